//! What twenty shops are told of their drafts, read line by line as the owner of each would: `tests/data/owner/sheet.tsv`
//! holds every finding and what the score asks for, with a verdict. `UPDATE_OWNER=1` writes the sheet anew and keeps the
//! verdicts of what stayed the same; what is new is `unread` until somebody has read it.

use advise::check::{Report, check_with};
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use advise::report::table::phrase;
use advise::rules::phrases::shorten;
use advise::source::Span;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// So many lines may be false or silly.
const BAD: usize = 3;
/// So many lines at least are on the sheet.
const LINES: usize = 120;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/owner")
}

fn drafts() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md") && p.file_stem().is_some_and(|s| s != "README"));
    paths.sort();
    paths
}

/// The words of a finding as the screen marks them.
fn marked(report: &Report, span: Span) -> &str {
    &report.note.text[phrase::whole(&report.note.text, span)]
}

/// What is said of one line of a draft: severity, words, what is found, what to do. What is found of two words of a line
/// alike is said once, as on the screen.
struct Line {
    severity: String,
    at: Option<usize>,
    words: Vec<String>,
    found: String,
    advice: String,
}

/// What is said of a draft.
fn said(report: &Report) -> Vec<String> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<Line> = Vec::new();
    for finding in &report.outcome.findings {
        // The screen shows the words with the rest of their phrase, and so does the sheet.
        let words = finding.span.map(|s| flat(marked(report, s)));
        let quoted = finding.span.map_or_else(String::new, |s| format!("「{}」", shorten(report.note.slice(s))));
        let (found, is_quoted) = match finding.message.strip_prefix(&quoted).filter(|_| !quoted.is_empty()) {
            Some(rest) => (rest, true),
            None => (finding.message.as_str(), false),
        };
        let line = Line {
            severity: format!("{:?}", finding.severity),
            at: finding.span.filter(|_| is_quoted).map(|s| report.note.text[..s.end()].matches('\n').count()),
            words: words.into_iter().collect(),
            found: flat(found),
            advice: flat(finding.fixes.first().map_or("", |f| f.title.as_str())),
        };
        // Findings come gravest first, and the screen shows all of a line as grave as the first.
        let same =
            |l: &&mut Line| line.at.is_some() && (l.at, &l.found, &l.advice) == (line.at, &line.found, &line.advice);
        match lines.iter_mut().find(same) {
            Some(first) => first.words.extend(line.words),
            None => lines.push(line),
        }
    }
    let mut shown: Vec<String> = lines.iter().map(told).collect();
    // What the score asks for without a finding behind it.
    let is_found = |rule: &str| report.outcome.findings.iter().any(|f| f.rule == rule);
    let asked = report.outcome.next_steps.iter().filter(|s| !is_found(&s.rule));
    shown.extend(asked.map(|s| format!("Step\t-\t{}", flat(&s.message))));
    shown
}

/// A row of the sheet, without its verdict and draft.
fn told(line: &Line) -> String {
    let words = if line.words.is_empty() { "-".to_owned() } else { line.words.join(" / ") };
    let quoted: String = match line.at {
        Some(_) => line.words.iter().flat_map(|w| ["「".to_owned(), shorten(w), "」".to_owned()]).collect(),
        None => String::new(),
    };
    format!("{}\t{words}\t{quoted}{} → {}", line.severity, line.found, line.advice)
}

fn sheet(verdicts: &BTreeMap<String, String>) -> String {
    let (packs, catalog) = (Packs::built_in(), Catalog::new(Lang::ZhHk));
    let mut out = String::from("verdict\tdraft\tkind\twords\twhat is said\n");
    for path in drafts() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let source = Source::text("draft.md", std::fs::read_to_string(&path).unwrap());
        for line in said(&check_with(&source, &packs, &Config::default(), &catalog)) {
            let key = format!("{name}\t{line}");
            let verdict = verdicts.get(&key).map_or("unread", String::as_str);
            writeln!(out, "{verdict}\t{key}").unwrap();
        }
    }
    out
}

#[test]
fn the_sheet_of_the_owners() {
    let path = folder().join("sheet.tsv");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    let rows = old.lines().skip(1).filter_map(|l| l.split_once('\t'));
    let verdicts: BTreeMap<String, String> = rows.map(|(v, key)| (key.to_owned(), v.to_owned())).collect();
    let new = sheet(&verdicts);
    if std::env::var_os("UPDATE_OWNER").is_some() {
        std::fs::write(&path, &new).unwrap();
    }
    let shown = std::fs::read_to_string(&path).unwrap();
    let lines = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let (shown, new) = (lines(&shown), lines(&new));
    assert!(drafts().len() >= 20 && new.len() >= LINES, "{} lines", new.len());
    for (a, b) in shown.iter().zip(&new) {
        assert_eq!(a, b, "UPDATE_OWNER=1 writes the sheet anew; then read what is new");
    }
    assert_eq!(shown.len(), new.len(), "UPDATE_OWNER=1 writes the sheet anew; then read what is new");
    let of = |kinds: &[&str]| -> Vec<String> {
        shown.iter().filter(|l| kinds.iter().any(|k| l.starts_with(&format!("{k}\t")))).cloned().collect()
    };
    let (bad, unread) = (of(&["false", "silly"]), of(&["unread"]));
    assert!(bad.len() <= BAD, "{} lines are false or silly:\n{}", bad.len(), bad.join("\n"));
    assert!(
        unread.is_empty(),
        "read these, as the owner of the shop, and write ok, weak, false or silly:\n{}",
        unread.join("\n")
    );
    assert_eq!(of(&["ok", "weak", "false", "silly"]).len(), shown.len(), "a verdict is ok, weak, false or silly");
}
