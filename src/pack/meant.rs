//! Other words for what stands in pack files, and the word that is meant by them: each table stands beside its enum.
//!
//! Shared with the build script.

use super::angle::Part;
use super::model::{Group, PlaceKind, Role};

/// Keys of texts in languages: tags, as everybody names languages (BCP 47). Packs had other ones before, of four kinds.
const LANGUAGES: &[(&str, &str)] = &[
    ("hant", "zh-HK"),
    ("zh", "zh-HK"),
    ("zh-hant", "zh-HK"),
    ("zh-hk", "zh-HK"),
    ("hk", "zh-HK"),
    ("hans", "zh-CN"),
    ("zh-hans", "zh-CN"),
    ("zh-cn", "zh-CN"),
    ("cn", "zh-CN"),
    ("cantonese", "yue"),
    ("english", "en"),
    ("eng", "en"),
];

/// For words of rules.
const RULES: &[(&str, &str)] = &[
    ("critical", "error"),
    ("high", "error"),
    ("medium", "warning"),
    ("info", "hint"),
    ("low", "hint"),
    ("legal", "law"),
    ("heuristic", "rule-of-thumb"),
    ("china", "PRC"),
    ("cn", "PRC"),
    ("hong-kong", "HK"),
    ("topic", "hashtag"),
    ("tag", "hashtag"),
    ("heading", "title"),
    ("text", "body"),
];

/// The known word that is meant by another one.
pub fn also(word: &str, known: &[String]) -> Option<String> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    let tables = [Role::MEANT, PlaceKind::MEANT, Group::MEANT, Part::MEANT, LANGUAGES, RULES];
    let is_it = |(other, meant): &&(&str, &str)| *other == word && known.iter().any(|k| k == meant);
    let by_sense = tables.into_iter().flatten().find(is_it).map(|(_, meant)| (*meant).to_owned());
    by_sense.or_else(|| known.iter().find(|k| **k == word).cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_meant_only_where_it_can_stand() {
        let roles = ["core", "long-tail", "tag"].map(str::to_owned);
        for (word, meant) in [("main", "core"), ("Long Tail", "long-tail"), ("longtail", "long-tail"), ("topic", "tag")]
        {
            assert_eq!(also(word, &roles).as_deref(), Some(meant), "{word}");
        }
        assert_eq!(also("station", &roles), None);
        assert_eq!(also("shopping centre", &["mall".to_owned()]), Some("mall".to_owned()));
        let tags = ["zh-HK", "zh-CN", "yue", "en"].map(str::to_owned);
        for (old, new) in [("hant", "zh-HK"), ("zh", "zh-HK"), ("hans", "zh-CN"), ("zh_hk", "zh-HK")] {
            assert_eq!(also(old, &tags).as_deref(), Some(new), "{old}");
        }
        assert_eq!(also("topic", &["hashtag".to_owned()]), Some("hashtag".to_owned()));
    }
}
