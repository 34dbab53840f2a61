//! Each stage of the editor on small texts of our own, in the ways in which people write.

use super::draft::{Draft, Part};
use super::lead::{LeadKind, leads};
use super::{Options, Rewrite, Rewriter, name, without_slots};
use crate::check;
use crate::config::Config;
use crate::lang::{Catalog, Lang};
use crate::note::Source;
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::reading::Reading;
use crate::reading::context::Context;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(Lang::En));

/// Reads a draft and hands it over with its judged clauses.
fn with<T>(text: &str, look: impl FnOnce(&Context<'_>, &Draft) -> T) -> T {
    let source = Source::text("draft.md", text);
    let config = Config::default();
    let reading = Reading::new(&source, &PACKS, &config);
    let cx = reading.context(&PACKS, &config, &CATALOG);
    let outcome = check::outcome(&cx, &reading);
    let findings: Vec<_> = outcome.findings.iter().chain(&outcome.more).cloned().collect();
    let draft = Draft::read(&cx, &GUIDE, &findings, outcome.tone.hard_sell > 40.0);
    look(&cx, &draft)
}

/// What stays of the body of a draft, clause by clause.
fn kept(text: &str) -> Vec<String> {
    with(text, |cx, draft| {
        let clauses =
            draft.sentences.iter().filter(|s| !s.is_title).flat_map(|s| s.kept().cloned().collect::<Vec<_>>());
        clauses.map(|c| c.pieces.iter().map(|r| &cx.note.text[r.clone()]).collect::<Vec<_>>().join(" ")).collect()
    })
}

fn versions(text: &str) -> Vec<Rewrite> {
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    rewriter.rewrite(&Source::text("draft.md", text)).rewrites
}

/// The first version of a draft, which must have one.
fn first(text: &str) -> Rewrite {
    versions(text).into_iter().next().unwrap_or_else(|| panic!("no version: {text}"))
}

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
fn prices_are_one_a_line_with_all_their_words() {
    let version = first(
        "# 全港最抵！！\n\n最後三日！\n剪髮$180，染髮$480起（過肩加$100），電髮約$680，三個月內返嚟執免費。\n染之前48小時要做皮膚測試。",
    );
    for item in ["・剪髮 $180\n", "・染髮 $480起（過肩加$100）\n", "・電髮約$680，三個月內返嚟執免費"]
    {
        assert!(version.body.contains(item), "{item}: {}", version.body);
    }
    assert!(!version.body.contains("最後三日"), "{}", version.body);
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
fn what_only_the_title_says_is_not_lost() {
    let version = first(
        "# 葵芳洗衣 9:00-20:00 星期日休\n\n全港最平！！\n水洗每磅$9，乾洗西裝$78。\n羽絨要拍鬆先收，壓住會結球。",
    );
    assert!(version.body.contains("9:00-20:00") && version.body.contains("星期日休"), "{}", version.body);
}

#[test]
fn where_somebody_mourns_nobody_chats() {
    let version =
        first("# 紅磡花圈 全城最平\n\n殯儀花圈$380起，輓聯$60一對。花我哋半夜先插，朝早唔會蔫。\n紅磡溫思勞街12號。");
    let body = without_slots(&version.body);
    assert!(!body.contains(['📍', '💰', '⏰', '？']), "{body}");
}

#[test]
fn any_text_gives_an_answer() {
    for text in ["", "！", "#", "〔〕", "「", "$", "# \n\n$5", "A / / B // $3 /", "【】【", "1️⃣2️⃣", "…….", "\u{200b}"]
    {
        let _ = versions(text);
    }
    let long = "我哋焗包，$18個。".repeat(2_000);
    let _ = versions(&long);
}

#[test]
fn more_than_a_note_holds_is_told() {
    let line = |watch: usize| format!("第{watch}隻錶換電芯收$60，要等十五分鐘，玻璃刮花就要留低三日先攞得。\n");
    let draft = format!("# 土瓜灣修錶\n{}", (1..=120).map(line).collect::<String>());
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    let outcome = rewriter.rewrite(&Source::text("draft.md", &draft));
    assert!(outcome.rewrites.is_empty());
    let reason = outcome.reason.unwrap_or_default();
    assert!(reason.contains("a note holds 1000"), "{reason}");
}

#[test]
fn what_a_shop_says_of_itself_is_no_price_and_an_amount_stands_among_them() {
    let text = "# 觀塘改衫\n師傅做咗31年，改褲腳$70，收腰$90，換拉鏈$85。\n拉鏈斷齒先要成條換，唔係都淨係換個頭。\n原價$150而家$110！\n";
    let body = first(text).body;
    let line = |word: &str| body.lines().find(|l| l.contains(word)).unwrap_or_else(|| panic!("{word}: {body}"));
    assert!(!line("31年").contains('$'), "{body}");
    let at = |word: &str| body.find(word).unwrap_or_else(|| panic!("{word}: {body}"));
    assert!(at("價錢") < at("$110") && at("$110") < at("〔"), "{body}");
    assert!(!body.contains("$150"), "{body}");
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
fn a_measure_behind_a_stroke_belongs_to_its_amount() {
    let kept = kept("# 上環茶莊\n\n六堡茶HK$160／100克，普洱HK$88／100克起。").join("|");
    assert!(kept.contains("HK$160／100克") && kept.contains("HK$88／100克起"), "{kept}");
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
fn the_profiles_own_answers_join_a_version() {
    let mut config = Config::default();
    let ask = |question: &str, answer: &str| crate::config::Faq { question: question.into(), answer: answer.into() };
    config.shop.faq = vec![ask("磨刀要等幾耐？", "廚刀二十分鐘就得。"), ask("有冇得泊車？", "冇。")];
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &config, &CATALOG, Options::default());
    let text = "# 大埔磨刀 全港最平\n\n磨完試切一張紙先交返畀你。廚刀$60，剪刀$80。快啲嚟！";
    let version = rewriter.rewrite(&Source::text("draft.md", text)).rewrites.remove(0);
    assert!(version.body.contains("磨刀要等幾耐？廚刀二十分鐘就得。"), "{}", version.body);
    assert!(!version.body.contains("泊車"), "{}", version.body);
    assert!(version.origins.iter().any(|(_, o)| *o == super::text::Origin::Profile));
}

#[test]
fn a_draft_that_boasts_twice_does_not_stay_as_it_is() {
    let story = "去年十月，一位爸爸傳來女兒畫的恐龍，我做了兩次才成功。小妹妹看了很久，說：「多了一條腿。」我到今天還收着那條尾巴。";
    let text = format!(
        "# 觀塘蛋糕工作室：多了一條腿的恐龍\n\n{story}\n全港獨一無二的設計，絕無僅有！手快有手慢無。\n六吋HK$680起，須於十四日前預訂。"
    );
    let version = first(&text);
    assert!(!version.body.contains("獨一無二") && !version.body.contains("手快有"), "{}", version.body);
    assert!(version.body.contains("多了一條腿"), "{}", version.body);
}

#[test]
fn a_text_far_longer_than_a_note_is_checked_and_not_rewritten() {
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    let line = "改褲腳 $60，星期三休息。\n";
    let of = |bytes: usize| {
        let text = format!("# 上水裁縫\n\n{}", line.repeat(bytes / line.len()));
        rewriter.rewrite(&Source::text("draft.md", text))
    };
    let note = of(2 * crate::note::LONGEST);
    assert!(note.rewrites.is_empty() && note.reason.is_some_and(|r| r.contains("1000")));
    assert!(note.score > 0 && note.before.starts_with("上水裁縫\n\n改褲腳"));
    assert!(!of(200).rewrites.is_empty());
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
fn spaces_for_commas_become_commas_and_a_name_keeps_its_number() {
    let body = first("# 葵涌洗車 全港最平！！\n\n快啲嚟！\n鍍膜$2,800起 睇車身狀況先報價 唔包補漆\n甴曱 400呎以下$680 再大另報\n手洗$180").body;
    assert!(body.contains("・鍍膜 $2,800起，睇車身狀況先報價"), "{body}");
    assert!(body.contains("甴曱 400呎以下 $680，再大另報"), "{body}");
}

#[test]
fn what_comes_on_top_stands_with_its_thing_and_more_of_it_as_well() {
    let body = first("# 全港最平！！\n\n快啲嚟！\n熱奶茶$22 凍+$3\n分體式$450起，3部或以上每部$400\n換龍頭$380起 唔包料 通廁所$450\n\n#深水埗冰室").body;
    for line in
        ["・熱奶茶 $22，凍+$3", "・分體式 $450起，3部或以上每部$400", "・換龍頭 $380起，唔包料", "・通廁所 $450"]
    {
        assert!(body.lines().any(|l| l == line), "{line}: {body}");
    }
}

#[test]
fn what_is_said_before_a_list_heads_it() {
    let body = first(
        "# 全港最靚！！\n\n快啲嚟！\n朝早四點就開工，8:00出牛角包$22、9:30出生吐司$58、11:00出芝麻包$16\n\n#大埔麵包店",
    )
    .body;
    assert!(body.contains("朝早四點就開工\n・8:00出牛角包 $22\n"), "{body}");
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
