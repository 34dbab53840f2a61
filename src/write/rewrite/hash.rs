//! A number from a text, for choosing words.

/// FNV-1a: the same on every machine and in every version.
pub fn hash(salt: u64, text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ salt;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    // The low bits of FNV are its weakest, and a choice takes just those.
    hash ^ hash >> 29
}
