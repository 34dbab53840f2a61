//! The two drawings of the page: which query stands in which note, and how many notes each month has. Places only; the template
//! draws them.

use super::Shown;
use super::speaker::Speaker;
use crate::account::Places;

/// Notes that a matrix has room for: the latest.
const NOTES: usize = 60;
/// Months that a timeline has room for: the latest.
const MONTHS: usize = 48;
/// Side of a cell of the matrix, width of its names, height of the timeline and width of its bars.
const CELL: usize = 14;
const NAMES: usize = 168;
const HEIGHT: usize = 90;
const BAR: usize = 18;

/// A cell of the matrix.
pub struct Cell {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// `strong` for a title or topic, `weak` for the body alone, `none`.
    pub class: &'static str,
    /// What it says to who points at it.
    pub title: String,
}

/// A row's name.
pub struct Label {
    /// Baseline.
    pub y: usize,
    /// The query.
    pub text: String,
    /// Whether no note covers it.
    pub is_open: bool,
}

/// Queries × notes.
pub struct Matrix {
    /// Width and height.
    pub size: (usize, usize),
    /// The queries.
    pub labels: Vec<Label>,
    /// All cells.
    pub cells: Vec<Cell>,
}

/// A month.
pub struct Bar {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Height.
    pub height: usize,
    /// What it says.
    pub title: String,
    /// The year under January and under the first month; empty elsewhere.
    pub year: String,
}

/// Notes by month.
pub struct Timeline {
    /// Width and height, the years below the bars included.
    pub size: (usize, usize),
    /// Notes of the fullest month.
    pub most: usize,
    /// Where the bars stand.
    pub base: usize,
    /// The months.
    pub bars: Vec<Bar>,
}

/// Lays out the matrix.
pub fn matrix(shown: Shown<'_>) -> Matrix {
    let speaker = Speaker::new(shown, false);
    let account = shown.account;
    let first = account.notes.len().saturating_sub(NOTES);
    let (mut labels, mut cells) = (Vec::new(), Vec::new());
    for (row, query) in account.keywords.queries.iter().enumerate() {
        let text = speaker.query(&query.name).to_owned();
        let y = row * CELL;
        for note in first..account.notes.len() {
            let places = query.notes.iter().find(|(i, _)| *i == note).map_or(Places(0), |(_, p)| *p);
            let class = match places.0 {
                0 => "none",
                p if p & (Places::TITLE | Places::TOPIC) != 0 => "strong",
                _ => "weak",
            };
            let title = format!("{text} · {}", speaker.note(note));
            cells.push(Cell { x: NAMES + (note - first) * CELL, y, class, title });
        }
        labels.push(Label { y: y + CELL - 3, text, is_open: !query.is_covered() });
    }
    Matrix { size: (NAMES + (account.notes.len() - first) * CELL, labels.len() * CELL), labels, cells }
}

/// Lays out the timeline.
pub fn timeline(shown: Shown<'_>) -> Timeline {
    let months = &shown.account.rhythm.months;
    let months = &months[months.len().saturating_sub(MONTHS)..];
    let most = months.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let bar = |(i, (name, n)): (usize, &(String, usize))| {
        let height = n * HEIGHT / most;
        let is_first = i == 0 || name.ends_with("-01");
        let year = if is_first { name.get(..4).unwrap_or_default().to_owned() } else { String::new() };
        Bar { x: i * BAR, y: HEIGHT - height, height, title: format!("{name}: {n}"), year }
    };
    let bars: Vec<Bar> = months.iter().enumerate().map(bar).collect();
    Timeline { size: ((bars.len() * BAR).max(40), HEIGHT + 16), most, base: HEIGHT, bars }
}
