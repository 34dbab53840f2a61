//! What a rule in code is: a function, and the name under which `keyword_packs/rules` has everything else about it.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;

/// Looks at a note and reports what it finds. Pure, and cannot fail.
pub type Check = fn(&Context<'_>, &RuleInfo, &mut Vec<Finding>);

/// A rule in code.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `group/name`, named for what is found: the rule's file is `keyword_packs/rules/<group>/<name>.toml`.
    pub id: &'static str,
    /// What it does.
    pub check: Check,
}

/// A line of a group's list.
pub const fn rule(id: &'static str, check: Check) -> Rule {
    Rule { id, check }
}
