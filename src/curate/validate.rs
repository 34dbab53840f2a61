//! Judges pack files beyond their syntax: what a curator would want to be told before customers see it.
//!
//! Errors make a pack unusable or silently wrong; warnings ask for a second look.

mod forms;

use super::remark::{Level, PackRemark};
use crate::diagnostic::GROUPS;
use crate::lang::Texts;
use crate::pack::Packs;
use crate::pack::load::{Folder, Loaded, PackError};
use crate::pack::model::{Category, District, Import, Name};
use crate::rules::names;
use crate::text::date::{OLD_DAYS, days};
use crate::text::{script, variants};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use toml::Spanned;

/// Days after which a `checked` date is stale.
pub const STALE_DAYS: i64 = 365;

/// Looks at every file of a folder. `today` is `YYYY-MM-DD`; without it no date is stale.
pub fn validate(folder: &Folder, today: Option<&str>) -> Vec<PackRemark> {
    let house = Packs::built_in();
    let own = folder.rules.iter().filter_map(|f| f.value.rule.as_ref()).map(|id| id.as_ref().clone());
    let rules = names::ids(&house).into_iter().map(str::to_owned).chain(own).collect();
    let mut v = Validator { remarks: Vec::new(), today: today.and_then(days), rules };
    for file in &folder.districts {
        v.district(file);
    }
    for file in &folder.categories {
        v.category(file);
    }
    v.shared_places(&folder.districts);
    v.phrases(folder);
    for file in &folder.imports {
        v.import(file);
    }
    v.remarks.sort_by(|a, b| (&a.error.path, a.error.at, a.level).cmp(&(&b.error.path, b.error.at, b.level)));
    v.remarks
}

struct Validator {
    remarks: Vec<PackRemark>,
    today: Option<i64>,
    /// Ids of all rules, ours and those of the folder.
    rules: HashSet<String>,
}

/// What an entry with forms looks like, whatever it is.
struct TermEntry<'a> {
    name: &'a Name,
    forms: &'a [Spanned<String>],
    weak: &'a [Spanned<String>],
    guards: &'a [Spanned<String>],
    importance: &'a Spanned<u8>,
    why: &'a str,
}

impl Validator {
    fn say<T>(&mut self, level: Level, file: &Loaded<T>, byte: usize, message: String) {
        self.remarks.push(PackRemark { level, error: PackError::at(&file.path, &file.text, byte, message) });
    }

    fn head<T>(&mut self, file: &Loaded<T>, id: &Spanned<String>, checked: &str) {
        self.id(file, id);
        match (days(checked), self.today) {
            (None, _) => {
                self.say(Level::Error, file, 0, format!("`checked = \"{checked}\"` is no date: write YYYY-MM-DD"));
            }
            (Some(then), Some(now)) if now - then > STALE_DAYS => {
                self.say(Level::Warning, file, 0, format!("last checked {checked}, over a year ago"));
            }
            _ => {}
        }
    }

    fn id<T>(&mut self, file: &Loaded<T>, id: &Spanned<String>) {
        let stem = file.path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if stem != id.as_ref() {
            let message = format!("id `{}` is not the file name `{stem}`", id.as_ref());
            self.say(Level::Error, file, id.span().start, message);
        }
    }

    /// An import has no editor: only its date, and keywords that would be met everywhere or are there twice.
    fn import(&mut self, file: &Loaded<Import>) {
        let f = &file.value;
        self.id(file, &f.id);
        let (date, at) = (f.imported.as_ref(), f.imported.span().start);
        match (days(date), self.today) {
            (None, _) => {
                self.say(Level::Error, file, at, format!("`imported = \"{date}\"` is no date: write YYYY-MM-DD"));
            }
            (Some(then), Some(now)) if now - then > OLD_DAYS => {
                let message = format!("figures of {date} are over {OLD_DAYS} days old: export and import them again");
                self.say(Level::Warning, file, at, message);
            }
            _ => {}
        }
        let mut seen: HashMap<String, &str> = HashMap::new();
        for k in &f.keywords {
            let (text, at) = (k.text.as_ref(), k.text.span().start);
            let key = variants().key(text);
            if key.chars().count() < 2 {
                self.say(Level::Error, file, at, format!("keyword \"{text}\" of one character would hit everywhere"));
            } else if let Some(other) = seen.insert(key, text) {
                self.say(Level::Warning, file, at, format!("keyword \"{text}\" is already there as \"{other}\""));
            }
        }
    }

    fn district(&mut self, file: &Loaded<District>) {
        let d = &file.value;
        self.head(file, &d.id, &d.checked);
        let mut seen = HashMap::new();
        let whole = TermEntry {
            name: &d.name,
            forms: &d.forms,
            weak: &d.weak,
            guards: &d.guards,
            importance: &d.importance,
            why: &d.why,
        };
        self.entry(file, &whole, &mut seen);
        for p in &d.places {
            let entry = TermEntry {
                name: &p.name,
                forms: &p.forms,
                weak: &p.weak,
                guards: &p.guards,
                importance: &p.importance,
                why: &p.why,
            };
            self.entry(file, &entry, &mut seen);
        }
        let mut scenes = HashMap::new();
        for s in &d.scenes {
            let entry = TermEntry {
                name: &s.text,
                forms: &s.forms,
                weak: &s.weak,
                guards: &s.guards,
                importance: &s.importance,
                why: &s.why,
            };
            self.entry(file, &entry, &mut scenes);
        }
    }

    fn category(&mut self, file: &Loaded<Category>) {
        let c = &file.value;
        self.head(file, &c.id, &c.checked);
        let mut seen = HashMap::new();
        let whole = TermEntry {
            name: &c.name,
            forms: &c.forms,
            weak: &c.weak,
            guards: &c.guards,
            importance: &c.importance,
            why: &c.why,
        };
        self.entry(file, &whole, &mut seen);
        for k in &c.keywords {
            let entry = TermEntry {
                name: &k.text,
                forms: &k.forms,
                weak: &k.weak,
                guards: &k.guards,
                importance: &k.importance,
                why: &k.why,
            };
            self.entry(file, &entry, &mut seen);
            for month in k.season.iter().filter(|m| !(1..=12).contains(m.as_ref())) {
                self.say(Level::Error, file, month.span().start, format!("month {} is not 1 to 12", month.as_ref()));
            }
        }
        let counts = [
            ("keyword", c.keywords.len(), 25),
            ("question", c.questions.len(), 6),
            ("fact", c.facts.len(), 5),
            ("angle", c.angles.len(), 6),
            ("photo", c.photos.len(), 5),
            ("reminder", c.reminders.len(), 3),
        ];
        for (what, n, least) in counts {
            if n < least {
                self.say(
                    Level::Warning,
                    file,
                    0,
                    format!("only {n} [[{what}]] entries; {least} or more make a full pack"),
                );
            }
        }
        for reminder in &c.reminders {
            if !self.rules.contains(&reminder.rule) && !GROUPS.contains(&reminder.rule.as_str()) {
                let at = file.text.find(&reminder.rule).unwrap_or(0);
                self.say(Level::Error, file, at, format!("no rule `{}`", reminder.rule));
            }
        }
    }

    /// Names, forms, weak forms and guards of one entry; `seen` holds the keys of the file.
    fn entry<T>(&mut self, file: &Loaded<T>, entry: &TermEntry<'_>, seen: &mut HashMap<String, String>) {
        let at = file.text.find(&format!("\"{}\"", entry.name.hant)).unwrap_or(0);
        for (script, name) in [("hant", &entry.name.hant), ("hans", &entry.name.hans), ("en", &entry.name.en)] {
            if name.trim().is_empty() {
                self.say(Level::Error, file, at, format!("`{}` has no {script} name", entry.name.hant));
            }
        }
        // One such character proves nothing: 岩, 伙 and 厘 are at home in Hong Kong.
        if script::counts(&entry.name.hant).hans > 1 {
            self.say(Level::Warning, file, at, format!("hant = \"{}\" looks Simplified", entry.name.hant));
        }
        if script::counts(&entry.name.en).han > 0 {
            self.say(Level::Warning, file, at, format!("en = \"{}\" holds Chinese characters", entry.name.en));
        }
        if script::counts(&entry.name.hans).hant > 0 {
            self.say(Level::Error, file, at, format!("hans = \"{}\" holds Traditional characters", entry.name.hans));
        }
        if !(1..=10).contains(entry.importance.as_ref()) {
            let message = format!("importance {} is not 1 to 10", entry.importance.as_ref());
            self.say(Level::Error, file, entry.importance.span().start, message);
        }
        if entry.why.trim().is_empty() {
            let message = "importance without a reason: fill `why`".to_owned();
            self.say(Level::Error, file, entry.importance.span().start, message);
        }
        let mut own: Vec<String> = Vec::new();
        for name in [&entry.name.hant, &entry.name.hans, &entry.name.en] {
            own.push(variants().key(name));
        }
        let all: Vec<String> = entry.forms.iter().map(|f| variants().key(f.as_ref())).collect();
        for form in entry.forms {
            let key = variants().key(form.as_ref());
            let byte = form.span().start;
            if let Some((level, why)) = forms::trouble(form.as_ref(), &key) {
                self.say(level, file, byte, format!("form \"{}\" {why}", form.as_ref()));
            }
            if forms::closed(&key).is_some_and(|closed| !all.contains(&closed)) {
                let message = format!("form \"{}\" is found only with its space; list it without too", form.as_ref());
                self.say(Level::Warning, file, byte, message);
            }
            if key.is_empty() {
                continue;
            }
            if own.contains(&key) {
                let message = format!("form \"{}\" is already there after folding", form.as_ref());
                self.say(Level::Error, file, byte, message);
            } else if key.chars().count() < 2 {
                let message = format!("form \"{}\" of one character would hit everywhere", form.as_ref());
                self.say(Level::Error, file, byte, message);
            }
            own.push(key);
        }
        for form in entry.weak {
            let key = variants().key(form.as_ref());
            // A sign may be part of a name (M+), which is then safest as a weak form.
            let trouble = forms::trouble(form.as_ref(), &key).filter(|(level, _)| *level == Level::Error);
            if let Some((level, why)) = trouble {
                self.say(level, file, form.span().start, format!("weak form \"{}\" {why}", form.as_ref()));
            }
            own.push(key);
        }
        for guard in entry.guards {
            let key = variants().key(guard.as_ref());
            if own.contains(&key) {
                let message =
                    format!("guard \"{}\" is a form of `{}` and hides it everywhere", guard.as_ref(), entry.name.hant);
                self.say(Level::Error, file, guard.span().start, message);
            } else if !own.iter().any(|form| !form.is_empty() && forms::overlaps_somewhere(&key, form)) {
                let message = format!("guard \"{}\" holds no form of `{}`", guard.as_ref(), entry.name.hant);
                self.say(Level::Error, file, guard.span().start, message);
            }
        }
        own.sort();
        own.dedup();
        for key in own.into_iter().filter(|k| !k.is_empty()) {
            if let Some(other) = seen.insert(key.clone(), entry.name.hant.clone())
                && other != entry.name.hant
            {
                let message = format!("\"{key}\" is a form of both `{other}` and `{}`", entry.name.hant);
                self.say(Level::Error, file, at, message);
            }
        }
    }

    /// A place belongs to one district.
    fn shared_places(&mut self, districts: &[Loaded<District>]) {
        let mut owners: HashMap<String, &Path> = HashMap::new();
        for file in districts {
            for place in &file.value.places {
                let key = variants().key(&place.name.hant);
                if let Some(other) = owners.insert(key, &file.path)
                    && other != file.path
                {
                    let message = format!("`{}` is also in {}", place.name.hant, other.display());
                    self.say(Level::Warning, file, place.id.span().start, message);
                }
            }
        }
    }

    /// Compliance rows rest on a source with a date; every row has its own lines.
    fn phrases(&mut self, folder: &Folder) {
        use crate::diagnostic::Basis;
        for file in &folder.rules {
            let f = &file.value;
            let sourced = |basis: Option<Basis>| matches!(basis, Some(Basis::Law | Basis::Platform));
            if sourced(f.basis) && (f.source.is_none() || f.checked.is_none()) {
                self.say(Level::Error, file, 0, "law and platform rules need `source` and `checked`".to_owned());
            }
            if let Some(checked) = &f.checked {
                match (days(checked), self.today) {
                    (None, _) => self.say(Level::Error, file, 0, format!("`checked = \"{checked}\"` is no date")),
                    (Some(then), Some(now)) if now - then > STALE_DAYS => {
                        self.say(Level::Warning, file, 0, format!("last checked {checked}, over a year ago"));
                    }
                    _ => {}
                }
            }
            let texts = |key: &str, top: &Option<Texts>| {
                let text = top.as_ref().or_else(|| f.text.get(key));
                text.is_some_and(|t| !t.has_gap())
            };
            let parts = [("message", &f.message), ("why", &f.why), ("advice", &f.advice)];
            if f.rule.is_some() && !parts.iter().all(|(key, top)| texts(key, top)) {
                self.say(Level::Error, file, 0, "message, why and advice are needed in three languages".to_owned());
            }
            for row in &f.rows {
                let own = sourced(row.basis) && row.source.is_none() && f.source.is_none();
                if own {
                    let message = format!("row `{}` names law or platform without a source", row.id.as_ref());
                    self.say(Level::Error, file, row.id.span().start, message);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
