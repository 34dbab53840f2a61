//! A stream that no harmful sign gets through: [`Shown`] stands between every report and the world, so that no format can
//! forget to.

use advise::text::harmless::{Code, is_harmful};
use std::io::{self, Write};

/// Bytes that are looked at together.
const BLOCK: usize = 32;
/// Longer than any order for a colour.
const COLOUR: usize = 16;

/// What a report is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, with our own orders for colours where they can be seen.
    Text {
        /// Whether they can.
        color: bool,
    },
    /// JSON.
    Json,
    /// No text at all: a spreadsheet, which nobody's terminal shows.
    Bytes,
}

/// Passes text on, with the codes of harmful signs in their place. Bytes may come in any pieces.
#[derive(Debug)]
pub struct Shown<W> {
    out: W,
    kind: Kind,
    /// The beginning of something whose end has not come yet.
    begun: Vec<u8>,
}

impl<W: Write> Shown<W> {
    /// Plain text, until it is told otherwise.
    pub const fn new(out: W) -> Self {
        Self { out, kind: Kind::Text { color: false }, begun: Vec::new() }
    }

    /// Says what is going to be written.
    pub const fn set(&mut self, kind: Kind) {
        self.kind = kind;
    }

    /// Where it goes.
    pub const fn inner(&self) -> &W {
        &self.out
    }

    /// Writes what is left, and gives back where it went.
    pub fn finish(mut self) -> io::Result<W> {
        let rest = std::mem::take(&mut self.begun);
        self.pass(&rest, true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Passes bytes on; what waits for more is kept, unless this is the end.
    fn pass(&mut self, bytes: &[u8], is_end: bool) -> io::Result<()> {
        if self.kind == Kind::Bytes {
            return self.out.write_all(bytes);
        }
        let mut from = 0;
        let mut at = 0;
        loop {
            at += harmless(&bytes[at..]);
            let Some(&byte) = bytes.get(at) else { break };
            if !may_begin_harm(byte) {
                at += 1;
                continue;
            }
            match self.look(&bytes[at..], is_end) {
                Look::Fine(len) => at += len,
                Look::Wait => break,
                Look::Harm(c, len) => {
                    self.out.write_all(&bytes[from..at])?;
                    let mut code = String::new();
                    match self.kind {
                        Kind::Text { .. } | Kind::Bytes => Code::Text.push(c, &mut code),
                        Kind::Json => Code::Json.push(c, &mut code),
                    }
                    self.out.write_all(code.as_bytes())?;
                    at += len;
                    from = at;
                }
            }
        }
        self.out.write_all(&bytes[from..at])?;
        self.begun = bytes[at..].to_vec();
        Ok(())
    }

    /// What begins here.
    fn look(&self, rest: &[u8], is_end: bool) -> Look {
        let len = match rest[0] {
            0..=0x7f => 1,
            0x80..=0xdf => 2,
            _ => 3,
        };
        let Some(sign) = rest.get(..len) else { return if is_end { Look::Fine(rest.len()) } else { Look::Wait } };
        let Some(c) = std::str::from_utf8(sign).ok().and_then(|s| s.chars().next()) else { return Look::Fine(1) };
        let waits = !is_end && rest.len() < COLOUR;
        match (c, self.kind) {
            (c, _) if !is_harmful(c) => Look::Fine(len),
            ('\r', Kind::Text { .. }) if rest.get(1) == Some(&b'\n') => Look::Fine(2),
            ('\r', Kind::Text { .. }) if rest.len() == 1 && waits => Look::Wait,
            ('\u{1b}', Kind::Text { color: true }) => match colour(rest) {
                Order::Colour(len) => Look::Fine(len),
                Order::Begun if waits => Look::Wait,
                _ => Look::Harm(c, len),
            },
            _ => Look::Harm(c, len),
        }
    }
}

enum Look {
    /// So many bytes can pass.
    Fine(usize),
    /// More has to come before it can be told.
    Wait,
    /// A harmful sign of so many bytes.
    Harm(char, usize),
}

/// First bytes of harmful signs in UTF-8.
const fn may_begin_harm(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xb..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe2)
}

/// How many bytes, whole blocks of them, can pass unread: most of a report can.
fn harmless(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let is_harmless = |block: &&[u8; BLOCK]| !block.iter().fold(false, |any, byte| any | may_begin_harm(*byte));
    blocks.iter().take_while(is_harmless).count() * BLOCK
}

/// What an escape sign begins.
enum Order {
    /// An order for a colour (`ESC [ 31 m`) of so many bytes.
    Colour(usize),
    /// What could become one.
    Begun,
    /// Another order.
    Other,
}

fn colour(bytes: &[u8]) -> Order {
    match bytes.get(1) {
        None => return Order::Begun,
        Some(b'[') => {}
        Some(_) => return Order::Other,
    }
    let digits = bytes[2..].iter().take_while(|b| b.is_ascii_digit() || **b == b';').count();
    match bytes.get(2 + digits) {
        _ if digits + 3 > COLOUR => Order::Other,
        None => Order::Begun,
        Some(b'm') => Order::Colour(3 + digits),
        Some(_) => Order::Other,
    }
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.begun.is_empty() {
            self.pass(bytes, false)?;
        } else {
            let mut all = std::mem::take(&mut self.begun);
            all.extend_from_slice(bytes);
            self.pass(&all, false)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::text::harmless;

    fn passed(text: &str, kind: Kind, piece: usize) -> String {
        let mut shown = Shown::new(Vec::new());
        shown.set(kind);
        for bytes in text.as_bytes().chunks(piece) {
            shown.write_all(bytes).unwrap();
        }
        String::from_utf8(shown.finish().unwrap()).unwrap()
    }

    const TEXT: &str = "上環“咖啡”…\r\n\u{1b}[31m紅\u{1b}[0m\u{1b}[2J\u{9b}x\u{202e}y\u{61c}\rz©\u{7f}☕\u{fe0f}\r";

    #[test]
    fn pieces_make_no_difference() {
        for kind in [Kind::Text { color: false }, Kind::Text { color: true }, Kind::Json] {
            let whole = passed(TEXT, kind, TEXT.len());
            for piece in 1..TEXT.len() {
                assert_eq!(passed(TEXT, kind, piece), whole, "{kind:?} {piece}");
            }
        }
        assert_eq!(passed(TEXT, Kind::Text { color: false }, 3), harmless::show(TEXT));
        assert_eq!(passed("\"\u{202e}\u{7f}\"\n", Kind::Json, 2), "\"\\u202e\\u007f\"\n");
    }

    #[test]
    fn our_own_colours_pass_and_no_other_order() {
        let shown = passed(TEXT, Kind::Text { color: true }, 5);
        assert!(shown.contains("\u{1b}[31m紅\u{1b}[0m<U+001B>[2J<U+009B>x<U+202E>y"), "{shown}");
        assert_eq!(passed("a\u{1b}", Kind::Text { color: true }, 9), "a<U+001B>");
        assert_eq!(passed("\u{1b}[999999999999999999", Kind::Text { color: true }, 4), "<U+001B>[999999999999999999");
    }
}
