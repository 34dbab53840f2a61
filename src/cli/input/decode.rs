//! From bytes to text. Says of bytes that are no UTF-8 where that shows, what they may be, and how to convert them.

use advise::lang::Catalog;
use advise::tables::grid;
use advise::text::encoding;

/// The text of a draft, or why there is none.
pub fn text(bytes: Vec<u8>, catalog: &Catalog) -> Result<String, String> {
    let text = utf8(bytes, 0, catalog)?;
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if text.chars().all(is_blank) { Err(catalog.say("cli.input.empty", &[])) } else { Ok(text) }
}

/// The text of a list that a tool wrote: in UTF-8, else as its mark says or as such lists usually are.
pub fn list(bytes: Vec<u8>, catalog: &Catalog) -> Result<String, String> {
    let is_other = wide_mark(&bytes).is_some() || std::str::from_utf8(&bytes).is_err() && damage(&bytes).is_none();
    let found = if is_other { grid::texts(&bytes, None).unwrap_or_default() } else { Vec::new() };
    match found.into_iter().next() {
        Some((_, decoded)) => text(decoded.into_owned().into_bytes(), catalog),
        None => text(bytes, catalog),
    }
}

/// Bytes that begin at `at` of their file, as text.
pub fn utf8(bytes: Vec<u8>, at: u64, catalog: &Catalog) -> Result<String, String> {
    if let Some(name) = wide_mark(&bytes).filter(|_| at == 0) {
        return Err(catalog.say("cli.input.utf16", &[("name", name)]));
    }
    let place = |byte: usize| (at + byte as u64).to_string();
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(byte) => Err(catalog.say("cli.input.nul", &[("byte", &place(byte))])),
            None => Ok(text),
        },
        Err(e) => {
            let byte = place(e.utf8_error().valid_up_to());
            let bytes = e.as_bytes();
            if bytes.contains(&0) {
                return Err(catalog.say("cli.input.binary", &[("byte", &byte)]));
            }
            if let Some(key) = damage(bytes) {
                return Err(catalog.say(key, &[("byte", &byte)]));
            }
            let name = encoding::guess(bytes).name();
            Err(catalog.say("cli.input.not-utf8", &[("byte", &byte), ("name", name), ("iconv", iconv(name))]))
        }
    }
}

/// What to say of bytes that are UTF-8 but for a few; none when they are something else. Other encodings look like UTF-8 for
/// a character or two, never for long.
fn damage(bytes: &[u8]) -> Option<&'static str> {
    let (mut faults, mut wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        faults += usize::from(!chunk.invalid().is_empty());
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    let is_cut = std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
    match wide {
        1.. if is_cut && faults == 1 => Some("cli.input.cut"),
        _ if wide >= faults * 4 => Some("cli.input.damaged"),
        _ => None,
    }
}

/// The name of a wide encoding whose mark the bytes begin with.
pub fn wide_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] => Some("UTF-16LE"),
        [0xfe, 0xff, ..] => Some("UTF-16BE"),
        _ => None,
    }
}

/// The name that `iconv` knows an encoding by.
fn iconv(name: &'static str) -> &'static str {
    match name {
        "Big5" => "BIG5-HKSCS",
        "GBK" => "GB18030",
        "Shift_JIS" => "SHIFT_JIS",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    fn error(bytes: &[u8]) -> String {
        text(bytes.to_vec(), &Catalog::new(Lang::En)).unwrap_err()
    }

    #[test]
    fn says_where_and_what() {
        let draft = "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門，星期一休息。";
        let big5 = encoding_rs::BIG5.encode(draft).0;
        assert!(error(&big5).contains("Big5") && error(&big5).contains('2'), "{}", error(&big5));
        let gbk = encoding_rs::GBK.encode("# 上环咖啡店\n\n我在上环开了一家咖啡店，早上七点开门，周一休息。").0;
        assert!(error(&gbk).contains("GB"), "{}", error(&gbk));
        assert!(error(b"\xff\xfe\x20\x4e").contains("UTF-16LE"));
        assert!(error(b"abc\0def").contains('3'));
        assert!(error("\u{feff} \n".as_bytes()).contains("empty"));
    }

    #[test]
    fn damaged_text_is_not_taken_for_another_encoding() {
        let draft = "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門。".as_bytes();
        let cut = error(&draft[..draft.len() - 1]);
        assert!(cut.contains("cut off") && cut.contains(&(draft.len() - 3).to_string()), "{cut}");
        let mut long = "上".repeat(30_000).into_bytes();
        long.truncate(65_536);
        assert!(error(&long).contains("cut off"));
        let mut hit = draft.to_vec();
        hit[9] = 0xff;
        let damaged = error(&hit);
        assert!(damaged.contains("damaged") && !damaged.contains("iconv"), "{damaged}");
    }

    #[test]
    fn keeps_bom_and_line_ends() {
        let draft = "\u{feff}# 題\r\n內文";
        assert_eq!(text(draft.into(), &Catalog::new(Lang::En)).unwrap(), draft);
    }
}
