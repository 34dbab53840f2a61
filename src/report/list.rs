//! A keyword list as text, JSON (`advise.keywords/1`) and CSV. What it holds is the business of [`crate::write::keyword_list`].

use super::figures::FiguresOut;
use super::script::script_of;
use super::table::text::{Ink, Pen, clean, cut, width, wrap};
use crate::lang::{Catalog, Lang};
use crate::pack::index::{Figure, Origin, TermKind};
use crate::pack::pooled::Str;
use crate::pack::{Packs, Role};
use crate::text::script::Script;
use crate::write::keyword_list::{List, Listed, Reach};
use comfy_table::{ContentArrangement, presets};
use serde::Serialize;
use std::borrow::Cow;

/// Forms of a keyword that the table shows.
const FORMS: usize = 3;
/// Columns of the reason at least.
const WHY: usize = 16;

/// A list that is ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The list.
    pub list: &'a List<'a>,
    /// So many rows at most.
    pub limit: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "advise.keywords/1"))]
struct ListOut<'a> {
    schema: &'static str,
    version: &'static str,
    district: Option<&'a str>,
    place: Option<&'a str>,
    category: Option<&'a str>,
    total: usize,
    keywords: Vec<ListedOut<'a>>,
    target: Vec<ListedOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ListedOut<'a> {
    keyword: &'a str,
    hant: &'a str,
    hans: &'a str,
    en: &'a str,
    role: &'static str,
    importance: u8,
    why: &'a str,
    season: &'a [u8],
    pack: &'a str,
    origin: &'static str,
    forms: Vec<&'a str>,
    notes: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    searches: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<FiguresOut<'a>>,
}

/// The script in which a list is shown: the query's own, else the one that the language writes.
fn script(list: &List<'_>, lang: Lang) -> Script {
    match (list.script, script_of(lang)) {
        (Script::Hant | Script::Mixed, Script::Hans) => Script::Hans,
        (script, _) => script,
    }
}

/// The name of a role in JSON, and in the catalogue.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Core => "core",
        Role::LongTail => "long-tail",
        Role::Scene => "scene",
        Role::Question => "question",
        Role::Tag => "tag",
    }
}

/// Whose pack it is, in JSON.
pub(super) const fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built-in",
        Origin::User => "user",
    }
}

fn row<'a>(listed: &'a Listed<'a>, packs: &'a Packs, script: Script, reach: Option<Reach>) -> ListedOut<'a> {
    ListedOut {
        keyword: listed.name.show(script),
        hant: &listed.name.hant,
        hans: &listed.name.hans,
        en: &listed.name.en,
        role: role_name(listed.role),
        importance: listed.importance,
        why: listed.why,
        season: listed.season,
        pack: listed.pack,
        origin: origin_name(listed.origin),
        forms: listed.forms.iter().map(Str::as_str).collect(),
        notes: listed.notes.as_deref(),
        reach: reach.map(Reach::name),
        searches: listed.figure.and_then(|f| f.searches),
        figures: listed.figure.map(|f| FiguresOut::new(f, packs)),
    }
}

/// One object.
pub fn json(shown: Shown<'_>, packs: &Packs, lang: Lang) -> serde_json::Result<String> {
    let list = shown.list;
    let script = script(list, lang);
    let index = &packs.index;
    let wire = ListOut {
        schema: "advise.keywords/1",
        version: env!("CARGO_PKG_VERSION"),
        district: list.target.district.map(|d| index.districts[d as usize].id.as_str()),
        place: list.target.place.map(|t| index.terms[t as usize].name.hant.as_str()),
        category: list.target.category.map(|c| index.categories[c as usize].id.as_str()),
        total: list.rows.len(),
        keywords: list.rows.iter().take(shown.limit).map(|r| row(r, packs, script, None)).collect(),
        target: list.ten.iter().map(|(i, reach)| row(&list.rows[*i], packs, script, Some(*reach))).collect(),
    };
    serde_json::to_string(&wire)
}

/// A table for spreadsheets, with the mark at its head by which Excel knows UTF-8. `target` is the rank among the ten.
pub fn csv(shown: Shown<'_>, packs: &Packs, lang: Lang) -> csv::Result<Vec<u8>> {
    const HEAD: [&str; 18] = [
        "keyword",
        "hant",
        "hans",
        "en",
        "role",
        "importance",
        "why",
        "season",
        "pack",
        "origin",
        "forms",
        "notes",
        "target",
        "searches",
        "searches_relative",
        "competition",
        "figures_source",
        "figures_date",
    ];
    let list = shown.list;
    let script = script(list, lang);
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEAD)?;
    for (i, listed) in list.rows.iter().enumerate().take(shown.limit) {
        let row = row(listed, packs, script, None);
        let season: Vec<String> = row.season.iter().map(u8::to_string).collect();
        let rank = list.ten.iter().position(|(t, _)| *t == i).map(|at| (at + 1).to_string());
        let searches = row.searches.map(|n| n.to_string()).unwrap_or_default();
        let [relative, competition, source, date] = row.figures.map(|f| f.cells()).unwrap_or_default();
        let cells = [
            row.keyword,
            row.hant,
            row.hans,
            row.en,
            row.role,
            &row.importance.to_string(),
            row.why,
            &season.join(" "),
            row.pack,
            row.origin,
            &row.forms.join("; "),
            &row.notes.unwrap_or_default().join("; "),
            &rank.unwrap_or_default(),
            &searches,
            &relative,
            &competition,
            &source,
            &date,
        ];
        out.write_record(cells.map(cell).iter().map(AsRef::as_ref))?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

/// A cell that a spreadsheet shows and never reckons: what would begin a formula is marked as text.
fn cell(text: &str) -> Cow<'_, str> {
    let begins_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if begins_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// For people: the ten with what is still to be written, then the list. Figures are called old on the day `today`, in days
/// since 1970.
pub fn table(
    shown: Shown<'_>,
    packs: &Packs,
    catalog: &Catalog,
    columns: usize,
    color: bool,
    today: Option<i64>,
) -> String {
    let list = shown.list;
    let page = Page { packs, catalog, script: script(list, catalog.lang), columns: columns.clamp(60, 160) };
    let mut pen = Pen::new(page.columns, color);
    if !list.ten.is_empty() {
        page.ten(list, &mut pen);
        pen.blank();
    }
    pen.line(&page.count("all", list.rows.len()), Ink::Bold);
    let rows: Vec<&Listed<'_>> = list.rows.iter().take(shown.limit).collect();
    pen.block(0, &page.grid(&rows));
    let left = list.rows.len() - rows.len();
    if left > 0 {
        pen.line(&page.count("more", left), Ink::Plain);
    }
    pen.blank();
    let figures: Vec<(&str, &Figure)> = rows.iter().filter_map(|r| Some((page.name(r), r.figure?))).collect();
    for (line, is_old) in super::figures::sources(&figures, packs, catalog, today) {
        pen.para("", Ink::Plain, &line, if is_old { Ink::Yellow } else { Ink::Plain });
    }
    if figures.is_empty() {
        pen.line(&page.say("editorial"), Ink::Cyan);
    } else {
        pen.line(&page.say("editorial-figures"), Ink::Cyan);
        pen.line(&catalog.say("import.relative", &[]), Ink::Cyan);
    }
    pen.out
}

/// How the text form is laid out.
struct Page<'a> {
    packs: &'a Packs,
    catalog: &'a Catalog,
    script: Script,
    columns: usize,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.catalog.say(&format!("keywords.{key}"), &[])
    }

    fn count(&self, key: &str, n: usize) -> String {
        self.catalog.say(&format!("keywords.{key}"), &[("n", &n.to_string())])
    }

    fn ten(&self, list: &List<'_>, pen: &mut Pen) {
        pen.line(&self.say("ten"), Ink::Bold);
        let widest = list.ten.iter().map(|(i, _)| width(self.name(&list.rows[*i]))).max().unwrap_or(0);
        let mut shown = None;
        for (rank, (i, reach)) in list.ten.iter().enumerate() {
            if shown != Some(*reach) {
                shown = Some(*reach);
                pen.line(&self.say(reach.name()), Ink::Plain);
            }
            let entry = &list.rows[*i];
            let name = clean(self.name(entry));
            let gap = " ".repeat(widest.saturating_sub(width(&name)));
            let mut reason = clean(entry.why);
            if let Some(notes) = &entry.notes {
                let state = match notes.len() {
                    0 => self.say("no-note"),
                    n => self.count("noted", n),
                };
                reason = format!("{state}{}{reason}", self.say("dash"));
            }
            pen.para(&format!("{:>4}  {name}{gap}  ", rank + 1), Ink::Plain, &reason, Ink::Plain);
        }
        let looked = list.ten.iter().all(|(i, _)| list.rows[*i].notes.is_some());
        let open = list.ten.iter().map(|(i, _)| &list.rows[*i]);
        let open: Vec<&str> =
            open.filter(|r| r.notes.as_ref().is_some_and(Vec::is_empty)).map(|r| self.name(r)).collect();
        if looked && open.is_empty() {
            pen.line(&self.say("all-noted"), Ink::Plain);
        } else if looked {
            let words = open.join(&self.say("comma"));
            pen.line(&self.catalog.say("keywords.open", &[("words", &words)]), Ink::Yellow);
        }
    }

    fn name<'r>(&self, row: &'r Listed<'_>) -> &'r str {
        row.name.show(self.script)
    }

    /// Other ways to write it: what the other script writes, where that differs.
    fn other<'r>(&self, row: &'r Listed<'_>) -> &'r str {
        let other = row.name.show(if self.script == Script::Hant { Script::Hans } else { Script::Hant });
        if other == self.name(row) { "" } else { other }
    }

    fn grid(&self, rows: &[&Listed<'_>]) -> String {
        let noted = rows.iter().any(|r| r.notes.is_some());
        let mut heads = vec!["keyword", "other", "role", "importance", "season", "pack", "forms"];
        if noted {
            heads.push("notes");
        }
        let mut heads: Vec<String> = heads.iter().map(|h| self.say(&format!("column.{h}"))).collect();
        let figured = rows.iter().any(|r| r.figure.is_some());
        if figured {
            heads.extend(["figure", "competition"].map(|h| self.catalog.say(&format!("import.column.{h}"), &[])));
        }
        let mut cells: Vec<Vec<String>> = vec![heads.clone()];
        cells.extend(rows.iter().map(|r| self.cells(r, noted, figured)));
        let widths: Vec<usize> =
            (0..heads.len()).map(|c| cells.iter().map(|row| width(&row[c]) + 2).max().unwrap_or(0)).collect();
        let why = self.columns.saturating_sub(widths.iter().sum::<usize>() + 2).max(WHY);
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        let mut whys = std::iter::once(self.say("column.why")).chain(rows.iter().map(|r| self.why(r)));
        for (i, mut row) in cells.into_iter().enumerate() {
            // The reason stands behind the figure that it explains.
            row.insert(4, wrap(&whys.next().unwrap_or_default(), why).join("\n"));
            if i == 0 {
                table.set_header(row);
            } else {
                table.add_row(row);
            }
        }
        table.trim_fmt()
    }

    /// Why it counts; of a query that is in no pack, that it was put together, or that a tool has it.
    fn why(&self, row: &Listed<'_>) -> String {
        let is_imported = matches!(self.packs.index.terms[row.term as usize].kind, TermKind::Imported { .. });
        match row.why {
            "" if is_imported => self.say("imported"),
            "" => self.say("made"),
            why => clean(why),
        }
    }

    fn cells(&self, row: &Listed<'_>, noted: bool, figured: bool) -> Vec<String> {
        let mine = match row.origin {
            Origin::BuiltIn => String::new(),
            Origin::User => self.say("user"),
        };
        let id = row.pack.split('/').next_back().unwrap_or_default();
        let mut forms: Vec<&str> = row.forms.iter().take(FORMS).map(Str::as_str).collect();
        if row.forms.len() > FORMS {
            forms.push("…");
        }
        let mut cells = vec![
            cut(&clean(self.name(row)), 28),
            cut(&clean(self.other(row)), 24),
            self.catalog.say(&format!("report.role.{}", role_name(row.role)), &[]),
            row.importance.to_string(),
            self.season(row.season),
            format!("{}{mine}", cut(&clean(id), 22)),
            cut(&clean(&forms.join(&self.say("comma"))), 30),
        ];
        if noted {
            cells.push(row.notes.as_ref().map_or(0, Vec::len).to_string());
        }
        if figured {
            let relative = row.figure.and_then(|f| self.packs.relative(f));
            let level = row.figure.and_then(|f| f.competition);
            let level = level.map(|c| self.catalog.say(&format!("import.level.{}", c.name()), &[]));
            // Aligned by hand: the width of a column is known only from its cells.
            cells.push(relative.map(|r| format!("{r:>3}")).unwrap_or_default());
            cells.push(level.unwrap_or_default());
        }
        cells
    }

    /// 5 to 9, 10 to 3; single months apart.
    fn season(&self, months: &[u8]) -> String {
        let mut spans: Vec<(u8, u8)> = Vec::new();
        for month in months {
            match spans.last_mut() {
                Some((_, end)) if *end % 12 + 1 == *month => *end = *month,
                _ => spans.push((*month, *month)),
            }
        }
        let span = |(from, to): &(u8, u8)| if from == to { from.to_string() } else { format!("{from}–{to}") };
        let text = spans.iter().map(span).collect::<Vec<_>>().join(&self.say("comma"));
        if text.is_empty() { text } else { self.catalog.say("keywords.months", &[("months", &text)]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<ListOut<'static>>("keywords");
    }

    #[test]
    fn no_cell_begins_a_formula() {
        for text in ["=1+1", "+852", "-x", "@sum(a)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        assert!(["上環咖啡", "a=b", ""].iter().all(|text| cell(text) == *text));
    }
}
