//! Arguments of `check`.

use super::common::{Color, CommonArgs};
use super::heading::{FIXING, FORMATS, INPUT, OTHER, REPORT, RULES, SEARCH, USUAL};
use advise::diagnostic::Severity;
use advise::report::format::Format;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `check`.
#[derive(Args, Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one a flag")]
pub struct CheckArgs {
    /// 草稿、資料夾，或者 `-`（標準輸入） · drafts, folders, or - for standard input
    ///
    /// Files: *.md, *.txt; *.ndjson and *.jsonl hold one note a line. Folders are walked; .gitignore is respected.
    #[arg(value_name = "PATH", help_heading = INPUT, hide_short_help = true)]
    pub paths: Vec<PathBuf>,
    /// 標準輸入係乜：md（預設）、ndjson · what - or a file without a known name holds
    #[arg(
        long,
        value_name = "KIND",
        value_enum,
        hide_possible_values = true,
        help_heading = INPUT,
        hide_short_help = true
    )]
    pub input_format: Option<InputFormat>,

    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 想畀人搵到嘅詞，可以重複 · keyword, repeatable
    #[arg(long, value_name = "WORD", help_heading = SEARCH)]
    pub keyword: Vec<String>,

    /// 只睇呢啲規則或組別 · only these rules or groups, repeatable
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = RULES)]
    pub select: Vec<String>,
    /// 唔睇呢啲規則或組別 · leave these out, repeatable
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = RULES)]
    pub ignore: Vec<String>,
    /// 低過呢個分數就算唔過 · exit 1 below this score
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=100), help_heading = RULES)]
    pub min_score: Option<u8>,
    /// 幾嚴重先算唔過：error（預設）、warning、hint、never · exit 1 from here
    #[arg(long, value_name = "LEVEL", value_enum, hide_possible_values = true, help_heading = RULES)]
    pub fail_on: Option<FailOn>,

    /// 直接執啲穩陣嘅（標點、隱形字） · apply safe fixes
    #[arg(long, help_heading = FIXING)]
    pub fix: bool,
    /// 連改字眼嗰啲都執 · apply fixes that change words too
    #[arg(long, help_heading = FIXING)]
    pub unsafe_fixes: bool,
    /// 只睇會改乜，唔寫入 · show the changes, write nothing
    #[arg(long, help_heading = FIXING)]
    pub diff: bool,

    /// Format of the report; help and names are those of [`Format`].
    #[arg(long, value_name = "FORMAT", help = format_help(), value_parser = format_parser(), default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: Format,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// JSON 入面列埋讀到嘅資料：價錢、時間、地址 · facts with their places, in JSON
    #[arg(long, help_heading = REPORT, hide_short_help = true)]
    pub facts: bool,
    /// 最尾數埋每條規則出現幾多次 · count findings by rule
    #[arg(long, help_heading = REPORT, hide_short_help = true)]
    pub statistics: bool,
    /// 每篇一行 · one line a note
    #[arg(short, long, conflicts_with = "verbose", help_heading = REPORT)]
    pub quiet: bool,
    /// 講多啲 · say more
    #[arg(short, long, help_heading = REPORT)]
    pub verbose: bool,
    /// 顏色：auto、always、never · colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT, hide_short_help = true)]
    pub color: Color,

    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
    /// 同時用幾多個核心，0 = 全部 · threads, 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = OTHER,
        hide_short_help = true)]
    pub jobs: usize,
}

/// Names every format, so that a new one is in the help by itself.
fn format_help() -> String {
    let usual = |format| if format == Format::default() { USUAL } else { "" };
    let names: Vec<String> = Format::all().map(|format| format!("{format}{}", usual(format))).collect();
    format!("{FORMATS}{} · format", names.join("、"))
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let names = Format::all().map(|format| PossibleValue::new(format.name()).help(format.what()));
    PossibleValuesParser::new(names).map(|name| Format::from_name(&name).unwrap_or_default())
}

/// What an input holds that does not say so by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One draft.
    Md,
    /// One note a line.
    Ndjson,
}

/// From which severity the exit code is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Account or legal risk.
    #[default]
    Error,
    /// Costs reach.
    Warning,
    /// Anything.
    Hint,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The severity, if any fails.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Hint => Some(Severity::Hint),
            Self::Never => None,
        }
    }
}
