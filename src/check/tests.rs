//! No text is looked at more often than its length asks for: signs, words of the packs and the lines that their rows name
//! as bad, each many times over.

use super::check;
use crate::config::Config;
use crate::note::Source;
use crate::pack::Packs;
use crate::text::work;

/// Bytes of the shorter text, more than what counts as one sentence, and of more sentences than have bits of their own
/// (`reading::view::bit`); the longer one has eight times as many.
const SHORT: usize = 9000;
/// How much more often a text may be looked at that is eight times as long: 8 to the power of 1.15.
const MOST: f64 = 10.93;
/// What a text costs however short it is, and what is not yet ruled out by sentences where there are few.
const FIXED: u64 = 30_000;

/// How often things are looked at in a text that begins over and over.
fn looks(packs: &Packs, unit: &str, bytes: usize) -> u64 {
    let text = unit.repeat(bytes / unit.len() + 1);
    let before = work::looks();
    check(&Source::text("hostile.md", text), packs, &Config::default());
    work::looks() - before
}

fn assert_linear(packs: &Packs, name: &str, unit: &str) {
    let (short, long) = (looks(packs, unit, SHORT), looks(packs, unit, SHORT * 8));
    let most = ((short + FIXED) as f64 * MOST) as u64;
    assert!(long <= most, "{name} {unit:?}: {short} looks, {long} when eight times as long");
}

#[test]
fn signs_and_words_in_a_row() {
    let packs = Packs::built_in();
    for unit in include_str!("../../tests/data/hostile.txt").lines() {
        assert_linear(&packs, "sign", unit);
        assert_linear(&packs, "line", &format!("{unit}\n"));
    }
}

#[test]
fn bad_lines_of_all_rows() {
    let packs = Packs::built_in();
    let folder = Packs::house_folder().unwrap();
    let mut files = 0;
    for file in &folder.rules {
        let lines: Vec<&str> = file.value.rows.iter().flat_map(|r| &r.bad).map(|l| l.as_ref().as_str()).collect();
        if !lines.is_empty() {
            files += 1;
            assert_linear(&packs, &file.path.display().to_string(), &lines.concat());
            assert_linear(&packs, &file.path.display().to_string(), &lines.join("\n"));
        }
    }
    assert!(files > 10, "only {files} files have rows");
}

/// Signs around signs: each pair of them is bold, and only the outer one is looked at whole.
#[test]
fn signs_around_signs() {
    let packs = Packs::built_in();
    for sign in ["*", "~", "_"] {
        let cost = |count: usize| {
            let signs = sign.repeat(count);
            let before = work::looks();
            check(&Source::text("signs.md", format!("{signs}好{signs}")), &packs, &Config::default());
            work::looks() - before
        };
        let (few, many) = (cost(1000), cost(8000));
        assert!(many as f64 <= (few + FIXED) as f64 * MOST, "{sign}: {few} looks for 1000 signs, {many} for 8000");
    }
}

/// Eight thousand keywords of a record cost no more each than eight hundred.
#[test]
fn many_keywords() {
    let packs = Packs::built_in();
    let cost = |count: usize| {
        let mut source = Source::text("keywords.md", "");
        let mut record = crate::note::Record::default();
        record.meta.keywords = (0..count).map(|i| format!("上環第{i}間咖啡店")).collect();
        record.body = "上環咖啡店好靜。".repeat(20);
        source.draft = crate::note::Draft::Record(Box::new(record));
        let before = work::looks();
        check(&source, &packs, &Config::default());
        work::looks() - before
    };
    let (few, many) = (cost(100), cost(800));
    assert!(many as f64 <= few as f64 * MOST, "{few} looks for 100 keywords, {many} for 800");
}
