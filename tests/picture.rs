//! The picture in the README: the screen of an owner as an SVG, drawn from what the program prints. `UPDATE_README=1 cargo test
//! --test all picture::` draws it anew.

use advise::check::check_with;
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use advise::report::render::Render;
use advise::report::summary::Summary;
use advise::report::table::Table;
use std::fmt::Write;
use std::path::Path;
use unicode_width::UnicodeWidthChar;

/// The draft that is shown, and the columns of the screen.
const DRAFT: &str = "examples/nail-weak.md";
const COLUMNS: usize = 80;
/// Pixels of a column and of a line, and what is left free at the sides.
const CELL: f32 = 8.4;
const LINE: f32 = 21.0;
const EDGE: f32 = 16.0;
/// Text, background, and what else a screen shows.
const PAPER: &str = "#1d1f27";
const INK: &str = "#d9dce5";

/// Bold or not, and the colour, as an escape code sets them.
#[derive(Clone, Copy)]
struct Look {
    bold: bool,
    fill: &'static str,
}

const PLAIN: Look = Look { bold: false, fill: INK };

impl Look {
    fn set(&mut self, codes: &str) {
        for code in codes.split(';') {
            match code {
                "" | "0" => *self = PLAIN,
                "1" => self.bold = true,
                "31" => self.fill = "#ff7b72",
                "33" => self.fill = "#f2cc60",
                "36" => self.fill = "#76d9e6",
                other => panic!("a screen that shows {other} wants a colour here"),
            }
        }
    }
}

/// A line as pieces of one look, each with the column where it stands. Wide signs are pieces of their own: fonts do not agree
/// on their width.
fn pieces(line: &str, look: &mut Look) -> Vec<(usize, String, Look)> {
    let (mut pieces, mut column): (Vec<(usize, String, Look)>, usize) = (Vec::new(), 0);
    let mut rest = line;
    while !rest.is_empty() {
        if let Some(code) = rest.strip_prefix("\u{1b}[") {
            let end = code.find('m').expect("a colour ends with m");
            look.set(&code[..end]);
            rest = &code[end + 1..];
            pieces.push((column, String::new(), *look));
            continue;
        }
        let c = rest.chars().next().expect("a character");
        let wide = c.width().unwrap_or(0);
        let joins = pieces.last().is_some_and(|(at, text, _)| {
            let was_wide = text.chars().next().is_some_and(|c| c.width().unwrap_or(0) == 2);
            text.is_empty()
                || (was_wide == (wide == 2)
                    && at + text.chars().filter_map(UnicodeWidthChar::width).sum::<usize>() == column)
        });
        match pieces.last_mut().filter(|_| joins) {
            Some((at, text, _)) => {
                *at = if text.is_empty() { column } else { *at };
                text.push(c);
            }
            None => pieces.push((column, c.to_string(), *look)),
        }
        column += wide;
        rest = &rest[c.len_utf8()..];
    }
    pieces.retain(|(_, text, _)| !text.trim().is_empty());
    pieces
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Lines with colours as a picture.
fn svg(title: &str, screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().collect();
    let (width, height) = (COLUMNS as f32 * CELL + 2.0 * EDGE, lines.len() as f32 * LINE + 2.0 * EDGE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         font-family=\"'Noto Sans Mono CJK HK','Sarasa Mono HC',Menlo,Consolas,'PingFang HK','Microsoft JhengHei',monospace\" \
         font-size=\"14\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{PAPER}\"/>\n",
        escape(title)
    );
    let mut look = PLAIN;
    for (number, line) in lines.iter().enumerate() {
        let y = EDGE + LINE * (number as f32 + 0.75);
        for (column, text, look) in pieces(line, &mut look) {
            let columns: usize = text.chars().filter_map(UnicodeWidthChar::width).sum();
            let bold = if look.bold { " font-weight=\"bold\"" } else { "" };
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{y:.1}\" textLength=\"{:.1}\" fill=\"{}\"{bold} xml:space=\"preserve\">{}</text>",
                EDGE + column as f32 * CELL,
                columns as f32 * CELL,
                look.fill,
                escape(&text)
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

#[test]
fn the_picture_is_the_screen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (packs, catalog) = (Packs::built_in(), Catalog::new(Lang::ZhHk));
    let source = Source::text(DRAFT, std::fs::read_to_string(root.join(DRAFT)).unwrap());
    let report = check_with(&source, &packs, &Config::default(), &catalog);
    let mut table = Table::new(&packs, &catalog, true, COLUMNS, false);
    let mut summary = Summary::default();
    summary.add(&report);
    let mut screen = Vec::new();
    table.note(&report, &mut screen).unwrap();
    table.end(&summary, &mut screen).unwrap();
    let command = format!("advise {DRAFT}");
    let screen = format!("\u{1b}[36m$\u{1b}[0m {command}\n{}", String::from_utf8(screen).unwrap());
    let picture = svg(&command, &screen);
    // All that is printed stands in the picture.
    assert_eq!(picture.matches("<text ").count(), picture.matches("</text>").count());
    for words in ["分", "先改呢幾句", "元朗美甲"] {
        assert!(picture.contains(words), "{words}");
    }
    let path = root.join("docs/screen.svg");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, &picture).unwrap();
    }
    let shown = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(shown == picture, "docs/screen.svg is stale: run `UPDATE_README=1 cargo test --test all picture::`");
}
