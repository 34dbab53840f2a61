//! Why a page was not fetched, and how that is told: [`FetchError`].

use crate::lang::Catalog;
use crate::net::NetError;

/// Why a page was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Cannot be read as an address.
    NotAnAddress,
    /// Neither http nor https.
    Scheme(String),
    /// http where only https is good enough.
    HttpsOnly,
    /// A name or password stands in the address.
    Credentials,
    /// 小紅書 itself.
    Xiaohongshu(String),
    /// An address that is not of the public internet: the host and the address.
    Private(String, String),
    /// A redirect to such an address.
    PrivateRedirect(String, String),
    /// The host has no address.
    UnknownHost(String),
    /// More redirects than anybody needs.
    TooManyRedirects(usize),
    /// A redirect that says not where to.
    LostRedirect,
    /// robots.txt forbids it.
    Robots(String),
    /// robots.txt could not be read, so nobody knows whether it forbids it.
    RobotsUnknown(String),
    /// Another status than 200.
    Status(u16),
    /// Larger than so many bytes, decoded.
    TooBig(usize),
    /// Not done after so many seconds.
    Timeout(u64),
    /// Not a page: its content type.
    NotAPage(String),
    /// Packed in a way that cannot be unpacked: its name.
    Encoding(String),
    /// No connection.
    Connect(String),
    /// Broke off, or cannot be decoded.
    Broken(String),
}

impl FetchError {
    /// What a request failed of that had so many seconds.
    pub fn of(error: NetError, seconds: u64) -> Self {
        match error {
            NetError::Timeout => Self::Timeout(seconds),
            NetError::Connect(detail) => Self::Connect(detail),
            NetError::Broken(detail) => Self::Broken(detail),
            NetError::Encoding(name) => Self::Encoding(name),
            NetError::TooBig(bytes) => Self::TooBig(bytes),
        }
    }

    /// What to tell the user.
    pub fn say(&self, catalog: &Catalog) -> String {
        match self {
            Self::NotAnAddress => catalog.say("fetch.not-an-address", &[]),
            Self::Scheme(scheme) => catalog.say("fetch.scheme", &[("scheme", scheme)]),
            Self::HttpsOnly => catalog.say("fetch.https-only", &[]),
            Self::Credentials => catalog.say("fetch.credentials", &[]),
            Self::Xiaohongshu(host) => catalog.say("fetch.xiaohongshu", &[("host", host)]),
            Self::Private(host, ip) => catalog.say("fetch.private", &[("host", host), ("ip", ip)]),
            Self::PrivateRedirect(host, ip) => catalog.say("fetch.private-redirect", &[("host", host), ("ip", ip)]),
            Self::UnknownHost(host) => catalog.say("fetch.unknown-host", &[("host", host)]),
            Self::TooManyRedirects(n) => catalog.say("fetch.too-many-redirects", &[("n", &n.to_string())]),
            Self::LostRedirect => catalog.say("fetch.lost-redirect", &[]),
            Self::Robots(url) => catalog.say("fetch.robots", &[("url", url)]),
            Self::RobotsUnknown(url) => catalog.say("fetch.robots-unknown", &[("url", url)]),
            Self::Status(404 | 410) => catalog.say("fetch.gone", &[]),
            Self::Status(status) => catalog.say("fetch.status", &[("status", &status.to_string())]),
            Self::TooBig(bytes) => catalog.say("fetch.too-big", &[("limit", &size(*bytes))]),
            Self::Timeout(seconds) => catalog.say("fetch.timeout", &[("seconds", &seconds.to_string())]),
            Self::NotAPage(kind) => catalog.say("fetch.not-a-page", &[("kind", kind)]),
            Self::Encoding(name) => catalog.say("fetch.encoding", &[("name", name)]),
            Self::Connect(detail) => catalog.say("fetch.connect", &[("detail", detail)]),
            Self::Broken(detail) => catalog.say("fetch.broken", &[("detail", detail)]),
        }
    }
}

/// 5 MB, 12 KB, 300 bytes.
fn size(bytes: usize) -> String {
    match bytes {
        0x10_0000.. => format!("{} MB", bytes >> 20),
        0x400.. => format!("{} KB", bytes >> 10),
        _ => format!("{bytes} bytes"),
    }
}
