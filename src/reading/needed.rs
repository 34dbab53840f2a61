//! Whether a note says what a customer needs in order to come: where, when, how much, and how to book without leaving the
//! app. Any plausible mention counts: what is asked for is what is plainly missing. The words are data
//! (`keyword_packs/phrases/action.toml`).

use super::context::Context;
use crate::pack::Class;
use crate::pack::TOKEN_BASE;
use crate::pack::index::TermKind;
use crate::pack::rule_file::Needed;
use crate::text::token::Token;
use std::ops::Range;

/// Whether this is said anywhere in the note.
pub fn is_said(cx: &Context<'_>, needed: Needed) -> bool {
    match needed {
        Needed::Place => names_place(cx) || says(cx, Class::ActionPlace) || has_house_number(cx),
        Needed::Hours => says(cx, Class::ActionHours) || tokens(cx, Token::Num).any(|n| is_time(cx, &n)),
        Needed::Price => says(cx, Class::ActionPrice) || tokens(cx, Token::Price).next().is_some(),
        Needed::Booking => says(cx, Class::ActionBooking),
    }
}

/// Whether a word of a class stands anywhere in the note.
fn says(cx: &Context<'_>, class: Class) -> bool {
    let words = cx.packs.class(class);
    cx.view.hits.iter().any(|h| words.binary_search(&h.string).is_ok())
}

/// Where a token stands in the folded text.
fn tokens(cx: &Context<'_>, token: Token) -> impl Iterator<Item = Range<usize>> {
    cx.view.hits.iter().filter(move |h| h.string == TOKEN_BASE + token as u32).map(|h| h.range())
}

/// Whether a place of the packs is named.
fn names_place(cx: &Context<'_>) -> bool {
    let is_place = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    cx.terms.iter().any(|h| h.counts && is_place(h.term))
}

/// Whether a number is a time of day: 七點, 7:30, 7am. All in the folded text, where 點 is 点 and 晝 is 昼.
fn is_time(cx: &Context<'_>, number: &Range<usize>) -> bool {
    const PARTS_OF_DAY: [&str; 14] =
        ["朝早", "早上", "上午", "中午", "晏昼", "下昼", "下午", "傍晚", "晚上", "夜晚", "凌晨", "半夜", "到", "至"];
    let text = cx.view.folded.text.as_str();
    let (before, written, after) =
        (&text[..number.start], &text[number.clone()], text[number.end..].trim_start_matches(' '));
    if after.starts_with('点') {
        // 慢一點 is no time, 下晝一點 is.
        return written != "一" || PARTS_OF_DAY.iter().any(|p| before.ends_with(p));
    }
    if let Some(minutes) = after.strip_prefix(':') {
        // 1:16 is water to coffee.
        let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
        return two && written.parse().is_ok_and(|hour: u8| (5..=24).contains(&hour));
    }
    let at = text.len() - after.len();
    ["am", "pm"].iter().any(|w| after.starts_with(w) && cx.view.folded.is_word_border(at + w.len(), &cx.note.text))
        || ["a.m", "p.m", "o'clock", "oclock"].iter().any(|w| after.starts_with(w))
}

/// 大有街88號, 福榮街 88, 3號舖. In the folded text 號 is 号, 樓 is 楼.
fn has_house_number(cx: &Context<'_>) -> bool {
    let text = cx.view.folded.text.as_str();
    tokens(cx, Token::Num).any(|range| {
        let after = text[range.end..].trim_start_matches(' ');
        text[..range.start].trim_end_matches(' ').ends_with(['街', '道', '路', '里', '坊', '径'])
            || ["号铺", "号地", "号楼", "楼", "/f"].iter().any(|w| after.starts_with(w))
    })
}
