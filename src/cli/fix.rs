//! Mending drafts: applies fixes until nothing changes, and keeps away from what no fix may touch.

use advise::check::Report;
use advise::fix::{self, Applicability, Fix};
use advise::note::Note;
use advise::source::Span;
use advise::text::token::Token;
use advise::text::{scan, variants};
use similar::TextDiff;
use std::ops::Range;

/// A fix can make room for another one; more rounds than this mean that two of them undo each other.
const ROUNDS: usize = 10;

/// A mended draft.
#[derive(Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many fixes were applied.
    pub count: usize,
    /// The check of the new text.
    pub report: Report,
}

/// Mends a draft that was checked. None when there is nothing to mend.
pub fn mend(text: &str, first: &Report, required: Applicability, check: &dyn Fn(&str) -> Report) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..ROUNDS {
        let (text, report) = mended.as_ref().map_or((text, first), |m| (m.text.as_str(), &m.report));
        let (new, applied) = fix::apply(text, allowed(report, required), required);
        if applied == 0 || new == text {
            break;
        }
        let count = mended.as_ref().map_or(0, |m| m.count) + applied;
        let report = check(&new);
        mended = Some(Mended { text: new, count, report });
    }
    mended.filter(|m| m.text != text)
}

/// The fixes that may be applied: of each finding the best one that is sure enough and touches nothing protected.
fn allowed(report: &Report, required: Applicability) -> Vec<&Fix> {
    let sure = |f: &&Fix| f.applicability >= required && !f.edits.is_empty();
    let findings = &report.outcome.findings;
    if !findings.iter().any(|f| f.fixes.iter().any(|x| sure(&x))) {
        return Vec::new();
    }
    let closed = Closed::of(&report.note);
    let free = |f: &&Fix| f.edits.iter().all(|e| !closed.touches(e.span));
    findings.iter().filter_map(|finding| finding.fixes.iter().filter(sure).find(free)).collect()
}

/// What no fix may touch: front matter, comments, code, links and topics, and every price.
struct Closed(Vec<Range<usize>>);

impl Closed {
    fn of(note: &Note) -> Self {
        let folded = variants().fold(&note.text).squeeze();
        let prices = scan::tokens(&folded).into_iter().filter(|(t, _)| *t == Token::Price);
        let mut ranges: Vec<Range<usize>> = prices.map(|(_, range)| folded.to_original(range)).collect();
        ranges.extend(note.protected.iter().map(|s| s.range()));
        ranges.sort_by_key(|r| (r.start, r.end));
        // Merged, so that one look-up is enough.
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    fn touches(&self, span: Span) -> bool {
        let near = self.0.partition_point(|r| r.end <= span.start());
        self.0.get(near).is_some_and(|r| {
            let inside = span.is_empty() && r.start < span.start();
            r.start < span.end() && (inside || !span.is_empty())
        })
    }
}

/// The change of a draft as a unified diff; line ends stay as they are.
pub fn diff(path: &str, old: &str, new: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let diff = TextDiff::from_lines(old, new);
    // Writing into memory cannot fail.
    let _ = diff.unified_diff().header(path, path).to_writer(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::config::Config;
    use advise::diagnostic::Finding;
    use advise::diagnostic::{Basis, Severity};
    use advise::fix::Edit;
    use advise::note::Source;
    use advise::pack::Packs;

    /// A check whose only findings are safe fixes that turn `from` into `to`.
    fn check(packs: &Packs, text: &str, from: &str, to: &str) -> Report {
        let mut report = advise::check(&Source::text("t.md", text), packs, &Config::default());
        let span = |at: usize| Span::new(text, at..at + from.len()).unwrap();
        let edits = text.match_indices(from).map(|(at, _)| Edit { span: span(at), text: to.to_owned() });
        report.outcome.findings = edits
            .map(|edit| Finding {
                rule: "format/test".to_owned(),
                row: None,
                severity: Severity::Hint,
                span: Some(edit.span),
                message: String::new(),
                why: String::new(),
                basis: Basis::Style,
                jurisdiction: None,
                source: None,
                fixes: vec![Fix { title: String::new(), applicability: Applicability::Safe, edits: vec![edit] }],
                cost: 0.0,
            })
            .collect();
        report
    }

    fn mended(text: &str, from: &str, to: &str) -> Option<Mended> {
        let packs = Packs::built_in();
        let check = |text: &str| check(&packs, text, from, to);
        mend(text, &check(text), Applicability::Safe, &check)
    }

    #[test]
    fn what_is_protected_stays() {
        let text = "---\ntitle: 甲乙\n---\r\n甲喺度 `甲` <!-- 甲 --> 甲\r\n#甲 ＃甲乙\r\n";
        let mended = mended(text, "甲", "丙").unwrap();
        assert_eq!(mended.text, "---\ntitle: 甲乙\n---\r\n丙喺度 `甲` <!-- 甲 --> 丙\r\n#甲 ＃甲乙\r\n");
        assert_eq!(mended.count, 2);
    }

    #[test]
    fn prices_stay() {
        assert!(mended("一杯 $48，另一杯48蚊", "48", "84").is_none());
        assert_eq!(mended("一杯 $48，坐 48 分鐘", "48", "84").unwrap().text, "一杯 $48，坐 84 分鐘");
    }

    #[test]
    fn rounds_end_and_a_second_run_changes_nothing() {
        let once = mended("aaaaaaa 內文", "aa", "a").unwrap();
        assert_eq!(once.text, "a 內文");
        assert!(mended(&once.text, "aa", "a").is_none());
        // Grows for ever: stopped.
        assert!(mended("內文乙", "乙", "乙乙").unwrap().text.chars().count() < 5000);
    }
}
