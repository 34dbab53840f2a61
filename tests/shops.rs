//! Nobody is called what they do not call themselves: shops of all trades in all districts, in their owners' own words
//! (`tests/data/shops.tsv`: trade, what the owner calls it, what is sold; none of it taken from the packs).

use advise::pack::Packs;
use advise::pack::index::{FormKind, TermKind};
use advise::text::variants;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

const SHOPS: &str = include_str!("data/shops.tsv");

/// A place of each district, with an address there.
const PLACES: [(&str, &str); 18] = [
    ("上環", "永樂街88號地下"),
    ("銅鑼灣", "白沙道12號一樓"),
    ("北角", "春秧街40號"),
    ("香港仔", "成都道9號"),
    ("旺角", "花園街150號"),
    ("深水埗", "福榮街66號"),
    ("紅磡", "蕪湖街77號"),
    ("新蒲崗", "大有街31號5樓"),
    ("觀塘", "鴻圖道20號"),
    ("葵芳", "興芳路210號"),
    ("荃灣", "川龍街30號"),
    ("屯門", "仁政街8號"),
    ("元朗", "教育路33號"),
    ("上水", "新康街15號"),
    ("大埔", "懷仁街5號"),
    ("大圍", "積富街18號"),
    ("西貢", "萬年街22號"),
    ("長洲", "新興街50號"),
];

struct Shop {
    trade: &'static str,
    title: String,
    body: String,
}

/// A draft in one of three hands.
fn shop(trade: &'static str, noun: &str, sold: &str, (place, address): (&str, &str), hand: usize) -> Shop {
    let (title, body) = match hand % 3 {
        0 => (
            format!("{noun}｜{place}一間小舖"),
            format!(
                "我哋喺{place}{address}，做{noun}第三年。{sold}。星期一至六11:00至20:00，星期三休息。{place}地鐵站行五分鐘。\
                 上個月有個客落雨都嚟，坐咗半個鐘先走。"
            ),
        ),
        1 => (
            sold.to_owned(),
            format!(
                "喺{place}開咗間{noun}，{address}。平時得我一個人，忙起上嚟冇時間覆。朝早十一點開，收七點。\
                 第一日開舖得兩個客，而家街坊都識叫我花名。"
            ),
        ),
        _ => (format!("今日{place}落雨"), format!("{noun}照開。{sold}。人均$80起，留言問就得。地址{address}。")),
    };
    Shop { trade, title, body }
}

/// All pairs of shops and places, or only every so many.
fn shops(step: usize) -> Vec<Shop> {
    let rows = SHOPS.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let mut out = Vec::new();
    for (i, row) in rows.enumerate() {
        let [trade, noun, sold] = row[..] else { panic!("{row:?}") };
        let here = PLACES.iter().enumerate().filter(|(j, _)| (i + j).is_multiple_of(step));
        out.extend(here.map(|(j, place)| shop(trade, noun, sold, *place, i + j)));
    }
    out
}

fn run(command: &str, shops: &[Shop]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_advise"))
        .args([command, "-", "--input-format", "ndjson", "--isolated", "--format", "ndjson"])
        .args(if command == "check" { &["--fail-on", "never"][..] } else { &[] })
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let record = |s: &Shop| json!({ "title": s.title, "body": s.body }).to_string();
    let lines = shops.iter().map(record).collect::<Vec<_>>().join("\n");
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The texts of some keys, at any depth.
fn texts<'v>(value: &'v Value, keys: &[&str], inside: bool, out: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if inside => out.push(text),
        Value::Array(all) => all.iter().for_each(|v| texts(v, keys, inside, out)),
        Value::Object(map) => map.iter().for_each(|(k, v)| texts(v, keys, inside || keys.contains(&k.as_str()), out)),
        _ => {}
    }
}

/// The trades and places that a text names, and its draft does not.
fn foreign(text: &str, draft: &str) -> Vec<String> {
    let folded = variants().fold(text).squeeze();
    let is_name = |kind| matches!(kind, TermKind::Trade { .. } | TermKind::Place { .. });
    let named = PACKS.find(&folded, text).into_iter().filter(|hit| {
        let names = || PACKS.forms_of(hit.string).map(|f| (f.kind, &PACKS.index.terms[f.term as usize]));
        // 瑜伽馆 is what a mainland reader types for the 瑜伽室 of the draft.
        let word = &folded.text[hit.range()];
        let is_twin =
            names().any(|(_, t)| draft.contains(&variants().key(&t.name.hant)) && variants().key(&t.name.hans) == word);
        !is_twin && names().any(|(kind, t)| kind == FormKind::Strong && is_name(t.kind))
    });
    let words = named.map(|hit| folded.text[hit.range()].to_owned());
    // 香港仔街市檔 is made of two of the draft's words.
    let is_held = |word: &str| {
        let halves = word.char_indices().map(|(at, _)| word.split_at(at));
        draft.contains(word) || halves.skip(1).any(|(a, b)| draft.contains(a) && draft.contains(b))
    };
    words.filter(|word| word.chars().count() > 1 && !is_held(word)).collect()
}

/// What is wrong with the answers to some drafts.
fn wrong(shops: &[Shop], answers: &[Value], keys: &[&str]) -> BTreeSet<String> {
    assert_eq!(shops.len(), answers.len());
    let mut wrong = BTreeSet::new();
    for (shop, answer) in shops.iter().zip(answers) {
        let draft = variants().key(&format!("{}\n{}", shop.title, shop.body));
        let mut said = Vec::new();
        texts(answer, keys, false, &mut said);
        said.extend(answer["keywords"][0]["keyword"].as_str());
        assert!(!said.is_empty(), "{answer}");
        // `category: cafe` is an example of how to write it.
        for text in said.into_iter().filter(|t| !t.contains("category:")) {
            // Hong Kong is where they all are.
            let names = foreign(text, &draft);
            wrong.extend(
                names
                    .iter()
                    .filter(|n| n.strip_prefix("香港").is_none_or(|rest| !rest.is_empty() && !draft.contains(rest)))
                    .map(|n| format!("{}: {n} in {text}", shop.trade)),
            );
        }
    }
    wrong
}

#[test]
fn check_calls_no_shop_by_a_word_that_is_not_its_own() {
    // All pairs in all hands were run once; every third of them, which holds all trades and all places, stays.
    let shops = shops(3);
    let trades: BTreeSet<&str> = shops.iter().map(|s| s.trade).collect();
    assert!(trades.len() >= 150 && shops.len() * 3 == trades.len() * PLACES.len());
    let answers = run("check", &shops);
    let wrong = wrong(&shops, &answers, &["titles", "topics", "message", "title"]);
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    // And knows most of them: in their own words, none is taken for another kind than it is.
    let known = shops.iter().zip(&answers).filter(|(s, a)| a["category"] == s.trade).count();
    let taken = shops.iter().zip(&answers).filter(|(s, a)| !a["category"].is_null() && a["category"] != s.trade);
    let taken: BTreeSet<String> = taken.map(|(s, a)| format!("{} for {}", a["category"], s.trade)).collect();
    assert!(known * 100 >= shops.len() * 90, "{known} of {}", shops.len());
    assert!(taken.len() <= 5, "{taken:?}");
}

#[test]
fn rewrite_calls_no_shop_by_a_word_that_is_not_its_own() {
    let shops = shops(18);
    let answers = run("rewrite", &shops);
    let bodies = answers.iter().flat_map(|a| a["rewrites"].as_array().into_iter().flatten());
    assert!(bodies.filter(|r| r["body"].as_str().is_some_and(|b| !b.is_empty())).count() >= shops.len() / 2);
    let wrong = wrong(&shops, &answers, &["title", "title_options", "body", "hashtags"]);
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn briefs_name_no_other_trade_and_no_other_place() {
    use advise::config::TargetWish;
    use advise::lang::{Catalog, Lang};
    use advise::reading::target;
    use advise::text::script::Script;
    use advise::write::brief::{Order, brief};
    let guide = Packs::guide(&[]).unwrap();
    let catalog = Catalog::new(Lang::ZhHk);
    let packs = &*PACKS;
    let mut wrong = BTreeSet::new();
    let mut places = BTreeSet::new();
    for (i, info) in packs.index.categories.iter().enumerate() {
        let trade = Packs::trade(&[], &info.id).unwrap().unwrap();
        let (place, _) = PLACES[i % PLACES.len()];
        places.insert(place);
        let category = Some(info.id.to_string());
        let wish = TargetWish { district: Some(place.to_owned()), category, ..TargetWish::default() };
        let target = target::wished(packs, &[&wish]);
        let made = brief(&Order {
            packs,
            guide: &guide,
            trade: &trade,
            target: &target,
            about: None,
            month: 5,
            catalog: &catalog,
            script: Script::Hant,
        });
        assert!(made.ideas.len() >= 8, "{}", info.id);
        // All that the trade's own pack says is the trade's.
        // And whoever is in 上環 is in 中西區.
        let around = target.district.map(|d| packs.index.districts[d as usize].term);
        let mine = |t: u32| packs.index.terms[t as usize].pack == info.pack || Some(t) == around;
        let own: Vec<String> = packs.index.terms.iter().enumerate().filter(|(t, _)| mine(*t as u32)).fold(
            vec![variants().key(place)],
            |mut all, (_, term)| {
                let names = [&term.name.hant, &term.name.hans, &term.name.en].into_iter().chain(&term.forms);
                all.extend(names.map(|n| variants().key(n)));
                all
            },
        );
        let own = own.join("\n");
        for idea in &made.ideas {
            let texts = idea.titles.iter().chain(&idea.sides).chain([&idea.main.keyword]);
            for text in texts {
                wrong.extend(foreign(text, &own).into_iter().map(|n| format!("{}: {n} in {text}", info.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert_eq!(places.len(), PLACES.len());
}
