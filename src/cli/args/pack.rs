//! Arguments of `pack`.

use super::check::FailOn;
use super::common::CommonArgs;
use super::heading::{INPUT, OTHER, REPORT, RULES, SEARCH, TEMPLATE};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Arguments of `pack`.
#[derive(Args, Debug)]
pub struct PackArgs {
    /// Which verb.
    #[command(subcommand)]
    pub verb: PackVerb,
}

/// What can be done with packs in this version.
#[derive(Debug, Subcommand)]
pub enum PackVerb {
    /// 列出用緊嘅詞包 · list the packs in use
    #[command(help_template = TEMPLATE)]
    List(PackListArgs),
    /// 睇一個詞包入面有乜，每個詞邊度嚟 · show one pack
    #[command(help_template = TEMPLATE)]
    Show {
        /// 詞包，例如 cafe、咖啡店、category/cafe · which pack
        #[arg(value_name = "ID", help_heading = INPUT)]
        id: String,
        /// Shared settings.
        #[command(flatten)]
        common: CommonArgs,
    },
    /// 驗一個詞包資料夾有冇寫錯 · check a folder of packs
    #[command(help_template = TEMPLATE)]
    Check {
        /// 詞包資料夾；唔寫就驗內置同設定檔嗰啲 · folder; default: all packs in use
        #[arg(value_name = "DIR", help_heading = INPUT)]
        dir: Option<PathBuf>,
        /// 幾嚴重先算唔過：error（預設）、warning · warning: exit 1 when there is one
        #[arg(long, value_name = "LEVEL", value_enum, hide_possible_values = true, help_heading = RULES)]
        fail_on: Option<FailOn>,
        /// Shared settings.
        #[command(flatten)]
        common: CommonArgs,
    },
    /// 開一個自己嘅詞包，有註解、填空就得 · write a pack to fill in
    #[command(help_template = TEMPLATE)]
    New(PackNewArgs),
    /// 匯入聚光關鍵詞規劃工具嘅匯出（CSV、XLSX） · import a keyword planner's export
    ///
    /// Reads an export of 聚光's keyword planner, or with --map that of any other tool, and writes it as imports/ID.toml into
    /// the first folder of --packs, else of advise.toml, else into packs. Its keywords are found in drafts from then on.
    /// Figures are shown as relative and with their date; they change neither the editors' importance nor the score.
    #[command(help_template = TEMPLATE)]
    Import(PackImportArgs),
    /// 讀店舖或者市場嘅網頁，建議關鍵詞同舖頭資料 · read web pages, propose keywords and facts
    ///
    /// Reads pages that you name, or saved .html files; respects robots.txt; never touches 小紅書 itself.
    #[cfg(feature = "fetch")]
    #[command(help_template = TEMPLATE)]
    Harvest(super::fetch::HarvestArgs),
    /// 由網上更新詞包，驗過先換 · update packs over HTTPS, verified before anything is replaced
    #[cfg(feature = "fetch")]
    #[command(help_template = TEMPLATE)]
    Update(super::fetch::UpdateArgs),
}

/// Arguments of `pack list`.
#[derive(Args, Clone, Debug, Default)]
pub struct PackListArgs {
    /// 格式：table（預設）、json · format
    ///
    /// json: schema, version, and of each pack its id, kind, version, checked, origin, source and counts.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: PackListFormat,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Formats of the list of packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PackListFormat {
    /// For people.
    #[default]
    Table,
    /// `advise.pack-list/1`.
    Json,
}

/// Arguments of `pack import`.
#[derive(Args, Clone, Debug, Default)]
pub struct PackImportArgs {
    /// 匯出檔案：CSV（UTF-8、GBK、Big5）或者 XLSX · the export
    #[arg(value_name = "FILE", help_heading = INPUT)]
    pub file: PathBuf,
    /// 其他工具嘅欄名，例如 keyword=搜索词,searches=流量 · columns of another tool
    ///
    /// Fields: keyword, searches, bid, competition, competition_index, reason, date. What is not named is looked for under
    /// its usual headers.
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', help_heading = INPUT)]
    pub map: Vec<String>,
    /// CSV 嘅編碼：utf-8、gbk、big5…（預設自己認） · encoding of a CSV
    #[arg(long, value_name = "NAME", help_heading = INPUT)]
    pub encoding: Option<String>,
    /// 市場出價嘅單位：fen、yuan（預設睇欄名同小數點） · unit of the bids
    #[arg(long, value_name = "UNIT", value_enum, hide_possible_values = true, help_heading = INPUT)]
    pub bid_unit: Option<BidUnitArg>,
    /// 格數同標題行唔夾嗰啲行唔要，照匯入其餘 · leave out rows that do not fit the header
    #[arg(long, help_heading = INPUT)]
    pub skip_broken_rows: bool,
    /// 放寬上限，例如 rows=200000（見 --help） · raise a limit on the size of the file
    ///
    /// file (megabytes, 32 unless you say otherwise), unpacked (megabytes of an XLSX, 128), rows (100,000), columns (200),
    /// cells (2,000,000), strings (texts that the cells of an XLSX share, 1,000,000), cell (bytes of one cell of a CSV, 2,000).
    /// A file that goes beyond one is not read, and the message names the limit.
    #[arg(long, value_name = "NAME=N", value_delimiter = ',', help_heading = INPUT)]
    pub limit: Vec<String>,
    /// 數字係邊日嘅，YYYY-MM-DD · date of the figures
    ///
    /// Default: the date column, else a date in the file's name, else the day when the file was last changed.
    #[arg(long, value_name = "DATE", help_heading = OTHER)]
    pub date: Option<String>,
    /// 數字邊度嚟（預設聚光，或者檔名） · where the figures are from
    #[arg(long, value_name = "TEXT", help_heading = OTHER)]
    pub source: Option<String>,
    /// 詞包名，例如 cafe-2026-11（預設用檔名） · name of the pack
    #[arg(long, value_name = "ID", help_heading = OTHER)]
    pub id: Option<String>,
    /// Shared settings. The pack goes into the first folder of --packs, else of advise.toml, else into packs.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Units of a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BidUnitArg {
    /// Hundredths of a yuan.
    Fen,
    /// Yuan.
    Yuan,
}

/// Arguments of `pack new`.
#[derive(Args, Clone, Debug, Default)]
pub struct PackNewArgs {
    /// 放喺邊個資料夾（預設 packs） · folder; default: packs
    #[arg(value_name = "DIR", help_heading = INPUT)]
    pub dir: Option<PathBuf>,
    /// 地區詞包嘅檔名，例如 sham-tseng · file name of a district
    #[arg(long, value_name = "ID", help_heading = SEARCH, conflicts_with = "category")]
    pub district: Option<String>,
    /// 行業詞包嘅檔名，例如 board-game · file name of a trade
    #[arg(long, value_name = "ID", help_heading = SEARCH)]
    pub category: Option<String>,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}
