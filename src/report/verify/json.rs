//! The wire shape of `verify`: `advise.verify/1`. This file alone says how comparisons look outside.

use super::Pair;
use crate::check::Failure;
use crate::lang::Catalog;
use crate::report::json::{FindingOut, finding_out};
use crate::source::LineIndex;
use crate::write::verify::From;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// Name of the schema.
pub const SCHEMA: &str = "advise.verify/1";

/// One object for all pairs.
#[derive(Default)]
pub struct Json {
    begun: bool,
    /// Room for one pair, which is written in one go.
    room: Vec<u8>,
    /// Pairs that could not be read.
    pub failures: Vec<Failure>,
}

impl Json {
    fn begin(&mut self, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return out.write_all(b",\n");
        }
        let (version, lang) = (env!("CARGO_PKG_VERSION"), catalog.lang.name());
        writeln!(out, "{{\"schema\":\"{SCHEMA}\",\"version\":\"{version}\",\"lang\":\"{lang}\",\n\"pairs\":[")
    }

    /// Writes one pair.
    pub fn pair(&mut self, pair: &Pair<'_>, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
        self.begin(catalog, out)?;
        self.room.clear();
        serde_json::to_writer(&mut self.room, &PairOut::new(pair, catalog))?;
        out.write_all(&self.room)
    }

    /// Ends the document.
    pub fn end(&mut self, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(catalog, out)?;
        }
        let failures: Vec<FailureOut<'_>> =
            self.failures.iter().map(|f| FailureOut { path: &f.path, message: &f.message }).collect();
        writeln!(out, "\n],\n\"failures\":{}}}", serde_json::to_string(&failures)?)
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FailureOut<'a> {
    path: &'a str,
    message: &'a str,
}

/// Bytes of `title + "\n" + body` of a side, the end not included.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SpanOut {
    start: usize,
    end: usize,
}

impl std::convert::From<&Range<usize>> for SpanOut {
    fn from(range: &Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PairOut<'a> {
    id: Option<&'a str>,
    draft: &'a str,
    version: &'a str,
    summary: SummaryOut,
    /// The version is written in another language: only numbers, names and times were compared.
    translated: bool,
    changed: Vec<ChangedOut<'a>>,
    new: Vec<NewOut<'a>>,
    lost: Vec<LostOut<'a>>,
    sourced: Vec<SourcedOut>,
    findings: Vec<FindingOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SummaryOut {
    clauses: usize,
    sourced: usize,
    new: usize,
    changed: usize,
    lost: usize,
    breaches: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangedOut<'a> {
    span: SpanOut,
    text: &'a str,
    kind: &'static str,
    from: &'static str,
    draft: SpanOut,
    draft_text: &'a str,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NewOut<'a> {
    span: SpanOut,
    text: &'a str,
    kind: &'static str,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LostOut<'a> {
    draft: SpanOut,
    text: &'a str,
    kind: &'static str,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SourcedOut {
    span: SpanOut,
    from: &'static str,
    draft: SpanOut,
}

const fn from_name(from: From) -> &'static str {
    match from {
        From::Draft => "draft",
        From::Profile => "profile",
    }
}

impl<'a> PairOut<'a> {
    fn new(pair: &'a Pair<'a>, catalog: &Catalog) -> Self {
        let found = pair.comparison;
        let note = &pair.version.reading.note;
        let lines = LineIndex::new(&note.text);
        let changed = found.changed.iter().map(|c| ChangedOut {
            span: (&c.range).into(),
            text: pair.text(&c.range),
            kind: c.kind.name(),
            from: from_name(c.from),
            draft: (&c.at).into(),
            draft_text: pair.source(c.from, &c.at),
            message: pair.say_changed(c, catalog),
        });
        let new = found.new.iter().map(|n| NewOut {
            span: (&n.range).into(),
            text: pair.text(&n.range),
            kind: n.kind.name(),
            message: pair.say_new(n, catalog),
        });
        let lost = found.lost.iter().map(|l| LostOut {
            draft: (&l.at).into(),
            text: pair.source(From::Draft, &l.at),
            kind: l.kind.name(),
            message: pair.say_lost(l, catalog),
        });
        let sourced = found.sourced.iter().map(|s| SourcedOut {
            span: (&s.range).into(),
            from: from_name(s.from),
            draft: (&s.at).into(),
        });
        Self {
            id: pair.id,
            draft: pair.draft_path,
            version: pair.version_path,
            summary: SummaryOut {
                clauses: found.clauses,
                sourced: found.sourced.len(),
                new: found.new.len(),
                changed: found.changed.len(),
                lost: found.lost.len(),
                breaches: pair.breaches().count(),
            },
            translated: found.is_translated,
            changed: changed.collect(),
            new: new.collect(),
            lost: lost.collect(),
            sourced: sourced.collect(),
            findings: found.findings.iter().map(|f| finding_out(f, note, &lines)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::JsonSchema;

    /// `advise verify --format json` as a whole.
    #[derive(JsonSchema)]
    #[schemars(title = "advise.verify/1")]
    #[expect(dead_code, reason = "only its shape is used")]
    struct Whole<'a> {
        schema: &'a str,
        version: &'a str,
        lang: &'a str,
        pairs: Vec<PairOut<'a>>,
        failures: Vec<FailureOut<'a>>,
    }

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<Whole<'static>>("verify");
    }
}
