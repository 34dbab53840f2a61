//! From pack files to the compiled [`Index`]: interns every string in folded form, resolves classes, builds the automaton.
//!
//! Shared with the build script.

use super::index::{
    self, CategoryInfo, DistrictInfo, ElementIndex, Figure, FormKind, FormRef, ImportInfo, Index, Message, Origin,
    PackInfo, Pattern, PhraseRow, RowTexts, RuleInfo, RuleKind, Shown, StringId, TOKEN_BASE, Term, TermKind,
};
use super::load::{Folder, Loaded, PackError};
use super::model::{Category, District, Import, Name, PlaceKind, Role};
use super::pattern::{self, Alternative};
use super::pooled::Str;
use super::rule_file::{Row, RuleFile, ZoneName};
use crate::diagnostic::{Basis, Severity};
use crate::text::fold::Variants;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use toml::Spanned;

/// Compiles the files of a folder (the house's own, with the user's on top). `origin` says of each path whose it is.
pub fn compile(
    folder: &Folder,
    variants: Variants<'_>,
    origin: &dyn Fn(&Path) -> Origin,
) -> Result<Compiled, Vec<PackError>> {
    let mut c = Compiler { variants, strings: HashMap::new(), index: Index::default(), errors: Vec::new() };
    let mut districts: Vec<_> = folder.districts.iter().collect();
    districts.sort_by(|a, b| a.value.id.as_ref().cmp(b.value.id.as_ref()));
    for file in districts {
        c.district(file, origin(&file.path));
    }
    let mut categories: Vec<_> = folder.categories.iter().collect();
    categories.sort_by(|a, b| a.value.id.as_ref().cmp(b.value.id.as_ref()));
    for file in categories {
        c.category(file, origin(&file.path));
    }
    c.classes(&folder.rules);
    c.rules(&folder.rules);
    let mut imports: Vec<_> = folder.imports.iter().collect();
    imports.sort_by_key(|file| (Reverse(file.value.imported.as_ref()), file.value.id.as_ref()));
    for file in imports {
        c.import(file, origin(&file.path));
    }
    c.finish()
}

/// Packs ready to load: the index, and the serialised `CharwiseDoubleArrayAhoCorasick<u32>` whose values are string ids.
pub struct Compiled {
    /// What the strings mean.
    pub index: Index,
    /// What finds them.
    pub automaton: Vec<u8>,
}

struct Compiler<'v> {
    variants: Variants<'v>,
    strings: HashMap<String, StringId>,
    index: Index,
    errors: Vec<PackError>,
}

impl Compiler<'_> {
    fn intern(&mut self, form: &str) -> StringId {
        let next = self.strings.len() as StringId;
        *self.strings.entry(self.variants.key(form.trim())).or_insert(next)
    }

    /// The string as it reads in the view without disguises, for rows that look through them.
    fn intern_bare(&mut self, form: &str) -> StringId {
        let next = self.strings.len() as StringId;
        *self.strings.entry(self.variants.bare_key(form.trim())).or_insert(next)
    }

    fn fail<T>(&mut self, file: &Loaded<T>, byte: usize, message: impl Into<String>) {
        self.errors.push(PackError::at(&file.path, &file.text, byte, message));
    }

    fn pack(&mut self, id: &str, version: &str, checked: &str, origin: Origin) -> u16 {
        self.index.packs.push(PackInfo { id: id.into(), version: version.into(), checked: checked.into(), origin });
        (self.index.packs.len() - 1) as u16
    }

    /// Adds a term and all its forms; returns its index.
    fn term(&mut self, term: Term, forms: &Forms<'_>) -> u32 {
        let index = self.index.terms.len() as u32;
        let weak: Vec<String> = forms.weak.iter().map(|f| self.variants.key(f.as_ref())).collect();
        let names = [&term.name.hant, &term.name.hans, &term.name.en].map(ToString::to_string);
        let spelled =
            names.iter().chain(forms.other.iter().map(Spanned::as_ref)).chain(forms.weak.iter().map(Spanned::as_ref));
        for form in spelled.cloned().collect::<Vec<_>>() {
            let key = self.variants.key(&form);
            if key.is_empty() {
                continue;
            }
            let kind = if weak.contains(&key) { FormKind::Weak } else { FormKind::Strong };
            let string = self.intern(&form);
            self.index.forms.push(FormRef { string, term: index, kind });
        }
        for guard in forms.guards {
            let string = self.intern(guard.as_ref());
            self.index.forms.push(FormRef { string, term: index, kind: FormKind::Guard });
        }
        self.index.terms.push(term);
        index
    }

    fn district(&mut self, file: &Loaded<District>, origin: Origin) {
        let d = &file.value;
        let id = d.id.as_ref().clone();
        let pack = self.pack(&format!("district/{id}"), &d.version, &d.checked, origin);
        let number = self.index.districts.len() as u16;
        let kind = TermKind::Place { district: number, kind: PlaceKind::District, parent: None };
        let forms = Forms { other: &d.forms, weak: &d.weak, guards: &d.guards };
        let term = self.term(make_term(kind, pack, &id, &d.name, &d.forms, *d.importance.as_ref(), &d.why), &forms);
        self.index.districts.push(DistrictInfo { id: Str::from(&id), pack, term });
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        for p in &d.places {
            let kind = TermKind::Place { district: number, kind: p.kind, parent: None };
            let forms = Forms { other: &p.forms, weak: &p.weak, guards: &p.guards };
            let new = make_term(kind, pack, p.id.as_ref(), &p.name, &p.forms, *p.importance.as_ref(), &p.why);
            let term = self.term(new, &forms);
            if numbers.insert(p.id.as_ref(), term).is_some() {
                self.fail(file, p.id.span().start, format!("place id `{}` is used twice", p.id.as_ref()));
            }
        }
        for p in &d.places {
            let Some(wanted) = &p.parent else { continue };
            match (numbers.get(wanted.as_ref().as_str()), numbers.get(p.id.as_ref().as_str())) {
                (Some(&above), Some(&term)) => {
                    if let TermKind::Place { parent, .. } = &mut self.index.terms[term as usize].kind {
                        *parent = Some(above);
                    }
                }
                _ => self.fail(
                    file,
                    wanted.span().start,
                    format!("parent `{}` is no place of this file", wanted.as_ref()),
                ),
            }
        }
        for s in &d.scenes {
            let forms = Forms { other: &s.forms, weak: &s.weak, guards: &s.guards };
            let kind = TermKind::Scene { district: number };
            let new = make_term(kind, pack, &s.text.hant, &s.text, &s.forms, *s.importance.as_ref(), &s.why);
            self.term(new, &forms);
        }
    }

    fn category(&mut self, file: &Loaded<Category>, origin: Origin) {
        let c = &file.value;
        let id = c.id.as_ref().clone();
        let pack = self.pack(&format!("category/{id}"), &c.version, &c.checked, origin);
        let category = self.index.categories.len() as u16;
        let forms = Forms { other: &c.forms, weak: &c.weak, guards: &c.guards };
        let kind = TermKind::Trade { category };
        let term = self.term(make_term(kind, pack, &id, &c.name, &c.forms, *c.importance.as_ref(), &c.why), &forms);
        for k in &c.keywords {
            let forms = Forms { other: &k.forms, weak: &k.weak, guards: &k.guards };
            let kind = TermKind::Keyword { category, role: k.role };
            let mut new = make_term(kind, pack, &k.text.hant, &k.text, &k.forms, *k.importance.as_ref(), &k.why);
            new.season = k.season.iter().map(|m| *m.as_ref()).collect();
            self.term(new, &forms);
        }
        let text = |t: &String| Str::from(t);
        let reminders = c.reminders.iter().map(|r| (text(&r.rule), text(&r.zh), text(&r.en))).collect();
        self.index.categories.push(CategoryInfo { id: Str::from(&id), pack, group: c.group, term, reminders });
    }

    fn classes(&mut self, files: &[Loaded<RuleFile>]) {
        for file in files {
            for (name, words) in &file.value.class {
                let mut ids: Vec<_> = words.iter().map(|w| self.intern(w.as_ref())).collect();
                let class = self.index.classes.entry(Str::from(name)).or_default();
                class.append(&mut ids);
                class.sort_unstable();
                class.dedup();
            }
            for allow in &file.value.allow {
                for word in &allow.words {
                    let string = self.intern(word.as_ref());
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

    /// All rules and cues, in the order of their ids.
    fn rules(&mut self, files: &[Loaded<RuleFile>]) {
        let mut found: BTreeMap<String, (&Loaded<RuleFile>, RuleKind)> = BTreeMap::new();
        for file in files {
            let f = &file.value;
            let (id, kind) = match (&f.rule, &f.cue) {
                (Some(rule), None) if f.rows.is_empty() => (rule.as_ref().clone(), RuleKind::Code),
                (Some(rule), None) => (rule.as_ref().clone(), RuleKind::Rows),
                (None, Some(cue)) => (format!("seeding/{}", cue.as_ref()), RuleKind::Cue),
                (None, None) if f.rows.is_empty() => continue,
                _ => {
                    self.fail(file, 0, "a file with rows names either its `rule` or its `cue`");
                    continue;
                }
            };
            found.insert(id, (file, kind));
        }
        for (id, (file, kind)) in found {
            self.rule(file, &id, kind);
        }
    }

    fn rule(&mut self, file: &Loaded<RuleFile>, id: &str, kind: RuleKind) {
        let f = &file.value;
        let rule = self.index.rules.len() as u16;
        let first = |mine: &[Spanned<String>], rows: fn(&Row) -> &Vec<Spanned<String>>| {
            let line = mine.first().or_else(|| f.rows.iter().find_map(|r| rows(r).first()));
            line.map(|s| Str::from(s.as_ref())).unwrap_or_default()
        };
        let examples = if kind == RuleKind::Cue {
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
        self.index.rules.push(RuleInfo {
            id: Str::from(id),
            kind,
            severity: f.severity.unwrap_or(Severity::Hint),
            basis: f.basis.unwrap_or(Basis::Style),
            jurisdiction: f.jurisdiction,
            source: f.source.as_ref().map(Str::from),
            checked: f.checked.as_ref().map(Str::from),
            cost: f.cost.unwrap_or_default(),
            texts,
            asks_for: f.asks_for.clone(),
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
            let element = &self.index.patterns[p as usize];
            for string in element.elements[element.anchor as usize].strings.clone() {
                self.index.anchors.push((string, p));
            }
        }
        let unless_sentence = self.patterns(file, number, false, &row.unless_sentence);
        let needs_sentence = self.patterns(file, number, false, &row.needs_sentence);
        let needs_note = self.patterns(file, number, false, &row.needs_note);
        for guard in &row.guards {
            let string = self.intern(guard.as_ref());
            self.index.row_guards.push((string, number));
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
        let zones = if row.zones.is_empty() { vec![ZoneName::Title, ZoneName::Body] } else { row.zones.clone() };
        self.index.rows.push(PhraseRow {
            id: Str::from(row.id.as_ref()),
            rule,
            severity: row.severity.or(f.severity).unwrap_or(Severity::Hint),
            weight: row.weight.or(f.weight).unwrap_or(1.0),
            unless: row.unless.clone(),
            soften: row.soften.clone(),
            unless_sentence,
            needs_sentence,
            needs_note,
            zones,
            evasion: row.evasion,
            replacement: row.replacement.as_ref().map(Shown::from),
            texts: own.then(|| Box::new(texts)),
        });
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
        let mut compiled = Vec::new();
        for element in elements {
            let mut strings = Vec::new();
            for alternative in &element.any {
                match alternative {
                    Alternative::Word(word) => {
                        strings.push(self.intern(word));
                        if bare {
                            strings.push(self.intern_bare(word));
                        }
                    }
                    Alternative::Token(token) => strings.push(TOKEN_BASE + *token as u32),
                    Alternative::Class(name) => {
                        if let Some(ids) = self.index.classes.get(name.as_str()) {
                            strings.extend_from_slice(ids);
                        } else {
                            let known: Vec<_> = self.index.classes.keys().map(Str::as_str).collect();
                            let near = known.iter().min_by_key(|k| strsim::levenshtein(name, k));
                            let near = near.map_or(String::new(), |n| format!("; did you mean `@{n}`?"));
                            self.fail(file, text.span().start, format!("no class `@{name}`{near}"));
                            return None;
                        }
                    }
                }
            }
            strings.sort_unstable();
            strings.dedup();
            compiled.push(ElementIndex { gap: element.gap, optional: element.optional, strings });
        }
        // The rarest element is looked up first: one of words before one of tokens, the fewest words before many.
        let anchor = (0..compiled.len()).filter(|&i| !compiled[i].optional).min_by_key(|&i| {
            let tokens = compiled[i].strings.iter().filter(|s| **s >= TOKEN_BASE).count();
            compiled[i].strings.len() + tokens * 1000
        })?;
        Some(Pattern { row, elements: compiled, anchor: anchor as u8 })
    }

    /// The wordings of an import. Where a newer one has the wording already, that stands.
    fn import(&mut self, file: &Loaded<Import>, origin: Origin) {
        let f = &file.value;
        let date = f.imported.as_ref();
        let pack = self.pack(&format!("import/{}", f.id.as_ref()), date, date, origin);
        let import = self.index.imports.len() as u16;
        let most = f.keywords.iter().filter_map(|k| k.searches).max().unwrap_or(0);
        let keywords = f.keywords.len() as u32;
        let source = Str::from(&f.source);
        self.index.imports.push(ImportInfo { pack, source, date: Str::from(date), most, keywords });
        let mut known: HashSet<StringId> = self.index.figures.iter().map(|f| f.string).collect();
        for k in &f.keywords {
            let text = k.text.as_ref().trim();
            // One character would be met in every note.
            if self.variants.key(text).chars().count() < 2 {
                continue;
            }
            let string = self.intern(text);
            if known.insert(string) {
                self.index.figures.push(Figure {
                    string,
                    import,
                    text: Str::from(text),
                    searches: k.searches,
                    competition: k.competition,
                    reason: Str::from(k.reason.as_deref().unwrap_or_default()),
                });
            }
        }
    }

    fn finish(mut self) -> Result<Compiled, Vec<PackError>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        let mut strings: BTreeMap<String, StringId> = self.strings.into_iter().collect();
        strings.remove("");
        let mut automaton = Vec::new();
        if !strings.is_empty() {
            match CharwiseDoubleArrayAhoCorasick::<u32>::with_values(strings) {
                Ok(built) => automaton = built.serialize(),
                Err(e) => {
                    let message = format!("the automaton cannot be built: {e}");
                    return Err(vec![PackError { path: "keyword_packs".into(), at: None, message }]);
                }
            }
        }
        let index = &mut self.index;
        index.forms.sort_by_key(|f| (f.string, f.term, f.kind as u8));
        index.forms.dedup_by_key(|f| (f.string, f.term));
        index.anchors.sort_unstable();
        index.anchors.dedup();
        index.row_guards.sort_unstable();
        index.allow.sort_unstable();
        index.figures.sort_by_key(|f| f.string);
        Ok(Compiled { index: self.index, automaton })
    }
}

/// The lists of forms of a term.
struct Forms<'a> {
    other: &'a [Spanned<String>],
    weak: &'a [Spanned<String>],
    guards: &'a [Spanned<String>],
}

fn make_term(
    kind: TermKind,
    pack: u16,
    id: &str,
    name: &Name,
    forms: &[Spanned<String>],
    importance: u8,
    why: &str,
) -> Term {
    Term {
        kind,
        pack,
        id: id.into(),
        name: Shown::from(name),
        forms: forms.iter().map(|f| Str::from(f.as_ref())).collect(),
        importance,
        why: why.into(),
        season: Vec::new(),
    }
}

/// The role that a term plays as a keyword.
pub fn role_of(kind: TermKind) -> Role {
    match kind {
        TermKind::Keyword { role, .. } => role,
        TermKind::Scene { .. } => Role::Scene,
        // Narrow wordings of people who know what they want, and no editor's choice.
        TermKind::Imported { .. } => Role::LongTail,
        TermKind::Place { .. } | TermKind::Trade { .. } => Role::Core,
    }
}
