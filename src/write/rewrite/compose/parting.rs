//! A clause with several prices, parted into its things.

use super::composer::Composer;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::facts::fact::{Fact, Value};
use crate::reading::units::breaths;
use crate::text::work::looked_at;
use crate::write::rewrite::draft::Clause;
use std::collections::BTreeMap;
use std::ops::Range;

impl Composer<'_> {
    /// Whether the amount of a clause is for each of several things: 各$38, $35 each.
    pub(super) fn is_shared(&self, c: &Clause) -> bool {
        let cx = self.asker.ear.cx;
        let mut shared = cx.view.of_class(Class::RoleEach, self.asker.ear.folded(&c.range));
        shared.next().is_some()
    }

    /// A clause with several prices, one item each: 「4呎花圈$380、5呎花圈$580」.
    /// `follows` says that something with a price stands before.
    pub(super) fn split_items(&self, c: &Clause, follows: bool) -> Vec<Vec<Range<usize>>> {
        let [piece] = c.pieces.as_slice() else { return vec![c.pieces.clone()] };
        self.breathed(piece, follows).iter().flat_map(|part| self.split_marks(part)).collect()
    }

    /// A stretch cut where its writer takes breath before another thing with a price; what is said behind an amount goes with
    /// it: 「換龍頭$380起 唔包料 通廁所$450」.
    fn breathed(&self, piece: &Range<usize>, follows: bool) -> Vec<Range<usize>> {
        let cx = self.asker.ear.cx;
        let is_priced = |r: &Range<usize>| cx.facts.prices_written_in(r.clone()).next().is_some();
        let mut out: Vec<Range<usize>> = Vec::new();
        for part in breaths(&cx.note.text, piece) {
            match out.last_mut() {
                Some(item) if !((follows || is_priced(item)) && is_priced(&part) && self.has_name(&part)) => {
                    item.end = part.end;
                }
                _ => out.push(part),
            }
        }
        out
    }

    /// The same at marks.
    fn split_marks(&self, piece: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let cx = self.asker.ear.cx;
        let text = &cx.note.text;
        let mut out = Vec::new();
        let mut start = piece.start;
        let priced = |f: &Fact| match &f.value {
            Value::Price(p) if piece.start <= p.written.start && p.written.end <= piece.end => Some(p.written.end),
            _ => None,
        };
        let inside = cx.facts.touching(piece).filter_map(|f| Some((f.range.end, priced(f)?)));
        let marks = Marks::new(&text[piece.clone()]);
        // 「月租$380／25呎：」: what stands behind the stroke has a label of its own.
        let labels = |at: usize| {
            let rest = text[at..piece.end].strip_prefix(['/', '／']);
            rest.is_some_and(|r| r.split('$').next().is_some_and(|head| head.contains(['：', ':'])))
        };
        let end = |f: usize, p: usize| if labels(p) { p } else { p.max(f.min(piece.end)) };
        let ends: Vec<usize> = inside.map(|(f, p)| end(f, p)).collect();
        for end in ends.iter().take(ends.len().saturating_sub(1)) {
            if *end < start {
                continue;
            }
            let Some(mark) = marks.item_end(end - piece.start) else { continue };
            let mark = piece.start + mark.start..piece.start + mark.end;
            let next = &text[mark.end..piece.end];
            // 「月租$380／25呎：月租$560」.
            let labelled = next.split('$').next().is_some_and(|head| head.contains(['：', ':']));
            let is_stroke = text[mark.clone()].starts_with(['/', '／']);
            if is_stroke && !labelled && next.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let name = next.chars().take_while(|c| labelled || (!c.is_ascii_digit() && *c != '$'));
            let is_item = !next.starts_with(['(', '（']) && name.into_iter().any(char::is_alphabetic);
            if is_item && mark.start > start {
                out.push(one(start..mark.start));
                start = mark.end;
            }
        }
        let rest = &text[start..piece.end];
        out.push(one(start + rest.len() - rest.trim_start().len()..piece.end));
        out
    }

    /// Whether a stretch says what its amount is for: 「or 6 for $80」 goes on with what stood before.
    pub(super) fn has_name(&self, r: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let amount = ear.cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
        let before = &ear.cx.note.text[r.start..amount.unwrap_or(r.end)];
        // 3包 of 「3包$130」 counts what stood before.
        let is_han = |c: &char| !c.is_ascii() && c.is_alphabetic();
        let letters = before.chars().filter(|c| c.is_alphabetic()).count();
        let counts =
            before.starts_with(|c: char| c.is_ascii_digit()) && letters == 1 && before.chars().any(|c| is_han(&c));
        let is_about = WordList::AboutAmount.has(&before.trim().to_lowercase());
        let leans = amount.is_some() && ear.leans(r);
        letters > 0 && !(counts || is_about || leans)
    }
}

/// The marks of a stretch by how many brackets are open at them, so that each is looked at once, however many amounts stand
/// between two of them.
struct Marks<'t> {
    text: &'t str,
    /// Behind each bracket so many are open, in order.
    brackets: Vec<(usize, i32)>,
    /// Where marks stand that can end an item, in order, by how many brackets are open there.
    ends: BTreeMap<i32, Vec<(usize, char)>>,
}

impl<'t> Marks<'t> {
    fn new(text: &'t str) -> Self {
        let (mut brackets, mut ends, mut depth) = (Vec::new(), BTreeMap::<i32, Vec<(usize, char)>>::new(), 0);
        for (at, c) in text.char_indices() {
            looked_at(1);
            let step = match c {
                '(' | '（' => 1,
                ')' | '）' => -1,
                _ => 0,
            };
            if step != 0 {
                depth += step;
                brackets.push((at, depth));
            }
            if matches!(c, '、' | '/' | '／' | '，' | ',' | '；' | ';' | ')' | '）') {
                ends.entry(depth).or_default().push((at, c));
            }
        }
        Self { text, brackets, ends }
    }

    /// The mark that ends an item, behind its amount; a bracket belongs to the item.
    fn item_end(&self, behind: usize) -> Option<Range<usize>> {
        let open = self.brackets.partition_point(|(at, _)| *at < behind);
        let depth = if open > 0 { self.brackets[open - 1].1 } else { 0 };
        let ends = self.ends.get(&depth)?;
        let (at, mark) = *ends.get(ends.partition_point(|(at, _)| *at < behind))?;
        // 「貼底$120起（Vibram $180）縫線每吋$30」: behind a bracket the next thing may begin at once.
        let end = at + mark.len_utf8();
        if matches!(mark, ')' | '）') {
            return self.text[end..].starts_with(|x: char| !x.is_ascii() && x.is_alphabetic()).then_some(end..end);
        }
        Some(at..end)
    }
}

/// What is left of a clause, in one piece.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
