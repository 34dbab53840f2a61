//! From one script to the other, character by character or phrase by phrase. Words are the business of `rewrite::way`.

use super::variants;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Simplified characters for Traditional ones, one by one; everything else stays as it is.
pub fn to_hans(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if ('\u{3400}'..='\u{9fff}').contains(&c) { variants().fold_char(c, &mut out) } else { out.push(c) }
    }
    out
}

/// Characters and what they become, in pairs; made of OpenCC's data at build time.
static CHARACTERS: &str = include_str!(concat!(env!("OUT_DIR"), "/hant-characters.txt"));
/// Phrases in order of their bytes, one a line; those that do not become what their characters become alone with what they
/// become instead.
static PHRASES: &str = include_str!(concat!(env!("OUT_DIR"), "/hant-phrases.txt"));

/// Hong Kong's Traditional characters for Simplified ones. One Simplified character may stand for several, so this goes by
/// phrases, the longest first (OpenCC's), whose tables take a millisecond to lay out: [`Self::new`] once, then many texts.
pub struct ToHant {
    characters: HashMap<char, char>,
    /// Each line: the phrase, and what it becomes if that is not plain.
    phrases: Vec<(&'static str, Option<&'static str>)>,
}

impl ToHant {
    /// The tables laid out once for all notes of a run.
    pub fn shared() -> &'static Self {
        static TABLES: LazyLock<ToHant> = LazyLock::new(ToHant::new);
        &TABLES
    }

    /// Lays out the tables.
    pub fn new() -> Self {
        let mut pairs = CHARACTERS.chars();
        let characters = std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?))).collect();
        let line = |line: &'static str| line.split_once('\t').map_or((line, None), |(key, value)| (key, Some(value)));
        Self { characters, phrases: PHRASES.lines().map(line).collect() }
    }

    /// Converts a text.
    pub fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (length, instead) = self.longest(rest).unwrap_or((first.len_utf8(), None));
            let (head, behind) = rest.split_at(length);
            match instead {
                Some(value) => out.push_str(value),
                None => out.extend(head.chars().map(|c| *self.characters.get(&c).unwrap_or(&c))),
            }
            rest = behind;
        }
        out
    }

    /// The longest phrase that a text begins with: its bytes, and what it becomes if that is not plain.
    fn longest(&self, text: &str) -> Option<(usize, Option<&'static str>)> {
        let mut among = self.phrases.as_slice();
        let mut found = None;
        for (at, c) in text.char_indices() {
            let head = &text[..at + c.len_utf8()];
            // Phrases that begin with the head stand in a row, the head itself first.
            let from = among.partition_point(|(key, _)| *key < head);
            let many = among[from..].partition_point(|(key, _)| key.starts_with(head));
            among = &among[from..from + many];
            let Some((key, value)) = among.first() else { break };
            if *key == head {
                found = Some((head.len(), *value));
            }
            if many == 1 && *key == head {
                break;
            }
        }
        found
    }
}

/// From so many characters on a phrase of OpenCC's is a proverb or a fixed expression.
const PROVERB: usize = 4;
/// No phrase is longer.
const LONGEST: usize = 12;
/// The phrases, each with its line's tail cut off.
static KEYS: LazyLock<Vec<&str>> =
    LazyLock::new(|| PHRASES.lines().map(|line| line.split_once('\t').map_or(line, |(key, _)| key)).collect());

/// How many characters the longest proverb has that some begin with, in either script; 0 without one.
pub fn proverb(letters: &[char]) -> usize {
    let mut head = String::with_capacity(LONGEST * 3);
    let (mut among, mut found) = (KEYS.as_slice(), 0);
    for (i, c) in letters.iter().take(LONGEST).enumerate() {
        variants().fold_char(*c, &mut head);
        let from = among.partition_point(|key| *key < head.as_str());
        let many = among[from..].partition_point(|key| key.starts_with(head.as_str()));
        among = &among[from..from + many];
        match among.first() {
            Some(key) if *key == head && i + 1 >= PROVERB => found = i + 1,
            Some(_) => {}
            None => break,
        }
    }
    found
}

/// Traditional words that do not become what their characters become: 乾坤 and 乾隆 keep theirs.
pub fn to_hans_phrases<'t>() -> Vec<(&'t str, &'t str)> {
    let lines = include_str!("opencc/TSPhrases.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(from, to)| (from, to.split(' ').next().unwrap_or(to))).collect()
}

impl Default for ToHant {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for ToHant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ToHant")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;

    #[test]
    fn both_ways() {
        assert_eq!(to_hans("開門 Café $48"), "开门 Café $48");
        assert_eq!(ToHant::new().convert("头发剪短了，面条也发了"), "頭髮剪短了，麪條也發了");
    }

    #[test]
    fn proverbs_are_known_in_both_scripts() {
        let of = |text: &str| proverb(&text.chars().collect::<Vec<_>>());
        assert_eq!([of("一飲而盡，"), of("一饮而尽"), of("飲完"), of("")], [4, 4, 0, 0]);
        assert!(to_hans_phrases().contains(&("乾坤", "乾坤")));
    }

    /// Every character, every phrase, and phrases cut in two and put before others, so that words end in odd places.
    #[test]
    fn the_tables_say_what_opencc_says() {
        let theirs = OpenCC::from_config(BuiltinConfig::S2hk).unwrap();
        let ours = ToHant::new();
        let same = |text: &str| assert_eq!(ours.convert(text), theirs.convert(text), "{text}");
        let characters: String =
            ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}').flat_map(|c| [c, '\n']).collect();
        same(&characters);
        let phrases: Vec<&str> = ours.phrases.iter().map(|(key, _)| *key).collect();
        assert!(phrases.len() > 49_000);
        for (i, many) in phrases.chunks(64).enumerate() {
            let mixed: Vec<String> = many
                .iter()
                .enumerate()
                .map(|(j, key)| {
                    let other = phrases[(i * 7919 + j * 104_729) % phrases.len()];
                    let cut = key.char_indices().nth(1 + j % 2).map_or(0, |(at, _)| at);
                    format!("{key}，{}{other}{}", &key[..cut], &key[cut..])
                })
                .collect();
            same(&mixed.concat());
        }
    }

    #[test]
    fn the_fold_table_says_what_opencc_says() {
        let theirs = OpenCC::from_config(BuiltinConfig::Hk2s).unwrap();
        let lines: String = ('\u{3400}'..='\u{9fff}').flat_map(|c| [c, '\n']).collect();
        for (c, line) in ('\u{3400}'..='\u{9fff}').zip(theirs.convert(&lines).lines()) {
            // Rare characters become some that the table has no room for, and stay; 著 and 舖 are everyday spellings of ours.
            let fits = line.chars().all(|to| (to as u32) < 0x1_0000);
            if !"著舖".contains(c) {
                assert_eq!(to_hans(&c.to_string()), if fits { line.to_owned() } else { c.to_string() }, "{c}");
            }
        }
    }
}
