//! `<!-- advise: ignore rule-id reason -->`: silences a rule for the paragraph that it stands in or before, or with
//! `ignore-file` for the note.

use crate::source::Span;

/// A comment that silences a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// A rule or a group.
    pub rule: String,
    /// The comment.
    pub span: Span,
    /// The paragraph or the title that it covers; none for the whole note.
    pub covers: Option<Span>,
}

/// What a comment says to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comment {
    /// Nothing.
    Other,
    /// Silence a rule or a group.
    Ignore {
        /// Its name.
        rule: String,
        /// Whether for the whole note.
        whole_file: bool,
    },
    /// It means to, with a slip in it: how it is written.
    Slip(String),
}

/// The orders.
const ORDERS: [&str; 2] = ["ignore", "ignore-file"];
/// Whom they speak to.
const NAME: &str = "advise";

/// Reads a comment.
pub fn read(comment: &str) -> Comment {
    let inner = comment.strip_prefix("<!--").and_then(|c| c.strip_suffix("-->")).unwrap_or_default().trim();
    let called = inner.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(called);
    let mut words = rest.trim_start_matches([' ', '\t', ':', '：']).split_whitespace();
    let order = words.next().unwrap_or_default();
    let rule = words.next();
    if let (NAME, true, Some(rule)) = (name, rest.starts_with(':') && ORDERS.contains(&order), rule) {
        return Comment::Ignore { rule: rule.to_owned(), whole_file: order != ORDERS[0] };
    }
    // A slip in one of the two words can be told by the other.
    let is_order = || ORDERS.iter().any(|known| is_near(order, known));
    let has_colon = rest.trim_start().starts_with([':', '：']);
    let is_ours = (name.eq_ignore_ascii_case(NAME) && (has_colon || is_order())) || (is_near(name, NAME) && is_order());
    if is_ours { Comment::Slip(inner.chars().take(60).collect()) } else { Comment::Other }
}

/// Whether a word is another with a slip or two.
fn is_near(word: &str, other: &str) -> bool {
    strsim::damerau_levenshtein(&word.to_ascii_lowercase(), other) <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_slips_and_what_is_none_of_our_business() {
        let ignore = |rule: &str, whole_file| Comment::Ignore { rule: rule.to_owned(), whole_file };
        assert_eq!(read("<!-- advise: ignore hard-sell it is true -->"), ignore("hard-sell", false));
        assert_eq!(read("<!--advise:ignore-file format/no-title-->"), ignore("format/no-title", true));
        for slip in [
            "advise：ignore hard-sell",
            "advise: ignroe hard-sell",
            "advise: ignore",
            "advise:",
            "advise ignore hard-sell",
            "Advise: ignore hard-sell",
            "adivse: ignore hard-sell",
            "advice: ignore-flie hard-sell",
        ] {
            assert_eq!(read(&format!("<!-- {slip} -->")), Comment::Slip(slip.to_owned()));
        }
        for other in ["記得影相", "advise the owner to call", "advice: call the shop", "prettier-ignore", ""] {
            assert_eq!(read(&format!("<!-- {other} -->")), Comment::Other, "{other}");
        }
    }
}
