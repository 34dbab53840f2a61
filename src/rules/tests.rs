//! What holds for every rule in code: its own drafts, its texts in every language.

use super::*;
use crate::check;
use crate::check::check_with;
use crate::config::Config;
use crate::lang::Catalog;
use crate::lang::Lang;
use crate::note::{Note, Source, Zone};
use crate::text::script::{Script, script};
use std::collections::BTreeSet;

fn rules() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().copied().flatten().map(|r| r.meta())
}

/// All that is found in a draft.
pub(super) fn findings(packs: &Packs, draft: &str) -> Vec<Finding> {
    check(&Source::text("t.md", draft), packs, &Config::default()).outcome.findings
}

/// Those of one rule.
pub(super) fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|f| f.rule == rule).collect()
}

/// What a rule finds in a draft.
fn found(meta: &RuleMeta, draft: &str, packs: &Packs, catalog: &Catalog) -> Vec<Finding> {
    let config = Config { lang: catalog.lang, ..Config::default() };
    let report = check_with(&Source::text("draft.md", draft), packs, &config, catalog);
    report.outcome.findings.into_iter().filter(|f| f.rule == meta.id).collect()
}

#[test]
fn every_rule_finds_its_bad_drafts_and_leaves_its_good_ones_alone() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::En);
    let mut wrong = Vec::new();
    for meta in rules() {
        for draft in meta.bad {
            if found(meta, draft, &packs, &catalog).is_empty() {
                wrong.push(format!("{} is silent on:\n{draft}\n", meta.id));
            }
        }
        for draft in meta.good {
            if let Some(f) = found(meta, draft, &packs, &catalog).first() {
                wrong.push(format!("{} says “{}” on:\n{draft}\n", meta.id, f.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_brings_drafts_in_every_language() {
    for meta in rules() {
        assert!(meta.bad.len() >= 2 && meta.good.len() >= 2, "{}", meta.id);
        let drafts = meta.bad.iter().chain(meta.good);
        let scripts: BTreeSet<&str> = drafts
            .map(|draft| {
                let note = Note::parse(&Source::text("draft.md", *draft));
                let prose: String =
                    note.pieces.iter().filter(|p| p.zone != Zone::Hashtag).map(|p| note.slice(p.span)).collect();
                match script(&prose) {
                    Script::Hans => "hans",
                    Script::Latin => "latin",
                    Script::Hant | Script::Mixed => "hant",
                }
            })
            .collect();
        assert_eq!(scripts.into_iter().collect::<Vec<_>>(), ["hans", "hant", "latin"], "{}", meta.id);
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut seen = BTreeSet::new();
    for meta in rules() {
        let (group, name) = meta.id.split_once('/').unwrap_or_default();
        assert!(GROUPS.contains(&group), "{}", meta.id);
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", meta.id);
        assert!(seen.insert(meta.id), "{} stands twice", meta.id);
        assert!(meta.cost >= 0.0, "{}", meta.id);
        let needs_source = matches!(meta.basis, Basis::Law | Basis::Platform);
        assert!(!needs_source || meta.source.is_some(), "{} speaks of law and names none", meta.id);
    }
}

#[test]
fn every_rule_speaks_every_language() {
    for (lang, name) in Lang::ALL {
        let catalog = Catalog::new(lang);
        for meta in rules() {
            for part in ["message", "why", "advice", "what"] {
                let key = format!("rule.{}.{part}", meta.id);
                let text = catalog.get(&key).unwrap_or_else(|| panic!("{key} is missing in {name}"));
                assert!(!text.trim().is_empty(), "{key} in {name}");
                assert!(
                    part != "message" || !text.ends_with(['。', '.']),
                    "{key} in {name}: a message has no full stop"
                );
            }
        }
    }
}

#[test]
fn no_name_is_left_unfilled() {
    let packs = Packs::built_in();
    for (lang, _) in Lang::ALL {
        let catalog = Catalog::new(lang);
        for meta in rules() {
            for finding in meta.bad.iter().flat_map(|draft| found(meta, draft, &packs, &catalog)) {
                let advice = finding.fixes.iter().map(|f| &f.title);
                for text in [&finding.message, &finding.why].into_iter().chain(advice) {
                    assert!(
                        !text.contains('{') && !text.contains("「」") && !text.contains("“”"),
                        "{}: {text}",
                        meta.id
                    );
                    assert!(!text.starts_with("rule."), "{}: {text}", meta.id);
                }
            }
        }
    }
}

#[test]
fn a_dearer_price_is_no_discount() {
    let packs = Packs::built_in();
    let dearer = findings(&packs, "# 深水埗餅店\n\n牛油貴咗，切件 $30 → $34，撻 $22 → $24。\n");
    assert!(of(&dearer, "compliance/undated-discount").is_empty(), "{dearer:?}");
    let cheaper = findings(&packs, "# 深水埗餅店\n\n切件 $34 → $30，撻 $24 → $22。\n");
    assert_eq!(of(&cheaper, "compliance/undated-discount").len(), 2, "{cheaper:?}");
}

#[test]
fn whoever_rewards_a_like_is_no_diner() {
    let packs = Packs::built_in();
    let scene =
        "上個月落雨嗰晚，師傅試咗三個月先推出呢碗糊，石磨磨兩轉，四粒手搓湯圓，又香又滑，每碗 $38，怕甜叫少糖。";
    let severity = |draft: String| {
        let all = findings(&packs, &draft);
        of(&all, "compliance/absolute-term").first().map(|f| f.severity)
    };
    let diner = severity(format!("# 元朗糖水\n\n全港第一芝麻糊。{scene}我同阿媽食咗兩碗。\n"));
    let shop = severity(format!("# 元朗糖水\n\n全港第一芝麻糊。{scene}Share呢個post，tag兩個朋友，即送杏仁餅。\n"));
    assert_eq!((diner, shop), (Some(Severity::Hint), Some(Severity::Warning)));
}
