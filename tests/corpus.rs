//! The small corpus of the fuzzers, run as an ordinary test: what broke something once stays mended. `fuzz/README.md` says how
//! the fuzzers are run.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::collections::BTreeSet;
use std::path::Path;

/// Every seed of a target, and pieces of it, since what breaks off half way is what strangers hand in.
fn run(target: &str, eat: fn(&[u8])) {
    targets::ready();
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
fn pairs() {
    run("verify", targets::verify);
}

#[test]
fn tables() {
    run("import", targets::import);
}

#[test]
fn comments_and_mentions() {
    run("collected", targets::collected);
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

/// The fuzzers are built by nobody but those who run them; parts that moved on without them would keep them from building.
#[test]
fn the_fuzzers_are_built_of_the_same_parts() {
    let parts = |lock: &str| -> BTreeSet<(String, String)> {
        let lock: toml::Table = toml::from_str(lock).unwrap();
        let text = |part: &toml::Value, key: &str| part[key].as_str().unwrap_or_default().to_owned();
        lock["package"].as_array().unwrap().iter().map(|p| (text(p, "name"), text(p, "version"))).collect()
    };
    let ours = parts(include_str!("../Cargo.lock"));
    const OWN: [&str; 4] = ["arbitrary", "jobserver", "libfuzzer-sys", "seedword-fuzz"];
    let strange: Vec<_> = parts(include_str!("../fuzz/Cargo.lock"))
        .into_iter()
        .filter(|(name, version)| !OWN.contains(&name.as_str()) && !ours.contains(&(name.clone(), version.clone())))
        .collect();
    assert!(
        strange.is_empty(),
        "copy Cargo.lock to fuzz/Cargo.lock and build a fuzzer; elsewhere or older: {strange:?}"
    );
}
