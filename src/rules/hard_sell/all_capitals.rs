//! `hard-sell/all-capitals`.

use super::shape;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose::{self, Shield};
use crate::rules::say;

use crate::text::fold::is_zero_width;
use crate::text::script::Script;
use crate::text::token::Token;
use std::ops::Range;

/// Letters from which a word in a row counts; MTR, VIP and SET do not.
const LETTERS: usize = 4;
/// Letters from which one word alone shouts.
const LONG: usize = 8;
/// More of them say nothing new.
const MOST: usize = 3;

/// Words in capitals.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let words = words(cx);
    if words.is_empty() {
        return;
    }
    let known = known(cx);
    let shield = Shield::new(cx.note);
    let is_free = |w: &Word| {
        let i = known.partition_point(|k| k.end <= w.range.start);
        w.letters >= LETTERS && known.get(i).is_none_or(|k| k.start >= w.range.end) && !shield.touches(&w.range)
    };
    let words: Vec<Word> = words.into_iter().filter(is_free).collect();
    let beside = |a: &Word, b: &Word| {
        let between = &cx.note.text[a.range.end..b.range.start];
        between == "-"
            || between.chars().all(|c| matches!(c, ' ' | '&' | '!' | ',' | '\u{3000}' | '！') || is_zero_width(c))
    };
    // Among Chinese, one long word in capitals is mostly a name.
    let shouts = |w: &Word| {
        let start = cx.view.folded.position_of(w.range.start);
        w.letters >= LONG
            && (cx.script == Script::Latin || cx.view.words_starting(Class::Shout, start..start + 1).next().is_some())
    };
    let rows = words.chunk_by(beside).filter(|row| row.len() > 1 || row.iter().any(shouts));
    let cost = if shape::is_telling(cx) { rule.cost / 4.0 } else { rule.cost };
    for (i, row) in rows.take(MOST).enumerate() {
        let ([first, ..], [.., last]) = (row, row) else { continue };
        let range = first.range.start..last.range.end;
        let mut finding = say::finding(cx, rule, cx.span(range.clone()), &[("text", &cx.note.text[range])]);
        finding.cost = if i > 0 { 0.0 } else { cost };
        out.push(finding);
    }
}

/// A Latin word that has only capitals.
struct Word {
    range: Range<usize>,
    letters: usize,
}

/// Names that are written so: places, trades, the shop's own, brands, addresses and handles.
fn known(cx: &Context<'_>) -> Vec<Range<usize>> {
    let terms = cx.terms.iter().map(|t| cx.view.original(t.range.clone()));
    let whole = 0..cx.view.folded.text.len();
    let named = [Token::Url, Token::Handle].into_iter().flat_map(|t| cx.view.of_token(t, whole.clone()));
    let brands = cx.view.of_class(Class::Capitals, whole.clone());
    let signs = named.chain(brands).map(|h| cx.view.original(h.range()));
    let shop = cx.config.shop.name.as_deref().filter(|n| !n.is_empty());
    let shop = shop.into_iter().flat_map(|n| cx.note.text.match_indices(n).map(|(i, s)| i..i + s.len()));
    let mut known: Vec<Range<usize>> = terms.chain(signs).chain(shop).collect();
    known.sort_by_key(|r| (r.start, r.end));
    // Merged, so that one search finds what covers a place.
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in known {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// All words in capitals, wide letters included.
fn words(cx: &Context<'_>) -> Vec<Word> {
    let mut words: Vec<(Word, bool)> = Vec::new();
    let is_latin = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let may_be = |byte: u8| byte.is_ascii_alphabetic() || byte == 0xef;
    prose::chars_beginning(cx.note, may_be).filter(|(_, c)| is_latin(*c)).for_each(|(at, c)| match words.last_mut() {
        Some((word, capitals)) if word.range.end == at => {
            word.range.end += c.len_utf8();
            word.letters += 1;
            *capitals &= c.is_uppercase();
        }
        _ => words.push((Word { range: at..at + c.len_utf8(), letters: 1 }, c.is_uppercase())),
    });
    words.into_iter().filter(|(_, capitals)| *capitals).map(|(word, _)| word).collect()
}
