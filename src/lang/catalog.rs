//! The messages of one language: [`Catalog`], loaded from what the build script made of its folder (`zh-HK/`, `zh-CN/` …).

use super::fill::fill;
use super::language::Lang;
use super::texts::Texts;
use crate::text::script::Script;
use std::borrow::Borrow;

// `CATALOGS`: the name of each folder and its messages, sorted by key.
include!(concat!(env!("OUT_DIR"), "/catalogs.rs"));

/// The messages of one language.
#[derive(Debug)]
pub struct Catalog {
    /// Which language.
    pub lang: Lang,
    messages: &'static [(&'static str, &'static str)],
}

impl Catalog {
    /// Loads a language.
    pub fn new(lang: Lang) -> Self {
        // Written by the build script of this very version; a test compares the three.
        let messages = CATALOGS.iter().find(|(name, _)| *name == lang.name()).map_or(&[][..], |(_, messages)| messages);
        Self { lang, messages }
    }

    /// Loads the language of a text in this script.
    pub fn of(script: Script) -> Self {
        Self::new(match script {
            Script::Hans => Lang::ZhCn,
            Script::Latin => Lang::En,
            Script::Hant | Script::Mixed => Lang::ZhHk,
        })
    }

    /// The message of a key, if there is one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let at = self.messages.binary_search_by_key(&key, |(known, _)| known).ok()?;
        Some(self.messages[at].1)
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The message of a key with its `{names}` filled in. A key without a message shows itself.
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        fill(self.get(key).unwrap_or(key), args)
    }

    /// The text of a pack in this language.
    pub fn choose<'t, S: Borrow<str>>(&self, texts: &'t Texts<S>) -> &'t str {
        texts.pick(self.lang)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.messages.iter().map(|(key, _)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(template: &str) -> Vec<&str> {
        let mut names: Vec<_> = template.split('{').skip(1).filter_map(|s| s.split_once('}')).map(|(n, _)| n).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn the_catalogues_say_the_same_things() {
        let [hk, cn, en] = [Lang::ZhHk, Lang::ZhCn, Lang::En].map(Catalog::new);
        let keys: Vec<_> = hk.keys().collect();
        assert!(keys.len() > 100);
        for other in [&cn, &en] {
            assert_eq!(keys, other.keys().collect::<Vec<_>>(), "{:?}", other.lang);
            for key in &keys {
                let (ours, theirs) = (hk.get(key).unwrap(), other.get(key).unwrap());
                assert_eq!(names(ours), names(theirs), "{key} in {:?}", other.lang);
                assert!(!theirs.trim().is_empty(), "{key} in {:?}", other.lang);
            }
        }
    }

    #[test]
    fn simplified_messages_hold_no_traditional_character() {
        use crate::text::script;
        let cn = Catalog::new(Lang::ZhCn);
        for key in cn.keys() {
            let text = cn.get(key).unwrap();
            let quoted_apart: String = text.split(['「', '」']).step_by(2).collect();
            assert_eq!(script::counts(&quoted_apart).hant, 0, "{key}: {text}");
        }
    }
}
