//! All rules that ask the owner for something as long as the note does not have it. Which those are is data (`asks_for` in
//! `keyword_packs/rules`): a cue of real sharing, or something that a customer needs in order to come.
//!
//! `crate::score` counts how many cues are missing, so asking for one costs nothing. Only three are asked for at a time, and
//! none once the note holds enough. What a customer needs is asked of the shop only: a guest need not say how to book.

use super::say;
use crate::diagnostic::Finding;
use crate::note::Author;
use crate::pack::index::{RuleInfo, TermKind};
use crate::pack::model::Group;
use crate::pack::rule_file::{AsksFor, Needed};
use crate::reading::context::Context;
use crate::reading::{cues, needed};

/// So many things are asked for at a time.
const ASKED: usize = 3;

/// Reports what is missing.
pub fn findings(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let asked = asked(cx);
    let must_say_how = !matches!(cx.author(), Some(Author::Customer | Author::Koc));
    let group = cx.target.category.map(|c| cx.packs.index.categories[c as usize].group);
    for rule in cx.packs.index.asking.iter().map(|number| &cx.packs.index.rules[usize::from(*number)]) {
        match &rule.asks_for {
            Some(AsksFor::Cue(cue)) if asked.contains(&cue.as_str()) => out.push(cue_asked(cx, rule)),
            Some(AsksFor::Fact(fact)) if must_say_how && !needed::is_said(cx, *fact) && !is_open(cx, *fact, group) => {
                out.push(say::finding(cx, rule, None, &[]));
            }
            _ => {}
        }
    }
}

/// A cue that is asked for: by the question of the trade, which nobody else would be asked; else in words that fit its group.
fn cue_asked(cx: &Context<'_>, rule: &RuleInfo) -> Finding {
    let Some(category) = cx.target.category.map(|c| &cx.packs.index.categories[c as usize]) else {
        return say::finding(cx, rule, None, &[]);
    };
    let own = rule.ask.filter(|_| is_called_so(cx)).and_then(|kind| category.ask(kind));
    match own {
        Some(question) => say::variant(cx, rule, "trade", None, &[("ask", cx.catalog.choose(question))]),
        None => say::variant(cx, rule, say::group(category.group), None, &[]),
    }
}

/// Whether the trade is what the shop calls itself, or what somebody named. One that was told by goods alone may be another,
/// whose words would be a stranger's.
fn is_called_so(cx: &Context<'_>) -> bool {
    let is_trade = |term: u32| match cx.packs.index.terms[term as usize].kind {
        TermKind::Trade { category } => cx.target.category == Some(category),
        _ => false,
    };
    !cx.target.is_trade_guessed || cx.terms.iter().any(|hit| !hit.weak && is_trade(hit.term))
}

/// Whether customers know without being told: who is told where a shop or an eatery is and when it is open may walk in, and
/// need not be told how to book.
fn is_open(cx: &Context<'_>, fact: Needed, group: Option<Group>) -> bool {
    let walks_in = matches!(group, Some(Group::Food | Group::Retail));
    fact == Needed::Booking && walks_in && [Needed::Place, Needed::Hours].iter().all(|f| needed::is_said(cx, *f))
}

/// The cues to ask for: the first that are missing, in the order of [`cues::CUES`].
fn asked(cx: &Context<'_>) -> Vec<&'static str> {
    let found = cues::different_cues(cx);
    if found.len() >= cues::ENOUGH_CUES {
        return Vec::new();
    }
    let mut missing: Vec<&str> =
        cues::CUES.into_iter().filter(|c| *c != cues::NEVER_ASKED && !found.contains(c)).collect();
    // One step short of enough, the last thing asked for is the one that costs least: how a story ended, or a question.
    let is_last_step = found.len() + 1 == cues::ENOUGH_CUES;
    let easy = if found.contains("process") && !found.contains("turn") { "turn" } else { "question" };
    if is_last_step && missing.contains(&easy) {
        missing.retain(|c| *c != easy);
        missing.insert(missing.len().min(ASKED - 1), easy);
    }
    missing.truncate(ASKED);
    missing
}
