//! `advise pack show`: one pack as a page to read, each entry with the line that it comes from.

use super::words::{located, one_line, origin};
use crate::cli::args::common::CommonArgs;
use crate::cli::date;
use crate::cli::outcome::{Error, Exit};
use crate::cli::say::{did_you_mean, print};
use crate::cli::settings::Settings;
use advise::lang::{Catalog, Lang};
use advise::pack::Packs;
use advise::pack::import_file::Import;
use advise::pack::imported;
use advise::pack::index::{Origin, TermKind};
use advise::pack::load::Loaded;
use advise::pack::model::{Bilingual, Category, District, Name, PlaceKind, Role};
use advise::reading::target;
use advise::report::list::role_name;
use advise::text::nearest::nearest;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use toml::Spanned;

/// Runs `advise pack show`.
pub fn run(id: &str, common: &CommonArgs) -> Result<Exit, Error> {
    let settings = Settings::load(common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let packs = settings.packs(common)?;
    let (files, own) =
        Packs::files(&settings.pack_folders(common)).map_err(|e| Error::Located(located(&e, &catalog)))?;
    let Some(number) = find(&packs, id) else { return Err(Error::Usage(unknown(&packs, id, &catalog))) };
    let wanted = packs.index.packs[number].id.as_str();
    let page = |path, text| {
        let origin = if own.contains(path) { Origin::User } else { Origin::BuiltIn };
        Page { catalog: &catalog, text, out: String::new(), origin }
    };
    let name = wanted.split('/').next_back().unwrap_or_default();
    let out = if wanted.starts_with("district/") {
        let file = files.districts.iter().find(|f| f.value.id.as_ref() == name);
        file.map(|f| page(&f.path, &f.text).district(f))
    } else if wanted.starts_with("import/") {
        let file = files.imports.iter().find(|f| f.value.id.as_ref() == name);
        file.map(|f| page(&f.path, &f.text).import(f))
    } else {
        let file = files.categories.iter().find(|f| f.value.id.as_ref() == name);
        file.map(|f| page(&f.path, &f.text).category(f))
    };
    print(&out.unwrap_or_default())
}

/// The pack that an id, a bare id or a name stands for.
fn find(packs: &Packs, id: &str) -> Option<usize> {
    let id = id.trim();
    let bare = |full: &str| full == id || full.split('/').next_back() == Some(id);
    packs.index.packs.iter().position(|p| bare(&p.id)).or_else(|| {
        let named = packs.terms_named(id);
        let whole = |t: &u32| matches!(packs.index.terms[*t as usize].kind, TermKind::Trade { .. });
        let term = named.iter().find(|t| whole(t)).or(named.first())?;
        Some(usize::from(packs.index.terms[*term as usize].pack))
    })
}

fn unknown(packs: &Packs, id: &str, catalog: &Catalog) -> String {
    let ids = packs.index.packs.iter().flat_map(|p| [p.id.as_str(), p.id.split('/').next_back().unwrap_or_default()]);
    let near = nearest(id, ids);
    let near = near.or_else(|| target::nearest_category(packs, id)).or_else(|| target::nearest_district(packs, id));
    did_you_mean(catalog, "packs.unknown", id, near.as_deref())
}

/// A page being written.
struct Page<'a> {
    catalog: &'a Catalog,
    text: &'a str,
    out: String,
    origin: Origin,
}

/// What every entry has.
struct PackEntry<'a> {
    name: &'a Name,
    kind: String,
    importance: &'a Spanned<u8>,
    why: &'a str,
    lists: [&'a [Spanned<String>]; 3],
    season: &'a [Spanned<u8>],
}

impl Page<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.catalog.say(&format!("packs.{key}"), args)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn head<T>(&mut self, file: &Loaded<T>, id: &str, version: &str, checked: &str, entry: &PackEntry<'_>) {
        let origin = origin(self.origin, self.catalog);
        let head = self.say("head", &[("version", version), ("date", checked), ("origin", &origin)]);
        self.line(&format!("{id}　{}", names(entry.name)));
        self.line(&head);
        self.line(&self.say("file", &[("path", &file.path.display().to_string())]));
        self.line(&self.say("editorial", &[]));
        self.line("");
        self.line(&format!("{}　{}", entry.importance.as_ref(), entry.why));
        self.lists(entry);
    }

    fn part(&mut self, part: &str, count: usize) {
        if count > 0 {
            let title = self.say(&format!("part.{part}"), &[]);
            let _ = write!(self.out, "\n{title}（{count}）\n");
        }
    }

    fn entry(&mut self, entry: &PackEntry<'_>) {
        let line = self.line_of(entry.importance.span().start).to_string();
        let line = self.say("line", &[("line", &line)]);
        self.line(&format!("  {}　{}　{}　{line}", names(entry.name), entry.kind, entry.importance.as_ref()));
        self.line(&format!("    {}", entry.why));
        self.lists(entry);
    }

    fn lists(&mut self, entry: &PackEntry<'_>) {
        let comma = self.catalog.say("keywords.comma", &[]);
        for (key, list) in ["forms", "weak", "guards"].into_iter().zip(entry.lists) {
            let words: Vec<&str> = list.iter().map(|w| w.as_ref().as_str()).collect();
            if !words.is_empty() {
                self.line(&format!("    {}", self.say(key, &[("words", &words.join(&comma))])));
            }
        }
        let months: Vec<String> = entry.season.iter().map(|m| m.as_ref().to_string()).collect();
        if !months.is_empty() {
            self.line(&format!("    {}", self.say("season", &[("months", &months.join(&comma))])));
        }
    }

    /// The line where the block of a byte begins.
    fn line_of(&self, byte: usize) -> usize {
        let block = self.line_start(byte);
        self.text.get(..block).unwrap_or_default().matches('\n').count() + 1
    }

    fn district(mut self, file: &Loaded<District>) -> String {
        let d = &file.value;
        let whole = PackEntry {
            name: &d.name,
            kind: String::new(),
            importance: &d.importance,
            why: &d.why,
            lists: [&d.forms, &d.weak, &d.guards],
            season: &[],
        };
        self.head(file, &format!("district/{}", d.id.as_ref()), &d.version, d.checked.as_ref(), &whole);
        self.part("place", d.places.len());
        for p in &d.places {
            let above = p.parent.as_ref().and_then(|id| d.places.iter().find(|a| a.id.as_ref() == id.as_ref()));
            let mut kind = self.say(&format!("kind.{}", kind_name(p.kind)), &[]);
            if let Some(above) = above {
                let _ = write!(kind, "　{}", self.say("parent", &[("name", &above.name.hant)]));
            }
            let lists = [&*p.forms, &p.weak, &p.guards];
            self.entry(&PackEntry { name: &p.name, kind, importance: &p.importance, why: &p.why, lists, season: &[] });
        }
        self.part("scene", d.scenes.len());
        for s in &d.scenes {
            let kind = self.catalog.say("report.role.scene", &[]);
            let lists = [&*s.forms, &s.weak, &s.guards];
            self.entry(&PackEntry { name: &s.text, kind, importance: &s.importance, why: &s.why, lists, season: &[] });
        }
        self.out
    }

    fn category(mut self, file: &Loaded<Category>) -> String {
        let c = &file.value;
        let whole = PackEntry {
            name: &c.name,
            kind: String::new(),
            importance: &c.importance,
            why: &c.why,
            lists: [&c.forms, &c.weak, &c.guards],
            season: &[],
        };
        self.head(file, &format!("category/{}", c.id.as_ref()), &c.version, c.checked.as_ref(), &whole);
        self.part("keyword", c.keywords.len());
        for role in [Role::Core, Role::LongTail, Role::Scene, Role::Question, Role::Tag] {
            for k in c.keywords.iter().filter(|k| k.role == role) {
                let kind = self.catalog.say(&format!("report.role.{}", role_name(role)), &[]);
                let lists = [&*k.forms, &k.weak, &k.guards];
                let (importance, season) = (&k.importance, &*k.season);
                self.entry(&PackEntry { name: &k.text, kind, importance, why: &k.why, lists, season });
            }
        }
        for (part, list) in [("question", &c.questions), ("fact", &c.facts), ("photo", &c.photos)] {
            self.part(part, list.len());
            for text in list {
                self.item(self.told(text));
            }
        }
        self.part("angle", c.angles.len());
        for angle in &c.angles {
            self.item(&format!("{}：{}", self.told(&angle.name), self.told(&angle.outline)));
        }
        self.part("reminder", c.reminders.len());
        for r in &c.reminders {
            let text = if self.catalog.lang == Lang::En { &r.en } else { &r.zh };
            self.item(&format!("{}　{text}", r.rule));
        }
        self.out
    }

    fn import(mut self, file: &Loaded<Import>) -> String {
        let f = &file.value;
        let date = f.imported.as_ref();
        let say = |key: &str, args: &[(&str, &str)]| self.catalog.say(&format!("import.{key}"), args);
        let origin = origin(self.origin, self.catalog);
        let most = f.keywords.iter().filter_map(|k| k.searches).max().unwrap_or(0);
        let mut lines = vec![
            format!("import/{}", f.id.as_ref()),
            say("show-head", &[("source", &f.source), ("date", date), ("origin", &origin)]),
            say("show-file", &[("file", &f.file)]),
            self.say("file", &[("path", &file.path.display().to_string())]),
            say("relative", &[]),
        ];
        if let Some(days) = advise::text::date::age_if_old(date, date::today_days()) {
            lines.push(say("list-old", &[("days", &days.to_string())]));
        }
        let _ = writeln!(self.out, "{}", lines.iter().map(|l| one_line(l)).collect::<Vec<_>>().join("\n"));
        let _ = write!(self.out, "\n{}（{}）\n", say("part.keyword", &[]), f.keywords.len());
        // One pass over the lines: an import has thousands of keywords.
        let (mut byte, mut line) = (0, 1);
        for k in &f.keywords {
            let at = self.line_start(k.text.span().start);
            line += self.text.get(byte..at).unwrap_or_default().matches('\n').count();
            byte = at.max(byte);
            let mut cells = vec![k.text.as_ref().clone()];
            if let Some(searches) = k.searches {
                let relative = imported::share(searches, most);
                cells.push(self.catalog.say("import.show-figure", &[("relative", &relative.to_string())]));
                cells.push(self.catalog.say("import.show-searches", &[("searches", &searches.to_string())]));
            }
            if let Some(competition) = k.competition {
                let level = self.catalog.say(&format!("import.level.{}", competition.name()), &[]);
                cells.push(self.catalog.say("import.show-competition", &[("level", &level)]));
            }
            if let Some(index) = k.competition_index {
                cells.push(self.catalog.say("import.show-index", &[("index", &index.to_string())]));
            }
            if let Some(bid) = k.bid_fen {
                let yuan = format!("{}.{:02}", bid / 100, bid % 100);
                cells.push(self.catalog.say("import.show-bid", &[("yuan", &yuan)]));
            }
            cells.extend(k.reason.clone());
            cells.push(self.say("line", &[("line", &line.to_string())]));
            let _ = writeln!(self.out, "  {}", one_line(&cells.join("　")));
        }
        self.out
    }

    /// The byte where the block of a byte begins.
    fn line_start(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        before.rfind("[[").unwrap_or(before.len())
    }

    fn item(&mut self, text: &str) {
        self.line(&format!("  · {text}"));
    }

    fn told<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.catalog.lang == Lang::En { &text.en } else { &text.zh }
    }
}

/// The three names, none twice.
fn names(name: &Name) -> String {
    let mut all = vec![name.hant.as_str()];
    for other in [name.hans.as_str(), name.en.as_str()] {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all.join("／")
}

const fn kind_name(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::District => "district",
        PlaceKind::Area => "area",
        PlaceKind::Neighbourhood => "neighbourhood",
        PlaceKind::Mtr => "mtr",
        PlaceKind::LightRail => "light-rail",
        PlaceKind::Mall => "mall",
        PlaceKind::Street => "street",
        PlaceKind::Landmark => "landmark",
    }
}
