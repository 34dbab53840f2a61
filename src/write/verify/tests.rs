//! Pairs of our own.

use super::*;
use crate::config::Config;
use crate::note::Source;
use crate::pack::Packs;

/// `changed kind:words` and `new kind:words` of a version.
pub(super) fn marks(draft: &str, version: &str) -> Vec<String> {
    let (packs, config) = (Packs::built_in(), Config::default());
    let side = |body: &str| {
        let record = crate::note::Record { body: body.to_owned(), ..Default::default() };
        Side::new(
            &Source { path: "x".into(), id: None, draft: crate::note::Draft::Record(Box::new(record)) },
            &packs,
            &config,
        )
    };
    let (draft, version) = (side(draft), side(version));
    let found = compare(&draft, &version, None);
    let changed = found.changed.iter().map(|c| format!("{}:{}", c.kind.name(), &version.text()[c.range.clone()]));
    let new = found.new.iter().map(|n| format!("new {}:{}", n.kind.name(), &version.text()[n.range.clone()]));
    changed.chain(new).collect()
}

const DRAFT: &str = "上水裁縫舖，改褲腳$60，改裙腰$120起，大約三個工作天攞得。旗袍最少要試身兩次。部分布料要另訂。唔接皮褸。逢星期三休息，其他日子10:30到19:00。新康街12號地下，上水站A4出口行5分鐘。";

#[test]
fn what_differs_is_marked() {
    for (version, want) in [
        ("改裙腰$60。", "amount:$60"),
        ("改裙腰$120。", "qualifier:$120"),
        ("三個工作天攞得。", "qualifier:三個工作天"),
        ("皮褸都接。", "polarity:"),
        ("逢星期四休息。", "time:逢星期四"),
        ("11:30到19:00開。", "time:11:30到19:00"),
        ("改褲腳$80。", "amount:$80"),
    ] {
        let got = marks(DRAFT, version);
        assert!(got.iter().any(|m| m.starts_with(want)), "{version}: {got:?}, not {want}");
    }
}

#[test]
fn the_draft_itself_and_the_same_in_other_words_are_not_marked() {
    assert_eq!(marks(DRAFT, DRAFT), Vec::<String>::new());
    for version in ["改褲腳收60蚊。", "星期三唔開。", "皮褸我哋唔接。", "由上水站A4出口步行5分鐘。", "10:30開到7點。"]
    {
        assert_eq!(marks(DRAFT, version), Vec::<String>::new(), "{version}");
    }
}

#[test]
fn a_condition_that_goes_is_a_change_of_what_it_bounds() {
    let draft = "東涌單車舖，成人車$80一日，限本地居民。頭盔免費借用，須自備身份證。";
    assert_eq!(marks(draft, "成人車$80一日。"), ["condition:成人車$80一日"]);
    assert_eq!(marks(draft, "頭盔免費借用。"), ["condition:頭盔免費借用"]);
    for version in ["成人車$80一日，只限本地居民。", "要帶身份證，頭盔免費借。", "本地居民租成人車$80一日。"]
    {
        assert!(
            !marks(draft, version).iter().any(|m| m.starts_with("condition:")),
            "{version}: {:?}",
            marks(draft, version)
        );
    }
}

#[test]
fn a_number_between_the_same_words_is_held_against_the_drafts() {
    let draft = "外洗$150／30分鐘，內外洗$260／一個鐘。租車三日起。染髮$580起（過膊+$150）。";
    assert_eq!(marks(draft, "外洗$260／30分鐘，內外洗$260／一個鐘。"), ["amount:$260"]);
    assert_eq!(marks(draft, "染髮$580（過膊+$150）。"), ["qualifier:$580"]);
    assert_eq!(marks(draft, "內外洗$260／一個鐘，外洗$150／30分鐘。"), Vec::<String>::new());
}

#[test]
fn what_has_a_price_is_not_free() {
    let draft = "攀石場，鞋$40，粉袋$20，首次上課免費。";
    assert_eq!(marks(draft, "鞋免費，粉袋$20。"), Vec::<String>::new());
    assert_eq!(marks("攀石場，租攀石鞋$40。", "租攀石鞋免費。"), ["amount:免費"]);
    assert_eq!(marks("Shoes $40, chalk is extra.", "Shoes are free."), ["amount:free"]);
    assert_eq!(marks(draft, "首次上課免費。"), Vec::<String>::new());
}

#[test]
fn a_space_for_a_comma_parts_what_is_denied() {
    let draft = "上水裁縫舖 唔做皮褸 唔做婚紗 新界區上門量身加$80 改裙腰$120 大約三個工作天攞得\n阿婆部衣車踩唔到 我幫佢校返好 收咗$60車費";
    for version in [
        "皮褸唔做，婚紗唔做。",
        "新界區上門量身，加$80。",
        "改裙腰$120，大約三個工作天攞得。",
        "有個阿婆，部衣車踩唔到，我幫佢校返好，收咗$60車費。",
        "我哋唔做：皮褸、婚紗。",
    ] {
        assert_eq!(marks(draft, version), Vec::<String>::new(), "{version}");
    }
    for (version, want) in [("皮褸都做。", "polarity:"), ("阿婆部衣車踩得到。", "polarity:")] {
        assert!(marks(draft, version).iter().any(|m| m.starts_with(want)), "{version}");
    }
}

#[test]
fn surcharges_and_what_an_amount_buys_keep_their_words() {
    let draft = "切雞飯$50 雙拼+$8 例湯+$6\n儲值卡$1,000用到$1,100 名額有限";
    for version in ["切雞飯$50，雙拼加$8，例湯加$6。", "有儲值卡，$1,000用到$1,100。", "切雞飯$50一份。"]
    {
        assert_eq!(marks(draft, version), Vec::<String>::new(), "{version}");
    }
    assert!(!marks(draft, "切雞飯加$50。").is_empty());
    assert!(marks(draft, "雙拼加$6，例湯加$8。").iter().any(|m| m.starts_with("amount:")));
}

/// A draft, versions that turn it round, and versions that say the same.
type Turned = (&'static str, &'static [&'static str], &'static [&'static str]);

#[test]
fn the_opposite_is_marked_in_whatever_words() {
    let cases: &[Turned] = &[
        ("堂食最低消費每位$50，外賣唔使。", &["外賣最低消費每位$50。"], &["堂食嘅最低消費係每位$50。"]),
        ("泳裤毛巾自备，淋浴免费。", &["毛巾店里提供。", "淋浴要收钱。"], &["毛巾要自己带，冲凉不收钱。"]),
        ("初次到店須帶備針卡。", &["每次到店都要帶針卡。"], &["第一次到店請帶針卡。"]),
        ("樣板可以寄，郵費自付。", &["樣板包郵。"], &["樣板寄得，郵費你自己俾。"]),
        ("單車課室外進行。", &["單車課在室內進行。"], &["單車課在戶外。"]),
        ("學費須全數預繳。", &["先付訂金，餘款開課再付。"], &["學費要預先付清全數。"]),
        ("只做女士。", &["男士也可以做。"], &["我哋淨係做女士。"]),
        ("會員可帶一位朋友，非會員不能帶。", &["非會員也可以帶一位朋友。"], &["非會員不可以帶朋友。"]),
        ("凍嘅糖水冬天唔賣。", &["凍嘅糖水冬天都賣。"], &["冬天淨係賣熱糖水。"]),
        ("檢查費$100，整得成就唔收。", &["檢查費$100，整得成都照收。"], &["檢查費$100，整得成唔使收。"]),
        ("猫咪只做洗澡，不剪毛。小狗剪毛$200。", &["猫咪剪毛也做。"], &["猫咪不剪毛，只做洗澡。"]),
        ("Make-up is not included.", &["Make-up is included."], &["Make-up is extra."]),
        ("Outdoor tables are for dogs.", &["Indoor tables are for dogs."], &["Outdoor tables are for dogs."]),
        ("Cold drinks are charged.", &["Cold drinks are free."], &["Cold drinks are charged."]),
        ("Showers, but no towels.", &["Towels and showers are available."], &["Showers only, no towels."]),
    ];
    for (draft, turned, same) in cases {
        for version in *turned {
            let got = marks(draft, version);
            assert!(got.iter().any(|m| !m.starts_with("new ")), "{draft} | {version}: {got:?}");
        }
        for version in *same {
            let got = marks(draft, version);
            assert!(!got.iter().any(|m| m.starts_with("polarity:")), "{draft} | {version}: {got:?}");
        }
    }
}

#[test]
fn a_price_is_for_one_of_something() {
    let draft = "杏仁茶$28一碗，包房最低消費$2,500一晚，按摩每位$380。平日$60一日，週末$90。";
    for version in ["杏仁茶$28一位。", "包房最低消費$2,500一個鐘。", "按摩每枱$380。", "週末$60一日。"]
    {
        let got = marks(draft, version);
        assert!(got.iter().any(|m| m.starts_with("amount:")), "{version}: {got:?}");
    }
    for version in ["杏仁茶一碗$28。", "杏仁茶$28／碗。", "按摩$380一個人。", "平日租一日$60，週末$90。"]
    {
        assert_eq!(marks(draft, version), Vec::<String>::new(), "{version}");
    }
}

#[test]
fn what_follows_from_a_word_beside_a_number_is_no_change() {
    for (draft, version) in [
        ("六人開班，上限八人。", "滿六個人就開班，最多收八個。"),
        ("請假要早24小時講。", "請假記得24小時之前講。"),
        ("六星期後攞得成品。", "等六星期，之後就攞得成品。"),
        ("燒鵝 例牌$148 半隻$298\n叉燒 例牌$78", "買返去成家人食嘅人：燒鵝 例牌$148 半隻$298。"),
    ] {
        let got = marks(draft, version);
        assert!(got.iter().all(|m| m.starts_with("new other") || m.starts_with("new customer")), "{version}: {got:?}");
    }
    assert!(!marks("六星期後攞得成品。", "六星期內攞得成品。").is_empty());
    assert!(!marks("租車3日，兩個鐘起。", "租車3日，兩個鐘。").is_empty());
}
