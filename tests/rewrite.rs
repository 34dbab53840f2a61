//! The offline engine against drafts of many trades: nothing invented, nothing over a limit, nothing that sells, in every
//! way of writing. Drafts are of this project (`tests/rewrite`, `examples`).
use advise::config::Config;
use advise::diagnostic::Severity;
use advise::lang::Catalog;
use advise::note::Source;
use advise::pack::Packs;
use advise::pack::guide::Guide;
use advise::text::script::{Script, script};
use advise::text::units::units;
use advise::write::rewrite::text::Origin;
use advise::write::rewrite::way::Way;
use advise::write::rewrite::{AS_IS, MOST_SELLING, Options, Rewrite, Rewriter, Rewritten, without_slots};
use advise::write::verify::{self, Novelty, Side};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(advise::lang::Lang::En));

const SEEDS: [u64; 3] = [0, 1, 2];
/// Bytes of a version that may be ours: what the shop is, a heading, how to ask, a question to the readers, labels and marks.
const STOCK: usize = 330;

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut out: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    out.retain(|p| p.extension().is_some_and(|e| e == "md"));
    out.sort();
    out
}

/// Flyers: every draft that wants a new version.
fn hard_drafts() -> Vec<PathBuf> {
    let mut out = files("tests/rewrite/drafts");
    out.extend(files("tests/rewrite/one-shop"));
    let ends = |p: &PathBuf, end: &str| p.to_string_lossy().ends_with(end);
    out.extend(files("examples/rewrites").into_iter().filter(|p| ends(p, ".before.md")));
    // dessert-hard holds nothing but shouting: it is refused.
    let flyers = files("examples").into_iter().filter(|p| ends(p, "-hard.md") && !ends(p, "dessert-hard.md"));
    out.extend(flyers);
    out
}

fn name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    format!("{folder}/{}", path.file_stem().unwrap().to_string_lossy())
}

fn source(path: &Path) -> Source {
    Source::text(path.to_string_lossy(), std::fs::read_to_string(path).unwrap())
}

fn rewrite(source: &Source, options: Options) -> Rewritten {
    Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, options).rewrite(source)
}

/// The ways that a draft can be written in: English stays English.
fn ways(source: &Source) -> &'static [Way] {
    let advise::note::Draft::Text(text) = &source.draft else { return &[] };
    match script(text) {
        Script::Latin => &[Way::En],
        _ => &[Way::Hant, Way::Yue, Way::Hans],
    }
}

/// One version with what it was made of.
struct Case {
    label: String,
    source: Source,
    note: Rewritten,
    version: Rewrite,
}

/// All versions of all flyers: every way of writing, three seeds, with and without questions. Made once.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let drafts = hard_drafts();
    let half = drafts.len().div_ceil(2);
    std::thread::scope(|scope| {
        let parts: Vec<_> = drafts.chunks(half).map(|part| scope.spawn(|| cases_of(part))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
});

fn cases_of(drafts: &[PathBuf]) -> Vec<Case> {
    let mut out = Vec::new();
    for path in drafts {
        let source = source(path);
        for way in ways(&source) {
            let way = *way;
            for seed in SEEDS {
                for no_slots in [false, true] {
                    let options = Options { way: Some(way), seed, no_slots, ..Options::default() };
                    let note = rewrite(&source, options);
                    for version in &note.rewrites {
                        let slots = if no_slots { " no-slots" } else { "" };
                        let label = format!("{} {way:?} seed {seed}{slots} {}", name(path), version.angle);
                        out.push(Case { label, source: source.clone(), note: note.clone(), version: version.clone() });
                    }
                }
            }
        }
    }
    out
}

/// Fails with every case that does not hold, not only the first.
fn all(what: &str, wrong: Vec<String>) {
    let unique: BTreeSet<String> = wrong.into_iter().collect();
    let list: Vec<String> = unique.into_iter().collect();
    assert!(list.is_empty(), "{what}, {} times:\n{}", list.len(), list.join("\n"));
}

fn wrong(judge: impl Fn(&Case) -> Vec<String>) -> Vec<String> {
    CASES
        .iter()
        .flat_map(|case| judge(case).into_iter().map(|w| format!("{}: {w}", case.label)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_flyer_has_versions() {
    let none = |path: &PathBuf| {
        let note = rewrite(&source(path), Options::default());
        note.rewrites.is_empty().then(|| format!("{}: {}", name(path), note.reason.unwrap_or_default()))
    };
    all("no version", hard_drafts().iter().filter_map(none).collect());
}

#[test]
fn nothing_is_invented() {
    let mut wrong = Vec::new();
    let mut before: Option<(String, Side)> = None;
    let config = Config::default();
    // In the draft's own way of writing and without questions; other ways are other words for the same stretches.
    for path in hard_drafts() {
        let note = rewrite(&source(&path), Options { no_slots: true, ..Options::default() });
        for version in &note.rewrites {
            if before.as_ref().is_none_or(|(known, _)| *known != note.path) {
                before = Some((note.path.clone(), Side::new(&source(&path), &PACKS, &config)));
            }
            let draft = &before.as_ref().unwrap().1;
            let found =
                verify::compare(draft, &Side::new(&Source::text("v.md", version.text()), &PACKS, &config), None);
            let hard =
                [Novelty::Amount, Novelty::Time, Novelty::Place, Novelty::Name, Novelty::Effect, Novelty::Promise];
            // The last line may be a question of ours to the readers, which counts as it likes.
            let body = version.body.rsplit_once("\n\n").map_or(version.body.as_str(), |(body, _)| body);
            let end = version.title.len() + 4 + body.len();
            for new in found.new.iter().filter(|n| hard.contains(&n.kind) && n.range.end <= end) {
                let text = version.text();
                wrong.push(format!(
                    "{} {}: {:?} {:?}",
                    name(&path),
                    version.angle,
                    new.kind,
                    text.get(new.range.start.saturating_sub(2)..new.range.end)
                ));
            }
        }
    }
    all("invented", wrong);
}

#[test]
fn every_version_keeps_the_limits() {
    let judge = |case: &Case| {
        let version = &case.version;
        let mut out = Vec::new();
        for title in &version.title_options {
            if units(title) > 20 || title.trim().is_empty() {
                out.push(format!("title of {} units: {title}", units(title)));
            }
        }
        if version.title_options.is_empty() || version.title_options.len() > 5 {
            out.push(format!("{} titles", version.title_options.len()));
        }
        if version.title_options.first() != Some(&version.title) {
            out.push("the title is not the first option".to_owned());
        }
        let distinct: BTreeSet<&String> = version.title_options.iter().collect();
        if distinct.len() != version.title_options.len() {
            out.push(format!("a title twice: {:?}", version.title_options));
        }
        let topics = advise::write::rewrite::topics_line(&version.hashtags);
        let length = units(&version.body) + units(&topics) + 1;
        if length > 1000 {
            out.push(format!("{length} units"));
        }
        if version.hashtags.len() > 10 {
            out.push(format!("{} topics", version.hashtags.len()));
        }
        let is_without = case.label.contains("no-slots");
        if (is_without && !version.slots.is_empty()) || version.slots.len() > 3 {
            out.push(format!("{} slots", version.slots.len()));
        }
        out
    };
    all("over a limit", wrong(judge));
}

#[test]
fn no_version_sells() {
    let judge = |case: &Case| {
        let version = &case.version;
        let mut out = Vec::new();
        if version.tone.hard_sell > MOST_SELLING.max(case.note.tone.hard_sell) {
            out.push(format!("hard_sell {} after {}", version.tone.hard_sell, case.note.tone.hard_sell));
        }
        if version.score < case.note.score {
            out.push(format!("score {} after {}", version.score, case.note.score));
        }
        let text = format!(
            "{}\n\n{}\n\n{}",
            version.title,
            without_slots(&version.body),
            advise::write::rewrite::topics_line(&version.hashtags)
        );
        let config = Config {
            shop: advise::config::Shop { author: Some(advise::note::Author::Owner), ..Default::default() },
            ..Config::default()
        };
        let report = advise::check(&Source::text("version.md", text), &PACKS, &config);
        for finding in report.outcome.findings.iter().filter(|f| f.severity >= Severity::Warning) {
            // Of a flyer that tells nothing but prices, prices are left.
            let is_list = finding.rule == "hard-sell/catalogue-list";
            if matches!(finding.group(), "hard-sell" | "compliance") && !is_list {
                out.push(format!("{}: {}", finding.rule, finding.message));
            }
        }
        out
    };
    all("sells", wrong(judge));
}

/// A fact that can be told: a sentence that stays, goods with prices, a practical line.
fn holds_a_usable_fact(note: &Rewritten) -> bool {
    note.rewrites.iter().any(|v| v.facts.iter().any(|f| f.span.is_some()))
}

#[test]
fn versions_share_more_than_their_drafts() {
    let usable: Vec<&Case> = CASES.iter().filter(|c| holds_a_usable_fact(&c.note)).collect();
    let less: Vec<String> = usable
        .iter()
        .filter(|c| c.version.tone.seeding <= c.note.tone.seeding)
        .map(|c| format!("{}: {} after {}", c.label, c.version.tone.seeding, c.note.tone.seeding))
        .collect();
    assert!(less.len() * 10 <= usable.len(), "{} of {}:\n{}", less.len(), usable.len(), less.join("\n"));
}

#[test]
fn the_same_draft_gives_the_same_versions() {
    for path in hard_drafts().iter().step_by(5) {
        let source = source(path);
        let once = rewrite(&source, Options::default()).rewrites;
        assert_eq!(once, rewrite(&source, Options::default()).rewrites, "{}", name(path));
    }
}

#[test]
fn versions_of_a_draft_differ_in_what_leads() {
    let mut same = Vec::new();
    for path in hard_drafts() {
        let note = rewrite(&source(&path), Options::default());
        let first = |v: &Rewrite| without_slots(&v.body).lines().next().unwrap_or_default().to_owned();
        let firsts: BTreeSet<String> = note.rewrites.iter().map(first).collect();
        if firsts.len() != note.rewrites.len() {
            same.push(format!("{}: {firsts:?}", name(&path)));
        }
    }
    all("the same beginning twice", same);
}

#[test]
fn no_version_is_the_draft_with_less() {
    let mut wrong = Vec::new();
    for case in CASES.iter().filter(|c| c.label.contains("seed 0 ") && c.version.angle != "story") {
        let advise::note::Draft::Text(draft) = &case.source.draft else { continue };
        let starts = case
            .version
            .origins
            .iter()
            .filter_map(|(_, o)| if let Origin::Draft(r) = o { Some(r.start) } else { None });
        let starts: Vec<usize> = starts.filter(|start| *start < draft.len()).collect();
        // The owner's own order stays where a fact from further down stands above it; where nothing else can be made of a
        // draft, there is one version.
        let title = draft.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']);
        if starts.is_sorted() && case.note.rewrites.len() > 1 && case.version.title == title {
            wrong.push(case.label.clone());
        }
    }
    all("only cut", wrong);
}

#[test]
fn every_character_has_an_origin_and_most_are_the_owners() {
    let judge = |case: &Case| {
        let (version, mut at, mut own) = (&case.version, 0, 0);
        if version.angle == AS_IS {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (range, origin) in &version.origins {
            if range.start != at {
                out.push(format!("a gap at {at}"));
            }
            if let Origin::Draft(source) = origin {
                own += range.len();
                if case.note.draft.get(source.clone()).is_none_or(str::is_empty) {
                    out.push(format!("{source:?} is no place of the draft"));
                }
            }
            at = range.end;
        }
        if at != version.body.len() {
            out.push(format!("covered up to {at} of {}", version.body.len()));
        }
        let stock: usize = version.origins.iter().filter(|(_, o)| *o == Origin::Stock).map(|(r, _)| r.len()).sum();
        if stock > STOCK {
            out.push(format!("{stock} bytes are ours, {own} the owner's"));
        }
        out
    };
    all("origins", wrong(judge));
}

#[test]
fn what_may_not_be_promoted_is_refused_with_a_reason() {
    for path in files("tests/rewrite/refused") {
        let note = rewrite(&source(&path), Options::default());
        assert!(note.rewrites.is_empty(), "{}: {:?}", name(&path), note.rewrites.first().map(Rewrite::text));
        assert!(note.reason.is_some_and(|r| !r.is_empty()), "{}", name(&path));
    }
}

#[test]
fn good_notes_come_back_as_they_are() {
    let mut wrong = Vec::new();
    for path in files("tests/rewrite/good") {
        let note = rewrite(&source(&path), Options::default());
        let angles: Vec<&str> = note.rewrites.iter().map(|v| v.angle.as_str()).collect();
        if angles != [AS_IS] {
            wrong.push(format!("{}: {angles:?} score {} hard_sell {}", name(&path), note.score, note.tone.hard_sell));
        }
    }
    all("rewritten", wrong);
}

/// Sentences of a text, folded, that say something.
fn sentences(text: &str) -> Vec<String> {
    let cut = text.split(['\n', '。', '！', '？', '?', '!']).map(|s| s.trim().trim_end_matches('.').to_lowercase());
    cut.filter(|s| s.chars().filter(|c| c.is_alphanumeric()).count() >= 4).collect()
}

#[test]
fn no_sentence_stands_twice() {
    let judge = |case: &Case| {
        let mut seen = BTreeSet::new();
        let body = without_slots(&case.version.body);
        sentences(&body).into_iter().filter(|s| !seen.insert(s.clone())).map(|s| format!("twice: {s}")).collect()
    };
    all("doubled", wrong(judge));
}

/// Amounts and other digits of a text.
fn digits(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_version_rewritten_stays_what_it_was() {
    let mut wrong = Vec::new();
    for case in CASES.iter().filter(|c| c.label.contains("seed 0")).step_by(3) {
        let text = case.version.text();
        let again = rewrite(&Source::text("again.md", text.clone()), Options::default());
        let Some(version) = again.rewrites.first() else {
            wrong.push(format!("{}: no version: {}", case.label, again.reason.unwrap_or_default()));
            continue;
        };
        let second = version.text();
        let (before, after) = (digits(&without_slots(&text)), digits(&without_slots(&second)));
        if before != after {
            let lost: Vec<_> = before.difference(&after).collect();
            let new: Vec<_> = after.difference(&before).collect();
            wrong.push(format!("{}: {} numbers lost {lost:?}, new {new:?}", case.label, version.angle));
        }
        let mut seen = BTreeSet::new();
        for sentence in sentences(&without_slots(&version.body)) {
            if !seen.insert(sentence.clone()) {
                wrong.push(format!("{}: {} twice: {sentence}", case.label, version.angle));
            }
        }
    }
    all("changed by a second rewrite", wrong);
}

#[test]
fn every_fact_of_a_version_points_into_the_draft() {
    let judge = |case: &Case| {
        let spans = case.version.facts.iter().filter_map(|f| Some((f, f.span?)));
        spans
            .filter(|(_, s)| case.note.draft.get(s.range()).is_none_or(str::is_empty))
            .map(|(f, _)| f.text.clone())
            .collect()
    };
    all("no such place", wrong(judge));
}
