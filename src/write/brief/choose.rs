//! The ten keywords that are taken. Each idea goes for another one, so that ten notes of one shop do not compete with one
//! another: none is the other with a word more.

use crate::text::units::units;
use crate::text::variants;
use crate::write::brief::candidate::{Candidate, KeywordKind, ROOM};
use crate::write::brief::idea::TEN;
use crate::write::brief::months;
use crate::write::brief::order::{ABOUT, Order};
use crate::write::brief::shapes::Matches;
use crate::write::brief::titles::is_clean;
use std::cmp::Reverse;

/// Seasonal ideas at the top.
const SEASONAL: usize = 3;
/// With fewer, those of the coming month are added.
const SOON: usize = 1;
/// The user's own keywords.
const OWN: usize = 3;
/// What people want of such a shop.
const WISHES: usize = 2;
/// So many of each kind before the rest is filled up.
const MIX: [(KeywordKind, usize); 4] =
    [(KeywordKind::Core, 3), (KeywordKind::Question, 2), (KeywordKind::Scene, 2), (KeywordKind::Intent, WISHES)];

/// The ten that ideas go for, best first.
pub fn choose(order: &Order<'_>, pool: &[Candidate], matches: &Matches) -> Vec<usize> {
    let mut picked = Picked { order, pool, taken: Vec::new() };
    let mut by_about: Vec<usize> = (0..pool.len()).filter(|i| pool[*i].about > 0).collect();
    by_about.sort_by_key(|i| (Reverse(pool[*i].about), Reverse(pool[*i].importance), *i));
    picked.take(&by_about, ABOUT, Care::Some, |_| true);
    let about = picked.taken.len();
    let now = |c: &Candidate| c.season.contains(&order.month);
    let mut all: Vec<usize> = (0..pool.len()).collect();
    all.sort_by_key(|i| {
        let c = &pool[*i];
        // What the trade has an angle of its own for is worth more.
        (c.kind == KeywordKind::LongTail, Reverse(c.importance + 2 * u8::from(matches.any(*i))), *i)
    });
    picked.take(&all, SEASONAL, Care::Full, now);
    // Nothing to say this month: something to prepare for the next.
    let coming = SOON.saturating_sub(picked.taken.len());
    picked.take(&all, coming, Care::Full, |c| c.season.contains(&months::next(order.month)));
    let seasonal = picked.taken.len();
    picked.take(&all, 1, Care::None, |c| c.kind == KeywordKind::Trade);
    picked.take(&all, OWN, Care::Some, |c| c.kind == KeywordKind::Own);
    for (kind, most) in MIX {
        let have = picked.taken.iter().filter(|i| pool[**i].kind == kind).count();
        picked.take(&all, most.saturating_sub(have), Care::Full, |c| c.kind == kind);
    }
    for care in [Care::Full, Care::Some, Care::None] {
        picked.take(&all, TEN, care, |_| true);
    }
    let mut ten = picked.taken;
    ten[seasonal..].sort_by_key(|i| (pool[*i].kind != KeywordKind::Trade, Reverse(pool[*i].importance), *i));
    debug_assert!(about <= seasonal);
    ten
}

/// How picky a round is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// In season, no other kind of shop, apart from the others.
    Full,
    /// Apart from the others.
    Some,
    /// Anything new.
    None,
}

/// What is taken so far.
struct Picked<'a> {
    order: &'a Order<'a>,
    pool: &'a [Candidate],
    taken: Vec<usize>,
}

impl Picked<'_> {
    /// Takes up to `most` more in this order, ten at most in all.
    fn take(&mut self, order: &[usize], most: usize, care: Care, fits: impl Fn(&Candidate) -> bool) {
        let mut left = most.min(TEN.saturating_sub(self.taken.len()));
        for i in order.iter().copied() {
            if left == 0 {
                return;
            }
            let c = &self.pool[i];
            if c.kind != KeywordKind::Side && fits(c) && self.may(i, care) && is_clean(self.order, c) {
                self.taken.push(i);
                left -= 1;
            }
        }
    }

    fn may(&self, at: usize, care: Care) -> bool {
        let c = &self.pool[at];
        let shown = variants().key(c.shown(self.order.script));
        let is_same = |other: &Candidate| {
            variants().key(other.shown(self.order.script)) == shown || variants().key(&other.name.hant) == c.key()
        };
        let taken = || self.taken.iter().map(|i| &self.pool[*i]);
        if self.taken.contains(&at) || taken().any(is_same) || units(c.shown(self.order.script)) > ROOM {
            return false;
        }
        let key = c.key();
        let near = |other: &Candidate| {
            let theirs = other.key();
            c.kind != KeywordKind::Trade
                && other.kind != KeywordKind::Trade
                && (theirs.contains(&key) || key.contains(&theirs))
        };
        let month = self.order.month;
        let in_time = c.season.is_empty() || c.season.contains(&month) || c.season.contains(&months::next(month));
        match care {
            Care::Full => in_time && !c.is_narrow && !taken().any(near),
            Care::Some => !taken().any(near),
            Care::None => true,
        }
    }
}
