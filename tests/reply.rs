//! `reply` over comments that were written apart from its packs: how well it sorts, and what no answer may hold.

use advise::comments::Sorter;
use advise::comments::intent::{Group, Intent, Urgency};
use advise::config::{Config, Faq, Shop};
use advise::pack::Packs;
use advise::write::reply::Desk;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static SORTER: LazyLock<Sorter> = LazyLock::new(Sorter::new);

/// Three times 300 comments over twelve trades each; the first figures stand in `tests/data/comments/README.md`.
fn unseen() -> Vec<Value> {
    let sets = [
        include_str!("data/comments/unseen.jsonl"),
        include_str!("data/comments/unseen-2.jsonl"),
        include_str!("data/comments/unseen-3.jsonl"),
    ];
    sets.into_iter().flat_map(str::lines).map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn comments_that_nobody_had_seen() {
    let config = Config::default();
    let mut desk = Desk::new(&SORTER, &PACKS, &config);
    let rows = unseen();
    let (mut intents, mut groups, mut answered, mut right) = (0, 0, 0, 0);
    for row in &rows {
        let text = row["text"].as_str().unwrap();
        let sorted = SORTER.sort(text);
        let is = |name: &Value| Intent::from_name(name.as_str().unwrap()).unwrap();
        let wanted: Vec<Intent> =
            [&row["intent"]].into_iter().chain(row["also"].as_array().into_iter().flatten()).map(is).collect();
        let top = sorted.intents[0].0;
        let is_right = wanted.contains(&top);
        intents += usize::from(is_right);
        groups += usize::from(wanted.iter().any(|i| i.group() == top.group()));
        if desk.answer(text, &sorted).is_ok() {
            answered += 1;
            right += usize::from(is_right);
        }
    }
    let all = rows.len();
    assert!(intents * 100 >= all * 80, "intents {intents} of {all}");
    assert!(groups * 100 >= all * 85, "groups {groups} of {all}");
    assert!(answered * 100 >= all * 38 && right * 100 >= answered * 94, "{right} of {answered} answers");
}

fn shops() -> [Config; 3] {
    let text = |t: &str| Some(t.to_owned());
    let faq = |q: &str, a: &str| Faq { question: q.to_owned(), answer: a.to_owned() };
    let cafe = Shop {
        name: text("山腳咖啡"),
        address: text("永樂街 88 號地下"),
        mtr_exit: text("上環站 A2 出口，行三分鐘"),
        hours: text("朝早七點至下晝五點，星期一休息"),
        price_per_person: text("人均 HK$60，加一"),
        booking: text("唔使訂位；六位以上喺 App 內私訊"),
        payment: vec!["八達通".into(), "現金".into()],
        faq: vec![faq("有冇燕麥奶？", "有，加 HK$5。"), faq("帶狗得唔得？", "狗可以坐門口兩張枱。")],
        ..Shop::default()
    };
    let salon = Shop {
        hours: text("11:00–20:00"),
        price_per_person: text("單色 HK$238 起"),
        faq: vec![
            faq("How long does a gel manicure take?", "About 90 minutes."),
            faq("卸甲幾錢", "卸甲 HK$50，續做免費。"),
        ],
        ..Shop::default()
    };
    [cafe, salon, Shop::default()].map(|shop| Config { shop, ..Config::default() })
}

/// Everything that a profile says, without spaces.
fn said(shop: &Shop) -> String {
    let single = [&shop.name, &shop.address, &shop.mtr_exit, &shop.hours, &shop.price_per_person, &shop.booking];
    let lists = shop.payment.iter().chain(shop.faq.iter().map(|f| &f.answer));
    single.into_iter().flatten().chain(lists).cloned().collect::<String>().replace(' ', "")
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect()
}

#[test]
fn no_answer_tells_what_the_profile_does_not() {
    let mut told = 0;
    for config in shops() {
        let known = said(&config.shop);
        let mut desk = Desk::new(&SORTER, &PACKS, &config);
        for row in unseen() {
            let text = row["text"].as_str().unwrap();
            let Ok(answer) = desk.answer(text, &SORTER.sort(text)) else { continue };
            for number in numbers(&answer.text) {
                assert!(numbers(&known).contains(&number), "{number} in {answer:?} to {text}");
            }
            assert_eq!(answer.text.matches('〔').count(), answer.text.matches('〕').count(), "{answer:?}");
            assert!(!answer.facts.is_empty() || !answer.missing.is_empty() || numbers(&answer.text).is_empty());
            told += usize::from(!answer.facts.is_empty());
        }
    }
    assert!(told > 30, "{told}");
}

proptest! {
    #[test]
    fn any_text_is_sorted(text in "\\PC{0,200}") {
        let sorted = SORTER.sort(&text);
        prop_assert!((1..=2).contains(&sorted.intents.len()));
        prop_assert!(sorted.intents.iter().all(|(_, chance)| (0.0..=1.0).contains(chance)));
        prop_assert!(sorted.urgency <= Urgency::Now);
        prop_assert_eq!(SORTER.sort(&text), sorted);
    }
}

#[test]
fn illness_is_urgent_whatever_the_language() {
    for text in ["食完成身出紅疹", "吃完就上吐下泻，去了医院", "got food poisoning after your oysters"]
    {
        let sorted = SORTER.sort(text);
        assert_eq!(sorted.urgency, Urgency::Now, "{text}: {sorted:?}");
        assert!(matches!(sorted.intents[0].0.group(), Group::Product | Group::Complaint), "{text}: {sorted:?}");
    }
}
