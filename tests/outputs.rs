//! What programs read of this program: every JSON is as its schema in `docs/` says, and every span slices the very text that
//! it speaks of, on borders of characters; on notes nobody wrote, for check and for rewrite.

use advise::check::Failure;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::{Draft, Meta, Record, Source};
use advise::pack::Packs;
use advise::pack::guide::Guide;
use advise::report::json::{Json, Ndjson};
use advise::report::render::Render;
use advise::report::rewrite::{RenderRewrite, json as rewrite_json};
use advise::report::summary::Summary;
use advise::write::rewrite::{Options, Rewriter};
use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(Lang::En));
static CHECK: LazyLock<Schema> = LazyLock::new(|| Schema::read("check"));
static REWRITE: LazyLock<Schema> = LazyLock::new(|| Schema::read("rewrite"));

#[test]
fn a_comparison_is_as_its_schema_says() {
    let done = Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(["verify", "examples/verify/draft.md", "examples/verify/chatbot.md", "--isolated", "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let shown = Schema::read("verify").holds(std::str::from_utf8(&done.stdout).unwrap());
    let pair = &shown["pairs"][0];
    assert!(pair["changed"].as_array().is_some_and(|c| c.len() >= 3), "{pair}");
    assert!(pair["new"].as_array().is_some_and(|n| !n.is_empty()), "{pair}");
}

#[test]
fn judged_mentions_are_as_their_schema_says() {
    let done = Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(["koc", "examples/mentions.csv", "--isolated", "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let shown = Schema::read("koc").holds(std::str::from_utf8(&done.stdout).unwrap());
    assert!(shown["mentions"].as_array().is_some_and(|m| m.len() >= 20), "{shown}");
}

/// A schema of `docs/`.
struct Schema {
    schemas: Schemas,
    whole: SchemaIndex,
}

impl Schema {
    fn read(name: &str) -> Self {
        let path = format!("{}/docs/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let json: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("file:///schema", json).unwrap();
        let whole = compiler.compile("file:///schema", &mut schemas).unwrap();
        Self { schemas, whole }
    }

    /// What is wrong with a document.
    fn faults(&self, document: &Value) -> Option<String> {
        self.schemas.validate(document, self.whole).err().map(|e| format!("{e:#}"))
    }

    #[track_caller]
    fn holds(&self, text: &str) -> Value {
        let document: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_eq!(self.faults(&document), None, "{text}");
        document
    }
}

/// Pieces of notes that move spans about: blanks, marks of the beginning, line ends, letters of several code points, topics.
const PIECES: &[&str] = &[
    "上環咖啡店",
    "我哋朝早七點開門，手沖 $48。",
    "最平！！！！",
    "加微信 abc123",
    "缺點係冇插頭",
    "試咗六次先成功",
    "永樂街 88 號地下",
    "星期一休息",
    "買一送一，即日起至星期三",
    "Cafe\u{301} ガ\u{3099} ก\u{e49}า",
    "e\u{301}\u{302}",
    "🇭🇰👨\u{200d}👩\u{200d}👧",
    "#手沖 $48。",
    "#上環咖啡[话题]#",
    "＃手沖",
    "＃",
    "#",
    "**粗**",
    "<!-- advise: ignore hard-sell -->",
    "<!--",
    "```",
    "\u{feff}",
    "\r\n",
    "\n",
    "\n\n",
    "\r",
    "\u{2028}",
    " ",
    "\u{3000}",
    "\t",
    "，",
    "。",
    "\0",
    "HK$1,280 起",
    "https://a.hk/#b",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        10 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..most).prop_map(|v| v.concat())
}

/// A note as a record; titles are often blank.
fn record() -> impl Strategy<Value = Source> {
    let title = prop_oneof![
        1 => prop::sample::select(&["", " ", "\u{3000}\u{3000}", "\r\n", "\u{feff}", "\n \n"][..]).prop_map(str::to_owned),
        2 => text(3),
    ];
    let meta = prop::sample::select(&[("", ""), ("上環", "cafe"), ("沙田", ""), ("火星", "cafe")][..]);
    (title, text(14), prop::collection::vec(text(3), 0..4), meta).prop_map(
        |(title, body, tags, (district, category))| {
            let given = |s: &str| Some(s.to_owned()).filter(|s| !s.is_empty());
            let meta = Meta { district: given(district), category: given(category), ..Meta::default() };
            let record = Record { title, body, tags, meta };
            Source { path: "n.ndjson#1".into(), id: Some("7".into()), draft: Draft::Record(Box::new(record)) }
        },
    )
}

/// A note as a file.
fn file() -> impl Strategy<Value = Source> {
    let head = prop::sample::select(
        &[
            "",
            "\u{feff}",
            "---\r\ntitle: 上環咖啡\r\ndistrict: 上環\r\n---\r\n",
            "---\nkeywords: [手沖, '上環 咖啡']\n---\n",
        ][..],
    );
    (head, text(14)).prop_map(|(head, text)| Source::text("a.md", format!("{head}{text}")))
}

/// The text that spans count.
fn text_of(source: &Source) -> String {
    match &source.draft {
        Draft::Text(text) => text.clone(),
        Draft::Record(record) => format!("{}\n{}", record.title, record.body),
    }
}

/// The piece that a span of a document names.
fn slice<'t>(text: &'t str, span: &Value) -> Option<&'t str> {
    let at = |key: &str| span[key].as_u64().and_then(|n| usize::try_from(n).ok());
    text.get(at("start")?..at("end")?)
}

/// All spans of a document, each with the object that it stands in.
fn spans<'v>(value: &'v Value, found: &mut Vec<(&'v Value, &'v Value)>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                if key == "span" && !inner.is_null() {
                    found.push((value, inner));
                }
                spans(inner, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| spans(item, found)),
        _ => {}
    }
}

fn has_good_spans(note: &Value, text: &str) -> Result<(), TestCaseError> {
    let mut found = Vec::new();
    spans(note, &mut found);
    for (owner, span) in found {
        prop_assert!(slice(text, span).is_some(), "{span} of {owner} is no piece of {text:?}");
    }
    Ok(())
}

/// Line and column of a byte, counted anew: lines end with LF, CR LF or CR, columns are characters.
fn position(text: &str, at: usize) -> (u64, u64) {
    let before = &text[..at];
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    (line, column)
}

fn check_is_right(source: &Source) -> Result<(), TestCaseError> {
    let text = text_of(source);
    let report = advise::check_with(source, &PACKS, &Config::default(), &CATALOG);
    let (mut whole, mut line) = (Vec::new(), Vec::new());
    let mut json = Json::new(&PACKS, Lang::En).facts(true);
    let mut summary = Summary::default();
    summary.add(&report);
    json.note(&report, &mut whole).unwrap();
    json.failure(&Failure { path: "b.md".into(), message: "not UTF-8".into() }, &mut whole).unwrap();
    json.end(&summary, &mut whole).unwrap();
    Ndjson::new(&PACKS).facts(true).note(&report, &mut line).unwrap();
    let whole: Value = serde_json::from_slice(&whole).unwrap();
    let line: Value = serde_json::from_slice(&line).unwrap();
    prop_assert_eq!(CHECK.faults(&whole), None);
    let note = &whole["notes"][0];
    prop_assert_eq!(note, &line);

    has_good_spans(note, &text)?;
    let named = |owner: &Value| (slice(&text, &owner["span"]).map(str::to_owned), owner["text"].clone());
    for used in note["keywords"].as_array().unwrap().iter().flat_map(|k| k["uses"].as_array().unwrap()) {
        let (piece, said) = named(used);
        prop_assert!(piece.is_none_or(|piece| said == piece), "{used}");
    }
    for topic in note["hashtags"].as_array().unwrap() {
        let (piece, said) = named(topic);
        let said = said.as_str().unwrap().to_owned();
        prop_assert!(piece.is_none_or(|p| p.starts_with(['#', '＃']) && p.contains(&said)), "{topic}");
    }
    let (piece, said) = named(&note["title"]);
    prop_assert!(note["title"].is_null() || piece.is_some_and(|piece| said == piece), "{}", note["title"]);
    for finding in note["findings"].as_array().unwrap().iter().filter(|f| !f["span"].is_null()) {
        for end in ["start", "end"] {
            let at = usize::try_from(finding["span"][end].as_u64().unwrap()).unwrap();
            let shown = (finding[end]["line"].as_u64().unwrap(), finding[end]["column"].as_u64().unwrap());
            prop_assert_eq!(shown, position(&text, at), "{}", finding);
        }
    }
    Ok(())
}

fn rewrite_is_right(source: &Source) -> Result<(), TestCaseError> {
    let text = text_of(source);
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, Options::default());
    let note = rewriter.rewrite(source);
    let (mut whole, mut line) = (Vec::new(), Vec::new());
    let mut json = rewrite_json::Json::new(Lang::En);
    json.failures.push(Failure { path: "b.md".into(), message: "not UTF-8".into() });
    json.note(&note, &mut whole).unwrap();
    json.end(&mut whole).unwrap();
    rewrite_json::Ndjson.note(&note, &mut line).unwrap();
    let whole: Value = serde_json::from_slice(&whole).unwrap();
    prop_assert_eq!(REWRITE.faults(&whole), None);
    prop_assert_eq!(&whole["notes"][0], &serde_json::from_slice::<Value>(&line).unwrap());
    for rewrite in whole["notes"][0]["rewrites"].as_array().unwrap() {
        for owner in ["facts", "sentences"].iter().flat_map(|list| rewrite[*list].as_array().unwrap()) {
            has_good_spans(owner, &text)?;
        }
    }
    Ok(())
}

/// The gate runs the same cases every time; `PROPTEST_CASES=5000` looks further, at new ones.
fn config(usual: u32) -> ProptestConfig {
    let wish = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let rng_seed = if wish.is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    ProptestConfig { cases: wish.unwrap_or(usual), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn check_says_of_any_record_what_its_schema_says(source in record()) {
        check_is_right(&source)?;
    }

    #[test]
    fn check_says_of_any_file_what_its_schema_says(source in file()) {
        check_is_right(&source)?;
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn rewrite_says_of_any_record_what_its_schema_says(source in record()) {
        rewrite_is_right(&source)?;
    }

    #[test]
    fn rewrite_says_of_any_file_what_its_schema_says(source in file()) {
        rewrite_is_right(&source)?;
    }
}

/// What the program prints, run at the top of this repository.
fn printed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_advise"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .args(["--isolated"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_json_of_the_program_is_as_its_schema_says() {
    let weak = "examples/nail-weak.md";
    for (schema, args) in [
        ("check", &["check", "examples", "--format", "json"][..]),
        ("check", &["check", weak, "--format", "json", "--facts", "--lang", "en"]),
        ("rewrite", &["rewrite", weak, "--format", "json"]),
        ("rewrite", &["rewrite", weak, "--format", "json", "--angle", "guide", "--lang", "zh-CN"]),
        ("keywords", &["keywords", "--district", "上環", "--category", "cafe", "--format", "json"]),
        ("keywords", &["keywords", "咖啡", "--format", "json"]),
        ("brief", &["brief", "--district", "上環", "--category", "cafe", "--format", "json"]),
        ("account", &["account", "examples/accounts/cafe", "--format", "json", "--fail-on", "never"]),
        ("pack-list", &["pack", "list", "--format", "json"]),
        ("explain", &["explain", "--format", "json"]),
        ("explain", &["explain", "hard-sell/urgency", "--format", "json"]),
        #[cfg(feature = "fetch")]
        ("harvest", &["pack", "harvest", "tests/harvest/pages/wix-cafe.html", "--format", "json"]),
    ] {
        Schema::read(schema).holds(&printed(args));
    }
}

#[test]
fn a_schema_tells_what_is_wrong() {
    let good = printed(&["pack", "list", "--format", "json"]);
    let schema = Schema::read("pack-list");
    for (from, to) in
        [("\"kind\"", "\"kin\""), ("\"packs\"", "\"pack\""), ("\"version\": \"", "\"version\": [], \"x\": \"")]
    {
        let bad: Value = serde_json::from_str(&good.replacen(from, to, 1)).unwrap();
        assert!(schema.faults(&bad).is_some(), "{from}");
    }
}
