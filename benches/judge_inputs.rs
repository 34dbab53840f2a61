//! What the second opinion reads of each line, as JSON lines: buckets of grams and of signs. Lines come as NDJSON on standard
//! input; `keyword_packs/judge/train.py` runs this.

#![allow(clippy::print_stdout)]

use advise::config::Config;
use advise::judge;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use serde_json::{Value, json};
use std::io::BufRead;

fn main() {
    let (packs, config) = (Packs::built_in(), Config::default());
    for line in std::io::stdin().lock().lines() {
        let Ok(row) =
            line.map_err(|e| e.to_string()).and_then(|l| serde_json::from_str::<Value>(&l).map_err(|e| e.to_string()))
        else {
            return println!("{}", json!({ "error": "a line is no JSON object" }));
        };
        let text = row["text"].as_str().unwrap_or_default().to_owned();
        let record = match row["zone"].as_str() {
            Some("title") => Record { title: text, ..Record::default() },
            _ => Record { body: text, ..Record::default() },
        };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let marks = judge::inputs(&source, &packs, &config);
        println!("{}", json!({ "grams": marks.grams, "signs": marks.signs }));
    }
}
