//! What `docs/dependencies.md` says stands in step with `Cargo.toml` and `Cargo.lock`: every crate has its place there, and no
//! name stays behind when its crate has gone.

use std::collections::BTreeSet;

const PAGE: &str = include_str!("../docs/dependencies.md");
const MANIFEST: &str = include_str!("../Cargo.toml");
const LOCK: &str = include_str!("../Cargo.lock");

/// The names that begin a row of a table, and what stands behind them.
fn rows(page: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let rows = page.lines().filter_map(|l| l.strip_prefix("| `"));
    rows.filter_map(|l| {
        Some((l.split('`').next()?, l.split(" | ").skip(1).map(|c| c.trim_end_matches(" |")).collect()))
    })
}

fn section(title: &str) -> &'static str {
    let behind = PAGE.split_once(&format!("\n## {title}\n")).expect(title).1;
    behind.split("\n## ").next().expect("something")
}

/// Dependencies of a section of the manifest.
fn named(table: &toml::Table, keys: &[&str]) -> BTreeSet<String> {
    let own = keys.iter().filter_map(|k| table.get(*k)?.as_table()).flat_map(toml::Table::keys);
    let targets = table.get("target").and_then(toml::Value::as_table).into_iter().flat_map(|t| t.values());
    let of_targets =
        targets.filter_map(toml::Value::as_table).flat_map(|t| keys.iter().filter_map(|k| t.get(*k)?.as_table()));
    own.chain(of_targets.flat_map(toml::Table::keys)).cloned().collect()
}

fn manifest() -> toml::Table {
    toml::from_str(MANIFEST).expect("Cargo.toml")
}

#[test]
fn every_direct_dependency_has_a_row() {
    let table = manifest();
    let built = named(&table, &["dependencies", "build-dependencies"]);
    let told: BTreeSet<String> = rows(section("Named in `Cargo.toml`")).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(told, built);
    let tests: BTreeSet<String> = named(&table, &["dev-dependencies"]).difference(&built).cloned().collect();
    let told: BTreeSet<String> = rows(section("For tests and benches only")).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(told, tests);
    for (name, cells) in rows(section("Named in `Cargo.toml`")) {
        assert!(cells.len() == 3 && cells.iter().all(|c| c.len() > 2), "`{name}` lacks a reason, a licence or a life");
    }
}

#[test]
fn every_crate_of_the_lock_file_is_somewhere_on_the_page() {
    let lock: toml::Table = toml::from_str(LOCK).expect("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages");
    let locked: BTreeSet<&str> =
        packages.iter().filter_map(|p| p["name"].as_str()).filter(|n| *n != "seedword").collect();
    let page = PAGE.split("\n## What was left out").next().expect("a page").to_owned()
        + section("For tests and benches only")
        + section("In `Cargo.lock` for other systems");
    let named: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
    let missing: Vec<_> = locked.iter().filter(|n| !named.contains(**n)).collect();
    assert!(missing.is_empty(), "in Cargo.lock and not in docs/dependencies.md: {missing:?}");
    let lists = [section("What those bring along"), section("In `Cargo.lock` for other systems")];
    let gone: Vec<&str> =
        lists.into_iter().flat_map(|s| s.split('`').skip(1).step_by(2)).filter(|n| !locked.contains(n)).collect();
    assert!(gone.is_empty(), "in docs/dependencies.md and no longer in Cargo.lock: {gone:?}");
}

#[test]
fn release_builds_survive_a_panic() {
    let table = manifest();
    let release = table["profile"]["release"].as_table().expect("a release profile");
    assert!(!release.contains_key("panic"), "with `panic = \"abort\"` one bad note ends a batch");
}
