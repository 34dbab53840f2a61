//! `advise keywords`: what the packs hold for a place, a trade or a word, and the ten that a shop should go for first.

use super::args::check::CheckArgs;
use super::args::keywords::{KeywordsArgs, ListFormat, SortBy};
use super::date;
use super::guard::Reads;
use super::input::Jobs;
use super::input::walk::InputPath;
use super::outcome::{Error, Exit};
use super::say::{io_message, tell};
use super::scope::{Scope, Scopes};
use super::settings::nearest::{Gathered, Nearest};
use super::shown::Kind;
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::reading::target;
use advise::report::list::{self, Shown};
use advise::text::nearest::nearest;
use advise::write::keyword_list;
use advise::write::keyword_list::List;
use std::io::{self, IsTerminal, Write};

/// Rows of a table that nobody asked to be longer.
const ROWS: usize = 30;
/// Width of a list that nobody looks at.
const USUAL_WIDTH: usize = 120;

/// Runs `advise keywords`.
pub fn run(args: &KeywordsArgs) -> Result<Exit, Error> {
    let settings = Nearest::or_here(&args.common, &args.notes, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang());
    let Gathered { inputs, settings, of } = settings.gather(&args.notes, None, &catalog)?;
    let check = CheckArgs { district: args.district.clone(), category: args.category.clone(), ..CheckArgs::default() };
    let scopes = Scopes::new(&check, settings, of, &catalog, |settings| settings.packs(&args.common))?;
    let Scope { packs, config, .. } = &scopes.all[0];
    let season = date::month(args.season.as_deref(), &catalog)?;
    let query = args.query.as_deref().unwrap_or_default();

    // Who looks for a word wants it wherever it stands; who does not, wants what the own shop needs.
    let shop = query.trim().is_empty().then_some(&config.profile);
    let wishes: Vec<_> = std::iter::once(&config.flags).chain(shop).collect();
    let mut list = keyword_list::list(packs, query, target::wished(packs, &wishes), season);
    if args.sort == SortBy::Searches {
        keyword_list::sort_by_searches(&mut list);
    }
    let reads = scopes.reads(&inputs, &args.common);
    let complete = notes(inputs, &mut list, &scopes, &catalog);
    if list.rows.is_empty() {
        let names =
            packs.index.terms.iter().flat_map(|t| [t.name.hant.as_str(), t.name.hans.as_str(), t.name.en.as_str()]);
        let near = nearest(query, names);
        let key = if near.is_some() { "keywords.none-near" } else { "keywords.none" };
        let near = near.unwrap_or_default();
        tell(&catalog.say(key, &[("query", query.trim()), ("near", &near)]));
    }
    show(args, &reads, &list, packs, &catalog)?;
    Ok(if complete { Exit::Clean } else { Exit::Failed })
}

/// Notes down which keywords the notes go for, each by the settings of its own folder, and all by the packs of the list.
/// Says what cannot be read, and whether all could be.
fn notes(inputs: Vec<InputPath>, list: &mut List<'_>, scopes: &Scopes, catalog: &Catalog) -> bool {
    let packs = scopes.all[0].packs;
    if inputs.is_empty() {
        return true;
    }
    for row in &mut list.rows {
        row.notes = Some(Vec::new());
    }
    let mut complete = true;
    for (input, job) in Jobs::new(inputs, false, catalog) {
        let config = &scopes.all[scopes.of(input)].config;
        match job.read(catalog) {
            Ok(input) => keyword_list::mark(list, &input.source, packs, config),
            Err(failure) => {
                complete = false;
                tell(&format!("{}: {}", failure.path, failure.message));
            }
        }
    }
    complete
}

fn show(args: &KeywordsArgs, reads: &Reads, list: &List<'_>, packs: &Packs, catalog: &Catalog) -> Result<(), Error> {
    let usual = if args.format == ListFormat::Table { ROWS } else { 0 };
    let limit = match args.limit.unwrap_or(usual) {
        0 => usize::MAX,
        n => n,
    };
    let shown = Shown { list, limit };
    let mut output = reads.open(args.output.as_deref()).map_err(|e| file_error(args, e, catalog))?;
    output.set(if args.format == ListFormat::Json { Kind::Json } else { Kind::Text { color: true } });
    let bytes = match args.format {
        ListFormat::Json => (list::json(shown, packs, catalog.lang).map_err(io::Error::from)? + "\n").into_bytes(),
        ListFormat::Csv => list::csv(shown, packs, catalog.lang).map_err(io::Error::other)?,
        ListFormat::Table => {
            let is_terminal = output.is_terminal();
            let columns = is_terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
            let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
            let columns = columns.unwrap_or(USUAL_WIDTH);
            let today = Some(date::today_days());
            list::table(shown, packs, catalog, columns, is_terminal && !plain, today).into_bytes()
        }
    };
    output.write_all(&bytes).and_then(|()| output.finish()).map_err(|e| file_error(args, e, catalog))
}

fn file_error(args: &KeywordsArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&error, catalog) }
        }
        _ => Error::Output(error),
    }
}
