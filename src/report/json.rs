//! The wire shape of `check`: `advise.check/1`. Inner types do not serialise; this file alone says how they look outside.

use super::figures::FiguresOut;
use super::{Render, Summary};
use crate::check::{Failure, Report};
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::fix::Applicability;
use crate::lang::Lang;
use crate::note::{BODY_LIMIT, TITLE_LIMIT, Zone};
use crate::pack::{Packs, Role};
use crate::reading::uses;
use crate::reading::uses::Form;
use crate::source::{LineIndex, Position, Span};
use crate::text::script::Script;
use crate::text::units::units;
use serde::Serialize;
use std::io::{self, Write};

/// Name of the schema.
pub const SCHEMA: &str = "advise.check/1";

/// One object for all notes.
pub struct Json<'p> {
    packs: &'p Packs,
    lang: Lang,
    begun: bool,
    any: bool,
    failures: Vec<FailureOut>,
}

impl<'p> Json<'p> {
    /// A renderer for one run.
    pub const fn new(packs: &'p Packs, lang: Lang) -> Self {
        Self { packs, lang, begun: false, any: false, failures: Vec::new() }
    }

    /// The summary stands before the notes, but is known after them; so it is written last, and key order does not matter to JSON.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let packs = serde_json::to_string(&packs(self.packs))?;
            write!(
                out,
                "{{\"schema\":\"{SCHEMA}\",\"version\":\"{}\",\"lang\":\"{}\",\"packs\":{packs},\n\"notes\":[",
                env!("CARGO_PKG_VERSION"),
                self.lang.name()
            )?;
        }
        Ok(())
    }
}

impl Render for Json<'_> {
    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        serde_json::to_writer(out, &note(report, self.packs)).map_err(io::Error::from)
    }

    fn failure(&mut self, failure: &Failure, _: &mut dyn Write) -> io::Result<()> {
        self.failures.push(FailureOut { path: failure.path.clone(), message: failure.message.clone() });
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let failures = serde_json::to_string(&self.failures)?;
        let summary = serde_json::to_string(&SummaryOut {
            notes: summary.notes,
            errors: summary.errors,
            warnings: summary.warnings,
            hints: summary.hints,
            mean_score: summary.mean_score(),
            repeated_openings: summary
                .openings
                .repeated()
                .into_iter()
                .map(|r| RepeatedOut { text: r.text, paths: r.paths })
                .collect(),
        })?;
        writeln!(out, "\n],\n\"summary\":{summary},\n\"failures\":{failures}}}")
    }
}

/// One element of `notes` a line.
pub struct Ndjson<'p> {
    packs: &'p Packs,
}

impl<'p> Ndjson<'p> {
    /// A renderer for one run.
    pub const fn new(packs: &'p Packs) -> Self {
        Self { packs }
    }
}

impl Render for Ndjson<'_> {
    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &note(report, self.packs)).map_err(io::Error::from)?;
        out.write_all(b"\n")
    }

    fn failure(&mut self, _: &Failure, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PackOut<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SummaryOut<'a> {
    notes: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    mean_score: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    repeated_openings: Vec<RepeatedOut<'a>>,
}

/// An opening that three notes or more share.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RepeatedOut<'a> {
    text: &'a str,
    paths: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FailureOut {
    path: String,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NoteOut<'a> {
    path: &'a str,
    id: Option<&'a str>,
    script: &'static str,
    cantonese: bool,
    district: Option<&'a str>,
    place: Option<&'a str>,
    category: Option<&'a str>,
    target_from: &'static str,
    target_confidence: f64,
    title: Option<TitleOut<'a>>,
    body: BodyOut,
    hashtags: Vec<HashtagOut<'a>>,
    score: ScoreOut<'a>,
    tone: ToneOut,
    cues: &'a [&'static str],
    keywords: Vec<KeywordOut<'a>>,
    findings: Vec<FindingOut<'a>>,
    next_steps: Vec<StepOut<'a>>,
    titles: &'a [String],
    topics: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PositionOut {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TitleOut<'a> {
    text: &'a str,
    span: Option<SpanOut>,
    units: u32,
    limit: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BodyOut {
    units: u32,
    limit: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct HashtagOut<'a> {
    text: &'a str,
    span: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ScoreOut<'a> {
    total: u8,
    parts: Vec<PartOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartOut<'a> {
    id: &'static str,
    points: f64,
    max: f64,
    reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReasonOut<'a> {
    rule: &'a str,
    points: f64,
    message: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ToneOut {
    hard_sell: f64,
    seeding: f64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KeywordOut<'a> {
    keyword: &'a str,
    role: Role,
    importance: u8,
    pack: Option<&'a str>,
    uses: Vec<UseOut<'a>>,
    missing: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<FiguresOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UseOut<'a> {
    zone: &'static str,
    form: &'static str,
    text: &'a str,
    span: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FindingOut<'a> {
    rule: &'a str,
    row: Option<&'a str>,
    severity: Severity,
    message: &'a str,
    why: &'a str,
    basis: Basis,
    jurisdiction: Option<Jurisdiction>,
    source: Option<&'a str>,
    span: Option<SpanOut>,
    start: Option<PositionOut>,
    end: Option<PositionOut>,
    fixes: Vec<FixOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FixOut<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EditOut<'a> {
    span: SpanOut,
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StepOut<'a> {
    message: &'a str,
    gain: f64,
    rule: &'a str,
}

fn packs(packs: &Packs) -> Vec<PackOut<'_>> {
    packs.index.packs.iter().map(|p| PackOut { id: &p.id, version: &p.version }).collect()
}

fn note<'a>(report: &'a Report, packs: &'a Packs) -> NoteOut<'a> {
    let note = &report.note;
    let outcome = &report.outcome;
    let lines = LineIndex::new(&note.text);
    let place = report.target.place.map(|t| uses::show(&packs.index.terms[t as usize].name, Script::Hant));
    NoteOut {
        path: &report.path,
        id: report.id.as_deref(),
        script: script_name(outcome.script),
        cantonese: outcome.cantonese,
        district: report.target.district.map(|d| packs.index.districts[d as usize].id.as_str()),
        place,
        category: report.target.category.map(|c| packs.index.categories[c as usize].id.as_str()),
        target_from: report.target.from.name(),
        target_confidence: decimal(report.target.confidence),
        title: note.title.as_ref().map(|t| TitleOut {
            text: &t.text,
            span: Some(span(t.span)),
            units: units(&t.text),
            limit: TITLE_LIMIT,
        }),
        body: BodyOut { units: note.body_units(), limit: BODY_LIMIT },
        hashtags: note
            .topics
            .iter()
            .map(|t| HashtagOut { text: &t.text, span: note.visible(t.span).map(span) })
            .collect(),
        score: ScoreOut {
            total: outcome.score.total,
            parts: outcome
                .score
                .parts
                .iter()
                .map(|p| PartOut {
                    id: p.id,
                    points: decimal(p.points),
                    max: decimal(p.max),
                    reasons: p
                        .reasons
                        .iter()
                        .map(|r| ReasonOut { rule: &r.rule, points: decimal(r.points), message: &r.message })
                        .collect(),
                })
                .collect(),
        },
        tone: ToneOut { hard_sell: decimal(outcome.tone.hard_sell), seeding: decimal(outcome.tone.seeding) },
        cues: &outcome.cues,
        keywords: report.keywords.iter().map(|k| keyword_out(k, report, packs)).collect(),
        findings: outcome.findings.iter().map(|f| finding_out(f, report, &lines)).collect(),
        next_steps: outcome
            .next_steps
            .iter()
            .map(|s| StepOut { message: &s.message, gain: decimal(s.gain), rule: &s.rule })
            .collect(),
        titles: &outcome.titles,
        topics: &outcome.topics,
    }
}

fn keyword_out<'a>(k: &'a crate::reading::uses::KeywordUse, report: &'a Report, packs: &'a Packs) -> KeywordOut<'a> {
    let note = &report.note;
    let figure = k.keyword.figure.map(|f| &packs.index.figures[f as usize]);
    KeywordOut {
        keyword: &k.keyword.text,
        role: k.keyword.role,
        importance: k.keyword.importance,
        pack: k.keyword.pack.as_deref(),
        uses: k
            .uses
            .iter()
            .map(|u| UseOut {
                zone: zone_name(u.zone),
                form: form_name(u.form),
                text: &note.text[u.range.clone()],
                span: note.span(u.range.clone()).and_then(|s| note.visible(s)).map(span),
            })
            .collect(),
        missing: k.missing.iter().map(|z| zone_name(*z)).collect(),
        figures: figure.map(|f| FiguresOut::new(f, packs)),
    }
}

fn finding_out<'a>(f: &'a crate::diagnostic::Finding, report: &'a Report, lines: &LineIndex) -> FindingOut<'a> {
    let position = |byte| {
        let Position { line, column } = lines.position(&report.note.text, byte);
        PositionOut { line, column }
    };
    FindingOut {
        rule: &f.rule,
        row: f.row.as_deref(),
        severity: f.severity,
        message: &f.message,
        why: &f.why,
        basis: f.basis,
        jurisdiction: f.jurisdiction,
        source: f.source.as_deref(),
        span: f.span.map(span),
        start: f.span.map(|s| position(s.start())),
        end: f.span.map(|s| position(s.end())),
        fixes: f
            .fixes
            .iter()
            .map(|x| FixOut {
                title: &x.title,
                applicability: applicability_name(x.applicability),
                edits: x.edits.iter().map(|e| EditOut { span: span(e.span), text: &e.text }).collect(),
            })
            .collect(),
    }
}

const fn span(s: Span) -> SpanOut {
    SpanOut { start: s.start(), end: s.end() }
}

/// One decimal more than is shown, without the noise of single precision.
fn decimal(x: f32) -> f64 {
    (f64::from(x) * 100.0).round() / 100.0
}

/// The name of a script in JSON.
pub const fn script_name(script: Script) -> &'static str {
    match script {
        Script::Hant => "hant",
        Script::Hans => "hans",
        Script::Mixed => "mixed",
        Script::Latin => "latin",
    }
}

/// The name of a zone in JSON.
pub const fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::Title => "title",
        Zone::Opening => "opening",
        Zone::Body => "body",
        Zone::Hashtag => "hashtag",
    }
}

/// The name of a form in JSON.
pub const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Exact => "exact",
        Form::Script => "script",
        Form::Alias => "alias",
        Form::Split => "split",
    }
}

/// The name of a severity in JSON.
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

const fn applicability_name(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::Display => "display",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole of `--format json`, for its schema; the program writes it piece by piece.
    #[derive(schemars::JsonSchema)]
    #[schemars(title = "advise.check/1")]
    #[expect(dead_code, reason = "only its schema is wanted")]
    struct CheckOut<'a> {
        schema: &'a str,
        version: &'a str,
        lang: &'a str,
        packs: Vec<PackOut<'a>>,
        notes: Vec<NoteOut<'a>>,
        summary: SummaryOut<'a>,
        failures: Vec<FailureOut>,
    }

    /// `UPDATE_SCHEMA=1 cargo test --lib schema` writes it anew.
    #[test]
    fn the_schema_is_fresh() {
        let schema = schemars::schema_for!(CheckOut<'static>);
        let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/check.schema.json");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(&path, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == fresh, "docs/check.schema.json is stale: run `UPDATE_SCHEMA=1 cargo test --lib schema`");
    }
}
