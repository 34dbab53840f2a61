//! A folder with faults of every kind, told in one go.

use super::*;
use crate::pack::house::HOUSE;

fn write(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// File, line and kind of what is said of a folder.
fn told(dir: &Path) -> Vec<(String, usize, FaultKind)> {
    let file = |path: &Path| path.strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
    let seen = folder(dir, Some("2026-11-22"));
    seen.remarks
        .iter()
        .map(|r| (file(&r.error.path), r.error.at.map_or(0, |(line, _)| line), r.error.fault.kind))
        .collect()
}

const RULE: &str = "rule = \"hard-sell/mine\"\nseverty = \"warning\"\n[message]\nzh-HK = \"甲\"\nzh-CN = \"甲\"\nen = \"a\"\n[why]\nzh-HK = \"甲\"\nzh-CN = \"甲\"\nen = \"a\"\n[advice]\nzh-HK = \"甲\"\nzh-CN = \"甲\"\nen = \"a\"\n[[row]]\nid = \"a\"\nany = [\"甲乙 ~99 丙\", \"@ofer\"]\nuness = [\"negated\"]\n";

#[test]
fn misspelt_keys_hide_neither_one_another_nor_the_patterns() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "phrases/hard-sell/mine.toml", RULE);
    let file = || "phrases/hard-sell/mine.toml".to_owned();
    let wanted = [
        (file(), 2, FaultKind::UnknownKey),
        (file(), 17, FaultKind::BadGap),
        (file(), 17, FaultKind::NoClass),
        (file(), 18, FaultKind::UnknownKey),
    ];
    assert_eq!(told(dir.path()), wanted);
}

#[test]
fn a_parent_is_named_with_the_place_that_was_meant() {
    let dir = tempfile::tempdir().unwrap();
    let wan_chai = HOUSE.iter().find(|(path, _)| path.ends_with("districts/wan-chai.toml")).unwrap().1;
    let id = wan_chai.split("[[place]]\nid = \"").nth(1).unwrap().split('"').next().unwrap();
    let text = format!(
        "{wan_chai}\n[[place]]\nid = \"x\"\nname = {{ zh-HK = \"甲乙街\", zh-CN = \"甲乙街\", en = \"X Y Street\" }}\nkind = \"street\"\nparent = \"{id}x\"\nimportance = 1\nwhy = \"x\"\n"
    );
    write(dir.path(), "districts/wan-chai.toml", &text);
    let seen = folder(dir.path(), None);
    let faults: Vec<_> = seen.remarks.iter().map(|r| (r.error.fault.kind, r.error.fault.arg("near"))).collect();
    assert_eq!(faults, [(FaultKind::NoParent, Some(id))]);
}

#[test]
fn files_that_nobody_reads() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "notes/a.toml", "");
    write(dir.path(), "advise.toml", "");
    write(dir.path(), "cafe.toml", "");
    write(dir.path(), "district/a.toml", "");
    write(dir.path(), "phrases/hardsell/a.toml", "");
    write(dir.path(), "rules/a.toml", "");
    write(dir.path(), "phrases/words.toml", "[[allow]]\nwords = [\"第一街\"]\nwhy = \"x\"\n");
    let wanted = [
        ("cafe.toml", FaultKind::UnreadFile),
        ("district", FaultKind::UnreadFolder),
        ("phrases/hardsell", FaultKind::UnreadFolder),
        ("rules/a.toml", FaultKind::UnreadFile),
    ];
    assert_eq!(told(dir.path()), wanted.map(|(file, kind)| (file.to_owned(), 0, kind)));
    let seen = folder(dir.path(), None);
    assert_eq!(seen.remarks[1].error.fault.arg("near"), Some("districts"));
    assert_eq!(seen.remarks[2].error.fault.arg("near"), Some("phrases/hard-sell"));
    assert_eq!((seen.files, seen.count(Level::Error)), (1, 3));
}

#[test]
fn a_folder_without_packs_is_said_to_be_one() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(told(dir.path()), [(String::new(), 0, FaultKind::EmptyFolder)]);
    let kinds = |dir: &Path| folder(dir, None).remarks.into_iter().map(|r| r.error.fault.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&dir.path().join("none")), [FaultKind::NoFolder]);
}

#[test]
fn the_packs_in_use_are_ours_and_the_users() {
    let dir = tempfile::tempdir().unwrap();
    assert!(in_use(&[], None).remarks.is_empty());
    write(dir.path(), "phrases/hard-sell/mine.toml", RULE);
    let seen = in_use(&[dir.path().to_owned()], None);
    assert_eq!(seen.count(Level::Error), 4);
    assert!(seen.files > 100);
}
