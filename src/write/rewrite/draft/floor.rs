//! An address that its writer broke over two lines: the street above, the floor below, with what else stands there.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use super::split;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::units::units as length;

/// Units of a floor or a block with its name: 金龍工業中心第3座.
const FLOOR: u32 = 14;
/// Units of a street alone in its line.
const STREET: u32 = 16;

/// Floors in the line below a street stand with it, and what is told behind them is a sentence of its own.
pub fn join_floors(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut i = 1;
    while i < sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let begins = before.line != s.line && !s.is_title && !before.is_title && s.part != Part::Prices;
        let count = s.clauses.iter().take_while(|c| is_floor(cx, c)).count();
        let breaks = !cx.note.text[before.range.end..s.range.start].contains("\n\n");
        let alone = is_street(cx, before);
        if !begins || count == 0 || !breaks || !(alone || ends_in_street(before)) {
            i += 1;
            continue;
        }
        if alone {
            let street = &mut sentences[i - 1];
            street.part = Part::Practical;
            street.clauses.iter_mut().for_each(|c| c.kinds = c.kinds.and(Kinds::PLACE));
        }
        let mut s = sentences.remove(i);
        s.clauses[..count].iter_mut().for_each(|c| c.kinds = Kinds::PLACE);
        if count == s.clauses.len() {
            s.part = Part::Practical;
            sentences.insert(i, s);
        } else {
            for (k, one) in split::parts(cx, s, &[(0, Some(Part::Practical)), (count, None)]).into_iter().enumerate() {
                sentences.insert(i + k, one);
            }
        }
        i += 1;
    }
}

/// Whether a line ends with where the shop is.
fn ends_in_street(s: &Sentence) -> bool {
    s.part == Part::Practical && s.kinds().has(Kinds::PLACE) && !s.kinds().has(Kinds::HOURS)
}

/// Whether a sentence is the name of a street and nothing else: 上水新康街.
fn is_street(cx: &Context<'_>, s: &Sentence) -> bool {
    let text = cx.note.text[s.range.clone()].trim();
    let folded = cx.view.folded.position_of(s.range.start)..cx.view.folded.position_of(s.range.end);
    s.part != Part::Prices
        && s.clauses.len() == 1
        && s.clauses[0].is_whole()
        && length(text) <= STREET
        && (WordList::StreetEnd.ends(text) || text.ends_with(|c: char| WordList::HouseEnd.has_char(c)))
        && cx.view.has_class(Class::RoadSuffix, folded)
}

/// Whether a clause is a floor, a room or a block: 5樓B, 地舖（約咗先有人）.
fn is_floor(cx: &Context<'_>, c: &Clause) -> bool {
    let text = cx.note.text[c.range.clone()].to_lowercase();
    let bare = text.split(['（', '(']).next().unwrap_or_default();
    let counts = bare.contains(|x: char| x.is_ascii_digit() || WordList::BareNumeral.has_char(x));
    let names = WordList::FloorBegins.begins(bare) || (counts && WordList::FloorWord.is_in(bare));
    c.is_whole() && names && length(bare) <= FLOOR && cx.facts.prices_written_in(c.range.clone()).next().is_none()
}
