//! What a note is to be found by above all: its own keyword, else the first of its topics that the title speaks of, else place and
//! trade where they stand in the title.

use crate::note::Zone;
use crate::pack::Packs;
use crate::pack::index::TermKind;
use crate::reading::Reading;
use crate::text::variants;

/// Characters that may stand between those of a topic in a title.
const APART: usize = 8;
/// A topic of one character is no query.
const SHORTEST: usize = 2;

/// The main query as written.
pub fn of(reading: &Reading, packs: &Packs) -> Option<String> {
    let note = &reading.note;
    if let Some(own) = note.meta.keywords.first() {
        return Some(own.clone());
    }
    let title = key(&note.title.as_ref()?.text);
    // A topic of the header that stands in the text, too, is no topic of the note.
    let told = note.meta.tags.iter().map(String::as_str).chain(note.topics.iter().map(|t| t.text.as_str()));
    let mut topics: Vec<(&str, String)> = told.map(|t| (t, key(t))).collect();
    topics.retain(|(text, key)| key.chars().count() >= SHORTEST && !is_place(text, packs));
    let whole = topics.iter().find(|(_, key)| title.contains(key.as_str()));
    let apart = || topics.iter().find(|(_, key)| stands_apart(&title, key));
    if let Some((text, _)) = whole.or_else(apart) {
        return Some((*text).to_owned());
    }
    let first = reading.keywords.first().filter(|k| !k.keyword.is_imported)?;
    first.uses.iter().any(|u| u.zone == Zone::Title).then(|| first.keyword.text.clone())
}

/// A query as it is compared.
pub fn key(text: &str) -> String {
    variants().key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether it names a place and nothing else, which every note of a shop does.
fn is_place(topic: &str, packs: &Packs) -> bool {
    let terms = packs.terms_named(topic);
    !terms.is_empty() && terms.iter().all(|t| matches!(packs.index.terms[*t as usize].kind, TermKind::Place { .. }))
}

/// Whether the characters of a topic stand in a title in their order, near one another.
fn stands_apart(title: &str, topic: &str) -> bool {
    let title: Vec<char> = title.chars().collect();
    let most = topic.chars().count() + APART;
    (0..title.len()).any(|start| {
        let mut here = title[start..].iter().take(most);
        title.get(start) == topic.chars().next().as_ref() && topic.chars().all(|c| here.any(|t| *t == c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_a_topic_in_a_title() {
        let is = |title: &str, topic: &str| stands_apart(&key(title), &key(topic));
        assert!(is("點解佢啲gel甲咁襟？保養睇習慣", "gel甲保養"));
        assert!(is("返工前喺上環食早餐", "上環早餐"));
        assert!(!is("早餐喺上環食", "上環早餐"));
        assert!(!is("", "早餐") && !is("早", "早餐"));
    }
}
