//! Mentions as JSON (`advise.koc/1`) and as NDJSON, one mention a line.

use super::{Run, Shown, doubts, reasons, say_left_out};
use crate::lang::Catalog;
use crate::mentions::label::Label;
use serde::Serialize;
use std::collections::BTreeMap;

/// The schema's name.
const SCHEMA: &str = "advise.koc/1";

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MentionOut<'a> {
    id: &'a str,
    author: &'a str,
    label: &'static str,
    /// Whom to ask first, from 1; null for those left out.
    rank: Option<usize>,
    /// 0 to 100.
    score: f64,
    reasons: Vec<String>,
    doubts: Vec<String>,
    invitation: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LeftOut {
    line: u64,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Whole<'a> {
    schema: &'static str,
    version: &'static str,
    lang: &'static str,
    /// How many there are of each label.
    summary: BTreeMap<&'static str, usize>,
    mentions: Vec<MentionOut<'a>>,
    left_out: Vec<LeftOut>,
}

fn mention<'a>(shown: &'a Shown<'_>, catalog: &Catalog) -> MentionOut<'a> {
    MentionOut {
        id: &shown.mention.id,
        author: &shown.author,
        label: shown.judged.label.name(),
        rank: shown.judged.rank,
        score: shown.judged.verdict.score,
        reasons: reasons(shown, catalog),
        doubts: doubts(shown, catalog),
        invitation: shown.invitation.as_deref(),
    }
}

/// One object.
pub fn json(run: &Run<'_>, catalog: &Catalog) -> Result<String, serde_json::Error> {
    let whole = Whole {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        lang: catalog.lang.name(),
        summary: Label::ALL.iter().map(|(label, name)| (*name, run.count(*label))).collect(),
        mentions: run.all.iter().map(|m| mention(m, catalog)).collect(),
        left_out: run.left_out.iter().map(|l| LeftOut { line: l.line, message: say_left_out(l, catalog) }).collect(),
    };
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

/// One object a mention, in the order of the input.
pub fn ndjson(run: &Run<'_>, catalog: &Catalog) -> Result<String, serde_json::Error> {
    let mut out = String::new();
    for shown in &run.all {
        out += &serde_json::to_string(&mention(shown, catalog))?;
        out.push('\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<super::Whole<'static>>("koc");
    }
}
