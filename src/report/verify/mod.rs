//! How a comparison is shown: [`json`] for programs, [`table`] for people.

pub mod json;
pub mod table;

use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::write::verify::{Changed, Comparison, From, Lost, New, Side};

/// A pair that was compared.
pub struct Pair<'a> {
    /// The record's own id.
    pub id: Option<&'a str>,
    /// Name of the draft.
    pub draft_path: &'a str,
    /// Name of the version.
    pub version_path: &'a str,
    /// The draft.
    pub draft: &'a Side,
    /// The version.
    pub version: &'a Side,
    /// The shop's profile.
    pub profile: Option<&'a Side>,
    /// What came of it.
    pub comparison: &'a Comparison,
}

impl Pair<'_> {
    /// The text of a range of draft or profile.
    fn source(&self, from: From, range: &std::ops::Range<usize>) -> &str {
        let side = match (from, self.profile) {
            (From::Profile, Some(profile)) => profile,
            _ => self.draft,
        };
        side.text().get(range.clone()).unwrap_or_default()
    }

    /// The text of a range of the version.
    fn text(&self, range: &std::ops::Range<usize>) -> &str {
        self.version.text().get(range.clone()).unwrap_or_default()
    }

    /// What the platform or the law would punish in the version, and what sells.
    fn breaches(&self) -> impl Iterator<Item = &Finding> {
        let is_of = |f: &&Finding| ["compliance/", "hard-sell/"].iter().any(|group| f.rule.starts_with(group));
        self.comparison.findings.iter().filter(is_of).filter(|f| f.severity > Severity::Hint)
    }

    /// What is to be said of something that differs.
    fn say_changed(&self, changed: &Changed, catalog: &Catalog) -> String {
        let owner = changed.owner.as_ref().map(|o| self.source(From::Draft, o)).unwrap_or_default();
        let draft = self.source(changed.from, &changed.at);
        let args = [("text", self.text(&changed.range)), ("draft", draft), ("owner", owner)];
        let moved = if owner.is_empty() { "" } else { "-moved" };
        catalog.say(&format!("verify.changed.{}{moved}", changed.kind.name()), &args)
    }

    /// What is to be said of something new.
    fn say_new(&self, new: &New, catalog: &Catalog) -> String {
        catalog.say(&format!("verify.new.{}", new.kind.name()), &[("text", self.text(&new.range))])
    }

    /// What is to be said of something lost.
    fn say_lost(&self, lost: &Lost, catalog: &Catalog) -> String {
        let text = self.draft.text().get(lost.at.clone()).unwrap_or_default();
        catalog.say(&format!("verify.lost.{}", lost.kind.name()), &[("text", text)])
    }
}
