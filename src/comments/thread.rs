//! A thread as people paste it: of 小紅書's page (a name, what was said, when and where, a button to answer) and of an
//! exported chat (`[12/3/2026, 14:05] Ann: …`).

use crate::lists::WordList;
use crate::text::variants;

/// So many lines that only a page has make a text a thread.
const LEAST: usize = 2;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    Blank,
    /// When and where: 昨天 20:11 香港, 03-12广东.
    Stamp,
    /// A button or a count under a comment: 回复, 赞 12.
    Button,
    /// A message of a chat, with what was said.
    Message(&'t str),
    Text(&'t str),
}

/// The comments of a thread with the line of each, from 1; none where the lines are no thread.
pub fn comments(lines: &[&str]) -> Option<Vec<(u64, String)>> {
    let read: Vec<Line<'_>> = lines.iter().map(|l| line(l.trim())).collect();
    let count = |is: fn(&Line<'_>) -> bool| read.iter().filter(|l| is(l)).count();
    if count(|l| matches!(l, Line::Message(_))) >= LEAST {
        return Some(chat(&read));
    }
    let stamps = count(|l| matches!(l, Line::Stamp | Line::Button));
    (stamps >= LEAST).then(|| page(&read))
}

/// Messages of a chat; a line without a head goes on with the one before.
fn chat(read: &[Line<'_>]) -> Vec<(u64, String)> {
    let mut out: Vec<(u64, String)> = Vec::new();
    for (i, line) in read.iter().enumerate() {
        match line {
            Line::Message(text) => out.push((i as u64 + 1, (*text).to_owned())),
            Line::Text(text) => {
                if let Some((_, last)) = out.last_mut() {
                    last.push('\n');
                    last.push_str(text);
                }
            }
            Line::Blank | Line::Stamp | Line::Button => {}
        }
    }
    out
}

/// Comments of a page: what stands before a stamp, without the name on top.
fn page(read: &[Line<'_>]) -> Vec<(u64, String)> {
    let mut out = Vec::new();
    let mut block: Vec<(u64, &str)> = Vec::new();
    let close = |block: &mut Vec<(u64, &str)>, out: &mut Vec<(u64, String)>| {
        // The first of several lines is who said it.
        let said = if block.len() > 1 { &block[1..] } else { &block[..] };
        if let Some((row, _)) = said.first() {
            out.push((*row, said.iter().map(|(_, t)| *t).collect::<Vec<_>>().join("\n")));
        }
        block.clear();
    };
    for (i, line) in read.iter().enumerate() {
        match line {
            Line::Text(text) | Line::Message(text) => block.push((i as u64 + 1, text)),
            Line::Stamp | Line::Button => close(&mut block, &mut out),
            Line::Blank => {}
        }
    }
    close(&mut block, &mut out);
    out
}

fn line(text: &str) -> Line<'_> {
    if text.is_empty() {
        return Line::Blank;
    }
    if let Some(said) = message(text) {
        return Line::Message(said);
    }
    let folded = variants().fold_str(text);
    let is_count = |c: char| c.is_ascii_digit() || c.is_whitespace();
    if WordList::ThreadButton.has(folded.trim_matches(is_count)) {
        return Line::Button;
    }
    if is_stamp(&folded) { Line::Stamp } else { Line::Text(text) }
}

/// `[12/3/2026, 14:05:22] Ann: text`, `12/3/2026, 14:05 - Ann: text`.
fn message(text: &str) -> Option<&str> {
    let (head, rest) = match text.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => text.split_once(" - ")?,
    };
    let is_head = head.len() <= 32 && head.contains(':') && head.bytes().filter(u8::is_ascii_digit).count() >= 5;
    let (name, said) = rest.split_once(": ")?;
    (is_head && name.chars().count() <= 40).then_some(said.trim())
}

/// When, and maybe where; nothing else.
fn is_stamp(folded: &str) -> bool {
    let mut rest = folded.trim();
    let mut told = false;
    for list in [WordList::DayToday, WordList::DayYesterday, WordList::DayBefore] {
        if let Some(word) = list.words().iter().find(|w| rest.starts_with(**w)) {
            rest = &rest[word.len()..];
            told = true;
        }
    }
    let shape = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | ':' | '.' | ' '));
    let digits = rest[..rest.len() - shape.len()].bytes().filter(u8::is_ascii_digit).count();
    // A bare number may be a price or an order: a stamp has marks in it.
    told |= digits >= 2 && rest[..rest.len() - shape.len()].contains(['-', '/', ':']);
    let mut rest = shape.trim();
    if digits > 0 {
        let unit = [WordList::DayUnitHour, WordList::DayUnitDay, WordList::DayUnitWeek];
        let words = unit.iter().flat_map(|list| list.words());
        let behind = words.filter_map(|w| rest.strip_prefix(w)).map(str::trim_start).min_by_key(|r| r.len());
        let ago = |behind: &str| WordList::DayAgo.words().iter().find(|w| behind.starts_with(**w));
        if let Some((behind, word)) = behind.and_then(|b| Some((b, ago(b)?))) {
            rest = &behind[word.len()..];
            told = true;
        }
    }
    let rest = WordList::ThreadButton.words().iter().fold(rest.trim().to_owned(), |r, w| r.replace(w, ""));
    told && (rest.trim().is_empty() || WordList::ThreadRegion.has(rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<String>> {
        let lines: Vec<&str> = text.lines().collect();
        comments(&lines).map(|found| found.into_iter().map(|(_, text)| text).collect())
    }

    #[test]
    fn a_page_of_comments() {
        let pasted = "阿明\n呢間幾點收呀\n昨天 20:11 香港\n赞\n回复\n小雨\n求地址🙏\n第二行\n03-12广东\n回复\n12\n";
        assert_eq!(read(pasted).unwrap()[..2], ["呢間幾點收呀", "求地址🙏\n第二行"]);
    }

    #[test]
    fn a_chat() {
        let pasted = "[12/3/2026, 14:05:22] Ann: 有冇位呀\n今晚兩位\n[12/3/2026, 14:06:01] Bob Chan: how much?\n";
        assert_eq!(read(pasted).unwrap(), ["有冇位呀\n今晚兩位", "how much?"]);
        assert_eq!(read("12/3/2026, 14:05 - Ann: a\n12/3/2026, 14:06 - Bob: b").unwrap(), ["a", "b"]);
    }

    #[test]
    fn lines_are_no_thread() {
        assert_eq!(read("幾錢呀\n12月3日有冇位\n$380 - 有冇平啲: 兩位\n今日開唔開\n3日前訂仲未到"), None);
    }
}
