//! `rewrite --llm`: the offline versions told anew by a language model that the user runs or rents, through any server that
//! speaks the OpenAI protocol. Nothing is sent unless it is asked for, and no answer is shown before it was verified: what
//! holds a number, a name or an experience of its own is sent back once, then dropped for the offline version.
//!
//! [`prompt`] says what is asked, [`client`] carries it, [`answer`] reads what comes back, [`engine`] judges it:
//! [`problem`] is what can be wrong with it, [`prune`] cuts what nobody vouches for.

pub mod answer;
pub mod client;
pub mod engine;
pub mod problem;
pub mod prompt;
pub mod prune;

use std::time::Duration;

/// Where the model is, and how to speak to it.
#[derive(Clone)]
pub struct Settings {
    /// Base address: `http://127.0.0.1:8080/v1`.
    pub url: String,
    /// Name of the model.
    pub model: String,
    /// Never shown, never logged.
    pub key: Option<String>,
    /// For a request with its whole answer.
    pub timeout: Duration,
    /// At most so many requests a minute; none for as many as it takes.
    pub requests_per_minute: Option<u32>,
    /// How freely the model writes.
    pub temperature: f64,
}

/// Seconds for a request unless the settings say otherwise.
pub const TIMEOUT: u64 = 60;
/// How freely the model writes unless the settings say otherwise.
pub const TEMPERATURE: f64 = 0.4;

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("url", &self.url).field("model", &self.model).finish_non_exhaustive()
    }
}
