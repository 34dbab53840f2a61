//! `advise explain`: what a rule looks for, why, how to mend it, what it rests on, and one example of each side. Texts
//! come from the catalogue for rules in code, and from the packs for rules made of phrases.

use super::args::common::ExplainFormat;
use super::args::explain::ExplainArgs;
use super::outcome::{Error, Exit};
use super::say::{print, print_json};
use super::settings::Settings;
use super::settings::names::unknown_rule;
use advise::config;
use advise::diagnostic::Severity;
use advise::diagnostic::{Basis, Jurisdiction};
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::pack::index::RuleInfo;
use advise::report::explain::{Examples, Explained};
use advise::rules::names;
use advise::tone::Figures;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{self, IsTerminal};

/// Stands for the words found, where a text is shown without a draft.
const SOME_WORDS: &str = "…";
/// Lines of an example that are shown; a draft that is too long is an example of nothing else.
const MOST_LINES: usize = 14;

/// Runs `advise explain`.
pub fn run(args: &ExplainArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(&args.common)?;
    let wish = args.rule.as_deref().map(str::trim);
    if wish == Some(TONE) {
        let text = tone(&catalog);
        return match args.format {
            ExplainFormat::Table => print(&text),
            _ => print_json(&(json(&BTreeMap::from([("id", TONE), ("what", text.trim_end())]))? + "\n")),
        };
    }
    if let Some(message) = wish.and_then(|wish| unknown_rule(wish, &packs, &catalog)) {
        return Err(Error::Usage(message));
    }
    let mut all = all(&packs, &catalog);
    all.retain(|e| wish.is_none_or(|wish| config::covers(wish, e.id)));
    let one = all.first().filter(|e| Some(e.id) == wish);
    let text = match (args.format, one) {
        (ExplainFormat::Table, Some(one)) => page(one, &catalog),
        (ExplainFormat::Table, None) => list(&all, &catalog),
        (ExplainFormat::Json, Some(one)) => json(one)? + "\n",
        (ExplainFormat::Json, None) => json(&all)? + "\n",
        (ExplainFormat::Ndjson, _) => all.iter().map(|e| json(e).map(|line| line + "\n")).collect::<Result<_, _>>()?,
    };
    if args.format == ExplainFormat::Table { print(&text) } else { print_json(&text) }
}

/// What is no rule and explained all the same.
const TONE: &str = "tone";

/// How the tone is measured, on what, how well, and where it is unsure.
fn tone(catalog: &Catalog) -> String {
    let figures = Figures::read();
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let args = [
        ("public", figures.rows.0.to_string()),
        ("own", figures.rows.1.to_string()),
        ("apart", percent(figures.told_apart.0)),
        ("own_apart", percent(figures.told_apart.1)),
        ("share", format!("{:.2}", figures.share)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let parts = ["what", "how", "how-well", "unsure", "floor"];
    let parts: Vec<String> = parts.iter().map(|part| catalog.say(&format!("cli.explain.tone-{part}"), &args)).collect();
    parts.join("\n\n") + "\n"
}

fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|e| Error::Output(e.into()))
}

/// All rules, in the order of the groups.
fn all<'a>(packs: &'a Packs, catalog: &Catalog) -> Vec<Explained<'a>> {
    names::ids(packs).into_iter().filter_map(|id| packs.index.rule(id)).map(|rule| explained(rule, catalog)).collect()
}

fn explained<'a>(rule: &'a RuleInfo, catalog: &Catalog) -> Explained<'a> {
    let say = |part: &str| rule.text(part, "").map(|text| blank(catalog.choose(text))).unwrap_or_default();
    let example = |text: &'a str| Some(text).filter(|t| !t.is_empty());
    // What a rule made of rows looks for is what it says of words found.
    let what = if rule.text("what", "").is_some() { say("what") } else { say("message") };
    Explained {
        id: &rule.id,
        group: rule.group(),
        severity: rule.severity,
        basis: rule.basis,
        jurisdiction: rule.jurisdiction,
        source: rule.source.as_deref(),
        checked: rule.checked.as_deref(),
        what,
        why: say("why"),
        advice: say("advice"),
        examples: Examples { hit: example(rule.examples.0.as_str()), clean: example(rule.examples.1.as_str()) },
    }
}

/// A text without a draft to fill its `{names}` from.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (_, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?))) {
        out.push_str(before);
        out.push_str(SOME_WORDS);
        rest = after;
    }
    out + rest
}

/// One line a rule, under its group.
fn list(all: &[Explained<'_>], catalog: &Catalog) -> String {
    let mut out = String::new();
    let mut last = "";
    let width = all.iter().map(|e| e.id.len()).max().unwrap_or(0);
    for rule in all {
        if rule.group != last {
            last = rule.group;
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}{}", catalog.get(&format!("cli.group.{last}")).unwrap_or(last));
        }
        let severity = severity(rule.severity, catalog);
        let _ = writeln!(out, "  {:width$}  {severity}  {}", rule.id, rule.what.lines().next().unwrap_or_default());
    }
    let _ = writeln!(out, "\n{}", catalog.say("cli.explain.more", &[("rules", &all.len().to_string())]));
    out
}

/// All about one rule.
fn page(rule: &Explained<'_>, catalog: &Catalog) -> String {
    let jurisdiction = rule.jurisdiction.map(|j| catalog.say(jurisdiction_key(j), &[]));
    let basis = catalog.say(basis_key(rule.basis), &[]);
    let basis = [Some(basis), jurisdiction].into_iter().flatten().collect::<Vec<_>>().join("／");
    let mut out = format!("{}　{}　{basis}\n", rule.id, severity(rule.severity, catalog));
    let source = match (rule.source, rule.checked) {
        (Some(source), Some(checked)) => catalog.say("cli.explain.checked", &[("source", source), ("date", checked)]),
        (Some(source), None) => source.to_owned(),
        (None, _) => String::new(),
    };
    let parts = [
        ("cli.explain.what", rule.what.as_str()),
        ("cli.explain.why", &rule.why),
        ("cli.explain.advice", &rule.advice),
        ("cli.explain.hit", rule.examples.hit.unwrap_or_default()),
        ("cli.explain.clean", rule.examples.clean.unwrap_or_default()),
        ("cli.explain.source", &source),
    ];
    for (key, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let _ = writeln!(out, "\n{}", catalog.say(key, &[]));
        for line in text.trim_end().lines().take(MOST_LINES) {
            let _ = writeln!(out, "{}", format!("  {line}").trim_end());
        }
        if text.trim_end().lines().count() > MOST_LINES {
            let _ = writeln!(out, "  {SOME_WORDS}");
        }
    }
    let _ = writeln!(out, "\n{}", catalog.say("cli.explain.ignore", &[("rule", rule.id)]));
    out
}

fn severity(severity: Severity, catalog: &Catalog) -> String {
    let key = match severity {
        Severity::Error => "cli.severity.error",
        Severity::Warning => "cli.severity.warning",
        Severity::Hint => "cli.severity.hint",
    };
    catalog.say(key, &[])
}

const fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Law => "cli.basis.law",
        Basis::Platform => "cli.basis.platform",
        Basis::RuleOfThumb => "cli.basis.rule-of-thumb",
        Basis::Style => "cli.basis.style",
    }
}

const fn jurisdiction_key(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Hk => "cli.jurisdiction.hk",
        Jurisdiction::Prc => "cli.jurisdiction.prc",
        Jurisdiction::Xhs => "cli.jurisdiction.xhs",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    #[test]
    fn every_rule_is_explained_in_every_language() {
        let packs = Packs::built_in();
        for (lang, name) in Lang::ALL {
            let catalog = Catalog::new(lang);
            let all = all(&packs, &catalog);
            assert_eq!(all.len(), names::ids(&packs).len());
            for rule in all.iter().filter(|r| packs.index.rules.iter().any(|p| p.id == r.id)) {
                assert!(!rule.what.is_empty() && !rule.why.is_empty(), "{name}: {}", rule.id);
                assert!(!page(rule, &catalog).contains("{text}"), "{name}: {}", rule.id);
            }
        }
    }

    #[test]
    fn names_in_a_text_are_blanked() {
        assert_eq!(blank("「{text}」有 {n} 次"), "「…」有 … 次");
        assert_eq!(blank("a { b"), "a { b");
    }
}
