//! What is learned of sentences as beginnings, as JSON lines: for each draft its sentences with their text, buckets of grams and
//! signs, and features. Drafts come as NDJSON on standard input; `keyword_packs/leads/train.py` runs this.

#![allow(clippy::print_stdout)]

use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::{Author, Draft, Meta, Record, Source};
use advise::pack::Packs;
use advise::write::rewrite::{Options, Rewriter, opening_names};
use serde_json::{Value, json};
use std::io::BufRead;

fn main() {
    let (packs, config) = (Packs::built_in(), Config::default());
    let Ok(guide) = Packs::guide(&[]) else { return println!("{}", json!({ "error": "no guide" })) };
    let catalog = Catalog::new(Lang::ZhHk);
    let rewriter = Rewriter::new(&packs, &guide, &config, &catalog, Options::default());
    println!("{}", json!({ "features": opening_names() }));
    for line in std::io::stdin().lock().lines() {
        let Ok(row) =
            line.map_err(|e| e.to_string()).and_then(|l| serde_json::from_str::<Value>(&l).map_err(|e| e.to_string()))
        else {
            return println!("{}", json!({ "error": "a line is no JSON object" }));
        };
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let meta = Meta { author: Some(Author::Owner), ..Meta::default() };
        let record = Record { title: text("title"), body: text("body"), meta, ..Record::default() };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let whole = advise::check(&source, &packs, &config).note;
        let openings = rewriter.openings(&source).into_iter().map(|o| {
            json!({ "text": &whole.text[o.range], "grams": o.marks.grams, "signs": o.marks.signs, "features": o.features })
        });
        println!("{}", json!({ "openings": openings.collect::<Vec<_>>() }));
    }
}
