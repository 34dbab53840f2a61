//! `advise`: parse arguments, run, map the outcome to an exit code.
use advise::{
    Config, Lang, Packs, Source, note,
    report::{Render, Summary, json::Ndjson},
};
use std::io::Write;
#[allow(clippy::unwrap_used, clippy::print_stderr)]
fn main() {
    let path = std::env::args().next_back().unwrap();
    let packs = Packs::built_in();
    let text = std::fs::read_to_string(&path).unwrap();
    let config = Config { lang: Lang::ZhHk, ..Config::default() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut r = Ndjson::new(&packs);
    for line in text.lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let s = |k: &str| v[k].as_str().map(str::to_owned);
        let list = |k: &str| {
            v[k].as_array()
                .map(|a| a.iter().filter_map(|x| x.as_str().map(str::to_owned)).collect())
                .unwrap_or_default()
        };
        let meta = note::Meta {
            district: s("district"),
            category: s("category"),
            keywords: list("keywords"),
            ..note::Meta::default()
        };
        let record = note::Record {
            title: s("title").unwrap_or_default(),
            body: s("body").unwrap_or_default(),
            tags: list("tags"),
            meta,
        };
        let source = Source { path: String::new(), id: s("id"), draft: note::Draft::Record(Box::new(record)) };
        r.note(&advise::check(&source, &packs, &config), &mut out).unwrap();
    }
    r.end(&Summary::default(), &mut out).unwrap();
    out.flush().unwrap();
}
