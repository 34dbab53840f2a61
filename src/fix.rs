//! Changes to a text: [`Fix`], how sure it is, and how a set of fixes is applied.

use crate::source::Span;
use std::collections::BTreeMap;

/// How far a fix may be trusted; ordered, so that `fix.applicability >= required` is the whole policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Advice: needs a fact that only the writer has.
    Display,
    /// Changes words in the shop's own voice.
    Unsafe,
    /// Typography; changes no meaning.
    Safe,
}

/// A replacement of one stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// One way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to do.
    pub title: String,
    /// How sure it is.
    pub applicability: Applicability,
    /// The changes; none for advice.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Advice without an edit.
    pub const fn advice(title: String) -> Self {
        Self { title, applicability: Applicability::Display, edits: Vec::new() }
    }
}

/// Applies the fixes that reach `required`, in the order of the text. A fix that overlaps an earlier one is left for the
/// next round. Returns the new text and how many fixes were applied.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>, required: Applicability) -> (String, usize) {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut applied = 0;
    for fix in fixes {
        let free = |edit: &Edit| {
            let before = taken.range(..=edit.span.start()).next_back().map(|(_, e)| e.span);
            let after = taken.range(edit.span.start()..).next().map(|(_, e)| e.span);
            edit.span.end() <= text.len() && !before.into_iter().chain(after).any(|old| collide(old, edit.span))
        };
        if fix.applicability >= required && !fix.edits.is_empty() && fix.edits.iter().all(free) {
            taken.extend(fix.edits.iter().map(|e| (e.span.start(), e)));
            applied += 1;
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in taken.values() {
        out.push_str(&text[at..edit.span.start()]);
        out.push_str(&edit.text);
        at = edit.span.end();
    }
    out.push_str(&text[at..]);
    (out, applied)
}

/// Whether two edits touch the same bytes, or the same point.
fn collide(a: Span, b: Span) -> bool {
    a.overlaps(b) || (a.start() == b.start() && (a.is_empty() || b.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(text: &str, range: std::ops::Range<usize>, new: &str, applicability: Applicability) -> Fix {
        let span = Span::new(text, range).unwrap();
        Fix { title: String::new(), applicability, edits: vec![Edit { span, text: new.into() }] }
    }

    #[test]
    fn edits_never_overlap_and_unsafe_ones_wait() {
        let text = "一二三四";
        let fixes = [
            fix(text, 6..9, "C", Applicability::Safe),
            fix(text, 0..3, "A", Applicability::Safe),
            fix(text, 0..6, "X", Applicability::Safe),
            fix(text, 9..12, "D", Applicability::Unsafe),
        ];
        assert_eq!(apply(text, &fixes, Applicability::Safe), ("A二C四".to_owned(), 2));
        assert_eq!(apply(text, &fixes, Applicability::Unsafe), ("A二CD".to_owned(), 3));
    }
}
