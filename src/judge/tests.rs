//! What a second opinion changes. Whether it is right is measured in rounds (`tests/data/rounds`), not here.

use super::Letters;
use super::model::{self, Border};
use super::stretch::{clause, stretches};
use crate::check;
use crate::config::Config;
use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::rules::{self, READS_LIKE_BREACH, READS_LIKE_FLYER};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// A warning about an offer that nobody should take.
const WARNED: &str = "有人招刷單，話幫舖頭寫好評日結，呢啲唔好做。";
/// What nobody could take for a breach.
const HONEST: &str = "桌上嘅碼掃開係英文餐牌，落單都係同阿姨講，佢會寫喺紙度。";
/// A boast that holds no row's words.
const BOAST: &str = "洗車嚟講，全行都排喺我哋後面，行家見到都要收檔";

fn findings(packs: &Packs, text: &str) -> Vec<Finding> {
    check(&Source::text("draft.md", text), packs, &Config::default()).outcome.findings
}

/// The rules of a text that are graver than a hint.
fn charges(packs: &Packs, text: &str) -> Vec<String> {
    findings(packs, text).iter().filter(|f| super::is_charge(f)).map(|f| f.rule.clone()).collect()
}

fn with<T>(text: &str, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let config = Config::default();
    let catalog = Catalog::new(config.lang);
    let reading = Reading::new(&Source::text("draft.md", text), &PACKS, &config);
    ask(&reading.context(&PACKS, &config, &catalog))
}

#[test]
fn nothing_is_nothing() {
    for text in ["", "\n\n\n", "？！", "#上環 #咖啡"] {
        assert!(charges(&PACKS, text).is_empty(), "{text:?}");
    }
}

#[test]
fn what_a_row_finds_on_an_innocent_line_is_a_hint() {
    let is_grave = |f: &Finding| f.row.as_deref() == Some("made-up-reviews") && f.severity > Severity::Hint;
    assert!(with(WARNED, |cx| rules::findings(cx).iter().any(is_grave)), "no row finds anything to doubt");
    let told = findings(&PACKS, WARNED);
    let hint = told.iter().find(|f| f.row.as_deref() == Some("made-up-reviews")).map(|f| (f.severity, f.cost));
    assert_eq!(hint, Some((Severity::Hint, 1.0)));
}

#[test]
fn what_a_users_own_rule_finds_stays_as_she_wants_it() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("phrases/compliance")).unwrap();
    let texts = |key: &str| format!("[{key}]\nzh-HK = \"店規\"\nzh-CN = \"店规\"\nen = \"house rule\"\n");
    let rule = format!(
        "rule = \"compliance/no-such-word\"\nseverity = \"warning\"\nbasis = \"style\"\n{}{}{}\
         [[row]]\nid = \"word\"\nany = [\"英文餐牌\"]\nbad = [\"講英文餐牌\"]\ngood = [\"講天氣\"]\n",
        texts("message"),
        texts("why"),
        texts("advice")
    );
    std::fs::write(dir.path().join("phrases/compliance/no-such-word.toml"), rule).unwrap();
    let packs = crate::reading::imports::load(&[dir.path().to_owned()]).unwrap();
    let opinion = with(HONEST, |cx| super::opinion(cx, &Letters::of(cx), &stretches(cx)[0].folded));
    assert!(opinion < model::border(Border::Innocent), "nothing would be made a hint here");
    assert_eq!(charges(&packs, HONEST), ["compliance/no-such-word"]);
}

#[test]
fn a_line_is_pointed_at_and_a_title_is_not() {
    assert_eq!(charges(&PACKS, BOAST), [READS_LIKE_BREACH]);
    let title = format!("# {BOAST}\n\n今朝落雨，得三架車。\n");
    assert!(!charges(&PACKS, &title).iter().any(|rule| rule == READS_LIKE_BREACH));
}

#[test]
fn a_posing_shop_is_told_where_one_knows_who_writes() {
    let posing = |author: &str| format!("{author}今日無意中行過呢間寶藏小店，嗰碟意粉好食到我想收埋佢！");
    let is_told = |text: &str| charges(&PACKS, text).iter().any(|rule| rule == READS_LIKE_BREACH);
    assert!(!is_told(&posing("")));
    let kinds: Vec<&str> = super::KINDS.iter().filter(|k| k.needs_author).map(|k| k.variant).collect();
    assert_eq!(kinds, ["tie", "voice"]);
}

#[test]
fn the_longer_a_note_the_surer_an_opinion_must_be() {
    let farther = |stretches| super::farther(stretches, super::FARTHER);
    assert!(farther(1) < farther(8) && super::farther(8, super::CLUSTERED) < farther(8));
    assert!((farther(0) - farther(1)).abs() < f32::EPSILON);
}

#[test]
fn who_breaks_one_rule_is_believed_to_break_others() {
    let rest = "今朝落雨，得三架車。\n洗一架要四十分鐘。\n兩個人做。\n舖頭喺大埔。";
    let lines = |first: &str| format!("{first}\n{BOAST}\n{rest}");
    let is_pointed_at = |text: &str| charges(&PACKS, text).iter().any(|rule| rule == READS_LIKE_BREACH);
    assert!(is_pointed_at(&lines("加微信 carwash_88 訂位")));
    assert!(!is_pointed_at(&lines("星期三休息")));
    // Not where a price stands in the line.
    let priced = lines("加微信 carwash_88 訂位").replace(BOAST, &format!("{BOAST}，洗車$120"));
    assert!(!is_pointed_at(&priced));
}

#[test]
fn an_opinion_is_a_rule_of_thumb() {
    for id in [READS_LIKE_BREACH, READS_LIKE_FLYER] {
        let rule = PACKS.index.rule(id).expect("a rule of the house");
        assert_eq!((rule.severity, rule.source.is_none()), (Severity::Warning, true), "{id}");
    }
}

#[test]
fn a_stretch_is_a_line_or_a_part_of_a_long_one() {
    let cut = |text: &str| {
        with(text, |cx| {
            let all = stretches(cx).into_iter();
            all.map(|s| (cx.note.text[s.original].to_owned(), s.is_title)).collect::<Vec<_>>()
        })
    };
    let own = |text: &str, is_title| (text.to_owned(), is_title);
    assert_eq!(
        cut("# 修錶\n\n今朝落雨。冇人嚟！\n聽日休息\n\n#大埔修錶"),
        [own("修錶", true), own("今朝落雨。冇人嚟", false), own("聽日休息", false)]
    );
    let long = "今朝換咗十二粒電芯。".repeat(30);
    let parts = cut(&long);
    assert!(parts.len() > 1 && parts.iter().all(|(text, _)| text.len() <= 360), "{parts:?}");
}

#[test]
fn a_clause_ends_at_commas() {
    let text = "今朝落雨，全港最平，聽日休息。";
    let at = text.find("最平").unwrap();
    with(text, |cx| {
        let span = cx.span(at..at + "最平".len()).unwrap();
        assert_eq!(cx.view.original(clause(cx, span)), text.find("全港").unwrap()..at + "最平".len());
    });
}
