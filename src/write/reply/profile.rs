//! What the profile answers: its fields, and the owner's own answers sorted like comments.

use super::pack::{Field, Written};
use crate::comments::Sorter;
use crate::comments::intent::Intent;
use crate::comments::language::Tongue;
use crate::config::Shop;
use crate::text::convert;
use crate::text::script::is_letter;
use crate::text::variants;
use std::collections::BTreeSet;

/// So much of what two questions say is the same where one answers the other.
const SAME: f32 = 0.5;
/// So much of it at least, where both want the same.
const ALIKE: f32 = 0.18;

/// An answer of the owner's.
#[derive(Debug)]
struct Own {
    intents: Vec<Intent>,
    pairs: BTreeSet<(char, char)>,
    answer: String,
    is_english: bool,
}

/// The profile, ready to answer.
#[derive(Debug, Default)]
pub struct Profile {
    fields: Vec<(Field, String)>,
    own: Vec<Own>,
}

impl Profile {
    /// Reads the profile of a shop.
    pub fn new(shop: &Shop, sorter: &Sorter) -> Self {
        let payment = Some(shop.payment.join("、")).filter(|p| !p.is_empty());
        let fields = [
            (Field::Hours, &shop.hours),
            (Field::Address, &shop.address),
            (Field::MtrExit, &shop.mtr_exit),
            (Field::PricePerPerson, &shop.price_per_person),
            (Field::Booking, &shop.booking),
            (Field::Payment, &payment),
        ];
        let told = |text: &Option<String>| text.as_deref().map(bare).filter(|t| !t.is_empty());
        let own = shop.faq.iter().filter(|f| !f.answer.trim().is_empty()).map(|faq| {
            let sorted = sorter.sort(&faq.question);
            Own {
                intents: sorted.intents.iter().map(|(intent, _)| *intent).filter(|i| i.is_question()).collect(),
                pairs: pairs(&faq.question),
                answer: faq.answer.trim().to_owned(),
                is_english: Tongue::of(&faq.answer) == Tongue::En,
            }
        });
        Self { fields: fields.into_iter().filter_map(|(f, text)| Some((f, told(text)?))).collect(), own: own.collect() }
    }

    /// The facts of some fields, in their order, as a comment in this language is answered.
    pub fn fields(&self, wanted: &[Field], written: Written) -> Option<(Vec<Field>, String)> {
        let found: Vec<&(Field, String)> =
            wanted.iter().filter_map(|w| self.fields.iter().find(|(f, text)| f == w && reads(text, written))).collect();
        if found.is_empty() {
            return None;
        }
        let comma = if written == Written::En { ", " } else { "，" };
        let text: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        Some((found.iter().map(|(f, _)| *f).collect(), carried(&text.join(comma), written)))
    }

    /// The owner's own answer to a comment with this intent; the one whose question says most of the same.
    pub fn own(&self, intent: Intent, comment: &str, written: Written) -> Option<String> {
        let said = pairs(comment);
        let likeness = |own: &Own| {
            let common = own.pairs.intersection(&said).count() as f32;
            common / own.pairs.len().min(said.len()).max(1) as f32
        };
        let fits = |own: &&Own| {
            let likeness = likeness(own);
            let is_alone = self.own.iter().filter(|o| o.intents.first() == Some(&intent)).count() == 1;
            let is_same = own.intents.first() == Some(&intent) && (likeness >= ALIKE || (is_alone && said.len() < 8));
            reads(&own.answer, written) && (is_same || likeness >= SAME) && own.is_english == (written == Written::En)
        };
        let best = self.own.iter().filter(fits).max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        Some(carried(&best.answer, written))
    }
}

/// Whether somebody who writes so can read it: English wants English.
fn reads(text: &str, written: Written) -> bool {
    written != Written::En || !text.chars().any(|c| is_letter(c) && !c.is_ascii())
}

/// In the script of whoever asks.
fn carried(text: &str, written: Written) -> String {
    if written == Written::Hans { convert::to_hans(text) } else { text.to_owned() }
}

/// Without the mark that ends it: a frame has its own.
fn bare(text: &str) -> String {
    text.trim().trim_end_matches(['。', '.', '，', ',', '；', ';']).to_owned()
}

/// Pairs of letters that follow one another.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> =
        variants().fold_str(text).chars().filter(|c| is_letter(*c) || c.is_ascii_alphanumeric()).collect();
    letters.windows(2).map(|w| (w[0], w[1])).collect()
}
