//! What stays of a clause in which something is wrong: the facts that a reader comes for, each with the thing that it is about.

use super::bracket;
use super::fate::{Judge, NAMED, REST, SAYS};
use super::kinds::Kinds;
use super::parts::{Clause, Sentence};
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::rule_file::Repair;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Price, Role, Value};
use crate::text::script::Script;
use crate::text::units::units;
use std::ops::Range;

/// Units of a stuff with what is said to be nothing else in it: 全羊毛.
const STUFF: u32 = 5;

impl Judge<'_> {
    /// Whether an amount stands in a range with hardly a word before it.
    pub(super) fn lacks_thing(&self, r: &Range<usize>) -> bool {
        let amount = self.cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
        amount.is_some_and(|at| units(&self.cx.note.text[r.start..at]) < SAYS)
    }

    /// Whether a number stands right behind a word for what was.
    pub(super) fn was_priced(&self, r: &Range<usize>) -> bool {
        let view = self.cx.view;
        let mut words = view.of_class(Class::PriceWas, self.folded(r));
        words.any(|w| {
            view.folded.text[w.end as usize..]
                .trim_start_matches(['$', ' ', ':'])
                .starts_with(|x: char| x.is_ascii_digit())
        })
    }

    pub(super) fn has_letters(&self, r: &Range<usize>) -> bool {
        self.cx.note.text[r.clone()].chars().filter(|x| x.is_alphabetic()).count() > 1
    }

    /// Clauses that only name the thing whose price stands behind what is wrong: 「北海道元貝 日本直送 每両$88」.
    pub(super) fn things(&self, s: &Sentence) -> Vec<usize> {
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

    /// Clauses with an old price and the name of its thing, where the next clause tells today's price and no name.
    pub(super) fn named_before(&self, s: &Sentence) -> Vec<(usize, Range<usize>)> {
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

    /// Today's price without 而家 where what it was goes: there is nothing left to compare it with.
    pub(super) fn without_now(&self, s: &mut Sentence) {
        if !s.clauses.iter().any(|c| c.kinds.has(Kinds::WAS)) {
            return;
        }
        for piece in s.clauses.iter_mut().flat_map(|c| &mut c.pieces) {
            let text = &self.cx.note.text[piece.clone()];
            let word = WordList::NowWord.words().iter().filter(|w| text.starts_with(**w)).map(|w| w.len()).max();
            let Some(word) = word else { continue };
            let only =
                WordList::NowOnly.words().iter().filter(|w| text[word..].starts_with(**w)).map(|w| w.len()).max();
            let rest = piece.start + word + only.unwrap_or_default()..piece.end;
            let is_money = |r: &Range<usize>| self.cx.note.text[r.clone()].trim_start_matches("HK").starts_with('$');
            if let Some(rest) = self.trimmed(rest).filter(is_money) {
                *piece = rest;
            }
        }
    }

    /// What stands behind a brochure's opening: 「本店提供驗眼、配鏡」 tells of 驗眼、配鏡.
    pub(super) fn behind_head(&self, c: &Clause, rule: &str) -> Option<Range<usize>> {
        let mut rules = self.cx.packs.index.rules.iter();
        let is_calmed = rules.find(|r| r.id == rule).is_some_and(|r| r.repair == Some(Repair::Calm));
        let inside = |g: &&(Range<usize>, &str)| g.0.start < c.range.end && c.range.start < g.0.end;
        // Praise that the check lets pass is praise to our ear.
        let boasts =
            self.cx.view.of_class(Class::RoleBoast, self.folded(&c.range)).map(|h| self.cx.view.original(h.range()));
        let found: Vec<Range<usize>> = self
            .grave
            .iter()
            .filter(inside)
            .map(|(g, _)| g.clone())
            .chain(boasts.take_while(|b| b.start == c.range.start))
            .collect();
        let head = found.iter().map(|g| g.start).min()?..found.iter().map(|g| g.end).max()?;
        let head = Some(&head).filter(|g| g.start <= c.range.start && g.end < c.range.end)?;
        let rest = self.trimmed(head.end..c.range.end)?;
        let text = &self.cx.note.text[rest.clone()];
        // So does 「全屯門最齊400隻game」 of 400隻game.
        // And 「全港NO.1染髮師Kelvin主理」 of somebody with a name.
        let names = WordList::Hands.is_in(text) && self.says(Class::RoleBoast, head);
        let counts = text.starts_with(|x: char| x.is_ascii_digit()) && self.says(Class::RoleBoast, head);
        let least = if counts { SAYS } else { REST };
        let says = (is_calmed || counts || names) && units(text) >= least && !self.says(Class::RoleBoast, &rest);
        (says && !self.says(Class::RoleCall, &rest)).then_some(rest)
    }

    /// What stays of a clause that holds facts of a reader's interest: their words without what is wrong in them.
    pub(super) fn spared(&self, c: &Clause) -> Vec<Range<usize>> {
        let grave = self.grave.iter().map(|(r, _)| r.clone());
        let bad = grave.filter(|r| !self.is_old_price(c, r)).map(|r| unproven(self.cx, r));
        let mut bad: Vec<Range<usize>> = bad.collect();
        let mut names = Vec::new();
        let inside = self.cx.facts.touching(&c.range);
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
        let left = join(good).into_iter().flat_map(|r| without(r, &bad)).collect();
        let left = bracket::whole(&self.cx.note.text, &c.range, left, &bad).into_iter();
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
    pub(super) fn without_percent(&self, c: &Clause, r: Range<usize>) -> Range<usize> {
        let text = &self.cx.note.text[r.clone()];
        let is_cut = self.grave.iter().any(|(g, _)| g.start >= r.end && g.start <= r.end + 1 && g.start < c.range.end);
        match text.trim_end().strip_suffix('%').filter(|_| is_cut) {
            Some(head) => r.start..r.start + head.trim_end_matches(|x: char| x.is_ascii_digit() || x == '.').len(),
            None => r,
        }
    }

    /// 「原價$1,280而家$498」 is found as a whole; what goes of it is the old price.
    pub(super) fn is_old_price(&self, c: &Clause, grave: &Range<usize>) -> bool {
        let mut old = self.cx.facts.prices_written_in(grave.clone()).filter(|p| p.role == Role::Was);
        c.kinds.has(Kinds::WAS) && old.next().is_some()
    }

    /// A price without a condition that is none of its own clause.
    pub(super) fn priced(text: &str, p: &Price, range: &Range<usize>) -> Range<usize> {
        // 「曲奇原價$98而家$68」: what is priced stands before the old price, and 而家 goes with that.
        let start = match &p.object {
            Some(object) if object.end <= range.start => p.written.start,
            Some(object) => behind_now(text, object.start).min(p.written.start).max(range.start),
            None => range.start,
        };
        start.min(range.end)..range.end
    }

    /// Without marks and spaces at its ends, if anything is left.
    pub(super) fn trimmed(&self, r: Range<usize>) -> Option<Range<usize>> {
        let text = self.cx.note.text.get(r.clone())?;
        let is_mark = |x: char| {
            x.is_whitespace() || matches!(x, '，' | ',' | '、' | '：' | ':' | '-' | '—' | '｜' | '|' | '!' | '！' | '→')
        };
        let start = r.start + text.len() - text.trim_start_matches(is_mark).len();
        let end = r.end - (text.len() - text.trim_end_matches(is_mark).len());
        (start < end).then_some(start..end)
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

/// Of 「全羊毛」 the 全 is unproven, and 羊毛 is the thing that costs.
fn unproven(cx: &Context<'_>, r: Range<usize>) -> Range<usize> {
    let said = &cx.note.text[r.clone()];
    let pure = WordList::PureWord.words().iter().find(|w| said.starts_with(**w) && said.len() > w.len());
    let boasts = || {
        let folded = cx.view.folded.position_of(r.start)..cx.view.folded.position_of(r.end);
        cx.view.has_class(Class::RoleBoast, folded)
    };
    let is_thing = |o: &Range<usize>| o.start <= r.start && r.start < o.end;
    let has_price = || cx.facts.prices().any(|(_, p)| p.object.as_ref().is_some_and(is_thing));
    match pure {
        Some(word) if units(said) <= STUFF && has_price() && !boasts() => r.start..r.start + word.len(),
        _ => r,
    }
}

/// What is left of a clause without these ranges, if its amounts are still there: of 「限時$799」 the amount stays.
pub fn left_of(cx: &Context<'_>, c: &Clause, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let text = &cx.note.text;
    let written: Vec<Range<usize>> = cx.facts.prices_written_in(c.range.clone()).map(|p| p.written.clone()).collect();
    let spared: Vec<Range<usize>> = ranges.iter().flat_map(|r| without(unproven(cx, r.clone()), &written)).collect();
    let left = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        let left = c.pieces.iter().flat_map(|p| without(p.clone(), ranges)).collect();
        bracket::whole(text, &c.range, left, ranges)
    };
    let calm = left(&spared);
    // What is still found with nothing but the amount left to take is wrong in the amount.
    // Of 「除菌霧化每部加$80」 no bare $80 stays: what comes on top comes on top of something.
    let bare = |r: &Range<usize>| without(r.clone(), &written);
    let said = |r: Range<usize>| text[r].chars().filter(|x| x.is_alphabetic()).count();
    let words = calm.iter().any(|r| bare(r).into_iter().map(said).sum::<usize>() > 1);
    let adds = cx.facts.prices_written_in(c.range.clone()).any(|p| p.role == Role::AddOn);
    // 「全套 $98」 without 全套 costs nothing in particular.
    let had = c.pieces.iter().any(|r| bare(r).into_iter().map(said).sum::<usize>() > 1);
    if calm == c.pieces || ((adds || had) && !words) { Vec::new() } else { calm }
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
