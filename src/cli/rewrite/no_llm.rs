//! `--llm` in a build that leaves it out.

use crate::cli::args::rewrite::RewriteArgs;
use crate::cli::outcome::Error;
use crate::cli::settings::Settings;
use advise::lang::Catalog;
use advise::note::Source;
use advise::write::rewrite::{Rewriter, Rewritten};
use std::convert::Infallible;
use std::marker::PhantomData;

/// No model: none can be made.
pub struct Model<'a> {
    never: Infallible,
    of: PhantomData<&'a ()>,
}

impl Model<'_> {
    /// Says that there is none.
    pub fn wanted(
        args: &RewriteArgs,
        _: &Settings,
        _: &Rewriter<'_>,
        catalog: &Catalog,
    ) -> Result<Option<Self>, Error> {
        if args.llm { Err(Error::Usage(catalog.say("llm.no-feature", &[]))) } else { Ok(None) }
    }

    /// Never called.
    pub fn tell(&mut self, _: &Source, _: &mut Rewritten) {
        match self.never {}
    }

    /// Never called.
    pub fn requests(&self, _: &Source, _: &Rewritten) -> String {
        match self.never {}
    }

    /// Never called.
    pub const fn has_failed(&self) -> bool {
        match self.never {}
    }
}
