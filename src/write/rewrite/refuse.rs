//! What no version is made of: goods and services that may not be promoted. The words are data (`angles/common.toml`).

use crate::pack::guide::Guide;
use crate::reading::context::Context;
use crate::write::rewrite::swap::Swaps;

/// Different weak words that are enough together.
const WEAK: usize = 2;

/// Why a draft is refused, if it is. `text` is what could be kept of it: a lawful trade with one bad sentence is no reason.
pub fn reason<'g>(cx: &Context<'_>, text: &str, guide: &'g Guide) -> Option<&'g str> {
    let all = guide.common.refusals.iter().flat_map(|r| r.words.iter().chain(&r.weak));
    if !Swaps::new(all.map(|w| (w.as_str(), ""))).touches(text) {
        return None;
    }
    let holds = |word: &String| Swaps::new([(word.as_str(), "")]).touches(text);
    guide.common.refusals.iter().find_map(|refusal| {
        let is_strong = refusal.words.iter().any(holds);
        let is_refused = is_strong || refusal.weak.iter().filter(|w| holds(w)).count() >= WEAK;
        is_refused.then(|| refusal.reason.pick(cx.catalog.lang))
    })
}
