//! Posts that mention a shop, as its owner collected them: who wrote each, and whom to invite. Pure functions.
//!
//! ```text
//! brief      what a brief for somebody who posts must not ask for
//! field      the columns of a table
//! read       rows and lines of JSON become mentions
//! words      words that tell who writes and what for
//! signs      what stands in a mention
//! shared     wording that several people share
//! engagement whether the counts are what is usual
//! label      what a mention is
//! rank       who is worth an invitation
//! ```

pub mod brief;
pub mod engagement;
pub mod field;
pub mod label;
pub mod mention;
pub mod rank;
pub mod read;
pub mod shared;
pub mod signs;
pub mod words;

use crate::text::variants;
use label::Label;
use mention::Mention;
use rank::{Besides, Verdict};
use signs::Signs;
use std::collections::{HashMap, HashSet};

/// What mentions are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// The shop's name.
    pub shop: Option<String>,
    /// Fewest and most followers of who may be invited.
    pub followers: (u64, u64),
}

impl Default for Standard {
    fn default() -> Self {
        Self { shop: None, followers: (300, 10_000) }
    }
}

/// A mention that was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What it is.
    pub label: Label,
    /// Whom to ask first, from 1; none who is left out.
    pub rank: Option<usize>,
    /// What it comes to.
    pub verdict: Verdict,
}

/// What the mentions of one author come to.
#[derive(Clone, Copy, Debug, Default)]
struct Author {
    besides: Besides,
    /// As the seller.
    sells: usize,
    /// As one who reviews by size or trade.
    reviews: usize,
}

/// Judges all mentions of a table; `signs` are theirs, in the same order.
pub fn judge(mentions: &[Mention], signs: &[Signs], standard: &Standard) -> Vec<Judged> {
    let shop = standard.shop.as_deref().map(|s| variants().key(s)).filter(|s| !s.is_empty());
    let shared = shared::shared(mentions);
    let mut labels: Vec<Label> = mentions
        .iter()
        .zip(signs)
        .zip(&shared)
        .map(|((m, s), part)| label::label(m, s, *part, shop.as_deref()))
        .collect();
    let mut besides: HashMap<String, Author> = HashMap::new();
    for (mention, label) in mentions.iter().zip(&labels) {
        let author = besides.entry(key(mention)).or_default();
        author.besides.all += 1;
        author.besides.adverts += usize::from(matches!(label, Label::Advert | Label::OtherShop));
        author.sells += usize::from(*label == Label::OtherShop);
        author.reviews += usize::from(*label == Label::Influencer);
    }
    let mut out = Vec::with_capacity(mentions.len());
    for (i, (mention, signs)) in mentions.iter().zip(signs).enumerate() {
        let Author { besides: of, sells, reviews } = besides.get(&key(mention)).copied().unwrap_or_default();
        // Who reviews by trade in most posts does so in the others, however they tell it.
        if reviews > 0 && reviews * 2 >= of.all && labels[i] == Label::CustomerDetail {
            labels[i] = Label::Influencer;
        }
        // Who sells in most of their posts is a shop in those that say little, too.
        if sells >= 2 && sells * 2 >= of.all && labels[i] != Label::CopiedTemplate && signs.detail() < 8 {
            labels[i] = Label::OtherShop;
        }
        let engagement = engagement::judge(mention);
        let verdict = rank::judge(mention, signs, labels[i], &engagement, of, standard.followers);
        out.push(Judged { label: labels[i], rank: None, verdict });
    }
    // One invitation a person: the best of their mentions.
    let mut order: Vec<usize> = (0..out.len()).filter(|i| out[*i].verdict.is_invited).collect();
    order.sort_by(|a, b| out[*b].verdict.score.total_cmp(&out[*a].verdict.score).then(a.cmp(b)));
    let mut invited: HashSet<String> = HashSet::new();
    let mut rank = 0;
    for i in order {
        if invited.insert(key(&mentions[i])) {
            rank += 1;
            out[i].rank = Some(rank);
        } else {
            out[i].verdict.is_another();
        }
    }
    out
}

/// Whose mentions belong together; nobody's belong to nobody else's.
fn key(mention: &Mention) -> String {
    if mention.author.is_empty() { format!("\u{1}{}", mention.line) } else { mention.author_key() }
}
