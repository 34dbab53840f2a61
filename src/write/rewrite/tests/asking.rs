//! Questions to the owner and to the readers, and how to ask inside the app.

use super::{CATALOG, GUIDE, PACKS, first};
use crate::config::Config;
use crate::note::Source;
use crate::write::rewrite::text::Origin;
use crate::write::rewrite::{Options, Rewriter};

#[test]
fn questions_stand_behind_the_facts_that_call_for_them() {
    let ask = |text: &str| first(text).slots.join("");
    let takes = ask("# 上環曲奇\n\n全港第一！快啲買！\n麵糰要冷藏十二個鐘先入爐。\n曲奇$68一盒，蛋卷$75一盒。");
    assert!(takes.contains("要十二個鐘"), "{takes}");
    let until = ask("# 上環曲奇\n\n全港第一！\n曲奇原價$98而家$68一盒，蛋卷$75一盒。麵糰朝早搓。");
    assert!(until.contains("價錢到哪一天") || until.contains("呢個價做到幾號"), "{until}");
    // A notice period is no time that something takes.
    let notice = ask("# 上環曲奇\n\n全港第一！\n訂位要三日前通知。曲奇$68一盒，蛋卷$75一盒。");
    assert!(!notice.contains("三日"), "{notice}");
}

#[test]
fn the_way_to_ask_stays_inside_the_app() {
    let version = first(
        "# 全港最快！！\n\n通渠$350起，換水喉$480起。\n影清楚漏水位whatsapp 6123 4567報價。\n閘掣鏽咗嘅我唔夠膽扭，要換埋。",
    );
    assert!(!version.body.contains("6123") && !version.body.to_lowercase().contains("whatsapp"), "{}", version.body);
    assert!(version.body.contains("留言"), "{}", version.body);
}

#[test]
fn the_profiles_own_answers_join_a_version() {
    let mut config = Config::default();
    let ask = |question: &str, answer: &str| crate::config::Faq { question: question.into(), answer: answer.into() };
    config.shop.faq = vec![ask("磨刀要等幾耐？", "廚刀二十分鐘就得。"), ask("有冇得泊車？", "冇。")];
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &config, &CATALOG, Options::default());
    let text = "# 大埔磨刀 全港最平\n\n磨完試切一張紙先交返畀你。廚刀$60，剪刀$80。快啲嚟！";
    let version = rewriter.rewrite(&Source::text("draft.md", text)).rewrites.remove(0);
    assert!(version.body.contains("磨刀要等幾耐？廚刀二十分鐘就得。"), "{}", version.body);
    assert!(!version.body.contains("泊車"), "{}", version.body);
    assert!(version.origins.iter().any(|(_, o)| *o == Origin::Profile));
}

#[test]
fn a_way_out_becomes_a_question_for_what_it_was_for() {
    for (line, said) in [
        ("想留貨：t.me/bread_tp 前一晚9點前講，11點未嚟拎就賣返", "前一晚9點前講，11點未嚟拎就賣返。"),
        ("預約IG DM @hair.lab", "想預約，喺呢篇留言問聲就得。"),
    ] {
        let told = "我同阿爸兩個人做，豆係朝早四點先磨，浸足八個鐘，落雨天會稔啲。\n舊年冬天試過改份量，個個熟客都話唔夠滑，我倒咗兩桶。";
        let text = format!("# 全港最平！！\n\n{told}\n{line}\n豆漿$12，豆花$14。\n\n#深水埗豆腐店");
        let body = first(&text).body;
        assert!(body.contains(said), "{said}: {body}");
    }
    let body = first(
        "# 全港最平！！\n\n快啲嚟！\nwhatsapp 6123 4567\n唔使約，行入嚟就得。\n豆漿$12，豆花$14。\n\n#深水埗豆腐店",
    )
    .body;
    assert!(!body.contains("留言"), "{body}");
}

#[test]
fn the_closing_names_the_shops_own_goods_or_none_that_it_lacks() {
    let body = first("# 全港最平！！\n\n快啲嚟！\n芝麻糊$36，紅豆沙$28。\n\n#九龍城糖水舖 #糖水舖").body;
    assert!(
        body.ends_with("芝麻糊定紅豆沙，你會揀邊樣？") || body.ends_with("芝麻糊還是紅豆沙，你會選哪一樣？"),
        "{body}"
    );
    // Nobody chooses between a drink and a sandwich.
    let body = first("# 全港最平！！\n\n快啲嚟！\n熱奶茶$22，蛋治$26。\n\n#深水埗冰室 #冰室").body;
    assert!(!body.contains("熱奶茶定蛋治") && !body.contains("熱奶茶還是蛋治"), "{body}");
}

#[test]
fn a_way_out_for_nothing_in_particular_is_no_loss() {
    let told = "我同阿爸兩個人做，豆係朝早四點先磨，浸足八個鐘，落雨天會稔啲。";
    for (text, wrong) in [
        (format!("# 全港最平！！\n\n{told}\n電話6123 4567\n豆漿$12，豆花$14。\n\n#深水埗豆腐店"), "留言"),
        ("# 全港最低价！！\n\n豆子早上四点现磨，泡够八个小时。\n微信 tofu8866\n豆浆12元，豆花14元。\n\n#深水埗豆腐店".to_owned(), "评论"),
        ("# BEST tofu in Hong Kong!!!\n\nWe grind the beans at four and soak them for eight hours.\nTelegram @tofu_ssp\nSoy milk HK$12, tofu pudding HK$14.".to_owned(), "comment"),
    ] {
        let body = first(&text).body;
        assert!(!body.contains(wrong), "{body}");
    }
    // What the shop writes down is nothing that a customer sends.
    let body = first("# 全港最平！！\n\n話我知你用咩機，我會寫低磨幾幼，whatsapp 6123 4567。\n豆係逢二五烘，放夠五日先賣。\n咖啡豆$110，掛耳$60。\n\n#上環咖啡店").body;
    assert!(!body.contains("想問嘅話，我會寫低"), "{body}");
}

#[test]
fn a_habit_a_plain_limit_and_a_number_by_choice_are_asked_about() {
    let ask = |line: &str| {
        first(&format!("# 上環相機舖 全港第一！\n\n快啲買！\n{line}\n底片$98，沖曬$45。\n\n#上環相機")).slots.join("")
    };
    assert!(ask("沖完底片當面俾你睇一次先包。").contains("咁做"));
    assert!(ask("片鏡唔好用紙巾抹，會花。").contains("後來點"));
    assert!(ask("講真，發咗霉嘅鏡頭未必洗得返清。").contains("點答"));
    // What says why is not asked why, and nobody asks about a price.
    assert!(!ask("試過沖爛人哋嘅底片，所以而家每次影低先落藥。").contains("咁做"));
    assert!(!ask("每次加$20。").contains("咁做"));
}

#[test]
fn a_price_with_its_last_day_is_not_asked_for_it() {
    let text = "# 上環曲奇 全港第一！\n\n由而家到11月30日，曲奇原價$98而家$68一盒。\n麵糰朝早搓。";
    assert!(!first(text).slots.join("").contains("到幾號"), "{:?}", first(text).slots);
}
