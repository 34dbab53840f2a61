//! Arguments of `rewrite`.

use super::check::InputFormat;
use super::common::CommonArgs;
use super::heading::{INPUT, MODEL, OTHER, REPORT, SEARCH, VERSIONS};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `rewrite`.
#[derive(Args, Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one a flag")]
pub struct RewriteArgs {
    /// 草稿、資料夾，或者 `-`（標準輸入） · drafts, folders, or - for standard input
    #[arg(value_name = "PATH", help_heading = INPUT)]
    pub paths: Vec<PathBuf>,
    /// 標準輸入係乜：md（預設）、ndjson · what - or a file without a known name holds
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true, help_heading = INPUT)]
    pub input_format: Option<InputFormat>,

    /// 由邊樣講起，可以重複：story、limit、how-to、worry、visit · what to lead with, repeatable
    #[arg(long, value_name = "ANGLE", value_delimiter = ',', help_heading = VERSIONS)]
    pub angle: Vec<String>,
    /// 邊個講：owner（預設）、staff、agency · who speaks
    #[arg(long, value_name = "WHO", value_enum, hide_possible_values = true, help_heading = VERSIONS)]
    pub voice: Option<Voice>,
    /// 點寫：hant 書面、yue 粵語、hans 內地用語、en 英文（預設跟草稿） · way of writing; default: as the draft
    #[arg(long, value_name = "WAY", value_enum, hide_possible_values = true, help_heading = VERSIONS)]
    pub script: Option<RewriteScript>,
    /// 換另一批字眼 · other wordings
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = VERSIONS)]
    pub seed: u64,
    /// 唔要〔〕問題，連嗰句一齊刪 · leave out the questions to you
    #[arg(long, help_heading = VERSIONS, conflicts_with = "ask")]
    pub no_slots: bool,
    /// 逐條問你，答完即刻填入去 · ask the questions one by one and fill in the answers
    #[arg(long, help_heading = VERSIONS)]
    pub ask: bool,

    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 想畀人搵到嘅詞，可以重複 · keyword, repeatable
    #[arg(long, value_name = "WORD", help_heading = SEARCH)]
    pub keyword: Vec<String>,

    /// 印一段可以貼去任何聊天機械人嘅字，乜都唔會送出去 · print a request for any chatbot; sends nothing
    #[arg(long, help_heading = MODEL, conflicts_with_all = ["llm", "ask", "copy_ready", "write", "format"])]
    pub prompt: bool,
    /// 用語言模型改寫；唔寫呢個就全部離線 · rewrite with a language model; without it everything stays offline
    #[arg(long, help_heading = MODEL)]
    pub llm: bool,
    /// OpenAI 相容嘅網址 · OpenAI-compatible base URL (or ADVISE_LLM_URL)
    #[arg(long, value_name = "URL", help_heading = MODEL, requires = "llm")]
    pub llm_url: Option<String>,
    /// 邊個模型 · which model (or ADVISE_LLM_MODEL)
    #[arg(long, value_name = "NAME", help_heading = MODEL, requires = "llm")]
    pub llm_model: Option<String>,
    /// advise.toml 寫嘅網址都可以送，唔使再問 · send to the address that advise.toml names without asking
    #[arg(long, help_heading = MODEL, requires = "llm")]
    pub yes: bool,
    /// 只印出會送出去嘅嘢，唔連線 · print the request and send nothing
    #[arg(long, help_heading = MODEL, requires = "llm")]
    pub dry_run: bool,

    /// 格式：text（預設）、json、ndjson、markdown · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: RewriteFormat,
    /// 淨係要貼得出去嗰段字 · only the text to paste
    #[arg(long, help_heading = REPORT, conflicts_with = "format")]
    pub copy_ready: bool,
    /// 每個版本存一個檔，唔會蓋過原稿 · save each version as a file; drafts are never overwritten
    #[arg(long, value_name = "DIR", help_heading = REPORT)]
    pub write: Option<PathBuf>,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// 講多啲：每句點解改 · say what became of every sentence
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

/// Who speaks in a version; never a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Voice {
    /// The owner.
    Owner,
    /// Somebody who works there.
    Staff,
    /// An agency for the shop: questions go to its client.
    Agency,
}

/// Ways of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RewriteScript {
    /// Written Chinese, Traditional.
    #[value(alias = "written", alias = "traditional", alias = "zh-hk")]
    Hant,
    /// Cantonese.
    #[value(alias = "cantonese")]
    Yue,
    /// Mainland wording, Simplified.
    #[value(alias = "simplified", alias = "mainland", alias = "zh-cn")]
    Hans,
    /// English.
    #[value(alias = "english", alias = "latin")]
    En,
}

/// Formats of versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RewriteFormat {
    /// For people.
    #[default]
    Text,
    /// One object.
    Json,
    /// One object a note.
    Ndjson,
    /// For a document.
    Markdown,
}
