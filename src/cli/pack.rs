//! `advise pack`: lists the packs in use, and says what is wrong in a folder of packs.

use super::args::{CommonArgs, PackVerb};
use super::settings::Settings;
use super::{Error, Exit, print};
use advise::Packs;
use advise::lang::Catalog;
use advise::pack::index::Origin;
use advise::pack::load::{Folder, PackError};
use advise::pack::validate::{Level, Remark, validate};
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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
        let _ = writeln!(
            out,
            "{:width$}  {}  {checked}  {}",
            pack.id.as_str(),
            pack.version.as_str(),
            catalog.say(origin, &[])
        );
    }
    print(out.as_bytes())
}

fn check(dir: Option<&Path>, common: &CommonArgs) -> Result<Exit, Error> {
    let settings = Settings::load(common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let dirs: Vec<PathBuf> = dir.map_or_else(|| settings.pack_folders(common), |dir| vec![dir.to_owned()]);
    let mut remarks = Vec::new();
    let mut files = 0;
    for dir in &dirs {
        match Folder::read(dir) {
            Ok(folder) => {
                files += folder.districts.len() + folder.categories.len() + folder.phrases.len();
                remarks.extend(validate(&folder, Some(&today())));
            }
            Err(errors) => remarks.extend(errors.into_iter().map(grave)),
        }
    }
    let broken = |remarks: &[Remark]| remarks.iter().filter(|r| r.level == Level::Error).count();
    // What only shows when the packs are put together with the house's.
    if broken(&remarks) == 0 {
        match Packs::with_folders(&dirs) {
            Ok(packs) if dirs.is_empty() => files = packs.index.packs.len() + packs.index.rules.len(),
            Ok(_) => {}
            Err(errors) => remarks.extend(errors.into_iter().map(grave)),
        }
    }
    let mut out = String::new();
    for remark in &remarks {
        let key = if remark.level == Level::Error { "cli.severity.error" } else { "cli.severity.warning" };
        let _ = writeln!(out, "{}  {}", catalog.say(key, &[]), remark.error);
    }
    match broken(&remarks) {
        0 => print((out + &catalog.say("cli.pack.sound", &[("files", &files.to_string())]) + "\n").as_bytes()),
        errors => {
            print(out.as_bytes())?;
            Err(Error::Usage(catalog.say("cli.pack.broken", &[("errors", &errors.to_string())])))
        }
    }
}

const fn grave(error: PackError) -> Remark {
    Remark { level: Level::Error, error }
}

/// Today's date, as packs write dates.
fn today() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    // Days are counted from 1 March 0000, so that a leap day ends its year (Howard Hinnant's `civil_from_days`).
    let days = since.as_secs() / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + u64::from(month <= 2))
}
