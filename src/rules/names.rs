//! Names of rules: which there are, and what somebody meant who wrote another one.

use crate::diagnostic::GROUPS;
use crate::pack::Packs;
use crate::pack::index::{RuleInfo, RuleKind};
use crate::text::nearest::nearest;

/// Whether a name is neither rule nor group; if so, the nearest name. The user's own rules are as good as ours.
pub fn unknown(packs: &Packs, name: &str) -> Option<Option<String>> {
    let is_finding = |r: &&RuleInfo| matches!(r.kind, RuleKind::Rows | RuleKind::Code);
    let is_rule = || packs.index.rule(name).as_ref().is_some_and(is_finding);
    // A group that only the user's packs have.
    let is_group = || packs.index.rules.iter().filter(is_finding).any(|r| r.group() == name);
    if GROUPS.contains(&name) || is_rule() || is_group() {
        return None;
    }
    let ids = ids(packs);
    // People remember `urgency` rather than `hard-sell/urgency`.
    let by_name = || {
        let near = nearest(name, ids.iter().filter_map(|id| id.split('/').nth(1)))?;
        ids.iter().find(|id| id.split('/').nth(1) == Some(&near)).map(|id| (*id).to_owned())
    };
    Some(nearest(name, ids.iter().copied().chain(GROUPS)).or_else(by_name))
}

/// Ids of all rules, the user's own among them.
pub fn ids(packs: &Packs) -> Vec<&str> {
    let mut ids: Vec<&str> = packs
        .index
        .rules
        .iter()
        .filter(|r| matches!(r.kind, RuleKind::Rows | RuleKind::Code))
        .map(|r| r.id.as_str())
        .collect();
    ids.sort_by_key(|id| (GROUPS.iter().position(|g| id.starts_with(g)), *id));
    ids
}
