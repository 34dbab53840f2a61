//! Search as people search: queries of place, thing and intent are found, recognised in notes in all written forms, and no
//! place or trade is asserted that the note does not hold.

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::pack::index::TermKind;
use advise::reading::Reading;
use advise::reading::away::Away;
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

/// A trade and what its customers and owners say, in three ways of writing; whoever wrote it chose the trade first.
const SAYINGS: &str = include_str!("data/sayings.tsv");

#[test]
fn a_shop_that_says_it_in_its_own_words_is_known_for_it() {
    let rows: Vec<(&str, &str)> = SAYINGS.lines().filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() >= 250, "{}", rows.len());
    let taken = |saying: &str| {
        let body = if saying.is_ascii() {
            format!("We are a small shop in Mong Kok. {saying}.")
        } else {
            format!("我哋喺旺角，{saying}。")
        };
        let category = read(saying, &body, &[]).target.category;
        category.map(|c| PACKS.index.categories[c as usize].id.to_string())
    };
    let lost: Vec<String> = rows
        .iter()
        .filter_map(|(trade, saying)| {
            Some((trade, saying, taken(saying))).filter(|(t, _, got)| got.as_deref() != Some(t))
        })
        .map(|(trade, saying, got)| format!("{saying} is {trade}, got {got:?}"))
        .collect();
    // Of two trades that sell the same thing none is named (珍珠奶茶).
    assert!(lost.len() * 14 <= rows.len(), "{}", lost.join("\n"));
}

#[test]
fn a_kind_of_shop_is_called_by_its_own_name_in_every_script() {
    use advise::config::Config;
    use advise::lang::{Catalog, Lang};
    use advise::reading::naming::main_in;
    use advise::text::script::Script;
    let (config, catalog) = (Config::default(), Catalog::new(Lang::ZhHk));
    for (title, body, hant, hans) in [
        ("A Pilates studio in Sheung Wan", "Eight beds, no mirrors.", "上環普拉提工作室", "上环普拉提馆"),
        ("A perfume shop in Sheung Wan", "Forty bottles, all to try.", "上環香水店", "上环香水店"),
        ("A bike repair shop in Sheung Wan", "Flat tyres while you wait.", "上環單車維修店", "上环自行车维修店"),
        ("A yoga studio in Sheung Wan", "Eight mats, no mirrors.", "上環瑜伽室", "上环瑜伽馆"),
    ] {
        let reading = read(title, body, &[]);
        let cx = reading.context(&PACKS, &config, &catalog);
        assert_eq!(main_in(&cx, Script::Hant).as_deref(), Some(hant), "{title}");
        assert_eq!(main_in(&cx, Script::Hans).as_deref(), Some(hans), "{title}");
    }
}

#[test]
fn the_station_on_the_way_is_not_what_a_shop_is_called_by() {
    let name = |title: &str, body: &str| {
        let place = read(title, body, &[]).target.place.unwrap();
        PACKS.index.terms[place as usize].name.hant.to_string()
    };
    let way = "晏架街32號3樓，奧運站A2出口行7分鐘。";
    assert_eq!(name("大角咀畫室", way), "大角咀");
    assert_eq!(name("畫室開班", "奧運站A2出口行7分鐘。"), "奧運站");
}

#[test]
fn a_name_said_in_passing_is_asked_about_and_not_asserted() {
    for body in [
        "旺角嗰間先好飲，今次呢間茶餐廳差啲。",
        "之前喺中環返工，成日都食呢間茶餐廳。",
        "三年前去過觀塘嗰間茶餐廳，今次試返。",
        "除咗北角嘅茶餐廳，呢間都值得等。",
        "旺角那家茶餐厅好喝，这家差一点。",
    ] {
        let target = read("凍檸茶", body, &[]).target;
        assert_eq!((target.district, target.guess.is_some()), (None, true), "{body}");
    }
    for body in ["我哋三年前喺上環開咗呢間茶餐廳。", "今日去咗旺角食茶餐廳。"] {
        assert!(read("凍檸茶", body, &[]).target.district.is_some(), "{body}");
    }
}

/// Notes about shops elsewhere, with a name that Hong Kong has as well: Traditional, Cantonese, Simplified, English.
const ELSEWHERE: [(&str, &str); 16] = [
    ("台北咖啡店散步", "從大學站走過來，手沖很香，店主不趕人。"),
    ("台北咖啡店散步", "喺大學站行過去，手沖好香，店主唔趕人。"),
    ("台北咖啡店散步", "从大学站走过来，手冲很香，店主不赶人。"),
    ("A Taipei cafe", "It is near Central station, and the hand drip is slow."),
    ("東京兩日咖啡店", "銀座之後去中環，一杯手沖廿分鐘。"),
    ("東京兩日食咗咩", "行到大學站，拉麵要排隊。"),
    ("东京两日", "走到大学站，拉面要排队。"),
    ("Tokyo in two days", "Ramen near Central station, a queue of an hour."),
    ("深圳美甲店記錄", "中環城那家，做光療甲要兩小時。"),
    ("深圳整甲", "行到中環廣場，做光療甲要兩個鐘。"),
    ("深圳美甲探店", "中环广场里面，光疗甲要两小时。"),
    ("Nails in Shenzhen", "In Central Walk; gel takes two hours."),
    ("長沙咖啡店", "大學站出來就到，咖啡不酸。"),
    ("澳門茶餐廳", "喺澳門食咗三間茶餐廳，中環嗰種奶茶冇。"),
    ("长沙奶茶店", "大学站出来就到，奶茶不甜。"),
    ("A cafe in Macau", "It is in Central Macau, with hand drip coffee."),
];

#[test]
fn a_city_elsewhere_rules_a_district_out_and_is_told() {
    let wrong: Vec<String> = ELSEWHERE
        .iter()
        .filter_map(|(title, body)| {
            let target = read(title, body, &[]).target;
            let is_right = target.district.is_none() && matches!(target.away, Some(Away::City(_)));
            (!is_right).then(|| format!("{title}: {body}: {:?} {:?}", target.district, target.away))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What the shop says of itself stands, and so does a way of cooking.
    for (title, body) in [
        ("東京學返嚟嘅拉麵", "我哋間拉麵店喺旺角，湯底熬八個鐘。"),
        ("台北滷肉飯", "旺角花園街150號，滷肉飯$48。"),
        ("日本直送海膽", "喺旺角開咗間日本菜，海膽逐板揀。"),
        ("潮州打冷", "旺角打冷舖，滷水鵝片兩吋。"),
        ("旺角東京拉麵", "湯底熬八個鐘。"),
        ("Tokyo ramen", "Our ramen shop in Mong Kok simmers the broth for eight hours."),
    ] {
        assert!(read(title, body, &[]).target.district.is_some(), "{title}: {body}");
    }
}

#[test]
fn a_shop_that_nobody_can_go_to_gets_no_district() {
    for (title, body) in [
        ("手工皂點揀", "我們沒有實體店，全部順豐寄出，旺角面交。"),
        ("手工皂點揀", "淨係網上，冇實體舖，旺角面交都得。"),
        ("手工皂怎么选", "只做网店，没有实体店，旺角面交。"),
        ("Choosing a soap", "Online only, sent by post; handover in Mong Kok."),
    ] {
        let target = read(title, body, &[]).target;
        assert_eq!((target.district, target.away), (None, Some(Away::Online)), "{body}");
    }
    let target = read("手工皂", "我哋冇實體舖，工作室喺新蒲崗大有街31號，約咗先上。", &[]).target;
    assert!(target.district.is_some() && target.away.is_none());
}
