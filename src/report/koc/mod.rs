//! Judged mentions as an owner sees them: a screen, Markdown, JSON, and the table that they came in.

pub mod brief;
pub mod json;
pub mod markdown;
pub mod sheet;
pub mod table;

use crate::lang::Catalog;
use crate::mentions::Judged;
use crate::mentions::label::Label;
use crate::mentions::mention::{LeftOut, Mention};
use crate::mentions::rank::Remark;

/// A mention with what is said of it.
pub struct Shown<'a> {
    /// The mention.
    pub mention: &'a Mention,
    /// What it is, and where it stands.
    pub judged: &'a Judged,
    /// The author, as they may be named.
    pub author: String,
    /// The invitation, for those of the shortlist.
    pub invitation: Option<String>,
}

/// All that is shown of a run.
pub struct Run<'a> {
    /// In the order of the input.
    pub all: Vec<Shown<'a>>,
    /// What was left out.
    pub left_out: &'a [LeftOut],
    /// The header of the table that it came in; empty for JSON.
    pub header: &'a [String],
    /// Whether names are kept back.
    pub is_anonymous: bool,
}

impl<'a> Run<'a> {
    /// Those that have a rank, the first first.
    pub fn ranked(&self) -> Vec<&Shown<'a>> {
        let mut ranked: Vec<&Shown<'a>> = self.all.iter().filter(|s| s.judged.rank.is_some()).collect();
        ranked.sort_by_key(|s| s.judged.rank);
        ranked
    }

    /// How many there are of each label.
    pub fn count(&self, label: Label) -> usize {
        self.all.iter().filter(|s| s.judged.label == label).count()
    }
}

/// A reason or doubt in words.
pub fn say(kind: &str, remark: &Remark, catalog: &Catalog) -> String {
    catalog.say(&format!("koc.{kind}.{}", remark.key), &[("text", &remark.text)])
}

/// What was left out, in words.
pub fn say_left_out(left: &LeftOut, catalog: &Catalog) -> String {
    catalog.say(&format!("koc.left-out.{}", left.why.name()), &[("line", &left.line.to_string())])
}

fn reasons(shown: &Shown<'_>, catalog: &Catalog) -> Vec<String> {
    shown.judged.verdict.reasons.iter().map(|r| say("reason", r, catalog)).collect()
}

fn doubts(shown: &Shown<'_>, catalog: &Catalog) -> Vec<String> {
    shown.judged.verdict.doubts.iter().map(|r| say("doubt", r, catalog)).collect()
}

fn label(shown: &Shown<'_>, catalog: &Catalog) -> String {
    catalog.say(&format!("koc.label.{}", shown.judged.label.name()), &[])
}

/// A text on one line, no longer than so many characters.
fn one_line(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most { line } else { line.chars().take(most - 1).chain(['…']).collect() }
}
