//! Folding: one form per character, so that 上環, 上环, CAFE, ｃａｆé and cafe compare equal.
//!
//! Folding is per character and homomorphic (`fold(a + b) == fold(a) + fold(b)`), which is why matches can be mapped
//! back to the bytes they came from. It is *not* byte-stable: always go through [`Folded::to_original`].
//! Squeezing (optional spaces in Latin names) looks at neighbours, so it is a separate step.
//!
//! This file is also compiled into the build script, which folds every pack with the same code.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Size of the flat table: two bytes for each character of the Basic Multilingual Plane.
pub const TABLE_BYTES: usize = 0x1_0000 * 2;

/// Traditional and Hong Kong variants to one form, as a flat table of little-endian UTF-16 units (0 = unchanged).
#[derive(Clone, Copy, Debug)]
pub struct Variants<'t>(pub &'t [u8]);

impl Variants<'_> {
    /// The form of a Han character.
    pub fn get(self, c: char) -> char {
        let i = c as usize * 2;
        match self.0.get(i..i + 2) {
            Some(&[0, 0]) | None => c,
            Some(b) => char::from_u32(u32::from(b[0]) | u32::from(b[1]) << 8).unwrap_or(c),
        }
    }

    /// Folds one character to none (zero width), one, or a few (㎝ → cm) characters.
    #[inline]
    pub fn fold_char(self, c: char, out: &mut String) {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '`' => out.push('\''),
            '\u{3400}'..='\u{9fff}' => out.push(self.get(c)),
            // What nothing is done to: the rest of ASCII, some marks, and pictures.
            '\0'..='\u{7f}' | '、' | '。' | '\u{3008}'..='\u{3011}' | '\u{1f300}'..='\u{1faff}' => out.push(c),
            // Wide signs.
            '\u{ff01}'..='\u{ff5e}' => out.push(((c as u32 - 0xfee0) as u8 as char).to_ascii_lowercase()),
            _ => self.fold_rare(c, out),
        }
    }

    /// Folds a character that is not common enough to have an arm of its own.
    #[inline(never)]
    fn fold_rare(self, c: char, out: &mut String) {
        match c {
            _ if is_zero_width(c) => {}
            // NFKC would make three full stops of it, and lose the end of a sentence.
            '…' => out.push('…'),
            '’' | '‘' | 'ʼ' => out.push('\''),
            _ => {
                for d in std::iter::once(c).nfkd().filter(|d| !is_combining_mark(*d)) {
                    for e in std::iter::once(d).nfc() {
                        out.extend(self.get(e).to_lowercase());
                    }
                }
            }
        }
    }

    /// Folds a whole string, without an origin map.
    pub fn fold_str(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            self.fold_char(c, &mut out);
        }
        out
    }

    /// Folds and squeezes a form for the packs: the shape in which [`Folded::squeeze`] leaves a text.
    pub fn key(self, form: &str) -> String {
        let folded = self.fold_str(form);
        if !folded.bytes().any(|b| matches!(b, b' ' | b'-')) {
            return folded;
        }
        let mut key = String::with_capacity(folded.len());
        squeeze(&folded, |kept| key.push_str(&folded[kept]));
        key
    }

    /// The same for the view without disguises, see [`Folded::bare`].
    pub fn bare_key(self, form: &str) -> String {
        self.fold(form).squeeze().bare().text
    }

    /// Folds a text and remembers where each byte came from.
    pub fn fold(self, text: &str) -> Folded {
        let mut folded = Folded::with_capacity(text.len());
        self.fold_into(text, 0, &mut folded);
        folded
    }

    /// Appends the folding of `text`, which begins at byte `at` of the original.
    pub fn fold_into(self, text: &str, at: usize, folded: &mut Folded) {
        folded.reserve(text.len());
        for (i, c) in text.char_indices() {
            let start = (at + i) as u32;
            self.fold_char(c, &mut folded.text);
            folded.came_from(start, start + c.len_utf8() as u32);
        }
    }
}

/// Hands over what squeezing leaves of a folded text, stretch by stretch.
fn squeeze(text: &str, mut keep: impl FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    // What has been handed over, and from where a run of spaces and hyphens is looked for.
    let (mut kept, mut i) = (0, 0);
    while let Some(gap) = bytes[i..].iter().position(|b| matches!(b, b' ' | b'-')).map(|n| i + n) {
        let end = bytes[gap..].iter().position(|b| !matches!(b, b' ' | b'-')).map_or(bytes.len(), |n| gap + n);
        let left = gap.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let right = bytes.get(end).copied().unwrap_or(b' ');
        let is_inside = left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric();
        if is_inside && !(left.is_ascii_digit() && right.is_ascii_digit()) {
            keep(kept..gap);
            kept = end;
        }
        i = end;
    }
    keep(kept..bytes.len());
}

/// What the view without disguises shows for a character; nothing for what is put between letters to hide a word.
fn undisguised(c: char) -> Option<char> {
    Some(match c {
        '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9' => c,
        '❤' | '♥' | '♡' | '💗' | '💖' | '💕' | '💓' | '💚' | '💙' | '💛' | '💜' | '🧡' | '🖤' | '🤍' => {
            '心'
        }
        '+' | '➕' | '✚' => '加',
        // Cyrillic and Greek letters that pass for Latin ones, and the letters on coloured squares.
        'а' | 'α' | '🅰' => 'a',
        'е' | 'ε' => 'e',
        'о' | 'ο' | '🅾' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'х' | 'χ' => 'x',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' => 'w',
        '🅱' => 'b',
        _ if c.is_alphanumeric() || matches!(c, '。' | '!' | '?') => c,
        _ => return None,
    })
}

/// Characters that take no room and so must not hide a word: joiners, direction marks, variation selectors, keycap.
pub fn is_zero_width(c: char) -> bool {
    // Among Latin letters there is but one, and among Han characters none.
    if matches!(c, '\0'..='\u{ac}' | '\u{3000}'..='\u{fdff}') {
        return false;
    }
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// A folded text with, for each of its bytes, the original bytes of the character it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Start and end in the original, for each byte.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// An empty text with room for so many bytes.
    pub fn with_capacity(n: usize) -> Self {
        Self { text: String::with_capacity(n), origins: Vec::with_capacity(n) }
    }

    fn reserve(&mut self, n: usize) {
        self.text.reserve(n);
        self.origins.reserve(n);
    }

    /// Notes where the text came from that was pushed since the last time.
    fn came_from(&mut self, start: u32, end: u32) {
        let origin = (start, end);
        // Most characters are Han, of three bytes, or Latin.
        match self.text.len() - self.origins.len() {
            1 => self.origins.push(origin),
            3 => self.origins.extend_from_slice(&[origin; 3]),
            _ => self.origins.resize(self.text.len(), origin),
        }
    }

    /// Appends a stretch of another text with its origins.
    fn take(&mut self, other: &Self, range: Range<usize>) {
        self.text.push_str(&other.text[range.clone()]);
        self.origins.extend_from_slice(&other.origins[range]);
    }

    /// Ends a sentence where pieces of a text that do not belong together meet.
    pub fn push_break(&mut self, at: usize) {
        self.text.push('\n');
        self.origins.push((at as u32, at as u32));
    }

    /// The original bytes behind a range of the folded text; an empty range gives an empty one.
    pub fn to_original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).map(|o| o.0).or(self.origins.last().map(|o| o.1));
        let start = start.unwrap_or(0) as usize;
        if range.is_empty() {
            return start..start;
        }
        let end = self.origins.get(range.end - 1).map_or(start, |o| o.1 as usize);
        start..end.max(start)
    }

    /// The first original byte of the character at a position.
    pub fn origin_of(&self, at: usize) -> usize {
        self.origins.get(at).map_or(0, |o| o.0 as usize)
    }

    /// The folded position of the first character that starts at or after an original byte.
    pub fn position_of(&self, at: usize) -> usize {
        self.origins.partition_point(|(start, _)| (*start as usize) < at)
    }

    /// Drops spaces and hyphens between Latin letters or digits (but not between two digits), so that
    /// `North Point`, `north-point` and `NorthPoint` are one.
    #[must_use]
    pub fn squeeze(&self) -> Self {
        let mut out = Self::with_capacity(self.text.len());
        squeeze(&self.text, |kept| out.take(self, kept));
        out
    }

    /// The view without disguises: what is put between letters to hide a word is dropped (`V.信`, `薇 ~ 信`, line ends),
    /// look-alikes become what they look like (卫❤ → 卫心). Full stops stay, so that sentences do not run together.
    #[must_use]
    pub fn bare(&self) -> Self {
        let mut out = Self::with_capacity(self.text.len());
        // From where on everything stays as it is.
        let mut start = 0;
        for (i, c) in self.text.char_indices() {
            if matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9') {
                continue;
            }
            let shown = undisguised(c);
            if shown != Some(c) {
                out.take(self, start..i);
                start = i + c.len_utf8();
                out.text.extend(shown);
                out.came_from(self.origins[i].0, self.origins[i].1);
            }
        }
        out.take(self, start..self.text.len());
        out
    }

    /// Whether something stood in the original between the characters on both sides of `at`.
    pub fn is_gap(&self, at: usize) -> bool {
        at > 0 && at < self.text.len() && self.origins[at - 1].1 != self.origins[at].0
    }

    /// Whether a Latin word may begin or end at `at`: no letter runs through it.
    /// A change of case (`SheungWan`), a digit beside a letter and a dropped space all count as a border.
    pub fn is_word_border(&self, at: usize, original: &str) -> bool {
        let bytes = self.text.as_bytes();
        let (Some(&left), Some(&right)) = (at.checked_sub(1).and_then(|i| bytes.get(i)), bytes.get(at)) else {
            return true;
        };
        if !left.is_ascii_alphanumeric() || !right.is_ascii_alphanumeric() || self.is_gap(at) {
            return true;
        }
        if left.is_ascii_digit() != right.is_ascii_digit() {
            return true;
        }
        let case = |at: usize| original.get(at..).and_then(|s| s.chars().next());
        let before = case(self.origins[at - 1].0 as usize);
        let after = case(self.origins[at].0 as usize);
        before.is_some_and(char::is_lowercase) && after.is_some_and(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::variants;

    #[test]
    fn common_characters_fold_as_rare_ones_do() {
        for c in ('\u{80}'..='\u{33ff}').chain('\u{a000}'..=char::MAX) {
            let (mut common, mut rare) = (String::new(), String::new());
            variants().fold_char(c, &mut common);
            variants().fold_rare(c, &mut rare);
            assert_eq!(common, rare, "{c:?}");
        }
        assert!(('\u{4e00}'..='\u{9fff}').all(char::is_alphanumeric));
    }

    #[test]
    fn squeezing_keeps_origins() {
        for (text, want) in [
            ("North  Point - 2 3 a-1", "northpoint2 3a1"),
            (" a - ", " a - "),
            ("上 環 A-b 廿 - c", "上 環 ab 廿 - c"),
            ("", ""),
        ] {
            let squeezed = variants().fold(text).squeeze();
            assert_eq!(squeezed.text, variants().fold_str(want), "{text}");
            for (i, c) in squeezed.text.char_indices() {
                let original = &text[squeezed.to_original(i..i + c.len_utf8())];
                assert_eq!(variants().fold_str(original), c.to_string(), "{text}");
            }
        }
    }
}
