//! Slips that a curator makes, and what is said of them.

use crate::curate::validate::*;

#[test]
fn the_packs_of_the_house_have_no_error() {
    let folder = crate::pack::Packs::house_folder().unwrap();
    let remarks = validate(&folder, None);
    let lines: Vec<String> = remarks.iter().map(|r| format!("{:?} {}", r.level, r.error)).collect();
    assert!(lines.is_empty(), "{} remarks:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn dates_are_counted() {
    assert_eq!(days("1970-01-02"), Some(1));
    assert_eq!(days("2026-11-22").unwrap() - days("2025-11-22").unwrap(), 365);
    assert_eq!(days("2026-13-01"), None);
}

#[test]
fn slips_are_found() {
    let text = r#"
id = "elsewhere"
version = "1"
checked = "2024-01-01"
name = { hant = "試驗區", hans = "試驗区", en = "Test" }
importance = 11
why = ""
[[place]]
id = "a"
name = { hant = "甲地", hans = "甲地", en = "Place A" }
forms = ["甲地", "乙", "placea", "！", "甲 X 站", "甲鄉", "x."]
weak = ["place a."]
guards = ["丙丁", "甲鄉"]
kind = "street"
importance = 5
why = "x"
"#;
    let path = Path::new("districts/test.toml");
    let file = crate::pack::load::parse::<District>(path, text.to_owned()).unwrap();
    let folder = Folder { districts: vec![file], ..Folder::default() };
    let found: Vec<String> = validate(&folder, Some("2026-11-22")).into_iter().map(|r| r.error.message).collect();
    for wanted in [
        "is not the file name",
        "over a year ago",
        "Traditional",
        "not 1 to 10",
        "without a reason",
        "already there",
        "one character",
        "holds no form",
        "neither letter",
        "with its space",
        "ends with a sign",
        "hides it everywhere",
    ] {
        assert!(found.iter().any(|f| f.contains(wanted)), "{wanted}: {found:#?}");
    }
}
