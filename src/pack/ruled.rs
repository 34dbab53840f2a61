//! Rules, their rows and their patterns as the compiled packs hold them; [`super::index`] has the tables.
//!
//! Shared with the build script.

use super::pooled::Str;
use super::rule_file::{About, AsksFor, Binds, Frame, Repair, SilentIf, Writer, ZoneName};
use super::shown::{Message, Shown};
use super::voice::AskKind;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a rule finds what it finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum RuleKind {
    /// By the rows of its file.
    #[default]
    Rows,
    /// In code, or because something is missing.
    Code,
    /// By its rows, which are cues of real sharing and give no finding.
    Cue,
    /// By its rows, which are facts that are told in words and give no finding.
    Fact,
}

/// A rule or a cue, without its rows.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct RuleInfo {
    /// `hard-sell/urgency`; for a cue `seeding/person`.
    pub id: Str,
    /// How it finds.
    pub kind: RuleKind,
    /// Whether a user wrote it: what she asks for is told as she asks for it.
    pub is_users: bool,
    /// SilentIf a row says otherwise.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Whose rule it is.
    pub jurisdiction: Option<Jurisdiction>,
    /// Where it is written down.
    pub source: Option<Str>,
    /// When somebody last looked there.
    pub checked: Option<Str>,
    /// Points that a finding takes from its part of the score; of rules made of rows the severity decides.
    pub cost: f32,
    /// `message`, `why`, `advice`, `what`, `fix`; `message-near` is the message of the variant `near`.
    pub texts: BTreeMap<Str, Message>,
    /// What is asked for as long as it is missing.
    pub asks_for: Option<AsksFor>,
    /// The kind of question to the owner that makes her write it.
    pub ask: Option<AskKind>,
    /// Rules that say the same: where one of them has spoken, this one is silent.
    pub said_by: Vec<Str>,
    /// How a rewrite deals with it.
    pub repair: Option<Repair>,
    /// What it speaks of.
    pub about: Option<About>,
    /// Whom it binds.
    pub binds: Binds,
    /// When its rows are silent.
    pub silent_if: Vec<SilentIf>,
    /// A line or draft that is found and one that is not, for `advise explain`.
    pub examples: (Str, Str),
}

impl RuleInfo {
    /// The part of the id before the slash.
    pub fn group(&self) -> &str {
        let end = self.id.bytes().position(|b| b == b'/').unwrap_or(self.id.len());
        &self.id[..end]
    }

    /// Whether a part has a text for this variant.
    pub fn has_text(&self, part: &str, variant: &str) -> bool {
        self.texts.contains_key(format!("{part}-{variant}").as_str())
    }

    /// The text of a part, of this variant where there is one.
    pub fn text(&self, part: &str, variant: &str) -> Option<&Message> {
        let special = || self.texts.get(format!("{part}-{variant}").as_str());
        let special = if variant.is_empty() { None } else { special() };
        special.or_else(|| self.texts.get(part))
    }
}

/// What a row says otherwise than its rule.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct RowTexts {
    /// Instead of the rule's.
    pub basis: Option<Basis>,
    /// Instead of the rule's.
    pub jurisdiction: Option<Jurisdiction>,
    /// Instead of the rule's.
    pub source: Option<Str>,
    /// Instead of the rule's.
    pub message: Option<Message>,
    /// Instead of the rule's.
    pub why: Option<Message>,
    /// Instead of the rule's.
    pub advice: Option<Message>,
}

/// A phrase row.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PhraseRow {
    /// Unique within its rule.
    pub id: Str,
    /// Index into [`super::index::Index::rules`].
    pub rule: u16,
    /// Rule's or own.
    pub severity: Severity,
    /// Rule's or own.
    pub weight: f32,
    /// Frames in which it is silent.
    pub unless: Vec<Frame>,
    /// Frames in which it is only a hint.
    pub soften: Vec<Frame>,
    /// Pattern indexes.
    pub unless_sentence: Vec<u32>,
    /// Pattern indexes.
    pub needs_sentence: Vec<u32>,
    /// Pattern indexes.
    pub needs_near: Vec<u32>,
    /// Pattern indexes.
    pub needs_note: Vec<u32>,
    /// Pattern indexes.
    pub unless_note: Vec<u32>,
    /// Of whose drafts it speaks; of all when empty.
    pub author: Vec<Writer>,
    /// Where it looks.
    pub zones: Vec<ZoneName>,
    /// Looks through disguises too.
    pub evasion: bool,
    /// An unsafe fix.
    pub replacement: Option<Shown>,
    /// What it says otherwise than its rule.
    pub texts: Option<Box<RowTexts>>,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Pattern {
    /// Index into [`super::index::Index::rows`].
    pub row: u32,
    /// Whether the row is looked for by it; a condition of a row is not.
    pub is_own: bool,
    /// Its elements.
    pub elements: Vec<ElementIndex>,
    /// The element that is looked up first.
    pub anchor: u8,
}

/// A compiled element.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ElementIndex {
    /// At most so many characters before it.
    pub gap: u8,
    /// No comma may be among them.
    pub in_clause: bool,
    /// May be missing.
    pub optional: bool,
    /// Index into [`super::index::Index::sets`]: what may stand here.
    pub set: u32,
}
