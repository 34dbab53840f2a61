//! A version is proposed to the check, and what the check finds is taken out, until nothing is found.

use crate::check::Outcome;
use crate::diagnostic::{Finding, Severity};
use crate::note::{Draft, Meta, Record, Source, TITLE_LIMIT, Topic, Zone};
use crate::pack::guide::Angle;
use crate::reading::Reading;
use crate::reading::keyword;
use crate::reading::naming;
use crate::text::units::units;
use crate::write::rewrite::composer::Composer;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::hash::hash;
use crate::write::rewrite::material::{FactKind, Material, Verdict};
use crate::write::rewrite::mend::Mending;
use crate::write::rewrite::piece::{Origin, Paragraph, Piece};
use crate::write::rewrite::run::Run;
use crate::write::rewrite::slot_text::{slots_of, without_slots};
use crate::write::rewrite::standard::{MOST_SELLING, is_clean, is_grave};
use crate::write::rewrite::title;
use crate::write::rewrite::topic::{is_denied, topic};
use crate::write::rewrite::trial::Trial;
use crate::write::rewrite::version::{Rewrite, Used, topics_line};
use crate::write::rewrite::way::{Carrier, Way};

/// Rounds of taking out what was found.
const ROUNDS: usize = 16;
/// Body and topics: some room is left below what the app takes.
const BODY_UNITS: u32 = 950;
/// Titles to choose from.
const TITLES: usize = 5;
/// Topics of a version.
const TOPICS: std::ops::RangeInclusive<usize> = 3..=8;

/// Makes the versions of one draft.
pub struct Maker<'a> {
    run: &'a Run<'a>,
    draft: &'a Outcome,
    material: &'a Material,
    composer: Composer<'a>,
    /// For titles; the same as the composer's, or a name where there is no keyword.
    title_main: String,
    meta: Meta,
    path: String,
    /// The draft's own topics, those that no rule found.
    own_topics: Vec<String>,
    /// For a note whose place and trade nobody knows.
    spare_topics: Vec<String>,
}

impl<'a> Maker<'a> {
    /// For one draft and way of writing.
    pub fn new(
        run: &'a Run<'a>,
        source: &Source,
        reading: &'a Reading,
        draft: &'a Outcome,
        material: &'a Material,
        carrier: &'a Carrier,
        way: Way,
    ) -> Self {
        let packs = run.packs;
        let cx = reading.context(packs, &run.config, run.catalog);
        let note = &reading.note;
        let trade = reading.target.category.map(|c| packs.index.categories[c as usize].id.as_str());
        let keyword = naming::main_in(&cx, way.script());
        let shop = material.fact(FactKind::Shop).map(|f| f.text.clone());
        let place = keyword::place_shown(packs, &reading.target, way.script());
        let fallback = run.guide.common.word.get("shop").map_or("", |word| way.pick(word));
        let title_main = keyword
            .clone()
            .or_else(|| shop.clone().filter(|s| units(s) <= TITLE_LIMIT / 2))
            .or_else(|| material.items.first().map(|i| carrier.carry(&i.name)))
            .or_else(|| place.map(str::to_owned))
            .unwrap_or_else(|| fallback.to_owned());
        let voice = run.voice(&cx);
        let has_opening = is_clean(draft)
            && !material.had_hook
            && reading.keywords.first().is_some_and(|k| k.uses.iter().any(|u| u.zone == Zone::Opening));
        let salt = hash(run.options.seed, text_of(source));
        let judged =
            |t: &Topic| reading.phrases.iter().any(|p| p.range.start < t.span.end() && t.span.start() < p.range.end);
        let own = note.topics.iter().filter(|t| !judged(t)).filter_map(|t| topic(&carrier.carry(&t.text)));
        let own_topics: Vec<String> = own.take(*TOPICS.end()).collect();
        let goods = material.items.iter().map(|i| carrier.carry(&i.name));
        let general = run.guide.common.line.get("topics").map(Vec::as_slice).unwrap_or_default();
        let names = shop
            .iter()
            .cloned()
            .chain(goods)
            .chain(place.map(str::to_owned))
            .chain(general.iter().map(|l| way.pick(l).to_owned()));
        let spare_topics = own_topics.iter().cloned().chain(names.filter_map(|n| topic(&n))).collect();
        let composer = Composer {
            guide: run.guide,
            material,
            trade: trade.and_then(|id| run.guide.trades.get(id)),
            way,
            voice,
            main: keyword.unwrap_or_else(|| fallback.to_owned()),
            has_opening,
            carrier,
            salt,
            no_slots: run.options.no_slots,
        };
        let meta = run.meta(reading, voice);
        Self { run, draft, material, composer, title_main, meta, path: source.path.clone(), own_topics, spare_topics }
    }

    /// The version of an angle, unless nothing clean can be made of it.
    pub fn version(&self, angle: &Angle) -> Option<Rewrite> {
        // Versions of one draft differ in their last lines too.
        let composer = Composer { salt: hash(self.composer.salt, &angle.id), ..self.composer.clone() };
        let titles = title::candidates(&composer, angle, &self.title_main);
        let mut mending = Mending::new(self.material, self.run.catalog, self.composer.way, titles);
        let mut known = None;
        for _ in 0..ROUNDS {
            let paragraphs = composer.compose(angle, &mending.edits);
            let mut trial = Trial { paragraphs, topics: self.own_topics.clone(), titles: mending.titles.clone() };
            // Topics follow what is told; a round that only says a line otherwise need not look again.
            let edits = &mending.edits;
            let told = (edits.told.len(), edits.facts.len(), edits.items, mending.banned.len());
            if known.as_ref().is_none_or(|(before, _)| *before != told) {
                known = Some((told, self.topics(&trial, &mending.banned)));
            }
            trial.topics = known.as_ref().map(|(_, topics)| topics.clone()).unwrap_or_default();
            let outcome = self.check(&trial);
            let grave: Vec<&Finding> = outcome.findings.iter().filter(|f| is_grave(f, &outcome)).collect();
            if grave.is_empty() {
                if outcome.tone.hard_sell > MOST_SELLING {
                    // Selling that no single finding stands for.
                    if mending.mend_anywhere() {
                        continue;
                    }
                    return None;
                }
                if self.is_too_long(&trial) {
                    if mending.shorten() {
                        continue;
                    }
                    return None;
                }
                let found = outcome.score.total >= self.draft.score.total && !trial.titles.is_empty();
                return found.then(|| self.finish(angle, &trial, &outcome, mending.verdicts));
            }
            let mut has_changed = false;
            for finding in grave {
                has_changed |= mending.mend(finding, &trial);
            }
            if !has_changed {
                return None;
            }
        }
        None
    }

    /// Checks a version as it would be posted without answers to its questions.
    fn check(&self, trial: &Trial) -> Outcome {
        let title = trial.title();
        let body = without_slots(&trial.body(self.composer.way));
        let topics = topics_line(&trial.topics);
        self.outcome(title, if topics.is_empty() { body } else { format!("{body}\n\n{topics}") })
    }

    /// Topics of what the version speaks of and of its place and trade; where neither is known, of its goods.
    fn topics(&self, trial: &Trial, banned: &[String]) -> Vec<String> {
        // What our own lines speak of (a closing question about oat milk) is no topic of the shop.
        let own = |p: &Piece| !matches!(p.origin, Origin::Line(_) | Origin::Slot);
        let mut told: Vec<Paragraph> = trial.paragraphs.clone();
        for paragraph in &mut told {
            paragraph.pieces.retain(own);
        }
        told.retain(|p| !p.pieces.is_empty());
        let probe = Trial { paragraphs: told, titles: vec![self.title_main.clone()], topics: trial.topics.clone() };
        let text = probe.body(self.composer.way);
        let outcome = self.check(&probe);
        let place = outcome.topics.first().cloned().unwrap_or_default();
        let wanted = outcome
            .topics
            .iter()
            .filter(|t| !banned.contains(t) && (**t == place || !is_denied(&text, t)))
            .take(*TOPICS.end());
        let mut out: Vec<String> = wanted.cloned().collect();
        for name in &self.spare_topics {
            if out.len() < *TOPICS.start() && !out.contains(name) && !banned.contains(name) {
                out.push(name.clone());
            }
        }
        out
    }

    fn outcome(&self, title: String, body: String) -> Outcome {
        let record = Record { title, body, tags: Vec::new(), meta: self.meta.clone() };
        let source = Source { path: self.path.clone(), id: None, draft: Draft::Record(Box::new(record)) };
        self.run.check(&source)
    }

    fn is_too_long(&self, trial: &Trial) -> bool {
        units(&trial.body(self.composer.way)) + units(&topics_line(&trial.topics)) + 1 > BODY_UNITS
    }

    fn finish(&self, angle: &Angle, trial: &Trial, outcome: &Outcome, verdicts: Vec<Verdict>) -> Rewrite {
        let body = trial.body(self.composer.way);
        let clean = self.clean_titles(&trial.titles);
        Rewrite {
            angle: angle.id.clone(),
            angle_name: angle.name.pick(self.run.catalog.lang).to_owned(),
            engine: "offline".to_owned(),
            title: clean.first().cloned().unwrap_or_default(),
            title_options: clean,
            slots: slots_of(&body),
            facts: self.used(trial),
            body,
            hashtags: trial.topics.clone(),
            sentences: verdicts,
            score: outcome.score.total,
            tone: outcome.tone,
        }
    }

    /// The first title, which was checked with the note, and those of the next in which nothing is found: all read at
    /// once, a line each, because each check of its own would cost as much as the whole note.
    fn clean_titles(&self, titles: &[String]) -> Vec<String> {
        let lines: Vec<&String> = titles.iter().take(TITLES * 2).collect();
        let text = lines.iter().map(|t| t.as_str()).collect::<Vec<_>>().join("\n\n");
        let outcome = self.outcome(String::new(), text);
        let grave = |f: &&Finding| matches!(f.group(), "hard-sell" | "compliance") && f.severity >= Severity::Warning;
        let found: Vec<_> = outcome.findings.iter().filter(grave).filter_map(|f| f.span).collect();
        let mut out: Vec<String> = Vec::new();
        // The text of a record begins with its title, empty here, and a line break.
        let mut at = 1;
        for (i, title) in lines.into_iter().enumerate() {
            let range = at..at + title.len();
            at = range.end + 2;
            let is_found = found.iter().any(|s| s.start() < range.end && range.start < s.end());
            if out.len() < TITLES && (i == 0 || !is_found) {
                out.push(title.clone());
            }
        }
        out
    }

    /// What stands in the version, and where it comes from.
    fn used(&self, trial: &Trial) -> Vec<Used> {
        let mut out = Vec::new();
        let mut has_items = false;
        for piece in trial.paragraphs.iter().flat_map(|p| &p.pieces) {
            match piece.origin {
                Origin::Told(i) => {
                    let told = &self.material.told[i];
                    out.push(Used { text: piece.text.clone(), span: told.span });
                }
                Origin::Fact(i) => {
                    let fact = &self.material.facts[i];
                    out.push(Used { text: self.composer.carrier.carry(&fact.text), span: fact.span });
                }
                Origin::Faq(i) => {
                    out.push(Used { text: self.composer.carrier.carry(&self.material.faq[i].1), span: None });
                }
                Origin::Items if !has_items => {
                    has_items = true;
                    for (i, item) in self.material.items.iter().enumerate() {
                        out.push(Used { text: self.composer.item(i, &Edits::default()), span: item.span });
                    }
                }
                _ => {}
            }
        }
        out
    }
}

/// Which draft it is, for choosing words: its text, and nothing of where it lies.
fn text_of(source: &Source) -> &str {
    match &source.draft {
        Draft::Text(text) => text,
        Draft::Record(record) => &record.body,
    }
}
