//! The rules' own drafts, and what borders them.

use crate::pack::Packs;
use crate::rules::tests::{findings, of};
use crate::source::Span;

#[test]
fn a_tie_is_spoken_of_once() {
    let packs = Packs::built_in();
    let found =
        findings(&packs, "---\nauthor: koc\nsponsored: true\n---\n# 上環咖啡店\n\n獲邀試咗新餐牌，多士夠脆。\n");
    let ties = ["compliance/undisclosed-tie", "compliance/undisclosed-interest"].map(|r| of(&found, r).len());
    assert_eq!(ties.iter().sum::<usize>(), 1, "{found:#?}");
    let found = findings(&packs, "---\nauthor: owner\n---\n# 旺角花店\n\n放工路過發現一間隱世花店，呢間店下次再嚟。\n");
    let voices = ["compliance/customer-voice", "compliance/fabricated-voice"].map(|r| of(&found, r).len());
    assert_eq!(voices.iter().sum::<usize>(), 1, "{found:#?}");
}

#[test]
fn an_unknown_writer_is_not_judged() {
    let packs = Packs::built_in();
    let found = findings(&packs, "---\nsponsored: true\n---\n# 上環咖啡店\n\n星期日去咗呢間店，多士夠脆，下次再嚟。\n");
    assert!(of(&found, "compliance/undisclosed-tie").is_empty() && of(&found, "compliance/customer-voice").is_empty());
}

#[test]
fn bare_numbers_are_prices_only_behind_a_word_for_one() {
    let packs = Packs::built_in();
    let texts = |draft: &str| {
        let found = findings(&packs, &format!("# 上環\n\n{draft}\n"));
        let bare = of(&found, "compliance/price-without-currency");
        bare.iter()
            .map(|f| format!("# 上環\n\n{draft}\n")[f.span.map_or(0..0, Span::range)].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts("人均大約 120，價錢：48，收48"), ["120", "48", "48"]);
    assert_eq!(texts("賣 88 一份，收費 300 起"), ["88", "300"]);
    for innocent in [
        "收 48 個學生",
        "人均 40 分鐘",
        "賣 30 份",
        "人均100-150元",
        "價格 8 折",
        "賣咗 3 年",
        "只售 11:00-14:00",
        "價錢：7/10",
        "人均128RMB",
    ] {
        assert_eq!(texts(innocent), [""; 0], "{innocent}");
    }
}
