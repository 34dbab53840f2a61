//! How long the parts of a run take; figures in `benches/README.md`.
use advise::check::check_with;
use advise::config::Config;
use advise::grams::Letters;
use advise::judge;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use advise::reading::Reading;
use advise::reading::context::Context;
use advise::tone;

fn main() {
    divan::main();
}

/// A note of about 500 characters.
fn note() -> Source {
    let paragraph = "我喺上環開咗間咖啡店，朝早七點開門，落雨嗰日多數坐滿。手沖一杯HK$48，要等八分鐘，怕酸嘅可以揀深焙。\
        試咗六次先揀到呢隻豆，頭三次都苦到飲唔落。你哋飲開淺焙定深焙？\n\n";
    Source::text(
        "bench.md",
        format!("# 上環咖啡店｜一個人都坐得耐\n\n{}#上環咖啡店 #手沖咖啡 #上环咖啡", paragraph.repeat(4)),
    )
}

#[divan::bench]
fn load_packs() -> Packs {
    Packs::built_in()
}

#[divan::bench]
fn load_catalog() -> Catalog {
    Catalog::new(Lang::ZhHk)
}

#[divan::bench]
fn check_one_note(bencher: divan::Bencher) {
    let (packs, catalog, config, source) = (Packs::built_in(), Catalog::new(Lang::ZhHk), Config::default(), note());
    bencher.bench(|| check_with(&source, &packs, &config, &catalog));
}

#[divan::bench(args = [10_000, 100_000], sample_count = 10)]
fn check_one_long_line(bencher: divan::Bencher, chars: usize) {
    let (packs, catalog, config) = (Packs::built_in(), Catalog::new(Lang::ZhHk), Config::default());
    let source = Source::text("long.md", "上環咖啡店好靚最平".repeat(chars / 9));
    bencher.bench(|| check_with(&source, &packs, &config, &catalog));
}

/// A part of a check that reads the note of [`note`].
fn bench_reading<T>(bencher: divan::Bencher, part: impl Fn(&Context<'_>) -> T) {
    let (packs, catalog, config) = (Packs::built_in(), Catalog::new(Lang::ZhHk), Config::default());
    let reading = Reading::new(&note(), &packs, &config);
    let cx = reading.context(&packs, &config, &catalog);
    bencher.bench_local(|| part(&cx));
}

#[divan::bench]
fn letters_of_one_note(bencher: divan::Bencher) {
    bench_reading(bencher, Letters::of);
}

#[divan::bench]
fn letters_and_tone_of_one_note(bencher: divan::Bencher) {
    bench_reading(bencher, |cx| tone::voice(cx, &Letters::of(cx), &[]));
}

#[divan::bench]
fn second_opinion_of_one_note(bencher: divan::Bencher) {
    bench_reading(bencher, |cx| judge::revise(cx, &Letters::of(cx), &mut Vec::new()));
}
