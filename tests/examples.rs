//! The pairs of `examples/rewrites`: what stands there is what `advise rewrite --copy-ready` prints.
//!
//! `UPDATE_EXAMPLES=1 cargo test --test all examples::` writes them anew; then read them aloud.
use advise::config::Config;
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::note::Source;
use advise::pack::Packs;
use advise::write::rewrite::{Options, Rewriter};
use std::path::PathBuf;

#[test]
fn the_pairs_are_what_the_program_writes() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/rewrites");
    let packs = Packs::built_in();
    let guide = Packs::guide(&[]).unwrap();
    let config = Config::default();
    let catalog = Catalog::new(Lang::ZhHk);
    let rewriter = Rewriter::new(&packs, &guide, &config, &catalog, Options::default());
    let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
    names.retain(|p| p.to_string_lossy().ends_with(".before.md"));
    names.sort();
    assert!(names.len() >= 20, "{}", names.len());
    let mut stale = Vec::new();
    for before in names {
        let draft = std::fs::read_to_string(&before).unwrap();
        let shown = before.file_name().unwrap().to_string_lossy().into_owned();
        let note = rewriter.rewrite(&Source::text(shown.clone(), draft));
        let best = note.rewrites.first().unwrap_or_else(|| panic!("{shown}: {:?}", note.reason));
        assert!(best.score > note.score && best.tone.hard_sell <= 35.0, "{shown}: {} → {}", note.score, best.score);
        let after = dir.join(shown.replace(".before.md", ".after.md"));
        let text = best.text() + "\n";
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            std::fs::write(&after, &text).unwrap();
        }
        if std::fs::read_to_string(&after).unwrap_or_default() != text {
            stale.push(shown);
        }
    }
    assert!(stale.is_empty(), "stale: {stale:?}; UPDATE_EXAMPLES=1 cargo test --test all examples::");
}
