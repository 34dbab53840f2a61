//! OpenCC's dictionaries (`src/text/opencc`, as they are published) made into the tables that the program carries. The build
//! script does this; the program itself only reads what came out (`text::convert`), and compares it in tests.
//!
//! Every key and its value are equally long, and characters stand in other files than phrases; [`Dictionary::read`] insists
//! on what the tables rest on.

use std::collections::{BTreeMap, HashMap};

/// One dictionary: what is written, and what it becomes. Of several values the first is the usual one.
#[derive(Debug)]
pub struct Dictionary(BTreeMap<String, String>);

impl Dictionary {
    /// Reads lines of `key TAB value[ value…]`; `#` begins a comment. The error names the line.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rows = BTreeMap::new();
        for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
            let wrong = |what: &str| format!("line {}: {what}", i + 1);
            let (key, values) = line.split_once('\t').ok_or_else(|| wrong("no tab between key and value"))?;
            let value = values.split(' ').next().unwrap_or_default();
            if key.chars().count() != value.chars().count() {
                return Err(wrong("key and value are not equally long"));
            }
            if rows.insert(key.to_owned(), value.to_owned()).is_some() {
                return Err(wrong("the key stands there twice"));
            }
        }
        Ok(Self(rows))
    }

    /// What single characters become.
    pub fn characters(&self) -> HashMap<char, char> {
        let only = |text: &str| text.chars().next().filter(|c| c.len_utf8() == text.len());
        self.0.iter().filter_map(|(key, value)| Some((only(key)?, only(value)?))).collect()
    }
}

/// One step after the other.
pub fn chain(first: &HashMap<char, char>, then: &HashMap<char, char>) -> HashMap<char, char> {
    let follow = |c: char| *then.get(&c).unwrap_or(&c);
    let mut all: HashMap<char, char> = then.clone();
    all.extend(first.iter().map(|(from, to)| (*from, follow(*to))));
    all
}

/// The two tables of `text::convert::ToHant`: pairs of characters in a row, and lines of phrases, sorted. A phrase whose
/// characters become what each of them becomes alone stands there without its value: it only says where words end.
pub fn to_hant(phrases: &Dictionary, first: &HashMap<char, char>, then: &HashMap<char, char>) -> (String, String) {
    let characters = chain(first, then);
    let mut pairs: Vec<(char, char)> = characters.iter().map(|(a, b)| (*a, *b)).filter(|(a, b)| a != b).collect();
    pairs.sort_unstable();
    let mut lines = String::new();
    for (key, value) in &phrases.0 {
        let value: String = value.chars().map(|c| *then.get(&c).unwrap_or(&c)).collect();
        let plain = key.chars().map(|c| *characters.get(&c).unwrap_or(&c));
        lines.push_str(key);
        if !plain.eq(value.chars()) {
            lines.push('\t');
            lines.push_str(&value);
        }
        lines.push('\n');
    }
    (pairs.into_iter().flat_map(|(a, b)| [a, b]).collect(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tables_rest_on_is_insisted_on() {
        assert!(Dictionary::read("# a\n\n头\t頭\n发\t發 髮\n").is_ok());
        for (text, says) in
            [("头 頭", "line 1: no tab"), ("头\t頭\n头\t頭", "line 2: the key"), ("头发\t髮", "line 1: key and value")]
        {
            assert!(Dictionary::read(text).unwrap_err().starts_with(says), "{text}");
        }
    }

    #[test]
    fn only_phrases_that_differ_say_what_they_become() {
        let phrases = Dictionary::read("头发\t頭髮\n发展\t發展\n床单\t牀單").unwrap();
        let first = Dictionary::read("头\t頭\n发\t發\n单\t單").unwrap().characters();
        let then = Dictionary::read("牀\t床\n僞\t偽").unwrap().characters();
        let (pairs, lines) = to_hant(&phrases, &first, &then);
        assert_eq!(pairs, "僞偽单單发發头頭牀床");
        assert_eq!(lines, "发展\n头发\t頭髮\n床单\n");
    }
}
