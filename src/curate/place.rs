//! Where in a pack file something stands whose place its type does not hold.

/// Where a key begins a line.
pub fn key(text: &str, key: &str) -> Option<usize> {
    let is_key =
        |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_key(line) {
            return Some(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    None
}

/// A text in its quotes: the last one before a byte, else the first one there is, else that byte.
pub fn quoted(text: &str, word: &str, before: usize) -> usize {
    let word = format!("\"{word}\"");
    let head = text.get(..before).unwrap_or_default();
    head.rfind(&word).or_else(|| text.find(&word)).unwrap_or(before)
}

/// A word in the block that follows a header for the so-manieth time, else the header itself.
pub fn in_block(text: &str, header: &str, number: usize, word: &str) -> usize {
    let Some((at, _)) = text.match_indices(header).nth(number) else { return 0 };
    let block = &text[at + header.len()..];
    let block = &block[..block.find("\n[").unwrap_or(block.len())];
    block.find(word).filter(|_| !word.is_empty()).map_or(at, |i| at + header.len() + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_where_they_stand() {
        let text = "id = \"a\"\n[line]\n  owner = [\"x\"]\n[[hook]]\nen = \"a\"\n[[hook]]\nen = \"b\"\n";
        assert_eq!(&text[key(text, "owner").unwrap()..][..5], "owner");
        assert_eq!(key(text, "own"), None);
        assert_eq!(in_block(text, "[[hook]]", 1, "b"), text.rfind('b').unwrap());
        assert_eq!(quoted(text, "a", text.len()), text.rfind("\"a\"").unwrap());
        assert_eq!(quoted(text, "z", 7), 7);
    }
}
