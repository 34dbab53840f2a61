//! The wire shape of `check`: `advise.check/1`. Inner types do not serialise; this file alone says how they look outside.

use super::facts::FactOut;
use super::place::SpanOut;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::pack::Role;
use crate::report::figures::FiguresOut;
use serde::Serialize;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PackOut<'a> {
    pub(super) id: &'a str,
    pub(super) version: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SummaryOut<'a> {
    pub(super) notes: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
    pub(super) mean_score: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub(super) repeated_openings: Vec<RepeatedOut<'a>>,
}

/// An opening that three notes or more share.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RepeatedOut<'a> {
    pub(super) text: &'a str,
    pub(super) paths: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FailureOut {
    pub(super) path: String,
    pub(super) message: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NoteOut<'a> {
    pub(super) path: &'a str,
    pub(super) id: Option<&'a str>,
    pub(super) script: &'static str,
    pub(super) cantonese: bool,
    pub(super) district: Option<&'a str>,
    pub(super) place: Option<&'a str>,
    pub(super) category: Option<&'a str>,
    pub(super) target_from: &'static str,
    pub(super) target_confidence: f64,
    pub(super) title: Option<TitleOut<'a>>,
    pub(super) body: BodyOut,
    pub(super) hashtags: Vec<HashtagOut<'a>>,
    pub(super) score: ScoreOut<'a>,
    pub(super) tone: ToneOut,
    pub(super) loudest: Vec<SpanOut>,
    pub(super) cues: &'a [&'static str],
    pub(super) keywords: Vec<KeywordOut<'a>>,
    pub(super) findings: Vec<FindingOut<'a>>,
    pub(super) next_steps: Vec<StepOut<'a>>,
    pub(super) titles: &'a [String],
    pub(super) topics: &'a [String],
    /// With `--facts`: what the note says and a reader could hold it to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) facts: Option<Vec<FactOut<'a>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct PositionOut {
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TitleOut<'a> {
    pub(super) text: &'a str,
    pub(super) span: Option<SpanOut>,
    pub(super) units: u32,
    pub(super) limit: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct BodyOut {
    pub(super) units: u32,
    pub(super) limit: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct HashtagOut<'a> {
    pub(super) text: &'a str,
    pub(super) span: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ScoreOut<'a> {
    pub(super) total: u8,
    pub(super) capped: Option<u8>,
    pub(super) silenced: usize,
    pub(super) parts: Vec<PartOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PartOut<'a> {
    pub(super) id: &'static str,
    pub(super) points: f64,
    pub(super) max: f64,
    pub(super) reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ReasonOut<'a> {
    pub(super) rule: &'a str,
    pub(super) points: f64,
    pub(super) message: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ToneOut {
    pub(super) hard_sell: f64,
    pub(super) seeding: f64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct KeywordOut<'a> {
    pub(super) keyword: &'a str,
    pub(super) role: Role,
    pub(super) importance: u8,
    pub(super) pack: Option<&'a str>,
    pub(super) uses: Vec<UseOut<'a>>,
    pub(super) missing: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) figures: Option<FiguresOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct UseOut<'a> {
    pub(super) zone: &'static str,
    pub(super) form: &'static str,
    pub(super) text: &'a str,
    pub(super) span: Option<SpanOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct FindingOut<'a> {
    pub(super) rule: &'a str,
    pub(super) row: Option<&'a str>,
    pub(super) severity: Severity,
    pub(super) message: &'a str,
    pub(super) why: &'a str,
    pub(super) basis: Basis,
    pub(super) jurisdiction: Option<Jurisdiction>,
    pub(super) source: Option<&'a str>,
    pub(super) span: Option<SpanOut>,
    pub(super) start: Option<PositionOut>,
    pub(super) end: Option<PositionOut>,
    pub(super) fixes: Vec<FixOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct FixOut<'a> {
    pub(super) title: &'a str,
    pub(super) applicability: &'static str,
    pub(super) edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct EditOut<'a> {
    pub(super) span: SpanOut,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StepOut<'a> {
    pub(super) message: &'a str,
    pub(super) gain: f64,
    pub(super) rule: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole of `--format json`, for its schema; the program writes it piece by piece.
    #[derive(schemars::JsonSchema)]
    #[schemars(title = "advise.check/1")]
    #[expect(dead_code, reason = "only its schema is wanted")]
    struct CheckOut<'a> {
        schema: &'a str,
        version: &'a str,
        lang: &'a str,
        packs: Vec<PackOut<'a>>,
        notes: Vec<NoteOut<'a>>,
        summary: SummaryOut<'a>,
        failures: Vec<FailureOut>,
    }

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<CheckOut<'static>>("check");
    }
}
