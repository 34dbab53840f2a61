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
