//! `<!-- advise: ignore rule-id reason -->`: silences a rule for the next paragraph, or with `ignore-file` for the note.

use crate::source::Span;

/// A comment that silences a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// A rule or a group.
    pub rule: String,
    /// The comment.
    pub span: Span,
    /// The paragraph it covers; none for the whole note.
    pub covers: Option<Span>,
}

/// Reads a comment's text; none when it does not speak to us.
pub fn read(comment: &str) -> Option<(String, bool)> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let order = inner.strip_prefix("advise:")?.trim_start();
    let (verb, rest) = order.split_once(char::is_whitespace)?;
    let whole_file = match verb {
        "ignore" => false,
        "ignore-file" => true,
        _ => return None,
    };
    let rule = rest.split_whitespace().next()?;
    Some((rule.to_owned(), whole_file))
}
