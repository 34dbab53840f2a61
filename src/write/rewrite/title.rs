//! Titles of a version: the angle's shapes with the main keyword, and the goods and short sentences that it tells.

use crate::lang::fill;
use crate::lists::WordList;
use crate::note::TITLE_LIMIT;
use crate::pack::guide::Angle;
use crate::text::units::units;
use crate::write::rewrite::composer::Composer;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::hash::hash;
use crate::write::rewrite::material::Told;
use crate::write::rewrite::way::Way;

/// Units of a sentence that can stand in a title.
const SENTENCE: std::ops::Range<u32> = 4..13;

/// Titles within the limit, the angle's own first, all different. More than are shown, so that some may be refused.
pub fn candidates(composer: &Composer<'_>, angle: &Angle, main: &str) -> Vec<String> {
    let way = composer.way;
    let shape = |a: &Angle, i: usize| fill(way.pick(&a.titles[i % a.titles.len()]), &[("main", main)]);
    let mut out: Vec<String> = Vec::new();
    let mut offer = |title: String| {
        if units(&title) <= TITLE_LIMIT && !title.contains(['〔', '\n']) && !out.contains(&title) {
            out.push(title);
        }
    };
    let joint = if way == Way::En { ": " } else { "｜" };
    let first = hash(composer.salt, "title") as usize;
    if angle.titles.is_empty() {
        return out;
    }
    offer(shape(angle, first));
    let edits = Edits::default();
    let items = &composer.material.items;
    let goods: Vec<usize> = (0..items.len()).filter(|i| !WordList::Fee.is_in(&items[*i].name)).take(3).collect();
    for i in goods.iter().copied() {
        // Without its terms in brackets.
        let item = composer.item(i, &edits);
        let short = item.find(['（', '(']).map_or(item.as_str(), |at| item[..at].trim_end());
        offer(format!("{main}{joint}{short}"));
    }
    if let [a, b, ..] = goods.as_slice() {
        let names = [&items[*a].name, &items[*b].name].map(|n| composer.carrier.carry(n));
        let and = composer.guide.common.word.get("and").map_or("", |word| way.pick(word));
        offer(format!("{main}{joint}{}{and}{}", names[0], names[1]));
    }
    const TELLING: [&str; 5] = ["process", "senses", "turn", "downside", "facts"];
    let tells = |t: &&Told| TELLING.iter().any(|c| t.cues.contains(*c));
    for told in composer.material.told.iter().filter(|t| t.sentence.is_some() && !t.is_question).filter(tells) {
        let text = composer.carrier.carry(&told.text);
        if SENTENCE.contains(&units(&text)) && !text.contains(main) && !text.contains(['，', ',', '。', '：', '「'])
        {
            offer(format!("{main}{joint}{text}"));
        }
    }
    for i in 1..angle.titles.len() {
        offer(shape(angle, first + i));
    }
    let others = composer.guide.angles.iter().filter(|a| a.id != angle.id && !a.titles.is_empty());
    for (i, other) in others.enumerate() {
        offer(shape(other, first + i));
    }
    // Where the keyword is so long that nothing fits beside it, it stands alone.
    offer(main.to_owned());
    out
}
