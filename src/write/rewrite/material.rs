//! What a version can be made of: the facts of a draft and of the shop's profile, and what became of each sentence.

use crate::pack::rule_file::Needed;
use crate::source::Span;
use std::collections::BTreeSet;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// The shop's name.
    Shop,
    /// Goods or a service with its price.
    Item,
    /// What a visit costs.
    Price,
    /// Street and number.
    Address,
    /// The way from the station.
    Exit,
    /// Opening hours.
    Hours,
    /// How to book without leaving the app.
    Booking,
    /// How to pay.
    Payment,
    /// A dated or counted offer.
    Offer,
    /// A customer's question with the shop's answer.
    Faq,
    /// A sentence of the draft.
    Told,
    /// A claim that wants evidence.
    Claim,
}

/// Something that may stand in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub kind: FactKind,
    /// As it may stand in a version, before it is carried over into another way of writing.
    pub text: String,
    /// Where in the draft; none for the profile.
    pub span: Option<Span>,
}

/// Goods with a price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called, praise left out.
    pub name: String,
    /// The amount as written.
    pub price: String,
    /// Name and amount in the draft; none for the profile.
    pub span: Option<Span>,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// As it was, apart from marks.
    Kept,
    /// Without its selling words.
    Softened,
    /// Into the practical lines.
    Moved,
    /// Became a question to the owner.
    Asked,
    /// Left out.
    Dropped,
}

impl Fate {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Softened => "softened",
            Self::Moved => "moved",
            Self::Asked => "asked",
            Self::Dropped => "dropped",
        }
    }
}

/// A sentence of the draft and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
    /// The rule behind it.
    pub rule: Option<String>,
    /// Why, in the language of the run.
    pub reason: String,
}

/// A sentence that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Index into [`Material::verdicts`]; none for the profile.
    pub sentence: Option<usize>,
    /// Without end mark.
    pub text: String,
    /// Where in the draft.
    pub span: Option<Span>,
    /// The cues of sharing that it holds.
    pub cues: BTreeSet<String>,
    /// Whether it is the last question to the readers.
    pub is_question: bool,
    /// Line of the draft, so that what stood together stays together.
    pub line: usize,
}

/// A question of a note that still waits for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// Evidence for a claim.
    Claim(String),
    /// The dates of an offer.
    Offer(String),
    /// A slot that stood in the draft already.
    Slot(String),
}

/// All that a version can be made of.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Sentences that can be told, in order.
    pub told: Vec<Told>,
    /// Goods with prices.
    pub items: Vec<Item>,
    /// Everything practical, the draft's own first.
    pub facts: Vec<Fact>,
    /// Questions and answers of the profile.
    pub faq: Vec<(String, String)>,
    /// What is to be asked.
    pub open: Vec<Open>,
    /// What became of each sentence.
    pub verdicts: Vec<Verdict>,
    /// A hook of ours stood in the draft: it was a version already.
    pub had_hook: bool,
    /// What the draft says somewhere: no version asks for it. The policy is that of the check.
    pub said: Vec<Needed>,
    /// Whether `$` is known to be Hong Kong's.
    pub hkd: bool,
}

impl Material {
    /// The first fact of a kind.
    pub fn fact(&self, kind: FactKind) -> Option<&Fact> {
        self.facts.iter().find(|f| f.kind == kind)
    }

    /// Whether anything lawful and true can be told.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
            && self.items.is_empty()
            && self.faq.is_empty()
            && !self.facts.iter().any(|f| f.kind != FactKind::Shop)
    }

    /// How many questions of a customer can be answered.
    pub fn answers(&self) -> usize {
        const ASKED: [FactKind; 5] =
            [FactKind::Address, FactKind::Exit, FactKind::Hours, FactKind::Booking, FactKind::Payment];
        let known = ASKED.into_iter().filter(|k| self.fact(*k).is_some()).count();
        known + self.faq.len() + usize::from(!self.items.is_empty())
    }

    /// How much speaks for a kind of fact that an angle prefers.
    pub fn strength(&self, wanted: &str) -> f32 {
        let cue = |name: &str| self.told.iter().filter(|t| t.cues.contains(name)).count().min(3) as f32;
        let has = |kind: FactKind| self.facts.iter().filter(|f| f.kind == kind).count().min(3) as f32;
        match wanted {
            "item" => (self.items.len() as f32 / 2.0).min(3.0),
            "price" => has(FactKind::Price) + f32::from(u8::from(!self.items.is_empty())),
            "address" => has(FactKind::Address),
            "exit" => has(FactKind::Exit),
            "hours" => has(FactKind::Hours),
            "booking" => has(FactKind::Booking),
            "payment" => has(FactKind::Payment),
            "offer" => has(FactKind::Offer) * 2.0,
            "faq" => (self.faq.len() as f32).min(3.0),
            "claim" => f32::from(u8::from(self.open.iter().any(|o| matches!(o, Open::Claim(_))))) / 2.0,
            "limit" => cue("downside"),
            "number" | "material" | "size" => cue("facts"),
            "story" => cue("turn") + cue("person"),
            "failure" => cue("turn"),
            "season" => 0.0,
            other => cue(other),
        }
    }
}
