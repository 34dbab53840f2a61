//! Can a reader who is convinced come? Where, when, how much, and how to book without leaving the app.
//!
//! Any plausible mention counts: these rules ask for what is plainly missing. The words are data
//! (`keyword_packs/phrases/action.toml`). A customer's note need not say how to book, so the rules keep silent there.

mod no_booking;
mod no_hours;
mod no_location;
mod no_price;

use super::Rule;
use crate::note::Author;
use crate::pack::TOKEN_BASE;
use crate::reading::context::Context;
use crate::text::token::Token;
use std::ops::Range;

/// The rules of action.
pub static RULES: &[&dyn Rule] =
    &[&no_location::NoLocation, &no_hours::NoHours, &no_price::NoPrice, &no_booking::NoBooking];

/// Whether the note has to say how to come: not where a customer writes.
fn applies(cx: &Context<'_>) -> bool {
    !matches!(cx.author(), Some(Author::Customer | Author::Koc))
}

/// Whether a word of a class stands anywhere in the note.
fn says(cx: &Context<'_>, class: &str) -> bool {
    let Some(words) = cx.packs.index.classes.get(class) else { return false };
    cx.view.hits.iter().any(|h| words.binary_search(&h.string).is_ok())
}

/// Where a token stands in the folded text.
fn tokens(cx: &Context<'_>, token: Token) -> impl Iterator<Item = Range<usize>> {
    cx.view.hits.iter().filter(move |h| h.string == TOKEN_BASE + token as u32).map(|h| h.range())
}
