//! Where a sentence belongs: prices, practical lines, running text.

use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Part, Sentence};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Value};
use crate::text::units::units as length;
use std::ops::Range;

/// Units of a clause that can be an item.
const ITEM: u32 = 18;
/// A name alone before where it is stands there with it: 駿輝車藝，工廈2樓.
/// So does what stands before the hours where nothing else says where: 「Hut 7, Sha Ha beach. 9:00-17:30」.
pub fn join_names(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let is_placed = sentences.iter().any(|s| !s.is_title && s.kinds().has(Kinds::PLACE));
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

/// Whether a clause is a name and nothing else.
fn is_name(cx: &Context<'_>, c: &Clause) -> bool {
    let text = cx.note.text[c.range.clone()].to_lowercase();
    // A fact of the whole line reaches over it.
    let digits = text.contains(|x: char| x.is_ascii_digit());
    c.is_whole()
        && !c.kinds.has(Kinds::HARD)
        && !digits
        && length(&text) <= SIGNBOARD
        && !WordList::HeadlineMark.is_in(&text)
}

/// Units of a name on a signboard.
const SIGNBOARD: u32 = 6;
/// Units of a thing before its price.
const NAME: u32 = 12;
/// Clauses of a name before its price: 「連通房，同屋企兩隻貓 $380」.
const NAMES: usize = 2;
/// Lines between two of one list.
const LINES: usize = 2;
/// Sentences that lines beside one another can hold.
const NEAR: usize = 6;
/// Units of a sentence with a price that can stand in a list.
const LISTED: u32 = 60;
/// Units of a remark that goes whatever it tells: 6 min.
const SHORT_REMARK: u32 = 5;
/// Units of a remark that goes with the practical clause before it.
const REMARK: u32 = 14;

/// A sentence with a price behind a list of prices, in the same line, goes on with it.
pub fn join_prices(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let goes_on = before.part == Part::Prices && before.line == s.line && s.part == Part::Prose && !s.is_question;
        let short = s.kept().all(|c| length(&cx.note.text[c.range.clone()]) <= ITEM);
        if goes_on && short && s.kinds().has(Kinds::PRICE) && !s.kinds().has(Kinds::POLICY) {
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
        if near && fits(&sentences[i]) {
            sentences[i].part = Part::Prices;
        }
    }
}

/// Whether a sentence begins with when or to whom something happened.
fn begins_told(cx: &Context<'_>, s: &Sentence) -> bool {
    s.kept().next().is_some_and(|c| {
        let at = cx.view.folded.position_of(c.range.start);
        cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
    })
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

/// Where a sentence belongs: facts that fill it decide, prose is what is left.
pub fn part(cx: &Context<'_>, s: &Sentence) -> Part {
    let kept: Vec<&Clause> = s.kept().collect();
    let is_practical = |v: &Value| {
        matches!(v, Value::Address { .. } | Value::Transport { .. } | Value::Hours { .. } | Value::Closed { .. })
    };
    let begins = |v: &Value| matches!(v, Value::Address { .. } | Value::Hours { .. } | Value::Closed { .. });
    let practical = |c: &Clause| {
        is_filled(cx, &c.range, is_practical) || begins_with(cx, c, begins) || is_clock(&cx.note.text[c.range.clone()])
    };
    let told = Kinds::PROCESS.and(Kinds::CARE).and(Kinds::YEARS);
    let is_remark = |c: &Clause| {
        let units = length(&cx.note.text[c.range.clone()]);
        let rules = c.kinds.has(Kinds::POLICY.and(Kinds::BOOKING));
        units <= REMARK && !c.kinds.has(Kinds::PRICE) && (units <= SHORT_REMARK || rules || !c.kinds.has(told))
    };
    if kept.first().is_some_and(|c| practical(c)) && kept.iter().all(|c| practical(c) || is_remark(c)) {
        return Part::Practical;
    }
    // 「留位先畀$500」 is no price.
    let books = |c: &Clause| {
        let text = cx.note.text[c.range.clone()].to_lowercase();
        WordList::Reserving.begins(&text)
    };
    let item = |c: &Clause| {
        if books(c) {
            return false;
        }
        c.is_bare_price
            || (c.kinds.has(Kinds::PRICE) && c.pieces.len() > 1)
            // 「原價$180而家$120」 without its first half: an amount that nothing else in the text leads to.
            || (c.kinds.has(Kinds::PRICE.and(Kinds::WAS)) && !c.is_whole() && !names_goods(cx, c))
            || c.kinds.has(Kinds::PRICE)
                && is_filled(
                    cx,
                    &c.range,
                    |v| matches!(v, Value::Price(p) if !matches!(p.role, Role::Deposit | Role::Threshold | Role::Was)),
                )
    };
    let count = |c: &Clause| cx.facts.prices_written_in(c.range.clone()).count() + usize::from(c.is_bare_price);
    let amounts: usize = kept.iter().filter(|c| item(c)).map(|c| count(c)).sum();
    let begins = kept.first().is_some_and(|c| item(c)) || (amounts > 1 && kept.get(1).is_some_and(|c| item(c)));
    let is_list = begins && (amounts > 1 || kept.len() < 4) && !s.is_question;
    let speaks = |c: &Clause| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        cx.view.has_class(Class::OwnerWe, folded.clone()) || cx.view.has_class(Class::PastAct, folded)
    };
    // 「上个月有位伯伯拿来一块停了的表」 costs nothing.
    let happens = kept.first().is_some_and(|c| {
        let at = cx.view.folded.position_of(c.range.start);
        cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
    });
    // 「離島唔做，新界偏遠加車費$150」 says how far something goes.
    let bans = kept.first().is_some_and(|c| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        !c.kinds.has(Kinds::PRICE) && cx.view.has_class(Class::TitleBan, folded)
    });
    // What comes off is no list of its own, nor what comes on top where something is not done.
    let amounts = || kept.iter().flat_map(|c| cx.facts.prices_written_in(c.range.clone())).map(|p| p.role);
    let whole = s.range.clone();
    let refuses = cx
        .view
        .has_class(Class::TitleBan, cx.view.folded.position_of(whole.start)..cx.view.folded.position_of(whole.end));
    let is_off = amounts().next().is_some() && amounts().all(|r| r == Role::Discount);
    let is_extra = refuses && amounts().next().is_some() && amounts().all(|r| r == Role::AddOn);
    let bans = bans || is_off || is_extra;
    if is_list && !bans && !happens && !kept.iter().any(|c| speaks(c) && !item(c)) { Part::Prices } else { Part::Prose }
}

/// Whether nothing but two times of the clock stands in a text: 10:00-19:00.
pub fn is_clock(text: &str) -> bool {
    let hours: Vec<&str> = text.split(['-', '–']).collect();
    if hours.len() == 2 && hours.iter().all(|h| h.parse::<u8>().is_ok_and(|h| h <= 24)) {
        return true;
    }
    // 朝8晚8.
    let is_part = |c: char| c.is_ascii_digit() || WordList::ClockPart.has_char(c);
    let parted = WordList::ClockPart.begins(text)
        && text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).count() == 2;
    if parted && text.chars().all(is_part) {
        return true;
    }
    text.matches(':').count() == 2
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, ':' | '-' | '–' | '~' | '～' | ' ') || WordList::Joint.has_char(c)
        })
}

/// Whether a clause begins with such a fact and tells no price and no terms: 「9:00-18:30 年十五至年廿九開到8點」.
fn begins_with(cx: &Context<'_>, c: &Clause, is_it: impl Fn(&Value) -> bool) -> bool {
    let others = Kinds::PRICE.and(Kinds::OFFER).and(Kinds::PROCESS).and(Kinds::LIMIT).and(Kinds::QUANTITY);
    let starts = |f: &crate::reading::facts::fact::Fact| f.range.start == c.range.start && is_it(&f.value);
    !c.kinds.has(others) && cx.facts.list.iter().take_while(|f| f.range.start <= c.range.start).any(starts)
}

/// Whether what is left of a clause says what its price is for.
fn names_goods(cx: &Context<'_>, c: &Clause) -> bool {
    let object = |r: &Range<usize>| cx.facts.prices_written_in(r.clone()).any(|p| p.object.is_some());
    c.pieces.iter().any(object)
}

/// How many clauses at the head of a sentence only say where; none where all or none of them do.
fn practical_head(cx: &Context<'_>, s: &Sentence) -> Option<usize> {
    let is_where = |c: &Clause| {
        c.stays()
            && !c.kinds.has(Kinds::PRICE)
            && is_filled(cx, &c.range, |v| matches!(v, Value::Address { .. } | Value::Transport { .. }))
    };
    let count = s.clauses.iter().take_while(|c| is_where(c)).count();
    (count > 0 && count < s.clauses.len() && s.clauses[count..].iter().any(Clause::stays)).then_some(count)
}

/// Whether a clause begins with when the shop is open or closed.
fn is_opening(cx: &Context<'_>, c: &Clause) -> bool {
    begins_with(cx, c, |v| matches!(v, Value::Hours { .. } | Value::Closed { .. }))
}

/// What a shop says of itself before its first price, in the same sentence, is no item: 「做咗廿年，執鞋底$120」.
pub fn split_prices(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let tells = |c: &Clause| c.kinds.has(Kinds::YEARS.and(Kinds::PROCESS)) && !c.kinds.has(Kinds::PRICE);
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
        let at = (0..s.clauses.len()).take_while(|j| tells(&s.clauses[*j])).count();
        if at > 0 && at < s.clauses.len() && s.part == Part::Prices && !s.is_title {
            let mut tail = s.clone();
            tail.clauses.drain(..at);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = part(cx, &tail);
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            head.part = Part::Prose;
            sentences.insert(i + 1, tail);
            i += 1;
        }
        i += 1;
    }
}

/// Whether another line than this tells from when to when the shop is open.
fn opens_elsewhere(sentences: &[Sentence], line: usize) -> bool {
    sentences.iter().any(|s| !s.is_title && s.line != line && s.kinds().has(Kinds::HOURS) && s.part == Part::Practical)
}

/// Opening hours between things that cost something stand apart, unless an amount stands right before them: then they say when
/// it holds.
pub fn split_clocks(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
        let fits = |j: usize| {
            let (before, c) = (&s.clauses[j - 1], &s.clauses[j]);
            let holds = cx.facts.prices_written_in(before.range.clone()).next().is_some();
            c.is_whole() && is_clock(&cx.note.text[c.range.clone()]) && !holds
        };
        let at = (1..s.clauses.len().saturating_sub(1)).find(|j| s.part == Part::Prices && !s.is_title && fits(*j));
        if let Some(at) = at {
            let parts = [at..at + 1, at + 1..s.clauses.len()].map(|r| {
                let clauses = s.clauses[r].to_vec();
                let range = clauses[0].range.start..clauses[clauses.len() - 1].range.end;
                Sentence { range, clauses, ..s.clone() }
            });
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            let [mut hours, tail] = parts;
            hours.part = Part::Practical;
            sentences.insert(i + 1, tail);
            sentences.insert(i + 1, hours);
            i += 1;
        }
        i += 1;
    }
}

/// A sentence that begins with something else and ends with where and when is two.
pub fn split_practical(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
        // 「3個$60，只限8:00-10:00」: when a price holds is said beside it.
        let holds = |j: usize| {
            let (before, c) = (&s.clauses[j - 1], &s.clauses[j]);
            let priced = s.clauses[..j].iter().any(|b| b.kinds.has(Kinds::PRICE));
            let opens = is_opening(cx, c)
                && cx.note.text[c.range.clone()]
                    .contains(|x: char| matches!(x, '-' | '–' | '~') || WordList::Joint.has_char(x));
            (before.kinds.has(Kinds::PRICE) || (priced && c.kinds.has(Kinds::HOURS)))
                && !c.kinds.has(Kinds::PLACE)
                && !opens
                && !is_filled(cx, &c.range, |v| matches!(v, Value::Closed { .. }))
        };
        let at = (1..s.clauses.len()).filter(|j| !holds(*j)).find(|j| {
            let mut tail = Sentence { clauses: s.clauses[*j..].to_vec(), ..s.clone() };
            tail.clauses.retain(Clause::stays);
            part(cx, &tail) == Part::Practical
        });
        // 「蘇杭街同禧利街交界 上環站A2出口」: where without a number.
        let is_corner = |c: &Clause| {
            let at = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
            c.stays()
                && c.kinds.is_none()
                && length(&cx.note.text[c.range.clone()]) <= REMARK
                && cx.view.has_class(Class::RoadSuffix, at)
        };
        // 「駿輝車藝 工廈2樓」: what is there stands before where.
        let joins = |c: &Clause| is_corner(c) || is_name(cx, c);
        let places = |c: &Clause| c.kinds.has(Kinds::PLACE);
        let ranged = |c: &Clause| {
            is_filled(cx, &c.range, |v| {
                matches!(v, Value::Hours { from: Some(_), to: Some(_), .. } | Value::Closed { .. })
            })
        };
        let at = at.map(|at| if joins(&s.clauses[at - 1]) && places(&s.clauses[at]) { at - 1 } else { at });
        // 「新手想問，平日3點後嚟」 is no opening hour where another line has them.
        let at =
            at.filter(|at| places(&s.clauses[*at]) || ranged(&s.clauses[*at]) || !opens_elsewhere(sentences, s.line));
        if at == Some(0) {
            sentences[i].part = Part::Practical;
            i += 1;
            continue;
        }
        // 「葵昌路51號地下，得三個車位，星期六要等半個鐘」: where, and then what to know of it.
        if at.is_none()
            && !s.is_title
            && s.part == Part::Prose
            && let Some(to) = practical_head(cx, s)
        {
            let mut tail = s.clone();
            tail.clauses.drain(..to);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = part(cx, &tail);
            let head = &mut sentences[i];
            head.clauses.truncate(to);
            head.range.end = head.clauses[to - 1].range.end;
            head.part = Part::Practical;
            sentences.insert(i + 1, tail);
            i += 2;
            continue;
        }
        if let Some(at) = at.filter(|_| !s.is_title && s.part != Part::Practical) {
            let mut tail = s.clone();
            tail.clauses.drain(..at);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = Part::Practical;
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            head.part = part(cx, head);
            sentences.insert(i + 1, tail);
            i += 1;
        }
        i += 1;
    }
}
