//! Settings: where `advise.toml` is found, what is refused in it and on the command line, and the file `init` writes.

use super::{GOOD, GRAVE, Place};

#[test]
fn names_that_nothing_has_are_refused() {
    let place = Place::new();
    place.write("a.md", GOOD);
    place.run(&["a.md", "--district", "上還"]).code(2).says(&["--district", "「上還」", "係咪"]);
    place.run(&["a.md", "--category", "咖啡店舖頭仔"]).code(2).says(&["--category"]);
    place.run(&["a.md", "--district", "sheung-wann"]).code(2).says(&["sheung-wan"]);
    place.run(&["a.md", "--select", "hard-sell/urgncy"]).code(2).says(&["--select", "hard-sell/urgency"]);
    place.run(&["a.md", "--ignore", "urgency"]).code(2).says(&["--ignore", "hard-sell/urgency"]);
    place.run(&["a.md", "--min-score", "101"]).code(2);
    place.run(&["a.md", "--fromat", "json"]).code(2).says(&["--format"]);
    place.run(&["--quiet"]).code(2).says(&["advise ."]);
}

#[test]
fn a_broken_file_is_named_with_line_and_column() {
    let place = Place::new();
    place.write("a.md", GOOD);
    for (toml, words) in [
        ("[shop]\nnmae = \"x\"\n", ["advise.toml:2:1: ", "「name」"]),
        ("[shop]\ndistrict = \"上還\"\n", ["advise.toml:2:12: ", "「上還」"]),
        ("[shop]\n\ncategory = \"cafee\"\n", ["advise.toml:3:12: ", "cafe"]),
        ("[shop]\nauthor = \"boss\"\n", ["advise.toml:2:10: ", "owner"]),
        ("[check]\nselect = [\"format\",\n  \"formt\"]\n", ["advise.toml:3:3: ", "「format」"]),
        ("[check]\nignore = [\"hard-sell/urgncy\"]\n", ["advise.toml:2:11: ", "hard-sell/urgency"]),
        ("[check]\nfail_on = \"eror\"\n", ["advise.toml:2:11: ", "error"]),
        ("[check]\nmin_score = 120\n", ["advise.toml:2:13: ", "100"]),
        ("[check]\nlang = \"fr\"\n", ["advise.toml:2:8: ", "zh-HK"]),
        ("[check]\nkeywords = \"x\"\n", ["advise.toml:2:12: ", ""]),
        ("[check\n", ["advise.toml:1:", ""]),
    ] {
        place.write("advise.toml", toml);
        let ran = place.run(&["a.md"]).code(2).says(&words);
        assert_eq!((ran.err.lines().count(), ran.out.as_str()), (1, ""), "{toml}");
        assert!(ran.err.starts_with("advise.toml:"), "{}", ran.err);
        place.run(&["a.md", "--isolated"]).code(0);
    }
    place.run(&["a.md", "--config", "other.toml"]).code(2).says(&["other.toml: "]);
}

#[test]
fn the_nearest_file_counts_up_to_the_top_of_the_repository() {
    let place = Place::new();
    let place = place.write("deep/down/a.md", GRAVE).write("advise.toml", "[check]\nfail_on = \"never\"\n");
    place.run(&["deep/down/a.md"]).code(0);
    let code = |args: &[&str]| place.command(args).current_dir(place.path("deep/down")).output().unwrap().status.code();
    assert_eq!(code(&["a.md"]), Some(0));
    assert_eq!(code(&["a.md", "--isolated"]), Some(1));
    assert_eq!(code(&["a.md", "--fail-on", "error"]), Some(1), "flags win");
    place.write("deep/.git/HEAD", "");
    assert_eq!(code(&["a.md"]), Some(1));
}

/// Two shops of one agency, checked in one run: each note by its own shop's settings and packs.
#[test]
fn each_file_has_the_nearest_settings() {
    let place = Place::new();
    place.write("advise.toml", "[check]\nlang = \"en\"\n");
    place.write("a/advise.toml", "[shop]\ncategory = \"cafe\"\n[check]\nfail_on = \"never\"\npacks = [\"packs\"]\n");
    place.write("a/packs/phrases/hard-sell/mine.toml", super::fixing::PACK);
    place.write("b/advise.toml", "[shop]\ncategory = \"nail\"\n[files]\nexclude = [\"old\"]\n");
    let draft = "# 落雨\n\n今日落雨，個位超正，窗邊得兩個位。\n";
    for name in ["a/1.md", "b/sub/1.md", "b/old/1.md", "c.md"] {
        place.write(name, draft);
    }
    let notes = |args: &[&str]| {
        let json = place.run(&[args, &["--format", "json", "--fail-on", "never"]].concat()).code(0).json();
        let note = |n: &serde_json::Value| {
            let text = |key: &str| n[key].as_str().unwrap_or("-").to_owned();
            let mine = n["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "hard-sell/mine");
            (text("path"), text("category"), mine)
        };
        json["notes"].as_array().unwrap().iter().map(note).collect::<Vec<_>>()
    };
    let row = |path: &str, category: &str, mine| (path.to_owned(), category.to_owned(), mine);
    assert_eq!(notes(&["."]), [row("a/1.md", "cafe", true), row("b/sub/1.md", "nail", false), row("c.md", "-", false)]);
    assert_eq!(notes(&["b/sub/../../a/1.md"])[0].1, "cafe");
    assert_eq!(notes(&[".", "--isolated"]).len(), 4);
    assert!(notes(&[".", "--config", "b/advise.toml"]).iter().all(|(_, category, _)| category == "nail"));
    // What a note must reach is its own shop's business.
    place.write("a/2.md", GRAVE);
    place.run(&["a/2.md"]).code(0);
    place.write("b/2.md", GRAVE);
    place.run(&["a", "b"]).code(1);
    // A rewrite knows the shop as well, and so does a draft from standard input, by the folder that we stand in.
    let rewrite = place.run(&["rewrite", "a/1.md", "b/sub/1.md", "--format", "json"]);
    assert_eq!(rewrite.json()["notes"].as_array().unwrap().len(), 2, "{rewrite:?}");
    place.write("b/advise.toml", "[shop]\ncategory = \"nial\"\n");
    place.run(&["a", "b"]).code(2).says(&["b/advise.toml:2:12: "]);
    place.run(&["a"]).code(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_gone_is_no_reason_to_stop() {
    let place = Place::new();
    place.write("a.md", GOOD).write("gone/x", "");
    let draft = place.path("a.md");
    let script = format!("cd gone && rmdir ../gone 2>/dev/null || rm -r ../gone; exec \"$0\" {}", draft.display());
    let mut shell = std::process::Command::new("sh");
    let output = shell.current_dir(&place.0).args(["-c", &script, env!("CARGO_BIN_EXE_advise")]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn the_shop_fills_what_a_note_leaves_open() {
    let place = Place::new();
    place.write(
        "advise.toml",
        "[shop]\ndistrict = \"上環\"\ncategory = \"咖啡店\"\n[check]\nkeywords = [\"上環手沖\"]\nlang = \"en\"\n",
    );
    place.write("a.md", "# 落雨\n\n今日落雨，窗邊得兩個位。\n");
    let json = place.run(&["a.md", "--format", "json"]).json();
    let note = &json["notes"][0];
    assert_eq!((json["lang"].as_str(), note["target_from"].as_str()), (Some("en"), Some("config")));
    assert_eq!((note["category"].as_str(), note["keywords"][0]["keyword"].as_str()), (Some("cafe"), Some("上環手沖")));
}

#[test]
fn init_writes_a_file_that_parses_in_full() {
    let place = Place::new();
    place.write("a.md", GOOD).run(&["init"]).code(0).says(&["advise.toml"]);
    place.run(&["a.md"]).code(0);
    place.run(&["init"]).code(2).says(&["--force"]);
    // What waits behind a `#` must hold as well.
    let all = place.read("advise.toml");
    let open = |line: &str| {
        let setting = line.strip_prefix('#').filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase() || c == '['));
        setting.unwrap_or(line).to_owned()
    };
    let opened: Vec<String> = all.lines().map(open).filter(|l| !l.starts_with("packs")).collect();
    assert!(opened.iter().filter(|l| l.contains(" = ")).count() >= 20);
    place.write("advise.toml", opened.join("\n"));
    place.run(&["a.md", "--fail-on", "never", "--min-score", "0"]).code(0);
    place.run(&["init", "--force"]).code(0);
    assert_eq!(place.read("advise.toml"), all);
}

#[test]
fn init_asks_once_and_shows_what_it_wrote() {
    let place = Place::new();
    place.write("a.md", GOOD);
    let answers = "明記 \"補鞋\"\n上環蘇杭街12號地下\n補鞋\n\n換踭 $50 起\n";
    let ran = place.pipe(&["init", "--ask"], answers.as_bytes()).code(0);
    for shown in ["1/6", "6/6", "明記", "place = \"上環\"", "上環蘇杭街12號地下", "category = \"補鞋\"", "換踭 $50 起"]
    {
        assert!(ran.err.contains(shown), "{shown} in {ran:?}");
    }
    let written = place.read("advise.toml");
    let shop: toml::Table = written.parse().unwrap();
    assert_eq!(shop["shop"]["name"].as_str(), Some("明記 \"補鞋\""));
    assert_eq!(shop["shop"]["address"].as_str(), Some("上環蘇杭街12號地下"));
    assert!(shop["shop"].get("hours").is_none() && shop["shop"].get("story").is_none());
    // A draft is read with it, and what is known is not asked again.
    place.run(&["a.md"]).code(0);
    let ran = place.pipe(&["init", "--ask"], "10:30-18:30\n\n".as_bytes()).code(0);
    assert!(ran.err.contains("1/2") && !ran.err.contains("3/"), "{ran:?}");
    let filled = place.read("advise.toml");
    assert!(filled.contains("\nhours = \"10:30-18:30\"\n") && filled.contains("name = "), "{filled}");
    // Nothing answered, nothing written; without a keyboard nothing is asked.
    assert!(place.pipe(&["init", "--ask"], b"").code(0).err.contains("advise.toml"));
    assert_eq!(place.read("advise.toml"), filled);
    place.run(&["init"]).code(2).says(&["--ask", "--force"]);
    assert_eq!(place.read("advise.toml"), filled);
}

#[test]
fn init_asks_back_once_about_a_name_that_nobody_knows() {
    let place = Place::new();
    // Enter takes the name that was offered.
    let ran = place.pipe(&["init", "--ask"], "\n上還\n\n火星生意\n\n".as_bytes()).code(0);
    assert!(place.read("advise.toml").contains("\nplace = \"上環\"\n"), "{ran:?}");
    assert!(ran.err.contains("火星生意") && !place.read("advise.toml").contains("火星生意"), "{ran:?}");
    // A file that cannot be read is left alone.
    place.write("advise.toml", "[shop]\nname = \n");
    place.pipe(&["init", "--ask"], "x\n".as_bytes()).code(2).says(&["advise.toml:2:"]);
    assert_eq!(place.read("advise.toml"), "[shop]\nname = \n");
}

#[test]
fn init_speaks_the_language_that_was_chosen() {
    for (lang, words, asked) in
        [("en", "# Who the shop is", "What is the shop called?"), ("zh-CN", "# 店铺是谁", "店铺叫什么？")]
    {
        let place = Place::new();
        place.write("a.md", GOOD);
        let ran = place.pipe(&["init", "--ask", "--lang", lang], b"Joe\n").code(0);
        assert!(ran.err.contains(asked), "{ran:?}");
        let all = place.read("advise.toml");
        assert!(all.contains(words) && all.contains("\nname = \"Joe\"\n"), "{all}");
        // What waits behind a `#` holds in every language.
        let open = |line: &str| {
            let setting =
                line.strip_prefix('#').filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase() || c == '['));
            setting.unwrap_or(line).to_owned()
        };
        let opened: Vec<String> = all.lines().map(open).filter(|l| !l.starts_with("packs")).collect();
        assert!(opened.iter().filter(|l| l.contains(" = ")).count() >= 20);
        place.write("advise.toml", opened.join("\n"));
        place.run(&["a.md", "--fail-on", "never", "--min-score", "0"]).code(0);
    }
}

#[test]
fn slips_and_help_are_told_in_the_language_of_flag_settings_or_house() {
    let place = Place::new();
    place.write("a.md", GOOD);
    place.run(&["--formt", "json", "a.md"]).code(2).says(&["冇「--formt」", "--format"]);
    place.run(&["--lang", "en", "reply"]).code(2).says(&["FILE", "is missing"]);
    assert!(place.run(&["help", "--lang", "en"]).code(0).out.contains("Commands:"));
    place.write("advise.toml", "[check]\nlang = \"zh-CN\"\n");
    place.run(&["--formt", "json", "a.md"]).code(2).says(&["没有「--formt」"]);
    let help = place.run(&["rewrite", "--help"]).code(0).out;
    assert!(help.contains("用法：advise rewrite") && help.contains("不编造") && !help.contains(" · "), "{help}");
    place.run(&["--isolated", "--formt", "json", "a.md"]).code(2).says(&["冇「--formt」"]);
    // What was typed does nothing to the terminal.
    assert!(!place.run(&["--a\u{1b}[31mb"]).code(2).err.contains('\u{1b}'));
}

#[test]
fn own_packs_are_used_and_judged() {
    let place = Place::new();
    place.write("a.md", GOOD).write("packs/phrases/hard-sell/mine.toml", super::fixing::PACK);
    place.write("advise.toml", "[check]\npacks = [\"packs\"]\n");
    place.run(&["a.md", "--select", "hard-sell/mine"]).code(0);
    let ran = place.run(&["explain", "hard-sell/mine"]).code(0);
    assert!(ran.out.contains("超正") && !ran.out.contains("{text}"), "{ran:?}");
    place.run(&["pack", "check", "packs"]).code(0);
    assert!(place.run(&["pack", "list"]).code(0).out.contains("district/central-and-western"));
    place.write("packs/phrases/hard-sell/mine.toml", super::fixing::PACK.replace("severity", "severty"));
    let ran = place.run(&["pack", "check", "packs"]).code(2);
    assert!(ran.out.contains("packs/phrases/hard-sell/mine.toml:2:1: "), "{ran:?}");
    place.run(&["a.md"]).code(2).says(&["mine.toml:2:1"]);
    place.run(&["a.md", "--isolated", "--packs", "none"]).code(2).says(&["none: "]);
}
