//! `compliance/service-charge-open`.

use super::voice;
use crate::diagnostic::Finding;
use crate::note::Zone;
use crate::pack::Class;
use crate::pack::TOKEN_BASE;
use crate::pack::index::RuleInfo;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::token::Token;

/// A meal's price that leaves the service charge open.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let food = cx.target.category.is_some_and(|c| cx.packs.index.categories[c as usize].group == Group::Food);
    let is_guest = cx.author().is_some_and(|a| !a.is_shop());
    if !food || is_guest || voice::first(cx, Class::ServiceCharge).is_some() {
        return;
    }
    let is_meal = |h: &&crate::pack::Hit| {
        let start = h.start as usize;
        let prose = cx.note.zone(cx.view.original(h.range()).start).is_some_and(|z| z != Zone::Hashtag);
        // The name stands before its price, or right behind it.
        let near = start.saturating_sub(40)..start + h.range().len() + 24;
        let line = cx.view.sentence(start);
        prose && cx.view.has_class(cx.packs, Class::SetPrice, near.start.max(line.start)..near.end.min(line.end))
    };
    let mut prices = cx.view.hits.iter().filter(|h| h.string == TOKEN_BASE + Token::Price as u32);
    let Some(price) = prices.find(is_meal) else { return };
    let range = cx.view.original(price.range());
    let text = &cx.note.text[range.clone()];
    out.push(say::finding(cx, rule, cx.span(range.clone()), &[("text", text)]));
}
