//! Which script and language a text is written in.

use super::variants;
use crate::lists::WordList;
use std::sync::LazyLock;

/// The script of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Script {
    /// Traditional Chinese.
    #[default]
    Hant,
    /// Simplified Chinese.
    Hans,
    /// Both, in numbers that are no accident.
    Mixed,
    /// No or hardly any Chinese.
    Latin,
}

/// Whether a character is a letter. Han characters, of which texts are made here, need not be looked up.
pub fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// Whether a character is a letter or a number, found in the same way.
pub fn is_alphanumeric(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Characters that only Traditional writing has.
    pub hant: u32,
    /// Characters that only Simplified writing has.
    pub hans: u32,
    /// All Han characters.
    pub han: u32,
    /// Latin letters.
    pub latin: u32,
}

/// Counts the characters of a text by script.
pub fn counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    for c in text.chars() {
        if ('\u{3400}'..='\u{9fff}').contains(&c) {
            counts.han += 1;
            if variants().get(c) != c {
                counts.hant += 1;
            } else if is_simplified_only(c) {
                counts.hans += 1;
            }
        } else if c.is_ascii_alphabetic() {
            counts.latin += 1;
        }
    }
    counts
}

/// The script of a text.
pub fn script(text: &str) -> Script {
    let Counts { hant, hans, han, latin } = counts(text);
    if han == 0 || han * 8 < latin {
        return if latin > 0 { Script::Latin } else { Script::default() };
    }
    let fewer = hant.min(hans);
    if fewer >= 3 && fewer * 5 >= hant.max(hans) {
        Script::Mixed
    } else if hans > hant {
        Script::Hans
    } else {
        Script::Hant
    }
}

/// One bit for each character of the Basic Multilingual Plane that only Simplified writing has; made at build time.
static SIMPLIFIED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hans.bin"));

/// Whether Traditional writing never uses the character. Those that it shares (后, 里, 晒 …) are left out.
fn is_simplified_only(c: char) -> bool {
    SIMPLIFIED.get(c as usize / 8).is_some_and(|byte| byte >> (c as usize % 8) & 1 == 1)
}

/// Whether a text is written Cantonese: at least two different characters or words that only Cantonese uses.
pub fn is_cantonese(text: &str) -> bool {
    // Few characters of a text can begin a mark; a bit each tells which can, give or take.
    static MARKS: LazyLock<Marks> = LazyLock::new(|| {
        let marks = WordList::CantoneseMark.words().iter().filter_map(|m| Some((m.chars().next()?, *m)));
        let mut begin = [0; 4];
        for (word, bit) in marks.clone().map(|(first, _)| bit(first)) {
            begin[word] |= bit;
        }
        Marks { begin, marks: marks.collect() }
    });
    struct Marks {
        begin: [u64; 4],
        /// Each behind its first character.
        marks: Vec<(char, &'static str)>,
    }
    const fn bit(c: char) -> (usize, u64) {
        (c as usize / 64 % 4, 1 << (c as u32 % 64))
    }
    let Marks { begin, marks } = &*MARKS;
    let may_begin = |c: char| {
        let (word, bit) = bit(c);
        begin[word] & bit != 0
    };
    let mut found: Option<&str> = None;
    for (i, c) in text.char_indices().filter(|(_, c)| may_begin(*c)) {
        let rest = &text[i..];
        for (_, mark) in marks.iter().filter(|(first, mark)| *first == c && rest.starts_with(mark)) {
            if found.is_some_and(|other| other != *mark) {
                return true;
            }
            found = Some(mark);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_shared_character_counts_as_simplified() {
        for c in "后里面台只系干松谷制布板表游舍丰冲别却咸回周并征志折曲采雕霉麻晒温户内净强换床群着黄".chars()
        {
            assert!(!is_simplified_only(c), "{c}");
        }
        for c in "们这个来时为会对过还说样给经头实现发动关开问间进话东车见长门马吗两".chars()
        {
            assert!(is_simplified_only(c), "{c}");
        }
    }

    #[test]
    fn tells_scripts_apart() {
        assert_eq!(script("我喺上環開咗間咖啡店，朝早七點開門，溫度啱啱好，換季內部裝修"), Script::Hant);
        assert_eq!(script("我在上环开了一家咖啡店，早上七点开门"), Script::Hans);
        assert_eq!(script("A quiet cafe near Sheung Wan MTR"), Script::Latin);
        assert_eq!(script("呢間咖啡店環境舒服，餐點選擇幾豐富，我们真的很喜欢这个环境"), Script::Mixed);
    }

    #[test]
    fn cantonese_needs_two_marks() {
        assert!(is_cantonese("我哋唔使排隊"));
        assert!(!is_cantonese("我們不用排隊"));
    }
}
