//! What comes along with a text and is no part of the note: stamps of a chat, labels and remarks of chatbots, keys of JSON.

use super::words;
use crate::lists::WordList;

/// Characters of a chatbot's label with what may stand around it.
const LABEL: usize = 24;
/// Characters of a remark; what is longer tells something.
const REMARK: usize = 160;
/// Characters of a stamp before the name, and of the name.
const STAMP: usize = 32;
const NAME: usize = 20;

/// Whether a whole line is noise: marks only, a rule, a fence, a remark about the text. A label that stands alone is, too; see
/// [`is_label`].
pub fn is_noise(line: &str) -> bool {
    let line = line.trim();
    if !line.chars().any(char::is_alphanumeric) || line.starts_with("```") {
        return true;
    }
    let rest = line.trim_start_matches(is_wrap);
    if !words::may_begin(WordList::UnitNoiseBegins, rest) || line.chars().count() > REMARK {
        return false;
    }
    let folded = words::folded(rest);
    words::beginning(WordList::UnitNoiseBegins, &folded).is_some() && words::holds(WordList::UnitNoiseAbout, &folded)
}

/// Whether a line is nothing but a chatbot's label.
pub fn is_label(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= REMARK && chat_label(line).is_some_and(|end| line[end..].trim().is_empty())
}

/// What may stand around a label: `### **標題**`, 【正文】, "title".
fn is_wrap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '#' | '*' | '_' | '【' | '】' | '[' | ']' | '"' | '“' | '”' | '{' | '>' | '-' | '`')
}

/// Where a chatbot's label ends: behind its colon, or where the line ends.
pub fn chat_label(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches(is_wrap).len();
    let rest = &line[start..];
    let head = &rest[..rest.char_indices().nth(LABEL).map_or(rest.len(), |(i, _)| i)];
    let (name, end) = match head.find([':', '：']) {
        Some(colon) => {
            let behind = &rest[colon..];
            let colon_len = behind.chars().next().map_or(0, char::len_utf8);
            // The quotation mark or the bracket that opens the value of a key of JSON, and the stars behind 標題：.
            let value = behind[colon_len..].trim_start_matches([' ', '*', '_']);
            let value = if line.contains('"') { value.trim_start_matches(['"', '[']) } else { value };
            (&head[..colon], line.len() - value.len())
        }
        None if head.len() == rest.len() => (head, line.len()),
        None => return None,
    };
    // 標題（20字內）, Title (option 1)
    let name = name.split(['(', '（']).next().unwrap_or_default().trim_matches(is_wrap);
    let is_alone = end == line.len();
    let name = words::folded(name);
    let is_known = WordList::UnitNoiseLabel.has(name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
        || WordList::UnitNoiseLabel.has(&name);
    // 「內容」 or "Post" within a line of other words is no label, and a lone word may be a heading of the writer's own.
    let is_marked = start > 0 || line.contains([':', '：']);
    (is_known && (is_marked || is_alone)).then_some(end)
}

/// Where the stamp of a chat ends, `[10:32] Amy:`, `12/3/2026, 10:32 - 阿May：`, `10:32 Amy`. Of the loose form without
/// bracket and date only what `known` names is taken.
pub fn stamp(line: &str, known: &[&str]) -> Option<usize> {
    let (time_end, is_sure) = time(line)?;
    let rest = &line[time_end..];
    let name_at = time_end + rest.len() - rest.trim_start().len();
    let rest = &line[name_at..];
    let head = &rest[..rest.char_indices().nth(NAME).map_or(rest.len(), |(i, _)| i)];
    let colon = head.find([':', '：']);
    let name = colon.map_or(head, |at| &head[..at]).trim();
    let behind = colon.map(|at| name_at + at + head[at..].chars().next().map_or(0, char::len_utf8));
    let is_whole = colon.is_some() || head.len() == rest.len();
    if !is_whole || !is_name(name) {
        // A bracket with a time is one by itself.
        return is_sure.then_some(time_end).filter(|_| line.starts_with('['));
    }
    (is_sure || known.contains(&name) || is_person(name)).then_some(behind.unwrap_or(line.len()))
}

/// The name in a stamp of the loose form.
pub fn stamped_name(line: &str) -> Option<&str> {
    let (end, _) = time(line)?;
    let rest = line[end..].trim();
    let name = rest.split([':', '：']).next().unwrap_or_default().trim();
    is_name(name).then_some(name)
}

/// The time that a line begins with, and whether brackets or a date make it a stamp.
fn time(line: &str) -> Option<(usize, bool)> {
    let head = &line[..line.char_indices().nth(STAMP).map_or(line.len(), |(i, _)| i)];
    // Most lines have no clock at their head.
    if !has_clock(head) {
        return None;
    }
    if let Some(inside) = head.strip_prefix('[') {
        let close = inside.find(']')?;
        return has_clock(&inside[..close]).then_some((close + 2, true));
    }
    let mut end = 0;
    let mut rest = head;
    loop {
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | ',' | '-' | ' ' | '.'));
        let first = trimmed.chars().next().map(|c| words::folded(c.encode_utf8(&mut [0; 4])));
        let begins = |w: &str| first.as_ref().is_some_and(|f| w.starts_with(f.as_str()));
        let word = WordList::UnitStampWord.words().iter().find(|w| {
            begins(w)
                && trimmed.get(..w.len()).is_some_and(|t| words::folded(t) == **w)
                && !(w.is_ascii() && trimmed[w.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        rest = word.map_or(trimmed, |w| &trimmed[w.len()..]);
        end = if rest.len() < head.len() { head.len() - rest.len() } else { end };
        if word.is_none() {
            break;
        }
    }
    let written = head[..end].trim_end();
    // 「10:30-11:30 Brunch」 is a span, and no stamp.
    let clocks = written.matches(':').count();
    let has_date = written.contains('/') && written.len() > 8;
    (has_clock(written) && (clocks == 1 || has_date) && end < line.len()).then_some((end, has_date))
}

fn has_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.contains(&b':')
        && bytes
            .windows(4)
            .any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit())
}

/// Whether words may be the name of somebody who writes: Amy Wong, 阿May, +852 ….
fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '~' | '+' | '-' | '_');
    (1..=NAME).contains(&name.chars().count()) && name.chars().all(is_part)
}

/// Whether a name is one of a person by its first or last word.
fn is_person(name: &str) -> bool {
    let folded = words::folded(name);
    let is_short = name.chars().count() <= 5;
    is_short && (WordList::UnitPersonBegins.begins(&folded) || WordList::UnitPersonEnds.ends(&folded))
}
