//! Whether a hit is denied. A denial is a word and no part of one (唔該, 非常, 無疑 deny nothing), and it denies what it
//! leads to: between the two stand only words that carry it on (唔**會做任何**…), or other things of the same list
//! (不做甲、乙、丙). It may stand behind (…**就冇喇**), or within the hit (試食，**不要求**出帖).

use crate::lists::WordList;
use crate::pack::{Class, Hit};
use crate::reading::frames::quoted::is_quoted;
use crate::reading::view::View;
use crate::text::sentence;
use crate::text::token::Token;
use std::ops::Range;

/// Bytes between a denial and what it denies: some twenty Han characters.
const REACH: usize = 72;
/// Characters that may stand between them although nothing is known of them.
const UNKNOWN: usize = 2;
/// Bytes of one thing in a list: twelve Han characters, or a few English words.
const LISTED: usize = 36;

/// Whether a hit is denied before, behind or between its words.
pub fn is_denied(view: &View, range: &Range<usize>, words: &[Range<usize>]) -> bool {
    let around = view.sentence(range.start);
    before(view, &around, range.start)
        || within(view, range, words)
        || behind(view, &around, range.end, words)
        || words.first().is_some_and(|word| word.end < range.end && behind(view, &around, word.end, words))
        || is_answered(view, &around, range)
        || is_turned_down(view, &around, range, words)
        || is_mentioned(view, &around, range)
}

/// Words of denial in a range, the last first.
fn denials(view: &View, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
    let mut found: Vec<Hit> = view.of_class(Class::FrameNegation, range).collect();
    found.reverse();
    found.into_iter().filter(|hit| is_word(view, hit))
}

/// Whether a word of denial is one by itself: not the 非 of 非常.
fn is_word(view: &View, hit: &Hit) -> bool {
    let from = (hit.start as usize).saturating_sub(view.longest);
    let from = view.folded.text.floor_char_boundary(from);
    !view.words_starting(Class::FrameNegationNot, from..hit.start as usize + 1).any(|other| other.end >= hit.end)
}

/// Whether a denial in a sentence leads to a place: 沒有**騙人**.
pub fn is_led_to(view: &View, around: &Range<usize>, at: usize) -> bool {
    before(view, around, at)
}

fn before(view: &View, around: &Range<usize>, at: usize) -> bool {
    let text = &view.folded.text;
    let from = text.ceil_char_boundary(at.saturating_sub(REACH)).max(around.start);
    let from = said_from(view, from, at);
    denials(view, from..at).any(|denial| leads_to(view, &denial, at))
}

/// Whether all that stands between a denial and a place carries the denial on.
fn leads_to(view: &View, denial: &Hit, at: usize) -> bool {
    let from = denial.end as usize;
    if from > at || view.words_starting(Class::DenialBreak, from..at).next().is_some() {
        return false;
    }
    // A single sign is too often part of a word that no list knows.
    let is_sign = view.folded.text[denial.range()].chars().count() == 1;
    let most = if is_sign { 0 } else { UNKNOWN };
    if view.folded.text[from..at].contains(':') {
        return false;
    }
    match joints(view, from..at) {
        None => unknown(view, from..at, Class::DenialCarrier) <= most,
        Some((first, last)) => {
            let is_list = view.folded.text[from..last].split(LIST_SIGNS).all(|item| item.len() <= LISTED);
            is_list && first <= last && unknown(view, last..at, Class::DenialCarrier) <= UNKNOWN
        }
    }
}

/// Signs between the things of a list.
const LIST_SIGNS: [char; 3] = ['、', '/', ','];

/// Where the first thing of a list ends and where the last one begins.
fn joints(view: &View, range: Range<usize>) -> Option<(usize, usize)> {
    let text = &view.folded.text[range.clone()];
    let words = view.of_class(Class::DenialJoint, range.clone()).map(|h| (h.start as usize, h.end as usize));
    let signs = text.match_indices(LIST_SIGNS).map(|(i, sign)| (range.start + i, range.start + i + sign.len()));
    let all: Vec<(usize, usize)> = words.chain(signs).collect();
    Some((all.iter().map(|(start, _)| *start).min()?, all.iter().map(|(_, end)| *end).max()?))
}

/// How many characters of a range no word of a class covers. Spaces, quotation marks and commas are free.
fn unknown(view: &View, range: Range<usize>, class: Class) -> usize {
    let text = &view.folded.text;
    let known: Vec<Hit> = view.of_class(class, range.clone()).collect();
    let (mut at, mut unknown) = (range.start, 0);
    while let Some(c) = text[at..range.end].chars().next() {
        let longest = known.iter().filter(|h| h.start as usize == at).map(|h| h.end as usize).max();
        unknown +=
            usize::from(longest.is_none() && !matches!(c, ' ' | ',' | '「' | '『' | '"' | '“' | '」' | '』' | '”'));
        at = longest.unwrap_or(at + c.len_utf8());
    }
    unknown
}

/// A denial between two words of the hit that leads to the second one.
fn within(view: &View, range: &Range<usize>, words: &[Range<usize>]) -> bool {
    if words.len() < 2 {
        return false;
    }
    denials(view, range.clone()).any(|denial| {
        let (start, end) = (denial.start as usize, denial.end as usize);
        let is_own = words.iter().any(|w| w.start <= start && end <= w.end);
        // The 要 of 唔需要 is a word of the hit, and denied.
        let is_around = words.iter().any(|w| start < w.start && w.end <= end);
        let next = words.iter().map(|w| w.start).filter(|start| *start >= end).min();
        !is_own && (is_around || next.is_some_and(|next| leads_to(view, &denial, next)))
    })
}

/// Whether a word is part of the hit itself: the 冇㗎 of 聽朝就冇㗎 threatens, and denies nothing.
fn is_own(hit: &Hit, words: &[Range<usize>]) -> bool {
    words.iter().any(|w| w.start < hit.end as usize && (hit.start as usize) < w.end)
}

/// A denial behind: 呢樣我哋唔做, …就冇喇.
fn behind(view: &View, around: &Range<usize>, from: usize, words: &[Range<usize>]) -> bool {
    let text = &view.folded.text;
    let to = text.floor_char_boundary(from + REACH).min(around.end);
    if from >= to {
        return false;
    }
    // 冇得輸 and 唔信格價 boast and dare.
    let found = view.of_class(Class::DenialBehind, from..to).filter(|denial| !is_own(denial, words));
    found.filter(|denial| is_word(view, denial)).any(|denial| {
        let between = from..denial.start as usize;
        !text[between.clone()].contains(':') && unknown(view, between, Class::DenialLink) == 0
    })
}

/// A question that is answered with a denial: 有祛斑效果？冇. Or one that is told: 有客問寫好評送唔送嘢，**唔送**.
fn is_answered(view: &View, around: &Range<usize>, range: &Range<usize>) -> bool {
    let text = &view.folded.text;
    if let Some(rest) = text[around.end..].strip_prefix('?') {
        let next = text.len() - rest.trim_start_matches(['?', ' ', '\n']).len();
        if denials(view, next..(next + REACH).min(text.len())).any(|denial| denial.start as usize == next) {
            return true;
        }
    }
    let is_told = around.start < range.start && view.has_class(Class::FrameAsked, around.start..range.start);
    is_told && range.end <= around.end && {
        let near = text.floor_char_boundary((range.end + BEHIND).min(around.end));
        let behind = text[range.end..near].find([',', '.']).map(|i| range.end + i + 1);
        behind.into_iter().chain([next_sentence(view, around).start]).any(|from| {
            let to = text.floor_char_boundary((from + ANSWER).min(text.len()));
            from < to && denials(view, from..to).next().is_some()
        })
    }
}

/// Bytes in which the answer to a question that is told comes to its denial: `They don't`, 答案係**冇**.
const ANSWER: usize = 18;
/// Bytes behind a hit in which somebody may say that they had no part in it: some forty Han characters.
const BEHIND: usize = 120;

/// Somebody turned it down, or does it no longer, in this sentence or in the next: 門口寫住…，我**冇參加**; 我哋**冇買**.
/// What is turned down must be the hit: 「婉拒議價，致電…」 and 「拒絕咗水貨，全港最正」 turn down something else.
fn is_turned_down(view: &View, around: &Range<usize>, range: &Range<usize>, words: &[Range<usize>]) -> bool {
    let next = next_sentence(view, around);
    let mut said = [around.clone(), next.clone()].into_iter().flat_map(|part| view.of_class(Class::FrameRefusal, part));
    if said.any(|hit| !is_own(&hit, words) && is_about(view, &hit, range)) {
        return true;
    }
    let from = words.iter().map(|w| w.end).min().unwrap_or(range.end);
    let to = view.folded.text.floor_char_boundary((range.end + BEHIND).min(next.end));
    from < to && denials(view, from..to).any(|denial| had_no_part(view, &denial))
}

/// Whether a refusal speaks of a hit: it stands in the clause before it, or behind it and names nothing else.
fn is_about(view: &View, refusal: &Hit, range: &Range<usize>) -> bool {
    let (start, end) = (refusal.start as usize, refusal.end as usize);
    if end <= range.start {
        return clause_end(view, end) >= range.start;
    }
    start < range.end || names_nothing_else(view, end)
}

/// Whether a clause says no more behind a refusal than what it refers back with: 婉拒**咗**, 唔贊成**呢種做法**.
fn names_nothing_else(view: &View, from: usize) -> bool {
    unknown(view, from..clause_end(view, from), Class::DenialLink) == 0
}

/// Where the clause ends that a position stands in: at a comma, an English full stop or `and`. A colon goes on with what is
/// refused: `the answer is no: five stars …`.
fn clause_end(view: &View, from: usize) -> usize {
    let text = &view.folded.text[..view.sentence(from.saturating_sub(1)).end.max(from)];
    let joined = WordList::ClauseBeginsEnglish.begins(&text[from..]).then_some(0);
    let stop = text[from..].find([',', '、', '，', '.']);
    joined.or(stop).map_or(text.len(), |i| from + i)
}

/// A denial between the one who speaks and an act: 我哋**冇**買, we **didn't** join.
fn had_no_part(view: &View, denial: &Hit) -> bool {
    let (start, end) = (denial.start as usize, denial.end as usize);
    let text = &view.folded.text;
    let before = text[..start].strip_suffix(' ').map_or(start, str::len);
    let behind = end + usize::from(text[end..].starts_with(' '));
    let from = text.floor_char_boundary(before.saturating_sub(view.longest));
    view.words_starting(Class::Me, from..before).any(|me| me.end as usize == before)
        && view
            .words_starting(Class::FrameRefusedAct, behind..behind + 1)
            .any(|act| names_nothing_else(view, act.end as usize))
}

/// The words are spoken of between quotation marks, and not used: 叫我寫「…」，我寫唔出; the printer suggested "…", we
/// asked for something else *instead*.
fn is_mentioned(view: &View, around: &Range<usize>, range: &Range<usize>) -> bool {
    let parts = [around.clone(), next_sentence(view, around)];
    parts.into_iter().any(|part| view.has_class(Class::FrameMention, part)) && is_quoted(view, range)
}

/// The sentence behind one, empty at the end of the text or behind a long row of signs.
fn next_sentence(view: &View, around: &Range<usize>) -> Range<usize> {
    let text = &view.folded.text;
    let to = text.floor_char_boundary((around.end + ANSWER).min(text.len()));
    let behind = text[around.end..to].find(|c: char| !sentence::is_end(c) && c != ' ');
    behind.map_or(to..to, |i| view.sentence(around.end + i))
}

/// Where something new begins between two positions: after a picture, or after a particle with a space behind it.
/// 「唔好介意呀😂 外賣打 2123 4567」 denies no telephone number.
fn said_from(view: &View, from: usize, to: usize) -> usize {
    let picture = view.tokens_starting(Token::Emoji, from..to).map(|h| h.end as usize).max();
    let spoken = &view.folded.text[from..to];
    let pause = spoken.rmatch_indices(' ').find(|(i, _)| WordList::Particle.ends(&spoken[..*i])).map(|(i, _)| from + i);
    let comma = spoken.rmatch_indices([',', '，', ':']).find(|(i, mark)| !is_listed(view, from + i, mark));
    let comma = comma.map(|(i, mark)| from + i + mark.len());
    picture.max(pause).max(comma).unwrap_or(from).min(to)
}

/// Whether a comma parts the things of an English list: `no fillers, botox or peels` is one clause, 「唔平，最正」 are two.
fn is_listed(view: &View, at: usize, mark: &str) -> bool {
    let is_english = mark == "," && view.folded.text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    is_english && view.has_class(Class::DenialJoint, at..view.sentence(at).end)
}
