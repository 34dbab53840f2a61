//! What the model of the tone reads of each note, as JSON lines: buckets of grams and features. Notes come as NDJSON on
//! standard input; `keyword_packs/tone/train.py` runs this.

#![allow(clippy::print_stdout)]

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::tone;
use serde_json::{Value, json};
use std::io::BufRead;

fn main() {
    let (packs, config) = (Packs::built_in(), Config::default());
    println!("{}", json!({ "names": tone::feature_names() }));
    for line in std::io::stdin().lock().lines() {
        let Ok(row) =
            line.map_err(|e| e.to_string()).and_then(|l| serde_json::from_str::<Value>(&l).map_err(|e| e.to_string()))
        else {
            return println!("{}", json!({ "error": "a line is no JSON object" }));
        };
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let tags = row["tags"].as_array().into_iter().flatten().filter_map(|t| t.as_str().map(str::to_owned)).collect();
        let record = Record { title: text("title"), body: text("body"), tags, ..Record::default() };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let inputs = tone::inputs(&source, &packs, &config);
        println!("{}", json!({ "grams": inputs.grams, "features": inputs.features }));
    }
}
