//! What holds for the files under one `advise.toml`: [`Scope`]. A run over files of several shops has several.

use super::args::check::CheckArgs;
use super::args::common::CommonArgs;
use super::guard::Reads;
use super::input::walk::InputPath;
use super::outcome::Error;
use super::settings::Settings;
use advise::config::Config;
use advise::lang::Catalog;
use advise::pack::Packs;
use std::path::PathBuf;

/// What holds for the files under one settings file.
pub struct Scope {
    /// What the file says.
    pub settings: Settings,
    /// The house's packs and those that the file names.
    pub packs: &'static Packs,
    /// What a check is to be given.
    pub config: Config,
}

/// The scopes of a run.
pub struct Scopes {
    /// At least one; the first says what holds for the run as a whole.
    pub all: Vec<Scope>,
    /// The number of the scope of each input.
    of: Vec<usize>,
}

impl Scopes {
    /// Reads packs, the same folders once, and judges the settings. `load` reads the packs of some folders.
    pub fn new(
        args: &CheckArgs,
        settings: Vec<Settings>,
        of: Vec<usize>,
        catalog: &Catalog,
        mut load: impl FnMut(&Settings) -> Result<Packs, Error>,
    ) -> Result<Self, Error> {
        let mut loaded: Vec<(Vec<PathBuf>, &'static Packs)> = Vec::new();
        let mut all = Vec::new();
        for settings in settings {
            let folders = settings.pack_folders(&args.common);
            let known = loaded.iter().find(|(known, _)| *known == folders).map(|(_, packs)| *packs);
            let packs = if let Some(packs) = known {
                packs
            } else {
                // Lives as long as the run: giving back its thousands of small pieces one by one would cost more than a check.
                let packs: &'static Packs = Box::leak(Box::new(load(&settings)?));
                loaded.push((folders, packs));
                packs
            };
            let config = settings.config(args, packs, catalog)?;
            all.push(Scope { settings, packs, config });
        }
        Ok(Self { all, of })
    }

    /// The number of the scope of an input.
    pub fn of(&self, input: usize) -> usize {
        self.of.get(input).copied().unwrap_or(0)
    }

    /// All that the run reads.
    pub fn reads(&self, inputs: &[InputPath], common: &CommonArgs) -> Reads {
        let mut reads = Reads::default().inputs(inputs);
        for scope in &self.all {
            let more = scope.settings.reads(common);
            reads.files.extend(more.files);
            reads.folders.extend(more.folders);
        }
        reads
    }
}
