//! How the main keyword and topics are called: in the script of the note or another one, as a topic can hold it, and whether
//! a topic names anything at all.

use super::context::Context;
use super::keyword;
use super::query::{self, Part};
use super::uses::Keyword;
use crate::pack::Class;
use crate::pack::Packs;
use crate::pack::index::{Shown, TermKind};
use crate::reading::uses;
use crate::text::convert::to_hans;
use crate::text::script::{self, Script};
use crate::text::variants;
use std::collections::BTreeSet;

/// The main keyword as a note of this script writes it. The user's own words are kept wherever they fit.
pub fn main_in(cx: &Context<'_>, script: Script) -> Option<String> {
    let main = &cx.main()?.keyword;
    if main.is_own {
        return Some(own_in(cx, main, script));
    }
    let noun = noun_in(cx, main, script)?;
    let place = keyword::place_shown(cx.packs, cx.target, script).filter(|_| !main.places.is_empty());
    Some(joined(place.unwrap_or_default(), &noun, script))
}

/// What the note calls itself in a script: its own word where it has one, else the pack's.
fn noun_in(cx: &Context<'_>, main: &Keyword, script: Script) -> Option<String> {
    let subject = *main.subjects.first()?;
    let name = uses::show(
        main.noun
            .as_deref()
            .and_then(|own| noun_row(cx.packs, subject, own))
            .unwrap_or_else(|| &cx.packs.index.terms[subject as usize].name),
        script,
    );
    // An English note has no Chinese word of its own, nor the other way round.
    let crosses = (cx.script == Script::Latin) != (script == Script::Latin);
    let own = main.noun.as_deref().filter(|own| !crosses && (script != Script::Latin || script::counts(own).han == 0));
    Some(match (own, script) {
        (Some(own), Script::Hans) => to_hans(own),
        // A word of the other script is one of the pack's again.
        (Some(own), _) if script::counts(own).hans == 0 => own.to_owned(),
        _ => name.to_owned(),
    })
}

/// What a shop that goes by this word is called in all ways, where its trade has several kinds of shops.
fn noun_row<'p>(packs: &'p Packs, subject: u32, own: &str) -> Option<&'p Shown> {
    let TermKind::Trade { category } = packs.index.terms[subject as usize].kind else { return None };
    let key = variants().key(own);
    let is_it = |n: &&Shown| [&n.hant, &n.hans, &n.en].into_iter().any(|name| variants().key(name) == key);
    packs.index.categories[category as usize].nouns.iter().find(is_it)
}

/// What the trade is called in what is said to the owner: as the note calls it or, where it was told by its goods, one of
/// these; else as the pack does.
pub fn trade_shown(cx: &Context<'_>) -> Option<String> {
    let term = cx.packs.index.categories[cx.target.category? as usize].term;
    let is_it = |m: &&Keyword| !m.is_own && (cx.target.is_trade_guessed || m.subjects.first() == Some(&term));
    let noun = cx.main().map(|m| &m.keyword).filter(is_it).and_then(|m| noun_in(cx, m, cx.script));
    Some(noun.unwrap_or_else(|| uses::show(&cx.packs.index.terms[term as usize].name, cx.script).to_owned()))
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
            let part = |t: Option<&u32>| t.map_or("", |t| uses::show(names(t), s));
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

/// Place and subject of a topic that is nothing else: of 上環咖啡店, 上環cafe and 上环咖啡厅 alike.
pub fn core(packs: &Packs, topic: &str) -> Option<(u32, u32)> {
    let bare = topic.trim().trim_start_matches(['#', '＃']).trim();
    let folded = variants().fold(bare).squeeze();
    let hits = packs.find(&folded, bare);
    // A name that is one word is a place or a subject and not both, and where no word is either there is none.
    let forms = || hits.iter().flat_map(|h| packs.forms_of(h.string));
    let is_place = |t: u32| matches!(packs.index.terms[t as usize].kind, TermKind::Place { .. });
    if !forms().any(|f| is_place(f.term)) || !packs.terms_of_whole(&folded, &hits).is_empty() {
        return None;
    }
    let (mut place, mut subject) = (None, None);
    for part in query::split_found(&folded, hits, packs)? {
        match part {
            Part::Place(terms) => place = terms.into_iter().min(),
            Part::Subject(terms) => subject = terms.into_iter().min(),
            Part::Intent(_) => {}
        }
    }
    Some((place?, subject?))
}

/// For each topic of the note, whether it could stand under any note.
pub fn generic(cx: &Context<'_>) -> Vec<bool> {
    let hits = cx.view.of_class(Class::GenericTopic, 0..cx.view.folded.text.len());
    let whole: BTreeSet<(usize, usize)> = hits.map(|h| cx.view.original(h.range())).map(|r| (r.start, r.end)).collect();
    cx.note.topics.iter().map(|t| whole.contains(&(t.name_span.start(), t.name_span.end()))).collect()
}

/// A name that a topic can hold: `Sheung Wan cafe` → `SheungWanCafe`.
pub fn topic_name(text: &str) -> String {
    let mut out = String::new();
    for (i, word) in text.split_whitespace().enumerate() {
        let mut chars = word.chars().filter(|c| script::is_alphanumeric(*c) || matches!(c, '_' | '&' | '·' | '・'));
        if let Some(first) = chars.next() {
            if i > 0 {
                out.extend(first.to_uppercase());
            } else {
                out.push(first);
            }
            out.extend(chars);
        }
    }
    out
}
