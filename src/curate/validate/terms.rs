//! Districts and trades: names, forms, weak forms, guards, importance.

use super::forms;
use super::validator::Validator;
use crate::curate::place;
use crate::curate::remark::Level;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::Loaded;
use crate::pack::model::{Category, District, Name};
use crate::text::{script, variants};
use std::collections::HashMap;
use toml::Spanned;

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
    pub(super) fn district(&mut self, file: &Loaded<District>) {
        let d = &file.value;
        self.head(file, &d.id, &d.version, &d.checked);
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

    pub(super) fn category(&mut self, file: &Loaded<Category>) {
        let c = &file.value;
        self.head(file, &c.id, &c.version, &c.checked);
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
                self.error(file, month.span().start, Fault::new(FaultKind::Month, &[("n", month.as_ref())]));
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
                let fault = Fault::new(FaultKind::Few, &[("what", &what), ("n", &n), ("least", &least)]);
                self.warn(file, c.id.span().start, fault);
            }
        }
        let mut from = 0;
        for reminder in &c.reminders {
            // They stand in the order in which they are read.
            let at = file.text[from..].find(&format!("\"{}\"", reminder.rule)).map_or(from, |i| from + i);
            self.rule(file, &reminder.rule, at);
            from = at;
        }
    }

    /// Names, forms, weak forms and guards of one entry; `seen` holds the keys of the file.
    fn entry<T>(&mut self, file: &Loaded<T>, entry: &TermEntry<'_>, seen: &mut HashMap<String, String>) {
        let name = entry.name;
        let importance = entry.importance.span().start;
        let at = place::quoted(&file.text, &name.hant, importance);
        let shown = [("zh-HK", &name.hant), ("zh-CN", &name.hans), ("en", &name.en)];
        for (script, text) in shown {
            if text.trim().is_empty() {
                self.error(file, at, Fault::new(FaultKind::NoName, &[("name", &name.hant), ("script", &script)]));
            }
        }
        // One such character proves nothing: 岩, 伙 and 厘 are at home in Hong Kong.
        if script::counts(&name.hant).hans > 1 {
            let fault = Fault::new(FaultKind::LooksSimplified, &[("text", &name.hant), ("script", &"zh-HK")]);
            self.warn(file, at, fault);
        }
        if script::counts(&name.en).han > 0 {
            let at = place::quoted(&file.text, &name.en, importance);
            self.warn(file, at, Fault::new(FaultKind::HoldsChinese, &[("text", &name.en)]));
        }
        if script::counts(&name.hans).hant > 0 {
            let at = place::quoted(&file.text, &name.hans, importance);
            self.error(
                file,
                at,
                Fault::new(FaultKind::HoldsTraditional, &[("text", &name.hans), ("script", &"zh-CN")]),
            );
        }
        if !(1..=10).contains(entry.importance.as_ref()) {
            self.error(file, importance, Fault::new(FaultKind::Importance, &[("n", entry.importance.as_ref())]));
        }
        if entry.why.trim().is_empty() {
            self.error(file, importance, Fault::new(FaultKind::NoWhy, &[]));
        }
        let mut own: Vec<String> = [&name.hant, &name.hans, &name.en].map(|name| variants().key(name)).into();
        self.forms(file, entry, &mut own);
        self.guards(file, entry, &own);
        own.sort();
        own.dedup();
        for key in own.into_iter().filter(|k| !k.is_empty()) {
            if let Some(other) = seen.insert(key.clone(), name.hant.clone())
                && other != name.hant
            {
                let fault =
                    Fault::new(FaultKind::FormShared, &[("form", &key), ("one", &other), ("other", &name.hant)]);
                self.error(file, at, fault);
            }
        }
    }

    /// Forms and weak forms; their keys are added to `own`.
    fn forms<T>(&mut self, file: &Loaded<T>, entry: &TermEntry<'_>, own: &mut Vec<String>) {
        let fault = |kind, form: &Spanned<String>| Fault::new(kind, &[("form", form.as_ref())]);
        let all: Vec<String> = entry.forms.iter().map(|f| variants().key(f.as_ref())).collect();
        for form in entry.forms {
            let key = variants().key(form.as_ref());
            let byte = form.span().start;
            if let Some((level, kind)) = forms::trouble(form.as_ref(), &key) {
                self.say(level, file, byte, fault(kind, form));
            }
            if forms::closed(&key).is_some_and(|closed| !all.contains(&closed)) {
                self.warn(file, byte, fault(FaultKind::FormInnerSpace, form));
            }
            if key.is_empty() {
                continue;
            }
            if own.contains(&key) {
                self.error(file, byte, fault(FaultKind::FormTwice, form));
            } else if key.chars().count() < 2 {
                self.error(file, byte, fault(FaultKind::FormShort, form));
            }
            own.push(key);
        }
        for form in entry.weak {
            let key = variants().key(form.as_ref());
            // A sign may be part of a name (M+), which is then safest as a weak form.
            if let Some((Level::Error, kind)) = forms::trouble(form.as_ref(), &key) {
                self.error(file, form.span().start, fault(kind, form));
            }
            own.push(key);
        }
    }

    /// Guards, beside the keys of an entry.
    fn guards<T>(&mut self, file: &Loaded<T>, entry: &TermEntry<'_>, own: &[String]) {
        for guard in entry.guards {
            let key = variants().key(guard.as_ref());
            let kind = if own.contains(&key) {
                FaultKind::GuardIsForm
            } else if own.iter().any(|form| !form.is_empty() && forms::overlaps_somewhere(&key, form)) {
                continue;
            } else {
                FaultKind::GuardStray
            };
            let fault = Fault::new(kind, &[("guard", guard.as_ref()), ("name", &entry.name.hant)]);
            self.error(file, guard.span().start, fault);
        }
    }
}
