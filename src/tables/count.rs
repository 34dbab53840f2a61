//! Figures as tools and people write them: 12,345, 1.2万, 10万+, 48.0k, 約300, ¥0.85, 1900 like.

use crate::lists::WordList;
use crate::text::variants;

/// Ways to leave a figure out.
pub fn is_nothing(text: &str) -> bool {
    let text = variants().fold_str(text.trim());
    text.is_empty() || text.chars().all(|c| matches!(c, '-' | '—' | '–' | '/' | '*')) || WordList::FigureNone.has(&text)
}

/// What a letter behind a figure makes of it.
const SCALES: [(&str, f64); 4] = [("万", 1e4), ("w", 1e4), ("亿", 1e8), ("k", 1e3)];

/// A figure as exports write it: 12345, 12,345, 1.2万, ¥0.85, 85元, 10w+.
pub fn number(text: &str) -> Option<f64> {
    let text = variants().fold_str(text.trim());
    let text = text.trim_start_matches(|c| WordList::FigureBefore.has_char(c));
    let text = text.trim_end_matches(|c| WordList::FigureBehind.has_char(c)).trim();
    let (digits, scale) = SCALES
        .into_iter()
        .find_map(|(mark, scale)| text.strip_suffix(mark).map(|rest| (rest.trim(), scale)))
        .unwrap_or((text, 1.0));
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let number: f64 = digits.replace(',', "").parse().ok()?;
    let number = number * scale;
    (number < 1e12).then_some(number)
}

/// A count of people or marks: a figure, or one with a word behind it (1900 like, 300人). Nothing is `None`.
pub fn count(text: &str) -> Option<u64> {
    let folded = variants().fold_str(text.trim());
    let whole = number(&folded).or_else(|| {
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let begin = folded.find(is_figure)?;
        let lead = folded.get(..begin)?;
        let rest = folded.get(begin..)?;
        let end = rest.find(|c: char| !is_figure(c)).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        // A letter that begins a word is no scale: 15 kids.
        let is_scale = |mark: &&str| {
            let rest = behind.strip_prefix(*mark);
            rest.is_some_and(|r| !mark.is_ascii() || !r.starts_with(|d: char| d.is_ascii_alphabetic()))
        };
        let scale = SCALES.iter().map(|(mark, _)| *mark).find(is_scale).unwrap_or_default();
        let (scaled, word) = (format!("{digits}{scale}"), &behind[scale.len()..]);
        // Two figures are none.
        let is_word = |t: &str| !t.contains(|c: char| c.is_ascii_digit()) && t.chars().count() <= WORD;
        if is_word(lead) && is_word(word) { number(&scaled) } else { None }
    })?;
    Some(whole.round() as u64)
}

/// No word around a figure is longer.
const WORD: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_however_they_are_written() {
        for (text, wanted) in [
            ("12345", Some(12345.0)),
            ("12,345", Some(12345.0)),
            ("１２３", Some(123.0)),
            ("1.2万", Some(12000.0)),
            ("1.2萬", Some(12000.0)),
            ("10w+", Some(100_000.0)),
            ("¥0.85", Some(0.85)),
            ("1.5 元", Some(1.5)),
            ("1-2", None),
            ("-5", None),
            ("高", None),
            ("1e400", None),
            ("", None),
        ] {
            assert_eq!(number(text), wanted, "{text}");
        }
    }

    #[test]
    fn counts_with_words_around_them() {
        for (text, wanted) in [
            ("1900 like", Some(1900)),
            ("約12500", Some(12_500)),
            ("约 300 人", Some(300)),
            ("48.0k", Some(48_000)),
            ("2.2w", Some(22_000)),
            ("0.12萬", Some(1200)),
            ("10万+", Some(100_000)),
            ("2600+", Some(2600)),
            ("3.5k followers", Some(3500)),
            ("2,050", Some(2050)),
            ("—", None),
            ("未知", None),
            ("3 of 5", None),
            ("15 kids", Some(15)),
            ("", None),
        ] {
            assert_eq!(count(text), wanted, "{text}");
        }
    }
}
