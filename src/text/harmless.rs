//! Signs that do something to whoever reads a text: control characters repaint a terminal, bidi marks turn the writing round
//! so that it says something else than it does. They are found here, and told by their code.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a sign does something instead of saying something. Tabs and line breaks are no harm; neither is what is merely
/// invisible, such as the joiners of emoji.
pub const fn is_harmful(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How a harmful sign is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// `<U+202E>`, for people.
    Text,
    /// `\u202e`, which is the same sign within a JSON string; elsewhere in JSON none can stand.
    Json,
}

impl Code {
    /// Writes the code of a sign.
    pub fn push(self, c: char, out: &mut String) {
        // Writing into memory cannot fail; all harmful signs have four digits.
        let _ = match self {
            Self::Text => write!(out, "<U+{:04X}>", u32::from(c)),
            Self::Json => write!(out, "\\u{:04x}", u32::from(c)),
        };
    }
}

/// A text in which harmful signs are told by their codes. A line may end with CR LF.
pub fn show(text: &str) -> Cow<'_, str> {
    told(text, Code::Text)
}

/// JSON that means the same and holds no harmful sign.
pub fn json(text: &str) -> Cow<'_, str> {
    told(text, Code::Json)
}

fn told(text: &str, code: Code) -> Cow<'_, str> {
    each(text, |c, out| code.push(c, out))
}

/// A text without harmful signs, for what is going to be pasted. A line may end with CR LF.
pub fn without(text: &str) -> Cow<'_, str> {
    each(text, |_, _| {})
}

/// A text in which something else stands for each harmful sign.
fn each(text: &str, instead: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_line = c == '\r' && rest.peek() == Some(&'\n');
        if is_harmful(c) && !ends_line { instead(c, &mut out) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_by_their_codes() {
        assert_eq!(show("a\u{1b}[31mb\u{202e}c\u{9b}\r\nd\re\tf"), "a<U+001B>[31mb<U+202E>c<U+009B>\r\nd<U+000D>e\tf");
        assert_eq!(json("\"a\u{202e}\u{7f}\""), "\"a\\u202e\\u007f\"");
        assert!(matches!(show("上環☕\u{fe0f}，👩\u{200d}🍳\n"), Cow::Borrowed(_)));
        assert_eq!(show("上環☕\r\n"), "上環☕\r\n");
        assert_eq!(without("a\u{2066}b\u{7}\r\nc\r"), "ab\r\nc");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn json_means_the_same() {
        let all: String = (0..0x3000_u32).filter_map(char::from_u32).collect();
        let plain = serde_json::to_string(&all).unwrap();
        let shown = json(&plain);
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), all);
        assert!(!shown.contains(is_harmful));
    }
}
