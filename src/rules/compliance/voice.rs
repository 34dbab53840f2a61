//! What several compliance rules ask: who speaks in a note, and whether a word of a class stands in it without being denied.

use crate::note::Zone;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::pack::{Frame, Hit};
use crate::reading::context::Context;
use crate::reading::frames;
use std::ops::Range;

/// Words that are looked at; keeps hostile texts linear.
pub const TRIES: usize = 50;
/// Bytes between a visit and the shop that is visited: four characters.
const BESIDE: usize = 12;

/// Whether a word of a class stands anywhere in the note, topics included, and is not denied.
pub fn says(cx: &Context<'_>, class: Class) -> bool {
    let whole = 0..cx.view.folded.text.len();
    cx.view
        .of_class(class, whole)
        .take(TRIES)
        .any(|h| !frames::holds(Frame::Negated, cx.view, cx.packs, &h.range(), &[]))
}

/// The first word of a class in title or body, as original bytes.
pub fn first(cx: &Context<'_>, class: Class) -> Option<Range<usize>> {
    let words = cx.view.of_class(class, 0..cx.view.folded.text.len());
    words.map(|h| cx.view.original(h.range())).find(|r| cx.note.zone(r.start).is_some_and(|z| z != Zone::Hashtag))
}

/// Whether the shop speaks of itself. 我哋 in 我哋去咗呢間 is a party of guests.
pub fn is_owner(cx: &Context<'_>) -> bool {
    let view = cx.view;
    view.of_class(Class::OwnerVoice, 0..view.folded.text.len()).take(TRIES).any(|h| {
        let is_we = cx.packs.in_class(Class::OwnerWe, h.string);
        // The 店主 of 店主人超好 is not the one who speaks.
        let (start, end) = (h.start as usize, h.end as usize);
        let is_theirs = view.words_starting(Class::TheirShop, start..end).any(|theirs| theirs.end > h.end);
        !is_theirs && (!is_we || !visits(cx, view.sentence(start)).any(|v| is_beside_their_shop(cx, v.end as usize)))
    })
}

/// What visitors do, within a range.
fn visits<'c>(cx: &'c Context<'_>, range: Range<usize>) -> impl Iterator<Item = Hit> + 'c {
    cx.view.words_starting(Class::VisitorVoice, range).take(TRIES)
}

/// Whether somebody else's shop is named right behind a place.
fn is_beside_their_shop(cx: &Context<'_>, at: usize) -> bool {
    cx.view.words_starting(Class::TheirShop, at..at + BESIDE).next().is_some()
}

/// Whether a rule that says the same (`rule`, or one row of it: `rule#row`) has been found already.
pub fn is_said(cx: &Context<'_>, rule: &RuleInfo) -> bool {
    cx.phrases.iter().any(|hit| {
        let (theirs, row) = (cx.packs.index.rule_of(hit.row), &cx.packs.index.rows[hit.row as usize]);
        rule.said_by.iter().any(|said| match said.split_once('#') {
            Some((id, only)) => theirs.id == id && row.id == only,
            None => theirs.id == *said,
        })
    })
}
