//! Help in the language of the run. Options say what they are in Hong Kong Chinese and in English (「草稿 · drafts」) where they
//! are written; each page takes its half. `help.toml` holds the mainland halves, and further paragraphs in Chinese.

use super::heading::{COMMANDS, EXAMPLES, TEMPLATE, USAGE_IN_BOTH, USAGE_IN_CHINESE, USAGE_IN_ENGLISH};
use crate::cli::language::usual_language;
use crate::cli::settings::file::find;
use advise::lang::Lang;
use clap::builder::StyledStr;
use clap::{Arg, Command};
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Between the halves of a text.
const HALVES: &str = " · ";

/// The language in which help and slips are told: that of `--lang`, else of the settings where we stand, else the usual one.
/// Nothing in the arguments has been understood yet, and settings that cannot be read are no matter here.
pub fn language(args: &[OsString]) -> Lang {
    let words: Vec<&str> = args.iter().map_while(|a| a.to_str()).take_while(|a| *a != "--").collect();
    let value = |flag: &str| {
        let joined = words.iter().find_map(|w| w.strip_prefix(flag)?.strip_prefix('='));
        joined.or_else(|| words.iter().position(|w| *w == flag).and_then(|i| words.get(i + 1).copied()))
    };
    let named = |name: &str| Lang::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(name)).map(|(lang, _)| lang);
    let settings = || {
        let cwd = std::env::current_dir().ok()?;
        let path =
            value("--config").map(PathBuf::from).or_else(|| find(&cwd)).filter(|_| !words.contains(&"--isolated"))?;
        let table: toml::Table = std::fs::read_to_string(path).ok()?.parse().ok()?;
        named(table.get("check")?.get("lang")?.as_str()?)
    };
    let usual = || usual_language(io::stdout().is_terminal() || io::stderr().is_terminal());
    value("--lang").and_then(named).or_else(settings).unwrap_or_else(usual)
}

/// A command with its help, and that of all below it, in a language.
pub fn in_language(command: Command, lang: Lang) -> Command {
    let voice = Voice { lang, words: words(lang) };
    voice.command(command)
}

/// What is said otherwise than beside the options.
fn words(lang: Lang) -> toml::Table {
    let mut all: toml::Table = include_str!("help.toml").parse().unwrap_or_default();
    match all.remove(lang.name()) {
        Some(toml::Value::Table(words)) => words,
        _ => toml::Table::new(),
    }
}

struct Voice {
    lang: Lang,
    words: toml::Table,
}

impl Voice {
    fn command(&self, command: Command) -> Command {
        let about = command.get_about().map(|t| self.text(t));
        let long = command.get_long_about().map(|t| self.text(t));
        let after = command.get_after_help().map(|t| self.examples(t));
        let heading = command.get_subcommand_help_heading().map_or_else(|| COMMANDS.to_owned(), str::to_owned);
        let mut command = command.mut_args(|arg| {
            let (help, long) = (arg.get_help().map(|t| self.text(t)), arg.get_long_help().map(|t| self.text(t)));
            let heading = arg.get_help_heading().map(|h| self.heading(h));
            let arg = match heading {
                Some(heading) => arg.help_heading(heading),
                None => arg,
            };
            let names = self.names(&arg);
            let arg = if let Some(help) = help { arg.help(format!("{help}{names}")) } else { arg };
            if let Some(long) = long { arg.long_help(long) } else { arg }
        });
        if let Some(about) = about {
            command = command.about(about);
        }
        if let Some(long) = long {
            command = command.long_about(long);
        }
        if let Some(after) = after {
            command = command.after_help(after);
        }
        if command.get_name() == "advise" {
            // The second line stands under the first.
            let indent = usage(self.lang).1;
            command = command.override_usage(format!("advise [OPTIONS] PATH…\n{:indent$}advise COMMAND", ""));
        }
        command = command.subcommand_help_heading(self.heading(&heading)).help_template(self.template());
        let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
        names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| self.command(sub)))
    }

    /// What may be written behind an option: in Chinese that stands in the text.
    fn names(&self, arg: &Arg) -> String {
        let names: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
        let takes = arg.get_action().takes_values() && arg.is_hide_possible_values_set();
        if self.lang == Lang::En && takes && !names.is_empty() {
            format!(": {}", names.join(", "))
        } else {
            String::new()
        }
    }

    /// Each paragraph of a text in this language; those that are written in the other one only are looked up.
    fn text(&self, text: &StyledStr) -> String {
        let text = text.to_string();
        let shown: Vec<String> = text.split("\n\n").filter_map(|paragraph| self.paragraph(paragraph)).collect();
        shown.join("\n\n")
    }

    fn paragraph(&self, text: &str) -> Option<String> {
        let halves = text.split_once(HALVES);
        if self.lang == Lang::En {
            let is_chinese = halves.is_none() && text.starts_with(is_han);
            return (!is_chinese).then(|| halves.map_or(text, |(_, english)| english).to_owned());
        }
        let chinese = halves.map_or(text, |(chinese, _)| chinese);
        Some(self.words.get(chinese).and_then(|t| t.as_str()).unwrap_or(chinese).to_owned())
    }

    /// 「輸入 Input」
    fn heading(&self, text: &str) -> String {
        let (chinese, english) = text.split_once(' ').unwrap_or((text, text));
        if self.lang == Lang::En {
            return english.to_owned();
        }
        self.words.get(chinese).and_then(|t| t.as_str()).unwrap_or(chinese).to_owned()
    }

    fn template(&self) -> String {
        TEMPLATE.replace(USAGE_IN_BOTH, usage(self.lang).0)
    }

    fn examples(&self, text: &StyledStr) -> String {
        let text = text.to_string();
        if text.trim() != EXAMPLES.trim() {
            return text;
        }
        advise::lang::Catalog::new(self.lang).say("cli.examples", &[])
    }
}

/// What stands before the usage, and its columns.
const fn usage(lang: Lang) -> (&'static str, usize) {
    match lang {
        Lang::En => (USAGE_IN_ENGLISH, 7),
        Lang::ZhHk | Lang::ZhCn => (USAGE_IN_CHINESE, 6),
    }
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::super::Cli;
    use super::*;
    use clap::CommandFactory;

    /// Every text of the help of a command and of those below it.
    fn texts(command: &Command, out: &mut Vec<String>) {
        let own = [command.get_about(), command.get_long_about()].into_iter().flatten();
        out.extend(own.map(ToString::to_string));
        for arg in command.get_arguments() {
            out.extend([arg.get_help(), arg.get_long_help()].into_iter().flatten().map(ToString::to_string));
            out.extend(arg.get_help_heading().map(str::to_owned));
        }
        for below in command.get_subcommands() {
            texts(below, out);
        }
    }

    #[test]
    fn help_is_told_in_one_language() {
        for (lang, _) in Lang::ALL {
            let mut said = Vec::new();
            texts(&in_language(Cli::command(), lang), &mut said);
            assert!(said.len() > 200);
            for text in &said {
                assert!(!text.contains(HALVES), "{lang:?}: {text}");
                let first = text.split("\n\n").next().unwrap_or_default();
                assert!(lang != Lang::En || !first.starts_with(is_han), "{lang:?}: {text}");
            }
        }
    }

    /// A line for each in `help.toml`: `advise --lang zh-CN help` shows no Hong Kong Chinese, and no Chinese page English.
    #[test]
    fn nothing_is_left_unsaid() {
        let mut given = Vec::new();
        texts(&Cli::command(), &mut given);
        let (mainland, hong_kong) = (words(Lang::ZhCn), words(Lang::ZhHk));
        let mut missing: Vec<String> = Vec::new();
        for paragraph in given.iter().flat_map(|t| t.split("\n\n")) {
            match paragraph.split_once(HALVES) {
                Some((chinese, _)) if !mainland.contains_key(chinese) => missing.push(chinese.to_owned()),
                None if paragraph.contains(' ') && !paragraph.starts_with(is_han) => {
                    let both = mainland.contains_key(paragraph) && hong_kong.contains_key(paragraph);
                    missing.extend((!both).then(|| paragraph.to_owned()));
                }
                _ => {}
            }
        }
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "lines to add to src/cli/args/help.toml:\n{}", missing.join("\n"));
    }

    #[test]
    fn the_language_is_found_before_anything_is_understood() {
        let of = |line: &str| language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("advise --lang en --bogus"), Lang::En);
        assert_eq!(of("advise --isolated --bogus --lang=zh-cn"), Lang::ZhCn);
        assert_eq!(of("advise --isolated -- --lang en"), of("advise --isolated"));
    }
}
