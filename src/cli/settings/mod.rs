//! The settings of a run: flags over `advise.toml` over what is usual. [`file`] finds and reads the file and names line
//! and column of what is wrong in it, [`tables`] is what may stand there, and [`names`] refuses what no pack or rule has.

mod cache;
pub mod file;
#[cfg(feature = "llm")]
mod llm;
pub mod names;
pub mod nearest;
mod tables;

use super::args::check::{CheckArgs, FailOn};
use super::args::common::CommonArgs;
use super::guard::Reads;
use super::input::globs::Globs;
use super::language::usual_language;
use super::outcome::Error;
use super::say::one_a_line;
use advise::config::{Config, Faq, Shop, TargetWish};
use advise::lang::{Catalog, Lang};
use advise::note::Author;
use advise::pack::Packs;
use file::{SettingsFile, find, folder_of, relative};
#[cfg(feature = "llm")]
pub use llm::Named;
use names::{unknown_rule, unknown_target};
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The settings of a run: what its file says, and the language of its messages.
#[derive(Debug, Default)]
pub struct Settings {
    file: SettingsFile,
    /// Language of the messages.
    pub lang: Lang,
}

impl Settings {
    /// Finds and reads the settings of a run that is about no file. `is_terminal` says whether a person will read the report
    /// at once.
    pub fn load(common: &CommonArgs, is_terminal: bool) -> Result<Self, Error> {
        let is_given = common.isolated || common.config.is_some();
        let file = if is_given { None } else { find(&folder_of(Path::new("-"))) };
        Self::read(common, file.as_deref(), is_terminal)
    }

    /// The settings nearest to a file, else those of the folder that we stand in.
    pub fn near(common: &CommonArgs, path: &Path, is_terminal: bool) -> Result<Self, Error> {
        let is_given = common.isolated || common.config.is_some();
        let nearest = || find(&folder_of(path)).or_else(|| find(&folder_of(Path::new("-"))));
        let file = if is_given { None } else { nearest() };
        Self::read(common, file.as_deref(), is_terminal)
    }

    /// Reads the settings in a file, unless a flag names another or none.
    fn read(common: &CommonArgs, file: Option<&Path>, is_terminal: bool) -> Result<Self, Error> {
        let early = common.lang.unwrap_or_else(|| usual_language(is_terminal));
        let catalog = Catalog::new(early);
        let file = SettingsFile::open(common, file, &catalog)?;
        let (None, Some(name)) = (common.lang, &file.tables.check.lang) else { return Ok(Self { file, lang: early }) };
        let found = Lang::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(name.as_ref()));
        let names: Vec<&str> = Lang::ALL.iter().map(|(_, n)| *n).collect();
        let lang = found.map(|(l, _)| l).ok_or_else(|| file.not_one_of(name, &names, &catalog))?;
        Ok(Self { file, lang })
    }

    /// The settings file as a person would write its path; none when none was found.
    pub fn path(&self) -> Option<&Path> {
        self.file.path.as_deref()
    }

    /// Loads the packs: the house's, those of the settings file, those of the flags.
    pub fn packs(&self, common: &CommonArgs) -> Result<Packs, Error> {
        let home = if common.no_cache { None } else { cache::home() };
        cache::packs(&self.pack_folders(common), home.as_deref()).map_err(|errors| Error::Located(one_a_line(&errors)))
    }

    /// What a run reads besides its inputs.
    pub fn reads(&self, common: &CommonArgs) -> Reads {
        Reads { files: self.file.path.iter().cloned().collect(), folders: self.pack_folders(common), stdin: false }
    }

    /// The user's pack folders.
    pub fn pack_folders(&self, common: &CommonArgs) -> Vec<PathBuf> {
        let cwd = std::env::current_dir().unwrap_or_default();
        let own = self.file.tables.check.packs.iter().map(|dir| relative(&self.file.root.join(dir), &cwd));
        own.chain(common.packs.iter().cloned()).collect()
    }

    /// The folder that a new pack goes into, and whether runs read it without being told.
    pub fn home_folder(&self, common: &CommonArgs) -> (PathBuf, bool) {
        let cwd = std::env::current_dir().unwrap_or_default();
        let named: Vec<PathBuf> = self.file.tables.check.packs.iter().map(|dir| self.file.root.join(dir)).collect();
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
        !self.file.tables.check.packs.is_empty()
    }

    /// Where `pack update` looks.
    #[cfg(feature = "fetch")]
    pub fn update_url(&self) -> Option<&str> {
        self.file.tables.check.update_url.as_deref().map(str::trim).filter(|url| !url.is_empty())
    }

    /// What `check` is to be given. Names that nothing has are refused.
    pub fn config(&self, args: &CheckArgs, packs: &Packs, catalog: &Catalog) -> Result<Config, Error> {
        let shop = &self.file.tables.shop;
        let check = &self.file.tables.check;
        for (flag, name) in [("--district", &args.district), ("--category", &args.category)] {
            if let Some(message) = name.as_ref().and_then(|name| unknown_target(flag, name, packs, catalog)) {
                return Err(Error::Usage(format!("{flag}: {message}")));
            }
        }
        for (key, name) in [("district", &shop.district), ("place", &shop.place), ("category", &shop.category)] {
            if let Some(name) = name
                && let Some(message) = unknown_target(key, name.as_ref(), packs, catalog)
            {
                return Err(self.file.wrong_at(name.span().start, message));
            }
        }
        for (flag, names) in [("--select", &args.select), ("--ignore", &args.ignore)] {
            if let Some(message) = names.iter().find_map(|name| unknown_rule(name, packs, catalog)) {
                return Err(Error::Usage(format!("{flag}: {message}")));
            }
        }
        for name in check.select.iter().chain(&check.ignore) {
            if let Some(message) = unknown_rule(name.as_ref(), packs, catalog) {
                return Err(self.file.wrong_at(name.span().start, message));
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
        let shop = &self.file.tables.shop;
        let author = match &shop.author {
            None => None,
            Some(name) => {
                let names: Vec<&str> = Author::ALL.iter().map(|(_, n)| *n).collect();
                Some(Author::from_name(name.as_ref()).ok_or_else(|| self.file.not_one_of(name, &names, catalog))?)
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
        match (args.fail_on, &self.file.tables.check.fail_on) {
            (Some(fail_on), _) => Ok(fail_on),
            (None, None) => Ok(FailOn::default()),
            (None, Some(name)) => FailOn::from_str(name.as_ref().trim(), true)
                .map_err(|_| self.file.not_one_of(name, &["error", "warning", "hint", "never"], catalog)),
        }
    }

    /// The score below which a run fails.
    pub fn min_score(&self, args: &CheckArgs, catalog: &Catalog) -> Result<Option<u8>, Error> {
        match (args.min_score, &self.file.tables.check.min_score) {
            (None, Some(score)) if *score.as_ref() > 100 => {
                Err(self.file.wrong_at(score.span().start, catalog.say("cli.config.score", &[])))
            }
            (flag, file) => Ok(flag.or(file.as_ref().map(|s| *s.as_ref()))),
        }
    }

    /// Files in folders that are no drafts.
    pub fn exclude(&self, catalog: &Catalog) -> Result<Globs, Error> {
        let mut globs = Globs::new(&self.file.root);
        for glob in &self.file.tables.files.exclude {
            if let Err(e) = globs.add(glob.as_ref()) {
                let message = catalog.say("cli.config.glob", &[("detail", &e.to_string())]);
                return Err(self.file.wrong_at(glob.span().start, message));
            }
        }
        Ok(globs)
    }

    /// Where the user's language model is and how to speak to it; the address once more where only the file names it.
    #[cfg(feature = "llm")]
    pub fn llm(
        &self,
        url: Option<&str>,
        model: Option<&str>,
        catalog: &Catalog,
    ) -> Result<(advise::write::rewrite::llm::Settings, Option<Named>), Error> {
        llm::settings(&self.file, url, model, catalog)
    }
}

fn words(list: &[String]) -> Vec<String> {
    list.iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}
