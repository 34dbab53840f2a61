//! Prompt, answer, verdict: what a model writes is shown when it is verified, sent back once with what was found, and
//! else dropped with the reason, so that the offline version stands.

use crate::check::Outcome;
use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::note::{Author, Draft, Meta, Record, Source, TITLE_LIMIT};
use crate::reading::Reading;
use crate::reading::naming;
use crate::source::Span;
use crate::text::harmless;
use crate::text::units::units as length;
use crate::text::variants;
use crate::tone::Tone;
use crate::write::rewrite::Rewriter;
use crate::write::rewrite::llm::answer;
use crate::write::rewrite::llm::answer::{Answer, Shape};
use crate::write::rewrite::llm::client::{CallError, Client};
use crate::write::rewrite::llm::problem::{Problem, say, say_call};
use crate::write::rewrite::llm::prompt::{Conversation, SLOTS, TOPICS, Wish};
use crate::write::rewrite::llm::prune;
use crate::write::rewrite::material::{Fate, Verdict};
use crate::write::rewrite::run::Run;
use crate::write::rewrite::slot_text::{slots_of, without_slots};
use crate::write::rewrite::standard::is_grave;
use crate::write::rewrite::version::{AS_IS, Rejected, Rewrite, Rewritten, topics_line};
use crate::write::rewrite::way::Way;
use crate::write::verify::{self, Comparison, Side};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

/// Body and topics: some room is left below what the app takes.
const BODY_UNITS: u32 = 950;
/// Findings that a model is told of at once.
const TOLD: usize = 12;
/// How often a version is looked at again after sentences were cut.
const ROUNDS: usize = 3;
/// Share of a sentence's pairs of characters from which it is said to be still there.
const REWORDED: f32 = 0.4;

/// Tells offline versions anew.
pub struct Engine<'a> {
    run: &'a Run<'a>,
    client: Client,
    /// Why no further call is made.
    broken: Option<CallError>,
}

/// All that one version is made of and judged by.
struct Task<'a> {
    wish: Wish<'a>,
    draft: &'a Side,
    profile: Option<&'a Side>,
    meta: &'a Meta,
    path: &'a str,
}

impl<'a> Engine<'a> {
    /// Calls nobody yet.
    pub const fn new(rewriter: &'a Rewriter<'a>, client: Client) -> Self {
        Self { run: &rewriter.run, client, broken: None }
    }

    /// The name that stands for a version of this engine.
    pub fn name(&self) -> String {
        format!("llm:{}", self.client.model())
    }

    /// Why the server could not be asked any more, in the language of the run.
    pub fn failure(&self) -> Option<String> {
        self.broken.as_ref().map(|error| say_call(error, self.run.catalog))
    }

    /// What will be sent where, in one line; none for a note that no model is asked about.
    pub fn notice(&self, note: &Rewritten) -> Option<String> {
        let first = note.rewrites.iter().find(|v| v.angle != AS_IS)?;
        let facts = first.facts.len().to_string();
        let profile = first.facts.iter().filter(|f| f.span.is_none()).count().to_string();
        let args = [
            ("host", self.client.host()),
            ("model", self.client.model().to_owned()),
            ("facts", facts),
            ("profile", profile),
        ];
        let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(self.run.catalog.say("llm.notice", &args))
    }

    /// The requests that would be sent for a note, key left out.
    pub fn dry(&self, source: &Source, note: &Rewritten) -> Vec<Value> {
        let mut out = Vec::new();
        self.each(source, note, |task| out.push(self.client.dry(&task.wish.conversation())));
        out
    }

    /// Puts the model's versions in the place of the offline ones wherever they are better than nothing.
    pub fn tell(&mut self, source: &Source, note: &mut Rewritten) {
        let offline = note.clone();
        let (context, way) = self.context(source);
        for (i, version) in offline.rewrites.iter().enumerate().filter(|(_, v)| v.angle != AS_IS) {
            let task = task(self.run, &offline, version, &context, way);
            let (version, reasons) = match self.version(&task) {
                Ok((version, notes)) => (Some(version), notes),
                Err(reasons) => (None, reasons),
            };
            let angle = note.rewrites[i].angle.clone();
            if let Some(version) = version {
                note.rewrites[i] = version;
            }
            let rejected = |reason| Rejected { engine: self.name(), angle: angle.clone(), reason };
            let rejected: Vec<Rejected> = reasons.into_iter().map(rejected).collect();
            note.rejected.extend(rejected);
        }
    }

    fn each(&self, source: &Source, note: &Rewritten, mut work: impl FnMut(&Task<'_>)) {
        let (context, way) = self.context(source);
        for version in note.rewrites.iter().filter(|v| v.angle != AS_IS) {
            work(&task(self.run, note, version, &context, way));
        }
    }

    fn context(&self, source: &Source) -> (Context, Way) {
        let run = self.run;
        let reading = Reading::new(source, run.packs, &run.config);
        let cx = reading.context(run.packs, &run.config, run.catalog);
        let way = run.options.way.unwrap_or_else(|| Way::of(reading.script, reading.cantonese));
        let voice = run.voice(&cx);
        let meta = run.meta(&reading, voice);
        let keyword = naming::main_in(&cx, way.script());
        let draft = Side::new(source, run.packs, &run.config);
        draft.as_draft(run.packs, &run.config, run.catalog);
        let profile = verify::profile(run.packs, &run.config);
        (Context { meta, keyword, voice, draft, profile, path: source.path.clone() }, way)
    }

    /// The model's version without what nobody vouches for, and what is to be said of it: what was cut, what is missing. Or
    /// why there is none, each reason apart.
    fn version(&mut self, task: &Task<'_>) -> Result<(Rewrite, Vec<String>), Vec<String>> {
        let mut version = self.answer(task)?;
        let cut = self.prune(task, &mut version);
        if version.title.is_empty() || version.body.is_empty() {
            return Err(vec![self.run.catalog.say("llm.problem.empty", &[])]);
        }
        // What is left passes the same gate.
        let outcome = self.judged(task, &mut version);
        let (bearable, problems): (Vec<_>, Vec<_>) =
            self.problems(task, &version, &outcome).into_iter().partition(Problem::is_bearable);
        if !problems.is_empty() {
            return Err(self.reasons(&problems, &cut));
        }
        let mut notes: Vec<String> =
            cut.iter().map(|text| self.run.catalog.say("llm.cut", &[("text", text)])).collect();
        notes.extend(bearable.iter().map(|p| say(p, self.run.catalog)));
        Ok((version, notes))
    }

    /// What the model answers at last, or why that cannot be shown. What differs, what breaks a rule and what is missing is sent
    /// back once in its own words.
    fn answer(&mut self, task: &Task<'_>) -> Result<Rewrite, Vec<String>> {
        let mut so_far = task.wish.conversation();
        let first = self.ask(task, &so_far).map_err(|reason| vec![reason])?;
        if first.problems.is_empty() {
            return first.version.ok_or_else(Vec::new);
        }
        let of_note = Catalog::of(task.wish.way.script());
        let list: Vec<String> = first.problems.iter().take(TOLD).map(|p| format!("- {}", say(p, &of_note))).collect();
        so_far.messages.push(json!({ "role": "assistant", "content": first.content }));
        so_far.messages.push(json!({
            "role": "user",
            "content": of_note.say("llm.repair", &[("problems", &list.join("\n"))]),
        }));
        let second = self.ask(task, &so_far);
        // Nothing but a fact is missing: that is told to the user.
        let is_shown = |tried: &Tried| tried.problems.iter().all(Problem::is_bearable);
        let best = match second {
            Ok(second) if is_shown(&second) || !is_shown(&first) => second,
            Err(reason) if !is_shown(&first) => return Err(vec![reason]),
            _ => first,
        };
        // What was made up or breaks a rule can be cut; what says otherwise than the draft cannot.
        let is_good = best.problems.iter().all(Problem::is_cuttable);
        let cut = best.version.as_ref().filter(|_| !is_good).map(|v| self.unsupported(task, v)).unwrap_or_default();
        let reasons = self.reasons(&best.problems, &cut);
        best.version.filter(|_| is_good).ok_or(reasons)
    }

    /// Why a version is not shown: all that was found in it, and what would have been cut.
    fn reasons(&self, problems: &[Problem], cut: &[String]) -> Vec<String> {
        let catalog = self.run.catalog;
        let mut out: Vec<String> = problems.iter().map(|p| say(p, catalog)).collect();
        out.extend(cut.iter().map(|text| catalog.say("llm.problem.new", &[("text", &format!("「{text}」"))])));
        out.dedup();
        out
    }

    /// What neither draft nor profile says in a version, and what breaks a rule, in its own words.
    fn unsupported(&self, task: &Task<'_>, version: &Rewrite) -> Vec<String> {
        let (found, text) = self.compared(task, version);
        let grave = |f: &&Finding| matches!(f.group(), "hard-sell" | "compliance") && f.severity >= Severity::Warning;
        let breaches = found.findings.iter().filter(grave).filter_map(|f| f.span.map(Span::range));
        let ranges = found.new.iter().map(|n| n.range.clone()).chain(breaches);
        ranges.filter_map(|range| text.get(range).map(str::to_owned)).filter(|words| !words.is_empty()).collect()
    }

    /// One call: what was answered, with what is wrong with it. The error is one of the call.
    fn ask(&mut self, task: &Task<'_>, so_far: &Conversation) -> Result<Tried, String> {
        if let Some(error) = &self.broken {
            return Err(say_call(error, self.run.catalog));
        }
        let reply = match self.client.chat(so_far) {
            Ok(reply) => reply,
            Err(error) => {
                let reason = say_call(&error, self.run.catalog);
                if !error.is_about_one_answer() {
                    self.broken = Some(error);
                }
                return Err(reason);
            }
        };
        let answer = match answer::parse(&reply.content) {
            Ok(answer) => answer,
            Err(shape) => {
                let shape = if reply.is_cut { Shape::Cut } else { shape };
                return Ok(Tried { content: reply.content, problems: vec![Problem::Shape(shape)], version: None });
            }
        };
        let (version, outcome) = self.read(task, answer);
        let problems = self.problems(task, &version, &outcome);
        Ok(Tried { content: reply.content, problems, version: Some(version) })
    }

    /// An answer as a version, with its check.
    fn read(&self, task: &Task<'_>, mut answer: Answer) -> (Rewrite, Outcome) {
        // Before it is judged: what a reader cannot see must not hide anything from the gate.
        let texts = answer.title_options.iter_mut().chain(&mut answer.hashtags).chain([&mut answer.body]);
        texts.for_each(|text| *text = harmless::without(text).into_owned());
        let title = answer.title_options.first().cloned().unwrap_or_default();
        let offline = task.wish.offline;
        // A model that gives too few topics gets those that it could choose from.
        let mut topics = answer.hashtags;
        let missing = TOPICS.start().saturating_sub(topics.len());
        let more: Vec<&String> = offline.hashtags.iter().filter(|t| !topics.contains(t)).take(missing).collect();
        let more: Vec<String> = more.into_iter().cloned().collect();
        topics.extend(more);
        let mut version = Rewrite {
            angle: offline.angle.clone(),
            angle_name: offline.angle_name.clone(),
            engine: self.name(),
            title,
            title_options: answer.title_options,
            slots: slots_of(&answer.body),
            facts: Vec::new(),
            origins: Vec::new(),
            sentences: Vec::new(),
            body: answer.body,
            hashtags: topics,
            score: 0,
            tone: Tone::default(),
        };
        let outcome = self.judged(task, &mut version);
        (version, outcome)
    }

    /// Checks a version, and fills in what follows from its text.
    fn judged(&self, task: &Task<'_>, version: &mut Rewrite) -> Outcome {
        let body = without_slots(&version.body);
        let text = format!("{body}\n\n{}", topics_line(&version.hashtags));
        let record = Record { title: version.title.clone(), body: text, tags: Vec::new(), meta: task.meta.clone() };
        let source = Source { path: task.path.to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
        let outcome = self.run.check(&source);
        let told = key(&body);
        version.facts = task.wish.offline.facts.iter().filter(|f| told.contains(&key(&f.text))).cloned().collect();
        version.sentences = self.fates(task, &told);
        version.slots = slots_of(&version.body);
        version.score = outcome.score.total;
        version.tone = outcome.tone;
        outcome
    }

    /// What became of each sentence of the draft in the model's words.
    fn fates(&self, task: &Task<'_>, told: &str) -> Vec<Verdict> {
        let catalog = self.run.catalog;
        let fate_of = |verdict: &Verdict| {
            let sentence = key(task.wish.note.draft.get(verdict.span.range()).unwrap_or_default());
            let of = |fate, rule: Option<String>, reason: String| Verdict { span: verdict.span, fate, rule, reason };
            if !sentence.is_empty() && told.contains(&sentence) {
                return of(Fate::Kept, None, catalog.say("rewrite.reason.kept", &[]));
            }
            if share(&sentence, told) >= REWORDED {
                return of(Fate::Softened, None, catalog.say("llm.reason.reworded", &[]));
            }
            match verdict.fate {
                Fate::Dropped | Fate::Asked => verdict.clone(),
                _ => of(Fate::Dropped, None, catalog.say("llm.reason.left-out", &[])),
            }
        };
        task.wish.offline.sentences.iter().map(fate_of).collect()
    }

    /// A version against its draft, with the text that the marks point into. All titles are looked at.
    fn compared(&self, task: &Task<'_>, version: &Rewrite) -> (Comparison, String) {
        let titles = version.title_options.iter().skip(1).map(String::as_str);
        let body: Vec<&str> = std::iter::once(version.body.as_str()).chain(titles).collect();
        let record = Record {
            title: version.title.clone(),
            body: without_slots(&body.join("\n")),
            tags: version.hashtags.clone(),
            meta: task.meta.clone(),
        };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let side = Side::new(&source, self.run.packs, &self.run.config);
        let version = side.as_version(self.run.packs, &self.run.config, self.run.catalog);
        let found = verify::compare(task.draft, version, task.profile);
        (found, side.reading.note.text.clone())
    }

    /// Takes the sentences out of a version that neither draft nor profile vouch for; what was cut.
    fn prune(&self, task: &Task<'_>, version: &mut Rewrite) -> Vec<String> {
        let mut cut = Vec::new();
        // What is left is looked at again: a sentence may have been vouched for by the one beside it.
        for _ in 0..ROUNDS {
            let before = cut.len();
            let had = version.title_options.len();
            for words in self.unsupported(task, version) {
                prune::cut(version, &words, &mut cut);
            }
            if cut.len() == before && version.title_options.len() == had {
                break;
            }
        }
        if version.title_options.is_empty() {
            // No title of the model's is true: those of the offline version are.
            version.title_options.clone_from(&task.wish.offline.title_options);
        }
        version.title = version.title_options.first().cloned().unwrap_or_default();
        cut
    }

    fn problems(&self, task: &Task<'_>, version: &Rewrite, outcome: &Outcome) -> Vec<Problem> {
        let mut out: Vec<Problem> = Vec::new();
        for title in version.title_options.iter().filter(|t| length(t) > TITLE_LIMIT) {
            out.push(Problem::Title(title.clone(), length(title)));
        }
        let whole = length(&version.body) + length(&topics_line(&version.hashtags)) + 1;
        if whole > BODY_UNITS {
            out.push(Problem::Body(whole));
        }
        if version.slots.len() > *SLOTS.end() {
            out.push(Problem::Slots(version.slots.len()));
        }
        let (found, text) = self.compared(task, version);
        let said = |r: &Range<usize>| text.get(r.clone()).unwrap_or_default().to_owned();
        let own = |r: &Range<usize>| task.draft.reading.note.text.get(r.clone()).unwrap_or_default().to_owned();
        out.extend(found.changed.iter().map(|c| Problem::Changed(c.kind, said(&c.range), own(&c.at))));
        let hard = found.new.iter().filter(|n| n.kind.is_hard());
        out.extend(hard.map(|n| Problem::New(n.kind, said(&n.range))));
        let grave = outcome.findings.iter().filter(|f| is_grave(f, outcome));
        out.extend(grave.map(|f| Problem::Found(f.message.clone())));
        let before = task.wish.note.score;
        let lost = found.lost.iter().map(|l| Problem::Lost(l.kind, own(&l.at)));
        if out.is_empty() && outcome.score.total < before {
            out.push(Problem::Score(outcome.score.total, before));
        }
        out.extend(lost);
        out
    }
}

/// An answer: the version that it holds, where it can be read, and what is wrong with it.
struct Tried {
    content: String,
    problems: Vec<Problem>,
    version: Option<Rewrite>,
}

/// What is asked for in the place of an offline version.
fn task<'t>(run: &'t Run<'_>, note: &'t Rewritten, offline: &'t Rewrite, context: &'t Context, way: Way) -> Task<'t> {
    let wish = Wish {
        note,
        offline,
        way,
        voice: context.voice,
        keyword: context.keyword.clone(),
        with_slots: !run.options.no_slots,
    };
    Task { wish, draft: &context.draft, profile: context.profile.as_ref(), meta: &context.meta, path: &context.path }
}

/// What a draft gives to all its versions.
struct Context {
    meta: Meta,
    keyword: Option<String>,
    voice: Author,
    draft: Side,
    profile: Option<Side>,
    path: String,
}

/// Letters and digits of a text, folded.
fn key(text: &str) -> String {
    variants().fold_str(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many pairs of neighbouring characters of one text stand in another.
fn share(part: &str, whole: &str) -> f32 {
    let pairs = |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (part, whole) = (pairs(part), pairs(whole));
    if part.is_empty() { 0.0 } else { part.intersection(&whole).count() as f32 / part.len() as f32 }
}
