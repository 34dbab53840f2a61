//! One of the two texts: read, cut into clauses, laid out for comparing.

use super::align::{self, Atoms};
use super::known::Known;
use super::named::Named;
use super::people::{self, Person};
use super::quantity::{self, Quantity};
use super::times::{self, Times};
use super::tokens::{self, Token};
use super::verbatim::{self, Around};
use super::words;
use crate::check;
use crate::config::Config;
use crate::diagnostic::Finding;
use crate::lang::Catalog;
use crate::lists::WordList;
use crate::note::{Draft, Note, Record, Source, Zone};
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::facts::fact::Told;
use crate::reading::facts::page::Page;
use crate::reading::units::{self, Kind, Units};
use crate::source::Span;
use crate::text::fold::Folded;
use crate::text::script::Script;
use crate::text::variants;
use std::ops::Range;
use std::sync::OnceLock;

/// A text that was read for comparing. Ranges are bytes of its note's text.
pub struct Side {
    /// The note as it was read.
    pub reading: Reading,
    /// Its units.
    pub units: Units,
    /// What the check finds in it, once it was checked as a version.
    findings: OnceLock<Vec<Finding>>,
    /// Where it breaks a rule, once that was looked for as in a draft.
    breaches: OnceLock<Vec<Span>>,
    /// The clauses that say something, in order.
    pub(super) clauses: Vec<Clause>,
    /// The tokens of all clauses.
    pub(super) tokens: Vec<Token>,
    /// The numbers of all clauses. Their ranges are bytes of the note.
    pub(super) quantities: Vec<Quantity>,
    /// For each number what its price is for, with the price's place.
    objects: Vec<Option<(Range<usize>, Atoms)>>,
    /// For each number what stands around it in its clause.
    frames: Vec<Atoms>,
    /// For each number what stands around it in its sentence.
    pub(super) around: Vec<Option<Around>>,
    /// What each line and each sentence says, with its clauses.
    pub(super) lines: Vec<(Range<usize>, Atoms)>,
    pub(super) sentences: Vec<(Range<usize>, Atoms)>,
    /// Times of day, days of the week, opening hours.
    pub(super) times: Times,
    /// What stands anywhere in it.
    pub(super) known: Known,
    /// Places, exits, trades.
    pub(super) named: Named,
    /// Whom it names.
    pub(super) people: Vec<Person>,
    /// Its text, folded.
    pub(super) folded: String,
}

/// A clause of a side.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its words.
    pub range: Range<usize>,
    /// Its unit.
    pub unit: usize,
    /// What it is.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its numbers.
    pub quantities: Range<usize>,
    /// What it says, for likeness, with its numbers.
    pub atoms: Atoms,
    /// The same without numbers.
    pub said: Atoms,
}

impl Side {
    /// Reads a text. Total.
    pub fn new(source: &Source, packs: &Packs, config: &Config) -> Self {
        Self::of(Reading::new(source, packs, config), packs)
    }

    /// A text that was read already.
    pub fn of(reading: Reading, packs: &Packs) -> Self {
        let units = units::of_note(&reading.note);
        let page = Page::new(&reading.note, packs, &reading.view, &reading.terms);
        let times = times::read(&page, &reading.facts);
        let folded = variants().fold(&reading.note.text);
        let mut taken: Vec<Range<usize>> = times.clocks.iter().map(|c| c.range.clone()).collect();
        let contacts = reading.facts.list.iter().filter(|f| f.value.told() == Some(Told::Contact));
        taken.extend(contacts.map(|f| f.range.clone()));
        taken.sort_by_key(|t| t.start);
        let taken: Vec<Range<usize>> =
            taken.iter().map(|t| folded.position_of(t.start)..folded.position_of(t.end)).collect();

        let mut out = Self {
            known: Known::default(),
            named: Named::of(&reading, packs),
            people: people::find(&reading.note.text, &folded),
            clauses: Vec::new(),
            tokens: Vec::with_capacity(folded.text.len() / 3),
            quantities: Vec::new(),
            findings: OnceLock::new(),
            breaches: OnceLock::new(),
            objects: Vec::new(),
            frames: Vec::new(),
            around: Vec::new(),
            lines: Vec::new(),
            sentences: Vec::new(),
            times,
            reading,
            units,
            folded: String::new(),
        };
        let units = std::mem::take(&mut out.units);
        for (i, unit) in units.list.iter().enumerate() {
            let is_text = !matches!(unit.kind, Kind::Noise | Kind::Slot | Kind::Topics);
            if is_text && !unit.words.is_empty() {
                let label = unit.label.as_ref().filter(|l| unit.range.start <= l.start);
                let said = label.map_or(unit.words.start, |l| l.start)..unit.words.end;
                for part in units::breaths(&out.reading.note.text, &said) {
                    out.clause(&folded, &taken, i, (part, unit.kind));
                }
            }
        }
        out.units = units;
        out.lay_out();
        out.known = Known::of(&folded.text, &out.reading, packs, out.tokens.iter().map(|t| t.id));
        out.folded = folded.text;
        out
    }

    /// Lays out a clause of the unit `i`. `taken` are the places of times and contacts, whose numbers count nothing.
    fn clause(&mut self, folded: &Folded, taken: &[Range<usize>], i: usize, (said, kind): (Range<usize>, Kind)) {
        let place = |r: &Range<usize>| folded.position_of(r.start)..folded.position_of(r.end);
        let words = place(&said);
        let (first, first_quantity) = (self.tokens.len(), self.quantities.len());
        let inside: Vec<Range<usize>> = taken
            .iter()
            .filter(|t| words.start <= t.start && t.end <= words.end)
            .map(|t| t.start - words.start..t.end - words.start)
            .collect();
        let mut found = quantity::quantities(&folded.text[words.clone()], &inside);
        for q in &mut found {
            q.range = q.range.start + words.start..q.range.end + words.start;
            q.digits = q.digits.start + words.start..q.digits.end + words.start;
        }
        let mut numbers: Vec<Range<usize>> = found.iter().map(|q| q.range.clone()).collect();
        numbers.extend(inside.iter().map(|t| t.start + words.start..t.end + words.start));
        numbers.sort_by_key(|n| n.start);
        tokens::tokens(folded, words, &numbers, &mut self.tokens);
        tokens::settle(&mut self.tokens[first..]);
        for q in &mut found {
            q.range = folded.to_original(q.range.clone());
            q.digits = folded.to_original(q.digits.clone());
        }
        self.quantities.extend(found);
        let tokens = first..self.tokens.len();
        let said_atoms = align::atoms(&self.tokens[tokens.clone()]);
        let mut atoms = said_atoms.clone();
        for q in &self.quantities[first_quantity..] {
            atoms.add_number(q.value);
        }
        atoms.settle();
        self.clauses.push(Clause {
            range: said,
            unit: i,
            kind,
            atoms,
            said: said_atoms,
            tokens,
            quantities: first_quantity..self.quantities.len(),
        });
    }

    /// What is asked of each number, line and sentence many times.
    fn lay_out(&mut self) {
        self.objects = self.quantities.iter().map(|q| self.find_object(&q.range)).collect();
        let frame = |c: &Clause| {
            let tokens = self.tokens_of(c);
            self.quantities_of(c).iter().map(|q| align::skeleton(tokens, &q.range)).collect::<Vec<_>>()
        };
        self.frames = self.clauses.iter().flat_map(frame).collect();
        self.around = self.quantities.iter().map(|q| verbatim::around(self.sentence_around(q)?, q)).collect();
        self.lines = self.groups(Self::line_of);
        self.sentences = self.groups(Self::sentence_of);
    }

    /// The tokens of the sentence in which a number stands.
    pub(super) fn sentence_around(&self, q: &Quantity) -> Option<&[Token]> {
        let clauses = self.sentence_of(self.clause_at(q.range.start)?);
        let from = self.clauses.get(clauses.start)?.tokens.start;
        let to = self.clauses.get(clauses.end.checked_sub(1)?)?.tokens.end;
        self.tokens.get(from..to)
    }

    /// Clauses that belong together, and what they say.
    fn groups(&self, of: impl Fn(&Self, usize) -> Range<usize>) -> Vec<(Range<usize>, Atoms)> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.clauses.len() {
            let group = of(self, at);
            at = group.end.max(at + 1);
            let mut atoms = Atoms::default();
            for clause in &self.clauses[group.clone()] {
                atoms.extend(&clause.said);
            }
            atoms.settle();
            out.push((group, atoms));
        }
        out
    }

    /// The place of a number among all.
    fn number_at(&self, range: &Range<usize>) -> Option<usize> {
        let i = self.quantities.partition_point(|q| q.range.start < range.start);
        self.quantities.get(i).filter(|q| q.range.start == range.start).map(|_| i)
    }

    /// What stands around a number in its clause.
    pub(super) fn frame_of(&self, range: &Range<usize>) -> Option<&Atoms> {
        self.frames.get(self.number_at(range)?)
    }

    /// What stands around a number in its sentence.
    pub(super) fn around_of(&self, range: &Range<usize>) -> Option<&Around> {
        self.around.get(self.number_at(range)?)?.as_ref()
    }

    /// What an amount is for, with the place of its price.
    pub(super) fn object_of(&self, range: &Range<usize>) -> Option<&(Range<usize>, Atoms)> {
        self.objects.get(self.number_at(range)?)?.as_ref()
    }

    /// The text as a version: finds what the check finds in it.
    pub fn as_version(&self, packs: &Packs, config: &Config, catalog: &Catalog) -> &Self {
        self.findings.get_or_init(|| check::findings(&self.reading.context(packs, config, catalog)));
        self
    }

    /// The text as a draft: finds what breaks a rule in it, since that much of it is not owed by a version.
    pub fn as_draft(&self, packs: &Packs, config: &Config, catalog: &Catalog) -> &Self {
        self.breaches.get_or_init(|| check::breaches(&self.reading.context(packs, config, catalog)));
        self
    }

    /// What the check finds in it; nothing unless it was checked.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get().map_or(&[], Vec::as_slice)
    }

    /// Where it breaks a rule; nowhere unless that was looked for.
    pub(super) fn breaches(&self) -> &[Span] {
        self.breaches.get().map_or(&[], Vec::as_slice)
    }

    /// The text that ranges point into.
    pub fn text(&self) -> &str {
        &self.reading.note.text
    }

    /// Whether it is written in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        self.reading.script == Script::Latin
    }

    pub(super) fn tokens_of(&self, clause: &Clause) -> &[Token] {
        &self.tokens[clause.tokens.clone()]
    }

    pub(super) fn quantities_of(&self, clause: &Clause) -> &[Quantity] {
        &self.quantities[clause.quantities.clone()]
    }

    /// The clause that holds a byte.
    pub(super) fn clause_at(&self, at: usize) -> Option<usize> {
        let i = self.clauses.partition_point(|c| c.range.end <= at);
        self.clauses.get(i).filter(|c| c.range.start <= at).map(|_| i)
    }

    /// The clauses of the sentence that a clause stands in.
    pub(super) fn sentence_of(&self, clause: usize) -> Range<usize> {
        let of = |c: &Clause| self.units.list[c.unit].sentence;
        let sentence = of(&self.clauses[clause]);
        self.around(clause, |c| of(c) == sentence)
    }

    /// Whether two clauses stand in one sentence.
    pub(super) fn is_one_sentence(&self, a: usize, b: usize) -> bool {
        let of = |c: usize| self.units.list[self.clauses[c].unit].sentence;
        of(a) == of(b)
    }

    /// The clauses of the line that a clause stands in.
    pub(super) fn line_of(&self, clause: usize) -> Range<usize> {
        let of = |c: &Clause| self.units.list[c.unit].line;
        let line = of(&self.clauses[clause]);
        self.around(clause, |c| of(c) == line)
    }

    fn around(&self, clause: usize, is_of: impl Fn(&Clause) -> bool) -> Range<usize> {
        let before = self.clauses[..clause].iter().rev().take_while(|c| is_of(c)).count();
        let behind = self.clauses[clause..].iter().take_while(|c| is_of(c)).count();
        clause - before..clause + behind
    }

    /// What the clause before says in the sentence, else the clause itself.
    pub(super) fn before(&self, clause: usize) -> &Atoms {
        let before = clause.checked_sub(1).filter(|b| self.is_one_sentence(*b, clause));
        &self.clauses[before.unwrap_or(clause)].atoms
    }

    /// What the clause before in the sentence begins with, where that names a thing.
    pub(super) fn leading(&self, clause: usize) -> &[Token] {
        let Some(before) = clause.checked_sub(1).filter(|b| self.is_one_sentence(*b, clause)) else { return &[] };
        let tokens = self.tokens_of(&self.clauses[before]);
        let says = |t: &&Token| t.says() && !t.bounds();
        let first = tokens.iter().take_while(|t| !says(t)).count();
        let count = tokens[first..].iter().take_while(says).take(3).count();
        &tokens[first..first + count]
    }

    /// Whether one number comes before another, and what stands between them.
    pub(super) fn between(&self, a: &Range<usize>, b: &Range<usize>) -> (bool, Vec<u64>) {
        let is_first = a.start < b.start;
        let (first, last) = if is_first { (a, b) } else { (b, a) };
        let from = self.tokens.partition_point(|t| t.range.start < first.end);
        let to = self.tokens.partition_point(|t| t.range.end <= last.start);
        (is_first, self.tokens.get(from..to).unwrap_or_default().iter().map(|t| t.id).collect())
    }

    /// Whether an amount of this value is one that comes on top of another: +$3, 加$3.
    pub(super) fn adds(&self, value: f64) -> bool {
        let mut all = self.quantities.iter().filter(|q| (q.value - value).abs() < 1e-6);
        all.any(|q| {
            let before = self.text()[..q.range.start].trim_end();
            before.ends_with(['+', '＋']) || WordList::SaidPlus.ends(&variants().fold_str(before))
        })
    }

    /// The bits of all words of some clauses.
    pub(super) fn bits(&self, clauses: Range<usize>) -> words::Bits {
        self.clauses[clauses].iter().flat_map(|c| self.tokens_of(c)).fold(0, |bits, t| bits | t.bits)
    }

    /// What the price of an amount is for.
    fn find_object(&self, written: &Range<usize>) -> Option<(Range<usize>, Atoms)> {
        let prices = self.reading.facts.prices();
        let (fact, price) =
            prices.into_iter().find(|(_, p)| p.written.start < written.end && written.start < p.written.end)?;
        let parts = [&price.group, &price.object, &price.case];
        let mut atoms = Atoms::default();
        for part in parts.into_iter().flatten() {
            atoms.extend(&self.tokens_in(part));
        }
        if atoms.is_empty() {
            for part in [&price.condition, &price.unit].into_iter().flatten() {
                atoms.extend(&self.tokens_in(part));
            }
        }
        atoms.settle();
        (!atoms.is_empty()).then(|| (fact.range.clone(), atoms))
    }

    /// All words and numbers in a range: an object may be no more than 10堂 or Set A.
    fn tokens_in(&self, range: &Range<usize>) -> Atoms {
        let from = self.tokens.partition_point(|t| t.range.end <= range.start);
        let to = self.tokens.partition_point(|t| t.range.start < range.end);
        align::skeleton(&self.tokens[from.min(to)..to], &(range.end..range.end))
    }

    /// What stands in a range, for likeness.
    pub(super) fn atoms_in(&self, range: &Range<usize>) -> Atoms {
        let from = self.tokens.partition_point(|t| t.range.end <= range.start);
        let to = self.tokens.partition_point(|t| t.range.start < range.end);
        align::atoms(&self.tokens[from.min(to)..to])
    }
}

/// A draft in a file with its title and body as fields, so that spans count bytes of both. A record stays what it is.
pub fn as_record(source: &Source) -> Source {
    let Draft::Text(_) = &source.draft else { return source.clone() };
    let note = Note::parse(source);
    let is_body = |p: &&crate::note::Piece| p.zone != Zone::Title && p.span.end() <= note.source_len;
    let body: String = note.pieces.iter().filter(is_body).map(|p| note.slice(p.span)).collect();
    let title = note.title.as_ref().map(|t| t.text.clone()).unwrap_or_default();
    let record = Record { title, body: body.trim().to_owned(), tags: note.meta.tags.clone(), meta: note.meta.clone() };
    Source { draft: Draft::Record(Box::new(record)), ..source.clone() }
}
