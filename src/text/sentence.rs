//! Where sentences end: 。！？!?；;… and line ends. A comma does not end one.

use std::ops::Range;

/// The sentences of a folded text, in order, without their end marks; empty ones are left out.
pub fn sentences(folded: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in folded.char_indices() {
        if is_end(c) {
            if start < i {
                out.push(start..i);
            }
            start = i + c.len_utf8();
        }
    }
    if start < folded.len() {
        out.push(start..folded.len());
    }
    out
}

/// Whether a character (folded) ends a sentence.
pub const fn is_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '…' | '\n' | '\r' | '．')
}

/// The clause around a range: from the last comma or sentence end before it to the next one after it.
pub fn clause(folded: &str, range: &Range<usize>) -> Range<usize> {
    let stop = |c: char| is_end(c) || matches!(c, ',' | '、' | '，' | ':');
    let start = folded[..range.start].char_indices().rev().find(|(_, c)| stop(*c)).map_or(0, |(i, c)| i + c.len_utf8());
    let end = folded[range.end..].find(stop).map_or(folded.len(), |i| range.end + i);
    start..end
}

/// The sentence that holds a position.
pub fn containing(sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let i = sentences.partition_point(|s| s.end <= at);
    sentences.get(i).filter(|s| s.start <= at).cloned().unwrap_or(at..at)
}
