//! `advise verify`: does a version say what its draft says? Two files, or a file of pairs.

use super::args::check::{CheckArgs, InputFormat};
use super::args::verify::{VerifyArgs, VerifyFormat};
use super::input::Jobs;
use super::input::job::Job;
use super::input::walk::InputPath;
use super::jobs;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::say::{io_message, tell};
use super::scope::{Scope, Scopes};
use super::settings::nearest::{Gathered, Nearest};
use super::shown::Kind;
use super::survive;
use advise::check::Failure;
use advise::diagnostic::Severity;
use advise::lang::Catalog;
use advise::note::{Draft, LONGEST, Source};
use advise::report::verify::Pair;
use advise::report::verify::json::Json;
use advise::report::verify::table::Table;
use advise::write::verify::{self, Comparison, Side, compare};
use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};

/// Runs `advise verify`.
pub fn run(args: &VerifyArgs) -> Result<Exit, Error> {
    let nearest = Nearest::new(&args.common, &args.paths, io::stdout().is_terminal())?;
    let catalog = Catalog::new(nearest.lang());
    if args.paths.is_empty() {
        return Err(Error::Usage(catalog.say("cli.verify.no-paths", &[])));
    }
    let Gathered { inputs, settings, of } = nearest.gather(&args.paths, args.input_format, &catalog)?;
    let (mut inputs, mut of) = (inputs, of);
    // A file compared with itself is read twice.
    if let ([a, b], [one]) = (&args.paths[..], &inputs[..])
        && a == b
        && matches!(one, InputPath::File(..))
    {
        inputs.push(one.clone());
        of.push(of[0]);
    }
    fits(&inputs, &catalog)?;
    let check = CheckArgs { fail_on: args.fail_on, common: args.common.clone(), ..CheckArgs::default() };
    let scopes = Scopes::new(&check, settings, of, &catalog, |settings| settings.packs(&args.common))?;
    let scope = &scopes.all[0];
    let fail_on = scope.settings.fail_on(&check, &catalog)?.severity();
    let reads = scopes.reads(&inputs, &args.common);
    if reads.stdin && io::stdin().is_terminal() {
        tell(&catalog.say("cli.paste", &[]));
    }
    let mut output = reads.open(args.output.as_deref()).map_err(|e| output_error(args, e, &catalog))?;
    output.set(if args.format == VerifyFormat::Json { Kind::Json } else { Kind::Text { color: false } });
    let profile = verify::profile(scope.packs, &scope.config);
    let judge = Judge { scope, profile, catalog: &catalog, recent: Mutex::default() };
    let show = match args.format {
        VerifyFormat::Json => Show::Json(Json::default()),
        VerifyFormat::Table => Show::Table(Table::new(&catalog, args.verbose)),
    };
    let mut run = Run { args, judge: &judge, output, show, fail_on, has_failed: false, is_below: false };
    let is_pairs = matches!(&inputs[..], [one] if is_records(one));
    if is_pairs {
        let todo = Jobs::new(inputs, false, &catalog).map(|(_, job)| job);
        jobs::run(jobs::workers(args.jobs), todo, |job| judge.pair(job), |done| run.take(done))?;
    } else {
        let mut todo = Jobs::new(inputs, false, &catalog).map(|(_, job)| job);
        let done = judge.two(todo.next(), todo.next());
        run.take(done)?;
    }
    run.end()
}

fn is_records(input: &InputPath) -> bool {
    matches!(input, InputPath::File(_, _, InputFormat::Ndjson) | InputPath::Stdin(InputFormat::Ndjson))
}

/// Whether the inputs are two texts, or one file of pairs.
fn fits(inputs: &[InputPath], catalog: &Catalog) -> Result<(), Error> {
    let is_stdin = |i: &InputPath| matches!(i, InputPath::Stdin(_));
    let wrong = match inputs {
        [one] if is_records(one) || matches!(one, InputPath::Failed(_)) => return Ok(()),
        [a, b] if is_stdin(a) && is_stdin(b) => "cli.verify.one-stdin",
        [a, b] if is_records(a) || is_records(b) => "cli.verify.mixed",
        [_, _] => return Ok(()),
        _ => "cli.verify.two",
    };
    Err(Error::Usage(catalog.say(wrong, &[])))
}

/// A pair that was compared.
struct Done {
    id: Option<String>,
    draft_path: String,
    version_path: String,
    draft: Arc<Side>,
    version: Arc<Side>,
    comparison: Comparison,
}

/// Compares pairs.
struct Judge<'a> {
    scope: &'a Scope,
    profile: Option<Side>,
    catalog: &'a Catalog,
    /// The texts that were read last: several versions of one draft stand together in most files, and one may be the draft of the
    /// next, or the draft as it was.
    recent: Mutex<VecDeque<(Draft, Arc<Side>)>>,
}

/// So many texts are kept.
const RECENT: usize = 16;

impl Judge<'_> {
    /// Two files.
    fn two(&self, draft: Option<Job>, version: Option<Job>) -> Result<Box<Done>, Failure> {
        let read = |job: Option<Job>| {
            let missing = || Failure { path: "-".to_owned(), message: self.catalog.say("cli.verify.two", &[]) };
            job.ok_or_else(missing)?.read(self.catalog).map(|input| input.source)
        };
        let (draft, version) = (read(draft)?, read(version)?);
        self.fits(&draft)?;
        self.fits(&version)?;
        let name = version.path.clone();
        survive::note(&name, self.catalog, || {
            self.compared(None, &verify::as_record(&draft), &verify::as_record(&version))
        })
    }

    /// A line of pairs.
    fn pair(&self, job: Job) -> Result<Box<Done>, Failure> {
        let name = job.name().to_owned();
        let (id, draft, version) = job.read_pair(self.catalog)?;
        self.fits(&draft)?;
        self.fits(&version)?;
        survive::note(&name, self.catalog, || self.compared(id, &draft, &version))
    }

    /// Whether a text can be a note at all.
    fn fits(&self, source: &Source) -> Result<(), Failure> {
        if source.bytes() <= LONGEST {
            return Ok(());
        }
        let kilobytes = |bytes: usize| bytes.div_ceil(1024).to_string();
        let (size, limit) = (kilobytes(source.bytes()), kilobytes(LONGEST));
        let message = self.catalog.say("cli.verify.too-long", &[("size", &size), ("limit", &limit)]);
        Err(Failure { path: source.path.clone(), message })
    }

    /// A text, read once for all pairs near one another that hold it.
    fn side(&self, source: &Source) -> Arc<Side> {
        let recent = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, side)) = recent().iter().find(|(text, _)| *text == source.draft) {
            return Arc::clone(side);
        }
        let side = Arc::new(Side::new(source, self.scope.packs, &self.scope.config));
        let mut recent = recent();
        recent.truncate(RECENT - 1);
        recent.push_front((source.draft.clone(), Arc::clone(&side)));
        side
    }

    fn compared(&self, id: Option<String>, draft: &Source, version: &Source) -> Box<Done> {
        let Scope { packs, config, .. } = self.scope;
        let (read_draft, read_version) = (self.side(draft), self.side(version));
        let as_draft = read_draft.as_draft(packs, config, self.catalog);
        let as_version = read_version.as_version(packs, config, self.catalog);
        let comparison = compare(as_draft, as_version, self.profile.as_ref());
        Box::new(Done {
            id,
            draft_path: draft.path.clone(),
            version_path: version.path.clone(),
            draft: read_draft,
            version: read_version,
            comparison,
        })
    }
}

/// How comparisons are shown.
enum Show<'c> {
    Json(Json),
    Table(Table<'c>),
}

/// The side of a run that writes, in the order of the input.
struct Run<'a> {
    args: &'a VerifyArgs,
    judge: &'a Judge<'a>,
    output: Output,
    show: Show<'a>,
    fail_on: Option<Severity>,
    has_failed: bool,
    is_below: bool,
}

impl Run<'_> {
    fn take(&mut self, done: Result<Box<Done>, Failure>) -> Result<(), Error> {
        let catalog = self.judge.catalog;
        let done = match done {
            Ok(done) => done,
            Err(failure) => {
                self.has_failed = true;
                match &mut self.show {
                    Show::Json(json) => json.failures.push(failure),
                    Show::Table(_) => tell(&format!("{}: {}", failure.path, failure.message)),
                }
                return Ok(());
            }
        };
        let found = &done.comparison;
        let is_grave = self.fail_on.is_some_and(|from| found.findings.iter().any(|f| f.severity >= from));
        let is_more = self.args.strict && !(found.new.is_empty() && found.lost.is_empty());
        self.is_below |= is_grave || is_more || !found.is_faithful();
        let pair = Pair {
            id: done.id.as_deref(),
            draft_path: &done.draft_path,
            version_path: &done.version_path,
            draft: &done.draft,
            version: &done.version,
            profile: self.judge.profile.as_ref(),
            comparison: found,
        };
        let written = match &mut self.show {
            Show::Json(json) => json.pair(&pair, catalog, &mut self.output),
            Show::Table(table) => table.pair(&pair, &mut self.output),
        };
        written.map_err(|e| output_error(self.args, e, catalog))
    }

    fn end(self) -> Result<Exit, Error> {
        let Self { args, judge, mut output, mut show, has_failed, is_below, .. } = self;
        let end = match &mut show {
            Show::Json(json) => json.end(judge.catalog, &mut output),
            Show::Table(_) => Ok(()),
        };
        end.and_then(|()| output.finish()).map_err(|e| output_error(args, e, judge.catalog))?;
        Ok(match (has_failed, is_below) {
            (true, _) => Exit::Failed,
            (_, true) => Exit::Findings,
            _ => Exit::Clean,
        })
    }
}

fn output_error(args: &VerifyArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&error, catalog) }
        }
        _ => Error::Output(error),
    }
}

/// A draft in a file has its title and body taken apart before it is compared.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_or_one_file_of_pairs() {
        let catalog = Catalog::new(advise::lang::Lang::En);
        let stdin = || InputPath::Stdin(InputFormat::Md);
        let file = |format| InputPath::File("a".into(), "a".into(), format);
        assert!(fits(&[file(InputFormat::Md), stdin()], &catalog).is_ok());
        assert!(fits(&[file(InputFormat::Ndjson)], &catalog).is_ok());
        for wrong in [
            vec![],
            vec![stdin()],
            vec![stdin(), stdin()],
            vec![file(InputFormat::Ndjson), stdin()],
            vec![stdin(), file(InputFormat::Md), file(InputFormat::Md)],
        ] {
            assert!(fits(&wrong, &catalog).is_err());
        }
        let record = verify::as_record(&Source::text("a", "# t\nb"));
        assert!(matches!(record.draft, advise::note::Draft::Record(_)));
    }
}
