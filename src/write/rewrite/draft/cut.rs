//! The units of a note as the sentences of a draft.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use super::place::is_clock;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::Value;
use crate::reading::facts::page::trim;
use crate::reading::units::{self, Kind, spaced};
use crate::text::units::units as units_of;
use crate::text::variants;
use std::ops::Range;

/// What stands between the items of a list in one line.
const STROKES: [&str; 3] = [" // ", " / ", "／"];
/// Units of a part that a space sets apart like a comma.
const PARTED: u32 = 4;
/// Units of a heading.
const HEADING: u32 = 12;
/// Characters of a label.
const LABEL: usize = 6;
/// Brackets that things stand in with what they cost, and how many make a list.
const BOXES: [(char, char); 5] = [('[', ']'), ('［', '］'), ('【', '】'), ('〖', '〗'), ('〔', '〕')];
const BOXED: usize = 2;

/// The sentences of title and body, without what is no part of the note: stamps, rules, topics, bare search words.
pub fn sentences(cx: &Context<'_>) -> Vec<Sentence> {
    let units = units::of_note(cx.note);
    let mut out: Vec<Sentence> = Vec::new();
    let mut before = usize::MAX;
    // 〔布簾〕 before what it costs: such a bracket is no question to the owner.
    let mut named: Option<usize> = None;
    for (i, unit) in units.list.iter().enumerate() {
        let line = &units.lines[unit.line];
        if unit.kind == Kind::Slot && names_next(cx, &units.list[i..]) {
            named = Some(unit.words.start);
            continue;
        }
        if is_aside(cx, &units, unit) {
            continue;
        }
        let is_told = !unit.words.is_empty() && !matches!(unit.kind, Kind::Noise | Kind::Topics);
        if line.part == units::Part::Topic || !is_told || lists_topics(cx, &unit.range) {
            continue;
        }
        // A label belongs to what it names, unless a sign of ours takes its place.
        let label = unit.label.as_ref().filter(|l| l.start >= unit.range.start && l.start < unit.words.start);
        let start = named.take().unwrap_or_else(|| label.map_or(unit.words.start, |l| l.start));
        let whole = start..unit.words.end;
        let kinds = Kinds::of(cx, &whole);
        let stands_for_sign = kinds.has(Kinds::PLACE.and(Kinds::HOURS)) && !kinds.has(Kinds::PRICE);
        // 「只限自取：」 says more than that an address follows.
        let stands_for_sign = stands_for_sign && label.is_none_or(|l| is_sign(cx, l));
        let range = if unit.kind == Kind::Slot {
            unit.range.clone()
        } else if stands_for_sign {
            unit.words.clone()
        } else {
            // 「Q：」 and 「A：」 are a form.
            let head =
                [WordList::QuestionLabel, WordList::AnswerLabel].into_iter().find_map(|l| unit_label(cx, &whole, l));
            head.unwrap_or(whole.start)..whole.end
        };
        let clauses = parted(cx, range, kinds, unit.kind == Kind::Call);
        let is_question = unit.kind == Kind::Question;
        let (is_title, is_heading) = (line.part == units::Part::Title, unit.kind == Kind::Heading);
        let is_heading = is_heading || (!is_title && heads(cx, &units, unit));
        // An answer stands in the line of its question.
        let answers = unit_label(cx, &whole, WordList::AnswerLabel);
        let asked = out.last().filter(|s| answers.is_some() && s.is_question && s.line + 1 == unit.line);
        let line_at = asked.map_or(unit.line, |s| s.line);
        match out.last_mut().filter(|_| before == unit.sentence) {
            Some(s) => {
                s.range.end = unit.range.end;
                s.is_question = is_question;
                s.clauses.extend(clauses);
            }
            None => out.push(Sentence {
                range: start.min(units.sentences[unit.sentence].start)..units.sentences[unit.sentence].end,
                clauses,
                line: line_at,
                part: Part::Prose,
                is_title,
                is_heading,
                is_question,
            }),
        }
        before = unit.sentence;
    }
    out
}

/// A clause, or the parts of a list with strokes between its items: 「三餸$42 / 四餸$48」. A label in lenticular brackets before it
/// goes.
fn parted(cx: &Context<'_>, range: Range<usize>, kinds: Kinds, is_call: bool) -> Vec<Clause> {
    let text = &cx.note.text;
    // 【手捏班】 before an amount is the thing that it is for, and without 【不接】 the rest says the opposite.
    let end = label_end(&text[range.clone()]);
    let label = range.start..range.start + end;
    let name = text[label.clone()].trim_matches(['【', '】', '〖', '〗']).to_lowercase();
    let is_thing = kinds.has(Kinds::PRICE) && !WordList::PriceLabel.is_in(&name);
    // 「【尺碼】S至XL」: a code alone says nothing, nor does what is given without what it is: 「【送貨】荃灣免費」.
    let is_code = text[label.end..range.end].starts_with(|c: char| c.is_ascii_uppercase());
    let tells = is_code || frees(cx, &(label.end..range.end));
    let names = tells && end > 0 && !is_sign(cx, &label) && !WordList::PriceLabel.is_in(&name);
    let start = range.start + if is_thing || names || refuses(cx, &label) { 0 } else { end };
    let mut parts = boxed(cx, &(start..range.end));
    let mut from = start;
    let is_boxed = !parts.is_empty();
    for stroke in STROKES.into_iter().filter(|_| !is_boxed) {
        let inside = &text[start..range.end];
        if parts.is_empty() && inside.contains(stroke) {
            // 「$160／100克」: a stroke before a measure belongs to the amount.
            let is_measure = |at: usize| {
                inside[at + stroke.len()..]
                    .starts_with(|c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c))
            };
            // 「中狗 $320 / $520起」: a second amount is for the same thing.
            let is_amount = |at: usize| inside[at + stroke.len()..].trim_start_matches("HK").starts_with('$');
            let parts_here = |at: &usize| !is_amount(*at) && (stroke != "／" || !is_measure(*at));
            for (at, _) in inside.match_indices(stroke).filter(|(at, _)| parts_here(at)) {
                parts.push(from..start + at);
                from = start + at + stroke.len();
            }
        }
    }
    if !is_boxed {
        parts.push(from..range.end);
    }
    // A heading needs no brackets: 【價目】, 〖訂造〗.
    if let [one] = parts.as_mut_slice()
        && let Some(inside) = in_brackets(&text[one.clone()])
    {
        let open = '【'.len_utf8();
        *one = one.start + open..one.start + open + inside.len();
    }
    // 「10:00-19:00 星期二休 至少早3日約」, 「師傅2人一組 鋪膠布」: some write a space for a comma.
    if parts.len() == 1 && !kinds.has(Kinds::PRICE.and(Kinds::WAS)) {
        let apart = spaced(text, &parts[0]);
        // A number behind a space may be what the words before it cost.
        let counts = |c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c) || matches!(c, '+' | '$' | '＋');
        let is_word = |r: &Range<usize>| units_of(&text[r.clone()]) < PARTED || text[r.clone()].starts_with(counts);
        if kinds.has(Kinds::HOURS.and(Kinds::PLACE)) || !apart.iter().skip(1).any(is_word) {
            parts = apart;
        }
    }
    // 「11號4樓（有𨋢）12:00-20:30」.
    if kinds.has(Kinds::HOURS) && !kinds.has(Kinds::PRICE.and(Kinds::WAS)) {
        parts = parts.into_iter().flat_map(|r| behind_bracket(cx, r)).collect();
    }
    // When a shop is open, between what things cost, is no part of either: 「…$700 8:00-22:00 急單加$300」.
    if parts.len() == 1 && kinds.has(Kinds::PRICE) {
        parts = around_clock(text, &parts[0]);
    }
    let is_one = parts.len() == 1 && start == range.start;
    let trimmed = parts.into_iter().map(|r| trim(text, r, |c| c.is_whitespace() || matches!(c, '/' | '／')));
    let clause = |range: Range<usize>| Clause {
        kinds: if is_one { kinds } else { Kinds::of(cx, &range) },
        pieces: std::iter::once(range.clone()).collect(),
        range,
        rule: None,
        is_call,
        is_bare_price: false,
    };
    trimmed.filter(|r| !r.is_empty()).map(clause).collect()
}

/// Things in brackets, each with what it costs, and what stands between them: 「[細碼 $80] [大碼 $110]」; none where there are
/// none.
fn boxed(cx: &Context<'_>, r: &Range<usize>) -> Vec<Range<usize>> {
    let inside = &cx.note.text[r.clone()];
    let (mut out, mut open, mut from, mut count) = (Vec::new(), None, r.start, 0);
    for (at, c) in inside.char_indices() {
        let here = r.start + at;
        if BOXES.iter().any(|(o, _)| *o == c) {
            open = Some((here, c));
        } else if let Some((start, o)) = open
            && BOXES.contains(&(o, c))
        {
            open = None;
            let thing = start + o.len_utf8()..here;
            let costs = cx.facts.prices_written_in(thing.clone()).next().is_some();
            if costs && cx.note.text[thing.clone()].contains(char::is_alphabetic) {
                count += 1;
                out.extend([from..start, thing]);
                from = here + c.len_utf8();
            }
        }
    }
    out.push(from..r.end);
    out.retain(|r| cx.note.text[r.clone()].contains(char::is_alphanumeric));
    if count >= BOXED { out } else { Vec::new() }
}

/// A range cut where a time begins right behind a bracket.
fn behind_bracket(cx: &Context<'_>, r: Range<usize>) -> Vec<Range<usize>> {
    let hours = cx.facts.touching(&r).filter(|f| matches!(f.value, Value::Hours { .. }));
    let closes = |at: &usize| *at > r.start && cx.note.text[r.start..*at].trim_end().ends_with([')', '）']);
    let cuts: Vec<usize> = hours.map(|f| f.range.start).filter(closes).collect();
    let starts = std::iter::once(r.start).chain(cuts.iter().copied());
    starts.zip(cuts.iter().copied().chain([r.end])).map(|(from, to)| from..to).filter(|r| r.start < r.end).collect()
}

/// Whether a bracket that a question to the owner could stand in is the name of what stands behind it in its line.
fn names_next(cx: &Context<'_>, units: &[units::Unit]) -> bool {
    let [unit, next, ..] = units else { return false };
    let text = &cx.note.text;
    let name = text[unit.words.clone()].trim_matches(['〔', '〕']);
    let begins = text[..unit.words.start].ends_with(['\n', ' ', '・', '•']) || unit.words.start == 0;
    let near = text.get(unit.words.end..next.words.start).is_some_and(|gap| gap.trim().is_empty());
    let is_name = (1..=LABEL).contains(&name.chars().count()) && !name.contains(['？', '?']);
    begins && near && is_name && next.line == unit.line && next.kind != Kind::Slot
}

/// Whether a line of a pasted chat is about the note, and none of it: 「聽日出呢篇，幫我睇下得唔得」.
fn is_aside(cx: &Context<'_>, units: &units::Units, unit: &units::Unit) -> bool {
    let first = units.of_line(&units.lines[unit.line]).first();
    let is_stamped = first.is_some_and(|u| u.kind == Kind::Noise && u.range.end <= unit.range.start);
    is_stamped && WordList::ChatAbout.is_in(&variants().fold_str(&cx.note.text[unit.range.clone()]).to_lowercase())
}

/// A clause cut around the times of the clock that stand alone between its spaces.
fn around_clock(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for part in spaced(text, r) {
        let is_time = is_clock(&text[part.clone()]);
        match out.last_mut().filter(|_| goes_on && !is_time) {
            Some(before) => before.end = part.end,
            None => out.push(part),
        }
        goes_on = !is_time;
    }
    out
}

/// Whether a label says no more than that a place or a time follows, which a sign of ours says as well.
fn is_sign(cx: &Context<'_>, label: &Range<usize>) -> bool {
    let text = cx.note.text[label.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    text.is_empty() || WordList::PracticalLabel.has(&text.to_lowercase())
}

/// Where a label of this list, with its colon, ends at the head of a range.
fn unit_label(cx: &Context<'_>, range: &Range<usize>, list: WordList) -> Option<usize> {
    let text = &cx.note.text[range.clone()];
    let (label, rest) = text.split_once(['：', ':'])?;
    let is_one = list.has(&label.trim().to_lowercase()) && rest.contains(char::is_alphanumeric);
    is_one.then(|| range.end - rest.trim_start().len())
}

/// What stands between the lenticular brackets of a text that is nothing else.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = [('【', '】'), ('〖', '〗')].into_iter().find_map(|(o, c)| text.strip_prefix(o)?.strip_suffix(c));
    inside.filter(|t| !t.is_empty() && !t.contains(['【', '】', '〖', '〗']))
}

/// Whether a line only says what the lines below it are: 〖訂造〗, 「🍰 款式」 above a list.
fn heads(cx: &Context<'_>, units: &units::Units, unit: &units::Unit) -> bool {
    let text = &cx.note.text[unit.words.clone()];
    let is_alone = units.list.iter().filter(|u| u.line == unit.line).count() == 1;
    let listed = |l: &units::Line| matches!(l.lead, Some(units::Lead::Bullet | units::Lead::Number));
    // 「✅ 6吋$480」 below 「✅ 8吋$680」 is a list as well.
    let lead = |i: usize| units.lines.get(unit.line + i).and_then(|l| l.lead);
    let is_pictured = [1, 2].into_iter().all(|i| lead(i) == Some(units::Lead::Picture));
    let above = is_pictured || units.lines.get(unit.line + 1).is_some_and(listed);
    let pictured = matches!(units.lines[unit.line].lead, Some(units::Lead::Picture | units::Lead::Label));
    let is_short = units_of(text) <= HEADING && !text.contains(|c: char| c.is_ascii_digit());
    let ends = cx.note.text[unit.range.clone()].trim_end().ends_with(['。', '！', '？', '!', '?', '.']);
    is_alone && is_short && !ends && (in_brackets(text).is_some() || (pictured && above))
}

/// Whether a unit is a chatbot's list of topics behind its label, of which the label alone was read as one:
/// 「#話題標籤：上環咖啡、手沖」.
fn lists_topics(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let is_behind = cx.note.topics.iter().any(|t| t.span.end() == range.start);
    is_behind && cx.note.text[range.clone()].starts_with(['：', ':'])
}

/// Whether a label says what is not done: 【不接】.
fn refuses(cx: &Context<'_>, label: &Range<usize>) -> bool {
    let folded = cx.view.folded.position_of(label.start)..cx.view.folded.position_of(label.end);
    [Class::TitleBan, Class::RoleRefusal].into_iter().any(|class| cx.view.has_class(class, folded.clone()))
}

/// Whether something costs nothing.
fn frees(cx: &Context<'_>, r: &Range<usize>) -> bool {
    let folded = cx.view.folded.position_of(r.start)..cx.view.folded.position_of(r.end);
    cx.view.has_class(Class::RoleFavour, folded)
}

/// Bytes of a label in lenticular brackets at the head of a clause: 【收費】, 〖送貨〗.
fn label_end(text: &str) -> usize {
    let Some((close, inside)) =
        [('【', '】'), ('〖', '〗')].into_iter().find_map(|(o, c)| Some((c, text.strip_prefix(o)?)))
    else {
        return 0;
    };
    let Some(end) = inside.find(close) else { return 0 };
    let behind = 2 * close.len_utf8() + end;
    let is_label = inside[..end].chars().count() <= LABEL && text[behind..].contains(char::is_alphanumeric);
    if is_label { behind } else { 0 }
}
