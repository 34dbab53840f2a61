//! Arguments of `brief`.

use super::common::CommonArgs;
use super::heading::{REPORT, SEARCH};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `brief`.
#[derive(Args, Clone, Debug, Default)]
pub struct BriefArgs {
    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 今次想講咩，例如 聖誕蛋糕預訂 · what you have in mind
    #[arg(long, value_name = "TEXT", help_heading = SEARCH)]
    pub about: Option<String>,
    /// 邊個月，1 至 12，或者 now（預設） · the month to write for
    #[arg(long, value_name = "MONTH", help_heading = SEARCH)]
    pub season: Option<String>,
    /// 標題同關鍵詞寫繁、簡定英：hant、hans、en（預設跟 --lang） · script of titles and keywords
    #[arg(long, value_name = "SCRIPT", value_enum, hide_possible_values = true, help_heading = SEARCH)]
    pub script: Option<TitleScript>,
    /// 格式：table（預設）、markdown、json · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: BriefFormat,
    /// 最多幾多個題目，0 = 全部（預設 10） · at most so many ideas, 0 for all
    #[arg(long, value_name = "N", help_heading = REPORT)]
    pub limit: Option<usize>,
    /// 寫入檔案 · write the brief to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Formats of a brief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// For people.
    #[default]
    Table,
    /// To paste into a document.
    Markdown,
    /// One object.
    Json,
}

/// Scripts of titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TitleScript {
    /// Traditional Chinese, as Hong Kong shops write.
    #[value(alias = "yue", alias = "traditional", alias = "zh-hk")]
    Hant,
    /// Simplified Chinese, mainland wording.
    #[value(alias = "simplified", alias = "mainland", alias = "zh-cn")]
    Hans,
    /// English.
    #[value(alias = "english", alias = "latin")]
    En,
}
