//! `advise check`: reads drafts, checks them on all cores, mends them where asked, and shows what was found in the order
//! of the input.

use super::args::check::{CheckArgs, InputFormat};
use super::args::commands;
use super::args::common::Color;
use super::date;
use super::fix;
use super::input::Jobs;
use super::input::job::{Home, Job};
use super::input::walk::{InputPath, gather};
use super::jobs;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::progress::Progress;
use super::say::{io_message, tell};
use super::settings::Settings;
use advise::check::Failure;
use advise::check::Report;
use advise::config::Config;
use advise::fix::Applicability;
use advise::lang::Catalog;
use advise::mend::{self, Mended};
use advise::note;
use advise::note::Source;
use advise::pack::Packs;
use advise::report::format::Look;
use advise::report::render::Render;
use advise::report::summary::Summary;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

/// Width of a report that nobody looks at.
const USUAL_WIDTH: usize = 100;

/// Runs `advise check`.
pub fn run(args: &CheckArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    if args.paths.is_empty() {
        return Err(Error::Usage(catalog.say("cli.no-paths", &[])));
    }
    // Lives as long as the run: giving back its thousands of small pieces one by one would cost more than a check.
    let packs: &'static Packs = Box::leak(Box::new(settings.packs(&args.common)?));
    let config = settings.config(args, packs, &catalog)?;
    let fail_on = settings.fail_on(args, &catalog)?.severity();
    let min_score = settings.min_score(args, &catalog)?;
    if args.verbose {
        let path = settings.path().map_or_else(|| "-".to_owned(), |p| p.display().to_string());
        let count = packs.index.packs.len().to_string();
        tell(&catalog.say("cli.verbose", &[("config", &path), ("packs", &count)]));
    }

    let exclude = settings.exclude(&catalog)?;
    let inputs = gather(&args.paths, args.input_format, &exclude, &commands(), &catalog);
    let pastes = inputs.iter().any(|e| matches!(e, InputPath::Stdin(_)));
    if pastes && io::stdin().is_terminal() {
        tell(&catalog.say("cli.paste", &[]));
    }
    let records =
        |e: &InputPath| matches!(e, InputPath::File(_, _, InputFormat::Ndjson) | InputPath::Stdin(InputFormat::Ndjson));
    let progress = Progress::new(inputs.len(), inputs.iter().any(records), args.quiet || pastes);

    let checker = Checker { packs, config: &config, catalog: &catalog, fixing: Fixing::new(args) };
    let output = open(args, pastes, &catalog)?;
    let renderer = args.format.renderer(&look(args, packs, &catalog, &output));
    let mut run = Run { args, catalog: &catalog, progress, renderer, output, tally: Tally::default() };
    let todo = Jobs::new(inputs, checker.fixing.is_some(), &catalog);
    jobs::run(jobs::workers(args.jobs), todo, |job| checker.work(job), |done| run.take(&done))?;
    let tally = run.end()?;

    Ok(if tally.summary.failures > 0 {
        Exit::Failed
    } else if args.diff {
        if tally.fixes > 0 { Exit::Findings } else { Exit::Clean }
    } else if fail_on.is_some_and(|severity| tally.summary.at_least(severity) > 0)
        || tally.summary.lowest.is_some_and(|lowest| min_score.is_some_and(|min| lowest < min))
    {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// What the report is to look like, by the arguments and by where it goes.
fn look<'a>(args: &CheckArgs, packs: &'a Packs, catalog: &'a Catalog, output: &Output) -> Look<'a> {
    let (color, width) = (color(args, output), width(output));
    Look {
        packs,
        catalog,
        color,
        width,
        quiet: args.quiet,
        verbose: args.verbose,
        facts: args.facts,
        today: date::today_days(),
    }
}

fn color(args: &CheckArgs, output: &Output) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => output.is_terminal() && !set("NO_COLOR") && !dumb,
    }
}

fn width(output: &Output) -> usize {
    let columns = output.is_terminal().then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
    columns.map_or(USUAL_WIDTH, |w| w.clamp(40, 140))
}

/// Opens the place for the report. A mended draft from standard input takes standard output for itself.
fn open(args: &CheckArgs, pastes: bool, catalog: &Catalog) -> Result<Output, Error> {
    let mends = (args.fix || args.unsafe_fixes) && !args.diff;
    match &args.output {
        None if pastes && mends => Ok(Output::Stderr(io::stderr())),
        path => Output::open(path.as_deref()).map_err(|e| output_error(args, e, catalog)),
    }
}

/// What to say when the report cannot be written.
fn output_error(args: &CheckArgs, error: io::Error, catalog: &Catalog) -> Error {
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

/// How drafts are to be mended.
#[derive(Clone, Copy, Debug)]
struct Fixing {
    required: Applicability,
    /// Shows the change and writes nothing.
    diff: bool,
}

impl Fixing {
    fn new(args: &CheckArgs) -> Option<Self> {
        let required = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        (args.fix || args.unsafe_fixes || args.diff).then_some(Self { required, diff: args.diff })
    }
}

/// What came of one job.
#[derive(Default)]
struct CheckedJob {
    report: Option<Box<Report>>,
    failure: Option<Failure>,
    /// For standard output: a diff, or a mended draft.
    text: Option<Vec<u8>>,
    fixes: usize,
}

/// What a worker needs.
struct Checker<'a> {
    packs: &'a Packs,
    config: &'a Config,
    catalog: &'a Catalog,
    fixing: Option<Fixing>,
}

impl Checker<'_> {
    fn work(&self, job: Job) -> CheckedJob {
        let input = match job.read(self.catalog) {
            Ok(input) => input,
            Err(failure) => return CheckedJob { failure: Some(failure), ..CheckedJob::default() },
        };
        let report = self.check(&input.source);
        match (self.fixing, &input.source.draft) {
            (Some(fixing), note::Draft::Text(text)) => self.mend(&input.source.path, &input.home, text, report, fixing),
            _ => CheckedJob { report: Some(Box::new(report)), ..CheckedJob::default() },
        }
    }

    fn check(&self, source: &Source) -> Report {
        advise::check::check_with(source, self.packs, self.config, self.catalog)
    }

    fn mend(&self, path: &str, home: &Home, text: &str, report: Report, fixing: Fixing) -> CheckedJob {
        let check = |text: &str| self.check(&Source::text(path, text));
        let mended = mend::mend(text, &report, fixing.required, &check);
        if fixing.diff {
            let fixes = mended.as_ref().map_or(0, |m| m.count);
            return CheckedJob { text: mended.map(|m| fix::diff(path, text, &m.text)), fixes, ..CheckedJob::default() };
        }
        let Some(Mended { text: new, count, report: after }) = mended else {
            let text = (*home == Home::Stdout).then(|| text.as_bytes().to_vec());
            return CheckedJob { report: Some(Box::new(report)), text, ..CheckedJob::default() };
        };
        match home {
            Home::File(file) => match fix::write(file, &new) {
                Ok(()) => CheckedJob { report: Some(Box::new(after)), fixes: count, ..CheckedJob::default() },
                Err(e) => {
                    let message = self.catalog.say("cli.fix.failed", &[("why", &io_message(&e, self.catalog))]);
                    let failure = Failure { path: path.to_owned(), message };
                    CheckedJob { report: Some(Box::new(report)), failure: Some(failure), ..CheckedJob::default() }
                }
            },
            _ => CheckedJob {
                report: Some(Box::new(after)),
                text: Some(new.into_bytes()),
                fixes: count,
                ..CheckedJob::default()
            },
        }
    }
}

/// What a run found, counted.
#[derive(Default)]
struct Tally {
    summary: Summary,
    by_rule: BTreeMap<String, usize>,
    fixes: usize,
    fixed_notes: usize,
}

/// The side of a run that writes, in the order of the input.
struct Run<'a> {
    args: &'a CheckArgs,
    catalog: &'a Catalog,
    progress: Progress,
    renderer: Box<dyn Render + 'a>,
    output: Output,
    tally: Tally,
}

impl Run<'_> {
    fn take(&mut self, done: &CheckedJob) -> Result<(), Error> {
        self.progress.step();
        let Self { args, catalog, progress, renderer, output, tally } = self;
        tally.fixes += done.fixes;
        tally.fixed_notes += usize::from(done.fixes > 0);
        progress
            .pause(|| {
                if let Some(failure) = &done.failure {
                    tally.summary.failures += 1;
                    if renderer.shows_failures() && !args.diff {
                        renderer.failure(failure, output)?;
                    } else {
                        output.flush()?;
                        tell(&format!("{}: {}", failure.path, failure.message));
                    }
                }
                if let Some(text) = &done.text {
                    if args.diff {
                        output.write_all(text)?;
                    } else {
                        let mut stdout = io::stdout().lock();
                        stdout.write_all(text).and_then(|()| stdout.flush())?;
                    }
                }
                if let (Some(report), false) = (&done.report, args.diff) {
                    tally.summary.add(report);
                    for finding in &report.outcome.findings {
                        *tally.by_rule.entry(finding.rule.clone()).or_default() += 1;
                    }
                    renderer.note(report, output)?;
                }
                if output.is_terminal() { output.flush() } else { Ok(()) }
            })
            .map_err(|e| output_error(args, e, catalog))
    }

    fn end(self) -> Result<Tally, Error> {
        let Self { args, catalog, progress, mut renderer, mut output, tally } = self;
        progress.finish();
        let written = if args.diff { Ok(()) } else { renderer.end(&tally.summary, &mut output) };
        written.and_then(|()| output.finish()).map_err(|e| output_error(args, e, catalog))?;
        if args.statistics {
            let mut counts: Vec<(&String, &usize)> = tally.by_rule.iter().collect();
            counts.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            tell(&catalog.say("cli.statistics", &[("rules", &counts.len().to_string())]));
            for (rule, count) in counts {
                tell(&format!("{count:>6}  {rule}"));
            }
        }
        if tally.fixes > 0 && !args.quiet {
            let key = if args.diff { "cli.fix.would" } else { "cli.fix.done" };
            let args = [("fixes", tally.fixes.to_string()), ("notes", tally.fixed_notes.to_string())];
            tell(&catalog.say(key, &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
        }
        Ok(tally)
    }
}
