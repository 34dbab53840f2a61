//! Letters as bits: what tells at once that most words do not stand in a text.
//!
//! Shared with the build script.

/// The bits of all letters of a text; several letters share one. A word that has a bit more than a text does not stand in it.
pub fn letters(text: &str) -> u64 {
    text.chars().fold(0, |seen, c| seen | 1 << (c as u32 % 64))
}

/// The bit of a letter among four times as many: which of the numbers, and in it.
pub const fn place(c: char) -> (usize, u64) {
    (c as usize / 64 % 4, 1 << (c as u32 % 64))
}
