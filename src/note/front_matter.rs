//! The YAML between `---` lines: a flat list of what the writer tells us. Read event by event, so that anchors and
//! aliases are refused before they can grow, and every value keeps its place in the file.

use super::meta::{Author, Meta};
use super::problem::{Problem, ProblemKind};
use crate::lists::WordList;
use crate::source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle};

/// The keys, for did-you-mean.
const KEYS: [&str; 14] = [
    "title",
    "district",
    "place",
    "category",
    "keywords",
    "author",
    "sponsored",
    "ai",
    "proof",
    "date",
    "cover_text",
    "images",
    "pillar",
    "ignore",
];

/// Longest front matter that is read; more is a pasted file, not a header.
const MAX_BYTES: usize = 64 * 1024;

/// A value and where its text stands.
struct Value {
    items: Vec<String>,
    is_list: bool,
    span: Option<Span>,
}

/// Reads the YAML at `at..at + yaml.len()` of `text`.
pub fn read(text: &str, at: usize, yaml: &str, problems: &mut Vec<Problem>) -> Meta {
    let mut meta = Meta::default();
    let whole = Span::new(text, at..at + yaml.len());
    let broken = |why: String| Problem { span: whole, kind: ProblemKind::BrokenFrontMatter(why) };
    if yaml.len() > MAX_BYTES {
        problems.push(broken(format!("{} KB", yaml.len() / 1024)));
        return meta;
    }
    // Markers count characters; one pass turns them into bytes.
    let offsets: Vec<usize> = yaml.char_indices().map(|(i, _)| i).chain([yaml.len()]).collect();
    let byte = |chars: usize| at + offsets.get(chars).copied().unwrap_or(yaml.len());
    let mut depth = 0_u32;
    let mut key: Option<String> = None;
    let mut list: Option<Value> = None;
    for event in Parser::new_from_str(yaml) {
        let (event, mark) = match event {
            Ok(event) => event,
            Err(e) => {
                problems.push(broken(e.to_string()));
                return meta;
            }
        };
        match event {
            Event::Alias(_) => {
                problems.push(broken("alias (*)".to_owned()));
                return meta;
            }
            Event::MappingStart(..) => {
                depth += 1;
                if depth > 1 {
                    problems.push(broken("nested mapping".to_owned()));
                    return meta;
                }
            }
            Event::MappingEnd => depth = depth.saturating_sub(1),
            Event::SequenceStart(..) if list.is_some() || key.is_none() => {
                problems.push(broken("nested list".to_owned()));
                return meta;
            }
            Event::SequenceStart(..) => list = Some(Value { items: Vec::new(), is_list: true, span: None }),
            Event::SequenceEnd => {
                if let (Some(key), Some(value)) = (key.take(), list.take()) {
                    set(&mut meta, &key, value, whole, problems);
                }
            }
            Event::Scalar(value, style, ..) => {
                let (start, end) = (byte(mark.start.index()), byte(mark.end.index()));
                if depth == 0 {
                    problems.push(broken("key: value".to_owned()));
                    return meta;
                }
                match (&mut list, key.take()) {
                    (Some(list), name) => {
                        list.items.push(value.into_owned());
                        key = name;
                    }
                    (None, None) => key = Some(value.into_owned()),
                    (None, Some(name)) => {
                        let span = inner(text, start, end, &value, style);
                        let is_null = style == ScalarStyle::Plain && matches!(&*value, "" | "~" | "null");
                        if !is_null {
                            let value = Value { items: vec![value.into_owned()], is_list: false, span };
                            set(&mut meta, &name, value, whole, problems);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    meta
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

fn set(meta: &mut Meta, key: &str, value: Value, whole: Option<Span>, problems: &mut Vec<Problem>) {
    let mut wrong = |want| {
        problems.push(Problem { span: value.span.or(whole), kind: ProblemKind::WrongValue(key.to_owned(), want) });
    };
    let one = || value.items.join(" ").trim().to_owned();
    let some = || Some(one()).filter(|s| !s.is_empty());
    match key {
        "title" | "district" | "place" | "category" | "date" | "cover_text" | "pillar" if value.is_list => {
            wrong("text");
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
        "keywords" => meta.keywords = words(value.items, value.is_list),
        "proof" => meta.proof = words(value.items, value.is_list),
        "ignore" => meta.ignore = words(value.items, value.is_list),
        "author" => match Author::from_name(&one()) {
            Some(author) => meta.author = Some(author),
            None => wrong("owner | staff | koc | customer | agency"),
        },
        "sponsored" | "ai" => match boolean(&one()) {
            Some(b) if key == "ai" => meta.ai = Some(b),
            Some(b) => meta.sponsored = Some(b),
            None => wrong("true | false"),
        },
        "images" => match one().parse() {
            Ok(n) => meta.images = Some(n),
            Err(_) => wrong("number"),
        },
        _ => {
            let near = KEYS
                .into_iter()
                .min_by_key(|k| strsim::levenshtein(k, key))
                .filter(|k| strsim::levenshtein(k, key) <= 3);
            problems.push(Problem { span: whole, kind: ProblemKind::UnknownKey(key.to_owned(), near) });
        }
    }
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
