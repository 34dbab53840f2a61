//! Each stage of the editor on small texts of our own, in the ways in which people write.

mod asking;
mod bounds;
mod cutting;
mod leading;
mod naming;
mod placing;
mod prices;
mod stringing;

use super::draft::Draft;
use super::{Options, Rewrite, Rewriter};
use crate::check;
use crate::config::Config;
use crate::lang::{Catalog, Lang};
use crate::note::Source;
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::reading::Reading;
use crate::reading::context::Context;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(Lang::En));

/// Reads a draft and hands it over with its judged clauses.
fn with<T>(text: &str, look: impl FnOnce(&Context<'_>, &Draft) -> T) -> T {
    let source = Source::text("draft.md", text);
    let config = Config::default();
    let reading = Reading::new(&source, &PACKS, &config);
    let cx = reading.context(&PACKS, &config, &CATALOG);
    let outcome = check::outcome(&cx, &reading);
    let findings: Vec<_> = outcome.findings.iter().chain(&outcome.more).cloned().collect();
    let draft = Draft::read(&cx, &GUIDE, &findings, outcome.tone.hard_sell > 40.0);
    look(&cx, &draft)
}

/// What stays of the body of a draft, clause by clause.
fn kept(text: &str) -> Vec<String> {
    with(text, |cx, draft| {
        let clauses =
            draft.sentences.iter().filter(|s| !s.is_title).flat_map(|s| s.kept().cloned().collect::<Vec<_>>());
        clauses.map(|c| c.pieces.iter().map(|r| &cx.note.text[r.clone()]).collect::<Vec<_>>().join(" ")).collect()
    })
}

fn versions(text: &str) -> Vec<Rewrite> {
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    rewriter.rewrite(&Source::text("draft.md", text)).rewrites
}

/// The first version of a draft, which must have one.
fn first(text: &str) -> Rewrite {
    versions(text).into_iter().next().unwrap_or_else(|| panic!("no version: {text}"))
}
