//! What the shop is called, and what stands above a version.

use super::{first, with};
use crate::write::rewrite::name;

#[test]
fn the_shop_is_called_what_it_calls_itself() {
    let named = |text: &str| {
        with(text, |cx, _| {
            let found = name::find(cx, &[]);
            let say = |r: &std::ops::Range<usize>| cx.note.text[r.clone()].to_owned();
            (found.whole.as_ref().map(say), found.place.as_ref().map(say), found.trade.as_ref().map(say))
        })
    };
    let (whole, place, trade) = named("# 佐敦咖啡店｜星期二休息\n\n手沖$48。");
    assert_eq!(
        (whole.as_deref(), place.as_deref(), trade.as_deref()),
        (Some("佐敦咖啡店"), Some("佐敦"), Some("咖啡店"))
    );
    // A boast is no name: the topics have one.
    let (whole, ..) = named("# 全港最強！\n\n手沖$48。\n\n#佐敦咖啡店 #手沖");
    assert_eq!(whole.as_deref(), Some("佐敦咖啡店"));
    let (_, place, _) = named("# 咖啡店\n\n太子站B1出口行3分鐘，太子道西190號。手沖$48。");
    assert_eq!(place.as_deref(), Some("太子"));
}

#[test]
fn titles_are_whole_thoughts_within_the_limit() {
    let version = first(
        "# 全港最正！！\n\n錯過後悔！\n豆漿凌晨三點磨，黃豆浸足八個鐘。\n外賣唔送離島。\n豆漿$12，飯糰$28。\n\n#佐敦早餐 #佐敦台式早餐店",
    );
    for title in &version.title_options {
        assert!(crate::text::units::units(title) <= 20, "{title}");
        assert_eq!(title.matches('（').count(), title.matches('）').count(), "{title}");
        assert!(!title.ends_with(['，', '、', '：']), "{title}");
    }
    assert!(version.title.contains("豆漿凌晨三點磨"), "{:?}", version.title_options);
}

#[test]
fn the_shop_is_no_more_than_its_trade() {
    for (text, wrong) in [
        ("# 九龍城糖水舖阿敏 凍親就飲熱嘢\n\n杏仁茶自己磨，南杏北杏七比一。芝麻糊$28。", "糖水舖阿敏。"),
        ("# 北角眼鏡店冬季優惠\n\n驗眼約四十分鐘，不做散瞳。漸進鏡HK$1,880起。", "冬季優惠。"),
    ] {
        let version = first(text);
        assert!(!version.body.contains(wrong), "{}", version.body);
    }
}

#[test]
fn a_price_or_a_rule_is_no_title() {
    for text in [
        "# 全港最平！！\n\n快啲嚟！\n平日唔使約，六日最好早一日約。\n豆漿$12，豆花$14。\n\n#深水埗豆腐店",
        "# 全港最平！！\n\n快啲嚟！\n遲到十五分鐘當取消。\n豆漿$12起，豆花$14起。\n\n#深水埗豆腐店",
    ] {
        for title in first(text).title_options {
            assert!(!title.contains('$') && !title.contains('約') && !title.contains("遲到"), "{title}");
        }
    }
}

#[test]
fn nobody_is_turned_away_above_a_note_that_has_anything_better() {
    for text in [
        "# 全港最平！！\n\n快啲嚟！\n唔送外賣。\n豆漿凌晨三點磨，黃豆浸足八個鐘。\n豆漿$12，飯糰$28。\n\n#佐敦豆腐店",
        "# 全港最低价！！\n\n快来！\n不送外卖。\n豆浆凌晨三点磨，黄豆泡够八小时。\n豆浆12元，饭团28元。\n\n#佐敦豆腐店",
    ] {
        let title = first(text).title;
        assert!(title.contains("三點磨") || title.contains("三点磨"), "{title}");
    }
}

#[test]
fn a_first_line_says_no_more_than_the_title_only_where_nothing_else_can() {
    let text = "# 全港最平！！\n\n快啲嚟！\n豆漿凌晨三點磨，黃豆浸足八個鐘。\n麵糰要冷藏十二個鐘先炸。\n豆漿$12，油條$10。\n\n#佐敦豆腐店";
    let version = first(text);
    let opening = version.body.split(['。', '\n']).next().unwrap_or_default();
    let said = version.title.split('｜').next_back().unwrap_or_default();
    assert!(!opening.contains(said), "{}: {}", version.title, version.body);
}

#[test]
fn where_nobody_knows_the_trade_the_topic_in_the_title_names_it() {
    let version = first(
        "# 紙袋批發！廠價！！\n\n全國最低價！！\n先攞個樣辦裝你自己碗湯試一晚。\n中號紙袋$0.9，紙杯$0.8。\n葵涌大連排道152號10樓\n\n#紙袋批發",
    );
    assert!(version.title.contains("紙袋批發"), "{:?}", version.title_options);
}
