//! Titles and topics to paste, made of the draft's own words: the main keyword, and clauses that the draft holds.
//! Nothing is invented, and nothing is cut inside a word or a number.

mod clauses;
pub mod judge;
mod topics;

pub use topics::topics;

use crate::diagnostic::Finding;
use crate::note::TITLE_LIMIT;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::naming::main_in;
use crate::reading::promise;
use crate::text::script::Script;
use crate::text::token::Token;
use crate::text::units::units;
use crate::text::variants;
use clauses::Clause;
use judge::{Fault, Hook};
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
        let is_new = title != present && !out.contains(&title);
        if out.len() < MOST && is_new && units(&title) <= TITLE_LIMIT && promise::keeps(cx, &title, false) {
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
        let judged = judge::judge(cx, &clause.range, clause.goes_on);
        let rank = match judged {
            // What holds for being late, who is turned away, half a sentence: nobody looks for it.
            Err(Fault::Bare) => 4,
            Err(_) => continue,
            Ok(Hook::HowTo | Hook::Favour | Hook::Limit) => 0,
            Ok(_) if !names.is_empty() || has_quantity(cx, &clause) => 0,
            Ok(Hook::Worry) => 1,
            Ok(Hook::Price) => 2,
            Ok(_) if clause.is_title => 2,
            Ok(_) => 3,
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

#[cfg(test)]
mod tests;
