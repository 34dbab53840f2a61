//! The packs' own lines run as tests: every row's `bad` and `hit` lines must be found by it, `good` and `miss` lines not.

use super::rule_file::{Row, RuleFile, ZoneName};
use super::*;
use crate::note::{Draft, Meta, Note, Record, Source};
use crate::reading::view::View;
use crate::reading::{frames, patterns};
use toml::Spanned;

#[test]
fn the_packs_of_the_house_load() {
    let packs = Packs::built_in();
    assert!(packs.is_complete());
    assert!(packs.index.districts.len() >= 8);
}

#[test]
fn forms_are_found_in_any_script_and_spelling() {
    let packs = Packs::built_in();
    for text in ["上環", "上环", "Sheung Wan", "SheungWan", "sheung-wan", "ＳＨＥＵＮＧ ＷＡＮ"] {
        let terms = packs.terms_named(text);
        assert!(terms.iter().any(|t| packs.index.terms[*t as usize].id == "sheung-wan"), "{text}: {terms:?}");
    }
}

/// How a row stands in a line: not at all, only as a hint, or in full.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Standing {
    Absent,
    Softened,
    Found,
}

fn standing(packs: &Packs, row: u32, line: &str, zone: ZoneName) -> Standing {
    let mut record = Record { meta: Meta::default(), ..Record::default() };
    match zone {
        ZoneName::Title => record.title = line.to_owned(),
        _ => record.body = line.to_owned(),
    }
    let note = Note::parse(&Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) });
    let folded = crate::reading::terms::fold_note(&note).squeeze();
    let mut best = Standing::Absent;
    for (view, bare) in
        [(View::new(folded.clone(), &note.text, packs), false), (View::new(folded.bare(), &note.text, packs), true)]
    {
        for hit in patterns::rows(&view, packs, bare).iter().filter(|h| h.row == row) {
            let soften = &packs.index.rows[row as usize].soften;
            let softened = soften.iter().any(|f| frames::holds(*f, &view, packs, &hit.range, &hit.words));
            best = best.max(if softened { Standing::Softened } else { Standing::Found });
        }
    }
    best
}

fn lines(list: &[Spanned<String>]) -> impl Iterator<Item = &str> {
    list.iter().map(|s| s.as_ref().as_str())
}

#[test]
fn every_row_finds_its_own_lines() {
    let packs = Packs::built_in();
    let folder = Packs::house_folder().unwrap();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for file in &folder.rules {
        let id = rule_id(&file.value);
        for row in &file.value.rows {
            rows += 1;
            wrong.extend(judge(&packs, &id, row).into_iter().map(|w| format!("{}: {w}", file.path.display())));
        }
    }
    assert!(rows > 100, "only {rows} rows were read");
    assert!(wrong.is_empty(), "{} lines go wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn rule_id(file: &RuleFile) -> String {
    match (&file.rule, &file.cue) {
        (Some(rule), _) => rule.as_ref().clone(),
        (None, Some(cue)) => format!("seeding/{}", cue.as_ref()),
        (None, None) => file.fact.as_ref().map(|fact| format!("fact/{}", fact.as_ref())).unwrap_or_default(),
    }
}

fn judge(packs: &Packs, rule: &str, row: &Row) -> Vec<String> {
    let name = row.id.as_ref();
    let is_it = |r: &index::PhraseRow| r.id == name.as_str() && packs.index.rules[r.rule as usize].id == rule;
    let Some(number) = packs.index.rows.iter().position(is_it) else { return vec![format!("{name} was not compiled")] };
    let zone = row.zones.first().copied().unwrap_or(ZoneName::Body);
    let mut wrong = Vec::new();
    for line in lines(&row.bad).chain(lines(&row.hit)) {
        if standing(packs, number as u32, line, zone) != Standing::Found {
            wrong.push(format!("{name} misses 「{line}」"));
        }
    }
    for line in lines(&row.good).chain(lines(&row.miss)) {
        if standing(packs, number as u32, line, zone) == Standing::Found {
            wrong.push(format!("{name} hits 「{line}」"));
        }
    }
    let (must, must_not) = (row.bad.len() + row.hit.len(), row.good.len() + row.miss.len());
    if must < 2 || must_not < 2 {
        wrong.push(format!("{name} has {must} lines that hit and {must_not} that do not; two of each are wanted"));
    }
    wrong
}

/// What is wrong with the house's files when a text of one of them is another.
fn errors_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut folder = Folder::default();
    for (file, text) in HOUSE {
        let text = if *file == path { text.replacen(from, to, 1) } else { (*text).to_owned() };
        assert!(*file != path || text.contains(to), "{path} does not hold {from}");
        if ["/phrases/", "/rules/", "/facts/"].iter().any(|part| file.contains(part)) {
            folder.rules.push(load::parse(Path::new(file), text).unwrap());
        }
    }
    let compiled = compile::compile(&folder, variants(), &|_| Origin::BuiltIn);
    compiled.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_misspelt_class_is_named_with_its_place() {
    let frames = "keyword_packs/phrases/frames.toml";
    assert_eq!(errors_after(frames, "frame-report =", "frame-report ="), [""; 0]);
    let asked = errors_after(frames, "frame-report =", "frame-reprot =");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with(&format!("{frames}:")), "{asked:?}");
    assert!(asked[0].contains("`frame-report`") && asked[0].ends_with("`frame-reprot`?"), "{asked:?}");
    let urgency = "keyword_packs/phrases/hard-sell/urgency.toml";
    let in_pattern = errors_after(urgency, "@offer", "@offfer");
    assert!(in_pattern[0].starts_with(&format!("{urgency}:")) && in_pattern[0].contains("did you mean `@offer`?"));
}
