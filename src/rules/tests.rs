//! What holds for every rule without rows: its file is there, its own drafts, its texts in every language.

use super::*;
use crate::check::{check, check_with};
use crate::config::Config;
use crate::diagnostic::GROUPS;
use crate::diagnostic::{Basis, Severity};
use crate::lang::{Catalog, Lang};
use crate::note::{Note, Source, Zone};
use crate::pack::Packs;
use crate::pack::rule_file::{AsksFor, RuleFile};
use crate::text::script::{Script, script};
use std::collections::BTreeSet;
use toml::Spanned;

/// The files of the rules without rows.
fn files() -> Vec<RuleFile> {
    let folder = Packs::house_folder().unwrap();
    folder.rules.into_iter().map(|f| f.value).filter(|f| f.rule.is_some() && f.rows.is_empty()).collect()
}

fn id(file: &RuleFile) -> &str {
    file.rule.as_ref().map_or("", |id| id.as_ref())
}

/// All that is found in a draft.
pub(super) fn findings(packs: &Packs, draft: &str) -> Vec<Finding> {
    check(&Source::text("t.md", draft), packs, &Config::default()).outcome.findings
}

/// Those of one rule.
pub(super) fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|f| f.rule == rule).collect()
}

/// The drafts of all rules whose id begins so.
pub(crate) fn drafts(prefix: &str) -> Vec<String> {
    let files = files().into_iter().filter(|f| id(f).starts_with(prefix));
    files.flat_map(|f| f.bad.into_iter().chain(f.good)).map(Spanned::into_inner).collect()
}

/// The first draft in which a rule must find something.
pub(super) fn bad_draft(rule: &str) -> String {
    let file = files().into_iter().find(|f| id(f) == rule);
    file.and_then(|f| f.bad.first().map(|d| d.as_ref().clone())).unwrap()
}

/// What a rule finds in a draft.
fn found(rule: &str, draft: &str, packs: &Packs, catalog: &Catalog) -> Vec<Finding> {
    let config = Config { lang: catalog.lang, ..Config::default() };
    let report = check_with(&Source::text("draft.md", draft), packs, &config, catalog);
    report.outcome.findings.into_iter().filter(|f| f.rule == rule).collect()
}

#[test]
fn every_rule_has_a_file_and_every_file_a_rule() {
    let listed = RULES.into_iter().flatten().map(|r| r.id).chain([
        UNUSED_IGNORE,
        READS_LIKE_ADVERT,
        READS_LIKE_BREACH,
        READS_LIKE_FLYER,
    ]);
    let listed: BTreeSet<String> = listed.map(str::to_owned).collect();
    let files = files();
    let in_code = files.iter().filter(|f| f.asks_for.is_none()).map(|f| id(f).to_owned());
    assert_eq!(in_code.collect::<BTreeSet<_>>(), listed);
    let cues = files.iter().filter_map(|f| match &f.asks_for {
        Some(AsksFor::Cue(cue)) => Some(cue.clone()),
        _ => None,
    });
    for cue in cues {
        assert!(crate::reading::cues::CUES.contains(&cue.as_str()), "no cue is called {cue}");
    }
}

#[test]
fn every_rule_finds_its_bad_drafts_and_leaves_its_good_ones_alone() {
    let packs = Packs::built_in();
    let catalog = Catalog::new(Lang::En);
    let mut wrong = Vec::new();
    for file in files() {
        for draft in &file.bad {
            if found(id(&file), draft.as_ref(), &packs, &catalog).is_empty() {
                wrong.push(format!("{} is silent on:\n{}\n", id(&file), draft.as_ref()));
            }
        }
        for draft in &file.good {
            if let Some(f) = found(id(&file), draft.as_ref(), &packs, &catalog).first() {
                wrong.push(format!("{} says “{}” on:\n{}\n", id(&file), f.message, draft.as_ref()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_brings_drafts_in_every_language() {
    for file in files() {
        assert!(file.bad.len() >= 2 && file.good.len() >= 2, "{}", id(&file));
        let drafts = file.bad.iter().chain(&file.good);
        let scripts: BTreeSet<&str> = drafts
            .map(|draft| {
                let note = Note::parse(&Source::text("draft.md", draft.as_ref().as_str()));
                let prose: String =
                    note.pieces.iter().filter(|p| p.zone != Zone::Hashtag).map(|p| note.slice(p.span)).collect();
                match script(&prose) {
                    Script::Hans => "hans",
                    Script::Latin => "latin",
                    Script::Hant | Script::Mixed => "hant",
                }
            })
            .collect();
        assert_eq!(scripts.into_iter().collect::<Vec<_>>(), ["hans", "hant", "latin"], "{}", id(&file));
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut seen = BTreeSet::new();
    for file in files() {
        let id = id(&file);
        let (group, name) = id.split_once('/').unwrap_or_default();
        assert!(GROUPS.contains(&group), "{id}");
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
        assert!(seen.insert(id.to_owned()), "{id} stands twice");
        assert!(file.cost.is_some_and(|cost| cost >= 0.0), "{id}");
        let needs_source = matches!(file.basis, Some(Basis::Law | Basis::Platform));
        assert!(!needs_source || file.source.is_some(), "{id} speaks of law and names none");
        assert_eq!(file.source.is_some(), file.checked.is_some(), "{id}: a source and the day it was looked up");
    }
}

/// `{names}` in a text.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|s| s.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_rule_speaks_every_language() {
    for file in files() {
        for part in ["message", "why", "advice", "what"] {
            assert!(file.text.contains_key(part), "{}: no {part}", id(&file));
        }
        for (part, text) in &file.text {
            for (lang, name) in Lang::ALL {
                let said = text.pick(lang);
                assert!(!said.trim().is_empty(), "{} {part} in {name}", id(&file));
                assert!(
                    !part.starts_with("message") || !said.ends_with(['。', '.']),
                    "{} {part} in {name}: a message has no full stop",
                    id(&file)
                );
                assert_eq!(names(said), names(text.pick(Lang::ZhHk)), "{} {part} in {name}", id(&file));
            }
            let mainland: String = text.pick(Lang::ZhCn).split(['「', '」']).step_by(2).collect();
            assert_eq!(crate::text::script::counts(&mainland).hant, 0, "{} {part}: {mainland}", id(&file));
        }
    }
}

#[test]
fn no_name_is_left_unfilled() {
    let packs = Packs::built_in();
    for (lang, _) in Lang::ALL {
        let catalog = Catalog::new(lang);
        for file in files() {
            for finding in file.bad.iter().flat_map(|draft| found(id(&file), draft.as_ref(), &packs, &catalog)) {
                let fixes = finding.fixes.iter().map(|f| &f.title);
                for text in [&finding.message, &finding.why].into_iter().chain(fixes) {
                    assert!(
                        !text.is_empty() && !text.contains('{') && !text.contains("「」") && !text.contains("“”"),
                        "{}: {text}",
                        finding.rule
                    );
                }
            }
        }
    }
}

#[test]
fn a_dearer_price_is_no_discount() {
    let packs = Packs::built_in();
    let dearer = findings(&packs, "# 深水埗餅店\n\n牛油貴咗，切件 $30 → $34，撻 $22 → $24。\n");
    assert!(of(&dearer, "compliance/undated-discount").is_empty(), "{dearer:?}");
    let cheaper = findings(&packs, "# 深水埗餅店\n\n切件 $34 → $30，撻 $24 → $22。\n");
    assert_eq!(of(&cheaper, "compliance/undated-discount").len(), 2, "{cheaper:?}");
}

#[test]
fn whoever_rewards_a_like_is_no_diner() {
    let packs = Packs::built_in();
    let scene =
        "上個月落雨嗰晚，師傅試咗三個月先推出呢碗糊，石磨磨兩轉，四粒手搓湯圓，又香又滑，每碗 $38，怕甜叫少糖。";
    let severity = |draft: String| {
        let all = findings(&packs, &draft);
        of(&all, "compliance/absolute-term").first().map(|f| f.severity)
    };
    let diner = severity(format!("# 元朗糖水\n\n全港第一芝麻糊。{scene}我同阿媽食咗兩碗。\n"));
    let shop = severity(format!("# 元朗糖水\n\n全港第一芝麻糊。{scene}Share呢個post，tag兩個朋友，即送杏仁餅。\n"));
    assert_eq!((diner, shop), (Some(Severity::Hint), Some(Severity::Warning)));
}

#[test]
fn a_users_own_rule_is_known_by_its_name() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("phrases/hard-sell")).unwrap();
    let rule = "rule = \"hard-sell/moon-talk\"\nseverity = \"warning\"\nbasis = \"style\"\n\
                [message]\nzh-HK = \"講月亮\"\nzh-CN = \"讲月亮\"\nen = \"moon\"\n\
                [why]\nzh-HK = \"店規\"\nzh-CN = \"店规\"\nen = \"house rule\"\n\
                [advice]\nzh-HK = \"刪\"\nzh-CN = \"删\"\nen = \"drop it\"\n\
                [[row]]\nid = \"moon\"\nany = [\"月亮代表\"]\nbad = [\"月亮代表我哋嘅誠意\"]\ngood = [\"今晚睇月亮\"]\n";
    std::fs::write(dir.path().join("phrases/hard-sell/moon-talk.toml"), rule).unwrap();
    let packs = crate::reading::imports::load(&[dir.path().to_owned()]).unwrap();
    let draft = |ignore: &str| format!("# 上環咖啡店\n\n{ignore}月亮代表我哋嘅誠意。\n");
    let moon = "hard-sell/moon-talk";
    assert_eq!(of(&findings(&packs, &draft("")), moon).len(), 1);
    let silenced = findings(&packs, &draft("<!-- advise: ignore hard-sell/moon-talk -->\n"));
    let about = |rule: &str| of(&silenced, rule).len();
    assert_eq!((about(moon), about("format/unknown-rule"), about("format/unused-ignore")), (0, 0, 0));
    let slip = findings(&packs, &draft("<!-- advise: ignore hard-sell/moon-tlak -->\n"));
    let unknown = of(&slip, "format/unknown-rule");
    assert!(unknown.iter().any(|f| f.message.contains(moon)), "{unknown:?}");
}
