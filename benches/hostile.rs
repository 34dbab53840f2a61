//! Time for texts that mean harm: signs, words of the packs and the bad lines of every rule file, each over and over. Prints
//! seconds of the processor at two lengths and the exponent between them, each text as soon as it is known and the worst at
//! the end; `cargo bench --bench hostile -- 65536 1048576`, with words behind it only texts whose names hold one of them.
//!
//! Each check has a process of its own, as a user's has: in one process the short text would get its memory for nothing,
//! again and again the same, and only the long one would pay for asking the system for it.

#![allow(clippy::print_stdout)]

use advise::check::check_with;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use std::process::Command;
use std::time::{Duration, Instant};

/// Above this an exponent is told at the end: a little more than a line, for noise.
const LINEAR: f64 = 1.15;

/// How often a text is measured; the least counts, since others at work on the machine only ever add to it.
const RUNS: usize = 3;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    if let [ONE, text, bytes] = [0, 1, 2].map(|i| args.get(i).map_or("", String::as_str)) {
        return one(text.parse().unwrap_or_default(), bytes.parse().unwrap_or_default());
    }
    let (sizes, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|a| a.parse::<usize>().is_ok());
    let sizes: Vec<usize> = sizes.iter().filter_map(|a| a.parse().ok()).collect();
    let [short, long] = sizes[..] else {
        return println!("usage: cargo bench --bench hostile -- SHORT LONG [NAME…] (bytes)");
    };
    let mut rows: Vec<(f64, String)> = Vec::new();
    println!("{:>8} {:>10} {:>10}  text", "exponent", short, long);
    for (number, (name, _)) in texts().iter().enumerate() {
        if !names.is_empty() && !names.iter().any(|n| name.contains(n.as_str())) {
            continue;
        }
        let (few, many) = (seconds(number, short), seconds(number, long));
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

/// Begins the arguments of a process that checks one text.
const ONE: &str = "one";

/// Checks a text of the list, as long as that, and prints the seconds that it took.
fn one(number: usize, bytes: usize) {
    let Some((_, unit)) = texts().into_iter().nth(number) else { return };
    let (packs, catalog, config) = (Packs::built_in(), Catalog::new(Lang::En), Config::default());
    // What is laid out once a run is laid out.
    check_with(&Source::text("short.md", &unit), &packs, &config, &catalog);
    let source = Source::text("hostile.md", unit.repeat(bytes / unit.len() + 1));
    let start = Clock::start();
    std::hint::black_box(check_with(&source, &packs, &config, &catalog));
    println!("{}", start.elapsed().as_secs_f64());
}

/// The seconds that a text of the list takes.
fn seconds(number: usize, bytes: usize) -> f64 {
    let run = || -> Option<f64> {
        let me = std::env::current_exe().ok()?;
        let out = Command::new(me).args([ONE, &number.to_string(), &bytes.to_string()]).output().ok()?;
        String::from_utf8(out.stdout).ok()?.trim().parse().ok()
    };
    (0..RUNS).filter_map(|_| run()).fold(f64::NAN, f64::min)
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
    // Brought up to date when the thread gives way; else it goes in steps of milliseconds.
    std::thread::yield_now();
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
