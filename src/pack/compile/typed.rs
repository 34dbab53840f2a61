//! Cantonese as it is typed on phones: many write 既 for 嘅, 左 for 咗, d for 啲. A word of a rule is met in these spellings too.
//! They serve matching only; nothing is ever converted to or from them, since 既然, 左邊 and 黎明 are words of their own.

/// A character and what is typed for it.
const TYPED: [(char, char); 19] = [
    ('嘅', '既'),
    ('咗', '左'),
    ('嚟', '黎'),
    ('啲', 'd'),
    ('唔', '吾'),
    ('咁', '甘'),
    ('嘢', '野'),
    ('哋', '地'),
    ('佢', '渠'),
    ('畀', '俾'),
    ('畀', '比'),
    ('俾', '畀'),
    ('俾', '比'),
    ('晒', '哂'),
    ('晒', '曬'),
    ('返', '番'),
    ('返', '翻'),
    ('嗰', '果'),
    ('㗎', '架'),
];

/// The other spellings of a word: each character by itself, and all of them at once. A character alone is no word yet.
pub(super) fn spellings(word: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let is_typed = |c: char| TYPED.iter().any(|(from, _)| *from == c);
    if word.chars().nth(1).is_none() || !word.chars().any(is_typed) {
        return out;
    }
    let mut all = word.to_owned();
    for (from, to) in TYPED {
        if word.contains(from) {
            out.push(word.replace(from, to.encode_utf8(&mut [0; 4])));
            all = all.replace(from, to.encode_utf8(&mut [0; 4]));
        }
    }
    if !out.is_empty() && !out.contains(&all) {
        out.push(all);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_word_is_typed_in_several_ways() {
        assert_eq!(spellings("最平嘅"), ["最平既"]);
        assert_eq!(spellings("唔啱"), ["吾啱"]);
        assert_eq!(spellings("嚟咗"), ["嚟左", "黎咗", "黎左"]);
        assert!(spellings("嘅").is_empty() && spellings("最平").is_empty());
    }
}
