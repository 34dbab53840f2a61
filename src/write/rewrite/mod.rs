//! Versions of a draft that a shop owner would really post: nothing that is not in the draft or in the shop's profile,
//! everything missing asked for in a 〔slot〕, and every version checked before it is shown.
//!
//! Data flows one way: `draft` cuts the draft up and judges each clause, `lead` finds what it can begin with, `name` what the
//! shop calls itself, `compose` puts a version together, `ask` and `titles` add what only the owner knows and what stands
//! above, `editor` takes each through the gate. The few lines that are ours are data (`keyword_packs/angles/common.toml`), the
//! words it listens for are classes (`keyword_packs/facts/roles.toml`).

mod around;
mod ask;
mod beside;
mod choose;
mod closing;
mod compose;
mod draft;
mod ear;
mod editor;
mod faq;
mod gate;
pub(super) mod hash;
mod lead;
mod lead_story;
#[cfg(feature = "llm")]
pub mod llm;
pub mod material;
mod name;
mod paste;
mod refuse;
mod run;
mod slot_text;
mod standard;
pub mod swap;
pub mod text;
mod title_name;
mod title_rest;
mod title_words;
mod titles;
mod verdicts;
mod version;
pub mod way;
mod worth;

pub use lead::LeadKind;
pub use run::Options;
pub use slot_text::without_slots;
pub use standard::MOST_SELLING;
pub use version::{AS_IS, Rejected, Rewrite, Rewritten, Used, topics_line};
pub use worth::{Opening, names as opening_names};

use crate::check;
use crate::check::Outcome;
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::lang::Catalog;
use crate::note::{Author, BODY_LIMIT, Draft, LONGEST, Meta, Note, Record, Source};
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::reading::Reading;
use editor::{Editor, Nothing};
use material::{Fate, Verdict};
use run::Run;
use slot_text::slots_of;
use standard::{is_clean, is_good};
use std::ops::Range;
use way::Way;

/// Makes versions of drafts: what a run needs once.
pub struct Rewriter<'a> {
    run: Run<'a>,
}

impl<'a> Rewriter<'a> {
    /// For many drafts in a row. What the user does not want to see in a check is no reason to leave it in a version.
    pub fn new(packs: &'a Packs, guide: &'a Guide, config: &Config, catalog: &'a Catalog, options: Options) -> Self {
        let config = Config { select: Vec::new(), ignore: Vec::new(), ..config.clone() };
        Self { run: Run { packs, guide, config, catalog, options } }
    }

    /// The request for a version of a draft, to paste into any chatbot; none where the draft has no version.
    pub fn prompt(&self, source: &Source, note: &Rewritten) -> Option<String> {
        if note.rewrites.is_empty() {
            return None;
        }
        let run = &self.run;
        let reading = Reading::new(source, run.packs, &run.config);
        let cx = reading.context(run.packs, &run.config, run.catalog);
        let way = run.options.way.unwrap_or_else(|| Way::of(reading.script, reading.cantonese));
        let keyword = crate::reading::naming::main_in(&cx, way.script()).unwrap_or_default();
        let paste = paste::Paste { way, voice: run.voice(&cx), keyword };
        Some(paste::prompt(note, &run.check(source), &paste))
    }

    /// The versions of a draft, best first. Deterministic and total.
    pub fn rewrite(&self, source: &Source) -> Rewritten {
        let mut out = self.versions(source);
        out.rewrites.iter_mut().for_each(Rewrite::tidy);
        out
    }

    /// The sentences of a draft with which a version could begin, as what they are worth is learned from.
    pub fn openings(&self, source: &Source) -> Vec<Opening> {
        let reading = Reading::new(source, self.run.packs, &self.run.config);
        let cx = reading.context(self.run.packs, &self.run.config, self.run.catalog);
        let outcome = check::outcome(&cx, &reading);
        let own = Way::of(reading.script, reading.cantonese);
        let editor = Editor::new(&self.run, source, &reading, &cx, &outcome, (own, own));
        let worth = worth::Worth::new(&cx, &editor.draft);
        editor.draft.body().filter(|(_, s)| lead::can_lead(s)).filter_map(|(i, s)| worth.opening(i, s)).collect()
    }

    fn versions(&self, source: &Source) -> Rewritten {
        if source.bytes() > LONGEST {
            return self.too_long(source);
        }
        let reading = Reading::new(source, self.run.packs, &self.run.config);
        let cx = reading.context(self.run.packs, &self.run.config, self.run.catalog);
        let outcome = check::outcome(&cx, &reading);
        // A note that waits for its owner is judged as it would be posted: without its questions.
        let posted = self.without_questions(source).unwrap_or_else(|| outcome.clone());
        let mut out = Rewritten {
            path: source.path.clone(),
            id: source.id.clone(),
            before: before(&reading.note),
            draft: reading.note.text.clone(),
            score: posted.score.total,
            tone: posted.tone,
            is_unplaced: false,
            reason: None,
            is_untranslated: false,
            rewrites: Vec::new(),
            rejected: Vec::new(),
        };
        let from = Way::of(reading.script, reading.cantonese);
        let way = self.run.options.way.unwrap_or(from);
        let editor = Editor::new(&self.run, source, &reading, &cx, &outcome, (from, way));
        if let Some(reason) = refuse::reason(&cx, &editor.kept_text(), self.run.guide) {
            out.reason = Some(reason.to_owned());
            return out;
        }
        if (way == Way::En) != (from == Way::En) {
            out.reason = Some(self.run.catalog.say("rewrite.reason.translate", &[]));
            out.is_untranslated = true;
            return out;
        }
        let waits = reading.note.text.contains('〔');
        if self.run.options.angles.is_empty() && is_good(&posted, waits) && !editor.boasts() && way == from {
            out.rewrites.push(self.as_is(&reading, &posted, &editor.lines_that_boast()));
            return out;
        }
        let target = &reading.target;
        out.is_unplaced = target.category.is_none() && target.place.is_none() && target.district.is_none();
        let made = editor.versions();
        if made == Err(Nothing::Empty) {
            out.reason = Some(self.run.catalog.say("rewrite.reason.nothing", &[]));
            return out;
        }
        let length = if let Err(Nothing::Long(length)) = made { Some(length) } else { None };
        out.rewrites = made.unwrap_or_default();
        if out.rewrites.is_empty() && self.run.options.angles.is_empty() && is_clean(&posted) && way == from {
            // Nothing better can be made of a note in which nothing is grave.
            out.rewrites.push(self.as_is(&reading, &posted, &[]));
        }
        if out.rewrites.is_empty() {
            let say = |key, args: &[(&str, &str)]| self.run.catalog.say(key, args);
            let too_long = |length: u32| {
                let (length, limit) = (length.to_string(), BODY_LIMIT.to_string());
                say("rewrite.reason.too_long", &[("length", &length), ("limit", &limit)])
            };
            out.reason = Some(length.map_or_else(|| say("rewrite.reason.unclean", &[]), too_long));
        }
        out
    }

    /// What is said of a text that is no note: it is checked, and has no versions.
    fn too_long(&self, source: &Source) -> Rewritten {
        let outcome = self.run.check(source);
        let draft = Note::parse(source);
        let (length, limit) = (draft.body_units().to_string(), BODY_LIMIT.to_string());
        let args = [("length", length.as_str()), ("limit", limit.as_str())];
        Rewritten {
            path: source.path.clone(),
            id: source.id.clone(),
            before: before(&draft),
            score: outcome.score.total,
            tone: outcome.tone,
            is_unplaced: false,
            reason: Some(self.run.catalog.say("rewrite.reason.longest", &args)),
            is_untranslated: false,
            rewrites: Vec::new(),
            rejected: Vec::new(),
            draft: draft.text,
        }
    }

    /// What comes out of a draft with its slots taken out, if it has any.
    fn without_questions(&self, source: &Source) -> Option<Outcome> {
        let mut source = source.clone();
        match &mut source.draft {
            Draft::Text(text) if text.contains('〔') => *text = without_slots(text),
            Draft::Record(record) if record.body.contains('〔') => record.body = without_slots(&record.body),
            _ => return None,
        }
        Some(self.run.check(&source))
    }

    /// Checks a version whose slots were filled by hand: its score, its tone, the slots that are left.
    pub fn recheck(&self, version: &mut Rewrite) {
        let outcome = self.outcome_of(version);
        version.score = outcome.score.total;
        version.tone = outcome.tone;
        version.slots = slots_of(&version.body);
    }

    /// What is grave in a version that was filled by hand.
    pub fn grave(&self, version: &Rewrite) -> Vec<String> {
        let findings = self.outcome_of(version).findings.into_iter();
        findings.filter(|f| f.severity >= Severity::Warning).map(|f| f.message).collect()
    }

    fn outcome_of(&self, version: &Rewrite) -> Outcome {
        let body = format!("{}\n\n{}", without_slots(&version.body), topics_line(&version.hashtags));
        let meta = Meta { author: Some(self.run.options.voice.unwrap_or(Author::Owner)), ..Meta::default() };
        let record = Record { title: version.title.clone(), body, tags: Vec::new(), meta };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        self.run.check(&source)
    }

    /// A note that needs no new version, without the lines that do nothing but boast.
    fn as_is(&self, reading: &Reading, outcome: &Outcome, boasts: &[Range<usize>]) -> Rewrite {
        let note = &reading.note;
        let title = note.title.as_ref().map(|t| t.text.clone()).unwrap_or_default();
        let titles = outcome.titles.iter().filter(|t| **t != title).cloned();
        let is_cut = |at: usize| boasts.iter().any(|r| r.contains(&at));
        let told = note.body().flat_map(|p| {
            let start = p.span.start();
            note.slice(p.span).char_indices().filter(move |(i, _)| !is_cut(start + i)).map(|(_, c)| c)
        });
        let body: String = told.collect();
        let reason = self.run.catalog.say("rewrite.reason.kept", &[]);
        let kept = crate::reading::units::of_note(note).sentences.into_iter().filter_map(|s| note.span(s));
        let body = body.trim().to_owned();
        Rewrite {
            angle: AS_IS.to_owned(),
            angle_name: self.run.catalog.say("rewrite.as-is", &[]),
            engine: "offline".to_owned(),
            title_options: std::iter::once(title.clone()).filter(|t| !t.is_empty()).chain(titles).take(5).collect(),
            title,
            slots: slots_of(&body),
            body,
            hashtags: note.topics.iter().map(|t| t.text.clone()).collect(),
            facts: Vec::new(),
            origins: Vec::new(),
            sentences: kept
                .map(|span| {
                    let goes = is_cut(span.start());
                    let fate = if goes { Fate::Dropped } else { Fate::Kept };
                    let reason =
                        if goes { self.run.catalog.say("rewrite.reason.dropped", &[]) } else { reason.clone() };
                    Verdict { span, fate, rule: None, reason }
                })
                .collect(),
            score: outcome.score.total,
            tone: outcome.tone,
        }
    }
}

fn before(note: &Note) -> String {
    let title = note.title.as_ref().map(|t| format!("{}\n\n", t.text)).unwrap_or_default();
    format!("{title}{}", note.pasted())
}

#[cfg(test)]
mod tests;
