//! Where sentences end: 。！？!?；;… and line ends. A comma does not end one.

use std::ops::Range;

/// The sentences of a folded text, in order, without their end marks; empty ones are left out.
pub fn sentences(folded: &str) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(32);
    let mut start = 0;
    let bytes = folded.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        // The bytes with which a mark can begin.
        let len = match byte {
            b'!' | b'?' | b';' | b'\n' | b'\r' => 1,
            0xe2 | 0xe3 | 0xef if folded[i..].starts_with(is_end) => 3,
            _ => continue,
        };
        if start < i {
            out.push(start..i);
        }
        start = i + len;
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

/// Where the clause begins that ends at `at`: after the last comma or colon, not before `from`.
pub fn clause_start(folded: &str, from: usize, at: usize) -> usize {
    let stop = |c: char| matches!(c, ',' | '、' | '，' | ':');
    folded[from..at].rmatch_indices(stop).next().map_or(from, |(i, mark)| from + i + mark.len())
}

/// Where the clause ends that holds what stands before `at`: at the next comma or colon, not behind `to`.
pub fn clause_end(folded: &str, at: usize, to: usize) -> usize {
    let stop = |c: char| matches!(c, ',' | '、' | '，' | ':');
    folded.get(at..to).and_then(|rest| rest.find(stop)).map_or(to.max(at), |i| at + i)
}

/// The sentence that holds a position.
pub fn containing(sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let i = sentences.partition_point(|s| s.end <= at);
    sentences.get(i).filter(|s| s.start <= at).cloned().unwrap_or(at..at)
}
