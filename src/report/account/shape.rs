//! The wire shape of `account`: `advise.account/1`. This file alone says how accounts look outside.

use serde::Serialize;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "advise.account/1"))]
pub(super) struct AccountOut<'a> {
    /// `advise.account/1`.
    pub(super) schema: &'a str,
    pub(super) version: &'a str,
    /// Language of names and questions.
    pub(super) lang: &'a str,
    /// The shop: ids of the packs.
    pub(super) district: Option<&'a str>,
    pub(super) place: Option<&'a str>,
    pub(super) category: Option<&'a str>,
    /// Ids of several districts or trades, where the notes are of several shops.
    pub(super) mixed: Vec<&'a str>,
    /// All notes in the order of their days; everywhere else a note is its place here.
    pub(super) notes: Vec<NoteOut<'a>>,
    pub(super) pillars: PillarsOut<'a>,
    pub(super) questions: QuestionsOut<'a>,
    pub(super) keywords: KeywordsOut<'a>,
    pub(super) cannibalising: Vec<CompetingOut<'a>>,
    pub(super) repetition: RepetitionOut<'a>,
    pub(super) trust: TrustOut<'a>,
    pub(super) rhythm: RhythmOut<'a>,
    pub(super) failures: Vec<FailureOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NoteOut<'a> {
    pub(super) path: &'a str,
    pub(super) id: Option<&'a str>,
    pub(super) title: &'a str,
    /// `YYYY-MM-DD`.
    pub(super) date: Option<&'a str>,
    /// `text`, `promotion`, `topics-only`, `title-only`.
    pub(super) kind: &'a str,
    pub(super) hard_sell: f32,
    pub(super) seeding: f32,
    pub(super) score: u8,
    /// The pillar that it goes deepest into.
    pub(super) pillar: Option<&'a str>,
    /// What it is to be found by above all.
    pub(super) query: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PillarsOut<'a> {
    pub(super) list: Vec<PillarOut<'a>>,
    /// Ids of pillars that no note is about.
    pub(super) missing: Vec<&'a str>,
    /// The three to write next.
    pub(super) next: Vec<NextOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PillarOut<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) notes: Vec<CarriesOut>,
    /// Notes that go deeper into it than into any other.
    pub(super) main: &'a [usize],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CarriesOut {
    pub(super) note: usize,
    /// 1 to 3.
    pub(super) depth: u8,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NextOut<'a> {
    pub(super) pillar: &'a str,
    /// For `advise brief --about`.
    pub(super) about: &'a str,
    pub(super) questions: Vec<&'a str>,
    pub(super) photo: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct QuestionsOut<'a> {
    pub(super) answered: Vec<QuestionOut<'a>>,
    /// All that no note answers, the most important first.
    pub(super) open: Vec<QuestionOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct QuestionOut<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    /// 1 to 10.
    pub(super) importance: f32,
    pub(super) notes: &'a [usize],
    /// What `advise.toml` answers, where no note does.
    pub(super) profile: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct KeywordsOut<'a> {
    pub(super) queries: Vec<QueryOut<'a>>,
    /// Queries of this month and the next that no note speaks of.
    pub(super) seasonal: Vec<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct QueryOut<'a> {
    pub(super) query: &'a str,
    pub(super) importance: u8,
    /// Whether it stands in any title or topic.
    pub(super) covered: bool,
    pub(super) notes: Vec<StandsOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StandsOut {
    pub(super) note: usize,
    /// `title`, `opening`, `body`, `topic`.
    pub(super) places: Vec<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CompetingOut<'a> {
    pub(super) query: &'a str,
    pub(super) pillar: &'a str,
    pub(super) notes: &'a [usize],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RepetitionOut<'a> {
    pub(super) duplicates: Vec<DuplicatesOut<'a>>,
    pub(super) openings: Vec<OpeningOut<'a>>,
    pub(super) topic_walls: &'a [usize],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DuplicatesOut<'a> {
    pub(super) notes: &'a [usize],
    /// Share of common five-character pieces of the two that are most alike, 0 to 1.
    pub(super) alike: f64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct OpeningOut<'a> {
    pub(super) text: &'a str,
    pub(super) notes: &'a [usize],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TrustOut<'a> {
    /// Notes with a text.
    pub(super) texts: usize,
    pub(super) promotions: &'a [usize],
    /// Promotions among texts, 0 to 1.
    pub(super) share: f64,
    pub(super) quarters: Vec<QuarterOut<'a>>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
    pub(super) with_errors: &'a [usize],
    pub(super) undisclosed: Vec<UndisclosedOut<'a>>,
    pub(super) voice: VoiceOut<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct QuarterOut<'a> {
    /// `2026-Q1`.
    pub(super) quarter: &'a str,
    pub(super) texts: usize,
    pub(super) promotions: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct UndisclosedOut<'a> {
    pub(super) note: usize,
    /// The folded sentence that tells of the tie; none where a rule of check found it.
    pub(super) text: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct VoiceOut<'a> {
    pub(super) shop: usize,
    pub(super) customer: usize,
    pub(super) unclear: usize,
    pub(super) customers: &'a [usize],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RhythmOut<'a> {
    pub(super) from: Option<&'a str>,
    pub(super) to: Option<&'a str>,
    pub(super) undated: usize,
    /// Median distance of two notes, in days.
    pub(super) usual_days: Option<i64>,
    pub(super) since_last_days: Option<i64>,
    pub(super) gaps: Vec<GapOut>,
    pub(super) months: Vec<MonthOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct GapOut {
    pub(super) after: usize,
    pub(super) before: usize,
    pub(super) days: i64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MonthOut<'a> {
    /// `YYYY-MM`.
    pub(super) month: &'a str,
    pub(super) notes: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FailureOut<'a> {
    pub(super) path: &'a str,
    pub(super) message: &'a str,
}
