//! Tables as collectors, tools and owners hand them in: two header rows, formulas, totals, GB18030, days and figures however
//! they are written. Each is read whole, and twice the same.

use advise::mentions::field::Field;
use advise::mentions::mention::{Mention, Why};
use advise::mentions::read::{Collected, ReadOptions, table};
use advise::tables::field::Field as _;
use advise::text::date;
use rust_xlsxwriter::{Formula, Workbook};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Monday, 30 November 2026.
const TODAY: &str = "2026-11-30";

fn read(bytes: &[u8], name: &str) -> Collected {
    let options = ReadOptions { today: date::days(TODAY), ..ReadOptions::default() };
    table(bytes, name, &options).unwrap()
}

/// A crawler's table: GB18030, days in milliseconds, texts over several lines, most columns of no use here.
fn crawled() -> Vec<u8> {
    let text = "note_id,type,title,desc,video_url,time,last_update_time,user_id,nickname,avatar,liked_count,collected_count,comment_count,share_count,ip_location,image_list,tag_list,last_modify_ts,note_url,source_keyword,xsec_token\n\
        a1,normal,雨天坐窗边的下午😂,\"等了二十分钟，杯子烫手。\n\t\n老板说豆子换过，酸一点\",,1653436800000,1653436800000,u1,阿树,,12,3,4,1,广东,,,1653436800000,,,\n\
        a2,video,夜宵,\"第一次来，\"\"半熟\"\"蛋偏生\",,1702166400000,1702166400000,u2,小梨,,1.2万,930,10万+,0,,,,1702166400000,,,\n\
        a3,normal,夜宵,\"第一次来，\"\"半熟\"\"蛋偏生\",,1702166400000,1702166400000,u2,小梨,,1.2万,930,10万+,0,,,,1702166400000,,,\n";
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// An owner's own table: a line above the header, blank lines, and every figure and day in another way.
fn typed() -> Vec<u8> {
    "\u{feff}2026年客人講過我哋（自己抄）,,,,,,,,,\n,,,,,,,,,\n帳號,平台,粉絲,讚好,收藏,留言,內容,日期,有冇收錢/送嘢,備註\n\
     @甲,IG,1.5萬,—,12,9,等咗兩個字先有位，枱細,5/3/2026,有,\n\
     @乙,小紅書,2.2w,1900 like,\"1,500\",88,落雨入去避，杯茶偏甜,25/3/2026,唔知,\n\
     @丙,Facebook,48.0k,約300,,2,行三層樓梯先到，有啲攰,昨日,冇,\n,,,,,,,,,\n\
     @丁,IG,約90,10万+,0,0,\"慢，但係值得等\n（第二行）\",46086,N,熟客\n\
     @戊,小紅書,2600+,未知,-,14,攞貨遲咗兩日，有打嚟講,3月5日,送咗杯嘢飲,\n\
     @己,小紅書,0.6k,8,3,1,梳化舊，坐得耐條腰會攰,05-Mar-26,,\n\
     @庚,小紅書,\"2,050\",31,9,4,收舖前半個鐘最靜,2026.3.5,唔知,\n\
     @庚 ,小紅書,2050,31,,4,收舖前半個鐘最靜,3/5,冇,同上面一樣\n\
     @辛,IG,310,5,1,0,斜路難行，帶BB要抱,上星期二,N,\n\
     @壬,IG,300,5,1,0,入口喺後巷，行過咗兩次,2026-03-05 14:22,N,\n"
        .as_bytes()
        .to_vec()
}

/// A collector's workbook: a row of numbers above the header, sums as formulas, comments beside the post.
fn collected() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "笔记名称",
        "发布人名字",
        "发布时间",
        "描述",
        "笔记链接",
        "收藏量",
        "评论量",
        "点爱心量",
        "互动量",
        "评论人1",
        "评论时间1",
        "评论内容1",
    ];
    for (column, name) in (0u16..).zip(header) {
        sheet.write_number(0, column, f64::from(column)).unwrap();
        sheet.write_string(1, column, name).unwrap();
    }
    let rows = [
        ("窗边的位子", "阿禾", " 2018-10-07 ", "排了四十分钟，位子很窄", 4.0, 12.0, 15.0),
        ("后巷小铺", "小周", " 01-11 ", "找了两圈才看到门", 64.0, 20.0, 30.0),
        ("后巷小铺", "小周", "  ", "找了两圈才看到门", 64.0, 20.0, 30.0),
    ];
    for (row, (title, author, day, text, saves, comments, likes)) in (2u32..).zip(rows) {
        for (column, cell) in [(0, title), (1, author), (2, day), (3, text), (4, "https://note.invalid/1")] {
            sheet.write_string(row, column, cell).unwrap();
        }
        for (column, n) in [(5, saves), (6, comments), (7, likes)] {
            sheet.write_number(row, column, n).unwrap();
        }
        let sum = Formula::new(format!("=F{0}+G{0}+H{0}", row + 1)).set_result((saves + comments + likes).to_string());
        sheet.write_formula(row, 8, sum).unwrap();
        sheet.write_string(row, 11, "好吃吗？").unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A tool's workbook: dashes for nothing, a blank row and a total at the end.
fn exported() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("作品数据").unwrap();
    let rows: [&[&str]; 5] = [
        &[
            "序号",
            "平台",
            "标题",
            "作品正文",
            "作品原链接",
            "发布时间",
            "昵称",
            "小红书号",
            "互动量",
            "获赞数",
            "收藏数",
            "评论数",
            "分享数",
        ],
        &[
            "1",
            "小红书",
            "第二次去",
            "面偏硬，汤够热",
            "https://note.invalid/1",
            "2025-08-29 18:45:49",
            "青豆",
            "-",
            "28",
            "16",
            "2",
            "10",
            "1",
        ],
        &[
            "2",
            "小红书",
            "",
            "五点前要收工，去晚了没得吃",
            "-",
            "2025-11-08 18:45:49",
            "小满",
            "-",
            "0",
            "0",
            "0",
            "0",
            "-",
        ],
        &[],
        &["合计"],
    ];
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(n) => sheet.write_number(row, column, n).map(|_| ()).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).map(|_| ()).unwrap(),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn why(found: &Collected) -> Vec<Why> {
    found.left_out.iter().map(|l| l.why).collect()
}

fn by<'a>(found: &'a Collected, author: &str) -> &'a Mention {
    found.mentions.iter().find(|m| m.author == author).unwrap()
}

#[test]
fn a_crawlers_table_in_gb18030() {
    let found = read(&crawled(), "contents.csv");
    assert_eq!((found.mentions.len(), why(&found)), (2, vec![Why::Duplicate]));
    let first = &found.mentions[0];
    assert_eq!((first.id.as_str(), first.author.as_str(), first.date.as_deref()), ("a1", "阿树", Some("2022-05-25")));
    assert_eq!((first.likes, first.saves, first.comments, first.shares), (Some(12), Some(3), Some(4), Some(1)));
    assert!(first.title.ends_with('😂') && first.text.contains("\n\t\n老板"), "{first:?}");
    let second = &found.mentions[1];
    assert_eq!((second.likes, second.comments), (Some(12_000), Some(100_000)));
    assert!(second.text.contains("\"半熟\""));
}

#[test]
fn an_owners_figures_and_days() {
    let found = read(&typed(), "typed.csv");
    assert_eq!((found.mentions.len(), why(&found)), (9, vec![Why::Duplicate]));
    let of = |author: &str| {
        let m = by(&found, author);
        (m.followers, m.likes, m.saves, m.paid, m.date.as_deref())
    };
    assert_eq!(of("@甲"), (Some(15_000), None, Some(12), Some(true), Some("2026-03-05")));
    assert_eq!(of("@乙"), (Some(22_000), Some(1900), Some(1500), None, Some("2026-03-25")));
    assert_eq!(of("@丙"), (Some(48_000), Some(300), None, Some(false), Some("2026-11-29")));
    assert_eq!(of("@丁"), (Some(90), Some(100_000), Some(0), Some(false), Some("2026-03-05")));
    assert_eq!(of("@戊"), (Some(2600), None, None, Some(true), Some("2026-03-05")));
    assert_eq!(of("@己"), (Some(600), Some(8), Some(3), None, Some("2026-03-05")));
    assert_eq!(of("@庚"), (Some(2050), Some(31), Some(9), None, Some("2026-03-05")));
    assert_eq!(of("@辛").4, Some("2026-11-24"));
    assert_eq!(of("@壬").4, Some("2026-03-05"));
    assert!(by(&found, "@丁").text.ends_with("（第二行）"));
}

/// 3/5 alone is two days; where the column tells which number is the month, every row follows it.
#[test]
fn day_and_month_both_ways() {
    let days = |cells: [&str; 2]| {
        let text = format!("內容,日期\n窗邊坐咗一陣,{}\n後巷搵咗兩次,{}\n", cells[0], cells[1]);
        let found = read(text.as_bytes(), "a.csv");
        found.mentions.iter().map(|m| m.date.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(days(["3/4/2026", "25/3/2026"]), ["2026-04-03", "2026-03-25"]);
    assert_eq!(days(["3/4/2026", "3/25/2026"]), ["2026-03-04", "2026-03-25"]);
    assert_eq!(days(["3/5", "—"]), ["", ""]);
}

#[test]
fn a_collectors_workbook_with_two_header_rows_and_formulas() {
    let found = read(&collected(), "collected.xlsx");
    assert_eq!((found.mentions.len(), why(&found)), (2, vec![Why::Duplicate]));
    let (first, second) = (by(&found, "阿禾"), by(&found, "小周"));
    assert_eq!((first.title.as_str(), first.text.as_str()), ("窗边的位子", "排了四十分钟，位子很窄"));
    assert_eq!((first.likes, first.saves, first.comments), (Some(15), Some(4), Some(12)));
    assert_eq!((first.date.as_deref(), second.date.as_deref()), (Some("2018-10-07"), Some("2026-01-11")));
    assert_eq!(first.link, "https://note.invalid/1");
    // What others wrote below it is no part of the post.
    assert!(!first.text.contains("好吃吗"));
}

#[test]
fn a_tools_workbook_with_dashes_and_a_total() {
    let found = read(&exported(), "exported.xlsx");
    assert_eq!((found.mentions.len(), why(&found)), (2, vec![Why::Total]));
    let first = by(&found, "青豆");
    assert_eq!((first.likes, first.saves, first.comments, first.shares), (Some(16), Some(2), Some(10), Some(1)));
    assert_eq!((first.id.as_str(), first.date.as_deref()), ("1", Some("2025-08-29")));
    assert_eq!((by(&found, "小满").shares, by(&found, "小满").followers), (None, None));
}

/// `tests/data/mentions/headers.tsv`: every header that was met holds what it says, and no other column is taken for it.
#[test]
fn every_header_that_was_met_is_known() {
    let mut known = 0;
    for row in include_str!("data/mentions/headers.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (field, name) = row.split_once('\t').unwrap();
        let wanted = Field::from_name(field);
        assert_eq!(wanted.is_none(), field == "-", "{row}");
        let cell = if wanted == Some(Field::Date) { "2026-03-05" } else { "7" };
        let csv = match wanted {
            Some(Field::Text) => format!("編號一,{name}\n7,窗邊坐咗一陣\n"),
            _ => format!("內容,{name}\n窗邊坐咗一陣,{cell}\n"),
        };
        let found = read(csv.as_bytes(), "a.csv");
        let columns: Vec<Field> = found.columns.iter().filter(|(header, _)| header == name).map(|(_, f)| *f).collect();
        assert_eq!(columns, wanted.into_iter().collect::<Vec<_>>(), "{name}");
        known += usize::from(wanted.is_some());
    }
    assert!(known > 60, "{known}");
}

fn advise(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_advise"));
    command.current_dir(dir).args(args).args(["--isolated", "--lang", "en"]).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn read_whole_and_twice_the_same() {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes, mentions, notes) in [
        ("contents.csv", crawled(), 2, 3),
        ("typed.csv", typed(), 9, 10),
        ("collected.xlsx", collected(), 2, 3),
        ("exported.xlsx", exported(), 2, 2),
    ] {
        std::fs::write(dir.path().join(name), bytes).unwrap();
        for (command, format, wanted) in [
            ("koc", "json", mentions),
            ("koc", "ndjson", mentions),
            ("koc", "csv", mentions),
            ("account", "json", notes),
        ] {
            let args = [command, name, "--format", format];
            let args = if command == "account" { [&args[..], &["--fail-on", "never"]].concat() } else { args.to_vec() };
            let (first, second) = (advise(dir.path(), &args), advise(dir.path(), &args));
            let said = String::from_utf8_lossy(&first.stderr).into_owned();
            assert_eq!((first.status.code(), said.as_str()), (Some(0), ""), "{name} {command}");
            assert_eq!(first.stdout, second.stdout, "{name} {command} {format}");
            let text = String::from_utf8(first.stdout).unwrap();
            let count = match format {
                "ndjson" => text.lines().count(),
                "csv" => csv::Reader::from_reader(text.as_bytes()).records().count(),
                _ => {
                    let out: serde_json::Value = serde_json::from_str(&text).unwrap();
                    out[if command == "koc" { "mentions" } else { "notes" }].as_array().unwrap().len()
                }
            };
            assert_eq!(count, wanted, "{name} {command} {format}");
        }
    }
}
