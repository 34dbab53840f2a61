//! `format/mixed-scripts`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose;
use crate::rules::say;

use crate::text::script::{self, Script};

/// Characters that the message names.
const NAMED: usize = 5;

/// Traditional and Simplified characters in one text, in numbers that are no accident.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.script != Script::Mixed {
        return;
    }
    let mut buffer = [0; 4];
    let mut sides: [Vec<(usize, char)>; 2] = [Vec::new(), Vec::new()];
    for (at, c) in prose::chars(cx.note) {
        let counts = script::counts(c.encode_utf8(&mut buffer));
        if counts.hant + counts.hans > 0 {
            sides[usize::from(counts.hans > 0)].push((at, c));
        }
    }
    let hans_is_fewer = sides[1].len() < sides[0].len();
    let fewer = &sides[usize::from(hans_is_fewer)];
    let Some((at, first)) = fewer.first().copied() else { return };
    let mut named: Vec<char> = Vec::new();
    for (_, c) in fewer {
        if named.len() < NAMED && !named.contains(c) {
            named.push(*c);
        }
    }
    let (chars, n) = (named.iter().collect::<String>(), fewer.len().to_string());
    let variant = if hans_is_fewer { "hans" } else { "" };
    out.push(say::variant(cx, rule, variant, cx.span(at..at + first.len_utf8()), &[("chars", &chars), ("n", &n)]));
}
