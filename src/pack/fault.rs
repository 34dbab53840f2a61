//! What can be wrong with a pack file: [`Fault`], a kind and what it is about. The words for it stand in the catalogues of
//! messages under `pack.`; without a catalogue (in the build script, in a log) it is said in English.
//!
//! Shared with the build script.

use crate::lang::fill::fill;
use std::fmt;

/// Where the English words stand.
const ENGLISH: &str = include_str!("../lang/en/pack.toml");

/// Declares the kinds and their keys in the catalogues.
macro_rules! kinds {
    ($($arm:ident = $key:literal,)*) => {
        /// What sort of fault it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the catalogue says what each of them is")]
        pub enum FaultKind { $($arm,)* }

        impl FaultKind {
            /// All of them with their keys.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$arm, $key),)*];
        }
    };
}

kinds! {
    // Files and folders.
    NoFolder = "no-folder",
    EmptyFolder = "empty-folder",
    Unreadable = "unreadable",
    UnreadFolder = "unread-folder",
    UnreadFile = "unread-file",
    TooManyWords = "too-many-words",
    // TOML, keys and values.
    Syntax = "syntax",
    UnknownKey = "unknown-key",
    UnknownValue = "unknown-value",
    MissingKey = "missing-key",
    WantsText = "wants-text",
    WantsNumber = "wants-number",
    WantsList = "wants-list",
    WantsTable = "wants-table",
    WantsFlag = "wants-flag",
    WrongValue = "wrong-value",
    Month = "month",
    Ten = "ten",
    Pair = "pair",
    NoDate = "no-date",
    Other = "other",
    // The head of a file.
    IdNotFile = "id-not-file",
    Stale = "stale",
    OldFigures = "old-figures",
    // Places, trades and keywords.
    NoName = "no-name",
    LooksSimplified = "looks-simplified",
    HoldsChinese = "holds-chinese",
    HoldsTraditional = "holds-traditional",
    Importance = "importance",
    NoWhy = "no-why",
    FormEmpty = "form-empty",
    FormSigns = "form-signs",
    FormEdgeSpace = "form-edge-space",
    FormEdgeSign = "form-edge-sign",
    FormInnerSpace = "form-inner-space",
    FormTwice = "form-twice",
    FormShort = "form-short",
    FormShared = "form-shared",
    GuardIsForm = "guard-is-form",
    GuardStray = "guard-stray",
    PlaceTwice = "place-twice",
    PlaceShared = "place-shared",
    NoParent = "no-parent",
    NoHouses = "no-houses",
    NoTrade = "no-trade",
    ShadowsOurs = "shadows-ours",
    ShadowedByOurs = "shadowed-by-ours",
    Few = "few",
    KeywordShort = "keyword-short",
    KeywordTwice = "keyword-twice",
    // Rules and rows.
    NoRule = "no-rule",
    NeedsSource = "needs-source",
    NeedsTexts = "needs-texts",
    RowFewLines = "row-few-lines",
    RowHits = "row-hits",
    RowMisses = "row-misses",
    RowNeedsSource = "row-needs-source",
    WhichFile = "which-file",
    NoClass = "no-class",
    AskedClass = "asked-class",
    BadGap = "bad-gap",
    GapFirst = "gap-first",
    GapLast = "gap-last",
    AllOptional = "all-optional",
    TooManyElements = "too-many-elements",
    NoToken = "no-token",
    EmptyAlternative = "empty-alternative",
    // Angles and wording.
    NoMain = "no-main",
    UnknownLine = "unknown-line",
    MissingLine = "missing-line",
    EmptyList = "empty-list",
    WordingName = "wording-name",
    WordingEmpty = "wording-empty",
    WordingTwice = "wording-twice",
}

impl FaultKind {
    /// Its key in the catalogues, behind `pack.`.
    pub fn key(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Something wrong: its kind, and the names in its message with their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort.
    pub kind: FaultKind,
    /// Values for the `{names}` of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of a kind, with what its message names.
    pub fn new(kind: FaultKind, args: &[(&'static str, &dyn fmt::Display)]) -> Self {
        Self { kind, args: args.iter().map(|(name, value)| (*name, value.to_string())).collect() }
    }

    /// The same with what was probably meant, if anything was.
    #[must_use]
    pub fn near(mut self, near: Option<String>) -> Self {
        self.args.extend(near.map(|near| ("near", near)));
        self
    }

    /// What a name of the message stands for.
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The key of its message: one that says what was meant, where that is known.
    pub fn key(&self) -> String {
        let near = if self.arg("near").is_some() { "-near" } else { "" };
        format!("pack.{}{near}", self.kind.key())
    }

    /// The values of its message.
    pub fn values(&self) -> Vec<(&str, &str)> {
        self.args.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

impl From<String> for Fault {
    fn from(detail: String) -> Self {
        Self::new(FaultKind::Other, &[("detail", &detail)])
    }
}

impl From<&str> for Fault {
    fn from(detail: &str) -> Self {
        Self::from(detail.to_owned())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key();
        let english: toml::Table = toml::from_str(ENGLISH).unwrap_or_default();
        let text = key
            .split('.')
            .try_fold(&toml::Value::Table(english), |at, part| at.get(part))
            .and_then(|t| t.as_str().map(str::to_owned));
        f.write_str(&fill(text.as_deref().unwrap_or(&key), &self.values()))
    }
}
