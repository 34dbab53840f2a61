//! `advise brief`: what to write, before anything is written.

use super::args::brief::{BriefArgs, BriefFormat, TitleScript};
use super::args::check::CheckArgs;
use super::date;
use super::guard::Reads;
use super::outcome::{Error, Exit};
use super::say::{io_message, one_a_line};
use super::settings::Settings;
use super::shown::Kind;
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::pack::Packs;
use advise::reading::target;
use advise::report::brief::{Shown, json, markdown, table};
use advise::text::script::Script;
use advise::write::brief;
use advise::write::brief::{Order, TEN};
use std::io::{self, IsTerminal, Write};

/// Width of a brief that nobody looks at.
const USUAL_WIDTH: usize = 80;

/// Runs `advise brief`.
pub fn run(args: &BriefArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(&args.common)?;
    let check = CheckArgs { district: args.district.clone(), category: args.category.clone(), ..CheckArgs::default() };
    let config = settings.config(&check, &packs, &catalog)?;
    let month = date::month(args.season.as_deref(), &catalog)?.unwrap_or_else(|| date::today().1);
    let about = about(args, &catalog)?;

    let target = target::wished(&packs, &[&config.flags, &config.profile]);
    let Some(category) = target.category else { return Err(Error::Usage(catalog.say("brief.no-category", &[]))) };
    let id = packs.index.categories[category as usize].id.as_str();
    let folders = settings.pack_folders(&args.common);
    let broken = |errors: Vec<_>| Error::Located(one_a_line(&errors));
    let guide = Packs::guide(&folders).map_err(broken)?;
    let Some(trade) = Packs::trade(&folders, id).map_err(broken)? else {
        return Err(Error::Usage(catalog.say("brief.no-pack", &[("id", id)])));
    };
    let order = Order {
        packs: &packs,
        guide: &guide,
        trade: &trade,
        target: &target,
        about: about.as_deref(),
        month,
        catalog: &catalog,
        script: script(args.script, catalog.lang),
    };
    let brief = brief::brief(&order);
    let limit = match args.limit.unwrap_or(TEN) {
        0 => usize::MAX,
        n => n,
    };
    let reads = settings.reads(&args.common);
    show(args, &reads, Shown { brief: &brief, target: &target, packs: &packs, limit }, &catalog)?;
    Ok(Exit::Clean)
}

/// What the owner has in mind, on one line.
fn about(args: &BriefArgs, catalog: &Catalog) -> Result<Option<String>, Error> {
    let Some(text) = &args.about else { return Ok(None) };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { Err(Error::Usage(catalog.say("brief.about-empty", &[]))) } else { Ok(Some(text)) }
}

const fn script(wish: Option<TitleScript>, lang: Lang) -> Script {
    match (wish, lang) {
        (Some(TitleScript::Hant), _) | (None, Lang::ZhHk) => Script::Hant,
        (Some(TitleScript::Hans), _) | (None, Lang::ZhCn) => Script::Hans,
        (Some(TitleScript::En), _) | (None, Lang::En) => Script::Latin,
    }
}

fn show(args: &BriefArgs, reads: &Reads, shown: Shown<'_>, catalog: &Catalog) -> Result<(), Error> {
    let mut output = reads.open(args.output.as_deref()).map_err(|e| file_error(args, e, catalog))?;
    output.set(if args.format == BriefFormat::Json { Kind::Json } else { Kind::Text { color: true } });
    let text = match args.format {
        BriefFormat::Json => json(shown, catalog.lang).map_err(io::Error::from)? + "\n",
        BriefFormat::Markdown => markdown(shown, catalog),
        BriefFormat::Table => {
            let is_terminal = output.is_terminal();
            let columns = is_terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
            let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
            table(shown, catalog, columns.unwrap_or(USUAL_WIDTH), is_terminal && !plain)
        }
    };
    output.write_all(text.as_bytes()).and_then(|()| output.finish()).map_err(|e| file_error(args, e, catalog))
}

fn file_error(args: &BriefArgs, error: io::Error, catalog: &Catalog) -> Error {
    match &args.output {
        Some(path) if error.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&error, catalog) }
        }
        _ => Error::Output(error),
    }
}
