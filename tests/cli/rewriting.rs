//! `advise rewrite`: formats, files, questions and what cannot be done.

use super::{GOOD, Place, Ran};
use serde_json::Value;

/// A flyer with facts in it.
const HARD: &str = "---\ndistrict: 上環\ncategory: cafe\n---\n\n# 🔥全港最平咖啡！！！\n\n本店採用意大利豆，凌晨五點開爐烘豆。\n\
上個月有個婆婆入嚟避雨，飲完話似佢後生嗰陣飲嘅味，第二日帶埋個孫嚟。\n手沖用九十二度水，沖兩分半鐘，因為豆烘得淺。\n\
手沖 $52\n鮮奶咖啡 $48\n即刻 WhatsApp 9123 4567 落單，手快有手慢冇！！！\n唔接生日蛋糕訂單，唔想臨急搞到求其。\n凍飲可以轉燕麥奶，唔加錢。\n永樂街88號地舖，7:00-18:00，星期一休息\n\n#上環咖啡店\n";

/// Tells little, so that something is left to be asked.
const ASKING: &str = "深水埗修鞋佬 全港最好手藝!!!\n我喺北河街開咗23年 阿爸教我嘅 換鞋踭$60起 補底$180\n膠水要焗四個鐘先黏得實\n即刻嚟啦 限時優惠 加WhatsApp 61234567\n";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err))
}

#[test]
fn a_flyer_comes_back_as_three_notes() {
    let place = Place::new();
    place.write("hard.md", HARD);
    let ran = place.run(&["rewrite", "hard.md", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let whole = json(&ran);
    assert_eq!(whole["schema"], "advise.rewrite/1");
    let note = &whole["notes"][0];
    let versions = note["rewrites"].as_array().unwrap();
    assert_eq!(versions.len(), 3);
    for version in versions {
        let text = version["text"].as_str().unwrap();
        assert!(text.contains("永樂街88號地舖") && text.contains("凌晨五點開爐烘豆"), "{text}");
        for gone in ["9123", "WhatsApp", "全港最平咖啡！", "手快有", "🔥", "本店", "!!"] {
            let without = advise::write::rewrite::without_slots(text);
            assert!(!without.contains(gone), "{gone}: {text}");
        }
        assert!(version["score"].as_u64() > note["score"].as_u64());
        let titles = version["title_options"].as_array().unwrap();
        assert!(titles.len() >= 2 && titles[0].as_str().unwrap().starts_with("上環咖啡"), "{titles:?}");
        assert!(version["origins"].as_array().unwrap().len() > 5 && version["lost"].as_array().unwrap().is_empty());
    }
}

#[test]
fn only_the_text_to_paste() {
    let place = Place::new();
    place.write("hard.md", HARD);
    let ran = place.run(&["rewrite", "hard.md", "--copy-ready"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("上環咖啡"), "{}", ran.out);
    assert!(ran.out.trim_end().lines().last().unwrap().starts_with("#上環咖啡店"), "{}", ran.out);
    let bare = place.run(&["rewrite", "hard.md", "--copy-ready", "--no-slots"]);
    assert!(!bare.out.contains('〔') && bare.out.contains('📍'), "{}", bare.out);
}

#[test]
fn the_same_draft_says_the_same() {
    let place = Place::new();
    place.write("hard.md", HARD);
    let with = |seed: &str| place.run(&["rewrite", "hard.md", "--copy-ready", "--seed", seed]).out;
    assert_eq!(with("1"), with("1"));
    assert!(with("2").contains("凌晨五點開爐烘豆"));
}

#[test]
fn versions_are_saved_and_nothing_is_overwritten() {
    let place = Place::new();
    place.write("hard.md", HARD);
    let first = place.run(&["rewrite", "hard.md", "--write", "out", "--angle", "story"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let saved = place.read("out/hard.story.md");
    assert!(saved.starts_with("# 上環咖啡"), "{saved}");
    place.write("out/hard.story.md", "my own words");
    let second = place.run(&["rewrite", "hard.md", "--write", "out", "--angle", "story"]);
    assert_eq!(second.code, 2);
    assert!(second.err.contains("hard.story.md"), "{}", second.err);
    assert_eq!(place.read("out/hard.story.md"), "my own words");
    assert_eq!(place.read("hard.md"), HARD);
}

#[test]
fn questions_are_asked_and_answers_pass_the_gate() {
    let place = Place::new();
    place.write("hard.md", ASKING);
    let asked = place.run(&["rewrite", "hard.md", "--format", "json"]);
    let slots = json(&asked)["notes"][0]["rewrites"][0]["slots"].as_array().unwrap().len();
    assert!((1..=3).contains(&slots), "{slots}");
    let args = ["rewrite", "hard.md", "--ask", "--copy-ready"];
    let ran = place.pipe(&args, "有位婆婆攞住老公對舊皮鞋嚟\n".repeat(slots).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("有位婆婆攞住老公對舊皮鞋嚟。") && !ran.out.contains('〔'), "{}", ran.out);
    // Each question once, and what was written stands at the end.
    assert_eq!(ran.err.matches("\n> ").count(), slots, "{}", ran.err);
    assert!(
        ran.err.contains(&format!("{slots}/{slots} ")) && ran.err.contains("  有位婆婆攞住老公對舊皮鞋嚟。"),
        "{}",
        ran.err
    );

    // What no version may say is not taken from its owner either.
    for (answer, gone) in [("whatsapp 我 6123 4567", "6123"), ("飲咗根治失眠", "失眠"), ("全港最平就係我哋", "最平")]
    {
        let ran = place.pipe(&args, format!("{answer}\n").repeat(slots).as_bytes());
        assert_eq!(ran.code, 1, "{answer}: {}", ran.err);
        assert!(!ran.out.contains(gone) && ran.out.contains('〔'), "{answer}: {}", ran.out);
        assert!(ran.err.contains("唔可以寫"), "{answer}: {}", ran.err);
    }
}

#[test]
fn a_refused_answer_may_be_given_once_more_and_what_is_left_is_told() {
    let place = Place::new();
    place.write("hard.md", ASKING);
    for (lang, refused, written, left) in [
        ("zh-HK", "呢句唔可以寫", "寫咗入 hard.md", "條未答"),
        ("zh-CN", "这句不能写", "写进了 hard.md", "条没答"),
        ("en", "this answer cannot stand", "Written into the new version of hard.md", "Questions left open"),
    ] {
        let args = ["rewrite", "hard.md", "--ask", "--lang", lang, "--copy-ready"];
        let ran = place.pipe(&args, "飲咗根治失眠\n有位婆婆攞住老公對舊皮鞋嚟\n".as_bytes());
        assert!(ran.err.contains(refused) && ran.err.contains(written), "{}", ran.err);
        assert!(ran.out.contains("有位婆婆攞住老公對舊皮鞋嚟。") && !ran.out.contains("失眠"), "{}", ran.out);
        assert_eq!(ran.code, 0, "{}", ran.err);
        // Nobody answers: nothing is lost, and it is said what stays open.
        let ran = place.pipe(&args, b"");
        assert!(ran.code == 0 && ran.out.contains('〔') && ran.err.contains(left), "{}", ran.err);
        assert!(!ran.err.contains(written) && !ran.err.contains("cli."), "{}", ran.err);
        // Brackets and bytes that are no text make no new question.
        let ran = place.pipe(&args, b"\xe3\x80\x94\xff\xe3\x80\x95\n");
        assert_eq!((ran.code, ran.out.matches('〔').count() < 3), (0, true), "{}", ran.err);
    }
}

#[test]
fn a_good_note_and_a_refused_one() {
    let place = Place::new();
    place.write("loan.md", "# 急用錢？\n\n無抵押貸款，即日放款，月息1.1%，WhatsApp 9123 4567。\n");
    place.write("empty.md", "# 全城最平！\n\n即刻搶購！錯過唔再有！\n");
    let ran = place.run(&["rewrite", "loan.md", "empty.md", "--format", "ndjson"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for line in ran.out.lines() {
        let note: Value = serde_json::from_str(line).unwrap();
        assert_eq!(note["rewrites"].as_array().unwrap().len(), 0, "{line}");
        assert!(note["reason"].as_str().unwrap().chars().count() > 5);
    }
    let good = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/cafe-good.md")).unwrap();
    place.write("good.md", good);
    let ran = place.run(&["rewrite", "good.md", "--format", "json"]);
    assert_eq!(ran.code, 0);
    let versions = json(&ran)["notes"][0]["rewrites"].clone();
    assert_eq!(versions.as_array().unwrap().len(), 1);
    assert_eq!(versions[0]["angle"], "as-is");
}

#[test]
fn nothing_is_translated_and_the_rest_goes_on() {
    let place = Place::new();
    place.write("zh.md", HARD);
    place.write(
        "en.md",
        "# Best nails in Central!!!\n\nHurry, last spots! Gel manicure $380, takes 75 minutes. \
        We do not cut cuticles if the skin is broken. 3/F, 18 Wellington Street, open 11-8.\n",
    );
    let ran = place.run(&["rewrite", "zh.md", "en.md", "--script", "en", "--format", "ndjson"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let notes: Vec<Value> = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(notes[0]["rewrites"].as_array().unwrap().is_empty() && notes[0]["reason"].is_string(), "{}", notes[0]);
    assert!(!notes[1]["rewrites"].as_array().unwrap().is_empty(), "{}", notes[1]);
}

#[test]
fn records_keep_their_ids_and_the_order() {
    let place = Place::new();
    let row = |id: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"全城最平\",\"body\":\"上環咖啡店，手沖 $52，朝早七點開爐。即刻落單！\"}}\n"
        )
    };
    place.write("notes.ndjson", [row("a"), "not json\n".to_owned(), row("b")].concat());
    let ran = place.run(&["rewrite", "notes.ndjson", "--format", "ndjson"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let ids: Vec<Value> = ran.out.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert!(ran.err.contains("notes.ndjson#2"), "{}", ran.err);
}

#[test]
fn bad_arguments_get_one_clear_line() {
    let place = Place::new();
    place.write("good.md", GOOD);
    for (args, wanted) in [
        (vec!["rewrite"], "advise rewrite"),
        (vec!["rewrite", "good.md", "--angle", "limt"], "limit"),
        (vec!["rewrite", "good.md", "--district", "上還"], "上還"),
        (vec!["rewrite", "missing.md"], "missing.md"),
        (vec!["rewrite", "-", "--ask"], "--ask"),
    ] {
        let ran = place.run(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(wanted) && ran.err.trim_end().lines().count() == 1, "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_request_for_any_chatbot_is_printed_and_sent_nowhere() {
    let place = Place::new();
    place.write(
        "draft.md",
        "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門。手沖 $38，星期一休息。\n全港第一！加我微信 coffee_hk 落單！\n\n#上環咖啡店\n",
    );
    // The request is written as the draft is, whatever the language of the messages.
    for lang in ["zh-HK", "en"] {
        let out = place.run(&["rewrite", "draft.md", "--prompt", "--lang", lang]).code(0).out;
        assert!(out.contains("唔好扮客人") && out.contains("手沖 $38") && out.contains("星期一休息"), "{out}");
        let (before, _) = out.split_once("原稿：\n").unwrap();
        assert!(!before.contains("- 全港第一") && !before.contains("- 加我微信"), "{out}");
    }
    place.write("nothing.md", "# 全港第一\n\n全港第一！加我微信 coffee_hk！\n");
    let none = place.run(&["rewrite", "nothing.md", "--prompt"]).code(1);
    assert!(none.out.is_empty() && none.err.contains("nothing.md"), "{none:?}");
    place.run(&["rewrite", "draft.md", "--prompt", "--llm"]).code(2);
}
