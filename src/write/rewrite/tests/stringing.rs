//! Drafts whose writers set spaces for everything, and things in brackets.

use super::{first, with};
use crate::text::work;

/// The sentences of a body as they are read, each without its end.
fn sentences(text: &str) -> Vec<String> {
    with(text, |cx, draft| {
        let told = draft.sentences.iter().filter(|s| !s.is_title);
        told.map(|s| cx.note.text[s.range.clone()].trim().to_owned()).collect()
    })
}

#[test]
fn what_is_strung_together_has_a_price_a_line_and_its_place_below() {
    let body = first(
        "# 土瓜灣改衫 全港最平！！\n\n快啲嚟！\n土瓜灣浙江街樓梯口改衫做咗廿三年喇 改褲腳$55兩日有得攞 換拉鏈$85起要留低睇色 收腰$95 手工全港第一冇得輸 皮褸我唔識改唔好問 我成日勸人舊褲唔好改細過兩吋 條骨會起波浪 朝11晚7 星期三唔開\n\n#土瓜灣改衫",
    )
    .body;
    for line in ["・改褲腳 $55", "・換拉鏈 $85起", "・收腰 $95"] {
        assert!(body.lines().any(|l| l.starts_with(line)), "{line}: {body}");
    }
    let hours = body.lines().find(|l| l.contains("朝11晚7")).unwrap_or_else(|| panic!("{body}"));
    assert!(hours.starts_with("時間：") && hours.contains("星期三唔開"), "{body}");
    assert!(body.contains("舊褲唔好改細過兩吋，條骨會起波浪"), "{body}");
}

#[test]
fn a_story_behind_a_price_is_no_item() {
    let all =
        sentences("# 西環公仔舖\n\n散盒公仔 $5/$8兩格 上個禮拜有個細路$5執到隻限定版 我哋都呆咗\n盒裝$120 大盒$260");
    assert_eq!(all[1], "上個禮拜有個細路$5執到隻限定版 我哋都呆咗", "{all:?}");
}

#[test]
fn things_in_brackets_stand_without_them() {
    let body = first("# 荃灣腸粉 全港最平！！\n\n快啲嚟！\n【淨腸 $18】【蝦腸 $28】【叉燒腸 $26】加蛋+$4\n米漿朝早五點磨，磨完要靜置個半鐘先落爐。\n\n#荃灣腸粉").body;
    assert!(body.contains("淨腸 $18") && body.contains("叉燒腸 $26") && !body.contains(['【', '】']), "{body}");
    let body = first("# 荃灣窗紗 全港最平！！\n\n快啲嚟！\n〔紗簾〕$30/呎(兩倍褶)\n〔木百葉〕$52/呎\n木百葉遇水會彎，廚房同廁所唔建議裝。\n〖送貨〗荃灣葵涌免費\n\n#荃灣窗紗").body;
    assert!(body.contains("・紗簾 $30/呎") && body.contains("・木百葉 $52/呎"), "{body}");
    assert!(body.contains("送貨：荃灣葵涌免費") && !body.contains(['〔', '〖']), "{body}");
}

#[test]
fn a_line_in_brackets_stays_with_the_line_before() {
    let body = first("# 西環棋社 全港最平！！\n\n快啲嚟！\n夜賽 入場$40 上限12人\n(額滿就截 唔收後補)\n學生票$25\n初學嘅嚟早半個鐘，我哋由點樣拎棋講起。\n\n#西環棋社").body;
    let lines: Vec<&str> = body.lines().collect();
    let at = lines.iter().position(|l| l.starts_with('(')).unwrap_or_else(|| panic!("{body}"));
    assert!(lines[at - 1].contains("$40"), "{body}");
}

#[test]
fn an_answer_stays_behind_its_question() {
    let body = first("# 大埔洗地氈 全港最平！！\n\n快啲嚟！\n細氈$180起\n大氈$320起\n洗花咗點計? 我哋洗花嘅賠返 上限$800 你自己預先有污漬嘅唔計\n羊毛氈要陰乾三日先可以踩。\n\n#大埔洗地氈").body;
    assert!(body.contains("洗花咗點計？我哋洗花嘅賠返"), "{body}");
}

#[test]
fn what_colleagues_say_of_the_note_is_none_of_it() {
    let all = sentences(
        "[2/4 19:03] 阿Ken: 聽日出呢個post 幫我睇下ok唔ok\n[2/4 19:04] 阿Ken: 新到黑膠 全部試過針\n[2/4 19:06] 阿Ken: 西洋菜街88號3樓 2pm-9pm",
    );
    assert!(!all.iter().any(|s| s.contains("聽日")) && all.iter().any(|s| s.contains("試過針")), "{all:?}");
}

#[test]
fn amounts_without_marks_between_them_are_looked_at_once() {
    let looks = |times: usize| {
        let text = format!("# 上環髮型屋\n\n{}\n", "[剪髮 $120] （短髮 $90）".repeat(times));
        let before = work::looks();
        let _ = super::versions(&text);
        work::looks() - before
    };
    let (short, long) = (looks(40), looks(160));
    assert!(long <= short * 6, "{short} looks, {long} when four times as long");
}

#[test]
fn a_call_goes_with_its_number() {
    let body = first("# 大埔修錶\n\n換電芯 $80，防水膠圈另加 $50。\n趕住要可以打俾我，九一二三 四五六七。\n機械錶要留低三日先知行得準唔準。\n\n#大埔修錶").body;
    assert!(body.contains("機械錶要留低三日") && !body.contains("打俾我"), "{body}");
}
