//! Compiled packs as one piece of bytes, so that packs of a user are compiled once and not in every run: what the build
//! script does for those of the house, done in a run.
//!
//! Only the very program that wrote such bytes may read them; whoever keeps them sees to that, and to their being whole.

use super::pooled::Pool;
use super::{Packs, house, stored};
use std::sync::OnceLock;

/// Bytes of a length before each of the two first parts.
const LEN: usize = size_of::<u32>();

/// Packs as bytes. Not for packs that were read from bytes themselves.
pub fn write(packs: &Packs) -> Option<Vec<u8>> {
    let _before = (stored::take(), Pool::take());
    let heads = postcard::to_allocvec(&(&packs.index, &packs.lookup, &packs.tries)).ok()?;
    let (store, texts) = (stored::take(), Pool::take());
    let mut out = Vec::with_capacity(2 * LEN + heads.len() + texts.len() + store.len());
    for part in [&heads[..], texts.as_bytes()] {
        out.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
        out.extend(part);
    }
    out.extend(store);
    Some(out)
}

/// The packs that some bytes are. One such piece has room in a process, since what it holds is read where it stands; for a
/// second one, and for bytes that are no packs, there are none.
pub fn read(bytes: &[u8]) -> Option<Packs> {
    let (heads, rest) = part(bytes)?;
    let (texts, store) = part(rest)?;
    if !house::mount(String::from_utf8(texts.to_vec()).ok()?, store.to_vec()) {
        return None;
    }
    let (index, lookup, tries) = postcard::from_bytes(heads).ok()?;
    Some(Packs { index, lookup, tries, in_code: OnceLock::new() })
}

/// The first part, and what is behind it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk::<LEN>()?;
    rest.split_at_checked(u32::from_le_bytes(*len) as usize)
}
