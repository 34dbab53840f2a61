//! `--llm`: says what goes where, asks the model for every version, and says what came of it. Versions are asked for one
//! after the other, in the order of the input.

use crate::cli::args::rewrite::RewriteArgs;
use crate::cli::outcome::Error;
use crate::cli::say::tell;
use crate::cli::settings::Settings;
use advise::lang::Catalog;
use advise::note::Source;
use advise::write::rewrite::llm::client::{Client, Wall};
use advise::write::rewrite::llm::engine::{Engine, say_call};
use advise::write::rewrite::{Rewriter, Rewritten};

/// The user's model in one run.
pub struct Model<'a> {
    engine: Engine<'a>,
    catalog: &'a Catalog,
    has_announced: bool,
    has_failed: bool,
}

impl<'a> Model<'a> {
    /// The model that the user asked for, if any.
    pub fn wanted(
        args: &RewriteArgs,
        settings: &Settings,
        rewriter: &'a Rewriter<'a>,
        catalog: &'a Catalog,
    ) -> Result<Option<Self>, Error> {
        if !args.llm {
            return Ok(None);
        }
        let settings = settings.llm(args.llm_url.as_deref(), args.llm_model.as_deref(), catalog)?;
        let client = Client::new(settings, Box::<Wall>::default());
        let client = client.map_err(|e| Error::Usage(say_call(&e, catalog)))?;
        let engine = Engine::new(rewriter, client);
        Ok(Some(Self { engine, catalog, has_announced: false, has_failed: false }))
    }

    /// Has a note told anew.
    pub fn tell(&mut self, source: &Source, note: &mut Rewritten) {
        if !self.has_announced
            && let Some(notice) = self.engine.notice(note)
        {
            self.has_announced = true;
            tell(&notice);
        }
        self.engine.tell(source, note);
        if let Some(reason) = self.engine.failure() {
            if !std::mem::replace(&mut self.has_failed, true) {
                tell(&self.catalog.say("llm.failed", &[("reason", &reason)]));
            }
            return;
        }
        for rejected in &note.rejected {
            let version = note.rewrites.iter().find(|v| v.angle == rejected.angle);
            let angle = version.map_or(rejected.angle.as_str(), |v| &v.angle_name);
            let args = [("path", note.path.as_str()), ("angle", angle), ("reason", &rejected.reason)];
            tell(&self.catalog.say("llm.rejected", &args));
        }
    }

    /// The requests that a note would cause, one after the other.
    pub fn requests(&self, source: &Source, note: &Rewritten) -> String {
        let requests = self.engine.dry(source, note).into_iter();
        requests.map(|r| serde_json::to_string_pretty(&r).unwrap_or_default() + "\n").collect()
    }

    /// Whether the model could not be asked.
    pub const fn has_failed(&self) -> bool {
        self.has_failed
    }
}
