//! How alike two stretches are: by the words and characters that they share.

use super::tokens::{Token, What};
use super::words;

/// What words that claim nothing count for: 做, 食, 買 still tell a clause from others.
const IDLE: f32 = 0.25;

/// What a number counts for.
const NUMBER: f32 = 2.0;

/// What all other words count for: of two clauses that say the same the one with the same little words is the nearer.
const TIE: f32 = 0.05;

/// Hashes of words, characters and pairs of characters with their weights, sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atoms {
    list: Vec<(u64, f32)>,
    /// All their weights, and which hashes there are, several to a bit; counted when they are settled.
    weight: f32,
    seen: u64,
}

/// The atoms of some tokens.
pub fn atoms(tokens: &[Token]) -> Atoms {
    let mut out = Atoms::with_room(2 * tokens.len());
    let mut before: Option<u64> = None;
    for token in tokens {
        let pair = before.take();
        match token.what {
            What::Han | What::Other => {
                out.list.push((token.id, 1.0));
                if let Some(first) = pair {
                    out.list.push((words::join(first, token.id), 1.0));
                }
                before = Some(token.id);
            }
            What::Word { grouped: true } if token.is_idle() => out.list.push((token.id, IDLE)),
            What::Word { .. } if token.is_idle() => out.list.push((token.id, TIE)),
            What::Word { .. } | What::Latin if !token.is_idle() => out.list.push((token.id, 2.0)),
            _ => {}
        }
    }
    out.settle();
    out
}

/// All tokens but those in a range, the idle ones and numbers, too: what stands around an amount.
pub fn skeleton(tokens: &[Token], without: &std::ops::Range<usize>) -> Atoms {
    let mut out = Atoms::with_room(tokens.len());
    let around = tokens.iter().filter(|t| t.range.end <= without.start || without.end <= t.range.start);
    for token in around {
        let weight = match token.what {
            What::Mark => continue,
            What::Number => NUMBER,
            _ if token.is_idle() => 1.0,
            _ => token.weight(),
        };
        out.list.push((token.id, weight));
    }
    out.settle();
    out
}

/// All tokens but numbers.
pub fn framework(tokens: &[Token]) -> Atoms {
    let mut out = Atoms::with_room(tokens.len());
    for token in tokens.iter().filter(|t| !matches!(t.what, What::Mark | What::Number)) {
        out.list.push((token.id, if token.is_idle() { 1.0 } else { token.weight() }));
    }
    out.settle();
    out
}

impl Atoms {
    fn with_room(n: usize) -> Self {
        Self { list: Vec::with_capacity(n), ..Self::default() }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a number; [`Atoms::settle`] has to follow.
    pub fn add_number(&mut self, value: f64) {
        self.list.push((words::hash("#") ^ value.to_bits(), NUMBER));
    }

    /// Adds those of another stretch; [`Atoms::settle`] has to follow.
    pub fn extend(&mut self, other: &Self) {
        self.list.extend_from_slice(&other.list);
    }

    /// Sorts them and leaves out what stands there twice.
    pub fn settle(&mut self) {
        self.list.sort_unstable_by_key(|(id, _)| *id);
        self.list.dedup_by_key(|(id, _)| *id);
        self.weight = self.list.iter().map(|(_, w)| w).sum();
        self.seen = self.list.iter().fold(0, |seen, (id, _)| seen | 1 << (id % 64));
    }

    /// Equal for equal ones.
    pub fn key(&self) -> u64 {
        self.list.iter().fold(0, |key, (id, _)| words::join(key, *id))
    }

    /// All their weights.
    pub const fn weight(&self) -> f32 {
        self.weight
    }

    /// The weight of what both hold.
    pub fn common(&self, other: &Self) -> f32 {
        if self.seen & other.seen == 0 {
            return 0.0;
        }
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some((a, w)), Some((b, v))) = (self.list.get(i), other.list.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    // Of words that say the same one may claim nothing.
                    sum += w.min(*v);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    }

    /// How much of these stands in the other: 0 to 1.
    pub fn within(&self, other: &Self) -> f32 {
        let all = self.weight();
        if all > 0.0 { self.common(other) / all } else { 0.0 }
    }

    /// How alike both are: 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let all = self.weight() + other.weight();
        if all > 0.0 { 2.0 * self.common(other) / all } else { 0.0 }
    }
}
