//! The headings that options stand under in the help, and the shape of a page of help.

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
/// The rest.
pub const OTHER: &str = "其他 Other";

/// A page of help.
pub const TEMPLATE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}";
