//! What a second opinion changes, on lines of our own that nobody trained with.

use crate::check;
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::note::Source;
use crate::pack::Packs;
use crate::rules::{READS_LIKE_BREACH, READS_LIKE_FLYER};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// The rules of a text that are graver than a hint.
fn charges(text: &str) -> Vec<String> {
    let report = check(&Source::text("draft.md", text), &PACKS, &Config::default());
    report.outcome.findings.iter().filter(|f| super::is_charge(f)).map(|f| f.rule.clone()).collect()
}

#[test]
fn nothing_is_nothing() {
    assert!(charges("").is_empty());
    assert!(charges("\n\n\n").is_empty());
    assert!(charges("？！").is_empty());
}

#[test]
fn the_longer_a_note_the_surer_an_opinion_must_be() {
    assert!(super::farther(1) < super::farther(8));
    assert!((super::farther(0) - super::farther(1)).abs() < f32::EPSILON);
}

#[test]
fn an_opinion_is_a_rule_of_thumb() {
    for id in [READS_LIKE_BREACH, READS_LIKE_FLYER] {
        let rule = PACKS.index.rule(id).expect("a rule of the house");
        assert_eq!((rule.severity, rule.source.is_none()), (Severity::Warning, true), "{id}");
    }
}
