//! `advise rewrite`: versions of drafts, shown in the order of the input; saved, or filled in by their owner, where asked.

mod ask;
#[cfg(feature = "llm")]
mod confirm;
#[cfg(feature = "llm")]
mod llm;
#[cfg(not(feature = "llm"))]
#[path = "no_llm.rs"]
mod llm;
mod save;

use super::args::check::{CheckArgs, InputFormat};
use super::args::rewrite::{RewriteArgs, RewriteFormat, RewriteScript, Voice};
use super::input::Jobs;
use super::input::job::{Home, Job};
use super::input::walk::InputPath;
use super::jobs;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::progress::Progress;
use super::say::{did_you_mean, io_message, one_a_line, tell};
use super::scope::{Scope, Scopes};
use super::settings::Settings;
use super::settings::nearest::{Gathered, Nearest};
use super::shown::Kind;
use super::survive;
use advise::check::Failure;
use advise::lang::Catalog;
use advise::note::Author;
use advise::note::Source;
use advise::pack::Packs;
use advise::pack::guide::Guide;
use advise::pack::load::PackError;
use advise::report::rewrite::RenderRewrite;
use advise::report::rewrite::json::{Json, Ndjson};
use advise::report::rewrite::markdown::Markdown;
use advise::report::rewrite::text::{CopyReady, Text};
use advise::text::nearest::nearest;
use advise::write::rewrite::way::Way;
use advise::write::rewrite::{LeadKind, Options, Rewriter, Rewritten};
use llm::Model;
use std::io::{self, IsTerminal, Write};

/// Runs `advise rewrite`.
pub fn run(args: &RewriteArgs) -> Result<Exit, Error> {
    let nearest = Nearest::new(&args.common, &args.paths, io::stdout().is_terminal())?;
    let catalog = Catalog::new(nearest.lang());
    if args.paths.is_empty() {
        return Err(Error::Usage(catalog.say("cli.rewrite.no-paths", &[])));
    }
    let Gathered { inputs, settings, of } = nearest.gather(&args.paths, args.input_format, &catalog)?;
    let check = CheckArgs {
        district: args.district.clone(),
        category: args.category.clone(),
        keyword: args.keyword.clone(),
        common: args.common.clone(),
        ..CheckArgs::default()
    };
    let mut guides = Vec::new();
    let scopes = Scopes::new(&check, settings, of, &catalog, |settings| {
        let (packs, guide) = load(settings, args)?;
        guides.push((settings.pack_folders(&args.common), guide));
        Ok(packs)
    })?;
    let guide = |scope: &Scope| {
        let folders = scope.settings.pack_folders(&args.common);
        guides.iter().find(|(known, _)| *known == folders).map_or(&guides[0].1, |(_, guide)| guide)
    };
    let rewriters = scopes.all.iter().map(|scope| {
        let guide = guide(scope);
        let options = options(args, &catalog)?;
        Ok(Rewriter::new(scope.packs, guide, &scope.config, &catalog, options))
    });
    let rewriters = rewriters.collect::<Result<Vec<_>, Error>>()?;
    let models = scopes.all.iter().zip(&rewriters);
    let models = models.map(|(scope, rewriter)| Model::wanted(args, &scope.settings, rewriter, &catalog));
    let models = models.collect::<Result<Vec<_>, _>>()?;

    let reads = scopes.reads(&inputs, &args.common);
    if reads.stdin && args.ask {
        return Err(Error::Usage(catalog.say("cli.rewrite.ask-stdin", &[])));
    }
    if reads.stdin && io::stdin().is_terminal() {
        tell(&catalog.say("cli.paste", &[]));
    }
    let records =
        |e: &InputPath| matches!(e, InputPath::File(_, _, InputFormat::Ndjson) | InputPath::Stdin(InputFormat::Ndjson));
    let progress = Progress::new(inputs.len(), inputs.iter().any(records), reads.stdin || args.ask);
    let mut output = reads.open(args.output.as_deref()).map_err(|e| output_error(args, e, &catalog))?;
    let is_json = matches!(args.format, RewriteFormat::Json | RewriteFormat::Ndjson) || args.dry_run;
    output.set(if is_json { Kind::Json } else { Kind::Text { color: false } });
    let mut run =
        Run { args, catalog: &catalog, rewriters: &rewriters, progress, output, models, tally: Tally::default() };
    let mut renderer = renderer(args, &catalog, &run.output);
    let todo = Jobs::new(inputs, false, &catalog);
    let work = |(input, job): (usize, Job)| {
        let scope = scopes.of(input);
        (scope, RewrittenJob::of(job, &rewriters[scope], &catalog))
    };
    jobs::run(jobs::workers(args.jobs), todo, work, |(scope, done)| run.take(scope, done, &mut renderer))?;
    run.end(renderer)
}

/// Packs and guide. The guide is read beside the packs: together they are most of the time that a run of one note takes.
fn load(settings: &Settings, args: &RewriteArgs) -> Result<(Packs, Guide), Error> {
    let folders = settings.pack_folders(&args.common);
    let (packs, guide) = std::thread::scope(|scope| {
        let guide = scope.spawn(|| Packs::guide(&folders));
        (settings.packs(&args.common), guide.join())
    });
    let guide = guide.unwrap_or_else(|_| Ok(Guide::default())).map_err(|e| located(&e));
    Ok((packs?, guide?))
}

fn options(args: &RewriteArgs, catalog: &Catalog) -> Result<Options, Error> {
    let mut angles = Vec::new();
    for name in args.angle.iter().map(|a| a.trim()).filter(|a| !a.is_empty()) {
        if name == "all" {
            angles.extend(LeadKind::ALL.iter().map(|(_, name)| (*name).to_owned()));
            continue;
        }
        let Some(lead) = LeadKind::named(&name.to_lowercase()) else {
            let near = nearest(name, LeadKind::ALL.iter().map(|(_, name)| *name));
            let message = did_you_mean(catalog, "cli.rewrite.angle", name, near.as_deref());
            return Err(Error::Usage(format!("--angle: {message}")));
        };
        angles.push(lead.name().to_owned());
    }
    angles.dedup();
    Ok(Options {
        angles,
        voice: args.voice.map(|v| match v {
            Voice::Owner => Author::Owner,
            Voice::Staff => Author::Staff,
            Voice::Agency => Author::Agency,
        }),
        way: args.script.map(|s| match s {
            RewriteScript::Hant => Way::Hant,
            RewriteScript::Yue => Way::Yue,
            RewriteScript::Hans => Way::Hans,
            RewriteScript::En => Way::En,
        }),
        seed: args.seed,
        no_slots: args.no_slots,
    })
}

fn located(errors: &[PackError]) -> Error {
    Error::Located(one_a_line(errors))
}

/// The renderers; JSON also shows what could not be read.
enum Renderer<'c> {
    Json(Json),
    Other(Box<dyn RenderRewrite + 'c>),
}

fn renderer<'c>(args: &RewriteArgs, catalog: &'c Catalog, output: &Output) -> Renderer<'c> {
    let other: Box<dyn RenderRewrite + 'c> = match args.format {
        RewriteFormat::Json => return Renderer::Json(Json::new(catalog.lang)),
        RewriteFormat::Ndjson => Box::new(Ndjson),
        RewriteFormat::Markdown => Box::new(Markdown::new(catalog)),
        RewriteFormat::Text if args.copy_ready => Box::new(CopyReady { all: !args.angle.is_empty(), begun: false }),
        RewriteFormat::Text => {
            let columns = output.is_terminal().then(terminal_size::terminal_size).flatten();
            Box::new(Text::new(catalog, columns.map(|(w, _)| usize::from(w.0)), args.verbose))
        }
    };
    Renderer::Other(other)
}

impl Renderer<'_> {
    fn render(&mut self) -> &mut dyn RenderRewrite {
        match self {
            Self::Json(json) => json,
            Self::Other(other) => other.as_mut(),
        }
    }
}

fn output_error(args: &RewriteArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => catalog.say("cli.io.no-folder", &[]),
                _ => io_message(&error, catalog),
            };
            Error::File { path: path.clone(), message }
        }
        _ => Error::Output(error),
    }
}

/// What came of one job.
enum RewrittenJob {
    Rewritten(Box<Rewritten>, Home, Box<Source>),
    Failed(Failure),
}

impl RewrittenJob {
    fn of(job: Job, rewriter: &Rewriter<'_>, catalog: &Catalog) -> Self {
        let path = job.name().to_owned();
        let read_and_rewrite = || {
            let input = job.read(catalog)?;
            Ok(Self::Rewritten(Box::new(rewriter.rewrite(&input.source)), input.home, Box::new(input.source)))
        };
        survive::note(&path, catalog, read_and_rewrite).flatten().unwrap_or_else(Self::Failed)
    }
}

/// What could not be done, counted: notes that could not be read or saved, and notes without a version.
#[derive(Default)]
struct Tally {
    failures: usize,
    refused: usize,
}

/// The side of a run that writes, in the order of the input.
struct Run<'a> {
    args: &'a RewriteArgs,
    catalog: &'a Catalog,
    rewriters: &'a [Rewriter<'a>],
    progress: Progress,
    output: Output,
    /// One a scope.
    models: Vec<Option<Model<'a>>>,
    tally: Tally,
}

impl Run<'_> {
    fn take(&mut self, scope: usize, done: RewrittenJob, renderer: &mut Renderer<'_>) -> Result<(), Error> {
        self.progress.step();
        match done {
            RewrittenJob::Failed(failure) => {
                self.tally.failures += 1;
                match renderer {
                    Renderer::Json(json) if !self.args.dry_run => json.failures.push(failure),
                    _ => tell(&format!("{}: {}", failure.path, failure.message)),
                }
                Ok(())
            }
            RewrittenJob::Rewritten(mut note, home, source) => {
                if let Some(model) = &mut self.models[scope] {
                    if self.args.dry_run {
                        return self.show_requests(scope, &source, &note);
                    }
                    self.progress.pause(|| model.tell(&source, &mut note));
                }
                if self.args.prompt {
                    return self.show_prompt(scope, &source, &note);
                }
                if self.args.ask {
                    let all_taken = ask::fill(&mut note, &self.rewriters[scope], self.catalog)?;
                    self.tally.refused += usize::from(!all_taken);
                }
                if note.rewrites.is_empty() {
                    // What cannot be asked for is a fault of the command, not of the draft.
                    let count = if note.is_untranslated { &mut self.tally.failures } else { &mut self.tally.refused };
                    *count += 1;
                    if self.args.copy_ready {
                        self.tell_reason(&note);
                    }
                }
                if let Some(dir) = &self.args.write {
                    for failure in save::versions(&note, dir, &home, self.catalog) {
                        self.tally.failures += 1;
                        tell(&format!("{}: {}", failure.path, failure.message));
                    }
                }
                let Self { args, catalog, progress, output, .. } = self;
                progress
                    .pause(|| {
                        renderer.render().note(&note, output)?;
                        if output.is_terminal() { output.flush() } else { Ok(()) }
                    })
                    .map_err(|e| output_error(args, e, catalog))
            }
        }
    }

    /// `--dry-run`: what would be sent, and nothing else.
    fn show_requests(&mut self, scope: usize, source: &Source, note: &Rewritten) -> Result<(), Error> {
        if note.rewrites.is_empty() {
            self.tally.refused += 1;
            self.tell_reason(note);
        }
        let Some(model) = &self.models[scope] else { return Ok(()) };
        let requests = model.requests(source, note);
        let written = self.progress.pause(|| self.output.write_all(requests.as_bytes()));
        written.map_err(|e| output_error(self.args, e, self.catalog))
    }

    /// `--prompt`: what a chatbot would be asked, and nothing else.
    fn show_prompt(&mut self, scope: usize, source: &Source, note: &Rewritten) -> Result<(), Error> {
        let Some(prompt) = self.rewriters[scope].prompt(source, note) else {
            self.tally.refused += 1;
            self.tell_reason(note);
            return Ok(());
        };
        let written = self.progress.pause(|| self.output.write_all(prompt.as_bytes()));
        written.map_err(|e| output_error(self.args, e, self.catalog))
    }

    /// Why there is no version of a note, for somebody who sees no report.
    fn tell_reason(&self, note: &Rewritten) {
        let reason = note.reason.as_deref().unwrap_or_default();
        tell(&format!("{}: {}", note.path, self.catalog.say("rewrite.text.none", &[("reason", reason)])));
    }

    fn end(self, mut renderer: Renderer<'_>) -> Result<Exit, Error> {
        let Self { args, catalog, progress, mut output, models, tally, .. } = self;
        progress.finish();
        let end = if args.dry_run || args.prompt { Ok(()) } else { renderer.render().end(&mut output) };
        let written = end.and_then(|()| output.finish());
        written.map_err(|e| output_error(args, e, catalog))?;
        Ok(if tally.failures > 0 || models.iter().flatten().any(Model::has_failed) {
            Exit::Failed
        } else if tally.refused > 0 {
            Exit::Findings
        } else {
            Exit::Clean
        })
    }
}
