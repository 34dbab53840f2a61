//! Titles and topics to paste, made of the draft's own words: the main keyword, and clauses that the draft holds.
//! Nothing is invented, and nothing is cut inside a word or a number.

mod clauses;
mod topics;

pub use topics::topics;

use crate::diagnostic::Finding;
use crate::note::TITLE_LIMIT;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Told, Value};
use crate::reading::naming::main_in;
use crate::text::script::Script;
use crate::text::token::Token;
use crate::text::units::units;
use crate::text::variants;
use clauses::Clause;
use std::cmp::Reverse;

/// As many titles as are worth reading.
const MOST: usize = 5;
/// With fewer, two short clauses share a title.
const FEWEST: usize = 3;
/// Clauses that may share a title: the first few only, so that a long draft costs no more than a short one.
const PAIRED: usize = 6;

/// Three to five titles within the limit, best first; none without a main keyword or a clean clause to go with it.
pub fn options(cx: &Context<'_>, findings: &[Finding]) -> Vec<String> {
    let Some(main) = main_in(cx, cx.script) else { return Vec::new() };
    let mut fragments = fragments(cx, &main, clauses::clean(cx, findings));
    fragments.sort_by_key(|f| f.order);
    let present = cx.note.title.as_ref().map_or("", |t| t.text.as_str());
    let mut out: Vec<String> = Vec::new();
    let mut offer = |title: String| {
        if out.len() < MOST && units(&title) <= TITLE_LIMIT && title != present && !out.contains(&title) {
            out.push(title);
        }
        out.len()
    };
    let is_latin = cx.script == Script::Latin;
    let mut count = 0;
    for fragment in &fragments {
        if count >= MOST {
            break;
        }
        let joint = if is_latin { ": " } else { fragment.joint };
        count = offer(format!("{main}{joint}{}", fragment.text));
    }
    for (i, a) in fragments.iter().enumerate().take(PAIRED) {
        for b in fragments.iter().skip(i + 1).take(PAIRED) {
            if count < FEWEST && !is_latin {
                count = offer(format!("{main}｜{}｜{}", a.text, b.text));
            }
        }
    }
    out
}

/// A clause as a part of a title.
struct Fragment<'t> {
    text: &'t str,
    joint: &'static str,
    /// Rank, number of cues, place in the draft.
    order: (u8, Reverse<usize>, usize),
}

/// The clauses that add something to the main keyword, each once.
fn fragments<'t>(cx: &'t Context<'_>, main: &str, clauses: Vec<Clause>) -> Vec<Fragment<'t>> {
    let mut cues: Vec<(usize, usize, &str)> =
        cx.cues.iter().map(|c| (c.range.start, c.range.end, c.name.as_str())).collect();
    cues.sort_unstable();
    let main_key = variants().key(main);
    let mut seen = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    for clause in clauses {
        let text = &cx.note.text[clause.range.clone()];
        let key = variants().key(text);
        if main_key.contains(&key) || !seen.insert(key) {
            continue;
        }
        let from = cues.partition_point(|c| c.0 < clause.range.start);
        let held = cues[from..].iter().take_while(|c| c.0 < clause.range.end).filter(|c| c.1 <= clause.range.end);
        let mut names: Vec<&str> = held.map(|c| c.2).collect();
        names.sort_unstable();
        names.dedup();
        let rank = match () {
            () if clauses::is_loose(text) || is_policy(cx, &clause) => 5,
            () if !names.is_empty() || has_quantity(cx, &clause) => 0,
            () if clause.is_question => 1,
            () if is_practical(cx, &clause) => 2,
            () if clause.is_title => 3,
            () => 4,
        };
        let tells = clause.is_question || names.contains(&"process") || names.contains(&"turn");
        let joint = if tells { "：" } else { "｜" };
        out.push(Fragment { text, joint, order: (rank, Reverse(names.len()), clause.range.start) });
    }
    out
}

/// A number with its unit: 三分鐘, 4 張枱.
fn has_quantity(cx: &Context<'_>, clause: &Clause) -> bool {
    let is_unit = |end: usize| cx.view.words_starting(Class::FrameUnit, end..end + 2).next().is_some();
    cx.view.tokens_starting(Token::Num, clause.folded(cx)).any(|h| is_unit(h.end as usize))
}

/// What holds for being late, changing and refunds: nobody searches for it.
fn is_policy(cx: &Context<'_>, clause: &Clause) -> bool {
    cx.facts.within(&clause.range).any(|f| f.value.told() == Some(Told::Policy))
}

/// What it costs, or when the shop is open.
fn is_practical(cx: &Context<'_>, clause: &Clause) -> bool {
    let is_it = |v: &Value| matches!(v, Value::Price(_) | Value::Hours { .. } | Value::Closed { .. });
    cx.facts.within(&clause.range).any(|f| is_it(&f.value))
}

#[cfg(test)]
mod tests;
