//! How long an export of 5,000 rows takes to be read, to be loaded and to be met in a note; figures in
//! `benches/README.md`.
#![allow(clippy::expect_used)]

use advise::check::check_with;
use advise::config::Config;
use advise::figures;
use advise::figures::options::ReadOptions;
use advise::figures::write::PackHead;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::reading::imports;
use std::fmt::Write;
use std::path::PathBuf;

const ROWS: usize = 5000;

fn main() {
    divan::main();
}

fn csv() -> String {
    let mut text = String::from("词包,关键词,推荐理由,竞争指数,竞争水平,月均搜索指数,市场出价\n");
    for i in 0..ROWS {
        let (place, what) = (["上环", "旺角", "观塘", ""][i % 4], ["咖啡店", "美甲", "拍照"][i % 3]);
        let _ = writeln!(text, "包{i},{place}{what}第{i}号,理由{i},{},高,{},{}.5", i % 100, ROWS - i, i % 9);
    }
    text
}

fn pack(bytes: &[u8], name: &str) -> String {
    let export = figures::read(bytes, name, &ReadOptions::default()).expect("an export");
    let (rows, _) = figures::write::merge(export.rows);
    figures::write::toml(&PackHead { id: "bench".into(), date: "2026-11-01".into(), ..PackHead::default() }, &rows)
}

fn folder() -> (tempfile::TempDir, [PathBuf; 1]) {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(dir.path().join("imports")).expect("a folder");
    std::fs::write(dir.path().join("imports/bench.toml"), pack(csv().as_bytes(), "a.csv")).expect("written");
    let path = [dir.path().to_owned()];
    (dir, path)
}

#[divan::bench]
fn import_utf8_csv(bencher: divan::Bencher) {
    let bytes = csv().into_bytes();
    bencher.bench(|| pack(&bytes, "a.csv"));
}

#[divan::bench]
fn import_gbk_csv(bencher: divan::Bencher) {
    let text = csv();
    let bytes = encoding_rs::GBK.encode(&text).0;
    bencher.bench(|| pack(&bytes, "a.csv"));
}

#[divan::bench]
fn import_xlsx(bencher: divan::Bencher) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, line) in csv().lines().enumerate() {
        for (c, cell) in line.split(',').enumerate() {
            let (r, c) = (r as u32, c as u16);
            let written = match cell.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n),
                Err(_) => sheet.write_string(r, c, cell),
            };
            written.expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a book");
    bencher.bench(|| pack(&bytes, "a.xlsx"));
}

/// The house's packs are compiled anew as well, as with any folder of the user's own.
#[divan::bench(sample_count = 10)]
fn load_packs_with_import(bencher: divan::Bencher) {
    let (_dir, path) = folder();
    bencher.bench(|| imports::load(&path));
}

/// The note of `benches/check.rs`, about 500 characters.
#[divan::bench(args = [false, true])]
fn check_one_note(bencher: divan::Bencher, with_import: bool) {
    let (_dir, path) = folder();
    let paths = if with_import { &path[..] } else { &[] };
    let Ok(packs) = imports::load(paths) else { return };
    let (catalog, config) = (Catalog::new(Lang::ZhHk), Config::default());
    let paragraph = "我喺上環開咗間咖啡店，朝早七點開門，落雨嗰日多數坐滿。手沖一杯HK$48，要等八分鐘，怕酸嘅可以揀深焙。\
        試咗六次先揀到呢隻豆，頭三次都苦到飲唔落。旺角美甲第1號喺隔籬。你哋飲開淺焙定深焙？\n\n";
    let text = format!("# 上環咖啡店｜一個人都坐得耐\n\n{}#上環咖啡店 #手沖咖啡 #上环咖啡", paragraph.repeat(4));
    let source = Source::text("bench.md", text);
    bencher.bench(|| check_with(&source, &packs, &config, &catalog));
}
