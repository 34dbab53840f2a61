//! Accounts and addresses by their shape: e-mail, web addresses, also spelled ones (bit點ly), and bare account names
//! (cake_by_amy, amy2024).

use crate::text::fold::Folded;
use crate::text::token::{Found, Token};
use std::ops::Range;

/// Bytes of the longest address that is taken as one.
const LONGEST_URL: usize = 1024;
/// Bytes before its ending in which the name of a host is looked for; more would make a long line of dots quadratic.
const LONGEST_HOST: usize = 64;

/// Finds all of them.
pub fn accounts(folded: &Folded, out: &mut Vec<Found>) {
    let text = folded.text.as_str();
    urls(text, out);
    mails(text, out);
    // Few stretches of a text are Latin: the rest is looked for there and right behind them.
    for run in runs(text.as_bytes(), 0..text.len(), |b| IS_LATIN[usize::from(b)]) {
        spelled_hosts(text, &run, out);
        names(folded, &run, out);
    }
}

/// The bytes of names of hosts and accounts.
const IS_LATIN: [bool; 256] = {
    let mut is_latin = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        is_latin[byte as usize] =
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    is_latin
};

/// The stretches of a range of bytes that are all as asked.
fn runs(bytes: &[u8], range: Range<usize>, is: impl Fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let start = at + bytes[at..range.end].iter().position(|b| is(*b))?;
        let len = bytes[start..range.end].iter().position(|b| !is(*b)).unwrap_or(range.end - start);
        at = start + len;
        Some(start..at)
    })
}

fn is_url_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// What of a text belongs to the address that begins there.
fn url_len(rest: &str) -> usize {
    let rest = &rest[..rest.floor_char_boundary(LONGEST_URL)];
    let end = rest.find(|c| !is_url_char(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ',', '!', '?', ')']).len()
}

/// Web addresses, with or without a scheme.
fn urls(text: &str, out: &mut Vec<Found>) {
    let has = |byte: u8| text.as_bytes().contains(&byte);
    let (has_dot, has_slash) = (has(b'.'), has(b'/'));
    // Most texts hold neither.
    let schemes = text[..if has_slash { text.len() } else { 0 }].match_indices("http");
    let dots: Vec<usize> = if has_dot { text.match_indices('.').map(|(i, _)| i).collect() } else { Vec::new() };
    for i in schemes.map(|(i, _)| i).chain(places_of("www.", text, &dots)) {
        let rest = &text[i..];
        if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
            out.push((Token::Url, i..i + url_len(rest)));
        }
    }
    const HOSTS: [&str; 24] = [
        ".com",
        ".hk",
        ".cn",
        ".net",
        ".org",
        ".io",
        ".shop",
        "t.me/",
        "wa.me/",
        "bit.ly/",
        "linktr.ee",
        ".gle/",
        ".gl/",
        ".me/",
        ".app/",
        ".link/",
        ".page/",
        ".bio/",
        ".ly/",
        ".ee/",
        ".site/",
        ".so/",
        ".cc/",
        ".to/",
    ];
    for host in HOSTS.iter().take(if has_dot { HOSTS.len() } else { 0 }) {
        for i in places_of(host, text, &dots) {
            let near = text.floor_char_boundary(i.saturating_sub(LONGEST_HOST));
            let before = &text[near..i];
            let host_start =
                before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).len();
            let start = near + host_start;
            let after = &text[i + host.len()..];
            let ends = host.ends_with('/') || after.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric());
            let mail = text[..start].ends_with('@');
            if !ends || (start == i && host.starts_with('.')) || mail {
                continue;
            }
            let found = start..i + host.len() + url_len(after);
            let inside = |(t, r): &Found| *t == Token::Url && r.start <= found.start && found.end <= r.end;
            if !out.iter().rev().take(64).any(inside) {
                out.push((Token::Url, found));
            }
        }
    }
}

/// Where a text that holds a full stop stands. The full stops of a text are few, and quickly found.
fn places_of(host: &str, text: &str, dots: &[usize]) -> impl Iterator<Item = usize> {
    let before = host.find('.').unwrap_or_default();
    let starts = dots.iter().filter_map(move |dot| dot.checked_sub(before));
    starts.filter(move |at| text.get(*at..).is_some_and(|t| t.starts_with(host)))
}

/// Endings of hosts that stand for nothing else behind a spelled point.
const ENDINGS: [&str; 9] = ["com", "hk", "net", "org", "ly", "io", "cc", "xyz", "ee"];
/// Points as they are spelled.
const POINTS: [&str; 4] = ["点", "。", "(dot)", "[dot]"];
/// A point that stands by itself.
const SPACED_POINT: &str = " . ";
/// The English word: squeezing has taken the spaces around it.
const INNER_POINT: &str = "dot";

/// `bit點ly/…`, `shop dot com`, `shop。com`: a point in letters between a Latin name and an ending.
fn spelled_hosts(text: &str, range: &Range<usize>, out: &mut Vec<Found>) {
    let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    for run in runs(text.as_bytes(), range.clone(), is_name) {
        // Most names are too short, or numbers.
        if text.as_bytes()[run.clone()].contains(&b'd') {
            for (i, _) in text[run.clone()].match_indices(INNER_POINT) {
                spelled_host(text, run.start + i, INNER_POINT.len(), out);
            }
        }
        let behind = &text[run.end..];
        let spaces = behind.len() - behind.trim_start_matches(' ').len();
        let at = run.end + spaces;
        if let Some(point) = POINTS.iter().find(|p| text[at..].starts_with(**p)) {
            spelled_host(text, at, point.len(), out);
        } else if spaces > 0 && behind[spaces - 1..].starts_with(SPACED_POINT) {
            spelled_host(text, at - 1, SPACED_POINT.len(), out);
        }
    }
}

/// The address around a point of so many bytes, if there is one.
fn spelled_host(text: &str, i: usize, point: usize, out: &mut Vec<Found>) {
    let near = text.floor_char_boundary(i.saturating_sub(LONGEST_HOST));
    let name = text[near..i].trim_end_matches(' ');
    let start = near + name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-').len();
    let rest = &text[i + point..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let has_letter = name[start - near..].contains(|c: char| c.is_ascii_lowercase());
    let ending = ENDINGS.iter().find(|e| {
        let behind = rest[gap..].strip_prefix(**e);
        behind.is_some_and(|b| !b.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    if let Some(ending) = ending.filter(|_| has_letter && near + name.len() - start >= 2) {
        let at = i + point + gap + ending.len();
        out.push((Token::Url, start..at + url_len(&text[at..])));
    }
}

/// `name@host.tld`.
fn mails(text: &str, out: &mut Vec<Found>) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    for (i, _) in text.match_indices('@') {
        let near = text.floor_char_boundary(i.saturating_sub(LONGEST_HOST));
        let start = near + text[near..i].trim_end_matches(is_name).len();
        let host = &text[i + 1..text.floor_char_boundary(i + 1 + LONGEST_HOST)];
        let host = host[..host.find(|c| !is_name(c)).unwrap_or(host.len())].trim_end_matches('.');
        if start < i && host.contains('.') {
            let found = start..i + 1 + host.len();
            out.retain(|(t, r)| *t != Token::Handle || r.start < found.start || found.end <= r.start);
            out.push((Token::Mail, found));
        }
    }
}

/// Characters of an account's name.
const NAME: std::ops::RangeInclusive<usize> = 4..=30;

/// Account names that stand by themselves: letters with a digit, `_` or an inner point. Sizes and models look alike.
fn names(folded: &Folded, range: &Range<usize>, out: &mut Vec<Found>) {
    let is_name = |b: u8| b != b'-';
    for run in runs(folded.text.as_bytes(), range.clone(), is_name) {
        let mut start = run.start;
        while start < run.end {
            let end = (start + 1..run.end).find(|i| folded.is_gap(*i)).unwrap_or(run.end);
            name(folded, start..end, out);
            start = end;
        }
    }
}

/// The account that a stretch of letters is, if it is one.
fn name(folded: &Folded, range: Range<usize>, out: &mut Vec<Found>) {
    if range.len() < *NAME.start() {
        return;
    }
    let name = folded.text[range.clone()].trim_matches('.');
    let start = range.start + folded.text[range].find(name).unwrap_or(0);
    if NAME.contains(&name.len()) && is_account(name) {
        out.push((Token::Id, start..start + name.len()));
    }
}

fn is_account(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_lowercase).count();
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let parts = name.split('.').filter(|p| p.len() > 1).count();
    let is_joined = name.contains('_') || (parts > 1 && parts == name.split('.').count());
    // 500ml, m9, k11, 1080p, v1.2, 3.5h: a number with a short word before or behind it.
    let is_sum = ["hkd", "usd", "rmb", "cny", "mop", "twd"].iter().any(|money| {
        name.strip_prefix(money).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    });
    let is_measure = is_sum || letters <= 2 || name.starts_with(|c: char| c.is_ascii_digit());
    let is_host = name.rsplit('.').next().is_some_and(|end| ENDINGS.contains(&end) && parts > 1);
    !is_host && letters > 0 && (is_joined || (digits >= 2 && !is_measure && !name.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn found(text: &str, want: Token) -> Vec<&str> {
        let folded = variants().fold(text).squeeze();
        let mut out = Vec::new();
        accounts(&folded, &mut out);
        let wanted = out.into_iter().filter(|(token, _)| *token == want);
        wanted.map(|(_, range)| &text[folded.to_original(range)]).collect()
    }

    #[test]
    fn addresses_of_the_web() {
        assert_eq!(found("睇 https://a.example/x?y=1 或 shop.example.com。", Token::Url).len(), 2);
        assert_eq!(found("t.me/abc", Token::Url).len(), 1);
        assert_eq!(found("表格 forms.gle/abC9 填好", Token::Url), ["forms.gle/abC9"]);
        assert_eq!(found("m.me/petal 或 petal.page/menu", Token::Url).len(), 2);
        assert_eq!(found("mr.common 同 e.g. 3.5", Token::Url), [""; 0]);
    }

    #[test]
    fn addresses_that_are_spelled() {
        for text in ["上bit點ly/kk3 睇", "petal dot com", "petal(dot)hk", "petal。com 落單", "petal . com"] {
            assert_eq!(found(text, Token::Url).len(), 1, "{text}");
        }
        for text in ["朝早9點 hk station", "一點 com", "polka dots", "好食。hk 都有", "今日三點。"] {
            assert_eq!(found(text, Token::Url), [""; 0], "{text}");
        }
    }

    #[test]
    fn mail_is_no_mention() {
        assert_eq!(found("電郵 hello@petal.com.hk。", Token::Mail), ["hello@petal.com.hk"]);
        assert_eq!(found("hello@petal.com.hk", Token::Handle), [""; 0]);
        assert_eq!(found("跟住 @petal.hk 去", Token::Mail), [""; 0]);
    }

    #[test]
    fn account_names_are_no_sizes() {
        for text in ["飛機 kk_88", "👉 cakeby_amy", "LINE：amy2024", "ig little.clay.hk2", "搵 abc123"] {
            assert_eq!(found(text, Token::Id).len(), 1, "{text}");
        }
        for text in [
            "500ml",
            "M9 和牛",
            "K11 二樓",
            "1080p",
            "v1.2",
            "e.g. this",
            "iPhone 15",
            "3.5hr",
            "10am",
            "brunch",
            "mr.k",
        ] {
            assert_eq!(found(text, Token::Id), [""; 0], "{text}");
        }
    }
}
