//! Marks of writing: brackets, ends of sentences.

/// Whether a character ends a sentence.
pub fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '…' | '．')
}

/// Whether a character is Han.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// What closes a bracket that a character opens.
pub const fn opens(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '（' => '）',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '《' => '》',
        '〔' => '〕',
        '“' => '”',
        '[' => ']',
        _ => return None,
    })
}

/// Whether a character closes a bracket.
pub const fn closes(c: char) -> bool {
    matches!(c, ')' | '）' | '」' | '』' | '】' | '》' | '〕' | '”' | ']')
}
