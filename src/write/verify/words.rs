//! The words that two texts are compared by: which say the same, which claim nothing, which deny, bound or reach. Their words
//! are lists of `keyword_packs/lists/said.toml`, folded; of words that begin at one place the longest counts.

use crate::lists::WordList;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word does, a bit each.
pub type Bits = u32;

macro_rules! bits {
    ($($name:ident = WordList::$list:ident, $doc:literal;)*) => {
        bits!(@at 0; $($name = WordList::$list, $doc;)*);
        /// The lists and their bits.
        const LISTS: &[(WordList, Bits)] = &[$((WordList::$list, $name),)*];
    };
    (@at $n:expr; $name:ident = WordList::$list:ident, $doc:literal; $($rest:tt)*) => {
        #[doc = $doc]
        pub const $name: Bits = 1 << ($n);
        bits!(@at $n + 1; $($rest)*);
    };
    (@at $n:expr;) => {};
}

bits! {
    IDLE = WordList::SaidIdle, "Claims nothing.";
    IDLE_ENGLISH = WordList::SaidIdleEnglish, "Claims nothing, in English.";
    NOT = WordList::SaidNot, "Denies what follows.";
    CANNOT = WordList::SaidCannot, "Denies the verb before it.";
    NOT_DENIED = WordList::SaidNotDenied, "Holds a denial and denies nothing.";
    FROM = WordList::SaidFrom, "From this number on.";
    ABOUT = WordList::SaidAbout, "About this number.";
    LEAST = WordList::SaidLeast, "At least this number.";
    MOST = WordList::SaidMost, "At most this number.";
    UNDER = WordList::SaidUnder, "Less than this number.";
    LATEST = WordList::SaidLatest, "Until then.";
    AFTER = WordList::SaidAfter, "After then.";
    USUAL = WordList::SaidUsual, "As a rule.";
    PART = WordList::SaidPart, "Not all.";
    ALL = WordList::SaidAll, "All.";
    ONLY = WordList::SaidOnly, "Nothing else.";
    IF = WordList::SaidIf, "On condition.";
    EXCEPT = WordList::SaidExcept, "But not.";
    EFFECT = WordList::SaidEffect, "Speaks of what a thing does.";
    CAUTION = WordList::SaidCaution, "Warns.";
    CUSTOMER = WordList::SaidCustomer, "Speaks of customers.";
    SCENE = WordList::SaidScene, "Speaks of a place or a time to be at.";
    PROPERTY = WordList::SaidProperty, "Speaks of how a thing is.";
    PROMISE = WordList::SaidPromise, "Promises.";
    COUNTED = WordList::SaidCounted, "Counts what the writer lists.";
    OPEN = WordList::SaidOpen, "Open for customers.";
    GRANT = WordList::SaidGrant, "Gives something.";
    PLAIN = WordList::SaidPlain, "Tells clauses apart and claims nothing new.";
    AFFIRM = WordList::SaidAffirm, "Says that something is there, or may be done.";
    AHEAD = WordList::SaidAhead, "So long before.";
    QUORUM = WordList::SaidQuorum, "Takes place with so many.";
}

/// Words that bound what is said, and claim nothing of their own.
pub const BOUNDS: Bits = FROM | ABOUT | LEAST | MOST | UNDER | LATEST | AFTER | USUAL | PART | ALL | ONLY | IF | EXCEPT;

/// A word of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Equal for words that say the same.
    pub id: u64,
    /// What it does.
    pub bits: Bits,
    /// Whether other words say the same.
    pub is_grouped: bool,
}

/// All words by their first two characters, the longest first.
struct Table {
    /// Which row begins with a character, one more than its place; 0 for none.
    first: Vec<u16>,
    rows: Vec<Row>,
}

/// A word as it is written.
type Written = (Cow<'static, str>, Word);

/// The words that begin with one character.
#[derive(Default)]
struct Row {
    /// By their second character, sorted.
    longer: Vec<(char, Vec<Written>)>,
    /// The character alone.
    alone: Option<Written>,
}

impl Row {
    fn add(&mut self, written: Written) {
        let Some(second) = written.0.chars().nth(1) else {
            self.alone = Some(written);
            return;
        };
        let place = self.longer.partition_point(|(c, _)| *c < second);
        match self.longer.get_mut(place).filter(|(c, _)| *c == second) {
            Some((_, words)) => words.push(written),
            None => self.longer.insert(place, (second, vec![written])),
        }
    }
}

impl Table {
    /// The words that a text may begin with, the longest first.
    fn alike(&self, text: &str) -> impl Iterator<Item = &Written> {
        let mut chars = text.chars();
        let row = chars.next().and_then(|first| self.first.get(first as usize)).copied().unwrap_or(0);
        let row = usize::from(row).checked_sub(1).and_then(|i| self.rows.get(i));
        let second = row.and_then(|row| {
            let second = chars.next()?;
            row.longer.binary_search_by_key(&second, |(c, _)| *c).ok().map(|i| row.longer[i].1.as_slice())
        });
        second.unwrap_or_default().iter().chain(row.and_then(|row| row.alone.as_ref()))
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(table);

/// A word as it is typed on phones: 黎之前 for 嚟之前.
fn typed(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for row in WordList::SaidTyped.words() {
        let (one, other) = row.split_once('|').unwrap_or((row, row));
        for (from, to) in [(one, other), (other, one)] {
            if word.contains(from) && from != to {
                out.push(word.replace(from, to));
            }
        }
    }
    out
}

fn table() -> Table {
    let mut words: HashMap<Cow<'static, str>, Word> = HashMap::new();
    for group in WordList::SaidSame.words() {
        let id = hash(group);
        for word in group.split('|') {
            words.entry(Cow::Borrowed(word)).or_insert(Word { id, bits: 0, is_grouped: true });
        }
    }
    let lone = |word: &str| Word { id: hash(word), bits: 0, is_grouped: false };
    for (list, bit) in LISTS {
        for word in list.words() {
            words.entry(Cow::Borrowed(word)).or_insert_with(|| lone(word)).bits |= bit;
        }
    }
    for list in [WordList::SaidOpposite, WordList::SaidRival] {
        // A single character stands for itself, wherever it stands.
        let is_word = |w: &&str| w.chars().nth(1).is_some();
        for word in list.words().iter().flat_map(|row| row.split(['|', ','])).filter(is_word) {
            words.entry(Cow::Borrowed(word)).or_insert_with(|| lone(word));
        }
    }
    let spelt: Vec<(String, Word)> =
        words.iter().flat_map(|(word, entry)| typed(word).into_iter().map(|w| (w, *entry))).collect();
    for (word, entry) in spelt {
        words.entry(Cow::Owned(word)).or_insert(entry);
    }
    let mut out = Table { first: vec![0; usize::from(u16::MAX) + 1], rows: Vec::new() };
    let mut all: Vec<(Cow<'static, str>, Word)> = words.into_iter().collect();
    all.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    for (word, entry) in all {
        let Some(place) = word.chars().next().and_then(|c| out.first.get_mut(c as usize)) else { continue };
        if *place == 0 {
            out.rows.push(Row::default());
            *place = u16::try_from(out.rows.len()).unwrap_or(0);
        }
        if let Some(row) = usize::from(*place).checked_sub(1).and_then(|i| out.rows.get_mut(i)) {
            row.add((word, entry));
        }
    }
    out
}

/// What is known of ids.
pub type ById<T> = HashMap<u64, T, BuildHasherDefault<IdHasher>>;

/// Ids are hashes already, and told by all of their bits.
#[derive(Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3));
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = id;
    }
}

/// Words by their ids, with those that they cannot stand beside.
type Against = ById<Vec<u64>>;

/// Words that say the opposite, by their ids.
static OPPOSITES: LazyLock<Against> = LazyLock::new(|| against(WordList::SaidOpposite));
static RIVALS: LazyLock<Against> = LazyLock::new(|| against(WordList::SaidRival));

fn against(list: WordList) -> Against {
    let id = |word: &str| at(word, 0).map_or_else(|| hash(word), |(w, _)| w.id);
    let mut out = Against::default();
    for row in list.words() {
        let mut sides = row.split('|').map(|side| side.split(',').map(id).collect::<Vec<_>>());
        let (Some(a), Some(b)) = (sides.next(), sides.next()) else { continue };
        for (these, those) in [(&a, &b), (&b, &a)] {
            for word in these {
                out.entry(*word).or_default().extend(those.iter().filter(|t| *t != word));
            }
        }
    }
    out
}

/// Whether a word says that there is none of what follows.
pub fn is_none(id: u64) -> bool {
    static NONE: LazyLock<Vec<u64>> = LazyLock::new(|| WordList::SaidNone.words().iter().map(|w| hash(w)).collect());
    NONE.contains(&id)
}

/// The words that say the opposite of a word.
pub fn opposites(id: u64) -> Option<&'static [u64]> {
    OPPOSITES.get(&id).map(Vec::as_slice)
}

/// The words that cannot be true of one shop together with a word: 全數繳付 and 訂金.
pub fn rivals(id: u64) -> Option<&'static [u64]> {
    RIVALS.get(&id).map(Vec::as_slice)
}

/// The longest word that begins at a place of a folded text, and its length in bytes. English words stand alone.
pub fn at(text: &str, at: usize) -> Option<(Word, usize)> {
    let rest = &text[at..];
    let stands = |word: &str| {
        let is_latin = |b: u8| b.is_ascii_alphanumeric();
        let ends = !is_latin(word.as_bytes()[word.len() - 1])
            || !rest.as_bytes().get(word.len()).copied().is_some_and(is_latin);
        let begins = !is_latin(word.as_bytes()[0]) || !at.checked_sub(1).is_some_and(|i| is_latin(text.as_bytes()[i]));
        begins && ends
    };
    let found = TABLE.alike(rest).find(|(word, _)| rest.starts_with(word.as_ref()) && stands(word));
    found.map(|(word, entry)| (*entry, word.len()))
}

/// An English word that the table has with another ending: ordered, phones.
pub fn inflected(word: &str) -> Option<Word> {
    let whole = |w: &str| at(w, 0).filter(|(_, len)| *len == w.len()).map(|(found, _)| found);
    let ends = ["s", "es", "d", "ed", "ing"].iter().filter_map(|end| word.strip_suffix(end));
    ends.filter(|w| w.len() >= 3).find_map(|w| whole(w).or_else(|| whole(&format!("{w}e"))))
}

/// Equal texts have equal hashes (FNV-1a), on every machine.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Two hashes as one.
pub const fn join(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(17)).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    #[test]
    fn words_are_folded() {
        for (list, _) in LISTS {
            for word in list.words() {
                assert_eq!(variants().fold_str(word), *word, "{}", list.name());
            }
        }
        let all: Vec<&str> = WordList::SaidSame.words().iter().flat_map(|g| g.split('|')).collect();
        for (i, word) in all.iter().enumerate() {
            assert_eq!(variants().fold_str(word), *word, "said-same");
            assert!(!all[..i].contains(word), "said-same holds {word} twice");
        }
    }

    /// What the table finds by two characters, looking at every word finds.
    #[test]
    fn the_table_says_what_searching_says() {
        let of = |row: &'static Row| row.longer.iter().flat_map(|(_, words)| words).chain(&row.alone);
        let all: Vec<&Written> = TABLE.rows.iter().flat_map(of).collect();
        let text = variants().fold_str("唔好食，一个人都可以book位。最多四位，not included; 唔係唔得，逢星期一休息！");
        for (i, _) in text.char_indices() {
            let mut slow: Vec<usize> = all
                .iter()
                .map(|(word, _)| word)
                .filter(|w| text[i..].starts_with(w.as_ref()))
                .map(|w| w.len())
                .collect();
            slow.sort_unstable_by_key(|len| std::cmp::Reverse(*len));
            let found: Vec<usize> = TABLE
                .alike(&text[i..])
                .map(|(w, _)| w)
                .filter(|w| text[i..].starts_with(w.as_ref()))
                .map(|w| w.len())
                .collect();
            assert_eq!(found, slow, "{}", &text[i..]);
        }
    }

    #[test]
    fn the_longest_word_counts() {
        let word = |text: &str| at(text, 0).map(|(w, len)| (w.bits, len)).unwrap_or_default();
        assert_eq!(word("唔好食"), (NOT | CAUTION, "唔好".len()));
        assert_eq!(word("唔错").0 & (NOT | NOT_DENIED), NOT_DENIED);
        assert_eq!(word("notice"), (0, 0));
        let same = |a: &str, b: &str| at(a, 0).map(|w| w.0.id) == at(b, 0).map(|w| w.0.id);
        assert!(same("睇", "看") && same("过数", "fps") && !same("睇", "买"));
    }
}
