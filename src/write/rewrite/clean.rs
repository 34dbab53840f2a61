//! A clause of a flyer as calm prose: no emoji, no shouting marks, no praise in front of nouns, no brochure words.

use crate::lists::WordList;
use crate::pack::guide::Guide;
use crate::text::{scan, variants};
use crate::write::rewrite::swap::Swaps;
use crate::write::rewrite::way::Way;

/// The tables of a run.
#[derive(Debug)]
pub struct Cleaner {
    strip: Swaps,
    swap: Swaps,
    /// Verbs that change only where a clause begins with them.
    verbs: Vec<(String, String)>,
    way: Way,
}

impl Cleaner {
    /// Makes the tables for a draft written in a way.
    pub fn new(guide: &Guide, way: Way) -> Self {
        let common = &guide.common;
        let rows = |start: bool| {
            let swaps = common.swap.iter().filter(move |s| s.start == start);
            swaps.flat_map(move |s| s.from.iter().map(move |from| (from.as_str(), way.pick(&s.to))))
        };
        Self {
            strip: Swaps::new(common.strip.iter().map(|word| (word.as_str(), ""))).before_words(),
            swap: Swaps::new(rows(false)),
            verbs: rows(true).map(|(from, to)| (variants().fold_str(from), to.to_owned())).collect(),
            way,
        }
    }

    /// A clause without praise and brochure words.
    pub fn soften(&self, text: &str) -> String {
        calm(&self.swap_verb(&self.swap.apply(&self.strip.apply(text))), self.way)
    }

    /// 「我哋採用意大利豆」 → 「我哋用意大利豆」.
    fn swap_verb(&self, text: &str) -> String {
        let subject =
            WordList::We.words().iter().find(|s| text.trim_start().starts_with(**s)).copied().unwrap_or_default();
        let rest = text.trim_start().strip_prefix(subject).unwrap_or(text);
        let folded = variants().fold(rest);
        let verb = self.verbs.iter().find(|(from, _)| folded.text.starts_with(from.as_str()));
        let Some((from, to)) = verb else { return text.to_owned() };
        let end = folded.to_original(0..from.len()).end;
        format!("{subject}{to}{}", &rest[end..])
    }
}

/// Where an emoji stood; between words it was a pause.
const PAUSE: char = '\u{1}';

/// Marks put right: one where there were many, none that shout, no emoji, no Markdown.
fn calm(text: &str, way: Way) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '['
            && let Some(end) = scan::app_code(&rest[..rest.floor_char_boundary(40)])
        {
            rest = &rest[end..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            _ if scan::is_emoji(c) => out.push(PAUSE),
            '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{200b}' | '\u{feff}' | '*' | '`' => {}
            '！' | '!' => out.push_str(way.stop()),
            '~' | '～' if !next_to_digit(&out, rest) => {}
            '\n' | '\r' | '\t' | '\u{3000}' | '①'..='⑳' | '❶'..='❿' | '➀'..='➓' => out.push(' '),
            _ => out.push(c),
        }
    }
    squeeze(&out)
}

fn next_to_digit(before: &str, after: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    is_digit(before.trim_end().chars().next_back()) || is_digit(after.trim_start().chars().next())
}

/// A pause between words is a comma; elsewhere it was decoration.
fn pauses(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '」' | '）' | '「');
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (i, c) in chars.iter().enumerate() {
        if *c != PAUSE {
            out.push(*c);
            continue;
        }
        let skip = |c: &&char| !matches!(**c, PAUSE | ' ');
        let before = out.chars().rev().find(|c| *c != ' ');
        let after = chars[i + 1..].iter().find(skip).copied();
        let is_pause = before.is_some_and(is_word) && after.is_some_and(is_word);
        let is_han = before.is_some_and(|c| !c.is_ascii()) || after.is_some_and(|c| !c.is_ascii());
        out.push_str(match (is_pause, is_han) {
            (true, true) => "，",
            (true, false) => ", ",
            _ => " ",
        });
    }
    out
}

/// One space, one mark, none at the ends.
fn squeeze(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '，' | ',' | '。' | '、' | '；' | ';' | '.' | '：' | ':');
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || matches!(c, '，' | '。' | '、' | '：' | '；');
    let mut out: Vec<char> = Vec::new();
    let paused = pauses(text);
    for c in paused.chars() {
        let last = out.last().copied();
        match (last, c) {
            (None, c) if c == ' ' || is_mark(c) => {}
            (Some(' '), ' ') => {}
            (Some(' '), c) if is_mark(c) => {
                out.pop();
                if !out.last().copied().is_some_and(is_mark) {
                    out.push(c);
                }
            }
            // A full stop outweighs a comma.
            (Some(l), c) if is_mark(l) && is_mark(c) => {
                if matches!(c, '。') && matches!(l, '，' | ',' | '、') {
                    out.pop();
                    out.push(c);
                }
            }
            _ => out.push(c),
        }
    }
    // A space between Han characters stood for an emoji or for nothing.
    let mut kept = String::with_capacity(text.len());
    for (i, c) in out.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| out[i]);
        let between = *c == ' ' && before.is_some_and(is_han) && out.get(i + 1).copied().is_some_and(is_han);
        match (between, before) {
            (true, Some('，' | '。' | '、' | '：' | '；')) => {}
            (true, _) => kept.push('，'),
            (false, _) => kept.push(*c),
        }
    }
    kept.trim().trim_end_matches(['，', ',', '。', '、', '；', ';', '：', ':', '.']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flyers_calm_down() {
        assert_eq!(calm("🔥🔥每日鮮焗！！！ 朝早七點", Way::Yue), "每日鮮焗。朝早七點");
        assert_eq!(calm("  手沖~~~ ", Way::Yue), "手沖");
        assert_eq!(calm("12:00～20:00", Way::Yue), "12:00～20:00");
        assert_eq!(calm("Fresh bread!! at 7am ✨", Way::En), "Fresh bread. at 7am");
    }
}
