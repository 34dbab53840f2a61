//! Times of day as people write them: 朝10晚8, 七點半, 7:30, 8 pm, 1130-2230; and days: 星期一至五, 平日, Mon-Fri.

use super::page::Page;
use crate::pack::{Class, Hit};
use crate::text::number;
use crate::text::token::Token;
use std::ops::Range;

const NOON: u16 = 12 * 60;
const DAY: u16 = 24 * 60;

/// A time of day. Its place counts bytes of the folded text, unless somebody says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// With the word for the part of the day.
    pub range: Range<usize>,
    /// Minutes after midnight, as far as the writing tells.
    pub minutes: u16,
    /// Whether morning or afternoon is said.
    pub is_sure: bool,
}

impl Clock {
    /// Whether two times may be one: 7點 may be 19:00.
    pub fn is(&self, other: &Self) -> bool {
        self.minutes == other.minutes
            || ((!self.is_sure || !other.is_sure) && self.minutes % NOON == other.minutes % NOON)
    }
}

/// Two times with nothing but a mark between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// From the first to the last sign.
    pub range: Range<usize>,
    /// Minutes after midnight.
    pub from: u16,
    /// Minutes after midnight; midnight is 0.
    pub to: u16,
}

/// All times of title and body, in order.
pub fn clocks(page: &Page<'_>) -> Vec<Clock> {
    let mut out: Vec<Clock> = Vec::new();
    for number in page.tokens(Token::Num) {
        if out.last().is_some_and(|c| number.start < c.range.end) {
            continue;
        }
        out.extend(clock(page, &number));
    }
    let noon = page.view.of_class(Class::NoonWord, 0..page.text().len()).map(Hit::range);
    let is_told =
        |at: usize| out.get(out.partition_point(|c: &Clock| c.range.end <= at)).is_some_and(|c| c.range.start <= at);
    let noon = noon.filter(|word| page.is_prose(word.start) && !is_told(word.start));
    let noon: Vec<Clock> = noon.map(|range| Clock { range, minutes: NOON, is_sure: true }).collect();
    out.extend(noon);
    out.sort_by_key(|c| c.range.start);
    out
}

/// Whether there is any.
pub fn has_clocks(page: &Page<'_>) -> bool {
    let noon =
        || page.view.of_class(Class::NoonWord, 0..page.text().len()).any(|word| page.is_prose(word.range().start));
    page.tokens(Token::Num).any(|number| clock(page, &number).is_some()) || noon()
}

/// The time that a number tells, if it tells one.
fn clock(page: &Page<'_>, number: &Range<usize>) -> Option<Clock> {
    let text = page.text();
    let written = &text[number.clone()];
    let part = part_of_day(page, number.start);
    let after = text[number.end..].trim_start_matches(' ');
    let at = text.len() - after.len();
    // 1130-2230.
    if written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit()) {
        let (hour, minute): (u16, u16) = (written[..2].parse().ok()?, written[2..].parse().ok()?);
        let joined = is_joint(after.chars().next()) || is_joint(text[..number.start].chars().next_back());
        let fits = (5..=24).contains(&hour) && minute < 60 && minute.is_multiple_of(5) && joined;
        return fits.then(|| Clock { range: number.clone(), minutes: hour * 60 + minute, is_sure: true });
    }
    let (hour, mut end, mut minutes, mut is_clock) = hour_and_minutes(page, number, after, at)?;
    let half = afternoon(page, end);
    if let Some((_, len)) = half {
        end += len;
        is_clock = true;
    }
    // 朝八晚九 星期日: a space ends a Chinese numeral.
    let ends = ends_bare(&text[number.end..]) || (number.end < at && !written.is_ascii());
    if !is_clock && (part.is_none() || !ends) {
        return None;
    }
    if hour > 24 || (written == "一" && part.is_none() && half.is_none() && minutes == 0) {
        return None;
    }
    minutes += hour * 60;
    let is_late = half.and_then(|(pm, _)| pm).or(part.as_ref().map(|(pm, _)| *pm));
    let start = part.map_or(number.start, |(_, word)| word.start);
    match is_late {
        Some(true) if minutes < NOON => minutes += NOON,
        // 晚12 and 12am are midnight, 12pm is noon.
        Some(true) if minutes < NOON + 60 && half.is_none() => minutes += NOON,
        Some(false) if (NOON..NOON + 60).contains(&minutes) => minutes -= NOON,
        _ => {}
    }
    let is_sure = is_late.is_some() || hour > 12 || written.starts_with('0');
    Some(Clock { range: start..end, minutes: minutes % DAY, is_sure })
}

/// Hour, end, minutes, and whether the writing shows that it is a time.
fn hour_and_minutes(page: &Page<'_>, number: &Range<usize>, after: &str, at: usize) -> Option<(u16, usize, u16, bool)> {
    let text = page.text();
    let written = &text[number.clone()];
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    if let Some((hour, minute)) = written.split_once('.') {
        // 7.30pm
        let ok = minute.len() == 2 && afternoon(page, at).is_some();
        return ok.then_some(()).and(Some((hour.parse().ok()?, number.end, minute.parse().ok()?, true)));
    }
    let hour = number::value(written).filter(|v| v.fract() == 0.0 && *v <= 24.0)? as u16;
    if let Some(rest) = after.strip_prefix(':').filter(|r| digits(r) == 2) {
        let minute: u16 = rest[..2].parse().ok().filter(|m| *m < 60)?;
        let end = at + 3;
        // 1:16 is water to coffee, unless it stands in a span or the part of the day is said.
        let is_span = is_joint(text[end..].trim_start_matches(' ').chars().next())
            || is_joint(text[..number.start].trim_end_matches(' ').chars().next_back());
        let is_time =
            hour >= 5 || is_span || part_of_day(page, number.start).is_some() || afternoon(page, end).is_some();
        return is_time.then_some((hour, end, minute, true));
    }
    let sign = ['点', '时'].iter().find(|c| after.starts_with(**c));
    let Some(sign) = sign else { return Some((hour, number.end, 0, false)) };
    // 兩時段, 小時 and 有時 are no time of day.
    if *sign == '时' && (after.starts_with("时段") || after.starts_with("时间") || hour == 0) {
        return None;
    }
    let mut end = at + sign.len_utf8();
    let mut minute = 0;
    let rest = &text[end..];
    if rest.starts_with('半') {
        (minute, end) = (30, end + '半'.len_utf8());
    } else if rest.starts_with('正') || rest.starts_with('钟') {
        end += rest.chars().next().map_or(0, char::len_utf8);
    } else if let Some(more) = page.view.starting_in(end..end + 1).iter().find(|h| h.is(Token::Num)).map(|h| h.range())
        && let Some(value) = number::value(&text[more.clone()]).filter(|v| *v < 60.0)
        && text[more.end..].starts_with('分')
    {
        (minute, end) = (value as u16, more.end + '分'.len_utf8());
    }
    Some((hour, end, minute, true))
}

/// Whether a bare number may be a time: nothing counts behind it.
fn ends_bare(after: &str) -> bool {
    let next = after.trim_start_matches(' ').chars().next();
    next.is_none_or(|c| !c.is_alphanumeric() || is_joint(Some(c)) || "晚夜下早朝开收休".contains(c))
}

/// am, pm and the like at a position: whether it is the afternoon, and the length with the space before it.
fn afternoon(page: &Page<'_>, at: usize) -> Option<(Option<bool>, usize)> {
    const WORDS: [(&str, Option<bool>); 10] = [
        ("a.m.", Some(false)),
        ("p.m.", Some(true)),
        ("a.m", Some(false)),
        ("p.m", Some(true)),
        ("am", Some(false)),
        ("pm", Some(true)),
        ("noon", Some(true)),
        ("nn", Some(true)),
        ("o'clock", None),
        ("oclock", None),
    ];
    let rest = &page.text()[at..];
    let skipped = rest.len() - rest.trim_start_matches(' ').len();
    // In folded text Latin words stand together; a border tells am from amazing.
    let ends = |len: usize| page.view.folded.is_word_border(at + skipped + len, &page.note.text);
    let found = WORDS.into_iter().find(|(word, _)| rest[skipped..].starts_with(word) && ends(word.len()));
    found.map(|(word, pm)| (pm, skipped + word.len()))
}

/// The word for a part of the day right before a number, and whether it is past noon.
fn part_of_day(page: &Page<'_>, at: usize) -> Option<(bool, Range<usize>)> {
    let end = page.text()[..at].trim_end_matches(' ').len();
    let early = page.ending(Class::DayEarly, end);
    let late = page.ending(Class::DayLate, end);
    match (early, late) {
        (Some(early), Some(late)) => Some(if early.start <= late.start { (false, early) } else { (true, late) }),
        (Some(early), None) => Some((false, early)),
        (None, Some(late)) => Some((true, late)),
        (None, None) => None,
    }
}

fn is_joint(c: Option<char>) -> bool {
    matches!(c, Some('-' | '–' | '—' | '~' | '至' | '到' | '→'))
}

/// Times that belong together in pairs, and those that stand alone.
pub fn pair(page: &Page<'_>, clocks: &[Clock]) -> (Vec<Span>, Vec<Clock>) {
    let (mut spans, mut single) = (Vec::new(), Vec::new());
    let mut i = 0;
    while let Some(first) = clocks.get(i) {
        if let Some(second) = clocks.get(i + 1).filter(|second| is_between(page, first.range.end..second.range.start)) {
            spans.push(span(first, second));
            i += 2;
            continue;
        }
        match bare_start(page, first).filter(|f| f.range.end <= first.range.start) {
            Some(from) => spans.push(span(&from, first)),
            None => single.push(first.clone()),
        }
        i += 1;
    }
    (spans, single)
}

/// Whether nothing but a word or mark for "to" stands here. 朝10晚8 needs none.
fn is_between(page: &Page<'_>, range: Range<usize>) -> bool {
    let text = page.text();
    if range.start > range.end {
        return false;
    }
    let between = text[range.clone()].trim();
    between.is_empty()
        || between.chars().next().is_some_and(|c| c.len_utf8() == between.len() && is_joint(Some(c)))
        || page
            .starting(Class::SpanWord, range.end - text[range.clone()].trim_start().len())
            .is_some_and(|w| text[w.end..range.end].trim().is_empty())
}

/// `Tue-Sun 11-8`: two bare numbers are hours right behind the days.
pub fn bare_spans(page: &Page<'_>) -> Vec<Span> {
    let text = page.text();
    let numbers: Vec<Range<usize>> = page.tokens(Token::Num).collect();
    let hour = |r: &Range<usize>| {
        number::value(&text[r.clone()]).filter(|v| v.fract() == 0.0 && (1.0..=24.0).contains(v)).map(|v| v as u16)
    };
    let pairs = numbers.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let is_joined = is_between(page, first.end..second.start) && !text[first.end..second.start].trim().is_empty();
        if !is_joined {
            return None;
        }
        let (from, to) = (hour(first)?, hour(second)?);
        let ends = !text[second.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '%' | '/' | '.'));
        let has_days = days_before(page, first.start).is_some() || days_behind(page, second.end).is_some();
        let bare = |at: usize, minutes: u16| Clock { range: at..at, minutes: minutes * 60, is_sure: false };
        let times = (ends && has_days).then(|| span(&bare(first.start, from), &bare(second.end, to)))?;
        Some(Span { range: first.start..second.end, ..times })
    });
    pairs.collect()
}

/// 7至9點, 12-9pm: a number before the mark is a time, too.
fn bare_start(page: &Page<'_>, second: &Clock) -> Option<Clock> {
    let text = page.text();
    let before = text[..second.range.start].trim_end_matches(' ');
    let joint = before.chars().next_back().filter(|c| is_joint(Some(*c)))?;
    let end = before[..before.len() - joint.len_utf8()].trim_end_matches(' ').len();
    let number = page.view.ending_in(end..end + 1).find(|h| h.is(Token::Num))?.range();
    let hour = number::value(&text[number.clone()]).filter(|v| v.fract() == 0.0 && (1.0..=24.0).contains(v))? as u16;
    let part = part_of_day(page, number.start);
    let is_late = part.as_ref().is_some_and(|(pm, _)| *pm);
    let minutes = if is_late && hour < 12 { hour * 60 + NOON } else { hour * 60 };
    let start = part.as_ref().map_or(number.start, |(_, w)| w.start);
    Some(Clock { range: start..number.end, minutes: minutes % DAY, is_sure: part.is_some() })
}

/// A span with morning and afternoon worked out: shops open for hours, not for a night and a day.
fn span(first: &Clock, second: &Clock) -> Span {
    let (mut from, mut to) = (first.minutes, second.minutes);
    // 1點到9點 is an afternoon; 11-9pm a morning to an evening.
    let is_early = from < 6 * 60;
    let is_evening = second.is_sure && from < 7 * 60 && to >= NOON && from + NOON < to;
    if !first.is_sure && (is_early || is_evening) {
        from += NOON;
    }
    if !second.is_sure && to <= from && to < NOON {
        to += NOON;
    }
    Span { range: first.range.start..second.range.end, from: from % DAY, to: to % DAY }
}

/// The days that are named right before a position, or right behind one.
pub fn days_before(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let line = page.line_at(at);
    let end = page.text()[line.start..at]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ',' | '、' | '都' | '晚'))
        .len()
        + line.start;
    let days = line_days(page, &line);
    days.get(days.partition_point(|d| d.end < end)).filter(|d| d.end == end || d.end <= at).cloned()
}

/// The days that begin right behind a position.
pub fn days_behind(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let line = page.line_at(at);
    let rest = &page.text()[at..line.end];
    let start = at + rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(')).len();
    let start = page
        .starting(Class::DayGlue, start)
        .map_or(start, |w| w.end + page.text()[w.end..].len() - page.text()[w.end..].trim_start().len());
    let days = line_days(page, &line);
    days.get(days.partition_point(|d| d.start < start)).filter(|d| d.start == start).cloned()
}

/// The runs of days in a whole line. All lines are read when one of them is asked for first, and none twice.
pub fn line_days<'p>(page: &'p Page<'_>, line: &Range<usize>) -> &'p [Range<usize>] {
    let days = page.days.get_or_init(|| page.lines().iter().flat_map(|line| all_days(page, line)).collect());
    let from = days.partition_point(|d| d.start < line.start);
    &days[from..from + days[from..].partition_point(|d| d.start < line.end)]
}

/// Every run of days that stands whole in a part of a line: 星期一至五, 平日, 六日, Mon-Fri, 年初一至三.
pub fn all_days(page: &Page<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let text = page.text();
    let mut out: Vec<Range<usize>> = Vec::new();
    for hit in page.view.of_class(Class::Day, line.clone()) {
        let word = hit.range();
        // The mon of 換mon is a screen.
        let is_latin = text[word.clone()].is_ascii();
        if is_latin && text[..word.start].ends_with(|c: char| c.is_alphanumeric() && !c.is_ascii()) {
            continue;
        }
        if out.last().is_some_and(|last| word.start < last.end) {
            if let Some(last) = out.last_mut() {
                last.end = last.end.max(days_end(page, word.end, line.end));
            }
            continue;
        }
        let joined = out.last().is_some_and(|last| is_day_joint(&text[last.end..word.start]));
        let end = days_end(page, word.end, line.end);
        match out.last_mut().filter(|_| joined) {
            Some(last) => last.end = end,
            None => out.push(word.start..end),
        }
    }
    out
}

fn is_day_joint(between: &str) -> bool {
    matches!(
        between.trim(),
        "至" | "到" | "-" | "–" | "—" | "~" | "、" | "," | "/" | "同" | "及" | "和" | "&" | "to" | "and" | ""
    )
}

/// Where a run of days ends: 星期一 goes on with 至五, 二、四, 六日.
fn days_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    let text = page.text();
    let mut end = from;
    loop {
        let rest = &text[end..limit];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c == ' ' || is_joint(Some(c)) || matches!(c, '、' | '/' | '&' | '及' | '同' | '和')
                })
                .len();
        let day = rest[skipped..].chars().next().filter(|c| "一二三四五六日天".contains(*c));
        let Some(day) = day else { return end };
        // 星期一 日日新鮮: a space and a day word is another sentence.
        let next = rest[skipped + day.len_utf8()..].chars().next();
        if day == '日'
            && (skipped > 0 || matches!(next, Some('日' | '本' | '式' | '期')))
            && skipped != 0
            && !rest[..skipped].contains(['、', '/', '至', '到', '-', '&', '及', '同', '和'])
        {
            return end;
        }
        if matches!(next, Some('点' | '个' | '位' | '人' | '百' | '十' | '蚊' | '元')) {
            return end;
        }
        end += skipped + day.len_utf8();
    }
}
