//! How far two places of a folded text are apart, counted once for all.

/// For each place of a text how many characters and how many commas stand before it, in the halves of one number.
#[derive(Debug, Default)]
pub struct Gaps(Vec<u64>);

const COMMA: u64 = 1 << 32;

impl Gaps {
    /// Of a folded text, whose wide commas are narrow. Spaces do not count.
    pub fn of(folded: &str) -> Self {
        let mut before = 0;
        let places = folded.bytes().map(|byte| {
            let is_char = byte != b' ' && !matches!(byte, 0x80..=0xbf);
            let is_comma = matches!(byte, b',' | b':');
            let here = before;
            before += u64::from(is_char) + if is_comma { COMMA } else { 0 };
            here
        });
        let mut places: Vec<u64> = places.collect();
        places.push(before);
        Self(places)
    }

    /// Whether no more than so many characters stand between two places, and no comma where they must be in one clause.
    pub fn is_within(&self, from: usize, to: usize, most: u8, in_clause: bool) -> bool {
        let (Some(from), Some(to)) = (self.0.get(from), self.0.get(to)) else { return false };
        let between = to.wrapping_sub(*from);
        between % COMMA <= u64::from(most) && (!in_clause || between < COMMA)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    proptest::proptest! {
        #[test]
        fn what_is_counted_once_is_what_counting_says(text in "[a上 ,，:。]{0,12}", from in 0..30_usize, to in 0..30_usize) {
            let text = variants().fold_str(&text);
            let (from, to) = (text.floor_char_boundary(from), text.floor_char_boundary(to));
            let (from, to) = (from.min(to), from.max(to));
            let (chars, commas) = (text[from..to].chars().filter(|c| *c != ' ').count(), text[from..to].contains([',', '，', ':']));
            let gaps = Gaps::of(&text);
            for most in 0..6 {
                proptest::prop_assert_eq!(gaps.is_within(from, to, most, false), chars <= usize::from(most));
                proptest::prop_assert_eq!(gaps.is_within(from, to, most, true), chars <= usize::from(most) && !commas);
            }
        }
    }
}
