//! The small corpus of the fuzzers, run as an ordinary test: what broke something once stays mended. `fuzz/README.md` says how
//! the fuzzers are run.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::Path;

/// Every seed of a target, and pieces of it, since what breaks off half way is what strangers hand in.
fn run(target: &str, eat: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut seeds: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    seeds.sort();
    assert!(seeds.len() > 1, "no corpus in {}", folder.display());
    for seed in seeds {
        let bytes = std::fs::read(&seed).unwrap();
        for part in [&bytes[..], &bytes[..bytes.len() / 2], &bytes[bytes.len() / 3..]] {
            eat(part);
        }
    }
}

#[test]
fn drafts() {
    run("check", targets::check);
}

#[test]
fn fixes() {
    run("fix", targets::fix);
}

#[test]
fn headers() {
    run("front_matter", targets::front_matter);
}

#[test]
fn packs() {
    run("packs", targets::packs);
}

#[test]
fn records() {
    run("ndjson", targets::ndjson);
}

#[test]
fn tables() {
    run("import", targets::import);
}

#[test]
fn pages() {
    run("harvest", targets::harvest);
}

#[test]
fn every_target_has_a_fuzzer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for folder in std::fs::read_dir(root.join("corpus")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(root.join(format!("fuzz_targets/{name}.rs")).is_file(), "{name}");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
}
