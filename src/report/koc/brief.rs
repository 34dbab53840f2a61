//! What is wrong with a brief, and one that breaks no rule.

use super::one_line;
use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::mentions::brief::{FAULTS, Found};
use serde::Serialize;

/// A brief that was read.
pub struct Brief<'a> {
    /// Its text.
    pub text: &'a str,
    /// What it must not ask for.
    pub found: Vec<Found>,
    /// What `check` finds in it besides, with the line of each.
    pub besides: Vec<(usize, Finding)>,
    /// One from the profile.
    pub draft: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Out<'a> {
    /// `brief/` and the kind, or a rule of `check`.
    rule: String,
    severity: Severity,
    line: usize,
    text: &'a str,
    message: String,
    why: String,
    /// What to write instead; null for rules of `check`.
    instead: Option<String>,
    basis: String,
    source: Option<String>,
    /// The day on which somebody looked the source up.
    checked: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Whole<'a> {
    schema: &'static str,
    version: &'static str,
    lang: &'static str,
    findings: Vec<Out<'a>>,
    draft: &'a str,
}

impl<'a> Brief<'a> {
    fn out(&'a self, catalog: &Catalog) -> Vec<Out<'a>> {
        let own = self.found.iter().filter_map(|found| {
            let fault = FAULTS.get(found.fault)?;
            let say = |part: &str| catalog.say(&format!("koc.brief.{}.{part}", fault.id), &[]);
            let severity = if fault.basis == "rule-of-thumb" { Severity::Warning } else { Severity::Error };
            Some(Out {
                rule: format!("brief/{}", fault.id.replace('_', "-")),
                severity,
                line: found.number,
                text: self.text.get(found.line.clone()).unwrap_or_default(),
                message: say("message"),
                why: say("why"),
                instead: Some(say("instead")),
                basis: fault.basis.clone(),
                source: Some(fault.source.clone()),
                checked: Some(&fault.checked),
            })
        });
        let besides = self.besides.iter().map(|(line, finding)| Out {
            rule: finding.rule.clone(),
            severity: finding.severity,
            line: *line,
            text: finding.span.and_then(|s| self.text.get(s.start()..s.end())).unwrap_or_default(),
            message: finding.message.clone(),
            why: finding.why.clone(),
            instead: None,
            basis: basis(finding).to_owned(),
            source: finding.source.clone(),
            checked: None,
        });
        own.chain(besides).collect()
    }

    /// One object.
    pub fn json(&self, catalog: &Catalog) -> Result<String, serde_json::Error> {
        let whole = Whole {
            schema: "advise.koc-brief/1",
            version: env!("CARGO_PKG_VERSION"),
            lang: catalog.lang.name(),
            findings: self.out(catalog),
            draft: &self.draft,
        };
        Ok(serde_json::to_string_pretty(&whole)? + "\n")
    }

    /// For people.
    pub fn table(&self, catalog: &Catalog) -> String {
        let say = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("koc.brief.{key}"), args);
        let found = self.out(catalog);
        let mut out = vec![match found.len() {
            0 => say("clean", &[]),
            n => say("summary", &[("count", &n.to_string())]),
        }];
        for one in &found {
            out.push(String::new());
            out.push(say("line", &[("line", &one.line.to_string()), ("text", &one_line(one.text, 60))]));
            out.push(format!("   {}", one.message));
            out.push(format!("   {}", say("why", &[("text", &one.why)])));
            if let Some(instead) = &one.instead {
                out.push(format!("   {}", say("instead", &[("text", instead)])));
            }
        }
        out.push(String::new());
        out.push(say("draft", &[]));
        out.push(String::new());
        out.push(self.draft.clone());
        out.join("\n")
    }
}

fn basis(finding: &Finding) -> &'static str {
    use crate::diagnostic::Basis;
    match finding.basis {
        Basis::Law => "law",
        Basis::Platform => "platform",
        Basis::RuleOfThumb => "rule-of-thumb",
        Basis::Style => "style",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<super::Whole<'static>>("koc-brief");
    }
}
