//! Does the note stand where people search? The main keyword in title, opening and body, place and trade in the topics.
//!
//! How a keyword is found is the business of `crate::reading::terms`; here is only judged where it stands.
//! The numbers (13 units, 8 topics …) are rules of thumb: no platform has published weights.

mod body_without_keyword;
mod district_missing;
mod no_target;
mod no_topic_for_district;
mod no_topic_for_trade;
mod no_topics;
mod only_generic_topics;
mod opening_without_keyword;
mod other_script_topic_missing;
mod stuffing;
mod title_keyword_late;
mod title_without_keyword;
mod too_many_topics;
mod trade_missing;
mod unknown_target;

use super::Rule;
use crate::note::Zone;
use crate::pack::Role;
use crate::pack::index::TermKind;
use crate::reading::context::Context;
use crate::reading::keyword::KeywordUse;
use crate::reading::terms::TermHit;

/// The rules of placement.
pub static RULES: &[&dyn Rule] = &[
    &no_target::NoTarget,
    &unknown_target::UnknownTarget,
    &title_without_keyword::TitleWithoutKeyword,
    &title_keyword_late::TitleKeywordLate,
    &opening_without_keyword::OpeningWithoutKeyword,
    &body_without_keyword::BodyWithoutKeyword,
    &district_missing::DistrictMissing,
    &trade_missing::TradeMissing,
    &stuffing::Stuffing,
    &no_topics::NoTopics,
    &only_generic_topics::OnlyGenericTopics,
    &no_topic_for_district::NoTopicForDistrict,
    &no_topic_for_trade::NoTopicForTrade,
    &too_many_topics::TooManyTopics,
    &other_script_topic_missing::OtherScriptTopicMissing,
];

/// Whether a keyword stands in a zone.
fn stands(keyword: &KeywordUse, zone: Zone) -> bool {
    keyword.uses.iter().any(|u| u.zone == zone)
}

/// Whether a place of the target's district stands in the topics, or in title and body.
fn names_district(cx: &Context<'_>, in_topics: bool) -> bool {
    cx.target.district.is_some_and(|wanted| {
        cx.terms.iter().any(|hit| {
            // Central alone may be no name elsewhere; in a note of this very district it is taken for one.
            let here = matches!(kind(cx, hit), TermKind::Place { district, .. } if district == wanted);
            here && is_topic(cx, hit) == in_topics
        })
    })
}

/// Whether the target's trade, or a keyword of it, stands in the topics, or in title and body.
fn names_trade(cx: &Context<'_>, in_topics: bool) -> bool {
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

fn kind(cx: &Context<'_>, hit: &TermHit) -> TermKind {
    cx.packs.index.terms[hit.term as usize].kind
}

fn is_topic(cx: &Context<'_>, hit: &TermHit) -> bool {
    cx.note.zone(cx.view.original(hit.range.clone()).start) == Some(Zone::Hashtag)
}
