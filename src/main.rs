//! `advise`: parse the arguments, run, map the outcome to an exit code.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod cli;

use anyhow::Context;
use cli::outcome::{Error, Exit};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(exit) => ExitCode::from(exit as u8),
        // The reader went away (`| head`): there is nothing left to do, and nothing wrong.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(Exit::Failed as u8)
        }
    }
}

fn run() -> anyhow::Result<Exit> {
    let cli = match cli::args::parse(std::env::args_os()) {
        Ok(cli) => cli,
        // Help and version come as errors too, and are none.
        Err(asked) => {
            asked.print().context("help")?;
            return Ok(if asked.use_stderr() { Exit::Failed } else { Exit::Clean });
        }
    };
    Ok(cli::run(cli)?)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = |e: &(dyn std::error::Error + 'static)| match e.downcast_ref::<Error>() {
        Some(Error::Output(e)) => Some(e.kind()),
        _ => e.downcast_ref::<io::Error>().map(io::Error::kind),
    };
    error.chain().filter_map(kind).any(|kind| kind == io::ErrorKind::BrokenPipe)
}
