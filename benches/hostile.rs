//! Time for texts that mean harm: signs, words of the packs and the bad lines of every rule file, each over and over. Prints
//! seconds of the processor at two lengths and the exponent between them, each text as soon as it is known and the worst at
//! the end; `cargo bench --bench hostile -- 65536 1048576`, with words behind it only texts whose names hold one of them.

#![allow(clippy::print_stdout)]

use advise::check::check_with;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use std::time::{Duration, Instant};

/// Above this an exponent is told at the end: a little more than a line, for noise.
const LINEAR: f64 = 1.15;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let (sizes, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|a| a.parse::<usize>().is_ok());
    let sizes: Vec<usize> = sizes.iter().filter_map(|a| a.parse().ok()).collect();
    let [short, long] = sizes[..] else {
        return println!("usage: cargo bench --bench hostile -- SHORT LONG [NAME…] (bytes)");
    };
    let (packs, catalog, config) = (Packs::built_in(), Catalog::new(Lang::En), Config::default());
    // The shorter one as often as both are equally long together: the clock of the processor goes in steps.
    let seconds = |unit: &str, bytes: usize| {
        let source = Source::text("hostile.md", unit.repeat(bytes / unit.len() + 1));
        let times = long / bytes;
        let start = Clock::start();
        for _ in 0..times {
            std::hint::black_box(check_with(&source, &packs, &config, &catalog));
        }
        start.elapsed().as_secs_f64() / times as f64
    };
    let mut rows: Vec<(f64, String)> = Vec::new();
    println!("{:>8} {:>10} {:>10}  text", "exponent", short, long);
    for (name, unit) in texts() {
        if !names.is_empty() && !names.iter().any(|n| name.contains(n.as_str())) {
            continue;
        }
        let (few, many) = (seconds(&unit, short), seconds(&unit, long));
        let exponent = (many / few).ln() / (long as f64 / short as f64).ln();
        let row = format!("{exponent:>8.2} {few:>9.4}s {many:>9.4}s  {name}");
        println!("{row}");
        rows.push((exponent, row));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let steep = rows.iter().take_while(|r| r.0 > LINEAR).count();
    println!("\n{} texts, {} of them at most {LINEAR}", rows.len(), rows.len() - steep);
    rows[..steep].iter().for_each(|r| println!("{}", r.1));
}

/// Time that this thread spent on a processor, where Linux tells it (others at work on the machine then change little), and
/// plain time elsewhere.
struct Clock(Option<Duration>, Instant);

impl Clock {
    fn start() -> Clock {
        Clock(on_processor(), Instant::now())
    }

    fn elapsed(&self) -> Duration {
        match (self.0, on_processor()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.1.elapsed(),
        }
    }
}

/// The first number of `schedstat`: nanoseconds of this thread on a processor.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
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
