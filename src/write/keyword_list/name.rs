//! How a keyword is shown in each script, alone and joined with a place: 咖啡店, 上環咖啡店.

use crate::pack::Packs;
use crate::pack::index::Shown;
use crate::reading::keyword;
use crate::reading::target::Target;
use crate::text::script::Script;

/// A name in the three ways it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Traditional Chinese.
    pub hant: String,
    /// Simplified Chinese.
    pub hans: String,
    /// English.
    pub en: String,
}

impl Name {
    /// The name as a text of this script would write it.
    pub fn show(&self, script: Script) -> &str {
        match script {
            Script::Hans => &self.hans,
            Script::Latin => &self.en,
            Script::Hant | Script::Mixed => &self.hant,
        }
    }
}

/// The place before a keyword, in each script.
pub(crate) fn place_names(packs: &Packs, target: &Target) -> Option<Name> {
    let show = |script| keyword::place_shown(packs, target, script).map(str::to_owned);
    Some(Name { hant: show(Script::Hant)?, hans: show(Script::Hans)?, en: show(Script::Latin)? })
}

/// 上環咖啡店, Sheung Wan cafe.
pub(crate) fn join(place: Option<&Name>, name: &Shown) -> Name {
    let Some(place) = place else {
        return Name { hant: name.hant.to_string(), hans: name.hans.to_string(), en: name.en.to_string() };
    };
    Name {
        hant: format!("{}{}", place.hant, name.hant),
        hans: format!("{}{}", place.hans, name.hans),
        en: format!("{} {}", place.en, name.en),
    }
}
