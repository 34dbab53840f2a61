//! Arguments of `verify`.

use super::check::{FailOn, InputFormat};
use super::common::CommonArgs;
use super::heading::{INPUT, OTHER, REPORT, RULES};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `verify`.
#[derive(Args, Clone, Debug, Default)]
pub struct VerifyArgs {
    /// 原稿，然後係版本；其中一篇可以係 `-` · the draft, then the version; one may be -
    ///
    /// Or one file of pairs: {"id","draft":{"title","body"},"version":{"title","body"}} a line.
    #[arg(value_name = "PATH", help_heading = INPUT)]
    pub paths: Vec<PathBuf>,
    /// ndjson：每行一對 · ndjson: one pair a line
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true, help_heading = INPUT)]
    pub input_format: Option<InputFormat>,

    /// 原稿冇講同漏咗都算唔過 · exit 1 also for anything new or left out
    #[arg(long, help_heading = RULES)]
    pub strict: bool,
    /// 版本嘅規則問題幾嚴重先算唔過：error（預設）、warning、hint、never · exit 1 from here
    #[arg(long, value_name = "LEVEL", value_enum, hide_possible_values = true, help_heading = RULES)]
    pub fail_on: Option<FailOn>,

    /// 格式：table（預設）、json · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: VerifyFormat,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// 講多啲：每句出自邊度 · say where every clause stands
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

/// Formats of comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
}
