//! `--llm`: says what goes where, asks the model for every version, and says what came of it. Versions are asked for one
//! after the other, in the order of the input.

use crate::cli::args::rewrite::RewriteArgs;
use crate::cli::outcome::Error;
use crate::cli::rewrite::confirm;
use crate::cli::say::tell;
use crate::cli::settings::Settings;
use advise::lang::Catalog;
use advise::note::Source;
use advise::write::rewrite::llm::client::{Client, Wall};
use advise::write::rewrite::llm::engine::Engine;
use advise::write::rewrite::llm::problem::say_call;
use advise::write::rewrite::{Rewriter, Rewritten};
use std::collections::BTreeSet;

/// Reasons of a version that are told in its line; the rest stands in `rejected`.
const SHOWN: usize = 3;
/// The engine of versions that no model wrote.
const OFFLINE: &str = "offline";

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
        let (settings, named) = settings.llm(args.llm_url.as_deref(), args.llm_model.as_deref(), catalog)?;
        if let Some(named) = named.filter(|_| !args.dry_run) {
            confirm::address(&named, args.yes, catalog)?;
        }
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
        let angles: BTreeSet<&str> = note.rejected.iter().map(|r| r.angle.as_str()).collect();
        for version in note.rewrites.iter().filter(|v| angles.contains(v.angle.as_str())) {
            let of_it = note.rejected.iter().filter(|r| r.angle == version.angle);
            let reasons: Vec<&str> = of_it.map(|r| r.reason.as_str()).collect();
            let mut shown: Vec<String> = reasons.iter().take(SHOWN).map(|r| (*r).to_owned()).collect();
            if reasons.len() > SHOWN {
                shown.push(self.catalog.say("llm.more", &[("count", &(reasons.len() - SHOWN).to_string())]));
            }
            let reason = shown.join(self.catalog.get("llm.and").unwrap_or("; "));
            let key = if version.engine == OFFLINE { "llm.rejected" } else { "llm.noted" };
            let args = [("path", note.path.as_str()), ("angle", &version.angle_name), ("reason", &reason)];
            tell(&self.catalog.say(key, &args));
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
