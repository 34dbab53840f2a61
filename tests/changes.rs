//! `verify` on changes that a machine makes in drafts: a price on another thing, a dropped 約 or 起, a dropped denial, a wider
//! reach, another hour or day, a condition that goes while what hangs on it stays. The drafts are our own; `ADVISE_DRAFTS`
//! names a file of records to measure more with (`benches/README.md`), and `--nocapture` shows what was missed.

// Figures, for whoever runs these with --nocapture.
#![allow(clippy::print_stdout)]

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::write::verify::{Change, Comparison, Side, as_record, compare};
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// Bodies of drafts, each read once.
static DRAFTS: LazyLock<Vec<(String, Side)>> =
    LazyLock::new(|| bodies().into_iter().map(|body| (body.clone(), side(&body))).collect());

fn side(body: &str) -> Side {
    let record = Record { body: body.to_owned(), ..Record::default() };
    let source = Source { path: "a".into(), id: None, draft: Draft::Record(Box::new(record)) };
    Side::new(&source, &PACKS, &Config::default())
}

/// The bodies of our drafts: those of pairs, of facts, of rewrites.
fn bodies() -> Vec<String> {
    let record = |line: &str, key: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        row[key].as_str().unwrap().to_owned()
    };
    if let Ok(path) = std::env::var("ADVISE_DRAFTS") {
        return std::fs::read_to_string(path).unwrap().lines().map(|l| record(l, "body")).collect();
    }
    let mut out = Vec::new();
    for pairs in [include_str!("data/verify/pairs.jsonl"), include_str!("data/verify/second.jsonl")] {
        out.extend(pairs.lines().map(|l| record(l, "draft")));
    }
    out.extend(include_str!("data/facts.jsonl").lines().map(|l| record(l, "body")));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, end) in
        [("examples/rewrites", ".before.md"), ("tests/rewrite/drafts", ".md"), ("tests/rewrite/good", ".md")]
    {
        let mut files: Vec<_> = std::fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|p| p.to_string_lossy().ends_with(end));
        files.sort();
        for file in files {
            let source = as_record(&Source::text("a", std::fs::read_to_string(file).unwrap()));
            let Draft::Record(record) = source.draft else { unreachable!() };
            out.push(record.body);
        }
    }
    out.dedup();
    out
}

/// A change: what goes, and what comes in its place.
struct Edit {
    gone: Range<usize>,
    comes: String,
}

/// Of how many edits a mark stands in their sentence, and of those that it must quote what went, how many do.
#[derive(Default)]
struct Count {
    hit: usize,
    all: usize,
}

/// At most so many edits of one kind in one draft, spread over it: each costs a reading.
const EACH: usize = 3;

/// Makes the edits of one kind in all drafts; `is_hit` judges a comparison.
fn count(
    kind: &str,
    edits: impl Fn(&str, &Side) -> Vec<Edit>,
    is_hit: impl Fn(&Comparison, &str, &Edit) -> bool,
) -> Count {
    let mut out = Count::default();
    for (body, before) in DRAFTS.iter() {
        let all = edits(body, before);
        let step = all.len().div_ceil(EACH).max(1);
        for edit in all.iter().step_by(step) {
            let text = format!("{}{}{}", &body[..edit.gone.start], edit.comes, &body[edit.gone.end..]);
            let found = compare(before, &side(&text), None);
            let hit = is_hit(&found, &text, edit);
            out.hit += usize::from(hit);
            out.all += 1;
            if !hit {
                let (from, to) = sentence(body, edit.gone.start);
                println!("{kind}: 「{}」→「{}」 in {}", &body[edit.gone.clone()], edit.comes, body[from..to].trim());
            }
        }
    }
    println!("{kind}: {} of {}", out.hit, out.all);
    out
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> (usize, usize) {
    let ends = |c: char| matches!(c, '。' | '\n' | '！' | '!' | '？');
    let at = at.min(text.len());
    let start = text[..at].rfind(ends).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    (start, text[at..].find(ends).map_or(text.len(), |i| at + i))
}

/// Whether a change is told in the sentence of an edit. The title and its line end stand before the body.
fn is_told(found: &Comparison, text: &str, edit: &Edit) -> bool {
    let (start, end) = sentence(text, edit.gone.start);
    found.changed.iter().any(|c| c.range.start <= end + 1 && start < c.range.end)
}

#[track_caller]
fn reaches(count: &Count, cases: usize, least: usize) {
    if std::env::var_os("ADVISE_DRAFTS").is_none() {
        assert!(count.all >= cases, "only {} changes", count.all);
    }
    assert!(count.hit * 100 >= count.all * least, "{} of {}", count.hit, count.all);
}

/// Every place where one of some words stands, and satisfies what is asked of what stands around it.
fn swaps(body: &str, words: &[(&str, &str)], fits: impl Fn(&str, &str) -> bool) -> Vec<Edit> {
    let mut out = Vec::new();
    for (from, to) in words {
        for (at, _) in body.match_indices(from) {
            if fits(&body[..at], &body[at + from.len()..]) {
                out.push(Edit { gone: at..at + from.len(), comes: (*to).to_owned() });
            }
        }
    }
    out.sort_by_key(|e| e.gone.start);
    out
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '$' | '一' | '二' | '兩' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn begins_number(text: &str) -> bool {
    text.trim_start().starts_with(is_number)
}

#[test]
fn a_price_on_another_thing() {
    let edits = |body: &str, before: &Side| {
        let written: Vec<Range<usize>> =
            before.reading.facts.prices().map(|(_, p)| p.written.start - 1..p.written.end - 1).collect();
        let is_other =
            |pair: &&[Range<usize>]| body[pair[0].clone()] != body[pair[1].clone()] && pair[0].end <= pair[1].start;
        written
            .windows(2)
            .filter(is_other)
            .map(|p| Edit { gone: p[0].clone(), comes: body[p[1].clone()].to_owned() })
            .collect()
    };
    reaches(&count("price", edits, is_told), 150, 95);
}

#[test]
fn a_word_of_exactness_that_goes() {
    let before_number = [
        ("約", ""),
        ("大約", ""),
        ("大约", ""),
        ("最少", ""),
        ("至少", ""),
        ("起碼", ""),
        ("最多", ""),
        ("about ", ""),
        ("from ", ""),
        ("at least ", ""),
    ];
    let behind_number = [("起", ""), ("左右", ""), ("或以上", "")];
    let edits = |body: &str, _: &Side| {
        let mut out = swaps(body, &before_number, |before, after| {
            begins_number(after) && !before.ends_with(['大', '預', '合', '條', '特', '相', '预', '簽'])
        });
        out.extend(swaps(body, &behind_number, |before, after| {
            let is_behind = before.trim_end().ends_with(|c: char| {
                c.is_ascii_digit() || matches!(c, '元' | '蚊' | '分' | '鐘' | '日' | '個' | '月' | '人')
            });
            // 由$1,800 still says from.
            let is_from = before.chars().rev().take(10).any(|c| c == '由');
            !is_from
                && is_behind
                && !after.starts_with(['貨', '貼', '計', '跳', '菜', '，'])
                && !after.starts_with(|c: char| c.is_alphanumeric() && !c.is_ascii())
                || !is_from && is_behind && after.starts_with(['，', '。', '、', '\n', '；', '）', ' '])
        }));
        out.extend(swaps(body, &[("部分", ""), ("部份", "")], |before, _| !before.ends_with(['大', '小'])));
        out.sort_by_key(|e| e.gone.start);
        out.dedup_by(|b, a| b.gone.start < a.gone.end);
        out
    };
    reaches(&count("exactness", edits, is_told), 60, 95);
}

#[test]
fn a_denial_that_goes() {
    let words = [
        ("唔做", "做"),
        ("唔接", "接"),
        ("唔收", "收"),
        ("唔設", "設"),
        ("不設", "設"),
        ("不接", "接"),
        ("恕不", ""),
        ("唔包", "包"),
        ("不包", "包"),
        ("唔可以", "可以"),
        ("不可以", "可以"),
        ("唔退", "退"),
        ("不退", "退"),
        ("冇得", "有得"),
        ("沒有", "有"),
        ("没有", "有"),
        ("唔俾", "俾"),
        ("唔賣", "賣"),
        ("不賣", "賣"),
        ("不卖", "卖"),
        ("唔保證", "保證"),
        ("唔加錢", "加錢"),
        ("唔適合", "適合"),
        ("不適合", "適合"),
        ("不适合", "适合"),
        ("不能", "能"),
        ("唔送", "送"),
        ("唔食", "食"),
        ("不含", "含"),
        ("唔修", "修"),
        ("not ", ""),
        ("don't ", ""),
        ("can't", "can"),
        ("No ", ""),
    ];
    let edits = |body: &str, _: &Side| {
        swaps(body, &words, |before, after| {
            !before.ends_with(['可', '接', '有', '要', '收']) && !after.starts_with(['得', '只'])
        })
    };
    reaches(&count("denial", edits, is_told), 60, 80);
}

#[test]
fn a_wider_reach() {
    let words = [
        ("部分", "所有"),
        ("部份", "所有"),
        ("指定", "所有"),
        ("大部分", "全部"),
        ("只限", "所有"),
        ("只做", "乜都做"),
        ("只收", "乜都收"),
        ("Some ", "All "),
        ("only ", ""),
        ("有啲", "所有"),
        ("有些", "所有"),
        ("一半", "全部"),
        ("淨係做", "乜都做"),
        ("某些", "所有"),
        ("個別", "所有"),
    ];
    let edits = |body: &str, _: &Side| swaps(body, &words, |before, _| !before.ends_with(['大', '唔', '不', '小']));
    reaches(&count("reach", edits, is_told), 20, 80);
}

#[test]
fn a_word_that_says_the_opposite() {
    let words = [
        ("堂食", "外賣"),
        ("外賣", "堂食"),
        ("自備", "提供"),
        ("自备", "提供"),
        ("自取", "送貨"),
        ("室內", "室外"),
        ("免費", "收費"),
        ("免费", "收费"),
        ("平日", "週末"),
        ("週末", "平日"),
        ("周末", "平日"),
        ("首次", "每次"),
        ("第一次", "每次"),
        ("上晝", "下晝"),
        ("早上", "下午"),
        ("二手", "全新"),
        ("原廠", "副廠"),
        ("手工", "機器"),
        ("小童", "成人"),
        ("單程", "來回"),
        ("半身", "全身"),
        ("半價", "原價"),
        ("另計", "包埋"),
        ("另收", "包埋"),
        ("非會員", "會員"),
        ("短期", "長期"),
        ("weekdays", "weekends"),
        ("weekends", "weekdays"),
        ("included", "extra"),
        ("indoor", "outdoor"),
        ("free", "charged"),
    ];
    // What the draft says of both sides is no contradiction.
    let edits = |body: &str, _: &Side| {
        let here: Vec<(&str, &str)> = words.iter().copied().filter(|(_, to)| !body.contains(to)).collect();
        swaps(body, &here, |before, after| {
            let stands = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            !before.ends_with(['唔', '不', '非'])
                && !stands(before.chars().next_back())
                && !stands(after.chars().next())
        })
    };
    reaches(&count("opposite", edits, is_told), 40, 60);
}

#[test]
fn another_hour_or_day() {
    let days = [
        ("星期一", "星期二"),
        ("星期二", "星期三"),
        ("星期三", "星期四"),
        ("星期四", "星期五"),
        ("星期日", "星期六"),
        ("周一", "周二"),
        ("週一", "週二"),
        ("周三", "周四"),
        ("逢一", "逢二"),
        ("逢三", "逢四"),
        ("Mondays", "Tuesdays"),
        ("Sundays", "Saturdays"),
        ("Tuesday", "Friday"),
    ];
    let edits = |body: &str, before: &Side| {
        let mut out = swaps(body, &days, |_, after| !after.starts_with(['至', '到', '-', '–', '、', '同', '及']));
        // 10:30 → 11:30
        for (at, _) in body.match_indices(':') {
            let digits = body[..at].chars().rev().take_while(char::is_ascii_digit).count();
            let minutes = body[at + 1..].chars().take_while(char::is_ascii_digit).count();
            let hour: Option<u32> = body[at - digits..at].parse().ok();
            if let Some(hour) = hour.filter(|h| minutes == 2 && *h < 23) {
                out.push(Edit { gone: at - digits..at, comes: (hour + 1).to_string() });
            }
        }
        for (from, to) in [
            ("七點", "八點"),
            ("8點", "9點"),
            ("六點", "七點"),
            ("九點", "十點"),
            ("7pm", "8pm"),
            ("11點", "12點"),
            ("6點", "7點"),
            ("十時", "十一時"),
            ("8时", "9时"),
            ("晚9", "晚10"),
            ("晚8", "晚9"),
        ] {
            out.extend(swaps(body, &[(from, to)], |before, after| {
                !before.ends_with(['十', '1', '2', '第', '有']) && !after.starts_with("鐘")
            }));
        }
        let _ = before;
        out.sort_by_key(|e| e.gone.start);
        out
    };
    reaches(&count("time", edits, is_told), 150, 95);
}

/// With what a clause begins or ends that is a condition of the one beside it: it cannot stand alone.
const BEGINS: &[&str] = &[
    "只限",
    "僅限",
    "仅限",
    "限",
    "須",
    "需",
    "要先",
    "憑",
    "滿",
    "最少",
    "至少",
    "起碼",
    "不包",
    "唔包",
    "不可與",
    "自備",
    "視乎",
    "only",
    "must",
    "minimum",
    "at least",
    "excluding",
];
const ENDS: &[&str] = &[
    "前",
    "之內",
    "內",
    "以上",
    "以下",
    "除外",
    "不適用",
    "唔適用",
    "不适用",
    "有效",
    "為準",
    "先得",
    "先可以",
    "先有",
    "另計",
    "另收",
    "每人一次",
    "in advance",
    "only",
    "or above",
];
/// Words that make a clause a price, an offer or a promise.
const GRANTS: &[&str] =
    &["$", "蚊", "元", "減", "折", "免費", "退款", "全退", "可退", "半價", "優惠", "扣返", "free", "refund", " off"];

/// Clauses of a text: what stands between commas, with the comma before or behind; and what stands in brackets.
fn clauses(body: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        if !body[range.clone()].trim().is_empty() {
            out.push(range);
        }
    };
    for (i, c) in body.char_indices() {
        if matches!(c, '，' | '；' | '。' | '\n' | '！' | '!' | '？' | '（' | '）' | '(' | ')' | '：')
            || (c == ',' && !body[i + 1..].starts_with(|c: char| c.is_ascii_digit()))
        {
            push(start..i);
            start = i + c.len_utf8();
        }
    }
    push(start..body.len());
    out
}

#[test]
fn a_condition_that_is_cut() {
    let has = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(w));
    let edits = |body: &str, before: &Side| {
        let all = clauses(body);
        let mut out: Vec<Edit> = Vec::new();
        // What the reading takes for the condition of a price, where it stands apart from it.
        for (_, price) in before.reading.facts.prices() {
            let apart = |c: &&Range<usize>| c.end <= price.written.start || price.written.end <= c.start;
            for condition in price.condition.iter().filter(apart) {
                let gone = condition.start - 1..condition.end - 1;
                let is_whole = body[..gone.start].ends_with(['，', '（', '\n', '。', ' ', '；', '、']);
                if is_whole && sentence(body, gone.start) == sentence(body, price.written.start - 1) {
                    out.push(Edit { gone, comes: String::new() });
                }
            }
        }
        for (i, clause) in all.iter().enumerate() {
            let text = &body[clause.clone()];
            let said = text.trim().trim_start_matches(['-', '*', '•']).trim();
            let is_one = BEGINS.iter().any(|w| said.starts_with(w)) || ENDS.iter().any(|w| said.ends_with(w));
            let is_condition = is_one && !has(said, &["$", "蚊", "元", "折", "免費", "free", "唔另", "不另"]);
            // What it bounds: the clause before it in its sentence, or the one behind.
            let beside = [i.checked_sub(1), Some(i + 1)];
            let bounds = beside.into_iter().flatten().filter_map(|j| all.get(j)).any(|other| {
                sentence(body, other.start) == sentence(body, clause.start) && has(&body[other.clone()], GRANTS)
            });
            if !is_condition || !bounds || text.chars().count() > 24 {
                continue;
            }
            let before = body[..clause.start].chars().next_back();
            let behind = body[clause.end..].chars().next();
            let gone = match (before, behind) {
                (Some(b @ ('（' | '(')), Some(e)) => clause.start - b.len_utf8()..clause.end + e.len_utf8(),
                (Some(b @ ('，' | '；' | ',')), _) => clause.start - b.len_utf8()..clause.end,
                (_, Some(e @ ('，' | '；' | ','))) => clause.start..clause.end + e.len_utf8(),
                _ => continue,
            };
            out.push(Edit { gone, comes: String::new() });
        }
        out.sort_by_key(|e| e.gone.start);
        out.dedup_by(|b, a| b.gone.start < a.gone.end);
        out
    };
    // It must quote what the draft hangs it on.
    let is_quoted = |found: &Comparison, text: &str, edit: &Edit| {
        is_told(found, text, edit)
            && found.changed.iter().any(|c| {
                matches!(c.kind, Change::Condition | Change::Qualifier | Change::Scope | Change::Time)
                    && c.at.start <= edit.gone.end + 1
                    && edit.gone.start < c.at.end
            })
    };
    reaches(&count("condition", edits, is_quoted), 60, 85);
}

#[test]
fn a_text_that_nobody_changed() {
    let (mut marked, mut all) = (0, 0);
    for (body, read) in DRAFTS.iter() {
        let found = compare(read, &side(body), None);
        all += body.split(['。', '\n', '！']).filter(|s| !s.trim().is_empty()).count();
        marked += found.changed.len() + found.new.len();
        for c in &found.changed {
            println!("{}: {} | {}", c.kind.name(), &read.text()[c.range.clone()], &read.text()[c.at.clone()]);
        }
    }
    println!("unchanged: {marked} of {all}");
    assert!(marked * 100 <= all, "{marked} of {all}");
}
