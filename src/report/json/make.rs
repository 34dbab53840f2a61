//! From a report to the wire shape of `check`. Nothing is judged here.

use super::facts;
use super::names::{applicability_name, form_name, script_name, zone_name};
use super::place::SpanOut;
use super::wire::{
    BodyOut, EditOut, FindingOut, FixOut, HashtagOut, KeywordOut, NoteOut, PackOut, PartOut, PositionOut, ReasonOut,
    ScoreOut, StepOut, TitleOut, ToneOut, UseOut,
};
use crate::check::Report;
use crate::diagnostic::Finding;
use crate::note::{BODY_LIMIT, Note, TITLE_LIMIT};
use crate::pack::Packs;
use crate::reading::uses;
use crate::reading::uses::KeywordUse;
use crate::report::figures::FiguresOut;
use crate::source::{LineIndex, Position, Span};
use crate::text::script::Script;
use crate::text::units::units;

/// The packs of a run: the first ones, and what others have besides.
pub(super) fn packs<'p>(first: &'p Packs, all: &[&'p Packs]) -> Vec<PackOut<'p>> {
    let mut out: Vec<PackOut<'p>> = Vec::new();
    let same = |a: &PackOut<'_>, b: &PackOut<'_>| a.id == b.id && a.version == b.version;
    for (at, packs) in
        std::iter::once(first).chain(all.iter().copied().filter(|p| !std::ptr::eq(*p, first))).enumerate()
    {
        let found = packs.index.packs.iter().map(|p| PackOut { id: &p.id, version: &p.version });
        let new: Vec<_> = found.filter(|p| at == 0 || !out.iter().any(|known| same(known, p))).collect();
        out.extend(new);
    }
    out
}

/// A note with all that was found in it.
pub(super) fn note<'a>(report: &'a Report, packs: &'a Packs, shows_facts: bool) -> NoteOut<'a> {
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
            capped: outcome.score.capped,
            silenced: outcome.score.silenced,
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
        loudest: outcome.loudest.iter().filter_map(|s| note.visible(*s)).map(span).collect(),
        cues: &outcome.cues,
        keywords: report.keywords.iter().map(|k| keyword_out(k, report, packs)).collect(),
        findings: outcome.findings.iter().map(|f| finding_out(f, note, &lines)).collect(),
        next_steps: outcome
            .next_steps
            .iter()
            .map(|s| StepOut { message: &s.message, gain: decimal(s.gain), rule: &s.rule })
            .collect(),
        titles: &outcome.titles,
        topics: &outcome.topics,
        facts: shows_facts.then(|| facts::facts(report)),
    }
}

fn keyword_out<'a>(k: &'a KeywordUse, report: &'a Report, packs: &'a Packs) -> KeywordOut<'a> {
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

/// A finding of a note.
pub(in crate::report) fn finding_out<'a>(f: &'a Finding, note: &'a Note, lines: &LineIndex) -> FindingOut<'a> {
    let position = |byte| {
        let Position { line, column } = lines.position(&note.text, byte);
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
