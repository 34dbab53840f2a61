//! The packs' own lines run as tests: every row's `bad` and `hit` lines must be found by it, `good` and `miss` lines not.

use super::*;

#[test]
fn the_packs_of_the_house_load() {
    let packs = Packs::built_in();
    assert!(packs.is_complete());
    assert!(packs.index.districts.len() >= 8);
}

#[test]
fn forms_are_found_in_any_script_and_spelling() {
    let packs = Packs::built_in();
    for text in ["上環", "上环", "Sheung Wan", "SheungWan", "sheung-wan", "ＳＨＥＵＮＧ ＷＡＮ"] {
        let terms = packs.terms_named(text);
        assert!(terms.iter().any(|t| packs.index.terms[*t as usize].id == "sheung-wan"), "{text}: {terms:?}");
    }
}

/// What is wrong with the house's files when a text of one of them is another.
fn errors_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut folder = Folder::default();
    for (file, text) in HOUSE {
        let text = if *file == path { text.replacen(from, to, 1) } else { (*text).to_owned() };
        assert!(*file != path || text.contains(to), "{path} does not hold {from}");
        if ["/phrases/", "/rules/", "/facts/"].iter().any(|part| file.contains(part)) {
            folder.rules.push(load::parse(Path::new(file), text).unwrap());
        }
    }
    let compiled = compile::compile(&folder, variants(), &|_| Origin::BuiltIn);
    compiled.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_misspelt_class_is_named_with_its_place() {
    let frames = "keyword_packs/phrases/frames.toml";
    assert_eq!(errors_after(frames, "frame-report =", "frame-report ="), [""; 0]);
    let asked = errors_after(frames, "frame-report =", "frame-reprot =");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with(&format!("{frames}:")), "{asked:?}");
    assert!(asked[0].contains("`frame-report`") && asked[0].ends_with("`frame-reprot`?"), "{asked:?}");
    let urgency = "keyword_packs/phrases/hard-sell/urgency.toml";
    let in_pattern = errors_after(urgency, "@offer", "@offfer");
    assert!(in_pattern[0].starts_with(&format!("{urgency}:")) && in_pattern[0].contains("did you mean `@offer`?"));
}
