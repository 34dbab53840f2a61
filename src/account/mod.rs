//! A shop's notes as one account: which pillars they carry, which questions they answer, which queries they go for, where they
//! compete and repeat themselves, whether they can be believed, and when they come.
//!
//! ```text
//! data, words   what accounts are read by (`keyword_packs/account`)
//! read, note    from a note to the little that is kept of it
//! the others    one view of all notes each
//! ```
//!
//! Pure, and the same whatever order the notes come in.

mod cannibalising;
mod data;
#[cfg(feature = "cli")]
pub mod field;
mod keywords;
mod main_query;
mod note;
mod pillars;
mod questions;
mod read;
mod repetition;
mod rhythm;
#[cfg(test)]
mod tests;
mod trust;
mod whose;
mod words;

pub use cannibalising::Competing;
pub use data::{PILLARS_COUNT, Pillar, Question, Told, data};
pub use keywords::{Keywords, Query};
pub use note::{AccountNote, Kind, Places, Shop, Speaker};
pub use pillars::{PillarCover, Pillars};
pub use questions::{AskedQuestion, Questions};
pub use read::read;
pub use repetition::{Duplicates, Opening, Repetition};
pub use rhythm::{Gap, Rhythm};
pub use trust::{Quarter, TOO_MUCH, Trust};
pub use whose::Mixed;

use crate::config::Config;
use crate::pack::Packs;
use crate::text::date;

/// What is known of a shop's notes as a whole.
#[derive(Clone, Debug)]
pub struct Account {
    /// The notes by day, those without one last; the other fields name them by their place here.
    pub notes: Vec<AccountNote>,
    /// The shop: as somebody named it, else as most notes tell it.
    pub shop: Shop,
    /// What speaks for several shops.
    pub mixed: Option<Mixed>,
    /// The brand manual.
    pub pillars: Pillars,
    /// The service desk.
    pub questions: Questions,
    /// Search.
    pub keywords: Keywords,
    /// Notes that compete.
    pub cannibalising: Vec<Competing>,
    /// What is said again.
    pub repetition: Repetition,
    /// Whether it can be believed.
    pub trust: Trust,
    /// When it speaks.
    pub rhythm: Rhythm,
}

impl Account {
    /// Looks at notes as one account. `today` are days since 1970.
    pub fn of(mut notes: Vec<AccountNote>, packs: &Packs, config: &Config, today: Option<i64>) -> Self {
        notes.sort_by(|a, b| {
            let key = |n: &AccountNote| (n.day.is_none(), n.day);
            key(a).cmp(&key(b)).then_with(|| a.path.cmp(&b.path)).then_with(|| a.id.cmp(&b.id))
        });
        let (shop, mixed) = whose::shop(&notes, packs, config);
        let months: Vec<u8> = today.map(months).unwrap_or_default();
        let repetition = repetition::repetition(&notes);
        Self {
            shop,
            mixed,
            pillars: pillars::pillars(&notes),
            questions: questions::questions(&notes, shop, packs, &config.shop),
            keywords: keywords::keywords(&notes, shop, packs, &months),
            cannibalising: cannibalising::cannibalising(&notes, &repetition),
            repetition,
            trust: trust::trust(&notes),
            rhythm: rhythm::rhythm(&notes, today),
            notes,
        }
    }

    /// How many notes are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.notes.iter().filter(|n| n.kind == kind).count()
    }
}

/// This month and the next.
fn months(today: i64) -> Vec<u8> {
    let (_, month, _) = date::civil(today);
    vec![month, month % 12 + 1]
}
