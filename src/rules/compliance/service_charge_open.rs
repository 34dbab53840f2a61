//! `compliance/service-charge-open`.

use super::voice;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::reading::facts::fact::Price;
use crate::rules::say;

/// Noodles, a bun or a set lunch for less bear no service charge in Hong Kong, and nobody expects one.
const SIT_DOWN: f64 = 60.0;

/// A meal's price that leaves the service charge open.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let food = cx.target.category.is_some_and(|c| cx.packs.index.categories[c as usize].group == Group::Food);
    let is_guest = cx.author().is_some_and(|a| !a.is_shop());
    if !food || is_guest || voice::first(cx, Class::ServiceCharge).is_some() {
        return;
    }
    let is_meal = |price: &&Price| {
        let start = cx.view.folded.position_of(price.written.start);
        // The name stands before its price, or right behind it.
        let near = start.saturating_sub(40)..cx.view.folded.position_of(price.written.end) + 24;
        let line = cx.view.sentence(start);
        cx.view.has_class(Class::SetPrice, near.start.max(line.start)..near.end.min(line.end))
    };
    let may_bear_it = |price: &&Price| price.to.unwrap_or(price.amount) >= SIT_DOWN;
    let Some(price) = cx.facts.prices().map(|(_, price)| price).find(|p| may_bear_it(p) && is_meal(p)) else { return };
    let text = &cx.note.text[price.written.clone()];
    out.push(say::finding(cx, rule, cx.span(price.written.clone()), &[("text", text)]));
}
