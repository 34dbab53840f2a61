//! The lines of rows, tried: a row must find each of its `bad` and `hit` lines in full, and none of its `good` and `miss`
//! lines.

use super::remark::{Level, PackRemark};
use crate::note::{Draft, Note, Record, Source};
use crate::pack::Packs;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::index::PhraseRow;
use crate::pack::load::{Loaded, PackError};
use crate::pack::rule_file::{Row, RuleFile, ZoneName};
use crate::reading::view::View;
use crate::reading::{frames, patterns, terms};
use toml::Spanned;

/// Lines of each kind that a row has at least.
const LINES: usize = 2;

/// What is wrong with the lines of a file of rows. `packs` hold its rows.
pub fn try_lines(packs: &Packs, file: &Loaded<RuleFile>) -> Vec<PackRemark> {
    let id = rule_id(&file.value);
    file.value.rows.iter().flat_map(|row| try_row(packs, file, &id, row)).collect()
}

fn rule_id(file: &RuleFile) -> String {
    match (&file.rule, &file.cue, &file.fact) {
        (Some(rule), ..) => rule.as_ref().clone(),
        (_, Some(cue), _) => format!("seeding/{}", cue.as_ref()),
        (.., Some(fact)) => format!("fact/{}", fact.as_ref()),
        _ => String::new(),
    }
}

fn try_row(packs: &Packs, file: &Loaded<RuleFile>, rule: &str, row: &Row) -> Vec<PackRemark> {
    let name = row.id.as_ref().as_str();
    let is_it = |r: &PhraseRow| r.id == name && packs.index.rules[usize::from(r.rule)].id == rule;
    // A row of another folder has taken its place: its lines are tried there.
    let Some(number) = packs.index.rows.iter().position(is_it) else { return Vec::new() };
    let zone = row.zones.first().copied().unwrap_or(ZoneName::Body);
    let wrong = |lines: &[Spanned<String>], kind, want: bool| {
        let fails = |line: &&Spanned<String>| is_found(packs, number as u32, line.as_ref(), zone) != want;
        let fault =
            |line: &Spanned<String>| (line.span().start, Fault::new(kind, &[("row", &name), ("line", line.as_ref())]));
        lines.iter().filter(fails).map(fault).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for (lines, kind, want) in [
        (&row.bad, FaultKind::RowMisses, true),
        (&row.hit, FaultKind::RowMisses, true),
        (&row.good, FaultKind::RowHits, false),
        (&row.miss, FaultKind::RowHits, false),
    ] {
        found.extend(wrong(lines, kind, want));
    }
    if row.bad.len() + row.hit.len() < LINES || row.good.len() + row.miss.len() < LINES {
        found.push((row.id.span().start, Fault::new(FaultKind::RowFewLines, &[("row", &name)])));
    }
    let remark = |(at, fault): (usize, Fault)| {
        let level = if fault.kind == FaultKind::RowFewLines { Level::Warning } else { Level::Error };
        PackRemark { level, error: PackError::at(&file.path, &file.text, at, fault) }
    };
    found.into_iter().map(remark).collect()
}

/// Whether a row finds something in a line, and not only as a hint.
fn is_found(packs: &Packs, row: u32, line: &str, zone: ZoneName) -> bool {
    let mut record = Record::default();
    match zone {
        ZoneName::Title => line.clone_into(&mut record.title),
        _ => line.clone_into(&mut record.body),
    }
    let note = Note::parse(&Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) });
    let folded = terms::fold_note(&note).squeeze();
    let bare = folded.bare();
    [(folded, false), (bare, true)].into_iter().any(|(folded, is_bare)| {
        let view = View::new(folded, &note.text, packs);
        let soften = &packs.index.rows[row as usize].soften;
        let is_full = |hit: &patterns::RowHit| {
            hit.row == row && !soften.iter().any(|f| frames::holds(*f, &view, packs, &hit.range, &hit.words))
        };
        patterns::rows(&view, packs, is_bare).iter().any(is_full)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_house_finds_its_own_lines() {
        let packs = Packs::built_in();
        let folder = Packs::house_folder().unwrap();
        let rows: usize = folder.rules.iter().map(|f| f.value.rows.len()).sum();
        assert!(rows > 100, "only {rows} rows were read");
        let wrong: Vec<String> =
            folder.rules.iter().flat_map(|f| try_lines(&packs, f)).map(|r| r.error.to_string()).collect();
        assert!(wrong.is_empty(), "{} lines go wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
