//! `advise pack harvest`: pages of the shop or the market in, proposals out. The only command beside `pack update` that
//! touches the net, and only where the user points.

use crate::cli::args::fetch::{AddressOrFile, HarvestArgs, HarvestFormat};
use crate::cli::date;
use crate::cli::outcome::{Error, Exit};
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::say::{io_message, print, print_json, tell};
use crate::cli::settings::Settings;
use advise::check::Failure;
use advise::fetch::Url;
use advise::fetch::client::{Client, Limits};
use advise::fetch::error::FetchError;
use advise::fetch::policy::Policy;
use advise::fetch::throttle::SystemClock;
use advise::harvest::decode::decode;
use advise::harvest::error::HarvestError;
use advise::harvest::keywords::{Extractor, Proposal};
use advise::harvest::page::Page;
use advise::harvest::{self, Harvest, pack};
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::report::harvest::{json, profile, table};
use encoding_rs::Encoding;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::mpsc;

/// Runs `advise pack harvest`.
pub fn run(args: &HarvestArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let encoding = encoding(args, &catalog)?;
    let packs = settings.packs(&args.common)?;
    let mut reader = PageReader { args, catalog: &catalog, encoding, client: None };
    let mut extractor = None;
    let (mut pages, mut failures) = (Vec::new(), Vec::new());
    let bar = Progress::slow(args.pages.len());
    for word in &args.pages {
        bar.name(word);
        match reader.read(word) {
            Ok((source, page)) => {
                let extractor = extractor.get_or_insert_with(|| Extractor::new(&packs));
                let mut harvest = harvest::harvest(&source.shown, &page, &packs, extractor);
                if args.limit > 0 {
                    harvest.keywords.truncate(args.limit);
                }
                pages.push((source, harvest));
            }
            Err(message) => failures.push(Failure { path: word.clone(), message }),
        }
        bar.step();
    }
    bar.finish();
    let mut written = Vec::new();
    if args.write {
        for (path, done) in write_packs(&settings.pack_home(&args.common), &pages, &catalog) {
            match done {
                Ok(()) => written.push(path),
                Err(message) => failures.push(Failure { path, message }),
            }
        }
    }
    let pages: Vec<Harvest> = pages.into_iter().map(|(_, harvest)| harvest).collect();
    report(args, &pages, &failures, &written, &packs, &catalog)?;
    if !written.is_empty() && !settings.names_packs() && args.common.packs.is_empty() {
        tell(&catalog.say("harvest.name-packs", &[]));
    }
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Failed })
}

fn encoding(args: &HarvestArgs, catalog: &Catalog) -> Result<Option<&'static Encoding>, Error> {
    let Some(name) = &args.encoding else { return Ok(None) };
    let known = Encoding::for_label(name.trim().as_bytes());
    known.map(Some).ok_or_else(|| Error::Usage(catalog.say("harvest.encoding", &[("name", name)])))
}

/// Where a page comes from.
struct PageSource {
    /// As it is shown: where it was found in the end, or the file's name.
    shown: String,
    /// Its host; none for a file.
    host: String,
    /// What a pack made of it is called.
    id: String,
}

/// Reads pages. The client is made when the first address comes up.
struct PageReader<'a> {
    args: &'a HarvestArgs,
    catalog: &'a Catalog,
    encoding: Option<&'static Encoding>,
    client: Option<Client>,
}

impl PageReader<'_> {
    /// The page, or why there is none.
    fn read(&mut self, word: &str) -> Result<(PageSource, Page), String> {
        let limits = Limits { timeout: self.args.net.limit(), ..Limits::default() };
        match AddressOrFile::of(word) {
            AddressOrFile::Address(address) => {
                let say = |e: FetchError| e.say(self.catalog);
                let url = Url::parse(&address).map_err(|_| say(FetchError::NotAnAddress))?;
                let client = match &mut self.client {
                    Some(client) => client,
                    none => {
                        let policy = Policy { allow_private: self.args.net.allow_private, https_only: false };
                        none.insert(Client::new(policy, limits, Box::new(SystemClock)).map_err(say)?)
                    }
                };
                let reply = client.page(&url).map_err(say)?;
                let host = reply.url.host_str().unwrap_or_default().to_owned();
                let kind = reply.content_type.clone();
                let page = self.page(&reply.bytes, kind.as_deref(), false)?;
                Ok((PageSource { shown: reply.url.to_string(), id: pack::id(&host), host }, page))
            }
            AddressOrFile::File(path) => {
                let bytes = self.file(&path, limits.bytes)?;
                let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
                let stem = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
                let is_plain = path.extension().is_some_and(|x| x.eq_ignore_ascii_case("txt"));
                let page = self.page(&bytes, None, is_plain)?;
                Ok((PageSource { shown: name, host: String::new(), id: pack::id(&stem) }, page))
            }
        }
    }

    fn file(&self, path: &Path, limit: usize) -> Result<Vec<u8>, String> {
        let say = |e: &io::Error| match e.kind() {
            // A word with a dot in it may be a host that lacks its scheme.
            io::ErrorKind::NotFound if path.to_string_lossy().contains('.') => {
                self.catalog.say("harvest.no-file", &[("name", &path.to_string_lossy())])
            }
            _ => io_message(e, self.catalog),
        };
        // Not every system says so by itself.
        if path.is_dir() {
            return Err(say(&io::ErrorKind::IsADirectory.into()));
        }
        let file = std::fs::File::open(path).map_err(|e| say(&e))?;
        let mut bytes = Vec::new();
        file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| say(&e))?;
        if bytes.len() > limit { Err(FetchError::TooBig(limit).say(self.catalog)) } else { Ok(bytes) }
    }

    /// HTML can be so tangled that any parser takes hours over it; then it is left behind.
    fn page(&self, bytes: &[u8], content_type: Option<&str>, is_plain: bool) -> Result<Page, String> {
        let say = |e: HarvestError| e.say(self.catalog);
        let is_plain = is_plain || content_type.is_some_and(|k| k.to_ascii_lowercase().starts_with("text/plain"));
        let text = decode(bytes, content_type, self.encoding).map_err(say)?;
        if !is_plain && Page::is_tangled(&text) {
            return Err(say(HarvestError::Tangled));
        }
        let (give, take) = mpsc::channel();
        std::thread::spawn(move || {
            // Nobody takes it when the time is over.
            let _ = give.send(if is_plain { Page::plain(&text) } else { Page::parse(&text) });
        });
        let page = take.recv_timeout(self.args.net.limit());
        let page = page.map_err(|_| say(HarvestError::Tangled))?;
        if page.is_empty() { Err(say(HarvestError::Nothing)) } else { Ok(page) }
    }
}

/// Writes one pack a host or file. A file that is no harvest is left alone.
fn write_packs(home: &Path, pages: &[(PageSource, Harvest)], catalog: &Catalog) -> Vec<(String, Result<(), String>)> {
    let mut by_id: BTreeMap<&str, (&str, Vec<&str>, Vec<Proposal>)> = BTreeMap::new();
    for (source, harvest) in pages.iter().filter(|(_, h)| !h.keywords.is_empty()) {
        let (_, files, keywords) = by_id.entry(&source.id).or_insert_with(|| (&source.host, Vec::new(), Vec::new()));
        files.push(&source.shown);
        keywords.extend(harvest.keywords.iter().cloned());
    }
    let (year, month, day) = date::today();
    let today = format!("{year:04}-{month:02}-{day:02}");
    let write = |path: &Path, text: &str| -> Result<(), String> {
        let dir = path.parent().unwrap_or(home);
        std::fs::create_dir_all(dir).map_err(|e| io_message(&e, catalog))?;
        if !is_ours(path) {
            return Err(catalog.say("harvest.not-ours", &[]));
        }
        let mut output = Output::open(Some(path)).map_err(|e| io_message(&e, catalog))?;
        output.write_all(text.as_bytes()).and_then(|()| output.finish()).map_err(|e| io_message(&e, catalog))
    };
    let all = by_id.into_iter().map(|(id, (host, files, keywords))| {
        let path = home.join("imports").join(format!("{id}.toml"));
        let text = pack::text(id, host, &files.join(" "), &today, &keywords);
        (path.display().to_string(), write(&path, &text))
    });
    all.collect()
}

/// Whether there is no file yet, or one that a harvest wrote.
fn is_ours(path: &Path) -> bool {
    let Ok(bytes) = std::fs::read(path) else { return !path.exists() };
    let table: Option<toml::Table> = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str(text).ok());
    let source = table.as_ref().and_then(|t| t.get("source")).and_then(toml::Value::as_str);
    source.is_some_and(|s| s.split(' ').next() == Some(pack::SOURCE))
}

fn report(
    args: &HarvestArgs,
    pages: &[Harvest],
    failures: &[Failure],
    written: &[String],
    packs: &Packs,
    catalog: &Catalog,
) -> Result<(), Error> {
    if args.format == HarvestFormat::Json {
        let text = json::document(pages, failures, written, packs, catalog.lang).map_err(io::Error::from)?;
        return print_json(&(text + "\n")).map(drop);
    }
    let shown: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(i, page)| match args.format {
            HarvestFormat::Toml if i == 0 => profile::snippet(page, packs, catalog),
            // A second `[shop]` would spoil the file for whoever pastes all of it.
            HarvestFormat::Toml => commented(&profile::snippet(page, packs, catalog)),
            _ => table::page(page, packs, catalog),
        })
        .collect();
    print(&shown.join("\n"))?;
    for failure in failures {
        tell(&format!("{}: {}", failure.path, failure.message));
    }
    for path in written {
        tell(&catalog.say("harvest.written", &[("path", path)]));
    }
    if !pages.is_empty() && args.format == HarvestFormat::Table {
        tell(&catalog.say("harvest.notice", &[]));
    }
    Ok(())
}

fn commented(snippet: &str) -> String {
    let line = |l: &str| if l.is_empty() || l.starts_with('#') { format!("{l}\n") } else { format!("#{l}\n") };
    snippet.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_harvest_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        assert!(is_ours(&path));
        std::fs::write(&path, "id = \"a\"\nsource = \"harvest a.hk\"\n").unwrap();
        assert!(is_ours(&path));
        for other in ["source = \"聚光\"", "source = \"harvester\"", "not toml", ""] {
            std::fs::write(&path, other).unwrap();
            assert!(!is_ours(&path), "{other}");
        }
    }
}
