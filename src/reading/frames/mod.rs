//! Grammar around a hit: is it denied, reported, somebody's own taste? The words of each frame are classes in
//! `keyword_packs/phrases/frames.toml`; where they must stand is decided here.

use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::{Frame, Hit, Packs};
use crate::reading::view::View;
use crate::text::sentence;
use crate::text::token::Token;
use std::ops::Range;

pub mod denial;
mod question;
mod quoted;
#[cfg(test)]
mod tests;

/// Whether a frame holds for a range of the view. `words` are those of a pattern that was met there, if there are several.
pub fn holds(frame: Frame, view: &View, packs: &Packs, range: &Range<usize>, words: &[Range<usize>]) -> bool {
    let around = view.sentence(range.start);
    match frame {
        Frame::Negated => denial::is_denied(view, range, words),
        Frame::Reported => {
            view.has_class(Class::FrameReport, around.start..range.start)
                || (quoted::is_quoted(view, range) && view.has_class(Class::FrameReport, around))
        }
        // Taste is stated before the praise or in its clause: 「史上最強，食過返唔到轉頭」 is a boast with a verb behind it.
        Frame::Opinion => {
            let clause_end = sentence::clause_end(&view.folded.text, range.end, around.end);
            let mut said = [around.start..range.start, range.end..clause_end].into_iter();
            said.any(|part| view.has_class(Class::FrameOpinion, part)) && !view.has_class(Class::FrameOffer, around)
        }
        Frame::Downside => is_fault(view, &around, range),
        Frame::Question => question::is_asked(view, &around, range),
        Frame::Warned => is_warned(view, &around),
        Frame::Dated => is_dated(view, packs, &around),
        Frame::SelfComparison => view.has_class(Class::FrameOwnRange, around),
    }
}

/// A fault is named beside the hit. 「唯一缺點係全港最好飲」 names none, nor does 「唔使麻煩」.
fn is_fault(view: &View, around: &Range<usize>, range: &Range<usize>) -> bool {
    view.of_class(Class::FrameDownside, around.clone()).any(|fault| {
        let (start, end) = (fault.start as usize, fault.end as usize);
        let is_the_hit = end <= range.start && view.chars(end..range.start) <= FAULT_IS;
        !is_the_hit && !denial::is_denied(view, &(start..end), &[])
    })
}

/// Characters between a fault and what is called one: 缺點**就係**, 可惜.
const FAULT_IS: usize = 2;

/// Warnings of a sentence that are looked at, so that hostile texts stay linear.
const WARNINGS: usize = 8;

/// A warning against others who do it: 有人冒充我哋叫人加微信.
fn is_warned(view: &View, around: &Range<usize>) -> bool {
    let text = &view.folded.text;
    let next =
        text[around.end..].find(|c: char| !sentence::is_end(c) && c != ' ').map_or(around.end, |n| around.end + n);
    let before = text[..around.start].trim_end_matches(|c: char| sentence::is_end(c) || c == ' ').len();
    let near = [view.sentence(before.saturating_sub(1)), around.clone(), view.sentence(next)];
    // 「沒有騙人」 warns of nobody.
    near.into_iter().any(|part| {
        let mut words = view.of_class(Class::FrameWarning, part.clone()).take(WARNINGS);
        words.any(|word| !denial::is_led_to(view, &part, word.start as usize))
    })
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
