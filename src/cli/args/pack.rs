//! Arguments of `pack`.

use super::{CommonArgs, FailOn, RULES, SEARCH, TEMPLATE};
use clap::{Args, Subcommand};
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
    List(CommonArgs),
    /// 睇一個詞包入面有乜，每個詞邊度嚟 · show one pack
    #[command(help_template = TEMPLATE)]
    Show {
        /// 詞包，例如 cafe、咖啡店、category/cafe · which pack
        #[arg(value_name = "ID", help_heading = "輸入 Input")]
        id: String,
        /// Shared settings.
        #[command(flatten)]
        common: CommonArgs,
    },
    /// 驗一個詞包資料夾有冇寫錯 · check a folder of packs
    #[command(help_template = TEMPLATE)]
    Check {
        /// 詞包資料夾；唔寫就驗內置同設定檔嗰啲 · folder; default: all packs in use
        #[arg(value_name = "DIR", help_heading = "輸入 Input")]
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
    /// 讀店舖或者市場嘅網頁，建議關鍵詞同舖頭資料 · read web pages, propose keywords and facts
    ///
    /// Reads pages that you name, or saved .html files; respects robots.txt; never touches 小紅書 itself.
    #[cfg(feature = "fetch")]
    #[command(help_template = TEMPLATE)]
    Harvest(super::HarvestArgs),
    /// 由網上更新詞包，驗過先換 · update packs over HTTPS, verified before anything is replaced
    #[cfg(feature = "fetch")]
    #[command(help_template = TEMPLATE)]
    Update(super::UpdateArgs),
}

/// Arguments of `pack new`.
#[derive(Args, Clone, Debug, Default)]
pub struct PackNewArgs {
    /// 放喺邊個資料夾（預設 packs） · folder; default: packs
    #[arg(value_name = "DIR", help_heading = "輸入 Input")]
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
