//! What a version begins with.

use super::{first, versions, with};
use crate::write::rewrite::lead::{LeadKind, leads};

#[test]
fn a_step_of_the_work_leads_before_a_ban() {
    for text in [
        "# 旺角腸粉\n\n唔收信用卡，淨收現金。\n米漿朝早四點磨，放足兩個鐘先落鑊，所以七點先有第一底。",
        "# 旺角肠粉\n\n不收信用卡，只收现金。\n米浆早上四点磨，放够两小时才下锅，所以七点才有第一底。",
    ] {
        with(text, |cx, draft| {
            let all = leads(cx, draft);
            let best = &cx.note.text[draft.sentences[all[0].sentence].range.clone()];
            assert!(best.starts_with('米'), "{best}: {all:?}");
        });
    }
}

#[test]
fn a_story_stays_at_the_head_and_a_flyer_has_none() {
    with(
        "# 坪洲陶瓷\n\n上個月有個阿叔拎住隻崩咗嘅碗嚟，話係佢媽媽嫁妝。我同佢補咗兩晚。\n補碗$180起。",
        |cx, draft| {
            assert_eq!(leads(cx, draft)[0].kind, LeadKind::Story);
        },
    );
    with("# 坪洲陶瓷\n\n全港最靚！快啲嚟！\n補碗$180起，要放三日先乾。", |cx, draft| {
        assert!(leads(cx, draft).iter().all(|l| l.kind != LeadKind::Story));
    });
}

#[test]
fn what_happened_further_down_leads() {
    for (text, begins) in [
        (
            "# 粉嶺修表\n\n行針表換電$80，石英芯$150起。\n上個月有位伯伯拎住隻停咗廿年嘅錶嚟，話係退休嗰日公司送。我拆開一睇，淨係粒電漏液。\n唔整智能手錶。",
            "上個月",
        ),
        (
            "# 粉岭修表\n\n换电池80元，机芯150元起。\n上个月有位伯伯拿来一块停了二十年的表，说是退休那天公司送的。我拆开一看，只是电池漏液。\n不修智能手表。",
            "上个月",
        ),
        (
            "# Fanling watch repair\n\nBattery HK$80, quartz movement from HK$150.\nA man came in with a watch that had stopped twenty years ago. He said the firm gave it to him, and all it had was a leaking battery.\nBEST repairs in Hong Kong, hurry, WhatsApp 6123 4567!!!",
            "A man",
        ),
    ] {
        let version = first(text);
        assert!(version.body.starts_with(begins), "{}", version.body);
        assert_eq!(version.angle, "story");
    }
}

#[test]
fn nobody_is_turned_away_or_fined_in_the_first_line() {
    let text = "# 荃灣琴房\n\n遲到十五分鐘當取消，唔補堂。\n唔教五歲以下。\n第一堂淨係教坐姿同手形，唔會掂琴譜。\n每堂45分鐘$320。\n青山道100號3樓，荃灣A1出口行5分鐘，二至日11:00-20:00。";
    for version in versions(text) {
        let head: String = version.body.chars().take(12).collect();
        assert!(!head.contains("遲到") && !head.contains("唔教"), "{}", version.body);
        assert!(
            version.title_options.iter().all(|t| !t.contains("遲到") && !t.contains("唔教")),
            "{:?}",
            version.title_options
        );
    }
}

/// The body of a first version up to its first blank line.
fn opening(text: &str) -> String {
    first(text).body.split("\n\n").next().unwrap_or_default().to_owned()
}

#[test]
fn a_version_begins_in_the_owners_words() {
    for (text, begins) in [
        (
            "# 全港最靚！！\n\n快啲嚟！\n拉鏈斷齒要成條換，師傅一條做四十分鐘。\n改褲腳$70，收腰$90。\n\n#觀塘改衫 #改衫",
            "拉鏈斷齒要成條換，",
        ),
        (
            "# 全港最靚！！\n\n快啲嚟！\n麵糰要冷藏十二個鐘先入爐。\n曲奇$68一盒，蛋卷$75一盒。\n\n#上環麵包店 #麵包店",
            "麵糰要冷藏十二個鐘先入爐。",
        ),
    ] {
        let opening = opening(text);
        assert!(opening.starts_with(begins), "{opening}");
    }
    let story = first(
        "# 全港最靚！！\n\n快啲嚟！\n上個月有個阿婆拎住條旗袍嚟，話係結婚嗰日著嘅。我改咗兩晚。\n改褲腳$70，收腰$90。\n\n#觀塘改衫 #改衫",
    );
    assert!(story.body.starts_with("上個月有個阿婆") && !story.body.contains("我哋喺"), "{}", story.body);
}

#[test]
fn a_story_begins_and_who_tells_it_stands_behind_it() {
    let told = "舊年打風有個阿伯行返嚟找數，話頭先唔記得。我請佢飲茶。";
    let text = format!(
        "# 全港第一！！\n阿爸七八年開檔，我接手十年。\n快啲嚟買！！\n{told}\n豆漿$12，豆花$14。\n\n#佐敦豆腐店"
    );
    let version = first(&text);
    let at = |word: &str| version.body.find(word).unwrap_or_else(|| panic!("{word}: {}", version.body));
    // Where the title has told how it begins, who tells it goes before it.
    let is_told = version.title.contains("有個阿伯");
    assert_eq!(at("阿爸七八年") < at("舊年打風"), is_told, "{}", version.text());
    assert!(version.body.contains(told), "{}", version.body);
}

#[test]
fn a_question_is_told_before_its_own_answer() {
    for text in [
        "# 全港最靚！！\n\n快啲嚟！\n坐墊要同髖骨一樣高。驚跌？我哋會扶住你喺後巷踩三個圈先出車。\n租車$60，補胎$50。\n\n#大圍單車舖",
        "# 全港最靚！！\n\n立即預約！\n坐墊要和髖骨一樣高。怕跌倒？我們會扶着你在後巷騎三圈才出車。\n租車$60，補胎$50。\n\n#大圍單車舖",
        "# 全港最靓！！\n\n快来！\n坐垫要和髋骨一样高。怕摔？我们会扶着你在后巷骑三圈才出车。\n租车60元，补胎50元。\n\n#大围单车铺",
    ] {
        let body = first(text).body;
        assert!(
            body.contains("驚跌？我哋會") || body.contains("怕跌倒？我們會") || body.contains("怕摔？我们会"),
            "{body}"
        );
    }
}

#[test]
fn the_answer_to_a_worry_leads_and_a_greeting_does_not() {
    with(
        "# 上環影樓\n\n各位老細早晨。\n怕影得唔似自己？我哋淨係調光，唔瘦面。\n證件相$90四張。",
        |cx, draft| {
            let best = &leads(cx, draft)[0];
            assert!(cx.note.text[draft.sentences[best.sentence].range.clone()].starts_with("我哋淨係調光"));
        },
    );
    with(
        "# 上环影楼\n\n各位街坊早上好。\n怕拍得不像自己？我们只调光，不瘦脸。\n证件照90元四张。",
        |cx, draft| {
            let best = &leads(cx, draft)[0];
            assert!(cx.note.text[draft.sentences[best.sentence].range.clone()].starts_with("我们只调光"));
        },
    );
}

#[test]
fn what_is_done_each_time_leads_before_a_rule() {
    for (text, begins) in [
        (
            "# 太子鎖舖 全港最快！！\n\n快啲嚟！\n收咗訂金唔退，遲到當取消。\n配完匙即場俾你試開三次先收錢。\n配匙$20，換鎖芯$380。",
            "配完匙即場",
        ),
        (
            "# 太子锁铺 全港最快！！\n\n快来！\n收了定金不退，迟到当取消。\n配完钥匙当面给你试开三次才收钱。\n配匙20元，换锁芯380元。",
            "配完钥匙当面",
        ),
    ] {
        let body = first(text).body;
        assert!(body.starts_with(begins), "{body}");
    }
}

#[test]
fn a_short_lead_goes_on_with_another() {
    let opening = opening(
        "# 全港最靚！！\n\n快啲嚟！\n濕紙唔好貼住相框，會發霉。\n相框$80，裱畫$180。\n宣紙要托底，陰乾三日先裱得。\n\n#上環裱畫",
    );
    assert!(opening.contains("濕紙") && opening.contains("陰乾三日"), "{opening}");
}
