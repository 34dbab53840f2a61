//! Reads a TOML text as a type and goes on after each fault, so that a curator is told all of them at once.
//!
//! After a fault the text is read again as it was probably meant: a misspelt key or value as the nearest one that there is,
//! anything else left out. What had to be left out makes the value less than the file says ([`Lenient::is_whole`]).
//!
//! Shared with the build script.

use super::fault::{Fault, FaultKind};
use super::meant;
use crate::text::nearest::nearest;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

/// No file has more faults that anybody would read.
const MOST: usize = 500;

/// What could be read of a text.
pub struct Lenient<T> {
    /// What it says; none where not enough of it can be read.
    pub value: Option<T>,
    /// The bytes where something is wrong, and what.
    pub faults: Vec<(usize, Fault)>,
    /// Whether the value holds everything that the file does, slips of the fingers mended.
    pub is_whole: bool,
}

/// Reads a text.
pub fn read<T: DeserializeOwned>(text: &str) -> Lenient<T> {
    if let Ok(value) = toml::from_str(text) {
        return Lenient { value: Some(value), faults: Vec::new(), is_whole: true };
    }
    let (mut root, errors) = DeTable::parse_recoverable(text);
    let is_toml = errors.is_empty();
    let place = |span: Option<Range<usize>>| span.map_or(0, |s| s.start);
    let mut faults: Vec<(usize, Fault)> = errors
        .iter()
        .map(|e| (place(e.span()), Fault::new(FaultKind::Syntax, &[("detail", &e.message().replace('\n', " "))])))
        .collect();
    let mut mender = Mender { left_out: HashSet::new(), is_whole: is_toml };
    let mut value = None;
    for _ in 0..MOST {
        let error = match T::deserialize(Deserializer::from(root.clone())) {
            Ok(read) => {
                value = Some(read);
                break;
            }
            Err(error) => error,
        };
        let span = error.span().unwrap_or_default();
        let trouble = Trouble::of(error.message());
        let is_new = match &trouble {
            Trouble::Missing(key) => is_toml && !mender.left_out.contains(&(span.start, key.clone())),
            // What stands for a broken line is nothing that anybody wrote.
            Trouble::Else(_) => is_toml,
            _ => true,
        };
        if is_new {
            faults.push((span.start, trouble.fault()));
        }
        if !mender.mend(root.as_mut(), 0, &span, &trouble) {
            break;
        }
    }
    faults.sort_by_key(|(byte, _)| *byte);
    faults.dedup();
    Lenient { is_whole: mender.is_whole && value.is_some(), value, faults }
}

/// What serde says is wrong.
enum Trouble {
    Key { wrong: String, near: Option<String> },
    Value { wrong: String, known: Vec<String>, near: Option<String> },
    Missing(String),
    Else(Fault),
}

impl Trouble {
    /// Reads serde's message, which is the only thing that it tells.
    fn of(message: &str) -> Self {
        let message = message.trim().replace('\n', " ");
        let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let (head, wanted) = message.split_once(", expected ").unwrap_or((&message, ""));
        let wrong = head.split_once('`').and_then(|(_, rest)| rest.rsplit_once('`')).map(|(wrong, _)| wrong.to_owned());
        match wrong {
            Some(wrong) if head.starts_with("unknown field") => {
                let near = near(&wrong, &quoted(wanted));
                Self::Key { wrong, near }
            }
            Some(wrong) if head.starts_with("unknown variant") => {
                let known = quoted(wanted);
                let near = near(&wrong, &known);
                Self::Value { wrong, known, near }
            }
            Some(key) if head.starts_with("missing field") => Self::Missing(key),
            wrong => Self::Else(other(&message, wanted, wrong.as_deref())),
        }
    }

    fn fault(&self) -> Fault {
        match self {
            Self::Key { wrong, near } => Fault::new(FaultKind::UnknownKey, &[("key", wrong)]).near(near.clone()),
            Self::Value { wrong, known, near } => {
                let known = known.join(", ");
                Fault::new(FaultKind::UnknownValue, &[("value", wrong), ("known", &known)]).near(near.clone())
            }
            Self::Missing(key) => Fault::new(FaultKind::MissingKey, &[("key", key)]),
            Self::Else(fault) => fault.clone(),
        }
    }
}

/// What somebody meant: by its sense, else by its letters.
fn near(wrong: &str, known: &[String]) -> Option<String> {
    meant::also(wrong, known).or_else(|| nearest(wrong, known.iter().map(String::as_str)))
}

/// A value of the wrong type, or outside its range.
fn other(message: &str, wanted: &str, wrong: Option<&str>) -> Fault {
    if let Some(kind) = [FaultKind::Month, FaultKind::Ten].into_iter().find(|k| k.key() == wanted) {
        return Fault::new(kind, &[("n", &wrong.unwrap_or_default())]);
    }
    if let Some(count) = message.strip_prefix("invalid length ").filter(|_| wanted == FaultKind::Pair.key()) {
        return Fault::new(FaultKind::Pair, &[("n", &count.split(',').next().unwrap_or_default())]);
    }
    if !message.starts_with("invalid type") {
        return Fault::new(FaultKind::WrongValue, &[("detail", &message)]);
    }
    let is_number = ["u8", "u16", "u32", "u64", "usize", "i64", "f32", "f64"].contains(&wanted);
    let kind = match wanted {
        _ if is_number => FaultKind::WantsNumber,
        "a sequence" => FaultKind::WantsList,
        "a map" => FaultKind::WantsTable,
        "a boolean" => FaultKind::WantsFlag,
        "a string" => FaultKind::WantsText,
        _ if wanted.starts_with("struct ") => FaultKind::WantsTable,
        _ => FaultKind::WrongValue,
    };
    Fault::new(kind, &[("detail", &message)])
}

/// Makes a table readable again.
struct Mender {
    /// Where a table begins, and the key of it that was left out: that it is missing is no fault of the file.
    left_out: HashSet<(usize, String)>,
    is_whole: bool,
}

impl Mender {
    /// Mends what is wrong at a span; false where it is not found.
    fn mend(&mut self, table: &mut DeTable<'_>, at: usize, span: &Range<usize>, trouble: &Trouble) -> bool {
        let is_key = matches!(trouble, Trouble::Key { .. } | Trouble::Value { .. });
        let key = table.iter().find(|(k, _)| is_key && k.span() == *span).map(|(k, _)| k.get_ref().to_string());
        if let Some(key) = key {
            self.rename(table, &key, trouble);
            return true;
        }
        let keys: Vec<String> = table.keys().map(|k| k.get_ref().to_string()).collect();
        for key in keys {
            let Some(value) = table.get_mut(key.as_str()) else { continue };
            // Innermost first: a list of tables has the place of its first one.
            if self.mend_in(value, span, trouble) {
                return true;
            }
            if value.span() == *span {
                if !put_right(value, trouble) {
                    table.remove(key.as_str());
                    self.left_out.insert((at, key));
                    self.is_whole = false;
                }
                return true;
            }
        }
        false
    }

    fn mend_in(&mut self, value: &mut Spanned<DeValue<'_>>, span: &Range<usize>, trouble: &Trouble) -> bool {
        let at = value.span().start;
        match value.as_mut() {
            DeValue::Table(table) => self.mend(table, at, span, trouble),
            DeValue::Array(list) => {
                if let Some(i) = list.iter().position(|v| v.span() == *span) {
                    if list.get_mut(i).is_none_or(|v| !put_right(v, trouble)) {
                        let mut rest = DeArray::new();
                        list.iter().enumerate().filter(|(n, _)| *n != i).for_each(|(_, v)| rest.push(v.clone()));
                        *list = rest;
                        self.is_whole = false;
                    }
                    return true;
                }
                list.iter_mut().any(|v| self.mend_in(v, span, trouble))
            }
            _ => false,
        }
    }

    /// A key that nobody knows becomes the one that was meant, unless that is there too.
    fn rename(&mut self, table: &mut DeTable<'_>, key: &str, trouble: &Trouble) {
        let Some((old, value)) = table.remove_entry(key) else { return };
        let (Trouble::Key { near, .. } | Trouble::Value { near, .. }) = trouble else { return };
        match near {
            Some(near) if !table.contains_key(near.as_str()) => {
                table.insert(Spanned::new(old.span(), near.clone().into()), value);
            }
            _ => self.is_whole = false,
        }
    }
}

/// Puts a known word in the place of an unknown one; false for any other fault.
fn put_right(value: &mut Spanned<DeValue<'_>>, trouble: &Trouble) -> bool {
    let Trouble::Value { known, near, .. } = trouble else { return false };
    let (DeValue::String(word), Some(meant)) = (value.as_mut(), near.as_ref().or(known.first())) else { return false };
    *word = meant.clone().into();
    true
}

#[cfg(test)]
mod tests;
