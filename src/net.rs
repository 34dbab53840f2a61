//! What every client of this program has in common, whomever it asks: one deadline for a request with the whole of its
//! answer, nobody followed unasked, and no more of an answer in memory than its asker can use.

use flate2::read::MultiGzDecoder;
use reqwest::blocking::{Client, ClientBuilder, RequestBuilder, Response};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, HeaderName};
use std::error::Error;
use std::io::Read;
use std::time::{Duration, Instant};

/// Bytes that are read at a time; between two such pieces the clock is looked at.
const PIECE: usize = 16 << 10;
/// How an answer may be packed.
const GZIP: &str = "gzip";
/// Characters of an encoding's name that are shown.
const NAME: usize = 40;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetError {
    /// Not all there when the time was over.
    Timeout,
    /// No connection; why.
    Connect(String),
    /// Broke off, or cannot be unpacked; why.
    Broken(String),
    /// Packed in a way that was not asked for and cannot be unpacked: its name.
    Encoding(String),
    /// Larger than so many bytes, unpacked.
    TooBig(usize),
}

/// When a request must be over, its answer included.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Instant);

impl Deadline {
    /// So long from now.
    pub fn after(time: Duration) -> Self {
        let now = Instant::now();
        // A time that no clock can hold is as good as a year.
        Self(now.checked_add(time).unwrap_or(now + Duration::from_hours(24 * 365)))
    }

    /// What is left; none when it is over.
    fn left(self) -> Option<Duration> {
        Some(self.0.saturating_duration_since(Instant::now())).filter(|left| !left.is_zero())
    }
}

/// Starts a client that follows nobody, tells nobody where it comes from, and knows how to encrypt.
pub fn builder(user_agent: &str) -> ClientBuilder {
    // Somebody else may have chosen already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().user_agent(user_agent).redirect(reqwest::redirect::Policy::none()).referer(false)
}

/// Finishes a client.
pub fn build(builder: ClientBuilder) -> Result<Client, NetError> {
    builder.build().map_err(|e| NetError::Connect(root(&e)))
}

/// Sends a request. The time holds for the body, too: [`read`] needs the same deadline.
pub fn send(request: RequestBuilder, deadline: Deadline) -> Result<Response, NetError> {
    let left = deadline.left().ok_or(NetError::Timeout)?;
    // The time of a request covers its whole answer; that of a client would begin anew with every read.
    request.header(ACCEPT_ENCODING, GZIP).timeout(left).send().map_err(|e| match () {
        () if e.is_timeout() || deadline.left().is_none() => NetError::Timeout,
        () if e.is_connect() => NetError::Connect(root(&e)),
        () => NetError::Broken(root(&e)),
    })
}

/// The body, unpacked, of which no more than the limit is ever held.
pub fn read(response: Response, limit: usize, deadline: Deadline) -> Result<Vec<u8>, NetError> {
    match header(&response, &CONTENT_ENCODING) {
        Some(name) if name.eq_ignore_ascii_case(GZIP) => pieces(MultiGzDecoder::new(response), limit, deadline),
        Some(name) if !name.eq_ignore_ascii_case("identity") => {
            Err(NetError::Encoding(name.chars().filter(char::is_ascii_graphic).take(NAME).collect()))
        }
        _ => pieces(response, limit, deadline),
    }
}

fn pieces(mut body: impl Read, limit: usize, deadline: Deadline) -> Result<Vec<u8>, NetError> {
    let mut bytes = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        if deadline.left().is_none() {
            return Err(NetError::Timeout);
        }
        match body.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(n) if n > limit - bytes.len() => return Err(NetError::TooBig(limit)),
            Ok(n) => bytes.extend(piece.iter().take(n)),
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) if deadline.left().is_none() => return Err(NetError::Timeout),
            Err(e) => return Err(NetError::Broken(root(&e))),
        }
    }
}

/// A header as sent, unless it is empty.
pub fn header(response: &Response, name: &HeaderName) -> Option<String> {
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned()).filter(|v| !v.is_empty())
}

/// What is at the bottom of an error; those above it only say that something went wrong.
fn root(error: &(dyn Error + 'static)) -> String {
    let mut at = error;
    while let Some(below) = at.source() {
        at = below;
    }
    at.to_string()
}
