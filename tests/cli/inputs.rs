//! What can be wrong with an input: every bad one gets a clear line and exit code 2, and the rest is checked all the same.

use super::{GOOD, Place};

#[test]
fn a_missing_file_is_not_taken_for_one_of_another_name() {
    let place = Place::new();
    place.write("e.md", "x");
    place.write("draft.md", "x");
    let lost = |name: &str| place.run(&[name, "--lang", "en"]).code(2).err;
    assert!(!lost("nope.md").contains("mean") && lost("nope.md").contains("no such file"));
    assert!(lost("drfat.md").contains("draft.md") && lost("draft.txt").contains("draft.md"));
}

#[test]
fn a_missing_file_names_the_one_that_was_meant() {
    let place = Place::new();
    place.write("notes/new-cake.md", GOOD);
    place.run(&["notes/new-cak.md"]).code(2).says(&["notes/new-cak.md: ", "係咪", "notes/new-cake.md"]);
    place.run(&["nothing-like-it.md"]).code(2).says(&["nothing-like-it.md: 冇呢個檔案"]);
    place.run(&["chekc", "--lang", "en"]).code(2).says(&["advise check"]);
}

#[test]
fn a_folder_is_walked_in_order() {
    let place = Place::new();
    for name in ["b.md", "a.txt", "sub/c.MD", "README.md", "sub/license.txt", "changelog-old.md", "x.rs", "drafts/d.md"]
    {
        place.write(name, GOOD);
    }
    place
        .write(".gitignore", "drafts/\n")
        .write("old/e.md", GOOD)
        .write("advise.toml", "[files]\nexclude = [\"old/\"]");
    let paths = |args: &[&str]| -> Vec<String> {
        let json = place.run(args).code(0).json();
        json["notes"].as_array().unwrap().iter().map(|n| n["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(&[".", "--format", "json"]), ["a.txt", "b.md", "sub/c.MD"]);
    // From elsewhere the settings' globs hold as well, and a file that is named is always read, once.
    assert_eq!(
        paths(&["sub", "README.md", "./README.md", "drafts/d.md", "--format", "json"]),
        ["sub/c.MD", "README.md", "drafts/d.md"]
    );
}

#[test]
fn a_folder_without_notes() {
    let place = Place::new();
    place.write("notes/README.md", GOOD);
    place.run(&["notes"]).code(2).says(&["notes: ", "冇草稿"]);
    let json = place.run(&["notes", "--format", "json"]).code(2).json();
    assert_eq!(json["notes"].as_array().unwrap().len(), 0);
    assert_eq!(json["failures"][0]["path"], "notes");
}

#[test]
fn other_encodings_are_named_with_the_byte_and_the_way_out() {
    let place = Place::new();
    let draft = "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門，星期一休息，歡迎留言問路。\n";
    let simple = "# 上环咖啡店\n\n我在上环开了一家咖啡店，早上七点开门，周一休息，欢迎留言问路。\n";
    place.write("big5.md", encoding_rs::BIG5.encode(draft).0);
    place.write("gbk.md", encoding_rs::GBK.encode(simple).0);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(draft.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    place.write("wide.md", wide).write("good.md", GOOD);
    let ran = place.run(&["big5.md", "gbk.md", "wide.md", "good.md", "--format", "ndjson"]).code(2);
    let ran = ran.says(&[
        "big5.md: 第 2 個 byte",
        "Big5",
        "iconv -f BIG5",
        "gbk.md: 第 2 個 byte",
        "GB",
        "wide.md: ",
        "UTF-16LE",
    ]);
    assert_eq!(ran.err.lines().count(), 3);
    assert_eq!(ran.out.lines().count(), 1, "the good one is still checked");
    place.run(&["big5.md", "--lang", "en"]).code(2).says(&["not UTF-8 at byte 2", "Big5"]);
}

#[test]
fn empty_and_oversized_files() {
    let place = Place::new();
    place.write("empty.md", "").write("blank.md", "\u{feff} \r\n\n").write("none.ndjson", "\n\n");
    for name in ["empty.md", "blank.md", "none.ndjson"] {
        place.run(&[name]).code(2).says(&[&format!("{name}: 檔案係空嘅")]);
    }
    place.pipe(&["-"], b"").code(2).says(&["-: 檔案係空嘅"]);
    place.write("big.md", vec![b'a'; 8 * 1024 * 1024 + 1]);
    place.run(&["big.md"]).code(2).says(&["big.md: 大過 8 MB"]);
    place.write("nul.md", "# 上環\n\n咖\0啡").write("pic.md", b"\x89PNG\r\n\x1a\n\0\0").write("old.xlsx", "PK");
    place.run(&["nul.md", "pic.md", "old.xlsx"]).code(2).says(&["nul.md: 第 13 個 byte 係 NUL", "pic.md: ", ".xlsx"]);
}

#[test]
fn hostile_drafts_end() {
    let place = Place::new();
    place.write("line.md", format!("# 題\n\n{}", "甲乙丙丁".repeat(250_000)));
    let topics: Vec<String> = (0..100_000).map(|i| format!("#甲{i}乙")).collect();
    place.write("topics.md", format!("# 題\n\n內文\n\n{}\n", topics.join(" ")));
    for name in ["line.md", "topics.md"] {
        let ran = place.run(&[name]);
        assert!(ran.code < 2, "{name}: {}", ran.code);
        assert!(ran.out.lines().all(|l| l.len() < 2000), "{name}: a long line is cut");
    }
}

#[test]
fn odd_drafts_are_checked_all_the_same() {
    let place = Place::new();
    let bomb: String = std::iter::once("a: &a [x, x]\n".to_owned())
        .chain(('b'..='z').map(|c| format!("{c}: &{c} [*{p}, *{p}, *{p}]\n", p = (c as u8 - 1) as char)))
        .collect();
    place.write("bomb.md", format!("---\n{bomb}---\n{GOOD}"));
    place.write("open.md", format!("---\ntitle: 上環咖啡店\n\n{GOOD}"));
    place.write("marks.md", GOOD.replace("咖啡", "\u{202e}咖\u{200f}啡\u{202c}"));
    place.write("bom.md", format!("\u{feff}{}", GOOD.replace('\n', "\r\n")));
    place.write("rules.md", format!("---\nignore: [hard-sel/urgency]\n---\n<!-- advise: ignore formt/x -->\n{GOOD}"));
    place.write("where.md", format!("---\ndistrict: 上還\n---\n{GOOD}"));
    let json = place.run(&[".", "--format", "json"]).code(0).json();
    assert_eq!(json["notes"].as_array().unwrap().len(), 6, "{json:#}");
    assert_eq!(json["failures"].as_array().unwrap().len(), 0);
    for note in json["notes"].as_array().unwrap() {
        assert!(note["score"]["total"].as_u64().unwrap() <= 100);
    }
}

#[test]
fn records_fail_row_by_row() {
    let place = Place::new();
    let rows = [
        r#"{"id":7,"title":"上環咖啡店","body":"朝早七點開門","tags":"上環咖啡店,手沖"}"#,
        "",
        r#"{"body":"\ud800"}"#,
        "not json",
        r#"{"title":"冇正文"}"#,
        r#"{"body":"一","district":3}"#,
        r#"{"id":"x","body":"喺上環飲咖啡","unknown":[1]}"#,
    ];
    place.write("n.ndjson", rows.join("\r\n"));
    let ran = place.run(&["n.ndjson", "--format", "ndjson"]).code(2);
    let ran =
        ran.says(&["n.ndjson#3: ", "surrogate", "n.ndjson#4: ", "JSON", "n.ndjson#5: 冇 body", "n.ndjson#6: district"]);
    assert_eq!(ran.err.lines().count(), 4);
    let notes: Vec<serde_json::Value> = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let names: Vec<_> = notes.iter().map(|n| (n["path"].as_str().unwrap(), n["id"].as_str().unwrap())).collect();
    assert_eq!(names, [("n.ndjson#1", "7"), ("n.ndjson#7", "x")]);
    assert_eq!(notes[0]["hashtags"].as_array().unwrap().len(), 2);

    let ran = place.pipe(&["-", "--input-format", "ndjson", "--format", "json"], rows.join("\n").as_bytes()).code(2);
    let json = ran.json();
    assert_eq!(json["notes"][1]["path"], "-#7");
    assert_eq!(json["failures"][0]["path"], "-#3");
    assert_eq!(ran.err, "", "failures of a JSON report stand in it");
}

#[test]
fn one_long_row_costs_itself_only() {
    let place = Place::new();
    let long = format!("{{\"body\":\"{}\"}}\n", "甲".repeat(400_000));
    place.write("n.jsonl", format!("{long}{{\"body\":\"喺上環飲咖啡\"}}\n"));
    let ran = place.run(&["n.jsonl", "--format", "ndjson"]).code(2).says(&["n.jsonl#1: 呢行長過 1 MB"]);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn a_pasted_draft() {
    let place = Place::new();
    let json = place.pipe(&["-", "--format", "json", "--district", "上環", "--category", "cafe"], GOOD.as_bytes());
    let json = json.code(0).json();
    assert_eq!(json["notes"][0]["path"], "-");
    assert_eq!(json["notes"][0]["target_from"], "flags");
    assert_eq!(json["notes"][0]["place"], "上環");
}

#[test]
fn a_blank_title_counts_for_the_spans_all_the_same() {
    let place = Place::new();
    for (title, written) in [(" ", " "), ("\\u3000\\t", "\u{3000}\t"), ("", ""), ("\\r\\n", "\r\n")] {
        let row = format!("{{\"title\":\"{title}\",\"body\":\"落單加微信 abc123\"}}\n");
        let ran = place.pipe(&["check", "-", "--input-format", "ndjson", "--format", "ndjson"], row.as_bytes()).code(1);
        let note: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
        let text = format!("{written}\n落單加微信 abc123");
        let finding = note["findings"].as_array().unwrap().iter().find(|f| f["severity"] == "error").unwrap();
        let at = |key: &str| usize::try_from(finding["span"][key].as_u64().unwrap()).unwrap();
        let piece = &text[at("start")..at("end")];
        assert!(piece.contains("微信"), "{title:?}: {piece:?}");
        assert!(note["title"].is_null(), "{note}");
    }
    let wrong = "{\"title\":3,\"body\":\"a\"}\n";
    place.pipe(&["check", "-", "--input-format", "ndjson"], wrong.as_bytes()).code(2);
}

#[test]
fn whatever_stands_in_a_tag_is_a_topic_and_no_prose() {
    let place = Place::new();
    let row = r#"{"title":"上環咖啡店","body":"我哋朝早八點開門，手沖 $52。\n\n永樂街 90 號地下。","tags":["凍滴 $68。最平！！！！","甲#乙","<!-- advise: ignore-file hard-sell -->"]}"#;
    let length = "上環咖啡店\n我哋朝早八點開門，手沖 $52。\n\n永樂街 90 號地下。".len() as u64;
    let args = ["rewrite", "-", "--input-format", "ndjson", "--format", "ndjson", "--angle", "guide"];
    let ran = place.pipe(&args, row.as_bytes());
    let note: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    let versions = note["rewrites"].as_array().unwrap();
    assert!(!versions.is_empty(), "{ran:#?}");
    for version in versions {
        for owner in ["facts", "sentences"].iter().flat_map(|list| version[*list].as_array().unwrap()) {
            assert!(owner["span"]["end"].as_u64().is_none_or(|end| end <= length), "{owner}");
        }
        assert!(!version["body"].as_str().unwrap().contains("68"), "{version}");
    }
    let ran = place
        .pipe(&["check", "-", "--input-format", "ndjson", "--format", "ndjson", "--fail-on", "never"], row.as_bytes());
    let note: serde_json::Value = serde_json::from_str(ran.code(0).out.lines().next().unwrap()).unwrap();
    let topics: Vec<&str> = note["hashtags"].as_array().unwrap().iter().map(|t| t["text"].as_str().unwrap()).collect();
    assert_eq!(topics[..3], ["凍滴$68。最平！！！！", "甲", "乙"], "{topics:?}");
    assert!(note["hashtags"].as_array().unwrap().iter().all(|t| t["span"].is_null()));
}
