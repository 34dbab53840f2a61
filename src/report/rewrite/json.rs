//! The wire shape of `rewrite`: `advise.rewrite/1`. This file alone says how versions look outside.

use super::RenderRewrite;
use crate::check::Failure;
use crate::lang::Lang;
use crate::source::Span;
use crate::tone::Tone;
use crate::write::rewrite::text::Origin;
use crate::write::rewrite::{Rejected, Rewrite, Rewritten};
use serde::Serialize;
use std::io::{self, Write};

/// Name of the schema.
pub const SCHEMA: &str = "advise.rewrite/1";

/// One object for all notes.
pub struct Json {
    lang: Lang,
    begun: bool,
    /// Notes that could not be read.
    pub failures: Vec<Failure>,
}

impl Json {
    /// A renderer for one run.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, begun: false, failures: Vec::new() }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return out.write_all(b",\n");
        }
        let (version, lang) = (env!("CARGO_PKG_VERSION"), self.lang.name());
        writeln!(out, "{{\"schema\":\"{SCHEMA}\",\"version\":\"{version}\",\"lang\":\"{lang}\",\n\"notes\":[")
    }
}

impl RenderRewrite for Json {
    fn note(&mut self, note: &Rewritten, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        serde_json::to_writer(out, &NoteOut::from(note)).map_err(io::Error::from)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(out)?;
        }
        let failures: Vec<FailureOut<'_>> =
            self.failures.iter().map(|f| FailureOut { path: &f.path, message: &f.message }).collect();
        writeln!(out, "\n],\n\"failures\":{}}}", serde_json::to_string(&failures)?)
    }
}

/// One element of `notes` a line.
pub struct Ndjson;

impl RenderRewrite for Ndjson {
    fn note(&mut self, note: &Rewritten, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &NoteOut::from(note)).map_err(io::Error::from)?;
        out.write_all(b"\n")
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FailureOut<'a> {
    path: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ToneOut {
    hard_sell: f32,
    seeding: f32,
}

impl From<Tone> for ToneOut {
    fn from(tone: Tone) -> Self {
        Self { hard_sell: tone.hard_sell, seeding: tone.seeding }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SpanOut {
    start: usize,
    end: usize,
}

impl From<Span> for SpanOut {
    fn from(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NoteOut<'a> {
    path: &'a str,
    id: Option<&'a str>,
    score: u8,
    reason: Option<&'a str>,
    tone: ToneOut,
    rewrites: Vec<RewriteOut<'a>>,
    /// Only where a model was asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    rejected: Vec<RejectedOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RejectedOut<'a> {
    engine: &'a str,
    angle: &'a str,
    reason: &'a str,
}

impl<'a> From<&'a Rejected> for RejectedOut<'a> {
    fn from(rejected: &'a Rejected) -> Self {
        Self { engine: &rejected.engine, angle: &rejected.angle, reason: &rejected.reason }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RewriteOut<'a> {
    angle: &'a str,
    engine: &'a str,
    title: &'a str,
    title_options: &'a [String],
    body: &'a str,
    hashtags: &'a [String],
    text: String,
    slots: &'a [String],
    facts: Vec<FactOut<'a>>,
    sentences: Vec<SentenceOut<'a>>,
    /// Where each stretch of `text` comes from; none for what a model wrote.
    origins: Vec<OriginOut>,
    /// Facts of the draft that are gone: always empty, since a version that loses one is not shown.
    lost: Vec<String>,
    score: u8,
    tone: ToneOut,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OriginOut {
    span: SpanOut,
    from: &'static str,
    at: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactOut<'a> {
    text: &'a str,
    from: &'static str,
    span: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SentenceOut<'a> {
    span: SpanOut,
    fate: &'static str,
    rule: Option<&'a str>,
    reason: &'a str,
}

impl<'a> From<&'a Rewritten> for NoteOut<'a> {
    fn from(note: &'a Rewritten) -> Self {
        Self {
            path: &note.path,
            id: note.id.as_deref(),
            score: note.score,
            reason: note.reason.as_deref(),
            tone: note.tone.into(),
            rewrites: note.rewrites.iter().map(RewriteOut::from).collect(),
            rejected: note.rejected.iter().map(RejectedOut::from).collect(),
        }
    }
}

impl<'a> From<&'a Rewrite> for RewriteOut<'a> {
    fn from(rewrite: &'a Rewrite) -> Self {
        let facts = rewrite.facts.iter().map(|f| FactOut {
            text: &f.text,
            from: if f.span.is_some() { "draft" } else { "profile" },
            span: f.span.map(SpanOut::from),
        });
        let sentences = rewrite.sentences.iter().map(|s| SentenceOut {
            span: s.span.into(),
            fate: s.fate.name(),
            rule: s.rule.as_deref(),
            reason: &s.reason,
        });
        // The text begins with the title and a blank line.
        let body_at = if rewrite.title.is_empty() { 0 } else { rewrite.title.len() + 2 };
        let origins = rewrite.origins.iter().map(|(range, origin)| OriginOut {
            span: SpanOut { start: body_at + range.start, end: body_at + range.end },
            from: match origin {
                Origin::Draft(_) => "draft",
                Origin::Profile => "profile",
                Origin::Slot => "slot",
                Origin::Stock => "stock",
            },
            at: if let Origin::Draft(at) = origin { Some(SpanOut { start: at.start, end: at.end }) } else { None },
        });
        Self {
            angle: &rewrite.angle,
            engine: &rewrite.engine,
            title: &rewrite.title,
            title_options: &rewrite.title_options,
            body: &rewrite.body,
            hashtags: &rewrite.hashtags,
            text: rewrite.text(),
            slots: &rewrite.slots,
            facts: facts.collect(),
            sentences: sentences.collect(),
            origins: origins.collect(),
            lost: Vec::new(),
            score: rewrite.score,
            tone: rewrite.tone.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::JsonSchema;

    /// `advise rewrite --format json` as a whole.
    #[derive(JsonSchema)]
    #[schemars(title = "advise.rewrite/1")]
    #[expect(dead_code, reason = "only its shape is used")]
    struct Whole<'a> {
        schema: &'a str,
        version: &'a str,
        lang: &'a str,
        notes: Vec<NoteOut<'a>>,
        failures: Vec<FailureOut<'a>>,
    }

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<Whole<'static>>("rewrite");
    }
}
