//! The rules' own drafts, and what their fixes do.

use crate::check;
use crate::config::Config;
use crate::fix::{Applicability, apply};
use crate::note::Source;
use crate::note::TITLE_LIMIT;
use crate::pack::Packs;
use crate::rules::tests::{drafts, findings, of};
use crate::text::units;

fn fixed(packs: &Packs, draft: &str, required: Applicability) -> String {
    apply(draft, findings(packs, draft).iter().flat_map(|f| &f.fixes), required).0
}

#[test]
fn safe_fixes_settle_after_one_round_and_keep_the_score() {
    let packs = Packs::built_in();
    let own = drafts("format/").into_iter();
    let tricky = [
        "# 上環\u{200b}咖啡店ＡＢ\n\n好飲,好食!值得ｺｰﾋｰ。Ｄ#上環咖啡\u{2060}店\n\n\u{200b}# 唔係標題\n",
        "標題,又係標題!上環咖啡店旺角觀塘又一城\n\n人均１２０蚊，三,四個人啱坐,五.六月休息\n",
        "# \u{202e}\n\n正文\n= \u{200b}\n",
        "ﾃｽﾄ\u{202e}A ﾃ\u{200b}ｽ 🔥\u{200b}🔥\u{2060}🔥 GRAND\u{200b} OPENING\n\n好,好\n",
        "<!-- advise: ignore hard-sell/urgency -->ＡＢＣ上環\ntitle: 上環[連結](https://a.example)試咗六次先成功，頭三次苦到飲唔落ＡＢＣ１２３\n上環\n",
        "上環咖啡店\n<!-- # \u{202e}ＡＢＣ１２３V\u{200b}X",
        "# a\n\nnail\u{200b}art 同 cafe\u{200b}好 `code\u{200b}` [x\u{200b}](y) #話\u{200b}題\u{2060}呀\n",
    ];
    for draft in own.chain(tricky.map(str::to_owned)) {
        let draft = draft.as_str();
        let once = fixed(&packs, draft, Applicability::Safe);
        assert_eq!(fixed(&packs, &once, Applicability::Safe), once, "{draft}");
        let report = |text: &str| check(&Source::text("t.md", text), &packs, &Config::default());
        let (before, after) = (report(draft), report(&once));
        assert!(after.outcome.score.total >= before.outcome.score.total, "{draft}\n{once}");
        assert!(after.outcome.findings.len() <= before.outcome.findings.len(), "{draft}\n{once}");
        let names = |r: &crate::check::Report| r.note.topics.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
        assert_eq!(names(&before), names(&after), "{draft}\n{once}");
    }
}

#[test]
fn widths_are_mended_without_touching_amounts() {
    let packs = Packs::built_in();
    let safe = |draft: &str| fixed(&packs, draft, Applicability::Safe);
    assert_eq!(safe("# 上環\n\n一杯ＨＫ＄４８,唔包ｶﾚｰ飯。\n"), "# 上環\n\n一杯HK＄48,唔包カレー飯。\n");
    assert_eq!(safe("# 上環\n\n好飲,真係!試下?\n"), "# 上環\n\n好飲，真係！試下?\n");
    assert_eq!(safe("# 上環\n\n二,三千人睇過，三.五折冇喇。\n"), "# 上環\n\n二,三千人睇過，三.五折冇喇。\n");
    let full = format!("# {},好a\n\n早。\n", "字".repeat(TITLE_LIMIT as usize - 2));
    assert_eq!(units::units(full.lines().next().unwrap_or_default().trim_start_matches("# ")), TITLE_LIMIT);
    assert_eq!(safe(&full), full);
}

#[test]
fn markdown_goes_and_words_stay() {
    let packs = Packs::built_in();
    let draft = "# 上環\n\n## 點嚟\n\n> 講真\n\n**朝早七點**，***唔使***訂，2**3**4\n";
    assert_eq!(fixed(&packs, draft, Applicability::Unsafe), "# 上環\n\n點嚟\n\n講真\n\n朝早七點，唔使訂，2**3**4\n");
    assert_eq!(of(&findings(&packs, draft), "format/markdown-shown").len(), 4);
}

#[test]
fn the_body_is_measured_in_two_ways() {
    let packs = Packs::built_in();
    let body = |text: String| {
        let found = findings(&packs, &format!("# 上環\n\n{text}\n"));
        of(&found, "format/body-too-long").first().map(|f| (f.cost, f.message.clone()))
    };
    assert_eq!(body("字字\n".repeat(300)), None);
    assert!(body("字".repeat(960)).is_some_and(|(cost, m)| cost < 2.0 && m.contains("960")));
    assert!(body("字".repeat(1001)).is_some_and(|(cost, _)| cost > 2.0));
    assert!(body("a b ".repeat(260)).is_some_and(|(cost, m)| cost < 2.0 && m.contains("1039")));
}

#[test]
fn a_long_title_points_at_what_is_over() {
    let packs = Packs::built_in();
    let draft = format!("# {}多咗\n\n早。\n", "字".repeat(20));
    let found = findings(&packs, &draft);
    let span = of(&found, "format/title-too-long").first().and_then(|f| f.span);
    assert_eq!(span.map(|s| &draft[s.range()]), Some("多咗"));
}

#[test]
fn what_people_write_on_purpose_is_left_alone() {
    let packs = Packs::built_in();
    for (rule, draft) in [
        ("format/markdown-shown", "# 上環\n\n糖水好正~~今日~~仲熱，魚湯餃[淨餃]($27)，(´▽`)ノ 落雨 (´▽`)\n"),
        ("format/broken-topic", "# 上環\n\n#雲龍炒飯# 我最鍾意，#牛肉粒# 一般\n"),
        ("format/zero-width", "# 上環\n\n搖頭🙂\u{200d}↔\u{fe0f}，葛\u{e0100}城，سلام\u{200c}ها\n"),
        ("format/odd-width", "# 上環\n\nA4紙,B5紙，二,三人，3.5折!(ﾟ∀ﾟ)\n"),
    ] {
        assert!(of(&findings(&packs, draft), rule).is_empty(), "{rule}: {draft}");
    }
}
