//! Where things stand: [`Span`] (bytes) and [`LineIndex`], the only place that turns bytes into line and column.

use std::ops::Range;

/// Bytes of a text, half open, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span of `text`; `None` when the range is reversed, out of bounds or cuts a character.
    pub fn new(text: &str, range: Range<usize>) -> Option<Self> {
        let ok = range.start <= range.end && text.is_char_boundary(range.start) && text.is_char_boundary(range.end);
        ok.then_some(Self { start: range.start as u32, end: range.end as u32 })
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// As a range, to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte is inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the spans share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A place in a file: 1-based, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// Starts of lines, to find the position of a byte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before every [`STEP`]th byte: a million findings in one line must not each count from its start.
    chars: Vec<u32>,
}

/// Bytes between two entries of `LineIndex::chars`.
const STEP: usize = 512;

impl LineIndex {
    /// Indexes a text; lines end with `\n` (a `\r` before it belongs to the line).
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1);
        let starts = std::iter::once(0).chain(ends).collect();
        let mut chars = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(STEP) {
            chars.push(count);
            count += block.iter().filter(|b| is_first_byte(**b)).count() as u32;
        }
        chars.push(count);
        Self { starts, chars }
    }

    /// Characters before a byte.
    fn chars_before(&self, text: &str, byte: usize) -> usize {
        let block = byte / STEP;
        let rest = text.as_bytes()[block * STEP..byte].iter().filter(|b| is_first_byte(**b)).count();
        self.chars[block] as usize + rest
    }

    /// The position of a byte of the text that was indexed.
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let line = self.starts.partition_point(|s| *s as usize <= byte);
        let start = self.starts[line - 1] as usize;
        Position { line, column: self.chars_before(text, byte) - self.chars_before(text, start) + 1 }
    }

    /// Number and bytes of the line that holds a byte, without its line break.
    pub fn line(&self, text: &str, byte: usize) -> (usize, Range<usize>) {
        let line = self.starts.partition_point(|s| *s as usize <= byte);
        let start = self.starts[line - 1] as usize;
        let end = self.starts.get(line).map_or(text.len(), |next| *next as usize - 1);
        (line, start..start + text[start..end].trim_end_matches('\r').len())
    }
}

/// Whether a byte begins a character.
const fn is_first_byte(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_never_cut_a_character() {
        assert!(Span::new("上環", 0..3).is_some());
        assert!(Span::new("上環", 0..2).is_none());
        assert!(Span::new("上環", 0..7).is_none());
        #[expect(clippy::reversed_empty_ranges)]
        let reversed = 3..0;
        assert!(Span::new("上環", reversed).is_none());
    }

    #[test]
    fn columns_count_characters() {
        let text = "一\r\n二三\n";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(index.position(text, text.find('三').unwrap()), Position { line: 2, column: 2 });
        assert_eq!(index.position(text, text.len()), Position { line: 3, column: 1 });
        let long = format!("頭\n{}", "長a".repeat(1000));
        let long_index = LineIndex::new(&long);
        for (i, _) in long.char_indices().filter(|(i, _)| *i > 3) {
            let column = long[4..i].chars().count() + 1;
            assert_eq!(long_index.position(&long, i), Position { line: 2, column });
        }
        assert_eq!(index.line(text, 0), (1, 0..3));
        assert_eq!(index.line(text, text.len()), (3, text.len()..text.len()));
    }
}
