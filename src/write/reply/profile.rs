//! What the profile answers: its fields, and the owner's own answers sorted like comments.

use super::pack::{Field, Written};
use crate::comments::Sorter;
use crate::comments::intent::Intent;
use crate::config::Shop;
use crate::lists::WordList;
use crate::text::convert;
use crate::text::script::is_letter;
use crate::text::variants;
use std::collections::BTreeSet;

/// So much of what two questions say is the same where one answers the other.
const SAME: f32 = 0.5;

/// An answer of the owner's.
#[derive(Debug)]
struct Own {
    intents: Vec<Intent>,
    pairs: BTreeSet<(char, char)>,
    words: BTreeSet<String>,
    answer: String,
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
            let wants = sorter.sort(&faq.question);
            Own {
                intents: wants.intents.iter().map(|(intent, _)| *intent).filter(|i| i.is_question()).collect(),
                pairs: pairs(&faq.question),
                words: words(&faq.question),
                answer: faq.answer.trim().to_owned(),
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
        let (said, words) = (pairs(comment), words(comment));
        let likeness = |own: &Own| {
            let common = own.pairs.intersection(&said).count() as f32;
            common / own.pairs.len().min(said.len()).max(1) as f32
        };
        let shared = |own: &Own| own.words.intersection(&words).count();
        let fits = |own: &&Own| {
            // Of the same intent it must be about the same thing: a cat is no dog.
            let is_same = own.intents.contains(&intent) && shared(own) > 0;
            reads(&own.answer, written) && (is_same || likeness(own) >= SAME)
        };
        let worth = |own: &&Own| (shared(own), (likeness(own) * 1000.0) as u32);
        let best = self.own.iter().filter(fits).max_by_key(worth)?;
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

/// What a question is about: its characters but for those that any question has, and its Latin words.
fn words(text: &str) -> BTreeSet<String> {
    let folded = variants().fold_str(text);
    let latin = folded.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 2);
    let han = folded.chars().filter(|c| is_letter(*c) && !c.is_ascii() && !WordList::CommentIdle.has_char(*c));
    let idle = |w: &&str| !WordList::CommentIdleEnglish.has(w);
    latin.filter(idle).map(str::to_owned).chain(han.map(String::from)).collect()
}
