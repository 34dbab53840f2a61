//! `advise check`: reads drafts, checks them on all cores, mends them where asked, and shows what was found in the order
//! of the input.

use super::args::check::{CheckArgs, InputFormat};
use super::args::common::Color;
use super::date;
use super::disk;
use super::fix;
use super::guard::Reads;
use super::input::Jobs;
use super::input::job::{Home, InputNote, Job};
use super::input::walk::InputPath;
use super::jobs;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::progress::Progress;
use super::say::{io_message, tell};
use super::scope::{Scope, Scopes};
use super::settings::nearest::{Gathered, Nearest};
use super::shown::{Kind, Shown};
use super::survive;
use advise::check::Failure;
use advise::check::Report;
use advise::diagnostic::Severity;
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
    let nearest = Nearest::new(&args.common, &args.paths, io::stdout().is_terminal())?;
    let catalog = Catalog::new(nearest.lang());
    if args.paths.is_empty() {
        return Err(Error::Usage(catalog.say("cli.no-paths", &[])));
    }
    let Gathered { inputs, settings, of } = nearest.gather(&args.paths, args.input_format, &catalog)?;
    let scopes = Scopes::new(args, settings, of, &catalog, |settings| settings.packs(&args.common))?;
    let bars = scopes.all.iter().map(|scope| Bar::of(scope, args, &catalog)).collect::<Result<Vec<_>, _>>()?;
    if args.verbose {
        scopes.all.iter().for_each(|scope| tell_settings(scope, &catalog));
    }

    let reads = scopes.reads(&inputs, &args.common);
    if reads.stdin && io::stdin().is_terminal() {
        tell(&catalog.say("cli.paste", &[]));
    }
    let records =
        |e: &InputPath| matches!(e, InputPath::File(_, _, InputFormat::Ndjson) | InputPath::Stdin(InputFormat::Ndjson));
    let progress = Progress::new(inputs.len(), inputs.iter().any(records), args.quiet || reads.stdin);

    let checker = Checker { scopes: &scopes, catalog: &catalog, fixing: Fixing::new(args) };
    if checker.fixing.is_some_and(|f| !f.diff) {
        reads.sweep();
    }
    let mut output = open(args, &reads, &catalog)?;
    let packs: Vec<&'static Packs> = scopes.all.iter().map(|scope| scope.packs).collect();
    let look = look(args, &packs, &catalog, &output);
    let is_json = args.format.is_json() && !args.diff;
    output.set(if is_json { Kind::Json } else { Kind::Text { color: look.color } });
    let renderer = args.format.renderer(&look);
    let (is_watched, tally) = (output.is_terminal(), Tally::default());
    let (scopes, bars) = (&scopes, &bars);
    let mut run = Run { args, catalog: &catalog, scopes, bars, progress, renderer, output, is_watched, tally };
    let todo = Jobs::new(inputs, checker.fixing.is_some(), &catalog);
    jobs::run(jobs::workers(args.jobs), todo, |(input, job)| checker.work(input, job), |done| run.take(&done))?;
    let tally = run.end()?;

    Ok(if tally.summary.failures > 0 {
        Exit::Failed
    } else if tally.is_below {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// Says which settings and packs hold.
fn tell_settings(scope: &Scope, catalog: &Catalog) {
    let path = scope.settings.path().map_or_else(|| "-".to_owned(), |p| p.display().to_string());
    let count = scope.packs.index.packs.len().to_string();
    tell(&catalog.say("cli.verbose", &[("config", &path), ("packs", &count)]));
}

/// What a note must reach.
#[derive(Clone, Copy, Debug)]
struct Bar {
    fail_on: Option<Severity>,
    min_score: Option<u8>,
}

impl Bar {
    fn of(scope: &Scope, args: &CheckArgs, catalog: &Catalog) -> Result<Self, Error> {
        let fail_on = scope.settings.fail_on(args, catalog)?.severity();
        Ok(Self { fail_on, min_score: scope.settings.min_score(args, catalog)? })
    }

    /// Whether a note does not.
    fn fails(self, report: &Report) -> bool {
        let grave = self.fail_on.is_some_and(|from| report.outcome.findings.iter().any(|f| f.severity >= from));
        grave || self.min_score.is_some_and(|min| report.outcome.score.total < min)
    }
}

/// What the report is to look like, by the arguments and by where it goes.
fn look<'a>(args: &CheckArgs, packs: &'a [&'a Packs], catalog: &'a Catalog, output: &Output) -> Look<'a> {
    let (color, width) = (color(args, output), width(output));
    Look {
        packs: packs[0],
        all_packs: packs,
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
fn open(args: &CheckArgs, reads: &Reads, catalog: &Catalog) -> Result<Output, Error> {
    let mends = (args.fix || args.unsafe_fixes) && !args.diff;
    match &args.output {
        None if reads.stdin && mends => Ok(Output::stderr()),
        path => reads.open(path.as_deref()).map_err(|e| output_error(args, e, catalog)),
    }
}

/// Writes a mended draft to standard output: as it is for a program, and so that it can do nothing for a person.
fn put(text: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    if stdout.is_terminal() {
        let mut shown = Shown::new(stdout);
        shown.write_all(text)?;
        return shown.finish().map(drop);
    }
    stdout.write_all(text).and_then(|()| stdout.flush())
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
    /// Number of its scope.
    scope: usize,
    report: Option<Box<Report>>,
    failure: Option<Failure>,
    /// For standard output: a diff, or a mended draft.
    text: Option<Vec<u8>>,
    fixes: usize,
}

/// What a worker needs.
struct Checker<'a> {
    scopes: &'a Scopes,
    catalog: &'a Catalog,
    fixing: Option<Fixing>,
}

impl Checker<'_> {
    fn work(&self, input: usize, job: Job) -> CheckedJob {
        let scope = self.scopes.of(input);
        let path = job.name().to_owned();
        let done = survive::note(&path, self.catalog, || self.read_and_check(job, &self.scopes.all[scope]));
        let done = done.unwrap_or_else(|failure| CheckedJob { failure: Some(failure), ..CheckedJob::default() });
        CheckedJob { scope, ..done }
    }

    fn read_and_check(&self, job: Job, scope: &Scope) -> CheckedJob {
        match job.read(self.catalog) {
            Ok(input) => self.done(&input, scope),
            Err(failure) => CheckedJob { failure: Some(failure), ..CheckedJob::default() },
        }
    }

    fn done(&self, input: &InputNote, scope: &Scope) -> CheckedJob {
        let report = self.check(&input.source, scope);
        match (self.fixing, &input.source.draft) {
            (Some(fixing), note::Draft::Text(text)) => self.mend(input, text, report, fixing, scope),
            _ => CheckedJob { report: Some(Box::new(report)), ..CheckedJob::default() },
        }
    }

    fn check(&self, source: &Source, scope: &Scope) -> Report {
        #[cfg(test)]
        tests::stumble_where_asked(source);
        advise::check::check_with(source, scope.packs, &scope.config, self.catalog)
    }

    fn mend(&self, input: &InputNote, text: &str, report: Report, fixing: Fixing, scope: &Scope) -> CheckedJob {
        let path = &input.source.path;
        let check = |text: &str| self.check(&Source::text(path.as_str(), text), scope);
        let mended = mend::mend(text, &report, fixing.required, &check);
        if fixing.diff {
            // Nothing is written, so what counts is the draft as it stands.
            let fixes = mended.as_ref().map_or(0, |m| m.count);
            let text = mended.map(|m| fix::diff(path, text, &m.text));
            return CheckedJob { report: Some(Box::new(report)), text, fixes, ..CheckedJob::default() };
        }
        let Some(Mended { text: new, count, report: after }) = mended else {
            let text = (input.home == Home::Stdout).then(|| text.as_bytes().to_vec());
            return CheckedJob { report: Some(Box::new(report)), text, ..CheckedJob::default() };
        };
        match &input.home {
            Home::File(file) => match disk::replace(file, new.as_bytes(), Some(text.as_bytes())) {
                Ok(()) => CheckedJob { report: Some(Box::new(after)), fixes: count, ..CheckedJob::default() },
                Err(e) => {
                    let message = self.catalog.say("cli.fix.failed", &[("why", &io_message(&e, self.catalog))]);
                    let failure = Failure { path: path.clone(), message };
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
    /// Whether a note stays below what it must reach.
    is_below: bool,
}

impl Tally {
    fn add(&mut self, report: &Report, bar: Bar) {
        self.summary.add(report);
        self.is_below |= bar.fails(report);
        for finding in &report.outcome.findings {
            *self.by_rule.entry(finding.rule.clone()).or_default() += 1;
        }
    }
}

/// The side of a run that writes, in the order of the input.
struct Run<'a> {
    args: &'a CheckArgs,
    catalog: &'a Catalog,
    scopes: &'a Scopes,
    bars: &'a [Bar],
    progress: Progress,
    renderer: Box<dyn Render + 'a>,
    output: Output,
    /// Whether a person sees what is written at once.
    is_watched: bool,
    tally: Tally,
}

impl Run<'_> {
    fn take(&mut self, done: &CheckedJob) -> Result<(), Error> {
        self.progress.step();
        let Self { args, catalog, scopes, bars, progress, renderer, output, is_watched, tally } = self;
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
                        put(text)?;
                    }
                }
                if let Some(report) = &done.report {
                    tally.add(report, bars[done.scope]);
                    if !args.diff {
                        renderer.use_packs(scopes.all[done.scope].packs);
                        renderer.note(report, output)?;
                    }
                }
                if *is_watched { output.flush() } else { Ok(()) }
            })
            .map_err(|e| output_error(args, e, catalog))
    }

    fn end(self) -> Result<Tally, Error> {
        let Self { args, catalog, progress, mut renderer, mut output, tally, .. } = self;
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
        if tally.fixes == 0 && args.diff && !args.quiet {
            tell(&catalog.say("cli.fix.none", &[]));
        }
        if tally.fixes > 0 && !args.quiet {
            let key = if args.diff { "cli.fix.would" } else { "cli.fix.done" };
            let args = [("fixes", tally.fixes.to_string()), ("notes", tally.fixed_notes.to_string())];
            tell(&catalog.say(key, &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
        }
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At this text the tests let a check stumble, as no text that we know does.
    const STONE: &str = "stumble here";

    /// The hook of the test below; no other build has it.
    pub(super) fn stumble_where_asked(source: &Source) {
        if let note::Draft::Text(text) = &source.draft {
            assert!(!text.contains(STONE), "as asked");
        }
    }

    #[test]
    fn one_bad_note_ends_no_batch() {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [("a.md", "早晨"), ("b.md", STONE), ("c.md", "午安")] {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        let mut runs = Vec::new();
        for jobs in [1, 2] {
            let to = dir.path().join("report.json");
            let args = CheckArgs {
                paths: vec![dir.path().to_owned()],
                jobs,
                format: advise::report::format::Format::Json,
                output: Some(to.clone()),
                common: crate::cli::args::common::CommonArgs { isolated: true, ..Default::default() },
                ..CheckArgs::default()
            };
            assert_eq!(run(&args).unwrap(), Exit::Failed);
            let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&to).unwrap()).unwrap();
            std::fs::remove_file(&to).unwrap();
            let failed = report["failures"].as_array().unwrap();
            assert_eq!(failed.len(), 1);
            assert!(failed[0]["path"].as_str().unwrap().ends_with("b.md"));
            assert!(failed[0]["message"].as_str().unwrap().contains("check.rs:"));
            assert_eq!(report["notes"].as_array().unwrap().len(), 2);
            runs.push(report);
        }
        assert_eq!(runs[0], runs[1]);
    }
}
