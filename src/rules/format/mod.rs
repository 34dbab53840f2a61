use super::{Rule, RuleMeta};
use crate::pack::{Basis, Severity};
pub static RULES: &[&dyn Rule] = &[];
pub static UNUSED: RuleMeta = RuleMeta {
    id: "format/unused-ignore",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[],
    good: &[],
};
