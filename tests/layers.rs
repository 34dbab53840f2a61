//! The floors of the house: who may import whom. Reads the `use` lines and paths of every file of `src/` and fails on an
//! import that runs upward, and on files that import one another in a circle. `ARCHITECTURE.md` explains the floors.
//!
//! Reads text, not meaning: a call of a method whose type was handed over is no import, and neither is `mod x;`.

use super::source;

use source::{Tree, bare};
use std::collections::{BTreeMap, BTreeSet};

/// The rooms from the ground up. A room imports only from rooms that stand before it.
const ROOMS: [&str; 32] = [
    "source",     // bytes and lines
    "lists",      // plain lists of words, compiled in
    "text",       // folding, tokens, sentences, units, dates
    "lang",       // catalogues of messages, texts of packs
    "fix",        // changes to a text
    "diagnostic", // what a rule finds
    "note",       // a draft as the platform would show it
    "config",     // settings of a run, the shop's profile
    "pack",       // curated data
    "reading",    // what stands in a note, before anybody judges it
    "rules",      // what is found
    "grams",      // a note letter by letter, for what is learned
    "judge",      // a learned second opinion on what was found
    "tone",       // how it sounds
    "score",      // how good it is
    "titles",     // what it could be called
    "check",      // the verdict: all of the four
    "mend",       // a draft with its fixes applied
    "net",        // what all clients of servers have in common
    "fetch",      // pages from the net
    "tables",     // tables as tools and people hand them in
    "figures",    // exports of keyword tools
    "comments",   // what customers say
    "mentions",   // what people post of a shop
    "curate",     // the keeper's tools for packs
    "harvest",    // facts and keywords out of pages
    "write",      // what is written: versions, briefs, lists of keywords
    "account",    // a shop's notes as a whole
    "report",     // how it is shown; every wire shape
    "lib",        // the door of the library
    "cli",        // arguments, files, terminal
    "main",
];

/// File, the files it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The module that a file is: `pack/index.rs` → pack, index; `pack/mod.rs` → pack.
fn module_of(file: &str) -> Vec<String> {
    let mut parts: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|p| p == "mod") {
        parts.pop();
    }
    parts
}

/// All paths that a code names: those of its `use` lines, unfolded, and those in its bodies.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut bodies = String::new();
    let mut rest = code;
    let next_use = |text: &str| text.match_indices("use ").map(|(i, _)| i).find(|i| begins_word(text, *i));
    while let Some(at) = next_use(rest) {
        bodies.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |i| at + i);
        unfold("", &rest[at + 4..end], &mut found);
        rest = &rest[(end + 1).min(rest.len())..];
    }
    bodies.push_str(rest);
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    found.extend(bodies.split(|c: char| !is_path(c)).filter(|p| p.contains("::")).map(str::to_owned));
    found
}

fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// `a::{b, c::{d}}` → `a::b`, `a::c::d`.
fn unfold(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split(" as ").next().unwrap_or_default().trim();
        found.push(format!("{prefix}{name}"));
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut from) = (0, 0);
    for (i, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            if !inside[from..i].trim().is_empty() {
                unfold(&prefix, &inside[from..i], found);
            }
            from = i + 1;
        }
    }
}

/// What each file imports.
fn imports(tree: &Tree) -> Imports {
    let files: BTreeMap<Vec<String>, &str> = tree.keys().map(|f| (module_of(f), f.as_str())).collect();
    let root = |file: &str| if file == "main.rs" || file.starts_with("cli/") { "main.rs" } else { "lib.rs" };
    let mut out = Imports::new();
    for (file, text) in tree {
        let own = if file == "lib.rs" || file == "main.rs" { Vec::new() } else { module_of(file) };
        let mine = out.entry(file.clone()).or_default();
        for path in paths(&bare(text)) {
            let segments: Vec<&str> = path.split("::").filter(|s| !s.is_empty()).collect();
            let Some(whole) = absolute(&own, &segments, &files) else { continue };
            let named = (1..=whole.len()).rev().find_map(|n| files.get(&whole[..n]).copied());
            let target = named.unwrap_or_else(|| if segments[0] == "crate" { root(file) } else { "lib.rs" });
            if target != file {
                mine.insert(target.to_owned());
            }
        }
    }
    out
}

/// A path from the root of the crate; none when it leads outside.
fn absolute(own: &[String], segments: &[&str], files: &BTreeMap<Vec<String>, &str>) -> Option<Vec<String>> {
    let owned = |s: &[&str]| s.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    match *segments.first()? {
        "crate" | "advise" => Some(owned(&segments[1..])),
        "self" => Some([own.to_vec(), owned(&segments[1..])].concat()),
        "super" => {
            let ups = segments.iter().take_while(|s| **s == "super").count();
            Some([own[..own.len().saturating_sub(ups)].to_vec(), owned(&segments[ups..])].concat())
        }
        child => {
            let inside = [own.to_vec(), vec![child.to_owned()]].concat();
            files.contains_key(&inside).then(|| [own.to_vec(), owned(segments)].concat())
        }
    }
}

/// The room of a file.
fn room(file: &str) -> &str {
    file.trim_end_matches(".rs").split('/').next().unwrap_or_default()
}

/// Imports that run upward, and rooms that nobody wrote down.
fn upward(imports: &Imports) -> Vec<String> {
    let floor = |file: &str| ROOMS.iter().position(|r| *r == room(file));
    let mut wrong = Vec::new();
    for (file, theirs) in imports {
        if floor(file).is_none() {
            wrong.push(format!("src/{file} stands in no room of the table"));
        }
        for other in theirs {
            if floor(other) > floor(file) {
                wrong.push(format!("src/{file} imports src/{other}, which stands above it"));
            }
        }
    }
    wrong
}

/// Files that can be reached from themselves, each with the next one of its circle.
fn circles(imports: &Imports) -> Vec<String> {
    let reach = |from: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = vec![from];
        while let Some(file) = open.pop() {
            for next in imports.get(file).into_iter().flatten() {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports.keys().map(|f| (f.as_str(), reach(f))).collect();
    let is_back = |file: &str, next: &str| reached.get(next).is_some_and(|r| r.contains(file));
    imports
        .iter()
        .flat_map(|(file, theirs)| theirs.iter().map(move |next| (file, next)))
        .filter(|(file, next)| is_back(file, next))
        .map(|(file, next)| format!("src/{file} imports src/{next}, which leads back to it"))
        .collect()
}

#[test]
fn nobody_imports_upward() {
    let wrong = upward(&imports(&source::tree()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let wrong = circles(&imports(&source::tree()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_of_the_table_is_there() {
    let tree = source::tree();
    for name in ROOMS {
        assert!(tree.keys().any(|f| room(f) == name), "no room `{name}`");
    }
    let all = imports(&tree);
    assert!(all.values().map(BTreeSet::len).sum::<usize>() > 300, "hardly any import was read");
}

/// What a check could do besides reading its arguments.
const OUTSIDE: [&str; 6] = ["std::fs", "std::thread", "std::net", "std::env", "std::process", "std::time"];
/// Files below the check that its way does not lead through: they read the folders of packs that a user names.
const BESIDE_THE_WAY: [&str; 2] = ["pack/load.rs", "pack/mod.rs"];

#[test]
fn on_the_way_of_a_check_there_are_no_threads_and_no_files() {
    let below = ROOMS.iter().take_while(|r| **r != "check").chain(&["check"]).collect::<Vec<_>>();
    let mut read = 0;
    for (file, text) in source::tree() {
        if !below.contains(&&room(&file)) || BESIDE_THE_WAY.contains(&file.as_str()) {
            continue;
        }
        read += 1;
        let code = bare(&text);
        for path in paths(&code) {
            let touches = OUTSIDE.iter().find(|o| path == **o || path.starts_with(&format!("{o}::")));
            assert!(touches.is_none(), "src/{file} names {path}");
        }
    }
    assert!(read > 50, "hardly any file was read");
}

/// A house of these files.
fn house(files: &[(&str, &str)]) -> Imports {
    imports(&files.iter().map(|(f, t)| ((*f).to_owned(), (*t).to_owned())).collect())
}

#[test]
fn an_upward_import_is_seen_however_it_is_written() {
    for line in [
        "use crate::check::Report;",
        "use crate::{lang::Lang, check::{self, Report}};",
        "pub use super::super::check::Report as R;",
        "fn f() { crate::check::run(); }",
        "fn f(x: &super::super::check::Report) {}",
        "const A: char = '\"'; use crate::check::Report;",
    ] {
        let house = house(&[("lib.rs", ""), ("check.rs", ""), ("lang/mod.rs", ""), ("note/topic.rs", line)]);
        assert_eq!(upward(&house).len(), 1, "{line}");
    }
    for line in [
        "// use crate::check::Report;",
        "const A: &str = \"crate::check::Report\";",
        "#[cfg(test)]\nmod tests { use crate::check::Report; }\nuse crate::lang::Lang;",
        "#[cfg(test)]\nuse crate::check::Report;",
    ] {
        let house = house(&[("lib.rs", ""), ("check.rs", ""), ("lang/mod.rs", ""), ("note/topic.rs", line)]);
        assert!(upward(&house).is_empty(), "{line}");
    }
    assert_eq!(upward(&house(&[("attic/mod.rs", "")])).len(), 1, "a room that is in no table");
}

#[test]
fn a_circle_is_seen_in_a_room_and_through_its_door() {
    let two = house(&[("note/mod.rs", ""), ("note/a.rs", "use super::b::B;"), ("note/b.rs", "use crate::note::a::A;")]);
    assert_eq!(circles(&two).len(), 2);
    let door = house(&[("note/mod.rs", "mod a;\npub use a::A;\npub struct N;"), ("note/a.rs", "use super::N;")]);
    assert_eq!(circles(&door).len(), 2);
    let line = house(&[
        ("note/mod.rs", "mod a;\nmod b;\npub use a::A;"),
        ("note/a.rs", "use super::b::B;"),
        ("note/b.rs", ""),
    ]);
    assert!(circles(&line).is_empty());
}
