//! 「地址：…」, 「營業時間：…」, `Opening hours: …`: lines of a page that say what they are. A line may hold several, and what a
//! label names may stand on the lines below it.

use super::told::Reader;
use crate::lists::WordList;
use std::borrow::Cow;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Where the shop is.
    Address,
    /// When it is open.
    Hours,
    /// What a visit costs.
    Price,
    /// How to pay.
    Payment,
    /// The way from the station.
    Mtr,
    /// Something else, which ends what stands before it.
    Other,
}

/// A label with what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What it names.
    pub label: Label,
    /// What it says, the lines below included.
    pub value: String,
    /// As it stands on the page, label and all.
    pub from: String,
}

/// The words of each label; of two at one place the longer one counts, so that 電郵地址 is no 地址.
const LABELS: [(Label, WordList); 6] = [
    (Label::Address, WordList::PageAddress),
    (Label::Hours, WordList::PageHours),
    (Label::Price, WordList::PagePrice),
    (Label::Payment, WordList::PagePayment),
    (Label::Mtr, WordList::PageMtr),
    (Label::Other, WordList::PageOther),
];
/// Lines below a label that may belong to it.
const BELOW: usize = 9;
/// A longer line is no entry of a list of hours.
const SHORT: usize = 60;
/// Nothing that a label names is longer.
const LONGEST: usize = 160;

/// All that is labelled in the lines of a page.
pub fn labelled(reader: &Reader<'_>, lines: &[&str]) -> Vec<Labelled> {
    let mut out = Vec::new();
    let lines: Vec<Cow<'_, str>> = lines.iter().map(|line| unspaced(line)).collect();
    for (number, line) in lines.iter().enumerate() {
        let marks = marks(line);
        for (i, mark) in marks.iter().enumerate() {
            let end = marks.get(i + 1).map_or(line.len(), |next| next.start);
            let mut value = trim(&line[mark.value..end]).to_owned();
            let mut from = line[mark.start..end].trim().to_owned();
            let is_last = i + 1 == marks.len();
            let below = lines.get(number + 1..).unwrap_or_default();
            match mark.label {
                Label::Hours if is_last => {
                    let wanted = below.iter().take(BELOW).take_while(|l| marks_free(l) && is_hours(reader, l));
                    for line in wanted {
                        value = if value.is_empty() { line.to_string() } else { format!("{value}；{line}") };
                        from = format!("{from} / {line}");
                    }
                }
                _ if is_last && value.is_empty() => {
                    if let Some(line) = below.first().filter(|l| marks_free(l)) {
                        trim(line).clone_into(&mut value);
                        from = format!("{from} / {line}");
                    }
                }
                _ => {}
            }
            if mark.label != Label::Other && !value.is_empty() && value.chars().count() <= LONGEST {
                out.push(Labelled { label: mark.label, value, from });
            }
        }
    }
    out
}

/// 地　址 in a table of old is 地址.
fn unspaced(line: &str) -> Cow<'_, str> {
    let mut words = line.splitn(3, ' ');
    let is_one = |w: &str| w.chars().count() == 1 && !w.is_ascii();
    match (words.next(), words.next()) {
        (Some(a), Some(b)) if is_one(a) && is_one(b.trim_end_matches([':', '：'])) => {
            Cow::Owned(format!("{a}{b} {}", words.next().unwrap_or_default()))
        }
        _ => Cow::Borrowed(line),
    }
}

/// Whether a line could stand under 「營業時間」: it names a day or a time, and not much else.
fn is_hours(reader: &Reader<'_>, line: &str) -> bool {
    line.chars().count() <= SHORT && reader.read(line).is_hours()
}

struct Mark {
    label: Label,
    start: usize,
    /// Where what it names begins.
    value: usize,
}

fn marks_free(line: &str) -> bool {
    marks(line).is_empty()
}

/// The labels of a line. One that no colon follows counts only at the beginning, and alone or before a space.
fn marks(line: &str) -> Vec<Mark> {
    let lower = line.to_ascii_lowercase();
    let lead = lower.find(char::is_alphanumeric).unwrap_or(0);
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let found = LABELS.iter().flat_map(|(label, words)| words.words().iter().map(|w| (*label, *w)));
        let here = found.filter(|(_, word)| lower[at..].starts_with(word)).max_by_key(|(_, word)| word.len());
        let step = lower[at..].chars().next().map_or(1, char::len_utf8);
        let Some((label, word)) = here else {
            at += step;
            continue;
        };
        let latin = word.is_ascii();
        let before = lower[..at].trim_end().chars().next_back();
        let after = &lower[at + word.len()..];
        let bare = after.trim_start();
        let colon = bare.starts_with([':', '：', '︰', '﹕']);
        let first = at == lead;
        let alone = first && (bare.is_empty() || (after.starts_with(' ') && !latin) || bare.starts_with(['|', '｜']));
        let joined = latin && before.is_some_and(|c| c.is_ascii_alphanumeric());
        if (colon && !joined) || alone {
            let value = line.len() - bare.len();
            marks.push(Mark { label, start: at, value });
            at += word.len();
        } else {
            at += step;
        }
    }
    marks
}

/// Without the marks around what a label names.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '︰' | '﹕' | '|' | '｜' | '•' | '·' | '/' | '／' | '-' | '–' | '—')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn found(lines: &[&str]) -> Vec<(Label, String)> {
        labelled(&Reader::new(&Packs::built_in()), lines).into_iter().map(|l| (l.label, l.value)).collect()
    }

    #[test]
    fn several_in_a_line() {
        let line = "地址：上環永樂街 88 號 電話：2345 6789 營業時間：11:00-20:00 電郵地址：a@b.hk";
        assert_eq!(
            found(&[line]),
            [(Label::Address, "上環永樂街 88 號".to_owned()), (Label::Hours, "11:00-20:00".to_owned())]
        );
        assert_eq!(found(&["📍 Address: 1 Queen's Road | Tel: 2345"]), [(Label::Address, "1 Queen's Road".to_owned())]);
        assert_eq!(found(&["Email address: a@b.hk", "我哋嘅地址改咗", "opening hours may change"]), []);
    }

    #[test]
    fn on_the_lines_below() {
        let lines = [
            "營業時間",
            "星期一至五 11:00 - 20:00",
            "星期六、日 12:00 - 21:00",
            "歡迎查詢",
            "店址",
            "上環永樂街 88 號",
        ];
        assert_eq!(
            found(&lines),
            [
                (Label::Hours, "星期一至五 11:00 - 20:00；星期六、日 12:00 - 21:00".to_owned()),
                (Label::Address, "上環永樂街 88 號".to_owned())
            ]
        );
    }
}
