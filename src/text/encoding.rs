//! What bytes may be that are no UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// So many bytes are enough to guess from.
const GUESS_BYTES: usize = 64 * 1024;

/// The most likely encoding of a text from around here.
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let head = &bytes[..bytes.len().min(GUESS_BYTES)];
    detector.feed(head, head.len() == bytes.len());
    detector.guess(Some(b"hk"), Utf8Detection::Deny)
}
