//! Time for texts that mean harm: signs, words of the packs and the bad lines of every rule file, each over and over. Prints
//! seconds at two lengths and the exponent between them, the worst first; `cargo bench --bench hostile -- 65536 1048576`.

#![allow(clippy::print_stdout)]

use advise::check::check_with;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use std::time::Instant;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let [short, long] = sizes[..] else {
        return println!("usage: cargo bench --bench hostile -- SHORT LONG (bytes)");
    };
    let (packs, catalog, config) = (Packs::built_in(), Catalog::new(Lang::En), Config::default());
    let seconds = |unit: &str, bytes: usize, tries: usize| {
        let source = Source::text("hostile.md", unit.repeat(bytes / unit.len() + 1));
        let time = || {
            let start = Instant::now();
            std::hint::black_box(check_with(&source, &packs, &config, &catalog));
            start.elapsed().as_secs_f64()
        };
        (0..tries).map(|_| time()).fold(f64::INFINITY, f64::min)
    };
    let mut rows: Vec<(f64, f64, f64, String)> = Vec::new();
    for (name, unit) in texts() {
        let (few, many) = (seconds(&unit, short, 3), seconds(&unit, long, 1));
        let exponent = (many / few).ln() / (long as f64 / short as f64).ln();
        rows.push((exponent, few, many, name));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{:>8} {:>10} {:>10}  text", "exponent", short, long);
    for (exponent, few, many, name) in rows {
        println!("{exponent:>8.2} {few:>9.4}s {many:>9.4}s  {name}");
    }
}

/// What is repeated, and its name.
fn texts() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for unit in include_str!("../tests/data/hostile.txt").lines() {
        out.push((format!("{unit:?}"), unit.to_owned()));
        out.push((format!("{unit:?} in lines"), format!("{unit}\n")));
    }
    let Ok((folder, _)) = Packs::files(&[]) else { return out };
    for file in &folder.rules {
        let lines: Vec<&str> = file.value.rows.iter().flat_map(|r| &r.bad).map(|l| l.as_ref().as_str()).collect();
        if !lines.is_empty() {
            let name = file.path.display().to_string();
            out.push((format!("{name} in a line"), lines.concat()));
            out.push((name, lines.join("\n")));
        }
    }
    out
}
