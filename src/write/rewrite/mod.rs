//! Versions of a draft that a shop owner would really post: nothing that is not in the draft or in the shop's profile,
//! everything missing asked for in a 〔slot〕, and every version checked before it is shown.
//!
//! Data flows one way: `split` the draft, `judge` its sentences, `compose` a version of each angle, `propose` it
//! to the check until nothing is found. What the lines say is data (`keyword_packs/angles`).

mod clean;
mod compose;
mod judge;
#[cfg(feature = "llm")]
pub mod llm;
pub mod material;
mod practical;
mod price;
mod propose;
mod refuse;
mod slots;
mod split;
pub mod swap;
mod title;
mod topic;
pub mod verify;
pub mod way;

use crate::check;
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::lang::Catalog;
use crate::note::{Author, Draft, Source};
use crate::pack::Packs;
use crate::pack::guide::{Angle, Guide};
use crate::reading::Reading;
use crate::source::Span;
use crate::tone::Tone;
use material::{Fate, Material, Verdict};
use way::{Carrier, Way};

/// The angle of a note that needs no new version.
pub const AS_IS: &str = "as-is";
/// From this score on a note needs no new version, if nothing grave is found in it.
pub const GOOD_SCORE: u8 = 80;
/// No version sells harder than this.
pub const MOST_SELLING: f32 = 10.0;
/// Versions that are shown unless more are asked for.
pub const USUAL: usize = 3;

/// What the user wants.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only these angles; empty for the best few.
    pub angles: Vec<String>,
    /// Who speaks; as note and profile say unless given, else the owner.
    pub voice: Option<Author>,
    /// How it is written; as the draft is unless given.
    pub way: Option<Way>,
    /// Other wordings.
    pub seed: u64,
    /// No questions to the owner, and no sentence that needs their answer.
    pub no_slots: bool,
}

/// A draft with its versions.
#[derive(Clone, Debug)]
pub struct Rewritten {
    /// File, `-`, or `file#row`.
    pub path: String,
    /// The record's own id.
    pub id: Option<String>,
    /// The draft's title and what would be pasted of it.
    pub before: String,
    /// The draft's text, which spans point into.
    pub draft: String,
    /// The draft's score.
    pub score: u8,
    /// The draft's tone.
    pub tone: Tone,
    /// Neither place nor trade is known, so that nobody can find the note by them.
    pub is_unplaced: bool,
    /// Why there is no version, if there is none.
    pub reason: Option<String>,
    /// Best first.
    pub rewrites: Vec<Rewrite>,
    /// What another engine made of it and why that is not shown.
    pub rejected: Vec<Rejected>,
}

/// A version that was made and is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// `llm:` and the model.
    pub engine: String,
    /// Id of its angle.
    pub angle: String,
    /// Why, in the language of the run.
    pub reason: String,
}

/// A version of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewrite {
    /// Id of its angle.
    pub angle: String,
    /// The angle's name in the language of the run.
    pub angle_name: String,
    /// `offline`, or `llm:` and the model.
    pub engine: String,
    /// The first of the options.
    pub title: String,
    /// Each within the limit.
    pub title_options: Vec<String>,
    /// Without topics.
    pub body: String,
    /// Without signs.
    pub hashtags: Vec<String>,
    /// What only the writer can fill, brackets included.
    pub slots: Vec<String>,
    /// What stands in it, and where that comes from.
    pub facts: Vec<Used>,
    /// What became of each sentence of the draft.
    pub sentences: Vec<Verdict>,
    /// Its score, slots taken out.
    pub score: u8,
    /// Its tone, slots taken out.
    pub tone: Tone,
}

impl Rewrite {
    /// Title, body and topics, ready to paste.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        if !self.title.is_empty() {
            parts.push(self.title.clone());
        }
        parts.push(self.body.clone());
        if !self.hashtags.is_empty() {
            parts.push(topics_line(&self.hashtags));
        }
        parts.join("\n\n")
    }
}

/// A fact that stands in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// As it stands there.
    pub text: String,
    /// Where in the draft; none for the profile.
    pub span: Option<Span>,
}

/// `#甲 #乙`.
pub fn topics_line(topics: &[String]) -> String {
    topics.iter().map(|t| format!("#{t}")).collect::<Vec<_>>().join(" ")
}

/// A text without its slots: sentences that hold one go with it.
pub fn without_slots(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        if !line.contains('〔') {
            return line.to_owned();
        }
        let mut kept = String::new();
        let (mut start, mut depth) = (0, 0_i32);
        for (i, c) in line.char_indices() {
            match c {
                '〔' => depth += 1,
                '〕' => depth -= 1,
                _ => {}
            }
            let end = i + c.len_utf8();
            let closes =
                depth <= 0 && (matches!(c, '。' | '！' | '？' | '〕') || (c == '.' && line[end..].starts_with([' '])));
            if closes || end == line.len() {
                let sentence = &line[start..end];
                if !sentence.contains('〔') {
                    kept.push_str(sentence);
                }
                start = end;
            }
        }
        // A full stop that followed a slot belongs to it.
        kept.trim_start_matches(['。', '.', ' ']).to_owned()
    });
    let mut out: Vec<String> = Vec::new();
    let mut had_slot = text.split('\n').map(|l| l.contains('〔'));
    for line in lines {
        let emptied = had_slot.next().unwrap_or_default() && line.trim().is_empty();
        let doubles = line.is_empty() && out.last().is_some_and(String::is_empty);
        if !emptied && !doubles {
            out.push(line);
        }
    }
    out.join("\n").trim().to_owned()
}

/// Makes versions of drafts: what a run needs once.
pub struct Rewriter<'a> {
    packs: &'a Packs,
    guide: &'a Guide,
    config: Config,
    catalog: &'a Catalog,
    options: Options,
}

impl<'a> Rewriter<'a> {
    /// For many drafts in a row. What the user does not want to see in a check is no reason to leave it in a version.
    pub fn new(packs: &'a Packs, guide: &'a Guide, config: &Config, catalog: &'a Catalog, options: Options) -> Self {
        let config = Config { select: Vec::new(), ignore: Vec::new(), ..config.clone() };
        Self { packs, guide, config, catalog, options }
    }

    /// The versions of a draft, best first. Deterministic and total.
    pub fn rewrite(&self, source: &Source) -> Rewritten {
        let reading = Reading::new(source, self.packs, &self.config);
        let cx = reading.context(self.packs, &self.config, self.catalog);
        let outcome = check::outcome(&cx, &reading);
        // A note that waits for its owner is judged as it would be posted: without its questions.
        let posted = self.without_questions(source).unwrap_or_else(|| outcome.clone());
        let mut out = Rewritten {
            path: source.path.clone(),
            id: source.id.clone(),
            before: before(&reading),
            draft: reading.note.text.clone(),
            score: posted.score.total,
            tone: posted.tone,
            is_unplaced: false,
            reason: None,
            rewrites: Vec::new(),
            rejected: Vec::new(),
        };
        if let Some(reason) = refuse::reason(&cx, self.guide) {
            out.reason = Some(reason.to_owned());
            return out;
        }
        let from = Way::of(reading.script, reading.cantonese);
        let way = self.options.way.unwrap_or(from);
        if (way == Way::En) != (from == Way::En) {
            out.reason = Some(self.catalog.say("rewrite.reason.translate", &[]));
            return out;
        }
        let material = judge::material(&cx, &outcome.findings, self.guide, from);
        if self.options.angles.is_empty() && is_good(&posted, &material) && way == from {
            out.rewrites.push(self.as_is(&reading, &posted));
            return out;
        }
        if material.is_empty() {
            out.reason = Some(self.catalog.say("rewrite.reason.nothing", &[]));
            return out;
        }
        let target = &reading.target;
        out.is_unplaced = target.category.is_none() && target.place.is_none() && target.district.is_none();
        let carrier = Carrier::new(self.guide, from, way);
        let maker = propose::Maker::new(self, source, &reading, &outcome, &material, &carrier, way);
        let many = if self.options.angles.is_empty() { USUAL } else { usize::MAX };
        // A version that shares no more than the draft did is shown only when there is none better.
        let mut plainer = Vec::new();
        for angle in self.angles(&material) {
            if out.rewrites.len() == many {
                break;
            }
            let version = maker.version(angle);
            let (better, plain): (Vec<_>, Vec<_>) =
                version.into_iter().partition(|v| v.tone.seeding > out.tone.seeding);
            out.rewrites.extend(better);
            plainer.extend(plain);
        }
        let room = many.saturating_sub(out.rewrites.len());
        out.rewrites.extend(plainer.into_iter().take(room));
        if out.rewrites.is_empty() && self.options.angles.is_empty() && is_clean(&posted) && way == from {
            // Nothing better can be made of a note in which nothing is grave.
            out.rewrites.push(self.as_is(&reading, &posted));
        }
        if out.rewrites.is_empty() {
            out.reason = Some(self.catalog.say("rewrite.reason.unclean", &[]));
        }
        out
    }

    /// What comes out of a draft with its slots taken out, if it has any.
    fn without_questions(&self, source: &Source) -> Option<crate::check::Outcome> {
        let mut source = source.clone();
        match &mut source.draft {
            Draft::Text(text) if text.contains('〔') => *text = without_slots(text),
            Draft::Record(record) if record.body.contains('〔') => record.body = without_slots(&record.body),
            _ => return None,
        }
        let reading = Reading::new(&source, self.packs, &self.config);
        Some(check::outcome(&reading.context(self.packs, &self.config, self.catalog), &reading))
    }

    /// The key of the profile that a question asks for, if the answer belongs there.
    pub fn profile_key(&self, question: &str) -> Option<&'static str> {
        const KEYS: [(&str, &str); 4] = [
            ("ask_address", "address"),
            ("ask_exit", "mtr_exit"),
            ("ask_hours", "hours"),
            ("ask_price", "price_per_person"),
        ];
        let asks = |list: &str| {
            let lines = self.guide.common.line.get(list).map(Vec::as_slice).unwrap_or_default();
            lines
                .iter()
                .any(|l| [&l.hant, &l.yue, &l.hans, &l.en].into_iter().any(|text| question.contains(text.as_str())))
        };
        KEYS.into_iter().find(|(list, _)| asks(list)).map(|(_, key)| key)
    }

    /// Checks a version whose slots were filled by hand: its score, its tone, the slots that are left.
    pub fn recheck(&self, version: &mut Rewrite) {
        let outcome = self.outcome_of(version);
        version.score = outcome.score.total;
        version.tone = outcome.tone;
        version.slots = slots_of(&version.body);
    }

    /// What is grave in a version that was filled by hand.
    pub fn grave(&self, version: &Rewrite) -> Vec<String> {
        let findings = self.outcome_of(version).findings.into_iter();
        findings.filter(|f| f.severity >= Severity::Warning).map(|f| f.message).collect()
    }

    fn outcome_of(&self, version: &Rewrite) -> crate::check::Outcome {
        let body = format!("{}\n\n{}", without_slots(&version.body), topics_line(&version.hashtags));
        let meta =
            crate::note::Meta { author: Some(self.options.voice.unwrap_or(Author::Owner)), ..Default::default() };
        let record = crate::note::Record { title: version.title.clone(), body, tags: Vec::new(), meta };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let reading = Reading::new(&source, self.packs, &self.config);
        check::outcome(&reading.context(self.packs, &self.config, self.catalog), &reading)
    }

    /// The angles that suit a draft, best first; or those that the user named.
    fn angles(&self, material: &Material) -> Vec<&'a Angle> {
        if !self.options.angles.is_empty() {
            let named = |id: &String| self.guide.angles.iter().find(|a| a.id == *id);
            return self.options.angles.iter().filter_map(named).collect();
        }
        let fits = |a: &&Angle| match a.id.as_str() {
            // A form is offered only where there is something to put into it.
            "season" => material.fact(material::Kind::Offer).is_some(),
            "answers" => material.answers() >= 2,
            "fit" => !self.options.no_slots || material.strength("limit") > 0.0,
            _ => true,
        };
        let mut ranked: Vec<(f32, usize, &Angle)> =
            self.guide.angles.iter().filter(fits).enumerate().map(|(i, a)| (strength(a, material), i, a)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().map(|(_, _, angle)| angle).collect()
    }

    /// A note that needs no new version.
    fn as_is(&self, reading: &Reading, outcome: &crate::check::Outcome) -> Rewrite {
        let note = &reading.note;
        let title = note.title.as_ref().map(|t| t.text.clone()).unwrap_or_default();
        let titles = outcome.titles.iter().filter(|t| **t != title).cloned();
        let body: String = note.body().map(|p| note.slice(p.span)).collect();
        let reason = self.catalog.say("rewrite.reason.kept", &[]);
        let kept = split::sentences(note).into_iter().filter_map(|s| note.span(s.range));
        let body = body.trim().to_owned();
        Rewrite {
            angle: AS_IS.to_owned(),
            angle_name: self.catalog.say("rewrite.as-is", &[]),
            engine: "offline".to_owned(),
            title_options: std::iter::once(title.clone()).filter(|t| !t.is_empty()).chain(titles).take(5).collect(),
            title,
            slots: slots_of(&body),
            body,
            hashtags: note.topics.iter().map(|t| t.text.clone()).collect(),
            facts: Vec::new(),
            sentences: kept
                .map(|span| Verdict { span, fate: Fate::Kept, rule: None, reason: reason.clone() })
                .collect(),
            score: outcome.score.total,
            tone: outcome.tone,
        }
    }
}

/// Whether a note can be left alone: good, or waiting for its owner with nothing else to mend.
fn is_good(outcome: &crate::check::Outcome, material: &Material) -> bool {
    let waits = material.open.iter().any(|o| matches!(o, material::Open::Slot(_)));
    is_clean(outcome) && (outcome.score.total >= GOOD_SCORE || waits)
}

/// Whether nothing grave stands in a note, and it does not sell.
fn is_clean(outcome: &crate::check::Outcome) -> bool {
    outcome.findings.iter().all(|f| f.severity < Severity::Warning) && outcome.tone.hard_sell <= MOST_SELLING
}

/// How well an angle suits what there is to tell.
fn strength(angle: &Angle, material: &Material) -> f32 {
    let weighed = angle.prefers.iter().enumerate().map(|(i, kind)| material.strength(kind) / (i as f32 * 0.35 + 1.0));
    weighed.sum()
}

fn before(reading: &Reading) -> String {
    let title = reading.note.title.as_ref().map(|t| format!("{}\n\n", t.text)).unwrap_or_default();
    format!("{title}{}", reading.note.pasted())
}

/// The slots of a text, brackets included.
pub fn slots_of(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('〔') {
        let Some(close) = rest[open..].find('〕').map(|i| open + i + '〕'.len_utf8()) else { break };
        out.push(rest[open..close].to_owned());
        rest = &rest[close..];
    }
    out
}

/// Which draft it is, for choosing words: its text, and nothing of where it lies.
fn text_of(source: &Source) -> &str {
    match &source.draft {
        Draft::Text(text) => text,
        Draft::Record(record) => &record.body,
    }
}
