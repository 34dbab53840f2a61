//! What is wrong with the arguments, in the language of the run: the parser's own findings, put into our words.

use advise::lang::{Catalog, Lang};
use advise::text::nearest::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

/// Why there are no arguments to run with.
#[derive(Debug)]
pub enum Refused {
    /// Help or the version was asked for: the page, in the language of the run.
    Page(Box<Error>),
    /// What is wrong with them and how to mend it, in the language of the run.
    Wrong(String),
}

/// Help that is asked of a command which there is not.
pub fn no_command(word: &str, program: &Command, lang: Lang) -> Refused {
    let all = program.get_subcommands().flat_map(|c| std::iter::once(c).chain(c.get_subcommands()));
    let near = nearest(word, all.map(Command::get_name));
    Refused::Wrong(unknown(&Catalog::new(lang), "command", word, near.as_deref(), "advise --help"))
}

/// What is wrong, and how to mend it, in a line.
pub fn say(error: &Error, lang: Lang) -> String {
    let catalog = Catalog::new(lang);
    let text = |kind| one(error, kind);
    // What takes a value is shown with its name: `--lang <LANG>`.
    let arg = text(ContextKind::InvalidArg).split(' ').next().unwrap_or_default().to_owned();
    let help = help_of(error);
    let put = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("cli.args.{key}"), args);
    let and = put("and", &[]);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            let near = text(ContextKind::SuggestedArg);
            unknown(&catalog, "unknown", &arg, Some(near.as_str()).filter(|n| !n.is_empty()), &help)
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => put("extra", &[("arg", &arg), ("help", &help)]),
        ErrorKind::InvalidSubcommand => {
            let near = all(error, ContextKind::SuggestedSubcommand);
            let word = text(ContextKind::InvalidSubcommand);
            unknown(&catalog, "command", &word, near.first().map(String::as_str), &help)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = all(error, ContextKind::InvalidArg).join(&and);
            put("missing", &[("args", &missing), ("help", &help)])
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            put("no-value", &[("arg", &arg), ("help", &help)])
        }
        ErrorKind::InvalidValue => {
            let (value, near) = (text(ContextKind::InvalidValue), text(ContextKind::SuggestedValue));
            let names = all(error, ContextKind::ValidValue).join(&and);
            let args = [("arg", arg.as_str()), ("value", &value), ("near", &near), ("names", &names)];
            put(if near.is_empty() { "value" } else { "value-near" }, &args)
        }
        ErrorKind::ValueValidation => {
            let detail = detail(error, &catalog);
            put("not-valid", &[("arg", &arg), ("value", &text(ContextKind::InvalidValue)), ("detail", &detail)])
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            put("no-value", &[("arg", &arg), ("help", &help)])
        }
        ErrorKind::ArgumentConflict => {
            let other = all(error, ContextKind::PriorArg);
            let other: Vec<&str> = other.iter().map(|o| o.split(' ').next().unwrap_or_default()).collect();
            match other.as_slice() {
                [same] if *same == arg => put("twice", &[("arg", &arg)]),
                _ => put("conflict", &[("arg", &arg), ("other", &other.join(&and))]),
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = all(error, ContextKind::ValidSubcommand).join(&and);
            put("choose", &[("names", if names.is_empty() { &help } else { &names })])
        }
        ErrorKind::InvalidUtf8 => put("text", &[]),
        _ => put("other", &[("detail", &first_line(error))]),
    }
}

fn unknown(catalog: &Catalog, key: &str, word: &str, near: Option<&str>, help: &str) -> String {
    let key = if near.is_some() { format!("cli.args.{key}-near") } else { format!("cli.args.{key}") };
    catalog.say(&key, &[("arg", word), ("near", near.unwrap_or_default()), ("help", help)])
}

/// The command whose page of help says more: that of the usage line.
fn help_of(error: &Error) -> String {
    let usage = one(error, ContextKind::Usage);
    let words = usage.split_whitespace().skip_while(|w| *w != "advise").skip(1);
    let words: Vec<&str> = words.take_while(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect();
    ["advise"]
        .into_iter()
        .chain(words.into_iter().filter(|w| !w.starts_with('-')))
        .chain(["--help"])
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a reader of values objected to; what ours say is in the language of the run already, numbers are clap's.
fn detail(error: &Error, catalog: &Catalog) -> String {
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    // `101 is not in 0..=100`
    match said.split_once(" is not in ") {
        Some((_, range)) => catalog.say("cli.args.number", &[("range", &range.replace("..=", "–"))]),
        None => said,
    }
}

/// The first text of a context.
fn one(error: &Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

/// All texts of a context.
fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(n)) => vec![n.to_string()],
        _ => Vec::new(),
    }
}

fn first_line(error: &Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
