//! `advise keywords` and `advise pack` as a shell sees them: what is printed, and with which exit code.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs `advise` in a folder without settings.
fn advise(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LANG")
        .output()
        .expect("advise starts")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    // The search for settings ends here.
    std::fs::create_dir(dir.path().join(".git")).expect("a folder");
    dir
}

fn json(dir: &Path, args: &[&str]) -> Value {
    let output = advise(dir, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
    serde_json::from_str(stdout(&output)).expect("JSON")
}

fn names<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().expect("a list").iter().filter_map(|k| k[key].as_str()).collect()
}

#[test]
fn a_shop_gets_ten_in_json() {
    let dir = folder();
    let out = json(dir.path(), &["keywords", "--district", "上環", "--category", "cafe", "--format", "json"]);
    assert_eq!(out["schema"], "advise.keywords/1");
    assert_eq!(out["district"], "central-and-western");
    assert_eq!(out["place"], "上環");
    assert_eq!(out["category"], "cafe");
    let ten = out["target"].as_array().expect("a list");
    assert_eq!(ten.len(), 10);
    assert_eq!(ten[0]["keyword"], "上環咖啡店");
    assert_eq!(ten[0]["hans"], "上环咖啡店");
    assert_eq!(ten[0]["en"], "Sheung Wan cafe");
    assert_eq!(ten.iter().filter(|k| k["reach"] == "head").count(), 4);
    for key in ["role", "importance", "why", "season", "pack", "origin", "forms"] {
        assert!(!ten[0][key].is_null(), "{key}");
    }
    assert!(ten[0]["notes"].is_null(), "no notes were looked at");
}

#[test]
fn a_query_in_any_script_is_taken_apart() {
    let dir = folder();
    for query in ["上環咖啡店", "上环咖啡厅", "Sheung Wan cafe"] {
        let out = json(dir.path(), &["keywords", query, "--format", "json"]);
        assert_eq!(out["place"], "上環", "{query}");
        assert_eq!(out["category"], "cafe", "{query}");
    }
    let out = json(dir.path(), &["keywords", "手冲", "--format", "json"]);
    assert!(names(&out["keywords"], "hant").contains(&"手沖咖啡"));
    let out = json(dir.path(), &["keywords", "手沖", "--format", "json", "--limit", "1"]);
    assert_eq!(out["keywords"].as_array().map(Vec::len), Some(1));
    assert!(out["total"].as_u64() > Some(1));
}

#[test]
fn nothing_found_is_no_failure() {
    let dir = folder();
    let output = advise(dir.path(), &["keywords", "手沖咖绯"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("手沖咖啡"), "{}", stderr(&output));
}

#[test]
fn csv_opens_in_excel() {
    let dir = folder();
    let output = advise(dir.path(), &["keywords", "上環咖啡店", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"\xef\xbb\xbfkeyword,"));
    let mut reader = csv::Reader::from_reader(&output.stdout[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    assert!(rows.len() > 20);
    assert_eq!(rows.iter().filter(|r| !r[12].is_empty()).count(), 10);
}

#[test]
fn unknown_names_exit_2_with_a_suggestion() {
    let dir = folder();
    for (args, near) in [
        (["keywords", "--district", "sheung-wam"].as_slice(), "sheung-wan"),
        (&["keywords", "--category", "caffe"], "cafe"),
        (&["keywords", "--season", "13"], "--season"),
        (&["pack", "show", "caffe"], "cafe"),
    ] {
        let output = advise(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(near), "{args:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn notes_tell_what_is_still_to_write() {
    let dir = folder();
    let notes = dir.path().join("notes");
    std::fs::create_dir(&notes).expect("a folder");
    std::fs::write(notes.join("a.md"), "# 上環手沖慢慢飲\n\n朝早七點開門。\n\n#上環咖啡店\n").expect("a note");
    let args = ["keywords", "上環咖啡店", "--notes", "notes", "--format", "json"];
    let out = json(dir.path(), &args);
    let of = |name: &str| {
        let row = out["target"].as_array().and_then(|t| t.iter().find(|k| k["keyword"] == name));
        row.map(|k| names_of(&k["notes"]))
    };
    assert_eq!(of("上環咖啡店"), Some(vec!["notes/a.md".to_owned()]));
    assert_eq!(of("上環手沖咖啡"), Some(vec!["notes/a.md".to_owned()]));
    assert_eq!(of("上環早午餐"), Some(Vec::new()));
    let table = advise(dir.path(), &args[..4]);
    assert!(stdout(&table).contains("未有筆記寫：上環早午餐"), "{}", stdout(&table));
    assert_eq!(advise(dir.path(), &["keywords", "--notes", "nowhere"]).status.code(), Some(2));
}

/// Two shops and a folder above them: each note is read by the settings of its own shop, and the list is the first one's.
#[test]
fn notes_are_read_by_the_settings_of_their_own_folder() {
    let dir = folder();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    };
    let note = "# 星期日開門\n\n今日沖咗三壺，手沖咖啡要等六分鐘。\n";
    write("advise.toml", "[shop]\ndistrict = \"旺角\"\ncategory = \"nail\"\n");
    write("one/advise.toml", "[shop]\nplace = \"上環\"\ncategory = \"cafe\"\n[check]\nkeywords = [\"上環手沖咖啡\"]\n");
    write("one/a.md", note);
    write("two/advise.toml", "[shop]\nplace = \"中環\"\ncategory = \"bakery\"\n[files]\nexclude = [\"old\"]\n");
    write("two/a.md", note);
    write("two/old/b.md", "# 上環手沖咖啡\n");
    let of = |out: &Value| {
        let row = ["target", "keywords"].iter().filter_map(|l| out[l].as_array()).flatten();
        row.clone().find(|k| k["keyword"] == "上環手沖咖啡").map(|k| names_of(&k["notes"]))
    };
    let ask = |more: &[&str]| json(dir.path(), &[&["keywords", "--format", "json"], more].concat());
    let out = ask(&["--notes", "one", "--notes", "two"]);
    assert_eq!(out["category"], "cafe", "the shop of the first notes");
    assert_eq!(of(&out), Some(vec!["one/a.md".to_owned()]), "a word of the one shop is none of the other");
    let out = ask(&["上環咖啡店", "--notes", "two"]);
    assert_eq!(of(&out), Some(Vec::new()), "what its shop leaves out is not read");
    assert_eq!(ask(&[])["category"], "nail", "without notes, the folder that one stands in");
    // Notes of nobody: the list is still for the shop whose folder it is asked in.
    let elsewhere = folder();
    std::fs::write(elsewhere.path().join("a.md"), note).expect("written");
    let elsewhere = elsewhere.path().to_str().expect("a name");
    assert_eq!(ask(&["--notes", elsewhere])["category"], "nail");
}

fn names_of(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

#[test]
fn settings_name_the_shop() {
    let dir = folder();
    std::fs::write(dir.path().join("advise.toml"), "[shop]\ndistrict = \"旺角\"\ncategory = \"nail\"\n")
        .expect("settings");
    let out = json(dir.path(), &["keywords", "--format", "json"]);
    assert_eq!(out["category"], "nail");
    assert!(names(&out["target"], "keyword")[0].starts_with("旺角"));
    // A word is looked for everywhere.
    let out = json(dir.path(), &["keywords", "手沖", "--format", "json"]);
    assert!(names(&out["keywords"], "keyword").contains(&"手沖咖啡"));
}

#[test]
fn a_new_pack_wants_only_to_be_filled_in() {
    let dir = folder();
    for (flag, id, path) in
        [("--category", "board-game", "packs/categories"), ("--district", "sham-tseng", "packs/districts")]
    {
        let file = dir.path().join(path).join(format!("{id}.toml"));
        assert_eq!(advise(dir.path(), &["pack", "new", flag, id]).status.code(), Some(0));
        let again = advise(dir.path(), &["pack", "new", flag, id]);
        assert_eq!(again.status.code(), Some(2));
        let text = std::fs::read_to_string(&file).expect("the new pack");
        let output = advise(dir.path(), &["pack", "check", "packs", "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
        for line in stdout(&output).lines() {
            assert!(["name", "reason", "entries"].iter().any(|w| line.contains(w)), "{line}");
        }
        let filled = fill(&text);
        std::fs::write(&file, filled).expect("written");
        let output = advise(dir.path(), &["pack", "check", "packs"]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    }
    assert_eq!(advise(dir.path(), &["pack", "check", "packs", "--fail-on", "warning"]).status.code(), Some(1));
    assert_eq!(advise(dir.path(), &["pack", "new", "--category", "../x"]).status.code(), Some(2));
    assert_eq!(advise(dir.path(), &["pack", "new"]).status.code(), Some(2));
}

/// Fills every blank with a name of its own.
fn fill(text: &str) -> String {
    let mut filled = String::new();
    for (i, line) in text.lines().enumerate() {
        let n = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"][i % 8];
        let line = line
            .replace(
                "{ zh-HK = \"\", zh-CN = \"\", en = \"\" }",
                &format!("{{ zh-HK = \"{n}試詞\", zh-CN = \"{n}试词\", en = \"test {i}\" }}"),
            )
            .replace("why = \"\"", "why = \"試\"");
        filled.push_str(&line);
        filled.push('\n');
    }
    filled
}

#[test]
fn own_packs_take_the_place_of_built_in_ones() {
    let dir = folder();
    assert_eq!(advise(dir.path(), &["pack", "new", "--category", "cafe", "mine"]).status.code(), Some(0));
    let file: PathBuf = dir.path().join("mine/categories/cafe.toml");
    let text = std::fs::read_to_string(&file).expect("a copy");
    assert!(text.contains("手沖咖啡"), "the built-in pack is what to start from");
    std::fs::write(&file, text.replacen("zh-HK = \"咖啡店\"", "zh-HK = \"齋啡店\"", 1)).expect("written");
    let args = ["keywords", "--packs", "mine", "--district", "上環", "--category", "cafe", "--format", "json"];
    let out = json(dir.path(), &args);
    assert_eq!(out["target"][0]["keyword"], "上環齋啡店");
    assert_eq!(out["target"][0]["origin"], "user");
    let list = advise(dir.path(), &["pack", "list", "--packs", "mine"]);
    let line = stdout(&list).lines().find(|l| l.starts_with("category/cafe ")).expect("listed");
    assert!(line.contains("自己嘅"), "{line}");
    let page = advise(dir.path(), &["pack", "show", "cafe", "--packs", "mine"]);
    assert!(stdout(&page).contains("mine/categories/cafe.toml") && stdout(&page).contains("手沖咖啡"));
}

#[test]
fn packs_are_listed_shown_and_checked() {
    let dir = folder();
    let list = advise(dir.path(), &["pack", "list"]);
    assert_eq!(list.status.code(), Some(0));
    assert!(stdout(&list).lines().count() > 60);
    for id in ["cafe", "category/cafe", "咖啡店", "上環", "wan-chai"] {
        let page = advise(dir.path(), &["pack", "show", id]);
        assert_eq!(page.status.code(), Some(0), "{id}");
        assert!(stdout(&page).contains("行"), "{id}");
    }
    let check = advise(dir.path(), &["pack", "check"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
    assert_eq!(advise(dir.path(), &["pack", "check", "nowhere"]).status.code(), Some(2));
}
