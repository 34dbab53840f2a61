//! The pack file that `pack harvest --write` writes: the format of an import, without figures.

use super::keywords::Proposal;
use crate::figures::export::KeywordFigures;
use crate::figures::write::{PackHead, document};
use crate::text::variants;
use std::collections::BTreeMap;

/// What the `source` of a harvested pack begins with.
pub const SOURCE: &str = "harvest";

/// A pack file with these keywords, in the order of their folded text so that a diff can be read.
pub fn text(id: &str, host: &str, file: &str, imported: &str, keywords: &[Proposal]) -> String {
    let source = if host.is_empty() { SOURCE.to_owned() } else { format!("{SOURCE} {host}") };
    let sorted: BTreeMap<String, &str> = keywords
        .iter()
        .map(|k| (variants().key(&k.text), k.text.as_str()))
        .filter(|(key, _)| !key.is_empty())
        .collect();
    let rows: Vec<KeywordFigures> =
        sorted.into_values().map(|text| KeywordFigures { text: one_line(text), ..KeywordFigures::default() }).collect();
    let [id, source, file, date] = [id, &source, file, imported].map(one_line);
    document(&PackHead { id, source, file, date, bids: None }, &rows)
}

/// A file name for a host or a file: `shop.example.hk` gives `shop-example-hk`. The same for the same name, always.
pub fn id(name: &str) -> String {
    let mut id = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.truncate(60);
    let id = id.trim_matches('-');
    if !id.is_empty() && name.is_ascii() {
        return id.to_owned();
    }
    // A Chinese name has no letters to go by, so its bytes tell it from others (FNV-1a).
    let hash = name.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    if id.is_empty() { format!("page-{hash:08x}") } else { format!("{id}-{hash:08x}") }
}

/// A text as TOML writes it, in one line.
pub fn quoted(text: &str) -> String {
    toml_edit::Value::from(one_line(text)).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::keywords::ProposalKind;
    use super::*;

    #[test]
    fn a_pack_is_sorted_and_says_where_it_is_from() {
        let keyword =
            |text: &str| Proposal { text: text.to_owned(), kind: ProposalKind::New, pack: None, uses: 1, weight: 1 };
        let words = ["手沖咖啡", "上環咖啡店", "\"Cold\" brew", "手冲咖啡"].map(keyword);
        let text = text("shop-hk", "shop.hk", "https://shop.hk/", "2026-11-22", &words);
        assert!(text.starts_with(
            "id = \"shop-hk\"\nsource = \"harvest shop.hk\"\nfile = \"https://shop.hk/\"\nimported = \"2026-11-22\"\n"
        ));
        let table: toml::Table = toml::from_str(&text).unwrap();
        let words: Vec<&str> =
            table["keyword"].as_array().unwrap().iter().map(|k| k["text"].as_str().unwrap()).collect();
        assert_eq!(words.len(), 3, "{words:?}");
        assert_eq!(words[0], "\"Cold\" brew");
    }

    #[test]
    fn names_for_files() {
        assert_eq!(id("Shop.Example.HK"), "shop-example-hk");
        assert_eq!(id("../../etc"), "etc");
        assert!(id("餐牌").starts_with("page-") && id("餐牌") != id("食評"));
        assert_eq!(id("www.餐牌.hk"), id("www.餐牌.hk"));
    }
}
