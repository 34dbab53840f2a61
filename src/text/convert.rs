//! From one script to the other, character by character or phrase by phrase. Words are the business of `rewrite::way`.

use super::variants;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Simplified characters for Traditional ones, one by one; everything else stays as it is.
pub fn to_hans(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if ('\u{3400}'..='\u{9fff}').contains(&c) { variants().fold_char(c, &mut out) } else { out.push(c) }
    }
    out
}

/// Hong Kong's Traditional characters for Simplified ones. One Simplified character may stand for several, so this goes by
/// phrases (OpenCC's), whose tables take a few milliseconds to load: [`Self::new`] once, then many texts.
pub struct ToHant(Option<OpenCC>);

impl ToHant {
    /// Loads the tables.
    pub fn new() -> Self {
        Self(OpenCC::from_config(BuiltinConfig::S2hk).ok())
    }

    /// Converts a text.
    pub fn convert(&self, text: &str) -> String {
        self.0.as_ref().map_or_else(|| text.to_owned(), |tables| tables.convert(text))
    }
}

impl Default for ToHant {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for ToHant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ToHant")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        assert_eq!(to_hans("開門 Café $48"), "开门 Café $48");
        assert_eq!(ToHant::new().convert("头发剪短了，面条也发了"), "頭髮剪短了，麪條也發了");
    }
}
