//! Titles and topics to paste, made of the draft's own words: the main keyword, and clauses that the draft holds.
//! Nothing is invented, and nothing is cut inside a word or a number.

mod clauses;
mod topics;

pub use topics::{core, generic, topic_name, topics};

use crate::diagnostic::Finding;
use crate::keyword;
use crate::matching::terms::Keyword;
use crate::note::TITLE_LIMIT;
use crate::pack::index::TermKind;
use crate::pack::{Packs, TOKEN_BASE, Token};
use crate::rules::Context;
use crate::text::convert::to_hans;
use crate::text::script::{self, Script};
use crate::text::units::units;
use crate::text::variants;
use clauses::Clause;
use std::cmp::Reverse;

/// As many titles as are worth reading.
const MOST: usize = 5;
/// With fewer, two short clauses share a title.
const FEWEST: usize = 3;
/// Clauses that may share a title: the first few only, so that a long draft costs no more than a short one.
const PAIRED: usize = 6;

/// Three to five titles within the limit, best first; none without a main keyword or a clean clause to go with it.
pub fn options(cx: &Context<'_>, findings: &[Finding]) -> Vec<String> {
    let Some(main) = main_in(cx, cx.script) else { return Vec::new() };
    let mut fragments = fragments(cx, &main, clauses::clean(cx, findings));
    fragments.sort_by_key(|f| f.order);
    let present = cx.note.title.as_ref().map_or("", |t| t.text.as_str());
    let mut out: Vec<String> = Vec::new();
    let mut offer = |title: String| {
        if out.len() < MOST && units(&title) <= TITLE_LIMIT && title != present && !out.contains(&title) {
            out.push(title);
        }
        out.len()
    };
    let is_latin = cx.script == Script::Latin;
    let mut count = 0;
    for fragment in &fragments {
        let joint = if is_latin { ": " } else { fragment.joint };
        count = offer(format!("{main}{joint}{}", fragment.text));
    }
    for (i, a) in fragments.iter().enumerate().take(PAIRED) {
        for b in fragments.iter().skip(i + 1).take(PAIRED) {
            if count < FEWEST && !is_latin {
                count = offer(format!("{main}｜{}｜{}", a.text, b.text));
            }
        }
    }
    out
}

/// A clause as a part of a title.
struct Fragment<'t> {
    text: &'t str,
    joint: &'static str,
    /// Rank, number of cues, place in the draft.
    order: (u8, Reverse<usize>, usize),
}

/// The clauses that add something to the main keyword, each once.
fn fragments<'t>(cx: &'t Context<'_>, main: &str, clauses: Vec<Clause>) -> Vec<Fragment<'t>> {
    let mut cues: Vec<(usize, usize, &str)> =
        cx.cues.iter().map(|c| (c.range.start, c.range.end, c.name.as_str())).collect();
    cues.sort_unstable();
    let main_key = variants().key(main);
    let mut seen = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    for clause in clauses {
        let text = &cx.note.text[clause.range.clone()];
        let key = variants().key(text);
        if main_key.contains(&key) || !seen.insert(key) {
            continue;
        }
        let from = cues.partition_point(|c| c.0 < clause.range.start);
        let held = cues[from..].iter().take_while(|c| c.0 < clause.range.end).filter(|c| c.1 <= clause.range.end);
        let mut names: Vec<&str> = held.map(|c| c.2).collect();
        names.sort_unstable();
        names.dedup();
        let rank = match () {
            () if clauses::is_loose(text) => 5,
            () if !names.is_empty() || has_quantity(cx, &clause) => 0,
            () if clause.is_question => 1,
            () if has_token(cx, &clause, Token::Price) || tells_hours(cx, &clause) => 2,
            () if clause.is_title => 3,
            () => 4,
        };
        let tells = clause.is_question || names.contains(&"process") || names.contains(&"turn");
        let joint = if tells { "：" } else { "｜" };
        out.push(Fragment { text, joint, order: (rank, Reverse(names.len()), clause.range.start) });
    }
    out
}

fn has_token(cx: &Context<'_>, clause: &Clause, token: Token) -> bool {
    let range = clause.folded(cx);
    cx.view.starting_in(range).iter().any(|h| h.string == TOKEN_BASE + token as u32)
}

/// A number with its unit: 三分鐘, 4 張枱.
fn has_quantity(cx: &Context<'_>, clause: &Clause) -> bool {
    let is_unit =
        |end: usize| cx.view.starting_in(end..end + 2).iter().any(|u| cx.packs.in_class("frame-unit", u.string));
    let hits = cx.view.starting_in(clause.folded(cx)).iter();
    hits.filter(|h| h.string == TOKEN_BASE + Token::Num as u32).any(|h| is_unit(h.end as usize))
}

fn tells_hours(cx: &Context<'_>, clause: &Clause) -> bool {
    cx.view.has_class(cx.packs, "action-hours", clause.folded(cx))
}

/// The main keyword as a note of this script writes it. The user's own words are kept wherever they fit.
pub fn main_in(cx: &Context<'_>, script: Script) -> Option<String> {
    let main = &cx.main()?.keyword;
    if main.is_own {
        return Some(own_in(cx, main, script));
    }
    let trade = cx.target.category.map(|c| cx.packs.index.categories[c as usize].term)?;
    let trade = keyword::show(&cx.packs.index.terms[trade as usize].name, script);
    let place = keyword::place_shown(cx.packs, cx.target, script).filter(|_| !main.places.is_empty());
    Some(joined(place.unwrap_or_default(), trade, script))
}

fn own_in(cx: &Context<'_>, main: &Keyword, script: Script) -> String {
    let counts = script::counts(&main.text);
    let fits = match script {
        Script::Hans => counts.hant == 0,
        Script::Hant | Script::Mixed => counts.hans == 0,
        Script::Latin => true,
    };
    let is_hans = script == Script::Hans;
    let is_asked_elsewhere = (cx.script == Script::Hans) != is_hans;
    if fits && (counts.han > 0 || !is_asked_elsewhere) {
        return main.text.clone();
    }
    // 上環髮型屋 is 上环理发店 for a mainland reader: where the packs know all of it, they know the word as well.
    let as_written = |name: &str| variants().key(name) == variants().key(&main.text);
    let all = names(cx.packs, main);
    let known = all.iter().find(|names| names.iter().any(|n| as_written(n)));
    match known.or(all.first().filter(|_| !is_hans || counts.han == 0)) {
        Some(names) => names[usize::from(is_hans)].clone(),
        None if is_hans => to_hans(&main.text),
        None => main.text.clone(),
    }
}

/// All that a keyword's place and subject are called together: Traditional, Simplified, English.
fn names(packs: &Packs, keyword: &Keyword) -> Vec<[String; 3]> {
    let names = |term: &u32| &packs.index.terms[*term as usize].name;
    let is_place = |term: &&u32| matches!(packs.index.terms[**term as usize].kind, TermKind::Place { .. });
    let all = |place: Option<&u32>, subject: Option<&u32>| {
        [Script::Hant, Script::Hans, Script::Latin].map(|s| {
            let part = |t: Option<&u32>| t.map_or("", |t| keyword::show(names(t), s));
            joined(part(place), part(subject), s)
        })
    };
    let mut places: Vec<Option<&u32>> = keyword.places.iter().filter(is_place).take(4).map(Some).collect();
    let mut subjects: Vec<Option<&u32>> = keyword.subjects.iter().take(8).map(Some).collect();
    if places.is_empty() && subjects.is_empty() {
        return Vec::new();
    }
    for part in [&mut places, &mut subjects] {
        if part.is_empty() {
            part.push(None);
        }
    }
    places.into_iter().flat_map(|p| subjects.iter().map(move |s| (p, *s))).map(|(p, s)| all(p, s)).collect()
}

fn joined(place: &str, subject: &str, script: Script) -> String {
    let glue = if script == Script::Latin && !place.is_empty() && !subject.is_empty() { " " } else { "" };
    format!("{place}{glue}{subject}")
}

#[cfg(test)]
mod tests;
