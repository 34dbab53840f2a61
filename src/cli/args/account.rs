//! Arguments of `account`.

use super::check::{FailOn, InputFormat};
use super::common::CommonArgs;
use super::heading::{INPUT, OTHER, REPORT, RULES, SEARCH};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `account`.
#[derive(Args, Clone, Debug, Default)]
pub struct AccountArgs {
    /// 一個帳號嘅筆記：資料夾、NDJSON、CSV、XLSX · a folder of notes, or NDJSON, CSV, XLSX
    ///
    /// Drafts may have a date in their header or file name. Tables need a column of texts (正文, 內容, desc …).
    #[arg(value_name = "PATH", help_heading = INPUT)]
    pub paths: Vec<PathBuf>,
    /// 標準輸入係乜：md（預設）、ndjson · what - holds
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true, help_heading = INPUT,
        hide_short_help = true)]
    pub input_format: Option<InputFormat>,
    /// 邊一欄係乜，例如 body=內容 · which column holds what, repeatable
    ///
    /// Fields: body, title, tags, date, id.
    #[arg(long, value_name = "FIELD=COLUMN", help_heading = INPUT, hide_short_help = true)]
    pub map: Vec<String>,

    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 有幾嚴重嘅問題先算唔過：error（預設）、warning、hint、never · exit 1 from here
    #[arg(long, value_name = "LEVEL", value_enum, hide_possible_values = true, help_heading = RULES)]
    pub fail_on: Option<FailOn>,

    /// 格式：table（預設）、json、markdown、html · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: AccountFormat,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// 講多啲：全部細節同可以貼嘅設定 · all details, and settings to paste
    #[arg(short, long, help_heading = REPORT)]
    pub verbose: bool,

    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
    /// 同時用幾多個核心，0 = 全部 · threads, 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = OTHER,
        hide_short_help = true)]
    pub jobs: usize,
}

/// Formats of accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AccountFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// To paste into a document.
    Markdown,
    /// One page to print.
    Html,
}
