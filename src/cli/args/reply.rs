//! Arguments of `reply`.

use super::common::CommonArgs;
use super::heading::{INPUT, REPORT};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `reply`.
#[derive(Args, Clone, Debug, Default)]
pub struct ReplyArgs {
    /// 客人留言：txt（一行一條，或者成段貼落嚟）、CSV、XLSX、NDJSON，或者 `-` · comments
    ///
    /// The shop's facts come from advise.toml. Nothing is posted and nothing is kept.
    #[arg(value_name = "FILE", help_heading = INPUT)]
    pub file: PathBuf,
    /// 標準輸入係乜：text（預設）、ndjson、csv、xlsx · what - holds
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true, help_heading = INPUT)]
    pub input_format: Option<TableInput>,
    /// 邊欄係留言：text=欄名 · which column is what, repeatable
    #[arg(long, value_name = "FIELD=COLUMN", help_heading = INPUT)]
    pub map: Vec<String>,
    /// 格式：table（預設）、json、ndjson、csv、xlsx、markdown · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: ReplyFormat,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// 講多啲：每條留言都列出嚟 · list every comment
    #[arg(short, long, help_heading = REPORT)]
    pub verbose: bool,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// What an input of rows holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableInput {
    /// Lines of text, or a pasted thread.
    Text,
    /// One object a line.
    Ndjson,
    /// A table as text.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

/// Formats of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReplyFormat {
    /// For the owner.
    #[default]
    Table,
    /// One object.
    Json,
    /// One object a comment.
    Ndjson,
    /// The client's columns and the answers.
    Csv,
    /// The same as a spreadsheet.
    Xlsx,
    /// For a document.
    Markdown,
}
