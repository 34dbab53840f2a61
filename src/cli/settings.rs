//! The settings of a run: flags over `advise.toml` over what is usual. Reads the file, names line and column of what is
//! wrong in it, and refuses names that no pack or rule has, so that a slip never silently checks for nothing.

mod llm;

use super::args::check::{CheckArgs, FailOn};
use super::args::common::CommonArgs;
use super::input::decode;
use super::language::usual_language;
use super::outcome::Error;
use super::say::{did_you_mean, io_message, one_a_line};
use advise::config::Config;
use advise::config::{Faq, Shop, TargetWish};
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::note::Author;
use advise::pack::Packs;
use advise::pack::load::PackError;
use advise::reading::imports;
use advise::reading::target;
use advise::rules;
use advise::text::nearest::nearest;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Name of the settings file.
pub const FILE_NAME: &str = "advise.toml";

/// `advise.toml` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    shop: ShopTable,
    check: CheckTable,
    files: FilesTable,
    llm: llm::LlmTable,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ShopTable {
    name: Option<String>,
    district: Option<Spanned<String>>,
    place: Option<Spanned<String>>,
    category: Option<Spanned<String>>,
    address: Option<String>,
    mtr_exit: Option<String>,
    hours: Option<String>,
    price_per_person: Option<String>,
    signature: Vec<String>,
    story: Option<String>,
    booking: Option<String>,
    payment: Vec<String>,
    faq: Vec<FaqTable>,
    author: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FaqTable {
    q: String,
    a: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CheckTable {
    keywords: Vec<String>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    fail_on: Option<Spanned<String>>,
    min_score: Option<Spanned<u8>>,
    lang: Option<Spanned<String>>,
    packs: Vec<PathBuf>,
    update_url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FilesTable {
    exclude: Vec<Spanned<String>>,
}

/// A settings file that was found, or none.
#[derive(Debug, Default)]
pub struct Settings {
    /// Where it lies.
    pub path: Option<PathBuf>,
    text: String,
    written: Written,
    /// The folder that its paths and globs are relative to.
    root: PathBuf,
    /// Language of the messages.
    pub lang: Lang,
}

impl Settings {
    /// Finds and reads the settings of a run. `is_terminal` says whether a person will read the report at once.
    pub fn load(common: &CommonArgs, is_terminal: bool) -> Result<Self, Error> {
        let early = common.lang.unwrap_or_else(|| usual_language(is_terminal));
        let catalog = Catalog::new(early);
        let cwd = std::env::current_dir().map_err(|e| Error::Usage(io_message(&e, &catalog)))?;
        let path = match &common.config {
            Some(path) => Some(path.clone()),
            None if common.isolated => None,
            None => find(&cwd),
        };
        let Some(path) = path else { return Ok(Self { root: cwd, lang: early, ..Self::default() }) };
        let shown = relative(&path, &cwd);
        let read = std::fs::read(&path).map_err(|e| io_message(&e, &catalog));
        let text = read.and_then(|bytes| {
            if bytes.iter().all(u8::is_ascii_whitespace) { Ok(String::new()) } else { decode::text(bytes, &catalog) }
        });
        let text = text.map_err(|message| Error::Located(format!("{}: {message}", shown.display())))?;
        let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
        let written: Written = toml::from_str(&text).map_err(|e| {
            let byte = e.span().map_or(0, |s| s.start);
            Error::Located(PackError::at(&shown, &text, byte, toml_message(e.message(), &catalog)).to_string())
        })?;
        let root = std::path::absolute(&path).ok().and_then(|p| p.parent().map(Path::to_owned)).unwrap_or(cwd);
        let mut settings = Self { path: Some(shown), text, written, root, lang: early };
        if let (None, Some(name)) = (common.lang, &settings.written.check.lang) {
            let found = Lang::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(name.as_ref()));
            let names: Vec<&str> = Lang::ALL.iter().map(|(_, n)| *n).collect();
            settings.lang = found.map(|(l, _)| l).ok_or_else(|| settings.not_one_of(name, &names, &catalog))?;
        }
        Ok(settings)
    }

    /// Loads the packs: the house's, those of the settings file, those of the flags.
    pub fn packs(&self, common: &CommonArgs) -> Result<Packs, Error> {
        imports::load(&self.pack_folders(common)).map_err(|errors| Error::Located(one_a_line(&errors)))
    }

    /// The user's pack folders.
    pub fn pack_folders(&self, common: &CommonArgs) -> Vec<PathBuf> {
        let cwd = std::env::current_dir().unwrap_or_default();
        let own = self.written.check.packs.iter().map(|dir| relative(&self.root.join(dir), &cwd));
        own.chain(common.packs.iter().cloned()).collect()
    }

    /// The folder that a new pack goes into, and whether runs read it without being told.
    pub fn home_folder(&self, common: &CommonArgs) -> (PathBuf, bool) {
        let cwd = std::env::current_dir().unwrap_or_default();
        let named: Vec<PathBuf> = self.written.check.packs.iter().map(|dir| self.root.join(dir)).collect();
        let chosen = common.packs.first().cloned();
        let dir = chosen.or_else(|| named.first().map(|dir| relative(dir, &cwd))).unwrap_or_else(|| "packs".into());
        let is_named = named.contains(&cwd.join(&dir));
        (dir, is_named)
    }

    /// The folder that new packs go to: that of the flags, else of the settings file, else `packs`.
    #[cfg(feature = "fetch")]
    pub fn pack_home(&self, common: &CommonArgs) -> PathBuf {
        let first = common.packs.first().cloned();
        first.or_else(|| self.pack_folders(common).into_iter().next()).unwrap_or_else(|| PathBuf::from("packs"))
    }

    /// Whether the settings file names any pack folder.
    #[cfg(feature = "fetch")]
    pub const fn names_packs(&self) -> bool {
        !self.written.check.packs.is_empty()
    }

    /// Where `pack update` looks.
    #[cfg(feature = "fetch")]
    pub fn update_url(&self) -> Option<&str> {
        self.written.check.update_url.as_deref().map(str::trim).filter(|url| !url.is_empty())
    }

    /// What `check` is to be given. Names that nothing has are refused.
    pub fn config(&self, args: &CheckArgs, packs: &Packs, catalog: &Catalog) -> Result<Config, Error> {
        let shop = &self.written.shop;
        let check = &self.written.check;
        for (flag, name) in [("--district", &args.district), ("--category", &args.category)] {
            if let Some(message) = name.as_ref().and_then(|name| unknown_target(flag, name, packs, catalog)) {
                return Err(Error::Usage(format!("{flag}: {message}")));
            }
        }
        for (key, name) in [("district", &shop.district), ("place", &shop.place), ("category", &shop.category)] {
            if let Some(name) = name
                && let Some(message) = unknown_target(key, name.as_ref(), packs, catalog)
            {
                return Err(self.at(name.span().start, message));
            }
        }
        for (flag, names) in [("--select", &args.select), ("--ignore", &args.ignore)] {
            if let Some(message) = names.iter().find_map(|name| unknown_rule(name, packs, catalog)) {
                return Err(Error::Usage(format!("{flag}: {message}")));
            }
        }
        for name in check.select.iter().chain(&check.ignore) {
            if let Some(message) = unknown_rule(name.as_ref(), packs, catalog) {
                return Err(self.at(name.span().start, message));
            }
        }
        let names = |flags: &[String], file: &[Spanned<String>]| {
            let chosen: Vec<String> =
                if flags.is_empty() { file.iter().map(|s| s.as_ref().clone()).collect() } else { flags.to_vec() };
            chosen.into_iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect::<Vec<_>>()
        };
        let mut ignore = names(&[], &check.ignore);
        ignore.extend(names(&args.ignore, &[]));
        let given =
            |s: &Option<Spanned<String>>| s.as_ref().map(|s| s.as_ref().clone()).filter(|s| !s.trim().is_empty());
        Ok(Config {
            lang: self.lang,
            flags: TargetWish {
                district: args.district.clone(),
                place: None,
                category: args.category.clone(),
                keywords: words(&args.keyword),
            },
            profile: TargetWish {
                district: given(&shop.district),
                place: given(&shop.place),
                category: given(&shop.category),
                keywords: words(&check.keywords),
            },
            shop: self.shop(catalog)?,
            select: names(&args.select, &check.select),
            ignore,
        })
    }

    fn shop(&self, catalog: &Catalog) -> Result<Shop, Error> {
        let shop = &self.written.shop;
        let author = match &shop.author {
            None => None,
            Some(name) => {
                let names: Vec<&str> = Author::ALL.iter().map(|(_, n)| *n).collect();
                Some(Author::from_name(name.as_ref()).ok_or_else(|| self.not_one_of(name, &names, catalog))?)
            }
        };
        Ok(Shop {
            name: shop.name.clone(),
            author,
            address: shop.address.clone(),
            mtr_exit: shop.mtr_exit.clone(),
            hours: shop.hours.clone(),
            price_per_person: shop.price_per_person.clone(),
            signature: words(&shop.signature),
            story: shop.story.clone(),
            booking: shop.booking.clone(),
            payment: words(&shop.payment),
            faq: shop.faq.iter().map(|f| Faq { question: f.q.clone(), answer: f.a.clone() }).collect(),
        })
    }

    /// From which severity a run fails.
    pub fn fail_on(&self, args: &CheckArgs, catalog: &Catalog) -> Result<FailOn, Error> {
        use clap::ValueEnum;
        match (args.fail_on, &self.written.check.fail_on) {
            (Some(fail_on), _) => Ok(fail_on),
            (None, None) => Ok(FailOn::default()),
            (None, Some(name)) => FailOn::from_str(name.as_ref().trim(), true)
                .map_err(|_| self.not_one_of(name, &["error", "warning", "hint", "never"], catalog)),
        }
    }

    /// The score below which a run fails.
    pub fn min_score(&self, args: &CheckArgs, catalog: &Catalog) -> Result<Option<u8>, Error> {
        match (args.min_score, &self.written.check.min_score) {
            (None, Some(score)) if *score.as_ref() > 100 => {
                Err(self.at(score.span().start, catalog.say("cli.config.score", &[])))
            }
            (flag, file) => Ok(flag.or(file.as_ref().map(|s| *s.as_ref()))),
        }
    }

    /// Files in folders that are no drafts.
    pub fn exclude(&self, catalog: &Catalog) -> Result<Gitignore, Error> {
        let mut builder = GitignoreBuilder::new(&self.root);
        for glob in &self.written.files.exclude {
            if let Err(e) = builder.add_line(None, glob.as_ref()) {
                let message = catalog.say("cli.config.glob", &[("detail", &e.to_string())]);
                return Err(self.at(glob.span().start, message));
            }
        }
        builder.build().map_err(|e| Error::Usage(e.to_string()))
    }

    /// Where the profile lies, or would lie.
    pub fn profile_path(&self) -> PathBuf {
        self.path.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME))
    }

    /// Notes facts down under `[shop]`; comments and order of the file stay as they are.
    pub fn save_profile(&self, facts: &[(&str, String)], catalog: &Catalog) -> Result<(), Error> {
        let path = self.profile_path();
        let fail = |message: String| Error::File { path: path.clone(), message };
        let mut file: toml_edit::DocumentMut =
            self.text.parse().map_err(|e: toml_edit::TomlError| fail(e.to_string()))?;
        let shop = file.entry("shop").or_insert_with(toml_edit::table);
        for (key, value) in facts {
            shop[*key] = toml_edit::value(value.as_str());
        }
        let mut out = super::output::Output::open(Some(&path)).map_err(|e| fail(io_message(&e, catalog)))?;
        let written = std::io::Write::write_all(&mut out, file.to_string().as_bytes()).and_then(|()| out.finish());
        written.map_err(|e| fail(io_message(&e, catalog)))
    }

    fn at(&self, byte: usize, message: String) -> Error {
        let path = self.path.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME));
        Error::Located(PackError::at(&path, &self.text, byte, message).to_string())
    }

    fn not_one_of(&self, name: &Spanned<String>, names: &[&str], catalog: &Catalog) -> Error {
        let message = catalog.say("cli.config.one-of", &[("value", name.as_ref()), ("names", &names.join("、"))]);
        self.at(name.span().start, message)
    }
}

/// Why a name can be no target, if it cannot.
fn unknown_target(key: &str, name: &str, packs: &Packs, catalog: &Catalog) -> Option<String> {
    if name.trim().is_empty() {
        return key.starts_with('-').then(|| catalog.say("cli.name.empty", &[]));
    }
    let near = if key.ends_with("category") {
        if target::category_named(packs, name).is_some() {
            return None;
        }
        target::nearest_category(packs, name)
    } else {
        if target::district_named(packs, name).is_some() {
            return None;
        }
        target::nearest_district(packs, name)
    };
    Some(did_you_mean(catalog, "cli.name.unknown", name, near.as_deref()))
}

/// Why a name can be no rule or group, if it cannot.
pub fn unknown_rule(name: &str, packs: &Packs, catalog: &Catalog) -> Option<String> {
    let near = rules::unknown(packs, name.trim()).filter(|_| !name.trim().is_empty())?;
    Some(did_you_mean(catalog, "cli.rule.unknown", name.trim(), near.as_deref()))
}

fn words(list: &[String]) -> Vec<String> {
    list.iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

/// The nearest settings file, up to the top of the repository.
fn find(cwd: &Path) -> Option<PathBuf> {
    for dir in cwd.ancestors() {
        let path = dir.join(FILE_NAME);
        if path.is_file() {
            return Some(path);
        }
        if dir.join(".git").exists() {
            return None;
        }
    }
    None
}

/// A path as a person in `cwd` would write it.
fn relative(path: &Path, cwd: &Path) -> PathBuf {
    path.strip_prefix(cwd).map_or_else(|_| path.to_owned(), Path::to_owned)
}

/// serde's and toml's words, those that people meet in the language of the run.
fn toml_message(message: &str, catalog: &Catalog) -> String {
    let flat = message.trim().replace('\n', " ");
    if flat.starts_with("unknown field") || flat.starts_with("unknown variant") {
        let mut quoted = flat.split('`').skip(1).step_by(2);
        let wrong = quoted.next().unwrap_or_default();
        let near = nearest(wrong, quoted);
        return did_you_mean(catalog, "cli.config.unknown-key", wrong, near.as_deref());
    }
    let key = if flat.starts_with("invalid type") { "cli.config.type" } else { "cli.config.syntax" };
    catalog.say(key, &[("detail", &flat)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_key_names_the_right_one() {
        let catalog = Catalog::new(Lang::En);
        let e = toml::from_str::<Written>("[shop]\nnmae = 'x'").unwrap_err();
        assert!(toml_message(e.message(), &catalog).contains("`name`"), "{}", e.message());
        let e = toml::from_str::<Written>("[shop]\nname = 3").unwrap_err();
        assert!(e.message().starts_with("invalid type"), "{}", e.message());
    }
}
