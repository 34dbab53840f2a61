//! What a line begins with: bullets, numbers, pictures, headings.

use super::unit::Lead;
use crate::lists::WordList;
use crate::text::fold::is_zero_width;
use crate::text::number;
use crate::text::scan::is_emoji;

/// Digits of an item's number.
const DIGITS: usize = 2;

/// What a line begins with, and how many bytes that takes with the blanks behind it.
pub fn lead(line: &str) -> Option<(Lead, usize)> {
    let taken = |rest: &str| line.len() - rest.trim_start().len();
    let hashes = line.trim_start_matches('#');
    if hashes.len() < line.len() && hashes.starts_with([' ', '\t']) && !hashes.trim().is_empty() {
        return Some((Lead::Heading, taken(hashes)));
    }
    if let Some(rest) = line.strip_prefix('>').filter(|r| !r.trim().is_empty()) {
        return Some((Lead::Bullet, taken(rest)));
    }
    if let Some(rest) = numbered(line) {
        return Some((Lead::Number, taken(rest)));
    }
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    // 1-1教學 and -5度 begin with no bullet; **bold** does not, either.
    let is_mark = !matches!(first, '-' | '*' | '+') || rest.starts_with([' ', '\t']);
    if WordList::UnitBullet.has_char(first) && is_mark {
        return Some((Lead::Bullet, taken(rest.trim_start_matches(is_zero_width))));
    }
    picture(line).map(|(lead, rest)| (lead, taken(rest)))
}

/// Pictures at the head of a line, and what stands behind them.
fn picture(line: &str) -> Option<(Lead, &str)> {
    let rest = line.trim_start_matches(|c| is_emoji(c) || is_zero_width(c) || c == ' ');
    let first = line.chars().next().filter(|c| is_emoji(*c))?;
    let is_label = WordList::UnitLabelPicture.has_char(first);
    (!rest.trim().is_empty()).then_some((if is_label { Lead::Label } else { Lead::Picture }, rest))
}

/// What stands behind the number of an item: `1.`, `1️⃣`, `①`, `（一）`, `2、`. In 2.5 there is none.
fn numbered(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    if matches!(first, '①'..='⑳' | '❶'..='❿' | '➀'..='➓') {
        return Some(&line[first.len_utf8()..]).filter(|rest| !rest.trim().is_empty());
    }
    if let Some(rest) = keycap(line) {
        return Some(rest).filter(|rest| !rest.trim().is_empty());
    }
    if let Some((inside, rest)) = line.strip_prefix(['(', '（']).and_then(|t| t.split_once([')', '）'])) {
        let is_digit = |c: char| c.is_ascii_digit() || number::digit(c).is_some() || number::unit(c) == Some(10.0);
        let is_number = (1..=DIGITS).contains(&inside.chars().count()) && inside.chars().all(is_digit);
        return (is_number && !rest.trim().is_empty()).then_some(rest);
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let behind = rest.strip_prefix(['.', '、', ')', '）', '．'])?;
    let next = behind.trim_start().chars().next()?;
    // 「2. 5年以上」 is one, 2.5 is none.
    let is_apart = behind.starts_with(char::is_whitespace) || !next.is_ascii_digit();
    ((1..=DIGITS).contains(&digits) && is_apart).then_some(behind)
}

/// What stands behind 1️⃣.
pub fn keycap(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("🔟").or_else(|| {
        let digit = line.chars().next().filter(char::is_ascii_digit)?;
        let rest = line[digit.len_utf8()..].trim_start_matches('\u{fe0f}');
        rest.strip_prefix('\u{20e3}')
    });
    rest.map(|r| r.trim_start_matches(is_zero_width))
}
