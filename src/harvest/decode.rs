//! From the bytes of a page to text: by the charset that the server names, by a mark at the beginning, by the page's own
//! `<meta>`, else by what the bytes look like. A page that is not what it says is refused rather than read as nonsense.

use super::error::HarvestError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A page names its charset within so many bytes.
const HEAD: usize = 4096;
/// So many bytes are enough to guess from.
const GUESS_BYTES: usize = 64 * 1024;
/// One broken character in so many is an accident; more are another charset.
const ACCIDENT: usize = 20;

/// The text of a page. `forced` is what the user says, who knows best.
pub fn decode(
    bytes: &[u8],
    content_type: Option<&str>,
    forced: Option<&'static Encoding>,
) -> Result<String, HarvestError> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let header = content_type.and_then(charset_of).and_then(named);
    let said = forced.or(header).or(marked).or_else(|| meta(bytes));
    let encoding = said.unwrap_or_else(|| guess(bytes));
    let is_wide = [UTF_16LE, UTF_16BE].contains(&encoding);
    if let Some(byte) = bytes.iter().position(|b| *b == 0).filter(|_| !is_wide) {
        return Err(HarvestError::NotText(byte));
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let wrong = || {
        let looks = if is_utf8(bytes) { UTF_8.name() } else { guess(bytes).name() };
        Err(HarvestError::Charset { said: encoding.name(), looks })
    };
    // Any bytes pass for most two-byte charsets, but hardly any text of those passes for UTF-8.
    if forced.is_none() && said.is_some() && encoding != UTF_8 && !is_wide && is_utf8(bytes) {
        return wrong();
    }
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    let wide = text.chars().filter(|c| !c.is_ascii()).count();
    if broken > 0 && broken * ACCIDENT > wide {
        return wrong();
    }
    Ok(text.into_owned())
}

/// The charset that a name stands for. Latin-1 is what servers say that know nothing, and says nothing.
fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).filter(|e| *e != WINDOWS_1252)
}

/// `big5` in `text/html; charset="big5"`.
fn charset_of(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    })
}

/// What the page says of itself in a `<meta>`.
fn meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let label = head.split("<meta").skip(1).find_map(|tag| {
        let tag = &tag[..tag.find('>')?];
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/')).unwrap_or(value.len());
        (end > 0).then(|| value[..end].to_owned())
    })?;
    // A page in UTF-16 could not be read as far as here.
    named(&label).map(|e| if [UTF_16LE, UTF_16BE].contains(&e) { UTF_8 } else { e })
}

fn is_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let head = &bytes[..bytes.len().min(GUESS_BYTES)];
    detector.feed(head, head.len() == bytes.len());
    detector.guess(Some(b"hk"), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK};

    const HANT: &str = "<p>我們在上環永樂街開了一間咖啡店，早上七點開門，星期一休息，歡迎來坐。</p>";
    const HANS: &str = "<p>我们在上环开了一家咖啡店，早上七点开门，周一休息，欢迎光临。</p>";

    fn read(bytes: &[u8], content_type: Option<&str>) -> Result<String, HarvestError> {
        decode(bytes, content_type, None)
    }

    #[test]
    fn by_header_mark_meta_and_look() {
        let big5 = BIG5.encode(HANT).0.into_owned();
        assert_eq!(read(&big5, Some("text/html; charset=Big5")).unwrap(), HANT);
        assert_eq!(read(&big5, None).unwrap(), HANT, "by its look");
        let gbk = GBK.encode(HANS).0.into_owned();
        let with_meta: Vec<u8> =
            [b"<META http-equiv=Content-Type content='text/html; charset=gb2312'>", &*gbk].concat();
        assert!(read(&with_meta, None).unwrap().contains("咖啡店"));
        assert!(read(&with_meta, Some("text/html; charset=iso-8859-1")).unwrap().contains("咖啡店"));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(HANT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&wide, None).unwrap(), HANT);
        assert_eq!(read(&[b"\xef\xbb\xbf", HANT.as_bytes()].concat(), Some("text/html")).unwrap(), HANT);
        assert_eq!(read(HANT.as_bytes(), Some("text/html; charset=nonsense")).unwrap(), HANT);
    }

    #[test]
    fn a_page_that_is_not_what_it_says_is_refused() {
        let big5 = BIG5.encode(HANT).0.into_owned();
        let wrong = |said, looks| Err(HarvestError::Charset { said, looks });
        assert_eq!(read(&big5, Some("text/html; charset=utf-8")), wrong("UTF-8", "Big5"));
        assert_eq!(read(HANT.as_bytes(), Some("text/html; charset=big5")), wrong("Big5", "UTF-8"));
        assert_eq!(decode(&big5, Some("text/html; charset=utf-8"), Some(BIG5)).unwrap(), HANT, "the user knows best");
        assert_eq!(read(b"\x89PNG\0", None), Err(HarvestError::NotText(4)));
    }

    #[test]
    fn one_broken_character_is_an_accident() {
        let mut bytes = HANT.as_bytes().to_vec();
        bytes.insert(HANT.find('上').unwrap(), 0xff);
        assert!(read(&bytes, Some("text/html; charset=utf-8")).unwrap().contains("永樂街"));
    }
}
