//! What becomes of a clause. Facts that a reader comes for stay whatever stands beside them, without it; what nobody could
//! be held to goes where it sells, boasts, promises, or leans on something that goes.

use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Sentence};
use crate::diagnostic::{Finding, Severity};
use crate::lists::WordList;
use crate::pack::guide::Guide;
use crate::pack::rule_file::Repair;
use crate::pack::{Class, Hit};
use crate::reading::context::Context;
use crate::reading::facts::fact::{Price, Role, Value};
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
/// A word or two that are shouted tell nothing.
const SHOUT: u32 = 5;

/// Judges all clauses.
pub fn judge(cx: &Context<'_>, guide: &Guide, findings: &[Finding], is_flyer: bool, sentences: &mut [Sentence]) {
    let grave = findings.iter().filter(|f| is_grave(f) && !is_about_a_list(cx, f));
    let grave: Vec<(Range<usize>, &str)> = grave.filter_map(|f| Some((f.span?.range(), f.rule.as_str()))).collect();
    let common = &guide.common;
    let hollow = Swaps::new(common.hollow.iter().chain(&common.effects).map(|w| (w.as_str(), "")));
    let judge = Judge { cx, grave, hollow, is_flyer };
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
    /// The draft as a whole sells.
    is_flyer: bool,
}

impl Judge<'_> {
    /// Judges a sentence; says whether anything of it goes.
    fn sentence(&self, s: &mut Sentence) -> bool {
        let (mut law, mut compares, mut gossips, mut is_dirty) = (false, false, false, false);
        let calls = s.clauses.iter().any(|c| c.kinds.has(Kinds::CONTACT));
        for c in &mut s.clauses {
            if let Some(Reason { rule, spares }) = self.reason(c) {
                law |= self.asks_in_return(&rule) || !spares;
                compares |= !spares && self.counts(&c.range);
                gossips |= !spares;
                is_dirty = true;
                let is_reward = self.asks_in_return(&rule) && self.is_reward(c);
                c.pieces = if spares && !is_reward && c.kinds.has(Kinds::HARD) { self.spared(c) } else { Vec::new() };
                c.rule = Some(rule);
            } else if c.kinds.has(Kinds::WAS) {
                c.pieces = self.spared(c);
            }
        }
        if is_dirty {
            let mut before_goes = false;
            // What leans on something stands behind it: advice before a promise needs no promise.
            let first = s.clauses.iter().position(|c| c.rule.is_some()).unwrap_or_default();
            let tells = Kinds::TELLING.and(Kinds::HARD);
            let head = if s.clauses[..first].iter().any(|c| c.kinds.has(tells)) { first } else { 0 };
            for c in s.clauses.iter_mut().skip(head) {
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
                let answers = calls && is_short && c.kinds.has(Kinds::HOURS) && !c.kinds.has(Kinds::PLACE.and(Kinds::PRICE));
                let answers = answers && !is_filled(self.cx, &c.range, |v| matches!(v, Value::Hours { .. }));
                // Beside what is said of others a fact of our own can stand, and what we say of ourselves.
                let is_ours = c.kinds.has(Kinds::HARD) || self.says(Class::OwnerWe, &c.range);
                let is_gossip = gossips && (!is_ours || (compares && self.counts(&c.range)));
                let stands = self.stands_beside(c, law) || (gossips && is_ours);
                if is_gossip || is_fragment || answers || !stands {
                    c.pieces.clear();
                }
            }
        }
        is_dirty
    }

    /// Whether a number stands in a range, in digits or in words.
    fn counts(&self, r: &Range<usize>) -> bool {
        self.cx.note.text[r.clone()].contains(|x: char| x.is_ascii_digit() || WordList::BareNumeral.has_char(x))
    }

    /// Why a clause cannot stay as it is, if it cannot.
    fn reason(&self, c: &Clause) -> Option<Reason> {
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
        if self.promises(&c.range) {
            return ours(true);
        }
        let has_number = self.cx.note.text[c.range.clone()].contains(|x: char| x.is_ascii_digit());
        if says(Class::RoleBoast) && !c.kinds.has(Kinds::HARD) && !(holds_fact && has_number) {
            return ours(true);
        }
        let behind = &self.cx.note.text[c.range.end..];
        let shouts = ["!!", "！！", "！!", "!！"].iter().any(|m| behind.starts_with(m));
        if c.kinds.is_none() && shouts && units(&self.cx.note.text[c.range.clone()]) <= SHOUT {
            return ours(true);
        }
        if self.quotes(c) && !c.kinds.has(Kinds::HARD) {
            return ours(true);
        }
        let calls = c.is_call && !says(Class::RoleAdvice);
        if !holds_fact && (calls || IDLE.into_iter().any(says) || self.is_hollow(c)) {
            return ours(true);
        }
        None
    }

    /// Whether a clause can stand where another of its sentence goes.
    fn stands_beside(&self, c: &Clause, law: bool) -> bool {
        let pays = law && c.kinds.has(Kinds::PAYMENT) && !c.kinds.has(Kinds::PRICE);
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
            || self.is_sober(&c.range)
    }

    /// Whether a clause tells something of the shop's own that needs nothing beside it: a number, a refusal, what we do.
    fn is_sober(&self, r: &Range<usize>) -> bool {
        let text = &self.cx.note.text[r.clone()];
        let at = self.folded(r).start;
        let leans = self.cx.view.words_starting(Class::RoleLeaning, at..at + 1).next().is_some();
        let loud = IDLE.into_iter().chain([Class::RolePromise, Class::RoleOther, Class::RoleLeft]).any(|c| self.says(c, r));
        let tells = text.contains(|x: char| x.is_ascii_digit())
            || [Class::RoleRefusal, Class::OwnerWe, Class::Craft].into_iter().any(|c| self.says(c, r));
        tells && !leans && !loud && units(text) >= SAYS
    }

    /// Whether a rule is one that nothing can mend: what is given beside its breach is given for it.
    fn asks_in_return(&self, rule: &str) -> bool {
        let mut rules = self.cx.packs.index.rules.iter();
        rule.starts_with("compliance/") && rules.find(|r| r.id == rule).is_some_and(|r| r.repair.is_none())
    }

    /// Whether a clause gives something for what the other clauses of its sentence ask.
    fn is_reward(&self, c: &Clause) -> bool {
        let amounts = self
            .cx
            .facts
            .prices_written_in(c.range.clone())
            .filter(|p| p.role == Role::Discount)
            .count();
        amounts > 0 || (c.kinds.has(Kinds::OFFER) && !c.kinds.has(Kinds::PRICE))
    }

    /// A sentence in a line of which something went: what tells nothing goes as well.
    fn beside_dirt(&self, s: &mut Sentence) {
        let is_spared = |c: &Clause| {
            !c.kinds.is_none()
                || self.has_cue(&c.range)
                || self.is_sober(&c.range)
                || [Class::RoleHonest, Class::RoleSend].into_iter().any(|k| self.says(k, &c.range))
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
                    let told =
                        if matches!(p.role, Role::Discount | Role::AddOn) { whole } else { Self::priced(p, &range) };
                    // With something wrong in its middle, the thing and its amount are what is left of it.
                    // In words with spaces; a Chinese name without its boast is still one.
                    let is_torn = |r: &Range<usize>| {
                        let mut grave = self.grave.iter().filter(|(g, _)| g.start < r.end && r.start < g.end);
                        self.cx.script == Script::Latin && grave.any(|(g, _)| !self.is_old_price(c, g))
                    };
                    good.push(if is_torn(&(told.start..p.written.start)) { p.written.start..told.end } else { told });
                    // A name of which a part is wrong is no name.
                    names.extend(
                        p.object.clone().filter(|o| c.range.start <= o.start && o.end <= c.range.end && !is_torn(o)),
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
        let left: Vec<Range<usize>> = left.filter_map(|r| self.trimmed(r)).collect();
        let has_amount = |p: &Price| left.iter().any(|r| r.start <= p.written.start && p.written.end <= r.end);
        let owes_price = c.kinds.has(Kinds::PRICE);
        let keeps_price = self.cx.facts.prices_written_in(c.range.clone()).any(has_amount);
        // An amount without the thing that it is for says nothing.
        let needs_none = |p: &Price| matches!(p.role, Role::Discount | Role::AddOn | Role::Threshold | Role::Fee);
        let names_thing = self.cx.facts.prices_written_in(c.range.clone()).any(needs_none)
            || left.iter().any(|r| self.cx.note.text[r.clone()].chars().filter(|x| x.is_alphabetic()).count() > 1);
        if owes_price && !(keeps_price && names_thing) { Vec::new() } else { left }
    }

    /// 「原價$1,280而家$498」 is found as a whole; what goes of it is the old price.
    fn is_old_price(&self, c: &Clause, grave: &Range<usize>) -> bool {
        let mut old = self.cx.facts.prices_written_in(grave.clone()).filter(|p| p.role == Role::Was);
        c.kinds.has(Kinds::WAS) && old.next().is_some()
    }

    /// A price without a condition that is none of its own clause.
    fn priced(p: &Price, range: &Range<usize>) -> Range<usize> {
        // 「曲奇原價$98而家$68」: what is priced stands before the old price, and 而家 goes with that.
        let start = match &p.object {
            Some(object) if object.end <= range.start => p.written.start,
            Some(object) => object.start.min(p.written.start).max(range.start),
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
        self.is_flyer || is_named
    }

    /// Praise and effects that nobody can check, in a clause that tells nothing else.
    fn is_hollow(&self, c: &Clause) -> bool {
        let text = &self.cx.note.text[c.range.clone()];
        c.kinds.is_none() && units(text) >= SAYS && self.hollow.touches(text)
    }

    fn has_cue(&self, r: &Range<usize>) -> bool {
        self.cx.cues.iter().any(|cue| !cue.is_fact && r.start <= cue.range.start && cue.range.end <= r.end)
    }
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

/// What is left of a clause without these ranges, if its amounts are still there.
pub fn left_of(cx: &Context<'_>, c: &Clause, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let text = &cx.note.text;
    let left = c.pieces.iter().flat_map(|p| without(p.clone(), ranges));
    let left: Vec<Range<usize>> = left.filter(|r| text[r.clone()].contains(char::is_alphanumeric)).collect();
    let stands = |p: &Price| left.iter().any(|r| r.start <= p.written.start && p.written.end <= r.end);
    let keeps = cx.facts.prices_written_in(c.range.clone()).all(stands);
    if keeps { left } else { Vec::new() }
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
