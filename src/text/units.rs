//! Lengths in the platform's units: ½ for ASCII, 1 for every other UTF-16 unit, rounded up.
//!
//! Found in the code of an uploader that was aligned with the web front end after a user saw another counter fail.

/// Length of a text in the platform's units.
pub fn units(text: &str) -> u32 {
    halves(text).div_ceil(2)
}

/// Length in half units, which add up without rounding.
pub fn halves(text: &str) -> u32 {
    // By first bytes: one half for ASCII, two for each other unit of UTF-16; four bytes are two units.
    let size = |byte: u8| u32::from(byte < 0x80) + 2 * u32::from(byte >= 0xc0) + 2 * u32::from(byte >= 0xf0);
    text.bytes().map(size).sum()
}

/// Half units of one character.
pub fn char_halves(c: char) -> u32 {
    if c.is_ascii() { 1 } else { 2 * c.len_utf16() as u32 }
}

/// Length in plain UTF-16 units, the strictest way in which the body may be counted.
pub fn utf16(text: &str) -> u32 {
    let size = |byte: u8| u32::from(byte < 0x80) + u32::from(byte >= 0xc0) + u32::from(byte >= 0xf0);
    text.bytes().map(size).sum()
}

/// The longest beginning of `text` that has at most `limit` units.
pub fn prefix(text: &str, limit: u32) -> &str {
    let mut halves = 0;
    for (i, c) in text.char_indices() {
        halves += char_halves(c);
        if halves > limit * 2 {
            return &text[..i];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_platform_does() {
        for (text, want) in [
            ("", 0),
            ("a", 1),
            ("!?", 1),
            ("！？", 2),
            ("abcdefghijklmnopqrstuvwxyzabcdefghijklmn", 20),
            ("😀", 2),
            ("☕", 1),
            ("☕\u{fe0f}", 2),
            ("👨\u{200d}👩\u{200d}👧", 8),
            ("𠝹", 2),
            ("Central Brunch香港推薦", 11),
            ("Claude 4.6发布，AI助手又进化了", 15),
        ] {
            assert_eq!(units(text), want, "{text}");
            assert_eq!(halves(text), text.chars().map(char_halves).sum::<u32>(), "{text}");
            assert_eq!(utf16(text), text.encode_utf16().count() as u32, "{text}");
        }
    }

    #[test]
    fn prefix_never_passes_the_limit() {
        assert_eq!(prefix("上環cafe", 3), "上環ca");
        assert_eq!(prefix("😀😀", 3), "😀");
        assert_eq!(prefix("上環", 9), "上環");
    }
}
