//! Word classes, rules and their rows: from files to patterns that begin at their rarest word.
//!
//! Shared with the build script.

use super::compiler::{Compiler, WordClass};
use crate::diagnostic::{Basis, Severity};
use crate::pack::class::Class;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::index::{
    self, ElementIndex, Message, Origin, Pattern, PhraseRow, RowTexts, RuleInfo, RuleKind, Shown, StringId, TOKEN_BASE,
};
use crate::pack::load::{Loaded, PackError};
use crate::pack::pattern::{self, Alternative};
use crate::pack::pooled::Str;
use crate::pack::rule_file::{Row, RuleFile, ZoneName};
use crate::pack::sign;
use crate::text::nearest::nearest;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

impl Compiler<'_> {
    pub(super) fn classes(&mut self, files: &[Loaded<RuleFile>]) {
        for file in files {
            for (name, words) in &file.value.class {
                let mut strings: Vec<_> = words.iter().flat_map(|w| self.intern_typed(w.as_ref())).collect();
                let class = self.classes.entry(name.clone()).or_insert_with(|| WordClass {
                    path: file.path.clone(),
                    at: PackError::at(&file.path, &file.text, key_place(&file.text, name), "").at,
                    ..WordClass::default()
                });
                class.strings.append(&mut strings);
                class.strings.sort_unstable();
                class.strings.dedup();
            }
            for allow in &file.value.allow {
                for word in &allow.words {
                    for string in self.intern_typed(word.as_ref()) {
                        if allow.rules.is_empty() {
                            self.index.allow.push((string, Str::default()));
                        }
                        for rule in &allow.rules {
                            self.index.allow.push((string, Str::from(rule.as_ref())));
                        }
                    }
                }
            }
        }
    }

    /// All rules and cues, in the order of their ids.
    pub(super) fn rules(&mut self, files: &[Loaded<RuleFile>], origin: &dyn Fn(&Path) -> Origin) {
        let mut found: BTreeMap<String, (&Loaded<RuleFile>, RuleKind)> = BTreeMap::new();
        for file in files {
            let f = &file.value;
            let (id, kind) = match (&f.rule, &f.cue, &f.fact) {
                (Some(rule), None, None) if f.rows.is_empty() => (rule.as_ref().clone(), RuleKind::Code),
                (Some(rule), None, None) => (rule.as_ref().clone(), RuleKind::Rows),
                (None, Some(cue), None) => (format!("seeding/{}", cue.as_ref()), RuleKind::Cue),
                (None, None, Some(fact)) => (format!("fact/{}", fact.as_ref()), RuleKind::Fact),
                (None, None, None) if f.rows.is_empty() => continue,
                _ => {
                    self.fail(file, 0, Fault::new(FaultKind::WhichFile, &[]));
                    continue;
                }
            };
            found.insert(id, (file, kind));
        }
        for (id, (file, kind)) in found {
            let is_users = origin(&file.path) == Origin::User;
            self.rule(file, &id, kind, is_users);
        }
    }

    fn rule(&mut self, file: &Loaded<RuleFile>, id: &str, kind: RuleKind, is_users: bool) {
        let f = &file.value;
        let rule = self.index.rules.len() as u16;
        let first = |mine: &[Spanned<String>], rows: fn(&Row) -> &Vec<Spanned<String>>| {
            let line = mine.first().or_else(|| f.rows.iter().find_map(|r| rows(r).first()));
            line.map(|s| Str::from(s.as_ref())).unwrap_or_default()
        };
        let examples = if matches!(kind, RuleKind::Cue | RuleKind::Fact) {
            (first(&[], |r| &r.hit), first(&[], |r| &r.miss))
        } else {
            (first(&f.bad, |r| &r.bad), first(&f.good, |r| &r.good))
        };
        let mut texts: BTreeMap<Str, Message> =
            f.text.iter().map(|(key, texts)| (Str::from(key), index::message(texts))).collect();
        for (part, text) in [("message", &f.message), ("why", &f.why), ("advice", &f.advice)] {
            if let Some(text) = text {
                texts.insert(Str::from(part), index::message(text));
            }
        }
        self.index.asking.extend(f.asks_for.as_ref().map(|_| rule));
        self.index.rules.push(RuleInfo {
            id: Str::from(id),
            kind,
            is_users,
            severity: f.severity.unwrap_or(Severity::Hint),
            basis: f.basis.unwrap_or(Basis::Style),
            jurisdiction: f.jurisdiction,
            source: f.source.as_ref().map(Str::from),
            checked: f.checked.as_ref().map(|day| Str::from(day.as_ref())),
            cost: f.cost.unwrap_or_default(),
            texts,
            asks_for: f.asks_for.clone(),
            ask: f.ask,
            said_by: f.said_by.iter().map(|id| Str::from(id.as_ref())).collect(),
            repair: f.repair,
            about: f.about,
            binds: f.binds,
            silent_if: f.silent_if.clone(),
            examples,
        });
        for row in &f.rows {
            self.row(file, rule, row);
        }
    }

    fn row(&mut self, file: &Loaded<RuleFile>, rule: u16, row: &Row) {
        let f = &file.value;
        let number = self.index.rows.len() as u32;
        let any = self.patterns(file, number, row.evasion, &row.any);
        for p in any {
            self.index.patterns[p as usize].is_own = true;
        }
        let unless_sentence = self.patterns(file, number, false, &row.unless_sentence);
        let needs_sentence = self.patterns(file, number, false, &row.needs_sentence);
        let needs_near = self.patterns(file, number, false, &row.needs_near);
        let needs_note = self.patterns(file, number, false, &row.needs_note);
        let unless_note = self.patterns(file, number, false, &row.unless_note);
        for guard in &row.guards {
            for string in self.intern_typed(guard.as_ref()) {
                self.index.row_guards.push((string, number));
            }
        }
        let texts = RowTexts {
            basis: row.basis,
            jurisdiction: row.jurisdiction,
            source: row.source.as_ref().map(Str::from),
            message: row.message.as_ref().map(index::message),
            why: row.why.as_ref().map(index::message),
            advice: row.advice.as_ref().map(index::message),
        };
        let own = texts.basis.is_some()
            || texts.jurisdiction.is_some()
            || texts.source.is_some()
            || texts.message.is_some()
            || texts.why.is_some()
            || texts.advice.is_some();
        let zones = self.zones(rule, row);
        self.index.rows.push(PhraseRow {
            id: Str::from(row.id.as_ref()),
            rule,
            severity: row.severity.or(f.severity).unwrap_or(Severity::Hint),
            weight: row.weight.or(f.weight).unwrap_or(1.0),
            unless: row.unless.clone(),
            soften: row.soften.clone(),
            unless_sentence,
            needs_sentence,
            needs_near,
            needs_note,
            unless_note,
            author: row.author.clone(),
            zones,
            evasion: row.evasion,
            replacement: row.replacement.as_ref().map(Shown::from),
            texts: own.then(|| Box::new(texts)),
        });
    }

    /// Where a row looks. A breach is one wherever it stands; how a shop sounds is judged by its prose.
    fn zones(&self, rule: u16, row: &Row) -> Vec<ZoneName> {
        let everywhere = self.index.rules[usize::from(rule)].group() == "compliance";
        match row.zones[..] {
            [] if everywhere => vec![ZoneName::Title, ZoneName::Body, ZoneName::Hashtag],
            [] => vec![ZoneName::Title, ZoneName::Body],
            _ => row.zones.clone(),
        }
    }

    fn patterns(&mut self, file: &Loaded<RuleFile>, row: u32, bare: bool, texts: &[Spanned<String>]) -> Vec<u32> {
        let mut out = Vec::new();
        for text in texts {
            match pattern::parse(text.as_ref()) {
                Ok(elements) => {
                    if let Some(p) = self.pattern(file, row, bare, text, &elements) {
                        out.push(self.index.patterns.len() as u32);
                        self.index.patterns.push(p);
                    }
                }
                Err(e) => self.fail(file, text.span().start, e),
            }
        }
        out
    }

    fn pattern(
        &mut self,
        file: &Loaded<RuleFile>,
        row: u32,
        bare: bool,
        text: &Spanned<String>,
        elements: &[pattern::Element],
    ) -> Option<Pattern> {
        let mut compiled: Vec<ElementIndex> = Vec::new();
        for element in elements {
            let mut strings = Vec::new();
            for alternative in &element.any {
                match alternative {
                    Alternative::Word(word) => {
                        strings.extend(self.intern_typed(word));
                        if bare {
                            strings.push(self.intern_bare(word));
                        }
                    }
                    Alternative::Token(token) => strings.push(TOKEN_BASE + *token as u32),
                    Alternative::Class(name) => {
                        if let Some(class) = self.classes.get_mut(name.as_str()) {
                            class.is_used = true;
                            strings.extend_from_slice(&class.strings);
                        } else {
                            let near = nearest(name, self.classes.keys().map(String::as_str));
                            let fault = Fault::new(FaultKind::NoClass, &[("name", name)]).near(near);
                            self.fail(file, text.span().start, fault);
                            return None;
                        }
                    }
                }
            }
            strings.sort_unstable();
            strings.dedup();
            let set = self.set(strings);
            compiled.push(ElementIndex {
                gap: element.gap,
                in_clause: element.in_clause,
                optional: element.optional,
                set,
            });
        }
        // The rarest element is looked up first: one of words before one of tokens, the fewest words before many.
        let anchor = (0..compiled.len()).filter(|&i| !compiled[i].optional).min_by_key(|&i| {
            let strings = &self.index.sets[compiled[i].set as usize];
            let tokens = strings.iter().filter(|s| **s >= TOKEN_BASE).count();
            strings.len() + tokens * 1000
        })?;
        Some(Pattern { row, is_own: false, elements: compiled, anchor: anchor as u8 })
    }

    /// The number of a set of strings; elements that ask for the same share one.
    fn set(&mut self, strings: Vec<StringId>) -> u32 {
        let next = self.index.sets.len() as u32;
        *self.sets.entry(strings).or_insert_with_key(|strings| {
            self.index.sets.push(strings.clone());
            next
        })
    }

    /// Hands over all classes by their signs, for what is learned over them.
    pub(super) fn signs(&mut self) {
        let classes = self.classes.iter().map(|(name, class)| (sign::of_class(name), class.strings.clone()));
        self.index.signs = classes.collect();
    }

    /// Hands over the classes that code asks for. One that is not there was probably misspelt where it is written down.
    pub(super) fn asked_classes(&mut self) {
        for (_, name) in Class::ALL {
            if let Some(class) = self.classes.get_mut(*name) {
                class.is_used = true;
                self.index.asked.push(std::mem::take(&mut class.strings));
            } else {
                self.missing_class(name);
            }
        }
    }

    fn missing_class(&mut self, name: &str) {
        let is_known = |k: &str| Class::ALL.iter().any(|(_, n)| *n == k);
        let strangers = self.classes.iter().filter(|(k, class)| !class.is_used && !is_known(k));
        let near = strangers.min_by_key(|(k, _)| strsim::levenshtein(name, k));
        let near = near.filter(|(k, _)| strsim::levenshtein(name, k) <= SLIP);
        let fault = |slip: Option<&String>| Fault::new(FaultKind::AskedClass, &[("name", &name)]).near(slip.cloned());
        let error = match near {
            Some((slip, class)) => PackError { path: class.path.clone(), at: class.at, fault: fault(Some(slip)) },
            None => PackError { path: "phrases".into(), at: None, fault: fault(None) },
        };
        self.errors.push(error);
    }
}

/// Letters that a slip of the fingers changes in the name of a class.
const SLIP: usize = 4;

/// Where a key begins a line of a file.
fn key_place(text: &str, key: &str) -> usize {
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_key(line) {
            return at;
        }
        at += line.len();
    }
    0
}
