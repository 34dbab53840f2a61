//! Which question to its readers ends a version: one between two of the shop's own goods, or one of its trade's.

use super::draft::{Draft, Part};
use super::hash::hash;
use super::way::Way;
use crate::lists::WordList;
use crate::reading::context::Context;
use crate::reading::facts::fact::Role;
use std::ops::{Range, RangeInclusive};

/// Characters of a thing that a question can name.
const NAME: RangeInclusive<usize> = 2..=5;

/// The line that has most in common with a text, of those that `fits` allows; none where no line has as much as two words, unless
/// it `is_about` the trade itself.
pub fn nearest<'l>(
    lines: impl Iterator<Item = &'l str>,
    text: &str,
    way: Way,
    salt: u64,
    fits: impl Fn(&str) -> bool,
    is_about: impl Fn(&str) -> bool,
) -> Option<String> {
    let common = |line: &str| if way == Way::En { shared_words(line, text) } else { shared_pairs(line, text) };
    // One word may be chance: the slice of a loaf is no slice of a cake.
    let least = 2;
    let common = |line: &str| if is_about(line) { common(line).max(least) } else { common(line) };
    let mut all: Vec<(usize, u64, &str)> = lines.map(|l| (common(l), hash(salt, l), l)).collect();
    all.retain(|(n, ..)| *n >= least);
    all.sort_by(|a, b| b.cmp(a));
    all.into_iter().find(|(.., l)| fits(l)).map(|(.., l)| l.to_owned())
}

/// The shop's own goods in its lists of prices that have a plain name, no two of which are parts of one another.
pub fn names(cx: &Context<'_>, draft: &Draft) -> Vec<Range<usize>> {
    let text = &cx.note.text;
    let is_name = |r: &Range<usize>| {
        let name = &text[r.clone()];
        let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        let counts = name.starts_with(|c| WordList::BareNumeral.has_char(c));
        NAME.contains(&name.chars().count()) && name.chars().all(is_han) && !counts && !WordList::NoGoods.is_in(name)
    };
    let kept = |at: usize| {
        let prices = draft.body().filter(|(_, s)| s.part == Part::Prices).flat_map(|(_, s)| s.kept());
        prices.into_iter().any(|c| c.pieces.iter().any(|p| p.start == at))
    };
    let plain = cx.facts.prices().filter(|(_, p)| p.role == Role::Price);
    let named = plain.filter_map(|(_, p)| p.object.clone()).filter(|o| is_name(o) && kept(o.start));
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in named {
        let is_other = |o: &Range<usize>| {
            let (a, b) = (&text[o.clone()], &text[name.clone()]);
            !a.contains(b) && !b.contains(a)
        };
        if found.iter().all(is_other) {
            found.push(name);
        }
    }
    found
}

/// Two of the shop's own goods that a reader can choose between: neighbours in its list of prices that are both drunk or both
/// eaten: 叉燒飯 and 切雞飯, and not 熱奶茶 and 蛋治.
pub fn goods(cx: &Context<'_>, draft: &Draft) -> Option<[Range<usize>; 2]> {
    let names = names(cx, draft);
    let kind = |r: &Range<usize>| cx.note.text[r.clone()].chars().next_back();
    let is_drink = |r: &Range<usize>| WordList::DrinkEnd.ends(&cx.note.text[r.clone()]);
    let fits = |a: &Range<usize>, b: &Range<usize>| kind(a) == kind(b) || is_drink(a) == is_drink(b);
    let pair = names.windows(2).find(|pair| fits(&pair[0], &pair[1]))?;
    Some([pair[0].clone(), pair[1].clone()])
}

/// Pairs of letters of a line that a text holds as well.
fn shared_pairs(line: &str, text: &str) -> usize {
    let chars: Vec<char> = line.chars().collect();
    let pairs =
        chars.windows(2).filter(|w| w.iter().all(|c| c.is_alphanumeric())).map(|w| w.iter().collect::<String>());
    pairs.filter(|w| !WordList::ClosingCommon.has(w) && text.contains(w.as_str())).count()
}

/// Words of a line, four letters at least, that a text holds as well.
fn shared_words(line: &str, text: &str) -> usize {
    let text = text.to_lowercase();
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
    words.filter(|w| text.contains(&w.to_lowercase())).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_about_what_the_draft_tells() {
        let lines = || ["你會揀凍飲定熱飲？", "你屋企部冷氣幾耐洗一次？"].into_iter();
        assert_eq!(
            nearest(lines(), "洗冷氣分體機$580", Way::Yue, 1, |_| true, |l| l.contains("冷氣")).as_deref(),
            Some("你屋企部冷氣幾耐洗一次？")
        );
        assert_eq!(nearest(lines(), "裁縫改褲腳", Way::Yue, 1, |_| true, |_| false), None);
        let english = || ["Hot or iced?", "How often do you clean your filters?"].into_iter();
        let said = nearest(english(), "We clean split units and their filters.", Way::En, 1, |_| true, |_| false);
        assert_eq!(said.as_deref(), Some("How often do you clean your filters?"));
        assert_eq!(nearest(english(), "A clean slice of bread.", Way::En, 1, |_| true, |_| false), None);
    }
}
