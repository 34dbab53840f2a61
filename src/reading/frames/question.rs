//! Whether a hit is asked about. A question word asks in its own clause and up to where something new begins: 「有咩想知就加…」
//! asks nobody. A question mark alone does not ask either: 「仲等咩？」 and 「想根治濕疹？」 sell.

use crate::pack::Class;
use crate::reading::view::View;
use crate::text::sentence;
use std::ops::Range;

/// Whether the clause of a hit asks about it.
pub fn is_asked(view: &View, around: &Range<usize>, range: &Range<usize>) -> bool {
    let text = &view.folded.text;
    let start = sentence::clause_start(text, around.start, range.start);
    let end = sentence::clause_end(text, range.end, around.end);
    // People who type without punctuation leave a space between clauses.
    let start = text[start..range.start]
        .rmatch_indices(' ')
        .find(|(i, _)| is_pause(text, start + i))
        .map_or(start, |(i, _)| start + i + 1);
    let end = text[range.end..end]
        .match_indices(' ')
        .find(|(i, _)| is_pause(text, range.end + i))
        .map_or(end, |(i, _)| range.end + i);
    let is_marked = text[around.end..].starts_with('?');
    let marked = [Class::FrameQuestionMarked].into_iter().filter(|_| is_marked && end == around.end);
    let words = [Class::FrameQuestion].into_iter().chain(marked).flat_map(|class| view.of_class(class, start..end));
    // `Does this whiten?` asks; `all that this does is whiten` does not.
    let first = start + text[start..end].len() - text[start..end].trim_start().len();
    let inverted = view.of_class(Class::FrameQuestionFirst, first..end).filter(|word| word.start as usize == first);
    words.chain(inverted).any(|word| {
        let (from, to) = (word.start as usize, word.end as usize);
        let is_inside = range.start <= from && to <= range.end;
        let is_free = to > range.start || view.words_starting(Class::DenialBreak, to..range.start).next().is_none();
        !is_inside && is_free && !invites(view, around, from)
    })
}

/// Whether a question word is part of an invitation, an order or a boast.
fn invites(view: &View, around: &Range<usize>, at: usize) -> bool {
    let from = view.folded.text.floor_char_boundary(at.saturating_sub(view.longest)).max(around.start);
    view.words_starting(Class::FrameQuestionNot, from..at + 1).any(|other| other.end as usize > at)
}

/// A space between two Han characters.
fn is_pause(text: &str, at: usize) -> bool {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    text[..at].ends_with(is_han) && text[at + 1..].starts_with(is_han)
}
