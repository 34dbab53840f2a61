//! Files that are written: never in the place of what is read, whole or not at all, and with nothing left behind whenever
//! and however the program is ended.

use super::{GOOD, Place};
#[cfg(unix)]
use std::fs;
#[cfg(all(unix, debug_assertions))]
use std::path::Path;

/// A draft that `--fix` mends, and what comes of it.
#[cfg(unix)]
fn weak() -> (String, String) {
    (GOOD.replace("店，朝", "店,朝"), GOOD.to_owned())
}

#[test]
fn a_report_never_takes_the_place_of_what_is_read() {
    let place = Place::new();
    let rows = "{\"body\":\"上環咖啡店，朝早七點開門。\"}\n";
    place.write("notes/a.md", GOOD).write("n.ndjson", rows).write("advise.toml", "[check]\npacks = [\"packs\"]\n");
    place.write("packs/phrases/hard-sell/mine.toml", super::fixing::PACK);
    for args in [
        &["notes/a.md", "--output", "notes/a.md"][..],
        &["check", "notes", "--output", "notes/../notes/./a.md", "--format", "json"],
        &["notes/a.md", "--fix", "--output", "notes/a.md"],
        &["notes/a.md", "--diff", "--output", "notes/a.md"],
        &["rewrite", "notes/a.md", "--output", "notes/a.md"],
        &["rewrite", "notes", "--output", "notes/a.md", "--format", "ndjson"],
        &["keywords", "--notes", "notes", "--output", "notes/a.md"],
        &["n.ndjson", "--output", "n.ndjson"],
        &["notes/a.md", "--output", "advise.toml"],
        &["keywords", "咖啡", "--output", "advise.toml"],
        &["brief", "--category", "cafe", "--output", "packs/phrases/hard-sell/mine.toml"],
    ] {
        let ran = place.run(args).code(2).says(&["報告寫去第二個檔名"]);
        assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1), "{args:?}");
    }
    assert_eq!(place.read("notes/a.md"), GOOD);
    assert_eq!(place.read("n.ndjson"), rows);
    assert_eq!(place.read("advise.toml"), "[check]\npacks = [\"packs\"]\n");
    assert_eq!(place.read("packs/phrases/hard-sell/mine.toml"), super::fixing::PACK);
    // What is not read can be replaced, in the same folder too.
    place.write("notes/report.json", "{}").run(&["notes", "--format", "json", "--output", "notes/report.json"]).code(0);
    assert!(place.read("notes/report.json").contains("advise.check/1"));
    place.run(&["rewrite", "notes/a.md", "--write", "notes/a.md"]).code(2);
    assert_eq!(place.read("notes/a.md"), GOOD);
}

#[cfg(unix)]
#[test]
fn links_and_other_names_hide_nothing() {
    let place = Place::new();
    place.write("notes/a.md", GOOD);
    std::os::unix::fs::symlink("notes/a.md", place.path("link.md")).unwrap();
    std::os::unix::fs::symlink("notes", place.path("folder")).unwrap();
    fs::hard_link(place.path("notes/a.md"), place.path("other.txt")).unwrap();
    for output in ["link.md", "folder/a.md", "other.txt"] {
        place.run(&["notes/a.md", "--output", output]).code(2).says(&["報告寫去第二個檔名"]);
    }
    for input in ["link.md", "folder", "other.txt"] {
        place.run(&[input, "--output", "notes/a.md"]).code(2).says(&["報告寫去第二個檔名"]);
    }
    let draft = fs::File::open(place.path("notes/a.md")).unwrap();
    let ran = place.command(&["-", "--output", "link.md"]).stdin(draft).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(place.read("notes/a.md"), GOOD);
    // Not read by this run, and yet no report may come between the two names of a file.
    place.write("b.md", GOOD).run(&["b.md", "--output", "other.txt"]).code(2).says(&["硬連結"]);
    assert_eq!(place.read("other.txt"), GOOD);
    // A pipe or a device is no draft.
    place.run(&["b.md", "--output", "/dev/null"]).code(0);
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_not_mended() {
    let place = Place::new();
    let (weak, _) = weak();
    place.write("a.md", &weak);
    fs::hard_link(place.path("a.md"), place.path("b.md")).unwrap();
    place.run(&["a.md", "--fix"]).code(2).says(&["a.md: ", "硬連結"]);
    assert_eq!((place.read("a.md"), place.read("b.md")), (weak.clone(), weak.clone()));

    let pipe = place.path("pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::thread::scope(|scope| {
        scope.spawn(|| fs::write(&pipe, &weak));
        place.run(&["pipe.md", "--fix"]).code(2).says(&["pipe.md: ", "唔係檔案"]);
    });
    assert!(!pipe.metadata().unwrap().is_file(), "a pipe stays a pipe");
}

/// Our temporary files in a folder.
#[cfg(all(unix, debug_assertions))]
fn left(dir: &Path) -> usize {
    let name = |e: fs::DirEntry| e.file_name().to_string_lossy().starts_with(".advise-");
    fs::read_dir(dir).unwrap().flatten().filter(|e| e.path().is_file()).map(name).filter(|ours| *ours).count()
}

/// Ends a command at its first, second … moment of writing until it comes through, and looks each time at what is there.
/// Gives how often it was ended.
#[cfg(all(unix, debug_assertions))]
fn end_at_every_step(place: &Place, args: &[&str], how: &str, before: &dyn Fn(), after: &dyn Fn(usize)) -> usize {
    for step in 1..200 {
        before();
        let ran = place.command(args).env("ADVISE_TEST_STOP", format!("{step}:{how}")).output().unwrap();
        let left = left(place.0.path());
        assert!(left <= usize::from(how == "kill"), "{how} at step {step} of {args:?} leaves {left}");
        after(step);
        let is_through = ran.status.code() == Some(0);
        let is_told = how == "full" && ran.status.code() == Some(2);
        assert!(is_through || is_told || ran.status.code().is_none(), "{how} at {step}: {ran:?}");
        if is_through {
            assert_eq!(left, 0, "the run that came through took away what was left");
            return step - 1;
        }
    }
    panic!("{args:?} never comes through");
}

/// The hook is there in debug builds only.
#[cfg(all(unix, debug_assertions))]
#[test]
fn however_it_is_ended_nothing_is_lost_or_half_written() {
    let (weak, mended) = weak();
    let drafts = ["1.md", "2.md", "3.md"];
    let rows: String = (0..30).map(|_| "{\"body\":\"上環咖啡店，朝早七點開門，窗邊得兩個位。\"}\n").collect();
    let settings = {
        let place = Place::new();
        place.run(&["init"]).code(0);
        place.read("advise.toml")
    };
    let ends = |how: &'static str| {
        let place = Place::new();
        place.write("rows.ndjson", &rows);
        let reset = || {
            for name in drafts {
                place.write(name, &weak);
            }
        };
        let whole = |step| {
            for name in drafts {
                let text = place.read(name);
                assert!(text == weak || text == mended, "{how} at {step}: {name} is\n{text}");
            }
        };
        let args = [&drafts[..], &["--fix", "--jobs", "1", "--isolated", "--quiet"]].concat();
        let mut ended = end_at_every_step(&place, &args, how, &reset, &whole);
        assert_eq!(drafts.map(|name| place.read(name)), [(); 3].map(|()| mended.clone()));

        let old = || {
            place.write("report.json", "old");
        };
        let report = || place.read("report.json");
        let args = ["rows.ndjson", "--isolated", "--format", "json", "--output", "report.json", "--fail-on", "never"];
        let whole = |step| {
            let text = report();
            let is_whole = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            assert!(text == "old" || is_whole, "{how} at {step}: {} bytes", text.len());
        };
        ended += end_at_every_step(&place, &args, how, &old, &whole);
        assert!(report().contains("advise.check/1"));

        let none = || {
            let _ = fs::remove_file(place.path("advise.toml"));
        };
        let whole = |step| {
            let text = fs::read_to_string(place.path("advise.toml")).unwrap_or_default();
            assert!(text.is_empty() || text == settings, "{how} at {step}: {text}");
        };
        ended += end_at_every_step(&place, &["init"], how, &none, &whole);
        let old = || {
            place.write("advise.toml", "# old\n");
        };
        let whole = |step| {
            let text = place.read("advise.toml");
            assert!(text == "# old\n" || text == settings, "{how} at {step}: {text}");
        };
        ended + end_at_every_step(&place, &["init", "--force"], how, &old, &whole)
    };
    let ways = ["int", "term", "kill", "full"];
    let ended = std::thread::scope(|scope| {
        let ends = &ends;
        ways.map(|how| scope.spawn(move || ends(how))).map(|one| one.join().unwrap())
    });
    // A full disk is no abort, and is counted beside.
    let aborts: usize = ended[..3].iter().sum();
    assert!(aborts >= 200, "aborts at a step of writing: {aborts}; ended by {ways:?}: {ended:?}");
}

#[cfg(all(unix, debug_assertions))]
#[test]
fn a_full_disk_is_told_and_leaves_no_empty_settings() {
    let place = Place::new();
    let ran = place.command(&["init"]).env("ADVISE_TEST_STOP", "3:full").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(!place.path("advise.toml").exists());
    place.run(&["init"]).code(0);
}
