//! `verify`: what it finds in pairs of our own, and what holds of any two texts; `changes.rs` has drafts that a machine has changed.

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::write::verify::{Side, compare};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fn side(body: &str) -> Side {
    let record = Record { body: body.to_owned(), ..Record::default() };
    let source = Source { path: "a".into(), id: None, draft: Draft::Record(Box::new(record)) };
    Side::new(&source, &PACKS, &Config::default())
}

fn pairs() -> Vec<Value> {
    rows(include_str!("data/verify/pairs.jsonl"))
}

fn rows(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn drafts() -> Vec<String> {
    let mut out: Vec<String> = pairs().iter().map(|p| p["draft"].as_str().unwrap().to_owned()).collect();
    out.dedup();
    out
}

/// The figures that the pairs reach; their first ones stand in `tests/data/verify/README.md`.
#[test]
fn pairs_of_our_own() {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let more = [
        include_str!("data/verify/second.jsonl"),
        include_str!("data/verify/third.jsonl"),
        include_str!("data/verify/fourth.jsonl"),
        include_str!("data/verify/fifth.jsonl"),
    ];
    for pair in pairs().into_iter().chain(more.into_iter().flat_map(rows)) {
        let of = |key: &str| pair[key].as_str().unwrap();
        let found = compare(&side(of("draft")), &side(of("sentence")), None);
        let is_right = match of("label") {
            "faithful" => found.changed.is_empty(),
            "changed" => !found.changed.is_empty(),
            _ => !(found.changed.is_empty() && found.new.is_empty()),
        };
        let entry = counts.entry(of("label").to_owned()).or_default();
        *entry = (entry.0 + usize::from(is_right), entry.1 + 1);
    }
    for (label, least) in [("faithful", 95), ("changed", 87), ("invented", 98)] {
        let (right, all) = counts[label];
        assert!(right * 100 >= all * least, "{label}: {right} of {all}");
    }
}

#[test]
fn a_text_does_not_differ_from_itself() {
    for draft in drafts() {
        let read = side(&draft);
        let found = compare(&read, &read, None);
        assert_eq!((found.changed, found.new, found.lost), (vec![], vec![], vec![]), "{draft}");
    }
}

#[test]
fn a_version_in_another_language_is_said_to_be_one() {
    let draft = side("上環咖啡店，手沖 $48，星期三休息。");
    let found = compare(&draft, &side("A coffee shop. Pour over at $58, closed on Wednesdays."), None);
    assert!(found.is_translated && found.lost.is_empty());
    assert!(found.new.len() + found.changed.len() >= 1, "{found:?}");
    assert!(!compare(&draft, &draft, None).is_translated);
}

const PIECES: &[&str] = &[
    "手沖 $48",
    "朱古力 $52起",
    "大約三個工作天",
    "唔收訂位",
    "星期三休息",
    "10:00-20:00",
    "只限堂食",
    "，",
    "。",
    "\n",
    "：",
    "（",
    "）",
    "「",
    "」",
    "？",
    "〔幾點？〕",
    "標題：",
    "[10:32] Amy: ",
    "Sure! Here is the post:",
    "{\"title\": \"",
    "**",
    "📍",
    "1️⃣",
    "#手沖",
    "12月18日",
    "一共",
    "100",
    "e\u{301}",
    "\u{200d}",
    "\u{3000}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..14).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any two texts give an answer, the same one twice, whose spans slice the texts.
    #[test]
    fn any_two_texts_give_an_answer(draft in text(), version in text()) {
        let (draft, version) = (side(&draft), side(&version));
        let found = compare(&draft, &version, Some(&draft));
        prop_assert_eq!(&found, &compare(&draft, &version, Some(&draft)));
        let here = found.changed.iter().map(|c| &c.range).chain(found.new.iter().map(|n| &n.range)).chain(found.sourced.iter().map(|s| &s.range));
        for range in here {
            prop_assert!(version.text().get(range.clone()).is_some_and(|t| !t.is_empty()), "{:?}", range);
        }
        let there = found.changed.iter().map(|c| &c.at).chain(found.lost.iter().map(|l| &l.at)).chain(found.sourced.iter().map(|s| &s.at));
        for range in there {
            prop_assert!(draft.text().get(range.clone()).is_some(), "{:?}", range);
        }
        prop_assert!(found.sourced.len() <= found.clauses);
        prop_assert!(compare(&version, &version, None).changed.is_empty());
    }
}

/// Runs `advise verify ARGS` in a folder, with something on standard input.
fn run(folder: &std::path::Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_advise"))
        .arg("verify")
        .args(args)
        .arg("--isolated")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

const GIVEN: &str = "# 上水裁縫\n\n改褲腳 $60，改裙腰 $120 起。星期三休息。\n";

#[test]
fn exit_codes_say_what_was_found() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    at("draft.md", GIVEN);
    at("same.md", "# 上水裁縫\n\n改裙腰 $120 起，改褲腳 $60。星期三休息。\n");
    at("moved.md", "# 上水裁縫\n\n改褲腳 $120，星期三休息。\n");
    at("fewer.md", "# 上水裁縫\n\n改褲腳 $60。\n");
    at(
        "pairs.ndjson",
        "{\"id\":1,\"draft\":{\"body\":\"手沖 $48\"},\"version\":{\"body\":\"手沖 $48\"}}\n{\"id\":2,\"draft\":{\"body\":\"手沖 $48\"}}\n",
    );
    let never = ["--fail-on", "never"];
    for (args, input, code) in [
        (&["draft.md", "same.md"][..], "", 0),
        (&["draft.md", "draft.md"], "", 0),
        (&["draft.md", "moved.md"], "", 1),
        (&["draft.md", "fewer.md"], "", 0),
        (&["draft.md", "fewer.md", "--strict"], "", 1),
        (&["draft.md", "-"], "改褲腳 $90", 1),
        (&["-", "draft.md"], GIVEN, 0),
        (&["draft.md"], "", 2),
        (&["draft.md", "same.md", "fewer.md"], "", 2),
        (&["draft.md", "nowhere.md"], "", 2),
        (&["-", "-"], GIVEN, 2),
        (&[], "", 2),
        (&["pairs.ndjson"], "", 2),
        (&["draft.md", "pairs.ndjson"], "", 2),
        (&["draft.md", "-"], &"改褲腳 $60。\n".repeat(2500), 2),
    ] {
        let args: Vec<&str> = args.iter().copied().chain(never).collect();
        let done = run(place.path(), &args, input);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(code), "{args:?}: {said}{}", String::from_utf8_lossy(&done.stdout));
        assert_eq!(code == 2, !said.is_empty(), "{args:?}: {said}");
    }
    let breach = run(place.path(), &["draft.md", "-"], "改褲腳 $60，加微信 abc123 落單。");
    assert_eq!(breach.status.code(), Some(1));
}

#[test]
fn tables_speak_three_languages_and_quote_both_sides() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("draft.md"), GIVEN).unwrap();
    for lang in ["zh-HK", "zh-CN", "en"] {
        let done = run(
            place.path(),
            &["draft.md", "-", "--lang", lang, "--verbose"],
            "標題：裁縫\n正文：改褲腳 $120。獨家進口絲線。星期四休息。",
        );
        let shown = String::from_utf8(done.stdout).unwrap();
        for words in ["$120", "改褲腳 $60", "星期四", "星期三", "進口絲線"] {
            assert!(shown.contains(words), "{lang}: no {words} in {shown}");
        }
        assert!(!shown.contains("verify."), "{shown}");
    }
}

#[test]
fn json_is_one_object_whose_spans_count_title_and_body() {
    let place = tempfile::tempdir().unwrap();
    let row =
        r#"{"id":"a","draft":{"title":"裁縫","body":"改褲腳 $60"},"version":{"title":"裁縫","body":"改褲腳 $90"}}"#;
    std::fs::write(place.path().join("p.jsonl"), format!("{row}\n{row}\n")).unwrap();
    let done = run(place.path(), &["p.jsonl", "--format", "json"], "");
    let shown: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(shown["schema"], "advise.verify/1");
    let [one, two] = &shown["pairs"].as_array().unwrap()[..] else { panic!("{shown}") };
    assert_eq!((&one["changed"], &one["summary"]), (&two["changed"], &two["summary"]));
    let mark = &one["changed"][0];
    let (from, to) = (mark["span"]["start"].as_u64().unwrap(), mark["span"]["end"].as_u64().unwrap());
    assert_eq!(&"裁縫\n改褲腳 $90"[from as usize..to as usize], mark["text"].as_str().unwrap());
    assert_eq!(one["summary"]["changed"], 1);
}

/// Several versions of one draft in a file are each judged as if they stood alone.
#[test]
fn versions_of_one_draft_are_judged_alone() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = ["手沖$48一杯，堂食最低消費$30。", "星期三休息，外賣唔使預約。"];
    let versions = ["手沖$48一位。", "外賣最低消費$30。", "星期四休息。", "星期三休息。"];
    let line = |draft: &str, version: &str| {
        let side = |body: &str| serde_json::json!({"title": "", "body": body});
        serde_json::json!({"draft": side(draft), "version": side(version)}).to_string()
    };
    let lines: Vec<String> = versions.iter().flat_map(|v| drafts.iter().map(|d| line(d, v))).collect();
    let judged = |input: &str| -> Vec<Value> {
        let out = run(folder.path(), &["-", "--input-format", "ndjson", "--format", "json"], input);
        let all: Value = serde_json::from_slice(&out.stdout).unwrap();
        all["pairs"].as_array().unwrap().clone()
    };
    let without_path = |mut pair: Value| {
        for key in ["draft", "version", "id"] {
            pair.as_object_mut().unwrap().remove(key);
        }
        pair
    };
    let together: Vec<Value> = judged(&lines.join("\n")).into_iter().map(without_path).collect();
    let alone: Vec<Value> = lines.iter().flat_map(|l| judged(l)).map(without_path).collect();
    assert_eq!(together, alone);
    assert!(together.iter().any(|p| !p["changed"].as_array().unwrap().is_empty()));
}
