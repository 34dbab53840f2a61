//! Arguments of `explain`.

use super::common::{CommonArgs, ExplainFormat};
use super::heading::{INPUT, REPORT};
use clap::Args;

/// Arguments of `explain`.
#[derive(Args, Clone, Debug, Default)]
pub struct ExplainArgs {
    /// 規則、組別，或者 tone（語氣點計）；唔寫就列出全部 · a rule, a group, or `tone`; nothing lists all
    #[arg(value_name = "RULE", help_heading = INPUT)]
    pub rule: Option<String>,
    /// 格式：table（預設）、json、ndjson · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: ExplainFormat,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}
