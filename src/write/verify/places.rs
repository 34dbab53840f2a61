//! Places, stations and exits: does the draft name them?

use super::comparison::{Change, Changed, Comparison, From, Loss, Lost, New, Novelty};
use super::pairing::Pairing;
use super::side::Side;
use crate::reading::units::Kind;
use crate::text::variants;
use std::ops::Range;

/// Looks at the exits and the places of the version, and at the trade of the draft.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    exits(pairing, out);
    places(pairing, out);
    trade(pairing, out);
}

/// Whether a place of a text says something: it stands in a clause that neither asks nor lists topics.
fn is_said(side: &Side, at: usize) -> bool {
    side.clause_at(at).is_some_and(|c| !matches!(side.clauses[c].kind, Kind::Question | Kind::Topics))
}

/// An exit that the draft gives otherwise, or does not give.
fn exits(pairing: &Pairing<'_>, out: &mut Comparison) {
    let version = pairing.version;
    for (range, exit) in version.named.exits.iter().filter(|(r, _)| is_said(version, r.start)) {
        let theirs: Vec<(From, &(Range<usize>, String))> =
            pairing.sources().flat_map(|(from, side)| side.named.exits.iter().map(move |e| (from, e))).collect();
        if theirs.iter().any(|(_, (_, other))| other == exit) {
            continue;
        }
        // Who writes of an exit in words that are not read as a way has named it all the same.
        let is_written = |side: &Side| {
            let text = &side.folded;
            text.match_indices(exit.as_str()).any(|(i, _)| {
                !text[..i].ends_with(|c: char| c.is_ascii_alphanumeric())
                    && !text[i + exit.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            })
        };
        match theirs.first() {
            Some((from, (at, _))) => out.changed.push(Changed {
                range: range.clone(),
                kind: Change::Place,
                from: *from,
                at: at.clone(),
                owner: None,
            }),
            None if pairing.sources().any(|(_, side)| is_written(side)) => {}
            None => out.new.push(New { range: range.clone(), kind: Novelty::Place }),
        }
    }
}

/// Places that neither text names.
fn places(pairing: &Pairing<'_>, out: &mut Comparison) {
    let version = pairing.version;
    for (range, term) in version.named.places.iter().filter(|(r, _)| is_said(version, r.start)) {
        let name = variants().fold_str(&version.text()[range.clone()]);
        let is_named = pairing.sources().any(|(_, side)| side.named.known.contains(term));
        if !is_named && !pairing.sources().any(|(_, side)| side.folded.contains(&name)) {
            out.new.push(New { range: range.clone(), kind: Novelty::Place });
        }
    }
}

/// A draft that says what the shop is, and a version that does not speak of it at all.
fn trade(pairing: &Pairing<'_>, out: &mut Comparison) {
    let (draft, version) = (&pairing.draft.named, &pairing.version.named);
    let own = pairing.draft.reading.target.category;
    let told = draft.trades.iter().find(|(_, trade)| Some(*trade) == own);
    if let Some((at, _)) = told.filter(|(_, trade)| !version.touched.contains(trade)) {
        out.lost.push(Lost { at: at.clone(), kind: Loss::Trade });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::marks;

    const DRAFT: &str = "深水埗陶藝工作室，拉坯班一堂$480。大南街28號3樓，深水埗站A2出口行4分鐘。";

    #[test]
    fn an_exit_is_held_against_the_drafts() {
        assert_eq!(marks(DRAFT, "深水埗站D2出口行4分鐘。"), ["place:D2"]);
        assert_eq!(marks(DRAFT, "由深水埗站A2出口步行4分鐘。"), Vec::<String>::new());
        assert_eq!(marks("深水埗陶藝班，行4分鐘就到。", "深水埗站D2出口行4分鐘。"), ["new place:D2"]);
    }

    #[test]
    fn a_place_that_nobody_named_is_new() {
        for version in [
            "石硤尾陶藝工作室，拉坯班一堂$480。",
            "石硖尾陶艺工作室，拉坯班一堂$480。",
            "Shek Kip Mei pottery, 拉坯班一堂$480。",
        ] {
            let got = marks(DRAFT, version);
            assert!(got.iter().any(|m| m.starts_with("new place:")), "{version}: {got:?}");
        }
        // The wider place is no news, nor is a place that is asked about.
        for version in
            ["深水埗陶藝工作室，拉坯班一堂$480。", "深水埗区陶艺工作室，大南街28号3楼。", "你住石硤尾定大角咀？"]
        {
            assert!(!marks(DRAFT, version).iter().any(|m| m.contains("place:")), "{version}");
        }
    }
}
