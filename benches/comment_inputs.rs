//! What the model of the comments reads of each comment, as JSON lines: buckets of grams and features. Comments come as
//! NDJSON on standard input; `keyword_packs/comments/train.py` runs this.

#![allow(clippy::print_stdout)]

use advise::comments::Sorter;
use serde_json::{Value, json};
use std::io::BufRead;

fn main() {
    let sorter = Sorter::new();
    for line in std::io::stdin().lock().lines() {
        let Ok(row) =
            line.map_err(|e| e.to_string()).and_then(|l| serde_json::from_str::<Value>(&l).map_err(|e| e.to_string()))
        else {
            return println!("{}", json!({ "error": "a line is no JSON object" }));
        };
        let inputs = sorter.inputs(row["text"].as_str().unwrap_or_default());
        println!("{}", json!({ "grams": inputs.grams, "features": inputs.features.as_slice() }));
    }
}
