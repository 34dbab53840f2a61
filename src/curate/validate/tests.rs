//! Slips that a curator makes, and what is said of them.

use super::validate;
use crate::curate::remark::Level;
use crate::pack::fault::FaultKind;
use crate::pack::house::HOUSE;
use crate::pack::load::{Folder, Gathered};
use std::path::Path;

/// A folder of these files.
fn folder(files: &[(&str, &str)]) -> Folder {
    let mut gathered = Gathered::default();
    for (path, text) in files {
        gathered.add(path.split('/').next().unwrap(), Path::new(path), (*text).to_owned());
    }
    assert!(gathered.errors.is_empty(), "{:?}", gathered.errors);
    gathered.folder
}

/// What is said of them in November 2026: how grave, in which line, what.
fn told(files: &[(&str, &str)]) -> Vec<(Level, usize, FaultKind)> {
    let remarks = validate(&folder(files), Some("2026-11-22")).into_iter();
    remarks.map(|r| (r.level, r.error.at.map_or(0, |(line, _)| line), r.error.fault.kind)).collect()
}

/// The text of a file of the house.
fn ours(name: &str) -> &'static str {
    HOUSE.iter().find(|(path, _)| path.ends_with(name)).map(|(_, text)| *text).unwrap()
}

#[test]
fn the_packs_of_the_house_have_no_error() {
    let folder = crate::pack::Packs::house_folder().unwrap();
    let remarks = validate(&folder, None);
    let lines: Vec<String> = remarks.iter().map(|r| format!("{:?} {}", r.level, r.error)).collect();
    assert!(lines.is_empty(), "{} remarks:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn slips_in_a_district() {
    let text = r#"
id = "elsewhere"
version = "2026.13"
checked = "2024-01-01"
name = { zh-HK = "試驗區", zh-CN = "試驗区", en = "Test" }
importance = 11
why = ""
[[place]]
id = "a"
name = { zh-HK = "甲地", zh-CN = "甲地", en = "Place A" }
forms = ["甲地", "乙", "placea", "！",
 "甲 X 站", "甲鄉", "x."]
weak = ["place a."]
guards = ["丙丁",
 "甲鄉"]
kind = "street"
importance = 5
why = "x"
"#;
    use FaultKind::*;
    use Level::{Error, Warning};
    let wanted = [
        (Error, 2, IdNotFile),
        (Error, 3, Month),
        (Warning, 4, Stale),
        (Error, 5, HoldsTraditional),
        (Error, 6, Importance),
        (Error, 6, NoWhy),
        (Error, 11, FormTwice),
        (Error, 11, FormShort),
        (Error, 11, FormTwice),
        (Error, 11, FormSigns),
        (Warning, 12, FormInnerSpace),
        (Warning, 12, FormEdgeSign),
        (Error, 14, GuardStray),
        (Error, 15, GuardIsForm),
    ];
    let found = told(&[("districts/test.toml", text)]);
    for one in wanted {
        assert!(found.contains(&one), "{one:?}: {found:#?}");
    }
}

#[test]
fn a_name_is_looked_for_beside_its_own_entry() {
    let place = |id: &str, hant: &str| {
        format!(
            "[[place]]\nid = \"{id}\"\nname = {{ zh-HK = \"{hant}\", zh-CN = \"甲\", en = \"\" }}\nkind = \"street\"\nimportance = 5\nwhy = \"甲地\"\n"
        )
    };
    let head = "id = \"t\"\nversion = \"1\"\nchecked = \"2026-11-01\"\nname = { zh-HK = \"試區\", zh-CN = \"试区\", en = \"Test\" }\nforms = [\"甲乙\"]\nimportance = 5\nwhy = \"x\"\n";
    let text = format!("{head}{}{}", place("a", "甲乙丙"), place("b", "甲乙"));
    let no_name: Vec<usize> = told(&[("districts/t.toml", &text)])
        .into_iter()
        .filter(|(_, _, kind)| *kind == FaultKind::NoName)
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(no_name, [10, 16]);
}

#[test]
fn dates_are_days_of_the_calendar() {
    let district = |day: &str| {
        format!(
            "id = \"t\"\nversion = \"1\"\nchecked = \"{day}\"\nname = {{ zh-HK = \"試區\", zh-CN = \"试区\", en = \"Test\" }}\nimportance = 5\nwhy = \"x\"\n"
        )
    };
    let import = |day: &str| format!("id = \"t\"\nsource = \"x\"\nfile = \"x\"\nimported = \"{day}\"\n");
    let rule = |day: &str| {
        let text = "zh-HK = \"甲\"\nzh-CN = \"甲\"\nen = \"a\"\n";
        format!(
            "rule = \"format/t\"\nchecked = \"{day}\"\n[message]\n{text}[why]\n{text}[advice]\n{text}[[row]]\nid = \"a\"\nany = [\"甲乙\"]\nchecked = \"{day}\"\n"
        )
    };
    let told = |day: &str| {
        let (district, import, rule) = (district(day), import(day), rule(day));
        told(&[("districts/t.toml", &district), ("imports/t.toml", &import), ("phrases/format/t.toml", &rule)])
    };
    assert_eq!(told("2026-11-01"), []);
    for day in ["2026-02-31", "2026-13-01", "2026-2-1", "yesterday"] {
        let wanted = [3, 4, 2, 18].map(|line| (Level::Error, line, FaultKind::NoDate));
        assert_eq!(told(day), wanted, "{day}");
    }
    let stale = [(3, FaultKind::Stale), (4, FaultKind::OldFigures), (2, FaultKind::Stale), (18, FaultKind::Stale)];
    assert_eq!(told("2025-02-28"), stale.map(|(line, kind)| (Level::Warning, line, kind)));
}

#[test]
fn wording_is_read_under_its_names_only_and_no_word_twice() {
    let text = "[a]\nrows = [\n  [\"三文治\", \"三明治\"],\n  [\"目的\", \"目的\"],\n  [\"喎\", \"\"],\n]\n";
    assert_eq!(told(&[("wording/hk-to-mainland.toml", text)]), []);
    let text = format!("{text}[b]\nrows = []\n[c]\nrows = [\n  [\"\", \"x\"],\n  [\"目的\", \"目標\"],\n]\n");
    let wanted = [
        (Level::Error, 1, FaultKind::WordingName),
        (Level::Error, 7, FaultKind::EmptyList),
        (Level::Error, 11, FaultKind::WordingEmpty),
        (Level::Error, 12, FaultKind::WordingTwice),
    ];
    assert_eq!(told(&[("wording/hk-to-mainlnad.toml", &text)]), wanted);
    let remarks = validate(&folder(&[("wording/hk-to-mainlnad.toml", &text)]), None);
    assert_eq!(remarks[0].error.fault.arg("near"), Some("hk-to-mainland"));
    assert_eq!(remarks[3].error.fault.arg("line"), Some("4"));
}

#[test]
fn the_tables_that_are_read_are_those_of_the_house() {
    let names: Vec<&str> = crate::pack::house::WORDING.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, crate::pack::wording::NAMES);
}

#[test]
fn angles_name_the_keyword_and_have_all_their_lists() {
    let guide = ours("angles/guide.toml");
    assert_eq!(told(&[("angles/guide.toml", guide)]), []);
    let hook = guide.find("[[hook]]").unwrap();
    let (head, rest) = guide.split_at(hook);
    let text = format!("{head}{}", rest.replacen("{main}點嚟", "點嚟", 1)).replace("id = \"guide\"", "id = \"giude\"");
    let line = text.lines().position(|l| l.starts_with("yue = \"點嚟")).unwrap() + 1;
    let id = text.lines().position(|l| l.starts_with("id =")).unwrap() + 1;
    let wanted = [(Level::Error, id, FaultKind::IdNotFile), (Level::Error, line, FaultKind::NoMain)];
    assert_eq!(told(&[("angles/guide.toml", &text)]), wanted);
    let text = guide.replace("order = [\"told\"", "order = []\n# [\"told\"");
    assert_eq!(told(&[("angles/guide.toml", &text)])[0].2, FaultKind::EmptyList);
}

#[test]
fn what_angles_share_has_the_lists_that_are_asked_for() {
    let common = ours("angles/common.toml");
    assert_eq!(told(&[("angles/common.toml", common)]), []);
    let text = common.replacen("\nstaff = [", "\nstaf = [", 1);
    let remarks = validate(&folder(&[("angles/common.toml", &text)]), None);
    let found: Vec<_> = remarks.iter().map(|r| (r.error.fault.kind, r.error.fault.arg("key"))).collect();
    assert_eq!(found, [(FaultKind::MissingLine, Some("staff")), (FaultKind::UnknownLine, Some("staf"))]);
    assert_eq!(remarks[1].error.fault.arg("near"), Some("staff"));
}

#[test]
fn a_trade_or_district_that_is_there_already_says_which_one_loses() {
    let cafe = ours("categories/cafe.toml");
    let wan_chai = ours("districts/wan-chai.toml");
    // The documented way to replace one.
    assert_eq!(told(&[("categories/cafe.toml", cafe), ("districts/wan-chai.toml", wan_chai)]), []);
    let shadows = |path: &str, text: &str| {
        let remarks = validate(&folder(&[(path, text)]), None).into_iter();
        let mine = remarks.filter(|r| matches!(r.error.fault.kind, FaultKind::ShadowsOurs | FaultKind::ShadowedByOurs));
        mine.map(|r| (r.level, r.error.fault.kind, r.error.fault.arg("theirs").unwrap().to_owned())).collect::<Vec<_>>()
    };
    let trade = |id: &str| {
        shadows(&format!("categories/{id}.toml"), &cafe.replacen("id = \"cafe\"", &format!("id = \"{id}\""), 1))
    };
    assert_eq!(trade("a-cafe"), [(Level::Warning, FaultKind::ShadowsOurs, "cafe".to_owned())]);
    assert_eq!(trade("my-cafe"), [(Level::Warning, FaultKind::ShadowedByOurs, "cafe".to_owned())]);
    let district = |id: &str| {
        shadows(&format!("districts/{id}.toml"), &wan_chai.replacen("id = \"wan-chai\"", &format!("id = \"{id}\""), 1))
    };
    assert_eq!(district("a-wan"), [(Level::Warning, FaultKind::ShadowsOurs, "wan-chai".to_owned())]);
    assert_eq!(district("z-wan"), [(Level::Warning, FaultKind::ShadowedByOurs, "wan-chai".to_owned())]);
    let places = told(&[("districts/z-wan.toml", &wan_chai.replacen("id = \"wan-chai\"", "id = \"z-wan\"", 1))]);
    assert!(places.iter().any(|(_, _, kind)| *kind == FaultKind::PlaceShared));
}

#[test]
fn what_is_said_of_two_trades_of_one_name_is_true() {
    use crate::pack::compile::compile;
    use crate::pack::index::Origin;
    use crate::pack::{Packs, model::Category};
    let cafe = ours("categories/cafe.toml");
    for (id, wins) in [("a-cafe", true), ("my-cafe", false)] {
        let text = cafe.replacen("id = \"cafe\"", &format!("id = \"{id}\""), 1);
        let mut all = Packs::house_folder().unwrap();
        all.overlay(folder(&[(&format!("categories/{id}.toml"), text.as_str())]));
        let name = crate::pack::load::parse::<Category>(Path::new("x"), text).unwrap().value.name.hant;
        let made = compile(&all, crate::text::variants(), &|_| Origin::BuiltIn).ok().unwrap();
        let packs = Packs::new(made.index, made.tries);
        let taken = crate::reading::target::category_named(&packs, &name).unwrap();
        assert_eq!(packs.index.categories[usize::from(taken)].id.as_str() == id, wins, "{id}");
    }
}

#[test]
fn rules_and_cues_that_there_are() {
    let words = "[[allow]]\nwords = [\"第一街\"]\nrules = [\"hard-sell\", \"compliance/absolut-term\"]\nwhy = \"x\"\n";
    assert_eq!(told(&[("phrases/words.toml", words)]), [(Level::Error, 3, FaultKind::NoRule)]);
    let remarks = validate(&folder(&[("phrases/words.toml", words)]), None);
    assert_eq!(remarks[0].error.fault.arg("near"), Some("compliance/absolute-term"));
    let rule = "rule = \"hard-sell/mine\"\nbasis = \"law\"\n[[row]]\nid = \"a\"\nany = [\"x\"]\n";
    let wanted = [
        (Level::Error, 1, FaultKind::IdNotFile),
        (Level::Error, 1, FaultKind::NeedsSource),
        (Level::Error, 1, FaultKind::NeedsTexts),
    ];
    assert_eq!(told(&[("phrases/hard-sell/other.toml", rule)]), wanted);
}

#[test]
fn imports_hold_each_keyword_once() {
    let text = "id = \"t\"\nsource = \"x\"\nfile = \"x\"\nimported = \"2026-11-01\"\n[[keyword]]\ntext = \"咖啡店\"\n[[keyword]]\ntext = \"咖啡店\"\n[[keyword]]\ntext = \"茶\"\n";
    let wanted = [(Level::Warning, 8, FaultKind::KeywordTwice), (Level::Error, 10, FaultKind::KeywordShort)];
    assert_eq!(told(&[("imports/t.toml", text)]), wanted);
}
