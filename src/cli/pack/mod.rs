//! `advise pack`: lists the packs in use, shows one, says what is wrong in a folder of packs, starts a new one, takes in
//! what a keyword tool exported, and keeps packs fresh from the net.

mod file;
#[cfg(feature = "fetch")]
mod harvest;
mod import;
mod new;
mod show;
#[cfg(feature = "fetch")]
mod update;
mod words;

use super::args::check::FailOn;
use super::args::common::CommonArgs;
use super::args::pack::{PackListArgs, PackListFormat, PackVerb};
use super::date;
use super::outcome::{Error, Exit};
use super::say::{print, print_json, tell};
use super::settings::Settings;
use advise::curate::inspect;
use advise::curate::remark::{self, Level, PackRemark};
use advise::lang::Catalog;
use advise::pack::load::PackError;
use advise::report;
use advise::report::figures::age_if_old;
use advise::report::packs::Counts;
use advise::text::date as dates;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;
use words::{one_line, origin};

/// Runs `advise pack`.
pub fn run(verb: &PackVerb) -> Result<Exit, Error> {
    match verb {
        PackVerb::List(args) => list(args),
        PackVerb::Show { id, common } => show::run(id, common),
        PackVerb::Check { dir, fail_on, common } => check(dir.as_deref(), *fail_on, common),
        PackVerb::New(args) => new::run(args),
        PackVerb::Import(args) => import::run(args),
        #[cfg(feature = "fetch")]
        PackVerb::Harvest(args) => harvest::run(args),
        #[cfg(feature = "fetch")]
        PackVerb::Update(args) => update::run(args),
    }
}

fn list(args: &PackListArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(&args.common)?;
    if args.format == PackListFormat::Json {
        return print_json(&report::packs::json(&packs).map_err(io::Error::from)?);
    }
    let width = packs.index.packs.iter().map(|p| p.id.len()).max().unwrap_or(0);
    let today = Some(date::today_days());
    let mut out = String::new();
    for (number, pack) in packs.index.packs.iter().enumerate() {
        let Counts { places, keywords } = Counts::of(&packs, number);
        let count = |key: &str, n: usize| catalog.say(key, &[("n", &n.to_string())]);
        if let Some(import) = packs.index.imports.iter().find(|i| usize::from(i.pack) == number) {
            let counts = count("packs.keywords", keywords);
            let origin = origin(pack.origin, &catalog);
            let mut line =
                format!("{:width$}  {}  {}  {origin}  {counts}", pack.id.as_str(), import.date, import.source);
            if let Some(days) = age_if_old(import, today) {
                let _ = write!(line, "  {}", catalog.say("import.list-old", &[("days", &days.to_string())]));
            }
            let _ = writeln!(out, "{}", one_line(&line));
            continue;
        }
        let counts = match places {
            0 => count("packs.keywords", keywords),
            n => format!("{}  {}", count("packs.places", n), count("packs.keywords", keywords)),
        };
        let checked = catalog.say("cli.pack.checked", &[("date", &pack.checked)]);
        let origin = origin(pack.origin, &catalog);
        let _ = writeln!(out, "{:width$}  {}  {checked}  {origin}  {counts}", pack.id.as_str(), pack.version.as_str());
    }
    print(&out)
}

fn check(dir: Option<&Path>, fail_on: Option<FailOn>, common: &CommonArgs) -> Result<Exit, Error> {
    let settings = Settings::load(common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let (year, month, day) = date::today();
    let today = Some(dates::show(year, month, day));
    let seen = match dir {
        Some(dir) => inspect::folder(dir, today.as_deref()),
        None => inspect::in_use(&settings.pack_folders(common), today.as_deref()),
    };
    if seen.remarks.is_empty() {
        return print(&(catalog.say("cli.pack.sound", &[("files", &seen.files.to_string())]) + "\n"));
    }
    let text: String = seen.remarks.iter().map(|r| line(r, &catalog)).collect();
    print(&text)?;
    let (errors, warnings) = (seen.count(Level::Error), seen.count(Level::Warning));
    let counts = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
    tell(&catalog.say("packs.remarks", &counts.each_ref().map(|(k, v)| (*k, v.as_str()))));
    let strict = matches!(fail_on, Some(FailOn::Warning | FailOn::Hint));
    Ok(match (errors, warnings) {
        (1.., _) => Exit::Failed,
        (0, 1..) if strict => Exit::Findings,
        _ => Exit::Clean,
    })
}

/// `packs/categories/cafe.toml:12:3: warning: …`
fn line(remark: &PackRemark, catalog: &Catalog) -> String {
    let level = match remark.level {
        Level::Error => "packs.error",
        Level::Warning => "packs.warning",
    };
    let PackError { path, at, fault } = &remark.error;
    let (line, column) = at.unwrap_or((1, 1));
    let message = remark::say(fault, catalog);
    format!("{}:{line}:{column}: {}: {message}\n", path.display(), catalog.say(level, &[]))
}
