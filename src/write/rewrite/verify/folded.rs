//! Texts as the verifier compares them.

use crate::text::variants;

/// Folded; a Chinese comma does not become one that could stand within a number.
pub fn fold(text: &str) -> String {
    variants().fold_str(&text.replace(['，', '、'], ";"))
}

/// Letters and digits only.
pub fn squeeze(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric() || matches!(c, '$' | '%' | '#')).collect()
}
