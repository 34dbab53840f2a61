//! What several commands have in common.

use super::heading::{OTHER, REPORT, RULES};
use advise::lang::Lang;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Settings that every command understands.
#[derive(Args, Clone, Debug, Default)]
pub struct CommonArgs {
    /// 訊息語言：zh-HK、zh-CN、en · language
    ///
    /// Default: the locale when standard output is a terminal, else zh-HK.
    #[arg(long, value_name = "LANG", value_parser = lang(), ignore_case = true, hide_possible_values = true,
        help_heading = REPORT)]
    pub lang: Option<Lang>,
    /// 自己嘅詞包資料夾，可以重複 · keyword packs, repeatable
    #[arg(long, value_name = "DIR", help_heading = RULES)]
    pub packs: Vec<PathBuf>,
    /// 用呢份設定 · use this settings file instead of the nearest advise.toml
    #[arg(long, value_name = "FILE", help_heading = OTHER, conflicts_with = "isolated", hide_short_help = true)]
    pub config: Option<PathBuf>,
    /// 唔理 advise.toml · ignore any advise.toml
    #[arg(long, help_heading = OTHER, hide_short_help = true)]
    pub isolated: bool,
    /// 唔用、唔留整理好嘅詞包 · keep no compiled packs, and use none
    ///
    /// Own packs are compiled once and kept in the user's cache folder (or `ADVISE_CACHE_DIR`) until they change.
    #[arg(long, help_heading = OTHER, hide_short_help = true)]
    pub no_cache: bool,
}

/// Formats of `explain`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// One object a note.
    Ndjson,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    let named = |name: String| Lang::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(&name)).map(|(l, _)| l);
    PossibleValuesParser::new(Lang::ALL.map(|(_, name)| name)).map(move |name| named(name).unwrap_or_default())
}
