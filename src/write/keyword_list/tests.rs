//! The list: what a query finds, and which ten stand first.

use crate::config::{Config, TargetWish};
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::target;
use crate::reading::target::Target;
use crate::text::variants;
use crate::write::keyword_list::first_ten::{HEAD, TEN};
use crate::write::keyword_list::list;
use crate::write::keyword_list::listed::Reach;
use crate::write::keyword_list::marks::mark;
use std::collections::HashSet;

fn shop(packs: &Packs) -> Target {
    let wish = TargetWish { district: Some("上環".into()), category: Some("cafe".into()), ..TargetWish::default() };
    target::wished(packs, &[&wish])
}

#[test]
fn a_query_is_taken_apart() {
    let packs = Packs::built_in();
    let cut = list(&packs, "上环咖啡厅", Target::default(), None);
    let given = list(&packs, "", shop(&packs), None);
    assert_eq!((cut.target.place, cut.target.category), (given.target.place, given.target.category));
    assert_eq!(cut.rows.len(), given.rows.len());
    assert_eq!(cut.ten, given.ten);
    let narrow = list(&packs, "上環手沖", Target::default(), None);
    assert!(narrow.rows.iter().any(|r| r.name.hant == "上環手沖咖啡"));
    assert!(narrow.ten.is_empty());
}

#[test]
fn any_script_finds() {
    let packs = Packs::built_in();
    for query in ["手沖", "手冲", "POUR OVER", "hand drip"] {
        let found = list(&packs, query, Target::default(), None);
        assert!(found.rows.iter().any(|r| r.name.hant == "手沖咖啡"), "{query}");
    }
    assert!(list(&packs, "冇呢樣嘢嘅", Target::default(), None).rows.is_empty());
}

#[test]
fn ten_are_balanced_and_led_by_place_and_trade() {
    let packs = Packs::built_in();
    for category in 0..packs.index.categories.len() as u16 {
        let target = Target { category: Some(category), ..shop(&packs) };
        let list = list(&packs, "", target, None);
        let id = &packs.index.categories[category as usize].id;
        assert_eq!(list.ten.len(), TEN, "{id}");
        assert_eq!(list.ten.iter().filter(|(_, r)| *r == Reach::Head).count(), HEAD, "{id}");
        assert_eq!(list.rows[list.ten[0].0].term, packs.index.categories[category as usize].term, "{id}");
        let keys: HashSet<String> = list.ten.iter().map(|(i, _)| variants().key(&list.rows[*i].name.hant)).collect();
        assert_eq!(keys.len(), TEN, "{id}");
    }
}

#[test]
fn a_season_leaves_out_other_months() {
    let packs = Packs::built_in();
    let list = list(&packs, "", shop(&packs), Some(7));
    assert!(list.rows.iter().all(|r| r.season.is_empty() || r.season.contains(&7)));
    assert!(list.ten.iter().any(|(i, _)| list.rows[*i].season.contains(&7)));
}

#[test]
fn notes_go_for_what_stands_in_title_and_topics() {
    let packs = Packs::built_in();
    let mut list = list(&packs, "", shop(&packs), None);
    let draft = Source::text("a.md", "# 上环cafe嘅手沖\n\n朝早七點開門，有酸種三文治。\n\n#上環咖啡店");
    mark(&mut list, &draft, &packs, &Config::default());
    let notes = |name: &str| list.rows.iter().find(|r| r.name.hant == name).unwrap().notes.clone().unwrap();
    assert_eq!(notes("上環咖啡店"), ["a.md"]);
    assert!(notes("上環酸種三文治").is_empty());
}
