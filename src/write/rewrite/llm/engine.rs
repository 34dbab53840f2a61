//! Prompt, answer, verdict: what a model writes is shown when it is verified, sent back once with what was found, and
//! else dropped with the reason, so that the offline version stands.

use crate::check::Outcome;
use crate::lang::Catalog;
use crate::note::{Author, Draft, Meta, Record, Source, TITLE_LIMIT};
use crate::reading::Reading;
use crate::reading::naming;
use crate::reading::units;
use crate::text::harmless;
use crate::text::units::units as length;
use crate::text::variants;
use crate::write::rewrite::Rewriter;
use crate::write::rewrite::llm::answer;
use crate::write::rewrite::llm::answer::{Answer, Shape};
use crate::write::rewrite::llm::client::{CallError, Client, UrlError};
use crate::write::rewrite::llm::prompt::{Conversation, SLOTS, Wish};
use crate::write::rewrite::material::{Fate, Verdict};
use crate::write::rewrite::run::Run;
use crate::write::rewrite::slot_text::{slots_of, without_slots};
use crate::write::rewrite::standard::is_grave;
use crate::write::rewrite::version::{AS_IS, Rejected, Rewrite, Rewritten, topics_line};
use crate::write::rewrite::way::Way;
use crate::write::verify::{self, Change, Comparison, Novelty, Side};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

/// Body and topics: some room is left below what the app takes.
const BODY_UNITS: u32 = 950;
/// Findings that a model is told of at once.
const TOLD: usize = 12;
/// Share of a sentence's pairs of characters from which it is said to be still there.
const REWORDED: f32 = 0.4;

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
enum Problem {
    Shape(Shape),
    Changed(Change, String, String),
    New(Novelty, String),
    Title(String, u32),
    Body(u32),
    Slots(usize),
    Found(String),
    Score(u8, u8),
}

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
        let mut told = Vec::new();
        let offline = note.clone();
        let (context, way) = self.context(source);
        for (i, version) in offline.rewrites.iter().enumerate().filter(|(_, v)| v.angle != AS_IS) {
            let task = task(self.run, &offline, version, &context, way);
            told.push((i, self.version(&task)));
        }
        for (i, version) in told {
            match version {
                Ok((version, cut)) => {
                    let angle = version.angle.clone();
                    note.rewrites[i] = version;
                    let say = |sentence: &String| self.run.catalog.say("llm.cut", &[("text", sentence)]);
                    let cut = cut.iter().map(say);
                    note.rejected.extend(cut.map(|reason| Rejected {
                        engine: self.name(),
                        angle: angle.clone(),
                        reason,
                    }));
                }
                Err(reason) => {
                    let angle = note.rewrites[i].angle.clone();
                    note.rejected.push(Rejected { engine: self.name(), angle, reason });
                }
            }
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
        let profile = verify::profile(run.packs, &run.config);
        (Context { meta, keyword, voice, draft, profile, path: source.path.clone() }, way)
    }

    /// The model's version, without what nobody vouches for, and what was cut; or why there is none.
    fn version(&mut self, task: &Task<'_>) -> Result<(Rewrite, Vec<String>), String> {
        let mut version = self.answer(task)?;
        let cut = self.prune(task, &mut version);
        if version.title.is_empty() || version.body.is_empty() {
            return Err(self.run.catalog.say("llm.problem.empty", &[]));
        }
        Ok((version, cut))
    }

    /// What the model answers at last, or why that cannot be shown.
    fn answer(&mut self, task: &Task<'_>) -> Result<Rewrite, String> {
        let mut so_far = task.wish.conversation();
        let first = match self.ask(task, &so_far)? {
            Ok(version) => return Ok(version),
            Err(first) => first,
        };
        let of_note = Catalog::of(task.wish.way.script());
        let (content, problems) = first;
        let list: Vec<String> = problems.iter().take(TOLD).map(|p| format!("- {}", say(p, &of_note))).collect();
        so_far.messages.push(json!({ "role": "assistant", "content": content }));
        so_far.messages.push(json!({
            "role": "user",
            "content": of_note.say("llm.repair", &[("problems", &list.join("\n"))]),
        }));
        match self.ask(task, &so_far)? {
            Ok(version) => Ok(version),
            Err((_, problems)) => Err(self.reason(&problems)),
        }
    }

    /// Why a version is not shown: the first few things found.
    fn reason(&self, problems: &[Problem]) -> String {
        let catalog = self.run.catalog;
        let mut list: Vec<String> = problems.iter().take(3).map(|p| say(p, catalog)).collect();
        if problems.len() > list.len() {
            let more = (problems.len() - list.len()).to_string();
            list.push(catalog.say("llm.more", &[("count", &more)]));
        }
        list.join(catalog.get("llm.and").unwrap_or("; "))
    }

    /// One call: a version, or the answer with what is wrong with it. The error is one of the call.
    fn ask(
        &mut self,
        task: &Task<'_>,
        so_far: &Conversation,
    ) -> Result<Result<Rewrite, (String, Vec<Problem>)>, String> {
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
                return Ok(Err((reply.content, vec![Problem::Shape(shape)])));
            }
        };
        let (version, outcome) = self.read(task, answer);
        let problems = self.problems(task, &version, &outcome);
        Ok(if problems.is_empty() { Ok(version) } else { Err((reply.content, problems)) })
    }

    /// An answer as a version, with its check.
    fn read(&self, task: &Task<'_>, mut answer: Answer) -> (Rewrite, Outcome) {
        // Before it is judged: what a reader cannot see must not hide anything from the gate.
        let texts = answer.title_options.iter_mut().chain(&mut answer.hashtags).chain([&mut answer.body]);
        texts.for_each(|text| *text = harmless::without(text).into_owned());
        let body = without_slots(&answer.body);
        let title = answer.title_options.first().cloned().unwrap_or_default();
        let text = format!("{body}\n\n{}", topics_line(&answer.hashtags));
        let record = Record { title: title.clone(), body: text, tags: Vec::new(), meta: task.meta.clone() };
        let source = Source { path: task.path.to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
        let outcome = self.run.check(&source);
        let told = key(&body);
        let offline = task.wish.offline;
        let version = Rewrite {
            angle: offline.angle.clone(),
            angle_name: offline.angle_name.clone(),
            engine: self.name(),
            title,
            title_options: answer.title_options,
            slots: slots_of(&answer.body),
            facts: offline.facts.iter().filter(|f| told.contains(&key(&f.text))).cloned().collect(),
            origins: Vec::new(),
            sentences: self.fates(task, &told),
            body: answer.body,
            hashtags: answer.hashtags,
            score: outcome.score.total,
            tone: outcome.tone,
        };
        (version, outcome)
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
        let found = verify::compare(task.draft, &side, task.profile);
        (found, side.reading.note.text.clone())
    }

    /// Takes the sentences out of a version that neither draft nor profile vouch for; what was cut.
    fn prune(&self, task: &Task<'_>, version: &mut Rewrite) -> Vec<String> {
        let (found, text) = self.compared(task, version);
        let mut cut = Vec::new();
        for new in found.new.iter().filter(|n| !is_hard(n.kind)) {
            let Some(words) = text.get(new.range.clone()) else { continue };
            let Some(at) = version.body.find(words) else {
                // A title is made of few words: one that nobody vouches for goes whole.
                version.title_options.retain(|t| !t.contains(words));
                continue;
            };
            let units = units::of_text(&version.body);
            let Some(sentence) = units.sentences.iter().find(|s| s.start <= at && at < s.end).cloned() else {
                continue;
            };
            cut.push(version.body[sentence.clone()].trim().to_owned());
            version.body.replace_range(sentence, "");
        }
        if !cut.is_empty() {
            let lines: Vec<&str> = version.body.lines().map(str::trim_end).collect();
            version.body = lines.join("\n");
            while version.body.contains("\n\n\n") {
                version.body = version.body.replace("\n\n\n", "\n\n");
            }
            version.body = version.body.trim().to_owned();
        }
        version.title = version.title_options.first().cloned().unwrap_or_default();
        version.slots = slots_of(&version.body);
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
        let hard = found.new.iter().filter(|n| is_hard(n.kind));
        out.extend(hard.map(|n| Problem::New(n.kind, said(&n.range))));
        let grave = outcome.findings.iter().filter(|f| is_grave(f, outcome));
        out.extend(grave.map(|f| Problem::Found(f.message.clone())));
        let before = task.wish.note.score;
        if out.is_empty() && outcome.score.total < before {
            out.push(Problem::Score(outcome.score.total, before));
        }
        out
    }
}

/// What no cutting mends: a model has to take it back.
const fn is_hard(kind: Novelty) -> bool {
    matches!(kind, Novelty::Amount | Novelty::Time | Novelty::Place | Novelty::Name)
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

fn say(problem: &Problem, catalog: &Catalog) -> String {
    match problem {
        Problem::Shape(Shape::Json(detail)) => catalog.say("llm.problem.json", &[("detail", detail)]),
        Problem::Shape(Shape::Titles(count)) => catalog.say("llm.problem.titles", &[("count", &count.to_string())]),
        Problem::Shape(Shape::Topics(count)) => catalog.say("llm.problem.topics", &[("count", &count.to_string())]),
        Problem::Shape(Shape::Cut) => catalog.say("llm.problem.cut", &[]),
        Problem::Shape(Shape::Empty) => catalog.say("llm.problem.empty", &[]),
        Problem::Shape(Shape::Sign) => catalog.say("llm.problem.sign", &[]),
        Problem::Changed(kind, text, draft) => {
            catalog.say(&format!("verify.changed.{}", kind.name()), &[("text", text), ("draft", draft)])
        }
        Problem::New(kind, text) => {
            let what = catalog.say(&format!("verify.new.{}", kind.name()), &[("text", text)]);
            catalog.say("llm.problem.new", &[("text", &what)])
        }
        Problem::Title(title, units) => {
            catalog.say("llm.problem.long-title", &[("text", title), ("units", &units.to_string())])
        }
        Problem::Body(units) => catalog.say("llm.problem.long-body", &[("units", &units.to_string())]),
        Problem::Slots(count) => catalog.say("llm.problem.slots", &[("count", &count.to_string())]),
        Problem::Found(message) => message.clone(),
        Problem::Score(after, before) => {
            catalog.say("llm.problem.score", &[("after", &after.to_string()), ("before", &before.to_string())])
        }
    }
}

/// Why a call failed, in one line that says what to do.
pub fn say_call(error: &CallError, catalog: &Catalog) -> String {
    let plain = |key: &str| catalog.say(key, &[]);
    match error {
        CallError::Url(UrlError::Syntax) => plain("llm.url.syntax"),
        CallError::Url(UrlError::Scheme) => plain("llm.url.scheme"),
        CallError::Url(UrlError::Extra) => plain("llm.url.extra"),
        CallError::Url(UrlError::Plain) => plain("llm.url.plain"),
        CallError::Connect(detail) => catalog.say("llm.call.connect", &[("detail", detail)]),
        CallError::Timeout(seconds) => catalog.say("llm.call.timeout", &[("seconds", &seconds.to_string())]),
        CallError::Key(status) => catalog.say("llm.call.key", &[("status", &status.to_string())]),
        CallError::Busy => plain("llm.call.busy"),
        CallError::Status(status, detail) => {
            catalog.say("llm.call.status", &[("status", &status.to_string()), ("detail", detail)])
        }
        CallError::Redirect(to) => catalog.say("llm.call.redirect", &[("to", to)]),
        CallError::TooBig => plain("llm.call.too-big"),
        CallError::Broken(detail) => catalog.say("llm.call.broken", &[("detail", detail)]),
        CallError::Encoding(name) => catalog.say("llm.call.encoding", &[("name", name)]),
        CallError::Protocol(detail) => catalog.say("llm.call.protocol", &[("detail", detail)]),
    }
}
