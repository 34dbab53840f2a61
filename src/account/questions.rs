//! The service desk: what customers of the trade ask, which notes answer it, and what is still open.

use super::data::{Question, Says, data};
use super::note::{AccountNote, Shop};
use super::words;
use crate::config;
use crate::pack::Packs;

/// A question of the trade.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// Its place in the list of questions.
    pub place: usize,
    /// How much it matters, 1 to 10.
    pub importance: f32,
    /// Notes that answer it, in their order.
    pub notes: Vec<usize>,
    /// What the shop's profile answers, which no note says yet.
    pub profile: Option<String>,
}

/// The questions of an account.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// Those that notes answer, the most important first.
    pub answered: Vec<AskedQuestion>,
    /// Those that no note answers, the most important first.
    pub open: Vec<AskedQuestion>,
}

impl AskedQuestion {
    /// The question itself.
    pub fn question(&self) -> &'static Question {
        &data().questions[self.place]
    }
}

/// The questions of a trade, and which notes answer them.
pub fn questions(notes: &[AccountNote], shop: Shop, packs: &Packs, profile: &config::Shop) -> Questions {
    let mut found = Questions::default();
    let category = shop.category.and_then(|c| packs.index.categories.get(usize::from(c)));
    let (trade, group) = (category.map(|c| c.id.as_str()), category.map(|c| c.group.name()));
    for (place, question) in data().questions.iter().enumerate() {
        let Some(importance) = question.importance(trade, group) else { continue };
        let answers = |note: &AccountNote| note.answers.contains(&(place as u16));
        let by: Vec<usize> = (0..notes.len()).filter(|i| answers(&notes[*i])).collect();
        let is_open = by.is_empty();
        let told = if is_open { told(place, profile) } else { None };
        let asked = AskedQuestion { place, importance, notes: by, profile: told };
        if is_open { found.open.push(asked) } else { found.answered.push(asked) }
    }
    for list in [&mut found.open, &mut found.answered] {
        list.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.place.cmp(&b.place)));
    }
    found
}

/// What the profile answers to a question.
fn told(place: usize, profile: &config::Shop) -> Option<String> {
    let faq = profile.faq.iter().find(|f| asks(place, &f.question) && !f.answer.trim().is_empty());
    faq.map(|f| f.answer.trim().to_owned())
}

/// Whether a text asks what the question in this place of the list asks.
pub(super) fn asks(place: usize, text: &str) -> bool {
    let data = data();
    let is_it = |row: &u16| data.says[usize::from(*row)] == Says::Asks(place);
    words::sentences(text).iter().any(|s| data.words.rows_in(s).iter().any(is_it))
}
