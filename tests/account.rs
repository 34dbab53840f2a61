//! `account`, from outside: formats, exit codes, bad input, and what holds of any notes.

use advise::account::{Account, data, read};
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::{Draft, Meta, Record, Source};
use advise::pack::Packs;
use advise::report::account::{Shown, html::html, json::json, markdown::markdown, table::table};
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fn advise(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_advise"));
    command.current_dir(dir).arg("account").args(args).arg("--isolated").stdin(Stdio::null()).output().unwrap()
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn one_screen_in_each_language() {
    for shop in ["examples/accounts/cafe", "examples/accounts/nails"] {
        for (_, lang) in Lang::ALL {
            let output = advise(here(), &[shop, "--lang", lang, "--fail-on", "never"]);
            let shown = text(&output.stdout);
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            assert!(shown.lines().count() <= 40, "{shop} {lang}: {}\n{shown}", shown.lines().count());
            assert!(
                shown.contains("advise brief --district") && !shown.replace("account.html", "").contains("account."),
                "{shown}"
            );
        }
    }
}

#[test]
fn the_exit_code_follows_fail_on() {
    let of = |level: &str| advise(here(), &["examples/accounts/cafe", "--fail-on", level]).status.code();
    assert_eq!((of("error"), of("hint"), of("never")), (Some(1), Some(1), Some(0)));
}

#[test]
fn json_names_the_notes_behind_everything() {
    let output = advise(here(), &["examples/accounts/nails", "--format", "json", "--fail-on", "never"]);
    let out: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(out["schema"], "advise.account/1");
    assert_eq!((&out["district"], &out["category"]), (&"yau-tsim-mong".into(), &"nail".into()));
    let name = |place: &Value| {
        let place = usize::try_from(place.as_u64().unwrap()).unwrap();
        out["notes"][place]["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
    };
    let competing = &out["cannibalising"][0];
    let notes: Vec<String> = competing["notes"].as_array().unwrap().iter().map(name).collect();
    assert_eq!(notes, ["2025-12-27-gel-aftercare-three-things.md", "2026-09-25-why-hers-last-longer.md"]);
    assert_eq!((&competing["query"], &competing["pillar"]), (&"gel甲保養".into(), &"how-to".into()));
    assert_eq!(name(&out["trust"]["undisclosed"][0]["note"]), "2026-06-25-glossy-or-matte-top-coat.md");
    assert_eq!(out["rhythm"]["gaps"][0]["days"], 45);
    assert_eq!(out["pillars"]["missing"], serde_json::json!(["origin", "neighbourhood", "improving"]));
}

#[test]
fn a_note_can_put_nothing_into_the_page() {
    let dir = tempfile::tempdir().unwrap();
    let record = serde_json::json!({
        "date": "2026-01-02",
        "title": "<script>alert(1)</script> & \"上環\"",
        "body": "<img src=x onerror=alert(2)> 上環咖啡店朝早七點開門，收舖之後我哋煲糖。</section></html>",
    });
    std::fs::write(dir.path().join("a.ndjson"), format!("{record}\n")).unwrap();
    let page = text(&advise(dir.path(), &["a.ndjson", "--format", "html", "--fail-on", "never"]).stdout);
    assert!(page.contains("&#60;script&#62;") || page.contains("&lt;script&gt;"), "{page}");
    for tag in ["<script", "<img", "onerror=\"", "http://", "https://"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert_eq!(page.matches("</section>").count(), page.matches("<section>").count());
    let markdown = text(&advise(dir.path(), &["a.ndjson", "--format", "markdown", "--fail-on", "never"]).stdout);
    assert!(markdown.contains("\\<script\\>") && !markdown.replace("\\<", "").contains('<'), "{markdown}");
}

#[test]
fn tables_and_records_are_read_alike() {
    let dir = tempfile::tempdir().unwrap();
    let body = "由港鐵A2出口行八分鐘到，星期一休息，收八達通同現金。";
    std::fs::write(dir.path().join("a.csv"), format!("標題,正文,發佈時間\n上環咖啡店點去,{body},25/3/2026\n")).unwrap();
    let record = serde_json::json!({"title": "上環咖啡店點去", "body": body, "date": "2026-03-25"});
    std::fs::write(dir.path().join("a.ndjson"), format!("{record}\n")).unwrap();
    let of = |file: &str| {
        let output = advise(dir.path(), &[file, "--format", "json", "--fail-on", "never"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let mut out: Value = serde_json::from_slice(&output.stdout).unwrap();
        out["notes"][0]["path"] = Value::Null;
        out
    };
    let table = of("a.csv");
    assert_eq!(table, of("a.ndjson"));
    assert_eq!(table["notes"][0]["date"], "2026-03-25");
    let answered = |id: &str| table["questions"]["answered"].as_array().unwrap().iter().any(|q| q["id"] == id);
    assert!(answered("payment") && answered("way") && !answered("parking"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_counts() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.ndjson"), "{\"title\":\"a\",\"body\":\"上環咖啡店\"}\nno json\n").unwrap();
    std::fs::write(dir.path().join("b.csv"), "x,y\n1,2\n").unwrap();
    let output = advise(dir.path(), &["a.ndjson", "b.csv", "gone.md", "--lang", "en", "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(2));
    let (said, shown) = (text(&output.stderr), text(&output.stdout));
    for line in
        ["a.ndjson#2: ", "b.csv: no column with the text found. The columns are: x, y", "--map body=", "gone.md: "]
    {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(shown.contains("Notes: 1;") && shown.contains("could not be read: 3"), "{shown}");
    assert_eq!(advise(dir.path(), &[]).status.code(), Some(2));
    assert_eq!(advise(dir.path(), &["a.ndjson", "--category", "no-such"]).status.code(), Some(2));
}

/// Each gets its own line, says how to mend it, and loses nothing of what can be read.
#[test]
fn bad_tables_are_told() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes).unwrap();
    put("header.csv", "標題,內文\n".as_bytes());
    put("empty.csv", b"");
    put("quote.csv", "內文\n\"冇收口\n朝早七點開門\n".as_bytes());
    put("broken.xlsx", b"PK\x03\x04\0\0\0\0");
    put("text.xlsx", b"no workbook");
    put("rows.csv", "標題,內文\n,\n早晨,朝早七點開門\n,,\n".as_bytes());
    let cell = "朝早七點開門，等位十分鐘。".repeat(1300);
    assert!(cell.len() > 50_000);
    put("cell.csv", format!("標題,內文\n長,\"{cell}\"\n短,=cmd|'/c calc'!A1\n").as_bytes());
    for (name, wanted) in [
        ("header.csv", "there is a header and nothing under it"),
        ("empty.csv", "the file is empty"),
        ("quote.csv", "never closed"),
        ("broken.xlsx", "damaged"),
        ("text.xlsx", "not a real XLSX"),
    ] {
        let output = advise(dir.path(), &[name, "--lang", "en"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said.starts_with(name) && said.contains(wanted) && said.lines().count() == 1, "{said}");
    }
    for (name, notes) in [("rows.csv", 1), ("cell.csv", 2)] {
        let output = advise(dir.path(), &[name, "--format", "json", "--fail-on", "never"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let out: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(out["notes"].as_array().unwrap().len(), notes);
    }
}

/// Of many rows that cannot be read a few are named, and the rest counted.
#[test]
fn many_empty_rows_are_a_few_lines() {
    let dir = tempfile::tempdir().unwrap();
    let rows: String = (0..500).map(|i| if i % 2 == 0 { "{}\n" } else { "{\"body\":\"朝早七點開門\"}\n" }).collect();
    std::fs::write(dir.path().join("a.ndjson"), rows).unwrap();
    for format in ["table", "html", "markdown"] {
        let output = advise(dir.path(), &["a.ndjson", "--format", format, "--lang", "en", "--fail-on", "never"]);
        assert_eq!(output.status.code(), Some(2));
        let said = if format == "table" { text(&output.stderr) } else { text(&output.stdout) };
        assert!(said.contains("245 more could not be read"), "{format}: {said}");
        assert!(format != "table" || said.lines().count() == 6, "{said}");
    }
}

/// A shop whose place nobody knows is told no places to be found by, but how to name its own.
#[test]
fn without_a_place_there_are_words_of_the_trade_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.md"), "# 粵菜館\n\n今日蒸魚，老火湯有得飲。").unwrap();
    let shown =
        text(&advise(dir.path(), &["a.md", "--category", "cantonese", "--lang", "en", "--fail-on", "never"]).stdout);
    assert!(shown.contains("add --district") && shown.contains("Search:"), "{shown}");
    let json = advise(dir.path(), &["a.md", "--category", "cantonese", "--format", "json", "--fail-on", "never"]);
    let out: Value = serde_json::from_slice(&json.stdout).unwrap();
    let queries: Vec<&str> =
        out["keywords"]["queries"].as_array().unwrap().iter().map(|q| q["query"].as_str().unwrap()).collect();
    assert!(!queries.is_empty() && !queries.contains(&"中環"), "{queries:?}");
}

#[test]
fn notes_without_dates_one_note_and_several_shops_are_told() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.md"), "# 上環咖啡店\n\n我哋朝早七點開門。").unwrap();
    let one = text(&advise(dir.path(), &["a.md", "--lang", "en", "--fail-on", "never"]).stdout);
    assert!(one.contains("one note only") && one.contains("have no dates"), "{one}");
    let both = advise(here(), &["examples/accounts", "--lang", "en", "--fail-on", "never"]);
    assert!(text(&both.stdout).contains("several districts or trades"), "{}", text(&both.stdout));
}

#[test]
fn what_the_profile_answers_is_told_as_such() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.md"), "# 上環咖啡店\n\n我哋朝早七點開門。").unwrap();
    let settings = "[shop]\ndistrict = \"central-and-western\"\ncategory = \"cafe\"\n[[shop.faq]]\nq = \"有冇得泊車？\"\na = \"對面商場停車場\"\n";
    std::fs::write(dir.path().join("advise.toml"), settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_advise"));
    let output = command.current_dir(dir.path()).args(["account", "a.md", "--format", "json"]).output().unwrap();
    let out: Value = serde_json::from_slice(&output.stdout).unwrap();
    let open = out["questions"]["open"].as_array().unwrap();
    let parking = open.iter().find(|q| q["id"] == "parking").unwrap();
    assert_eq!(parking["profile"], "對面商場停車場");
}

#[test]
fn a_report_takes_the_place_of_no_note() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.csv");
    std::fs::write(&path, "正文\n上環咖啡店\n").unwrap();
    let output = advise(dir.path(), &["a.csv", "--output", "a.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(path).unwrap(), "正文\n上環咖啡店\n");
}

/// Two thousand notes, of which each tenth is said again: all are read, and the repetitions are found.
#[test]
fn many_notes_are_one_account() {
    let dir = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    let words = ["朝早", "落雨", "磨豆", "收舖", "街坊", "斜路", "焗爐", "檸檬", "木枱", "舊瓷", "黑板", "窗邊"];
    for i in 0..2000_usize {
        let n = if i % 10 == 0 { 7 } else { i };
        let body: String = (0..24).map(|k| words[(n * 7 + k * k * (n % 13 + 1) + n / 12 * k) % words.len()]).collect();
        let _ = writeln!(lines, "{}", serde_json::json!({"id": i, "title": format!("第{i}篇"), "body": body}));
    }
    std::fs::write(dir.path().join("a.ndjson"), lines).unwrap();
    let output = advise(dir.path(), &["a.ndjson", "--format", "json", "--fail-on", "never"]);
    let out: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(out["notes"].as_array().unwrap().len(), 2000);
    let groups = out["repetition"]["duplicates"].as_array().unwrap();
    assert!(groups.iter().any(|g| g["notes"].as_array().unwrap().len() >= 200), "{}", groups.len());
}

const PIECES: &[&str] = &[
    "上環咖啡店",
    "點解叫「半斜」",
    "A2出口行八分鐘",
    "HK$48",
    "！！！",
    "買一送一",
    "千祈唔好過水",
    "街坊",
    "#上環",
    "\n",
    "？",
    "可唔可以帶狗",
    "<b>",
    "\u{202e}",
    "得同意先寫",
    "今年",
    "2026-01-02",
    "…",
    "|",
    "代理放低咗一套",
];

fn note() -> impl Strategy<Value = Source> {
    let text = || {
        let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
        prop::collection::vec(piece, 0..12).prop_map(|v| v.concat())
    };
    let date = prop::sample::select(&["", "2026-01-05", "2026-13-40", "1970-01-01", "2026-06-30"][..]);
    (text(), text(), date, any::<u16>()).prop_map(|(title, body, date, id)| {
        let meta = Meta { date: Some(date.to_owned()).filter(|d| !d.is_empty()), ..Meta::default() };
        let record = Record { title, body, tags: Vec::new(), meta };
        Source { path: format!("a#{id}"), id: None, draft: Draft::Record(Box::new(record)) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_notes_give_a_report_whatever_their_order(sources in prop::collection::vec(note(), 0..8)) {
        let (config, catalog) = (Config::default(), Catalog::new(Lang::ZhHk));
        let notes: Vec<_> = sources.iter().map(|s| read(s, &PACKS, &config, &catalog)).collect();
        let account = Account::of(notes.clone(), &PACKS, &config, Some(20_500));
        let shown = Shown { account: &account, failures: &[], packs: &PACKS, catalog: &catalog, name: None };
        let out: Value = serde_json::from_str(&json(shown).unwrap()).unwrap();
        let count = out["notes"].as_array().unwrap().len();
        prop_assert_eq!(count, sources.len());
        prop_assert!(!table(shown, 80, false, true).is_empty() && !markdown(shown).is_empty());
        prop_assert!(!html(shown).unwrap().contains("<b>"));
        for pillar in &account.pillars.list {
            prop_assert!(pillar.notes.iter().all(|(i, depth)| *i < count && (1..=3).contains(depth)));
        }
        prop_assert!(account.questions.answered.iter().all(|q| !q.notes.is_empty()));
        // Paths tell notes apart only where they differ.
        let mut paths: Vec<&str> = sources.iter().map(|s| s.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        if paths.len() == count {
            let turned = Account::of(notes.into_iter().rev().collect(), &PACKS, &config, Some(20_500));
            let shown = Shown { account: &turned, failures: &[], packs: &PACKS, catalog: &catalog, name: None };
            prop_assert_eq!(out, serde_json::from_str::<Value>(&json(shown).unwrap()).unwrap());
        }
    }
}

#[test]
fn the_pillars_are_eleven() {
    assert_eq!(data().pillars.len(), advise::account::PILLARS_COUNT);
}

#[test]
fn of_no_note_nothing_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_advise"));
    let output = command.current_dir(dir.path()).args(["account", "nope", "--isolated"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("nope"), "{output:?}");
}
