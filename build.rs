//! Compiles `keyword_packs/` and the message catalogues once, so that a run loads them in under a millisecond.
//!
//! Writes to `OUT_DIR`: `variants.bin` (the fold table), `packs.bin` (the compiled [`index::Index`]) with `store.bin` and `texts.txt`,
//! `guide.bin` (what rewrites and briefs are made of), `lists.rs` (plain lists of words) and
//! `catalogs.rs` (the messages of each language).
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    clippy::pedantic,
    clippy::expect_used,
    clippy::unwrap_used
)]
#![allow(clippy::print_stdout)]

// The files that the program and this script share, under the names that they have there.
#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/fix.rs"]
mod fix;
#[path = "src/lang"]
mod lang {
    pub mod fill;
    pub mod language;
    pub mod texts;
}
#[path = "src/lists"]
mod lists {
    pub mod letters;
    pub mod list;
}
#[path = "src/pack"]
mod pack {
    pub mod angle;
    pub mod class;
    pub mod compile;
    pub mod fault;
    pub mod guide;
    pub mod import_file;
    pub mod index;
    pub mod intent;
    pub mod lenient;
    pub mod load;
    pub mod lookup;
    pub mod meant;
    pub mod model;
    pub mod pattern;
    pub mod pooled;
    pub mod rule_file;
    pub mod ruled;
    pub mod shown;
    pub mod sign;
    pub mod stored;
    pub mod trie;
    pub mod voice;
    pub mod wording;

    pub mod house {
        use std::ops::Range;
        /// The house begins here.
        pub const fn ends() -> (usize, usize) {
            (0, 0)
        }
        /// The index is only written here, never read.
        pub const fn text(_: Range<usize>) -> Option<&'static str> {
            None
        }
        /// The same.
        pub const fn stored(_: Range<usize>) -> Option<&'static [u8]> {
            None
        }
    }
}
#[path = "src/source.rs"]
mod source;
#[path = "src/text"]
mod text {
    pub mod fold;
    pub mod nearest;
    pub mod opencc;
    pub mod token;
}

use lists::list::WordList;
use pack::{compile, guide, index, load, lookup, stored};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use text::{fold, opencc};

fn main() {
    for path in [
        "keyword_packs",
        "src/pack",
        "src/text",
        "src/lang",
        "src/lists",
        "src/diagnostic.rs",
        "src/fix.rs",
        "src/source.rs",
        "build.rs",
    ] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let opencc = opencc(&out);
    let table = variants(&opencc);
    std::fs::write(out.join("variants.bin"), &table).expect("write variants.bin");
    std::fs::write(out.join("hans.bin"), simplified_only(&opencc, &table)).expect("write hans.bin");

    let folder = load::Folder::read(Path::new("keyword_packs")).unwrap_or_else(|e| fail(&e));
    let compile::Compiled { index, tries } =
        compile::compile(&folder, fold::Variants(&table), &|_| index::Origin::BuiltIn).unwrap_or_else(|e| fail(&e));
    let lookup = lookup::Lookup::new(&index);
    let bytes = postcard::to_allocvec(&(index, lookup, tries)).expect("serialise the packs");
    std::fs::write(out.join("packs.bin"), bytes).expect("write packs.bin");
    std::fs::write(out.join("store.bin"), stored::take()).expect("write store.bin");
    std::fs::write(out.join("texts.txt"), pack::pooled::Pool::take()).expect("write texts.txt");

    let guide = guide::Guide::of(folder);
    let bytes = postcard::to_allocvec(&guide).expect("serialise the guide");
    std::fs::write(out.join("guide.bin"), bytes).expect("write guide.bin");
    for (name, rows) in &guide.wording {
        let bytes = postcard::to_allocvec(rows).expect("serialise a wording");
        std::fs::write(out.join(format!("wording-{name}.bin")), bytes).expect("write a wording");
    }

    std::fs::write(out.join("house.rs"), house()).expect("write house.rs");
    let words = words(Path::new("keyword_packs/lists")).unwrap_or_else(|e| fail(&e));
    std::fs::write(out.join("lists.rs"), words).expect("write lists.rs");

    std::fs::write(out.join("catalogs.rs"), catalogs()).expect("write catalogs.rs");
}

/// Flattens the catalogue folder of each language, and lists them for the program.
fn catalogs() -> String {
    let mut rows = String::new();
    for (_, lang) in lang::language::Lang::ALL {
        let mut flat = BTreeMap::new();
        let folder = format!("src/lang/{lang}");
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{folder}: {e}")).flatten() {
            let path = entry.path();
            let text = std::fs::read_to_string(&path).expect("read a catalogue");
            let table: toml::Table = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            flatten("", &table, &mut flat);
        }
        // Sorted by key, as they come out of the map.
        let messages: Vec<(String, String)> = flat.into_iter().collect();
        rows += &format!("(\"{lang}\", &{messages:?}),\n");
    }
    format!("static CATALOGS: &[(&str, &[(&str, &str)])] = &[\n{rows}];\n")
}

/// The pack files themselves, for runs that lay a user's folder on top of them.
fn house() -> String {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![PathBuf::from("keyword_packs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("read keyword_packs").flatten() {
            let path = entry.path();
            if path.is_dir() {
                // Lists and what accounts, comments and mentions are read by are part of the program and no pack.
                let own = ["lists", "account", "comments", "mentions"];
                folders.extend(Some(path).filter(|p| !own.iter().any(|name| p.ends_with(name))));
            } else if path.extension().is_some_and(|x| x == "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    let row = |f: &PathBuf| format!("({f:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {f:?}))),\n");
    let rows: String = files.iter().map(row).collect();
    format!("/// Path and text of every pack file of the house.\npub static HOUSE: &[(&str, &str)] = &[\n{rows}];\n")
}

/// The words of one list: a text lists its characters.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Words {
    Characters(String),
    Words(Vec<String>),
}

/// The lists as code, with what is known of their words before any text is looked at.
fn code_of(all: &[&[String]]) -> String {
    let table = |about: &str, name: &str, row: &str, show: &dyn Fn(&[String]) -> String| {
        let rows: String = all.iter().map(|words| format!("    {},\n", show(words))).collect();
        let count = all.len();
        format!("/// {about}\n#[allow(clippy::unreadable_literal)]\nstatic {name}: [{row}; {count}] = [\n{rows}];\n")
    };
    let sorted = |words: &[String]| {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_unstable_by_key(|i| &words[*i]);
        format!("&{order:?}")
    };
    let letters =
        |words: &[String]| format!("&{:?}", words.iter().map(|w| lists::letters::letters(w)).collect::<Vec<u64>>());
    let firsts = |words: &[String]| {
        let mut out = [0_u64; 4];
        for c in words.iter().filter_map(|w| w.chars().next()) {
            let (number, bit) = lists::letters::place(c);
            out[number] |= bit;
        }
        format!("{out:?}")
    };
    [
        table("The words of each list.", "WORDS", "&[&str]", &|words| format!("&{words:?}")),
        table("Their places in the order of their bytes.", "SORTED", "&[u16]", &sorted),
        table("The letters of each, as bits.", "LETTERS", "&[u64]", &letters),
        table("The letters that the words of each list begin with, as bits.", "FIRSTS", "[u64; 4]", &firsts),
    ]
    .concat()
}

/// The plain lists of words, in the order in which the program names them.
fn words(folder: &Path) -> Result<String, Vec<load::PackError>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut errors = Vec::new();
    for path in load::toml_files(folder) {
        let text = std::fs::read_to_string(&path).expect("read a list");
        let file = match load::parse::<BTreeMap<toml::Spanned<String>, Words>>(&path, text) {
            Ok(file) => file,
            Err(e) => {
                errors.push(e);
                continue;
            }
        };
        for (name, words) in file.value {
            let mut wrong =
                |message: String| errors.push(load::PackError::at(&path, &file.text, name.span().start, message));
            let words: Vec<String> = match words {
                Words::Characters(text) => text.chars().map(String::from).collect(),
                Words::Words(words) => words,
            };
            let distinct: BTreeSet<&String> = words.iter().collect();
            if words.is_empty() || distinct.len() < words.len() || words.iter().any(String::is_empty) {
                wrong(format!("`{}` is empty, or lists a word twice", name.as_ref()));
            } else if !WordList::ALL.iter().any(|(_, known)| known == name.as_ref()) {
                wrong(format!("no code asks for the list `{}`: name it in src/lists/list.rs", name.as_ref()));
            } else if found.insert(name.as_ref().clone(), words).is_some() {
                wrong(format!("another file has the list `{}`", name.as_ref()));
            }
        }
    }
    let mut all: Vec<&[String]> = Vec::new();
    for (_, name) in WordList::ALL {
        match found.get(*name) {
            Some(words) => all.push(words),
            None => errors.push(load::PackError {
                path: folder.to_owned(),
                at: None,
                fault: format!("no list `{name}`, which the program asks for").into(),
            }),
        }
    }
    let code = code_of(&all);
    if errors.is_empty() { Ok(code) } else { Err(errors) }
}

fn fail(errors: &[load::PackError]) -> ! {
    let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
    panic!("\n{}\n", lines.join("\n"))
}

/// The characters that OpenCC knows to convert.
struct Opencc {
    /// From Simplified ones to Traditional ones of no region.
    to_hant: HashMap<char, char>,
    /// From Hong Kong's to Simplified ones.
    to_hans: HashMap<char, char>,
}

/// Reads OpenCC's dictionaries, and writes the tables of `text::convert`.
fn opencc(out: &Path) -> Opencc {
    let read = |name: &str| {
        let path = format!("src/text/opencc/{name}.txt");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        opencc::Dictionary::read(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
    };
    let to_hant = read("STCharacters").characters();
    let (pairs, phrases) = opencc::to_hant(&read("STPhrases"), &to_hant, &read("HKVariants").characters());
    std::fs::write(out.join("hant-characters.txt"), pairs).expect("write hant-characters.txt");
    std::fs::write(out.join("hant-phrases.txt"), phrases).expect("write hant-phrases.txt");
    let to_hans = opencc::chain(&read("HKVariantsRev").characters(), &read("TSCharacters").characters());
    Opencc { to_hant, to_hans }
}

/// One form for the Traditional, Simplified and Hong Kong variants of a character, from OpenCC's data.
fn variants(opencc: &Opencc) -> Vec<u8> {
    let mut table = vec![0; fold::TABLE_BYTES];
    // Everyday Hong Kong spellings that OpenCC keeps apart.
    let ours = [('著', '着'), ('舖', '铺')];
    for (from, to) in opencc.to_hans.iter().map(|(a, b)| (*a, *b)).chain(ours) {
        let is_han = matches!(from, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
        if is_han && from != to && (to as u32) < 0x1_0000 {
            table[from as usize * 2..from as usize * 2 + 2].copy_from_slice(&(to as u16).to_le_bytes());
        }
    }
    table
}

/// One bit for each character that only Simplified writing has: OpenCC turns it into another one, and it is none of those
/// that Traditional text uses as well (with another meaning, or as an everyday variant).
fn simplified_only(opencc: &Opencc, variants: &[u8]) -> Vec<u8> {
    const SHARED: &str = "后里面台只系干松谷制布板表游舍丰冲别却叶吁咸回周向困姜岳帘并幸弦征志扎折据曲朱朴杆杠极柜栗核梁欲注涂淀熏\
症痴皂碗秘签胡胜腊致范蒙虫蜡辟采雕雇霉须麻黄着群床启晒踪痹峰温户税脱内净强换兑争静录卷才斗仆几了万与云合吊同咽唇夸奸巨御恤愈托抵拐\
挂毁沈沾注泛浚涌灶炮炼璃痒粘肴胆致芯苔葱鑒占出";
    let mut bits = vec![0; 0x1_0000 / 8];
    for (c, to) in &opencc.to_hant {
        let at = *c as usize;
        let is_han = ('\u{3400}'..='\u{9fff}').contains(c);
        if is_han && c != to && variants[at * 2..at * 2 + 2] == [0, 0] && !SHARED.contains(*c) {
            bits[at / 8] |= 1 << (at % 8);
        }
    }
    bits
}

fn flatten(prefix: &str, table: &toml::Table, out: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::String(s) => {
                out.insert(name, s.clone());
            }
            toml::Value::Table(t) => flatten(&name, t, out),
            other => panic!("{name}: a catalogue holds strings, not {other}"),
        }
    }
}
