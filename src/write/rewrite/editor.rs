//! The offline engine: the owner's words, cut at clause borders, put in the order in which a reader wants them, with what only
//! the owner knows asked for. One version for each good lead, each through the gate before it is shown.

use super::around::{Around, Others};
use super::ask::Asker;
use super::compose::{Composer, Wish};
use super::draft::{Draft, Part, Sentence};
use super::ear::Ear;
use super::faq;
use super::lead::{self, Lead, LeadKind, NEXT};
use super::name::{self, Name};
use super::run::Run;
use super::slot_text::{slots_of, without_slots};
use super::standard::{MOST_SELLING, is_wrong};
use super::text::Written;
use super::title_words::{bare, echoes, said_in};
use super::titles::Titles;
use super::verdicts;
use super::version::Rewrite;
use super::way::{Carrier, Way};
use crate::check::{self, Outcome, Verdict};
use crate::config::Faq;
use crate::diagnostic::{Finding, Severity};
use crate::note::{Author, BODY_LIMIT, Source};
use crate::pack::index::RuleInfo;
use crate::pack::rule_file::Repair;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::text::scan::is_emoji;
use crate::text::units::units;
use crate::write::rewrite::hash::hash;
use crate::write::verify::Side;
use std::cell::OnceCell;
use std::ops::Range;

/// Versions that are shown unless more are asked for.
const USUAL: usize = 3;
/// Leads that are tried: what none of so many brings through the gate, no other does.
const TRIED: usize = 8;
/// A text so many times as long as a note may be will not be cut to its length by the gate.
const FAR: u32 = 2;
/// Rounds in which what the check still finds is taken out.
const ROUNDS: usize = 9;
/// Units of a first line behind what its title has said of it.
const MORE: u32 = 10;
/// A draft that sells harder than this is given another title.
const CALM: f32 = 40.0;
/// Bytes of a word of the draft in a line of ours.
pub(super) const WORD: usize = 12;

/// Why no version could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// Nothing true or lawful is left to tell.
    Empty,
    /// What is left does not pass the gate.
    Unclean,
    /// So many units are left to tell, more than a note holds.
    Long(u32),
}

/// Makes the versions of one draft.
pub struct Editor<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) source: &'a Source,
    /// The draft as versions are compared with it, once one is.
    pub(super) own: OnceCell<Side>,
    /// What the shop's profile vouches for, once a version is compared.
    pub(super) profile: OnceCell<Option<Side>>,
    pub(super) reading: &'a Reading,
    pub(super) cx: &'a Context<'a>,
    pub(super) draft: Draft,
    pub(super) name: Name,
    pub(super) leads: Vec<Lead>,
    /// What leads only where its kind is asked for.
    pub(super) weak: Vec<Lead>,
    pub(super) carrier: Carrier,
    pub(super) way: Way,
    pub(super) grave: Vec<Range<usize>>,
    /// The draft is no flyer, so that its title may stay.
    keeps_title: bool,
    /// Nobody chats here.
    pub(super) is_solemn: bool,
    /// The owner writes with signs, and a version may.
    signs: bool,
    /// Topics that the check proposes.
    pub(super) proposed: Vec<String>,
    /// Hash of the draft and the seed, so that the same draft always gives the same words.
    pub(super) salt: u64,
}

impl<'a> Editor<'a> {
    /// Reads a draft as an editor does.
    pub fn new(
        run: &'a Run<'a>,
        source: &'a Source,
        reading: &'a Reading,
        cx: &'a Context<'a>,
        outcome: &Outcome,
        (from, way): (Way, Way),
    ) -> Self {
        let findings: Vec<Finding> = outcome.findings.iter().chain(&outcome.more).cloned().collect();
        let draft = Draft::read(cx, run.guide, &findings, outcome.tone.hard_sell > CALM);
        let is_grave =
            |f: &&Finding| matches!(f.group(), "compliance" | "hard-sell") && f.severity >= Severity::Warning;
        let grave: Vec<Range<usize>> = findings.iter().filter(is_grave).filter_map(|f| Some(f.span?.range())).collect();
        let name = name::find(cx, &grave);
        let (leads, weak): (Vec<Lead>, Vec<Lead>) =
            lead::leads(cx, &draft).into_iter().partition(|l| l.strength >= lead::LEAST);
        let carrier =
            if run.options.way.is_some() { Carrier::new(run.guide, from, way) } else { Carrier::own(run.guide, way) };
        let salt = hash(run.options.seed, &reading.note.text);
        let is_solemn = Ear { cx }.is_solemn();
        let signs = !is_solemn && reading.note.text.contains(is_emoji);
        Self {
            run,
            source,
            own: OnceCell::new(),
            profile: OnceCell::new(),
            reading,
            cx,
            draft,
            name,
            leads,
            weak,
            carrier,
            way,
            grave,
            keeps_title: outcome.tone.hard_sell <= CALM,
            is_solemn,
            signs,
            proposed: outcome.topics.clone(),
            salt,
        }
    }

    /// Whether the draft sells in more than one clause, so that it cannot stay as it is.
    pub fn boasts(&self) -> bool {
        self.draft.boasts(self.cx)
    }

    /// The lines of the body, with their ends, in which something boasts and nothing else stays.
    pub fn lines_that_boast(&self) -> Vec<Range<usize>> {
        let text = &self.reading.note.text;
        let sentences = &self.draft.sentences;
        let boasts = |s: &&Sentence| !s.is_title && !s.stays() && (Ear { cx: self.cx }).boasts(s);
        let stays: Vec<usize> = sentences.iter().filter(|s| s.stays()).map(|s| s.line).collect();
        let lonely = sentences.iter().filter(boasts).filter(|s| stays.binary_search(&s.line).is_err());
        let line = |s: &Sentence| {
            let start = text[..s.range.start].rfind('\n').map_or(0, |at| at + 1);
            start..text[s.range.end..].find('\n').map_or(text.len(), |at| s.range.end + at + 1)
        };
        lonely.map(line).collect()
    }

    /// What could stand in a version, topics included.
    pub fn kept_text(&self) -> String {
        let text = &self.reading.note.text;
        let pieces = self.draft.sentences.iter().flat_map(|s| &s.clauses).flat_map(|c| &c.pieces);
        let topics = self.reading.note.topics.iter().map(|t| t.text.as_str());
        pieces.map(|r| &text[r.clone()]).chain(topics).collect::<Vec<_>>().join("\n")
    }

    /// The versions, best first.
    pub fn versions(&self) -> Result<Vec<Rewrite>, Nothing> {
        if !self.draft.body().any(|(_, s)| !s.kinds().is_none() || s.kept().count() > 0) {
            return Err(Nothing::Empty);
        }
        let wanted = self.wanted();
        let led: Vec<usize> = wanted.iter().flatten().take(USUAL).map(|l| l.sentence).collect();
        let length = wanted.first().map_or(0, |lead| {
            units(
                &self
                    .write(
                        &self.draft,
                        lead.as_ref(),
                        &Around { led: &led, ..Around::default() },
                        Wish { no_slots: true, ..Wish::default() },
                    )
                    .text,
            )
        });
        if length > BODY_LIMIT * FAR {
            return Err(Nothing::Long(length));
        }
        let mut out: Vec<Rewrite> = Vec::new();
        // What one version could not be shown with, no other can.
        let mut base = self.draft.clone();
        for lead in wanted.into_iter().take(TRIED) {
            if out.len() == USUAL {
                break;
            }
            let others = Others { led: &led, titles: out.iter().map(|v| v.title.as_str()).collect() };
            let Some(version) = self.version(lead.as_ref(), &mut base, &others) else { continue };
            let mut version = version;
            version.angle_name = self.own_name(version.angle_name, &out);
            // What begins in the same words is no other version.
            let begins = |v: &Rewrite| without_slots(&v.body).lines().next().unwrap_or_default().to_owned();
            let begun = begins(&version);
            if !out.iter().any(|v| begins(v) == begun) {
                out.push(version);
            }
        }
        match out.is_empty() {
            true if length > BODY_LIMIT => Err(Nothing::Long(length)),
            true => Err(Nothing::Unclean),
            false => Ok(out),
        }
    }

    /// One version, through the gate; none if it does not pass. What the gate takes out of it is taken out of the draft.
    fn version(&self, lead: Option<&Lead>, draft: &mut Draft, others: &Others<'_>) -> Option<Rewrite> {
        let mut topics = self.topics();
        let mut closing = self.closing();
        let mut faq = self.faq();
        // The title of the round before: what it says in the owner's words is not said again word for word.
        let mut told_before = String::new();
        let mut wish = Wish { nth: others.titles.len(), ..Wish::default() };
        let mut refused: Vec<String> = Vec::new();
        for _ in 0..ROUNDS {
            let lead = lead.filter(|l| draft.sentences[l.sentence].stays());
            let [asking, plain] = [self.run.options.no_slots, true].map(|no_slots| {
                let around = Around { closing: closing.as_deref(), faq: &faq, title: &told_before, led: others.led };
                self.write(draft, lead, &around, Wish { no_slots, ..wish })
            });
            if plain.text.is_empty() {
                return None;
            }
            let titles = Titles {
                cx: self.cx,
                draft: &*draft,
                name: &self.name,
                carrier: &self.carrier,
                way: self.way,
                keeps_own: self.keeps_title,
                signs: self.signs,
                taken: &others.titles,
            };
            let begins = plain.text.lines().next().unwrap_or_default();
            let options = titles.of(lead, &self.leads, &refused, begins);
            let title = options.first().cloned().unwrap_or_default();
            // What the title says need not be said again at once: who says it goes before it.
            // Unless it goes on to say more than that.
            let goes_on = units(begins) >= units(said_in(&title)) + MORE;
            if !wish.lead_behind && !goes_on && echoes(said_in(&title), begins) {
                wish.lead_behind = true;
                continue;
            }
            if told_before != title {
                told_before = title;
                continue;
            }
            let read = Reading::new(&self.as_source(&title, &plain.text, &topics), self.run.packs, &self.run.config);
            let verdict = check::verdict(&read.context(self.run.packs, &self.run.config, self.run.catalog));
            // That a note is hardly more than a list, no order of its words mends.
            let is_list = |f: &Finding| {
                let calm = |r: &&RuleInfo| r.id == f.rule.as_str() && r.repair == Some(Repair::Calm);
                f.group() == "hard-sell" && self.cx.packs.index.rules.iter().any(|r| calm(&r))
            };
            let wrong: Vec<&Finding> = verdict.findings.iter().filter(|f| is_wrong(f) && !is_list(f)).collect();
            // How to ask is said where it does not make a flyer of it; of a bare list it is the only sentence.
            let tells = draft.body().any(|(_, s)| s.part == Part::Prose);
            if wrong.is_empty() && !wish.no_order && tells && verdict.tone.hard_sell > MOST_SELLING {
                wish.no_order = true;
                continue;
            }
            if wrong.is_empty() {
                let passes =
                    Self::fits(&title, &asking.text, &topics) && self.is_faithful(draft, title.len() + 1, &plain, read);
                return passes.then(|| self.finish(lead, options, &asking, topics, &verdict));
            }
            let mut changed = false;
            let body_at = title.len() + 1;
            for finding in wrong {
                match finding.span.map(crate::source::Span::range) {
                    // What has no place in the text stands in a topic.
                    None => {
                        let before = topics.len();
                        topics.retain(|t| {
                            let source = self.as_source("", "", std::slice::from_ref(t));
                            !self.run.check(&source).findings.iter().any(is_wrong)
                        });
                        changed |= topics.len() < before;
                    }
                    Some(span) if span.start < title.len() => {
                        // The owner's sign behind it is none of its words.
                        refused.push(bare(&title).to_owned());
                        refused.push(title.clone());
                        changed = true;
                    }
                    Some(span) => {
                        let place = span.start.saturating_sub(body_at)..span.end.saturating_sub(body_at);
                        let sources = plain.sources(&place);
                        // What is no word of the draft is ours, or the profile's.
                        let is_ours =
                            !wish.no_order && sources.iter().all(|s| s.len() <= WORD) && plain.holds_stock(&place);
                        changed |= if is_ours && !sources.is_empty() {
                            wish.no_order = true;
                            true
                        } else if sources.is_empty() {
                            let said = plain.text.get(place.clone()).unwrap_or_default();
                            let asks = closing.as_ref().is_some_and(|line| line.contains(said));
                            // What is ours goes: how to ask, where it is not the last question that is meant.
                            let order = !asks && !std::mem::replace(&mut wish.no_order, true);
                            let ours = !order && closing.take().is_some();
                            order | ours | !std::mem::take(&mut faq).is_empty()
                        } else {
                            draft.cut(self.cx, &sources)
                        };
                    }
                }
            }
            if !changed {
                return None;
            }
        }
        None
    }

    /// The profile's answers that the draft calls for, in a shop's own voice.
    fn faq(&self) -> Vec<&'a Faq> {
        let faq = &self.cx.config.shop.faq;
        if self.speaks() { faq::open(faq, &self.cx.note.text, self.way) } else { Vec::new() }
    }

    fn write(&self, draft: &Draft, lead: Option<&Lead>, around: &Around<'_, 'a>, wish: Wish) -> Written {
        let lines = &self.run.guide.common.line;
        let asker = Asker {
            ear: Ear { cx: self.cx },
            lines,
            way: self.way,
            salt: self.salt,
            tells_story: self.leads.iter().any(|l| l.is_told),
            is_solemn: self.is_solemn,
        };
        // What leads nothing can go on behind what does.
        let next = self.weak.iter().filter(|l| l.strength >= NEXT);
        let leads: Vec<Lead> = self.leads.iter().chain(next).copied().collect();
        let composer = Composer {
            draft,
            asker: &asker,
            name: &self.name,
            leads: &leads,
            wish,
            carrier: &self.carrier,
            way: self.way,
            is_shop: self.speaks(),
            closing: around.closing.map(str::to_owned),
            faq: around.faq,
            title: around.title,
            led: around.led,
            keeps_title: self.keeps_title,
            signs: self.signs,
        };
        composer.body(lead).write()
    }

    fn finish(
        &self,
        lead: Option<&Lead>,
        options: Vec<String>,
        written: &Written,
        topics: Vec<String>,
        verdict: &Verdict,
    ) -> Rewrite {
        let kind = lead.map_or(LeadKind::Visit, |l| l.kind);
        let told = if lead.is_some_and(|l| l.is_told) { "told" } else { kind.name() };
        let key = format!("rewrite.lead.{told}");
        Rewrite {
            angle: kind.name().to_owned(),
            angle_name: self.run.catalog.say(&key, &[]),
            engine: "offline".to_owned(),
            title: options.first().cloned().unwrap_or_default(),
            title_options: options,
            slots: slots_of(&written.text),
            facts: verdicts::facts(self.cx, &self.carrier, written),
            origins: written.origins.clone(),
            sentences: verdicts::of_sentences(self.cx, self.run.catalog, &self.draft, written, lead),
            hashtags: topics,
            score: verdict.score.total,
            tone: verdict.tone,
            body: written.text.clone(),
        }
    }

    /// Whether the shop speaks.
    pub(super) fn speaks(&self) -> bool {
        self.run.options.voice.is_some() || !matches!(self.cx.author(), Some(Author::Koc | Author::Customer))
    }
}
