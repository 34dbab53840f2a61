//! People by their names: does the draft name them? A surname before a title (陳師傅), 阿 before a character, a Latin name
//! beside a title. What else could be a name (brands, dishes) is judged like any other word.

use crate::lists::WordList;
use crate::text::fold::Folded;
use std::ops::Range;

/// Someone who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// Bytes of the note, with the title.
    pub range: Range<usize>,
    /// The name without the title, folded.
    pub name: String,
    /// The title, folded; empty where there is none.
    pub title: &'static str,
}

/// Where the words of a list stand in a text, by their places in the list.
fn places(list: WordList, text: &str) -> Vec<(usize, usize)> {
    let starting = |(at, c): (usize, char)| {
        list.may_begin_with(c).then(|| list.places_beginning(&text[at..]).map(move |i| (i, at)))
    };
    let mut out: Vec<(usize, usize)> = text.char_indices().filter_map(starting).flatten().collect();
    out.sort_unstable();
    // A word that runs into itself stands there once.
    let len = |i: usize| list.words()[i].len();
    out.dedup_by(|next, last| next.0 == last.0 && next.1 < last.1 + len(last.0));
    out
}

/// The people of a text, in order; `folded` is the same, folded.
pub(super) fn find(text: &str, folded: &Folded) -> Vec<Person> {
    let mut out: Vec<Person> = Vec::new();
    for (title, at) in places(WordList::SaidTitle, &folded.text) {
        let title = WordList::SaidTitle.words()[title];
        out.extend(before(folded, at, title));
        out.extend(behind(folded, text, at, title));
    }
    for prefix in WordList::SaidNick.words() {
        for (at, _) in folded.text.match_indices(prefix) {
            let rest = &folded.text[at + prefix.len()..];
            let Some(c) = rest.chars().next().filter(|c| is_han(*c)) else { continue };
            if !WordList::SaidNoNick.begins(rest) {
                let end = at + prefix.len() + c.len_utf8();
                out.push(Person { range: folded.to_original(at..end), name: c.to_string(), title: "" });
            }
        }
    }
    out.sort_by_key(|p| (p.range.start, std::cmp::Reverse(p.range.end)));
    out.dedup_by(|b, a| b.range.start < a.range.end);
    out
}

/// 陳師傅, Amy老師.
fn before(folded: &Folded, at: usize, title: &'static str) -> Option<Person> {
    let text = &folded.text[..at];
    let start = if title.is_ascii() {
        return None;
    } else if let Some(c) = text.chars().next_back().filter(|c| WordList::SaidSurname.has_char(*c)) {
        at - c.len_utf8()
    } else {
        let trimmed = text.trim_end_matches(' ');
        let len = trimmed.len() - trimmed.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        if len < 2 {
            return None;
        }
        trimmed.len() - len
    };
    let name = text[start..].trim().to_owned();
    // 高級師傅, 中醫師: the word before is longer than a surname, or a Latin word that is no name.
    let is_part = is_brief(title) && text[..start].ends_with(is_han);
    let is_name = !is_part && !WordList::SaidNoName.has(&name);
    is_name.then(|| Person { range: folded.to_original(start..at + title.len()), name, title })
}

/// 師傅 Amy, Dr Lee, Chef Marco.
fn behind(folded: &Folded, text: &str, at: usize, title: &'static str) -> Option<Person> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    if title.is_ascii() && folded.text[..at].ends_with(is_letter) {
        return None;
    }
    let rest = &folded.text[at + title.len()..];
    let start = at + title.len() + rest.len() - rest.trim_start_matches(['.', ' ']).len();
    if title.is_ascii() && start == at + title.len() {
        return None;
    }
    let len = folded.text[start..].find(|c| !is_letter(c)).unwrap_or(folded.text.len() - start);
    let name = &folded.text[start..start + len];
    let range = folded.to_original(start..start + len);
    let is_name = len >= 2
        && text.get(range)?.starts_with(|c: char| c.is_ascii_uppercase())
        && !WordList::SaidNoName.has(name)
        && !WordList::SaidIdleEnglish.has(name);
    is_name.then(|| Person { range: folded.to_original(at..start + len), name: name.to_owned(), title })
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// 哥, 姐: with more before it, the character is part of another word.
fn is_brief(title: &str) -> bool {
    title.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        find(text, &crate::text::variants().fold(text)).into_iter().map(|p| text[p.range].to_owned()).collect()
    }

    #[test]
    fn names_are_told_from_words() {
        assert_eq!(names("陳師傅同埋Amy老師，搵阿明都得"), ["陳師傅", "Amy老師", "阿明"]);
        assert_eq!(names("設計師Karen度咗個款，Dr. Lee睇牙，chef Marco落廚"), ["設計師Karen", "Dr. Lee", "chef Marco"]);
        for innocent in [
            "我哋師傅做咗廿年",
            "註冊中醫師坐診",
            "問阿婆同阿媽",
            "阿根廷紅蝦",
            "高級師傅",
            "大哥大姐",
            "the chef makes it",
            "hair stylist",
        ] {
            assert_eq!(names(innocent), Vec::<String>::new(), "{innocent}");
        }
    }
}
