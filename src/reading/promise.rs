//! Whether a note keeps what an intent promises: who writes 深夜 says until when, who writes 寵物友善 where the dog may sit.
//! What keeps it stands in the intent's own row (`kept_by`); any of it will do.

use super::context::Context;
use super::facts::fact::Value;
use super::needed::is_said;
use super::terms::TermHit;
use crate::note::Zone;
use crate::pack::Hit;
use crate::pack::index::{FormKind, KeptBy, TermKind};
use crate::text::variants;

/// Characters between a common word and the place that makes it say something.
const BESIDE: usize = 4;
/// Minutes of an hour; times are minutes after midnight.
const HOUR: u16 = 60;
/// What closes before this hour closes after midnight.
const MORNING: u16 = 7 * HOUR;

/// Whether the note keeps the promise of an intent; one without a `kept_by` is always kept.
pub fn is_kept(cx: &Context<'_>, intent: u16) -> bool {
    let intent = &cx.packs.index.intents[intent as usize];
    let Some(by) = &intent.kept_by else { return true };
    if let Some(hour) = by.open_until
        && let Some(last) = last_closing(cx)
    {
        return last >= u16::from(hour) * HOUR;
    }
    by.said.iter().any(|needed| is_said(cx, *needed)) || has_points(cx, by) || has_word(cx, by, intent.term)
}

/// Whether a text that is proposed for the note, as a title or a topic, asks for nothing that the note does not keep.
pub fn keeps(cx: &Context<'_>, text: &str, is_topic: bool) -> bool {
    let folded = variants().fold(text).squeeze();
    let hits = cx.packs.find(&folded, text);
    let kind = |term: u32| cx.packs.index.terms[term as usize].kind;
    let forms = |hit: &Hit| cx.packs.forms_of(hit.string).map(|f| (f.kind, f.term)).collect::<Vec<_>>();
    let is_place = |hit: &&Hit| forms(hit).iter().any(|(_, t)| matches!(kind(*t), TermKind::Place { .. }));
    let is_guarded = |hit: &Hit, term: u32| {
        let guards = hits.iter().filter(|h| forms(h).contains(&(FormKind::Guard, term)));
        guards.into_iter().any(|g| g.start < hit.end && hit.start < g.end)
    };
    // A common word says what is wanted among the topics and beside a place, as in a note.
    let counts = |hit: &Hit, form: FormKind| {
        let gap = |place: &Hit| {
            let (from, to) = (place.end.min(hit.end), hit.start.max(place.start));
            if from <= to { folded.text[from as usize..to as usize].chars().count() } else { 0 }
        };
        form == FormKind::Strong || is_topic || hits.iter().filter(is_place).any(|p| gap(p) <= BESIDE)
    };
    hits.iter().all(|hit| {
        forms(hit).into_iter().filter(|(form, _)| *form != FormKind::Guard).all(|(form, term)| match kind(term) {
            TermKind::Intent { intent } => !counts(hit, form) || is_guarded(hit, term) || is_kept(cx, intent),
            _ => true,
        })
    })
}

/// The intents of title and topics whose promise is not kept, each where it stands first.
pub fn broken<'c>(cx: &'c Context<'_>) -> Vec<(u16, &'c TermHit)> {
    let mut out: Vec<(u16, &TermHit)> = Vec::new();
    for hit in cx.terms.iter().filter(|h| h.counts) {
        let TermKind::Intent { intent } = cx.packs.index.terms[hit.term as usize].kind else { continue };
        let is_loud = matches!(zone(cx, hit.range.start), Some(Zone::Title | Zone::Hashtag));
        if is_loud && out.iter().all(|(other, _)| *other != intent) && !is_kept(cx, intent) {
            out.push((intent, hit));
        }
    }
    out
}

/// When the shop closes at its latest, in minutes after midnight of the day it opened.
fn last_closing(cx: &Context<'_>) -> Option<u16> {
    let late = |to: u16| if to <= MORNING { to + 24 * HOUR } else { to };
    let closings = cx.facts.list.iter().filter_map(|f| match f.value {
        Value::Hours { to: Some(to), .. } => Some(late(to)),
        _ => None,
    });
    closings.max()
}

/// Whether the body has so many lines with something in them, or so many prices.
fn has_points(cx: &Context<'_>, by: &KeptBy) -> bool {
    let Some(points) = by.points.map(usize::from) else { return false };
    let body = cx.note.pieces.iter().filter(|p| matches!(p.zone, Zone::Opening | Zone::Body));
    let says = |line: &&str| line.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    let lines: usize = body.map(|p| cx.note.slice(p.span).lines().filter(says).count()).sum();
    lines >= points || cx.facts.prices().count() >= points
}

/// Whether one of the words stands in the body, outside the intent's own words.
fn has_word(cx: &Context<'_>, by: &KeptBy, term: u32) -> bool {
    let text = &cx.view.folded.text;
    let own = |at: usize| cx.terms.iter().any(|h| h.term == term && h.range.contains(&at));
    let in_body = |at: usize| matches!(zone(cx, at), Some(Zone::Opening | Zone::Body));
    by.words.iter().any(|word| text.match_indices(word.as_str()).any(|(at, _)| in_body(at) && !own(at)))
}

fn zone(cx: &Context<'_>, at: usize) -> Option<Zone> {
    cx.note.zone(cx.view.original(at..at + 1).start)
}
