//! All keywords of a shop that ideas may go for: the trade, the user's own, then the pack's.

use crate::lists::WordList;
use crate::pack::{Role, model};
use crate::reading::uses::Keyword;
use crate::text::script::Script;
use crate::text::units::units;
use crate::text::variants;
use crate::write::brief::candidate::{Candidate, KeywordKind, ROOM};
use crate::write::brief::order::Order;
use crate::write::brief::pieces::{Pieces, Rarity, WHOLE};
use crate::write::brief::wishes;
use crate::write::keyword_list::name::{Name, join, place_names};

/// Units of an English main keyword with its place: what is longer is better without.
const LATIN: u32 = 14;
/// All keywords of the shop: the trade, the user's own, then the pack's in its order.
pub fn pool(order: &Order<'_>) -> Vec<Candidate> {
    let place = place_names(order.packs, order.target);
    let trade = order.trade;
    let mut pool = vec![candidate(
        order,
        place.as_ref(),
        &Unplaced {
            name: &trade.name,
            forms: trade.forms.iter().map(|f| f.as_ref().as_str()).collect(),
            kind: KeywordKind::Trade,
            role: Role::Core,
            importance: *trade.importance.as_ref(),
            why: &trade.why,
            season: &[],
        },
    )];
    let known = variants().key(&pool[0].name.hant);
    for word in order.target.keywords.iter().filter(|w| variants().key(w) != known) {
        let name = model::Name { hant: word.clone(), hans: word.clone(), en: word.clone() };
        let (kind, role) = (KeywordKind::Own, Role::Core);
        let unplaced = Unplaced { name: &name, forms: Vec::new(), kind, role, importance: 10, why: "", season: &[] };
        pool.push(candidate(order, None, &unplaced));
    }
    for keyword in &trade.keywords {
        let season: Vec<u8> = keyword.season.iter().map(|m| *m.as_ref()).collect();
        let hant = keyword.text.hant.as_str();
        let is_common = keyword.weak.iter().any(|w| w.as_ref() == hant);
        let kind = match keyword.role {
            _ if WordList::BriefNotMain.has(hant) || (is_common && place.is_none()) => KeywordKind::Side,
            Role::Core => KeywordKind::Core,
            Role::Scene => KeywordKind::Scene,
            Role::Question if asks(hant) => KeywordKind::Question,
            Role::LongTail | Role::Question => KeywordKind::LongTail,
            Role::Tag => KeywordKind::Side,
        };
        let unplaced = Unplaced {
            name: &keyword.text,
            forms: keyword.forms.iter().map(|f| f.as_ref().as_str()).collect(),
            kind,
            role: keyword.role,
            importance: *keyword.importance.as_ref(),
            why: &keyword.why,
            season: &season,
        };
        pool.push(candidate(order, place.as_ref().filter(|_| is_local(kind, hant)), &unplaced));
    }
    pool.extend(wishes::candidates(order, place.as_ref()));
    let trade_key = variants().key(&trade.name.hant);
    for c in &mut pool {
        c.is_narrow = c.kind == KeywordKind::LongTail && variants().key(&c.bare.hant).contains(&trade_key);
    }
    mark_about(order, &mut pool);
    pool
}

/// A keyword before it is joined with a place.
struct Unplaced<'a> {
    name: &'a model::Name,
    forms: Vec<&'a str>,
    kind: KeywordKind,
    role: Role,
    importance: u8,
    why: &'a str,
    season: &'a [u8],
}

fn candidate(order: &Order<'_>, place: Option<&Name>, unplaced: &Unplaced<'_>) -> Candidate {
    let names = unplaced.name;
    let bare = Name { hant: names.hant.clone(), hans: names.hans.clone(), en: names.en.clone() };
    let joined = place.map(|place| join(Some(place), &unplaced.name.into()));
    // A place of many letters leaves no room for a title.
    let room = if order.script == Script::Latin && unplaced.kind != KeywordKind::Trade { LATIN } else { ROOM };
    let name = joined.filter(|n| units(n.show(order.script)) <= room).unwrap_or_else(|| bare.clone());
    let texts = [names.hant.as_str(), names.hans.as_str(), names.en.as_str()];
    Candidate {
        pieces: Pieces::of(texts.into_iter().chain(unplaced.forms.iter().copied())),
        name,
        bare,
        kind: unplaced.kind,
        role: unplaced.role,
        importance: unplaced.importance,
        why: unplaced.why.to_owned(),
        season: unplaced.season.to_vec(),
        about: 0,
        promise: None,
        is_narrow: false,
    }
}

/// Whether a keyword is worded as a question; 入門紅酒 is listed as one and is none.
fn asks(hant: &str) -> bool {
    WordList::BriefAsks.is_in(hant)
}

/// Whether people type a district before it. Questions are asked of the whole web.
fn is_local(kind: KeywordKind, hant: &str) -> bool {
    match kind {
        KeywordKind::Trade | KeywordKind::Core | KeywordKind::LongTail => !WordList::BriefNotLocal.begins(hant),
        KeywordKind::Scene => !WordList::BriefAsksAnywhere.is_in(hant) && !WordList::BriefNotLocal.is_in(hant),
        KeywordKind::Own | KeywordKind::Intent | KeywordKind::Question | KeywordKind::Side => false,
    }
}

/// Notes down what the keywords have to do with what the owner has in mind.
fn mark_about(order: &Order<'_>, pool: &mut [Candidate]) {
    let Some(about) = order.about else { return };
    let asked = Pieces::of([about]);
    let rarity = Rarity::of(pool.iter().map(|c| &c.pieces));
    let subjects = Keyword::parse(about, order.packs).subjects;
    let named: Vec<&str> = subjects.iter().map(|t| order.packs.index.terms[*t as usize].name.hant.as_str()).collect();
    for c in pool {
        let is_named = named.contains(&c.bare.hant.as_str());
        c.about = rarity.shared(&asked, &c.pieces) + if is_named { 4 * WHOLE } else { 0 };
    }
}
