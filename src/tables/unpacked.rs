//! Looks a spreadsheet over before anybody reads it: how much comes out of it, and how many texts its cells share. What a
//! file says of itself proves nothing, so everything is unpacked once, piece by piece, and thrown away.

use super::limits::{Limit, Limits};
use super::problem::TableProblem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes that are looked at at a time.
const PIECE: usize = 64 << 10;
/// Names of elements are shorter.
const NAME: usize = 64;
/// So is the head of the list of shared texts.
const HEAD: usize = 4096;
/// More formats of cells than any program allows.
const FORMATS: usize = 500_000;

/// Whether a spreadsheet stays within the limits once it is unpacked.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), TableProblem> {
    let damaged = |e: zip::result::ZipError| TableProblem::Damaged { detail: e.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let over = |limit: Limit| TableProblem::TooMuch { limit, most: limits.most(limit) };
    let mut left = limits.count(Limit::Unpacked);
    let mut strings = limits.count(Limit::Strings);
    let mut piece = vec![0; PIECE];
    for i in 0..archive.len() {
        // What cannot be unpacked here cannot be unpacked by the reader either, which has the same means and may not want it.
        let Ok(mut entry) = archive.by_index(i) else { continue };
        let is_styles = entry.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("styles.xml"));
        let mut scan = Scan::default();
        while let Ok(n) = entry.read(&mut piece) {
            let Some(read) = piece.get(..n).filter(|read| !read.is_empty()) else { break };
            left = left.checked_sub(n).ok_or_else(|| over(Limit::Unpacked))?;
            scan.read(read);
            if scan.strings > strings || scan.told > limits.most(Limit::Strings) {
                return Err(over(Limit::Strings));
            }
            if is_styles && scan.elements > FORMATS {
                return Err(TableProblem::Damaged { detail: format!("more than {FORMATS} formats") });
            }
        }
        strings -= scan.strings;
    }
    Ok(())
}

/// What is counted in an XML file, without reading more of it than the names of its elements.
#[derive(Default)]
struct Scan {
    elements: usize,
    /// `<si>`: texts that cells share.
    strings: usize,
    /// `<sst uniqueCount="…">`: how many of them there are said to be, which readers make room for at once.
    told: u64,
    at: Place,
    name: Vec<u8>,
    head: Vec<u8>,
}

/// Where in a file.
#[derive(Default)]
enum Place {
    #[default]
    Outside,
    Name,
    /// In the head of the list, within these quotation marks.
    Head(Option<u8>),
}

impl Scan {
    fn read(&mut self, bytes: &[u8]) {
        // Zeros are the other halves of letters in UTF-16.
        for &byte in bytes.iter().filter(|b| **b != 0) {
            match self.at {
                Place::Outside if byte == b'<' => {
                    self.elements += 1;
                    self.name.clear();
                    self.at = Place::Name;
                }
                Place::Outside => {}
                Place::Name if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>') => self.named(byte),
                Place::Name if self.name.len() < NAME => self.name.push(byte),
                Place::Name => self.at = Place::Outside,
                Place::Head(None) if byte == b'>' => self.told(),
                Place::Head(quote) => {
                    self.at = match quote {
                        Some(mark) if mark == byte => Place::Head(None),
                        None if matches!(byte, b'"' | b'\'') => Place::Head(Some(byte)),
                        quote => Place::Head(quote),
                    };
                    self.head.push(byte);
                    if self.head.len() > HEAD {
                        self.told = u64::MAX;
                    }
                }
            }
        }
    }

    fn named(&mut self, end: u8) {
        self.at = Place::Outside;
        match self.name.rsplit(|b| *b == b':').next() {
            Some(b"si") => self.strings += 1,
            Some(b"sst") if end != b'>' => {
                self.head.clear();
                self.at = Place::Head(None);
            }
            _ => {}
        }
    }

    fn told(&mut self) {
        self.at = Place::Outside;
        let head = String::from_utf8_lossy(&self.head);
        for (at, name) in head.match_indices("uniqueCount") {
            let value = head[at + name.len()..].trim_start_matches(|c: char| !c.is_ascii_digit());
            let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let told = if digits == 0 { 0 } else { value[..digits].parse().unwrap_or(u64::MAX) };
            self.told = self.told.max(told);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn over(bytes: &[u8], limits: &Limits) -> Option<Limit> {
        match check(bytes, limits) {
            Ok(()) => None,
            Err(TableProblem::TooMuch { limit, most }) => {
                assert_eq!(most, limits.most(limit));
                Some(limit)
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_comes_out_is_counted_and_not_what_goes_in() {
        let blanks = vec![b' '; 3 << 20];
        let bomb = packed(&[("xl/worksheets/sheet1.xml", &blanks), ("xl/other.bin", &blanks)]);
        assert!(bomb.len() < 64 << 10);
        let mut limits = Limits::default();
        assert_eq!(over(&bomb, &limits), None);
        limits.set(Limit::Unpacked, 6);
        assert_eq!(over(&bomb, &limits), None);
        limits.set(Limit::Unpacked, 5);
        assert_eq!(over(&bomb, &limits), Some(Limit::Unpacked));
    }

    #[test]
    fn shared_texts_are_counted_in_any_dress() {
        let limits = || {
            let mut limits = Limits::default();
            limits.set(Limit::Strings, 3);
            limits
        };
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for text in ["<si><t>a</t></si>", "<x:si\n><x:t/></x:si>", "<si/>"] {
            for wide in [false, true] {
                let file = |n: usize| {
                    let text = format!("<sst>{}</sst>", text.repeat(n));
                    packed(&[("xl/sharedStrings.xml", &if wide { utf16(&text) } else { text.into_bytes() })])
                };
                assert_eq!(over(&file(3), &limits()), None, "{text}");
                assert_eq!(over(&file(4), &limits()), Some(Limit::Strings), "{text}");
            }
        }
    }

    #[test]
    fn nobody_makes_room_for_what_is_only_said() {
        for (head, is_over) in [
            ("<sst count=\"9\" uniqueCount=\"1000001\">", true),
            ("<sst uniqueCount = '99999999999999999999999'>", true),
            ("<x:sst a='>' uniqueCount=\"18446744073709551615\"/>", true),
            ("<sst uniqueCount=\"1000000\">", false),
            ("<sst>", false),
            ("<sst uniqueCount=\"\">", false),
        ] {
            let limit = over(&packed(&[("xl/sharedStrings.xml", head.as_bytes())]), &Limits::default());
            assert_eq!(limit, is_over.then_some(Limit::Strings), "{head}");
        }
        let endless = format!("<sst {}", "a='1' ".repeat(2000));
        assert_eq!(over(&packed(&[("a.xml", endless.as_bytes())]), &Limits::default()), Some(Limit::Strings));
    }

    #[test]
    fn formats_are_counted_and_what_is_no_archive_is_damaged() {
        let formats = "<xf/>".repeat(FORMATS + 1);
        let file = packed(&[("xl/Styles.xml", formats.as_bytes())]);
        assert!(matches!(check(&file, &Limits::default()), Err(TableProblem::Damaged { .. })));
        let elsewhere = packed(&[("xl/worksheets/sheet1.xml", formats.as_bytes())]);
        assert_eq!(over(&elsewhere, &Limits::default()), None);
        assert!(matches!(check(b"PK\x03\x04", &Limits::default()), Err(TableProblem::Damaged { .. })));
    }
}
