//! Arguments of `init`.

use super::common::CommonArgs;
use super::heading::OTHER;
use clap::Args;

/// Arguments of `init`.
#[derive(Args, Clone, Debug, Default)]
pub struct InitArgs {
    /// 有咗都照寫過 · overwrite an existing advise.toml
    #[arg(long, help_heading = OTHER)]
    pub force: bool,
    /// 逐條問你舖頭資料（鍵盤前面唔使寫） · ask about the shop one by one (usual at a keyboard)
    #[arg(long, help_heading = OTHER)]
    pub ask: bool,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}
