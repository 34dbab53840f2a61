//! Settings of a run as the check sees them: what to look for, what to leave out, in which language to speak.
//! Where they come from (flags, `advise.toml`) is the business of `cli`.

use crate::lang::Lang;

/// What `check` needs to know besides the note and the packs.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Language of the messages.
    pub lang: Lang,
    /// From flags: win over what the note says.
    pub flags: TargetWish,
    /// From `advise.toml`: fill what the note leaves open.
    pub profile: TargetWish,
    /// The shop's own words from `advise.toml`.
    pub shop: Shop,
    /// Rules or groups to keep; empty for all.
    pub select: Vec<String>,
    /// Rules or groups to leave out.
    pub ignore: Vec<String>,
}

/// What a note is to be found by, as somebody wished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetWish {
    /// Id or any form of a district or of a place in it.
    pub district: Option<String>,
    /// Any form of a place.
    pub place: Option<String>,
    /// Id or any form of a trade.
    pub category: Option<String>,
    /// The user's own keywords.
    pub keywords: Vec<String>,
}

/// What the shop says about itself in `advise.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shop {
    /// The shop's name.
    pub name: Option<String>,
    /// Who writes, unless the note says otherwise.
    pub author: Option<crate::note::Author>,
    /// Where it stands.
    pub address: Option<String>,
    /// The way from the station.
    pub mtr_exit: Option<String>,
    /// Opening hours.
    pub hours: Option<String>,
    /// What a visit costs.
    pub price_per_person: Option<String>,
    /// What the shop is known for.
    pub signature: Vec<String>,
    /// How it came to be.
    pub story: Option<String>,
    /// How to book or ask.
    pub booking: Option<String>,
    /// How to pay.
    pub payment: Vec<String>,
    /// What customers ask.
    pub faq: Vec<Faq>,
}

/// A customer's question with the shop's own answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faq {
    /// As customers ask it.
    pub question: String,
    /// As the shop answers.
    pub answer: String,
}

impl Config {
    /// Whether findings of a rule are wanted.
    pub fn wants(&self, rule: &str) -> bool {
        let covers = |wish: &String| covers(wish, rule);
        (self.select.is_empty() || self.select.iter().any(covers)) && !self.ignore.iter().any(covers)
    }
}

/// Whether a rule or group covers a rule.
pub fn covers(wish: &str, rule: &str) -> bool {
    wish == rule || rule.strip_prefix(wish).is_some_and(|rest| rest.starts_with('/'))
}
