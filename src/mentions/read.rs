//! Mentions out of a table or out of lines of JSON. One bad row costs itself alone.

use super::field::Field;
use super::mention::{LeftOut, Mention, Why};
use crate::lists::WordList;
use crate::tables::count::{count, is_nothing};
use crate::tables::day::Days;
use crate::tables::field::Field as _;
use crate::tables::grid::GridLine;
use crate::tables::header::{Header, plain, unit};
use crate::tables::limits::{Limit, Limits};
use crate::tables::problem::TableProblem;
use crate::tables::{self, OpenOptions};
use crate::text::variants;
use serde::Deserializer as _;
use serde::de::{SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A cell of a client's table may hold a long post.
const CELL: u64 = 200_000;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// The mentions, in the order of the file.
    pub mentions: Vec<Mention>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// The header of a table, as written; empty for JSON.
    pub header: Vec<String>,
    /// The columns that were known, with their fields.
    pub columns: Vec<(String, Field)>,
}

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Fields and the headers of their columns.
    pub map: Vec<(Field, String)>,
    /// Days since 1970 of today, for 昨日.
    pub today: Option<i64>,
    /// Whether each mention keeps the cells of its row, for a table that is handed back.
    pub keeps_cells: bool,
}

/// Reads a table. `name` tells only what a file that is no text is called.
pub fn table(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Collected, TableProblem> {
    let mut limits = Limits::default();
    limits.set(Limit::Cell, CELL);
    let table = tables::open(bytes, name, &OpenOptions { map: options.map.clone(), encoding: None, limits })?;
    let lines = table.grid.lines.get(table.header.index + 1..).unwrap_or_default();
    if lines.is_empty() {
        return Err(TableProblem::NoRows);
    }
    let header = &table.header;
    let days = Days::of(lines.iter().map(|l| header.cell(l, Field::Date)), options.today);
    let rows = lines.len();
    let mut reader = Reader::new(options.keeps_cells);
    // Line by line: what was read is not held as a table as well.
    for line in table.grid.lines.into_iter().skip(header.index + 1) {
        if header.is_repeated_by(&line) {
            continue;
        }
        reader.row(line, header, days);
    }
    let mut out = reader.out;
    if out.mentions.is_empty() {
        return Err(TableProblem::Nothing { rows });
    }
    out.columns = header.columns.iter().map(|(f, at)| (header.cells[*at].clone(), *f)).collect();
    out.header.clone_from(&header.cells);
    Ok(out)
}

/// Reads NDJSON, or one list of objects, as crawlers write; the line of each is then its place in the list.
pub fn ndjson(text: &str, options: &ReadOptions) -> Collected {
    let mut reader = Reader::new(false);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('[') {
        let mut json = serde_json::Deserializer::from_str(text);
        if json.deserialize_seq(List { reader: &mut reader, options }).and_then(|()| json.end()).is_ok() {
            return reader.out;
        }
        reader = Reader::new(false);
    }
    for (line, row) in (1u64..).zip(text.lines()) {
        if !row.trim().is_empty() {
            reader.object(line, serde_json::from_str(row).unwrap_or_default(), options);
        }
    }
    reader.out
}

/// A list of objects, one held at a time.
struct List<'a> {
    reader: &'a mut Reader,
    options: &'a ReadOptions,
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(value) = list.next_element::<Value>()? {
            place += 1;
            self.reader.object(place, value, self.options);
        }
        Ok(())
    }
}

struct Reader {
    /// Authors with their texts that stood before, as sums: a table of long posts is not held twice.
    seen: HashSet<u64>,
    /// Whether the cells of a row are wanted.
    keeps_cells: bool,
    out: Collected,
}

impl Reader {
    fn new(keeps_cells: bool) -> Self {
        Self { seen: HashSet::new(), keeps_cells, out: Collected::default() }
    }

    fn object(&mut self, line: u64, value: Value, options: &ReadOptions) {
        let Value::Object(map) = value else { return self.leave(line, Why::NoJson) };
        let days = Days { today: options.today, month_first: false };
        match mention(&Keys { map: &map, asked: &options.map }, line, days) {
            Some(mention) => self.take(mention),
            None => self.leave(line, Why::NoMention),
        }
    }

    fn leave(&mut self, line: u64, why: Why) {
        self.out.left_out.push(LeftOut { line, why });
    }

    fn row(&mut self, line: GridLine, header: &Header<Field>, days: Days) {
        let cell = |field| header.cell(&line, field).to_owned();
        // Whoever is called 合計 has a name all the same.
        let is_total = line.cells.iter().find(|c| !c.is_empty()).is_some_and(|c| {
            let folded = variants().fold_str(c);
            WordList::RowTotal.has(folded.trim_end_matches([':', ' ']))
                && (header.cell(&line, Field::Author) != c.as_str() || header.cell(&line, Field::Text).is_empty())
        });
        let (title, text) = (cell(Field::Title), cell(Field::Text));
        if is_total {
            self.leave(line.number, Why::Total);
            return;
        }
        let figure = |field| scaled(header.cell(&line, field), header.name(field));
        let id = cell(Field::Id);
        self.take(Mention {
            line: line.number,
            id: if is_nothing(&id) { line.number.to_string() } else { id },
            author: cell(Field::Author),
            platform: cell(Field::Platform),
            city: place(&cell(Field::City)),
            followers: figure(Field::Followers),
            likes: figure(Field::Likes),
            saves: figure(Field::Saves),
            comments: figure(Field::Comments),
            shares: figure(Field::Shares),
            date: days.find(header.cell(&line, Field::Date)),
            title,
            text,
            link: cell(Field::Link),
            paid: paid(header.cell(&line, Field::Paid)),
            cells: if self.keeps_cells { line.cells } else { Vec::new() },
        });
    }

    fn take(&mut self, mention: Mention) {
        if mention.text.trim().is_empty() && mention.title.trim().is_empty() {
            self.leave(mention.line, Why::NoText);
        } else if self.seen.insert(sum(&mention)) {
            self.out.mentions.push(mention);
        } else {
            self.leave(mention.line, Why::Duplicate);
        }
    }
}

/// A place, or nothing where only a sign for nothing stands.
fn place(cell: &str) -> String {
    if is_nothing(cell) { String::new() } else { cell.trim().to_owned() }
}

fn sum(mention: &Mention) -> u64 {
    let mut hasher = DefaultHasher::new();
    (mention.author_key(), variants().key(&mention.whole())).hash(&mut hasher);
    hasher.finish()
}

/// A count, in the unit that its header names: 粉丝数(k), 粉絲（萬）.
fn scaled(cell: &str, header: &str) -> Option<u64> {
    if is_nothing(cell) {
        return None;
    }
    let unit = unit(header);
    let plain = cell.trim().parse::<f64>().ok().filter(|n| *n >= 0.0);
    match plain {
        Some(number) if !unit.is_empty() => count(&format!("{number}{unit}")).or_else(|| count(cell)),
        _ => count(cell),
    }
}

/// What an owner notes about money and gifts. Who does not know has said nothing.
fn paid(cell: &str) -> Option<bool> {
    let folded = variants().fold_str(cell.trim());
    if WordList::PaidNo.has(&folded) || WordList::No.has(&folded) {
        return Some(false);
    }
    let is_yes = WordList::Yes.has(&folded) || WordList::PaidYes.has(&folded) || WordList::PaidBegins.begins(&folded);
    is_yes.then_some(true)
}

/// A list or an object where a text or a number belongs.
struct NotText;

/// The keys of an object of JSON: by the names of the fields, as `--map` says, or as tools and people call them.
struct Keys<'a> {
    map: &'a Map<String, Value>,
    asked: &'a [(Field, String)],
}

impl<'a> Keys<'a> {
    fn get(&self, field: Field) -> Option<&'a Value> {
        let asked = self.asked.iter().find(|(f, _)| *f == field).map(|(_, name)| name.as_str());
        if let Some(value) = self.map.get(asked.unwrap_or(field.name())) {
            return Some(value);
        }
        let is_plain = |v: &&Value| matches!(v, Value::String(_) | Value::Number(_) | Value::Bool(_));
        let called = |name: &&str| self.map.iter().find(|(key, _)| plain(key) == **name).map(|(_, value)| value);
        field.headers().iter().filter_map(called).find(is_plain)
    }

    /// A text or a number as text; `None` for what cannot be one.
    fn text(&self, field: Field) -> Option<String> {
        match self.get(field) {
            None | Some(Value::Null) => Some(String::new()),
            Some(Value::String(s)) => Some(s.trim().to_owned()),
            Some(Value::Number(n)) => Some(n.to_string()),
            Some(_) => None,
        }
    }

    fn figure(&self, field: Field) -> Result<Option<u64>, NotText> {
        self.text(field).map(|t| if is_nothing(&t) { None } else { count(&t) }).ok_or(NotText)
    }
}

fn mention(keys: &Keys<'_>, line: u64, days: Days) -> Option<Mention> {
    let id = keys.text(Field::Id)?;
    let paid = match keys.get(Field::Paid) {
        Some(Value::Bool(b)) => Some(*b),
        _ => paid(&keys.text(Field::Paid).unwrap_or_default()),
    };
    Some(Mention {
        line,
        id: if id.is_empty() { line.to_string() } else { id },
        author: keys.text(Field::Author)?,
        platform: keys.text(Field::Platform)?,
        city: place(&keys.text(Field::City).unwrap_or_default()),
        followers: keys.figure(Field::Followers).ok()?,
        likes: keys.figure(Field::Likes).ok()?,
        saves: keys.figure(Field::Saves).ok()?,
        comments: keys.figure(Field::Comments).ok()?,
        shares: keys.figure(Field::Shares).ok()?,
        date: days.find(&keys.text(Field::Date)?),
        title: keys.text(Field::Title)?,
        text: keys.text(Field::Text)?,
        link: keys.text(Field::Link)?,
        paid,
        cells: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Collected {
        table(text.as_bytes(), "a.csv", &ReadOptions::default()).unwrap()
    }

    #[test]
    fn figures_in_the_unit_of_their_header() {
        let found = read("作者,粉丝数(k),赞好,内容\n阿一,1.5,約300,一杯茶\n阿二,—,,兩杯茶\n");
        assert_eq!(found.mentions[0].followers, Some(1500));
        assert_eq!((found.mentions[0].likes, found.mentions[1].followers), (Some(300), None));
    }

    #[test]
    fn totals_headers_blanks_and_duplicates_are_no_mentions() {
        let found = read("作者,內容\n阿一,一杯茶\n,\n作者,內容\n@阿一 ,一杯茶\n合計,\n阿二,\n阿三,茶\n");
        let why: Vec<Why> = found.left_out.iter().map(|l| l.why).collect();
        assert_eq!(why, [Why::Duplicate, Why::Total, Why::NoText]);
        assert_eq!(found.mentions.iter().map(|m| m.author.as_str()).collect::<Vec<_>>(), ["阿一", "阿三"]);
    }

    #[test]
    fn a_line_of_json_costs_itself_alone() {
        let found = ndjson(
            "{\"text\":\"茶\",\"followers\":\"1.2萬\"}\n[1]\n{\"text\":[1]}\n{x\n{\"text\":\"水\"}",
            &ReadOptions::default(),
        );
        assert_eq!(found.mentions.len(), 2);
        assert_eq!(found.mentions[0].followers, Some(12_000));
        assert_eq!(found.left_out.len(), 3);
    }

    #[test]
    fn a_list_of_objects_is_read_as_lines_are() {
        let found =
            ndjson("\u{feff}[{\"text\":\"茶\"},\n 7,\n{\"text\":\"水\",\"id\":\"b\"}]\n", &ReadOptions::default());
        assert_eq!(found.mentions.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["1", "b"]);
        assert_eq!(found.left_out, [LeftOut { line: 2, why: Why::NoJson }]);
        assert!(ndjson("[]", &ReadOptions::default()).left_out.is_empty());
    }

    #[test]
    fn json_calls_its_fields_as_tools_do() {
        let line = "{\"note_id\":7,\"nickname\":\"阿一\",\"desc\":\"一杯茶\",\"liked_count\":\"1.2万\",\"收藏\":3,\"user\":{}}";
        let found = ndjson(line, &ReadOptions::default());
        let mention = &found.mentions[0];
        assert_eq!((mention.id.as_str(), mention.author.as_str(), mention.text.as_str()), ("7", "阿一", "一杯茶"));
        assert_eq!((mention.likes, mention.saves), (Some(12_000), Some(3)));
        let options = ReadOptions { map: vec![(Field::Text, "x".to_owned())], ..ReadOptions::default() };
        assert_eq!(ndjson("{\"x\":\"茶\",\"text\":\"水\"}", &options).mentions[0].text, "茶");
    }

    #[test]
    fn what_an_owner_says_of_money() {
        assert_eq!(
            ["有", "N", "唔知", "送咗杯嘢飲", "冇"].map(paid),
            [Some(true), Some(false), None, Some(true), Some(false)]
        );
    }
}
