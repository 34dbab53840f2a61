//! The packs that the program was built with: their files, and what the build script made of them.

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
pub static WORDING: [(&str, &[u8]); 5] = [
    ("cantonese-to-written", include_bytes!(concat!(env!("OUT_DIR"), "/wording-cantonese-to-written.bin"))),
    ("hk-to-mainland", include_bytes!(concat!(env!("OUT_DIR"), "/wording-hk-to-mainland.bin"))),
    ("mainland-to-hk", include_bytes!(concat!(env!("OUT_DIR"), "/wording-mainland-to-hk.bin"))),
    ("notes-to-mainland", include_bytes!(concat!(env!("OUT_DIR"), "/wording-notes-to-mainland.bin"))),
    ("written-to-cantonese", include_bytes!(concat!(env!("OUT_DIR"), "/wording-written-to-cantonese.bin"))),
];

/// What the serialised texts of the index point into.
pub const fn texts() -> &'static str {
    TEXTS
}

/// What serialised tables point into.
pub const fn store() -> &'static [u8] {
    STORE
}
