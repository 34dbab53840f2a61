//! A number that stands between the same words as one of the draft is that number: what differs then was changed, however
//! many amounts the sentence holds.

use super::quantity::{EXACTNESS, Quantity};
use super::tokens::{Token, What};

/// Tokens of its sentence before a number, and behind it, that are compared.
const BEFORE: usize = 4;
const BEHIND: usize = 2;
/// So many of them have to be there, or so much has to be said by those that are.
const TOKENS: usize = 4;
const SAID: f32 = 2.0;

/// What stands around a number in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Around {
    before: Vec<u64>,
    behind: Vec<u64>,
}

/// What stands around a number among the tokens of its sentence, without the words that say how exact it is; none where that is too little to know it by.
pub(super) fn around(tokens: &[Token], q: &Quantity) -> Option<Around> {
    let counts = |t: &&Token| t.bits & EXACTNESS == 0;
    let before: Vec<&Token> =
        tokens.iter().rev().filter(|t| t.range.end <= q.range.start).filter(counts).take(BEFORE).collect();
    let behind: Vec<&Token> =
        tokens.iter().filter(|t| q.range.end <= t.range.start).filter(counts).take(BEHIND).collect();
    let all = before.iter().chain(&behind);
    let said: f32 = all.clone().filter(|t| t.says()).map(|t| t.weight()).sum();
    let count = all.filter(|t| t.what != What::Mark).count();
    let ids = |tokens: &[&Token]| tokens.iter().map(|t| t.id).collect();
    (count >= TOKENS || said >= SAID).then(|| Around { before: ids(&before), behind: ids(&behind) })
}
