//! The rules' own drafts, and what borders them.

use crate::diagnostic::Severity;
use crate::fix::{Applicability, apply};
use crate::pack::Packs;
use crate::rules::tests::{bad_draft, findings, of};

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

#[test]
fn high_spirits_in_a_story_are_only_a_hint() {
    let packs = Packs::built_in();
    let story = "# 上環咖啡店\n\n尋日落雨，我試咗三次先磨到啱，第一杯酸到喊😂😂😂 可惜得六個位，要等廿分鐘！！！\n";
    let found = findings(&packs, story);
    for rule in ["hard-sell/exclamation-run", "hard-sell/emoji-run"] {
        assert!(matches!(&of(&found, rule)[..], [f] if f.severity == Severity::Hint), "{rule}: {found:#?}");
    }
    assert!(of(&findings(&packs, "# 上環\n\n味道：⭐⭐⭐⭐\n環境：⭐⭐⭐\n"), "hard-sell/emoji-run").is_empty());
}

#[test]
fn names_in_capitals_are_no_shouting() {
    let packs = Packs::built_in();
    for draft in ["# 上環\n\n行去BOOMSHAKE影相，搭MTR走，袋住IKEA嘅紙袋。\n", "# 上環\n\nMTR SHEUNG WAN A2出口\n"]
    {
        assert!(of(&findings(&packs, draft), "hard-sell/all-capitals").is_empty(), "{draft}");
    }
    let wide = "# 上環\n\nＧＲＡＮＤ ＯＰＥＮＩＮＧ，朝早七點。\n";
    assert_eq!(of(&findings(&packs, wide), "hard-sell/all-capitals").len(), 1);
}

#[test]
fn a_guide_by_the_shop_itself_hides_nothing() {
    let packs = Packs::built_in();
    let bad = bad_draft("hard-sell/hidden-call");
    assert!(!of(&findings(&packs, &bad), "hard-sell/hidden-call").is_empty());
    let open = bad.replace("最後提提大家", "我哋頂樓間酒吧");
    assert!(of(&findings(&packs, &open), "hard-sell/hidden-call").is_empty());
    let denied = bad.replace("想去嘅搵我，我幫你訂枱仲可以拎優惠價", "唔使訂枱");
    assert!(of(&findings(&packs, &denied), "hard-sell/hidden-call").is_empty());
}
