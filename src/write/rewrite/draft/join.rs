//! Sentences that stand in a line, or in lines beside one another, and belong together: names and where they are, remarks and
//! the hours, things and their prices.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use super::place::{ITEM, REMARK};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Value};
use crate::text::units::units as length;

/// Units of a name on a signboard.
const SIGNBOARD: u32 = 6;
/// Clauses of a name before its price: 「連通房，同屋企兩隻貓 $380」.
const NAMES: usize = 2;
/// Lines between two of one list.
const LINES: usize = 2;
/// Sentences that lines beside one another can hold.
const NEAR: usize = 6;
/// Units of a sentence with a price that can stand in a list.
const LISTED: u32 = 60;
/// Units of a thing before its price.
const NAME: u32 = 12;

/// A name alone before where it is stands there with it: 駿輝車藝，工廈2樓.
/// So does what stands before the hours where nothing else says where: 「Hut 7, Sha Ha beach. 9:00-17:30」.
pub fn join_names(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let is_placed = sentences.iter().any(|s| !s.is_title && s.kinds().has(Kinds::PLACE));
    // 「荃灣明記眼鏡舖」 in a line of its own is what stands at the address.
    let has_road = sentences.iter().any(|s| !s.is_title && s.part == Part::Practical && s.kinds().has(Kinds::PLACE));
    for i in 0..sentences.len() {
        let alone = [i.wrapping_sub(1), i + 1]
            .into_iter()
            .all(|j| sentences.get(j).is_none_or(|o| o.is_title || o.line != sentences[i].line));
        if has_road && alone && is_signboard(cx, &sentences[i]) {
            sentences[i].part = Part::Practical;
        }
    }
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let opens = s.part == Part::Practical && s.kinds().has(Kinds::HOURS) && before.line == s.line;
        let counts = cx.note.text[before.range.clone()].contains(|c: char| c.is_ascii_digit());
        let says_where = before.part == Part::Prose && !before.is_title && !before.is_question && counts;
        if !is_placed && opens && says_where && before.kinds().is_none() {
            sentences[i - 1].part = Part::Practical;
        }
    }
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let beside = before.line == s.line && s.part == Part::Practical && before.part == Part::Prose;
        if beside && !before.is_title && before.clauses.len() == 1 && is_name(cx, &before.clauses[0]) {
            sentences[i - 1].part = Part::Practical;
        }
    }
}

/// A short rule for booking behind the hours, in their line, stays there: 「星期一休息。須三日前預約。」
pub fn join_remarks(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let beside = before.line == s.line && before.part == Part::Practical && s.part == Part::Prose;
        let units: u32 = s.kept().map(|c| length(&cx.note.text[c.range.clone()])).sum();
        let apart = Kinds::PRICE.and(Kinds::CONTACT).and(Kinds::PROCESS).and(Kinds::CARE).and(Kinds::LIMIT);
        // 「星期日休息；十二月星期日照常營業」 says when as well.
        let text = &cx.note.text[s.range.clone()];
        let when = before.kinds().has(Kinds::HOURS) && WordList::TitleWeekday.is_in(text);
        let when = when && (s.kinds().is_none() || s.kinds() == Kinds::HOURS);
        let books = (s.kinds().has(Kinds::BOOKING) || when) && !s.kinds().has(apart);
        if beside && books && !s.is_title && !s.is_question && units <= REMARK {
            sentences[i].part = Part::Practical;
        }
    }
}

/// A line that names a floor or a corner is running text where another line has the address: 「工廈2樓，架車揸得上嚟」,
/// 「貨車可駛至樓下」.
pub fn settle(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let leads_there = |s: &Sentence| {
        cx.facts.within(&s.range).into_iter().any(|f| match &f.value {
            Value::Transport { .. } | Value::Hours { .. } | Value::Closed { .. } => true,
            Value::Address { .. } => {
                let folded = cx.view.folded.position_of(f.range.start)..cx.view.folded.position_of(f.range.end);
                let counts = cx.note.text[f.range.clone()].contains(|c: char| c.is_ascii_digit());
                counts && cx.view.has_class(Class::RoadSuffix, folded)
            }
            _ => false,
        })
    };
    let known: Vec<bool> = sentences.iter().map(leads_there).collect();
    let has_road = |at: usize| known[at] && sentences[at].kinds().has(Kinds::PLACE) && !sentences[at].is_title;
    if !(0..sentences.len()).any(has_road) {
        return;
    }
    let strong: Vec<usize> = (0..sentences.len()).filter(|i| known[*i]).map(|i| sentences[i].line).collect();
    for s in sentences.iter_mut().filter(|s| s.part == Part::Practical && !s.is_title) {
        if strong.binary_search(&s.line).is_err() && s.kinds().has(Kinds::PLACE) {
            s.part = Part::Prose;
        }
    }
}

/// What answers a question of its own line in the shop's own voice is no list, whatever it costs: 「整花咗點計? 我哋整花嘅賠返
/// 上限$500」.
pub fn join_answers(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let speaks = |c: &Clause| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        [Class::OwnerWe, Class::Me].into_iter().any(|class| cx.view.has_class(class, folded.clone()))
    };
    for i in 1..sentences.len() {
        let s = &sentences[i];
        if answers(&sentences[i - 1], s) && s.part == Part::Prices && s.kept().any(speaks) {
            sentences[i].part = Part::Prose;
        }
    }
}

/// Whether a sentence answers the one before it, in its line.
fn answers(asks: &Sentence, s: &Sentence) -> bool {
    asks.is_question && asks.stays() && !asks.is_title && asks.line == s.line && !s.is_question
}

/// A line that stands in brackets is said of the line before it: 「(以上唔包拆舊)」.
pub fn join_brackets(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let alone = sentences.get(i + 1).is_none_or(|next| next.line > s.line) && before.line < s.line;
        let text = cx.note.text[s.range.clone()].trim();
        let is_bracket = super::bracket::of(text, &(0..text.len())).first().is_some_and(|b| b.len() == text.len());
        if is_bracket && alone && !s.is_title && !before.is_title && before.stays() && before.part != Part::Practical {
            (sentences[i].line, sentences[i].part) = (before.line, before.part);
            sentences[i].is_heading = false;
        }
    }
}

/// A sentence with a price behind a list of prices, in the same line, goes on with it.
pub fn join_prices(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let goes_on = before.part == Part::Prices && before.line == s.line && s.part == Part::Prose && !s.is_question;
        let short = s.kept().all(|c| length(&cx.note.text[c.range.clone()]) <= ITEM);
        if goes_on
            && short
            && priced_soon(s)
            && s.kinds().has(Kinds::PRICE)
            && !s.kinds().has(Kinds::POLICY)
            && !begins_told(cx, s)
        {
            sentences[i].part = Part::Prices;
        }
    }
}

/// A sentence with a price in the line before or behind a list of prices is one of its lines: 「平日下午茶 細蓉+菜心$42 堂食先有」.
pub fn join_lines(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let tells = Kinds::CARE.and(Kinds::CAUTION).and(Kinds::YEARS).and(Kinds::POLICY);
    let speaks = |c: &Clause| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        let told = [Class::OwnerWe, Class::Me, Class::ToldStory, Class::PastAct, Class::RoleStory];
        told.into_iter().any(|class| cx.view.has_class(class, folded.clone()))
    };
    let fits = |s: &Sentence| {
        let units: u32 = s.kept().map(|c| length(&cx.note.text[c.range.clone()])).sum();
        s.part == Part::Prose
            && !s.is_title
            && !s.is_question
            && s.kinds().has(Kinds::PRICE)
            && (!s.kinds().has(tells) || begins_priced(cx, s))
            && units <= LISTED
            && priced_soon(s)
            && sells_goods(cx, s)
            && !begins_told(cx, s)
            && (begins_priced(cx, s) || !s.kept().any(speaks))
    };
    // What comes off, in a line between two of them, is one of them as well: 「兩人同行各減$30（只限平日）」.
    let listed = |i: Option<&Sentence>| i.is_some_and(|s| s.part == Part::Prices);
    for i in 1..sentences.len() {
        let here = &sentences[i];
        let off = here.part == Part::Prose && here.kinds().has(Kinds::PRICE) && !here.is_title && !here.is_question;
        let between = listed(sentences.get(i - 1)) && listed(sentences.get(i + 1));
        if off && between && !here.kept().any(speaks) && !begins_told(cx, here) {
            sentences[i].part = Part::Prices;
        }
    }
    // Down the lines, and up again.
    let count = sentences.len();
    for i in (0..count).chain((0..count).rev()) {
        let line = sentences[i].line;
        let is_listed = |s: &Sentence| s.part == Part::Prices && s.line.abs_diff(line) <= LINES;
        let near = sentences[i.saturating_sub(NEAR)..count.min(i + NEAR)].iter().any(is_listed);
        let is_answer = i > 0 && answers(&sentences[i - 1], &sentences[i]);
        if near && !is_answer && fits(&sentences[i]) {
            sentences[i].part = Part::Prices;
        }
    }
}

/// Whether a sentence is the name of a shop and nothing else.
fn is_signboard(cx: &Context<'_>, s: &Sentence) -> bool {
    let [c] = s.clauses.as_slice() else { return false };
    let text = &cx.note.text[c.range.clone()];
    let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
    let is_plain = |x: char| x.is_alphabetic() && !WordList::BareNumeral.has_char(x);
    let ends = cx.view.of_class(Class::RoleShop, folded.clone()).any(|h| h.end as usize == folded.end);
    let speaks = [Class::OwnerWe, Class::Me].into_iter().any(|class| cx.view.has_class(class, folded.clone()));
    let is_name = text.chars().all(is_plain) && length(text) <= NAME && !WordList::CantoneseMark.is_in(text);
    let is_prose = s.part == Part::Prose && !s.is_title && !s.is_question && c.is_whole() && !c.kinds.has(Kinds::HARD);
    is_prose && is_name && ends && !speaks
}

/// Whether a clause is a name and nothing else.
pub(super) fn is_name(cx: &Context<'_>, c: &Clause) -> bool {
    let text = cx.note.text[c.range.clone()].to_lowercase();
    // A fact of the whole line reaches over it.
    let digits = text.contains(|x: char| x.is_ascii_digit());
    c.is_whole()
        && !c.kinds.has(Kinds::HARD)
        && !digits
        && length(&text) <= SIGNBOARD
        && !WordList::HeadlineMark.is_in(&text)
}

/// Whether a sentence begins with when or to whom something happened.
fn begins_told(cx: &Context<'_>, s: &Sentence) -> bool {
    s.kept().next().is_some_and(|c| {
        let at = cx.view.folded.position_of(c.range.start);
        cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
    })
}

/// Whether an amount stands in one of the first clauses: 「要嚟兩次：第一次量尺寸，第二次試身，趕住要加$300」 tells how it goes.
fn priced_soon(s: &Sentence) -> bool {
    s.kept().position(|c| c.kinds.has(Kinds::PRICE)).is_none_or(|at| at <= NAMES + 1)
}

/// Whether a sentence begins with a thing and its price.
fn begins_priced(cx: &Context<'_>, s: &Sentence) -> bool {
    let text = &cx.note.text;
    let bare = |t: &str| t.split(['（', '(']).next().map_or(0, length);
    // 「晚市點菜，人均約$130」: its name may be a clause of its own; 「兩件每件減$40，化妝$280」: it may stand behind an offer.
    let passes = |c: &&Clause| {
        let is_name = !c.kinds.has(Kinds::HARD.and(Kinds::CONTACT))
            && c.is_whole()
            && length(&text[c.range.clone()]) <= SIGNBOARD;
        let mut amounts = cx.facts.prices_written_in(c.range.clone()).peekable();
        is_name || (amounts.peek().is_some() && amounts.all(|p| p.role == Role::Discount))
    };
    let mut kept = s.kept().peekable();
    let mut names = 0;
    while names < NAMES && kept.next_if(passes).is_some() {
        names += 1;
    }
    let first = kept.next();
    let most = if text[s.range.clone()].is_ascii() { 2 * NAME } else { NAME };
    first.is_some_and(|c| {
        let mut prices = cx.facts.prices_written_in(c.range.clone());
        prices.next().is_some_and(|p| p.role == Role::Price && bare(&text[c.range.start..p.written.start]) <= most)
    })
}

/// Whether an amount of a sentence is the price of something, and not what is held, taken off or due.
fn sells_goods(cx: &Context<'_>, s: &Sentence) -> bool {
    let bound =
        |r: &Role| matches!(r, Role::AddOn | Role::Deposit | Role::Threshold | Role::Discount | Role::Fee | Role::Was);
    s.kept().any(|c| cx.facts.prices_written_in(c.range.clone()).any(|p| !bound(&p.role)))
}
