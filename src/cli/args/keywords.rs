//! Arguments of `keywords`.

use super::common::CommonArgs;
use super::heading::{INPUT, REPORT, SEARCH};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `keywords`.
#[derive(Args, Clone, Debug, Default)]
pub struct KeywordsArgs {
    /// 想搵嘅詞，簡繁英都得，例如 上環咖啡店 · what to look for, in any script
    #[arg(value_name = "QUERY", help_heading = INPUT)]
    pub query: Option<String>,
    /// 筆記資料夾：睇下邊啲詞已經有筆記寫 · notes, to see which keywords they go for already
    #[arg(long, value_name = "DIR", help_heading = INPUT)]
    pub notes: Vec<PathBuf>,
    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 邊個月，1 至 12，或者 now · only what is searched in this month
    #[arg(long, value_name = "MONTH", help_heading = SEARCH)]
    pub season: Option<String>,
    /// 格式：table（預設）、json、csv · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: ListFormat,
    /// 排序：importance（預設）、searches（要有匯入嘅數字） · by importance, or by imported searches
    ///
    /// Imported figures are relative and change neither importance nor score; see advise pack import.
    #[arg(long, value_name = "ORDER", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub sort: SortBy,
    /// 最多列幾多個，0 = 全部（table 預設 30） · at most so many, 0 for all
    #[arg(long, value_name = "N", help_heading = REPORT)]
    pub limit: Option<usize>,
    /// 寫入檔案 · write the list to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Orders of a keyword list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    /// The editors' choice.
    #[default]
    Importance,
    /// Imported figures.
    Searches,
}

/// Formats of a keyword list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// For spreadsheets.
    Csv,
}
