//! What a stranger's bytes go through, one function each: any bytes give an answer, and what is promised of it is asserted.
//! The fuzzers and the test of the corpus (`tests/corpus.rs`) both run these.

#[path = "../src/cli/input/decode.rs"]
mod decode;
#[path = "../src/cli/input/record.rs"]
mod record;

use advise::check::Report;
use advise::comments::{Sorter, read as comments};
use advise::config::Config;
use advise::curate::release::Release;
use advise::curate::remark;
use advise::curate::validate::validate;
use advise::figures::options::ReadOptions;
use advise::figures::write::{PackHead, merge, toml};
use advise::fix::Applicability;
use advise::harvest::keywords::Extractor;
use advise::harvest::page::Page;
use advise::lang::{Catalog, Lang};
use advise::mend::mend;
use advise::mentions::{Standard, judge, read as mentions, signs};
use advise::note::{Draft, Note, Source};
use advise::pack::Packs;
use advise::pack::compile::compile;
use advise::pack::import_file::Import;
use advise::pack::index::Origin;
use advise::pack::load::{self, Gathered};
use advise::report::format::{Format, Look};
use advise::report::harvest::json;
use advise::report::summary::Summary;
use advise::tables::OpenOptions;
use advise::text::variants;
use advise::write::reply::Desk;
use advise::write::verify::{Side, as_record, compare};
use std::path::Path;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(&PACKS));
static SORTER: LazyLock<Sorter> = LazyLock::new(Sorter::new);
static CATALOGS: LazyLock<Vec<Catalog>> = LazyLock::new(|| Lang::ALL.iter().map(|(l, _)| Catalog::new(*l)).collect());

/// More than this says nothing new about a parser, and costs a lot of time.
const MOST: usize = 16 << 10;

/// Loads what is loaded once, so that no input has to wait for it.
pub fn ready() {
    let _ = (LazyLock::force(&PACKS), LazyLock::force(&EXTRACTOR), LazyLock::force(&CATALOGS));
    let _ = LazyLock::force(&SORTER);
}

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok().filter(|text| text.len() <= MOST)
}

/// A language, chosen by the length of the data.
fn catalog(data: &[u8]) -> &'static Catalog {
    &CATALOGS[data.len() % CATALOGS.len()]
}

fn checked(source: &Source, catalog: &Catalog) -> Report {
    advise::check_with(source, &PACKS, &Config::default(), catalog)
}

/// What holds of every report, and that every format can show it.
fn shown(report: &Report, given: &str, catalog: &Catalog) {
    assert!(report.outcome.score.total <= 100);
    for finding in report.outcome.findings.iter().chain(&report.outcome.more) {
        let edits = finding.fixes.iter().flat_map(|f| &f.edits).map(|e| e.span);
        for span in finding.span.into_iter().chain(edits) {
            assert!(given.get(span.range()).is_some(), "{finding:?}");
        }
    }
    for format in [Format::Table, Format::Json] {
        let look = Look {
            packs: &PACKS,
            all_packs: &[],
            catalog,
            color: true,
            width: 80,
            quiet: false,
            verbose: true,
            facts: true,
            today: 0,
        };
        let (mut renderer, mut out, mut summary) = (format.renderer(&look), Vec::new(), Summary::default());
        summary.add(report);
        renderer.note(report, &mut out).expect("memory");
        renderer.end(&summary, &mut out).expect("memory");
        let out = String::from_utf8(out).expect("UTF-8");
        if format == Format::Json {
            serde_json::from_str::<serde_json::Value>(&out).expect("JSON");
        }
    }
}

/// A draft in a file.
pub fn check(data: &[u8]) {
    let catalog = catalog(data);
    let Ok(given) = decode::text(data.to_vec(), catalog) else { return };
    if given.len() <= MOST {
        shown(&checked(&Source::text("a.md", given.as_str()), catalog), &given, catalog);
    }
}

/// `--fix` and `--unsafe-fixes`.
pub fn fix(data: &[u8]) {
    let Some(given) = text(data) else { return };
    let catalog = catalog(data);
    let check = |text: &str| checked(&Source::text("a.md", text), catalog);
    let before = check(given);
    for required in [Applicability::Safe, Applicability::Unsafe] {
        let Some(mended) = mend(given, &before, required, &check) else { continue };
        assert!(mended.report.outcome.score.total >= before.outcome.score.total, "{:?}", mended.text);
        assert!(mended.report.outcome.findings.len() <= before.outcome.findings.len(), "{:?}", mended.text);
        let topics = |r: &Report| r.note.topics.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
        assert_eq!(topics(&before), topics(&mended.report));
        let twice = mend(&mended.text, &check(&mended.text), required, &check);
        assert!(twice.is_none(), "{:?} -> {:?}", mended.text, twice.map(|m| m.text));
    }
}

/// The header of a draft.
pub fn front_matter(data: &[u8]) {
    let Some(header) = text(data) else { return };
    for (before, after) in [("---\n", "\n---\n"), ("\u{feff}---\r\n", "\r\n...\r\n"), ("---\n", "")] {
        let given = format!("{before}{header}{after}# 上環咖啡店\n\n七點開門。");
        let note = Note::parse(&Source::text("a.md", given.as_str()));
        for problem in note.problems.iter().filter_map(|p| p.span) {
            assert!(given.get(problem.range()).is_some(), "{problem:?}");
        }
        if let Some(span) = note.meta.title_span {
            assert!(given.get(span.range()).is_some(), "{span:?}");
        }
    }
}

/// A file of a pack folder, the kind chosen by the first byte; or the index of a published set.
pub fn packs(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let _ = Release::parse(rest);
    let Some(text) = text(rest) else { return };
    let kinds: Vec<&str> = load::kinds().collect();
    let kind = kinds[usize::from(*kind) % kinds.len()];
    let mut gathered = Gathered::default();
    gathered.add(kind, Path::new("a.toml"), text.to_owned());
    let remarks = validate(&gathered.folder, Some("2026-11-29"));
    for error in gathered.errors.iter().chain(remarks.iter().map(|r| &r.error)) {
        assert!(!remark::say(&error.fault, catalog(data)).is_empty());
        assert!(error.at.is_none_or(|(line, column)| line > 0 && column > 0));
    }
    if gathered.folder.files() > 0 {
        let _ = compile(&gathered.folder, variants(), &|_| Origin::User);
    }
}

/// Lines of notes.
pub fn ndjson(data: &[u8]) {
    let catalog = catalog(data);
    for line in data.split(|b| *b == b'\n').take(8).filter(|line| line.len() <= MOST) {
        let _ = record::read_pair(line.to_vec(), 0, catalog);
        let Ok((id, record)) = record::read(line.to_vec(), 0, catalog) else { continue };
        let given = format!("{}\n{}", record.title, record.body);
        let source = Source { path: "a.ndjson#1".to_owned(), id, draft: Draft::Record(Box::new(record)) };
        shown(&checked(&source, catalog), &given, catalog);
    }
}

/// A draft and a version of it, parted by a line of `===`.
pub fn verify(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let (draft, version) = text.split_once("\n===\n").unwrap_or((text, text));
    let side = |text: &str| Side::new(&as_record(&Source::text("a.md", text)), &PACKS, &Config::default());
    let (draft, version) = (side(draft), side(version));
    let found = compare(&draft, &version, None);
    let new = found.new.iter().map(|n| &n.range);
    for range in found.changed.iter().map(|c| &c.range).chain(new).chain(found.sourced.iter().map(|s| &s.range)) {
        assert!(version.text().get(range.clone()).is_some_and(|t| !t.is_empty()), "{range:?}");
    }
    for range in found.changed.iter().map(|c| &c.at).chain(found.lost.iter().map(|l| &l.at)) {
        assert!(draft.text().get(range.clone()).is_some(), "{range:?}");
    }
    assert!(compare(&draft, &draft, None).changed.is_empty(), "a text differs from itself");
}

/// An export of a keyword tool.
pub fn import(data: &[u8]) {
    let Ok(export) = advise::figures::read(data, "a.csv", &ReadOptions::default()) else { return };
    let (rows, _) = merge(export.rows);
    let head = PackHead {
        id: "a".to_owned(),
        source: "b".to_owned(),
        file: "a.csv".to_owned(),
        date: "2026-11-29".to_owned(),
        bids: export.bids.map(|(unit, _)| unit),
    };
    let written = toml(&head, &rows);
    let read = load::parse::<Import>(Path::new("a.toml"), written).expect("a pack that can be read");
    assert_eq!(read.value.keywords.len(), rows.len());
}

/// Comments and mentions: a table, lines of JSON, a thread as it was pasted.
pub fn collected(data: &[u8]) {
    let catalog = catalog(data);
    let data = &data[..data.len().min(MOST)];
    let config = Config::default();
    let as_text = decode::list(data.to_vec(), catalog).unwrap_or_else(|_| String::from_utf8_lossy(data).into_owned());
    let tabled = comments::from_table(data, "a.csv", &OpenOptions::default()).ok();
    let mut desk = Desk::new(&SORTER, &PACKS, &config);
    for found in
        [Some(comments::from_text(&as_text)), Some(comments::from_ndjson(&as_text)), tabled].into_iter().flatten()
    {
        for comment in found.list.iter().take(40) {
            let sorted = desk.sorter().sort(&comment.text);
            assert!(matches!(sorted.intents.len(), 1 | 2), "{sorted:?}");
            assert!(sorted.intents.iter().all(|(_, chance)| (0.0..=1.0).contains(chance)), "{sorted:?}");
            let _ = desk.answer(&comment.text, &sorted);
        }
    }
    let today = mentions::ReadOptions { map: Vec::new(), today: Some(20_000), keeps_cells: true };
    let mut tabled = mentions::table(data, "a.csv", &today).ok();
    for found in [Some(mentions::ndjson(&as_text, &today)), tabled.take()].into_iter().flatten() {
        let some = &found.mentions[..found.mentions.len().min(20)];
        let signs: Vec<_> = some.iter().map(|m| signs::read(m, &PACKS, &config, catalog)).collect();
        let judged = judge(some, &signs, &Standard::default());
        assert_eq!(judged.len(), some.len());
        let mut ranks: Vec<usize> = judged.iter().filter_map(|j| j.rank).collect();
        ranks.sort_unstable();
        assert!(ranks.iter().copied().eq(1..=ranks.len()), "{ranks:?}");
    }
}

/// A page of a shop.
pub fn harvest(data: &[u8]) {
    let Ok(html) = advise::harvest::decode::decode(data, None, None) else { return };
    if html.len() > 4 * MOST || Page::is_tangled(&html) {
        return;
    }
    for page in [Page::parse(&html), Page::plain(&html)] {
        let told = advise::harvest::harvest("a.html", &page, &PACKS, &EXTRACTOR);
        json::document(&[told], &[], &[], &PACKS, Lang::En).expect("JSON");
    }
}
