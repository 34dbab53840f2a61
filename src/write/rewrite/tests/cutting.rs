//! What stays of a clause in which something is wrong.

use super::kept;

#[test]
fn of_an_old_and_a_new_price_the_new_one_stays() {
    for (text, now, old) in [
        ("# 旺角單車\n\n二手摺車原價$2,300而家$980。", "$980", "2,300"),
        ("# 旺角單車\n\n二手摺車 $980（原價$2,300）。", "$980", "2,300"),
        ("# 中環剪髮\n\n男士剪髮$180（之前$260）。", "$180", "260"),
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(now) && !kept.contains(old), "{text}: {kept}");
    }
}

#[test]
fn what_is_promised_goes_and_what_is_not_promised_stays() {
    for text in [
        "# 荃灣修錶\n\n包你十年唔使再整！行針慢過五秒先會拆開睇。",
        "# 荃灣修表\n\n保证十年不坏！走慢五秒以上才会拆开看。",
        "# Watch repair\n\nGuaranteed for life! We only open a watch that loses five seconds a day.",
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(['五']) || kept.contains("five"), "{kept}");
        assert!(!kept.contains("包你") && !kept.contains("保证") && !kept.contains("Guaranteed"), "{kept}");
    }
    let honest = kept("# 荃灣修錶\n\n舊錶唔保證準時，入咗水嘅我哋唔收。").join("|");
    assert!(honest.contains("唔保證準時"), "{honest}");
}

#[test]
fn gossip_about_others_goes_whole_and_our_own_facts_stay() {
    let kept = kept("# 大埔磨刀\n\n坊間啲師傅亂磨，磨完兩日就鈍。磨一把廚刀$60，要等二十分鐘。").join("|");
    assert!(!kept.contains("坊間") && !kept.contains("兩日就鈍"), "{kept}");
    assert!(kept.contains("$60") && kept.contains("二十分鐘"), "{kept}");
}

#[test]
fn a_testimonial_goes_and_speech_in_a_story_stays() {
    let ad = kept("# 西貢瑜伽\n\n何小姐：「上咗三堂成個人都輕晒！」\n星期三朝早七點有堂。").join("|");
    assert!(!ad.contains("輕晒"), "{ad}");
    let story =
        kept("# 西貢瑜伽\n\n舊年我問媽媽要唔要試，佢話：「我條腰咁硬點郁得到。」後來佢逢星期三都嚟。").join("|");
    assert!(story.contains("條腰咁硬"), "{story}");
}

#[test]
fn advice_before_a_promise_needs_no_promise() {
    let kept = kept("# 元朗修手機\n\n跌落水嘅機千祈唔好叉電，抹乾先，六個鐘內拎嚟好救啲，我哋包救返！").join("|");
    assert!(kept.contains("千祈唔好叉電") && kept.contains("六個鐘"), "{kept}");
    assert!(!kept.contains("包救返"), "{kept}");
}

#[test]
fn amounts_stay_without_the_words_that_sell() {
    let kept = kept("# 沙田包店\n\n全港最好食嘅牛角包$18個！").join("|");
    assert!(kept.contains("$18") && !kept.contains("最好食"), "{kept}");
}

#[test]
fn what_is_harmless_beside_a_breach_stays() {
    for (text, stays, goes) in [
        ("# 大埔剪布\n\n想留布：t.me/cloth_tp 前一日5點前講，過咗就放返出嚟賣", "前一日5點前講", "t.me"),
        ("# 大埔剪布\n\n留布先畀$200 訂金過數去老細私人戶口", "留布先畀$200", "戶口"),
        ("# 大埔剪布\n\n原價$380麻布窗簾 而家$260（闊幅另計）", "麻布窗簾", "380"),
        ("# 大埔剪布\n\n北海道棉布 日本直送 每碼$88，一疋$1,360。全港最靚，勝過隔籬街。", "$88", "全港最靚"),
        ("# 大埔剪布\n\n冇做外賣平台，得兩張枱，剪布要等十分鐘。錯過等下年，快啲嚟啦！", "冇做外賣平台", "錯過"),
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(stays) && !kept.contains(goes), "{text}: {kept}");
    }
}

#[test]
fn a_measure_behind_a_stroke_belongs_to_its_amount() {
    let kept = kept("# 上環茶莊\n\n六堡茶HK$160／100克，普洱HK$88／100克起。").join("|");
    assert!(kept.contains("HK$160／100克") && kept.contains("HK$88／100克起"), "{kept}");
}

#[test]
fn somebody_with_a_name_stays_where_their_praise_goes() {
    for (text, stays, goes) in [
        ("# 銅鑼灣剪髮\n\n全港NO.1髮型師Kelvin主理，入行16年。", "Kelvin主理", "NO.1"),
        ("# 铜锣湾剪发\n\n全港第一发型师Kelvin主理，入行16年。", "Kelvin主理", "第一"),
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(stays) && kept.contains("16年") && !kept.contains(goes), "{kept}");
    }
}

#[test]
fn a_stub_of_what_went_goes_with_it() {
    let kept = kept("# 元朗洗冷氣\n\n五六月旺季 名額有限 遲咗冇得怪我！！！\n窗口機拆出嚟洗$380").join("|");
    assert!(!kept.contains("旺季") && kept.contains("$380"), "{kept}");
}

#[test]
fn no_half_of_a_bracket_stays() {
    for text in [
        "# 旺角換鞋底\n\n換底$220（皮底免費，膠底另計$40）原價$380。",
        "# 旺角換鞋底\n\n前掌換底$220（全港最平，兩日攞得）。",
        "# 旺角換鞋底\n\n更換鞋底 HK$220（原價HK$380，兩天可取）。",
        "# 旺角换鞋底\n\n换底220元（皮底免费，胶底另计40元），原价380元。",
        "# Mong Kok resoling\n\nResole HK$220 (leather free, rubber +HK$40), was HK$380.",
    ] {
        let kept = kept(text).join("|");
        let count = |marks: &[char]| kept.matches(marks).count();
        assert!(kept.contains("220") && !kept.contains("380") && !kept.contains("最平"), "{text}: {kept}");
        assert_eq!(count(&['（', '(']), count(&['）', ')']), "{kept}");
        assert!(!kept.contains("膠底") || kept.contains("（皮底免費，膠底另計$40）"), "{kept}");
    }
}

#[test]
fn neighbours_may_come_by_in_a_story_and_are_gossip_elsewhere() {
    let story = kept("# 大埔糖水\n\n舊年我燒燶咗鍋紅豆，隔籬阿嬸行過嚟笑咗我成日，之後教我落陳皮。");
    assert!(story.join("|").contains("隔籬阿嬸"), "{story:?}");
    let gossip = kept("# 大埔糖水\n\n隔籬嗰間落糖精，我哋碗碗$28。").join("|");
    assert!(!gossip.contains("糖精"), "{gossip}");
}

#[test]
fn years_beside_a_comparison_stay() {
    for (text, stays, goes) in [
        ("# 上環茶莊\n\n賣茶廿六年 全港最平 平過街市一半！！", "廿六年", "街市"),
        ("# 上環茶莊\n\n賣茶26年，全港最平，平過街市一半。", "26年", "街市"),
    ] {
        let kept = kept(text).join("|");
        assert!(kept.contains(stays) && !kept.contains(goes), "{kept}");
    }
}
