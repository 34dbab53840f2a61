//! `format/title-too-long`.

use crate::diagnostic::Finding;
use crate::note::TITLE_LIMIT;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::scan::is_emoji;
use crate::text::{script, units};
use unicode_segmentation::UnicodeSegmentation;

/// The same sign so often in a row is a run, of which other rules leave one.
const RUN: usize = 3;

/// The app cuts a title behind twenty units.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(title) = &cx.note.title else { return };
    let units = units::units(&title.text);
    if units <= TITLE_LIMIT {
        return;
    }
    // A title with YAML escapes is written differently from what it says; then all of it is shown.
    let as_written = cx.note.slice(title.span) == title.text;
    let kept = if as_written { units::prefix(&title.text, TITLE_LIMIT).len() } else { 0 };
    let over = |halves: u32| halves.saturating_sub(2 * TITLE_LIMIT);
    let (all, without_runs) = (over(units::halves(&title.text)), over(units::halves(&without_runs(&title.text))));
    let args = [
        ("units", units.to_string()),
        ("limit", TITLE_LIMIT.to_string()),
        ("over", all.div_ceil(2).to_string()),
        ("letters", all.to_string()),
        ("left", without_runs.div_ceil(2).to_string()),
        ("left_letters", without_runs.to_string()),
    ];
    let span = cx.span(title.span.start() + kept..title.span.end());
    let variant = variant(&title.text, all, without_runs);
    out.push(say::variant(cx, rule, variant, span, &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
}

/// The words of the advice: in the owner's units, and no more than is left to do once the runs of signs are gone, which
/// other rules ask for anyway.
fn variant(title: &str, over: u32, without_runs: u32) -> &'static str {
    let is_latin = script::counts(title).han == 0;
    match (without_runs == over, without_runs, is_latin) {
        (false, 0, _) => "runs",
        (false, _, true) => "runs-and-letters",
        (false, _, false) => "runs-and-more",
        (true, _, true) => "latin",
        (true, ..) if title.chars().any(is_emoji) => "emoji",
        (true, ..) => "",
    }
}

/// A title with one sign left of each run.
fn without_runs(title: &str) -> String {
    let signs: Vec<&str> = title.graphemes(true).collect();
    let is_sign = |sign: &str| matches!(sign, "!" | "\u{ff01}") || sign.chars().any(is_emoji);
    let same = signs.chunk_by(|a, b| a == b);
    same.flat_map(|run| if run.len() >= RUN && is_sign(run[0]) { &run[..1] } else { run }).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_of_a_run_is_left() {
        assert_eq!(without_runs("\u{1f525}\u{1f525}\u{1f525}開張!!!!"), "\u{1f525}開張!");
        assert_eq!(without_runs("哈哈哈\u{1f525}\u{1f525} aaa"), "哈哈哈\u{1f525}\u{1f525} aaa");
    }
}
