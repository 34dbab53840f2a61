//! The tone of texts of our own, and what must hold for any text.

use super::*;
use crate::check;

fn tone(body: &str) -> Tone {
    check(&Source::text("draft.md", body), &Packs::built_in(), &Config::default()).outcome.tone
}

const HONEST: [&str; 3] = [
    "今朝爐頭又壞咗一個，得兩個火，所以牛腩要等多廿分鐘。有個客等到嬲，走咗，我追出去道歉，佢話下次再嚟。聽日師傅嚟整，整好先有得賣埋羅宋湯。",
    "自己拆开洗了一次空调才知道，滤网底下那层灰要用牙刷慢慢刷，水不能太大。我第一次就冲坏了一块海绵，花了四十块补回来。",
    "My first sourdough came out flat. The kitchen was at 19 degrees and I did not wait long enough; the second one took fourteen hours and was still a bit dense near the base.",
];

const FLYERS: [&str; 3] = [
    "本店隆重推出全新尊貴套餐，專業團隊為您打造完美體驗，品質保證，價格實惠，名額有限，立即預約，切勿錯過！",
    "全新升级！匠心打造，为您带来极致享受，限时优惠，买一送一，快来抢购吧！姐妹们闭眼入！",
    "Don't miss our amazing limited time offer! Premium quality, unbeatable prices. Book now and treat yourself today!",
];

#[test]
fn honest_words_share_and_flyers_sell() {
    for text in HONEST {
        let tone = tone(text);
        assert!(tone.hard_sell < 30.0 && tone.seeding > 40.0, "{tone:?} {text}");
    }
    for text in FLYERS {
        let tone = tone(text);
        assert!(tone.hard_sell > 60.0 && tone.seeding < 40.0, "{tone:?} {text}");
    }
}

#[test]
fn a_selling_sentence_never_lowers_the_floor() {
    let packs = Packs::built_in();
    let config = Config::default();
    let floor_of = |text: &str| {
        let catalog = Catalog::new(config.lang);
        let reading = Reading::new(&Source::text("draft.md", text), &packs, &config);
        let cx = reading.context(&packs, &config, &catalog);
        floor(&cx, &rules::findings(&cx))
    };
    for text in HONEST {
        let mut last = floor_of(text);
        let mut grown = text.to_owned();
        for flyer in FLYERS {
            grown = format!("{grown}\n\n{flyer}");
            let now = floor_of(&grown);
            assert!(now >= last, "{last} {now} {grown}");
            last = now;
        }
        assert!(last > 50.0);
    }
}

#[test]
fn the_loudest_sentence_is_the_one_that_sells() {
    let text = format!("{}\n\n{}", HONEST[0], "專業團隊為您打造完美體驗，品質保證，立即預約！");
    let report = check(&Source::text("draft.md", text.as_str()), &Packs::built_in(), &Config::default());
    let loudest = report.outcome.loudest.first().map(|span| report.note.slice(*span));
    assert!(loudest.is_some_and(|s| s.contains("打造") || s.contains("立即")), "{loudest:?}");
}

#[test]
fn any_text_has_a_tone() {
    for text in ["", "。", "hi", "🔥🔥🔥", "123", "\u{0}\u{1}", "上環咖啡店"] {
        let tone = tone(text);
        assert!((0.0..=100.0).contains(&tone.hard_sell) && (0.0..=100.0).contains(&tone.seeding), "{text}");
    }
}
