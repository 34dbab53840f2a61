//! `advise account`: a shop's notes as one account.

use super::args::account::{AccountArgs, AccountFormat};
use super::args::check::{CheckArgs, InputFormat};
use super::date;
use super::input::Jobs;
use super::input::job::Job;
use super::input::walk::InputPath;
use super::jobs;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::progress::Progress;
use super::say::{io_message, tell};
use super::scope::{Scope, Scopes};
use super::settings::nearest::{Gathered, Nearest};
use super::shown::Kind;
use super::survive;
use advise::account::field::{Field, Row, rows};
use advise::account::{Account, AccountNote};
use advise::check::Failure;
use advise::diagnostic::Severity;
use advise::lang::Catalog;
use advise::note::{Draft, Source};
use advise::report::account::{Shown, html::html, json::json, markdown::markdown, table::table, unread};
use advise::tables::field::Field as _;
use std::collections::VecDeque;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

/// Width of a report that nobody looks at.
const USUAL_WIDTH: usize = 80;
/// Largest table that is read.
const MAX_TABLE: u64 = 64 * 1024 * 1024;

/// Runs `advise account`.
pub fn run(args: &AccountArgs) -> Result<Exit, Error> {
    let nearest = Nearest::new(&args.common, &args.paths, io::stdout().is_terminal())?;
    let catalog = Catalog::new(nearest.lang());
    if args.paths.is_empty() {
        return Err(Error::Usage(catalog.say("account.no-paths", &[])));
    }
    let map = map(&args.map, &catalog)?;
    let is_table = |path: &&std::path::PathBuf| {
        let extension = path.extension().map(|x| x.to_string_lossy().to_ascii_lowercase());
        path.is_file() && matches!(extension.as_deref(), Some("csv" | "xlsx"))
    };
    let (tables, others): (Vec<_>, Vec<_>) = args.paths.iter().partition(is_table);
    let others: Vec<_> = others.into_iter().cloned().collect();
    let Gathered { inputs, settings, of } = nearest.gather(&others, args.input_format, &catalog)?;
    let check = CheckArgs {
        district: args.district.clone(),
        category: args.category.clone(),
        fail_on: args.fail_on,
        common: args.common.clone(),
        ..CheckArgs::default()
    };
    let scopes = Scopes::new(&check, settings, of, &catalog, |settings| settings.packs(&args.common))?;
    let first = &scopes.all[0];
    let fail_on = first.settings.fail_on(&check, &catalog)?.severity();
    let mut reads = scopes.reads(&inputs, &args.common);
    reads.files.extend(tables.iter().map(|path| (*path).clone()));
    if reads.stdin && io::stdin().is_terminal() {
        tell(&catalog.say("cli.paste", &[]));
    }
    let output = reads.open(args.output.as_deref()).map_err(|e| output_error(args, e, &catalog))?;

    let is_records = |i: &InputPath| matches!(i, InputPath::File(_, _, InputFormat::Ndjson));
    let open_end = inputs.iter().any(is_records) || !tables.is_empty();
    let progress = Progress::new(inputs.len(), open_end, reads.stdin);
    let reader = Reader { scopes: &scopes, catalog: &catalog };
    let todo = Todo {
        tables: tables.into_iter().map(std::path::PathBuf::as_path).collect(),
        rows: VecDeque::new(),
        jobs: Jobs::new(inputs, false, &catalog),
        map: &map,
        catalog: &catalog,
    };
    let (mut notes, mut failures) = (Vec::new(), Vec::new());
    jobs::run(
        jobs::workers(args.jobs),
        todo,
        |work| reader.read(work),
        |done| {
            progress.step();
            match done {
                Ok(note) => notes.push(*note),
                Err(failure) => failures.push(failure),
            }
            Ok::<(), Error>(())
        },
    )?;
    progress.finish();
    let account = Account::of(notes, first.packs, &first.config, Some(date::today_days()));
    let name = first.config.shop.name.as_deref().filter(|n| !n.trim().is_empty());
    let shown = Shown { account: &account, failures: &failures, packs: first.packs, catalog: &catalog, name };
    if args.format == AccountFormat::Table {
        for line in unread(&failures, &catalog) {
            tell(&line);
        }
    }
    // Of no note nothing can be said, and every line of the screen would be untrue.
    if args.format == AccountFormat::Table && account.notes.is_empty() && !failures.is_empty() {
        return Ok(Exit::Failed);
    }
    show(args, output, shown).map_err(|e| output_error(args, e, &catalog))?;
    let worst = |from: Severity| {
        let [errors, warnings, hints] = account.trust.findings;
        let counts = [(Severity::Error, errors), (Severity::Warning, warnings), (Severity::Hint, hints)];
        counts.iter().any(|(severity, n)| *severity >= from && *n > 0)
    };
    Ok(match (failures.is_empty(), fail_on.is_some_and(worst)) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    })
}

/// A note still to be read.
enum Work {
    /// A draft or a line of NDJSON, and the number of its input.
    Job(usize, Job),
    /// A row of a table.
    Row(Box<Source>),
    /// A table that cannot be read.
    Failed(Failure),
}

/// All notes: those of tables, then the others.
struct Todo<'a> {
    tables: VecDeque<&'a Path>,
    rows: VecDeque<Work>,
    jobs: Jobs<'a>,
    map: &'a [(Field, String)],
    catalog: &'a Catalog,
}

impl Iterator for Todo<'_> {
    type Item = Work;

    fn next(&mut self) -> Option<Work> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Some(row);
            }
            let Some(path) = self.tables.pop_front() else { break };
            let shown = path.strip_prefix("./").unwrap_or(path).to_string_lossy().into_owned();
            match table_rows(path, &shown, self.map, self.catalog) {
                Ok(rows) => self.rows.extend(rows.into_iter().map(|row| Work::Row(Box::new(source(&shown, row))))),
                Err(message) => return Some(Work::Failed(Failure { path: shown, message })),
            }
        }
        self.jobs.next().map(|(input, job)| Work::Job(input, job))
    }
}

fn source(path: &str, row: Row) -> Source {
    Source { path: format!("{path}#{}", row.line), id: row.id, draft: Draft::Record(Box::new(row.record)) }
}

/// `--map body=內容`: which column holds what.
fn map(pairs: &[String], catalog: &Catalog) -> Result<Vec<(Field, String)>, Error> {
    let names = || Field::all().iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、");
    let one = |pair: &String| {
        let parts = pair.split_once(['=', '＝']).filter(|(_, name)| !name.trim().is_empty());
        let found = parts.and_then(|(field, name)| Some((Field::from_name(field)?, name.trim().to_owned())));
        found.ok_or_else(|| Error::Usage(catalog.say("account.map", &[("text", pair), ("names", &names())])))
    };
    pairs.iter().map(one).collect()
}

fn table_rows(path: &Path, shown: &str, map: &[(Field, String)], catalog: &Catalog) -> Result<Vec<Row>, String> {
    let file = std::fs::File::open(path).map_err(|e| io_message(&e, catalog))?;
    let mut bytes = Vec::new();
    file.take(MAX_TABLE + 1).read_to_end(&mut bytes).map_err(|e| io_message(&e, catalog))?;
    if bytes.len() as u64 > MAX_TABLE {
        return Err(catalog.say("cli.input.too-big", &[("limit", &(MAX_TABLE >> 20).to_string())]));
    }
    rows(&bytes, shown, map, Some(date::today_days())).map_err(|problem| problem.say(catalog, "account"))
}

/// Reads notes, each by the settings of its own folder.
struct Reader<'a> {
    scopes: &'a Scopes,
    catalog: &'a Catalog,
}

impl Reader<'_> {
    fn read(&self, work: Work) -> Result<Box<AccountNote>, Failure> {
        match work {
            Work::Failed(failure) => Err(failure),
            Work::Row(source) => self.note(&source, &self.scopes.all[0]),
            Work::Job(input, job) => {
                let read = job.read(self.catalog)?;
                self.note(&read.source, &self.scopes.all[self.scopes.of(input)])
            }
        }
    }

    fn note(&self, source: &Source, scope: &Scope) -> Result<Box<AccountNote>, Failure> {
        let Scope { packs, config, .. } = scope;
        survive::note(&source.path, self.catalog, || {
            Box::new(advise::account::read(source, packs, config, self.catalog))
        })
    }
}

fn show(args: &AccountArgs, mut output: Output, shown: Shown<'_>) -> io::Result<()> {
    let is_terminal = output.is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let color = is_terminal && !plain;
    output.set(if args.format == AccountFormat::Json { Kind::Json } else { Kind::Text { color } });
    let text = match args.format {
        AccountFormat::Json => json(shown).map_err(io::Error::from)? + "\n",
        AccountFormat::Markdown => markdown(shown),
        AccountFormat::Html => html(shown).map_err(io::Error::other)?,
        AccountFormat::Table => {
            let columns = is_terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
            table(shown, columns.unwrap_or(USUAL_WIDTH), color, args.verbose)
        }
    };
    output.write_all(text.as_bytes()).and_then(|()| output.finish())
}

fn output_error(args: &AccountArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&error, catalog) }
        }
        _ => Error::Output(error),
    }
}
