//! The command line: what may be typed, and its help. Nothing is done here.

pub mod account;
pub mod brief;
pub mod check;
pub mod common;
pub mod explain;
mod fault;
#[cfg(feature = "fetch")]
pub mod fetch;
mod heading;
pub mod init;
pub mod keywords;
pub mod koc;
pub mod pack;
pub mod reply;
pub mod rewrite;
mod speak;
pub mod verify;

use account::AccountArgs;
use brief::BriefArgs;
use check::CheckArgs;
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use explain::ExplainArgs;
pub use fault::Refused;
use heading::{ABOUT, COMMANDS, EXAMPLES, REPORT, TEMPLATE};
use init::InitArgs;
use keywords::KeywordsArgs;
use koc::KocArgs;
use pack::PackArgs;
use reply::ReplyArgs;
use rewrite::RewriteArgs;
use std::ffi::OsString;
use verify::VerifyArgs;

/// 種詞：發佈之前，睇下呢篇小紅書筆記搵唔搵到、似唔似硬銷、有冇踩規則。離線，唔會上傳任何嘢。
///
/// Checks draft 小紅書 notes of Hong Kong shops for search keywords, hard sell and rule breaches. Works offline.
/// Exit code: 0 nothing grave, 1 findings at or above --fail-on or a score under --min-score, 2 could not do it.
#[derive(Debug, Parser)]
#[command(
    name = "advise",
    version,
    about = ABOUT,
    help_template = TEMPLATE,
    after_help = EXAMPLES,
    subcommand_help_heading = COMMANDS,
    subcommand_value_name = "COMMAND",
    override_usage = "advise [OPTIONS] PATH…\n              advise COMMAND",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    term_width = 0
)]
pub struct Cli {
    /// What to do; nothing means `check`.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Arguments of `check`.
    #[command(flatten)]
    pub check: CheckArgs,
    /// 呢頁說明 · show this help
    #[arg(short, long, action = ArgAction::Help, global = true, help_heading = REPORT)]
    help: Option<bool>,
    /// 版本 · show the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = REPORT)]
    version: Option<bool>,
}

/// The subcommands of this version.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 檢查草稿（淨係寫 advise PATH 都得） · check drafts
    #[command(help_template = TEMPLATE, override_usage = "advise check [OPTIONS] PATH…")]
    Check(Box<CheckArgs>),
    /// 將硬銷草稿改寫成幾個種草版本，唔作嘢 · rewrite drafts, nothing invented
    #[command(help_template = TEMPLATE, override_usage = "advise rewrite [OPTIONS] PATH…")]
    Rewrite(Box<RewriteArgs>),
    /// 對一對：人哋改嘅版本有冇改咗、加咗、漏咗 · does a version say what your draft says
    #[command(help_template = TEMPLATE, override_usage = "advise verify [OPTIONS] DRAFT VERSION")]
    Verify(Box<VerifyArgs>),
    /// 未寫之前：十個題目、標題、大綱、影咩 · ideas, titles and outlines before writing
    #[command(help_template = TEMPLATE)]
    Brief(BriefArgs),
    /// 客人留言分類，用你寫低嘅資料擬答案 · sort comments, draft answers
    #[command(help_template = TEMPLATE, override_usage = "advise reply [OPTIONS] FILE")]
    Reply(ReplyArgs),
    /// 成個帳號一齊睇：缺咩欄目、未答嘅問題、重複、節奏 · all notes of a shop as one account
    #[command(help_template = TEMPLATE, override_usage = "advise account [OPTIONS] PATH…")]
    Account(Box<AccountArgs>),
    /// 寫過你嘅客，邊個值得邀請；驗 KOC brief · whom to invite, check a KOC brief
    #[command(help_template = TEMPLATE)]
    Koc(Box<KocArgs>),
    /// 解釋一條規則：搵乜、點解、點改 · explain a rule
    #[command(help_template = TEMPLATE)]
    Explain(ExplainArgs),
    /// 喺呢個資料夾寫一份有註解嘅 advise.toml · write settings
    #[command(help_template = TEMPLATE)]
    Init(InitArgs),
    /// 搵關鍵詞，同埋先做邊十個 · browse keywords, and the ten to start with
    #[command(help_template = TEMPLATE)]
    Keywords(KeywordsArgs),
    /// 睇同驗關鍵詞包 · look after keyword packs
    #[command(help_template = TEMPLATE, disable_help_subcommand = true, arg_required_else_help = false)]
    Pack(PackArgs),
    /// 印出 shell 自動補全 · shell completion script
    #[command(help_template = TEMPLATE)]
    Completions {
        /// 邊種 shell · which shell
        shell: clap_complete::Shell,
    },
    /// 印出說明書（roff） · manual page
    #[command(help_template = TEMPLATE)]
    Man,
}

/// Reads the arguments. A command that stands behind options (`advise --lang en check a.md`) is moved to the front, and
/// help that is asked of no command is the short one.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Cli, Refused> {
    let given: Vec<OsString> = args.collect();
    let args = command_first(
        help(given.clone()).map_err(|word| fault::no_command(&word, &Cli::command(), speak::language(&given)))?,
    );
    Cli::try_parse_from(args.clone()).or_else(|error| {
        let lang = speak::language(&given);
        if error.use_stderr() {
            return Err(Refused::Wrong(fault::say(&error, lang)));
        }
        // Laid out once more, now that the language matters.
        let matches = speak::in_language(Cli::command(), lang).try_get_matches_from(args);
        match matches {
            Err(page) => Err(Refused::Page(Box::new(page))),
            Ok(matches) => Cli::from_arg_matches(&matches).map_err(|e| Refused::Page(Box::new(e))),
        }
    })
}

/// The names of the subcommands.
pub fn commands() -> Vec<String> {
    Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect()
}

/// `advise help [COMMAND …]` is `advise COMMAND … --help`, never a file that is called help.
///
/// Fails with a word that is no command.
fn help(mut args: Vec<OsString>) -> Result<Vec<OsString>, String> {
    let at = first_word(&args, 1);
    // `advise pack help`, as `advise help pack`.
    if args.get(at + 1).is_some_and(|word| word == "help") && has_verbs(&args[at]) {
        args.swap(at, at + 1);
    }
    if args.get(at).is_none_or(|word| word != "help") {
        return Ok(args);
    }
    let words: Vec<OsString> = args.split_off(at + 1);
    args.truncate(1);
    let mut command = Cli::command();
    // What stands behind `--lang` is no command.
    let is_value = |i: usize| i > 0 && words.get(i - 1).is_some_and(|before| before == "--lang");
    let names = words.iter().enumerate().filter(|(i, w)| !w.to_string_lossy().starts_with('-') && !is_value(*i));
    for (_, word) in names {
        let Some(next) = command.find_subcommand(word) else { return Err(word.to_string_lossy().into_owned()) };
        command = next.clone();
        args.push(word.clone());
    }
    args.push(OsString::from("--help"));
    Ok(args)
}

/// Whether a word is a command that does nothing by itself.
fn has_verbs(word: &OsString) -> bool {
    Cli::command().find_subcommand(word).is_some_and(clap::Command::has_subcommands)
}

/// The place of the first argument, from this one on, that is no option and no option's value.
fn first_word(args: &[OsString], from: usize) -> usize {
    let cli = Cli::command();
    let takes_value = |flag: &str| {
        let long = flag.strip_prefix("--");
        cli.get_arguments().any(|a| a.get_action().takes_values() && long.is_some() && a.get_long() == long)
    };
    let mut at = from;
    while let Some(word) = args.get(at).and_then(|a| a.to_str()) {
        if word == "--" || word.len() < 2 || !word.starts_with('-') {
            break;
        }
        at += if takes_value(word) { 2 } else { 1 };
    }
    at
}

fn command_first(mut args: Vec<OsString>) -> Vec<OsString> {
    let at = first_word(&args, 1);
    if args.get(at).is_some_and(|word| word != "--" && Cli::command().find_subcommand(word).is_some()) {
        let command = args.remove(at);
        args.insert(1, command);
        return verb_second(args);
    }
    for word in args.iter_mut().take_while(|a| *a != "--") {
        if word == "--help" {
            *word = OsString::from("-h");
        }
    }
    args
}

/// The options of `advise --lang en pack list` are those of the second word, and where there is none nothing is wrong with
/// them. What takes no `--lang` is told its slips in that language all the same.
fn verb_second(mut args: Vec<OsString>) -> Vec<OsString> {
    let is_help = |word: &OsString| word == "--help" || word == "-h";
    if has_verbs(&args[1]) {
        let at = first_word(&args, 2);
        if args.get(at).is_some_and(|word| word != "--") {
            let verb = args.remove(at);
            args.insert(2, verb);
        } else {
            let help = args.iter().find(|word| is_help(word)).cloned();
            args.truncate(2);
            args.extend(help);
        }
        return args;
    }
    let cli = Cli::command();
    let takes_lang = cli.find_subcommand(&args[1]).is_none_or(|c| c.get_arguments().any(|a| a.get_id() == "lang"));
    if let Some(at) = args.iter().position(|word| word == "--lang").filter(|_| !takes_lang) {
        args.drain(at..args.len().min(at + 2));
    } else if !takes_lang {
        args.retain(|word| !word.to_string_lossy().starts_with("--lang="));
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;
    use clap::error::ErrorKind;
    use std::path::PathBuf;

    fn parsed(line: &str) -> Cli {
        parse(line.split(' ').map(OsString::from)).unwrap()
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn paths_need_no_command() {
        let cli = parsed("advise notes/ --lang zh-cn a.md");
        assert!(cli.command.is_none());
        assert_eq!(cli.check.paths.len(), 2);
        assert_eq!(cli.check.common.lang, Some(Lang::ZhCn));
        assert!(matches!(parsed("advise check a.md").command, Some(Command::Check(_))));
        assert_eq!(parsed("advise ./check").check.paths, [PathBuf::from("./check")]);
        assert_eq!(parsed("advise a.md check").check.paths.len(), 2);
    }

    #[test]
    fn a_command_may_stand_behind_options() {
        let cli = parsed("advise --lang en explain hard-sell");
        let Some(Command::Explain(args)) = cli.command else { panic!("{cli:?}") };
        assert_eq!(args.common.lang, Some(Lang::En));
        assert!(matches!(parsed("advise --lang en pack list").command, Some(Command::Pack(_))));
        assert!(matches!(parsed("advise pack --lang en list").command, Some(Command::Pack(_))));
        let cli = parsed("advise --keyword check a.md");
        assert_eq!(cli.check.keyword, ["check"]);
    }

    #[test]
    fn help_is_help() {
        for (line, word) in [
            ("advise help", "advise notes/ --min-score"),
            ("advise help check", "--input-format"),
            ("advise help --lang en rewrite", "--angle"),
            ("advise --lang en help rewrite", "--angle"),
            ("advise help pack new", "--category"),
            ("advise pack help", "harvest"),
            ("advise --lang en pack help", "harvest"),
            ("advise pack --lang en --help", "harvest"),
        ] {
            let Err(Refused::Page(shown)) = parse(line.split(' ').map(OsString::from)) else { panic!("{line}") };
            assert_eq!(shown.kind(), ErrorKind::DisplayHelp, "{line}");
            assert!(shown.to_string().contains(word), "{line}: {shown}");
        }
        let Err(Refused::Wrong(unknown)) = parse("advise help pack knew".split(' ').map(OsString::from)) else {
            panic!()
        };
        assert!(unknown.contains("knew") && unknown.contains("new"), "{unknown}");
        assert_eq!(parsed("advise ./help").check.paths, [PathBuf::from("./help")]);
        assert_eq!(parsed("advise -- help").check.paths, [PathBuf::from("help")]);
    }

    #[test]
    fn the_short_help_fits_a_screen_and_offers_only_what_works() {
        let help = Cli::command().render_help().to_string();
        assert!(help.lines().count() <= 51, "{} lines\n{help}", help.lines().count());
        assert!(!help.contains("harvest"));
    }

    fn refused(line: &str) -> String {
        match parse(line.split(' ').map(OsString::from)) {
            Err(Refused::Wrong(message)) => message,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn commands_without_settings_are_told_too() {
        for (line, words) in
            [("pack", "list"), ("pack lst", "list"), ("completions", "SHELL"), ("completions x", "bash")]
        {
            let message = refused(&format!("advise {line}"));
            assert!(message.contains(words) && !message.contains('\n'), "{line}: {message}");
        }
    }

    #[test]
    fn every_slip_is_told_in_the_language_that_was_chosen() {
        for (slip, words) in [
            ("--formt json a.md", "--format"),
            ("--bogus a.md", "--bogus"),
            ("--format yaml a.md", "ndjson"),
            ("--format jsn a.md", "json"),
            ("--min-score 101 a.md", "0–100"),
            ("--min-score x a.md", "--min-score"),
            ("--quiet --verbose a.md", "--verbose"),
            ("a.md --lang", "--lang"),
            ("rewrite --prompt --llm a.md", "--llm"),
            ("rewrite --llm-url http://x a.md", "--llm"),
            ("reply", "FILE"),
            ("koc", "FILE"),
            ("explain a b", "b"),
            ("help chek", "check"),
            ("pack", "list"),
            ("pack lst", "list"),
            ("completions", "SHELL"),
            ("completions x", "bash"),
            ("man x", "x"),
        ] {
            for (name, marks) in
                [("en", "abcdefg"), ("zh-HK", "嘅唔呢個係冇爭要揀咗"), ("zh-CN", "的不这个是没少要选多")]
            {
                let line = format!("advise --lang {name} {slip}");
                let line = if slip.ends_with("--lang") { format!("advise --lang={name} {slip}") } else { line };
                let message = refused(&line);
                assert!(message.contains(words), "{line}: {message}");
                assert!(message.contains(|c| marks.contains(c)), "{line}: {message}");
                assert!(!message.contains('\n') && !message.contains("cli.args"), "{line}: {message}");
                assert!(name == "en" || !message.contains("error"), "{line}: {message}");
            }
        }
    }
}
