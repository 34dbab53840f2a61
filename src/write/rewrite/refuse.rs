//! What no version is made of: goods and services that may not be promoted. The words are data (`angles/common.toml`).

use crate::pack::guide::Guide;
use crate::reading::context::Context;
use crate::write::rewrite::swap::Swaps;

/// Different weak words that are enough together.
const WEAK: usize = 2;
/// Different strong words of the whole draft that are enough, wherever they stand.
const STRONG: usize = 2;

/// Why a draft is refused, if it is: what could be kept of it, or its title, names such goods, or the whole names them more
/// than once. A lawful trade with one bad sentence is no reason.
pub fn reason<'g>(cx: &Context<'_>, kept: &str, guide: &'g Guide) -> Option<&'g str> {
    let title = cx.note.title.as_ref().map(|t| t.text.as_str()).unwrap_or_default();
    let (kept, whole) = (format!("{title}\n{kept}"), cx.note.text.as_str());
    let all = guide.common.refusals.iter().flat_map(|r| r.words.iter().chain(&r.weak));
    if !Swaps::new(all.map(|w| (w.as_str(), ""))).touches(whole) {
        return None;
    }
    let count = |words: &[String], text: &str| {
        words.iter().filter(|word| Swaps::new([(word.as_str(), "")]).touches(text)).count()
    };
    guide.common.refusals.iter().find_map(|refusal| {
        let strong = count(&refusal.words, &kept) > 0 || count(&refusal.words, whole) >= STRONG;
        let weak = count(&refusal.weak, &kept) >= WEAK || count(&refusal.weak, whole) > WEAK;
        let is_refused = strong || weak;
        is_refused.then(|| refusal.reason.pick(cx.catalog.lang))
    })
}
