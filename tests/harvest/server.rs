//! A web server of the test's own on this machine, as small as can be: it answers each path as it is told, or misbehaves.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a path is answered.
#[derive(Clone)]
pub enum Answer {
    /// Status line, headers and body.
    Whole(String, Vec<u8>),
    /// Nothing, ever.
    Silence,
    /// Headers, and then a body without an end.
    Endless(String),
    /// Headers and the beginning of a body, and then nothing.
    Stuck(String),
    /// Headers, and then a body that comes byte by byte, each well before anybody loses patience.
    Drip(String),
}

/// A page with status 200.
pub fn page(headers: &str, body: impl AsRef<[u8]>) -> Answer {
    Answer::Whole(format!("HTTP/1.1 200 OK\r\n{headers}"), body.as_ref().to_vec())
}

/// A page as most are sent.
pub fn html(body: impl AsRef<[u8]>) -> Answer {
    page("Content-Type: text/html; charset=utf-8\r\n", body)
}

/// A status without a page.
pub fn status(line: &str) -> Answer {
    Answer::Whole(format!("HTTP/1.1 {line}\r\nContent-Type: text/html\r\n"), Vec::new())
}

/// A redirect.
pub fn redirect(to: &str) -> Answer {
    status(&format!("302 Found\r\nLocation: {to}"))
}

/// A server that runs until the test ends.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers these paths; any other is a 404.
    pub fn start(answers: impl IntoIterator<Item = (&'static str, Answer)>) -> Self {
        Self::with(|_| answers.into_iter().collect::<Vec<_>>())
    }

    /// The same, with answers that need to know the server's own address.
    pub fn with<A: IntoIterator<Item = (&'static str, Answer)>>(answers: impl FnOnce(&str) -> A) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let answers: HashMap<&str, Answer> = answers(&format!("http://127.0.0.1:{port}")).into_iter().collect();
        let answers = Arc::new(answers);
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, log) = (Arc::clone(&answers), Arc::clone(&log));
                std::thread::spawn(move || serve(stream, &answers, &log));
            }
        });
        Self { port, asked }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The heads of all requests so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// The paths of all requests so far.
    pub fn paths(&self) -> Vec<String> {
        self.asked().iter().map(|head| head.split(' ').nth(1).unwrap().to_owned()).collect()
    }
}

/// Whoever was asked may hang up at any time, which is no matter here.
fn serve(mut stream: TcpStream, answers: &HashMap<&str, Answer>, log: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    log.lock().unwrap().push(head);
    let answer = answers.get(path.as_str()).cloned().unwrap_or_else(|| status("404 Not Found"));
    // A client that hangs up ends the reading, so no thread outlives its request.
    let wait = |mut stream: TcpStream| while matches!(stream.read(&mut [0]), Ok(1)) {};
    match answer {
        Answer::Whole(head, body) => {
            let _ = write!(stream, "{head}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(&body);
        }
        Answer::Silence => wait(stream),
        Answer::Stuck(head) => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n{head}Content-Length: 1000\r\n\r\n<p>");
            wait(stream);
        }
        Answer::Drip(head) => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n");
            drip(&mut stream);
        }
        Answer::Endless(head) => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n");
            while stream.write_all(&b"<p>endless</p>\n".repeat(4096)).is_ok() {}
        }
    }
}

/// Sends a byte whenever the other side has kept quiet for a moment, until it hangs up; a client that waits for ever is let go
/// in the end, so that its test fails rather than hangs.
fn drip(stream: &mut TcpStream) {
    let _ = stream.set_read_timeout(Some(std::time::Duration::from_millis(20)));
    for _ in 0..1000 {
        if stream.write_all(b" ").is_err() || matches!(stream.read(&mut [0]), Ok(0)) {
            return;
        }
    }
}
