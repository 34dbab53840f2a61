//! `advise init`: an `advise.toml` in which every setting is explained and most wait behind a `#`. At a keyboard it first
//! asks six things about the shop, those that it does not know yet; what is answered stands in the file, and is shown.

mod fill;
mod questions;

use super::args::init::InitArgs;
use super::disk;
use super::language::usual_language;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::say::{io_message, tell};
use super::settings::file::{FILE_NAME, SettingsFile};
use advise::lang::{Catalog, Lang};
use advise::pack::Packs;
use questions::Answer;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The file that is written, in each language of the messages.
const fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhHk => include_str!("zh-HK.toml"),
        Lang::ZhCn => include_str!("zh-CN.toml"),
        Lang::En => include_str!("en.toml"),
    }
}

/// Runs `advise init`.
pub fn run(args: &InitArgs) -> Result<Exit, Error> {
    let is_seen = io::stderr().is_terminal();
    let catalog = Catalog::new(args.common.lang.unwrap_or_else(|| usual_language(is_seen)));
    let path = Path::new(FILE_NAME);
    let asks = args.ask || (is_seen && io::stdin().is_terminal());
    // What stands there already is kept, unless the file is to be written anew.
    let old = if args.force || !path.exists() { None } else { Some(read(path, args, &catalog)?) };
    if old.is_some() && !asks {
        return Err(Error::Usage(catalog.say("cli.init.exists", &[("path", FILE_NAME)])));
    }
    let (text, known) = match &old {
        Some((text, known)) => (text.as_str(), known.as_slice()),
        None => (template(catalog.lang), &[][..]),
    };
    let answers = if asks { ask(args, known, &catalog)? } else { Vec::new() };
    let mut filled = text.to_owned();
    for answer in &answers {
        filled = fill::set(&filled, answer.key, &answer.value);
    }
    if old.is_none() || !answers.is_empty() {
        write(path, &filled, old.is_some() || args.force).map_err(|e| failed(&e, path, &catalog))?;
    }
    close(&answers, old.is_some(), &catalog);
    Ok(Exit::Clean)
}

/// A file that is there: its text, and which of the answers it holds.
fn read(path: &Path, args: &InitArgs, catalog: &Catalog) -> Result<(String, Vec<&'static str>), Error> {
    let mut common = args.common.clone();
    common.config = Some(path.to_owned());
    common.isolated = false;
    let file = SettingsFile::open(&common, None, catalog)?;
    let shop = &file.tables.shop;
    let is_said = |text: Option<&str>| text.is_some_and(|t| !t.trim().is_empty());
    let place = shop.place.as_ref().or(shop.district.as_ref()).map(|s| s.as_ref().as_str());
    let category = shop.category.as_ref().map(|s| s.as_ref().as_str());
    let held = [
        ("name", shop.name.as_deref()),
        ("place", place),
        ("category", category),
        ("hours", shop.hours.as_deref()),
        ("price_per_person", shop.price_per_person.as_deref()),
        ("story", shop.story.as_deref()),
        ("address", shop.address.as_deref()),
    ];
    let known = held.into_iter().filter(|(_, text)| is_said(*text)).map(|(key, _)| key).collect();
    Ok((file.text().to_owned(), known))
}

fn ask(args: &InitArgs, known: &[&str], catalog: &Catalog) -> Result<Vec<Answer>, Error> {
    let packs = super::settings::Settings::default().packs(&args.common)?;
    let packs: &Packs = &packs;
    questions::ask(known, packs, catalog, &mut io::stdin().lock(), &mut io::stderr().lock()).map_err(Error::Output)
}

/// Never a moment in which another program's file could be lost, or half a file be there.
fn write(path: &Path, text: &str, is_there: bool) -> io::Result<()> {
    if !is_there {
        return disk::create(path, text.as_bytes());
    }
    let mut out = Output::open(Some(path))?;
    out.write_all(text.as_bytes())?;
    out.finish()
}

fn failed(error: &io::Error, path: &Path, catalog: &Catalog) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Error::Usage(catalog.say("cli.init.exists", &[("path", FILE_NAME)]));
    }
    Error::File { path: PathBuf::from(path), message: io_message(error, catalog) }
}

/// Shows what was written, and says what comes next.
fn close(answers: &[Answer], was_there: bool, catalog: &Catalog) {
    let key = match (answers.is_empty(), was_there) {
        (true, true) => "cli.init.nothing",
        (true, false) => "cli.init.done",
        (false, _) => "cli.init.written",
    };
    tell(&catalog.say(key, &[("path", FILE_NAME)]));
    for answer in answers {
        tell(&format!("  {}", fill::line(answer.key, &answer.value)));
    }
    if !answers.is_empty() {
        tell(&catalog.say("cli.init.next", &[("path", FILE_NAME)]));
    }
}
