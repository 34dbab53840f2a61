//! Answers of shops that know much, little and nothing.

use super::*;
use crate::config::{Faq, Shop};

fn rich() -> Config {
    let text = |t: &str| Some(t.to_owned());
    let faq = |q: &str, a: &str| Faq { question: q.to_owned(), answer: a.to_owned() };
    let shop = Shop {
        name: text("山腳咖啡"),
        address: text("永樂街 88 號地下"),
        mtr_exit: text("上環站 A2 出口，行三分鐘"),
        hours: text("朝早七點至下晝五點，星期一休息"),
        price_per_person: text("人均 HK$60，加一"),
        booking: text("唔使訂位；六位以上喺 App 內私訊"),
        payment: vec!["八達通".to_owned(), "現金".to_owned()],
        faq: vec![faq("有冇燕麥奶？", "有燕麥奶，加 HK$5。"), faq("帶狗得唔得？", "狗可以坐門口兩張枱。")],
        ..Shop::default()
    };
    Config { shop, ..Config::default() }
}

fn answer(config: &Config, comment: &str) -> Result<Answer, Silence> {
    let (sorter, packs) = (Sorter::new(), Packs::built_in());
    let mut desk = Desk::new(&sorter, &packs, config);
    let wants = desk.sorter().sort(comment);
    desk.answer(comment, &wants)
}

#[test]
fn facts_of_the_profile_answer() {
    let shop = rich();
    let hours = answer(&shop, "請問幾點收呀？").unwrap();
    assert!(hours.text.contains("朝早七點至下晝五點") && hours.missing.is_empty(), "{hours:?}");
    assert_eq!(hours.facts, ["hours"]);
    let pay = answer(&shop, "可以用支付宝付款吗").unwrap();
    assert!(pay.text.contains("八达通、现金"), "{pay:?}");
    let dog = answer(&shop, "可以帶狗入嚟嗎").unwrap();
    assert_eq!((dog.text.as_str(), &dog.facts[..]), ("狗可以坐門口兩張枱。", &["faq"][..]));
}

#[test]
fn what_the_profile_lacks_is_a_slot() {
    let nothing = Config::default();
    let parking = answer(&rich(), "附近有冇停車場？").unwrap();
    assert!(parking.text.contains("上環站"), "{parking:?}");
    let hours = answer(&nothing, "星期日開唔開門？").unwrap();
    assert!(hours.text.contains('〔') && hours.facts.is_empty(), "{hours:?}");
    assert_eq!(hours.missing, [Intent::Hours]);
}

#[test]
fn some_comments_get_no_answer() {
    let shop = rich();
    assert_eq!(answer(&shop, "@阿明 下次帶我去"), Err(Silence::NotForUs));
    assert_eq!(answer(&shop, "垃圾黑店 呃錢"), Err(Silence::Abuse));
    assert_eq!(answer(&shop, "貸款即批 免查TU 加我WhatsApp"), Err(Silence::Spam));
    assert_eq!(answer(&shop, "嗯"), Err(Silence::Unsure));
}

#[test]
fn a_profile_that_breaks_a_rule_is_not_repeated() {
    let shop = Shop { booking: Some("WhatsApp 9123 4567 訂位".to_owned()), ..Shop::default() };
    let config = Config { shop, ..Config::default() };
    assert_eq!(answer(&config, "想book星期六兩位 點訂枱"), Err(Silence::Refused));
}

#[test]
fn illness_comes_before_facts() {
    let ill = answer(&rich(), "食完成身出紅疹，入面係咪有花生？").unwrap();
    assert!(ill.text.contains("睇醫生") && !ill.text.contains("冇花生"), "{ill:?}");
}

#[test]
fn all_that_we_say_ourselves_may_be_said() {
    let (packs, config) = (Packs::built_in(), rich());
    let answers = Answers::house();
    let mut gate = Gate::new(&packs, &config);
    for (intent, name) in Intent::ALL {
        for written in Written::ALL {
            for (turn, is_urgent) in [(0, false), (1, false), (0, true)] {
                let Some(said) = answers.open(*intent, written, is_urgent, turn) else { continue };
                assert!(gate.passes(said, false), "{name}: {said}");
            }
        }
    }
}
