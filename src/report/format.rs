//! The formats of `check`: [`Format`], and what renders each. A new one is a file with its [`Render`], an arm of the enum and
//! a row of the table below it; the command line takes names and help from here.

use super::json::{Json, Ndjson};
use super::render::Render;
use super::table::Table;
use crate::lang::Catalog;
use crate::pack::Packs;
use std::fmt;

/// Formats of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// One object a note.
    Ndjson,
}

/// The formats in the order of the arms.
const FORMATS: [Known; 3] = [
    Known {
        format: Format::Table,
        name: "table",
        what: "For people",
        is_json: false,
        make: |look| {
            let table = Table::new(look.packs, look.catalog, look.color, look.width, look.quiet);
            Box::new(table.verbose(look.verbose).today(look.today))
        },
    },
    Known {
        format: Format::Json,
        name: "json",
        what: "One object",
        is_json: true,
        make: |look| Box::new(Json::new(look.packs, look.catalog.lang).all_packs(look.all_packs).facts(look.facts)),
    },
    Known {
        format: Format::Ndjson,
        name: "ndjson",
        what: "One object a note",
        is_json: true,
        make: |look| Box::new(Ndjson::new(look.packs).facts(look.facts)),
    },
];

/// What there is to know of a format.
struct Known {
    format: Format,
    name: &'static str,
    what: &'static str,
    is_json: bool,
    make: for<'a> fn(&Look<'a>) -> Box<dyn Render + 'a>,
}

/// What a report is to look like, whatever the format makes of it.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one a flag")]
pub struct Look<'a> {
    /// What names are looked up in.
    pub packs: &'a Packs,
    /// All packs of the run: files under other settings can have others.
    pub all_packs: &'a [&'a Packs],
    /// The language of the run.
    pub catalog: &'a Catalog,
    /// Whether colours can be seen.
    pub color: bool,
    /// In columns.
    pub width: usize,
    /// Whether one line a note is enough.
    pub quiet: bool,
    /// Whether everything is to be said.
    pub verbose: bool,
    /// Whether facts are to be shown, where the format can.
    pub facts: bool,
    /// Days since 1970, by which figures are old.
    pub today: i64,
}

impl Format {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|known| known.format)
    }

    /// The format of a name in `--format`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }

    /// The name in `--format`.
    pub const fn name(self) -> &'static str {
        FORMATS[self as usize].name
    }

    /// Whom it is for, for the help.
    pub const fn what(self) -> &'static str {
        FORMATS[self as usize].what
    }

    /// Whether all that is written is JSON.
    pub const fn is_json(self) -> bool {
        FORMATS[self as usize].is_json
    }

    /// What renders a run in this format.
    pub fn renderer<'a>(self, look: &Look<'a>) -> Box<dyn Render + 'a> {
        (FORMATS[self as usize].make)(look)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_arms() {
        for (at, format) in Format::all().enumerate() {
            assert_eq!(format as usize, at, "{format}");
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
    }
}
