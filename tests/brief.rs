//! `advise brief`: what every trade gets, and what a shell sees. `INSTA_UPDATE=always cargo test --test all brief::` writes the
//! snapshots anew; read every one of them before it is committed.

use advise::check::check_with;
use advise::config::Config;
use advise::config::TargetWish;
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::note::Source;
use advise::note::{Draft, Meta, Record};
use advise::pack::Packs;
use advise::pack::guide::Guide;
use advise::pack::model::Category;
use advise::reading::target;
use advise::text::script::Script;
use advise::text::units::units;
use advise::write::brief::{Brief, Order, TEN, brief};
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());

fn made(district: &str, trade: &Category, lang: Lang, script: Script, month: u8) -> Brief {
    let category = Some(trade.id.as_ref().clone());
    let wish = TargetWish { district: Some(district.to_owned()), category, ..TargetWish::default() };
    let (target, catalog) = (target::wished(&PACKS, &[&wish]), Catalog::new(lang));
    let (packs, guide) = (&*PACKS, &*GUIDE);
    brief(&Order { packs, guide, trade, target: &target, about: None, month, catalog: &catalog, script })
}

/// Runs a test for every trade, a few at a time.
fn for_every_trade(test: impl Fn(&Category) + Sync) {
    let ids: Vec<&str> = PACKS.index.categories.iter().map(|c| c.id.as_str()).collect();
    assert!(!ids.is_empty());
    std::thread::scope(|scope| {
        for part in ids.chunks(ids.len().div_ceil(2)) {
            let test = &test;
            scope.spawn(move || {
                for id in part {
                    test(&Packs::trade(&[], id).unwrap().expect("a pack of the house"));
                }
            });
        }
    });
}

#[test]
fn every_trade_gets_ten_ideas_in_every_script() {
    let shops =
        [("上環", Lang::ZhHk, Script::Hant), ("sha-tin", Lang::ZhCn, Script::Hans), ("北角", Lang::En, Script::Latin)];
    for_every_trade(|trade| {
        for (i, (district, lang, script)) in shops.into_iter().enumerate() {
            let month = (trade.keywords.len() + 4 * i) as u8 % 12 + 1;
            let brief = made(district, trade, lang, script, month);
            let id = format!("{} {district} {month}", trade.id.as_ref());
            assert_eq!(brief.ideas.len(), TEN, "{id}");
            let mains: HashSet<String> = brief.ideas.iter().map(|i| i.main.keyword.to_lowercase()).collect();
            assert_eq!(mains.len(), TEN, "{id}: {mains:?}");
            let titles: HashSet<&String> = brief.ideas.iter().flat_map(|i| &i.titles).collect();
            assert_eq!(titles.len(), 3 * TEN, "{id}: {titles:?}");
            for idea in &brief.ideas {
                assert_eq!(idea.titles.len(), 3, "{id}: {:?}", idea.titles);
                for title in &idea.titles {
                    assert!(units(title) <= 20, "{id}: {title}");
                    let main = idea.main.keyword.to_lowercase();
                    assert!(title.to_lowercase().contains(&main), "{id}: {title} without {main}");
                    assert!(!title.contains('{'), "{id}: {title}");
                }
                assert!((4..=6).contains(&idea.outline.len()), "{id}: {:?}", idea.outline);
                assert!((1..=3).contains(&idea.questions.len()), "{id}");
                assert!((2..=3).contains(&idea.photos.len()) && (2..=4).contains(&idea.facts.len()), "{id}");
                assert!((2..=4).contains(&idea.sides.len()), "{id}: {} {:?}", idea.main.keyword, idea.sides);
            }
            assert!(brief.ideas.windows(2).all(|p| p[0].angle != p[1].angle), "{id}");
        }
    });
}

#[test]
fn no_title_sells_or_breaks_a_rule() {
    for_every_trade(|trade| {
        // English titles are made of the same wordings everywhere: some trades will do.
        let scripts = if trade.keywords.len() % 4 == 0 { 2 } else { 1 };
        let all = [
            ("灣仔", Script::Hant, "我係店主，朝早開門之後慢慢寫低。"),
            ("wan-chai", Script::Latin, "I own the shop and wrote this after opening."),
        ];
        for (district, script, body) in all.into_iter().take(scripts) {
            let catalog = Catalog::new(Lang::ZhHk);
            for idea in made(district, trade, Lang::ZhHk, script, 12).ideas {
                for title in idea.titles {
                    let record =
                        Record { title: title.clone(), body: body.to_owned(), tags: Vec::new(), meta: Meta::default() };
                    let source = Source { path: "a".into(), id: None, draft: Draft::Record(Box::new(record)) };
                    let report = check_with(&source, &PACKS, &Config::default(), &catalog);
                    // How the whole sounds is the body's affair.
                    let grave = |f: &&advise::diagnostic::Finding| {
                        matches!(f.group(), "hard-sell" | "compliance") && f.rule != "hard-sell/reads-like-advert"
                    };
                    let found: Vec<&str> =
                        report.outcome.findings.iter().filter(grave).map(|f| f.rule.as_str()).collect();
                    assert!(found.is_empty(), "{title}: {found:?}");
                }
            }
        }
    });
}

/// Runs `advise` in a folder.
fn advise(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LANG")
        .output()
        .expect("advise starts")
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    // The search for settings ends here.
    std::fs::create_dir(dir.path().join(".git")).unwrap();
    dir
}

fn stdout(dir: &Path, args: &[&str]) -> String {
    let output = advise(dir, args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
    assert!(said.is_empty(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(dir: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&stdout(dir, &[args, &["--format", "json"]].concat())).unwrap()
}

const CAFE: [&str; 7] = ["brief", "--district", "上環", "--category", "cafe", "--season", "11"];
const NAIL: [&str; 7] = ["brief", "--district", "旺角", "--category", "美甲", "--season", "12"];

#[test]
fn as_people_see_it() {
    let dir = folder();
    insta::assert_snapshot!("cafe-table", stdout(dir.path(), &CAFE));
    insta::assert_snapshot!("cafe-markdown", stdout(dir.path(), &[&CAFE[..], &["--format", "markdown"]].concat()));
    let cafe = json(dir.path(), &[&CAFE[..], &["--limit", "2"]].concat());
    insta::assert_snapshot!("cafe-json", serde_json::to_string_pretty(&cafe).unwrap());
    insta::assert_snapshot!("nail-table-zh-CN", stdout(dir.path(), &[&NAIL[..], &["--lang", "zh-CN"]].concat()));
    let args = [&NAIL[..], &["--lang", "en", "--format", "markdown"]].concat();
    insta::assert_snapshot!("nail-markdown-en", stdout(dir.path(), &args));
    let nail = json(dir.path(), &[&NAIL[..], &["--about", "聖誕限定色", "--limit", "1"]].concat());
    insta::assert_snapshot!("nail-json-about", serde_json::to_string_pretty(&nail).unwrap());
}

#[test]
fn the_same_twice_and_never_coloured_in_a_pipe() {
    let dir = folder();
    for format in ["table", "markdown", "json"] {
        let args = [&CAFE[..], &["--format", format, "--about", "新豆\u{1b}[31m"]].concat();
        let once = stdout(dir.path(), &args);
        assert_eq!(once, stdout(dir.path(), &args));
        assert!(!once.contains('\u{1b}'), "{format}");
    }
    let table = stdout(dir.path(), &CAFE);
    for line in table.lines() {
        assert!(line.width() <= 80 && line == line.trim_end(), "{line}");
    }
}

#[test]
fn limits_files_and_months() {
    let dir = folder();
    let few = json(dir.path(), &[&CAFE[..], &["--limit", "3"]].concat());
    assert_eq!(few["schema"], "advise.brief/1");
    assert_eq!((few["ideas"].as_array().unwrap().len(), few["total"].as_u64()), (3, Some(10)));
    assert_eq!(json(dir.path(), &[&CAFE[..], &["--limit", "0"]].concat())["ideas"].as_array().unwrap().len(), 10);
    assert_eq!(few["month"], 11);
    assert_eq!((&few["place"], &few["category"]), (&Value::from("上環"), &Value::from("cafe")));
    let now = json(dir.path(), &["brief", "--category", "cafe", "--season", "now"]);
    assert_eq!(now["ideas"], json(dir.path(), &["brief", "--category", "cafe"])["ideas"], "now is the default");
    assert!(now["place"].is_null());
    let to_file = advise(dir.path(), &[&CAFE[..], &["--output", "brief.md", "--format", "markdown"]].concat());
    assert_eq!((to_file.status.code(), to_file.stdout.len()), (Some(0), 0));
    let written = std::fs::read_to_string(dir.path().join("brief.md")).unwrap();
    assert!(written.starts_with("# 上環咖啡店") && written.contains("\n## 10. "), "{written}");
    let en = json(dir.path(), &[&CAFE[..], &["--script", "en"]].concat());
    assert_eq!((&en["lang"], &en["shop"]), (&Value::from("zh-HK"), &Value::from("Sheung Wan cafe")));
}

#[test]
fn settings_name_the_shop() {
    let dir = folder();
    let settings = "[shop]\ndistrict = \"旺角\"\ncategory = \"nail\"\n\n[check]\nkeywords = [\"旺角貓眼甲\"]\n";
    std::fs::write(dir.path().join("advise.toml"), settings).unwrap();
    let out = json(dir.path(), &["brief"]);
    assert_eq!(out["shop"], "旺角美甲店");
    let own = out["ideas"].as_array().unwrap().iter().find(|i| i["main"]["keyword"] == "旺角貓眼甲");
    assert!(own.is_some_and(|i| i["main"]["why"].is_null()), "{out}");
    // A flag wins.
    assert_eq!(json(dir.path(), &["brief", "--district", "太子"])["shop"], "太子美甲店");
}

#[test]
fn own_packs_are_briefed_from() {
    let dir = folder();
    assert_eq!(advise(dir.path(), &["pack", "new", "--category", "cafe", "mine"]).status.code(), Some(0));
    let file = dir.path().join("mine/categories/cafe.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("zh-HK = \"咖啡店\"", "zh-HK = \"齋啡店\"", 1)).unwrap();
    let out = json(dir.path(), &[&CAFE[..], &["--packs", "mine"]].concat());
    assert_eq!(out["shop"], "上環齋啡店");
    assert_eq!(out["ideas"].as_array().unwrap().len(), 10);
}

#[test]
fn what_cannot_be_done_exits_2_and_says_how() {
    let dir = folder();
    for (args, said) in [
        (["brief"].as_slice(), "--category"),
        (&["brief", "--district", "上環"], "--category"),
        (&["brief", "--district", "sheung-wam", "--category", "cafe"], "sheung-wan"),
        (&["brief", "--category", "caffe"], "cafe"),
        (&["brief", "--category", "cafe", "--season", "13"], "--season"),
        (&["brief", "--category", "cafe", "--about", " "], "--about"),
        (&["brief", "--category", "cafe", "--format", "csv"], "csv"),
        (&["brief", "--category", "cafe", "--output", "no/such/folder.md"], "folder.md"),
    ] {
        let output = advise(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains(said), "{args:?}: {stderr}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}
