//! How to get there: station, exit, minutes on foot.

use super::fact::{Fact, Value};
use super::page::{Page, trim};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::text::number;
use crate::text::token::Token;
use std::ops::Range;

/// Characters of a station's name.
const NAME: usize = 8;

/// Ways to the shop, one a clause; the walk may stand in the next one.
pub fn read(page: &Page<'_>, out: &mut Vec<Fact>) {
    let mut done = 0;
    for clause in &page.clauses {
        if clause.start < done {
            continue;
        }
        let Some(mut way) = way(page, clause) else { continue };
        if way.minutes.is_none()
            && let Some(next) = page.clause_after(clause)
            && let Some((range, minutes)) = walk(page, &next).or_else(|| bare_minutes(page, &next))
            && way_marks(page, &next).is_none()
        {
            way.range.end = range.end;
            way.minutes = Some(minutes);
        }
        done = way.range.end;
        let own = |r: &Option<Range<usize>>| r.as_ref().map(|r| page.original(r));
        let value = Value::Transport { station: own(&way.station), exit: own(&way.exit), minutes: way.minutes };
        out.push(Fact { range: page.original(&way.range), value });
    }
}

struct Way {
    range: Range<usize>,
    station: Option<Range<usize>>,
    exit: Option<Range<usize>>,
    minutes: Option<u16>,
}

/// What shows that a clause is about the way: an exit, a stop with a walk, a place to get off.
fn way_marks(page: &Page<'_>, clause: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if let Some(exit) = exit(page, clause) {
        return Some(exit);
    }
    let stop = page.first(Class::StopWord, clause);
    if let Some(code) = stop.as_ref().and_then(|stop| code_behind(page, stop, clause)) {
        return Some((code.clone(), Some(code)));
    }
    let off = page.first(Class::AlightWord, clause);
    let has_walk =
        walk(page, clause).is_some() || page.clause_after(clause).is_some_and(|next| walk(page, &next).is_some());
    off.or(stop.filter(|_| has_walk)).map(|word| (word, None))
}

fn way(page: &Page<'_>, clause: &Range<usize>) -> Option<Way> {
    let (mark, exit) = way_marks(page, clause)?;
    let text = page.text();
    let station = station(page, clause, mark.start).or_else(|| english_station(page, clause));
    let walk = walk(page, clause).or_else(|| minutes_behind(page, mark.end, clause));
    let mut start = station.as_ref().map_or(mark.start, |s| s.start.min(mark.start));
    let mut end = mark.end.max(station.as_ref().map_or(0, |s| s.end));
    if let Some((range, _)) = &walk {
        (start, end) = (start.min(range.start), end.max(range.end));
    }
    let range = trim(text, start..end, char::is_whitespace);
    Some(Way { range, station, exit, minutes: walk.map(|(_, m)| m) })
}

/// A2出口, E2 出, exit B, (D4): the words, and the letter with its number.
fn exit(page: &Page<'_>, clause: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let text = page.text();
    let word = page.first(Class::ExitWord, clause)?;
    let is_code = |s: &str| {
        let digits = s.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = s.len() - digits.len();
        letters <= 1
            && digits.len() <= 2
            && !s.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
            && letters + digits.len() >= 1
    };
    let before = text[clause.start..word.start].trim_end_matches(' ');
    let code = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let start = clause.start + before.len() - code;
    if code > 0 && is_code(&before[before.len() - code..]) {
        return Some((start..word.end, Some(start..start + code)));
    }
    let after = text[word.end..clause.end].trim_start_matches([' ', ':']);
    let at = clause.end - after.len();
    let len = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
    if is_code(&after[..len]) && !(at + 1 < at + len && page.view.folded.is_gap(at + 1)) {
        return Some((word.start..at + len, Some(at..at + len)));
    }
    // In folded text `exit b` and the walk behind it are one word; a gap tells where the letter ended.
    if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let digits = after[1..].bytes().take_while(u8::is_ascii_digit).count();
        let digits = if page.view.folded.is_gap(at + 1) { 0 } else { digits };
        if page.view.folded.is_word_border(at + 1 + digits, &page.note.text) {
            return Some((word.start..at + 1 + digits, Some(at..at + 1 + digits)));
        }
    }
    // 出 alone is no way out.
    (text[word.clone()].chars().count() > 1).then_some((word, None))
}

/// 佐敦站C2行5分鐘: a letter with its number right behind a station, and a walk.
fn code_behind(page: &Page<'_>, stop: &Range<usize>, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    let at = clause.end - text[stop.end..clause.end].trim_start_matches(' ').len();
    let rest = &text[at..clause.end];
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let is_code = rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && (1..=2).contains(&len)
        && rest[1..len].bytes().all(|b| b.is_ascii_digit());
    (is_code && walk(page, clause).is_some()).then_some(at..at + len)
}

/// The name before 站 or an exit.
fn station(page: &Page<'_>, clause: &Range<usize>, before: usize) -> Option<Range<usize>> {
    let text = page.text();
    let end = clause.start + text[clause.start..before].trim_end_matches([' ', '(', '-']).len();
    let stop = page.ending(Class::StopWord, end);
    let end = stop.map_or(end, |s| s.start);
    let end = clause.start + text[clause.start..end].trim_end_matches(' ').len();
    let is_place = |t: u32| matches!(page.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let known = page.terms_in(clause.start..end).filter(|t| is_place(t.term) && t.range.end == end);
    if let Some(term) = known.min_by_key(|t| t.range.start) {
        return Some(term.range.clone());
    }
    let mut start = end;
    for (i, c) in text[clause.start..end].char_indices().rev().take(NAME) {
        let at = clause.start + i;
        if !c.is_alphanumeric() || page.leads(at + c.len_utf8()) {
            break;
        }
        start = at;
    }
    (start < end).then_some(start..end)
}

/// MTR Sham Shui Po exit B, 5 minutes from Central station.
fn english_station(page: &Page<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let is_place = |t: u32| matches!(page.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let inside = page.terms_in(clause.clone()).filter(|t| t.range.end <= clause.end);
    inside.filter(|t| is_place(t.term)).map(|t| t.range.clone()).max_by_key(|r| (r.len(), r.start))
}

/// 行5分鐘, 3 min walk: from the first word to the last.
fn walk(page: &Page<'_>, clause: &Range<usize>) -> Option<(Range<usize>, u16)> {
    let text = page.text();
    let walk = page.first(Class::WalkWord, clause)?;
    let numbers = page.tokens_in(Token::Num, clause.clone());
    for number in numbers {
        let after = &text[number.end..clause.end];
        let at = clause.end - after.trim_start_matches([' ', '几', '-']).len();
        let Some((unit, minutes)) = minutes_unit(page, at) else { continue };
        let value = number::value(&text[number.clone()]).map(|v| v * minutes).filter(|v| (0.5..=60.0).contains(v))?;
        // A walk stands beside its minutes.
        let gap = if walk.end <= number.start { walk.end..number.start } else { unit.end..walk.start.max(unit.end) };
        if text[gap].chars().take(9).count() > 8 {
            continue;
        }
        return Some((walk.start.min(number.start)..walk.end.max(unit.end), value as u16));
    }
    None
}

/// 分鐘, 個字: the word, and how many minutes one of it is.
fn minutes_unit(page: &Page<'_>, at: usize) -> Option<(Range<usize>, f64)> {
    let five = page.starting(Class::FiveMinutes, at).map(|word| (word, 5.0));
    five.or_else(|| page.starting(Class::MinuteWord, at).map(|word| (word, 1.0)))
}

/// `2 mins` alone behind an exit.
fn bare_minutes(page: &Page<'_>, clause: &Range<usize>) -> Option<(Range<usize>, u16)> {
    let number = page.tokens_in(Token::Num, clause.clone()).next()?;
    let at = number.end + page.text()[number.end..].len() - page.text()[number.end..].trim_start_matches(' ').len();
    let unit = page.starting(Class::MinuteWord, at)?;
    let value = number::value(&page.text()[number.clone()]).filter(|v| (0.5..=60.0).contains(v))?;
    (page.text()[clause.clone()].chars().count() <= 12).then_some((number.start..unit.end, value as u16))
}

/// `Exit C 2 mins`: minutes right behind the exit need no word for a walk.
fn minutes_behind(page: &Page<'_>, at: usize, clause: &Range<usize>) -> Option<(Range<usize>, u16)> {
    let rest = trim(page.text(), at..clause.end.max(at), |c| c.is_whitespace() || matches!(c, '(' | ')'));
    // 約5分鐘, 過天橋3分鐘.
    const LEAD: usize = 4;
    let found = bare_minutes(page, &rest)?;
    (page.text()[rest.start..found.0.start].chars().count() <= LEAD).then_some(found)
}
