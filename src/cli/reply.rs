//! `advise reply`: sorts customers' comments and drafts answers from the shop's own facts. Nothing is posted, nothing kept.

use super::args::check::CheckArgs;
use super::args::reply::{ReplyArgs, ReplyFormat, TableInput};
use super::input::decode;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::progress::Progress;
use super::say::{io_message, tell};
use super::settings::Settings;
use super::shown::Kind;
use advise::check::Failure;
use advise::comments::Sorter;
use advise::comments::field::CommentField;
use advise::comments::read::{Comments, MOST_BYTES, from_ndjson, from_table, from_text};
use advise::comments::twins::Twins;
use advise::lang::Catalog;
use advise::report::reply::{Handled, Summary, json, markdown, sheet, table};
use advise::tables::OpenOptions;
use advise::tables::field::Field;
use advise::tables::limits::{Limit, Limits};
use advise::tables::write;
use advise::text::harmless;
use advise::write::reply::Desk;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

/// Whose messages tell what is wrong with a table.
const PURPOSE: &str = "reply";
/// Width of a report that nobody looks at.
const USUAL_WIDTH: usize = 80;
/// Fewer comments are done before a bar would be seen.
const SLOW: usize = 5000;

/// Runs `advise reply`.
pub fn run(args: &ReplyArgs) -> Result<Exit, Error> {
    let settings = Settings::near(&args.common, &args.file, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(&args.common)?;
    let config =
        settings.config(&CheckArgs { common: args.common.clone(), ..CheckArgs::default() }, &packs, &catalog)?;
    if args.format == ReplyFormat::Xlsx && args.output.is_none() && io::stdout().is_terminal() {
        return Err(Error::Usage(catalog.say("reply.usage.output", &[])));
    }
    let mut reads = settings.reads(&args.common);
    let is_stdin = args.file.as_os_str() == "-";
    reads.stdin = is_stdin;
    reads.files.extend(Some(args.file.clone()).filter(|_| !is_stdin));
    let mut comments = comments(args, &catalog)?;
    // Only the client's own table needs its lines again.
    if !matches!(args.format, ReplyFormat::Csv | ReplyFormat::Xlsx) {
        comments.lines = Vec::new();
    }

    let sorter = Sorter::new();
    let mut desk = Desk::new(&sorter, &packs, &config);
    let (mut twins, mut all, mut shown) = (Twins::default(), Vec::new(), table::Shown::new(args.verbose));
    let mut summary = Summary { known: desk.known(), ..Summary::default() };
    let mut output = reads.open(args.output.as_deref()).map_err(|e| output_error(args, e, &catalog))?;
    output.set(kind(args.format));
    let progress = Progress::new(comments.list.len(), false, comments.list.len() < SLOW);
    let names: Vec<String> = comments.list.iter().map(Handled::name).collect();
    for (number, comment) in std::mem::take(&mut comments.list).into_iter().enumerate() {
        let wants = desk.sorter().sort(&comment.text);
        let answer = desk.answer(&comment.text, &wants);
        let duplicates_of = twins.of(number, &comment.text).map(|first| names[first].clone());
        let handled = Handled { comment, sorted: wants, duplicates_of, answer };
        summary.add(&handled);
        match args.format {
            ReplyFormat::Ndjson => {
                json::line(&handled, &catalog, &mut output).map_err(|e| output_error(args, e, &catalog))?;
            }
            ReplyFormat::Table => shown.add(handled),
            _ => all.push(handled),
        }
        progress.step();
    }
    progress.finish();
    let failures = failures(&comments, args, &catalog);
    show(args, &comments, (&all, &shown), &summary, &failures, &catalog, &mut output)
        .and_then(|()| output.finish())
        .map_err(|e| output_error(args, e, &catalog))?;
    for failure in failures.iter().filter(|_| args.format != ReplyFormat::Json) {
        tell(&format!("{}: {}", failure.path, failure.message));
    }
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Failed })
}

/// Writes the report.
fn show(
    args: &ReplyArgs,
    comments: &Comments,
    (all, shown): (&[Handled], &table::Shown),
    summary: &Summary,
    failures: &[Failure],
    catalog: &Catalog,
    output: &mut Output,
) -> io::Result<()> {
    let rows = || sheet::rows(all, &comments.header, &comments.lines, catalog);
    let problem = |e: write::WriteProblem| io::Error::other(e.0);
    match args.format {
        ReplyFormat::Ndjson => Ok(()),
        ReplyFormat::Json => json::whole(all, summary, failures, catalog, output),
        ReplyFormat::Markdown => markdown::markdown(all, summary, catalog, output),
        ReplyFormat::Csv => output.write_all(&write::csv(&rows()).map_err(problem)?),
        ReplyFormat::Xlsx => output.write_all(&write::xlsx(&rows()).map_err(problem)?),
        ReplyFormat::Table => {
            let is_terminal = output.is_terminal();
            let columns = is_terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
            table::table(shown, summary, catalog, columns.unwrap_or(USUAL_WIDTH), output)
        }
    }
}

const fn kind(format: ReplyFormat) -> Kind {
    match format {
        ReplyFormat::Json | ReplyFormat::Ndjson => Kind::Json,
        ReplyFormat::Xlsx => Kind::Bytes,
        _ => Kind::Text { color: false },
    }
}

/// Reads the file; a file of which nothing can be used is an error.
fn comments(args: &ReplyArgs, catalog: &Catalog) -> Result<Comments, Error> {
    let fail = |message: String| Error::File { path: args.file.clone(), message };
    let mut limits = Limits::default();
    // A long cell costs its row; only what has swallowed half the file is refused as a whole.
    limits.set(Limit::Cell, 64 * MOST_BYTES as u64);
    let options = OpenOptions { map: map(args, catalog)?, encoding: None, limits };
    let bytes = read(&args.file, &options.limits, catalog).map_err(fail)?;
    let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let found = match input(args) {
        TableInput::Csv | TableInput::Xlsx => {
            from_table(&bytes, &name, &options).map_err(|problem| fail(problem.say(catalog, PURPOSE)))?
        }
        TableInput::Ndjson => from_ndjson(&decode::list(bytes, catalog).map_err(fail)?),
        TableInput::Text => from_text(&decode::list(bytes, catalog).map_err(fail)?),
    };
    if found.list.is_empty() && found.faults.is_empty() {
        return Err(fail(catalog.say("reply.usage.empty", &[])));
    }
    Ok(found)
}

/// What the file holds, by its name or as told.
fn input(args: &ReplyArgs) -> TableInput {
    let extension = args.file.extension().map(|x| x.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "csv" | "tsv" => TableInput::Csv,
        "xlsx" | "xls" => TableInput::Xlsx,
        "ndjson" | "jsonl" => TableInput::Ndjson,
        _ => args.input_format.unwrap_or(TableInput::Text),
    }
}

fn map(args: &ReplyArgs, catalog: &Catalog) -> Result<Vec<(CommentField, String)>, Error> {
    let names = || CommentField::all().iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、");
    let wrong = || Error::Usage(catalog.say("reply.usage.map", &[("names", &names())]));
    let pair = |pair: &String| {
        let (field, column) = pair.split_once(['=', '＝']).ok_or_else(wrong)?;
        let field = CommentField::from_name(field).ok_or_else(wrong)?;
        Some((field, column.trim().to_owned())).filter(|(_, c)| !c.is_empty()).ok_or_else(wrong)
    };
    args.map.iter().map(pair).collect()
}

/// The bytes of a file or of standard input, no more than may be read.
fn read(path: &Path, limits: &Limits, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let io = |e: io::Error| io_message(&e, catalog);
    let most = limits.count(Limit::File);
    let mut bytes = Vec::new();
    let bound = (most as u64).saturating_add(1);
    if path.as_os_str() == "-" {
        if io::stdin().is_terminal() {
            tell(&catalog.say("cli.paste", &[]));
        }
        io::stdin().lock().take(bound).read_to_end(&mut bytes).map_err(io)?;
    } else {
        std::fs::File::open(path).map_err(io)?.take(bound).read_to_end(&mut bytes).map_err(io)?;
    }
    if bytes.len() > most {
        return Err(catalog.say("table.problem.over.file", &[("most", &limits.most(Limit::File).to_string())]));
    }
    Ok(bytes)
}

/// The rows that are no comments.
fn failures(comments: &Comments, args: &ReplyArgs, catalog: &Catalog) -> Vec<Failure> {
    let told = |(row, fault): &(u64, advise::comments::read::Fault)| {
        let (key, detail) = fault.told();
        let key = format!("reply.fault.{}", key.replace('-', "_"));
        let path = format!("{}#{row}", args.file.display());
        Failure { path, message: harmless::show(&catalog.say(&key, &[("detail", &detail)])).into_owned() }
    };
    comments.faults.iter().map(told).collect()
}

fn output_error(args: &ReplyArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&error, catalog) }
        }
        _ => Error::Output(error),
    }
}
