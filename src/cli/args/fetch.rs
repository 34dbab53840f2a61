//! Arguments of `pack harvest` and `pack update`.

use super::common::CommonArgs;
use super::heading::{INPUT, NET, OTHER, REPORT};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// How to behave on the net.
#[derive(Args, Clone, Debug)]
pub struct NetArgs {
    /// 每頁最多等幾多秒（1 至 60，預設 10） · seconds a page may take
    #[arg(long, value_name = "SECONDS", default_value_t = 10, hide_default_value = true,
        value_parser = clap::value_parser!(u64).range(1..=60), help_heading = NET)]
    pub timeout: u64,
    /// 畀佢讀你自己寫出嚟嗰個內部網址（唔包轉址） · allow private addresses that you name, not redirects to others
    #[arg(long, help_heading = NET)]
    pub allow_private: bool,
}

impl NetArgs {
    /// The limit as a time.
    pub const fn limit(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }
}

/// Arguments of `pack harvest`.
#[derive(Args, Clone, Debug)]
pub struct HarvestArgs {
    /// 網址（http、https）或者儲低咗嘅網頁檔 · addresses or saved pages
    #[arg(value_name = "URL|FILE", required = true, help_heading = INPUT)]
    pub pages: Vec<String>,
    /// 網頁係乜編碼，例如 big5；唔寫就睇佢自己點講 · charset of the pages
    #[arg(long, value_name = "NAME", help_heading = INPUT)]
    pub encoding: Option<String>,
    /// On the net.
    #[command(flatten)]
    pub net: NetArgs,
    /// 格式：table（預設）、json、toml（advise.toml 嗰截） · format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true,
        hide_possible_values = true, help_heading = REPORT)]
    pub format: HarvestFormat,
    /// 每頁最多建議幾多個詞，0 = 全部（預設 20） · at most so many keywords a page, 0 for all
    #[arg(long, value_name = "N", default_value_t = 20, hide_default_value = true, help_heading = REPORT)]
    pub limit: usize,
    /// 將建議嘅詞寫入詞包資料夾嘅 imports/ · write the keywords to imports/ of the pack folder
    #[arg(long, help_heading = OTHER)]
    pub write: bool,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// Formats of a harvest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum HarvestFormat {
    /// For people.
    #[default]
    Table,
    /// One object.
    Json,
    /// The snippet for `advise.toml`.
    Toml,
}

/// Arguments of `pack update`.
#[derive(Args, Clone, Debug)]
pub struct UpdateArgs {
    /// 詞包目錄（JSON）嘅 https 網址；唔寫就用 advise.toml 嘅 update_url · address of the index
    #[arg(value_name = "URL", help_heading = INPUT)]
    pub url: Option<String>,
    /// 淨係睇下有乜會變，唔寫入 · only list what would change
    #[arg(long, help_heading = OTHER)]
    pub dry_run: bool,
    /// On the net.
    #[command(flatten)]
    pub net: NetArgs,
    /// Shared settings.
    #[command(flatten)]
    pub common: CommonArgs,
}

/// A page as it was named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressOrFile {
    /// Something with a scheme.
    Address(String),
    /// Anything else.
    File(PathBuf),
}

impl AddressOrFile {
    /// An address begins with `scheme://`; a letter and a colon may be a drive.
    pub fn of(word: &str) -> Self {
        match word.split_once("://") {
            Some((scheme, _)) if scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Self::Address(word.to_owned())
            }
            _ => Self::File(PathBuf::from(word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_files() {
        for address in ["https://a.hk", "ftp://a.hk", "HTTP://a.hk/b?c=://"] {
            assert!(matches!(AddressOrFile::of(address), AddressOrFile::Address(_)), "{address}");
        }
        for file in ["page.html", "C:\\page.html", "./a b.html", "shop.hk", "://x"] {
            assert!(matches!(AddressOrFile::of(file), AddressOrFile::File(_)), "{file}");
        }
    }
}
