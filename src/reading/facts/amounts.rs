//! Amounts of money: what has a currency, ranges as one, and bare numbers that the words beside them make a price.

use super::fact::Currency;
use super::page::Page;
use crate::pack::Class;
use crate::text::number;
use crate::text::token::Token;
use std::ops::Range;

/// An amount in the folded text.
#[derive(Clone, Debug)]
pub struct Amount {
    /// With its currency.
    pub range: Range<usize>,
    /// The amount, or the lower end of a range.
    pub value: f64,
    /// The upper end.
    pub to: Option<f64>,
    /// Which money, where it is said.
    pub currency: Option<Currency>,
}

/// The amounts of a note: what has a currency, ranges as one, and bare numbers behind a word for a price.
pub fn amounts(page: &Page<'_>) -> Vec<Amount> {
    let text = page.text();
    let mut priced: Vec<Range<usize>> = page.tokens(Token::Price).collect();
    priced.extend(page.tokens(Token::Num).filter(|n| is_bare(page, n)));
    priced.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut out: Vec<Amount> = Vec::new();
    for range in priced {
        // HK$48 and the 48元 in it are one amount.
        if let Some(last) = out.last_mut().filter(|l| range.start < l.range.end) {
            last.range.end = last.range.end.max(range.end);
            continue;
        }
        let Some(value) = value_in(&text[range.clone()]) else { continue };
        if let Some(last) = out.last_mut().filter(|l| is_dash(&text[l.range.end..range.start])) {
            last.range.end = range.end;
            last.to = Some(value);
            continue;
        }
        let currency = currency(&text[range.clone()]);
        out.push(Amount { range: range.clone(), value, to: None, currency });
        upper_end(page, out.last_mut());
    }
    lower_ends(page, &mut out);
    out
}

/// `$80-120`: the sign stands before the first number only.
fn upper_end(page: &Page<'_>, amount: Option<&mut Amount>) {
    let Some(amount) = amount else { return };
    let text = page.text();
    let rest = &text[amount.range.end..];
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '~' | '至' | '到')) else {
        return;
    };
    let at = amount.range.end + mark.len_utf8();
    let number = page.view.starting_in(at..at + 1).iter().find(|h| h.is(Token::Num)).map(|h| h.range());
    if let Some(number) = number
        && let Some(value) = number::value(&text[number.clone()]).filter(|v| *v > amount.value)
    {
        amount.range.end = number.end;
        amount.to = Some(value);
    }
}

/// `80至120元`: the unit stands behind the second number only.
fn lower_ends(page: &Page<'_>, amounts: &mut [Amount]) {
    let text = page.text();
    for amount in amounts.iter_mut().filter(|a| a.to.is_none()) {
        let before = text[..amount.range.start].trim_end_matches(['-', '–', '—', '~', '至', '到']);
        if before.len() == amount.range.start {
            continue;
        }
        let number = page.view.ending_in(before.len()..before.len() + 1).find(|h| h.is(Token::Num));
        let value = number.and_then(|n| number::value(&text[n.range()])).filter(|v| *v < amount.value);
        if let (Some(number), Some(value)) = (number, value) {
            amount.range.start = number.start as usize;
            amount.to = Some(amount.value);
            amount.value = value;
        }
    }
}

fn is_dash(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—" | "~" | "至" | "到" | "to")
}

/// The number in an amount.
fn value_in(written: &str) -> Option<f64> {
    let is_part = |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十百千万两半廿卅".contains(c);
    let start = written.find(is_part)?;
    let end =
        written[start..].find(|c: char| !is_part(c) && !matches!(c, ',' | '.')).map_or(written.len(), |n| start + n);
    number::value(written[start..end].trim_end_matches([',', '.'])).filter(|v| *v >= 0.5)
}

/// Which money an amount names.
fn currency(written: &str) -> Option<Currency> {
    if written.contains("hk") || written.contains('港') || written.contains('蚊') {
        Some(Currency::Hkd)
    } else if ["us$", "nt$", "a$", "s$", "c$"].iter().any(|s| written.starts_with(s)) {
        Some(Currency::Other)
    } else if written.contains('$') {
        Some(Currency::Dollar)
    } else if written.contains(['¥', '元', '块']) || written.contains("rmb") || written.contains("人民") {
        Some(Currency::Yuan)
    } else {
        None
    }
}

/// A bare number that only the words beside it make a price: 人均 120, 加五十, 200有找.
fn is_bare(page: &Page<'_>, number: &Range<usize>) -> bool {
    let text = page.text();
    let written = &text[number.clone()];
    let after = text[number.end..].trim_start_matches(' ');
    let at = text.len() - after.len();
    let follows = |class: Class| page.starting(class, at).is_some();
    let is_mark = after.strip_prefix('/').is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
    if is_other_token(page, number) || follows(Class::PriceNot) || is_mark || after.starts_with(['$', '%', ':']) {
        return false;
    }
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric())
        || after.starts_with(['一', '起', '每', '左', '算', '计']);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    if (1..=5).contains(&digits)
        && let Some(is_certain) = word_before(page, number.start)
    {
        return is_certain || ends;
    }
    let is_sum = number::value(written).is_some_and(|v| (10.0..100_000.0).contains(&v)) && !written.contains('.');
    if is_sum && has_change(page, at) {
        return true;
    }
    if follows(Class::CountedBehind) || follows(Class::MinuteWord) || !ends {
        return false;
    }
    let before = text[..number.start].trim_end_matches([' ', ':', '(', '≈', '~']).len();
    let is_word = |class: Class| page.ending(class, before).is_some();
    let is_asked = [Class::PriceAddOn, Class::PriceVerb].into_iter().any(is_word);
    // 全隻百八, 雙人九十五: a sum in Chinese at the end of its clause; 三支七十: behind what is counted; 都要八十.
    let is_han = !written.is_ascii();
    let is_long = written.contains(['百', '千']) || written.chars().count() >= 3;
    let is_plain = is_han && is_long && !written.starts_with('第');
    let unit = page.ending(Class::PriceUnit, before).filter(|w| w.len() > '位'.len_utf8());
    let is_counted = unit.is_some() || is_word(Class::PriceUnitBefore) || counts_before(page, before);
    let is_plain = is_plain || is_han && (is_counted || is_word(Class::PriceLabel));
    is_sum && (is_asked || is_plain) && page.line_has(Token::Price, number.start)
}

/// 三支, 5個: a number with a measure of one character ends here.
fn counts_before(page: &Page<'_>, end: usize) -> bool {
    let unit = page.ending(Class::PriceUnit, end);
    unit.is_some_and(|u| page.view.ending_in(u.start..u.start + 1).any(|h| h.is(Token::Num)))
}

/// 200有找.
fn has_change(page: &Page<'_>, at: usize) -> bool {
    page.starting(Class::PriceUnderBehind, at).is_some_and(|word| page.text()[word].contains('找'))
}

/// Whether a number is part of something else already, or the lower end of an amount with its money behind the upper one.
fn is_other_token(page: &Page<'_>, number: &Range<usize>) -> bool {
    let text = page.text();
    let kinds = [Token::Price, Token::Percent, Token::Discount, Token::Phone, Token::Url];
    let is_taken = |range: Range<usize>| {
        let near = range.start.saturating_sub(200)..range.end;
        let of_kind =
            |kind: &Token| page.view.tokens_starting(*kind, near.clone()).any(|h| range.start < h.end as usize);
        kinds.iter().any(of_kind)
    };
    let rest = text[number.end..].trim_start_matches([' ', '-', '~', '–', '—', '至', '到']);
    let next = text.len() - rest.len();
    is_taken(number.clone()) || (rest.starts_with(|c: char| c.is_ascii_digit()) && is_taken(next..next + 1))
}

/// Characters between the word for a price and its number.
const GAP: usize = 4;

/// The word for a price right before a place: whether it means nothing but a price.
fn word_before(page: &Page<'_>, at: usize) -> Option<bool> {
    let text = page.text();
    let sentence = page.view.sentence(at);
    let classes = [Class::PriceWord, Class::PriceVerb, Class::PriceBetween];
    let mut from = at;
    for _ in 0..=GAP {
        let before = text[sentence.start..from].trim_end_matches([' ', ':', '(', '≈', '~']);
        let end = sentence.start + before.len();
        // The longest: 大約, not 約.
        let words = classes.iter().enumerate().filter_map(|(kind, class)| Some((page.ending(*class, end)?, kind)));
        let (word, kind) = words.min_by_key(|(word, kind)| (word.start, *kind))?;
        if kind < 2 {
            return Some(kind == 0);
        }
        from = word.start;
    }
    None
}
