//! Carries requests to a server that speaks the OpenAI protocol. Tries again when the server is busy, waits as long as it
//! asks for, follows nobody elsewhere, reads no more than an answer can be, and never shows the key.

use crate::net::{self, Deadline, NetError};
use crate::write::rewrite::llm::Settings;
use crate::write::rewrite::llm::prompt::{Conversation, ResponseFormat, request};
use reqwest::StatusCode;
use reqwest::blocking::Response;
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use url::{Host, Url};

/// Bytes of an answer.
const MOST_BYTES: usize = 1 << 20;
/// What this program calls itself.
const USER_AGENT: &str = concat!("advise/", env!("CARGO_PKG_VERSION"), " (rewrite --llm)");
/// A request is sent again so many times.
const RETRIES: u32 = 3;
/// Before the first retry; twice as long before each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// However long a server asks to wait.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Characters of a server's own words that are shown.
const MESSAGE: usize = 160;

/// Time, so that a test need not wait.
pub trait Clock: Send {
    /// Since some moment.
    fn now(&self) -> Duration;
    /// Waits.
    fn sleep(&mut self, pause: Duration);
}

/// The clock on the wall.
#[derive(Debug)]
pub struct Wall(Instant);

impl Default for Wall {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for Wall {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&mut self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The address is none; why.
    Url(UrlError),
    /// Nobody there, or no connection.
    Connect(String),
    /// No whole answer within so many seconds, however often it was tried.
    Timeout(u64),
    /// The key is missing or wrong.
    Key(u16),
    /// Too many requests, however long it waited.
    Busy,
    /// The server says no; its own words.
    Status(u16, String),
    /// It leads elsewhere.
    Redirect(String),
    /// Longer than any answer.
    TooBig,
    /// Broke off, or cannot be unpacked; why.
    Broken(String),
    /// Packed in a way that cannot be unpacked: its name.
    Encoding(String),
    /// Not what the protocol says.
    Protocol(String),
}

impl CallError {
    /// Whether only this answer was bad; otherwise nothing better is to be expected of the next one.
    pub const fn is_about_one_answer(&self) -> bool {
        matches!(self, Self::TooBig | Self::Protocol(_))
    }
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// Not an address at all.
    Syntax,
    /// Neither http nor https.
    Scheme,
    /// Name and password, a query or a fragment in it.
    Extra,
    /// The key would travel readable for everybody.
    Plain,
}

/// What a model said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its words.
    pub content: String,
    /// Whether the server stopped it before it had finished.
    pub is_cut: bool,
}

/// Asks a model.
pub struct Client {
    http: reqwest::blocking::Client,
    endpoint: Url,
    settings: Settings,
    clock: Box<dyn Clock>,
    /// The strictest that this server knows.
    format: ResponseFormat,
    /// When the last request was sent.
    last: Option<Duration>,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

/// What came of one request.
enum Sent {
    Reply(Reply),
    /// Worth another try, after a pause if the server says so.
    Again(CallError, Option<Duration>),
    /// The server does not know this response format.
    Looser(CallError),
}

impl Client {
    /// Connects to nobody yet.
    pub fn new(settings: Settings, clock: Box<dyn Clock>) -> Result<Self, CallError> {
        let endpoint = endpoint(&settings.url, settings.key.is_some()).map_err(CallError::Url)?;
        let builder = net::builder(USER_AGENT);
        // What is meant for this machine or its network passes through nobody else's.
        let builder = if is_near(&endpoint) { builder.no_proxy() } else { builder };
        let http = net::build(builder).map_err(|e| broken(e, settings.timeout))?;
        Ok(Self { http, endpoint, settings, clock, format: ResponseFormat::Schema, last: None })
    }

    /// The host that everything is sent to.
    pub fn host(&self) -> String {
        let host = self.endpoint.host_str().unwrap_or_default();
        self.endpoint.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The name of the model.
    pub fn model(&self) -> &str {
        &self.settings.model
    }

    /// The first request just as it would be sent, the key left out.
    pub fn dry(&self, so_far: &Conversation) -> Value {
        let mut headers = json!({ "Content-Type": "application/json", "Accept": "application/json" });
        if self.settings.key.is_some() {
            headers["Authorization"] = json!("Bearer ***");
        }
        json!({ "method": "POST", "url": self.endpoint.as_str(), "headers": headers, "body": self.body(so_far) })
    }

    fn body(&self, so_far: &Conversation) -> Value {
        let Settings { model, temperature, .. } = &self.settings;
        request(model, *temperature, &so_far.messages, &so_far.topics, self.format)
    }

    /// What the model answers to a conversation.
    pub fn chat(&mut self, so_far: &Conversation) -> Result<Reply, CallError> {
        let mut tries = 0;
        loop {
            self.keep_pace();
            match self.send(so_far)? {
                Sent::Reply(reply) => return Ok(reply),
                Sent::Looser(error) => self.format = self.format.looser().ok_or(error)?,
                Sent::Again(error, _) if tries == RETRIES => return Err(error),
                Sent::Again(_, wish) => {
                    let pause = wish.unwrap_or(FIRST_PAUSE * 2_u32.pow(tries)).min(LONGEST_PAUSE);
                    self.clock.sleep(pause);
                    tries += 1;
                }
            }
        }
    }

    /// Waits until the next request may go.
    fn keep_pace(&mut self) {
        if let (Some(many), Some(last)) = (self.settings.requests_per_minute.filter(|m| *m > 0), self.last) {
            let next = last + Duration::from_mins(1) / many;
            if let Some(pause) = next.checked_sub(self.clock.now()).filter(|p| !p.is_zero()) {
                self.clock.sleep(pause);
            }
        }
        self.last = Some(self.clock.now());
    }

    fn send(&self, so_far: &Conversation) -> Result<Sent, CallError> {
        let body = self.body(so_far).to_string();
        let mut asked = self
            .http
            .post(self.endpoint.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .body(body);
        if let Some(key) = &self.settings.key {
            asked = asked.bearer_auth(key);
        }
        let deadline = Deadline::after(self.settings.timeout);
        let failed = |e: NetError| broken(e, self.settings.timeout);
        let response = match net::send(asked, deadline) {
            Ok(response) => response,
            Err(e @ NetError::Timeout) => return Ok(Sent::Again(failed(e), None)),
            // Whatever else happens before an answer is there: no connection to speak of.
            Err(NetError::Broken(detail)) => return Err(CallError::Connect(detail)),
            Err(e) => return Err(failed(e)),
        };
        let status = response.status();
        let wish = retry_after(&response);
        if status.is_redirection() {
            let to = response.headers().get(LOCATION).and_then(|l| l.to_str().ok()).unwrap_or("?");
            return Err(CallError::Redirect(self.plain(to)));
        }
        let bytes = match net::read(response, MOST_BYTES, deadline) {
            Ok(bytes) => bytes,
            Err(e @ (NetError::TooBig(_) | NetError::Encoding(_))) => return Err(failed(e)),
            Err(e) if status.is_success() => return Ok(Sent::Again(failed(e), None)),
            Err(_) => Vec::new(),
        };
        if status.is_success() {
            return reply(&bytes).map(Sent::Reply);
        }
        let error = CallError::Status(status.as_u16(), self.plain(&said(&bytes)));
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(CallError::Key(status.as_u16())),
            StatusCode::TOO_MANY_REQUESTS => Ok(Sent::Again(CallError::Busy, wish)),
            StatusCode::REQUEST_TIMEOUT => Ok(Sent::Again(failed(NetError::Timeout), wish)),
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Ok(Sent::Looser(error)),
            _ if status.is_server_error() => Ok(Sent::Again(error, wish)),
            _ => Err(error),
        }
    }

    /// A server's own words: one line, not long, and without the key, should it repeat it.
    fn plain(&self, text: &str) -> String {
        let text = match self.settings.key.as_deref().filter(|k| !k.is_empty()) {
            Some(key) => text.replace(key, "***"),
            None => text.to_owned(),
        };
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MESSAGE).collect()
    }
}

/// `http://host:port/v1` → `http://host:port/v1/chat/completions`.
fn endpoint(base: &str, has_key: bool) -> Result<Url, UrlError> {
    let mut url = Url::parse(base.trim()).map_err(|_| UrlError::Syntax)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(UrlError::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        return Err(UrlError::Extra);
    }
    if has_key && url.scheme() == "http" && !is_near(&url) {
        return Err(UrlError::Plain);
    }
    let path = url.path().trim_end_matches('/').to_owned();
    let path = match path.as_str() {
        "" => "/v1/chat/completions".to_owned(),
        whole if whole.ends_with("/chat/completions") => whole.to_owned(),
        base => format!("{base}/chat/completions"),
    };
    url.set_path(&path);
    Ok(url)
}

/// This machine or its own network, where a key does not travel through anybody else's.
fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => !name.contains('.') || name.rsplit('.').next() == Some("local"),
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unique_local(),
        None => false,
    }
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds: f64 = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(LONGEST_PAUSE.as_secs_f64())))
}

/// What to tell of a request that had so much time.
fn broken(error: NetError, time: Duration) -> CallError {
    match error {
        NetError::Timeout => CallError::Timeout(time.as_secs().max(1)),
        NetError::Connect(detail) => CallError::Connect(detail),
        NetError::Broken(detail) => CallError::Broken(detail),
        NetError::Encoding(name) => CallError::Encoding(name),
        NetError::TooBig(_) => CallError::TooBig,
    }
}

fn reply(bytes: &[u8]) -> Result<Reply, CallError> {
    let whole: Completion = serde_json::from_slice(bytes).map_err(|e| CallError::Protocol(e.to_string()))?;
    let first = whole.choices.into_iter().next();
    let said = first.and_then(|c| Some((c.message.content?, c.finish_reason)));
    let (content, finish) = said.ok_or_else(|| CallError::Protocol("no choices[0].message.content".to_owned()))?;
    Ok(Reply { content, is_cut: finish.as_deref() == Some("length") })
}

/// `{"error": {"message": "…"}}`, `{"error": "…"}`, or the text as it is.
fn said(bytes: &[u8]) -> String {
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    let error = value.as_ref().and_then(|v| v.get("error"));
    let message = error.and_then(|e| e.get("message").or(Some(e))).and_then(Value::as_str);
    message.map_or_else(|| String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).into_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let at = |base: &str| endpoint(base, false).map(|u| u.to_string());
        for (base, whole) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions"),
            ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
            ("https://api.example/openai/v1", "https://api.example/openai/v1/chat/completions"),
            ("https://api.example/v1/chat/completions", "https://api.example/v1/chat/completions"),
        ] {
            assert_eq!(at(base).as_deref(), Ok(whole), "{base}");
        }
        assert_eq!(at("localhost"), Err(UrlError::Syntax));
        assert_eq!(at("localhost:8080"), Err(UrlError::Scheme));
        assert_eq!(at("file:///etc/passwd"), Err(UrlError::Scheme));
        assert_eq!(at("https://me:secret@api.example/v1"), Err(UrlError::Extra));
        assert_eq!(at("https://api.example/v1?key=1"), Err(UrlError::Extra));
    }

    #[test]
    fn a_key_does_not_travel_in_the_open() {
        assert_eq!(endpoint("http://api.example/v1", true), Err(UrlError::Plain));
        assert!(endpoint("http://192.168.1.5:8000", true).is_ok());
        assert!(endpoint("https://api.example/v1", true).is_ok());
    }

    #[test]
    fn the_words_of_a_server() {
        assert_eq!(said(br#"{"error":{"message":"no such model"}}"#), "no such model");
        assert_eq!(said(br#"{"error":"no such model"}"#), "no such model");
        assert_eq!(said(b"<h1>Bad Gateway</h1>"), "<h1>Bad Gateway</h1>");
    }
}
