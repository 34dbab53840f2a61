//! `koc`: what it makes of mentions that were written for it, of tables as owners keep them, and what holds of all invitations.

use advise::config::{Config, Shop};
use advise::lang::{Catalog, Lang};
use advise::mentions::brief;
use advise::mentions::label::Label;
use advise::mentions::mention::Mention;
use advise::mentions::read::{self, ReadOptions};
use advise::mentions::signs;
use advise::mentions::{Standard, judge};
use advise::pack::Packs;
use advise::write::invite;
use proptest::prelude::*;
use serde_json::Value;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(Lang::En));
const OURS: &str = include_str!("data/mentions/unseen.jsonl");
const SECOND: &str = include_str!("data/mentions/second.jsonl");

fn koc(args: &[&str], input: &[u8]) -> Output {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_advise"))
        .arg("koc")
        .args(args)
        .args(["--isolated", "--lang", "en"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn lines(done: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&done.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// The first figures stand in `tests/data/mentions/README.md`.
#[test]
fn mentions_of_our_own() {
    for rows in [OURS, SECOND] {
        let wanted: Vec<Value> = rows.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let done = koc(&["-", "--format", "ndjson"], rows.as_bytes());
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        let found = lines(&done);
        assert_eq!(found.len(), wanted.len());
        let right = found.iter().zip(&wanted).filter(|(f, w)| f["label"] == w["label"]).count();
        assert!(right * 100 >= wanted.len() * 85, "{right} of {}", wanted.len());
        let is_customer =
            |(f, w): &(&Value, &Value)| f["rank"].as_u64().is_some_and(|r| r <= 20) && w["label"] == "customer_detail";
        assert!(found.iter().zip(&wanted).filter(is_customer).count() >= 18);
        for (f, w) in found.iter().zip(&wanted) {
            assert!(w["complaint"].is_null() || f["rank"].is_null(), "{w}");
            assert_eq!(f["invitation"].is_string(), f["rank"].as_u64().is_some_and(|r| r <= 10), "{f}");
        }
    }
}

#[test]
fn every_invitation_quotes_its_author_and_passes_check() {
    let found = read::ndjson(&format!("{OURS}\n{SECOND}"), &ReadOptions::default());
    let mut quoted = 0;
    for (i, mention) in found.mentions.iter().enumerate() {
        let signs = signs::read(mention, &PACKS, &Config::default(), &CATALOG);
        for shop in [None, Some("日出咖啡")] {
            let text = invite::invitation(&signs, shop, i, &PACKS, &CATALOG).unwrap();
            assert!(invite::passes(&text, &PACKS, &CATALOG), "{text}");
            assert_eq!(text.contains("日出咖啡"), shop.is_some() || text.contains("日出"), "{text}");
            let quote = text.split(['「', '“']).nth(1).and_then(|rest| rest.split(['」', '”']).next());
            if let Some(quote) = quote {
                assert!(mention.whole().contains(quote), "{quote} is nobody's");
                quoted += 1;
            }
        }
    }
    assert!(quoted >= 100, "{quoted} invitations quote");
}

fn found(shop: &str, rows: &[Value]) -> Vec<Value> {
    let input: String = rows.iter().flat_map(|r| [r.to_string(), "\n".to_owned()]).collect();
    let done = koc(&["-", "--shop", shop, "--format", "ndjson"], input.as_bytes());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    lines(&done)
}

/// A shop that is named to tell the way, its own account, and a rival who speaks of it.
#[test]
fn who_only_names_the_shop_is_not_about_it() {
    let row =
        |author: &str, text: &str| serde_json::json!({ "author": author, "followers": 900, "likes": 40, "text": text });
    let told = found(
        "禾火麵館",
        &[
            row("跑山阿俊", "今晚由南昌站起步，經禾火麵館嗰個路口轉上山，六公里用咗四十五分鐘，膝頭有啲痛"),
            row("禾火麵館 Wofo", "今朝熬咗三個鐘湯先開門，個爐細，得兩個人，星期二休息一日"),
            row("順記麵家", "唔使去禾火排隊，其實我哋就喺轉角，我哋師傅做咗二十年，碗細啲"),
            row("阿蓉", "喺禾火麵館等咗廿分鐘，湯有啲鹹，麵好彈，同阿媽分食一碗"),
        ],
    );
    let labels: Vec<&str> = told.iter().map(|m| m["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["other_shop", "other_shop", "other_shop", "customer_detail"]);
}

/// Who is shown to be elsewhere comes behind who lives here; who is hurt and furious is never invited.
#[test]
fn who_lives_here_comes_first_and_the_furious_never() {
    let row = |author: &str, city: &str, text: &str| serde_json::json!({ "author": author, "followers": 900, "likes": 40, "ip属地": city, "text": text });
    let told = found(
        "青絲髮廊",
        &[
            row("小林", "北京", "排咗半個鐘，染到有兩忽唔均，設計師講解得好慢，三百八蚊"),
            row("阿怡", "香港", "等咗廿分鐘，師傅剪得慢，瀏海短咗少少，兩百二蚊"),
            row("阿琪", "—", "染完第二日頭皮紅腫流膿，睇醫生食緊抗生素，打去問就cut我線，千祈唔好去青絲髮廊"),
        ],
    );
    assert_eq!((told[0]["rank"].as_u64(), told[1]["rank"].as_u64()), (Some(2), Some(1)));
    assert!(told[0]["doubts"][0].as_str().unwrap().contains("北京"), "{}", told[0]);
    assert!(told[2]["rank"].is_null() && told[2]["invitation"].is_null(), "{}", told[2]);
}

#[test]
fn an_owners_table_is_read_whole() {
    let done = koc(&["examples/mentions.csv", "--shop", "日出咖啡", "--format", "json"], b"");
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let shown: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(shown["mentions"].as_array().map(Vec::len), Some(24));
    assert_eq!(shown["left_out"].as_array().map(Vec::len), Some(1), "{}", shown["left_out"]);
    assert_eq!(koc(&["examples/mentions.csv", "--shop", "日出咖啡", "--format", "json"], b"").stdout, done.stdout);
}

#[test]
fn the_clients_columns_come_back_and_no_cell_is_a_formula() {
    let table = "備註,作者,內容\n=1+1,=cmd|'/c calc'!A1,等咗廿分鐘先有位，杯茶偏甜\n";
    let done = koc(&["-", "--format", "csv"], table.as_bytes());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(text.starts_with("\u{feff}備註,作者,內容,"), "{text}");
    assert!(text.contains("\n'=1+1,'=cmd|'/c calc'!A1,"), "{text}");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out.xlsx");
    let done = koc(&["-", "--format", "xlsx", "--output", path.to_str().unwrap()], table.as_bytes());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let again = koc(&[path.to_str().unwrap(), "--format", "ndjson"], b"");
    assert_eq!(lines(&again)[0]["author"], "=cmd|'/c calc'!A1");
    assert_eq!(koc(&["-", "--format", "xlsx"], table.as_bytes()).status.code(), Some(2));
}

#[test]
fn names_handles_and_links_are_kept_back() {
    let input = "{\"author\":\"@阿澄行山\",\"followers\":500,\"likes\":30,\"text\":\"同@mikibb去，等咗廿分鐘，杯茶偏甜，阿澄行山下次再報 https://x.example/p\"}\n";
    for format in ["ndjson", "csv", "markdown", "table", "json"] {
        let done = koc(&["-", "--anonymise", "--format", format], input.as_bytes());
        let text = String::from_utf8(done.stdout).unwrap();
        assert!(text.contains("customer A"), "{format}: {text}");
        for hidden in ["阿澄", "mikibb", "x.example"] {
            assert!(!text.contains(hidden), "{format}: {text}");
        }
    }
}

/// Whoever is quoted, in a reason or in an invitation, is not named by what they wrote of themselves.
#[test]
fn a_quote_names_nobody() {
    let input = "{\"author\":\"阿澄行山\",\"followers\":600,\"likes\":30,\"text\":\"阿澄行山等咗廿分鐘先有位。杯茶偏甜咗少少，睇 www.x.example/阿澄行山\"}\n";
    for format in ["ndjson", "csv", "markdown", "table", "json"] {
        let done = koc(&["-", "--anonymise", "--format", format], input.as_bytes());
        let text = String::from_utf8(done.stdout).unwrap();
        assert!(
            text.contains("customer A") && !text.contains("阿澄") && !text.contains("x.example"),
            "{format}: {text}"
        );
    }
    let done = koc(&["-", "--format", "ndjson"], input.as_bytes());
    assert!(String::from_utf8(done.stdout).unwrap().contains("杯茶偏甜咗少少"));
}

#[test]
fn bad_input_is_told_and_the_rest_goes_on() {
    let done = koc(&["-", "--format", "ndjson"], "{\"text\":\"等咗廿分鐘，杯茶偏甜\"}\n{\n".as_bytes());
    assert_eq!((done.status.code(), lines(&done).len()), (Some(2), 1));
    assert!(said(&done).contains("line 2"), "{}", said(&done));
    for (input, wanted) in [
        ("", "empty"),
        ("甲,乙\n1,2\n", "--map text=COLUMN"),
        ("內容\n", "nothing under it"),
        ("PK\u{3}\u{4}broken", "damaged"),
    ] {
        let done = koc(&["-"], input.as_bytes());
        assert_eq!(done.status.code(), Some(2), "{input}");
        assert!(said(&done).contains(wanted), "{input}: {}", said(&done));
        assert_eq!(said(&done).trim_end().lines().count(), 1, "{}", said(&done));
    }
    let mapped = koc(&["-", "--map", "text=乙", "--format", "ndjson"], "甲,乙\n1,好正\n".as_bytes());
    assert_eq!(mapped.status.code(), Some(0), "{}", said(&mapped));
    for args in [["-", "--map", "words=乙"], ["-", "--followers", "9-1"], ["nowhere.csv", "--limit", "1"]] {
        assert_eq!(koc(&args, b"").status.code(), Some(2), "{args:?}");
    }
    let long = format!("內容,作者\n\"{}\",甲\n好正,乙\n", "等咗廿分鐘。".repeat(3000));
    let done = koc(&["-", "--format", "ndjson"], long.as_bytes());
    assert_eq!((done.status.code(), lines(&done).len()), (Some(0), 2), "{}", said(&done));
}

const BRIEFS: &str = include_str!("data/mentions/briefs.jsonl");

/// The first figures stand in `tests/data/mentions/README.md`.
#[test]
fn faults_of_briefs_of_our_own() {
    let (mut found, mut faults, mut wrong) = (0, 0, Vec::new());
    for row in BRIEFS.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()) {
        let text = row["text"].as_str().unwrap();
        let met: Vec<&str> = brief::check(text).iter().map(|f| brief::FAULTS[f.fault].id.as_str()).collect();
        match row["fault"].as_str() {
            Some(fault) => {
                faults += 1;
                found += usize::from(met.contains(&fault));
            }
            None if !met.is_empty() => wrong.push(text.to_owned()),
            None => {}
        }
    }
    assert!(found * 100 >= faults * 85, "{found} of {faults}");
    assert!(wrong.len() <= 1, "{wrong:?}");
}

/// Whatever the profile holds: what is drafted has none of the faults that it warns of.
#[test]
fn the_drafted_brief_passes_its_own_check() {
    let shop = Shop {
        name: Some("日出咖啡".into()),
        address: Some("上環太平山街12號".into()),
        signature: vec!["dirty".into(), "檸檬撻".into()],
        ..Shop::default()
    };
    for (lang, _) in Lang::ALL {
        let catalog = Catalog::new(lang);
        for shop in [&Shop::default(), &shop] {
            let text = invite::brief::draft(shop, &catalog);
            assert_eq!(brief::check(&text), [], "{text}");
            assert!(invite::passes(&text, &PACKS, &catalog), "{text}");
            assert_eq!(text.contains("日出咖啡"), shop.name.is_some());
            assert!(text.contains('〔'), "{text}");
        }
    }
    let done = koc(&["--brief", "-"], "照抄就得，唔使寫合作。".as_bytes());
    let shown = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(shown.starts_with("2 things") && shown.contains("Write: "), "{shown}");
    assert_eq!(koc(&["--brief", "-"], b" ").status.code(), Some(2));
    assert_eq!(koc(&["--brief", "-", "--format", "csv"], b"x").status.code(), Some(2));
}

/// Furious in their own ways. One of these fourteen (pain after a meal) was invited when they were first run.
const FURIOUS: &[&str] = &[
    "等咗成個鐘冇人理，問返仲畀人黑面，唔會再嚟。",
    "條數多收咗我四十蚊，打去冇人聽，好離譜。",
    "隻杯有頭髮，話換嘅都係一樣，冇一句道歉。",
    "已經投訴咗去消委會，呃錢。",
    "食完成晚肚痛，畀錢買難受，唔好再去。",
    "整爛咗我部機仲唔認，以後都唔會搵佢。",
    "服务太差，退钱都推来推去，再也不来了。",
    "菜里有虫，店员说没事，太过分了。",
    "约好的时间放我鸽子，一句道歉都没有，避雷。",
    "订金不退，态度恶劣，垃圾。",
    "Rude staff, cold food and no apology. Never again.",
    "They overcharged us and laughed about it. Absolutely disgusting.",
    "Found a hair in my soup, was told to pay anyway. Worst lunch ever.",
    "Waited ninety minutes, nobody bothered to tell us. Won't be back.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whatever the table: ranks count from 1 without a gap, only customers have one, nobody has two.
    #[test]
    fn ranks_are_a_list(rows in proptest::collection::vec(("[a-e]", proptest::option::of(0u64..60_000), "[等咗廿分鐘好正code快啲我哋，。！#@ ]{0,40}"), 0..12)) {
        let mentions: Vec<Mention> = rows.into_iter().map(|(author, followers, text)| Mention { author, followers, likes: followers, text, ..Mention::default() }).collect();
        let signs: Vec<_> = mentions.iter().map(|m| signs::read(m, &PACKS, &Config::default(), &CATALOG)).collect();
        let judged = judge(&mentions, &signs, &Standard::default());
        let mut ranks: Vec<usize> = judged.iter().filter_map(|j| j.rank).collect();
        ranks.sort_unstable();
        prop_assert_eq!(&ranks, &(1..=ranks.len()).collect::<Vec<_>>());
        let mut seen = std::collections::BTreeSet::new();
        for (mention, judged) in mentions.iter().zip(&judged) {
            prop_assert!((0.0..=100.0).contains(&judged.verdict.score));
            if judged.rank.is_some() {
                prop_assert_eq!(judged.label, Label::CustomerDetail);
                prop_assert!(seen.insert(mention.author.clone()));
            }
        }
    }

    /// Whatever somebody furious says besides, and however many follow them: no invitation, in any language.
    #[test]
    fn a_furious_customer_is_never_invited(
        fury in prop::sample::select(FURIOUS), before in "(等咗廿分鐘先有位。|杯茶偏甜。|落雨入去避，坐窗邊。|We sat by the window. ){0,3}",
        behind in "(枱細，放唔落手袋。|上次叫過凍檸茶。|第二次嚟。|The toast was warm. ){0,3}", followers in 300u64..10_000,
    ) {
        let text = format!("{before}{fury}{behind}");
        let mention = Mention { author: "甲".into(), followers: Some(followers), likes: Some(20), text, ..Mention::default() };
        let signs = vec![signs::read(&mention, &PACKS, &Config::default(), &CATALOG)];
        let judged = judge(&[mention], &signs, &Standard::default());
        prop_assert_eq!(judged[0].rank, None, "{}{}{}", before, fury, behind);
    }

    /// Whatever stands in the profile, as owners fill it in: the drafted brief has no fault of its own.
    #[test]
    fn a_brief_of_any_profile_passes(
        name in prop::option::of("[日山明記咖啡店Bean&' ]{1,8}"), address in prop::option::of("(上環|太平山街|12號|地下|Shop 3, ){1,4}"),
        hours in prop::option::of("(朝早七點|至|晚黑九點|星期三休息|、){1,4}"), story in prop::option::of("(阿爸開|做咗廿年|豆自己烘|。|，){1,6}"),
        signature in prop::collection::vec("(凍檸茶|dirty|檸檬撻|手沖){1,2}", 0..4),
    ) {
        let shop = Shop { name, address, hours, story, signature, ..Shop::default() };
        for (lang, _) in Lang::ALL {
            let catalog = Catalog::new(lang);
            let text = invite::brief::draft(&shop, &catalog);
            prop_assert_eq!(brief::check(&text), vec![], "{}", text);
            prop_assert!(invite::passes(&text, &PACKS, &catalog), "{}", text);
        }
    }

    /// Any text gives an invitation that passes, or none.
    #[test]
    fn invitations_pass_for_any_text(text in "(等咗|廿分鐘|唔會|最好|第一|免費|送|快啲|藥|美白|杯|嘅|，|。| |but|slow|the|cup){0,30}") {
        let mention = Mention { text, ..Mention::default() };
        let signs = signs::read(&mention, &PACKS, &Config::default(), &CATALOG);
        if let Some(text) = invite::invitation(&signs, Some("甲"), 1, &PACKS, &CATALOG) {
            prop_assert!(invite::passes(&text, &PACKS, &CATALOG), "{}", text);
        }
    }
}
