//! Whether a note says what a customer needs in order to come: where, when, how much, and how to book without leaving the
//! app.
//!
//! One policy for everybody who would ask the owner otherwise (the rules, the slots of a version): any plausible mention
//! counts. A fact is one; so is a place of the packs, any time of day, and the words of
//! `keyword_packs/phrases/action.toml`. What is asked for is what is plainly missing.

use super::context::Context;
use super::facts::fact::{Told, Value};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::pack::rule_file::Needed;

/// Whether this is said anywhere in the note.
pub fn is_said(cx: &Context<'_>, needed: Needed) -> bool {
    let facts = cx.facts;
    match needed {
        Needed::Place => {
            let is_way = |v: &Value| matches!(v, Value::Address { .. } | Value::Transport { .. });
            facts.any(is_way) || names_place(cx) || says(cx, Class::ActionPlace)
        }
        Needed::Hours => {
            let is_time = |v: &Value| matches!(v, Value::Hours { .. } | Value::Closed { .. });
            facts.tells_time || facts.any(is_time) || says(cx, Class::ActionHours)
        }
        Needed::Price => facts.prices().next().is_some() || says(cx, Class::ActionPrice),
        Needed::Booking => facts.any(|v| v.told() == Some(Told::Booking)) || says(cx, Class::ActionBooking),
    }
}

/// Whether a word of a class stands anywhere in the note.
fn says(cx: &Context<'_>, class: Class) -> bool {
    cx.view.has_class(class, 0..cx.view.folded.text.len())
}

/// Whether a place of the packs is named.
fn names_place(cx: &Context<'_>) -> bool {
    let is_place = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    cx.terms.iter().any(|h| h.counts && is_place(h.term))
}
