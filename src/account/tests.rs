//! What holds of accounts, on the two of our own.

use super::*;
use crate::lang::Catalog;
use crate::note::Source;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fn notes(shop: &str) -> Vec<AccountNote> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/accounts").join(shop);
    let (config, catalog) = (Config::default(), Catalog::new(crate::Lang::ZhHk));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    let source = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Source::text(name, std::fs::read_to_string(path).unwrap())
    };
    files.iter().map(|path| read(&source(path), &PACKS, &config, &catalog)).collect()
}

fn account(shop: &str) -> Account {
    Account::of(notes(shop), &PACKS, &Config::default(), None)
}

fn key(shop: &str) -> serde_json::Value {
    let key: serde_json::Value = serde_json::from_str(include_str!("../../tests/data/accounts/key.json")).unwrap();
    key[shop].clone()
}

#[test]
fn pillars_of_our_own_accounts() {
    for shop in ["cafe", "nails"] {
        let (key, account) = (key(shop), account(shop));
        let mut wrong = Vec::new();
        for note in &account.notes {
            let found = note.pillar().map(|p| data().pillars[p].id.as_str());
            if found != key["pillars"][&note.path].as_str() {
                wrong.push(format!("{}: {found:?}, not {}", note.path, key["pillars"][&note.path]));
            }
        }
        assert!(account.notes.len() == 30 && wrong.len() <= 3, "{shop}: {wrong:#?}");
        let missing: Vec<&str> = account.pillars.missing.iter().map(|p| data().pillars[*p].id.as_str()).collect();
        let wanted: Vec<&str> = key["missing"].as_array().unwrap().iter().map(|m| m.as_str().unwrap()).collect();
        assert_eq!(missing, wanted, "{shop}");
        assert_eq!(account.pillars.next, account.pillars.missing, "{shop}");
    }
}

#[test]
fn what_was_planted_is_found() {
    for shop in ["cafe", "nails"] {
        let (key, account) = (key(shop), account(shop));
        let names =
            |places: &[usize]| -> Vec<String> { places.iter().map(|i| account.notes[*i].path.clone()).collect() };
        let list = |v: &serde_json::Value| -> Vec<String> {
            v.as_array().unwrap().iter().map(|f| f.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names(&account.trust.promotions), list(&key["promotions"]), "{shop}");
        assert_eq!(names(&account.repetition.topic_walls), list(&key["topics_only"]), "{shop}");
        let found: Vec<Vec<String>> = account.repetition.duplicates.iter().map(|d| names(&d.notes)).collect();
        let planted: Vec<Vec<String>> =
            key["duplicates"].as_array().unwrap().iter().map(|d| list(&d["files"])).collect();
        assert_eq!(found, planted, "{shop}");
        let found: Vec<Vec<String>> = account.cannibalising.iter().map(|c| names(&c.notes)).collect();
        let planted: Vec<Vec<String>> =
            key["competing"].as_array().unwrap().iter().map(|d| list(&d["files"])).collect();
        assert_eq!(found, planted, "{shop}");
        let gap = &account.rhythm.gaps[0];
        assert_eq!(account.rhythm.gaps.len(), 1, "{shop}");
        assert_eq!(Some(gap.days), key["gap"]["days"].as_i64(), "{shop}");
        assert_eq!(Some(account.notes[gap.before].path.as_str()), key["gap"]["after"].as_str());
        assert_eq!(Some(account.notes[gap.behind].path.as_str()), key["gap"]["before"].as_str());
        assert_eq!(names(&account.trust.undisclosed), [key["undisclosed"]["file"].as_str().unwrap()], "{shop}");
    }
}

#[test]
fn open_questions_are_open_and_answered_ones_are_answered_by_their_notes() {
    for shop in ["cafe", "nails"] {
        let (key, account, mut told) = (key(shop), account(shop), Vec::new());
        let planted: Vec<&str> =
            key["open_questions"].as_array().unwrap().iter().map(|q| q.as_str().unwrap()).collect();
        for question in &planted {
            let open = account.questions.open.iter().find(|q| questions::asks(q.place, question));
            assert!(open.is_some(), "{shop}: {question}");
        }
        // The ten that are told first are those that were planted.
        for told in account.questions.open.iter().take(10) {
            let is_planted = planted.iter().any(|question| questions::asks(told.place, question));
            assert!(is_planted, "{shop}: {}", told.question().id);
        }
        for near in key["near_misses"].as_array().unwrap() {
            let question = near["open_question"].as_str().unwrap();
            let answered = account.questions.answered.iter().find(|q| questions::asks(q.place, question));
            assert!(answered.is_none(), "{shop}: {question}");
        }
        for answered in key["answered_questions"].as_array().unwrap() {
            let question = answered["question"].as_str().unwrap();
            let found: Vec<_> =
                account.questions.answered.iter().filter(|q| questions::asks(q.place, question)).collect();
            let by = |name: &serde_json::Value| {
                found.iter().any(|q| q.notes.iter().any(|i| Some(account.notes[*i].path.as_str()) == name.as_str()))
            };
            let count = answered["files"].as_array().unwrap().iter().filter(|f| by(f)).count();
            told.push((question.to_owned(), count));
        }
        let unknown: Vec<_> = told.iter().filter(|(_, n)| *n == 0).collect();
        assert!(told.len() == 10 && unknown.len() <= 2, "{shop}: {unknown:?}");
    }
}

#[test]
fn the_order_of_the_notes_does_not_matter() {
    let mut turned = notes("cafe");
    turned.reverse();
    let (a, b) = (account("cafe"), Account::of(turned, &PACKS, &Config::default(), None));
    assert_eq!(format!("{a:?}"), format!("{b:?}"));
}

#[test]
fn queries_know_their_notes() {
    let account = account("cafe");
    let first = &account.keywords.queries[0];
    assert_eq!(first.name.hant, "上環咖啡店");
    assert!(account.keywords.queries.len() <= 12 && first.is_covered());
    assert!(account.keywords.queries.iter().any(|q| !q.is_covered()));
}

#[test]
fn nothing_is_an_account_too() {
    let none = Account::of(Vec::new(), &PACKS, &Config::default(), Some(20_000));
    assert_eq!(none.pillars.missing.len(), PILLARS_COUNT);
    assert!(none.rhythm.span.is_none() && none.trust.texts == 0 && none.mixed.is_none());
}

#[test]
fn two_shops_are_told() {
    let mut both = notes("cafe");
    both.extend(notes("nails"));
    let mixed = Account::of(both, &PACKS, &Config::default(), None).mixed.unwrap();
    assert_eq!((mixed.districts.len(), mixed.categories.len()), (2, 2));
    assert!(account("cafe").mixed.is_none() && account("nails").mixed.is_none());
}
