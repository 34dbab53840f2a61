//! Any text gives an answer, and how far one goes.

use super::{CATALOG, GUIDE, PACKS, first, versions};
use crate::config::Config;
use crate::note::Source;
use crate::write::rewrite::{Options, Rewriter};

#[test]
fn any_text_gives_an_answer() {
    for text in ["", "！", "#", "〔〕", "「", "$", "# \n\n$5", "A / / B // $3 /", "【】【", "1️⃣2️⃣", "…….", "\u{200b}"]
    {
        let _ = versions(text);
    }
    for text in [
        "# x\n\n大南街口，大南街2號地下，11:00-19:00",
        "# x\n\n星期日，大南街口 大南街2號",
        "# x\n\n逢星期一 11:00-19:00，星期二休",
    ] {
        let _ = versions(text);
    }
    let long = "我哋焗包，$18個。".repeat(2_000);
    let _ = versions(&long);
}

#[test]
fn more_than_a_note_holds_is_told() {
    let line = |watch: usize| format!("第{watch}隻錶換電芯收$60，要等十五分鐘，玻璃刮花就要留低三日先攞得。\n");
    let draft = format!("# 土瓜灣修錶\n{}", (1..=120).map(line).collect::<String>());
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    let outcome = rewriter.rewrite(&Source::text("draft.md", &draft));
    assert!(outcome.rewrites.is_empty());
    let reason = outcome.reason.unwrap_or_default();
    assert!(reason.contains("a note holds 1000"), "{reason}");
}

#[test]
fn a_draft_that_boasts_twice_does_not_stay_as_it_is() {
    let story = "去年十月，一位爸爸傳來女兒畫的恐龍，我做了兩次才成功。小妹妹看了很久，說：「多了一條腿。」我到今天還收着那條尾巴。";
    let text = format!(
        "# 觀塘蛋糕工作室：多了一條腿的恐龍\n\n{story}\n全港獨一無二的設計，絕無僅有！手快有手慢無。\n六吋HK$680起，須於十四日前預訂。"
    );
    let version = first(&text);
    assert!(!version.body.contains("獨一無二") && !version.body.contains("手快有"), "{}", version.body);
    assert!(version.body.contains("多了一條腿"), "{}", version.body);
}

#[test]
fn a_text_far_longer_than_a_note_is_checked_and_not_rewritten() {
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    let line = "改褲腳 $60，星期三休息。\n";
    let of = |bytes: usize| {
        let text = format!("# 上水裁縫\n\n{}", line.repeat(bytes / line.len()));
        rewriter.rewrite(&Source::text("draft.md", text))
    };
    let note = of(2 * crate::note::LONGEST);
    assert!(note.rewrites.is_empty() && note.reason.is_some_and(|r| r.contains("1000")));
    assert!(note.score > 0 && note.before.starts_with("上水裁縫\n\n改褲腳"));
    assert!(!of(200).rewrites.is_empty());
}
