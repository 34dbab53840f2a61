//! Whether a note is about a place that is not in Hong Kong, or about a shop without a place: a city elsewhere stands in its
//! title, beside one of our names or where the shop is said to be; or it says that it sells online only.

use super::evidence::Evidence;
use super::facts::fact::Value;
use super::terms::{TermHit, is_search_place};
use crate::lists::WordList;
use crate::note::Zone;
use crate::pack::index::TermKind;
use crate::pack::{Class, Hit};
use std::ops::Range;

/// Bytes of blanks and marks between a name and a city beside it, at most.
const BESIDE: usize = 40;

/// Why no district of Hong Kong is taken for granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// A city elsewhere, as the note writes it.
    City(String),
    /// There is no shop to go to.
    Online,
}

/// What speaks against any district; `None` for nearly all notes.
pub fn of(evidence: &Evidence<'_>) -> Option<Away> {
    let all = 0..evidence.view.folded.text.len();
    let cities: Vec<Range<usize>> = named(evidence, all.clone()).filter(|c| is_place(evidence, c)).collect();
    if !cities.is_empty() {
        let ours = |wanted: Option<Zone>| {
            let mine = |h: &&TermHit| h.counts && is_hong_kong(evidence, h) && !is_beside(evidence, h);
            evidence.hits.iter().filter(mine).any(|h| wanted.is_none_or(|z| zone(evidence, h.range.start) == Some(z)))
        };
        let is_topic = |c: &&Range<usize>| zone(evidence, c.start) == Some(Zone::Hashtag);
        let titled = cities.iter().find(|c| zone(evidence, c.start) == Some(Zone::Title));
        // One topic may be a dish; several of them say where it is.
        let titled = titled.or_else(|| cities.iter().filter(is_topic).nth(1));
        let said = || cities.iter().find(|c| has_shop(evidence, c)).filter(|_| !ours(None));
        if let Some(city) = titled.filter(|_| !ours(Some(Zone::Title))).or_else(said) {
            let written = evidence.note.text.get(evidence.view.original(city.clone()));
            return written.map(|w| Away::City(w.to_owned()));
        }
    }
    evidence.view.has_class(Class::OnlineOnly, all).then_some(Away::Online)
}

/// Whether a name is said of the shop itself, whatever the title says: in an address with a number, among the topics, or
/// beside what the shop calls itself (我哋間咖啡店喺中環).
pub fn is_firm(evidence: &Evidence<'_>, hit: &TermHit) -> bool {
    let at = evidence.view.original(hit.range.clone());
    let text = evidence.note.text.as_str();
    let has_number = |r: &Range<usize>| text[r.clone()].contains(|c: char| c.is_ascii_digit());
    let is_address =
        evidence.facts.within_reach(&at).any(|f| matches!(f.value, Value::Address { .. }) && has_number(&f.range));
    // A hotel or a mall among the topics may be one of the same name.
    let is_area = matches!(kind(evidence, hit), TermKind::Place { kind, .. } if is_search_place(kind));
    let is_topic = !hit.weak && is_area && zone(evidence, hit.range.start) == Some(Zone::Hashtag);
    let sentence = evidence.view.sentence(hit.range.start);
    let of_us = || {
        let is_trade = |h: &TermHit| matches!(kind(evidence, h), TermKind::Trade { .. });
        evidence.view.has_class(Class::OwnerWe, sentence.clone())
            && evidence.hits.iter().any(|h| sentence.contains(&h.range.start) && is_trade(h))
    };
    is_address || is_topic || of_us()
}

/// Whether a city elsewhere stands right beside a name: 台中SOGO, Langham Place, Markham, Central station in Taipei.
pub fn is_beside(evidence: &Evidence<'_>, hit: &TermHit) -> bool {
    let view = evidence.view;
    let text = &view.folded.text;
    let from = hit.range.start.saturating_sub(view.longest + BESIDE);
    let mut words = named(evidence, from..hit.range.end + BESIDE + view.longest);
    let near = |word: Range<usize>| {
        if word.start <= hit.range.start && hit.range.end <= word.end {
            // 羅湖區 of Shenzhen and 羅湖.
            word.len() > hit.range.len()
        } else if word.end <= hit.range.start {
            // 台南市中西區, 倫敦 Central.
            let between = text[word.end..hit.range.start].trim();
            between.is_empty() || WordList::CityEnd.has(between)
        } else {
            // Langham Place, Markham; 太原街 (Shenyang).
            text.get(hit.range.end..word.start).is_some_and(|b| WordList::CityBehind.has(b.trim()))
        }
    };
    words.any(near)
}

/// The cities that stand in a range.
fn named<'a>(evidence: &'a Evidence<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let of = move |class| evidence.view.of_class(class, range.clone());
    of(Class::Elsewhere).chain(of(Class::ElsewhereStreet)).map(Hit::range)
}

/// Whether a city is meant as a place, and not as a way of cooking, an origin or a part of another name: 潮州打冷, 日本直送.
fn is_place(evidence: &Evidence<'_>, city: &Range<usize>) -> bool {
    let text = &evidence.view.folded.text;
    let holds = |h: &TermHit| h.range.start <= city.start && city.end <= h.range.end && h.range.len() > city.len();
    let behind = text[city.end..].trim_start();
    // 澳門茶餐廳 is a shop there, 澳門茶 a drink from there.
    let shop = city.end + text[city.end..].len() - behind.len();
    let is_shop = |h: &TermHit| {
        h.range.start == shop && matches!(kind(evidence, h), TermKind::Trade { .. }) && (h.counts || !h.weak)
    };
    !evidence.hits.iter().any(holds)
        && (!WordList::CityStyle.begins(behind) || evidence.hits.iter().any(is_shop))
        && !WordList::CityOrigin.ends(text[..city.start].trim_end())
}

/// 喺澳門開咗間咖啡店, a cafe in Taipei: said where something is, beside a shop.
fn has_shop(evidence: &Evidence<'_>, city: &Range<usize>) -> bool {
    let text = &evidence.view.folded.text;
    if !WordList::CityBefore.ends(text[..city.start].trim_end()) {
        return false;
    }
    let sentence = evidence.view.sentence(city.start);
    let is_shop = |h: &TermHit| h.counts && matches!(kind(evidence, h), TermKind::Trade { .. });
    evidence.hits.iter().any(|h| sentence.contains(&h.range.start) && is_shop(h))
}

fn is_hong_kong(evidence: &Evidence<'_>, hit: &TermHit) -> bool {
    matches!(kind(evidence, hit), TermKind::Place { .. })
}

fn kind(evidence: &Evidence<'_>, hit: &TermHit) -> TermKind {
    evidence.packs.index.terms[hit.term as usize].kind
}

fn zone(evidence: &Evidence<'_>, at: usize) -> Option<Zone> {
    evidence.note.zone(evidence.view.original(at..at + 1).start)
}
