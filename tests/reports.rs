//! The reports of the drafts in `examples/`, as an owner would see them. `INSTA_UPDATE=always cargo test --test all reports::`
//! writes the snapshots anew; read every one of them before it is committed.

use advise::check::{Report, check_with};
use advise::config::Config;
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::note::Source;
use advise::pack::Packs;
use advise::report::json::Json;
use advise::report::render::Render;
use advise::report::summary::Summary;
use advise::report::table::Table;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// The drafts of the folder, by name.
fn drafts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    // llm.md tells of a run and is no draft.
    paths.retain(|p| p.extension().is_some_and(|x| x == "md") && !p.ends_with("llm.md"));
    paths.sort();
    paths
}

fn checked(path: &Path, packs: &Packs, catalog: &Catalog) -> Report {
    let name = format!("examples/{}", path.file_name().unwrap().to_str().unwrap());
    let text = std::fs::read_to_string(path).unwrap();
    check_with(&Source::text(name, text), packs, &Config { lang: catalog.lang, ..Config::default() }, catalog)
}

fn rendered(render: &mut dyn Render, reports: &[Report]) -> String {
    let mut out = Vec::new();
    let mut summary = Summary::default();
    for report in reports {
        summary.add(report);
        render.note(report, &mut out).unwrap();
    }
    render.end(&summary, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.md"))
}

#[test]
fn tables_in_three_languages() {
    let packs = Packs::built_in();
    for (lang, lang_name) in Lang::ALL {
        let catalog = Catalog::new(lang);
        for name in ["cafe-good", "florist-hard", "nail-weak"] {
            let report = checked(&example(name), &packs, &catalog);
            let mut table = Table::new(&packs, &catalog, false, 100, false).verbose(true);
            insta::assert_snapshot!(format!("{name}-{lang_name}"), rendered(&mut table, &[report]));
        }
    }
}

#[test]
fn json_of_one() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::ZhHk);
    let report = checked(&example("hotpot-hard"), &packs, &catalog);
    let json = rendered(&mut Json::new(&packs, Lang::ZhHk), &[report]);
    let mut json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let named = |pack: &serde_json::Value| pack["id"].as_str().unwrap().to_owned();
    let listed: Vec<String> = json["packs"].as_array().unwrap().iter().map(named).collect();
    let all: Vec<String> = packs.index.packs.iter().map(|p| p.id.to_string()).collect();
    assert_eq!(listed, all, "every pack of the run is named");
    // A new version of a pack is no news here.
    json["packs"] = serde_json::json!([]);
    insta::assert_snapshot!("hotpot-hard-json", serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn one_line_a_note_when_quiet() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::ZhHk);
    let reports: Vec<Report> = drafts().iter().map(|p| checked(p, &packs, &catalog)).collect();
    assert!(reports.len() >= 10);
    let lines = rendered(&mut Table::new(&packs, &catalog, false, 100, true), &reports);
    assert_eq!(lines.lines().count(), reports.len());
    insta::assert_snapshot!("quiet", lines);
}

#[test]
fn no_line_is_wider_than_asked() {
    let packs = Packs::built_in();
    for (lang, _) in Lang::ALL {
        let catalog = Catalog::new(lang);
        let reports: Vec<Report> = drafts().iter().map(|p| checked(p, &packs, &catalog)).collect();
        for width in [50, 80, 100] {
            let shown = rendered(&mut Table::new(&packs, &catalog, false, width, false).verbose(true), &reports);
            for line in shown.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert_eq!(line, line.trim_end(), "{width}");
            }
        }
    }
}

#[test]
fn a_draft_cannot_colour_a_plain_report() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::ZhHk);
    let text = "# 上環咖啡店\u{1b}[31m\n\n即刻\u{1b}[2J訂位，全港最好\u{202e}飲！加微信\u{7} abc123\n\n#上環\u{1b}[0m";
    let report = check_with(&Source::text("a\u{1b}[31m.md", text), &packs, &Config::default(), &catalog);
    let plain =
        rendered(&mut Table::new(&packs, &catalog, false, 100, false).verbose(true), std::slice::from_ref(&report));
    assert!(!plain.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{plain:?}");
    let colored = rendered(&mut Table::new(&packs, &catalog, true, 100, false), &[report]);
    assert!(colored.contains("\u{1b}[1m\u{1b}[31m") && !colored.contains("\u{1b}[2J"), "{colored:?}");
}

#[test]
fn a_good_note_scores_higher_than_a_flyer_of_the_same_shop() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::ZhHk);
    for shop in ["cafe", "nail", "florist", "hotpot", "fashion", "dessert"] {
        let [good, hard] =
            ["good", "hard"].map(|kind| checked(&example(&format!("{shop}-{kind}")), &packs, &catalog).outcome);
        assert!(good.score.total >= hard.score.total + 20, "{shop}: {} and {}", good.score.total, hard.score.total);
        assert!(good.tone.hard_sell < hard.tone.hard_sell && good.tone.seeding > hard.tone.seeding, "{shop}");
        assert!(
            good.findings.iter().all(|f| f.severity == advise::diagnostic::Severity::Hint),
            "{shop}: {:?}",
            good.findings
        );
        assert!(hard.findings.iter().any(|f| f.severity == advise::diagnostic::Severity::Error), "{shop}");
    }
}

#[test]
fn a_very_long_line_is_never_printed_whole() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::ZhHk);
    let text = format!("# 上環咖啡店\n\n{}全港最好飲，即刻訂位{}", "上環好".repeat(10_000), "飲".repeat(50_000));
    let report = check_with(&Source::text("long.md", text), &packs, &Config::default(), &catalog);
    let shown = rendered(&mut Table::new(&packs, &catalog, false, 80, false), &[report]);
    assert!(shown.lines().all(|l| l.width() <= 80) && shown.lines().count() < 200);
}

/// What an owner sees: at most 32 lines of 80 columns for a note of up to 300 characters, 40 for any, and every error.
#[test]
fn one_screen_for_the_owner() {
    let packs = Packs::built_in();
    let rewrites = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rewrites");
    let before = |p: &PathBuf| p.to_string_lossy().ends_with(".before.md");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(rewrites).unwrap().map(|e| e.unwrap().path()).filter(before).chain(drafts()).collect();
    paths.sort();
    for (lang, _) in Lang::ALL {
        let catalog = Catalog::new(lang);
        let mut all = 0;
        for path in &paths {
            let report = checked(path, &packs, &catalog);
            let grave: Vec<_> =
                report.outcome.findings.iter().filter(|f| f.severity == advise::diagnostic::Severity::Error).collect();
            let errors = grave.len();
            let short = report.note.text.chars().count() <= 300;
            let shown = rendered(&mut Table::new(&packs, &catalog, false, 80, false), std::slice::from_ref(&report));
            let lines = shown.lines().count();
            all += lines;
            let most = if short { 32 } else { 36 } + 4 * errors.saturating_sub(1);
            assert!(lines <= most, "{}: {lines} lines, {errors} errors\n{shown}", path.display());
            assert!(shown.lines().all(|l| l.width() <= 80), "{shown}");
            for error in &grave {
                let words = error.span.map_or("", |s| report.note.slice(s)).lines().next().unwrap_or_default();
                let head: String = words.chars().take(4).collect();
                assert!(shown.contains(&head), "{head} in\n{shown}");
            }
        }
        assert!(all <= paths.len() * 32, "{} lines on average in {lang:?}", all / paths.len());
    }
}
