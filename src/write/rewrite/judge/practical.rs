//! The practical side of a draft: prices, address, hours, the way, payment, offers with their dates.

use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Told, Value};
use crate::text::token::Token;
use crate::text::units::units;
use crate::text::variants;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::material::FactKind;
use crate::write::rewrite::split::Clause;
use std::ops::Range;

/// Units of a practical line; what is longer tells a story.
pub const LINE: u32 = 45;
/// Characters of a label: 營業時間, opening hours.
const LABEL: usize = 14;

/// Whether a clause is about an offer.
pub fn is_offer(judge: &Judge<'_>, range: &Range<usize>) -> bool {
    let folded = folded_text(judge.cx, range);
    let words = judge.has_class(Class::OfferWord, range) || judge.has_class(Class::HardOffer, range);
    let has_discount = judge.tokens(range).any(|t| t == Token::Discount);
    let was_now = WordList::WasNow.is_in(&folded) && judge.tokens(range).any(|t| t == Token::Price);
    let buys = folded.contains('送') && ["买", "满", "滿"].iter().any(|w| folded.contains(w));
    words || has_discount || was_now || buys
}

fn folded_text(cx: &Context<'_>, range: &Range<usize>) -> String {
    variants().fold_str(&cx.note.text[range.clone()])
}

/// A practical line: what it is about, and its text without its label. A clause is one when facts of such a kind are most
/// of it, or when a sign or a label says so.
pub fn line(judge: &Judge<'_>, clause: &Clause) -> Option<(FactKind, String)> {
    let cx = judge.cx;
    let written = &cx.note.text[clause.range.clone()];
    if units(written) > LINE {
        return None;
    }
    let (label, text) = behind_label(written);
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    match clause.label {
        Some('📍' | '🏠' | '🗺' | '🏡' | '🏬') => return Some((way_or_address(cx, clause), text.to_owned())),
        Some('⏰' | '🕐' | '🕒' | '🕘' | '🕙' | '⌚' | '🕛') if has_digit => {
            return Some((FactKind::Hours, text.to_owned()));
        }
        _ => {}
    }
    let kinds = [FactKind::Address, FactKind::Exit, FactKind::Hours, FactKind::Payment, FactKind::Price];
    let facts = || cx.facts.within(&clause.range).filter_map(|f| Some((practical_kind(&f.value)?, f)));
    let Some(found) = kinds.into_iter().find(|kind| facts().any(|(k, _)| k == *kind)) else {
        // 另加一 says what all prices cost besides.
        let is_charge = judge.has_class(Class::ServiceCharge, &clause.range) && units(written) <= 12;
        return is_charge.then(|| (FactKind::Price, written.to_owned()));
    };
    let covered: u32 = facts()
        .filter(|(k, _)| *k == found || *k == FactKind::Exit)
        .map(|(_, f)| units(&cx.note.text[f.range.clone()]))
        .sum();
    let is_most = label.is_some() || covered * 2 >= units(written);
    // A class on 13 December is no opening hour.
    let is_event = found == FactKind::Hours
        && cx.facts.is_bounded(&clause.range)
        && !judge.has_class(Class::ClosedWord, &clause.range)
        && !judge.has_class(Class::HoursOpen, &clause.range);
    let is_place = matches!(found, FactKind::Address | FactKind::Exit);
    let text = if label.is_none() && is_place { without_lead(cx, clause, written) } else { text };
    (is_most && !is_event).then(|| (found, text.to_owned()))
}

/// 我哋喺 before an address is no part of the line.
fn without_lead<'t>(cx: &Context<'_>, clause: &Clause, written: &'t str) -> &'t str {
    const LEAD: u32 = 4;
    let first =
        cx.facts.within(&clause.range).filter(|f| practical_kind(&f.value).is_some()).map(|f| f.range.start).min();
    let lead = first.map_or(0, |start| start - clause.range.start);
    let is_lead = lead > 0 && units(&written[..lead]) <= LEAD && !written[..lead].contains(['〔', '（', '(']);
    if is_lead { &written[lead..] } else { written }
}

/// Under 📍 stands the house, or the way to it.
fn way_or_address(cx: &Context<'_>, clause: &Clause) -> FactKind {
    let any = |is_it: fn(&Value) -> bool| cx.facts.within(&clause.range).any(|f| is_it(&f.value));
    let is_way = any(|v| matches!(v, Value::Transport { .. }));
    let is_house = any(|v| matches!(v, Value::Address { .. }));
    if is_way && !is_house { FactKind::Exit } else { FactKind::Address }
}

/// Which practical line a fact belongs to.
fn practical_kind(value: &Value) -> Option<FactKind> {
    Some(match value {
        Value::Address { .. } => FactKind::Address,
        Value::Transport { .. } => FactKind::Exit,
        Value::Hours { .. } | Value::Closed { .. } => FactKind::Hours,
        Value::Told { told: Told::Payment, .. } => FactKind::Payment,
        // What a visit costs: an amount for each, of nothing in particular.
        Value::Price(p) if p.object.is_none() && p.unit.is_some() && p.role == Role::Price => FactKind::Price,
        _ => return None,
    })
}

/// 「地址：」 at the head of a clause, and what stands behind it.
fn behind_label(written: &str) -> (Option<&str>, &str) {
    let colon = written.char_indices().take(LABEL + 1).find(|(_, c)| matches!(c, '：' | ':' | '｜' | '|'));
    let Some((at, mark)) = colon else { return (None, written) };
    let (label, rest) = (&written[..at], written[at + mark.len_utf8()..].trim());
    // 11:00 is no label.
    let is_label = !label.is_empty() && !label.contains(|c: char| c.is_ascii_digit()) && !rest.is_empty();
    if is_label { (Some(label), rest) } else { (None, written) }
}

/// A few characters that end like the name of a shop: 三月餅房, 晚枝花店.
pub fn is_shop_name(text: &str) -> bool {
    let count = text.chars().count();
    (3..=8).contains(&count)
        && !text.contains(|c: char| c.is_ascii_digit() || "喺在有嘅的我你".contains(c))
        && WordList::ShopNameEnd.words().iter().any(|e| text.ends_with(e))
}
