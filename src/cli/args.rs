//! The command line: what may be typed, and its help. Nothing is done here.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

use advise::{Lang, Severity};

const SEARCH: &str = "畀人搵到 Search";
const RULES: &str = "規則 Rules";
const FIXING: &str = "執稿 Fixing";
const REPORT: &str = "報告 Report";
const OTHER: &str = "其他 Other";

const TEMPLATE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
例子 Examples:
  advise 新甜品.md                           睇一篇草稿
  advise notes/ --min-score 60               成個資料夾，低過 60 分就算唔過
  pbpaste | advise - --district 上環         睇啱啱複製咗嗰篇
  advise notes/ --format json --output report.json
全部選項 All options: advise check --help
";

/// 種詞：發佈之前，睇下呢篇小紅書筆記搵唔搵到、似唔似硬銷、有冇踩規則。離線，唔會上傳任何嘢。
///
/// Checks draft 小紅書 notes of Hong Kong shops for search keywords, hard sell and rule breaches. Works offline.
/// Exit code: 0 nothing grave, 1 findings at or above --fail-on or a score under --min-score, 2 could not do it.
#[derive(Debug, Parser)]
#[command(
    name = "advise",
    version,
    about = "種詞：發佈之前，睇下篇小紅書筆記搵唔搵到、似唔似硬銷、有冇踩規則（離線） · checks draft notes",
    help_template = TEMPLATE,
    after_help = EXAMPLES,
    subcommand_help_heading = "指令 Commands",
    subcommand_value_name = "COMMAND",
    override_usage = "advise [OPTIONS] PATH…\n              advise COMMAND",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    term_width = 0
)]
pub struct Cli {
    /// What to do; nothing means `check`.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Arguments of `check`.
    #[command(flatten)]
    pub check: CheckArgs,
    /// 呢頁說明 · show this help
    #[arg(short, long, action = ArgAction::Help, global = true, help_heading = REPORT)]
    help: Option<bool>,
    /// 版本 · show the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = REPORT)]
    version: Option<bool>,
}

/// The subcommands of this version.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 檢查草稿（淨係寫 advise PATH 都得） · check drafts
    #[command(help_template = TEMPLATE, override_usage = "advise check [OPTIONS] PATH…")]
    Check(Box<CheckArgs>),
    /// 解釋一條規則：搵乜、點解、點改 · explain a rule
    #[command(help_template = TEMPLATE)]
    Explain(ExplainArgs),
    /// 喺呢個資料夾寫一份有註解嘅 advise.toml · write settings
    #[command(help_template = TEMPLATE)]
    Init(InitArgs),
    /// 搵關鍵詞，同埋先做邊十個 · browse keywords, and the ten to start with
    #[command(help_template = TEMPLATE)]
    Keywords(KeywordsArgs),
    /// 睇同驗關鍵詞包 · look after keyword packs
    #[command(help_template = TEMPLATE, disable_help_subcommand = true)]
    Pack(PackArgs),
    /// 印出 shell 自動補全 · shell completion script
    #[command(help_template = TEMPLATE)]
    Completions {
        /// 邊種 · shell which shell
        shell: clap_complete::Shell,
    },
    /// 印出說明書（roff） · manual page
    #[command(help_template = TEMPLATE)]
    Man,
}

/// Settings that every command understands.
#[derive(Args, Clone, Debug, Default)]
pub struct CommonArgs {
    /// 訊息語言：zh-HK、zh-CN、en · language
    ///
    /// Default: the locale when standard output is a terminal, else zh-HK.
    #[arg(long, value_name = "LANG", value_parser = lang(), ignore_case = true, hide_possible_values = true,
        help_heading = REPORT)]
    pub lang: Option<Lang>,
    /// 自己嘅詞包資料夾，可以重複 · keyword packs, repeatable
    #[arg(long, value_name = "DIR", help_heading = RULES)]
    pub packs: Vec<PathBuf>,
    /// 用呢份設定 · use this settings file instead of the nearest advise.toml
    #[arg(long, value_name = "FILE", help_heading = OTHER, conflicts_with = "isolated", hide_short_help = true)]
    pub config: Option<PathBuf>,
    /// 唔理 advise.toml · ignore any advise.toml
    #[arg(long, help_heading = OTHER, hide_short_help = true)]
    pub isolated: bool,
}

/// Arguments of `check`.
#[derive(Args, Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one a flag")]
pub struct CheckArgs {
    /// 草稿、資料夾，或者 `-`（標準輸入） · drafts, folders, or - for standard input
    ///
    /// Files: *.md, *.txt; *.ndjson and *.jsonl hold one note a line. Folders are walked; .gitignore is respected.
    #[arg(value_name = "PATH", help_heading = "輸入 Input", hide_short_help = true)]
    pub paths: Vec<PathBuf>,
    /// 標準輸入係乜：md（預設）、ndjson · what - or a file without a known name holds
    #[arg(
        long,
        value_name = "KIND",
        value_enum,
        hide_possible_values = true,
        help_heading = "輸入 Input",
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

    /// 格式：table（預設）、json、ndjson · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: Format,
    /// 寫入檔案 · write the report to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// 最尾數埋每條規則出現幾多次 · count findings by rule
    #[arg(long, help_heading = REPORT)]
    pub statistics: bool,
    /// 每篇一行 · one line a note
    #[arg(short, long, conflicts_with = "verbose", help_heading = REPORT)]
    pub quiet: bool,
    /// 講多啲 · say more
    #[arg(short, long, help_heading = REPORT)]
    pub verbose: bool,
    /// 顏色：auto、always、never · colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub color: Color,

    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
    /// 同時用幾多個核心，0 = 全部 · threads, 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = OTHER,
        hide_short_help = true)]
    pub jobs: usize,
}

/// Arguments of `explain`.
#[derive(Args, Clone, Debug, Default)]
pub struct ExplainArgs {
    /// 規則或組別；唔寫就列出全部 · a rule or a group; nothing lists all
    #[arg(value_name = "RULE", help_heading = "輸入 Input")]
    pub rule: Option<String>,
    /// 格式：table（預設）、json、ndjson · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: Format,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Arguments of `init`.
#[derive(Args, Clone, Debug, Default)]
pub struct InitArgs {
    /// 有咗都照寫過 · overwrite an existing advise.toml
    #[arg(long, help_heading = OTHER)]
    pub force: bool,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Arguments of `pack`.
#[derive(Args, Debug)]
pub struct PackArgs {
    /// Which verb.
    #[command(subcommand)]
    pub verb: PackVerb,
}

/// Arguments of `keywords`.
#[derive(Args, Clone, Debug, Default)]
pub struct KeywordsArgs {
    /// 想搵嘅詞，簡繁英都得，例如 上環咖啡店 · what to look for, in any script
    #[arg(value_name = "QUERY", help_heading = "輸入 Input")]
    pub query: Option<String>,
    /// 筆記資料夾：睇下邊啲詞已經有筆記寫 · notes, to see which keywords they go for already
    #[arg(long, value_name = "DIR", help_heading = "輸入 Input")]
    pub notes: Vec<PathBuf>,
    /// 地區或地方，例如 上環 · district or place
    #[arg(long, value_name = "D", help_heading = SEARCH)]
    pub district: Option<String>,
    /// 行業，例如 咖啡店 · trade
    #[arg(long, value_name = "C", help_heading = SEARCH)]
    pub category: Option<String>,
    /// 邊個月，1 至 12，或者 now · only what is searched in this month
    #[arg(long, value_name = "MONTH", help_heading = SEARCH)]
    pub season: Option<String>,
    /// 格式：table（預設）、json、csv · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: ListFormat,
    /// 最多列幾多個，0 = 全部（table 預設 30） · at most so many, 0 for all
    #[arg(long, value_name = "N", help_heading = REPORT)]
    pub limit: Option<usize>,
    /// 寫入檔案 · write the list to a file
    #[arg(long, value_name = "FILE", help_heading = REPORT)]
    pub output: Option<PathBuf>,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
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

/// Formats of a keyword list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Formats of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// One object a note.
    Ndjson,
}

/// What an input holds that does not say so by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One draft.
    Md,
    /// One note a line.
    Ndjson,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
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

fn lang() -> impl TypedValueParser<Value = Lang> {
    let named = |name: String| Lang::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(&name)).map(|(l, _)| l);
    PossibleValuesParser::new(Lang::ALL.map(|(_, name)| name)).map(move |name| named(name).unwrap_or_default())
}

/// Reads the arguments. A command that stands behind options (`advise --lang en check a.md`) is moved to the front, and
/// help that is asked of no command is the short one.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(command_first(args.collect()))
}

fn command_first(mut args: Vec<OsString>) -> Vec<OsString> {
    let cli = Cli::command();
    let takes_value = |flag: &str| {
        let long = flag.strip_prefix("--");
        cli.get_arguments().any(|a| a.get_action().takes_values() && long.is_some() && a.get_long() == long)
    };
    let mut at = 1;
    while let Some(word) = args.get(at).and_then(|a| a.to_str()) {
        if word == "--" {
            break;
        }
        if word.len() > 1 && word.starts_with('-') {
            at += if takes_value(word) { 2 } else { 1 };
            continue;
        }
        if cli.find_subcommand(word).is_some() {
            let command = args.remove(at);
            args.insert(1, command);
            return args;
        }
        break;
    }
    for word in args.iter_mut().take_while(|a| *a != "--") {
        if word == "--help" {
            *word = OsString::from("-h");
        }
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Cli {
        parse(line.split(' ').map(OsString::from)).unwrap()
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn paths_need_no_command() {
        let cli = parsed("advise notes/ --lang zh-cn a.md");
        assert!(cli.command.is_none());
        assert_eq!(cli.check.paths.len(), 2);
        assert_eq!(cli.check.common.lang, Some(Lang::ZhCn));
        assert!(matches!(parsed("advise check a.md").command, Some(Command::Check(_))));
        assert_eq!(parsed("advise ./check").check.paths, [PathBuf::from("./check")]);
        assert_eq!(parsed("advise a.md check").check.paths.len(), 2);
    }

    #[test]
    fn a_command_may_stand_behind_options() {
        let cli = parsed("advise --lang en explain hard-sell");
        let Some(Command::Explain(args)) = cli.command else { panic!("{cli:?}") };
        assert_eq!(args.common.lang, Some(Lang::En));
        let cli = parsed("advise --keyword check a.md");
        assert_eq!(cli.check.keyword, ["check"]);
    }

    #[test]
    fn the_short_help_fits_a_screen_and_offers_only_what_works() {
        let help = Cli::command().render_help().to_string();
        assert!(help.lines().count() <= 48, "{} lines\n{help}", help.lines().count());
        for later in ["rewrite", "brief", "account", "reply", "koc", "harvest"] {
            assert!(!help.contains(later), "{later}");
        }
    }
}
