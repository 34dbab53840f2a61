//! `--fix`, `--unsafe-fixes`, `--diff`: what is changed, what never is, and what happens when a file cannot be written.

use super::{GOOD, Place};

/// A rule of our own, whose only row has a replacement.
pub(crate) const PACK: &str = r#"rule = "hard-sell/mine"
severity = "hint"
basis = "style"
weight = 0.0
[message]
zh-HK = "「{text}」"
zh-CN = "“{text}”"
en = "“{text}”"
[why]
zh-HK = "試"
zh-CN = "试"
en = "test"
[advice]
zh-HK = "試"
zh-CN = "试"
en = "test"
[[row]]
id = "mine"
any = ["超正"]
replacement = { zh-HK = "好飲", zh-CN = "好喝", en = "good" }
bad = ["呢杯超正"]
good = ["呢杯好飲"]
"#;

const DRAFT: &str =
    "\u{feff}---\r\ntitle: 上環咖啡超正\r\n---\r\n呢杯超正，$48。\r\n\r\n`超正` 唔改\r\n\r\n#超正咖啡\r\n";
const MENDED: &str =
    "\u{feff}---\r\ntitle: 上環咖啡超正\r\n---\r\n呢杯好飲，$48。\r\n\r\n`超正` 唔改\r\n\r\n#超正咖啡\r\n";
const ARGS: [&str; 4] = ["--packs", "packs", "--fail-on", "never"];

fn place() -> Place {
    let place = Place::new();
    place.write("packs/phrases/hard-sell/mine.toml", PACK).write("a.md", DRAFT);
    place
}

fn with(args: &[&'static str]) -> Vec<&'static str> {
    args.iter().chain(&ARGS).copied().collect()
}

#[test]
fn words_change_only_when_asked() {
    let place = place();
    place.run(&with(&["a.md", "--fix"])).code(0);
    assert_eq!(place.read("a.md"), DRAFT, "words in the shop's voice are not safe to change");
    place.run(&with(&["a.md", "--unsafe-fixes"])).code(0).says(&["1"]);
    assert_eq!(place.read("a.md"), MENDED, "bytes around the words stay, topics and code and front matter too");
    place.run(&with(&["a.md", "--fix", "--unsafe-fixes"])).code(0);
    assert_eq!(place.read("a.md"), MENDED, "a second run changes nothing");
}

#[test]
fn safe_fixes_twice_equal_once() {
    let place = Place::new();
    let odd = GOOD.replace("，", ",").replace("七點", "\u{200b}ＡＢ").replace('\n', "\r\n");
    place.write("a.md", &odd);
    assert!(place.run(&["a.md", "--fix"]).code < 2);
    let once = place.read("a.md");
    assert_eq!(once.matches("\r\n").count(), odd.matches("\r\n").count());
    assert_eq!(once.matches('\n').count(), odd.matches('\n').count());
    assert!(place.run(&["a.md", "--fix"]).code < 2);
    assert_eq!(place.read("a.md"), once);
    place.run(&["a.md", "--diff"]).code(0);
}

#[test]
fn a_diff_writes_nothing() {
    let place = place();
    let ran = place.run(&with(&["a.md", "--unsafe-fixes", "--diff"])).code(0);
    assert_eq!(place.read("a.md"), DRAFT);
    assert!(ran.out.starts_with("--- a.md\n+++ a.md\n@@ "), "{}", ran.out);
    assert!(ran.out.contains("-呢杯超正，$48。\r\n+呢杯好飲，$48。\r\n"), "{}", ran.out);
    assert_eq!(place.run(&with(&["a.md", "--diff"])).code(0).out, "");
    place.write("bad.md", "");
    place.run(&with(&["a.md", "bad.md", "--unsafe-fixes", "--diff"])).code(2).says(&["bad.md: "]);
}

/// The codes are those of every check, by the draft as it stands: a diff writes nothing.
#[test]
fn a_diff_and_a_fix_keep_the_exit_codes() {
    let place = Place::new();
    let odd = super::GRAVE.replace('，', ",");
    place.write("grave.md", super::GRAVE).write("odd.md", &odd).write("good.md", GOOD);
    for name in ["grave.md", "odd.md"] {
        place.run(&[name, "--diff"]).code(1);
        place.run(&[name, "--diff", "--fail-on", "never"]).code(0);
        place.run(&[name, "--fix"]).code(1);
    }
    place.run(&["good.md", "--diff"]).code(0).says(&["冇嘢要執"]);
    place.run(&["good.md", "--diff", "--min-score", "100"]).code(1);
}

#[test]
fn a_pasted_draft_goes_to_standard_output() {
    let place = place();
    let ran = place.pipe(&with(&["-", "--unsafe-fixes"]), DRAFT.as_bytes()).code(0);
    assert_eq!(ran.out, MENDED);
    assert!(!ran.err.is_empty(), "the report gives way");
    let ran = place.pipe(&with(&["-", "--fix", "--format", "json", "--output", "r.json"]), GOOD.as_bytes()).code(0);
    assert_eq!(ran.out, GOOD, "nothing to mend: as it came");
    assert!(place.read("r.json").contains("advise.check/1"));
}

#[test]
fn records_are_never_changed() {
    let place = place();
    let rows = "{\"body\":\"呢杯超正\"}\n";
    place.write("n.ndjson", rows);
    let ran = place
        .run(&with(&["n.ndjson", "--unsafe-fixes", "--format", "ndjson"]))
        .code(2)
        .says(&["n.ndjson: 呢類檔案唔可以直接改"]);
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(place.read("n.ndjson"), rows);
}

#[test]
fn what_cannot_be_written_stays_as_it_was() {
    let place = place();
    let locked = |name: &str, on: bool| {
        let path = place.path(name);
        let mut permissions = path.metadata().unwrap().permissions();
        permissions.set_readonly(on);
        std::fs::set_permissions(path, permissions).unwrap();
    };
    locked("a.md", true);
    place.run(&with(&["a.md", "--unsafe-fixes"])).code(2).says(&["a.md: ", "原稿冇郁過"]);
    assert_eq!(place.read("a.md"), DRAFT);
    if cfg!(unix) {
        place.write("sub/b.md", DRAFT);
        locked("sub", true);
        place.run(&with(&["sub/b.md", "--unsafe-fixes"])).code(2).says(&["sub/b.md: "]);
        assert_eq!(place.read("sub/b.md"), DRAFT);
        assert_eq!(std::fs::read_dir(place.path("sub")).unwrap().count(), 1, "nothing is left behind");
        locked("sub", false);
    }
    locked("a.md", false);
}

/// A draft whose folder went away while it was open: true for root as well.
#[cfg(target_os = "linux")]
#[test]
fn a_vanished_folder_is_a_failure() {
    let place = place();
    place.write("gone/a.md", DRAFT);
    let open = std::fs::File::open(place.path("gone/a.md")).unwrap();
    std::fs::remove_dir_all(place.path("gone")).unwrap();
    let output = place.command(&with(&["/dev/stdin", "--unsafe-fixes"])).stdin(open).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/stdin: "), "{output:?}");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    std::fs::set_permissions(place.path("a.md"), PermissionsExt::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("a.md", place.path("link.md")).unwrap();
    place.run(&with(&["link.md", "--unsafe-fixes"])).code(0);
    assert!(place.path("link.md").is_symlink());
    assert_eq!(place.read("a.md"), MENDED);
    assert_eq!(place.path("a.md").metadata().unwrap().permissions().mode() & 0o777, 0o640);
}
