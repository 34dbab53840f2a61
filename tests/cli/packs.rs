//! `pack check` and `pack list` as a curator meets them: every fault with its place, in the language of the run.

use super::Place;

const DISTRICT: &str = "id = \"sham-tseng\"\nversion = \"2026.11\"\nchecked = \"2026-02-31\"\nname = { zh-HK = \"試驗灣\", zh-CN = \"试验湾\", en = \"Test Bay\" }\nimportnce = 5\nwhy = \"x\"\n[[place]]\nid = \"a\"\nname = { zh-HK = \"試驗街\", zh-CN = \"试验街\", en = \"Test Street\" }\nkind = \"road\"\nimportance = 5\nwhy = \"x\"\n";

#[test]
fn every_fault_of_a_folder_is_told_in_one_run() {
    let place = Place::new();
    place.write("packs/districts/sham-tseng.toml", DISTRICT);
    place.write("packs/wording/hk-to-mainlnad.toml", "[a]\nrows = [[\"甲\", \"乙\"], [\"甲\", \"丙\"]]\n");
    place.write("packs/district/a.toml", "");
    let ran = place.run(&["pack", "check", "packs"]).code(2).says(&["6 處要改", "0 處要再睇"]);
    let wanted = [
        "packs/district:1:1: 要改: district/ 入面啲檔案唔會讀；係咪「districts/」？",
        "packs/districts/sham-tseng.toml:3:11: 要改: checked 寫住「2026-02-31」，但係冇呢個日子；要寫年-月-日，例如 2026-11-22",
        "packs/districts/sham-tseng.toml:5:1: 要改: 冇「importnce」呢個欄位；係咪「importance」？",
        "packs/districts/sham-tseng.toml:10:8: 要改: 唔可以寫「road」；係咪「street」？",
        "packs/wording/hk-to-mainlnad.toml:1:1: 要改: 呢個檔名唔會讀；係咪「hk-to-mainland.toml」？",
        "packs/wording/hk-to-mainlnad.toml:2:22: 要改: 「甲」寫咗兩次，第一次喺第 2 行",
    ];
    assert_eq!(ran.out.replace('\\', "/").lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn faults_are_told_in_the_language_of_the_run() {
    let place = Place::new();
    // A place is left out, so nothing is put together.
    place.write("packs/districts/sham-tseng.toml", DISTRICT.replace("kind = \"road\"\n", ""));
    for (lang, words) in [
        ("zh-HK", "要改: 冇「importnce」呢個欄位；係咪「importance」？"),
        ("zh-CN", "没有「importnce」这个字段；是不是「importance」？"),
        ("en", "error: unknown key `importnce`; did you mean `importance`?"),
    ] {
        let ran = place.run(&["pack", "check", "packs", "--lang", lang]).code(2);
        assert!(ran.out.contains(words), "{ran:?}");
    }
}

#[test]
fn warnings_fail_only_who_asks_for_it() {
    let place = Place::new();
    // A trade of the name of a built-in one.
    let text =
        include_str!("../../keyword_packs/categories/cafe.toml").replacen("id = \"cafe\"", "id = \"my-cafe\"", 1);
    place.write("packs/categories/my-cafe.toml", text);
    let ran = place.run(&["pack", "check", "packs"]).code(0).says(&["0 處要改"]);
    assert!(ran.out.contains("內置詞包「cafe」都有「咖啡店」") && ran.out.contains("你呢個「my-cafe」冇份"), "{ran:?}");
    place.run(&["pack", "check", "packs", "--fail-on", "warning"]).code(1);
    let copy = include_str!("../../keyword_packs/categories/cafe.toml");
    place.write("own/categories/cafe.toml", copy);
    place.run(&["pack", "check", "own", "--fail-on", "warning"]).code(0);
}

#[test]
fn parts_and_facts_of_an_angle_are_known_words() {
    let place = Place::new();
    let guide = include_str!("../../keyword_packs/angles/guide.toml");
    place.write("packs/angles/guide.toml", guide);
    place.run(&["pack", "check", "packs"]).code(0);
    place.write("packs/angles/guide.toml", guide.replace("\"offer\"", "\"ofer\"").replace("\"hours\"", "\"huors\""));
    let ran = place.run(&["pack", "check", "packs"]).code(2);
    for words in [
        "guide.toml:5:31: 要改: 唔可以寫「huors」；係咪「hours」？",
        "guide.toml:6:40: 要改: 唔可以寫「ofer」；係咪「offer」？",
    ] {
        assert!(ran.out.contains(words), "{ran:?}");
    }
    place.run(&["rewrite", "a.md", "--packs", "packs"]).code(2);
}

#[test]
fn the_list_is_json_of_one_shape() {
    let place = Place::new();
    let import = "id = \"mine\"\nsource = \"tool\"\nfile = \"a.csv\"\nimported = \"2026-11-01\"\n[[keyword]]\ntext = \"咖啡店推薦\"\n";
    place.write("packs/imports/mine.toml", import);
    let out = place.run(&["pack", "list", "--packs", "packs", "--format", "json"]).code(0).json();
    assert_eq!(out["schema"], "advise.pack-list/1");
    let packs = out["packs"].as_array().unwrap();
    let pack = |id: &str| packs.iter().find(|p| p["id"] == id).unwrap();
    for pack in packs {
        let keys: Vec<&String> = pack.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["checked", "counts", "id", "kind", "origin", "source", "version"], "{pack}");
        let counts: Vec<&String> = pack["counts"].as_object().unwrap().keys().collect();
        assert_eq!(counts, ["keywords", "places"], "{pack}");
        assert!(pack["id"].as_str().unwrap().starts_with(pack["kind"].as_str().unwrap()), "{pack}");
        assert!(pack["checked"].as_str().unwrap().len() == 10, "{pack}");
    }
    let cafe = pack("category/cafe");
    assert_eq!((&cafe["kind"], &cafe["origin"], &cafe["source"]), (&"category".into(), &"built-in".into(), &().into()));
    assert!(cafe["counts"]["keywords"].as_u64() > Some(20) && cafe["counts"]["places"] == 0, "{cafe}");
    assert!(pack("district/wan-chai")["counts"]["places"].as_u64() > Some(5));
    let mine = pack("import/mine");
    assert_eq!(
        (&mine["origin"], &mine["source"], &mine["version"]),
        (&"user".into(), &"tool".into(), &"2026-11-01".into())
    );
    assert_eq!(mine["counts"]["keywords"], 1);
    // The table says the same.
    let table = place.run(&["pack", "list", "--packs", "packs"]).code(0).out;
    assert_eq!(table.lines().count(), packs.len());
}

/// Patterns, words that silence them and whole forms may be as long as their author likes: no window of the program cuts
/// them, and what lies within a long finding is none of its own.
#[test]
fn a_pattern_of_five_hundred_bytes_gives_one_finding() {
    let row = |any: &str, more: &str| {
        let old = super::fixing::PACK.split("any = ").next().unwrap();
        format!("{old}any = {any}\n{more}\nbad = [\"a\"]\ngood = [\"b\"]\n")
    };
    let long: String = (0..165).map(|i| char::from_u32(0x4e00 + i * 7).unwrap()).collect();
    assert!(long.len() + "超正".len() > 500);
    let findings = |pack: &str| {
        let place = Place::new();
        place.write("packs/phrases/hard-sell/mine.toml", pack);
        place.write("a.md", format!("# 今日\n\n前面有字，{long}超正，後面有字。\n"));
        let args = ["a.md", "--packs", "packs", "--format", "json", "--fail-on", "never", "--select", "hard-sell/mine"];
        let ran = place.run(&args).code(0);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let found = json["notes"][0]["findings"].as_array().unwrap().clone();
        found
            .iter()
            .map(|f| (f["span"]["end"].as_u64().unwrap() - f["span"]["start"].as_u64().unwrap()) as usize / 3)
            .collect::<Vec<_>>()
    };
    let whole = format!("[\"{long}超正\"]");
    assert_eq!(findings(&row(&whole, "")), [167]);
    assert_eq!(findings(&row(&format!("[\"{long}超正\", \"超正\"]"), "")), [167]);
    // Two long words: further apart than any window that was ever typed.
    let (head, tail): (String, String) = (long.chars().take(80).collect(), long.chars().skip(80).collect());
    assert_eq!(findings(&row(&format!("[\"{head} {tail} 超正\"]"), "")), [167]);
    assert_eq!(findings(&row("[\"超正\"]", "")), [2]);
    assert!(findings(&row("[\"超正\"]", &format!("guards = {whole}"))).is_empty());
}

/// What a keeper of packs would type into the template of a trade that the house does not know.
fn filled(template: &str) -> String {
    let names = [
        ("風箏店", "风筝店", "kite shop"),
        ("沙灘風箏", "沙滩风筝", "beach kite"),
        ("補風箏", "补风筝", "kite repair"),
    ];
    let blank = "{ zh-HK = \"\", zh-CN = \"\", en = \"\" }";
    let filled = names.iter().fold(template.to_owned(), |text, (hk, cn, en)| {
        text.replacen(blank, &format!("{{ zh-HK = \"{hk}\", zh-CN = \"{cn}\", en = \"{en}\" }}"), 1)
    });
    filled.replace("why = \"\"", "why = \"asked for at the counter\"")
}

#[test]
fn a_trade_of_ones_own_goes_from_the_template_into_the_judgement_of_drafts() {
    let place = Place::new();
    place.run(&["pack", "new", "packs", "--category", "kite-shop"]).code(0);
    let file = "packs/categories/kite-shop.toml";
    place.run(&["pack", "check", "packs"]).code(2);
    let text = filled(&place.read(file));
    place.write(file, text);
    place.run(&["pack", "check", "packs"]).code(0).says(&["0 處要改"]);
    let draft = "# 西貢風箏店｜沙灘風箏點揀\n\n我喺西貢開咗間風箏店，最細嗰隻$180。上星期有位客攞咗隻斷咗骨嘅嚟，我哋換條竹畀佢。\n\n#西貢風箏店\n";
    place.write("draft.md", draft);
    let keywords = |args: &[&str]| -> Vec<String> {
        let mut all = vec!["check", "draft.md", "--format", "json", "--fail-on", "never"];
        all.extend(args);
        let out = place.run(&all).code(0).json();
        let list = out.get("notes").map_or(&out, |notes| &notes[0])["keywords"].as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|k| format!("{} of {}", k["keyword"].as_str().unwrap(), k["pack"].as_str().unwrap_or("none")))
            .collect()
    };
    assert!(!keywords(&[]).iter().any(|k| k.contains("kite-shop")));
    let own = keywords(&["--packs", "packs"]);
    assert!(own.iter().any(|k| k == "西貢風箏店 of category/kite-shop"), "{own:?}");
    let list =
        place.run(&["keywords", "--packs", "packs", "--category", "kite-shop", "--district", "sai-kung"]).code(0);
    assert!(list.out.contains("西貢沙灘風箏") && list.out.contains("西貢補風箏"), "{list:?}");
}

#[test]
fn a_trade_of_the_users_stands_in_for_the_one_of_the_house() {
    let place = Place::new();
    let ours = include_str!("../../keyword_packs/categories/cafe.toml");
    place.write("own/categories/cafe.toml", ours.replacen("zh-HK = \"咖啡店\"", "zh-HK = \"豆子實驗室\"", 1));
    let own = place.run(&["pack", "show", "cafe", "--packs", "own"]).code(0);
    assert!(
        own.out.starts_with("category/cafe　豆子實驗室") && own.out.contains("own/categories/cafe.toml"),
        "{own:?}"
    );
    let house = place.run(&["pack", "show", "cafe"]).code(0);
    assert!(house.out.starts_with("category/cafe　咖啡店"), "{house:?}");
}
