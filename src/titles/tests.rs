//! Titles and topics of drafts in every language we read.

use super::judge::{Fault, judge};
use crate::check;
use crate::check::Report;
use crate::config::Config;
use crate::lang::{Catalog, Lang};
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use crate::rules::tests::drafts;
use crate::text::units::units;

const CANTONESE: &str = "---\ndistrict: 上環\ncategory: cafe\n---\n# 我哋七點開門☕️\n\n我喺上環開咗間咖啡店，朝早六點半校磨，試足四次先入到口。\
     頭一杯通常好酸，我自己飲咗佢。唯一缺點係地方細，得四張枱。手沖 $52，逢星期一休息。你哋飲開淺焙定深焙？\n\n\
     最平最抵，即刻落單！加我 WhatsApp 9123 4567。\n\n#上環咖啡店 #香港 #手沖咖啡";
const TRADITIONAL: &str = "---\ndistrict: 銅鑼灣\ncategory: bookshop\n---\n# 銅鑼灣書店的第三個冬天\n\n我們在二樓，沒有電梯。上星期有客人問，\
     為什麼舊書會有鉛筆字？其實我們不擦，那是上一位讀者留下的。冬天靠窗的位置有點冷，記得帶外套。\n\n#銅鑼灣書店";
const SIMPLIFIED: &str = "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一次做短甲\n\n我在旺角做美甲，第一年只有五个客人。\
     有客人问过，短甲要不要打磨？我试了三次才找到合适的力度。手绘款会慢一点，大概九十分钟。\n\n#小红书 #美甲";
const ENGLISH: &str = "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Slow mornings\n\nWe open at 7am. \
     It took me four tries, and the \
     first batch burned. The room is a bit small. Do you drink it \
     black? A flat white is HK$48.\n\n#SheungWanCafe #food";

fn read(draft: &str) -> Report {
    check(&Source::text("draft.md", draft), &Packs::built_in(), &Config::default())
}

/// The title without its keyword, cut at the joints.
fn parts<'t>(title: &'t str, main: &str) -> Vec<&'t str> {
    let rest = title.strip_prefix(main).unwrap_or_else(|| panic!("{title} begins with {main}"));
    rest.split(['｜', '：']).flat_map(|p| p.split(": ")).filter(|p| !p.is_empty()).collect()
}

/// Holds for any draft whatsoever.
fn is_honest(draft: &str, report: &Report) {
    let (titles, topics) = (&report.outcome.titles, &report.outcome.topics);
    for title in titles {
        assert!(units(title) <= 20, "{title}");
        assert_eq!(titles.iter().filter(|t| *t == title).count(), 1, "{title}");
        let main = &report.keywords[0].keyword.text;
        if title.starts_with(main.as_str()) {
            for part in parts(title, main) {
                let at = draft.find(part).unwrap_or_else(|| panic!("「{part}」 of 「{title}」 stands in no draft"));
                let left = draft[..at].chars().next_back();
                let right = draft[at + part.len()..].chars().next();
                let cut = |c: Option<char>, d: Option<char>| {
                    c.zip(d).is_some_and(|(c, d)| c.is_ascii_alphanumeric() && d.is_ascii_alphanumeric())
                };
                assert!(
                    !cut(left, part.chars().next()) && !cut(part.chars().next_back(), right),
                    "{part} is cut from a word"
                );
            }
        }
    }
    assert!(titles.len() <= 5 && topics.len() <= 8);
    for topic in topics {
        assert!(!topic.contains(['#', ' ', '[']), "{topic}");
        assert_eq!(topics.iter().filter(|t| *t == topic).count(), 1, "{topic}");
    }
}

#[test]
fn titles_are_made_of_the_draft() {
    for draft in [CANTONESE, TRADITIONAL, SIMPLIFIED, ENGLISH] {
        let report = read(draft);
        is_honest(draft, &report);
        let titles = &report.outcome.titles;
        assert!((2..=5).contains(&titles.len()), "{titles:?}");
        assert!(titles.iter().all(|t| t.starts_with(&report.keywords[0].keyword.text)), "{titles:?}");
    }
}

#[test]
fn every_draft_of_every_rule_gives_honest_titles() {
    let packs = Packs::built_in();
    for draft in drafts("") {
        is_honest(&draft, &check(&Source::text("draft.md", draft.as_str()), &packs, &Config::default()));
    }
}

#[test]
fn titles_hold_nothing_that_sells_or_leads_away() {
    let titles = read(CANTONESE).outcome.titles.join("\n");
    for bad in ["最平", "即刻", "WhatsApp", "9123", "☕", "#"] {
        assert!(!titles.contains(bad), "{bad}: {titles}");
    }
    assert!(titles.contains("頭一杯通常好酸"), "{titles}");
}

/// Each line: what it is, the way of writing, a clause.
#[test]
fn what_invites_is_told_from_what_nobody_looks_for() {
    let (packs, config, catalog) = (Packs::built_in(), Config::default(), Catalog::new(Lang::En));
    let rows = include_str!("../../tests/data/titles.tsv");
    let (mut wrong, mut ways) = (Vec::new(), std::collections::BTreeMap::new());
    for row in rows.lines() {
        let [wanted, way, clause] = row.splitn(3, '\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let stop = if way == "en" { "." } else { "。" };
        let text = format!("# x\n\n{clause}{stop}\n");
        let source = Source::text("draft.md", text.as_str());
        let reading = Reading::new(&source, &packs, &config);
        let cx = reading.context(&packs, &config, &catalog);
        let at = text.find(clause).unwrap();
        let found = match judge(&cx, &(at..at + clause.len()), false) {
            Ok(hook) => format!("{hook:?}"),
            Err(fault) => format!("{fault:?}"),
        };
        if found.to_lowercase() != wanted.replace('-', "") {
            wrong.push(format!("{row}: {found}"));
        }
        *ways.entry(way).or_insert(0) += 1;
    }
    assert!(ways.len() == 4 && ways.values().all(|n| *n >= 8), "{ways:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_goes_on_from_a_step_is_no_title() {
    let (packs, config, catalog) = (Packs::built_in(), Config::default(), Catalog::new(Lang::En));
    let text = "# x\n\n凍水浸十二粒鐘，大火滾十五分鐘，熄火焗到凍。";
    let source = Source::text("draft.md", text);
    let reading = Reading::new(&source, &packs, &config);
    let cx = reading.context(&packs, &config, &catalog);
    let at = text.find("大火").unwrap();
    let range = at..at + "大火滾十五分鐘".len();
    assert_eq!(judge(&cx, &range, true), Err(Fault::Scrap));
}

#[test]
fn no_title_without_a_keyword_or_a_clean_clause() {
    assert_eq!(read("# 今日嘅心情\n\n我諗返舊年嘅事，寫低咗三頁紙。").outcome.titles, [""; 0]);
    assert_eq!(read("---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店\n\n#上環咖啡店").outcome.titles, [""; 0]);
    assert_eq!(read("").outcome.topics, [""; 0]);
}

#[test]
fn what_is_left_of_the_title_stands_behind_the_keyword() {
    let draft = "---\ndistrict: 上環\ncategory: cafe\n---\n# 冬至收舖早咗🔥\n\n#上環咖啡店";
    assert_eq!(read(draft).outcome.titles, ["上環咖啡店｜冬至收舖早咗"]);
}

#[test]
fn clauses_end_where_the_writer_takes_breath() {
    let draft = "---\ndistrict: 上環\ncategory: cafe\n---\n# 三、四點最靜的上環咖啡店\n\n1.豆先浸一晚 2.5小時後再磨\n\n12:30 最多人，坐三、四個鐘都得";
    let titles = read(draft).outcome.titles.join("\n");
    for part in ["豆先浸一晚", "2.5小時後再磨"] {
        assert!(titles.contains(part), "{part}: {titles}");
    }
    for cut in ["1.豆", "｜5小時", "｜四個鐘", "三、四點最靜"] {
        assert!(!titles.contains(cut), "{cut}: {titles}");
    }
}

#[test]
fn no_text_is_too_strange() {
    let packs = Packs::built_in();
    let head = "---\ndistrict: 上環\ncategory: cafe\n---\n";
    for body in [
        "[".repeat(500),
        "1.".repeat(300),
        "上環咖啡店，".repeat(200),
        "先講內文\n\n# 上環咖啡店遲到嘅標題\n\n再講".to_owned(),
        "# \u{200b}上環\u{200d}咖啡店\u{fe0f}\u{20e3}①②\n\n1\u{fe0f}\u{20e3}👨\u{200d}👩\u{200d}👧「未閂".to_owned(),
        "# 上環\n\n上環、咖啡店，Sheung Wan, cafe．ｃａｆｅ・CAFÉ".to_owned(),
        "#\u{200b} #[话题]# ##上環咖啡[话题]##上環咖啡[话题]#".to_owned(),
    ] {
        let draft = format!("{head}{body}");
        is_honest(&draft, &check(&Source::text("draft.md", draft.as_str()), &packs, &Config::default()));
    }
}

#[test]
fn topics_name_place_and_trade_in_both_scripts() {
    let topics = read(CANTONESE).outcome.topics;
    assert_eq!(topics[..2], ["上環咖啡店", "上环咖啡店"]);
    assert!(topics.contains(&"手沖咖啡".to_owned()), "{topics:?}");
    assert!(!topics.contains(&"香港".to_owned()), "{topics:?}");
    assert!(topics.iter().all(|t| !t.contains("拿鐵") && !t.contains("蛋糕")), "{topics:?}");
    for draft in [CANTONESE, TRADITIONAL, SIMPLIFIED, ENGLISH] {
        let topics = read(draft).outcome.topics;
        assert!((5..=8).contains(&topics.len()), "{topics:?}");
    }
    assert_eq!(read(ENGLISH).outcome.topics[0], "SheungWanCafe");
}

#[test]
fn the_users_own_keyword_leads_in_every_script() {
    let own = "---\nkeywords: [上環髮型屋, 短髮]\n---\n# 剪短髮之前\n\n我剪咗十年短髮，頭旋位要留長兩厘米。\n\n#髮型屋";
    let report = read(own);
    assert!(report.outcome.titles.iter().all(|t| t.starts_with("上環髮型屋")), "{:?}", report.outcome.titles);
    assert_eq!(report.outcome.topics[0], "上環髮型屋");
    assert!(report.outcome.topics[1].starts_with("上环"), "{:?}", report.outcome.topics);
    assert!(report.outcome.topics.contains(&"短髮".to_owned()), "{:?}", report.outcome.topics);
}

#[test]
fn pasting_the_topics_mends_the_topics() {
    for draft in [CANTONESE, TRADITIONAL, SIMPLIFIED, ENGLISH] {
        let (text, _) = draft.rsplit_once("\n\n").unwrap_or_default();
        let line: Vec<String> = read(draft).outcome.topics.iter().map(|t| format!("#{t}")).collect();
        let report = read(&format!("{text}\n\n{}", line.join(" ")));
        let left: Vec<&str> =
            report.outcome.findings.iter().map(|f| f.rule.as_str()).filter(|r| r.contains("topic")).collect();
        assert_eq!(left, [""; 0], "{line:?}");
    }
}

#[test]
fn a_limit_without_what_it_is_about_is_no_title() {
    for (draft, told) in [
        ("# 長沙灣修鞋\n鞋底爛到見布就唔好整喇，整完行唔夠兩個月，我會叫你買過對。多數兩日有得攞。", "行唔夠兩個月"),
        ("# 长沙湾修鞋\n鞋底烂到见布就别修了，修完走不到两个月，我会劝你买新的。一般两天能取。", "走不到两个月"),
    ] {
        let report = read(draft);
        assert!(!report.outcome.titles.is_empty(), "{draft}");
        assert!(!report.outcome.titles.iter().any(|t| t.contains(told)), "{:?}", report.outcome.titles);
    }
}
