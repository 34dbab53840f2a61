//! How a draft is laid out: front matter, title, body, comments, code, topics. Blocks come from a CommonMark parser; the
//! things that CommonMark does not know (topics, a title without a mark) are found here.

use super::header;
use super::parsed::{Note, OPENING_UNITS, Piece, Title, Zone};
use super::problem::{Problem, ProblemKind};
use super::source::Record;
use super::suppress;
use super::suppress::{Comment, Suppression};
use super::topic;
use super::topic::{Topic, TopicForm};
use crate::lists::WordList;
use crate::source::Span;
use crate::text::units;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// A first line of at most so many units is a title when more text follows.
const TITLE_LINE_UNITS: u32 = 40;

/// A draft in a file.
pub fn draft(text: &str) -> Note {
    let mut note = Note { source_len: text.len(), ..Note::default() };
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body_at = header::read(&mut note, text, start);
    // Behind the draft, where no span can point.
    let is_there = |tag: &&String| ['#', '＃'].iter().any(|sign| text[body_at..].contains(&format!("{sign}{tag}")));
    let more = topic_lines(note.meta.tags.iter().filter(|tag| !is_there(tag)));
    let whole = if more.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}{more}")) };
    let text = whole.as_ref();
    text.clone_into(&mut note.text);
    let blocks = Blocks::read(text, body_at);
    let mut hidden = comments(&mut note, text, body_at, &blocks.fences);
    let title_line = find_title(&mut note, text, body_at, &blocks, &hidden);
    hidden.extend(title_line.clone());
    hidden.sort_by_key(|r| r.start);
    lay_out(&mut note, body_at..text.len(), &hidden, blocks, title_line.as_ref());
    note
}

/// A note as fields.
pub fn record(record: &Record) -> Note {
    let text = format!("{}\n{}", record.title, record.body);
    let mut note = Note { source_len: text.len(), text: text.clone(), meta: record.meta.clone(), ..Note::default() };
    let body_at = record.title.len() + 1;
    if !record.title.trim().is_empty() {
        let lead = record.title.len() - record.title.trim_start().len();
        let shown = record.title.trim();
        note.title = Span::new(&text, lead..lead + shown.len()).map(|span| Title { text: shown.to_owned(), span });
    }
    let blocks = Blocks::read(&text, body_at);
    let hidden = comments(&mut note, &text, body_at, &blocks.fences);
    lay_out(&mut note, body_at..text.len(), &hidden, blocks, None);
    // `上環#咖啡` are two.
    for tag in record.tags.iter().flat_map(|tags| tags.split(['#', '＃'])) {
        own_topic(&mut note, tag);
    }
    note
}

/// Topics that stand in a field of their own, as lines below the text.
fn topic_lines<'t>(tags: impl Iterator<Item = &'t String>) -> String {
    let mut lines = String::new();
    for tag in tags {
        let bare = tag.trim().trim_matches(['#', '＃']);
        let name = WordList::TopicMark.words().iter().fold(bare, |name, mark| name.trim_end_matches(mark)).trim();
        if !name.is_empty() {
            lines.push_str("\n#");
            lines.push_str(&name.split_whitespace().collect::<String>());
        }
    }
    lines
}

/// Appends one of a record's own tags. Whatever stands in it is a topic and nothing else, no prose, price or comment.
fn own_topic(note: &mut Note, tag: &str) {
    let name = WordList::TopicMark.words().iter().fold(tag.trim(), |name, mark| name.trim_end_matches(mark)).trim();
    let text: String = name.split_whitespace().collect();
    if text.is_empty() {
        return;
    }
    let sign_at = note.text.len() + 1;
    note.text.push_str("\n#");
    note.text.push_str(&text);
    let end = note.text.len();
    let spans = (Span::new(&note.text, sign_at..end), Span::new(&note.text, sign_at + 1..end));
    if let (Some(span), Some(name_span)) = spans {
        note.topics.push(Topic { text, span, name_span, form: TopicForm::Plain });
        note.pieces.push(Piece { span, zone: Zone::Hashtag });
        note.protected.push(span);
    }
}

/// What the Markdown parser tells us.
#[derive(Default)]
struct Blocks {
    /// `# heading`: the whole line, and the words.
    headings: Vec<(HeadingLevel, Range<usize>)>,
    /// Fenced code blocks.
    fences: Vec<Range<usize>>,
    /// Inline code, links and pictures.
    inline: Vec<Range<usize>>,
    /// Signs that the app shows as they stand.
    markup: Vec<Range<usize>>,
}

impl Blocks {
    fn read(text: &str, at: usize) -> Self {
        let mut blocks = Self::default();
        let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
        for (event, range) in Parser::new_ext(&text[at..], options).into_offset_iter() {
            let range = at + range.start..at + range.end;
            match event {
                Event::Start(Tag::Heading { level, .. }) => blocks.headings.push((level, range)),
                Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(_))) => {
                    blocks.markup.push(range.start..range.start + 3);
                    blocks.fences.push(range);
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    if text[range.clone()].starts_with(['[', '!']) {
                        blocks.markup.push(range.clone());
                    }
                    blocks.inline.push(range);
                }
                Event::Code(_) => {
                    blocks.markup.push(range.clone());
                    blocks.inline.push(range);
                }
                Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Table(_)) => {
                    blocks.markup.push(range);
                }
                Event::Start(Tag::BlockQuote(_)) => blocks.markup.push(range.start..range.start + 1),
                _ => {}
            }
        }
        blocks
    }
}

/// Hides comments and reads the ones that silence rules.
fn comments(note: &mut Note, text: &str, at: usize, fences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut hidden = Vec::new();
    let mut from = at;
    while let Some(open) = text[from..].find("<!--").map(|i| from + i) {
        // One that never closes hides nothing.
        let Some(close) = text[open..].find("-->").map(|i| open + i + 3) else { break };
        from = close;
        if fences.get(fences.partition_point(|f| f.end <= open)).is_some_and(|f| f.start <= open) {
            continue;
        }
        hidden.push(open..close);
        let Some(span) = Span::new(text, open..close) else { continue };
        note.protected.push(span);
        match suppress::read(&text[open..close]) {
            Comment::Other => {}
            Comment::Ignore { rule, whole_file } => {
                let covers = if whole_file { None } else { Some(span) };
                note.suppressions.push(Suppression { rule, span, covers });
            }
            Comment::Slip(order) => {
                note.problems.push(Problem { span: Some(span), kind: ProblemKind::BrokenComment(order) });
            }
        }
    }
    hidden
}

/// Finds the title and gives the line to take out of the body.
fn find_title(
    note: &mut Note,
    text: &str,
    at: usize,
    blocks: &Blocks,
    hidden: &[Range<usize>],
) -> Option<Range<usize>> {
    if let (Some(title), Some(span)) = (&note.meta.title, note.meta.title_span) {
        note.title = Some(Title { text: title.clone(), span });
        return None;
    }
    if let Some((_, line)) = blocks.headings.iter().find(|(level, _)| *level == HeadingLevel::H1) {
        let written = text[line.clone()].lines().next().unwrap_or_default();
        let shown = shown(line.start..line.start + written.len(), text, hidden);
        let words = text[shown.clone()].trim_start_matches(['#', ' ', '\t']).trim_end_matches(['#', ' ', '\t', '\r']);
        if !words.is_empty() {
            let start = shown.start + text[shown].find(words).unwrap_or(0);
            let span = Span::new(text, start..start + words.len())?;
            note.title = Some(Title { text: words.to_owned(), span });
            return Some(line.clone());
        }
    }
    let mut from = at;
    for line in text[at..].split_inclusive('\n') {
        let range = from..from + line.len();
        from = range.end;
        let shown = shown(range.clone(), text, hidden);
        let words = text[shown.clone()].trim();
        if words.is_empty() {
            continue;
        }
        let fits = units::halves(words) <= TITLE_LINE_UNITS * 2;
        let more = !text[range.end..].trim().is_empty();
        if !fits || !more || words.starts_with(['#', '＃', '-', '*', '>', '|', '!', '`']) {
            return None;
        }
        let start = shown.start + text[shown].find(words).unwrap_or(0);
        let span = Span::new(text, start..start + words.len())?;
        note.title = Some(Title { text: words.to_owned(), span });
        return Some(range);
    }
    None
}

/// The first stretch of a line that says something and is not hidden.
fn shown(line: Range<usize>, text: &str, hidden: &[Range<usize>]) -> Range<usize> {
    let mut at = line.start;
    for gap in &hidden[hidden.partition_point(|h| h.end <= line.start)..] {
        if gap.start >= line.end || !text[at..gap.start.max(at)].trim_matches(['#', ' ', '\t']).is_empty() {
            return at..gap.start.clamp(at, line.end);
        }
        at = gap.end.min(line.end);
    }
    at..line.end
}

/// Cuts the body into pieces and paragraphs, and finds the topics.
fn lay_out(
    note: &mut Note,
    body: Range<usize>,
    hidden: &[Range<usize>],
    blocks: Blocks,
    title_line: Option<&Range<usize>>,
) {
    let text = std::mem::take(&mut note.text);
    if let Some(title) = &note.title {
        note.pieces.push(Piece { span: title.span, zone: Zone::Title });
    }
    let mut opening_left = OPENING_UNITS * 2;
    let mut at = body.start;
    for gap in hidden.iter().cloned().chain(std::iter::once(body.end..body.end)) {
        if at < gap.start {
            visible(note, &text, at..gap.start, &mut opening_left);
        }
        at = at.max(gap.end);
    }
    // The title need not come first: a blank line may stand between it and the front matter.
    note.pieces.sort_unstable_by_key(|p| p.span);
    note.paragraphs = paragraphs(&text, &body, hidden);
    for s in &mut note.suppressions {
        if let Some(comment) = s.covers {
            s.covers = Some(covered(comment, &note.paragraphs, note.title.as_ref(), title_line).unwrap_or(comment));
        }
    }
    let is_title = |r: &Range<usize>| title_line.is_some_and(|t| t.start == r.start);
    let headings =
        blocks.headings.into_iter().map(|(_, r)| r).filter(|r| !is_title(r) && text[r.clone()].starts_with('#'));
    let signs = headings.map(|r| {
        let len = text[r.clone()].find(|c| c != '#').unwrap_or(1);
        r.start..r.start + len
    });
    let markup: Vec<Range<usize>> = blocks.markup.into_iter().chain(signs).collect();
    note.markup =
        markup.into_iter().filter_map(|r| Span::new(&text, r)).filter(|s| s.end() <= note.source_len).collect();
    note.markup.sort_unstable();
    let code = blocks.fences.into_iter().chain(blocks.inline);
    note.protected.extend(code.filter_map(|r| Span::new(&text, r)));
    note.protected.extend(note.topics.iter().map(|t| t.span));
    note.protected.sort_unstable();
    note.text = text;
}

/// What a comment speaks of: the block that it stands in, else the next one, be it the title or a paragraph.
fn covered(
    comment: Span,
    paragraphs: &[Span],
    title: Option<&Title>,
    title_line: Option<&Range<usize>>,
) -> Option<Span> {
    let title = title.zip(title_line).filter(|(_, line)| line.end > comment.start()).map(|(title, _)| title.span);
    let behind = paragraphs.partition_point(|p| p.start() < comment.end());
    let around = paragraphs[..behind].last().copied().filter(|p| p.end() >= comment.end());
    let next = paragraphs.get(behind).copied();
    around.or_else(|| title.into_iter().chain(next).min_by_key(|span| span.start()))
}

/// One stretch between hidden parts: its topics, and what is left as opening and body.
fn visible(note: &mut Note, text: &str, range: Range<usize>, opening_left: &mut u32) {
    let topics = topic::topics(text, range.start, range.end, &mut note.problems);
    let mut at = range.start;
    for topic in topics {
        prose(note, text, at..topic.span.start(), opening_left);
        note.pieces.push(Piece { span: topic.span, zone: Zone::Hashtag });
        at = topic.span.end();
        note.topics.push(topic);
    }
    prose(note, text, at..range.end, opening_left);
}

fn prose(note: &mut Note, text: &str, range: Range<usize>, opening_left: &mut u32) {
    let mut split = range.start;
    for (i, c) in text[range.clone()].char_indices() {
        let halves = units::char_halves(c);
        if *opening_left < halves {
            *opening_left = 0;
            break;
        }
        *opening_left -= halves;
        split = range.start + i + c.len_utf8();
    }
    for (part, zone) in [(range.start..split, Zone::Opening), (split..range.end, Zone::Body)] {
        if part.start < part.end {
            note.pieces.extend(Span::new(text, part).map(|span| Piece { span, zone }));
        }
    }
}

/// Runs of lines between blank ones; a line that is hidden counts as blank.
fn paragraphs(text: &str, body: &Range<usize>, hidden: &[Range<usize>]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut at = body.start;
    let mut next_hidden = 0;
    for line in text[body.clone()].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        while hidden.get(next_hidden).is_some_and(|h| h.end <= range.start) {
            next_hidden += 1;
        }
        let covered = hidden.get(next_hidden).is_some_and(|h| {
            h.start <= range.start + (line.len() - line.trim_start().len())
                && h.end >= range.start + line.trim_end().len()
        });
        if line.trim().is_empty() || covered {
            out.extend(current.take());
        } else {
            let end = range.start + line.trim_end().len();
            current = Some(current.map_or(range.start..end, |c| c.start..end));
        }
    }
    out.extend(current);
    out.into_iter().filter_map(|r| Span::new(text, r)).collect()
}
