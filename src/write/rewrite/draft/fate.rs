//! What becomes of a clause. Facts that a reader comes for stay whatever stands beside them, without it; what nobody could
//! be held to goes where it sells, boasts, promises, or leans on something that goes.

use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Sentence};
use crate::diagnostic::{Finding, Severity};
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::guide::Guide;
use crate::pack::rule_file::{About, Repair};
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Value};
use crate::reading::units::spaced;
use crate::text::units::units;
use crate::write::rewrite::swap::Swaps;
use std::ops::Range;

/// Words of a clause that nobody could be held to, and that go with it.
pub(super) const IDLE: [Class; 3] = [Class::RoleCall, Class::RoleHearsay, Class::RoleBoast];
/// A clause shorter than this says nothing when what it leaned on is gone.
pub(super) const SAYS: u32 = 4;
/// Marks of what somebody says.
pub(super) const QUOTES: [(&str, &str); 3] = [("「", "」"), ("“", "”"), ("『", "』")];
/// Units of a name beside what somebody says.
pub(super) const NAMED: u32 = 10;
/// Units of what somebody says; less is a word that is named.
pub(super) const QUOTED: u32 = 6;
/// What stands behind a brochure's opening has to say something.
pub(super) const REST: u32 = 5;
/// What stays of a sentence however short it is.
const LASTS: Kinds =
    Kinds::HARD.and(Kinds::PAYMENT).and(Kinds::BOOKING).and(Kinds::CARE).and(Kinds::YEARS).and(Kinds::POLICY);
/// What is left of a sentence and shorter than this was said for what goes.
const STUB: u32 = 7;
/// A word or two that are shouted tell nothing.
pub(super) const SHOUT: u32 = 5;

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

pub(super) struct Judge<'a> {
    pub(super) cx: &'a Context<'a>,
    /// Where something grave was found, and by which rule.
    pub(super) grave: Vec<(Range<usize>, &'a str)>,
    pub(super) hollow: Swaps,
    pub(super) effects: Swaps,
    /// The draft as a whole sells.
    pub(super) is_flyer: bool,
}

impl Judge<'_> {
    /// Judges a sentence; says whether anything of it goes.
    fn sentence(&self, s: &mut Sentence) -> bool {
        let (mut law, mut bait, mut compares, mut gossips, mut is_dirty) = (false, false, false, false, false);
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
        // 「暗瘡會執走，瘦面就唔做」: what is done beside what is not claims nothing.
        let is_bounded = self.says(Class::TitleBan, &s.range);
        for (i, c) in s.clauses.iter_mut().enumerate() {
            if c.rule.is_some() {
                is_dirty = true;
                continue;
            }
            if let Some(Reason { rule, spares }) = self.reason(c, (is_told, is_bounded)) {
                law |= self.asks_in_return(&rule) || !spares;
                bait |= (self.asks_in_return(&rule) && !self.leads_out(&rule)) || !spares;
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
            let out = |c: &Clause| !c.stays() && c.rule.as_ref().is_some_and(|rule| self.leads_out(rule));
            let out: Vec<bool> = s.clauses.iter().map(out).collect();
            for (i, c) in s.clauses.iter_mut().enumerate().skip(head) {
                if things.contains(&i) {
                    continue;
                }
                if c.rule.is_some() {
                    before_goes = !c.stays();
                    continue;
                }
                // 「…, simmered 9 hours」 has lost its subject.
                // So has 「只限港島及九龍」 behind a delivery that goes.
                let is_fragment = before_goes
                    && (self.cx.note.text[c.range.start..].starts_with(|x: char| x.is_ascii_lowercase())
                        || WordList::BoundsBefore.begins(&self.cx.note.text[c.range.clone()]));
                // Where another shop's price is told, ours beside it is no list price.
                // When somebody answers is no opening hour.
                let said = &self.cx.note.text[c.range.clone()];
                let is_short = units(said) <= NAMED;
                // 「價目表睇」 before a link that goes points nowhere.
                let points =
                    is_short && c.kinds.is_none() && WordList::PointerEnd.ends(said) && out.get(i + 1) == Some(&true);
                let answers =
                    calls && is_short && c.kinds.has(Kinds::HOURS) && !c.kinds.has(Kinds::PLACE.and(Kinds::PRICE));
                let opens = is_filled(self.cx, &c.range, |v| matches!(v, Value::Hours { .. }));
                let answers = answers && !(opens && self.opens_only_here(&c.range));
                // Beside what is said of others a fact of our own can stand, and what we say of ourselves.
                let is_ours = c.kinds.has(Kinds::HARD.and(Kinds::YEARS)) || self.says(Class::OwnerWe, &c.range);
                let since = c.kinds == Kinds::YEARS;
                let is_gossip = gossips && (!is_ours || (compares && !since && self.counts(&c.range)));
                let stands = self.stands_beside(c, (law, bait), calls) || (gossips && is_ours);
                if is_gossip || is_fragment || points || answers || !stands {
                    c.pieces.clear();
                }
            }
        }
        let worded: Vec<bool> = s.clauses.iter().map(|c| c.pieces.iter().any(|r| self.has_letters(r))).collect();
        self.without_now(s);
        for (i, c) in s.clauses.iter_mut().enumerate().filter(|_| is_dirty) {
            // An amount without any word before it says nothing.
            let is_bare = c.kinds.has(Kinds::PRICE) && c.stays() && !worded[..=i].iter().any(|n| *n);
            if is_bare {
                c.pieces.clear();
            }
        }
        is_dirty
    }

    /// Parts the clauses in which something is wrong at the spaces that some write for commas, so that only what is wrong goes.
    fn part_dirty(&self, s: &mut Sentence) {
        let text = &self.cx.note.text;
        let mut out: Vec<Clause> = Vec::with_capacity(s.clauses.len());
        let (is_told, is_bounded) = (self.is_told(s), self.says(Class::TitleBan, &s.range));
        for c in s.clauses.drain(..) {
            let calls =
                !c.kinds.is_none() && self.says(Class::RoleCall, &c.range) && !self.says(Class::RoleBoast, &c.range);
            let is_wrong = calls || self.reason(&c, (is_told, is_bounded)).is_some();
            let parts = if is_wrong { spaced(text, &c.range) } else { Vec::new() };
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
                let idle = idle && !self.asks_inside(&range) && !self.says(Class::RoleCan, &range);
                // 「24小時電話」 before a number is no opening hour.
                let folded = &self.cx.view.folded.text[self.folded(&range)];
                let idle = idle
                    || (c.kinds.has(Kinds::CONTACT)
                        && (WordList::PhoneWord.ends(folded)
                            || (units(folded) <= NAMED && WordList::PhoneWord.is_in(folded))));
                let kept = if idle { None } else { Some(range.clone()) };
                let rule = idle.then(String::new);
                out.push(Clause { kinds, pieces: kept.into_iter().collect(), range, rule, ..c.clone() });
            }
        }
        s.clauses = out;
    }

    /// Why a clause cannot stay as it is, if it cannot.
    fn reason(&self, c: &Clause, (is_told, is_bounded): (bool, bool)) -> Option<Reason> {
        let says = |class| self.says(class, &c.range);
        let holds_fact = c.kinds.has(Kinds::HARD.and(Kinds::TELLING));
        let ours = |spares| Some(Reason { rule: String::new(), spares });
        // 卸除別家 $80 is an item of ours; 外面的都是翻新貨 is gossip.
        let is_ours = c.kinds.has(Kinds::PRICE.and(Kinds::PLACE).and(Kinds::HOURS)) || says(Class::RoleRefusal);
        // In a story the neighbours may come by, as long as nothing of theirs is counted.
        let tells = is_told && !self.counts(&c.range) && !self.says(Class::OwnerWe, &self.line_around(&c.range));
        let gossips = says(Class::RoleOther) && !is_ours && !tells;
        if says(Class::RoleShady) || says(Class::RoleRival) || gossips {
            return ours(false);
        }
        // A finding that reaches into a clause by a word or two is about its neighbour.
        let here = |r: &Range<usize>| {
            let shared = r.end.min(c.range.end).saturating_sub(r.start.max(c.range.start));
            (shared * 2 >= c.range.len() || shared * 2 >= r.len()) && shared > 0 && !self.is_old_price(c, r)
        };
        // 「私信約試堂 或者signal加…」: what leads out stands in the clause behind.
        let beside =
            |r: &Range<usize>, rule: &str| r.end > c.range.end && self.leads_out(rule) && self.asks_inside(&c.range);
        if let Some((_, rule)) = self.grave.iter().find(|(r, rule)| here(r) && !beside(r, rule)) {
            return Some(Reason { rule: (*rule).to_owned(), spares: true });
        }
        if c.kinds.has(Kinds::CONTACT) {
            return ours(true);
        }
        // 「原价1880」 without today's price beside it.
        let was = says(Class::PriceWas) && !c.kinds.has(Kinds::PRICE.and(Kinds::WAS));
        if was && self.was_priced(&c.range) {
            return ours(false);
        }
        if self.promises(&c.range) {
            return ours(true);
        }
        // 「今日落單減$200」 is true every day.
        let folded = &self.cx.view.folded.text[self.folded(&c.range)];
        let takes_off = self.cx.facts.prices_written_in(c.range.clone()).any(|p| p.role == Role::Discount);
        let gives = takes_off || self.says(Class::TitleSale, &c.range) || c.kinds.has(Kinds::OFFER);
        if gives && WordList::OfferToday.begins(folded) && !self.cx.facts.is_bounded(&c.range) {
            return ours(false);
        }
        let has_number = self.counts(&c.range);
        // The 一 of 九龍第一 counts nothing.
        let counts_more = || {
            let boasts = self.cx.view.of_class(Class::RoleBoast, self.folded(&c.range));
            let boasts: Vec<Range<usize>> = boasts.map(|h| self.cx.view.original(h.range())).collect();
            let mut letters = self.cx.note.text[c.range.clone()].char_indices();
            letters.any(|(at, x)| {
                let is_number = x.is_ascii_digit() || WordList::BareNumeral.has_char(x);
                is_number && !boasts.iter().any(|b| b.contains(&(c.range.start + at)))
            })
        };
        if self.praises(&c.range) && !c.kinds.has(Kinds::HARD) && !(holds_fact && counts_more()) {
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
        let calls = c.is_call && !says(Class::RoleAdvice) && !self.asks_inside(&c.range);
        // 「手快有手慢無」 bounds nothing.
        let tells =
            holds_fact && (has_number || says(Class::RoleRefusal) || says(Class::RoleAdvice) || !says(Class::RoleCall));
        let idles =
            IDLE.into_iter().any(|class| if class == Class::RoleBoast { self.praises(&c.range) } else { says(class) });
        if (self.is_hollow(c) && !is_bounded) || (!tells && (calls || idles)) {
            return ours(true);
        }
        None
    }

    /// Whether a clause can stand where another of its sentence goes.
    fn stands_beside(&self, c: &Clause, (law, bait): (bool, bool), calls: bool) -> bool {
        let pays = (law || calls) && c.kinds.has(Kinds::PAYMENT) && !c.kinds.has(Kinds::PRICE);
        // 「冇聽whatsapp」 beside a number.
        let folded = &self.cx.view.folded.text[self.folded(&c.range)];
        let is_app = calls && units(folded) <= NAMED && WordList::PhoneWord.ends(folded);
        if is_app || c.kinds.has(Kinds::CONTACT) || pays || (law && self.is_reward(c)) {
            return false;
        }
        let counts = !law && c.kinds.has(Kinds::QUANTITY) && self.says(Class::RoleLeft, &c.range);
        counts
            || c.kinds.has(Kinds::HARD.and(Kinds::TELLING).and(Kinds::YEARS).and(Kinds::OFFER))
            || self.says(Class::RoleCan, &c.range)
            || self.says(Class::RoleAdvice, &c.range)
            || self.says(Class::RoleSend, &c.range)
            || self.asks_inside(&c.range)
            || self.says(Class::RoleHonest, &c.range)
            || (!bait && self.is_sober(&c.range))
    }

    /// Whether a rule is one that nothing can mend: what is given beside its breach is given for it.
    fn asks_in_return(&self, rule: &str) -> bool {
        let mut rules = self.cx.packs.index.rules.iter();
        rule.starts_with("compliance/") && rules.find(|r| r.id == rule).is_some_and(|r| r.repair.is_none())
    }

    /// Whether a rule speaks of ways out of the app: what stands beside a number is no price for it.
    fn leads_out(&self, rule: &str) -> bool {
        let mut rules = self.cx.packs.index.rules.iter();
        rules.find(|r| r.id == rule).is_some_and(|r| matches!(r.about, Some(About::Contact)))
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
                || self.asks_inside(&c.range)
                || [Class::RoleHonest, Class::RoleSend, Class::RoleCan].into_iter().any(|k| self.says(k, &c.range))
        };
        // 「五六月旺季」 without the call that it led up to says nothing.
        let told: u32 = s.kept().map(|c| units(&self.cx.note.text[c.range.clone()])).sum();
        let is_stub = told < STUB
            && s.clauses.iter().any(|c| !c.stays())
            && !s.kept().any(|c| {
                let tells = [Class::RoleCan, Class::RoleSend, Class::RoleHonest, Class::RoleRefusal, Class::RoleAdvice];
                let digits = self.cx.note.text[c.range.clone()].contains(|x: char| x.is_ascii_digit());
                c.kinds.has(LASTS)
                    || digits
                    || self.asks_inside(&c.range)
                    || tells.into_iter().any(|class| self.says(class, &c.range))
            });
        if !is_stub && (s.is_question || s.kept().any(is_spared)) {
            return;
        }
        s.clauses.iter_mut().for_each(|c| c.pieces.clear());
    }
}
