//! `compliance/price-without-currency`.

use crate::diagnostic::Finding;
use crate::lists::WordList;
use crate::note::Zone;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::pack::index::StringId;
use crate::pack::{Hit, TOKEN_BASE};
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::script::Script;
use crate::text::token::Token;
use std::ops::Range;

/// More of them say nothing new.
const MOST: usize = 3;
/// Characters between the word for a price and its number.
const GAP: usize = 4;

/// A price that does not say in which money.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let taken = taken(cx);
    let words = Words::new(cx);
    let mut found = 0;
    for hit in cx.view.hits.iter().filter(|h| h.string == TOKEN_BASE + Token::Num as u32) {
        if found == MOST || !is_bare_price(cx, hit, &taken, &words) {
            continue;
        }
        let range = cx.view.original(hit.range());
        let text = &cx.note.text[range.clone()];
        let mut finding = say::finding(cx, rule, cx.span(range.clone()), &[("text", text)]);
        if found > 0 {
            finding.cost = 0.0;
        }
        found += 1;
        out.push(finding);
    }
    if let Some(range) = bare_dollar(cx) {
        let text = &cx.note.text[range.clone()];
        let mut finding = say::variant(cx, rule, "dollar", cx.span(range.clone()), &[("text", text)]);
        finding.cost = rule.cost / 2.0;
        out.push(finding);
    }
}

/// Numbers that are something else already: prices, percentages, discounts, telephone numbers.
fn taken(cx: &Context<'_>) -> Vec<Range<usize>> {
    let kinds =
        [Token::Price, Token::Percent, Token::Discount, Token::Phone, Token::Url].map(|t| TOKEN_BASE + t as u32);
    cx.view.hits.iter().filter(|h| kinds.contains(&h.string)).map(|h| h.range()).collect()
}

/// Whether a number is a price by the word before it, and nothing after it says otherwise.
fn is_bare_price(cx: &Context<'_>, number: &Hit, taken: &[Range<usize>], words: &Words<'_>) -> bool {
    let (start, end) = (number.start as usize, number.end as usize);
    let text = cx.view.folded.text.as_str();
    let digits = text[start..end].chars().filter(char::is_ascii_digit).count();
    let is_prose = cx.note.zone(cx.view.original(start..end).start).is_some_and(|z| z != Zone::Hashtag);
    if !is_prose || !(1..=5).contains(&digits) || is_taken(taken, start, end) {
        return false;
    }
    // 100-150元: the money may stand behind the second number.
    let rest =
        text[end..].trim_start_matches(|c| matches!(c, ' ' | '-' | '~' | '–' | '—') || WordList::NumberTo.has_char(c));
    let next_number = text.len() - rest.len();
    if rest.starts_with(|c: char| c.is_ascii_digit()) && is_taken(taken, next_number, next_number + 1) {
        return false;
    }
    let Some(certain) = word_before(cx, words, start) else { return false };
    let after = text[end..].trim_start_matches(' ');
    let after_at = text.len() - after.len();
    let counted =
        cx.view.starting_in(after_at..after_at + 1).iter().any(|h| words.not.binary_search(&h.string).is_ok());
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric()) || WordList::PriceBehind.begins(after);
    let is_mark = after.strip_prefix('/').is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
    !counted && !is_mark && !after.starts_with(['$', '%', ':']) && (certain || ends)
}

/// Whether a number lies in one of the tokens.
fn is_taken(taken: &[Range<usize>], start: usize, end: usize) -> bool {
    let from = taken.partition_point(|r| r.start + 200 < start);
    taken[from..].iter().take_while(|r| r.start < end).any(|r| start < r.end)
}

/// The word classes around a price.
struct Words<'p> {
    /// Before it: names of prices, doings that may be about something else, and what stands between.
    before: [&'p [StringId]; 3],
    /// Behind it, and it is no price.
    not: &'p [StringId],
}

impl<'p> Words<'p> {
    fn new(cx: &Context<'p>) -> Self {
        let before = [Class::PriceWord, Class::PriceVerb, Class::PriceBetween].map(|c| cx.packs.class(c));
        Self { before, not: cx.packs.class(Class::PriceNot) }
    }
}

/// The word for a price right before a place: whether it means nothing but a price.
fn word_before(cx: &Context<'_>, words: &Words<'_>, at: usize) -> Option<bool> {
    let text = cx.view.folded.text.as_str();
    let sentence = cx.view.sentence(at);
    let mut from = at;
    for _ in 0..=GAP {
        let before = text[sentence.start..from].trim_end_matches([' ', ':', '(', '≈', '~']);
        let end = sentence.start + before.len();
        let kind = |h: Hit| Some((h, words.before.iter().position(|c| c.binary_search(&h.string).is_ok())?));
        // The longest: 大約, not 約.
        let (word, kind) = cx.view.ending_in(end..end + 1).filter_map(kind).min_by_key(|(h, _)| h.start)?;
        if kind < 2 {
            return Some(kind == 0);
        }
        from = word.start as usize;
    }
    None
}

/// `$48` for mainland readers, where nothing in the note says which dollars.
fn bare_dollar(cx: &Context<'_>) -> Option<Range<usize>> {
    if cx.script != Script::Hans {
        return None;
    }
    let text = cx.view.folded.text.as_str();
    let mut first = None;
    for hit in cx.view.hits.iter().filter(|h| h.string == TOKEN_BASE + Token::Price as u32) {
        let written = &text[hit.range()];
        let named = WordList::DollarOf.is_in(written);
        if named || text[..hit.start as usize].ends_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        if written.starts_with('$') && first.is_none() {
            first = Some(cx.view.original(hit.range()));
        }
    }
    first.filter(|r| cx.note.zone(r.start).is_some_and(|z| z != Zone::Hashtag))
}
