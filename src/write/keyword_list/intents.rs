//! What people want of a place and a thing (推介, 好去處, near me), combined with both: the query itself, and what else fits
//! the trade.

use super::filter::Filter;
use super::listed::Listed;
use super::name::Name;
use crate::pack::index::{IntentInfo, Shown, TermKind};
use crate::pack::intent::Stands;
use crate::pack::{Packs, Role};
use crate::reading::query::fits;
use crate::reading::target::Target;
use crate::reading::uses::Keyword;
use crate::text::convert::to_hans;
use crate::text::script::{self, Script};

/// Rows of a query that names an intent, or of all intents that fit a shop or a place.
pub(super) fn rows<'p>(
    packs: &'p Packs,
    filter: &Filter,
    target: &Target,
    place: Option<&Name>,
    places: &[u32],
) -> Vec<Listed<'p>> {
    let all = 0..packs.index.intents.len() as u16;
    match filter {
        Filter::Query(keyword) => {
            let typed: Vec<u32> = keyword.intents.iter().filter_map(|terms| terms.first().copied()).collect();
            let thing = keyword.subjects.first().map(|t| &packs.index.terms[*t as usize].name);
            let mut rows: Vec<Listed<'p>> = row(packs, keyword, place, thing, &typed, false).into_iter().collect();
            // The query itself keeps its own words: 香港Brunch推薦 is no 香港早午餐推介.
            for own in &mut rows {
                own.intents.clone_from(&keyword.intents);
                match script::script(&keyword.text) {
                    Script::Hans => own.name.hans.clone_from(&keyword.text),
                    Script::Latin => own.name.en.clone_from(&keyword.text),
                    Script::Hant | Script::Mixed => {
                        own.name.hant.clone_from(&keyword.text);
                        own.name.hans = to_hans(&keyword.text);
                    }
                }
            }
            // What else people want of the same: the last word exchanged.
            let others = all.filter(|i| fits(packs, *i, target.category.or_else(|| category(packs, keyword))));
            for intent in
                others.map(|i| &packs.index.intents[i as usize]).filter(|i| joins(i) && !typed.contains(&i.term))
            {
                let mut other = keyword.clone();
                let mut words = typed.clone();
                let is_wish = |t: &u32| !is_wide(packs, *t);
                words.retain(|t| !is_wish(t));
                words.push(intent.term);
                other.intents = words.iter().map(|t| vec![*t]).collect();
                rows.extend(row(packs, &other, place, thing, &words, true));
            }
            rows
        }
        Filter::Nothing if place.is_some() => {
            let trade = target.category.map(|c| packs.index.categories[c as usize].term);
            let thing = trade.map(|t| &packs.index.terms[t as usize].name);
            let mut keyword = Keyword::parse("", packs);
            keyword.places = places.to_vec();
            keyword.subjects = trade.into_iter().collect();
            let mine = all.filter(|i| fits(packs, *i, target.category) && joins(&packs.index.intents[*i as usize]));
            mine.filter_map(|i| {
                let term = packs.index.intents[i as usize].term;
                keyword.intents = vec![vec![term]];
                row(packs, &keyword, place, thing, &[term], true)
            })
            .collect()
        }
        _ => Vec::new(),
    }
}

/// Whether lists put it to a thing or a place.
fn joins(intent: &IntentInfo) -> bool {
    !intent.wide && intent.stands != Stands::Apart
}

fn category(packs: &Packs, keyword: &Keyword) -> Option<u16> {
    keyword.subjects.iter().find_map(|t| match packs.index.terms[*t as usize].kind {
        TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category),
        _ => None,
    })
}

fn is_wide(packs: &Packs, term: u32) -> bool {
    matches!(packs.index.terms[term as usize].kind, TermKind::Intent { intent } if packs.index.intents[intent as usize].wide)
}

/// Place or 香港, the thing, and what is wanted where people put it: 上環咖啡店推介, 上環寵物友善咖啡店, 香港週末好去處. A row of
/// `ours` leaves out the thing where people do; a query keeps what it names.
fn row<'p>(
    packs: &'p Packs,
    keyword: &Keyword,
    place: Option<&Name>,
    thing: Option<&Shown>,
    words: &[u32],
    ours: bool,
) -> Option<Listed<'p>> {
    let last = *words.last()?;
    let stands = match packs.index.terms[last as usize].kind {
        TermKind::Intent { intent } => packs.index.intents[intent as usize].stands,
        _ => Stands::Behind,
    };
    let is_alone = stands == Stands::Alone && ours && place.is_some();
    let thing = thing.filter(|_| !is_alone);
    let names = |script: Script| -> String {
        let of = |t: u32| crate::reading::uses::show(&packs.index.terms[t as usize].name, script).to_owned();
        let (wide, wishes): (Vec<u32>, Vec<u32>) = words.iter().partition(|t| is_wide(packs, **t));
        let thing = thing.map(|t| crate::reading::uses::show(t, script).to_owned());
        let wishes: Vec<String> = wishes.into_iter().map(of).collect();
        let (first, second): (Vec<String>, Vec<String>) = match stands {
            Stands::Before => (wishes, thing.into_iter().collect()),
            Stands::Behind | Stands::Alone | Stands::Apart => (thing.into_iter().collect(), wishes),
        };
        let glue = if script == Script::Latin { " " } else { "" };
        wide.into_iter().map(of).chain(first).chain(second).collect::<Vec<_>>().join(glue)
    };
    let bare = Shown {
        hant: names(Script::Hant).as_str().into(),
        hans: names(Script::Hans).as_str().into(),
        en: names(Script::Latin).as_str().into(),
    };
    let mut listed = Listed::of(packs, last, place, &bare);
    listed.role = Role::Scene;
    listed.places.clone_from(&keyword.places);
    if is_alone {
        listed.subjects.clear();
    } else {
        listed.subjects.clone_from(&keyword.subjects);
    }
    listed.intents.clone_from(&keyword.intents);
    listed.figure = None;
    Some(listed)
}
