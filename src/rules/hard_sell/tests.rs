//! The rules' own drafts, and what borders them.

use super::RULES;
use crate::fix::{Applicability, apply};
use crate::{Config, Finding, Packs, Severity, Source, check};

fn findings(packs: &Packs, draft: &str) -> Vec<Finding> {
    check(&Source::text("t.md", draft), packs, &Config::default()).outcome.findings
}

fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|f| f.rule == rule).collect()
}

#[test]
fn every_rule_finds_its_bad_drafts_and_only_those() {
    let packs = Packs::built_in();
    let mut wrong = Vec::new();
    for meta in RULES.iter().map(|r| r.meta()) {
        assert!(meta.bad.len() >= 2 && meta.good.len() >= 2, "{}", meta.id);
        wrong.extend(meta.bad.iter().filter(|d| of(&findings(&packs, d), meta.id).is_empty()).map(|d| (meta.id, *d)));
        wrong.extend(meta.good.iter().filter(|d| !of(&findings(&packs, d), meta.id).is_empty()).map(|d| (meta.id, *d)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn runs_of_signs_are_shortened_to_one() {
    let packs = Packs::built_in();
    let draft = "# 上環\n\n開門喇！！！！好香🔥🔥 🔥，真係[种草R][种草R][种草R]\n";
    let found = findings(&packs, draft);
    let (text, _) = apply(draft, found.iter().flat_map(|f| &f.fixes), Applicability::Unsafe);
    assert_eq!(text, "# 上環\n\n開門喇！好香🔥，真係[种草R]\n");
}

#[test]
fn doubled_marks_are_only_a_hint() {
    let packs = Packs::built_in();
    let found = findings(
        &packs,
        "# 上環咖啡店\n\n我哋朝早七點開門！！隔離街市六點已經有人，真係估唔到！！買完餸行過嚟坐一陣。\n",
    );
    let marks = of(&found, "hard-sell/exclamation-run");
    assert!(matches!(&marks[..], [f] if f.severity == Severity::Hint), "{marks:?}");
}

#[test]
fn a_list_of_prices_is_reported_once() {
    let packs = Packs::built_in();
    for draft in [
        "# 上環\n\n手沖\nHK$48\n冷萃\nHK$42\n多士\nHK$78\n",
        "# 上環\n\n主食\n飯$50 麵$48\n小食\n炸雞$30 薯條$25\n飲品\n茶$18 咖啡$22\n",
        "# 上環\n\n✅洗剪吹$2,180 ✅染髮$3,480起 ✅電髮$980/位\n",
    ] {
        let found = findings(&packs, draft);
        assert_eq!(of(&found, "hard-sell/catalogue-list").len(), 1, "{draft}");
        assert!(of(&found, "hard-sell/price-density").is_empty(), "{draft}");
    }
    for draft in
        ["# 上環\n\n📍上環站\n⏰11:00-20:00\n💰人均HK$120（另加一）\n", "# 上環\n\n咖啡$38，蛋糕$48\n今日落雨。\n"]
    {
        assert!(of(&findings(&packs, draft), "hard-sell/catalogue-list").is_empty(), "{draft}");
    }
}
