//! What a unit is, once all of them are cut: questions, audience frames, calls, headings, bare search words.

use super::cut::folded;
use super::unit::{Kind, Lead, Line, Part, Unit, Units};
use super::words::{beginning, ends, holds};
use crate::lists::WordList;
use std::ops::Range;

/// Characters of a heading.
const HEADING: usize = 18;
/// Characters of an audience frame; more tells something of its own.
const AUDIENCE: usize = 30;
/// Characters of a clause before a question that leads to it: 今年聖誕，你想送花俾邊個？
const ASIDE: usize = 8;
/// Bare search words in a line, and characters of each.
const SEARCHED: usize = 3;
const SEARCH_WORD: Range<usize> = 2..11;

/// Gives every unit its kind.
pub fn settle(text: &str, units: &mut Units) {
    for unit in units.list.iter_mut().filter(|u| matches!(u.kind, Kind::Plain | Kind::Item | Kind::Labelled)) {
        unit.kind = said(text, unit);
    }
    lead_to_questions(text, units);
    headings(text, units);
    search_words(text, units);
}

fn said(text: &str, unit: &Unit) -> Kind {
    let words = folded(text, unit);
    let label = unit.label.as_ref().filter(|l| unit.range.contains(&l.start));
    if unit.kind != Kind::Labelled && is_audience(&words) {
        return Kind::Audience;
    }
    let begins = beginning(WordList::UnitCallBegins, &words).is_some();
    let is_call = begins || holds(WordList::UnitCallAnywhere, &words);
    if is_call && label.is_none() { Kind::Call } else { unit.kind }
}

/// 想屋企有氣氛嘅你, for anyone who works late.
pub fn is_audience(words: &str) -> bool {
    let is_short =
        words.chars().take(AUDIENCE * 2 + 1).count() <= if words.is_ascii() { AUDIENCE * 2 } else { AUDIENCE };
    let english = beginning(WordList::UnitAudienceEnglish, words).is_some();
    let names = beginning(WordList::UnitAudienceBegins, words).is_some() && ends(WordList::UnitAudienceEnds, words);
    is_short && (names || english)
}

/// A short clause before a question of the same sentence is part of it.
fn lead_to_questions(text: &str, units: &mut Units) {
    for i in (1..units.list.len()).rev() {
        let (before, behind) = units.list.split_at_mut(i);
        let (Some(unit), Some(next)) = (before.last_mut(), behind.first()) else { continue };
        let is_aside = text[unit.words.clone()].chars().take(ASIDE + 1).count() <= ASIDE;
        let is_prose = matches!(unit.kind, Kind::Plain | Kind::Item | Kind::Audience);
        if next.kind == Kind::Question && next.sentence == unit.sentence && is_prose && is_aside {
            unit.kind = Kind::Question;
        }
    }
}

/// 「收費如下：」, 「🍖 斬料返屋企」 above a list, a heading of Markdown.
fn headings(text: &str, units: &mut Units) {
    for i in 0..units.lines.len() {
        let line = &units.lines[i];
        let [unit] = units.of_line(line) else { continue };
        if line.part != Part::Body || !matches!(unit.kind, Kind::Plain | Kind::Audience | Kind::Item) {
            continue;
        }
        let said = &text[unit.words.clone()];
        let is_short =
            said.chars().take(HEADING * 2 + 1).count() <= if said.is_ascii() { HEADING * 2 } else { HEADING };
        let tail = text[unit.words.end..line.range.end].trim();
        let points = tail.starts_with([':', '：', '👇', '⬇', '↓']) || (said.starts_with('【') && said.ends_with('】'));
        let is_open = matches!(line.lead, None | Some(Lead::Picture));
        let is_marked = line.lead == Some(Lead::Heading) || (is_open && leads_list(text, units, i));
        let tells = said.contains(|c: char| c.is_ascii_digit()) || tail.starts_with(['。', '！', '!', '.']);
        let leads = points || (is_marked && !tells);
        if is_short && leads && !said.is_empty() {
            let at = units.lines[i].units.start;
            units.list[at].kind = Kind::Heading;
        }
    }
}

/// Whether the next two lines, right below, are a list: items, or lines with figures.
fn leads_list(text: &str, units: &Units, i: usize) -> bool {
    let is_listed = |line: &Line| {
        matches!(line.lead, Some(Lead::Bullet | Lead::Number))
            || (text[line.range.clone()].contains(|c: char| c.is_ascii_digit())
                && !text[line.range.clone()].trim_end().ends_with(['。', '！', '!', '.']))
    };
    let below = units.lines.iter().skip(i + 1).take(2);
    let near = |a: &Line, b: &Line| !text[a.range.end..b.range.start].trim_matches(' ').contains("\n\n");
    let mut above = &units.lines[i];
    let mut count = 0;
    for line in below {
        if !near(above, line) || !is_listed(line) {
            break;
        }
        above = line;
        count += 1;
    }
    count == 2
}

/// The last line may be search words without their signs: 「上環咖啡 手沖咖啡 上環好去處」.
fn search_words(text: &str, units: &mut Units) {
    let Some(line) = units.lines.iter().rev().find(|l| l.part == Part::Body) else { return };
    let of_line = units.of_line(line);
    let is_bare = of_line.iter().all(|u| matches!(u.kind, Kind::Plain | Kind::Audience | Kind::Call));
    let written = &text[line.range.clone()];
    let mut words = written
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | '|' | '｜' | '/' | '，' | ','))
        .filter(|w| !w.is_empty());
    let is_word = |w: &str| {
        let is_plain = w.chars().all(|c| c.is_alphanumeric() && !c.is_ascii_digit());
        // 「落大雨收早 唔使約」 is said to somebody.
        is_plain && SEARCH_WORD.contains(&w.chars().count()) && !WordList::CantoneseMark.is_in(w)
    };
    let is_english = written.is_ascii();
    let count = words.clone().count();
    // 「收現金 轉數快 PayMe」 is how to pay.
    let pays = holds(WordList::UnitPay, &super::words::folded(written));
    if line.lead.is_none() && is_bare && !is_english && !pays && count >= SEARCHED && words.all(is_word) {
        let at = line.units.clone();
        // One line alone is the text.
        if at.start > 0 && !written.ends_with(['。', '！', '？', '!', '?']) {
            for unit in &mut units.list[at] {
                unit.kind = Kind::Topics;
            }
        }
    }
}
