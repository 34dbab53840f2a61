//! Which keywords a note is judged by: the user's own, the main one (place × trade), the trade's from its pack, and those
//! that an import adds.

use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Packs, PlaceKind, Role};
use crate::reading::context::Context;
use crate::reading::evidence::Evidence;
use crate::reading::imported;
use crate::reading::query::fits;
use crate::reading::target::Target;
use crate::reading::terms::TermHit;
use crate::reading::uses::{Found, Keyword, KeywordUse, of_term, show};
use crate::text::script::{self, Script};
use crate::text::variants;
use std::collections::HashSet;

/// The keywords of a note with their uses: the user's own first, then the main one, then the pack's by importance.
/// Those of the pack that stand nowhere are listed when they are core. Last come the imported ones that stand in the note.
pub fn keywords(evidence: &Evidence<'_>, target: &Target, carried: &[Zone], script: Script) -> Vec<KeywordUse> {
    let Evidence { note, packs, view, hits, .. } = *evidence;
    let mut out: Vec<KeywordUse> = Vec::new();
    let mut names: HashSet<String> = HashSet::new();
    let mut meanings: HashSet<(Vec<u32>, Vec<u32>)> = HashSet::new();
    let found = Found::new(view, hits, note, &target.keywords);
    let mut add = |keyword: Keyword, always: bool| {
        let meaning = (keyword.places.clone(), keyword.subjects.clone());
        if names.contains(&keyword.text) || (!keyword.subjects.is_empty() && meanings.contains(&meaning)) {
            return;
        }
        let uses = found.uses(&keyword);
        if always || !uses.is_empty() {
            names.insert(keyword.text.clone());
            meanings.insert(meaning);
            let is_main = out.is_empty();
            let zones = uses.iter().map(|u| u.zone);
            let missing = if is_main && !keyword.is_own {
                missing(&zones.chain(carried.iter().copied()).collect::<Vec<_>>(), true, note)
            } else {
                missing(&zones.collect::<Vec<_>>(), is_main, note)
            };
            out.push(KeywordUse { keyword, uses, missing });
        }
    };
    for text in &target.keywords {
        let mut keyword = Keyword::parse(text, packs);
        keyword.figure = imported::figure(packs, &keyword);
        add(keyword, true);
    }
    if let Some(main) = main_keyword(evidence, target, script) {
        add(main, true);
    }
    if let Some(category) = target.category {
        for term in packs.keywords_of(category).iter() {
            let entry = &packs.index.terms[term as usize];
            let TermKind::Keyword { role, .. } = entry.kind else { continue };
            let is_core = role == Role::Core;
            if is_core || hits.iter().any(|h| h.term == term) {
                add(of_term(packs, term, entry, role, script), is_core);
            }
        }
    }
    imported::add(&mut out, &imported::Text { note, packs, target, view, hits, script });
    out
}

/// Place × trade, as people type it: 上環咖啡店, Sheung Wan cafe. Where the trade was only found by its goods and its word
/// stands nowhere in the note, the best of these goods takes its place: nobody is called what they do not call themselves.
fn main_keyword(evidence: &Evidence<'_>, target: &Target, script: Script) -> Option<Keyword> {
    let packs = evidence.packs;
    let trade_term = packs.index.categories[target.category? as usize].term;
    let subject = if target.is_trade_guessed { own_subject(evidence, target, trade_term) } else { trade_term };
    let entry = &packs.index.terms[subject as usize];
    let mut keyword = of_term(packs, subject, entry, Role::Core, script);
    keyword.noun = own_noun(evidence, target, subject, script);
    let noun = keyword.noun.clone().unwrap_or_else(|| show(&entry.name, script).to_owned());
    keyword.text.clone_from(&noun);
    if let (Some(place_term), Some(shown)) = (place_term(packs, target), place_shown(packs, target, script)) {
        keyword.places = vec![place_term];
        keyword.places.extend(target.place.filter(|p| *p != place_term));
        // A whole district is named in a note by any of its places.
        if let TermKind::Place { district, kind: PlaceKind::District, .. } = packs.index.terms[place_term as usize].kind
        {
            keyword.places = packs.lookup().places(district).to_vec();
        }
        let glue = if script == Script::Latin { " " } else { "" };
        keyword.text = format!("{shown}{glue}{noun}");
        let joined = || packs.joined_term(place_term, subject).and_then(|term| packs.figure_of(term));
        keyword.figure = packs.figure_named(&keyword.text).or_else(joined);
    }
    Some(keyword)
}

/// What the subject is called by whom it belongs to: the word of header, flags or profile; else the one that stands in the
/// note, where the pack's own does not.
fn own_noun(evidence: &Evidence<'_>, target: &Target, subject: u32, script: Script) -> Option<String> {
    let Evidence { note, packs, view, hits, .. } = *evidence;
    let fits = |word: &str| script != Script::Latin || script::counts(word).han == 0;
    if !target.is_trade_guessed {
        return target.called.clone().filter(|called| fits(called));
    }
    let name = show(&packs.index.terms[subject as usize].name, script);
    let key = variants().key(name);
    let is_sure = hits.iter().any(|h| h.term == subject && (!h.weak || h.counts));
    let mine = |h: &&TermHit| h.term == subject && (!is_sure || !h.weak || h.counts);
    let written = |h: &TermHit| &view.folded.text[h.range.clone()];
    if hits.iter().filter(mine).any(|h| written(h) == key) {
        return None;
    }
    let word = |h: &TermHit| note.text.get(view.original(h.range.clone())).filter(|w| !w.contains('\n') && fits(w));
    let worth = |h: &&TermHit| (evidence.zone_weight(h) >= 3.0, h.range.len(), std::cmp::Reverse(h.range.start));
    hits.iter().filter(mine).filter(|h| word(h).is_some()).max_by_key(worth).and_then(word).map(str::to_owned)
}

/// The trade's word if it stands in the note, else the product that stands where it is seen most, else the word all the same.
fn own_subject(evidence: &Evidence<'_>, target: &Target, trade: u32) -> u32 {
    let index = &evidence.packs.index;
    let zone = |h: &TermHit| evidence.note.zone(evidence.view.original(h.range.clone()).start);
    let own = || evidence.hits.iter().filter(|h| h.term == trade && (!h.weak || h.counts));
    // 香港花店 among the topics of 紅磡花牌 is a wider word for it, and not what it calls itself.
    let is_topic = own().next().is_some() && own().all(|h| zone(h) == Some(Zone::Hashtag));
    // 寵物友善 is what people want of a shop, and nothing that it is called by.
    let is_intent = |o: &TermHit| matches!(index.terms[o.term as usize].kind, TermKind::Intent { .. });
    let is_wish = |h: &TermHit| evidence.hits.iter().any(|o| o.range == h.range && is_intent(o));
    let product = |h: &&TermHit| match index.terms[h.term as usize].kind {
        TermKind::Keyword { category, role: Role::Core | Role::LongTail } => {
            // A common word for goods does not call the shop by the name that the pack gives them.
            target.category == Some(category) && h.counts && !h.weak && !is_wish(h)
        }
        _ => false,
    };
    let is_called = |h: &TermHit| zone(h) == Some(Zone::Title) && product(&h);
    // And 體驗班 is what any workshop is, where the title says what it teaches.
    let is_common = own().all(|h| h.weak);
    if own().next().is_some() && !((is_topic || is_common) && evidence.hits.iter().any(is_called)) {
        return trade;
    }
    let worth = |h: &TermHit| {
        let entry = &index.terms[h.term as usize];
        let is_core = matches!(entry.kind, TermKind::Keyword { role: Role::Core, .. });
        (evidence.zone_weight(h) >= 3.0, is_core, entry.importance, std::cmp::Reverse(h.range.start))
    };
    // Where only common words stand, one of them is what the shop says of itself.
    let common = |h: &&TermHit| match index.terms[h.term as usize].kind {
        TermKind::Trade { category } | TermKind::Keyword { category, role: Role::Core | Role::LongTail } => {
            target.category == Some(category)
        }
        _ => false,
    };
    let best = evidence.hits.iter().filter(product).max_by_key(|h| worth(h));
    best.or_else(|| evidence.hits.iter().filter(common).max_by_key(|h| worth(h))).map_or(trade, |h| h.term)
}

/// The parts of a note that carry a query people type for this shop, whatever its words: place × trade or product or
/// intent, in title also product × intent; without a place, trade or product alone.
pub fn carried(evidence: &Evidence<'_>, target: &Target) -> Vec<Zone> {
    let Evidence { note, packs, view, hits, .. } = *evidence;
    let zone = |h: &TermHit| note.zone(view.original(h.range.clone()).start);
    let kind = |h: &TermHit| packs.index.terms[h.term as usize].kind;
    let is_place =
        |h: &TermHit| matches!(kind(h), TermKind::Place { district, .. } if target.district == Some(district));
    let is_subject = |h: &TermHit| match kind(h) {
        TermKind::Trade { category } => target.category == Some(category),
        TermKind::Keyword { category, role } => {
            target.category == Some(category) && matches!(role, Role::Core | Role::LongTail)
        }
        _ => false,
    };
    let is_intent = |h: &TermHit| match kind(h) {
        TermKind::Intent { intent } => {
            h.counts && !packs.index.intents[intent as usize].wide && fits(packs, intent, target.category)
        }
        TermKind::Scene { district } => h.counts && target.district == Some(district),
        _ => false,
    };
    let carries = |wanted: Zone| {
        let here = || hits.iter().filter(|h| zone(h) == Some(wanted));
        let (place, subject, intent) = (here().any(is_place), here().any(is_subject), here().any(is_intent));
        match target.district {
            Some(_) => place && (subject || intent) || (wanted == Zone::Title && subject && intent),
            None => subject,
        }
    };
    [Zone::Title, Zone::Opening, Zone::Body].into_iter().filter(|z| carries(*z)).collect()
}

/// The query that a title lacks: the place with what the title names already, else with what the note names. None where a
/// user's own keyword is wanted.
pub fn best_missing(cx: &Context<'_>) -> Option<String> {
    let main = cx.main().filter(|m| !m.keyword.is_own)?;
    let in_title = |h: &&TermHit| cx.note.zone(cx.view.original(h.range.clone()).start) == Some(Zone::Title);
    let is_product = |h: &&TermHit| match cx.packs.index.terms[h.term as usize].kind {
        TermKind::Keyword { category, role: Role::Core } => cx.target.category == Some(category) && h.counts,
        _ => false,
    };
    let product = cx.terms.iter().filter(in_title).find(is_product)?;
    let place = place_shown(cx.packs, cx.target, cx.script).filter(|_| !main.keyword.places.is_empty())?;
    let glue = if cx.script == Script::Latin { " " } else { "" };
    Some(format!("{place}{glue}{}", show(&cx.packs.index.terms[product.term as usize].name, cx.script)))
}

/// The term of the place that a note wants to be found by, or of its district: the one that stands in the note where the
/// searched one does not.
fn place_term(packs: &Packs, target: &Target) -> Option<u32> {
    target.written.or(target.place).or_else(|| target.district.map(|d| packs.index.districts[d as usize].term))
}

/// The place as people type it before a trade: 上環; a district without its 區, but for 中西區, of which nothing would be left.
pub fn place_shown<'p>(packs: &'p Packs, target: &Target, script: Script) -> Option<&'p str> {
    let name = show(&packs.index.terms[place_term(packs, target)? as usize].name, script);
    let bare = WordList::DistrictEnd.words().iter().find_map(|end| name.strip_suffix(end));
    let bare = bare.filter(|s| s.chars().count() >= 2 && !WordList::DistrictWhole.has(s));
    Some(bare.unwrap_or(name))
}

/// Zones where a keyword should stand and does not. The main one belongs in title, opening and topics; once in the body is
/// enough for any other.
fn missing(zones: &[Zone], is_main: bool, note: &Note) -> Vec<Zone> {
    let has = |z: Zone| zones.contains(&z);
    if !is_main {
        return if zones.is_empty() { vec![Zone::Body] } else { Vec::new() };
    }
    let mut missing = Vec::new();
    if !has(Zone::Title) && note.title.is_some() {
        missing.push(Zone::Title);
    }
    if !has(Zone::Opening) {
        missing.push(Zone::Opening);
        if !has(Zone::Body) {
            missing.push(Zone::Body);
        }
    }
    if !has(Zone::Hashtag) {
        missing.push(Zone::Hashtag);
    }
    missing
}
