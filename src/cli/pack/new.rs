//! `advise pack new`: writes a pack to fill in, or a copy of the built-in one of that name. Nothing is ever overwritten.

use super::file::{is_slug, write_new};
use crate::cli::args::pack::PackNewArgs;
use crate::cli::date;
use crate::cli::outcome::{Error, Exit};
use crate::cli::say::{io_message, tell};
use crate::cli::settings::Settings;
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::text::date as dates;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use toml_edit::{DocumentMut, Item, Value};

const DISTRICT: &str = include_str!("district.toml");
const CATEGORY: &str = include_str!("category.toml");

/// Runs `advise pack new`.
pub fn run(args: &PackNewArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stderr().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let (folder, id, scaffold) = match (&args.district, &args.category) {
        (Some(id), None) => ("districts", id, DISTRICT),
        (None, Some(id)) => ("categories", id, CATEGORY),
        _ => return Err(Error::Usage(catalog.say("packs.new-which", &[]))),
    };
    if !is_slug(id) {
        return Err(Error::Usage(catalog.say("packs.new-id", &[("id", id)])));
    }
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("packs"));
    let path = dir.join(folder).join(format!("{id}.toml"));
    let house = house_text(folder, id);
    let (year, month, day) = date::today();
    let (version, today) = (format!("{year:04}.{month:02}"), dates::show(year, month, day));
    let filled = || fill(scaffold, &[("id", id), ("version", &version), ("checked", &today)]);
    let text = house.clone().unwrap_or_else(filled);
    match write_new(&path, &text) {
        Ok(()) => {}
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Error::Usage(catalog.say("packs.new-exists", &[("path", &path.display().to_string())])));
        }
        Err(e) => return Err(Error::File { path, message: io_message(&e, &catalog) }),
    }
    let key = if house.is_some() { "packs.new-copy" } else { "packs.new-done" };
    tell(&catalog.say(key, &[("path", &path.display().to_string()), ("dir", &dir.display().to_string())]));
    Ok(Exit::Clean)
}

/// A scaffold with these values; everything else, comments above all, stays as it is.
fn fill(scaffold: &str, values: &[(&str, &str)]) -> String {
    // A test reads the scaffolds.
    let Ok(mut file) = scaffold.parse::<DocumentMut>() else { return scaffold.to_owned() };
    for (key, text) in values {
        if let Some(old) = file.get_mut(key).and_then(Item::as_value_mut) {
            let mut new = Value::from(*text);
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
    }
    file.to_string()
}

/// The built-in file of that name: it would be replaced as a whole, so that is what to start from.
fn house_text(folder: &str, id: &str) -> Option<String> {
    let (files, _) = Packs::files(&[]).ok()?;
    if folder == "districts" {
        return files.districts.into_iter().find(|f| f.value.id.as_ref() == id).map(|f| f.text);
    }
    files.categories.into_iter().find(|f| f.value.id.as_ref() == id).map(|f| f.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::pack::load;
    use advise::pack::model::{Category, District};
    use std::path::Path;

    #[test]
    fn scaffolds_can_be_read() {
        load::parse::<District>(Path::new("x.toml"), DISTRICT.to_owned()).unwrap();
        load::parse::<Category>(Path::new("x.toml"), CATEGORY.to_owned()).unwrap();
    }

    #[test]
    fn filling_changes_values_and_nothing_else() {
        let text = fill(DISTRICT, &[("id", "a\"b"), ("version", "2026.11"), ("checked", "2026-11-22")]);
        let file = load::parse::<District>(Path::new("x.toml"), text.clone()).unwrap().value;
        assert_eq!((file.id.as_ref().as_str(), file.version.as_str()), ("a\"b", "2026.11"));
        let rest = |text: &str| text.lines().filter(|l| !l.starts_with("id =")).map(str::to_owned).collect::<Vec<_>>();
        let wanted = DISTRICT
            .replace("version = \"\"", "version = \"2026.11\"")
            .replace("checked = \"\"", "checked = \"2026-11-22\"");
        assert_eq!(rest(&text), rest(&wanted));
    }
}
