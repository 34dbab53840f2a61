//! What can be said of a form by itself: that it never matches, or hardly ever.

use crate::curate::remark::Level;
use crate::pack::fault::FaultKind;

/// What is wrong with a form, given its folded key.
pub fn trouble(form: &str, key: &str) -> Option<(Level, FaultKind)> {
    if key.trim().is_empty() {
        return Some((Level::Error, FaultKind::FormEmpty));
    }
    if !key.chars().any(char::is_alphanumeric) {
        return Some((Level::Error, FaultKind::FormSigns));
    }
    if form.trim() != form {
        return Some((Level::Warning, FaultKind::FormEdgeSpace));
    }
    let is_sign = |c: char| !c.is_alphanumeric();
    (key.starts_with(is_sign) || key.ends_with(is_sign)).then_some((Level::Warning, FaultKind::FormEdgeSign))
}

/// A key without the spaces beside its Han characters, if it has any: between Latin words they are optional, there not.
pub fn closed(key: &str) -> Option<String> {
    let is_han = |c: &char| ('\u{3400}'..='\u{9fff}').contains(c);
    let chars: Vec<char> = key.chars().collect();
    let beside = |i: usize| chars[..i].last().is_some_and(is_han) || chars.get(i + 1).is_some_and(is_han);
    let closed: String = chars.iter().enumerate().filter(|(i, c)| **c != ' ' || !beside(*i)).map(|(_, c)| *c).collect();
    (closed != key).then_some(closed)
}

/// Whether a guard holds a form, or runs over one of its ends.
pub fn overlaps_somewhere(guard: &str, form: &str) -> bool {
    if guard.contains(form) {
        return true;
    }
    let starts: Vec<usize> = form.char_indices().map(|(i, _)| i).skip(1).collect();
    starts.iter().any(|i| guard.starts_with(&form[*i..]) || guard.ends_with(&form[..*i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    #[test]
    fn forms_that_never_or_hardly_match() {
        let level = |form: &str| trouble(form, &variants().key(form)).map(|(level, _)| level);
        for never in ["", "\u{200b}", "！？", "★"] {
            assert_eq!(level(never), Some(Level::Error), "{never}");
        }
        for hardly in ["cafe!", "-cafe", "cafe "] {
            assert_eq!(level(hardly), Some(Level::Warning), "{hardly}");
        }
        for sound in ["cafe", "K-Town", "Sheung Wan", "上環"] {
            assert_eq!(level(sound), None, "{sound}");
        }
    }

    #[test]
    fn spaces_beside_han_matter() {
        assert_eq!(closed("ins 風"), Some("ins風".to_owned()));
        assert_eq!(closed("一齊 share 食"), Some("一齊share食".to_owned()));
        assert_eq!(closed("ladies' night"), None);
    }

    #[test]
    fn guards_run_over_their_forms() {
        assert!(overlaps_somewhere("上環保", "上環"));
        assert!(overlaps_somewhere("路上", "上環"));
        assert!(!overlaps_somewhere("中環", "上環"));
    }
}
