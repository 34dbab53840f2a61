//! In which script the reader of a report reads, told by the language of the messages.

use crate::lang::Lang;
use crate::text::script::Script;

/// The script of a language, read off its name as everybody names languages (BCP 47), so that a new one needs nothing here.
pub fn script_of(lang: Lang) -> Script {
    match lang.name().split_once('-') {
        Some(("zh", "CN" | "SG" | "MY" | "Hans")) => Script::Hans,
        Some(("zh", _)) => Script::Hant,
        _ => Script::Latin,
    }
}

/// Whether a language is written in Latin letters, and with the marks that go with them.
pub fn is_latin(lang: Lang) -> bool {
    script_of(lang) == Script::Latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_in_its_script() {
        let script = |name: &str| Lang::ALL.iter().find(|(_, n)| *n == name).map(|(lang, _)| script_of(*lang));
        assert_eq!(script("zh-HK"), Some(Script::Hant));
        assert_eq!(script("zh-CN"), Some(Script::Hans));
        assert_eq!(script("en"), Some(Script::Latin));
    }
}
