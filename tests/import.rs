//! `advise pack import` from the shell, and what becomes of what was imported: found in drafts, listed, dated, and never
//! mixed up with the editors' importance.

use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

const HEAD: &str = "词包,关键词,推荐理由,竞争指数,竞争水平,月均搜索指数,市场出价";
const SMALL: &str = "关键词,月均搜索指数,市场出价(元),竞争水平\n\
    上环咖啡店推荐,8000,1.20,高\n手冲咖啡,4000,0.80,中\n上环咖啡店,2000,,低\n量子速读班,1000,,无\n";
const DRAFT: &str = "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店推薦：七點開門\n\n我喺上環開咗間咖啡店，\
    隔籬有個量子速讀班。手沖咖啡一杯要等八分鐘。\n\n#上環咖啡店\n";

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    // The search for settings ends here.
    std::fs::create_dir(dir.path().join(".git")).expect("a folder");
    dir
}

fn put(dir: &Path, name: &str, content: impl AsRef<[u8]>) {
    std::fs::write(dir.join(name), content).expect("written");
}

fn advise(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_advise"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.args(args).current_dir(dir).output().expect("advise starts")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

/// Runs, wants it to go well, and gives what was said to the person.
fn import(dir: &Path, args: &[&str]) -> String {
    let output = advise(dir, &[&["pack", "import"], args].concat());
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
    assert!(output.stdout.is_empty());
    stderr(&output).to_owned()
}

fn json(dir: &Path, args: &[&str]) -> Value {
    let output = advise(dir, args);
    assert!(output.status.code() < Some(2), "{args:?}: {}", stderr(&output));
    serde_json::from_str(stdout(&output)).expect("JSON")
}

fn pack(dir: &Path, id: &str) -> String {
    std::fs::read_to_string(dir.join(format!("packs/imports/{id}.toml"))).expect("a pack")
}

fn keyword<'v>(note: &'v Value, name: &str) -> &'v Value {
    let all = note["keywords"].as_array().expect("a list");
    all.iter().find(|k| k["keyword"] == name).unwrap_or_else(|| panic!("no {name} in {all:#?}"))
}

/// An export of many rows, each keyword its own.
fn large(rows: usize) -> String {
    let mut text = format!("{HEAD}\n");
    for i in 0..rows {
        let (place, what) = (["上环", "旺角", "观塘", ""][i % 4], ["咖啡店", "美甲", "拍照"][i % 3]);
        let _ = writeln!(text, "包{i},{place}{what}第{i}号,理由{i},{},高,{},{}.5", i % 100, rows - i, i % 9);
    }
    text
}

fn xlsx(csv: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, line) in csv.lines().enumerate() {
        for (c, cell) in line.split(',').enumerate() {
            let (r, c) = (r as u32, c as u16);
            let written = match cell.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n),
                Err(_) => sheet.write_string(r, c, cell),
            };
            written.expect("a cell");
        }
    }
    book.save_to_buffer().expect("a book")
}

#[test]
fn five_thousand_rows_twice_are_the_same_file_from_every_format() {
    let dir = folder();
    let dir = dir.path();
    let text = large(5000);
    put(dir, "utf8.csv", &text);
    put(dir, "gbk.csv", encoding_rs::GBK.encode(&text).0);
    put(dir, "book.xlsx", xlsx(&text));
    let mut written = Vec::new();
    for file in ["utf8.csv", "gbk.csv", "book.xlsx"] {
        let args = [file, "--date", "2026-11-01", "--id", "big", "--lang", "en"];
        let said = import(dir, &args);
        assert!(said.contains("5000 keywords"), "{said}");
        let first = pack(dir, "big");
        import(dir, &args);
        assert_eq!(first, pack(dir, "big"), "{file}");
        written.push(first.replace(file, "FILE"));
    }
    assert!(written.iter().all(|w| *w == written[0]), "the same rows, whatever the file");
    assert_eq!(written[0].matches("[[keyword]]").count(), 5000);
    assert_eq!(std::fs::read_dir(dir.join("packs/imports")).expect("a folder").count(), 1, "nothing is left over");

    put(dir, "a.md", "# 上環咖啡店第0號\n\n觀塘拍照第2號，仲有旺角美甲第4993號。\n");
    let out = json(dir, &["check", "a.md", "--packs", "packs", "--format", "json"]);
    let note = &out["notes"][0];
    for name in ["上环咖啡店第0号", "观塘拍照第2号", "旺角美甲第4993号"] {
        let found = keyword(note, name);
        assert_eq!(found["pack"], "import/big", "{name}");
        assert_eq!(found["uses"].as_array().map(Vec::len), Some(1), "{name}");
    }
    let check = advise(dir, &["pack", "check", "packs"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
}

#[test]
fn what_was_imported_is_used_at_once() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "聚光_2026-11-01.csv", SMALL);
    put(dir, "a.md", DRAFT);
    let before = json(dir, &["check", "a.md", "--format", "json"]);
    let said = import(dir, &["聚光_2026-11-01.csv"]);
    assert!(said.contains("packs = [\"packs\"]"), "says how it comes to be used: {said}");
    put(dir, "advise.toml", "[check]\npacks = [\"packs\"]\n");
    assert!(import(dir, &["聚光_2026-11-01.csv"]).contains("advise keywords"), "and what to try next");
    let after = json(dir, &["check", "a.md", "--format", "json"]);

    let (old, new) = (&before["notes"][0], &after["notes"][0]);
    let main = keyword(new, "上環咖啡店");
    let figures = &main["figures"];
    assert_eq!(figures["text"], "上环咖啡店");
    assert_eq!(figures["searches_relative"], 25);
    assert_eq!(figures["competition"], "low");
    assert_eq!(figures["source"], "聚光关键词规划工具");
    assert_eq!(figures["date"], "2026-11-01");
    assert_eq!(figures["pack"], "import/juguang-2026-11-01");
    // A pack's keyword keeps its importance and its pack.
    for name in ["上環咖啡店", "手沖咖啡"] {
        for key in ["importance", "pack", "role", "uses"] {
            assert_eq!(keyword(old, name)[key], keyword(new, name)[key], "{name} {key}");
        }
    }
    assert_eq!(keyword(new, "手沖咖啡")["figures"]["searches_relative"], 50);
    // New ones are found, by their letters in any script; no editor has judged them.
    for name in ["上环咖啡店推荐", "量子速读班"] {
        let found = keyword(new, name);
        assert_eq!((&found["pack"], &found["importance"]), (&"import/juguang-2026-11-01".into(), &1.into()));
        assert_eq!(found["role"], "long-tail");
        assert_eq!(found["uses"][0]["form"], "script");
    }
    assert_eq!(keyword(new, "量子速读班")["uses"][0]["zone"], "opening");
    assert_eq!(old["score"], new["score"], "figures change no score");
    assert_eq!(old["target_from"], new["target_from"]);
    assert!(keyword(old, "上環咖啡店").get("figures").is_none());

    let table = advise(dir, &["check", "a.md", "--verbose"]);
    assert!(stdout(&table).contains("import/juguang-2026-11-01") && stdout(&table).contains("2026-11-01"));
}

#[test]
fn keywords_show_figures_beside_importance() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "a.csv", SMALL);
    import(dir, &["a.csv", "--date", "2020-01-31", "--id", "mine"]);
    let shop = ["keywords", "--district", "上環", "--category", "cafe", "--packs", "packs"];
    let usual = json(dir, &[&shop[..], &["--format", "json"]].concat());
    let rows = usual["keywords"].as_array().expect("a list");
    assert_eq!(rows[0]["keyword"], "上環咖啡店");
    assert_eq!((&rows[0]["searches"], &rows[0]["figures"]["searches_relative"]), (&2000.into(), &25.into()));
    assert_eq!(usual["target"].as_array().map(Vec::len), Some(10));
    let own: Vec<&Value> = rows.iter().filter(|r| r["pack"] == "import/mine").collect();
    assert_eq!(own.len(), 1, "what names no trade is not listed for a shop: {own:#?}");
    assert_eq!(own[0]["keyword"], "上环咖啡店推荐");
    let sorted = json(dir, &[&shop[..], &["--format", "json", "--sort", "searches"]].concat());
    assert_eq!(sorted["keywords"][0]["keyword"], "上环咖啡店推荐");
    assert_eq!(sorted["target"], usual["target"], "the ten stay");
    let found = json(dir, &["keywords", "量子速讀", "--packs", "packs", "--format", "json"]);
    assert_eq!(found["keywords"][0]["searches"], 1000);

    let csv = advise(dir, &[&shop[..], &["--format", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(&csv.stdout[3..]);
    let head = reader.headers().expect("a header").clone();
    assert_eq!(head.iter().skip(13).collect::<Vec<_>>()[..2], ["searches", "searches_relative"]);
    let first = reader.records().next().expect("a row").expect("a row");
    assert_eq!((&first[13], &first[14], &first[17]), ("2000", "25", "2020-01-31"));

    let table = advise(dir, &[&shop[..], &["--lang", "en"]].concat());
    let table = stdout(&table);
    assert!(table.contains("days old; better export them again") && table.contains("import/mine"), "{table}");
    assert!(!table.contains("2000"), "people see relative figures only: {table}");

    let list = advise(dir, &["pack", "list", "--packs", "packs"]);
    let line = stdout(&list).lines().find(|l| l.starts_with("import/mine")).expect("listed");
    assert!(line.contains("4 個關鍵詞") && line.contains("2020-01-31") && line.contains("最好再匯出一次"), "{line}");
    let page = advise(dir, &["pack", "show", "mine", "--packs", "packs"]);
    assert!(stdout(&page).contains("搜尋指數 8000") && stdout(&page).contains("出價 1.20 元"), "{}", stdout(&page));
    let check = advise(dir, &["pack", "check", "packs", "--fail-on", "warning"]);
    assert_eq!(check.status.code(), Some(1), "{}", stdout(&check));
}

/// What is wanted of a place and a thing, as a tool writes it.
const WISHES: &str = "关键词,月均搜索指数\n香港Brunch推荐,9500\n中环美食,15000\n上環 探店,3000\n上环咖啡店推荐,8000\n\
    周末好去处 香港,20000\n咖啡店一人食,1200\n量子速读班,100\n";

#[test]
fn an_imported_query_is_the_place_the_thing_and_the_wish_that_it_names() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "wishes.csv", WISHES);
    import(dir, &["wishes.csv", "--date", "2026-11-01"]);
    let first = |args: &[&str]| {
        let list =
            json(dir, &[&["keywords", "--packs", "packs", "--sort", "searches", "--format", "json"], args].concat());
        let row = &list["keywords"][0];
        (row["keyword"].as_str().unwrap().to_owned(), row["searches"].as_u64())
    };
    // In the words of whoever asks, in any order and script.
    for (query, searches) in [
        ("香港Brunch推薦", 9500),
        ("香港早午餐推介", 9500),
        ("中環美食", 15_000),
        ("中环好吃的", 15_000),
        ("上環探店", 3000),
        ("週末香港好去處", 20_000),
        ("香港週末好去處", 20_000),
        ("上環cafe推介", 8000),
    ] {
        assert_eq!(first(&[query]).1, Some(searches), "{query}");
    }
    // Another place, another thing and another wish are searched otherwise.
    for query in ["旺角美食", "香港甜品推薦", "旺角探店"] {
        assert_eq!(first(&[query]).1, None, "{query}");
    }
    // Queries are ranked among the keywords of a shop, each once.
    let shop = ["--district", "中環", "--category", "western"];
    assert_eq!(first(&shop), ("中環美食".to_owned(), Some(15_000)));
    let list = json(dir, &[&["keywords", "--packs", "packs", "--format", "json"], &shop[..]].concat());
    let rows = list["keywords"].as_array().unwrap();
    let same = rows.iter().filter(|r| ["中環美食", "中环美食"].contains(&r["keyword"].as_str().unwrap()));
    assert_eq!(same.count(), 1);
}

#[test]
fn an_imported_query_is_found_in_a_draft_in_all_its_forms() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "wishes.csv", WISHES);
    import(dir, &["wishes.csv", "--date", "2026-11-01"]);
    for (draft, name, form) in [
        ("# 香港Brunch推薦\n\n慢慢食。\n", "香港Brunch推荐", "script"),
        ("# 香港早午餐推介\n\n慢慢食。\n", "香港Brunch推荐", "alias"),
        ("# 上環嘅甜品探店\n\n慢慢食。\n", "上環 探店", "split"),
        ("# 咖啡店推薦\n\n中環好嘢食太多。\n", "中环美食", "alias"),
        ("# 咖啡店\n\n一個人食咖啡店都得。\n", "咖啡店一人食", "alias"),
    ] {
        put(dir, "draft.md", draft);
        let out = json(dir, &["check", "draft.md", "--packs", "packs", "--format", "json", "--fail-on", "never"]);
        assert_eq!(keyword(&out["notes"][0], name)["uses"][0]["form"], form, "{draft}");
    }
    put(dir, "draft.md", "# 旺角甜品\n\n中環嗰日，成日都係推薦返屋企煮。\n");
    let out = json(dir, &["check", "draft.md", "--packs", "packs", "--format", "json", "--fail-on", "never"]);
    let names: Vec<&str> =
        out["notes"][0]["keywords"].as_array().unwrap().iter().filter_map(|k| k["keyword"].as_str()).collect();
    assert!(!names.iter().any(|n| WISHES.contains(n)), "{names:?}");
}

#[test]
fn what_cannot_be_imported_leaves_everything_as_it_was() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "good.csv", SMALL);
    import(dir, &["good.csv", "--id", "a"]);
    let good = pack(dir, "a");
    let book = xlsx(SMALL);
    let files: [(&str, Vec<u8>, &str); 9] = [
        ("empty.csv", Vec::new(), "empty"),
        ("blank.xlsx", b"  \n".to_vec(), "empty"),
        ("no-zip.xlsx", SMALL.into(), "no real XLSX"),
        ("half.xlsx", book[..book.len() / 2].to_vec(), "damaged"),
        ("columns.csv", "标题,正文\n甲,乙\n".into(), "no keyword column"),
        ("ragged.csv", "关键词,月均搜索指数\n咖啡店,1,000\n甜品店,2\n".into(), "line 2 has 3 cells"),
        ("quote.csv", format!("关键词,推荐理由\n咖啡店,\"热\n{}", "甜品店,x\n".repeat(9)).into(), "never closed"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "neither text nor XLSX"),
        ("rows.csv", "关键词,月均搜索指数\n".into(), "nothing under it"),
    ];
    for (name, bytes, word) in &files {
        put(dir, name, bytes);
        let output = advise(dir, &["pack", "import", name, "--id", "a", "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = stderr(&output);
        assert!(said.contains(name) && said.contains(word) && said.lines().count() == 1, "{name}: {said}");
        assert_eq!(pack(dir, "a"), good, "{name}");
        assert_eq!(&std::fs::read(dir.join(name)).expect("the original"), bytes);
    }
    put(dir, "gbk.csv", encoding_rs::GBK.encode(SMALL).0);
    for (args, word) in [
        (["gbk.csv", "--encoding", "utf-8"], "UTF-8"),
        (["gbk.csv", "--encoding", "klingon"], "klingon"),
        (["good.csv", "--map", "keyword=詞"], "上环咖啡店推荐"),
        (["good.csv", "--map", "volume=x"], "competition_index"),
        (["good.csv", "--date", "soon"], "YYYY-MM-DD"),
        (["good.csv", "--id", "../a"], "../a"),
        (["nowhere.csv", "--id", "a"], "no such file"),
    ] {
        let output = advise(dir, &[&["pack", "import", "--lang", "en"], &args[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        // The columns that there are, where one was not found.
        let word = if word == "上环咖啡店推荐" { "月均搜索指数" } else { word };
        assert!(stderr(&output).contains(word), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(pack(dir, "a"), good);
    assert_eq!(std::fs::read_dir(dir.join("packs/imports")).expect("a folder").count(), 1);
}

#[test]
fn another_file_does_not_take_the_place_of_one_by_accident() {
    let dir = folder();
    let dir = dir.path();
    put(dir, "行业推词.csv", SMALL);
    put(dir, "以词推词.csv", "关键词,月均搜索指数\n甜品店,1\n");
    import(dir, &["行业推词.csv"]);
    let kept = pack(dir, "juguang");
    let output = advise(dir, &["pack", "import", "以词推词.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--id juguang"), "{}", stderr(&output));
    assert_eq!(pack(dir, "juguang"), kept);
    import(dir, &["以词推词.csv", "--id", "juguang"]);
    assert!(pack(dir, "juguang").contains("甜品店"));
}

#[test]
fn other_tools_and_untidy_files_are_told_about() {
    let dir = folder();
    let dir = dir.path();
    put(
        dir,
        "tool.csv",
        "report of 2026\n\nTerm;Volume;CPC\n#上環咖啡店;12k;80\n上环咖啡店;5;70\n店;3;1\n;4;1\nx茶;soon;2\n注：估算\n",
    );
    let map = "keyword=Term,searches=Volume,bid=CPC";
    let said = import(dir, &["tool.csv", "--map", map, "--date", "2026-10-01", "--lang", "en"]);
    for word in [
        "2 keywords (2026-10-01, tool.csv)",
        "Volume → searches",
        "1 repeated",
        "bids were read as fen (none has decimals)",
        "3 rows left out",
        "line 6: `店`",
        "line 7: no keyword",
        "line 9: a single cell",
        "line 8, searches: soon",
    ] {
        assert!(said.contains(word), "{word} in {said}");
    }
    let pack = pack(dir, "tool");
    assert!(pack.contains("searches = 12000") && pack.contains("bids_were_in = \"fen\""), "{pack}");
    put(dir, "ragged.csv", "关键词,搜索量\n咖啡店,1\n甜品店,1,000\n");
    assert!(import(dir, &["ragged.csv", "--skip-broken-rows", "--lang", "en"]).contains("line 3"));
}

#[test]
fn tables_larger_than_the_limits_are_refused_by_the_name_of_the_limit() {
    let dir = folder();
    let at = dir.path();
    let refused = |name: &str, more: &[&str], words: &[&str]| {
        let args: Vec<&str> = ["pack", "import", name, "--lang", "en"].iter().chain(more).copied().collect();
        let ran = advise(at, &args);
        assert_eq!(ran.status.code(), Some(2), "{name}: {}", stderr(&ran));
        assert_eq!(stderr(&ran).lines().count(), 1, "{name}: {}", stderr(&ran));
        for word in words {
            assert!(stderr(&ran).contains(word), "{name}: no {word} in {}", stderr(&ran));
        }
        assert!(!at.join("packs").exists(), "{name}");
    };
    put(at, "long.csv", format!("关键词,搜索\n{},1\n", "a".repeat(200_000)));
    refused("long.csv", &[], &["line 2", "--limit cell=4000"]);
    put(at, "open.csv", format!("关键词,搜索\n\"{},1\n", "咖啡,1\n".repeat(60_000)));
    refused("open.csv", &[], &["quotation mark on line 2"]);
    put(at, "commas.csv", format!("关键词,搜索\n咖啡店{}\n", ",".repeat(3_000_000)));
    refused("commas.csv", &[], &["more than 200 columns", "--limit columns=400"]);
    put(at, "wide.csv", format!("关键词{}\n", ",x".repeat(300)));
    refused("wide.csv", &[], &["more than 200 columns"]);
    put(at, "rows.csv", large(40));
    refused("rows.csv", &["--limit", "rows=20"], &["more than 20 rows", "--limit rows=40"]);
    refused("rows.csv", &["--limit", "cells=100"], &["more than 100 cells", "--limit cells=200"]);
    put(at, "rows.xlsx", xlsx(&large(40)));
    refused("rows.xlsx", &["--limit", "rows=20"], &["more than 20 rows"]);
    refused("rows.xlsx", &["--limit", "columns=2"], &["more than 2 columns"]);
    refused("rows.xlsx", &["--limit", "strings=5"], &["more than 5 texts", "--limit strings=10"]);
    for (limit, word) in
        [("rows", "rows="), ("row=5", "unpacked"), ("rows=0", "rows"), ("rows=-1", "rows"), ("=3", "rows")]
    {
        refused("rows.csv", &["--limit", limit], &["--limit takes", limit, word]);
    }
    let ran = advise(at, &["pack", "import", "rows.csv", "--limit", "rows=200,columns=300"]);
    assert_eq!(ran.status.code(), Some(0), "{}", stderr(&ran));
}

/// A spreadsheet that says little and unpacks to much.
#[test]
fn a_spreadsheet_that_unpacks_to_more_than_the_limit_is_not_read() {
    let dir = folder();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "关键词").expect("written");
    for row in 1..400 {
        sheet.write_string(row, 0, "咖".repeat(10_000)).expect("written");
        sheet
            .write_formula(row, 1, rust_xlsxwriter::Formula::new("=1").set_result("1".repeat(20_000)))
            .expect("written");
    }
    let bytes = book.save_to_buffer().expect("a file");
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    put(dir.path(), "bomb.xlsx", bytes);
    let ran = advise(dir.path(), &["pack", "import", "bomb.xlsx", "--lang", "en", "--limit", "unpacked=4"]);
    assert_eq!((ran.status.code(), stderr(&ran).lines().count()), (Some(2), 1), "{}", stderr(&ran));
    assert!(stderr(&ran).contains("more than 4 MB") && stderr(&ran).contains("--limit unpacked=8"), "{}", stderr(&ran));
}
