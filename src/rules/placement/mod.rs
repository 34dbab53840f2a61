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
mod promise_broken;
mod stand;
mod stuffing;
mod title_keyword_late;
mod title_without_keyword;
mod too_many_topics;
mod trade_missing;
mod unknown_target;

use super::rule::{Rule, rule};

/// The rules of this group.
pub const RULES: &[Rule] = &[
    rule("placement/no-target", no_target::check),
    rule("placement/unknown-target", unknown_target::check),
    rule("placement/title-without-keyword", title_without_keyword::check),
    rule("placement/title-keyword-late", title_keyword_late::check),
    rule("placement/opening-without-keyword", opening_without_keyword::check),
    rule("placement/body-without-keyword", body_without_keyword::check),
    rule("placement/district-missing", district_missing::check),
    rule("placement/trade-missing", trade_missing::check),
    rule("placement/promise-broken", promise_broken::check),
    rule("placement/stuffing", stuffing::check),
    rule("placement/no-topics", no_topics::check),
    rule("placement/only-generic-topics", only_generic_topics::check),
    rule("placement/no-topic-for-district", no_topic_for_district::check),
    rule("placement/no-topic-for-trade", no_topic_for_trade::check),
    rule("placement/too-many-topics", too_many_topics::check),
    rule("placement/other-script-topic-missing", other_script_topic_missing::check),
];
