//! The line of the draft that a finding is about, with carets under it. Long lines are cut to a window around the finding.

use super::text::{char_width, shown};
use crate::diagnostic::Severity;
use crate::source::{LineIndex, Span};
use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// Columns that the gutter takes besides the line number: ` | `, and room for `…` on either side.
const GUTTER: usize = 5;

/// What is shown of a line, and where in it the carets stand.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    text: String,
    carets: Range<usize>,
}

/// Shows the line of a span; of a span over several lines the first that is not blank.
pub fn snippet(text: &str, lines: &LineIndex, span: Span, severity: Severity, columns: usize, color: bool) -> String {
    let blank = text[span.range()].find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let start = span.start() + blank;
    let (number, line) = lines.line(text, start);
    let marked = start.min(line.end)..span.end().clamp(start.min(line.end), line.end);
    let room = columns.saturating_sub(GUTTER + number.to_string().len()).max(20);
    let window = window(text, &line, &marked, room);
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    };
    let source =
        Snippet::source(window.text).line_start(number).annotation(AnnotationKind::Primary.span(window.carets));
    let rendered = renderer(color).term_width(columns * 2).render(&[Group::with_level(level).element(source)]);
    // The first line is the empty gutter above the source.
    rendered.split_once('\n').map(|(_, rest)| format!("{rest}\n")).unwrap_or_default()
}

/// The number of the line of some spans, and the line cut to a window with the marked words in 【】; for lists, where carets
/// would take a line each. Spans that touch are marked as one.
pub fn line_of(text: &str, lines: &LineIndex, spans: &[Span], columns: usize) -> (usize, String) {
    let mut marks: Vec<Range<usize>> = spans.iter().map(|s| words_of(text, *s)).collect();
    marks.sort_by_key(|m| (m.start, m.end));
    let Some(first) = marks.first().map(|m| m.start) else { return (1, String::new()) };
    let (number, line) = lines.line(text, first);
    let last = marks.iter().map(|m| m.end).max().unwrap_or(first).clamp(first.min(line.end), line.end);
    let room = columns.saturating_sub(MARKS * marks.len()).max(20);
    let Cut { from, to, .. } = cut(text, &line, &(first.min(line.end)..last), room);
    let mut out = String::new();
    if from > line.start {
        out.push('…');
    }
    let mut at = from;
    let mut marks = marks.into_iter().peekable();
    while let Some(mut mark) = marks.next() {
        while let Some(next) = marks.next_if(|next| next.start <= mark.end) {
            mark.end = mark.end.max(next.end);
        }
        let (start, end) = (mark.start.clamp(at, to), mark.end.clamp(at, to));
        if start == end {
            continue;
        }
        push(&mut out, &text[at..start]);
        out.push('【');
        push(&mut out, &text[start..end]);
        out.push('】');
        at = end;
    }
    push(&mut out, &text[at..to]);
    if to < line.end {
        out.push('…');
    }
    (number, out)
}

/// Columns that a stretch of a line takes with so many marks in it, counted no further than `most`.
pub fn marked_width(text: &str, range: Range<usize>, marks: usize, most: usize) -> usize {
    let (end, used) = forward(text, range.clone(), most);
    if end < range.end { most } else { used + MARKS * marks }
}

/// A span without the blanks around its words.
fn words_of(text: &str, span: Span) -> Range<usize> {
    let start = span.start() + text[span.range()].find(|c: char| !c.is_whitespace()).unwrap_or(0);
    start..span.end().max(start)
}

/// Columns of the marks, and of `…` on either side.
const MARKS: usize = 6;

fn renderer(color: bool) -> Renderer {
    if !color {
        return Renderer::plain();
    }
    let quiet = Style::new().effects(Effects::DIMMED);
    Renderer::styled()
        .error(AnsiColor::Red.on_default().effects(Effects::BOLD))
        .warning(AnsiColor::Yellow.on_default())
        .info(AnsiColor::Cyan.on_default())
        .line_num(quiet)
        .context(quiet)
}

/// Where a line is cut around what is marked in it.
struct Cut {
    from: usize,
    caret_end: usize,
    to: usize,
}

/// As much of a line around the marked bytes as fits; looks no further than that, however long the line is.
fn cut(text: &str, line: &Range<usize>, marked: &Range<usize>, room: usize) -> Cut {
    let (caret_end, taken) = forward(text, marked.clone(), room);
    let left = room - taken;
    let (_, before) = backward(text, line.start..marked.start, left);
    let (_, after) = forward(text, caret_end..line.end, left);
    let (before, after) = if before + after <= left {
        (before, after)
    } else {
        // The half that is not needed on one side goes to the other.
        let before_share = before.min((left / 2).max(left - after.min(left)));
        (before_share, left - before_share)
    };
    let (from, _) = backward(text, line.start..marked.start, before);
    let (to, _) = forward(text, caret_end..line.end, after);
    Cut { from, caret_end, to }
}

/// A line cut around what is marked in it, as it is shown.
fn window(text: &str, line: &Range<usize>, marked: &Range<usize>, room: usize) -> Window {
    let Cut { from, caret_end, to } = cut(text, line, marked, room);
    let mut out = String::new();
    if from > line.start {
        out.push('…');
    }
    push(&mut out, &text[from..marked.start]);
    let caret_from = out.len();
    push(&mut out, &text[marked.start..caret_end]);
    let carets = caret_from..out.len();
    push(&mut out, &text[caret_end..to]);
    if to < line.end {
        out.push('…');
    }
    Window { text: out, carets }
}

fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        out.extend(shown(c, out.chars().next_back()));
    }
}

/// Columns of a character; signs without width count too, or a line of a million of them would be shown whole.
fn cost(c: char) -> usize {
    shown(c, None).map_or(1, char_width).max(1)
}

/// How far one can go from the start of a range within so many columns: the byte, and the columns used.
fn forward(text: &str, range: Range<usize>, columns: usize) -> (usize, usize) {
    let mut used = 0;
    for (i, c) in text[range.clone()].char_indices() {
        let wide = cost(c);
        if used + wide > columns {
            return (range.start + i, used);
        }
        used += wide;
    }
    (range.end, used)
}

/// The same from the end backwards.
fn backward(text: &str, range: Range<usize>, columns: usize) -> (usize, usize) {
    let mut used = 0;
    for (i, c) in text[range.clone()].char_indices().rev() {
        let wide = cost(c);
        if used + wide > columns {
            return (range.start + i + c.len_utf8(), used);
        }
        used += wide;
    }
    (range.start, used)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::text::width;
    use super::*;

    fn show(text: &str, marked: &str, columns: usize) -> String {
        let at = text.find(marked).unwrap();
        let span = Span::new(text, at..at + marked.len()).unwrap();
        snippet(text, &LineIndex::new(text), span, Severity::Warning, columns, false)
    }

    #[test]
    fn carets_stand_under_han_and_after_emoji() {
        assert_eq!(
            show("一\n上環☕\u{fe0f}全港最平咖啡\r\n", "全港最平", 60),
            "2 | 上環☕全港最平咖啡\n  |       ^^^^^^^^\n"
        );
        assert_eq!(show("👨\u{200d}👩\u{200d}👧🇭🇰即刻嚟", "即刻", 60), "1 | 👨👩👧🇭🇰即刻嚟\n  |         ^^^^\n");
        assert_eq!(show("a\n\n\n\n\n\n\n\n\n\n\tb best", "best", 60), "11 |  b best\n   |    ^^^^\n");
    }

    #[test]
    fn a_span_over_lines_shows_its_first_line() {
        assert_eq!(show("A\n\nB\nC", "\nB\nC", 60), "3 | B\n  | ^\n");
        let text = "abc\n";
        let end = Span::new(text, 3..3).unwrap();
        assert_eq!(snippet(text, &LineIndex::new(text), end, Severity::Hint, 60, false), "1 | abc\n  |    ^\n");
    }

    #[test]
    fn a_line_of_a_million_characters_is_cut_around_the_finding() {
        let text = format!("{}即刻訂位{}", "上".repeat(1_000_000), "環".repeat(1_000_000));
        let shown = show(&text, "即刻訂位", 60);
        assert!(shown.lines().all(|l| width(l) <= 60), "{shown}");
        assert!(shown.starts_with("1 | …上") && shown.lines().next().unwrap().ends_with('…'), "{shown}");
        let long = show(&text, &text.clone(), 60);
        assert!(long.lines().all(|l| width(l) <= 60), "{long}");
        let end = format!("{}！", "環".repeat(500));
        assert!(show(&end, "！", 60).lines().next().unwrap().ends_with("環環！"));
    }
}
