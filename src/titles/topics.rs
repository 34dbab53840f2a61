//! Topics to paste: place and trade in both scripts, the writer's own, and what the draft really speaks of.

use crate::lists::WordList;
use crate::note::Zone;
use crate::pack::Role;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Fact, Told, Value};
use crate::reading::frames::denial::is_denied;
use crate::reading::keyword;
use crate::reading::naming::{core, generic, main_in, topic_name, trade_shown};
use crate::reading::promise;
use crate::reading::terms::TermHit;
use crate::reading::uses;
use crate::reading::uses::Form;
use crate::reading::uses::{KeywordUse, Use};
use crate::text::script::Script;
use crate::text::units::units;
use crate::text::variants;
use std::collections::BTreeSet;
use std::ops::Range;

/// Topics to paste at most.
const MOST: usize = 8;
/// With fewer, broader ones are added.
const FEWEST: usize = 5;
/// Longer ones are left out, except the keywords themselves.
const UNITS: u32 = 10;
/// So many topics of one place and trade; the next would be stuffing.
const SAME_CORE: usize = 3;

/// Five to eight topics without signs; none without a main keyword.
pub fn topics(cx: &Context<'_>) -> Vec<String> {
    let Some(main) = main_in(cx, cx.script) else { return Vec::new() };
    let mut list = List { core: core(cx.packs, &main), ..List::default() };
    list.twin(cx, &main);
    for script in [Script::Hant, Script::Hans] {
        if let Some(twin) = main_in(cx, script) {
            list.twin(cx, &twin);
        }
    }
    for own in cx.keywords.iter().skip(1).filter(|k| k.keyword.is_own && prose_use(cx, k).is_some()) {
        list.add(cx, &own.keyword.text, u32::MAX);
    }
    let generic = generic(cx);
    for (topic, is_generic) in cx.note.topics.iter().zip(generic) {
        let judged = cx.phrases.iter().any(|p| p.range.start < topic.span.end() && topic.span.start() < p.range.end);
        if !is_generic && !judged {
            list.add(cx, &topic.text, u32::MAX);
        }
    }
    let place = keyword::place_shown(cx.packs, cx.target, cx.script).unwrap_or_default();
    let spoken: Vec<String> = cx.keywords.iter().skip(1).filter_map(|k| spoken(cx, k)).collect();
    for word in spoken.iter().filter(|w| !place.is_empty() && !w.contains(place)).take(2) {
        list.add(cx, &with_place(place, word, cx.script), UNITS);
    }
    for word in spoken.iter().take(3) {
        list.add(cx, word, UNITS);
    }
    if let Some(scene) = scene(cx).filter(|_| !place.is_empty()) {
        list.add(cx, &with_place(place, scene, cx.script), UNITS);
    }
    let trade = trade_shown(cx).unwrap_or_default();
    let city = if cx.script == Script::Latin { WordList::CityEnglish } else { WordList::City }.word();
    // Where the shop is must be known before its city is named.
    let city_trade =
        if place.is_empty() || trade.is_empty() { String::new() } else { with_place(city, &trade, cx.script) };
    for broad in [trade.clone(), place.to_owned(), city_trade] {
        if list.names.len() < FEWEST {
            list.add(cx, &broad, UNITS);
        }
    }
    list.names
}

/// Topics so far, none twice.
#[derive(Default)]
struct List {
    names: Vec<String>,
    keys: BTreeSet<String>,
    core: Option<(u32, u32)>,
    same_core: usize,
}

impl List {
    /// Adds a topic unless it is there in any script, empty, too long, or one too many of its kind.
    /// What the note does not keep is asked of nobody.
    fn add(&mut self, cx: &Context<'_>, text: &str, limit: u32) {
        let name = topic_name(text);
        let key = variants().key(&name);
        if key.is_empty() || self.names.len() >= MOST || units(&name) > limit || self.keys.contains(&key) {
            return;
        }
        let is_same = self.core.is_some() && core(cx.packs, &name) == self.core;
        if is_same && self.same_core >= SAME_CORE || !promise::keeps(cx, &name, true) {
            return;
        }
        self.keys.insert(key);
        self.same_core += usize::from(is_same);
        self.names.push(name);
    }

    /// Adds the main keyword as one script writes it, beside the same in another script.
    fn twin(&mut self, cx: &Context<'_>, text: &str) {
        let name = topic_name(text);
        let key = variants().key(&name);
        if !key.is_empty() && !self.names.contains(&name) && promise::keeps(cx, &name, true) {
            self.keys.insert(key);
            self.same_core += 1;
            self.names.push(name);
        }
    }
}

fn with_place(place: &str, word: &str, script: Script) -> String {
    let glue = if script == Script::Latin { " " } else { "" };
    format!("{place}{glue}{word}")
}

/// Where a keyword stands in title or body: how it is written there. What the shop says it does not have or do is no use.
fn prose_use<'c>(cx: &'c Context<'_>, keyword: &KeywordUse) -> Option<(&'c str, Form)> {
    let is_prose = |u: &&Use| u.zone != Zone::Hashtag && u.form != Form::Split;
    let used = keyword.uses.iter().filter(is_prose).find(|u| !is_refused(cx, &u.range))?;
    Some((cx.note.text.get(used.range.clone())?, used.form))
}

/// 不做乾花, 數碼機同無反唔收: denied, or part of what the shop says it does not do.
fn is_refused(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let within = |fact: &Fact| fact.range.start <= range.start && range.end <= fact.range.end;
    let is_limit = |fact: &&Fact| matches!(fact.value, Value::Told { told: Told::Limit, .. });
    let place = |at: usize| cx.view.folded.position_of(at);
    cx.facts.list.iter().filter(is_limit).any(within)
        || is_denied(cx.view, &(place(range.start)..place(range.end)), &[])
}

/// Goods of the trade that the draft speaks of. Another form may be another thing (americano is no espresso), so the
/// draft's own word is taken then.
fn spoken(cx: &Context<'_>, keyword: &KeywordUse) -> Option<String> {
    if keyword.keyword.is_own
        || !matches!(keyword.keyword.role, Role::Core | Role::LongTail)
        || !keyword.keyword.places.is_empty()
    {
        return None;
    }
    let (written, form) = prose_use(cx, keyword)?;
    // 全底 says something to who has read about shoes, and nothing by itself.
    let range =
        keyword.uses.iter().find(|u| cx.note.text.get(u.range.clone()) == Some(written)).map(|u| u.range.clone());
    let is_common = |h: &TermHit| h.weak && Some(cx.view.original(h.range.clone())) == range;
    if form == Form::Alias && cx.terms.iter().any(is_common) {
        return None;
    }
    Some(if form == Form::Alias { written.to_owned() } else { keyword.keyword.text.clone() })
}

/// What people look for in any district; for a place to eat 美食 will do as well.
fn scene<'c>(cx: &'c Context<'_>) -> Option<&'c str> {
    let wanted = cx.target.district?;
    let find = |names: WordList| {
        let name = names.word();
        let scenes = cx.packs.lookup().scenes(wanted).iter().map(|term| &cx.packs.index.terms[term as usize]);
        scenes.into_iter().find(|t| t.name.hant == name)
    };
    let serves_food = cx.target.category.is_some_and(|c| cx.packs.index.categories[c as usize].group == Group::Food);
    let term = find(WordList::SceneOuting).or_else(|| find(WordList::SceneFood).filter(|_| serves_food))?;
    Some(uses::show(&term.name, cx.script))
}
