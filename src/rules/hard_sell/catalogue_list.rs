//! `hard-sell/catalogue-list`.

use super::shape;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::phrases::shorten;
use crate::rules::say;

use std::ops::Range;

/// So many items in a row are a list; two are a plain line of a menu.
const ITEMS: usize = 3;
/// So many sentences besides make a note, not a price list.
const PROSE: usize = 2;
/// A sentence says something from so many words on.
const WORDS: usize = 4;
/// Words that the name of an item has at most, see [`shape::words`].
const NAME: usize = 14;

/// A price list in place of a story.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(list) = find(cx) else { return };
    let range = cx.view.original(list.range);
    let (text, n) = (shorten(&cx.note.text[range.clone()]), list.items.to_string());
    out.push(say::finding(cx, rule, cx.span(range), &[("text", &text), ("n", &n)]));
}

/// A list of items with prices, in the folded text.
pub struct List {
    /// From the first to the last item.
    pub range: Range<usize>,
    /// How many.
    pub items: usize,
}

/// The longest list of a note that says nothing else, or all items where most lines are such. What a thing costs is what
/// readers look for: a list beside a few sentences is none.
pub fn find(cx: &Context<'_>) -> Option<List> {
    let whole = 0..cx.view.folded.text.len();
    shape::prices(cx, whole).filter(|p| !is_surcharge(cx, p)).nth(ITEMS - 1)?;
    let mut runs = Runs::default();
    let (mut lines, mut item_lines) = (0, 0);
    for line in shape::body_lines(cx) {
        let before = runs.total;
        read_line(cx, &line, &mut runs);
        lines += usize::from(shape::words(cx, line) > 0 || runs.total > before);
        item_lines += usize::from(runs.total > before);
    }
    runs.end();
    let is_most = item_lines >= ITEMS && item_lines * 2 > lines;
    let all = || is_most.then(|| List { range: runs.whole.clone(), items: runs.total });
    let list = runs.longest.take().filter(|l| l.items >= ITEMS).or_else(all)?;
    (told_beside(cx, &list) < PROSE).then_some(list)
}

/// How many sentences of the body say something besides a list of prices.
fn told_beside(cx: &Context<'_>, list: &List) -> usize {
    let body = shape::body_lines(cx).next().map_or(0, |line| line.start);
    let is_beside = |s: &Range<usize>| s.start >= body && (s.end <= list.range.start || list.range.end <= s.start);
    let tells =
        |s: &Range<usize>| shape::words(cx, s.clone()) >= WORDS && shape::prices(cx, s.clone()).next().is_none();
    shape::sentences(cx).filter(|s| is_beside(s) && tells(s)).take(PROSE).count()
}

/// Items as they come, joined to runs.
#[derive(Default)]
struct Runs {
    /// The run that is being read.
    range: Range<usize>,
    items: usize,
    /// A name whose price may follow.
    name: Option<usize>,
    longest: Option<List>,
    /// Over all runs.
    total: usize,
    whole: Range<usize>,
}

impl Runs {
    fn push(&mut self, range: Range<usize>, items: usize) {
        let start = self.name.take().unwrap_or(range.start);
        if self.items == 0 {
            self.range.start = start;
        }
        if self.total == 0 {
            self.whole.start = start;
        }
        self.range.end = range.end;
        self.whole.end = range.end;
        self.items += items;
        self.total += items;
    }

    fn end(&mut self) {
        self.name = None;
        let items = std::mem::take(&mut self.items);
        if items > self.longest.as_ref().map_or(0, |l| l.items) {
            self.longest = Some(List { range: self.range.clone(), items });
        }
    }
}

/// Reads the items of a line. A line in which somebody tells of prices has none.
fn read_line(cx: &Context<'_>, line: &Range<usize>, runs: &mut Runs) {
    let prices: Vec<Range<usize>> = shape::prices(cx, line.clone()).filter(|p| !is_surcharge(cx, p)).collect();
    if cx.view.has_class(Class::ProseGlue, line.clone()) {
        runs.end();
        return;
    }
    for part in parts(&cx.view.folded.text, line, &prices) {
        let inside = &prices[prices.partition_point(|p| p.start < part.start)..];
        let inside = &inside[..inside.partition_point(|p| p.end <= part.end)];
        let said = name_words(cx, &part, inside);
        match (inside.len(), said) {
            (0, 0) => {}
            (0, _) if said <= NAME && runs.name.is_none() => runs.name = Some(part.start),
            (0, _) => runs.end(),
            (_, 0) if runs.name.is_none() => {}
            (n, _) if said <= NAME * n => runs.push(part, n),
            _ => runs.end(),
        }
    }
}

/// 凍飲加三蚊, +$5: what is put on top prices no item of its own.
fn is_surcharge(cx: &Context<'_>, price: &Range<usize>) -> bool {
    cx.view.folded.text[..price.start].trim_end().ends_with(['加', '+'])
}

/// What a part says besides its prices.
fn name_words(cx: &Context<'_>, part: &Range<usize>, prices: &[Range<usize>]) -> usize {
    let mut at = part.start;
    let mut said = 0;
    for price in prices {
        said += shape::words(cx, at..price.start.max(at));
        at = price.end.max(at);
    }
    said + shape::words(cx, at..part.end)
}

/// A line cut at the signs that part items; not within a price or a number.
fn parts(text: &str, line: &Range<usize>, prices: &[Range<usize>]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let mut start = line.start;
    let mut next_price = 0;
    for (i, c) in text[line.clone()].char_indices() {
        let at = line.start + i;
        while prices.get(next_price).is_some_and(|p| p.end <= at) {
            next_price += 1;
        }
        let in_price = prices.get(next_price).is_some_and(|p| p.start < at);
        let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let in_number = digit(at.checked_sub(1)) && digit(Some(at + 1));
        if matches!(c, ',' | '、' | ';' | '|' | '/' | '·' | '•' | '。' | '!' | '?') && !in_price && !in_number {
            parts.push(start..at);
            start = at + c.len_utf8();
        }
    }
    parts.push(start..line.end);
    parts
}
