//! The program's own files as text, for tests that watch over how it is built. Reads text, not meaning.

use std::collections::BTreeMap;
use std::path::Path;

/// Path from `src/` and text of each file.
pub type Tree = BTreeMap<String, String>;

/// Stands in [`bare`] where a literal with Han characters stood.
pub const HAN: char = '\u{1}';

/// All files of `src/` but those of tests: `tests.rs`, and folders of that name.
pub fn tree() -> Tree {
    fn walk(dir: &Path, root: &Path, tree: &mut Tree) {
        for entry in std::fs::read_dir(dir).unwrap().flatten() {
            let path = entry.path();
            if path.ends_with("tests") {
                continue;
            }
            if path.is_dir() {
                walk(&path, root, tree);
            } else if path.extension().is_some_and(|x| x == "rs") && !path.ends_with("tests.rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                tree.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut tree = Tree::new();
    walk(&root, &root, &mut tree);
    tree
}

/// Code without comments, literals and the modules of tests; [`HAN`] stands for each literal with Han characters.
pub fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        let end = match chars[i] {
            '/' if chars.get(i + 1) == Some(&'/') => {
                i += chars[i..].iter().take_while(|c| **c != '\n').count();
                continue;
            }
            '"' => string_end(&chars, i),
            '\'' if chars.get(i + 1) == Some(&'\\') => {
                i + 3 + chars[i + 3..].iter().take_while(|c| **c != '\'').count() + 1
            }
            '\'' if chars.get(i + 2) == Some(&'\'') => i + 3,
            c => {
                out.push(c);
                i += 1;
                continue;
            }
        };
        let end = end.min(chars.len());
        if chars[i..end].iter().any(|c| ('\u{3400}'..='\u{9fff}').contains(c)) {
            out.push(HAN);
        }
        i = end;
    }
    without_tests(&out)
}

/// Behind the string that opens here. A raw string has as many signs behind it as before it, and no escapes.
fn string_end(chars: &[char], open: usize) -> usize {
    let signs = chars[..open].iter().rev().take_while(|c| **c == '#').count();
    let is_raw = open > signs && chars[open - signs - 1] == 'r';
    let mut i = open + 1;
    while i < chars.len() {
        let closes = chars[i] == '"' && (!is_raw || chars[i + 1..].iter().take_while(|c| **c == '#').count() >= signs);
        if closes {
            break;
        }
        i += if chars[i] == '\\' && !is_raw { 2 } else { 1 };
    }
    i + 1
}

fn without_tests(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        let after = &rest[at..];
        let end = match (after.find('{'), after.find(';')) {
            (Some(open), semicolon) if semicolon.is_none_or(|s| open < s) => {
                let mut depth = 0;
                let close = after.char_indices().skip_while(|(i, _)| *i < open).find_map(|(i, c)| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    (depth == 0).then_some(i + 1)
                });
                close.unwrap_or(after.len())
            }
            (_, Some(semicolon)) => semicolon + 1,
            _ => after.len(),
        };
        rest = &after[end..];
    }
    out + rest
}
