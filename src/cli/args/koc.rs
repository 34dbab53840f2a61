//! Arguments of `koc`.

use super::common::CommonArgs;
use super::heading::{INPUT, OTHER, REPORT, RULES};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `koc`.
#[derive(Args, Clone, Debug, Default)]
pub struct KocArgs {
    /// 收集返嚟嘅分享：CSV、XLSX、NDJSON，或者 `-` · mentions: CSV, XLSX, NDJSON, or -
    #[arg(value_name = "FILE", help_heading = INPUT, required_unless_present = "brief")]
    pub file: Option<PathBuf>,
    /// 驗一份畀 KOC 嘅 brief（md、txt、`-`），再寫一份守規矩嘅 · check a brief for KOCs and draft one
    #[arg(long, value_name = "FILE", help_heading = INPUT, conflicts_with_all = ["file", "map", "anonymise"])]
    pub brief: Option<PathBuf>,
    /// 邊一欄係乜，例如 text=內容 · which column holds what, repeatable
    ///
    /// Fields: text, title, author, followers, likes, saves, comments, shares, date, platform, link, paid, id.
    #[arg(long, value_name = "FIELD=COLUMN", help_heading = INPUT)]
    pub map: Vec<String>,

    /// 店名；唔寫就睇 advise.toml · the shop's name, else that of advise.toml
    #[arg(long, value_name = "NAME", help_heading = RULES)]
    pub shop: Option<String>,
    /// 邀請邊個粉絲數：預設 300-10000 · followers of who may be invited
    #[arg(long, value_name = "MIN-MAX", help_heading = RULES)]
    pub followers: Option<String>,
    /// 邀請幾多個：預設 10，0 = 全部 · invitations, 0 for all
    #[arg(long, value_name = "N", default_value_t = 10, hide_default_value = true, help_heading = RULES)]
    pub limit: usize,
    /// 收起客人名、連結同帳號 · authors become 客人 A, B …; handles and links go
    #[arg(long, help_heading = REPORT)]
    pub anonymise: bool,

    /// 格式：table（預設）、json、ndjson、csv、xlsx、markdown · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: KocFormat,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,

    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
    /// 同時用幾多個核心，0 = 全部 · threads, 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = OTHER,
        hide_short_help = true)]
    pub jobs: usize,
}

/// Formats of mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum KocFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// One object a mention.
    Ndjson,
    /// The table again, with what was found behind its columns.
    Csv,
    /// The same as a spreadsheet.
    Xlsx,
    /// To send on.
    Markdown,
}
