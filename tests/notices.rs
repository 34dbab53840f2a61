//! What the program is made of: every part has a licence that `deny.toml` allows and comes from crates.io, `NOTICES` names the
//! parts whose licence asks for it, and `SECURITY.md` names only tests that there are.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A part of the program.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    licence: String,
    repository: String,
}

/// All that is built into the program on this system, by the lock file.
fn parts() -> BTreeSet<Part> {
    let args = ["tree", "--locked", "--offline", "--all-features", "--edges", "normal,build", "--prefix", "none"];
    let output = Command::new(env!("CARGO")).current_dir(ROOT).args(args).args(["--format", "{p}|{l}|{r}|"]).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let part = |line: &str| {
        let mut fields = line.split('|');
        let mut package = fields.next()?.split(' ');
        let (name, version) = (package.next()?.to_owned(), package.next()?.trim_start_matches('v').to_owned());
        let (licence, repository) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        Some(Part { name, version, licence, repository })
    };
    text.lines().filter_map(part).filter(|p| p.name != env!("CARGO_PKG_NAME")).collect()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap_or_default()
}

fn strings(value: Option<&toml::Value>) -> Vec<&str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// Whether some licences are enough for a part.
fn is_enough(licence: &str, allowed: &[&str]) -> bool {
    let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
    expression.is_ok_and(|e| {
        e.evaluate(|asked| asked.addition.is_none() && asked.license.id().is_some_and(|id| allowed.contains(&id.name)))
    })
}

#[test]
fn every_part_is_allowed() {
    let deny: toml::Table = read("deny.toml").parse().unwrap();
    let licences = &deny["licenses"];
    let exceptions = licences["exceptions"].as_array().unwrap();
    let parts = parts();
    assert!(parts.len() > 50, "{}", parts.len());
    for part in &parts {
        let mut allowed = strings(licences.get("allow"));
        for exception in exceptions.iter().filter(|e| e["crate"].as_str() == Some(&part.name)) {
            allowed.extend(strings(exception.get("allow")));
        }
        assert!(is_enough(&part.licence, &allowed), "deny.toml does not allow {part:?}");
    }
    let registries = strings(deny["sources"].get("allow-registry"));
    let lock: toml::Table = read("Cargo.lock").parse().unwrap();
    for package in lock["package"].as_array().unwrap() {
        let source = package.get("source").and_then(toml::Value::as_str);
        let is_known = source.is_none_or(|s| registries.iter().any(|r| s.strip_prefix("registry+") == Some(r)));
        assert!(is_known, "{package}");
    }
}

#[test]
fn a_licence_that_is_not_allowed_is_told() {
    let allowed = ["MIT", "Apache-2.0"];
    for (licence, enough) in [
        ("MIT", true),
        ("MIT/GPL-3.0", true),
        ("Apache-2.0 AND MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("MPL-2.0", false),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("", false),
    ] {
        assert_eq!(is_enough(licence, &allowed), enough, "{licence}");
    }
}

#[test]
fn the_notices_are_fresh() {
    let mut text = "Parts of this program are under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/).\n\
        Their files are unchanged; their source is at the addresses below.\n\
        This list is made from the lock file: UPDATE_NOTICES=1 cargo test --test all notices\n"
        .to_owned();
    for part in parts().iter().filter(|p| is_enough(&p.licence, &["MPL-2.0"])) {
        let Part { name, version, repository, .. } = part;
        let _ = write!(text, "\n{name} {version}\n  https://crates.io/crates/{name}/{version}\n  {repository}\n");
    }
    if std::env::var_os("UPDATE_NOTICES").is_some() {
        std::fs::write(Path::new(ROOT).join("NOTICES"), &text).unwrap();
    }
    assert!(read("NOTICES") == text, "NOTICES is stale: UPDATE_NOTICES=1 cargo test --test all notices");
}

#[test]
fn every_promise_names_a_test_that_there_is() {
    let page = read("SECURITY.md");
    let mut tests = 0;
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")) {
        let proof = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let mut file = String::new();
        for name in proof.split('`').skip(1).step_by(2) {
            if name.contains('/') {
                file = read(name);
                assert!(!file.is_empty(), "no file {name}");
            } else if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                assert!(file.contains(&format!("fn {name}()")), "no test {name} for: {row}");
                tests += 1;
            }
        }
    }
    assert!(tests > 20, "{tests}");
}
