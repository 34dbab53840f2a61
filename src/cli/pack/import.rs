//! `advise pack import`: a keyword tool's export becomes a pack of the user. Everything is read and judged before anything
//! is written, and the file appears whole or not at all.

use super::file::{is_slug, write_new};
use super::words::one_line;
use crate::cli::args::pack::{BidUnitArg, PackImportArgs};
use crate::cli::date;
use crate::cli::disk;
use crate::cli::outcome::{Error, Exit};
use crate::cli::say::{io_message, tell};
use crate::cli::settings::Settings;
use advise::figures;
use advise::figures::export::{BidFrom, Export, LeftOut, is_juguang};
use advise::figures::field::Field;
use advise::figures::options::ReadOptions;
use advise::figures::write::PackHead;
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::pack::import_file::{BidUnit, Import};
use advise::pack::load;
use advise::reading::imports::Reader;
use advise::tables::field::Field as _;
use advise::tables::limits::{Limit, Limits};
use advise::tables::problem::TableProblem;
use advise::text::date as dates;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Whose messages tell what is wrong with a table.
const PURPOSE: &str = "import";
/// Nobody's limit is higher.
const MOST: u64 = 1_000_000_000;
/// Remarks of each kind that are shown.
const SHOWN: usize = 3;
/// The tool whose columns are known.
const JUGUANG: &str = "聚光关键词规划工具";

/// Runs `advise pack import`.
pub fn run(args: &PackImportArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stderr().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let options = options(args, &catalog)?;
    let fail = |message: String| Error::File { path: args.file.clone(), message };
    let (bytes, changed) = read(&args.file, &options.limits, &catalog).map_err(fail)?;
    let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let export = figures::read(&bytes, &name, &options).map_err(|problem| fail(problem.say(&catalog, PURPOSE)))?;

    let (date, dated_by) = dated(args, &export, &name, changed, &catalog)?;
    let is_juguang = is_juguang(&export.header, &options);
    let id = id(args, &name, is_juguang, &catalog)?;
    let (dir, is_named) = settings.home_folder(&args.common);
    let path = dir.join("imports").join(format!("{id}.toml"));
    if args.id.is_none() {
        refuse_another(&path, &id, &name, &catalog)?;
    }
    let usual_source = || if is_juguang { JUGUANG.to_owned() } else { name.clone() };
    let source = args.source.clone().unwrap_or_else(usual_source);
    let bids = export.bids.map(|(unit, _)| unit);
    let head = PackHead { id, source, file: name, date, bids };
    let (rows, merged) = figures::write::merge(export.rows.clone());
    let text = figures::write::toml(&head, &rows);
    put(&path, &text).map_err(|e| Error::File { path: path.clone(), message: io_message(&e, &catalog) })?;

    let packs = settings.packs(&args.common).unwrap_or_else(|_| Packs::built_in());
    let reader = Reader::new(&packs);
    let known = rows.iter().filter(|r| reader.meaning(&r.text).is_known()).count();
    let summary = Summary { catalog: &catalog, export: &export, head: &head, path: &path };
    summary.tell(rows.len(), known, merged);
    if let Some(key) = dated_by {
        summary.say(key, &[("date", &head.date)]);
    }
    let key = if is_named { "next-named" } else { "next-unnamed" };
    summary.say(key, &[("dir", &dir.display().to_string().replace('\\', "/"))]);
    Ok(Exit::Clean)
}

/// The file, and when it was last changed.
fn read(path: &Path, limits: &Limits, catalog: &Catalog) -> Result<(Vec<u8>, Option<std::time::SystemTime>), String> {
    let io = |e: io::Error| io_message(&e, catalog);
    let file = std::fs::File::open(path).map_err(io)?;
    let changed = file.metadata().and_then(|m| m.modified()).ok();
    let mut bytes = Vec::new();
    let most = limits.count(Limit::File);
    file.take((most as u64).saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() > most {
        let problem = TableProblem::TooMuch { limit: Limit::File, most: limits.most(Limit::File) };
        return Err(problem.say(catalog, PURPOSE));
    }
    Ok((bytes, changed))
}

fn options(args: &PackImportArgs, catalog: &Catalog) -> Result<ReadOptions, Error> {
    let usage = |key: &str, args: &[(&str, &str)]| Error::Usage(catalog.say(&format!("import.usage.{key}"), args));
    let mut map: Vec<(Field, String)> = Vec::new();
    for pair in &args.map {
        let parts = pair.split_once(['=', '＝']).map(|(field, name)| (field.trim(), name.trim()));
        let Some((field, name)) = parts.filter(|(_, name)| !name.is_empty()) else {
            return Err(usage("map", &[("text", pair)]));
        };
        let Some(field) = Field::from_name(field) else {
            let names = Field::all().iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、");
            return Err(usage("map-field", &[("name", field), ("names", &names)]));
        };
        if map.iter().any(|(f, _)| *f == field) {
            return Err(usage("map-twice", &[("name", field.name())]));
        }
        map.push((field, name.to_owned()));
    }
    let mut limits = Limits::default();
    for pair in &args.limit {
        let (name, most) = pair.split_once(['=', '＝']).unwrap_or((pair, ""));
        let names = || Limit::ALL.map(|(_, name, _)| name).join("、");
        let limit =
            Limit::from_name(name.trim()).ok_or_else(|| usage("limit", &[("text", pair), ("names", &names())]))?;
        let most = most.trim().parse().ok().filter(|most| (1..=MOST).contains(most));
        limits.set(limit, most.ok_or_else(|| usage("limit", &[("text", pair), ("names", &names())]))?);
    }
    let encoding = match &args.encoding {
        None => None,
        Some(name) => {
            let found = encoding_rs::Encoding::for_label(name.trim().as_bytes());
            Some(found.ok_or_else(|| usage("encoding", &[("name", name)]))?)
        }
    };
    let bid_unit = args.bid_unit.map(|unit| match unit {
        BidUnitArg::Fen => BidUnit::Fen,
        BidUnitArg::Yuan => BidUnit::Yuan,
    });
    Ok(ReadOptions { map, encoding, bid_unit, skip_broken_rows: args.skip_broken_rows, limits })
}

/// The date of the figures, and the message that says so where it was only guessed.
fn dated(
    args: &PackImportArgs,
    export: &Export,
    name: &str,
    changed: Option<std::time::SystemTime>,
    catalog: &Catalog,
) -> Result<(String, Option<&'static str>), Error> {
    if let Some(given) = &args.date {
        let date = dates::find(given).filter(|_| given.trim().len() <= 10);
        return match date {
            Some(date) => Ok((date, None)),
            None => Err(Error::Usage(catalog.say("import.usage.date", &[]))),
        };
    }
    if let Some(date) = export.date.clone().or_else(|| dates::find(name)) {
        return Ok((date, None));
    }
    let show = |(year, month, day)| dates::show(year, month, day);
    Ok(match changed {
        Some(moment) => (show(date::of(moment)), Some("date-guess")),
        None => (show(date::today()), Some("date-today")),
    })
}

/// The name of the pack: as given, else the file's as far as it is a name on every system.
fn id(args: &PackImportArgs, name: &str, is_juguang: bool, catalog: &Catalog) -> Result<String, Error> {
    if let Some(id) = &args.id {
        let refused = || Error::Usage(catalog.say("import.usage.id", &[("id", id)]));
        return if is_slug(id) { Ok(id.clone()) } else { Err(refused()) };
    }
    let stem = Path::new(name).file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    let words: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(60);
    let slug = slug.trim_end_matches('-');
    let prefix = if is_juguang { "juguang" } else { "keywords" };
    Ok(match slug {
        "" => prefix.to_owned(),
        // 咖啡_20261101_以词推词.csv: a number alone says little.
        digits if digits.chars().all(|c| c.is_ascii_digit() || c == '-') => format!("{prefix}-{digits}"),
        slug => slug.to_owned(),
    })
}

/// Two exports may have names that differ only in what no id can hold.
fn refuse_another(path: &Path, id: &str, name: &str, catalog: &Catalog) -> Result<(), Error> {
    let Ok(text) = std::fs::read_to_string(path) else { return Ok(()) };
    let shown = path.display().to_string();
    let refuse = |key: &str, file: &str| {
        let args = [("path", shown.as_str()), ("file", file), ("id", id)];
        Err(Error::Usage(catalog.say(&format!("import.usage.{key}"), &args)))
    };
    match load::parse::<Import>(path, text) {
        Ok(old) if old.value.file == name => Ok(()),
        Ok(old) => refuse("exists", &old.value.file),
        Err(_) => refuse("not-import", ""),
    }
}

/// Puts the pack in its place, whole or not at all.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() { disk::replace(path, text.as_bytes(), None) } else { write_new(path, text) }
}

/// What a person is told after an import.
struct Summary<'a> {
    catalog: &'a Catalog,
    export: &'a Export,
    head: &'a PackHead,
    path: &'a PathBuf,
}

impl Summary<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) {
        let said = self.catalog.say(&format!("import.{key}"), args);
        tell(&one_line(&said));
    }

    fn tell(&self, n: usize, known: usize, merged: usize) {
        let Self { export, head, path, .. } = self;
        let (count, shown) = (n.to_string(), path.display().to_string());
        self.say("done", &[("path", &shown), ("n", &count), ("date", &head.date), ("source", &head.source)]);
        let general = (n - known).to_string();
        self.say("known", &[("known", &known.to_string()), ("general", &general)]);
        let header = &export.header;
        let column = |(field, _): &(Field, usize)| format!("{} → {}", header.name(*field), field.name());
        let columns: Vec<String> = header.columns.iter().map(column).collect();
        self.say("columns", &[("columns", &columns.join(&self.catalog.say("keywords.comma", &[])))]);
        if let Some(name) = export.encoding.filter(|name| *name != "UTF-8") {
            self.say("encoding", &[("name", name)]);
        }
        self.bids();
        if merged > 0 {
            self.say("merged", &[("n", &merged.to_string())]);
        }
        self.remarks("skipped", LeftOut::is_row);
        self.remarks("unread", |r| !r.is_row());
        if let Some(days) = dates::age_if_old(&head.date, date::today_days()) {
            self.say("old", &[("date", &head.date), ("days", &days.to_string())]);
        }
    }

    fn bids(&self) {
        let Some((unit, from)) = self.export.bids else { return };
        let why = match from {
            BidFrom::Flag => "flag",
            BidFrom::Header => "header",
            BidFrom::Decimals => "decimals",
            BidFrom::Whole => "whole",
        };
        let other = if unit == BidUnit::Fen { BidUnit::Yuan } else { BidUnit::Fen };
        let unit = self.catalog.say(&format!("import.unit.{}", unit.name()), &[]);
        let why = self.catalog.say(&format!("import.why.{why}"), &[]);
        self.say("bids", &[("unit", &unit), ("why", &why), ("other", other.name())]);
    }

    fn remarks(&self, key: &str, wanted: impl Fn(&LeftOut) -> bool) {
        let remarks: Vec<&LeftOut> = self.export.left_out.iter().filter(|r| wanted(r)).collect();
        if remarks.is_empty() {
            return;
        }
        self.say(key, &[("n", &remarks.len().to_string())]);
        for remark in remarks.iter().take(SHOWN) {
            tell(&format!("  {}", one_line(&remark.say(self.catalog))));
        }
        if remarks.len() > SHOWN {
            tell(&format!("  {}", self.catalog.say("import.more", &[("n", &(remarks.len() - SHOWN).to_string())])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    #[test]
    fn names_of_packs() {
        let catalog = Catalog::new(Lang::En);
        let name = |file: &str, is_juguang| id(&PackImportArgs::default(), file, is_juguang, &catalog).unwrap();
        assert_eq!(name("Cafe Nov 2026.xlsx", true), "cafe-nov-2026");
        assert_eq!(name("行业推词.xlsx", true), "juguang");
        assert_eq!(name("咖啡_20261101_以词推词数据汇总.csv", true), "juguang-20261101");
        assert_eq!(name("搜索词.csv", false), "keywords");
        assert!(is_slug(&name(&format!("{}.csv", "a-".repeat(80)), false)));
        let args = PackImportArgs { id: Some("../x".into()), ..PackImportArgs::default() };
        assert!(id(&args, "a.csv", true, &catalog).is_err());
    }

    #[test]
    fn dates_that_are_given() {
        let catalog = Catalog::new(Lang::En);
        let export = figures::read("关键词\n咖啡店\n".as_bytes(), "a.csv", &ReadOptions::default()).unwrap();
        let date = |given: Option<&str>, name: &str| {
            let args = PackImportArgs { date: given.map(str::to_owned), ..PackImportArgs::default() };
            dated(&args, &export, name, Some(std::time::UNIX_EPOCH), &catalog).map(|(date, _)| date).ok()
        };
        assert_eq!(date(Some("2026-11-01"), "a.csv").as_deref(), Some("2026-11-01"));
        assert_eq!(date(Some("yesterday"), "a.csv"), None);
        assert_eq!(date(None, "a-20261105.csv").as_deref(), Some("2026-11-05"));
        assert_eq!(date(None, "a.csv").as_deref(), Some("1970-01-01"));
    }
}
