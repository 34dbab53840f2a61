//! `advise`: parse the arguments, run, map the outcome to an exit code.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod cli;

use advise::text::harmless;
use anyhow::Context;
use cli::args::Refused;
use cli::outcome::{Error, Exit};
use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(exit) => ExitCode::from(exit as u8),
        // The reader went away (`| head`): there is nothing left to do, and nothing wrong.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{}", harmless::show(&error.to_string()));
            ExitCode::from(Exit::Failed as u8)
        }
    }
}

fn run() -> anyhow::Result<Exit> {
    let cli = match cli::args::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(Refused::Page(page)) => {
            show(&page)?;
            return Ok(Exit::Clean);
        }
        Err(Refused::Wrong(message)) => return Err(Error::Usage(message).into()),
    };
    Ok(cli::run(cli)?)
}

/// Shows help or the version. Nothing in it may do anything to the terminal that it is shown on.
fn show(asked: &clap::Error) -> anyhow::Result<()> {
    let plain = asked.render().to_string();
    match harmless::show(&plain) {
        Cow::Borrowed(_) => asked.print().context("help"),
        Cow::Owned(shown) => write!(io::stdout(), "{shown}").context("help"),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = |e: &(dyn std::error::Error + 'static)| match e.downcast_ref::<Error>() {
        Some(Error::Output(e)) => Some(e.kind()),
        _ => e.downcast_ref::<io::Error>().map(io::Error::kind),
    };
    error.chain().filter_map(kind).any(|kind| kind == io::ErrorKind::BrokenPipe)
}
