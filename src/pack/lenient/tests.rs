//! Files with several faults, each of which is told with its place.

use super::*;
use crate::pack::angle::Angle;
use crate::pack::model::{Category, District, PlaceKind, Role};
use crate::pack::wording::WordingFile;

/// Line and message of each fault.
fn told<T: DeserializeOwned>(text: &str) -> Vec<(usize, String)> {
    let line = |byte: usize| text[..byte].matches('\n').count() + 1;
    read::<T>(text).faults.into_iter().map(|(byte, fault)| (line(byte), fault.to_string())).collect()
}

const DISTRICT: &str = r#"id = "a"
version = "1"
chekced = "2026-01-01"
name = { zh-HK = "甲", zh-CN = "甲", en = "A" }
importance = 5
why = "x"
[[place]]
id = "b"
name = { zh-HK = "乙", zh-CN = "乙", eng = "B" }
kind = "station"
importance = "five"
why = "x"
[[place]]
id = "c"
nmae = { zh-HK = "丙", zh-CN = "丙", en = "C" }
kind = "shopping centre"
importance = 5
why = "x"
colour = "red"
[[place]]
id = "d"
name = { zh-HK = "丁", zh-CN = "丁", en = "D" }
importance = 5
"#;

#[test]
fn every_fault_is_told_at_its_own_line() {
    let wanted = [
        (3, "unknown key `chekced`; did you mean `checked`?"),
        (9, "unknown key `eng`; did you mean `en`?"),
        (10, "unknown value `station`; did you mean `mtr`?"),
        (11, "a number is wanted here, without quotes"),
        (15, "unknown key `nmae`; did you mean `name`?"),
        (16, "unknown value `shopping centre`; did you mean `mall`?"),
        (19, "unknown key `colour`; keyword_packs/SCHEMA.md lists them"),
        (20, "`kind` is missing"),
    ];
    assert_eq!(told::<District>(DISTRICT), wanted.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn what_was_meant_is_read_on() {
    let read = read::<District>(DISTRICT);
    assert!(!read.is_whole, "two places were left out");
    let district = read.value.unwrap();
    assert_eq!(district.checked.as_ref(), "2026-01-01");
    assert_eq!(district.places.len(), 1);
    assert_eq!((district.places[0].name.hant.as_str(), district.places[0].kind), ("丙", PlaceKind::Mall));
}

#[test]
fn slips_alone_leave_nothing_out() {
    let text = "id = \"a\"\ngroup = \"restaurant\"\nversion = \"1\"\ncheked = \"x\"\nname = { zh-HK = \"\", zh-CN = \"\", en = \"\" }\n\
        importance = 1\nwhy = \"\"\n[[keyword]]\ntext = { zh-HK = \"\", zh-CN = \"\", en = \"\" }\nrole = \"main\"\nimportance = 1\nwhy = \"\"\n";
    let read = read::<Category>(text);
    assert!(read.is_whole);
    assert_eq!(read.value.unwrap().keywords[0].role, Role::Core);
    let kinds: Vec<_> = read.faults.iter().map(|(_, fault)| (fault.kind, fault.arg("near"))).collect();
    assert_eq!(
        kinds,
        [
            (FaultKind::UnknownValue, Some("food")),
            (FaultKind::UnknownKey, Some("checked")),
            (FaultKind::UnknownValue, Some("core"))
        ]
    );
}

#[test]
fn broken_lines_do_not_hide_the_rest() {
    let text = DISTRICT.replace("why = \"x\"\n[[place]]\nid = \"b\"", "why = \"x\n[[place]]\nid = = \"b\"");
    let told = told::<District>(&text);
    let syntax: Vec<_> =
        told.iter().filter(|(_, text)| text.starts_with("this is no TOML")).map(|(line, _)| *line).collect();
    assert_eq!(syntax.first(), Some(&6), "{told:?}");
    assert!(syntax.contains(&8), "{told:?}");
    assert!(told.iter().any(|(line, _)| *line == 15), "{told:?}");
    assert!(!told.iter().any(|(line, text)| *line < 20 && text.contains("missing")), "{told:?}");
}

#[test]
fn parts_and_kinds_of_facts_of_an_angle() {
    let house = include_str!("../../../keyword_packs/angles/guide.toml");
    assert_eq!(told::<Angle>(house), []);
    let text = house
        .replace("\"ask:pick\"", "\"ask:pikc\"")
        .replace("\"address\"", "\"adress\"")
        .replace("lists = true", "lists = \"yes\"\nseason = [11, 13]")
        .replace("scene = 6,", "scene = 60,");
    let told = told::<Angle>(&text);
    let told: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        told,
        [
            "unknown value `adress`; did you mean `address`?",
            "unknown value `ask:pikc`; did you mean `ask:pick`?",
            "true or false is wanted here",
            "month 13 is not 1 to 12",
            "60 is not 0 to 10",
        ]
    );
    let (byte, _) = &read::<Angle>(&text).faults[1];
    assert!(text[*byte..].starts_with("\"ask:pikc\""));
}

#[test]
fn rows_of_two_words() {
    let told = told::<WordingFile>("[a]\nrows = [[\"x\", \"y\"],\n[\"x\"],\n[\"x\", \"y\", \"z\"]]\n[b]\nrosw = []\n");
    let wanted = [
        (3, "a row is [\"from\", \"to\"]; this one has 1"),
        (4, "a row is [\"from\", \"to\"]; this one has 3"),
        (6, "unknown key `rosw`; did you mean `rows`?"),
    ];
    assert_eq!(told, wanted.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn older_keys_of_texts_name_the_new_ones() {
    let house = include_str!("../../../keyword_packs/categories/cafe.toml");
    assert_eq!(told::<Category>(house), []);
    let text = house.replace("zh-HK =", "hant =").replace("zh-CN =", "hans =");
    let read = read::<Category>(&text);
    assert!(read.is_whole && read.value.is_some());
    assert_eq!(read.faults.len(), text.matches("hant =").count() + text.matches("hans =").count());
    let meant: HashSet<(Option<&str>, Option<&str>)> =
        read.faults.iter().map(|(_, fault)| (fault.arg("key"), fault.arg("near"))).collect();
    assert_eq!(meant, HashSet::from([(Some("hant"), Some("zh-HK")), (Some("hans"), Some("zh-CN"))]));
}

#[test]
fn no_file_of_the_house_has_an_older_key() {
    for (path, text) in crate::pack::house::HOUSE {
        let is_old = |line: &&str| {
            ["hant", "hans", "zh"]
                .iter()
                .any(|key| line.contains(&format!("{{ {key} =")) || line.trim_start().starts_with(&format!("{key} =")))
        };
        assert_eq!(text.lines().find(is_old), None, "{path}");
    }
}
