//! `advise koc`: whom to invite among those who wrote about a shop. Nothing is kept and nothing is sent.

use super::args::check::CheckArgs;
use super::args::koc::{KocArgs, KocFormat};
use super::date;
use super::guard::Reads;
use super::jobs;
use super::outcome::{Error, Exit};
use super::progress::Progress;
use super::say::{io_message, tell};
use super::settings::Settings;
use super::shown::Kind;
use advise::config::Config;
use advise::lang::Catalog;
use advise::mentions::field::Field;
use advise::mentions::mention::Mention;
use advise::mentions::read::{self, Collected, ReadOptions};
use advise::mentions::signs::{self, Signs};
use advise::mentions::{Judged, Standard, judge};
use advise::pack::Packs;
use advise::report::koc::brief::Brief;
use advise::report::koc::{Run, Shown, json, markdown, say_left_out, sheet, table};
use advise::source::LineIndex;
use advise::tables::field::Field as _;
use advise::tables::limits::{Limit, Limits};
use advise::tables::problem::TableProblem;
use advise::tables::write;
use advise::text::variants;
use advise::write::invite;
use std::collections::HashMap;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Whose messages tell what is wrong with a table.
const PURPOSE: &str = "koc";
/// Nobody's brief is longer, in bytes.
const LONGEST_BRIEF: usize = 200_000;
/// Rows left out that are named on standard error.
const NAMED: usize = 5;

/// Runs `advise koc`.
pub fn run(args: &KocArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let usage = |key: &str| Error::Usage(catalog.say(&format!("koc.usage.{key}"), &[]));
    if let Some(path) = &args.brief {
        return brief(args, path, &settings, &catalog);
    }
    let path = args.file.clone().ok_or_else(|| usage("no-file"))?;
    let followers = followers(args.followers.as_deref()).ok_or_else(|| usage("followers"))?;
    if args.format == KocFormat::Xlsx && args.output.is_none() {
        return Err(usage("xlsx"));
    }
    let keeps_cells = matches!(args.format, KocFormat::Csv | KocFormat::Xlsx) && !args.anonymise;
    let options = ReadOptions { map: map(&args.map, &catalog)?, today: Some(date::today_days()), keeps_cells };
    let packs = settings.packs(&args.common)?;
    let config = settings.config(&CheckArgs::default(), &packs, &catalog)?;
    let fail = |message: String| Error::File { path: path.clone(), message };
    let bytes = bytes(&path, &catalog).map_err(fail)?;
    let mut found = collected(&bytes, &path, &options).map_err(|p| fail(p.say(&catalog, PURPOSE)))?;
    drop(bytes);

    let shop =
        args.shop.clone().or_else(|| config.shop.name.clone()).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    let reader =
        SignReader { packs: &packs, catalog: &catalog, config: Config::default(), is_anonymous: args.anonymise };
    let signs = all_signs(&found.mentions, &reader, args.jobs)?;
    let judged = judge(&found.mentions, &signs, &Standard { shop: shop.clone(), followers });
    drop(signs);
    let inviter = Inviter { shop: shop.as_deref(), reader: &reader };
    let invitations = inviter.all(&found.mentions, &judged, if args.limit == 0 { usize::MAX } else { args.limit });
    let authors = authors(&found.mentions, args.anonymise, &catalog);
    if args.anonymise {
        found.mentions.iter_mut().for_each(conceal);
    }
    let all = found.mentions.iter().zip(&judged).zip(authors).zip(invitations);
    let all = all.map(|(((mention, judged), author), invitation)| Shown { mention, judged, author, invitation });
    let run =
        Run { all: all.collect(), left_out: &found.left_out, header: &found.header, is_anonymous: args.anonymise };
    let mut reads = settings.reads(&args.common);
    if is_stdin(&path) {
        reads.stdin = true;
    } else {
        reads.files.push(path.clone());
    }
    show(args, &reads, &run, &catalog)?;
    let failed: Vec<_> = found.left_out.iter().filter(|l| l.why.is_failure()).collect();
    if args.format != KocFormat::Table {
        failed.iter().take(NAMED).for_each(|l| tell(&say_left_out(l, &catalog)));
    }
    Ok(if failed.is_empty() { Exit::Clean } else { Exit::Failed })
}

/// `--brief`: what is wrong with a brief, and one that breaks no rule.
fn brief(args: &KocArgs, path: &PathBuf, settings: &Settings, catalog: &Catalog) -> Result<Exit, Error> {
    if !matches!(args.format, KocFormat::Table | KocFormat::Json) {
        return Err(Error::Usage(catalog.say("koc.usage.brief-format", &[])));
    }
    let packs = settings.packs(&args.common)?;
    let config = settings.config(&CheckArgs::default(), &packs, catalog)?;
    let fail = |message: String| Error::File { path: path.clone(), message };
    let bytes = bytes(path, catalog).map_err(fail)?;
    if bytes.len() > LONGEST_BRIEF {
        return Err(fail(catalog.say("koc.usage.brief-long", &[])));
    }
    let text = String::from_utf8(bytes).map_err(|_| fail(catalog.say("koc.problem.encoding", &[("name", "UTF-8")])))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(fail(catalog.say("koc.problem.empty", &[])));
    }
    let found = advise::mentions::brief::check(text);
    let besides = invite::breaches(text, &packs, catalog);
    let lines = LineIndex::new(text);
    let besides = besides.into_iter().filter_map(|finding| {
        let span = finding.span?;
        let is_told = found.iter().any(|f| f.line.start < span.end() && span.start() < f.line.end);
        (!is_told).then(|| (lines.position(text, span.start()).line, finding))
    });
    let shown = Brief { text, besides: besides.collect(), draft: invite::brief::draft(&config.shop, catalog), found };
    let mut reads = settings.reads(&args.common);
    if is_stdin(path) {
        reads.stdin = true;
    } else {
        reads.files.push(path.clone());
    }
    let text = match args.format {
        KocFormat::Json => shown.json(catalog).map_err(io::Error::from)?,
        _ => shown.table(catalog),
    };
    put(args, &reads, text.as_bytes(), catalog)?;
    Ok(Exit::Clean)
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// `300-10000`.
fn followers(wish: Option<&str>) -> Option<(u64, u64)> {
    let Some(wish) = wish else { return Some(Standard::default().followers) };
    let (from, to) = wish.split_once(['-', '–', '~'])?;
    let figure = |text: &str| advise::tables::count::count(text);
    Some((figure(from)?, figure(to)?)).filter(|(from, to)| from <= to)
}

fn map(pairs: &[String], catalog: &Catalog) -> Result<Vec<(Field, String)>, Error> {
    let names = || Field::all().iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、");
    let one = |pair: &String| {
        let parts = pair.split_once(['=', '＝']).filter(|(_, name)| !name.trim().is_empty());
        let found = parts.and_then(|(field, name)| Some((Field::from_name(field)?, name.trim().to_owned())));
        found.ok_or_else(|| Error::Usage(catalog.say("koc.usage.map", &[("text", pair), ("names", &names())])))
    };
    pairs.iter().map(one).collect()
}

fn bytes(path: &PathBuf, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let limits = Limits::default();
    let most = limits.count(Limit::File);
    let io = |e: io::Error| io_message(&e, catalog);
    let reader: Box<dyn Read> =
        if is_stdin(path) { Box::new(io::stdin()) } else { Box::new(std::fs::File::open(path).map_err(io)?) };
    let mut bytes = Vec::new();
    reader.take((most as u64).saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() > most {
        let problem = TableProblem::TooMuch { limit: Limit::File, most: limits.most(Limit::File) };
        return Err(problem.say(catalog, PURPOSE));
    }
    Ok(bytes)
}

/// By its name NDJSON, or where it begins as an object does; else a table.
fn collected(bytes: &[u8], path: &Path, options: &ReadOptions) -> Result<Collected, TableProblem> {
    let is_named =
        path.extension().is_some_and(|x| ["ndjson", "jsonl", "json"].iter().any(|n| x.eq_ignore_ascii_case(n)));
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf));
    let begins = matches!(first, Some(b'{')) || bytes.trim_ascii_start().starts_with(b"[{");
    if !(is_named || begins) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        return read::table(bytes, &name, options);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| TableProblem::Encoding { name: "UTF-8" })?;
    let found = read::ndjson(text, options);
    match (found.mentions.is_empty(), found.left_out.is_empty()) {
        (true, true) => Err(TableProblem::Empty),
        (true, false) => Err(TableProblem::Nothing { rows: found.left_out.len() }),
        _ if found.mentions.len() > Limits::default().count(Limit::Rows) => {
            Err(TableProblem::TooMuch { limit: Limit::Rows, most: Limits::default().most(Limit::Rows) })
        }
        _ => Ok(found),
    }
}

/// Reads what stands in mentions.
struct SignReader<'a> {
    packs: &'a Packs,
    catalog: &'a Catalog,
    /// Who writes is not the shop, whatever its settings say.
    config: Config,
    is_anonymous: bool,
}

impl SignReader<'_> {
    fn read(&self, mention: &Mention) -> Signs {
        let mut signs = signs::read(mention, self.packs, &self.config, self.catalog);
        if self.is_anonymous {
            // What is quoted of somebody must not name them either.
            let name = variants().key(name_of(mention));
            signs.own_words.retain(|words| name.is_empty() || !variants().key(words).contains(&name));
        }
        signs
    }

    /// With no more of somebody's own words than a reason tells: of many thousand mentions few are invited.
    fn read_in_short(&self, mention: &Mention) -> Signs {
        let mut signs = self.read(mention);
        signs.own_words.truncate(1);
        signs.own_words.shrink_to_fit();
        signs
    }
}

fn all_signs(mentions: &[Mention], reader: &SignReader<'_>, jobs: usize) -> Result<Vec<Signs>, Error> {
    let progress = Progress::new(mentions.len(), false, false);
    let mut out = Vec::with_capacity(mentions.len());
    jobs::run(
        jobs::workers(jobs),
        mentions.iter(),
        |mention| reader.read_in_short(mention),
        |signs| {
            progress.step();
            out.push(signs);
            Ok::<_, Error>(())
        },
    )?;
    progress.finish();
    Ok(out)
}

struct Inviter<'a> {
    shop: Option<&'a str>,
    reader: &'a SignReader<'a>,
}

impl Inviter<'_> {
    /// An invitation for each of the shortlist, whose mentions are read once more for it.
    fn all(&self, mentions: &[Mention], judged: &[Judged], limit: usize) -> Vec<Option<String>> {
        let one = |(mention, judged): (&Mention, &Judged)| {
            let rank = judged.rank.filter(|rank| *rank <= limit)?;
            let signs = self.reader.read(mention);
            invite::invitation(&signs, self.shop, rank, self.reader.packs, self.reader.catalog)
        };
        mentions.iter().zip(judged).map(one).collect()
    }
}

/// The authors as they may be named: the same person has one name.
fn authors(mentions: &[Mention], anonymise: bool, catalog: &Catalog) -> Vec<String> {
    if !anonymise {
        return mentions.iter().map(|m| m.author.clone()).collect();
    }
    let mut names: HashMap<String, String> = HashMap::new();
    let mut given = 0;
    let mut next = || {
        given += 1;
        catalog.say("koc.customer", &[("letter", &letters(given))])
    };
    mentions
        .iter()
        .map(
            |m| {
                if m.author.is_empty() { next() } else { names.entry(m.author_key()).or_insert_with(&mut next).clone() }
            },
        )
        .collect()
}

/// A, B … Z, AA, AB, from 1.
fn letters(mut n: usize) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(b'A' + (n % 26) as u8);
        n /= 26;
    }
    out.iter().rev().map(|b| char::from(*b)).collect()
}

/// The name of an author, without what marks it as a handle.
fn name_of(mention: &Mention) -> &str {
    mention.author.trim().trim_start_matches('@')
}

/// Takes names, handles and links out of a mention.
fn conceal(mention: &mut Mention) {
    let author = name_of(mention).to_owned();
    mention.author.clear();
    for text in [&mut mention.title, &mut mention.text] {
        let words = text.split_inclusive(char::is_whitespace).map(|word| {
            let is_link = word.contains("://") || word.contains("www.");
            let end = &word[word.trim_end().len()..];
            match word.find('@') {
                _ if is_link => format!("…{end}"),
                Some(at) => format!("{}…{end}", &word[..at]),
                None => word.to_owned(),
            }
        });
        let mut hidden: String = words.collect();
        if author.chars().count() >= 2 {
            hidden = hidden.replace(&author, "…");
        }
        *text = hidden;
    }
    mention.link.clear();
    mention.cells.clear();
}

fn show(args: &KocArgs, reads: &Reads, run: &Run<'_>, catalog: &Catalog) -> Result<(), Error> {
    let sheet_error = |e: write::WriteProblem| Error::Output(io::Error::other(e.0));
    let bytes = match args.format {
        KocFormat::Table => table::table(run, catalog).into_bytes(),
        KocFormat::Markdown => markdown::markdown(run, catalog).into_bytes(),
        KocFormat::Json => json::json(run, catalog).map_err(io::Error::from)?.into_bytes(),
        KocFormat::Ndjson => json::ndjson(run, catalog).map_err(io::Error::from)?.into_bytes(),
        KocFormat::Csv => write::csv(&sheet::rows(run, catalog)).map_err(sheet_error)?,
        KocFormat::Xlsx => write::xlsx(&sheet::rows(run, catalog)).map_err(sheet_error)?,
    };
    put(args, reads, &bytes, catalog)
}

/// Writes a report to its place, whole or not at all.
fn put(args: &KocArgs, reads: &Reads, bytes: &[u8], catalog: &Catalog) -> Result<(), Error> {
    let file_error = |e: io::Error| match &args.output {
        Some(path) if e.kind() != io::ErrorKind::BrokenPipe => {
            Error::File { path: path.clone(), message: io_message(&e, catalog) }
        }
        _ => Error::Output(e),
    };
    let mut output = reads.open(args.output.as_deref()).map_err(file_error)?;
    output.set(match args.format {
        KocFormat::Json | KocFormat::Ndjson => Kind::Json,
        KocFormat::Xlsx => Kind::Bytes,
        _ => Kind::Text { color: false },
    });
    output.write_all(bytes).and_then(|()| output.finish()).map_err(file_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_customers() {
        assert_eq!([1, 26, 27, 53].map(letters), ["A", "Z", "AA", "BA"]);
        assert_eq!(followers(Some("500-1.2萬")), Some((500, 12_000)));
        assert_eq!((followers(Some("900-300")), followers(Some("x"))), (None, None));
    }

    #[test]
    fn handles_links_and_names_go() {
        let mut mention = Mention {
            author: "@阿澄行山".into(),
            text: "同@miki_b 去，睇 https://x.example/a 阿澄行山 再報".into(),
            ..Mention::default()
        };
        conceal(&mut mention);
        assert_eq!(mention.text, "同… 去，睇 … … 再報");
    }
}
