//! 種詞 (seedword): reads a draft note for 小紅書 and says whether customers will find it and believe it.
//!
//! One pure function does the work, [`check`]; everything around it prepares its arguments or shows its result.
//!
//! ```
//! use advise::{check, Config, Packs, Source};
//! let packs = Packs::built_in();
//! let draft = Source::text("draft.md", "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門。\n\n#上環咖啡店");
//! let report = check(&draft, &packs, &Config::default());
//! assert!(report.outcome.score.total > 0);
//! ```

pub mod brief;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod figures;
pub mod fix;
#[cfg(feature = "fetch")]
pub mod harvest;
pub mod keyword;
pub mod keyword_list;
pub mod lang;
pub mod matching;
pub mod note;
pub mod pack;
mod reading;
pub mod report;
pub mod rewrite;
pub mod rules;
pub mod score;
pub mod source;
pub mod target;
pub mod text;
pub mod title;
pub mod tone;

pub use config::Config;
pub use diagnostic::Finding;
pub use lang::Lang;
pub use note::Source;
pub use pack::{Packs, Severity};
pub use report::{Outcome, Report};

use lang::Catalog;
use note::Suppression;
use reading::Reading;
use rules::{Context, RULES};

/// Checks one note. Deterministic and total: any text gives a report.
pub fn check(source: &Source, packs: &Packs, config: &Config) -> Report {
    check_with(source, packs, config, &Catalog::new(config.lang))
}

/// [`check`] with a message catalogue that is already loaded, for many notes in a row.
pub fn check_with(source: &Source, packs: &Packs, config: &Config, catalog: &Catalog) -> Report {
    let reading = Reading::new(source, packs, config);
    let cx = reading.context(packs, config, catalog);
    let outcome = outcome(&cx, &reading);
    let Reading { note, target, keywords, .. } = reading;
    Report { path: source.path.clone(), id: source.id.clone(), note, target, keywords, outcome }
}

/// What comes out of a note that was read.
fn outcome(cx: &Context<'_>, reading: &Reading) -> Outcome {
    let findings = find(cx);
    let selling = rules::selling_weight(&findings);
    let findings = settle(cx, findings);
    let score = score::score(cx, &findings);
    Outcome {
        tone: tone::tone(cx, selling),
        next_steps: score::next_steps(&score, &findings, cx.catalog),
        titles: title::options(cx, &findings),
        topics: title::topics(cx),
        cues: tone::different_cues(cx).into_iter().collect(),
        cantonese: reading.cantonese,
        script: reading.script,
        score,
        findings,
    }
}

/// Runs every rule.
fn find(cx: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    rules::phrases::findings(cx, &mut findings);
    for rule in RULES.iter().copied().flatten() {
        rule.check(cx, &mut findings);
    }
    findings
}

/// Leaves out what the user does not want to see, reports comments that silence nothing, and puts findings in order.
fn settle(cx: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let note = cx.note;
    let mut used = vec![false; note.suppressions.len()];
    // Comments stand in the order of the text, so those that cover a place are found by halving.
    let (local, whole): (Vec<usize>, Vec<usize>) =
        (0..note.suppressions.len()).partition(|i| note.suppressions[*i].covers.is_some());
    let covers = |i: &usize| note.suppressions[*i].covers;
    let mut kept = Vec::new();
    for finding in findings {
        let ignored = note.meta.ignore.iter().any(|wish| config::covers(wish, &finding.rule));
        let mut silenced = false;
        let near = finding.span.map_or(&local[..0], |span| {
            let from = local.partition_point(|i| covers(i).is_some_and(|c| c.end() <= span.start()));
            let to = from + local[from..].partition_point(|i| covers(i).is_some_and(|c| c.start() < span.end()));
            &local[from..to]
        });
        for i in near.iter().chain(&whole) {
            if silences(&note.suppressions[*i], &finding) {
                used[*i] = true;
                silenced = true;
            }
        }
        if cx.config.wants(&finding.rule) && !ignored && !silenced {
            kept.push(finding);
        }
    }
    let unused = note.suppressions.iter().zip(used).filter(|(_, used)| !used).map(|(s, _)| s);
    kept.extend(unused.filter_map(|s| rules::unused_suppression(cx, s)));
    let place = |f: &Finding| f.span.map_or((usize::MAX, usize::MAX), |s| (s.start(), s.end()));
    let group = |f: &Finding| rules::GROUPS.iter().position(|g| *g == f.group());
    kept.sort_by(|a, b| {
        b.severity
            .cmp(&a.severity)
            .then(place(a).cmp(&place(b)))
            .then(group(a).cmp(&group(b)))
            .then(a.rule.cmp(&b.rule))
    });
    kept
}

fn silences(suppression: &Suppression, finding: &Finding) -> bool {
    config::covers(&suppression.rule, &finding.rule)
        && match (suppression.covers, finding.span) {
            (None, _) => true,
            (Some(covered), Some(span)) => covered.overlaps(span),
            (Some(_), None) => false,
        }
}
