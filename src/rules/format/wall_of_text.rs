//! `format/wall-of-text`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::units;

/// Units that a line may have: about nine rows on a phone.
pub const LINE_LIMIT: u32 = 180;
/// More walls than this say nothing new.
const MOST: usize = 3;

/// A block of text that fills a phone screen is scrolled past.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let note = cx.note;
    let mut found = 0;
    for paragraph in &note.paragraphs {
        let mut at = paragraph.start();
        for line in note.slice(*paragraph).split_inclusive('\n') {
            let range = at..at + line.trim_end().len();
            at += line.len();
            let from = note.topics.partition_point(|t| t.span.end() <= range.start);
            let topics = note.topics[from..].iter().take_while(|t| t.span.start() < range.end);
            let topic_halves: u32 = topics.map(|t| units::halves(note.slice(t.span))).sum();
            let halves = units::halves(line.trim_end()).saturating_sub(topic_halves);
            if halves <= LINE_LIMIT * 2 {
                continue;
            }
            found += 1;
            if found > MOST {
                return;
            }
            let (units, limit) = (halves.div_ceil(2).to_string(), LINE_LIMIT.to_string());
            out.push(say::finding(cx, rule, cx.span(range), &[("units", &units), ("limit", &limit)]));
        }
    }
}
