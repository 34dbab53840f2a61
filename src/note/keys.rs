//! The keys of a header: which there are, other names for them, and what a slip of the fingers meant.

use crate::lists::WordList;

/// The keys.
const KEYS: [&str; 15] = [
    "title",
    "tags",
    "district",
    "place",
    "category",
    "keywords",
    "author",
    "sponsored",
    "ai",
    "proof",
    "date",
    "cover_text",
    "images",
    "pillar",
    "ignore",
];

/// Other names and what they stand for.
fn others() -> impl Iterator<Item = (&'static str, &'static str)> {
    WordList::HeaderKey.words().iter().filter_map(|row| row.split_once(' '))
}

/// The key that a name stands for.
pub fn named(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let other = || others().find(|(other, _)| *other == name).map(|(_, key)| key);
    KEYS.into_iter().find(|key| *key == name).or_else(other)
}

/// The key that a name is a slip of. A slip changes a third of a name at most: two letters are never taken for another two.
pub fn near(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let long = |other: &str| name.chars().count().max(other.chars().count());
    KEYS.into_iter()
        .map(|key| (key, key))
        .chain(others())
        .map(|(other, key)| (strsim::damerau_levenshtein(&name, other), other, key))
        .filter(|(changes, other, _)| changes * 3 <= long(other))
        .min_by_key(|(changes, ..)| *changes)
        .map(|(.., key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_name_stands_for_a_key() {
        for row in WordList::HeaderKey.words() {
            let (other, key) = row.split_once(' ').unwrap();
            assert!(KEYS.contains(&key) && !KEYS.contains(&other), "{row}");
        }
    }

    #[test]
    fn names_and_slips() {
        assert_eq!(
            (named("標題"), named("Tags"), named("地區"), named("mood")),
            (Some("title"), Some("tags"), Some("district"), None)
        );
        assert_eq!(
            (near("tilte"), near("distrct"), near("keyword")),
            (Some("title"), Some("district"), Some("keywords"))
        );
        for stranger in ["foo", "id", "x", "心情", "標", "status", "layout"] {
            assert_eq!(near(stranger), None, "{stranger}");
        }
    }
}
