//! Lines of the rounds that have been run (`tests/data/rounds`): each is judged as its writer, who knew the domain facts alone,
//! said it must be. `left.txt` names those that are not judged right yet.

use advise::check::check_with;
use advise::config::Config;
use advise::diagnostic::Severity;
use advise::lang::{Catalog, Lang};
use advise::note::{Author, Draft, Meta, Record, Source};
use advise::pack::Packs;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Rounds whose first run is over.
const RUN: &str = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 further-1 further-2 further-3 further-4 further-5 pool-a pool-b honest own-honest";

/// A line as the draft that it stands in; see `benches/rounds.py`.
fn draft(row: &Value) -> Source {
    let text = row["text"].as_str().unwrap().to_owned();
    let author = row["author"].as_str().and_then(Author::from_name);
    let mut record = Record { meta: Meta { author, ..Meta::default() }, ..Record::default() };
    match row["zone"].as_str() {
        Some("tags") => {
            record.tags = text.split('#').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
            "今日影低嘅".clone_into(&mut record.body);
        }
        Some("title") => record.title = text,
        _ => record.body = text,
    }
    Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) }
}

#[test]
fn lines_are_judged_as_the_domain_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rounds");
    let (packs, config, catalog) = (Packs::built_in(), Config::default(), Catalog::new(Lang::En));
    let mut wrong = BTreeSet::new();
    let mut lines = 0;
    for round in RUN.split(' ') {
        for line in std::fs::read_to_string(folder.join(format!("{round}.jsonl"))).unwrap().lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let report = check_with(&draft(&row), &packs, &config, &catalog);
            let strict = |f: &advise::Finding| {
                f.severity >= Severity::Warning && matches!(f.group(), "hard-sell" | "compliance")
            };
            lines += 1;
            if report.outcome.findings.iter().any(strict) != (row["expect"] == "hit") {
                wrong.insert(format!("{round} {} {}", row["expect"].as_str().unwrap(), row["text"].as_str().unwrap()));
            }
        }
    }
    assert!(lines > 1000, "{lines}");
    let file = folder.join("left.txt");
    let left: BTreeSet<String> =
        std::fs::read_to_string(&file).unwrap_or_default().lines().map(str::to_owned).collect();
    if std::env::var_os("UPDATE_ROUNDS").is_some() {
        let lines: Vec<&str> = wrong.iter().map(String::as_str).collect();
        std::fs::write(&file, lines.join("\n") + "\n").unwrap();
        return;
    }
    let new: Vec<&String> = wrong.difference(&left).collect();
    let mended: Vec<&String> = left.difference(&wrong).collect();
    assert!(new.is_empty(), "judged wrong: {new:#?}");
    assert!(mended.is_empty(), "judged right now, strike them off left.txt: {mended:#?}");
}
