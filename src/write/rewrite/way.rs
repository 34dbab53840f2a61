//! The ways of writing: which words a version is made of, and how the draft's own words are carried over.

use crate::lists::WordList;
use crate::pack::{self, guide::Guide, voice::Line};
use crate::text::convert::{ToHant, to_hans, to_hans_phrases};
use crate::text::script::Script;
use crate::text::wordings::Wordings;
use std::ops::Range;

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
    /// One after the other: mainland words become Hong Kong's before these become Cantonese.
    steps: Vec<Step>,
}

/// Words and script in one go.
#[derive(Debug)]
struct Step {
    words: Wordings,
    script: Letters,
}

/// What becomes of the characters that no word holds.
#[derive(Debug)]
enum Letters {
    Same,
    Hans,
    Hant(ToHant),
}

impl Carrier {
    /// For a draft written as `from`.
    pub fn new(guide: &Guide, from: Way, way: Way) -> Self {
        let words = |table| Wordings::new(pack::wording(guide, table));
        let step = |table| Step { words: words(table), script: Letters::Same };
        let to_hant = || Step { words: words("mainland-to-hk"), script: Letters::Hant(ToHant::new()) };
        let steps = match (from, way) {
            (Way::Hant | Way::Yue | Way::Hans, Way::Hans) => {
                // Cantonese is typed in Simplified characters, too: both are met.
                let rows = pack::wording(guide, "hk-to-mainland");
                let hans: Vec<(String, &str)> = match from {
                    // 台 of 台式早餐 is 台 and no 枱: one character tells nothing once it is simplified.
                    Way::Hans => {
                        let words = rows.iter().filter(|(word, _)| word.chars().count() > 1);
                        words.map(|(word, to)| (to_hans(word), *to)).collect()
                    }
                    _ => Vec::new(),
                };
                let mut all: Vec<(&str, &str)> = rows.clone();
                all.extend(hans.iter().map(|(word, to)| (word.as_str(), *to)));
                all.extend(to_hans_phrases());
                vec![Step { words: Wordings::new(all), script: Letters::Hans }]
            }
            (Way::Yue, Way::Hant) => vec![step("cantonese-to-written")],
            (Way::Hant, Way::Yue) => vec![step("written-to-cantonese")],
            (Way::Hans, Way::Hant) => vec![to_hant()],
            (Way::Hans, Way::Yue) => vec![to_hant(), step("written-to-cantonese")],
            // As it is typed on phones: 我地, 坐左, 黎到.
            (Way::Yue, Way::Yue) => vec![step("typed-cantonese")],
            _ => Vec::new(),
        };
        Self { steps }
    }

    /// For a draft that stays as it is written: only Cantonese that is typed with other words' characters is spelt.
    pub fn own(guide: &Guide, way: Way) -> Self {
        if way == Way::Yue { Self::new(guide, way, way) } else { Self::none() }
    }

    /// Changes nothing.
    pub const fn none() -> Self {
        Self { steps: Vec::new() }
    }

    /// A text in the other way of writing.
    pub fn carry(&self, text: &str) -> String {
        self.carry_but(text, &[])
    }

    /// The same, but for what must stay as it is: names, hosts, amounts. `keep` are bytes, in order.
    pub fn carry_but(&self, text: &str, keep: &[Range<usize>]) -> String {
        let convert = |step: &Step, rest: &str| match &step.script {
            Letters::Same => rest.to_owned(),
            Letters::Hans => to_hans(rest),
            Letters::Hant(to_hant) => to_hant.convert(rest),
        };
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let whole = text.len()..text.len();
        for kept in keep.iter().chain(std::iter::once(&whole)) {
            let rest = text.get(at..kept.start).unwrap_or_default().to_owned();
            out.push_str(&self.steps.iter().fold(rest, |rest, step| step.words.carry(&rest, |r| convert(step, r))));
            out.push_str(text.get(kept.clone()).unwrap_or_default());
            at = kept.end;
        }
        out
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

    /// Each line: from, to, what stands in a draft, what becomes of it.
    #[test]
    fn drafts_of_all_trades_change_their_way() {
        let guide = Packs::guide(&[]).unwrap();
        let text = include_str!("../../../tests/data/script.tsv");
        let way = |name: &str| Way::ALL.iter().find(|(_, known)| *known == name).unwrap().0;
        let mut carriers: Vec<(&str, Carrier)> = Vec::new();
        let (mut wrong, mut count) = (Vec::new(), 0);
        for line in text.lines() {
            let [ways, draft, wanted] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            if !carriers.iter().any(|(known, _)| *known == ways) {
                let (from, to) = ways.split_once('>').unwrap();
                carriers.push((ways, Carrier::new(&guide, way(from), way(to))));
            }
            let carrier = &carriers.iter().find(|(known, _)| *known == ways).unwrap().1;
            let written = carrier.carry(draft);
            if written != wanted {
                wrong.push(format!("{ways} {draft}\n  wanted {wanted}\n  got    {written}"));
            }
            let is_written = ways.starts_with("yue>h");
            let left = WordList::CantoneseMark.words().iter().find(|mark| is_written && written.contains(**mark));
            assert!(left.is_none(), "{left:?} is left in {written}");
            count += 1;
        }
        assert!(count >= 400 && wrong.is_empty(), "{count}\n{}", wrong.join("\n"));
    }

    #[test]
    fn cantonese_typed_on_phones_is_spelt_and_other_words_stay() {
        let guide = Packs::guide(&[]).unwrap();
        let carrier = Carrier::own(&guide, Way::Yue);
        for (typed, spelt) in [
            ("阿Ling抱住佢坐左25分鐘", "阿Ling抱住佢坐咗25分鐘"),
            ("咬過人既唔收，快d黎啦", "咬過人嘅唔收，快啲嚟啦"),
            ("我地間舖返黎岩岩好", "我哋間舖返嚟啱啱好"),
            ("既然行左邊條路，黎師傅講我地址", "既然行左邊條路，黎師傅講我地址"),
            ("巴黎出年嘅款，二十左右", "巴黎出年嘅款，二十左右"),
        ] {
            assert_eq!(carrier.carry(typed), spelt);
        }
        for way in [Way::Hant, Way::Hans, Way::En] {
            assert_eq!(Carrier::own(&guide, way).carry("既定的左岸"), "既定的左岸");
        }
    }

    #[test]
    fn names_and_hosts_stay_as_they_are() {
        let guide = Packs::guide(&[]).unwrap();
        let text = "食得係香港，去食得係.com睇";
        let name = text.rfind("食得係").unwrap();
        let carried = Carrier::new(&guide, Way::Yue, Way::Hans).carry_but(text, &[0..9, name..name + 13]);
        assert_eq!(carried, "食得係香港，去食得係.com看");
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
