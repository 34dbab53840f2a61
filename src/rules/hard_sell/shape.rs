//! What several rules of selling style share: the lines of a note, how many words a stretch has, and tokens in it.

use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::fix::{Applicability, Edit, Fix};
use crate::note::{Author, Zone};
use crate::pack::index::RuleInfo;
use crate::pack::{Class, Hit};
use crate::reading::context::Context;
use crate::reading::cues;
use crate::reading::phrases::PhraseHit;
use crate::rules::prose::Shield;
use crate::rules::say;
use crate::text::script::is_letter;
use crate::text::token::Token;
use crate::text::work;
use std::ops::Range;

/// So many different cues of sharing make a story.
const TELLING: usize = 3;

/// The lines of a zone in the folded text, trimmed, without empty ones. Topics have lines of their own there.
fn lines<'c>(cx: &'c Context<'_>, wanted: fn(Zone) -> bool) -> impl Iterator<Item = Range<usize>> + 'c {
    let text = cx.view.folded.text.as_str();
    let mut at = 0;
    let all = text.split('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        start..start + line.trim().len()
    });
    all.filter(move |r| !r.is_empty() && cx.note.zone(cx.view.original(r.clone()).start).is_some_and(wanted))
}

/// The lines of the body.
pub fn body_lines<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    lines(cx, |z| matches!(z, Zone::Opening | Zone::Body))
}

/// The lines of title and body.
pub fn prose_lines<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    lines(cx, |z| z != Zone::Hashtag)
}

/// The sentences of title and body; a full stop ends an English one.
pub fn sentences<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    let is_prose =
        |r: &Range<usize>| cx.note.zone(cx.view.original(r.clone()).start).is_some_and(|z| z != Zone::Hashtag);
    let whole = cx.view.sentences.iter().filter(move |r| is_prose(r));
    whole.flat_map(|sentence| {
        let mut at = sentence.start;
        cx.view.folded.text[sentence.clone()].split_inclusive(". ").map(move |part| {
            at += part.len();
            at - part.len()..at
        })
    })
}

/// Tokens of a kind within a range.
pub fn tokens<'c>(cx: &'c Context<'_>, token: Token, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'c {
    cx.view.of_token(token, range).map(Hit::range)
}

/// The amounts of money within a range of the folded text.
pub fn prices<'c>(cx: &'c Context<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'c {
    let folded = &cx.view.folded;
    let inside = cx.facts.prices_written_in(folded.to_original(range.clone()));
    let all = inside.map(|p| folded.position_of(p.written.start)..folded.position_of(p.written.end));
    all.filter(move |r| range.start <= r.start && r.end <= range.end)
}

/// How much a stretch says: a Chinese character counts one, a Latin word two, digits and signs nothing.
pub fn words(cx: &Context<'_>, range: Range<usize>) -> usize {
    work::looked_at(range.len());
    let mut words = 0;
    let mut in_latin = false;
    // In the folded text Latin words stand together.
    for c in cx.note.text[cx.view.original(range)].chars() {
        let latin = matches!(c, 'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        words += match (latin, in_latin) {
            (true, false) => 2,
            (true, true) => 0,
            // The voice marks of narrow kana are no letters of their own.
            (false, _) => usize::from(is_letter(c) && !matches!(c, 'ﾞ' | 'ﾟ')),
        };
        in_latin = latin;
    }
    words
}

/// Characters of a range that are no spaces.
pub fn chars(cx: &Context<'_>, range: Range<usize>) -> usize {
    work::looked_at(range.len());
    cx.view.folded.text[range].chars().filter(|c| !c.is_whitespace()).count()
}

/// Whether a phrase row of this group or rule already speaks of these original bytes.
pub fn is_said(cx: &Context<'_>, owner: &str, range: &Range<usize>) -> bool {
    // By start: nothing that begins further away reaches here.
    let reach = cx.view.farthest();
    let from = cx.phrases.partition_point(|h| h.range.start + reach < range.start);
    cx.phrases[from..].iter().take_while(|h| h.range.start < range.end).any(|hit| {
        crate::config::covers(owner, &cx.packs.index.rule_of(hit.row).id)
            && hit.words.iter().any(|w| w.start < range.end && range.start < w.end)
    })
}

/// Whether the note tells more than it sells: then loud signs are high spirits, and only a hint.
pub fn is_telling(cx: &Context<'_>) -> bool {
    let sells = |h: &PhraseHit| h.severity >= Severity::Warning && cx.packs.index.rule_of(h.row).group() == "hard-sell";
    let told = cues::count(cx);
    told > 0 && !cx.phrases.iter().any(sells) && (told >= TELLING || is_guest(cx))
}

/// Whether somebody tells a little, sells nothing at all and does not speak as the shop: runs of signs are how guests write.
fn is_guest(cx: &Context<'_>) -> bool {
    let is_style = |h: &PhraseHit| cx.packs.index.rule_of(h.row).group() == "hard-sell";
    let is_shop = matches!(cx.author(), Some(Author::Owner | Author::Staff | Author::Agency));
    !is_shop && !cx.phrases.iter().any(is_style) && !cx.view.has_class(Class::FrameOwner, 0..cx.view.folded.text.len())
}

/// Makes a hint of a finding about loud signs in a note that tells; the first of them costs a point.
pub fn soften(finding: &mut Finding, is_first: bool) {
    finding.severity = Severity::Hint;
    finding.cost = if is_first { 1.0 } else { 0.0 };
}

/// The fix that leaves only the beginning of a run of signs: `keep` is where it ends.
pub fn shorten_run(cx: &Context<'_>, rule: &RuleInfo, shield: &Shield, run: Range<usize>, keep: usize) -> Option<Fix> {
    let rest = keep..run.end;
    let free = !rest.is_empty() && !shield.touches(&rest);
    let span = cx.span(rest).and_then(|s| cx.note.visible(s)).filter(|_| free)?;
    let text = &cx.note.text[run.start..keep];
    let title = say::fix_title(cx, rule, &[("text", text)]);
    Some(Fix { title, applicability: Applicability::Unsafe, edits: vec![Edit { span, text: String::new() }] })
}
