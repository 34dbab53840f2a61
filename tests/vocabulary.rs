//! Vocabulary is data: words stand in `keyword_packs/` and in the catalogues, and code holds none. What may stay is grammar:
//! single marks, numerals, and shapes such as 點 behind a number. [`GRAMMAR`] lists the files that hold some, and no other
//! file may hold a literal with Han characters.

use super::source;

use source::{HAN, bare};
use std::collections::BTreeMap;

/// Files with the number of their literals that hold Han characters, and what these are.
const GRAMMAR: &[(&str, usize, &str)] = &[
    ("cli/args/heading.rs", 17, "what a page of help says before any catalogue is there"),
    ("cli/pack/import.rs", 1, "the name of the tool whose exports are known"),
    ("tables/count.rs", 2, "numerals: 1.2万, 3亿"),
    ("rules/format/odd_width.rs", 1, "numerals"),
    ("text/date.rs", 2, "the shape 2026年11月1日"),
    ("text/fold.rs", 2, "signs that stand for a character: 卫❤, +微"),
    ("text/number.rs", 45, "numerals and what they are worth"),
    ("text/scan.rs", 39, "numerals, and the shapes of prices and numbers"),
    ("titles/clauses.rs", 1, "numerals, between which a comma cuts nothing"),
    ("reading/facts/address.rs", 23, "shapes of facts"),
    ("reading/facts/amounts.rs", 25, "shapes of facts"),
    ("reading/facts/clock.rs", 44, "shapes of facts"),
    ("reading/facts/hours.rs", 13, "days of the week by their numeral: 二四休息"),
    ("reading/facts/offer.rs", 5, "shapes of facts"),
    ("reading/facts/price/behind.rs", 4, "shapes of facts"),
    ("reading/facts/price/condition.rs", 1, "月 behind a number"),
    ("reading/facts/price/mod.rs", 1, "shapes of facts"),
    ("reading/facts/transport.rs", 1, "shapes of facts"),
    ("reading/query.rs", 2, "的 and 嘅, which people leave out"),
    ("reading/whereabouts.rs", 3, "門牌 and 號 beside a house number"),
    ("pack/compile/typed.rs", 37, "characters and what is typed for them"),
    ("rules/hard_sell/catalogue_list.rs", 1, "加 before an amount"),
    ("text/account.rs", 1, "點 in a spelled address"),
    ("text/measure.rs", 3, "多, 几, 来 between a number and its unit"),
];

/// Files with literals that hold Han characters, and how many.
fn counts(tree: &BTreeMap<String, String>) -> BTreeMap<&str, usize> {
    let count = |text: &str| bare(text).matches(HAN).count();
    tree.iter().map(|(file, text)| (file.as_str(), count(text))).filter(|(_, n)| *n > 0).collect()
}

/// What is wrong with the numbers of a tree, in words.
fn wrong(counts: &BTreeMap<&str, usize>, allowed: &[(&str, usize, &str)]) -> Vec<String> {
    let mut out = Vec::new();
    for (file, n) in counts {
        match allowed.iter().find(|(known, ..)| known == file) {
            None => out.push(format!(
                "src/{file} holds {n} literals with Chinese words: put them into keyword_packs/ or src/lang/"
            )),
            Some((_, most, what)) if n > most => out.push(format!(
                "src/{file} holds {n} literals with Han characters, {most} are known ({what}): words are data"
            )),
            Some(_) => {}
        }
    }
    for (file, most, _) in allowed {
        let n = counts.get(file).copied().unwrap_or_default();
        if n < *most {
            out.push(format!("src/{file} holds only {n} of {most}: write the lower number into tests/vocabulary.rs"));
        }
    }
    out
}

#[test]
fn code_holds_no_vocabulary() {
    let tree = source::tree();
    let wrong = wrong(&counts(&tree), GRAMMAR);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_is_asked_for() {
    let tree = source::tree();
    let code: String = tree.iter().filter(|(file, _)| !file.starts_with("lists/")).map(|(_, t)| bare(t)).collect();
    // By its own name, or in a table of lists.
    let asked: std::collections::HashSet<&str> = code.split(|c: char| !c.is_alphanumeric()).collect();
    for (list, name) in advise::lists::WordList::ALL {
        assert!(asked.contains(&format!("{list:?}").as_str()), "no code asks for the list `{name}`");
    }
}

#[test]
fn words_are_seen_wherever_they_stand() {
    let text = [
        "//! 茶",
        r#"const A: &[&str] = &["茶", "tea", "一\"壺"]; // "茶""#,
        "const R: &str = r#\"raw \"茶\"\"#;",
        r#"/// "茶""#,
        r"fn f<'a>(c: char) -> bool { matches!(c, '茶' | 'x' | '\'' | '\u{200b}') }",
        "#[cfg(test)]",
        "#[allow(clippy::unwrap_used)]",
        r#"mod tests { fn t() { g("茶{"); } }"#,
        r#"const B: &str = "茶";"#,
    ]
    .join("\n");
    let tree = BTreeMap::from([("a.rs".to_owned(), text), ("b.rs".to_owned(), "fn g() {}".to_owned())]);
    let found = counts(&tree);
    assert_eq!(found, BTreeMap::from([("a.rs", 5)]));
    assert_eq!(wrong(&found, &[("a.rs", 5, "tea")]), [""; 0]);
    for (allowed, says) in [
        (&[][..], "a.rs holds 5 literals with Chinese words"),
        (&[("a.rs", 4, "tea")][..], "4 are known (tea)"),
        (&[("a.rs", 6, "tea")][..], "a.rs holds only 5 of 6"),
        (&[("a.rs", 5, "tea"), ("b.rs", 1, "tea")][..], "b.rs holds only 0 of 1"),
    ] {
        let found = wrong(&found, allowed);
        assert!(found.len() == 1 && found[0].contains(says), "{found:?}");
    }
}
