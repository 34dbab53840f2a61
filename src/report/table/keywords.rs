//! What the note is to be found by, and where each keyword stands.

use super::Table;
use super::text::{Ink, Pen, clean, cut};
use crate::check::Report;
use crate::lang::Lang;
use crate::note::Zone;
use crate::pack::Role;
use crate::pack::index::Figure;
use crate::reading::target::TargetFrom;
use crate::reading::uses::KeywordUse;
use crate::reading::uses::{Form, Keyword};
use crate::report::figures;
use crate::report::json::names::form_name;
use comfy_table::{Cell, CellAlignment};

/// So many keywords are shown.
const SHOWN: usize = 8;
/// Columns of a keyword's own name.
const NAME: usize = 28;

impl Table<'_> {
    /// The target, and the keyword table.
    pub(super) fn keywords(&self, report: &Report, pen: &mut Pen) {
        pen.blank();
        let found = report.target.from != TargetFrom::None;
        pen.line(&self.target(report), if found { Ink::Plain } else { Ink::Yellow });
        // The user's own and the main keyword should stand in the note; of the trade's others only those that do are told
        // place by place, as a shop need not sell everything that its trade is searched for.
        let wanted = |i: usize, k: &KeywordUse| i == 0 || k.keyword.is_own || !k.uses.is_empty();
        let (rows, others): (Vec<_>, Vec<_>) = report.keywords.iter().enumerate().partition(|(i, k)| wanted(*i, k));
        if rows.is_empty() {
            return;
        }
        let limit = self.limit(rows.len(), SHOWN);
        let mut grid = self.grid();
        let heads = ["keyword", "role", "title", "opening", "body", "hashtag"];
        let mut heads: Vec<String> = heads.iter().map(|h| self.say(&format!("column.{h}"), &[])).collect();
        let figures: Vec<(&str, &Figure)> = rows
            .iter()
            .take(limit)
            .filter_map(|(_, k)| Some((k.keyword.text.as_str(), self.figure(&k.keyword)?)))
            .collect();
        if !figures.is_empty() {
            heads.push(self.catalog.say("import.column.figure", &[]));
        }
        grid.set_header(heads);
        for (_, row) in rows.iter().take(limit) {
            let name = cut(&clean(&row.keyword.text), NAME);
            let mut cells = vec![Cell::new(name), Cell::new(self.role(row.keyword.role))];
            cells.extend([Zone::Title, Zone::Opening, Zone::Body, Zone::Hashtag].map(|zone| self.place(row, zone)));
            if !figures.is_empty() {
                let relative = self.figure(&row.keyword).and_then(|f| self.packs.relative(f));
                let relative = relative.map_or_else(|| "-".to_owned(), |r| r.to_string());
                cells.push(Cell::new(relative).set_alignment(CellAlignment::Right));
            }
            grid.add_row(cells);
        }
        pen.block(0, &grid.trim_fmt());
        let left = rows.len().saturating_sub(limit);
        if left > 0 {
            pen.para("  ", Ink::Plain, &self.count("more-keywords", left), Ink::Plain);
        }
        for (line, is_old) in figures::sources(&figures, self.packs, self.catalog, self.today) {
            pen.para("  ", Ink::Plain, &line, if is_old { Ink::Yellow } else { Ink::Plain });
        }
        if !others.is_empty() {
            let words: Vec<&str> = others.iter().take(SHOWN).map(|(_, k)| k.keyword.text.as_str()).collect();
            let words = words.join(&self.say("list-comma", &[]));
            pen.para("  ", Ink::Plain, &self.say("other-keywords", &[("words", &words)]), Ink::Plain);
        }
    }

    fn figure(&self, keyword: &Keyword) -> Option<&Figure> {
        keyword.figure.map(|f| &self.packs.index.figures[f as usize])
    }

    fn role(&self, role: Role) -> String {
        let name = match role {
            Role::Core => "core",
            Role::LongTail => "long-tail",
            Role::Scene => "scene",
            Role::Question => "question",
            Role::Tag => "tag",
        };
        self.say(&format!("role.{name}"), &[])
    }

    /// Whether and how a keyword stands in a part of the note. What stands in the opening stands in the body too.
    fn place(&self, row: &KeywordUse, zone: Zone) -> Cell {
        let here = |z: Zone| z == zone || (zone == Zone::Body && z == Zone::Opening);
        match row.uses.iter().filter(|u| here(u.zone)).map(|u| u.form).min() {
            Some(Form::Exact) => Cell::new("✓"),
            Some(form) => Cell::new(self.say(&format!("form.{}", form_name(form)), &[])),
            None if row.missing.contains(&zone) => Cell::new(Ink::Red.mark("✗")),
            None => Cell::new("-"),
        }
    }

    /// What the note is judged by, who said so, and how sure that is.
    fn target(&self, report: &Report) -> String {
        let target = &report.target;
        if target.from == TargetFrom::None {
            return self.say("target.none", &[]);
        }
        let index = &self.packs.index;
        let place = target.place.or_else(|| target.district.map(|d| index.districts[d as usize].term));
        let place = place.map(|t| self.name(&index.terms[t as usize].name));
        let trade = target.category.map(|c| self.name(&index.terms[index.categories[c as usize].term as usize].name));
        // As the note calls it, where it has a word of its own.
        let own = report.keywords.first().and_then(|k| k.keyword.noun.as_deref());
        let own = own.filter(|own| self.catalog.lang != Lang::En || own.is_ascii());
        let mut what: Vec<&str> = place.into_iter().chain(own.or(trade)).collect();
        if what.is_empty() {
            what.extend(report.keywords.iter().take(3).map(|k| k.keyword.text.as_str()));
        }
        let what = what.join(&self.say("slash", &[]));
        // From 一成 to 九成: never more sure than the best guess.
        let tenths = ((target.confidence * 10.0).floor() as usize).clamp(1, 9);
        let sure = self.say("tenths", &[]).split(',').nth(tenths - 1).unwrap_or_default().trim().to_owned();
        let key = match target.from {
            TargetFrom::Detected if target.confidence < 0.6 => "target.guessed".to_owned(),
            from => format!("target.{}", from.name()),
        };
        self.say(&key, &[("what", &what), ("sure", &sure)])
    }
}
