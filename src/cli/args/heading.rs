//! What a page of help says in both languages besides its options: headings, examples, and its shape. It is shown before
//! any settings are read, so that no catalogue is there yet; clap wants it when the program is built.

/// What a command reads.
pub const INPUT: &str = "輸入 Input";
/// What readers are to find a note by.
pub const SEARCH: &str = "畀人搵到 Search";
/// Which rules hold, and when a run fails.
pub const RULES: &str = "規則 Rules";
/// Mending drafts.
pub const FIXING: &str = "執稿 Fixing";
/// How the outcome is shown.
pub const REPORT: &str = "報告 Report";
/// The commands.
pub const COMMANDS: &str = "指令 Commands";
/// How to behave on the net.
#[cfg(feature = "fetch")]
pub const NET: &str = "網絡 Network";
/// Which versions to write.
pub const VERSIONS: &str = "版本 Versions";
/// Who writes them.
pub const MODEL: &str = "語言模型 Language model";
/// The rest.
pub const OTHER: &str = "其他 Other";

/// What stands before the usage where no language is chosen.
pub const USAGE_IN_BOTH: &str = "用法 Usage: ";
/// The same in one language.
pub const USAGE_IN_CHINESE: &str = "用法：";
/// The same in one language.
pub const USAGE_IN_ENGLISH: &str = "Usage: ";
/// A page of help.
pub const TEMPLATE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}";

/// What the program does, in a line.
pub const ABOUT: &str = "種詞：發佈之前，睇下篇小紅書筆記搵唔搵到、似唔似硬銷、有冇踩規則（離線） · checks draft notes";
/// What stands below the first page of help.
pub const EXAMPLES: &str = "\
例子 Examples:
  advise 新甜品.md                           睇一篇草稿
  advise notes/ --min-score 60               成個資料夾，低過 60 分就算唔過
  pbpaste | advise - --district 上環         睇啱啱複製咗嗰篇
全部選項 All options: advise check --help
";
/// Before the names of the formats, and behind the usual one.
pub const FORMATS: &str = "格式：";
/// Behind what is taken where nothing is said.
pub const USUAL: &str = "（預設）";
