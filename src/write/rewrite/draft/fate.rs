//! What becomes of a clause. Facts that a reader comes for stay whatever stands beside them, without it; what nobody could
//! be held to goes where it sells, boasts, promises, or leans on something that goes.

use super::cut::spaced;
use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Sentence};
use crate::diagnostic::{Finding, Severity};
use crate::lists::WordList;
use crate::pack::guide::Guide;
use crate::pack::index::TermKind;
use crate::pack::rule_file::Repair;
use crate::pack::{Class, Hit};
use crate::reading::context::Context;
use crate::reading::facts::fact::{Price, Role, Value};
use crate::reading::terms::TermHit;
use crate::text::script::Script;
use crate::text::units::units;
use crate::write::rewrite::swap::Swaps;
use std::ops::Range;

/// Words of a clause that nobody could be held to, and that go with it.
const IDLE: [Class; 3] = [Class::RoleCall, Class::RoleHearsay, Class::RoleBoast];
/// A clause shorter than this says nothing when what it leaned on is gone.
const SAYS: u32 = 4;
/// Marks of what somebody says.
const QUOTES: [(&str, &str); 3] = [("「", "」"), ("“", "”"), ("『", "』")];
/// Units of a name beside what somebody says.
const NAMED: u32 = 10;
/// Units of what somebody says; less is a word that is named.
const QUOTED: u32 = 6;
/// What stands behind a brochure's opening has to say something.
const REST: u32 = 5;
/// A word or two that are shouted tell nothing.
const SHOUT: u32 = 5;

/// Judges all clauses.
pub fn judge(cx: &Context<'_>, guide: &Guide, findings: &[Finding], is_flyer: bool, sentences: &mut [Sentence]) {
    let grave = findings.iter().filter(|f| is_grave(f) && !is_about_a_list(cx, f));
    let grave: Vec<(Range<usize>, &str)> =
        grave.filter_map(|f| Some((old_part(cx, f.span?.range()), f.rule.as_str()))).collect();
    let common = &guide.common;
    let hollow = Swaps::new(common.hollow.iter().chain(&common.effects).map(|w| (w.as_str(), "")));
    let effects = Swaps::new(common.effects.iter().map(|w| (w.as_str(), "")));
    let judge = Judge { cx, grave, hollow, effects, is_flyer };
    let mut dirty_lines = Vec::new();
    for s in sentences.iter_mut() {
        if judge.sentence(s) {
            dirty_lines.push(s.line);
        }
    }
    for s in sentences.iter_mut().filter(|s| dirty_lines.contains(&s.line)) {
        judge.beside_dirt(s);
    }
}

/// What is wrong with 「原價$1,280染髮焗油套餐 而家$698」 is the old price.
fn old_part(cx: &Context<'_>, found: Range<usize>) -> Range<usize> {
    let was = cx
        .facts
        .prices()
        .find(|(_, p)| p.role == Role::Was && found.start <= p.written.start && p.written.end <= found.end);
    let is_number = |c: char| c.is_ascii_digit();
    // Without a sign of money the word for it tells: 「原价1880 现在只要980」.
    let view = cx.view;
    let folded = view.folded.position_of(found.start)..view.folded.position_of(found.end);
    if was.is_none()
        && let Some(word) = view.of_class(Class::PriceWas, folded).next()
    {
        let word = view.original(word.range());
        let behind = &cx.note.text[word.end..found.end];
        let digits = behind
            .find(is_number)
            .map(|at| at + behind[at..].chars().take_while(|c| is_number(*c) || *c == ',').count());
        return match digits.filter(|at| behind[*at..].contains(is_number)) {
            Some(at) => word.start..word.end + at,
            None => found,
        };
    }
    match was {
        Some((fact, was)) if cx.note.text[was.written.end..found.end].contains(is_number) => {
            fact.range.start.max(found.start).min(was.written.start)..was.written.end
        }
        _ => found,
    }
}

/// Whether something is found in how a list is told, and not in any of its items: a note that is nothing else, too many prices.
fn is_about_a_list(cx: &Context<'_>, f: &Finding) -> bool {
    let mut rules = cx.packs.index.rules.iter();
    let is_calmed = rules.find(|r| r.id == f.rule.as_str()).is_some_and(|r| r.repair == Some(Repair::Calm));
    let amounts = |r: Range<usize>| cx.facts.prices_written_in(r).count();
    is_calmed && f.span.is_some_and(|s| amounts(s.range()) > 1)
}

/// What no version is shown with.
fn is_grave(f: &Finding) -> bool {
    matches!(f.group(), "compliance" | "hard-sell") && f.severity >= Severity::Warning
}

/// Why a clause cannot stay as it is.
struct Reason {
    /// The rule; empty for our own ear.
    rule: String,
    /// Whether the facts in it stay.
    spares: bool,
}

struct Judge<'a> {
    cx: &'a Context<'a>,
    /// Where something grave was found, and by which rule.
    grave: Vec<(Range<usize>, &'a str)>,
    hollow: Swaps,
    effects: Swaps,
    /// The draft as a whole sells.
    is_flyer: bool,
}

impl Judge<'_> {
    /// Judges a sentence; says whether anything of it goes.
    fn sentence(&self, s: &mut Sentence) -> bool {
        let (mut law, mut compares, mut gossips, mut is_dirty) = (false, false, false, false);
        self.part_dirty(s);
        let calls = s.clauses.iter().any(|c| c.kinds.has(Kinds::CONTACT));
        let named = self.named_before(s);
        let is_told = self.is_told(s);
        if self.is_testimony(s) {
            s.clauses.iter_mut().for_each(|c| {
                c.pieces.clear();
                c.rule = Some(String::new());
            });
            return true;
        }
        for (i, c) in s.clauses.iter_mut().enumerate() {
            if c.rule.is_some() {
                is_dirty = true;
                continue;
            }
            if let Some(Reason { rule, spares }) = self.reason(c, is_told) {
                law |= self.asks_in_return(&rule) || !spares;
                compares |= !spares && self.counts(&c.range);
                gossips |= !spares;
                is_dirty = true;
                let is_reward = self.asks_in_return(&rule) && self.is_reward(c);
                if let Some(rest) = self.behind_head(c, &rule) {
                    is_dirty = false;
                    c.pieces = vec![rest];
                    c.rule = Some(rule);
                    continue;
                }
                c.pieces = if spares && !is_reward && c.kinds.has(Kinds::HARD) { self.spared(c) } else { Vec::new() };
                c.rule = Some(rule);
            } else if c.kinds.has(Kinds::WAS) {
                c.pieces = self.spared(c);
            }
            // A thing of which the old price stands here and today's in the next clause keeps its name.
            if let Some((_, name)) = named.iter().find(|(at, _)| *at == i).filter(|_| c.pieces.is_empty()) {
                c.pieces = vec![name.clone()];
            }
        }
        if is_dirty {
            let things = self.things(s);
            let mut before_goes = false;
            // What leans on something stands behind it: advice before a promise needs no promise.
            let first = s.clauses.iter().position(|c| c.rule.is_some()).unwrap_or_default();
            let tells = Kinds::TELLING.and(Kinds::HARD);
            let head = if s.clauses[..first].iter().any(|c| c.kinds.has(tells)) { first } else { 0 };
            for (i, c) in s.clauses.iter_mut().enumerate().skip(head) {
                if things.contains(&i) {
                    continue;
                }
                if c.rule.is_some() {
                    before_goes = !c.stays();
                    continue;
                }
                // 「…, simmered 9 hours」 has lost its subject.
                let is_fragment =
                    before_goes && self.cx.note.text[c.range.start..].starts_with(|x: char| x.is_ascii_lowercase());
                // Where another shop's price is told, ours beside it is no list price.
                // When somebody answers is no opening hour.
                let is_short = units(&self.cx.note.text[c.range.clone()]) <= NAMED;
                let answers =
                    calls && is_short && c.kinds.has(Kinds::HOURS) && !c.kinds.has(Kinds::PLACE.and(Kinds::PRICE));
                let opens = is_filled(self.cx, &c.range, |v| matches!(v, Value::Hours { .. }));
                let answers = answers && !(opens && self.opens_only_here(&c.range));
                // Beside what is said of others a fact of our own can stand, and what we say of ourselves.
                let is_ours = c.kinds.has(Kinds::HARD) || self.says(Class::OwnerWe, &c.range);
                let is_gossip = gossips && (!is_ours || (compares && self.counts(&c.range)));
                let stands = self.stands_beside(c, law, calls) || (gossips && is_ours);
                if is_gossip || is_fragment || answers || !stands {
                    c.pieces.clear();
                }
            }
        }
        let names: Vec<bool> = s.clauses.iter().map(|c| c.pieces.iter().any(|r| self.has_letters(r))).collect();
        for (i, c) in s.clauses.iter_mut().enumerate().filter(|_| is_dirty) {
            // An amount without any word before it says nothing.
            let is_bare = c.kinds.has(Kinds::PRICE) && c.stays() && !names[..=i].iter().any(|n| *n);
            if is_bare {
                c.pieces.clear();
            }
        }
        is_dirty
    }

    /// Whether an amount stands in a range with hardly a word before it.
    fn lacks_thing(&self, r: &Range<usize>) -> bool {
        let amount = self.cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
        amount.is_some_and(|at| units(&self.cx.note.text[r.start..at]) < SAYS)
    }

    /// Whether a number stands right behind a word for what was.
    fn was_priced(&self, r: &Range<usize>) -> bool {
        let view = self.cx.view;
        let mut words = view.of_class(Class::PriceWas, self.folded(r));
        words.any(|w| {
            view.folded.text[w.end as usize..]
                .trim_start_matches(['$', ' ', ':'])
                .starts_with(|x: char| x.is_ascii_digit())
        })
    }

    fn has_letters(&self, r: &Range<usize>) -> bool {
        self.cx.note.text[r.clone()].chars().filter(|x| x.is_alphabetic()).count() > 1
    }

    /// Whether no other line tells when the shop is open.
    fn opens_only_here(&self, r: &Range<usize>) -> bool {
        let line = |at: usize| self.cx.note.text[..at].matches('\n').count();
        let here = line(r.start);
        let mut hours = self.cx.facts.list.iter().filter(|f| matches!(f.value, Value::Hours { .. }));
        !hours.any(|f| line(f.range.start) != here)
    }

    /// Clauses that only name the thing whose price stands behind what is wrong: 「北海道元貝 日本直送 每両$88」.
    fn things(&self, s: &Sentence) -> Vec<usize> {
        let is_thing = |i: usize| {
            let c = &s.clauses[i];
            let next = s.clauses[i + 1..].iter().find(|n| n.rule.is_none());
            let is_cut = s.clauses.get(i + 1).is_some_and(|n| n.rule.is_some());
            let is_short = units(&self.cx.note.text[c.range.clone()]) <= NAMED;
            c.rule.is_none()
                && c.kinds.is_none()
                && is_cut
                && is_short
                && next.is_some_and(|n| self.lacks_thing(&n.range))
        };
        (0..s.clauses.len()).filter(|i| is_thing(*i)).collect()
    }

    /// Somebody's praise and a name beside it, and nothing else: 「…，…」林媽媽.
    fn is_testimony(&self, s: &Sentence) -> bool {
        let range = s.range.clone();
        let text = &self.cx.note.text[range.clone()];
        let quoted =
            QUOTES.iter().find_map(|(open, close)| Some((text.find(*open)?, text.rfind(*close)? + close.len())));
        let Some((from, to)) = quoted.filter(|(from, to)| from < to && units(&text[*from..*to]) >= QUOTED) else {
            return false;
        };
        let outside = [range.start..range.start + from, range.start + to..range.end];
        let told: u32 = outside.iter().map(|r| units(&self.cx.note.text[r.clone()])).sum();
        let tells =
            [Class::RoleSomebody, Class::RoleStory].into_iter().any(|c| outside.iter().any(|r| self.says(c, r)));
        let speaks = |x: char| !x.is_alphanumeric() || WordList::SpeechVerb.has_char(x);
        let names = outside.iter().any(|r| !self.cx.note.text[r.clone()].chars().all(speaks));
        told <= NAMED && names && !tells && from == text.len() - text.trim_start().len()
    }

    /// Whether the writer tells what they did themselves, so that who speaks in it is somebody of a story.
    fn is_told(&self, s: &Sentence) -> bool {
        let quotes = |c: &&Clause| QUOTES.iter().any(|(open, _)| self.cx.note.text[c.range.clone()].contains(*open));
        s.clauses
            .iter()
            .filter(|c| !quotes(c))
            .any(|c| self.says(Class::Me, &c.range) || self.says(Class::ToldStory, &c.range))
    }

    /// Parts the clauses in which something is wrong at the spaces that some write for commas, so that only what is wrong goes.
    fn part_dirty(&self, s: &mut Sentence) {
        let text = &self.cx.note.text;
        let mut out: Vec<Clause> = Vec::with_capacity(s.clauses.len());
        let is_told = self.is_told(s);
        for c in s.clauses.drain(..) {
            let parts = if self.reason(&c, is_told).is_some() { spaced(text, &c.range) } else { Vec::new() };
            // An amount is not parted from its thing: 「止痛片60粒 $98」.
            let is_torn = !c.kinds.has(Kinds::WAS) && parts.iter().any(|r| self.lacks_thing(r));
            if parts.len() < 2 || is_torn {
                out.push(c);
                continue;
            }
            for range in parts {
                let kinds = Kinds::of(self.cx, &range);
                // What is said around a number is said of it: 「入群 6123 4567 日日有秘密價」.
                let mut runs = text[range.clone()].split(|x: char| !x.is_ascii_digit());
                let tells = self.is_sober(&range) && runs.all(|run| run.len() <= 2);
                let idle =
                    c.kinds.has(Kinds::CONTACT) && kinds.is_none() && !tells && !self.says(Class::RoleSend, &range);
                let kept = if idle { None } else { Some(range.clone()) };
                let rule = idle.then(String::new);
                out.push(Clause { kinds, pieces: kept.into_iter().collect(), range, rule, ..c.clone() });
            }
        }
        s.clauses = out;
    }

    /// Clauses with an old price and the name of its thing, where the next clause tells today's price and no name.
    fn named_before(&self, s: &Sentence) -> Vec<(usize, Range<usize>)> {
        let mut out = Vec::new();
        for (i, pair) in s.clauses.windows(2).enumerate() {
            let (c, next) = (&pair[0], &pair[1]);
            if !c.kinds.has(Kinds::WAS) || c.kinds.has(Kinds::PRICE) || !next.kinds.has(Kinds::PRICE) {
                continue;
            }
            let Some((fact, was)) =
                self.cx.facts.prices().find(|(_, p)| p.role == Role::Was && c.range.contains(&p.written.start))
            else {
                continue;
            };
            let sides = [was.written.end..c.range.end, c.range.start..fact.range.start.min(was.written.start)];
            let names =
                |r: &Range<usize>| self.cx.note.text[r.clone()].chars().filter(|x| x.is_alphabetic()).count() > 1;
            let name = sides.into_iter().filter(|r| r.start < r.end).filter_map(|r| self.trimmed(r)).find(names);
            out.extend(name.map(|name| (i, name)));
        }
        out
    }

    /// What stands behind a brochure's opening: 「本店提供驗眼、配鏡」 tells of 驗眼、配鏡.
    fn behind_head(&self, c: &Clause, rule: &str) -> Option<Range<usize>> {
        let mut rules = self.cx.packs.index.rules.iter();
        let is_calmed = rules.find(|r| r.id == rule).is_some_and(|r| r.repair == Some(Repair::Calm));
        let inside = |g: &&(Range<usize>, &str)| g.0.start < c.range.end && c.range.start < g.0.end;
        let found = || self.grave.iter().filter(inside).map(|(g, _)| g);
        let head = found().map(|g| g.start).min()?..found().map(|g| g.end).max()?;
        let head = Some(&head).filter(|g| g.start <= c.range.start && g.end < c.range.end)?;
        let rest = self.trimmed(head.end..c.range.end)?;
        let text = &self.cx.note.text[rest.clone()];
        // So does 「全屯門最齊400隻game」 of 400隻game.
        let counts = text.starts_with(|x: char| x.is_ascii_digit()) && self.says(Class::RoleBoast, head);
        let says = (is_calmed || counts) && units(text) >= REST && !self.says(Class::RoleBoast, &rest);
        (says && !self.says(Class::RoleCall, &rest)).then_some(rest)
    }

    /// Whether a number stands in a range, in digits or in words.
    fn counts(&self, r: &Range<usize>) -> bool {
        self.cx.note.text[r.clone()].contains(|x: char| x.is_ascii_digit() || WordList::BareNumeral.has_char(x))
    }

    /// Why a clause cannot stay as it is, if it cannot.
    fn reason(&self, c: &Clause, is_told: bool) -> Option<Reason> {
        let says = |class| self.says(class, &c.range);
        let holds_fact = c.kinds.has(Kinds::HARD.and(Kinds::TELLING));
        let ours = |spares| Some(Reason { rule: String::new(), spares });
        // 卸除別家 $80 is an item of ours; 外面的都是翻新貨 is gossip.
        let is_ours = c.kinds.has(Kinds::PRICE.and(Kinds::PLACE).and(Kinds::HOURS)) || says(Class::RoleRefusal);
        let gossips = says(Class::RoleOther) && !is_ours;
        if says(Class::RoleShady) || says(Class::RoleRival) || gossips {
            return ours(false);
        }
        // A finding that reaches into a clause by a word or two is about its neighbour.
        let here = |r: &Range<usize>| {
            let shared = r.end.min(c.range.end).saturating_sub(r.start.max(c.range.start));
            (shared * 2 >= c.range.len() || shared * 2 >= r.len()) && shared > 0 && !self.is_old_price(c, r)
        };
        if let Some((_, rule)) = self.grave.iter().find(|(r, _)| here(r)) {
            return Some(Reason { rule: (*rule).to_owned(), spares: true });
        }
        if c.kinds.has(Kinds::CONTACT) {
            return ours(true);
        }
        // 「原价1880」 without today's price beside it.
        let is_old = says(Class::PriceWas) && !c.kinds.has(Kinds::PRICE.and(Kinds::WAS));
        if is_old && self.was_priced(&c.range) {
            return ours(false);
        }
        if self.promises(&c.range) {
            return ours(true);
        }
        let has_number = self.counts(&c.range);
        if says(Class::RoleBoast) && !c.kinds.has(Kinds::HARD) && !(holds_fact && has_number) {
            return ours(true);
        }
        let behind = &self.cx.note.text[c.range.end..];
        let shouts = ["!!", "！！", "！!", "!！"].iter().any(|m| behind.starts_with(m));
        if c.kinds.is_none() && shouts && units(&self.cx.note.text[c.range.clone()]) <= SHOUT {
            return ours(true);
        }
        if !is_told && self.quotes(c) && !c.kinds.has(Kinds::HARD) {
            return ours(true);
        }
        let calls = c.is_call && !says(Class::RoleAdvice);
        // 「手快有手慢無」 bounds nothing.
        let tells =
            holds_fact && (has_number || says(Class::RoleRefusal) || says(Class::RoleAdvice) || !says(Class::RoleCall));
        if self.is_hollow(c) || (!tells && (calls || IDLE.into_iter().any(says))) {
            return ours(true);
        }
        None
    }

    /// Whether a clause can stand where another of its sentence goes.
    fn stands_beside(&self, c: &Clause, law: bool, calls: bool) -> bool {
        let pays = (law || calls) && c.kinds.has(Kinds::PAYMENT) && !c.kinds.has(Kinds::PRICE);
        if c.kinds.has(Kinds::CONTACT) || pays || (law && self.is_reward(c)) {
            return false;
        }
        let counts = !law && c.kinds.has(Kinds::QUANTITY) && self.says(Class::RoleLeft, &c.range);
        counts
            || c.kinds.has(Kinds::HARD.and(Kinds::TELLING).and(Kinds::YEARS).and(Kinds::OFFER))
            || self.says(Class::RoleCan, &c.range)
            || self.says(Class::RoleAdvice, &c.range)
            || self.says(Class::RoleSend, &c.range)
            || self.says(Class::RoleHonest, &c.range)
            || (!law && self.is_sober(&c.range))
    }

    /// Whether a clause tells something of the shop's own that needs nothing beside it: a number, a refusal, what we do.
    fn is_sober(&self, r: &Range<usize>) -> bool {
        let text = &self.cx.note.text[r.clone()];
        let at = self.folded(r).start;
        let leans = self.cx.view.words_starting(Class::RoleLeaning, at..at + 1).next().is_some();
        let loud = IDLE
            .into_iter()
            .chain([Class::RolePromise, Class::RoleOther, Class::RoleLeft, Class::TitleSale])
            .any(|c| self.says(c, r));
        let folded = self.folded(r);
        let is_place = |t: &TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { .. });
        let mut inside = self.cx.terms.iter().filter(|t| folded.start <= t.range.start && t.range.end <= folded.end);
        let tells = text.contains(|x: char| x.is_ascii_digit())
            || inside.any(is_place)
            || [Class::RoleRefusal, Class::OwnerWe].into_iter().any(|c| self.says(c, r));
        tells && !leans && !loud && units(text) >= SAYS
    }

    /// Whether a rule is one that nothing can mend: what is given beside its breach is given for it.
    fn asks_in_return(&self, rule: &str) -> bool {
        let mut rules = self.cx.packs.index.rules.iter();
        rule.starts_with("compliance/") && rules.find(|r| r.id == rule).is_some_and(|r| r.repair.is_none())
    }

    /// Whether a clause gives something for what the other clauses of its sentence ask.
    fn is_reward(&self, c: &Clause) -> bool {
        let amounts = self.cx.facts.prices_written_in(c.range.clone()).filter(|p| p.role == Role::Discount).count();
        amounts > 0
            || self.says(Class::TitleSale, &c.range)
            || (c.kinds.has(Kinds::OFFER) && !c.kinds.has(Kinds::PRICE))
    }

    /// A sentence in a line of which something went: what tells nothing goes as well.
    fn beside_dirt(&self, s: &mut Sentence) {
        let is_spared = |c: &Clause| {
            !c.kinds.is_none()
                || self.has_cue(&c.range)
                || self.is_sober(&c.range)
                || [Class::RoleHonest, Class::RoleSend, Class::RoleCan].into_iter().any(|k| self.says(k, &c.range))
        };
        if s.is_question || s.kept().any(is_spared) {
            return;
        }
        s.clauses.iter_mut().for_each(|c| c.pieces.clear());
    }

    /// What stays of a clause that holds facts of a reader's interest: their words without what is wrong in them.
    fn spared(&self, c: &Clause) -> Vec<Range<usize>> {
        let grave = self.grave.iter().map(|(r, _)| r.clone());
        let mut bad: Vec<Range<usize>> = grave.filter(|r| !self.is_old_price(c, r)).collect();
        let mut names = Vec::new();
        let facts = self.cx.facts.list.iter();
        let inside = facts.filter(|f| f.range.start < c.range.end && c.range.start < f.range.end);
        let mut good: Vec<Range<usize>> = Vec::new();
        for fact in inside {
            let range = fact.range.start.max(c.range.start)..fact.range.end.min(c.range.end);
            match &fact.value {
                Value::Price(p) if p.role == Role::Was => {
                    // 「法式 $338（原價$480）」: today's price may stand before it.
                    let other =
                        self.cx.facts.prices_written_in(c.range.start..p.written.start).map(|p| p.written.end).max();
                    let object =
                        p.object.as_ref().filter(|o| c.range.contains(&o.start)).map_or(range.start, |o| o.end);
                    let from = other.unwrap_or(object).max(c.range.start);
                    bad.push(from..bracket_end(&self.cx.note.text, range.end.max(p.written.end), c.range.end));
                    names.extend(p.object.clone().filter(|o| c.range.start <= o.start && o.end <= c.range.end));
                }
                Value::Price(p) => {
                    // What is taken off or comes on top needs its words before it: Early bird 減$500.
                    let whole = c.range.start..range.end;
                    let told = if matches!(p.role, Role::Discount | Role::AddOn) {
                        whole
                    } else {
                        Self::priced(&self.cx.note.text, p, &range)
                    };
                    // With something wrong in its middle, the thing and its amount are what is left of it.
                    // In words with spaces; a Chinese name without its boast is still one.
                    let is_torn = |r: &Range<usize>| {
                        let mut grave = self.grave.iter().filter(|(g, _)| g.start < r.end && r.start < g.end);
                        self.cx.script == Script::Latin && grave.any(|(g, _)| !self.is_old_price(c, g))
                    };
                    good.push(if is_torn(&(told.start..p.written.start)) { p.written.start..told.end } else { told });
                    // A name of which a part is wrong is no name.
                    let text = &self.cx.note.text;
                    names.extend(
                        p.object
                            .clone()
                            .map(|o| behind_now(text, o.start).min(o.end)..o.end)
                            .filter(|o| c.range.start <= o.start && o.end <= c.range.end && !is_torn(o)),
                    );
                }
                // 「24小時覆」 beside a number is no opening hour.
                Value::Hours { .. } | Value::Closed { .. } if c.kinds.has(Kinds::CONTACT) => {}
                Value::Address { .. } | Value::Transport { .. } | Value::Hours { .. } | Value::Closed { .. } => {
                    good.push(range);
                }
                _ => {}
            }
        }
        if c.kinds.has(Kinds::WAS) && !c.kinds.has(Kinds::PRICE) {
            // A thing of which only an old price was told is told no more.
            return Vec::new();
        }
        good.extend(names);
        let left = join(good).into_iter().flat_map(|r| without(r, &bad));
        let left: Vec<Range<usize>> = left.filter_map(|r| self.trimmed(self.without_percent(c, r))).collect();
        let has_amount = |p: &Price| left.iter().any(|r| r.start <= p.written.start && p.written.end <= r.end);
        let owes_price = c.kinds.has(Kinds::PRICE);
        let keeps_price = self.cx.facts.prices_written_in(c.range.clone()).any(has_amount);
        // An amount without the thing that it is for says nothing.
        let needs_none = |p: &Price| matches!(p.role, Role::Discount | Role::AddOn | Role::Threshold | Role::Fee);
        let names_thing = self.cx.facts.prices_written_in(c.range.clone()).any(needs_none)
            || left.iter().any(|r| self.cx.note.text[r.clone()].chars().filter(|x| x.is_alphabetic()).count() > 1);
        if owes_price && !(keeps_price && names_thing) { Vec::new() } else { left }
    }

    /// 「100%根治」 without what is cured: a bare share before what goes says nothing.
    fn without_percent(&self, c: &Clause, r: Range<usize>) -> Range<usize> {
        let text = &self.cx.note.text[r.clone()];
        let is_cut = self.grave.iter().any(|(g, _)| g.start >= r.end && g.start <= r.end + 1 && g.start < c.range.end);
        match text.trim_end().strip_suffix('%').filter(|_| is_cut) {
            Some(head) => r.start..r.start + head.trim_end_matches(|x: char| x.is_ascii_digit() || x == '.').len(),
            None => r,
        }
    }

    /// 「原價$1,280而家$498」 is found as a whole; what goes of it is the old price.
    fn is_old_price(&self, c: &Clause, grave: &Range<usize>) -> bool {
        let mut old = self.cx.facts.prices_written_in(grave.clone()).filter(|p| p.role == Role::Was);
        c.kinds.has(Kinds::WAS) && old.next().is_some()
    }

    /// A price without a condition that is none of its own clause.
    fn priced(text: &str, p: &Price, range: &Range<usize>) -> Range<usize> {
        // 「曲奇原價$98而家$68」: what is priced stands before the old price, and 而家 goes with that.
        let start = match &p.object {
            Some(object) if object.end <= range.start => p.written.start,
            Some(object) => behind_now(text, object.start).min(p.written.start).max(range.start),
            None => range.start,
        };
        start.min(range.end)..range.end
    }

    /// Without marks and spaces at its ends, if anything is left.
    fn trimmed(&self, r: Range<usize>) -> Option<Range<usize>> {
        let text = self.cx.note.text.get(r.clone())?;
        let is_mark = |x: char| {
            x.is_whitespace() || matches!(x, '，' | ',' | '、' | '：' | ':' | '-' | '—' | '｜' | '|' | '!' | '！' | '→')
        };
        let start = r.start + text.len() - text.trim_start_matches(is_mark).len();
        let end = r.end - (text.len() - text.trim_end_matches(is_mark).len());
        (start < end).then_some(start..end)
    }

    fn folded(&self, r: &Range<usize>) -> Range<usize> {
        self.cx.view.folded.position_of(r.start)..self.cx.view.folded.position_of(r.end)
    }

    fn says(&self, class: Class, r: &Range<usize>) -> bool {
        self.cx.view.has_class(class, self.folded(r))
    }

    /// Whether a clause promises something: 保證, and not 唔保證.
    fn promises(&self, r: &Range<usize>) -> bool {
        let view = self.cx.view;
        let mut words = view.of_class(Class::RolePromise, self.folded(r));
        let refused: Vec<Range<usize>> = view.of_class(Class::RoleRefusal, self.folded(r)).map(Hit::range).collect();
        !words.all(|word| {
            let at = word.start as usize;
            let mut before = view.ending_in(at..at + 1);
            let is_denied = before.any(|h| self.cx.packs.in_class(Class::FrameNegation, h.string));
            // 唔退錢 refuses what 退錢 would promise; 唔靚唔收錢 is all one promise.
            is_denied || refused.iter().any(|r| r.start < at && at < r.end)
        })
    }

    /// Somebody's words in a flyer: 李太說：「…」, 「…」– Coco媽咪. In a story people may speak.
    fn quotes(&self, c: &Clause) -> bool {
        let text = &self.cx.note.text[c.range.clone()];
        let quoted = QUOTES.iter().find_map(|(open, close)| {
            let at = text.find(*open)? + open.len();
            Some(at..at + text[at..].find(*close)?)
        });
        let Some(quoted) = quoted.filter(|q| units(&text[q.clone()]) >= QUOTED) else { return false };
        // A name beside the words and nothing else is a testimonial; 她說 is somebody in a story.
        let (before, behind) = (&text[..quoted.start], &text[quoted.end..]);
        let outside = [c.range.start..c.range.start + quoted.start, c.range.start + quoted.end..c.range.end];
        let tells = outside.iter().any(|r| self.says(Class::RoleSomebody, r));
        let is_named = units(before) + units(behind) <= NAMED && !tells;
        // 「看了很久，說：『…』」 names nobody: who spoke stands in the clause before.
        let speaks = |x: char| !x.is_alphanumeric() || WordList::SpeechVerb.has_char(x);
        if !self.is_flyer && before.chars().chain(behind.chars()).all(speaks) {
            return false;
        }
        self.is_flyer || is_named
    }

    /// Praise and effects that nobody can check, in a clause that tells nothing else.
    fn is_hollow(&self, c: &Clause) -> bool {
        let text = &self.cx.note.text[c.range.clone()];
        // 「不落月子病」 refuses nothing.
        let is_idle = c.kinds.is_none()
            || (c.kinds == Kinds::LIMIT && self.effects.touches(text) && !self.says(Class::RoleAdvice, &c.range));
        is_idle && units(text) >= SAYS && self.hollow.touches(text)
    }

    fn has_cue(&self, r: &Range<usize>) -> bool {
        self.cx.cues.iter().any(|cue| !cue.is_fact && r.start <= cue.range.start && cue.range.end <= r.end)
    }
}

/// Behind a word for now of which only the end stands here: 家5kg以下 of 而家5kg以下.
fn behind_now(text: &str, at: usize) -> usize {
    let cut = |word: &&str| {
        let (i, _) = word.char_indices().nth(1)?;
        (text[..at].ends_with(&word[..i]) && text[at..].starts_with(&word[i..])).then(|| at + word.len() - i)
    };
    WordList::NowWord.words().iter().find_map(cut).unwrap_or(at)
}

/// Behind the bracket that closes here, if one does.
fn bracket_end(text: &str, at: usize, end: usize) -> usize {
    text[at..end].chars().next().filter(|x| matches!(x, '）' | ')')).map_or(at, |x| at + x.len_utf8())
}

/// Ranges in order, overlapping ones made one.
fn join(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for r in ranges.into_iter().filter(|r| r.start < r.end) {
        match out.last_mut() {
            Some(last) if r.start <= last.end => last.end = last.end.max(r.end),
            _ => out.push(r),
        }
    }
    out
}

/// What is left of a clause without these ranges, if its amounts are still there: of 「限時$799」 the amount stays.
pub fn left_of(cx: &Context<'_>, c: &Clause, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let text = &cx.note.text;
    let written: Vec<Range<usize>> = cx.facts.prices_written_in(c.range.clone()).map(|p| p.written.clone()).collect();
    let spared: Vec<Range<usize>> = ranges.iter().flat_map(|r| without(r.clone(), &written)).collect();
    let left = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        let left = c.pieces.iter().flat_map(|p| without(p.clone(), ranges));
        left.filter(|r| text[r.clone()].contains(char::is_alphanumeric)).collect()
    };
    let calm = left(&spared);
    // What is still found with nothing but the amount left to take is wrong in the amount.
    if calm == c.pieces { Vec::new() } else { calm }
}

/// What is left of a range.
fn without(range: Range<usize>, bad: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = vec![range];
    for b in bad {
        left = left
            .into_iter()
            .flat_map(|r| {
                if b.end <= r.start || r.end <= b.start {
                    return vec![r];
                }
                [r.start..b.start.max(r.start), b.end.min(r.end)..r.end]
                    .into_iter()
                    .filter(|r| r.start < r.end)
                    .collect()
            })
            .collect();
    }
    left
}
