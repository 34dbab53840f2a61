//! The brief: ten ideas for ten keywords, titles within the rules, and nothing said of the shop.

use crate::config::TargetWish;
use crate::lang::{Catalog, Lang};
use crate::note::TITLE_LIMIT;
use crate::pack::guide::Guide;
use crate::pack::{Packs, Role};
use crate::reading::target;
use crate::text::script::Script;
use crate::text::units::units;
use crate::write::brief::brief;
use crate::write::brief::idea::{Brief, Idea, TEN};
use crate::write::brief::order::Order;
use std::collections::HashSet;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());

struct Wish<'a> {
    district: &'a str,
    category: &'a str,
    about: Option<&'a str>,
    month: u8,
    lang: Lang,
    script: Script,
    keywords: &'a [&'a str],
}

impl Default for Wish<'_> {
    fn default() -> Self {
        let (lang, script) = (Lang::ZhHk, Script::Hant);
        Self { district: "上環", category: "cafe", about: None, month: 11, lang, script, keywords: &[] }
    }
}

fn made(wish: &Wish<'_>) -> Brief {
    let target = target::wished(
        &PACKS,
        &[&TargetWish {
            district: Some(wish.district.to_owned()).filter(|d| !d.is_empty()),
            category: Some(wish.category.to_owned()),
            keywords: wish.keywords.iter().map(|k| (*k).to_owned()).collect(),
            ..TargetWish::default()
        }],
    );
    let trade = Packs::trade(&[], wish.category).unwrap().unwrap();
    let catalog = Catalog::new(wish.lang);
    brief(&Order {
        packs: &PACKS,
        guide: &GUIDE,
        trade: &trade,
        target: &target,
        about: wish.about,
        month: wish.month,
        catalog: &catalog,
        script: wish.script,
    })
}

fn mains(brief: &Brief) -> Vec<&str> {
    brief.ideas.iter().map(|i| i.main.keyword.as_str()).collect()
}

#[test]
fn ten_ideas_for_ten_keywords() {
    let brief = made(&Wish::default());
    assert_eq!(brief.shop, "上環咖啡店");
    assert_eq!(brief.ideas.len(), TEN);
    assert_eq!(mains(&brief).iter().collect::<HashSet<_>>().len(), TEN);
    for pair in brief.ideas.windows(2) {
        assert_ne!(pair[0].angle, pair[1].angle, "{}", pair[1].main.keyword);
    }
    for angle in ["guide", "answers", "how-to", "behind", "fit", "story", "season", "trade"] {
        assert!(brief.ideas.iter().any(|i| i.angle == angle), "{angle}");
    }
}

#[test]
fn what_is_searched_now_comes_first() {
    let november = made(&Wish::default());
    assert_eq!(mains(&november)[..3], ["上環溫書", "上環露天咖啡座", "上環咖啡店"]);
    assert_eq!(november.ideas[0].months, [3, 4, 5, 11, 12]);
    assert!(november.ideas[0].when.starts_with("三月至五月、十一月至十二月出"), "{}", november.ideas[0].when);
    let july = made(&Wish { month: 7, ..Wish::default() });
    assert_eq!(mains(&july)[..2], ["上環冷萃咖啡", "上環咖啡店"]);
    assert!(mains(&july).iter().all(|m| !m.contains("溫書")), "out of season");
    let calm = july.ideas.iter().find(|i| i.months.is_empty()).unwrap();
    assert_eq!(calm.when, "幾時出都得，唔使趕");
}

#[test]
fn questions_are_asked_of_no_place() {
    let brief = made(&Wish::default());
    let asked: Vec<&Idea> = brief.ideas.iter().filter(|i| i.main.role == Role::Question).collect();
    assert!(asked.len() >= 2);
    for idea in asked {
        assert!(!idea.main.keyword.contains("上環"), "{}", idea.main.keyword);
        assert!(idea.titles.iter().any(|t| t.contains("上環咖啡店")), "{:?}", idea.titles);
    }
    // Home is nowhere in particular.
    let homeware = made(&Wish { category: "homeware", ..Wish::default() });
    assert!(mains(&homeware).iter().all(|m| !m.starts_with("上環細單位")));
}

#[test]
fn what_the_owner_has_in_mind_comes_first() {
    let about = "聖誕蛋糕預訂";
    let wish = Wish { category: "bakery", district: "旺角", about: Some(about), month: 7, ..Wish::default() };
    let brief = made(&wish);
    assert_eq!(mains(&brief)[0], "旺角聖誕蛋糕", "though it is July");
    for (i, idea) in brief.ideas.iter().enumerate() {
        let in_titles = idea.titles.iter().filter(|t| t.contains(about)).count();
        let in_outline = idea.outline.iter().filter(|l| l.ends_with("講返你想講嗰樣：聖誕蛋糕預訂")).count();
        assert_eq!((in_titles, in_outline), if i < 3 { (1, 1) } else { (0, 0) }, "{}", idea.main.keyword);
    }
    // Too long for a title, and still in the outline.
    let long = "今年聖誕蛋糕可以揀返屋企附近自取或者送貨";
    let brief = made(&Wish { about: Some(long), ..wish });
    assert!(brief.ideas.iter().flat_map(|i| &i.titles).all(|t| !t.contains(long)));
    assert!(brief.ideas[0].outline.iter().any(|l| l.contains(long)));
}

#[test]
fn no_title_says_what_our_own_rules_forbid() {
    let brief = made(&Wish { about: Some("全港最平咖啡"), ..Wish::default() });
    assert!(brief.caution.as_ref().is_some_and(|c| c.contains("absolute-term")), "{:?}", brief.caution);
    assert!(brief.ideas.iter().flat_map(|i| &i.titles).all(|t| !t.contains('最')));
    assert!(made(&Wish { about: Some("新豆到"), ..Wish::default() }).caution.is_none());
}

#[test]
fn own_keywords_are_gone_for() {
    let brief = made(&Wish { keywords: &["上環咖啡店", "太平山街咖啡"], ..Wish::default() });
    let mains = mains(&brief);
    assert!(mains.contains(&"太平山街咖啡"), "{mains:?}");
    assert_eq!(mains.iter().filter(|m| **m == "上環咖啡店").count(), 1);
}

#[test]
fn every_script_has_titles_of_its_own() {
    let hans = made(&Wish { lang: Lang::ZhCn, script: Script::Hans, ..Wish::default() });
    assert_eq!(hans.shop, "上环咖啡店");
    let en = made(&Wish { lang: Lang::En, script: Script::Latin, ..Wish::default() });
    assert_eq!(en.shop, "Sheung Wan cafe");
    // The outline's language and the titles' script are two things.
    let mixed = made(&Wish { lang: Lang::En, ..Wish::default() });
    assert_eq!(mixed.shop, "上環咖啡店");
    assert!(mixed.ideas[0].outline[0].is_ascii());
    for (brief, han) in [(&hans, true), (&en, false), (&mixed, true)] {
        for idea in &brief.ideas {
            assert_eq!(idea.titles.len(), 3);
            for title in &idea.titles {
                assert!(units(title) <= TITLE_LIMIT, "{title}");
                assert_eq!(crate::text::script::counts(title).han > 0, han, "{title}");
                assert!(title.to_lowercase().contains(&idea.main.keyword.to_lowercase()), "{title}");
            }
        }
    }
    use crate::text::script::counts;
    assert!(hans.ideas.iter().flat_map(|i| &i.titles).all(|t| counts(t).hant == 0));
    let asked: Vec<&String> = hans.ideas.iter().flat_map(|i| &i.questions).collect();
    assert!(asked.iter().any(|q| *q == "有没有插座和 Wi-Fi？哪几个位有？"), "{asked:?}");
    let advice = hans.ideas.iter().flat_map(|i| i.outline.iter().chain(&i.questions).chain(&i.photos).chain(&i.facts));
    for line in advice {
        assert_eq!(counts(line).hant, 0, "{line}");
    }
}

#[test]
fn a_trade_without_a_place_will_do() {
    let brief = made(&Wish { district: "", ..Wish::default() });
    assert_eq!(brief.shop, "咖啡店");
    assert_eq!(brief.ideas.len(), TEN);
    assert!(!mains(&brief).contains(&"溫書"), "a common word needs a place beside it");
}

#[test]
fn lists_are_spread_and_of_a_readable_length() {
    let brief = made(&Wish::default());
    for idea in &brief.ideas {
        assert!((4..=6).contains(&idea.outline.len()), "{:?}", idea.outline);
        assert!((1..=3).contains(&idea.questions.len()));
        assert!((2..=3).contains(&idea.photos.len()));
        assert!((2..=4).contains(&idea.facts.len()));
        assert!((2..=4).contains(&idea.sides.len()), "{:?}", idea.sides);
        assert!(idea.reminders.len() <= 1);
        assert!(idea.sides.iter().all(|s| !mains(&brief).contains(&s.as_str())), "{:?}", idea.sides);
    }
    let rules: Vec<&str> = brief.ideas.iter().flat_map(|i| &i.reminders).map(|r| r.rule.as_str()).collect();
    assert_eq!(rules.len(), 6, "each reminder once");
    let asked: HashSet<&String> = brief.ideas.iter().flat_map(|i| &i.questions).collect();
    assert_eq!(asked.len(), 9, "all questions of the trade are answered somewhere");
}
