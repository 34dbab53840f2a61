//! `compliance/price-without-currency`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Currency, Price};
use crate::rules::say;
use crate::text::script::Script;
use std::ops::Range;

/// More of them say nothing new.
const MOST: usize = 3;

/// A price that does not say in which money.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    // 四十八蚊 and 百八 are Hong Kong's way to say it, with or without the word.
    let is_bare = |price: &&Price| {
        price.currency.is_none() && cx.note.text[price.written.clone()].contains(|c: char| c.is_numeric() && !is_han(c))
    };
    let bare = cx.facts.prices().map(|(_, price)| price).filter(is_bare);
    for (i, price) in bare.take(MOST).enumerate() {
        let text = &cx.note.text[price.written.clone()];
        let mut finding = say::finding(cx, rule, cx.span(price.written.clone()), &[("text", text)]);
        if i > 0 {
            finding.cost = 0.0;
        }
        out.push(finding);
    }
    if let Some(range) = bare_dollar(cx) {
        let text = &cx.note.text[range.clone()];
        let mut finding = say::variant(cx, rule, "dollar", cx.span(range.clone()), &[("text", text)]);
        finding.cost = rule.cost / 2.0;
        out.push(finding);
    }
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// `$48` for mainland readers, where nothing in the note says which dollars.
fn bare_dollar(cx: &Context<'_>) -> Option<Range<usize>> {
    if cx.script != Script::Hans {
        return None;
    }
    let prices = || cx.facts.prices().map(|(_, price)| price);
    if prices().any(|p| matches!(p.currency, Some(Currency::Hkd | Currency::Other))) {
        return None;
    }
    prices().find(|p| p.currency == Some(Currency::Dollar)).map(|p| p.written.clone())
}
