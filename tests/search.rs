//! Search as people search: queries of place, thing and intent are found, recognised in notes in all written forms, and no
//! place or trade is asserted that the note does not hold.

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::pack::index::TermKind;
use advise::reading::Reading;
use advise::reading::uses::Keyword;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// What people type, and how a note may write it.
const SAMPLES: [(&str, &[&str]); 12] = [
    ("中環美食", &["中環美食", "中环美食", "中環 · 美食"]),
    ("香港Brunch推薦", &["香港 Brunch 推薦", "香港brunch推介", "香港早午餐推荐"]),
    ("上環探店", &["上環探店", "上环探店", "探店上環"]),
    ("敏感肌護膚品推薦", &["敏感肌護膚品推介", "敏感肌护肤品推荐"]),
    ("香港週末好去處", &["香港周末好去处", "香港週末好去處"]),
    ("新手媽媽必備清單", &["新手媽媽必備清單", "新手妈妈必备清单"]),
    ("小個子女生的顯高穿搭", &["小個子女生顯高穿搭", "小个子女生的显高穿搭"]),
    ("一衣多穿的搭配技巧", &["一衣多穿搭配技巧", "一衣多穿的搭配技巧"]),
    ("店內打卡拍照攻略", &["店內打卡拍照攻略", "店内打卡拍照攻略"]),
    ("在家沖調手沖咖啡", &["在家手沖咖啡", "在家冲调手冲咖啡"]),
    ("旺角凍檸茶", &["旺角凍檸茶", "旺角冻柠茶"]),
    ("大南街咖啡店", &["大南街咖啡店", "大南街嘅cafe"]),
];

fn read(title: &str, body: &str, keywords: &[&str]) -> Reading {
    let mut record = Record { title: title.to_owned(), body: body.to_owned(), ..Record::default() };
    record.meta.keywords = keywords.iter().map(|k| (*k).to_owned()).collect();
    let source = Source { path: "t".to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
    Reading::new(&source, &PACKS, &Config::default())
}

#[test]
fn sample_searches_are_known_and_met_in_all_forms() {
    let mut wrong = Vec::new();
    for (query, titles) in SAMPLES {
        if !Keyword::parse(query, &PACKS).is_known() {
            wrong.push(format!("{query} is not known"));
        }
        for title in titles {
            let reading = read(title, "今日。", &[query]);
            if reading.keywords[0].uses.is_empty() {
                wrong.push(format!("{query} is not met in {title}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nonsense_is_nothing() {
    for query in ["亂寫一通推薦", "阿巴阿巴好去處", "qwxz recommendation", "上環阿巴阿巴"] {
        assert!(!Keyword::parse(query, &PACKS).is_known(), "{query}");
    }
}

#[test]
fn a_title_with_any_strong_query_is_right() {
    let carries = |title: &str, body: &str| read(title, body, &[]).carried.contains(&advise::note::Zone::Title);
    assert!(carries("中環Brunch｜星期日先做", "我哋間cafe喺中環，班戟先焗後煎。"));
    assert!(carries("上環探店｜一枝火嘅咖啡店", "我哋喺上環開咗三年，朝早磨豆。"));
    assert!(carries("大南街咖啡店開門", "深水埗大南街188號，手沖豆每星期換。"));
    assert!(!carries("今日落雨", "我哋間咖啡店喺上環，手沖豆每星期換。"));
}

#[test]
fn places_are_told_by_addresses_and_never_by_a_hint() {
    let district = |body: &str| {
        let target = read("新一爐出爐", body, &[]).target;
        target.district.map(|d| PACKS.index.districts[d as usize].id.to_string())
    };
    for (body, wanted) in [
        ("舖頭喺荔枝角道104號地下。", Some("yau-tsim-mong")),
        ("舖頭喺荔枝角道323號地下。", Some("sham-shui-po")),
        ("98 Tai Nan Street, ground floor.", Some("yau-tsim-mong")),
        ("我哋間咖啡店喺葵涌華星街8號。", Some("kwai-tsing")),
        ("今日去行街。\n#citywalk", None),
        ("台中SOGO旁邊嘅咖啡店。", None),
        ("Our table at Langham Place, Markham.", None),
        ("我哋係兩個香港仔，一齊開咖啡店。", None),
    ] {
        assert_eq!(district(body).as_deref(), wanted, "{body}");
    }
}

#[test]
fn nobody_is_called_what_they_do_not_call_themselves() {
    let reading = read("今日新焙", "我哋喺大角咀，燭台、擺設同蠟燭都係自己執返嚟，相框四十二蚊。", &[]);
    let main = &reading.keywords[0].keyword.text;
    let held = &reading.note.text;
    let words = main.replace("大角咀", "");
    assert!(held.contains(words.as_str()), "{main}");
}

#[test]
fn english_may_stand_between_the_parts_of_a_query() {
    for query in
        ["best brunch in Central", "best dim sum in Hong Kong", "ramen near Jordan", "the best cafe in Sheung Wan"]
    {
        assert!(Keyword::parse(query, &PACKS).is_known(), "{query}");
    }
    for query in ["qwxz in Central", "in the of", "best in"] {
        assert!(!Keyword::parse(query, &PACKS).is_known(), "{query}");
    }
}

/// A trade and what its customers type, one query a line; written from the street, not from the packs' forms.
const SHEET: &str = include_str!("data/queries.tsv");

#[test]
fn a_sheet_of_queries_over_many_trades_is_understood() {
    let rows: Vec<(&str, &str)> = SHEET.lines().filter_map(|line| line.split_once('\t')).collect();
    let trades: BTreeSet<&str> = rows.iter().map(|(trade, _)| *trade).collect();
    assert!(rows.len() >= 200 && trades.len() >= 40, "{} queries over {} trades", rows.len(), trades.len());
    let unknown: Vec<&str> = trades.iter().copied().filter(|trade| PACKS.category(trade).is_none()).collect();
    assert!(unknown.is_empty(), "no such trades: {unknown:?}");
    let lost: Vec<String> =
        rows.iter().filter(|(trade, query)| !is_of(trade, query)).map(|(t, q)| format!("{t}: {q}")).collect();
    assert!(lost.len() * 20 <= rows.len(), "{}", lost.join("\n"));
}

/// Whether a query names something of a trade.
fn is_of(trade: &str, query: &str) -> bool {
    let category = |term: &u32| match PACKS.index.terms[*term as usize].kind {
        TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category),
        _ => None,
    };
    let keyword = Keyword::parse(query, &PACKS);
    keyword.subjects.iter().filter_map(category).any(|c| PACKS.index.categories[c as usize].id.as_str() == trade)
}
