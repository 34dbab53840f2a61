//! Asks for one address and follows where it leads, every hop judged anew: by its scheme and host, by the addresses its
//! name stands for, by its robots.txt. Time and size are bounded for the whole of it.
//!
//! A name is looked up once, judged, and from then on stands for what was judged: the connection is made to those very
//! addresses, so that a name server cannot show one address to the judge and another to the connection.

use super::address::is_public;
use super::agent::USER_AGENT;
use super::error::FetchError;
use super::policy::Policy;
use super::robots::{MAX_ROBOTS, Robots};
use super::throttle::{Clock, Throttle};
use crate::net::{self, Deadline, NetError};
use reqwest::blocking::{RequestBuilder, Response};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION};
use reqwest::{StatusCode, Url};
use std::collections::{HashMap, HashSet};
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// Redirects that are followed.
const MAX_REDIRECTS: usize = 5;
/// Content types of pages that people read.
const PAGES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

/// How a name becomes addresses; a test brings its own.
pub type Lookup = Arc<dyn Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync>;

/// How much of the user's time and memory a page may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the first request to the last byte, redirects and robots.txt included, pauses left out.
    pub timeout: Duration,
    /// Of the decoded body.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(10), bytes: 5 << 20 }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it was found in the end.
    pub url: Url,
    /// The header, as sent.
    pub content_type: Option<String>,
    /// The body, unpacked.
    pub bytes: Vec<u8>,
}

/// Asks for pages and files, and remembers whom it has asked.
pub struct Client {
    http: reqwest::blocking::Client,
    policy: Policy,
    limits: Limits,
    throttle: Throttle,
    lookup: Lookup,
    judged: Arc<Judged>,
    /// Scheme, host and port of the addresses that the user named.
    named: HashSet<String>,
    /// `None` for a host whose rules nobody knows.
    robots: HashMap<String, Option<Robots>>,
}

/// Names and the addresses that they stand for in this run.
#[derive(Debug, Default)]
struct Judged(Mutex<HashMap<String, Vec<IpAddr>>>);

impl Judged {
    fn get(&self, host: &str) -> Option<Vec<IpAddr>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(host).cloned()
    }

    fn set(&self, host: &str, ips: Vec<IpAddr>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(host.to_owned(), ips);
    }
}

impl Resolve for Judged {
    fn resolve(&self, name: Name) -> Resolving {
        let found = match self.get(name.as_str()) {
            Some(ips) => Ok(Box::new(ips.into_iter().map(|ip| SocketAddr::new(ip, 0))) as Addrs),
            None => Err("a host that nobody judged".into()),
        };
        Box::pin(std::future::ready(found))
    }
}

/// What is left of the time for a page.
struct Budget {
    total: Duration,
    left: Duration,
}

impl Budget {
    /// Does something that costs time.
    fn spend<T>(&mut self, work: impl FnOnce(Duration) -> Result<T, FetchError>) -> Result<T, FetchError> {
        if self.left.is_zero() {
            return Err(self.exhausted());
        }
        let start = Instant::now();
        let done = work(self.left);
        self.left = self.left.saturating_sub(start.elapsed());
        // Whatever broke, broke because the time was over.
        if done.is_err() && self.left.is_zero() { Err(self.exhausted()) } else { done }
    }

    /// Sends or reads something.
    fn ask<T>(&mut self, work: impl FnOnce(Deadline) -> Result<T, NetError>) -> Result<T, FetchError> {
        let total = self.total.as_secs();
        self.spend(|left| work(Deadline::after(left)).map_err(|e| FetchError::of(e, total)))
    }

    fn exhausted(&self) -> FetchError {
        FetchError::Timeout(self.total.as_secs())
    }
}

impl Client {
    /// A client that has asked nobody yet.
    pub fn new(policy: Policy, limits: Limits, clock: Box<dyn Clock>) -> Result<Self, FetchError> {
        let lookup = |host: &str| (host, 0).to_socket_addrs().map(|all| all.map(|a| a.ip()).collect());
        Self::with_lookup(policy, limits, clock, Arc::new(lookup))
    }

    /// The same with another way to look up names.
    pub fn with_lookup(
        policy: Policy,
        limits: Limits,
        clock: Box<dyn Clock>,
        lookup: Lookup,
    ) -> Result<Self, FetchError> {
        let judged = Arc::new(Judged::default());
        // A proxy would look names up by itself.
        let builder = net::builder(USER_AGENT).no_proxy().dns_resolver(Arc::clone(&judged));
        let http = net::build(builder).map_err(|e| FetchError::of(e, limits.timeout.as_secs()))?;
        let throttle = Throttle::new(clock);
        let (named, robots) = (HashSet::new(), HashMap::new());
        Ok(Self { http, policy, limits, throttle, lookup, judged, named, robots })
    }

    /// A page, if its host lets robots read it.
    pub fn page(&mut self, url: &Url) -> Result<Reply, FetchError> {
        self.named.insert(origin(url));
        let mut budget = self.budget();
        self.follow(url, true, &mut budget)
    }

    /// A file of at most so many bytes, which the user asked for by its address and which is no page.
    pub fn file(&mut self, url: &Url, limit: usize) -> Result<Vec<u8>, FetchError> {
        self.named.insert(origin(url));
        let mut budget = self.budget();
        let mut at = url.clone();
        for hop in 0..=MAX_REDIRECTS {
            self.judge(&at, hop > 0, &mut budget)?;
            let http = &self.http;
            let response = budget.ask(|deadline| net::send(get(http, &at), deadline))?;
            match redirect(&response, &at)? {
                Some(next) => at = next,
                None => return budget.ask(|deadline| net::read(response, limit, deadline)),
            }
        }
        Err(FetchError::TooManyRedirects(MAX_REDIRECTS))
    }

    const fn budget(&self) -> Budget {
        Budget { total: self.limits.timeout, left: self.limits.timeout }
    }

    fn follow(&mut self, url: &Url, is_page: bool, budget: &mut Budget) -> Result<Reply, FetchError> {
        let mut at = url.clone();
        for hop in 0..=MAX_REDIRECTS {
            let ips = self.judge(&at, hop > 0, budget)?;
            if is_page {
                self.ask_robots(&at, budget)?;
            }
            // This machine itself needs no rest.
            if !ips.iter().all(IpAddr::is_loopback) {
                self.throttle.wait(at.host_str().unwrap_or_default());
            }
            let http = &self.http;
            let response = budget.ask(|deadline| net::send(get(http, &at), deadline))?;
            if let Some(next) = redirect(&response, &at)? {
                at = next;
                continue;
            }
            let content_type = net::header(&response, &CONTENT_TYPE);
            if let Some(kind) = content_type.as_deref().filter(|kind| is_page && !is_page_type(kind)) {
                return Err(FetchError::NotAPage(kind.chars().filter(|c| !c.is_control()).take(60).collect()));
            }
            let limit = if is_page { self.limits.bytes } else { MAX_ROBOTS };
            let bytes = budget.ask(|deadline| net::read(response, limit, deadline))?;
            return Ok(Reply { url: at, content_type, bytes });
        }
        Err(FetchError::TooManyRedirects(MAX_REDIRECTS))
    }

    /// Whether an address may be asked, and which addresses its host stands for.
    fn judge(&mut self, url: &Url, led_here: bool, budget: &mut Budget) -> Result<Vec<IpAddr>, FetchError> {
        self.policy.check(url)?;
        let host = url.host_str().ok_or(FetchError::NotAnAddress)?;
        let ips = match url.host() {
            Some(url::Host::Ipv4(ip)) => vec![IpAddr::V4(ip)],
            Some(url::Host::Ipv6(ip)) => vec![IpAddr::V6(ip)],
            _ => match self.judged.get(host) {
                Some(ips) => ips,
                None => budget.spend(|left| look_up(&self.lookup, host, left))?,
            },
        };
        let private = ips.iter().find(|ip| !is_public(**ip));
        if let Some(ip) = private.filter(|_| !(self.policy.allow_private && self.named.contains(&origin(url)))) {
            let (host, ip) = (host.to_owned(), ip.to_string());
            return Err(if led_here { FetchError::PrivateRedirect(host, ip) } else { FetchError::Private(host, ip) });
        }
        self.judged.set(host, ips.clone());
        Ok(ips)
    }

    fn ask_robots(&mut self, url: &Url, budget: &mut Budget) -> Result<(), FetchError> {
        let origin = origin(url);
        let address = format!("{origin}/robots.txt");
        if !self.robots.contains_key(&origin) {
            let at = Url::parse(&address).map_err(|_| FetchError::NotAnAddress)?;
            let robots = match self.follow(&at, false, budget) {
                Ok(reply) => Some(Robots::parse(&String::from_utf8_lossy(&reply.bytes))),
                // Too many requests is no answer to the question; any other 4xx says that there are no rules.
                Err(FetchError::Status(status)) if (400..500).contains(&status) && status != 429 => {
                    Some(Robots::default())
                }
                // Nobody answers at all: what to mend is not the rules.
                Err(e @ (FetchError::Connect(_) | FetchError::UnknownHost(_) | FetchError::Timeout(_))) => {
                    return Err(e);
                }
                Err(_) => None,
            };
            self.robots.insert(origin.clone(), robots);
        }
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        match self.robots.get(&origin) {
            Some(Some(robots)) if robots.allows(&path) => Ok(()),
            Some(Some(_)) => Err(FetchError::Robots(address)),
            _ => Err(FetchError::RobotsUnknown(address)),
        }
    }
}

/// The system's own look-up knows no end of time, so it is left behind when the time is over.
fn look_up(lookup: &Lookup, host: &str, left: Duration) -> Result<Vec<IpAddr>, FetchError> {
    let (tell, told) = mpsc::channel();
    let (lookup, name) = (Arc::clone(lookup), host.to_owned());
    std::thread::spawn(move || tell.send(lookup(&name)));
    let unknown = || FetchError::UnknownHost(host.to_owned());
    let ips = told.recv_timeout(left).map_err(|_| unknown())?.map_err(|_| unknown())?;
    if ips.is_empty() { Err(unknown()) } else { Ok(ips) }
}

fn get(http: &reqwest::blocking::Client, url: &Url) -> RequestBuilder {
    http.get(url.clone())
        .header(ACCEPT, "text/html, application/xhtml+xml, */*;q=0.1")
        .header(ACCEPT_LANGUAGE, "zh-HK, zh-Hant;q=0.9, zh;q=0.8, en;q=0.7")
}

/// Where an answer leads; an error for one that is no page and leads nowhere.
fn redirect(response: &Response, at: &Url) -> Result<Option<Url>, FetchError> {
    let status = response.status();
    if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        let to = response.headers().get(LOCATION).ok_or(FetchError::LostRedirect)?;
        let to = std::str::from_utf8(to.as_bytes()).map_err(|_| FetchError::LostRedirect)?;
        return at.join(to).map(Some).map_err(|_| FetchError::LostRedirect);
    }
    if status == StatusCode::OK { Ok(None) } else { Err(FetchError::Status(status.as_u16())) }
}

fn is_page_type(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    PAGES.iter().any(|page| kind.eq_ignore_ascii_case(page))
}

/// Scheme, host and port: what a redirect must keep where only the named address may be asked.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}
