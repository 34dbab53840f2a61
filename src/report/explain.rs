//! The wire shape of `explain --format json`: a rule, or a list of them.

use crate::diagnostic::{Basis, Jurisdiction, Severity};
use serde::Serialize;

/// A rule as it is explained.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Explained<'a> {
    /// `group/name`.
    pub id: &'a str,
    /// The part before the slash.
    pub group: &'a str,
    /// How grave its findings are, unless a row says otherwise.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Whose rule it is.
    pub jurisdiction: Option<Jurisdiction>,
    /// Where it is written down.
    pub source: Option<&'a str>,
    /// The day that was looked up.
    pub checked: Option<&'a str>,
    /// What it looks for.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// One draft of each side.
    pub examples: Examples<'a>,
}

/// A draft or line that is found, and one that is not.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Examples<'a> {
    /// Found.
    pub hit: Option<&'a str>,
    /// Not found.
    pub clean: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One rule, or all of a group.
    #[derive(schemars::JsonSchema)]
    #[schemars(title = "explain")]
    #[serde(untagged)]
    #[expect(dead_code, reason = "only its schema is wanted")]
    enum ExplainOut<'a> {
        One(Explained<'a>),
        Many(Vec<Explained<'a>>),
    }

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<ExplainOut<'static>>("explain");
    }
}
