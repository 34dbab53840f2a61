//! A version is proposed to the check, and what the check finds is taken out, until nothing is found.

use crate::check;
use crate::check::Outcome;
use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::note::{Author, Draft, Meta, Record, Source, TITLE_LIMIT};
use crate::pack::guide::Angle;
use crate::reading::Reading;
use crate::reading::keyword;
use crate::reading::naming;
use crate::text::units::units;
use crate::write::rewrite::compose::{Composer, Edits, Origin, Paragraph, hash};
use crate::write::rewrite::material::{Fate, Kind, Material, Verdict};
use crate::write::rewrite::topic::{is_denied, topic};
use crate::write::rewrite::way::{Carrier, Way};
use crate::write::rewrite::{MOST_SELLING, Rewrite, Rewriter, Used, title, topics_line, without_slots};

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
    rewriter: &'a Rewriter<'a>,
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

/// A version while it is being mended.
struct Trial {
    paragraphs: Vec<Paragraph>,
    titles: Vec<String>,
    topics: Vec<String>,
}

impl<'a> Maker<'a> {
    /// For one draft and way of writing.
    pub fn new(
        rewriter: &'a Rewriter<'a>,
        source: &Source,
        reading: &'a Reading,
        draft: &'a Outcome,
        material: &'a Material,
        carrier: &'a Carrier,
        way: Way,
    ) -> Self {
        let packs = rewriter.packs;
        let cx = reading.context(packs, &rewriter.config, rewriter.catalog);
        let note = &reading.note;
        let trade = reading.target.category.map(|c| packs.index.categories[c as usize].id.as_str());
        let keyword = naming::main_in(&cx, way.script());
        let shop = material.fact(Kind::Shop).map(|f| f.text.clone());
        let place = keyword::place_shown(packs, &reading.target, way.script());
        let fallback = match way {
            Way::Hant | Way::Hans => "店",
            Way::Yue => "舖頭",
            Way::En => "shop",
        };
        let title_main = keyword
            .clone()
            .or_else(|| shop.clone().filter(|s| units(s) <= TITLE_LIMIT / 2))
            .or_else(|| material.items.first().map(|i| carrier.carry(&i.name)))
            .or_else(|| place.map(str::to_owned))
            .unwrap_or_else(|| fallback.to_owned());
        let voice = rewriter.options.voice.or_else(|| cx.author().filter(|a| a.is_shop())).unwrap_or(Author::Owner);
        let is_gentle =
            draft.findings.iter().all(|f| f.severity < Severity::Warning) && draft.tone.hard_sell <= MOST_SELLING;
        let has_opening = is_gentle
            && !material.had_hook
            && reading.keywords.first().is_some_and(|k| k.uses.iter().any(|u| u.zone == crate::note::Zone::Opening));
        let salt = hash(rewriter.options.seed, crate::write::rewrite::text_of(source));
        let judged = |t: &crate::note::Topic| {
            reading.phrases.iter().any(|p| p.range.start < t.span.end() && t.span.start() < p.range.end)
        };
        let own = note.topics.iter().filter(|t| !judged(t)).filter_map(|t| topic(&carrier.carry(&t.text)));
        let own_topics: Vec<String> = own.take(*TOPICS.end()).collect();
        let goods = material.items.iter().map(|i| carrier.carry(&i.name));
        let general = rewriter.guide.common.line.get("topics").map(Vec::as_slice).unwrap_or_default();
        let names = shop
            .iter()
            .cloned()
            .chain(goods)
            .chain(place.map(str::to_owned))
            .chain(general.iter().map(|l| way.pick(l).to_owned()));
        let spare_topics = own_topics.iter().cloned().chain(names.filter_map(|n| topic(&n))).collect();
        let composer = Composer {
            guide: rewriter.guide,
            material,
            trade: trade.and_then(|id| rewriter.guide.trades.get(id)),
            way,
            voice,
            main: keyword.unwrap_or_else(|| fallback.to_owned()),
            has_opening,
            carrier,
            salt,
            no_slots: rewriter.options.no_slots,
        };
        let meta = Meta {
            author: Some(voice),
            title: None,
            title_span: None,
            ignore: Vec::new(),
            ..target(&reading.target, packs, &note.meta)
        };
        Self {
            rewriter,
            draft,
            material,
            composer,
            title_main,
            meta,
            path: source.path.clone(),
            own_topics,
            spare_topics,
        }
    }

    /// The version of an angle, unless nothing clean can be made of it.
    pub fn version(&self, angle: &Angle) -> Option<Rewrite> {
        // Versions of one draft differ in their last lines too.
        let composer = Composer { salt: hash(self.composer.salt, &angle.id), ..self.composer.clone() };
        let mut edits = Edits::default();
        let mut verdicts = self.material.verdicts.clone();
        let mut titles = title::candidates(&composer, angle, &self.title_main);
        let mut banned: Vec<String> = Vec::new();
        let mut known = None;
        for _ in 0..ROUNDS {
            let paragraphs = composer.compose(angle, &edits);
            let mut trial = Trial { paragraphs, topics: self.own_topics.clone(), titles: titles.clone() };
            // Topics follow what is told; a round that only says a line otherwise need not look again.
            let told = (edits.told.len(), edits.facts.len(), edits.items, banned.len());
            if known.as_ref().is_none_or(|(before, _)| *before != told) {
                known = Some((told, self.topics(&trial, &banned)));
            }
            trial.topics = known.as_ref().map(|(_, topics)| topics.clone()).unwrap_or_default();
            let outcome = self.check(&trial);
            let grave: Vec<&Finding> = outcome.findings.iter().filter(|f| is_grave(f, &outcome)).collect();
            if grave.is_empty() {
                if outcome.tone.hard_sell > MOST_SELLING {
                    // Selling that no single finding stands for.
                    if self.mend_anywhere(&mut edits, &mut verdicts) {
                        continue;
                    }
                    return None;
                }
                if self.is_too_long(&trial) {
                    self.shorten(&mut edits, &mut verdicts)?;
                    continue;
                }
                let found = outcome.score.total >= self.draft.score.total && !trial.titles.is_empty();
                return found.then(|| self.finish(angle, &trial, &outcome, verdicts));
            }
            let mut has_changed = false;
            for finding in grave {
                has_changed |= self.mend(finding, &trial, &mut edits, &mut verdicts, &mut titles, &mut banned);
            }
            if !has_changed {
                return None;
            }
        }
        None
    }

    /// Checks a version as it would be posted without answers to its questions.
    fn check(&self, trial: &Trial) -> Outcome {
        let title = trial.titles.first().cloned().unwrap_or_default();
        let body = without_slots(&body(&trial.paragraphs, self.composer.way));
        let topics = topics_line(&trial.topics);
        self.outcome(title, if topics.is_empty() { body } else { format!("{body}\n\n{topics}") })
    }

    /// Topics of what the version speaks of and of its place and trade; where neither is known, of its goods.
    fn topics(&self, trial: &Trial, banned: &[String]) -> Vec<String> {
        // What our own lines speak of (a closing question about oat milk) is no topic of the shop.
        let own = |p: &crate::write::rewrite::compose::Piece| !matches!(p.origin, Origin::Line(_) | Origin::Slot);
        let mut told: Vec<Paragraph> = trial.paragraphs.clone();
        for paragraph in &mut told {
            paragraph.pieces.retain(own);
        }
        told.retain(|p| !p.pieces.is_empty());
        let text = body(&told, self.composer.way);
        let probe = Trial { paragraphs: told, titles: vec![self.title_main.clone()], topics: trial.topics.clone() };
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
        let reading = Reading::new(&source, self.rewriter.packs, &self.rewriter.config);
        let cx = reading.context(self.rewriter.packs, &self.rewriter.config, self.rewriter.catalog);
        check::outcome(&cx, &reading)
    }

    fn is_too_long(&self, trial: &Trial) -> bool {
        units(&body(&trial.paragraphs, self.composer.way)) + units(&topics_line(&trial.topics)) + 1 > BODY_UNITS
    }

    /// Leaves out the last sentence that is told.
    fn shorten(&self, edits: &mut Edits, verdicts: &mut [Verdict]) -> Option<()> {
        let told = &self.material.told;
        let last = (0..told.len()).rev().find(|i| !edits.told.contains(i) && !told[*i].is_question)?;
        edits.told.insert(last);
        if let Some(sentence) = told[last].sentence {
            verdicts[sentence].fate = Fate::Dropped;
            verdicts[sentence].reason = self.rewriter.catalog.say("rewrite.reason.long", &[]);
        }
        Some(())
    }

    /// Takes out what a finding stands in; says whether anything changed.
    fn mend(
        &self,
        finding: &Finding,
        trial: &Trial,
        edits: &mut Edits,
        verdicts: &mut [Verdict],
        titles: &mut Vec<String>,
        banned: &mut Vec<String>,
    ) -> bool {
        let title = trial.titles.first().cloned().unwrap_or_default();
        let Some(span) = finding.span else { return self.mend_anywhere(edits, verdicts) };
        if span.start() < title.len() {
            titles.retain(|t| *t != title);
            return true;
        }
        let body =
            format!("{}\n\n{}", without_slots(&body(&trial.paragraphs, self.composer.way)), topics_line(&trial.topics));
        let at = span.start().saturating_sub(title.len() + 1);
        let end = span.end().saturating_sub(title.len() + 1);
        let mut from = 0;
        let mut changed = false;
        for piece in trial.paragraphs.iter().flat_map(|p| &p.pieces).filter(|p| p.origin != Origin::Slot) {
            let Some(start) = body[from..].find(piece.text.as_str()).map(|i| from + i) else { continue };
            from = start + piece.text.len();
            if start < end && at < from {
                changed |= self.leave_out(&piece.origin, finding, edits, verdicts);
            }
        }
        if !changed
            && let Some(topic) = trial.topics.iter().find(|t| {
                body[at.min(body.len())..].starts_with(t.as_str()) || body[..end.min(body.len())].ends_with(t.as_str())
            })
        {
            banned.push(topic.clone());
            return true;
        }
        changed || self.mend_anywhere(edits, verdicts)
    }

    fn leave_out(&self, origin: &Origin, finding: &Finding, edits: &mut Edits, verdicts: &mut [Verdict]) -> bool {
        match origin {
            Origin::Told(i) => {
                if let Some(sentence) = self.material.told[*i].sentence {
                    verdicts[sentence].fate = Fate::Dropped;
                    verdicts[sentence].rule = Some(finding.rule.clone());
                    verdicts[sentence].reason.clone_from(&finding.message);
                }
                edits.told.insert(*i)
            }
            Origin::Fact(i) => {
                let at = self.material.facts[*i].span;
                let its = verdicts.iter_mut().find(|v| at.is_some_and(|s| v.span.contains(s)));
                if let Some(verdict) = its {
                    verdict.fate = Fate::Dropped;
                    verdict.rule = Some(finding.rule.clone());
                    verdict.reason.clone_from(&finding.message);
                }
                edits.facts.insert(*i)
            }
            Origin::Faq(i) => edits.faq.insert(*i),
            Origin::Items => {
                edits.items += 1;
                edits.items <= 2
            }
            Origin::Line(name) => {
                let bump = edits.bumps.entry(name).or_default();
                *bump += 1;
                if *bump > 6 {
                    return edits.no_lines.insert(name);
                }
                true
            }
            Origin::Slot => false,
        }
    }

    /// A finding of the whole: prices first, then the last sentence.
    fn mend_anywhere(&self, edits: &mut Edits, verdicts: &mut [Verdict]) -> bool {
        if !self.material.items.is_empty() && edits.items < 2 {
            edits.items += 1;
            return true;
        }
        self.shorten(edits, verdicts).is_some()
    }

    fn finish(&self, angle: &Angle, trial: &Trial, outcome: &Outcome, verdicts: Vec<Verdict>) -> Rewrite {
        let body = body(&trial.paragraphs, self.composer.way);
        let clean = self.clean_titles(&trial.titles);
        Rewrite {
            angle: angle.id.clone(),
            angle_name: angle.name.pick(self.rewriter.catalog.lang).to_owned(),
            engine: "offline".to_owned(),
            title: clean.first().cloned().unwrap_or_default(),
            title_options: clean,
            slots: crate::write::rewrite::slots_of(&body),
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

/// What no version is shown with.
fn is_grave(finding: &Finding, outcome: &Outcome) -> bool {
    let sells = finding.group() == "hard-sell";
    let least = if sells && outcome.tone.hard_sell > MOST_SELLING { Severity::Hint } else { Severity::Warning };
    (sells || finding.group() == "compliance") && finding.severity >= least
}

/// The text of a version.
pub fn body(paragraphs: &[Paragraph], way: Way) -> String {
    let one = |p: &Paragraph| {
        let mut out = String::new();
        for piece in &p.pieces {
            if !out.is_empty() {
                let begins_line = !p.goes_on(piece);
                out.push_str(match (p.is_list, begins_line) {
                    (true, true) => "\n",
                    (true, false) => way.comma(),
                    (false, _) => way.gap(),
                });
            }
            out.push_str(&piece.text);
        }
        out
    };
    paragraphs.iter().map(one).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Place and trade, by id, so that a version is looked for by what its draft was.
pub fn target(target: &crate::reading::target::Target, packs: &crate::pack::Packs, meta: &Meta) -> Meta {
    let index = &packs.index;
    Meta {
        district: target.district.map(|d| index.districts[d as usize].id.to_string()),
        place: target.place.map(|t| index.terms[t as usize].name.hant.to_string()),
        category: target.category.map(|c| index.categories[c as usize].id.to_string()),
        keywords: target.keywords.clone(),
        ..meta.clone()
    }
}
