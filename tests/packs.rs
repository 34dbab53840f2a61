//! Places and trades are read off a text rightly: sentences that name a place, sentences that only seem to, and every
//! district with every trade. The sentences stand in `tests/packs/`, one a line, each with an empty title.

use advise::check::{Report, check_with};
use advise::config::Config;
use advise::lang::Catalog;
use advise::note::Source;
use advise::note::{Draft, Record};
use advise::pack::Packs;
use advise::pack::PlaceKind;
use advise::pack::index::{Shown, TermKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static CONFIG: LazyLock<Config> = LazyLock::new(Config::default);
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(CONFIG.lang));

const TRAPS: &str = include_str!("packs/traps.txt");
const MENTIONS: &str = include_str!("packs/mentions.txt");

fn checked(body: &str) -> Report {
    let record = Record { body: body.to_owned(), ..Record::default() };
    let source = Source { path: "packs".to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
    check_with(&source, &PACKS, &CONFIG, &CATALOG)
}

fn district(report: &Report) -> Option<&'static str> {
    report.target.district.map(|d| PACKS.index.districts[d as usize].id.as_str())
}

fn category(report: &Report) -> Option<&'static str> {
    report.target.category.map(|c| PACKS.index.categories[c as usize].id.as_str())
}

fn place(report: &Report) -> Option<&'static str> {
    report.target.place.map(|t| PACKS.index.terms[t as usize].name.hant.as_str())
}

fn assert_none(wrong: &[String], of: usize) {
    assert!(wrong.is_empty(), "{} of {of} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_that_look_like_places_are_none() {
    let wrong: Vec<String> = TRAPS
        .lines()
        .filter_map(|line| {
            let report = checked(line);
            let found = (district(&report), place(&report));
            (found != (None, None)).then(|| format!("{found:?} in {line}"))
        })
        .collect();
    assert_eq!(TRAPS.lines().count(), 200);
    assert_none(&wrong, 200);
}

#[test]
fn places_are_found_however_they_are_written() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for line in MENTIONS.lines() {
        let Some((wanted, sentence)) = line.split_once('\t') else {
            wrong.push(format!("no tab in {line}"));
            continue;
        };
        *lines.entry(wanted).or_default() += 1;
        // What is named in passing is asked about, never another place told.
        match district(&checked(sentence)) {
            Some(found) if found == wanted => {}
            None => asked += 1,
            found => wrong.push(format!("{found:?} for {line}")),
        }
    }
    assert_eq!(MENTIONS.lines().count(), 200);
    let districts: BTreeSet<&str> = PACKS.index.districts.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(lines.keys().copied().collect::<BTreeSet<_>>(), districts, "every district is mentioned");
    assert!(lines.values().all(|n| *n >= 8), "{lines:?}");
    assert!(asked <= 8, "{asked} of 200 are only asked about");
    assert_none(&wrong, 200);
}

/// The neighbourhood of a district that is searched most.
fn main_place(district: usize) -> &'static Shown {
    let neighbourhoods = PACKS.index.terms.iter().filter(|t| {
        matches!(t.kind, TermKind::Place { district: d, kind: PlaceKind::Neighbourhood, .. } if d as usize == district)
    });
    &neighbourhoods.max_by_key(|t| t.importance).expect("every district has a neighbourhood").name
}

#[test]
fn every_district_goes_with_every_trade() {
    let index = &PACKS.index;
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (d, district_info) in index.districts.iter().enumerate() {
        let place = main_place(d);
        for category_info in &index.categories {
            let trade = &index.terms[category_info.term as usize].name;
            let draft = match pairs % 3 {
                0 => format!("我哋間{}{}朝早十點開門，夜晚八點收工。", &*place.hant, &*trade.hant),
                1 => format!("找{}{}的朋友，我们早上十点开门，晚上八点收工。", &*place.hans, &*trade.hans),
                _ => format!("We run a small {} in {}, open from ten to eight.", &*trade.en, &*place.en),
            };
            pairs += 1;
            let report = checked(&draft);
            let found = (district(&report), category(&report));
            if found != (Some(district_info.id.as_str()), Some(category_info.id.as_str())) {
                wrong.push(format!("{found:?} for {} × {}: {draft}", &*district_info.id, &*category_info.id));
            }
        }
    }
    assert_none(&wrong, pairs);
}

#[test]
fn every_file_of_the_house_is_in_the_program() {
    assert!(PACKS.is_complete());
    let index = &PACKS.index;
    assert_eq!(index.districts.iter().map(|d| d.id.to_string()).collect::<BTreeSet<_>>(), files("districts"));
    assert_eq!(index.categories.iter().map(|c| c.id.to_string()).collect::<BTreeSet<_>>(), files("categories"));
}

/// What the files of one folder of the house are called; each is named after its id.
fn files(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("keyword_packs").join(folder);
    let paths = std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("a file").path());
    let tomls = paths.filter(|p| p.extension().is_some_and(|x| x == "toml"));
    tomls.filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned())).collect()
}
