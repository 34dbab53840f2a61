//! The ways of writing: which words a version is made of, and how the draft's own words are carried over.

use crate::lists::WordList;
use crate::pack::{self, guide::Guide, voice::Line};
use crate::text::convert::{ToHant, to_hans};
use crate::text::script::Script;
use crate::write::rewrite::swap::Swaps;

/// A way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Written Chinese, Traditional, with a little Cantonese.
    Hant,
    /// Full Cantonese.
    Yue,
    /// Mainland wording, Simplified.
    Hans,
    /// English.
    En,
}

impl Way {
    /// All ways with their names on the command line.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Hant, "hant"), (Self::Yue, "yue"), (Self::Hans, "hans"), (Self::En, "en")];

    /// The way that a draft is written in.
    pub const fn of(script: Script, is_cantonese: bool) -> Self {
        match script {
            Script::Latin => Self::En,
            Script::Hans => Self::Hans,
            _ if is_cantonese => Self::Yue,
            Script::Hant | Script::Mixed => Self::Hant,
        }
    }

    /// The script of its text.
    pub const fn script(self) -> Script {
        match self {
            Self::Hant | Self::Yue => Script::Hant,
            Self::Hans => Script::Hans,
            Self::En => Script::Latin,
        }
    }

    /// Picks the text of this way.
    pub fn pick(self, line: &Line) -> &str {
        match self {
            Self::Hant => &line.hant,
            Self::Yue => &line.yue,
            Self::Hans => &line.hans,
            Self::En => &line.en,
        }
    }

    /// The full stop.
    pub const fn stop(self) -> &'static str {
        if matches!(self, Self::En) { "." } else { "。" }
    }

    /// A keyword as the name of a kind of shop in running text: 觀塘火鍋 is looked for, 觀塘火鍋店 is a place to go.
    pub fn as_shop(self, keyword: &str) -> String {
        if matches!(self, Self::En) || WordList::ShopEnd.ends(keyword) || keyword.is_ascii() {
            return keyword.to_owned();
        }
        let ends_latin = keyword.ends_with(|c: char| c.is_ascii());
        if ends_latin { keyword.to_owned() } else { format!("{keyword}{}", WordList::ShopEnd.word()) }
    }

    /// A remark in brackets.
    pub fn aside(self, text: &str) -> String {
        if matches!(self, Self::En) { format!(" ({text})") } else { format!("（{text}）") }
    }

    /// The same, going on in a remark that stands there.
    pub fn add_aside(self, before: &str, text: &str) -> String {
        let close = if matches!(self, Self::En) { ')' } else { '）' };
        match before.strip_suffix(close).filter(|b| b.contains(['(', '（'])) {
            Some(open) => format!("{open}{}{text}{close}", self.comma()),
            None => format!("{before}{}", self.aside(text)),
        }
    }

    /// Between two clauses.
    pub const fn comma(self) -> &'static str {
        if matches!(self, Self::En) { ", " } else { "，" }
    }

    /// Between two sentences of a paragraph.
    pub const fn gap(self) -> &'static str {
        if matches!(self, Self::En) { " " } else { "" }
    }
}

/// Carries the draft's words over into a way of writing.
#[derive(Debug)]
pub struct Carrier {
    way: Way,
    words: Swaps,
    /// Simplified characters become Traditional ones.
    to_hant: Option<ToHant>,
}

impl Carrier {
    /// For a draft written as `from`.
    pub fn new(guide: &Guide, from: Way, way: Way) -> Self {
        let table = match (from, way) {
            (Way::Hant | Way::Yue, Way::Hans) => "hk-to-mainland",
            (Way::Hant, Way::Yue) => "written-to-cantonese",
            (Way::Hans, Way::Hant | Way::Yue) => "mainland-to-hk",
            _ => "",
        };
        let words = Swaps::new(pack::wording(guide, table));
        let to_hant = (from == Way::Hans && matches!(way, Way::Hant | Way::Yue)).then(ToHant::new);
        Self { way, words, to_hant }
    }

    /// A text in the other way of writing.
    pub fn carry(&self, text: &str) -> String {
        self.words.apply_and(text, |rest| match &self.to_hant {
            Some(to_hant) => to_hant.convert(rest),
            None if self.way == Way::Hans => to_hans(rest),
            None => rest.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    /// Each line of a file: what stands in a draft, and what becomes of it.
    fn pairs(from: Way, to: Way, file: &str) {
        let guide = Packs::guide(&[]).unwrap();
        let carrier = Carrier::new(&guide, from, to);
        let path = format!("{}/tests/rewrite/wording/{file}.tsv", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let wrong: Vec<String> = text
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(draft, wanted)| carrier.carry(draft) != *wanted)
            .map(|(draft, wanted)| format!("{draft}\n  wanted {wanted}\n  got    {}", carrier.carry(draft)))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(text.lines().count() >= 40);
    }

    #[test]
    fn words_change_with_the_reader() {
        pairs(Way::Yue, Way::Hans, "hk-to-mainland");
        pairs(Way::Hans, Way::Hant, "mainland-to-hk");
        pairs(Way::Hant, Way::Yue, "written-to-cantonese");
    }

    #[test]
    fn the_readers_own_words_are_left_alone() {
        let guide = Packs::guide(&[]).unwrap();
        for way in Way::ALL {
            let text = "三文治 HK$48，no sugar";
            let carried = Carrier::new(&guide, way.0, way.0).carry(text);
            assert!(carried == text || way.0 == Way::Hans, "{carried}");
        }
    }
}
