//! What several rules of placement ask: whether a keyword, the district or the trade stands in a part of the note.

use crate::note::{Topic, Zone};
use crate::pack::Role;
use crate::pack::index::TermKind;
use crate::reading::context::Context;
use crate::reading::cues::STORY;
use crate::reading::terms::TermHit;
use crate::reading::uses::{self, KeywordUse};
use crate::reading::{keyword, naming};
use crate::text::script::Script;

/// So many signs of a story in the opening make it one.
const TELLS: usize = 2;

/// Whether a keyword stands in a zone.
pub fn stands(keyword: &KeywordUse, zone: Zone) -> bool {
    keyword.uses.iter().any(|u| u.zone == zone)
}

/// Whether a part of the note carries a query that people type for this shop, where nobody has named a keyword of their own.
pub fn carries(cx: &Context<'_>, zone: Zone) -> bool {
    cx.carried.contains(&zone) && cx.main().is_some_and(|m| !m.keyword.is_own)
}

/// Whether a place of the target's district stands in the topics, or in title and body.
pub fn names_district(cx: &Context<'_>, in_topics: bool) -> bool {
    cx.target.district.is_some_and(|wanted| {
        cx.terms.iter().any(|hit| {
            // Central alone may be no name elsewhere; in a note of this very district it is taken for one.
            let here = matches!(kind(cx, hit), TermKind::Place { district, .. } if district == wanted);
            here && is_topic(cx, hit) == in_topics
        })
    })
}

/// Whether the target's trade, or a keyword of it, stands in the topics, or in title and body.
pub fn names_trade(cx: &Context<'_>, in_topics: bool) -> bool {
    cx.target.category.is_some_and(|wanted| {
        cx.terms.iter().any(|hit| {
            let mine = match kind(cx, hit) {
                TermKind::Trade { category } | TermKind::Keyword { category, role: Role::Core | Role::LongTail } => {
                    category == wanted
                }
                TermKind::Keyword { category, .. } => category == wanted && hit.counts,
                _ => false,
            };
            mine && is_topic(cx, hit) == in_topics
        })
    })
}

/// Whether the body begins with what somebody did, some day, and what came of it: a keyword would spoil it.
pub fn opens_with_story(cx: &Context<'_>) -> bool {
    let opens =
        |name: &str| cx.cues.iter().any(|c| c.name == name && cx.note.zone(c.range.start) == Some(Zone::Opening));
    STORY.into_iter().filter(|name| opens(name)).count() >= TELLS
}

/// Whether the target's trade, or a keyword of it, stands in a topic.
pub fn topic_names_trade(cx: &Context<'_>, topic: &Topic) -> bool {
    stands_in(cx, topic, |kind| match kind {
        TermKind::Trade { category } | TermKind::Keyword { category, .. } => cx.target.category == Some(category),
        _ => false,
    })
}

/// Whether any place stands in a topic, be it all of Hong Kong.
pub fn topic_names_place(cx: &Context<'_>, topic: &Topic) -> bool {
    let is_wide = |intent: u16| cx.packs.index.intents[usize::from(intent)].wide;
    stands_in(cx, topic, |kind| match kind {
        TermKind::Place { .. } => true,
        TermKind::Intent { intent } => is_wide(intent),
        _ => false,
    })
}

/// Whether a topic is the place and the beginning of the trade's name: 紅磡洗衣 of a 洗衣店.
pub fn topic_begins_trade(cx: &Context<'_>, topic: &Topic) -> bool {
    [Script::Hant, Script::Hans].into_iter().any(|script| {
        let place = keyword::place_shown(cx.packs, cx.target, script);
        let name = cx.target.category.map(|c| cx.packs.index.categories[usize::from(c)].term);
        let name = name.map(|term| uses::show(&cx.packs.index.terms[term as usize].name, script));
        let (Some(place), Some(name)) = (place, name) else { return false };
        let rest = topic.text.strip_prefix(place).filter(|rest| rest.chars().count() >= 2);
        rest.is_some_and(|rest| name.starts_with(rest))
    })
}

fn stands_in(cx: &Context<'_>, topic: &Topic, is_it: impl Fn(TermKind) -> bool) -> bool {
    let name = topic.name_span.range();
    cx.terms.iter().any(|hit| is_it(kind(cx, hit)) && name.contains(&cx.view.original(hit.range.clone()).start))
}

fn kind(cx: &Context<'_>, hit: &TermHit) -> TermKind {
    cx.packs.index.terms[hit.term as usize].kind
}

fn is_topic(cx: &Context<'_>, hit: &TermHit) -> bool {
    cx.note.zone(cx.view.original(hit.range.clone()).start) == Some(Zone::Hashtag)
}

/// Whether there are topics, and all are generic.
pub fn only_generic(cx: &Context<'_>) -> bool {
    let names_main = cx.main().is_some_and(|m| stands(m, Zone::Hashtag));
    !cx.note.topics.is_empty() && !names_main && naming::generic(cx).into_iter().all(|g| g)
}
