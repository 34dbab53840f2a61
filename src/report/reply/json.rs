//! The wire shape of `reply`: `advise.reply/1`, and one object a comment as NDJSON.

use super::{Handled, Summary, todo};
use crate::check::Failure;
use crate::lang::Catalog;
use crate::write::reply::Silence;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Name of the schema.
pub const SCHEMA: &str = "advise.reply/1";

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CommentOut<'a> {
    /// The comment's own; its row where it has none.
    id: String,
    /// Line or row of the file, from 1.
    row: u64,
    text: &'a str,
    lang: &'static str,
    /// The surest first.
    intents: Vec<IntentOut>,
    urgency: &'static str,
    /// The id of the first comment that said the same.
    duplicates_of: Option<&'a str>,
    answer: Option<AnswerOut<'a>>,
    /// Why there is no answer: unsure, spam, abuse, not_for_us, refused.
    no_answer: Option<&'static str>,
    /// What to do instead, in the language of the run.
    todo: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct IntentOut {
    intent: &'static str,
    group: &'static str,
    confidence: f32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AnswerOut<'a> {
    /// Ready to paste but for its 〔slots〕.
    text: &'a str,
    /// Keys of advise.toml, or faq.
    facts: &'a [&'static str],
    /// What the profile lacks: intents.
    missing: Vec<&'static str>,
}

impl<'a> CommentOut<'a> {
    fn new(handled: &'a Handled, catalog: &Catalog) -> Self {
        let round = |x: f32| (x * 1000.0).round() / 1000.0;
        let intents = handled.sorted.intents.iter();
        let silence = handled.answer.as_ref().err();
        Self {
            id: Handled::name(&handled.comment),
            row: handled.comment.row,
            text: &handled.comment.text,
            lang: handled.sorted.tongue.name(),
            intents: intents
                .map(|(i, c)| IntentOut { intent: i.name(), group: i.group().name(), confidence: round(*c) })
                .collect(),
            urgency: handled.sorted.urgency.name(),
            duplicates_of: handled.duplicates_of.as_deref(),
            answer: handled.answer.as_ref().ok().map(|answer| AnswerOut {
                text: &answer.text,
                facts: &answer.facts,
                missing: answer.missing.iter().map(|i| i.name()).collect(),
            }),
            no_answer: silence.map(|s| s.name()),
            todo: silence.filter(|s| **s != Silence::NotForUs).map(|s| todo(*s, catalog)),
        }
    }
}

/// One comment on a line.
pub fn line(handled: &Handled, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &CommentOut::new(handled, catalog)).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "advise.reply/1"))]
struct Whole<'a> {
    schema: &'static str,
    version: &'static str,
    lang: &'static str,
    summary: SummaryOut,
    comments: Vec<CommentOut<'a>>,
    /// Questions that came three times or more.
    ideas: Vec<IdeaOut>,
    /// Lines for advise.toml that would answer more.
    missing: Vec<MissingOut>,
    failures: Vec<FailureOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SummaryOut {
    comments: usize,
    urgent: usize,
    answered: usize,
    duplicates: usize,
    intents: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct IdeaOut {
    intent: &'static str,
    count: usize,
    question: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MissingOut {
    intent: &'static str,
    count: usize,
    toml: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FailureOut<'a> {
    path: &'a str,
    message: &'a str,
}

/// All comments of a run as one object.
pub fn whole(
    all: &[Handled],
    summary: &Summary,
    failures: &[Failure],
    catalog: &Catalog,
    out: &mut dyn Write,
) -> io::Result<()> {
    let ideas = summary.ideas.often().into_iter();
    let whole = Whole {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        lang: catalog.lang.name(),
        summary: SummaryOut {
            comments: summary.comments,
            urgent: summary.urgent,
            answered: summary.answered,
            duplicates: summary.duplicates,
            intents: summary.intents.iter().map(|(i, n)| (i.name(), *n)).collect(),
        },
        comments: all.iter().map(|h| CommentOut::new(h, catalog)).collect(),
        ideas: ideas.map(|i| IdeaOut { intent: i.intent.name(), count: i.count, question: i.question }).collect(),
        missing: summary
            .lines_to_add(catalog)
            .into_iter()
            .map(|l| MissingOut { intent: l.intent.name(), count: l.count, toml: l.toml })
            .collect(),
        failures: failures.iter().map(|f| FailureOut { path: &f.path, message: &f.message }).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<Whole<'static>>("reply");
    }
}
