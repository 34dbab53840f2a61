//! Where a sentence belongs: lists, practical lines, running text.

use super::{first, kept, with};
use crate::write::rewrite::draft::Part;
use crate::write::rewrite::without_slots;

#[test]
fn lists_with_strokes_and_labels_are_items() {
    with("# 粉嶺剪布\n\n【收費】窗簾每呎$45 / 改長$80 / 上門度尺$150", |cx, draft| {
        let s = draft.body().next().map(|(_, s)| s).unwrap();
        let clauses: Vec<&str> = s.clauses.iter().map(|c| &cx.note.text[c.range.clone()]).collect();
        assert_eq!(clauses, ["窗簾每呎$45", "改長$80", "上門度尺$150"]);
        assert_eq!(s.part, Part::Prices);
    });
}

#[test]
fn where_and_when_are_lines_of_their_own() {
    with(
        "# 北角糖水\n\n星期日人最多，英皇道301號地下，北角站B2出口行3分鐘，1點到11點。",
        |cx, draft| {
            let parts: Vec<(Part, &str)> =
                draft.body().map(|(_, s)| (s.part, &cx.note.text[s.range.clone()])).collect();
            assert!(parts.iter().any(|(p, t)| *p == Part::Practical && t.contains("301號")), "{parts:?}");
            assert!(parts.iter().any(|(p, t)| *p == Part::Prose && t.contains("人最多")), "{parts:?}");
        },
    );
}

#[test]
fn a_space_is_a_comma_only_where_it_is_breath() {
    let clauses = |text: &str| {
        with(text, |cx, draft| {
            let body = draft.sentences.iter().filter(|s| !s.is_title).flat_map(|s| &s.clauses);
            body.map(|c| cx.note.text[c.range.clone()].to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(clauses("# x\n\n南昌街 223 號 5 樓").len(), 1);
    assert_eq!(clauses("# x\n\n11:00-21:30 逢星期三休息"), ["11:00-21:30", "逢星期三休息"]);
    assert_eq!(clauses("# x\n\n李太：「食過先知 真係唔同」").len(), 1);
}

#[test]
fn what_only_the_title_says_is_not_lost() {
    let version = first(
        "# 葵芳洗衣 9:00-20:00 星期日休\n\n全港最平！！\n水洗每磅$9，乾洗西裝$78。\n羽絨要拍鬆先收，壓住會結球。",
    );
    assert!(version.body.contains("9:00-20:00") && version.body.contains("星期日休"), "{}", version.body);
}

#[test]
fn an_owner_without_signs_gets_none_and_one_with_a_joke_keeps_it() {
    let plain = first(
        "# 全港最平！！\n\n快啲嚟！\n豆漿$12，豆花$14。\n大南街2號地下，深水埗站A2出口，11:00-19:00。\n\n#深水埗豆腐店",
    )
    .body;
    assert!(!plain.contains(['📍', '⏰', '💰']) && plain.contains("地址：大南街2號地下"), "{plain}");
    let signs = first("# 全港最平！！🍜\n\n快啲嚟！\n舊年有個阿伯行返嚟找數，話頭先唔記得，我請佢飲茶😂\n買嘢即送🎁🎁🎁\n豆漿$12，豆花$14。\n大南街2號地下。\n\n#深水埗豆腐店").body;
    assert!(signs.contains("飲茶😂") && signs.contains("📍") && !signs.contains("🎁"), "{signs}");
}

#[test]
fn where_somebody_mourns_nobody_chats() {
    let version =
        first("# 紅磡花圈 全城最平\n\n殯儀花圈$380起，輓聯$60一對。花我哋半夜先插，朝早唔會蔫。\n紅磡溫思勞街12號。");
    let body = without_slots(&version.body);
    assert!(!body.contains(['📍', '💰', '⏰', '？']), "{body}");
}

#[test]
fn a_heading_is_no_sentence() {
    for text in [
        "# 全港最靚！！\n\n快啲嚟！\n【須知】\n碗坯要晾三日先落得窯，急唔嚟。\n〖價目〗\n杯$120，碗$150。\n\n#元朗陶藝班",
        "# 全港最靚！！\n\n立即報名！\n### 📌須知\n- 碗坯要晾三天才可以入窯，急不來。\n### 價目\n- 杯 $120\n- 碗 $150\n\n#元朗陶藝班",
        "# 全港最靚！！\n\n快来！\n【须知】\n碗坯要晾三天才能入窑，急不来。\n〖价目〗\n杯120元，碗150元。\n\n#元朗陶艺班",
        "# BEST pottery in Hong Kong!!!\n\nHURRY!!!\n### Notes\n- Bowls dry for three days before they go into the kiln.\n### Prices\n- Mug HK$120\n- Bowl HK$150",
    ] {
        let body = first(text).body;
        assert!(!body.contains(['【', '〖', '#']), "{body}");
        for heading in ["須知。", "须知。", "Notes.", "價目。", "价目。"] {
            assert!(!body.contains(heading), "{body}");
        }
    }
}

#[test]
fn a_label_that_refuses_stays_with_what_it_refuses() {
    for (text, said) in [
        ("# 旺角紋眉\n\n全港最靚！！\n【不接】眼皮發炎、孕早期\n飄眉$980，補色$200。", "【不接】眼皮發炎"),
        ("# 旺角纹眉\n\n全港最靚！！\n【不接】眼皮发炎、孕早期\n飘眉980元，补色200元。", "【不接】眼皮发炎"),
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(said), "{kept}");
    }
}

#[test]
fn an_answer_stands_behind_its_question() {
    for text in [
        "# 全港最靚！！\n\n快啲嚟！\nQ：會唔會甩色？\nA：頭三日會浮少少粉，之後就唔會。\n飄眉$980，補色$200。\n\n#旺角紋眉",
        "# 全港最靚！！\n\n快来！\n问：会不会掉色？\n答：头三天会浮一点粉，之后就不会。\n飘眉980元，补色200元。\n\n#旺角纹眉",
    ] {
        let body = first(text).body;
        assert!(body.contains("色？頭三日") || body.contains("色？头三天"), "{body}");
    }
}

#[test]
fn an_address_takes_no_breath_and_days_stand_before_their_hours() {
    for (text, said) in [
        (
            "# 全港最平！！\n\n快啲嚟！\n豆漿$12，豆花$14。\n觀塘道418號 1樓23號舖\n\n#觀塘豆腐店",
            "觀塘道418號 1樓23號舖",
        ),
        (
            "# 全港最平！！\n\n快啲嚟！\n豆漿$12，豆花$14。\n觀塘裕民坊側邊 物華街88號3樓（電梯右手邊，第二間）\n\n#觀塘豆腐店",
            "物華街88號3樓（電梯右手邊，第二間）",
        ),
        (
            "# 全港最平！！\n\n快啲嚟！\n豆漿$12，豆花$14。\n星期一至五 11:00-20:00，星期六 10:00-18:00\n\n#觀塘豆腐店",
            "星期一至五 11:00-20:00，星期六 10:00-18:00",
        ),
        (
            "# 全港最低价！！\n\n快来！\n豆浆12元，豆花14元。\n周二至周日 11:00-20:00\n\n#观塘豆腐店",
            "周二至周日 11:00-20:00",
        ),
    ] {
        let body = first(text).body;
        assert!(body.contains(said), "{said}: {body}");
    }
    let parts = with(
        "# 旺角水族\n\n賣出嘅魚離開舖頭，24小時內死咗，影張相，我換返條畀你。",
        |_, draft| draft.body().map(|(_, s)| s.part).collect::<Vec<_>>(),
    );
    assert_eq!(parts, [Part::Prose]);
}

#[test]
fn a_floor_below_its_street_stands_with_it() {
    for (text, street, floor) in [
        (
            "# 旺角鎖舖 全港最快！！\n\n配匙每次試開三次先收錢。\n配匙$20，換鎖芯$380。\n砵蘭街 88號\n2樓，下晝1點到夜晚8點\n\n#旺角鎖舖",
            "砵蘭街 88號",
            "2樓",
        ),
        (
            "# 旺角锁铺 全港最快！！\n\n配匙每次试开三次才收钱。\n配匙20元，换锁芯380元。\n砵兰街88号\n2楼，下午1点到晚上8点\n\n#旺角锁铺",
            "砵兰街88号",
            "2楼",
        ),
    ] {
        let body = super::first(text).body;
        let line = body.lines().find(|l| l.contains(street)).unwrap_or_else(|| panic!("{body}"));
        assert!(line.contains(floor), "{body}");
    }
}
