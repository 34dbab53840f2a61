//! The YAML between `---` lines: a flat list of what the writer tells us. Read event by event, so that anchors and
//! aliases are refused before they can grow, and every value keeps its place in the file.

use super::keys;
use super::meta::{Author, Meta};
use super::problem::{Problem, ProblemKind};
use crate::lists::WordList;
use crate::source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::borrow::Cow;

/// Longest front matter that is read; more is a pasted file, not a header.
const MAX_BYTES: usize = 64 * 1024;

/// A value and where its text stands.
struct Value {
    items: Vec<String>,
    is_list: bool,
    span: Option<Span>,
}

/// A key and where it stands.
struct Key {
    name: String,
    span: Option<Span>,
}

/// Reads the YAML at `at..at + yaml.len()` of `text`.
pub fn read(text: &str, at: usize, yaml: &str, problems: &mut Vec<Problem>) -> Meta {
    let whole = Span::new(text, at..at + yaml.len());
    let mut reader = Reader { text, at, whole, offsets: Vec::new(), meta: Meta::default(), problems };
    if yaml.len() > MAX_BYTES {
        reader.broken(whole, format!("{} KB", yaml.len() / 1024));
        return reader.meta;
    }
    let yaml = with_colons(yaml);
    // Markers count characters; one pass turns them into bytes.
    reader.offsets = yaml.char_indices().map(|(i, _)| i).chain([yaml.len()]).collect();
    // What stands before a fault holds; what comes after it cannot be told.
    let _: Option<()> = reader.events(&yaml);
    reader.meta
}

/// `title：…`, as an input method writes it, is read as `title: …`. The spaces keep every byte in its place.
fn with_colons(yaml: &str) -> Cow<'_, str> {
    if !yaml.contains('：') {
        return Cow::Borrowed(yaml);
    }
    let line = |line: &str| match line.split_once('：') {
        Some((key, value)) if keys::named(key).is_some() && !key.starts_with(' ') => format!("{key}:  {value}"),
        _ => line.to_owned(),
    };
    Cow::Owned(yaml.split_inclusive('\n').map(line).collect())
}

/// Reads event by event.
struct Reader<'t> {
    text: &'t str,
    /// Where the YAML begins.
    at: usize,
    whole: Option<Span>,
    /// Byte of each of its characters.
    offsets: Vec<usize>,
    meta: Meta,
    problems: &'t mut Vec<Problem>,
}

impl Reader<'_> {
    /// The byte of a character of the YAML.
    fn byte(&self, chars: usize) -> usize {
        self.at + self.offsets.get(chars).or(self.offsets.last()).copied().unwrap_or(0)
    }

    fn broken(&mut self, span: Option<Span>, why: String) {
        self.problems.push(Problem { span, kind: ProblemKind::BrokenFrontMatter(why) });
    }

    /// The line that holds a byte.
    fn line(&self, byte: usize) -> Option<Span> {
        let start = self.text[..byte].rfind('\n').map_or(0, |i| i + 1);
        let line = self.text[start..].lines().next().unwrap_or_default().trim_end();
        Span::new(self.text, start..start + line.len())
    }

    fn fault(&mut self, error: &ScanError) {
        let span = self.line(self.byte(error.marker().index()).min(self.text.len()));
        if error.info().starts_with("mapping values are not allowed") {
            self.problems.push(Problem { span, kind: ProblemKind::LooseColon });
        } else {
            self.broken(span, error.info().to_owned());
        }
    }

    /// None when it ends early.
    fn events(&mut self, yaml: &str) -> Option<()> {
        let mut depth = 0_u32;
        let mut key: Option<Key> = None;
        let mut list: Option<(usize, Vec<String>)> = None;
        for event in Parser::new_from_str(yaml) {
            let (event, mark) = event.map_err(|e| self.fault(&e)).ok()?;
            let (start, end) = (self.byte(mark.start.index()), self.byte(mark.end.index()));
            let refused = match &event {
                Event::Alias(_) => Some("alias (*)"),
                Event::MappingStart(..) if depth > 0 => Some("nested mapping"),
                Event::SequenceStart(..) if list.is_some() || key.is_none() => Some("nested list"),
                Event::Scalar(..) if depth == 0 => Some("key: value"),
                _ => None,
            };
            if let Some(why) = refused {
                self.broken(self.line(start), why.to_owned());
                return None;
            }
            match event {
                Event::MappingStart(..) => depth += 1,
                Event::MappingEnd => depth = depth.saturating_sub(1),
                Event::SequenceStart(..) => list = Some((start, Vec::new())),
                Event::SequenceEnd => {
                    if let (Some(key), Some((from, items))) = (key.take(), list.take()) {
                        let span = Span::new(self.text, from..end.max(from));
                        self.set(&key, Value { items, is_list: true, span });
                    }
                }
                Event::Scalar(value, style, ..) => match (&mut list, key.take()) {
                    (Some((_, items)), name) => {
                        items.push(value.into_owned());
                        key = name;
                    }
                    (None, None) => {
                        let span = inner(self.text, start, end, &value, style);
                        key = Some(Key { name: value.into_owned(), span });
                    }
                    (None, Some(name)) => self.scalar(&name, &value, style, start..end),
                },
                _ => {}
            }
        }
        Some(())
    }

    /// A value that is no list.
    fn scalar(&mut self, key: &Key, value: &str, style: ScalarStyle, range: std::ops::Range<usize>) {
        let span = inner(self.text, range.start, range.end, value, style);
        let is_plain = style == ScalarStyle::Plain;
        if is_plain && matches!(value, "" | "~" | "null") {
            return;
        }
        let rest =
            self.text.get(span.map_or(range.end, Span::end)..).and_then(|t| t.lines().next()).unwrap_or_default();
        let comment = rest.trim_start().strip_prefix('#').filter(|c| is_plain && !c.starts_with([' ', '#']));
        if comment.is_some_and(|c| !c.trim().is_empty()) {
            let span = self.line(range.start);
            self.problems.push(Problem { span, kind: ProblemKind::CutValue(key.name.clone()) });
        }
        self.set(key, Value { items: vec![value.to_owned()], is_list: false, span });
    }

    fn set(&mut self, key: &Key, value: Value) {
        let span = value.span.or(self.whole);
        let Some(name) = keys::named(&key.name) else {
            let kind = ProblemKind::UnknownKey(key.name.clone(), keys::near(&key.name));
            self.problems.push(Problem { span: key.span.or(self.whole), kind });
            return;
        };
        if let Some(want) = set(&mut self.meta, name, value) {
            self.problems.push(Problem { span, kind: ProblemKind::WrongValue(key.name.clone(), want) });
        }
    }
}

/// The place of a scalar's text, without its quotes.
fn inner(text: &str, start: usize, end: usize, value: &str, style: ScalarStyle) -> Option<Span> {
    let written = text.get(start..end)?;
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let at = if quoted { start + 1 } else { start + (written.len() - written.trim_start().len()) };
    match text.get(at..at + value.len()) {
        Some(same) if same == value => Span::new(text, at..at + value.len()),
        _ => Span::new(text, start..start + written.trim_end().len()),
    }
}

/// Puts a value in its place. Gives what is wanted where it has the wrong shape.
fn set(meta: &mut Meta, key: &str, value: Value) -> Option<&'static str> {
    let one = || value.items.join(" ").trim().to_owned();
    let some = || Some(one()).filter(|s| !s.is_empty());
    match key {
        "title" | "district" | "place" | "category" | "date" | "cover_text" | "pillar" if value.is_list => {
            return Some("text");
        }
        "title" => {
            meta.title = some();
            meta.title_span = value.span.filter(|_| meta.title.is_some());
        }
        "district" => meta.district = some(),
        "place" => meta.place = some(),
        "category" => meta.category = some(),
        "date" => meta.date = some(),
        "cover_text" => meta.cover_text = some(),
        "pillar" => meta.pillar = some(),
        "tags" => meta.tags = words(value.items, value.is_list),
        "keywords" => meta.keywords = words(value.items, value.is_list),
        "proof" => meta.proof = words(value.items, value.is_list),
        "ignore" => meta.ignore = words(value.items, value.is_list),
        "author" => match Author::from_name(&one()) {
            Some(author) => meta.author = Some(author),
            None => return Some("owner | staff | koc | customer | agency"),
        },
        "sponsored" | "ai" => match boolean(&one()) {
            Some(b) if key == "ai" => meta.ai = Some(b),
            Some(b) => meta.sponsored = Some(b),
            None => return Some("true | false"),
        },
        // The pictures themselves, or how many.
        "images" if value.is_list => meta.images = Some(value.items.len() as u32),
        "images" => match one().parse() {
            Ok(n) => meta.images = Some(n),
            Err(_) => return Some("number"),
        },
        _ => {}
    }
    None
}

/// `[a, b]`, or `a, b` for those who leave the brackets out.
fn words(items: Vec<String>, is_list: bool) -> Vec<String> {
    let split: Vec<String> = if is_list {
        items
    } else {
        items.iter().flat_map(|i| i.split([',', '，', '、'])).map(str::to_owned).collect()
    };
    split.into_iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

fn boolean(word: &str) -> Option<bool> {
    let word = word.to_ascii_lowercase();
    if WordList::Yes.has(&word) { Some(true) } else { WordList::No.has(&word).then_some(false) }
}
