//! A text of a pack in the languages of the messages: [`Texts`]. A language that a text lacks reads another's.
//!
//! Shared with the build script.

use super::language::Lang;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// One text a language; in TOML a table with the names of the languages as keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts<S = String> {
    by_lang: [Option<S>; Lang::ALL.len()],
}

impl<S> Default for Texts<S> {
    fn default() -> Self {
        Self { by_lang: [const { None }; Lang::ALL.len()] }
    }
}

impl<S: Borrow<str>> Texts<S> {
    /// The text of a language, else that of the first language that has one; empty where none has.
    pub fn pick(&self, lang: Lang) -> &str {
        let own = self.by_lang[lang as usize].as_ref();
        own.or_else(|| self.by_lang.iter().flatten().next()).map_or("", Borrow::borrow)
    }

    /// Whether a required language is missing or blank.
    pub fn has_gap(&self) -> bool {
        let is_blank = |lang: Lang| self.by_lang[lang as usize].as_ref().is_none_or(|s| s.borrow().trim().is_empty());
        Lang::ALL.iter().any(|(lang, _)| lang.is_required() && is_blank(*lang))
    }
}

impl<S: Copy> Texts<S> {
    /// These texts, and none in any other language.
    pub fn of(texts: &[(Lang, S)]) -> Self {
        let mut all = Self::default();
        for (lang, text) in texts {
            all.by_lang[*lang as usize] = Some(*text);
        }
        all
    }
}

impl<S> Texts<S> {
    /// The same texts as another type.
    pub fn map<T>(&self, change: impl Fn(&S) -> T) -> Texts<T> {
        Texts { by_lang: self.by_lang.each_ref().map(|text| text.as_ref().map(&change)) }
    }
}

impl<S: Serialize> Serialize for Texts<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_seq(&self.by_lang)
    }
}

impl<'de, S: Deserialize<'de>> Deserialize<'de> for Texts<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut texts = Self::default();
        if deserializer.is_human_readable() {
            for (lang, text) in BTreeMap::<Lang, S>::deserialize(deserializer)? {
                texts.by_lang[lang as usize] = Some(text);
            }
            for (lang, name) in Lang::ALL {
                if lang.is_required() && texts.by_lang[lang as usize].is_none() {
                    return Err(D::Error::custom(format!("missing field `{name}`")));
                }
            }
        } else {
            // Written by the build script of this very version, in the order of the arms.
            for (place, text) in texts.by_lang.iter_mut().zip(Vec::<Option<S>>::deserialize(deserializer)?) {
                *place = text;
            }
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tables_and_says_what_is_missing() {
        let texts: Texts = toml::from_str("zh-HK = \"早\"\nzh-CN = \"早上\"\nen = \"morning\"").unwrap();
        assert_eq!([Lang::ZhHk, Lang::ZhCn, Lang::En].map(|l| texts.pick(l)), ["早", "早上", "morning"]);
        assert!(!texts.has_gap());
        for bad in ["zh-HK = \"早\"\nen = \"x\"", "zh-HK = \"早\"\nzh-CN = \"x\"\nen = \"x\"\nfr = \"x\""] {
            assert!(toml::from_str::<Texts>(bad).is_err(), "{bad}");
        }
        let bytes = postcard::to_allocvec(&texts).unwrap();
        assert_eq!(postcard::from_bytes::<Texts>(&bytes).unwrap(), texts);
    }

    #[test]
    fn a_missing_text_is_lent_by_another_language() {
        let mut texts: Texts = Texts::default();
        assert_eq!(texts.pick(Lang::En), "");
        texts.by_lang[Lang::ZhHk as usize] = Some("早".to_owned());
        assert_eq!(texts.pick(Lang::En), "早");
        assert!(texts.has_gap());
    }
}
