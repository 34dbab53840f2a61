//! Signs: a number for each word class, made of its name, so that what was learned over classes still holds when words come
//! into a class or classes into the packs.
//!
//! Shared with the build script.

use crate::text::token::Token;

/// The sign of a word class.
pub fn of_class(name: &str) -> u32 {
    hash(name.bytes())
}

/// The sign of what stands there by its shape: a price, a phone number …
pub fn of_token(token: Token) -> u32 {
    hash(b"#".iter().copied().chain(token.name().bytes()))
}

/// FNV-1a over bytes.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_sign() {
        assert_eq!(of_class("offer"), of_class("offer"));
        assert_ne!(of_class("price"), of_token(Token::Price));
        let signs: std::collections::BTreeSet<u32> = Token::ALL.into_iter().map(of_token).collect();
        assert_eq!(signs.len(), Token::ALL.len());
    }
}
