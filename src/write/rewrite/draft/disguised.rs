//! A telephone number in which letters stand for noughts: 95OO OOOO. Nobody but the reader is meant to see it.

use super::parts::Sentence;
use crate::reading::context::Context;

/// Figures of a telephone number.
const NUMBER: usize = 8;
/// So many of them are figures, and so many look like noughts.
const BOTH: usize = 2;

/// Takes out clauses in which such a number stands.
pub fn drop_numbers(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for c in sentences.iter_mut().flat_map(|s| &mut s.clauses) {
        if holds_number(&cx.note.text[c.range.clone()]) {
            c.pieces.clear();
            c.rule = Some(String::new());
        }
    }
}

fn holds_number(text: &str) -> bool {
    let (mut figures, mut noughts) = (0, 0);
    for x in text.chars() {
        match x {
            '0'..='9' => figures += 1,
            'O' | 'o' | 'Ｏ' | '○' | '〇' => noughts += 1,
            ' ' | '-' => {}
            _ => (figures, noughts) = (0, 0),
        }
        if figures >= BOTH && noughts >= BOTH && figures + noughts >= NUMBER {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_for_noughts_make_a_number() {
        assert!(holds_number("搵阿Kit 62OO-O1O3 傾"));
        assert!(!holds_number("book 2 rooms for 20 people"));
        assert!(!holds_number("2,000 cool looks"));
    }
}
