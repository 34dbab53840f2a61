//! Text as a terminal shows it: display width, wrapping that leaves words whole, colours, and signs that must not reach a
//! terminal as they stand.

use anstyle::{AnsiColor, Style};
use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

/// The few colours of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As the terminal writes.
    Plain,
    /// What the eye should find first.
    Bold,
    /// Grave.
    Red,
    /// Worth a look.
    Yellow,
    /// Advice, and lesser things.
    Cyan,
}

impl Ink {
    /// All of them, in the order of their marks.
    const ALL: [Self; 5] = [Self::Plain, Self::Bold, Self::Red, Self::Yellow, Self::Cyan];

    const fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Bold => Style::new().bold(),
            Self::Red => AnsiColor::Red.on_default().bold(),
            Self::Yellow => AnsiColor::Yellow.on_default(),
            Self::Cyan => AnsiColor::Cyan.on_default(),
        }
    }

    /// Marks a cell of a table, which is laid out before it is coloured: the marks have no width, no draft can bring them
    /// along ([`clean`] takes them away), and [`Pen::block`] puts the colour in their place.
    pub fn mark(self, text: &str) -> String {
        let mark = MARKS.into_iter().zip(Self::ALL).find(|(_, ink)| *ink == self).map_or(END, |(mark, _)| mark);
        format!("{mark}{text}{END}")
    }
}

/// Where the ink of a cell begins, one for each, and where it ends.
const MARKS: [char; 5] = ['\u{fe03}', '\u{fe04}', '\u{fe05}', '\u{fe06}', '\u{fe07}'];
const END: char = '\u{fe08}';

/// Writes lines of at most so many columns.
#[derive(Debug)]
pub struct Pen {
    /// What is written so far.
    pub out: String,
    /// Columns.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
}

impl Pen {
    /// A pen with an empty page.
    pub const fn new(width: usize, color: bool) -> Self {
        Self { out: String::new(), width, color }
    }

    /// Ends a block.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A line of its own, wrapped.
    pub fn line(&mut self, text: &str, ink: Ink) {
        self.para("", Ink::Plain, text, ink);
    }

    /// A lead (`→ `, `警告 `) with a text behind it; further lines stand under the text.
    pub fn para(&mut self, lead: &str, lead_ink: Ink, text: &str, ink: Ink) {
        let lead = clean(lead);
        let indent = width(&lead);
        for (i, line) in wrap(&clean(text), self.width.saturating_sub(indent)).iter().enumerate() {
            if i == 0 {
                self.ink(&lead, lead_ink);
            } else {
                self.out.extend(std::iter::repeat_n(' ', indent));
            }
            self.ink(line, ink);
            self.trim();
            self.out.push('\n');
        }
    }

    /// Lines that are laid out already, moved to the right; marked cells get their colour.
    pub fn block(&mut self, indent: usize, lines: &str) {
        for line in lines.lines() {
            self.out.extend(std::iter::repeat_n(' ', indent));
            let mut ink = Ink::Plain;
            for piece in line.split_inclusive(|c| c == END || MARKS.contains(&c)) {
                let mark = piece.chars().next_back().filter(|c| *c == END || MARKS.contains(c));
                self.ink(&piece[..piece.len() - mark.map_or(0, char::len_utf8)], ink);
                let next = MARKS.into_iter().zip(Ink::ALL).find(|(m, _)| Some(*m) == mark);
                ink = next.map_or(Ink::Plain, |(_, ink)| ink);
            }
            self.trim();
            self.out.push('\n');
        }
    }

    fn ink(&mut self, text: &str, ink: Ink) {
        let style = if self.color && !text.is_empty() { ink.style() } else { Style::new() };
        // Writing to a text does not fail.
        let _ = write!(self.out, "{style}{text}{style:#}");
    }

    fn trim(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
    }
}

/// Columns of a text.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Columns of a character.
pub fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A text without what would play with the terminal or the caret.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.extend(shown(c, out.chars().next_back()));
    }
    out
}

/// What is shown for a character. Escape codes, marks that turn the writing round and signs of no width become `�`, so that
/// a draft cannot repaint the screen; joiners and variants of emoji go, as terminals do not agree on their width.
pub fn shown(c: char, before: Option<char>) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => None,
        '\u{200d}' if before.is_some_and(|b| !b.is_alphanumeric() && !b.is_ascii()) => None,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            Some('\u{fffd}')
        }
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    }
}

/// Breaks a text into lines of at most `columns`: between Han characters or at spaces, never inside a Latin word or a
/// number unless it is longer than a line; no line begins with a closing sign or ends with an opening one.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = Vec::new();
    for given in text.lines() {
        let mut line = String::new();
        let mut used = 0;
        for chunk in chunks(given) {
            let wide = width(chunk);
            let fits = used + width(chunk.trim_end()) <= columns;
            if !fits && used > 0 {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            if wide <= columns || used + width(chunk.trim_end()) <= columns {
                line.push_str(chunk);
                used += wide;
                continue;
            }
            for c in chunk.chars() {
                if used + char_width(c) > columns {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(c);
                used += char_width(c);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Cuts a text after `columns`, with `…` where something is cut.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += char_width(c);
        if used > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The pieces between which a line may break.
fn chunks(line: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (i, c) in line.char_indices() {
        if before.is_some_and(|b| may_break(b, c)) {
            chunks.push(&line[start..i]);
            start = i;
        }
        before = Some(c);
    }
    chunks.push(&line[start..]);
    chunks
}

fn may_break(before: char, after: char) -> bool {
    const OPENING: &str = "「『（《〈【〔“‘([";
    const CLOSING: &str = "」』）》〉】〕”’)]，。、；：！？…％%,.;:!?／/～~－";
    if after == ' ' || OPENING.contains(before) || CLOSING.contains(after) {
        return false;
    }
    before == ' ' || char_width(before) == 2 || char_width(after) == 2 || OPENING.contains(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_han_and_never_in_a_word() {
        let lines = wrap("上環站A2出口行4分鐘，手沖HK$58一杯，坐低先落單", 18);
        assert_eq!(lines, ["上環站A2出口行4分", "鐘，手沖HK$58一", "杯，坐低先落單"]);
        assert_eq!(wrap("a pour over takes minutes", 10), ["a pour", "over takes", "minutes"]);
        assert_eq!(wrap("163.com/dy/article/JQFF", 10), ["163.com/dy", "/article/J", "QFF"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn no_line_begins_with_a_closing_sign() {
        for columns in 8..40 {
            for line in wrap("「限時優惠」催人即刻落決定：真係有期限就寫日期（由幾號到幾號）同原因。", columns)
            {
                assert!(!line.starts_with(['」', '）', '。', '：', '，']), "{columns}: {line}");
                assert!(width(&line) <= columns.max(8), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn a_draft_cannot_play_with_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{200b}d"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
        assert_eq!(clean("☕\u{fe0f}👩\u{200d}🍳👍🏽"), "☕👩🍳👍");
        assert_eq!(width("上環 cafe☕"), 11);
    }

    #[test]
    fn cells_are_coloured_after_they_are_laid_out() {
        let cells = format!(" a  {}  b", Ink::Yellow.mark("1/2"));
        assert_eq!(width(&cells), width(" a  1/2  b"));
        assert_eq!(clean(&cells), " a  1/2  b");
        for (color, shown) in [(true, " a  \u{1b}[33m1/2\u{1b}[0m  b\n"), (false, " a  1/2  b\n")] {
            let mut pen = Pen::new(20, color);
            pen.block(0, &cells);
            assert_eq!(pen.out, shown);
        }
    }

    #[test]
    fn colours_only_when_asked() {
        let mut pen = Pen::new(20, true);
        pen.para("→ ", Ink::Cyan, "寫返事實", Ink::Plain);
        assert_eq!(pen.out, "\u{1b}[36m→ \u{1b}[0m寫返事實\n");
        let mut pen = Pen::new(20, false);
        pen.para("→ ", Ink::Cyan, "寫返事實", Ink::Plain);
        assert_eq!(pen.out, "→ 寫返事實\n");
    }
}
