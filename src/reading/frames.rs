//! Grammar around a hit: is it denied, reported, somebody's own taste? The words of each frame are classes in
//! `keyword_packs/phrases/frames.toml`; where they must stand is decided here.

use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::{Frame, Hit, Packs};
use crate::reading::view::View;
use crate::text::sentence;
use crate::text::token::Token;
use std::ops::Range;

/// Characters between a denial and what it denies.
const DENIAL_REACH: usize = 8;

/// Whether a frame holds for a range of the view.
pub fn holds(frame: Frame, view: &View, packs: &Packs, range: &Range<usize>) -> bool {
    let around = view.sentence(range.start);
    match frame {
        Frame::Negated => is_negated(view, range),
        Frame::Reported => {
            view.has_class(Class::FrameReport, around.start..range.start)
                || (is_quoted(view, range) && view.has_class(Class::FrameReport, around))
        }
        // Taste is stated before the praise or in its clause: 「史上最強，食過返唔到轉頭」 is a boast with a verb behind it.
        Frame::Opinion => {
            let clause_end = sentence::clause_end(&view.folded.text, range.end, around.end);
            let mut said = [around.start..range.start, range.end..clause_end].into_iter();
            said.any(|part| view.has_class(Class::FrameOpinion, part)) && !view.has_class(Class::FrameOffer, around)
        }
        Frame::Downside => view.has_class(Class::FrameDownside, around),
        Frame::Question => {
            let after = view.folded.text[around.end..].trim_start();
            after.starts_with('?') || view.has_class(Class::FrameQuestion, around)
        }
        Frame::Dated => is_dated(view, packs, &around),
        Frame::SelfComparison => view.has_class(Class::FrameOwnRange, around),
    }
}

/// A word of denial before the hit, in the same clause and near.
fn is_negated(view: &View, range: &Range<usize>) -> bool {
    let around = view.sentence(range.start);
    let clause_start =
        said_from(view, sentence::clause_start(&view.folded.text, around.start, range.start), range.start);
    view.of_class(Class::FrameNegation, clause_start..range.start)
        .any(|h| view.chars(h.end as usize..range.start) <= DENIAL_REACH)
}

/// Where something new begins between two positions: after a picture, or after a particle with a space behind it.
/// 「唔好介意呀😂 外賣打 2123 4567」 denies no telephone number.
fn said_from(view: &View, from: usize, to: usize) -> usize {
    let picture = view.tokens_starting(Token::Emoji, from..to).map(|h| h.end as usize).max();
    let spoken = &view.folded.text[from..to];
    let pause = spoken.rmatch_indices(' ').find(|(i, _)| WordList::Particle.ends(&spoken[..*i])).map(|(i, _)| from + i);
    picture.max(pause).unwrap_or(from).min(to)
}

/// Between 「」, 『』, “” or "".
fn is_quoted(view: &View, range: &Range<usize>) -> bool {
    let around = view.sentence(range.start);
    let before = &view.folded.text[around.start..range.start];
    let after = &view.folded.text[range.end.min(around.end)..around.end];
    let open = before.rfind(['「', '『', '“', '"']);
    let close = before.rfind(['」', '』', '”']);
    open.is_some() && open > close && after.contains(['」', '』', '”', '"'])
}

/// A number followed by a unit of time or count. A price is none, nor is the 一 of 「再等一年」.
fn is_dated(view: &View, packs: &Packs, around: &Range<usize>) -> bool {
    let text = &view.folded.text;
    let prices: Vec<Range<usize>> = view.tokens_starting(Token::Price, around.clone()).map(Hit::range).collect();
    view.tokens_starting(Token::Num, around.clone()).filter(|h| !WordList::NumberOneOrHalf.has(&text[h.range()])).any(
        |h| {
            let end = h.end as usize;
            let unit_at = end + usize::from(text[end..].starts_with(' '));
            let in_price = prices.iter().any(|p| p.start <= h.start as usize && end <= p.end);
            !in_price
                && view.starting_in(unit_at..unit_at + 1).iter().any(|u| packs.in_class(Class::FrameUnit, u.string))
        },
    )
}
