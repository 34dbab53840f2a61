//! The pattern language of phrase rows: a list of elements that follow one another. See `keyword_packs/SCHEMA.md`.
//!
//! Only the syntax lives here; words become string ids in [`super::compile`] and are looked for in `crate::matching`.
//! Shared with the build script.

use super::fault::{Fault, FaultKind};
use crate::text::nearest::nearest;
use crate::text::token::Token;

/// One alternative of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// These words.
    Word(String),
    /// A word of this class.
    Class(String),
    /// A token.
    Token(Token),
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// At most so many characters before it.
    pub gap: u8,
    /// No comma may be among them.
    pub in_clause: bool,
    /// May be missing.
    pub optional: bool,
    /// Any of these.
    pub any: Vec<Alternative>,
}

/// Reads a pattern; the error says what is wrong with it.
pub fn parse(text: &str) -> Result<Vec<Element>, Fault> {
    let mut elements = Vec::new();
    let (mut gap, mut in_clause) = (0, false);
    for part in text.split_whitespace() {
        if let Some(n) = part.strip_prefix(['~', '^']) {
            in_clause = part.starts_with('^');
            gap =
                n.parse().ok().filter(|n| *n <= 40).ok_or_else(|| Fault::new(FaultKind::BadGap, &[("part", &part)]))?;
            if elements.is_empty() {
                return Err(Fault::new(FaultKind::GapFirst, &[]));
            }
            continue;
        }
        let (body, optional) = match part.strip_suffix('?') {
            Some(body) if !body.is_empty() => (body, true),
            _ => (part, false),
        };
        let any = body.split('|').map(alternative).collect::<Result<Vec<_>, _>>()?;
        elements.push(Element { gap, in_clause, optional, any });
        (gap, in_clause) = (0, false);
    }
    if gap > 0 {
        return Err(Fault::new(FaultKind::GapLast, &[]));
    }
    if elements.iter().all(|e| e.optional) {
        return Err(Fault::new(FaultKind::AllOptional, &[]));
    }
    if elements.len() > 12 {
        return Err(Fault::new(FaultKind::TooManyElements, &[]));
    }
    Ok(elements)
}

fn alternative(text: &str) -> Result<Alternative, Fault> {
    if let Some(name) = text.strip_prefix('#').filter(|n| !n.is_empty()) {
        return Token::ALL.into_iter().find(|t| t.name() == name).map(Alternative::Token).ok_or_else(|| {
            let known: Vec<_> = Token::ALL.iter().map(|t| format!("#{}", t.name())).collect();
            let near = nearest(text, known.iter().map(String::as_str));
            Fault::new(FaultKind::NoToken, &[("text", &text), ("known", &known.join(" "))]).near(near)
        });
    }
    if let Some(name) = text.strip_prefix('@').filter(|n| !n.is_empty()) {
        return Ok(Alternative::Class(name.to_owned()));
    }
    if text.is_empty() {
        return Err(Fault::new(FaultKind::EmptyAlternative, &[]));
    }
    Ok(Alternative::Word(text.replace('_', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_element() {
        let p = parse("最後|最后 #num 日|天? ~6 @deal").unwrap();
        assert_eq!(p.len(), 4);
        assert_eq!(p[1].any, [Alternative::Token(Token::Num)]);
        assert!(p[2].optional);
        assert_eq!((p[3].gap, &p[3].any), (6, &vec![Alternative::Class("deal".into())]));
        let p = parse("灣仔 ^2 最 ~2 好").unwrap();
        assert_eq!([(p[1].gap, p[1].in_clause), (p[2].gap, p[2].in_clause)], [(2, true), (2, false)]);
        assert_eq!(parse("last_chance").unwrap()[0].any, [Alternative::Word("last chance".into())]);
    }

    #[test]
    fn refuses_what_it_cannot_mean() {
        for bad in ["~3 買", "買 ~3", "買?", "#nmu 日", "a||b", "~99 a", "^3 買", "a ^99 b", ""] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
