//! The invariants of the design, on texts nobody wrote: built from pieces that real drafts are made of, and from noise.

use advise::check;
use advise::check::Report;
use advise::config::Config;
use advise::diagnostic::Severity;
use advise::fix::Applicability;
use advise::mend::mend;
use advise::note::Source;
use advise::note::{Draft, Meta, Record};
use advise::pack::Packs;
use advise::text::variants;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// Pieces of drafts, good and bad, and things that break parsers.
const PIECES: &[&str] = &[
    "上環咖啡店",
    "我喺上環開咗間咖啡店，朝早七點開門",
    "最平！",
    "限時優惠，手快有手慢冇",
    "WhatsApp 9123 4567",
    "薇 信：abc123",
    "V\u{200b}X",
    "HK$48",
    "$48",
    "四十八蚊",
    "（另加一）",
    "#上環咖啡",
    "＃手沖咖啡",
    "#抹茶[话题]#",
    "# ",
    "## 副題",
    "**粗體**",
    "`code`",
    "[連結](https://example.com)",
    "```\n",
    "<!-- advise: ignore hard-sell/urgency -->",
    "<!-- ",
    "-->",
    "---\n",
    "title: 上環",
    "keywords: [上環咖啡店]",
    "\n",
    "\n\n",
    "\r\n",
    "。",
    "，",
    "！！！！",
    "🔥🔥🔥",
    "👨\u{200d}👩\u{200d}👧",
    "[种草R]",
    "ＡＢＣ１２３",
    "試咗六次先成功，頭三次苦到飲唔落",
    "你哋飲開淺焙定深焙？",
    "缺點係冇插頭",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "ﾃｽﾄ",
    "SheungWanCafe",
    "coffee shop",
    "𠝹",
    " ",
    "，，,,",
];

fn draft() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-zA-Z0-9 #@*.!-]{0,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|v| v.concat())
}

fn checked(text: &str) -> Report {
    check(&Source::text("draft.md", text), &PACKS, &Config::default())
}

/// The gate runs the same cases every time; `PROPTEST_CASES=5000` looks further, at new ones.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

fn seed() -> RngSeed {
    if std::env::var_os("PROPTEST_CASES").is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) }
}

fn required() -> impl Strategy<Value = Applicability> {
    prop::sample::select(&[Applicability::Safe, Applicability::Unsafe][..])
}

/// Findings of each rule that are at least so grave.
fn counts(report: &Report) -> BTreeMap<(String, Severity), usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.outcome.findings {
        for severity in [Severity::Hint, Severity::Warning, Severity::Error] {
            *counts.entry((finding.rule.clone(), severity)).or_default() += usize::from(severity <= finding.severity);
        }
    }
    counts
}

/// The prices of a note as written, and its topics.
fn kept(report: &Report) -> (Vec<&str>, Vec<&str>) {
    let prices = report.facts.prices().map(|(_, p)| &report.note.text[p.written.clone()]).collect();
    (prices, report.note.topics.iter().map(|t| t.text.as_str()).collect())
}

/// What `--fix` and `--unsafe-fixes` run: it ends, twice is once, and nothing is worse than before.
fn mends_well(text: &str, required: Applicability) -> Result<(), TestCaseError> {
    let before = checked(text);
    let Some(mended) = mend(text, &before, required, &|text| checked(text)) else { return Ok(()) };
    prop_assert!(mended.count > 0 && mended.text != text);
    let after = checked(&mended.text);
    prop_assert_eq!(&after.outcome, &mended.report.outcome, "a report of another text");
    let twice = mend(&mended.text, &after, required, &|text| checked(text));
    prop_assert!(twice.is_none(), "{:?} -> {:?} -> {:?}", text, mended.text, twice.map(|m| m.text));
    let (old, new) = (before.outcome.score.total, after.outcome.score.total);
    prop_assert!(new >= old, "{:?} -> {:?}: {} -> {}", text, mended.text, old, new);
    let old = counts(&before);
    for (key, n) in counts(&after) {
        prop_assert!(n <= old.get(&key).copied().unwrap_or(0), "{:?} -> {:?}: {:?}", text, mended.text, key);
    }
    prop_assert_eq!(kept(&before), kept(&after), "{:?} -> {:?}", text, &mended.text);
    Ok(())
}

/// More of one sign than a report shows.
#[test]
fn many_runs_are_mended_in_one_go() {
    for line in ["🍧🍧🍧", "好飲！！！！", "**好飲**一杯"] {
        for n in [5, 40, 300] {
            let text = format!("# 一杯\n\n{}", format!("今日{line}囉\n").repeat(n));
            let before = checked(&text);
            let checks = std::cell::Cell::new(0);
            let mended = mend(&text, &before, Applicability::Unsafe, &|text| {
                checks.set(checks.get() + 1);
                checked(text)
            });
            let mended = mended.unwrap_or_else(|| panic!("{line} {n}: nothing mended"));
            assert_eq!(mended.count, n, "{line}");
            assert!(checks.get() <= 2, "{line} {n}: {} checks", checks.get());
            mends_well(&text, Applicability::Unsafe).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, rng_seed: seed(), ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_report_whose_spans_slice_it(text in draft()) {
        let report = checked(&text);
        prop_assert!(report.outcome.score.total <= 100);
        for finding in &report.outcome.findings {
            if let Some(span) = finding.span {
                prop_assert!(text.get(span.range()).is_some(), "{finding:?}");
            }
            for edit in finding.fixes.iter().flat_map(|f| &f.edits) {
                prop_assert!(text.get(edit.span.range()).is_some(), "{finding:?}");
            }
        }
        for used in report.keywords.iter().flat_map(|k| &k.uses) {
            prop_assert!(text.get(used.range.clone()).is_some());
        }
        for part in &report.outcome.score.parts {
            let lost: f32 = part.reasons.iter().map(|r| r.points).sum();
            prop_assert!((part.max + lost - part.points).abs() < 0.01, "{part:?}");
            prop_assert!(part.points >= -0.001 && part.points <= part.max);
        }
    }

    #[test]
    fn checking_is_deterministic(text in draft()) {
        let (one, two) = (checked(&text), checked(&text));
        prop_assert_eq!(one.outcome, two.outcome);
        prop_assert_eq!(one.keywords, two.keywords);
    }

    #[test]
    fn a_record_is_as_total_as_a_file(title in draft(), body in draft(), tags in prop::collection::vec(draft(), 0..4)) {
        let record = Record { title: title.clone(), body: body.clone(), tags, meta: Meta::default() };
        let source = Source { path: "x#1".into(), id: None, draft: Draft::Record(Box::new(record)) };
        let report = check(&source, &PACKS, &Config::default());
        let text = format!("{title}\n{body}");
        for span in report.outcome.findings.iter().filter_map(|f| f.span) {
            prop_assert!(text.get(span.range()).is_some());
        }
    }

    #[test]
    fn folding_is_homomorphic_and_maps_back(a in draft(), b in draft()) {
        let joined = format!("{a}{b}");
        prop_assert_eq!(variants().fold_str(&joined), variants().fold_str(&a) + &variants().fold_str(&b));
        let folded = variants().fold(&joined);
        for view in [folded.clone(), folded.squeeze(), folded.squeeze().bare()] {
            let borders: Vec<usize> = view.text.char_indices().map(|(i, _)| i).chain([view.text.len()]).collect();
            for pair in borders.windows(2) {
                let original = view.to_original(pair[0]..pair[1]);
                prop_assert!(joined.get(original.clone()).is_some_and(|s| !s.is_empty()), "{original:?}");
            }
        }
    }

    #[test]
    fn what_fix_does_settles_and_never_harms(text in draft(), required in required()) {
        mends_well(&text, required)?;
    }

    #[test]
    fn more_keyword_uses_never_raise_a_score(extra in 1_usize..12, story in 0_usize..3) {
        let stories = [
            "我喺上環開咗間上環咖啡店，朝早七點開門，手沖要等八分鐘。試咗六次先揀到呢隻豆，缺點係冇插頭。\n\n你哋飲開淺焙定深焙？",
            "限時優惠！全場五折，手快有手慢冇！上環咖啡店歡迎光臨。",
            "上環咖啡店。",
        ];
        let head = "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店｜朝早七點\n\n";
        let note = |n: usize| format!("{head}{}\n{}\n\n#上環咖啡店 #上环咖啡店", stories[story], "上環咖啡店，".repeat(n));
        let (fewer, more) = (checked(&note(1)).outcome, checked(&note(1 + extra)).outcome);
        prop_assert!(more.score.total <= fewer.score.total, "{} -> {}", fewer.score.total, more.score.total);
        prop_assert!(more.tone.hard_sell >= fewer.tone.hard_sell - 0.11, "{:?} -> {:?}", fewer.tone, more.tone);
        if extra >= 6 {
            prop_assert!(more.score.total < fewer.score.total, "stuffing must cost");
        }
    }
}
