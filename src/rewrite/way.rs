//! The ways of writing: which words a version is made of, and how the draft's own words are carried over.

use super::swap::Swaps;
use crate::pack::guide::{Guide, Line};
use crate::text::convert::{ToHant, to_hans};
use crate::text::script::Script;

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
        let rows = guide.wording.get(table).map(Vec::as_slice).unwrap_or_default();
        let words = Swaps::new(rows.iter().map(|(from, to)| (from.as_str(), to.as_str())));
        let to_hant = (from == Way::Hans && matches!(way, Way::Hant | Way::Yue)).then(ToHant::new);
        Self { way, words, to_hant }
    }

    /// A text in the other way of writing.
    pub fn carry(&self, text: &str) -> String {
        let mut out = self.words.apply(text);
        if let Some(to_hant) = &self.to_hant {
            out = to_hant.convert(&out);
        } else if self.way == Way::Hans {
            out = to_hans(&out);
        }
        out
    }
}
