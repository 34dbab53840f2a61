//! Topics for readers of one script only.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::{names_district, names_trade, topic_names_place, topic_names_trade};
use crate::diagnostic::Finding;
use crate::note::Topic;
use crate::reading::{keyword, naming};
use crate::text::convert::{ToHant, to_hans};
use crate::text::script::{self, Script};

/// All topics that are written otherwise in the other script are Traditional, or all Simplified.
///
/// Silent where the topics name neither place nor trade: other rules ask for those first. Silent, too, where a topic that is
/// the same in both scripts names the trade or what it sells: readers of both find the note by it.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !names_district(cx, true) && !names_trade(cx, true) {
        return;
    }
    let main_in = |script| naming::main_in(cx, script);
    let (Some(traditional), Some(simplified)) = (main_in(Script::Hant), main_in(Script::Hans)) else { return };
    let counts = || cx.note.topics.iter().map(|t| (t.text.as_str(), script::counts(&t.text)));
    let any_traditional = counts().any(|(text, c)| c.hant > 0 || (text == traditional && text != simplified));
    let any_simplified = counts().any(|(text, c)| c.hans > 0 || (text == simplified && text != traditional));
    let (from, to, main) = match (any_traditional, any_simplified) {
        (true, false) => (Script::Hant, Script::Hans, simplified),
        (false, true) => (Script::Hans, Script::Hant, traditional),
        _ => return,
    };
    // The shop's own word comes first: who calls itself 茶莊 is looked for by no other name.
    let differs = |t: &&Topic| differs(t, from);
    let own = cx.note.topics.iter().find(|t| differs(t) && topic_names_trade(cx, t) && topic_names_place(cx, t));
    if names_it_in_both(cx, own.is_some()) {
        return;
    }
    let own = own.or_else(|| cx.note.topics.iter().find(|t| differs(t) && topic_names_trade(cx, t)));
    let own = own.or_else(|| cx.note.topics.iter().find(|t| differs(t) && names_place_and_more(cx, t)));
    let missing = match own {
        Some(topic) => in_script(cx, topic, to),
        // A word of no script is no topic for readers of either.
        None if script::counts(&main).han > place_letters(cx, to) => main,
        None => return,
    };
    let are_all = cx.note.topics.iter().all(|t| differs(&t));
    let shown = own.or_else(|| cx.note.topics.iter().find(differs));
    let variant = match (to, are_all) {
        (Script::Hant, true) => "traditional",
        (Script::Hant, false) => "traditional-some",
        (_, true) => "",
        (_, false) => "some",
    };
    let sample = shown.map_or("", |t| t.text.as_str());
    out.push(say::variant(cx, rule, variant, None, &[("topic", &naming::topic_name(&missing)), ("sample", sample)]));
}

/// Whether a topic holds characters of this script alone.
fn differs(topic: &Topic, script: Script) -> bool {
    let counts = script::counts(&topic.text);
    if script == Script::Hans { counts.hans > 0 } else { counts.hant > 0 }
}

/// Whether a topic that is the same in both scripts names the trade or its goods. Where no topic names place and trade, so
/// does a word that would not stand under any note: what is sold, and the packs do not know it.
fn names_it_in_both(cx: &Context<'_>, has_own: bool) -> bool {
    let generic = naming::generic(cx);
    cx.note.topics.iter().zip(generic).any(|(topic, is_generic)| {
        let counts = script::counts(&topic.text);
        let is_neutral = counts.han > 0 && counts.hant == 0 && counts.hans == 0;
        let is_unknown = || !has_own && !is_generic && !topic_names_place(cx, topic);
        is_neutral && (topic_names_trade(cx, topic) || is_unknown())
    })
}

/// Whether a topic names a place of the district, and more than it: 佐敦修腳, where no pack knows 修腳.
fn names_place_and_more(cx: &Context<'_>, topic: &Topic) -> bool {
    let place = keyword::place_shown(cx.packs, cx.target, script::script(&topic.text));
    place.is_some_and(|place| topic.text.strip_prefix(place).is_some_and(|rest| script::counts(rest).han > 0))
}

/// The shop's own topic in the other script, behind its place where it names none.
fn in_script(cx: &Context<'_>, topic: &Topic, to: Script) -> String {
    let word = if to == Script::Hans { to_hans(&topic.text) } else { ToHant::shared().convert(&topic.text) };
    if topic_names_place(cx, topic) {
        return word;
    }
    format!("{}{word}", keyword::place_shown(cx.packs, cx.target, to).unwrap_or_default())
}

/// Letters of the place's name.
fn place_letters(cx: &Context<'_>, script: Script) -> u32 {
    keyword::place_shown(cx.packs, cx.target, script).map_or(0, |place| script::counts(place).han)
}
