//! What is said of a pack file, and how grave it is: [`PackRemark`]. The words come last, in the language of the run.

use crate::lang::Catalog;
use crate::pack::fault::Fault;
use crate::pack::load::PackError;

/// How grave a remark on a pack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth a second look.
    Warning,
    /// Must be mended.
    Error,
}

/// A remark on a pack file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRemark {
    /// How grave.
    pub level: Level,
    /// Where and what.
    pub error: PackError,
}

/// A fault in the language of the run.
pub fn say(fault: &Fault, catalog: &Catalog) -> String {
    catalog.say(&fault.key(), &fault.values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::pack::fault::FaultKind;
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_has_its_words_and_all_words_a_fault() {
        let catalog = Catalog::new(Lang::ZhHk);
        let kinds: BTreeSet<&str> = FaultKind::ALL.iter().map(|(_, key)| *key).collect();
        let keys: BTreeSet<&str> = catalog.keys().filter_map(|key| key.strip_prefix("pack.")).collect();
        assert!(kinds.is_subset(&keys), "{:?} say nothing", kinds.difference(&keys));
        let plain = |key: &&str| kinds.contains(key.strip_suffix("-near").unwrap_or(key));
        assert!(
            keys.iter().all(plain),
            "{:?} are said of nothing",
            keys.iter().filter(|k| !plain(k)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_fault_is_said_in_each_language_and_in_english_without_a_catalogue() {
        let fault = Fault::new(FaultKind::UnknownKey, &[("key", &"nmae")]).near(Some("name".to_owned()));
        assert_eq!(say(&fault, &Catalog::new(Lang::ZhHk)), "冇「nmae」呢個欄位；係咪「name」？");
        assert_eq!(say(&fault, &Catalog::new(Lang::ZhCn)), "没有「nmae」这个字段；是不是「name」？");
        assert_eq!(say(&fault, &Catalog::new(Lang::En)), fault.to_string());
        assert_eq!(fault.to_string(), "unknown key `nmae`; did you mean `name`?");
    }
}
