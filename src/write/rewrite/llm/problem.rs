//! What is wrong with an answer, and with a call, in words.

use crate::lang::Catalog;
use crate::write::rewrite::llm::answer::Shape;
use crate::write::rewrite::llm::client::{CallError, UrlError};
use crate::write::verify::{Change, Loss, Novelty};

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// It cannot be read.
    Shape(Shape),
    /// The draft says otherwise: the version's words, the draft's.
    Changed(Change, String, String),
    /// Neither draft nor profile says it.
    New(Novelty, String),
    /// A title, and its length.
    Title(String, u32),
    /// Its length.
    Body(u32),
    /// So many questions.
    Slots(usize),
    /// What the check says.
    Found(String),
    /// The draft says it, and the version does not.
    Lost(Loss, String),
    /// Its score, and the draft's.
    Score(u8, u8),
}

impl Problem {
    /// Whether a version can be shown with it.
    pub const fn is_bearable(&self) -> bool {
        matches!(self, Self::Lost(..))
    }

    /// Whether it goes when the clause goes that it stands in.
    pub const fn is_cuttable(&self) -> bool {
        matches!(self, Self::Lost(..) | Self::New(..) | Self::Found(..))
    }
}

/// A problem in words, for the model or for the user.
pub fn say(problem: &Problem, catalog: &Catalog) -> String {
    match problem {
        Problem::Shape(Shape::Json(detail)) => catalog.say("llm.problem.json", &[("detail", detail)]),
        Problem::Shape(Shape::Titles) => catalog.say("llm.problem.titles", &[]),
        Problem::Shape(Shape::Cut) => catalog.say("llm.problem.cut", &[]),
        Problem::Shape(Shape::Empty) => catalog.say("llm.problem.empty", &[]),
        Problem::Shape(Shape::Sign) => catalog.say("llm.problem.sign", &[]),
        Problem::Changed(kind, text, draft) => {
            catalog.say(&format!("verify.changed.{}", kind.name()), &[("text", text), ("draft", draft)])
        }
        Problem::New(kind, text) => {
            let what = catalog.say(&format!("verify.new.{}", kind.name()), &[("text", text)]);
            catalog.say("llm.problem.new", &[("text", &what)])
        }
        Problem::Lost(kind, text) => {
            let what = catalog.say(&format!("verify.lost.{}", kind.name()), &[("text", text)]);
            catalog.say("llm.problem.lost", &[("text", &what)])
        }
        Problem::Title(title, units) => {
            catalog.say("llm.problem.long-title", &[("text", title), ("units", &units.to_string())])
        }
        Problem::Body(units) => catalog.say("llm.problem.long-body", &[("units", &units.to_string())]),
        Problem::Slots(count) => catalog.say("llm.problem.slots", &[("count", &count.to_string())]),
        Problem::Found(message) => message.clone(),
        Problem::Score(after, before) => {
            catalog.say("llm.problem.score", &[("after", &after.to_string()), ("before", &before.to_string())])
        }
    }
}

/// Why a call failed, in one line that says what to do.
pub fn say_call(error: &CallError, catalog: &Catalog) -> String {
    let plain = |key: &str| catalog.say(key, &[]);
    match error {
        CallError::Url(UrlError::Syntax) => plain("llm.url.syntax"),
        CallError::Url(UrlError::Scheme) => plain("llm.url.scheme"),
        CallError::Url(UrlError::Extra) => plain("llm.url.extra"),
        CallError::Url(UrlError::Plain) => plain("llm.url.plain"),
        CallError::Connect(detail) => catalog.say("llm.call.connect", &[("detail", detail)]),
        CallError::Timeout(seconds) => catalog.say("llm.call.timeout", &[("seconds", &seconds.to_string())]),
        CallError::Key(status) => catalog.say("llm.call.key", &[("status", &status.to_string())]),
        CallError::Busy => plain("llm.call.busy"),
        CallError::Status(status, detail) => {
            catalog.say("llm.call.status", &[("status", &status.to_string()), ("detail", detail)])
        }
        CallError::Redirect(to) => catalog.say("llm.call.redirect", &[("to", to)]),
        CallError::TooBig => plain("llm.call.too-big"),
        CallError::Broken(detail) => catalog.say("llm.call.broken", &[("detail", detail)]),
        CallError::Encoding(name) => catalog.say("llm.call.encoding", &[("name", name)]),
        CallError::Protocol(detail) => catalog.say("llm.call.protocol", &[("detail", detail)]),
    }
}
