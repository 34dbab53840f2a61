//! What the verifier finds in a version, and what it lets pass.

use crate::config::Config;
use crate::note::Source;
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::tone::Tone;
use crate::write::rewrite::verify::allowed::Allowed;
use crate::write::rewrite::verify::invention::{Invention, InventionKind};
use crate::write::rewrite::verify::inventions;
use crate::write::rewrite::version::Rewrite;

const DRAFT: &str = "---\ndistrict: 上環\ncategory: cafe\n---\n\n# 上環手沖\n\n我喺上環開咗間咖啡店。手沖 HK$48，豆係衣索比亞日曬，焗咗三日先沖。永樂街 88 號地下，上環站 A2 出口行三分鐘，星期一休息。阿媽話支豆有少少酸。三文治一份 $52。\n";
const ENGLISH: &str = "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n\n# Coffee\n\nBarista May pulls a flat white for HK$42 at 8am. We soak the beans overnight. 25 North Street, closed on Tuesdays.\n";

fn said(draft: &str, body: &str) -> Vec<Invention> {
    let packs = Packs::built_in();
    let guide = Packs::guide(&[]).unwrap();
    judged(draft, body, &packs, &guide)
}

fn judged(draft: &str, body: &str, packs: &Packs, guide: &Guide) -> Vec<Invention> {
    let source = Source::text("draft.md", draft);
    let allowed = Allowed::new(&source, packs, guide, &Config::default());
    let version = Rewrite {
        angle: "story".to_owned(),
        angle_name: String::new(),
        engine: String::new(),
        title: String::new(),
        title_options: Vec::new(),
        body: body.to_owned(),
        hashtags: Vec::new(),
        slots: Vec::new(),
        facts: Vec::new(),
        origins: Vec::new(),
        sentences: Vec::new(),
        score: 0,
        tone: Tone::default(),
    };
    inventions(&version, &allowed, packs)
}

/// So that what is looked at stands behind the opening.
const BEFORE: &str = "上環咖啡店嘅手沖，呢篇寫返啲實際資料。";

#[test]
fn every_kind_of_invention_is_found() {
    let packs = Packs::built_in();
    let guide = Packs::guide(&[]).unwrap();
    for (text, kind) in [
        ("每日沖十八杯。", InventionKind::Number),
        ("行五分鐘就到。", InventionKind::Number),
        ("開咗３年。", InventionKind::Number),
        ("要行 88 分鐘。", InventionKind::Number),
        ("埋單 $62。", InventionKind::Price),
        ("人均三百蚊。", InventionKind::Price),
        ("星期三都開門。", InventionKind::Date),
        ("聖誕照開。", InventionKind::Date),
        ("用 Valrhona 嘅粉。", InventionKind::Word),
        ("中環都有我哋。", InventionKind::Place),
        ("喺永吉街嗰邊。", InventionKind::Place),
        ("有句講「好飲到喊」。", InventionKind::Quote),
        ("飲落甘香。", InventionKind::Property),
        ("口感綿密。", InventionKind::Property),
        ("仲有窩夫同提拉米蘇。", InventionKind::Property),
        ("用頂級優質嘅水。", InventionKind::Property),
        ("老公幫手執舖。", InventionKind::Experience),
        ("有熟客話好飲。", InventionKind::Experience),
        ("尋日落雨。", InventionKind::Experience),
        ("去年試咗六次先得。", InventionKind::Experience),
        ("打 9123 4567 留位。", InventionKind::Contact),
    ] {
        let found = judged(DRAFT, &format!("{BEFORE}{text}"), &packs, &guide);
        assert!(found.iter().any(|i| i.kind == kind), "{text}: {found:?}");
    }
    for (text, kind) in [
        ("We open at 9am.", InventionKind::Number),
        ("It costs $45.", InventionKind::Price),
        ("Closed on Friday.", InventionKind::Date),
        ("The crema is velvety.", InventionKind::Word),
        ("Served with Valrhona chocolate.", InventionKind::Word),
        ("Find us in Mong Kok.", InventionKind::Place),
        ("“Best in town” is what people say.", InventionKind::Quote),
    ] {
        let found = judged(ENGLISH, text, &packs, &guide);
        assert!(found.iter().any(|i| i.kind == kind), "{text}: {found:?}");
    }
}

#[test]
fn the_drafts_own_facts_may_be_said_in_other_words() {
    for text in [
        "手沖四十八蚊，豆係衣索比亞日曬，沖之前焗足三日。",
        "手冲咖啡48元，三明治一份52元，上环站A2出口走3分钟。",
        "阿媽話有少少酸，我自己都覺得。",
        "逢星期一休息，地址係永樂街 88 號地下。想嚟嘅話可以睇清楚時間先。",
        "有咩想知，留言問我哋就得。你哋飲手沖會唔會加糖？",
    ] {
        let found = said(DRAFT, &format!("{BEFORE}{text}"));
        assert!(found.iter().all(|i| i.text.contains("加糖") || i.text.contains("糖")), "{text}: {found:?}");
    }
    let found = said(
        ENGLISH,
        "May makes the flat white at HK$42. The beans soak overnight, and we open from 8am. We are closed on Tuesday, at 25 North Street.",
    );
    assert_eq!(found, []);
}

#[test]
fn questions_to_the_owner_and_the_guides_own_lines_say_nothing() {
    assert_eq!(said(DRAFT, "〔2019 年開業嗰陣，邊位客人話「好飲」？〕"), []);
    let guide = Packs::guide(&[]).unwrap();
    for line in guide.common.line["owner"].iter().chain(&guide.common.line["reply"]) {
        assert_eq!(said(DRAFT, &line.yue), [], "{}", line.yue);
    }
}

#[test]
fn a_currency_is_an_amount() {
    let draft = DRAFT.replace("HK$", "$");
    assert!(said(&draft, "手沖 HK$48。").iter().any(|i| i.kind == InventionKind::Price));
    assert_eq!(said(&draft, "手沖 $48。"), []);
    assert_eq!(said(DRAFT, "手沖 HK$48。"), []);
}
