//! Places, trades, keywords and imported wordings: what people search by, from files to terms.
//!
//! Shared with the build script.

use super::compiler::{Compiler, Forms};
use crate::lang::language::Lang;
use crate::lang::texts::Texts;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::import_file::Import;
use crate::pack::index::{
    CategoryInfo, DistrictInfo, Figure, ImportInfo, IntentInfo, KeptBy, Message, Origin, Shown, StringId, Term,
    TermKind,
};
use crate::pack::intent::Intents;
use crate::pack::load::Loaded;
use crate::pack::model::{Category, District, Houses, Name, PlaceKind};
use crate::pack::pooled::Str;
use crate::pack::voice::{Ask, AskKind};
use crate::text::nearest::nearest;
use std::collections::{HashMap, HashSet};
use toml::Spanned;

impl Compiler<'_> {
    pub(super) fn district(&mut self, file: &Loaded<District>, origin: Origin) {
        let d = &file.value;
        let id = d.id.as_ref().clone();
        let pack = self.pack(&format!("district/{id}"), &d.version, d.checked.as_ref(), origin);
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
            for houses in &p.numbers {
                if let Some(houses) = Houses::parse(houses.as_ref()) {
                    self.index.houses.push((term, houses));
                } else {
                    let fault = Fault::new(FaultKind::NoHouses, &[("text", houses.as_ref())]);
                    self.fail(file, houses.span().start, fault);
                }
            }
            if numbers.insert(p.id.as_ref(), term).is_some() {
                self.fail(file, p.id.span().start, Fault::new(FaultKind::PlaceTwice, &[("id", p.id.as_ref())]));
            }
        }
        for p in &d.places {
            let Some(wanted) = &p.parent else { continue };
            let (above, term) = (numbers.get(wanted.as_ref().as_str()), numbers.get(p.id.as_ref().as_str()));
            if let (Some(&above), Some(&term)) = (above, term) {
                if let TermKind::Place { parent, .. } = &mut self.index.terms[term as usize].kind {
                    *parent = Some(above);
                }
            } else {
                let near = nearest(wanted.as_ref(), numbers.keys().copied());
                let fault = Fault::new(FaultKind::NoParent, &[("id", wanted.as_ref())]).near(near);
                self.fail(file, wanted.span().start, fault);
            }
        }
        for s in &d.scenes {
            let forms = Forms { other: &s.forms, weak: &s.weak, guards: &s.guards };
            let kind = TermKind::Scene { district: number };
            let new = make_term(kind, pack, &s.text.hant, &s.text, &s.forms, *s.importance.as_ref(), &s.why);
            self.term(new, &forms);
        }
    }

    pub(super) fn category(&mut self, file: &Loaded<Category>, origin: Origin) {
        let c = &file.value;
        let id = c.id.as_ref().clone();
        let pack = self.pack(&format!("category/{id}"), &c.version, c.checked.as_ref(), origin);
        let category = self.index.categories.len() as u16;
        let forms = Forms { other: &c.forms, weak: &c.weak, guards: &c.guards };
        let kind = TermKind::Trade { category };
        let term = self.term(make_term(kind, pack, &id, &c.name, &c.forms, *c.importance.as_ref(), &c.why), &forms);
        for noun in &c.nouns {
            self.name(term, noun);
        }
        for k in &c.keywords {
            let forms = Forms { other: &k.forms, weak: &k.weak, guards: &k.guards };
            let kind = TermKind::Keyword { category, role: k.role };
            let mut new = make_term(kind, pack, &k.text.hant, &k.text, &k.forms, *k.importance.as_ref(), &k.why);
            new.season = k.season.iter().map(|m| *m.as_ref()).collect();
            self.term(new, &forms);
        }
        let text = |t: &String| Str::from(t);
        let reminders = c.reminders.iter().map(|r| (text(&r.rule), text(&r.zh), text(&r.en))).collect();
        let nouns = c.nouns.iter().map(Shown::from).collect();
        let mut asks: Vec<(AskKind, Message)> = Vec::new();
        for ask in &c.asks {
            if asks.iter().all(|(kind, _)| *kind != ask.kind) {
                asks.push((ask.kind, texts(ask)));
            }
        }
        let info = CategoryInfo { id: Str::from(&id), pack, group: c.group, under: None, term, nouns, reminders, asks };
        self.index.categories.push(info);
    }

    /// Which wider trade each one stands under.
    pub(super) fn under(&mut self, files: &[Loaded<Category>]) {
        for file in files {
            let Some(under) = &file.value.under else { continue };
            let number = |id: &str| self.index.categories.iter().position(|c| c.id == id);
            match (number(file.value.id.as_ref()), number(under.as_ref())) {
                (Some(mine), Some(wider)) if mine != wider => {
                    self.index.categories[mine].under = Some(wider as u16);
                }
                _ => {
                    let near = nearest(under.as_ref(), self.index.categories.iter().map(|c| c.id.as_str()));
                    let fault = Fault::new(FaultKind::NoTrade, &[("id", under.as_ref())]).near(near);
                    self.fail(file, under.span().start, fault);
                }
            }
        }
    }

    /// The intents of a file.
    pub(super) fn intents(&mut self, file: &Loaded<Intents>, origin: Origin) {
        let f = &file.value;
        let pack = self.pack(&format!("intent/{}", f.id.as_ref()), &f.version, f.checked.as_ref(), origin);
        for i in &f.intents {
            let intent = self.index.intents.len() as u16;
            let forms = Forms { other: &i.forms, weak: &i.weak, guards: &i.guards };
            let kind = TermKind::Intent { intent };
            let new = make_term(kind, pack, i.id.as_ref(), &i.name, &i.forms, *i.importance.as_ref(), &i.why);
            let term = self.term(new, &forms);
            for fits in &i.fits {
                let is_group = ["all", "food", "retail", "services"].contains(&fits.as_ref().as_str());
                if !is_group && !self.index.categories.iter().any(|c| c.id == fits.as_ref().as_str()) {
                    let known = self.index.categories.iter().map(|c| c.id.as_str());
                    let near = nearest(fits.as_ref(), known.chain(["all", "food", "retail", "services"]));
                    let fault = Fault::new(FaultKind::NoTrade, &[("id", fits.as_ref())]).near(near);
                    self.fail(file, fits.span().start, fault);
                }
            }
            self.index.intents.push(IntentInfo {
                id: Str::from(i.id.as_ref()),
                term,
                fits: i.fits.iter().map(|f| Str::from(f.as_ref())).collect(),
                wide: i.wide,
                stands: i.stands,
                promise: i.promise.as_ref().map(Shown::from),
                kept_by: i.kept_by.as_ref().map(|k| KeptBy {
                    said: k.said.clone(),
                    words: k.words.iter().map(|w| Str::from(self.variants.key(w).as_str())).collect(),
                    points: k.points,
                    open_until: k.open_until,
                }),
            });
        }
    }

    /// The wordings of an import. Where a newer one has the wording already, that stands.
    pub(super) fn import(&mut self, file: &Loaded<Import>, origin: Origin) {
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

/// A question in the languages of the program.
fn texts(ask: &Ask) -> Message {
    Texts::of(&[(Lang::ZhHk, &ask.hant), (Lang::ZhCn, &ask.hans), (Lang::En, &ask.en)])
        .map(|text| Str::from(text.as_str()))
}
