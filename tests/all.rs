//! All tests that use the library and the program from outside, in one binary: linking each file apart took longer than
//! running them. `cargo test --test all readme::` runs those of `readme.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "account.rs"]
mod account;
#[path = "brief.rs"]
mod brief;
#[path = "changes.rs"]
mod changes;
#[path = "cli/main.rs"]
mod cli;
#[path = "collected.rs"]
mod collected;
#[cfg(feature = "fetch")]
#[path = "corpus.rs"]
mod corpus;
#[path = "dependencies.rs"]
mod dependencies;
#[path = "examples.rs"]
mod examples;
#[path = "facts.rs"]
mod facts;
#[cfg(feature = "fetch")]
#[path = "harvest.rs"]
mod harvest;
#[path = "import.rs"]
mod import;
#[path = "keywords.rs"]
mod keywords;
#[path = "koc.rs"]
mod koc;
#[path = "layers.rs"]
mod layers;
#[cfg(feature = "llm")]
#[path = "llm.rs"]
mod llm;
#[path = "notices.rs"]
mod notices;
#[path = "outputs.rs"]
mod outputs;
#[path = "owner.rs"]
mod owner;
#[path = "packs.rs"]
mod packs;
#[path = "picture.rs"]
mod picture;
#[path = "promises.rs"]
mod promises;
#[path = "properties.rs"]
mod properties;
#[path = "readme.rs"]
mod readme;
#[path = "reply.rs"]
mod reply;
#[path = "reports.rs"]
mod reports;
#[path = "rewrite.rs"]
mod rewrite;
#[path = "rounds.rs"]
mod rounds;
#[path = "score.rs"]
mod score;
#[path = "search.rs"]
mod search;
#[path = "shops.rs"]
mod shops;
#[path = "trades.rs"]
mod trades;
#[cfg(feature = "fetch")]
#[path = "update.rs"]
mod update;
#[path = "verify.rs"]
mod verify;
#[path = "vocabulary.rs"]
mod vocabulary;
#[path = "words.rs"]
mod words;

// What several of them share.
#[cfg(feature = "fetch")]
#[path = "harvest/place.rs"]
mod place;
#[cfg(feature = "fetch")]
#[path = "harvest/server.rs"]
mod server;
mod source;

/// A file that is not listed above would silently not run.
#[test]
fn every_file_is_listed() {
    let here = include_str!("all.rs");
    let tests = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap();
    let mut listed = 0;
    for name in tests.map(|e| e.unwrap().file_name().into_string().unwrap()) {
        if std::path::Path::new(&name).extension().is_some_and(|x| x == "rs") && name != "all.rs" {
            assert!(here.contains(&format!("#[path = \"{name}\"]")), "tests/{name} is not listed in tests/all.rs");
            listed += 1;
        }
    }
    assert!(listed >= 10);
}
