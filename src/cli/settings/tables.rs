//! `advise.toml` as it is written: its tables and keys, nothing of what they mean. A key that nothing has is refused.

use serde::Deserialize;
use std::path::PathBuf;
use toml::Spanned;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SettingsTables {
    /// `[shop]`.
    pub shop: ShopTable,
    /// `[check]`.
    pub check: CheckTable,
    /// `[files]`.
    pub files: FilesTable,
    /// `[llm]`.
    pub llm: LlmTable,
}

/// `[shop]`: the profile of the shop.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShopTable {
    /// What it is called.
    pub name: Option<String>,
    /// Name or id of the district.
    pub district: Option<Spanned<String>>,
    /// The place that customers look for.
    pub place: Option<Spanned<String>>,
    /// Name or id of the trade.
    pub category: Option<Spanned<String>>,
    /// Where it is.
    pub address: Option<String>,
    /// The way from the MTR.
    pub mtr_exit: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// What a person spends.
    pub price_per_person: Option<String>,
    /// What it is known for.
    pub signature: Vec<String>,
    /// How it began.
    pub story: Option<String>,
    /// How to book.
    pub booking: Option<String>,
    /// How one can pay.
    pub payment: Vec<String>,
    /// What customers ask.
    pub faq: Vec<FaqTable>,
    /// Who writes.
    pub author: Option<Spanned<String>>,
}

/// `[[shop.faq]]`: what customers ask, and the answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaqTable {
    /// The question.
    pub q: String,
    /// Its answer.
    pub a: String,
}

/// `[check]`: what is checked for, and when a run fails.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CheckTable {
    /// Words to be found by, the first is the most important.
    pub keywords: Vec<String>,
    /// Only these rules or groups.
    pub select: Vec<Spanned<String>>,
    /// Not these rules or groups.
    pub ignore: Vec<Spanned<String>>,
    /// From which severity a run fails.
    pub fail_on: Option<Spanned<String>>,
    /// The score below which a run fails.
    pub min_score: Option<Spanned<u8>>,
    /// Language of the messages.
    pub lang: Option<Spanned<String>>,
    /// The user's pack folders, from where the file lies.
    pub packs: Vec<PathBuf>,
    /// Where `pack update` looks.
    pub update_url: Option<String>,
}

/// `[files]`: what in a folder is no draft.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FilesTable {
    /// Globs as in `.gitignore`.
    pub exclude: Vec<Spanned<String>>,
}

/// `[llm]`: where the user's language model is. The key is never written there, only the name of the variable that
/// holds it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LlmTable {
    /// Address of the server.
    pub url: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// The variable that holds the key.
    pub api_key_env: Option<Spanned<String>>,
    /// Seconds to wait for an answer.
    pub timeout: Option<Spanned<u64>>,
    /// How often to ask.
    pub requests_per_minute: Option<Spanned<u32>>,
    /// How freely it writes, 0 to 2.
    pub temperature: Option<Spanned<f64>>,
}
