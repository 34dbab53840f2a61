//! How the program behaves in a shell: exit codes, pipes, output files, help.

use super::{GOOD, GRAVE, Place};
use std::fmt::Write;
use std::io::Read;
use std::process::Stdio;

#[test]
fn exit_codes() {
    let place = Place::new();
    place.write("good.md", GOOD).write("grave.md", GRAVE);
    place.run(&["good.md"]).code(0);
    place.run(&["check", "good.md"]).code(0);
    place.run(&["grave.md"]).code(1);
    place.run(&["good.md", "grave.md", "--fail-on", "never"]).code(0);
    place.run(&["good.md", "--min-score", "0"]).code(0);
    place.run(&["grave.md", "--fail-on", "never", "--min-score", "100"]).code(1);
    place.run(&["grave.md", "--ignore", "compliance,hard-sell", "--select", "compliance"]).code(0);
    place.run(&["good.md", "grave.md", "none.md"]).code(2);
    place.write("check", GRAVE).run(&["./check"]).code(1);
}

#[test]
fn the_number_of_workers_changes_nothing() {
    let place = Place::new();
    let mut rows = String::new();
    for i in 0..120 {
        let body = if i % 3 == 0 { GRAVE } else { GOOD };
        let row = serde_json::json!({ "id": i, "title": format!("上環咖啡店 {i}"), "body": body });
        let _ = writeln!(rows, "{}", if i % 10 == 7 { "{}".to_owned() } else { row.to_string() });
        place.write(&format!("notes/{i}.md"), body);
    }
    place.write("n.ndjson", rows);
    for format in ["json", "ndjson", "table"] {
        let run = |jobs| place.run(&["notes", "n.ndjson", "--format", format, "--statistics", "--jobs", jobs]).code(2);
        let (one, eight) = (run("1"), run("8"));
        assert!(one.out == eight.out && one.err == eight.err, "{format}");
        assert!(one.err.contains("n.ndjson#8: ") || format == "json");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::new();
    let rows = serde_json::json!({ "body": GOOD }).to_string() + "\n";
    place.write("n.ndjson", rows.repeat(400));
    for format in ["json", "ndjson", "table"] {
        let mut child = place
            .command(&["n.ndjson", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut few = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut few).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn no_colour_and_no_bar_in_a_pipe() {
    let place = Place::new();
    for i in 0..30 {
        place.write(&format!("notes/{i}.md"), GRAVE);
    }
    let ran = place.run(&["notes"]).code(1);
    assert!(!ran.out.contains('\u{1b}') && ran.err.is_empty(), "{}", ran.err);
    assert!(!place.run(&["--help"]).code(0).out.contains('\u{1b}'));
    assert!(place.run(&["notes/1.md", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!place.run(&["notes/1.md", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn a_report_file_appears_whole() {
    let place = Place::new();
    place.write("a.md", GOOD).write("r.json", "old");
    let ran = place.run(&["a.md", "--format", "json", "--output", "r.json"]).code(0);
    assert_eq!(ran.out, "");
    let json: serde_json::Value = serde_json::from_str(&place.read("r.json")).unwrap();
    assert_eq!(json["schema"], "advise.check/1");
    place.run(&["a.md", "--output", "none/r.txt"]).code(2).says(&["none/r.txt: "]);
    place.run(&["a.md", "--output", ".git"]).code(2).says(&[".git: "]);
    if cfg!(target_os = "linux") {
        place.run(&["a.md", "--output", "/dev/full"]).code(2).says(&["/dev/full: "]);
        place.run(&["a.md", "--output", "/dev/null"]).code(0);
        assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
    }
}

#[test]
fn help_never_hangs() {
    let place = Place::new();
    let bare: [&str; 0] = [];
    let ran = place.run(&bare).code(0);
    assert!(ran.out.lines().filter(|l| l.starts_with("  ")).count() == 3, "three examples: {}", ran.out);
    assert!(place.run(&["--help"]).code(0).out.contains("--unsafe-fixes"));
    assert_eq!(place.run(&["--help"]).out, place.run(&["-h"]).out);
    assert!(place.run(&["check", "--help"]).code(0).out.contains("--jobs"));
    assert!(place.run(&["--version"]).code(0).out.starts_with("advise "));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(place.run(&["completions", shell]).code(0).out.contains("unsafe-fixes"), "{shell}");
    }
    assert!(place.run(&["man"]).code(0).out.contains(".TH advise"));
}
