//! What people want of such a shop, as keywords that an idea may go for: 上環咖啡店推介, 上環好去處, 上環寵物友善咖啡店. Only what
//! fits the trade, and of that the one that most people type and those that the trade's own texts speak of.

use super::candidate::{Candidate, KeywordKind, ROOM};
use super::order::Order;
use super::pieces::Pieces;
use crate::pack::Role;
use crate::pack::index::{IntentInfo, Shown, Term};
use crate::pack::intent::Stands;
use crate::reading::query::fits;
use crate::reading::uses;
use crate::text::script::Script;
use crate::text::units::units;
use crate::text::variants;
use crate::write::keyword_list::name::{Name, join};
use std::cmp::Reverse;

/// Wishes that a brief chooses from.
const MOST: usize = 4;
/// Characters of a word that tells what a text speaks of.
const TELLING: usize = 2;

/// The wishes that fit the trade, the most typed first, then those that its questions and facts speak of.
pub fn candidates(order: &Order<'_>, place: Option<&Name>) -> Vec<Candidate> {
    let index = &order.packs.index;
    let trade = order.trade;
    let told: Vec<String> = trade.questions.iter().chain(&trade.facts).map(|text| variants().key(&text.zh)).collect();
    let mut found: Vec<(usize, &IntentInfo, &Term)> = Vec::new();
    for (i, intent) in (0_u16..).zip(&index.intents) {
        // What is asked of a place alone needs one.
        let has_room = intent.stands != Stands::Alone || place.is_some();
        if intent.wide || intent.stands == Stands::Apart || !has_room || !fits(order.packs, i, order.target.category) {
            continue;
        }
        let term = &index.terms[intent.term as usize];
        let kept = intent.kept_by.iter().flat_map(|k| &k.words).map(ToString::to_string);
        let names = [&term.name.hant].into_iter().chain(&term.forms).map(|f| variants().key(f));
        let words: Vec<String> = kept.chain(names).filter(|w| w.chars().count() >= TELLING).collect();
        let speaks = told.iter().filter(|text| words.iter().any(|w| text.contains(w.as_str()))).count();
        found.push((speaks, intent, term));
    }
    found.sort_by_key(|(_, _, term)| Reverse(term.importance));
    let mut rest = found.split_off(found.len().min(1));
    rest.sort_by_key(|(speaks, _, term)| (Reverse(*speaks), Reverse(term.importance)));
    found.into_iter().chain(rest).take(MOST).map(|(_, intent, term)| candidate(order, place, intent, term)).collect()
}

fn candidate(order: &Order<'_>, place: Option<&Name>, intent: &IntentInfo, term: &Term) -> Candidate {
    let trade = &order.trade.name;
    let of = |script: Script, thing: &str| {
        let wish = uses::show(&term.name, script);
        let glue = if script == Script::Latin { " " } else { "" };
        match intent.stands {
            Stands::Behind | Stands::Apart => format!("{thing}{glue}{wish}"),
            Stands::Before => format!("{wish}{glue}{thing}"),
            Stands::Alone => wish.to_owned(),
        }
    };
    let bare = Shown {
        hant: of(Script::Hant, &trade.hant).as_str().into(),
        hans: of(Script::Hans, &trade.hans).as_str().into(),
        en: of(Script::Latin, &trade.en).as_str().into(),
    };
    let joined = place.map(|place| join(Some(place), &bare));
    let bare = join(None, &bare);
    let name = joined.filter(|n| units(n.show(order.script)) <= ROOM).unwrap_or_else(|| bare.clone());
    let promise = intent.promise.as_ref().map(|p| join(None, p));
    Candidate {
        pieces: Pieces::of([bare.hant.as_str(), bare.hans.as_str(), bare.en.as_str()]),
        name,
        bare,
        kind: KeywordKind::Intent,
        role: Role::Scene,
        importance: term.importance,
        why: term.why.to_string(),
        season: term.season.clone(),
        about: 0,
        promise,
        is_narrow: false,
    }
}
