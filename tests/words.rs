//! Short Chinese forms of places and trades hit anywhere, so none may stand inside a common word that means something
//! else: such a form is guarded, or weak.

use advise::pack::Packs;
use advise::pack::model::Name;
use advise::text::variants;
use std::collections::HashSet;
use toml::Spanned;

/// Folded words that hold a form and mean what it names: 中華書局 sells books.
const HARMLESS: &[&str] = &["中华书局"];

/// An entry of a pack: folded names and forms that count by themselves, and folded guards.
struct Entry {
    name: String,
    strong: Vec<String>,
    guards: Vec<String>,
}

fn entry(name: &Name, forms: &[Spanned<String>], weak: &[Spanned<String>], guards: &[Spanned<String>]) -> Entry {
    let keys = |list: &[Spanned<String>]| list.iter().map(|f| variants().key(f.as_ref())).collect::<Vec<_>>();
    let weak: HashSet<String> = keys(weak).into_iter().collect();
    let names = [&name.hant, &name.hans, &name.en].map(|n| variants().key(n));
    let strong = names.into_iter().chain(keys(forms)).filter(|k| !weak.contains(k)).collect();
    Entry { name: name.hant.clone(), strong, guards: keys(guards) }
}

/// Where a part stands in a word.
fn found(word: &str, part: &str) -> Vec<(usize, usize)> {
    word.match_indices(part).map(|(at, p)| (at, at + p.len())).collect()
}

#[test]
fn short_forms_hide_in_no_common_word() {
    let (folder, _) = Packs::files(&[]).unwrap();
    let words: Vec<String> = include_str!("data/common-words.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|w| variants().key(w))
        .collect();
    let mut wrong = Vec::new();
    let mut packs: Vec<(String, Vec<Entry>)> = Vec::new();
    for file in &folder.districts {
        let d = &file.value;
        let mut all = vec![entry(&d.name, &d.forms, &d.weak, &d.guards)];
        all.extend(d.places.iter().map(|p| entry(&p.name, &p.forms, &p.weak, &p.guards)));
        packs.push((file.path.display().to_string(), all));
    }
    for file in &folder.categories {
        let c = &file.value;
        packs.push((file.path.display().to_string(), vec![entry(&c.name, &c.forms, &c.weak, &c.guards)]));
    }
    for (path, entries) in &packs {
        let longer: Vec<&String> = entries.iter().flat_map(|e| &e.strong).collect();
        for entry in entries {
            for form in entry.strong.iter().filter(|f| (2..=3).contains(&f.chars().count()) && !f.is_ascii()) {
                for word in words.iter().filter(|w| w.len() > form.len() && w.contains(form.as_str())) {
                    let hides = |(start, end): (usize, usize)| {
                        let over = |(s, e): (usize, usize)| s < end && start < e;
                        let holds = |(s, e): (usize, usize)| s <= start && end <= e && e - s > end - start;
                        entry.guards.iter().any(|g| found(word, g).into_iter().any(over))
                            || longer.iter().any(|l| found(word, l).into_iter().any(holds))
                    };
                    if !found(word, form).into_iter().all(hides) && !HARMLESS.contains(&word.as_str()) {
                        wrong.push(format!("{path}: {form} of {} in {word}", entry.name));
                    }
                }
            }
        }
    }
    assert!(words.len() > 5000);
    assert!(wrong.is_empty(), "{} forms hide in common words:\n{}", wrong.len(), wrong.join("\n"));
}
