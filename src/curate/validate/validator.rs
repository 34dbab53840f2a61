//! What judging gathers, and what the files of every kind share: ids, dates, names of rules.

use crate::curate::place;
use crate::curate::remark::{Level, PackRemark};
use crate::diagnostic::GROUPS;
use crate::pack::Packs;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::{Folder, Loaded, PackError};
use crate::text::date::days;
use crate::text::nearest::nearest;
use std::collections::BTreeSet;
use std::path::Path;
use toml::Spanned;

/// Days after which a `checked` date is stale.
const STALE_DAYS: i64 = 365;

/// Remarks on their way.
pub(super) struct Validator {
    remarks: Vec<PackRemark>,
    pub(super) today: Option<i64>,
    /// Ids of all rules and cues, ours and those of the folder.
    rules: BTreeSet<String>,
}

impl Validator {
    pub(super) fn new(folder: &Folder, today: Option<&str>) -> Self {
        let house = Packs::built_in();
        let ours = house.index.rules.iter().map(|rule| rule.id.to_string());
        let own = folder.rules.iter().filter_map(|f| match (&f.value.rule, &f.value.cue) {
            (Some(rule), _) => Some(rule.as_ref().clone()),
            (None, cue) => cue.as_ref().map(|cue| format!("seeding/{}", cue.as_ref())),
        });
        Self { remarks: Vec::new(), today: today.and_then(days), rules: ours.chain(own).collect() }
    }

    /// All remarks, in the order of their places.
    pub(super) fn remarks(mut self) -> Vec<PackRemark> {
        self.remarks.sort_by(|a, b| (&a.error.path, a.error.at, a.level).cmp(&(&b.error.path, b.error.at, b.level)));
        self.remarks
    }

    pub(super) fn say<T>(&mut self, level: Level, file: &Loaded<T>, byte: usize, fault: Fault) {
        self.remarks.push(PackRemark { level, error: PackError::at(&file.path, &file.text, byte, fault) });
    }

    pub(super) fn error<T>(&mut self, file: &Loaded<T>, byte: usize, fault: Fault) {
        self.say(Level::Error, file, byte, fault);
    }

    pub(super) fn warn<T>(&mut self, file: &Loaded<T>, byte: usize, fault: Fault) {
        self.say(Level::Warning, file, byte, fault);
    }

    /// The id, version and date at the top of a district or a trade.
    pub(super) fn head<T>(&mut self, file: &Loaded<T>, id: &Spanned<String>, version: &str, checked: &Spanned<String>) {
        self.id(file, id.as_ref(), id.span().start);
        self.checked(file, checked);
        // `2026.11` is the month of a release.
        let month = version.split_once('.').filter(|(y, m)| y.len() == 4 && m.len() == 2).and_then(|(y, m)| {
            let _: u16 = y.parse().ok()?;
            m.parse::<u8>().ok()
        });
        if let Some(month) = month.filter(|m| !(1..=12).contains(m)) {
            let at = place::key(&file.text, "version").unwrap_or_default();
            self.error(file, at, Fault::new(FaultKind::Month, &[("n", &month)]));
        }
    }

    /// An id is the name of its file.
    pub(super) fn id<T>(&mut self, file: &Loaded<T>, id: &str, at: usize) {
        let stem = stem(&file.path);
        if stem != id {
            self.error(file, at, Fault::new(FaultKind::IdNotFile, &[("id", &id), ("stem", &stem)]));
        }
    }

    /// The day when somebody looked something up.
    pub(super) fn checked<T>(&mut self, file: &Loaded<T>, checked: &Spanned<String>) {
        let (date, at) = (checked.as_ref(), checked.span().start);
        match (days(date), self.today) {
            (None, _) => self.error(file, at, Fault::new(FaultKind::NoDate, &[("key", &"checked"), ("date", date)])),
            (Some(then), Some(now)) if now - then > STALE_DAYS => {
                self.warn(file, at, Fault::new(FaultKind::Stale, &[("date", date)]));
            }
            _ => {}
        }
    }

    /// A rule, one of its rows (`rule#row`), a cue or a group that is named somewhere.
    pub(super) fn rule<T>(&mut self, file: &Loaded<T>, name: &str, at: usize) {
        let name = name.split_once('#').map_or(name, |(rule, _)| rule);
        if self.rules.contains(name) || GROUPS.contains(&name) {
            return;
        }
        let near = nearest(name, self.rules.iter().map(String::as_str).chain(GROUPS));
        self.error(file, at, Fault::new(FaultKind::NoRule, &[("name", &name)]).near(near));
    }
}

/// A file's name without its ending.
pub(super) fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|s| s.to_str()).unwrap_or_default()
}
