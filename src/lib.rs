//! 種詞 (seedword): reads a draft note for 小紅書 and says whether customers will find it and believe it.
//!
//! One pure function does the work, [`check()`]; everything around it prepares its arguments or shows its result.
//!
//! ```
//! use advise::{check, Config, Packs, Source};
//! let packs = Packs::built_in();
//! let draft = Source::text("draft.md", "# 上環咖啡店\n\n我喺上環開咗間咖啡店，朝早七點開門。\n\n#上環咖啡店");
//! let report = check(&draft, &packs, &Config::default());
//! assert!(report.outcome.score.total > 0);
//! ```

#[cfg(feature = "fetch")]
pub mod fetch;
#[cfg(feature = "fetch")]
pub mod harvest;
#[cfg(any(feature = "fetch", feature = "llm"))]
pub mod net;

pub mod account;
pub mod check;
pub mod comments;
pub mod config;
pub mod curate;
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod figures;
pub mod fix;
pub mod grams;
pub mod judge;
pub mod lang;
pub mod lists;
pub mod mend;
#[cfg(feature = "cli")]
pub mod mentions;
pub mod note;
pub mod pack;
pub mod reading;
#[cfg(feature = "cli")]
pub mod report;
pub mod rules;
pub mod score;
pub mod source;
#[cfg(feature = "cli")]
pub mod tables;
pub mod text;
pub mod titles;
pub mod tone;
pub mod write;

pub use check::{Outcome, Report, check, check_with};
pub use config::Config;
pub use diagnostic::{Finding, Severity};
pub use lang::Lang;
pub use note::Source;
pub use pack::Packs;
