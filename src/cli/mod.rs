//! The command line around the library: one file a subcommand. All printing happens here, none in the library.

mod account;
pub mod args;
mod brief;
mod check;
mod date;
mod disk;
mod explain;
mod fix;
mod guard;
mod init;
mod input;
mod jobs;
mod keywords;
mod koc;
mod language;
pub mod outcome;
mod output;
mod pack;
mod progress;
mod reply;
mod rewrite;
mod say;
mod scope;
mod settings;
mod shown;
mod survive;
mod verify;

use advise::lang::Catalog;
use args::{Cli, Command};
use clap::CommandFactory;
use language::usual_language;
use outcome::{Error, Exit};
use say::print;
use std::io::{self, IsTerminal};

/// Runs what the command line asks for.
pub fn run(cli: Cli) -> Result<Exit, Error> {
    match cli.command {
        Some(Command::Account(args)) => account::run(&args),
        Some(Command::Koc(args)) => koc::run(&args),
        Some(Command::Brief(args)) => brief::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Rewrite(args)) => rewrite::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Reply(args)) => reply::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Init(args)) => init::run(&args),
        Some(Command::Keywords(args)) => keywords::run(&args),
        Some(Command::Pack(args)) => pack::run(&args.verb),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "advise", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command().disable_help_flag(true)).render(&mut page)?;
            print(&String::from_utf8_lossy(&page))
        }
        None if std::env::args_os().len() <= 1 => {
            let catalog = Catalog::new(usual_language(io::stdout().is_terminal()));
            print(&catalog.say("cli.hello", &[]))
        }
        None => check::run(&cli.check),
    }
}
