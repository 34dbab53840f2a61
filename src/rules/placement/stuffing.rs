//! One keyword, over and over.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;
use crate::note::{Topic, Zone};
use crate::reading::naming;
use crate::reading::uses::KeywordUse;
use crate::reading::uses::{Form, Use};
use crate::source::Span;
use crate::text::units;
use std::collections::BTreeMap;

/// Uses that are fine in any note.
const FINE: usize = 4;
/// Uses for each hundred units that are fine in a long one.
const FINE_PER_HUNDRED: f32 = 2.0;
/// The same for a single word of the trade: a note about sushi says sushi.
const FINE_WORDS: usize = 8;
/// Uses of such a word for each hundred units that are fine.
const FINE_WORDS_PER_HUNDRED: f32 = 8.0;
/// Uses side by side of what only a search would write (place and trade together, or the user's own keyword).
const CROWD: usize = 3;
/// Uses of a single word with nothing between: three kinds of 抹茶 in a sentence are a menu.
const WORD_CROWD: usize = 4;
/// Characters between two uses that still read as one breath; some writers never end a sentence.
const BREATH: usize = 40;
/// Topics of the same place and trade: one in each script and English are fine.
const SAME_TOPICS: u32 = 4;

/// A keyword stands in the text so often, or so close together, that it reads as written for the search alone; or the
/// topics name the same place and trade again and again.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if let Some((keyword, count, third)) = cx.keywords.iter().find_map(|k| stuffed(cx, k)) {
        let count = count.to_string();
        out.push(say::finding(cx, rule, third, &[("keyword", keyword), ("count", &count)]));
    } else if let Some(topic) = same_topics(cx) {
        out.push(say::variant(
            cx,
            rule,
            "topics",
            Some(topic.span),
            &[("keyword", &topic.text), ("count", &SAME_TOPICS.to_string())],
        ));
    }
}

/// The keyword, how often it stands there, and its third use.
fn stuffed<'c>(cx: &'c Context<'_>, keyword: &'c KeywordUse) -> Option<(&'c str, usize, Option<Span>)> {
    let whole: Vec<&Use> = keyword.uses.iter().filter(|u| u.zone != Zone::Hashtag && u.form != Form::Split).collect();
    let count = whole.len();
    let searched = keyword.keyword.is_own || !keyword.keyword.places.is_empty();
    let (fine, per_hundred, many) =
        if searched { (FINE, FINE_PER_HUNDRED, CROWD) } else { (FINE_WORDS, FINE_WORDS_PER_HUNDRED, WORD_CROWD) };
    let units = || units::units(&cx.note.body_text()) as f32;
    let third = if count > fine && count as f32 * 100.0 > per_hundred * units() {
        whole.get(2).copied()
    } else {
        crowd(cx, &whole, many, searched)
    };
    third.map(|u| (keyword.keyword.text.as_str(), count, cx.span(u.range.clone())))
}

/// The third of so many uses with nothing but signs and spaces between them, or within one sentence where that counts.
fn crowd<'u>(cx: &Context<'_>, uses: &[&'u Use], many: usize, in_sentence: bool) -> Option<&'u Use> {
    let mut first = 0;
    for (i, pair) in uses.windows(2).enumerate() {
        if !are_together(cx, pair[0], pair[1], in_sentence) {
            first = i + 1;
        } else if i + 2 - first >= many {
            return uses.get(first + 2).copied();
        }
    }
    None
}

fn are_together(cx: &Context<'_>, a: &Use, b: &Use, in_sentence: bool) -> bool {
    if (a.zone == Zone::Title) != (b.zone == Zone::Title) {
        return false;
    }
    let sentence = |u: &Use| cx.view.sentence(cx.view.folded.position_of(u.range.start));
    let between = cx.note.text.get(a.range.end..b.range.start).unwrap_or_default();
    let near = || between.chars().take(BREATH + 1).count() <= BREATH;
    (in_sentence && near() && sentence(a) == sentence(b)) || !between.contains(char::is_alphanumeric)
}

/// The topic with which the same place and trade have been named too often. The very same topic twice is for `format`.
fn same_topics<'c>(cx: &'c Context<'_>) -> Option<&'c Topic> {
    if cx.note.topics.len() < SAME_TOPICS as usize {
        return None;
    }
    let mut seen: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    cx.note.topics.iter().find(|topic| {
        let Some(core) = naming::core(cx.packs, &topic.text) else { return false };
        let count = seen.entry(core).or_default();
        *count += 1;
        *count == SAME_TOPICS
    })
}
