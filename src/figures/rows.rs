//! The rows under a header, as keywords with figures.

use super::export::{BidFrom, Columns, Export, KeywordFigures, LeftOut, Skip};
use super::field::Field;
use super::options::ReadOptions;
use crate::lists::WordList;
use crate::pack::import_file::{BidUnit, Competition};
use crate::tables::count::{is_nothing, number};
use crate::tables::grid::{Grid, GridLine};
use crate::tables::header::{plain, unit};
use crate::tables::limits::Limit;
use crate::tables::problem::TableProblem;
use crate::text::date;
use crate::text::{fold, variants};

/// No keyword that people type is longer.
const LONGEST: usize = 60;

/// Reads the rows of a table.
pub fn read(
    grid: &Grid,
    header: Columns,
    options: &ReadOptions,
    encoding: Option<&'static str>,
) -> Result<Export, TableProblem> {
    let lines: Vec<&GridLine> = grid.lines.iter().skip(header.index + 1).collect();
    if lines.is_empty() {
        return Err(TableProblem::NoRows);
    }
    if lines.len() > options.limits.count(Limit::Rows) {
        return Err(TableProblem::TooMuch { limit: Limit::Rows, most: options.limits.most(Limit::Rows) });
    }
    let bids = bid_unit(&lines, &header, options);
    let mut reader =
        RowReader { header: &header, fen: bids.map(|(unit, _)| unit), left_out: Vec::new(), dates: Vec::new() };
    let mut rows = Vec::new();
    let mut ragged: Vec<&GridLine> = Vec::new();
    for line in &lines {
        if is_note(line, &header, grid.is_text) {
            reader.left_out.push(LeftOut { line: line.number, skip: Skip::Note });
        } else if grid.is_text && is_ragged(line, &header) {
            ragged.push(line);
            reader.left_out.push(LeftOut { line: line.number, skip: Skip::Ragged });
        } else {
            rows.extend(reader.row(line));
        }
    }
    if let Some(line) = ragged.first().filter(|_| !options.skip_broken_rows) {
        let (cells, count) = (line.cells.len(), ragged.len());
        return Err(TableProblem::Ragged { line: line.number, cells, header: header.cells.len(), count });
    }
    if rows.is_empty() {
        return Err(TableProblem::Nothing { rows: lines.len() });
    }
    let RowReader { left_out, dates, .. } = reader;
    Ok(Export { rows, left_out, bids, date: dates.into_iter().min(), encoding, header })
}

/// Whether a line is one of the notes that stand under a table: a single cell where the table has several. A spreadsheet
/// does not keep empty cells, so there it must also read like a sentence.
fn is_note(line: &GridLine, header: &Columns, is_text: bool) -> bool {
    let mut filled = line.cells.iter().filter(|c| !c.is_empty());
    let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
    let is_short = header.known() > 1 && line.cells.len() < header.cells.len();
    is_short && (is_text || cell.contains(['：', ':', '。', '，', ',', '；']))
}

/// Whether a line has more cells than the header, or fewer: its figures may stand under the wrong names.
fn is_ragged(line: &GridLine, header: &Columns) -> bool {
    let filled = |cells: &[String]| cells.iter().rposition(|c| !c.is_empty()).map_or(0, |i| i + 1);
    filled(&line.cells) > header.cells.len() || line.cells.len() < filled(&header.cells)
}

/// In which unit the bids are, and what says so.
fn bid_unit(lines: &[&GridLine], header: &Columns, options: &ReadOptions) -> Option<(BidUnit, BidFrom)> {
    let column = header.column(Field::Bid)?;
    if let Some(unit) = options.bid_unit {
        return Some((unit, BidFrom::Flag));
    }
    let name = header.name(Field::Bid);
    let said = unit(name);
    for (list, unit) in [(WordList::BidYuan, BidUnit::Yuan), (WordList::BidFen, BidUnit::Fen)] {
        if list.has(&said) {
            return Some((unit, BidFrom::Header));
        }
    }
    let has_decimals = |l: &&GridLine| l.cells.get(column).and_then(|c| number(c)).is_some_and(|n| n.fract() != 0.0);
    let is_yuan = |l: &&GridLine| l.cells.get(column).is_some_and(|c| WordList::BidYuanSign.is_in(c));
    if lines.iter().any(|l| has_decimals(l) || is_yuan(l)) {
        return Some((BidUnit::Yuan, BidFrom::Decimals));
    }
    Some((BidUnit::Fen, if is_api_bid(name) { BidFrom::Header } else { BidFrom::Whole }))
}

struct RowReader<'h> {
    header: &'h Columns,
    fen: Option<BidUnit>,
    left_out: Vec<LeftOut>,
    dates: Vec<String>,
}

impl RowReader<'_> {
    fn row(&mut self, line: &GridLine) -> Option<KeywordFigures> {
        let cell = |field| {
            let text = self.header.column(field).and_then(|at| line.cells.get(at)).map_or("", String::as_str);
            (field, text)
        };
        let (_, keyword) = cell(Field::Keyword);
        if keyword == self.header.name(Field::Keyword) {
            // Files that were put together repeat the header.
            return None;
        }
        let text = clean(keyword);
        let key = variants().key(&text);
        let skip = match key.chars().filter(|c| c.is_alphanumeric()).count() {
            0 => Some(Skip::NoKeyword),
            1 => Some(Skip::OneCharacter(text.clone())),
            n if n > LONGEST => Some(Skip::TooLong),
            _ => None,
        };
        if let Some(skip) = skip {
            self.left_out.push(LeftOut { line: line.number, skip });
            return None;
        }
        self.dates.extend(date::find(cell(Field::Date).1));
        let reason = clean(cell(Field::Reason).1.trim_matches(['[', ']', '"']));
        let [searches, bid, level, index] =
            [Field::Searches, Field::Bid, Field::Competition, Field::CompetitionIndex].map(cell);
        let scale = if self.fen == Some(BidUnit::Yuan) { 100.0 } else { 1.0 };
        let whole = |x: f64| x.round() as u64;
        let mut row = KeywordFigures {
            text,
            searches: self.figure(line, searches).map(whole),
            bid_fen: self.figure(line, bid).map(|x| whole(x * scale)),
            competition: competition(level.1),
            competition_index: None,
            reason: Some(reason).filter(|r| !r.is_empty()),
        };
        if competition(index.1) == Some(Competition::None) {
            row.competition = row.competition.or(Some(Competition::None));
        } else {
            row.competition_index = self.figure(line, index);
        }
        if row.competition.is_none() && !is_nothing(level.1) {
            // Some write a number under the name of the level.
            let number = self.figure(line, level);
            row.competition_index = row.competition_index.or(number);
        }
        Some(row)
    }

    fn figure(&mut self, line: &GridLine, (field, text): (Field, &str)) -> Option<f64> {
        let number = number(text);
        if number.is_none() && !is_nothing(text) {
            self.left_out.push(LeftOut { line: line.number, skip: Skip::Figure(field, shorten(text)) });
        }
        number
    }
}

/// A keyword or a reason on one line, without signs that nobody sees.
fn clean(text: &str) -> String {
    let seen: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let seen: String = seen.chars().filter(|c| !fold::is_zero_width(*c)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").trim_start_matches(['#', '＃']).trim().to_owned()
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(20).collect();
    if text.chars().count() > 20 {
        short.push('…');
    }
    short
}

/// Whether a header is the API's `bid`, which is in fen.
fn is_api_bid(header: &str) -> bool {
    plain(header) == "bid"
}

fn competition(text: &str) -> Option<Competition> {
    let said = variants().fold_str(text.trim());
    let levels = [
        (WordList::LevelHigh, Competition::High),
        (WordList::LevelMedium, Competition::Medium),
        (WordList::LevelLow, Competition::Low),
        (WordList::LevelNone, Competition::None),
    ];
    levels.into_iter().find(|(list, _)| list.has(&said)).map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_cleaned() {
        assert_eq!(clean(" #上環\u{200b}咖啡店\t推薦\n"), "上環咖啡店 推薦");
    }
}
