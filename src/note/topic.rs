//! Topics in all the ways they are written: `#話題`, `＃話題`, `#話題[话题]#`, run together.
//!
//! CommonMark knows none of them, so this is a lexer of our own.

use super::problem::{Problem, ProblemKind};
use crate::lists::WordList;
use crate::source::Span;

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The name, without signs.
    pub text: String,
    /// The whole of it, signs included.
    pub span: Span,
    /// The name alone.
    pub name_span: Span,
    /// How it is written.
    pub form: TopicForm,
}

/// How a topic is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicForm {
    /// `#話題`.
    Plain,
    /// `＃話題`: the app does not take the wide sign.
    Wide,
    /// `#話題[话题]#`: as note data holds it.
    Data,
}

/// Longest name that the app lists.
const MAX_NAME_CHARS: usize = 30;

/// Topics of `text[start..end]`, in order.
pub fn topics(text: &str, start: usize, end: usize, problems: &mut Vec<Problem>) -> Vec<Topic> {
    let mut out: Vec<Topic> = Vec::new();
    let mut at = start;
    while let Some(found) = text[at..end].find(['#', '＃']) {
        let sign = at + found;
        let sign_len = if text[sign..].starts_with('#') { 1 } else { '＃'.len_utf8() };
        let name_at = sign + sign_len;
        at = name_at;
        // `C#`, `No.#3`, an anchor in an address: a sign glued to a Latin word before it opens no topic.
        let glued = text[start..sign].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '/');
        let after_topic = out.last().is_some_and(|t| t.span.end() == sign);
        if glued && !after_topic {
            continue;
        }
        if let Some((name_end, whole_end)) = data_form(text, name_at, end) {
            push(&mut out, text, sign..whole_end, name_at..name_end, TopicForm::Data);
            at = whole_end;
            continue;
        }
        let name_end = text[name_at..end].find(|c: char| !is_name_char(c)).map_or(end, |n| name_at + n);
        let name = &text[name_at..name_end];
        if name.chars().all(|c| c.is_ascii_digit()) {
            // `# 上環咖啡` in a line, or `##`: meant as a topic, and none in the app.
            let rest = text[name_at..end].trim_start_matches(' ');
            let spaced = rest.len() < end - name_at && rest.chars().next().is_some_and(char::is_alphanumeric);
            let line_start = text[start..sign].ends_with('\n') || sign == start;
            if name.is_empty() && spaced && !line_start {
                let word_end = rest.find(|c: char| !is_name_char(c)).unwrap_or(rest.len());
                let to = end - rest.len() + word_end;
                problems.push(Problem {
                    span: Span::new(text, sign..to),
                    kind: ProblemKind::BrokenTopic(text[sign..to].to_owned()),
                });
            }
            continue;
        }
        if name.chars().count() <= MAX_NAME_CHARS {
            let form = if sign_len == 1 { TopicForm::Plain } else { TopicForm::Wide };
            push(&mut out, text, sign..name_end, name_at..name_end, form);
        }
        at = name_end;
    }
    out
}

fn push(out: &mut Vec<Topic>, text: &str, span: std::ops::Range<usize>, name: std::ops::Range<usize>, form: TopicForm) {
    if let (Some(span), Some(name_span)) = (Span::new(text, span), Span::new(text, name.clone())) {
        out.push(Topic { text: text[name].trim().to_owned(), span, name_span, form });
    }
}

/// `名稱[话题]#`: the end of the name and the end of it all.
fn data_form(text: &str, name_at: usize, end: usize) -> Option<(usize, usize)> {
    let limit = text.floor_char_boundary(end.min(name_at + 160));
    let window = &text[name_at..limit];
    let line = &window[..window.find(['\n', '\r']).unwrap_or(window.len())];
    let closed = |mark: &str| {
        let ends = |at: usize| line[at + mark.len()..].starts_with('#');
        line.match_indices(mark).find(|(at, _)| ends(*at)).map(|(at, _)| (at, mark.len() + 1))
    };
    let (name_len, mark_len) = WordList::TopicMark.words().iter().filter_map(|m| closed(m)).min()?;
    let clean = name_len > 0 && !line[..name_len].contains(['#', '＃']);
    clean.then_some((name_at + name_len, name_at + name_len + mark_len))
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '·' | '・' | '&' | '\u{200b}'..='\u{200d}' | '\u{fe0f}')
}
