//! The packs that the program was built with: their files, and what the build script made of them.

use std::ops::Range;
use std::sync::OnceLock;

// `HOUSE`: path and text of every pack file of the house.
include!(concat!(env!("OUT_DIR"), "/house.rs"));

/// The compiled index, what its strings mean, and what finds them.
pub static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packs.bin"));
/// The texts of the built-in packs, one after the other.
pub static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.txt"));
/// The tables of the built-in packs, read where they stand.
pub static STORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/store.bin"));

/// What rewrites and briefs are made of.
pub static GUIDE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guide.bin"));

/// The house's tables of words that change between ways of writing.
pub static WORDING: [(&str, &[u8]); 6] = [
    ("cantonese-to-written", include_bytes!(concat!(env!("OUT_DIR"), "/wording-cantonese-to-written.bin"))),
    ("hk-to-mainland", include_bytes!(concat!(env!("OUT_DIR"), "/wording-hk-to-mainland.bin"))),
    ("mainland-to-hk", include_bytes!(concat!(env!("OUT_DIR"), "/wording-mainland-to-hk.bin"))),
    ("notes-to-mainland", include_bytes!(concat!(env!("OUT_DIR"), "/wording-notes-to-mainland.bin"))),
    ("typed-cantonese", include_bytes!(concat!(env!("OUT_DIR"), "/wording-typed-cantonese.bin"))),
    ("written-to-cantonese", include_bytes!(concat!(env!("OUT_DIR"), "/wording-written-to-cantonese.bin"))),
];

/// Packs that an earlier run compiled (see [`super::image`]): texts and tables, whose places count on from those above.
static MOUNTED: OnceLock<(&str, &[u8])> = OnceLock::new();

/// Puts texts and tables behind those of the house; false where others have that place. They stay as long as the program.
pub fn mount(texts: String, store: Vec<u8>) -> bool {
    MOUNTED.set((texts.leak(), store.leak())).is_ok()
}

/// How many bytes of texts and of tables there are: where others can begin.
pub const fn ends() -> (usize, usize) {
    (TEXTS.len(), STORE.len())
}

/// What a serialised text of an index points to.
pub fn text(range: Range<usize>) -> Option<&'static str> {
    match range.start.checked_sub(TEXTS.len()) {
        None => TEXTS.get(range),
        Some(start) => MOUNTED.get()?.0.get(start..range.end - TEXTS.len()),
    }
}

/// What a serialised table points to.
pub fn stored(range: Range<usize>) -> Option<&'static [u8]> {
    match range.start.checked_sub(STORE.len()) {
        None => STORE.get(range),
        Some(start) => MOUNTED.get()?.1.get(start..range.end - STORE.len()),
    }
}
