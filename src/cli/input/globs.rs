//! Which files of a folder are left out: the rules of `.gitignore` and `.ignore` files, and of `[files] exclude`, which is
//! written the same way. The patterns themselves are the business of `glob`.

use glob::{MatchOptions, Pattern, PatternError};
use std::path::{Path, PathBuf};

/// `*` stays within a name, and a dot is a character like any other.
const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };
/// Files with rules, those that have the last word behind.
const FILES: [&str; 2] = [".gitignore", ".ignore"];

/// One line of such a file.
#[derive(Clone, Debug)]
struct Rule {
    pattern: Pattern,
    /// `!`: what matches is read after all.
    keeps: bool,
    /// Ends with `/`.
    only_folders: bool,
    /// Has a `/` that is not at its end: counts from the folder that the file stands in. Otherwise a name is enough.
    whole_path: bool,
}

/// Rules that count from one folder; of those that match, the last one holds.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    root: PathBuf,
    rules: Vec<Rule>,
}

impl Globs {
    /// No rules yet, for what lies in a folder.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), rules: Vec::new() }
    }

    /// One more line; a blank one and a comment say nothing.
    pub fn add(&mut self, line: &str) -> Result<(), PatternError> {
        if line.starts_with('#') {
            return Ok(());
        }
        // Blanks at the end count only behind a backslash.
        let trimmed = line.trim_end();
        let line =
            if trimmed.ends_with('\\') && trimmed.len() < line.len() { &line[..=trimmed.len()] } else { trimmed };
        let (keeps, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (only_folders, line) = line.strip_suffix('/').map_or((false, line), |rest| (true, rest));
        if line.is_empty() {
            return Ok(());
        }
        let whole_path = line.contains('/');
        let pattern = Pattern::new(&translated(line.strip_prefix('/').unwrap_or(line)))?;
        self.rules.push(Rule { pattern, keeps, only_folders, whole_path });
        Ok(())
    }

    /// The rules that stand in a folder, if any do. A line that cannot be read leaves nothing out.
    fn of_folder(folder: &Path) -> Option<Self> {
        let mut globs = Self::new(folder);
        for text in FILES.iter().filter_map(|name| std::fs::read_to_string(folder.join(name)).ok()) {
            for line in text.lines() {
                let _ = globs.add(line);
            }
        }
        (!globs.rules.is_empty()).then_some(globs)
    }

    /// What the rules say of a path itself: `Some(true)` to leave it out, `None` nothing.
    fn says(&self, path: &Path, is_folder: bool) -> Option<bool> {
        let path = path.strip_prefix(&self.root).ok().filter(|p| !p.as_os_str().is_empty())?;
        let name = path.file_name()?;
        let matches = |rule: &&Rule| {
            let seen = if rule.whole_path { path } else { Path::new(name) };
            (is_folder || !rule.only_folders) && rule.pattern.matches_path_with(seen, OPTIONS)
        };
        self.rules.iter().rev().find(matches).map(|rule| !rule.keeps)
    }

    /// Whether a file is left out, by itself or with a folder that it lies in.
    pub fn leave_out(&self, file: &Path) -> bool {
        let within = |p: &&Path| p.starts_with(&self.root);
        file.ancestors().take_while(within).enumerate().find_map(|(i, p)| self.says(p, i > 0)) == Some(true)
    }
}

/// A line of `.gitignore` as `glob` writes it: `\x` is `[x]`, `[^x]` is `[!x]`, and two stars that are no whole name are one.
fn translated(line: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in line.split('/') {
        if name == "**" {
            names.extend(Some(name.to_owned()).filter(|n| names.last() != Some(n)));
            continue;
        }
        let mut out = String::new();
        let mut chars = name.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.extend(chars.next().map(|c| Pattern::escape(&c.to_string()))),
                '*' if out.ends_with('*') => {}
                '[' if chars.peek() == Some(&'^') => {
                    chars.next();
                    out.push_str("[!");
                }
                c => out.push(c),
            }
        }
        names.push(out);
    }
    // What lies below, not the folder itself.
    if names.len() > 1 && names.last().is_some_and(|n| n == "**") {
        names.push("*".to_owned());
    }
    names.join("/")
}

/// A file, or what cannot be read and why.
pub type Found = Result<PathBuf, (PathBuf, std::io::Error)>;

/// The files of a folder and of those below it, without hidden ones and without what the rules leave out. Links to folders
/// are not followed. What cannot be read is handed over as it comes, with its place.
pub fn files(folder: &Path) -> Vec<Found> {
    // Rules are compared with where a folder really is.
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut found = Vec::new();
    walk(folder, &real, &mut rules_above(&real), &mut found);
    found
}

/// Rules of the folders above, up to the one that `git` works in; the nearest behind.
fn rules_above(folder: &Path) -> Vec<Globs> {
    let mut rules = Vec::new();
    if !folder.join(".git").exists() {
        for above in folder.ancestors().skip(1) {
            rules.extend(Globs::of_folder(above));
            if above.join(".git").exists() {
                break;
            }
        }
    }
    rules.reverse();
    rules
}

fn walk(folder: &Path, real: &Path, rules: &mut Vec<Globs>, found: &mut Vec<Found>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) => return found.push(Err((folder.to_owned(), e))),
    };
    let own = Globs::of_folder(real);
    let has_own = own.is_some();
    rules.extend(own);
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                found.push(Err((folder.to_owned(), e)));
                continue;
            }
        };
        let name = entry.file_name();
        let is_folder = entry.file_type().is_ok_and(|t| t.is_dir());
        let is_hidden = name.to_string_lossy().starts_with('.');
        // The nearest rules have the first word.
        let below = real.join(&name);
        let left_out = || rules.iter().rev().find_map(|r| r.says(&below, is_folder)) == Some(true);
        if is_hidden || left_out() {
            continue;
        }
        if is_folder { walk(&entry.path(), &below, rules, found) } else { found.push(Ok(entry.path())) }
    }
    if has_own {
        rules.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lines say of a path in `/a`; a path that ends with `/` is a folder.
    fn says(lines: &str, path: &str) -> Option<bool> {
        let mut globs = Globs::new(Path::new("/a"));
        lines.lines().for_each(|l| globs.add(l).unwrap());
        globs.says(&Path::new("/a").join(path.trim_end_matches('/')), path.ends_with('/'))
    }

    #[test]
    fn lines_mean_what_git_means() {
        for (lines, path) in [
            ("old", "old"),
            ("old", "b/c/old"),
            ("old/", "b/old/"),
            ("/old", "old"),
            ("b/old", "b/old"),
            ("*.md", "b/x.md"),
            ("*-old.md", "b/noodle-old.md"),
            ("b/*.md", "b/x.md"),
            ("**/old", "b/c/old"),
            ("b/**", "b/c/d"),
            ("b/**/d", "b/d"),
            ("b/**/d", "b/c/c/d"),
            ("b**.md", "bcd.md"),
            ("x?.md", "xy.md"),
            ("[xy].md", "x.md"),
            ("[^x].md", "y.md"),
            ("\\#1.md", "#1.md"),
            ("\\!.md", "!.md"),
            ("a\\*.md", "a*.md"),
            ("old.md   ", "old.md"),
            ("草稿*", "草稿一.md"),
        ] {
            assert_eq!(says(lines, path), Some(true), "{lines} {path}");
        }
        for (lines, path) in [
            ("old/", "old"),
            ("/old", "b/old"),
            ("b/old", "c/b/old"),
            ("b/*.md", "b/c/x.md"),
            ("b/**", "b/"),
            ("a\\*.md", "ab.md"),
            ("# old", "old"),
            ("\n  \n", "old"),
            ("*.md", "/elsewhere/x.md"),
        ] {
            assert_eq!(says(lines, path), None, "{lines} {path}");
        }
        assert_eq!(says("*.md\n!keep.md", "keep.md"), Some(false));
        assert_eq!(says("!keep.md\n*.md", "keep.md"), Some(true));
        assert!(Globs::new(Path::new("/a")).add("x[").is_err());
    }

    #[test]
    fn a_file_goes_with_its_folder() {
        let mut globs = Globs::new(Path::new("/a"));
        globs.add("old/").unwrap();
        globs.add("!old/new.md").unwrap();
        assert!(globs.leave_out(Path::new("/a/b/old/c/x.md")));
        assert!(!globs.leave_out(Path::new("/a/old/new.md")));
        assert!(!globs.leave_out(Path::new("/b/old/x.md")));
    }

    #[test]
    fn a_walk_obeys_the_nearest_rules_first() {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(".gitignore", "*.txt\ndrop/\n/top.md\n");
        write("in/.gitignore", "!keep.txt\n");
        write("in/deep/.ignore", "x.md\n");
        for path in [
            "top.md",
            "in/top.md",
            "a.txt",
            "in/keep.txt",
            "in/b.txt",
            "in/deep/x.md",
            "in/x.md",
            "drop/a.md",
            "in/drop/a.md",
            ".hidden/a.md",
            "in/.b.md",
        ] {
            write(path, "");
        }
        let names = |from: &str| {
            let root = dir.path().join(from);
            let mut all: Vec<String> = files(&root)
                .into_iter()
                .map(|f| f.unwrap().strip_prefix(dir.path()).unwrap().to_string_lossy().replace('\\', "/"))
                .collect();
            all.sort();
            all
        };
        assert_eq!(names(""), ["in/keep.txt", "in/top.md", "in/x.md"]);
        // Rules above the folder hold, too.
        assert_eq!(names("in"), ["in/keep.txt", "in/top.md", "in/x.md"]);
        // A repository of its own knows nobody above.
        write("in/.git/HEAD", "");
        assert_eq!(names("in"), ["in/b.txt", "in/drop/a.md", "in/keep.txt", "in/top.md", "in/x.md"]);
        assert!(files(&dir.path().join("nowhere"))[0].is_err());
    }
}
