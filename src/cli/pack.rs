//! `advise pack`: lists the packs in use, and says what is wrong in a folder of packs.

use super::args::{CommonArgs, PackVerb};
use super::settings::{Settings, one_a_line};
use super::{Error, Exit, print};
use advise::Packs;
use advise::lang::Catalog;
use advise::pack::index::Origin;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Runs `advise pack`.
pub fn run(verb: &PackVerb) -> Result<Exit, Error> {
    match verb {
        PackVerb::List(common) => list(common),
        PackVerb::Check { dir, common } => check(dir.as_deref(), common),
    }
}

fn list(common: &CommonArgs) -> Result<Exit, Error> {
    let settings = Settings::load(common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(common)?;
    let width = packs.index.packs.iter().map(|p| p.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for pack in &packs.index.packs {
        let origin = match pack.origin {
            Origin::BuiltIn => "cli.pack.built-in",
            Origin::User => "cli.pack.user",
        };
        let checked = catalog.say("cli.pack.checked", &[("date", &pack.checked)]);
        let _ = writeln!(out, "{:width$}  {}  {checked}  {}", pack.id, pack.version, catalog.say(origin, &[]));
    }
    print(out.as_bytes())
}

fn check(dir: Option<&Path>, common: &CommonArgs) -> Result<Exit, Error> {
    let settings = Settings::load(common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let dirs: Vec<PathBuf> = dir.map_or_else(|| settings.pack_folders(common), |dir| vec![dir.to_owned()]);
    match Packs::with_folders(&dirs) {
        Ok(packs) => {
            let own = packs.index.packs.iter().filter(|p| dirs.is_empty() || p.origin == Origin::User).count();
            let rules = packs.index.rules.iter().filter(|r| !r.is_cue).count();
            let counts = [("packs", own.to_string()), ("rules", rules.to_string())];
            let args = counts.each_ref().map(|(k, v)| (*k, v.as_str()));
            print((catalog.say("cli.pack.sound", &args) + "\n").as_bytes())
        }
        Err(errors) => {
            print((one_a_line(&errors) + "\n").as_bytes())?;
            Err(Error::Usage(catalog.say("cli.pack.broken", &[("errors", &errors.len().to_string())])))
        }
    }
}
