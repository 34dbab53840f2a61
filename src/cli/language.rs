//! The language of a run in which nobody asked for one.

use advise::lang::Lang;

/// The language when nobody asked for one: a person's locale, and always the same for a program.
pub fn usual_language(is_terminal: bool) -> Lang {
    if is_terminal { locale().unwrap_or_default() } else { Lang::default() }
}

/// The language of the locale.
fn locale() -> Option<Lang> {
    let set = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
    language_of(&set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?)
}

fn language_of(locale: &str) -> Option<Lang> {
    let locale = locale.to_ascii_lowercase().replace('-', "_");
    if locale.starts_with("zh_cn") || locale.starts_with("zh_sg") || locale.starts_with("zh_hans") {
        return Some(Lang::ZhCn);
    }
    if locale.starts_with("zh") {
        return Some(Lang::ZhHk);
    }
    locale.starts_with("en").then_some(Lang::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        for (name, lang) in [
            ("zh_CN.UTF-8", Some(Lang::ZhCn)),
            ("zh_HK.UTF-8", Some(Lang::ZhHk)),
            ("zh_TW", Some(Lang::ZhHk)),
            ("en_HK.UTF-8", Some(Lang::En)),
            ("C.UTF-8", None),
        ] {
            assert_eq!(language_of(name), lang, "{name}");
        }
    }
}
