//! `hard-sell/hidden-call`.

use super::shape;
use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::lists::WordList;
use crate::note::Zone;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::pack::index::TermKind;
use crate::pack::rule_file::Needed;
use crate::pack::{Frame, Hit};
use crate::reading::context::Context;
use crate::reading::facts::fact::Value;
use crate::reading::{frames, needed};
use crate::rules::say;

use crate::text::scan::is_emoji;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Characters from which a note is long enough to be read as a guide.
const LONG: usize = 300;
/// So many stops or places make a guide.
const STOPS: usize = 3;
/// So many prices beside hours and address make a shop's own notice.
const PRICES: usize = 3;
/// Calls that are looked at; keeps hostile texts linear.
const TRIES: usize = 20;
/// The last part of the body in which a call is looked for, in percent.
const TAIL: usize = 30;

/// A guide that turns into a call to book or join at its end.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !cx.view.has_class(Class::BookingCallWords, 0..cx.view.folded.text.len()) {
        return;
    }
    let lines: Vec<Range<usize>> = shape::body_lines(cx).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let long: usize = lines.iter().map(|l| shape::chars(cx, l.clone())).sum();
    if long < LONG || !(stops(cx, &lines) >= STOPS || places(cx) >= STOPS) || speaks_openly(cx) || is_told(cx, rule) {
        return;
    }
    let tail = first.start + (last.end - first.start) * (100 - TAIL) / 100;
    let calls = cx.view.words_starting(Class::BookingCallWords, tail..last.end).map(Hit::range);
    let Some(call) = calls.take(TRIES).find(|r| is_call(cx, r)) else { return };
    let range = cx.view.original(call);
    let text = &cx.note.text[range.clone()];
    out.push(say::finding(cx, rule, cx.span(range.clone()), &[("text", text)]));
}

/// Whether these words of the body call the reader, and no phrase row has said so.
fn is_call(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let original = cx.view.original(range.clone());
    cx.note.zone(original.start).is_some_and(|z| matches!(z, Zone::Opening | Zone::Body))
        && !frames::holds(Frame::Negated, cx.view, cx.packs, range, &[])
        && !shape::is_said(cx, "hard-sell", &original)
        && !shape::is_said(cx, "compliance", &original)
}

/// Whether a phrase row has found a call in the note already.
fn is_told(cx: &Context<'_>, rule: &RuleInfo) -> bool {
    cx.phrases
        .iter()
        .any(|h| h.severity >= Severity::Warning && rule.said_by.contains(&cx.packs.index.rule_of(h.row).id))
}

/// Whether the shop speaks as the shop: then nothing is hidden. So does who sets out prices with hours and address: that is
/// a shop's notice, whatever its last line calls for, and no guide.
fn speaks_openly(cx: &Context<'_>) -> bool {
    let is_notice = || {
        cx.facts.prices().nth(PRICES - 1).is_some()
            && [Needed::Hours, Needed::Place].iter().all(|fact| needed::is_said(cx, *fact))
            && cx.facts.any(|v| matches!(v, Value::Address { .. }))
    };
    cx.view.has_class(Class::OwnerVoice, 0..cx.view.folded.text.len()) || is_notice()
}

/// Lines that are stops of a way: numbered, or under a sign. The signs of a shop's own facts (📍⏰💰) stand once each.
fn stops(cx: &Context<'_>, lines: &[Range<usize>]) -> usize {
    let mut heads: BTreeMap<char, usize> = BTreeMap::new();
    for head in lines.iter().filter_map(|l| head(&cx.view.folded.text[l.clone()])) {
        *heads.entry(head).or_default() += 1;
    }
    heads.into_iter().filter(|(c, n)| !is_fact_sign(*c) || *n > 1).map(|(_, n)| n).sum()
}

/// The sign or number at the head of a line; `1` for all numbers.
fn head(line: &str) -> Option<char> {
    let first = line.chars().next()?;
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && line.len() - rest.len() <= 2;
    let marked = rest.starts_with(['.', ')', '、', ':', ' ']) || !rest.starts_with(|c: char| c.is_alphanumeric());
    if numbered && marked && !rest.starts_with(':') {
        return Some('1');
    }
    if WordList::StopLine.begins(line) {
        return Some('1');
    }
    is_emoji(first).then_some(first)
}

const fn is_fact_sign(c: char) -> bool {
    matches!(
        c,
        '📍' | '⏰' | '🕐'
            ..='🕧'
                | '💰'
                | '💵'
                | '💲'
                | '🚇'
                | '🚉'
                | '📞'
                | '☎'
                | '🏠'
                | '🗺'
                | '💳'
                | '🅿'
                | '🔍'
                | '📌'
                | '👣'
                | '🚶'
    )
}

/// Different neighbourhoods, streets and landmarks that the body names.
fn places(cx: &Context<'_>) -> usize {
    let is_place = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let in_body =
        |r: &Range<usize>| cx.note.zone(cx.view.original(r.clone()).start).is_some_and(|z| z != Zone::Hashtag);
    let hits = cx.terms.iter().filter(|t| t.counts && is_place(t.term) && in_body(&t.range));
    hits.map(|t| t.range.clone())
        .fold((BTreeSet::new(), 0), |(mut seen, end), range| {
            // Places inside one another are one stop.
            if range.start >= end {
                seen.insert(cx.view.folded.text[range.clone()].to_owned());
            }
            (seen, end.max(range.end))
        })
        .0
        .len()
}
