//! What a note does not keep is asked of nobody: neither titles nor topics nor versions hold a search intent whose promise the
//! draft does not keep, over all trades and all intents.

use advise::check::check_with;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::pack::index::IntentInfo;
use advise::text::variants;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// Trade, what its owner calls it, what is sold.
const SHOPS: &str = include_str!("data/shops.tsv");

fn source(title: &str, body: &str, tags: Vec<String>) -> Source {
    let record = Record { title: title.to_owned(), body: body.to_owned(), tags, ..Record::default() };
    Source { path: "t".to_owned(), id: None, draft: Draft::Record(Box::new(record)) }
}

/// The messages of broken promises in a note.
fn broken(title: &str, body: &str, tags: Vec<String>) -> Vec<String> {
    let catalog = Catalog::new(Lang::ZhHk);
    let outcome = check_with(&source(title, body, tags), &PACKS, &Config::default(), &catalog).outcome;
    let mine = outcome.findings.into_iter().filter(|f| f.rule == "placement/promise-broken");
    mine.map(|f| f.message).collect()
}

/// A draft that uses an intent's word in title, topics and text, and keeps nothing of it: one line, no place to go to, no
/// hours, no price.
fn tempting(noun: &str, sold: &str, intent: &IntentInfo) -> (String, String, Vec<String>) {
    let word = PACKS.index.terms[intent.term as usize].name.hant.to_string();
    let title = format!("旺角{noun}{word}");
    let body = format!("旺角{word}{noun}，{sold}。");
    (title, body, vec![format!("{noun}{word}"), format!("旺角{word}"), word])
}

/// All trades with every so many of the intents that promise something, so that every pair of trade and rest is met.
fn drafts(step: usize) -> Vec<(String, String, Vec<String>)> {
    let intents: Vec<&IntentInfo> = PACKS.index.intents.iter().filter(|i| i.kept_by.is_some()).collect();
    assert!(intents.len() >= 15);
    let mut out = Vec::new();
    for (i, row) in SHOPS.lines().enumerate() {
        let [_, noun, sold] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let mine = intents.iter().enumerate().filter(|(j, _)| (i + j).is_multiple_of(step));
        out.extend(mine.map(|(_, intent)| tempting(noun, sold, intent)));
    }
    out
}

#[test]
fn titles_and_topics_promise_only_what_is_kept() {
    let catalog = Catalog::new(Lang::ZhHk);
    let mut wrong = BTreeSet::new();
    let mut tempted = 0;
    for (title, body, tags) in drafts(7) {
        let outcome = check_with(&source(&title, &body, tags.clone()), &PACKS, &Config::default(), &catalog).outcome;
        tempted += usize::from(outcome.findings.iter().any(|f| f.rule == "placement/promise-broken"));
        for proposed in &outcome.titles {
            wrong.extend(broken(proposed, &body, Vec::new()).into_iter().map(|m| format!("{proposed}: {m}")));
        }
        wrong.extend(
            broken("", &body, outcome.topics.clone()).into_iter().map(|m| format!("{:?}: {m}", outcome.topics)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(tempted > 100, "the drafts break {tempted} promises");
}

#[test]
fn what_is_kept_may_be_promised() {
    let body = "旺角深夜糖水舖，星期一至日18:00至02:00，芝麻糊$28。";
    assert!(broken("旺角深夜糖水", body, vec!["旺角深夜".to_owned()]).is_empty());
    let catalog = Catalog::new(Lang::ZhHk);
    let tags = vec!["旺角深夜糖水".to_owned()];
    let outcome = check_with(&source("糖水", body, tags), &PACKS, &Config::default(), &catalog).outcome;
    assert!(outcome.topics.iter().any(|t| t.contains("深夜")), "{:?}", outcome.topics);
}

#[test]
fn versions_promise_only_what_is_kept() {
    let drafts = drafts(61);
    let lines: Vec<String> = drafts
        .iter()
        .map(|(title, body, tags)| json!({ "title": title, "body": body, "tags": tags }).to_string())
        .collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(["rewrite", "-", "--input-format", "ndjson", "--isolated", "--format", "ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), drafts.len());
    let strings = |v: &Value| -> Vec<String> {
        v.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut wrong = BTreeSet::new();
    let mut versions = 0;
    for (answer, (_, body, _)) in answers.iter().zip(&drafts) {
        for version in answer["rewrites"].as_array().into_iter().flatten() {
            // A note that needs no version stays the owner's own.
            if version["angle"] == "as-is" {
                continue;
            }
            versions += 1;
            for title in strings(&version["title_options"]) {
                wrong.extend(broken(&title, body, Vec::new()).into_iter().map(|m| format!("{title}: {m}")));
            }
            let topics = strings(&version["hashtags"]);
            wrong.extend(broken("", body, topics.clone()).into_iter().map(|m| format!("{topics:?}: {m}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(versions >= 5, "{versions}");
}

#[test]
fn briefs_name_what_people_want_only_with_what_it_asks() {
    use advise::config::TargetWish;
    use advise::reading::{query, target};
    use advise::text::script::Script;
    use advise::write::brief::{Order, brief};
    let guide = Packs::guide(&[]).unwrap();
    let ways = [(Lang::ZhHk, Script::Hant), (Lang::ZhCn, Script::Hans), (Lang::En, Script::Latin)];
    let mut met = [0; 3];
    for (i, info) in PACKS.index.categories.iter().enumerate() {
        let trade = Packs::trade(&[], &info.id).unwrap().unwrap();
        let category = Some(info.id.to_string());
        let wish = TargetWish { district: Some("旺角".to_owned()), category, ..TargetWish::default() };
        let target = target::wished(&PACKS, &[&wish]);
        let (lang, script) = ways[i % 3];
        let catalog = Catalog::new(lang);
        let packs = &*PACKS;
        let made = brief(&Order {
            packs,
            guide: &guide,
            trade: &trade,
            target: &target,
            about: None,
            month: 5,
            catalog: &catalog,
            script,
        });
        for idea in &made.ideas {
            let promised = |n: &&IntentInfo| {
                let said = n.promise.iter().map(|p| advise::reading::uses::show(p, script)).next();
                said.is_some_and(|said| idea.only_if.as_deref().is_some_and(|text| text.contains(said)))
            };
            let Some(intent) = PACKS.index.intents.iter().find(promised) else { continue };
            met[i % 3] += 1;
            let number = PACKS.index.intents.iter().position(|n| n.id == intent.id).unwrap() as u16;
            assert!(query::fits(packs, number, target.category), "{}: {}", info.id, idea.main.keyword);
            let word = advise::reading::uses::show(&PACKS.index.terms[intent.term as usize].name, script);
            let keyword = variants().key(&idea.main.keyword);
            assert!(keyword.contains(&variants().key(word)), "{}: {} without {word}", info.id, idea.main.keyword);
        }
    }
    assert!(met.iter().all(|n| *n >= 30), "{met:?}");
}
