//! Files as tools and people hand them in: every shape that is known, and every way in which one can be broken.

use super::export::is_juguang;
use super::export::{BidFrom, KeywordFigures, LeftOut, Skip};
use super::field::Field;
use super::write::{PackHead, merge, toml};
use super::*;
use crate::pack::import_file::{BidUnit, Competition, Import};
use crate::pack::load;
use crate::tables::limits;
use std::path::Path;

const CSV: &str = "词包,关键词,推荐理由,竞争指数,竞争水平,月均搜索指数,市场出价\n\
    咖啡,上环咖啡店,搜索飙升,87,高,\"12,000\",1.25\n\
    咖啡,手冲咖啡,,40,中,800,0.8\n\
    咖啡,一人食,蓝海,无,无,-,\n";

fn csv(text: &str) -> Result<Export, TableProblem> {
    read(text.as_bytes(), "a.csv", &ReadOptions::default())
}

fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (r as u32, c as u16);
            match cell.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n).unwrap(),
                Err(_) => sheet.write_string(r, c, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn an_export_with_all_columns() {
    let export = csv(CSV).unwrap();
    assert!(is_juguang(&export.header, &ReadOptions::default()));
    assert_eq!(export.bids, Some((BidUnit::Yuan, BidFrom::Decimals)));
    assert!(export.left_out.is_empty(), "{:?}", export.left_out);
    let first = KeywordFigures {
        text: "上环咖啡店".into(),
        searches: Some(12000),
        bid_fen: Some(125),
        competition: Some(Competition::High),
        competition_index: Some(87.0),
        reason: Some("搜索飙升".into()),
    };
    assert_eq!(export.rows[0], first);
    let last =
        KeywordFigures { text: "一人食".into(), competition: Some(Competition::None), ..KeywordFigures::default() };
    assert_eq!(export.rows[2], KeywordFigures { reason: Some("蓝海".into()), ..last });
}

#[test]
fn the_same_rows_whatever_the_file() {
    let wanted = csv(CSV).unwrap().rows;
    let same = |bytes: &[u8], name: &str, encoding: Option<&str>| {
        let export = read(bytes, name, &ReadOptions::default()).unwrap();
        assert_eq!(export.rows, wanted, "{name}");
        assert_eq!(export.encoding, encoding, "{name}");
    };
    same(format!("\u{feff}{CSV}").as_bytes(), "bom.csv", Some("UTF-8"));
    same(&encoding_rs::GBK.encode(CSV).0, "gbk.csv", Some("GBK"));
    same(CSV.replace('\n', "\r\n").as_bytes(), "crlf.csv", Some("UTF-8"));
    same(CSV.replace("\"12,000\"", "12000").replace(',', "\t").as_bytes(), "tabs.csv", Some("UTF-8"));
    same(CSV.replace("\"12,000\"", "12000").replace(',', ";").as_bytes(), "semicolons.csv", Some("UTF-8"));
    same(format!("关键词规划工具导出\n\n{CSV}").as_bytes(), "titled.csv", Some("UTF-8"));
    let tabs = CSV.replace("\"12,000\"", "12000").replace(',', "\t");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    same(&wide, "excel-unicode.txt", Some("UTF-16LE"));
    let cells = CSV.replace("\"12,000\"", "12000");
    let cells: Vec<Vec<&str>> = cells.lines().map(|l| l.split(',').collect()).collect();
    let mut rows: Vec<&[&str]> = vec![&["行业推词"], &[]];
    rows.extend(cells.iter().map(Vec::as_slice));
    same(&xlsx(&rows), "a.xlsx", None);
}

#[test]
fn traditional_exports_in_big5() {
    let text = "關鍵詞,月均搜索指數,市場出價(元),競爭水平\n上環咖啡店,900,2,高\n旺角美甲,500,3,低\n";
    let export = read(&encoding_rs::BIG5.encode(text).0, "a.csv", &ReadOptions::default()).unwrap();
    assert_eq!(export.encoding, Some("Big5"));
    assert_eq!((export.rows[0].text.as_str(), export.rows[0].bid_fen), ("上環咖啡店", Some(200)));
    assert_eq!(export.bids, Some((BidUnit::Yuan, BidFrom::Header)));
    // A few Chinese letters are little to guess from; the header tells.
    let short = "关键词,月均搜索指数\n咖啡,1\n";
    for encoding in [encoding_rs::GBK, encoding_rs::BIG5] {
        let text = if encoding == encoding_rs::BIG5 { "關鍵詞,月均搜索指數\n咖啡,1\n" } else { short };
        let export = read(&encoding.encode(text).0, "a.csv", &ReadOptions::default()).unwrap();
        assert_eq!(export.rows[0].text, "咖啡", "{}", encoding.name());
    }
}

#[test]
fn bids_of_the_api_are_fen() {
    let api = "keyword,monthpv,bid,competition_level,recommend_reason,source\n咖啡店,5,120,高,\"[\"\"热\"\"]\",x\n";
    let export = csv(api).unwrap();
    assert_eq!(export.bids, Some((BidUnit::Fen, BidFrom::Header)));
    assert_eq!((export.rows[0].bid_fen, export.rows[0].reason.as_deref()), (Some(120), Some("热")));
    let bare = csv("关键词,市场出价\n咖啡店,120\n甜品店,85\n").unwrap();
    assert_eq!(bare.bids, Some((BidUnit::Fen, BidFrom::Whole)));
    let options = ReadOptions { bid_unit: Some(BidUnit::Yuan), ..ReadOptions::default() };
    let forced = read("关键词,市场出价\n咖啡店,120\n".as_bytes(), "a.csv", &options).unwrap();
    assert_eq!((forced.rows[0].bid_fen, forced.bids), (Some(12000), Some((BidUnit::Yuan, BidFrom::Flag))));
}

#[test]
fn other_tools_are_mapped() {
    let text = "Term,Volume\n咖啡店,5\n".as_bytes();
    let map = |pairs: &[(Field, &str)]| ReadOptions {
        map: pairs.iter().map(|(f, n)| (*f, (*n).to_owned())).collect(),
        ..ReadOptions::default()
    };
    let export = read(text, "a.csv", &map(&[(Field::Keyword, "term"), (Field::Searches, "Volume")])).unwrap();
    assert_eq!(export.rows[0].searches, Some(5));
    assert!(!is_juguang(&export.header, &ReadOptions::default()));
    for (pairs, name) in
        [(&[(Field::Keyword, "詞")][..], "詞"), (&[(Field::Keyword, "Term"), (Field::Bid, "CPC")], "CPC")]
    {
        let columns = vec!["Term".to_owned(), "Volume".to_owned()];
        let wanted = TableProblem::NoSuchColumn { name: name.to_owned(), columns };
        assert_eq!(read(text, "a.csv", &map(pairs)).unwrap_err(), wanted);
    }
}

#[test]
fn the_oldest_date_counts() {
    let export = csv("采集日期,关键词\n2026/10/05,咖啡店\n2026-09-30 10:00,甜品店\n").unwrap();
    assert_eq!(export.date.as_deref(), Some("2026-09-30"));
}

#[test]
fn rows_that_hold_no_keyword_are_told() {
    let export =
        csv("关键词,月均搜索指数\n咖啡店,很多\n,5\n店,9\n关键词,月均搜索指数\n甜品店,\n注：指数为估算\n！！,3\n")
            .unwrap();
    assert_eq!(export.rows.iter().map(|r| r.text.as_str()).collect::<Vec<_>>(), ["咖啡店", "甜品店"]);
    let said: Vec<(u64, &Skip)> = export.left_out.iter().map(|r| (r.line, &r.skip)).collect();
    let wanted = [
        (2, Skip::Figure(Field::Searches, "很多".into())),
        (3, Skip::NoKeyword),
        (4, Skip::OneCharacter("店".into())),
        (7, Skip::Note),
        (8, Skip::NoKeyword),
    ];
    assert_eq!(said, wanted.iter().map(|(line, skip)| (*line, skip)).collect::<Vec<_>>());
}

#[test]
fn broken_files_say_why() {
    let columns = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let no_column = |names: &[&str]| TableProblem::NoColumn { encoding: None, columns: columns(names) };
    for (text, wanted) in [
        ("", TableProblem::Empty),
        (" \n\r\n", TableProblem::Empty),
        ("\u{feff}\n", TableProblem::Empty),
        ("标题,正文\n甲,乙\n", no_column(&["标题", "正文"])),
        ("关键词,月均搜索指数\n", TableProblem::NoRows),
        ("关键词,月均搜索指数\n,\n", TableProblem::NoRows),
        ("关键词,月均搜索指数\n,5\n", TableProblem::Nothing { rows: 1 }),
        (
            "关键词,指数,价\n咖啡店,1,2\n甜品店,1,000,2\n",
            TableProblem::Ragged { line: 3, cells: 4, header: 3, count: 1 },
        ),
        ("关键词,指数,价\n咖啡店,1\n甜品店,3\n", TableProblem::Ragged { line: 2, cells: 2, header: 3, count: 2 }),
        ("关键词,推荐理由\n咖啡店,\"热\n甜品店,x\n", TableProblem::OpenQuote { line: 2 }),
        ("关键词,推荐理由,价\n咖啡店,\"热,2\n甜品店,x,2\n茶,y,2\n酒,z,1\n", TableProblem::OpenQuote { line: 2 }),
    ] {
        assert_eq!(csv(text).unwrap_err(), wanted, "{text}");
    }
    let read = |bytes: &[u8], name: &str| super::read(bytes, name, &ReadOptions::default()).unwrap_err();
    assert_eq!(read(CSV.as_bytes(), "a.xlsx"), TableProblem::NoZip);
    assert_eq!(read(b"PK\x05\x06abc", "a.csv"), TableProblem::NoZip);
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls"), TableProblem::OldExcel);
    assert_eq!(read(b"abc\0\xff\xfe", "a.csv"), TableProblem::Binary);
    assert_eq!(read(b"a,b\0\n", "a.csv"), TableProblem::Binary);
    let whole = xlsx(&[&["关键词", "月均搜索指数"], &["咖啡店", "3"]]);
    assert!(matches!(read(&whole[..whole.len() / 2], "a.xlsx"), TableProblem::Damaged { .. }));
    assert_eq!(read(&xlsx(&[]), "a.xlsx"), TableProblem::Empty);
    assert_eq!(read(&xlsx(&[&["标题"], &["甲"]]), "a.xlsx"), no_column(&["标题"]));
    let long = format!("关键词,推荐理由\n咖啡店,\"{}", "甜品店,x\n".repeat(500));
    assert_eq!(csv(&long).unwrap_err(), TableProblem::OpenQuote { line: 2 });
}

#[test]
fn a_wrong_encoding_is_named() {
    let gbk = encoding_rs::GBK.encode(CSV).0;
    let forced = |encoding| ReadOptions { encoding: Some(encoding), ..ReadOptions::default() };
    assert_eq!(read(&gbk, "a.csv", &forced(encoding_rs::UTF_8)).unwrap_err(), TableProblem::Encoding { name: "UTF-8" });
    assert!(read(&gbk, "a.csv", &forced(encoding_rs::GB18030)).is_ok());
    let japanese = encoding_rs::SHIFT_JIS.encode("キーワード,検索数\nコーヒー,5\n").0;
    let problem = read(&japanese, "a.csv", &ReadOptions::default()).unwrap_err();
    assert!(matches!(problem, TableProblem::NoColumn { encoding: Some(_), .. }), "{problem:?}");
}

#[test]
fn broken_rows_can_be_left_out() {
    let options = ReadOptions { skip_broken_rows: true, ..ReadOptions::default() };
    let export = read("关键词,指数\n咖啡店,1\n甜品店,1,000\n".as_bytes(), "a.csv", &options).unwrap();
    assert_eq!(export.rows.len(), 1);
    assert_eq!(export.left_out, [LeftOut { line: 3, skip: Skip::Ragged }]);
}

#[test]
fn every_problem_is_said_in_every_language() {
    let columns = vec!["甲".to_owned()];
    let problems = [
        TableProblem::Empty,
        TableProblem::Binary,
        TableProblem::Encoding { name: "GBK" },
        TableProblem::NoZip,
        TableProblem::OldExcel,
        TableProblem::Damaged { detail: "x".into() },
        TableProblem::NoColumn { encoding: None, columns: columns.clone() },
        TableProblem::NoColumn { encoding: Some("GBK"), columns: columns.clone() },
        TableProblem::NoSuchColumn { name: "x".into(), columns },
        TableProblem::Ragged { line: 1, cells: 2, header: 3, count: 4 },
        TableProblem::OpenQuote { line: 1 },
        TableProblem::NoRows,
        TableProblem::Nothing { rows: 1 },
        TableProblem::LongCell { line: 1, most: 2 },
    ];
    let over = limits::Limit::ALL.map(|(limit, _, most)| TableProblem::TooMuch { limit, most });
    let problems: Vec<TableProblem> = problems.into_iter().chain(over).collect();
    for (lang, _) in crate::lang::Lang::ALL {
        let catalog = crate::lang::Catalog::new(lang);
        for problem in &problems {
            let said = problem.say(&catalog, "import");
            assert!(!said.starts_with("import.") && !said.contains('{'), "{said}");
        }
        for skip in [
            Skip::NoKeyword,
            Skip::Note,
            Skip::OneCharacter("店".into()),
            Skip::TooLong,
            Skip::Ragged,
            Skip::Figure(Field::Bid, "x".into()),
        ] {
            let said = LeftOut { line: 3, skip }.say(&catalog);
            assert!(!said.starts_with("import.") && !said.contains('{'), "{said}");
        }
    }
}

#[test]
fn what_is_written_can_be_read_and_is_the_same_twice() {
    let text = format!("{CSV}x,上環咖啡店,,1,低,5,1\nx,a \"q\" \\ 茶,'r',1.5,低,5,1\n");
    let written = || {
        let export = csv(&text).unwrap();
        let (rows, merged) = merge(export.rows);
        assert_eq!(merged, 1, "上環咖啡店 and 上环咖啡店 are one");
        let head = PackHead {
            id: "a".into(),
            source: "聚光\"".into(),
            file: "a.csv".into(),
            date: "2026-11-01".into(),
            bids: Some(BidUnit::Yuan),
        };
        toml(&head, &rows)
    };
    assert_eq!(written(), written());
    let pack: Import = load::parse(Path::new("imports/a.toml"), written()).unwrap().value;
    assert_eq!((pack.source.as_str(), pack.bids_were_in), ("聚光\"", Some(BidUnit::Yuan)));
    let texts: Vec<&str> = pack.keywords.iter().map(|k| k.text.as_ref().as_str()).collect();
    assert_eq!(texts, ["a \"q\" \\ 茶", "一人食", "上环咖啡店", "手冲咖啡"]);
    let highest = &pack.keywords[2];
    assert_eq!((highest.searches, highest.competition_index), (Some(12000), Some(87.0)));
}
