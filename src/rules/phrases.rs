//! What is said of phrase rows: from judged hits to findings, in the language of the run.

use crate::diagnostic::{Finding, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::lang::fill;
use crate::pack::index::Message;
use crate::reading::context::Context;
use crate::reading::phrases::PhraseHit;
use crate::text::script::{self, Script};
use std::ops::Range;

/// The findings of all phrase rows.
pub fn findings(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for hit in cx.phrases {
        out.push(finding(cx, hit));
    }
}

fn finding(cx: &Context<'_>, hit: &PhraseHit) -> Finding {
    let row = &cx.packs.index.rows[hit.row as usize];
    let rule = &cx.packs.index.rules[row.rule as usize];
    let own = row.texts.as_deref();
    let range = closed(&cx.note.text, &hit.range);
    let text = shorten(&cx.note.text[range.clone()]);
    let args = [("text", text.as_str())];
    let say = |mine: Option<&Message>, part: &str| {
        mine.or_else(|| rule.text(part, "")).map(|text| fill(cx.catalog.choose(text), &args)).unwrap_or_default()
    };
    let message = say(own.and_then(|t| t.message.as_ref()), "message");
    let why = say(own.and_then(|t| t.why.as_ref()), "why");
    let advice = say(own.and_then(|t| t.advice.as_ref()), "advice");
    let mut fixes = Vec::new();
    if let (Some(new), Some(span)) = (&row.replacement, cx.span(range.clone()).and_then(|s| cx.note.visible(s))) {
        let new = match cx.script {
            Script::Hans => &new.hans,
            Script::Latin => &new.en,
            Script::Hant | Script::Mixed => &new.hant,
        };
        fixes.push(Fix {
            title: cx
                .catalog
                .say(if new.is_empty() { "fix.delete" } else { "fix.replace" }, &[("text", &text), ("new", new)]),
            applicability: Applicability::Unsafe,
            edits: vec![Edit { span, text: new.to_string() }],
        });
    }
    if !advice.is_empty() {
        fixes.push(Fix::advice(advice));
    }
    Finding {
        rule: rule.id.to_string(),
        row: Some(row.id.to_string()),
        severity: hit.severity,
        span: cx.span(range.clone()).and_then(|s| cx.note.visible(s)),
        message,
        why,
        basis: own.and_then(|t| t.basis).unwrap_or(rule.basis),
        jurisdiction: own.and_then(|t| t.jurisdiction).or(rule.jurisdiction),
        source: own.and_then(|t| t.source.as_ref()).or(rule.source.as_ref()).map(ToString::to_string),
        fixes,
        cost: cost(rule.group(), hit.severity),
        is_more: false,
    }
}

/// What was found without the sign that opens a quotation behind it: a pattern may ask for the sign, but it is no part of the
/// words.
fn closed(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_end_matches(['「', '『', '“', '‘', '《', '【', '（', '(']);
    if words.is_empty() { range.clone() } else { alone(text, range.start..range.start + words.len()) }
}

/// Of two phrases with a blank between, of which one is cut off in the middle, the other one: (清缸)價最後幾日 全港最平 marks
/// 全港最平, 就嚟完 錯過(等下年) marks 就嚟完.
fn alone(text: &str, range: Range<usize>) -> Range<usize> {
    let is_han = |c: Option<char>| c.is_some_and(|c| script::is_letter(c) && !c.is_ascii());
    let words = &text[range.clone()];
    let Some(at) = words.find(' ').filter(|at| words.rfind(' ') == Some(*at)) else { return range };
    let (left, right) = (&words[..at], &words[at + 1..]);
    if !is_han(left.chars().next_back()) || !is_han(right.chars().next()) {
        return range;
    }
    let begins_within = is_han(text[..range.start].chars().next_back()) && is_han(left.chars().next());
    let ends_within = is_han(text[range.end..].chars().next()) && is_han(right.chars().next_back());
    let stands = |part: Range<usize>| text[part.clone()].chars().count() >= STANDS && part.end > part.start;
    let (from, to) = (range.start..range.start + left.len(), range.end - right.len()..range.end);
    let kept = match (begins_within, ends_within) {
        (true, false) => to,
        // A word of two characters is the beginning of something; more of it says what the whole is about.
        (false, true) if right.chars().count() <= 2 => from,
        (false, _) => return range,
        // Both are cut off: the longer one, with what is left of its word.
        (true, true) if left.chars().count() > right.chars().count() => from,
        (true, true) => {
            let rest = text[to.end..].chars().take(REST + 1).take_while(|c| is_han(Some(*c)));
            let rest: String = rest.collect();
            if rest.chars().count() <= REST { to.start..to.end + rest.len() } else { to }
        }
    };
    if stands(kept.clone()) { kept } else { range }
}

/// So much of a word that was cut off is taken in.
const REST: usize = 4;
/// A phrase of fewer characters says nothing by itself.
const STANDS: usize = 4;

/// What a finding takes from its part of the score.
fn cost(group: &str, severity: Severity) -> f32 {
    match (group == "compliance", severity) {
        (true, Severity::Error) => 12.0,
        (true, Severity::Warning) => 6.0,
        (true, Severity::Hint) => 1.0,
        (false, Severity::Error | Severity::Warning) => 5.0,
        (false, Severity::Hint) => 1.5,
    }
}

/// Words found, short enough for a message.
pub fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= 24 { flat } else { flat.chars().take(23).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_alone() {
        for (text, found, marked) in [
            ("清倉價最後兩日 全場最平！", "價最後兩日 全場最平", "全場最平"),
            ("優惠就快完 錯過等明年", "優惠就快完 錯過", "優惠就快完"),
            ("飲咗降三高 改善關節痛", "三高 改善", "改善關節痛"),
            ("讚好追蹤 截圖送杯", "讚好追蹤 截圖送", "讚好追蹤 截圖送"),
            ("加微信 shop123 查詢", "微信 shop123", "微信 shop123"),
            ("全場最平", "全場最平", "全場最平"),
        ] {
            let at = text.find(found).unwrap();
            assert_eq!(&text[closed(text, &(at..at + found.len()))], marked, "{text}");
        }
    }
}
