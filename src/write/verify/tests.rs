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
