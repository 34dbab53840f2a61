//! What the program says: one catalogue folder a language (`zh-HK/`, `zh-CN/`, `en/`), flattened at build time.
//! Phrase rules bring their own texts in the packs.

use crate::pack::index::Message;
use std::collections::BTreeMap;

/// Language of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Traditional Chinese with a Cantonese flavour.
    #[default]
    ZhHk,
    /// Simplified Chinese.
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// All languages with their names.
    pub const ALL: [(Self, &'static str); 3] = [(Self::ZhHk, "zh-HK"), (Self::ZhCn, "zh-CN"), (Self::En, "en")];

    /// The name as in `--lang`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhHk => "zh-HK",
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// Picks the text of this language, as a pack file has it.
    pub fn choose(self, text: &crate::pack::model::Trilingual) -> &str {
        match self {
            Self::ZhHk => &text.zh_hk,
            Self::ZhCn => &text.zh_cn,
            Self::En => &text.en,
        }
    }

    /// Picks the text of this language.
    pub fn pick(self, text: &Message) -> &str {
        match self {
            Self::ZhHk => &text.zh_hk,
            Self::ZhCn => &text.zh_cn,
            Self::En => &text.en,
        }
    }
}

static ZH_HK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lang-zh-HK.bin"));
static ZH_CN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lang-zh-CN.bin"));
static EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lang-en.bin"));

/// The messages of one language.
#[derive(Debug)]
pub struct Catalog {
    /// Which language.
    pub lang: Lang,
    messages: BTreeMap<&'static str, &'static str>,
}

impl Catalog {
    /// Loads a language.
    pub fn new(lang: Lang) -> Self {
        let bytes = match lang {
            Lang::ZhHk => ZH_HK,
            Lang::ZhCn => ZH_CN,
            Lang::En => EN,
        };
        // Written by the build script of this very version; a test compares the three.
        Self { lang, messages: postcard::from_bytes(bytes).unwrap_or_default() }
    }

    /// The message of a key, if there is one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.messages.get(key).copied()
    }

    /// The message of a key with its `{names}` filled in. A key without a message shows itself.
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        fill(self.get(key).unwrap_or(key), args)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.messages.keys().copied()
    }
}

/// Fills `{name}` in one pass, so that a value that holds braces is left alone.
pub fn fill(template: &str, args: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|i| open + i) else { break };
        out.push_str(&rest[..open]);
        match args.iter().find(|(name, _)| *name == &rest[open + 1..close]) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
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

    #[test]
    fn fills_once() {
        assert_eq!(fill("「{text}」有 {n} 次", &[("text", "{n}"), ("n", "3")]), "「{n}」有 3 次");
        assert_eq!(fill("{", &[]), "{");
    }
}
