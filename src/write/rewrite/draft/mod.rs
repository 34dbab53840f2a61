//! A draft as its editor sees it: sentences, their clauses, what each clause tells, and what becomes of it.
//!
//! Nothing is written here. Ranges are bytes of the note; what stays of a clause are its `pieces`.

mod bare;
mod fate;
mod kinds;

pub use kinds::Kinds;

use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::guide::Guide;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Value};
use crate::reading::units::{self, Kind};
use crate::text::units::units as length;
use std::ops::Range;

/// Part of a clause that its facts must fill before it counts as nothing else, in tenths.
const FILLED: usize = 6;
/// Units of a clause that can be an item.
const ITEM: u32 = 18;
/// Units of a remark that goes with the practical clause before it.
const REMARK: u32 = 14;

/// A clause of the draft.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Without the marks around it.
    pub range: Range<usize>,
    /// What stays of it, in order; empty when it goes.
    pub pieces: Vec<Range<usize>>,
    /// What it tells.
    pub kinds: Kinds,
    /// The rule for which it goes, or loses a part.
    pub rule: Option<String>,
    /// The reader is told to do something.
    pub is_call: bool,
    /// A name and a number in a list of such: 自然款 298.
    pub is_bare_price: bool,
}

impl Clause {
    /// Whether anything of it stays.
    pub fn stays(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// Whether all of it stays.
    pub fn is_whole(&self) -> bool {
        self.pieces.len() == 1 && self.pieces[0] == self.range
    }
}

/// Where a sentence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Told in running text.
    Prose,
    /// A list of goods with prices.
    Prices,
    /// Where the shop is, when it is open.
    Practical,
}

/// A sentence of the draft.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// End mark included.
    pub range: Range<usize>,
    /// In order.
    pub clauses: Vec<Clause>,
    /// Which line of the draft.
    pub line: usize,
    /// Where it belongs.
    pub part: Part,
    /// It stands in the title.
    pub is_title: bool,
    /// It says what follows, and nothing else.
    pub is_heading: bool,
    /// A question mark ends it.
    pub is_question: bool,
}

impl Sentence {
    /// Clauses of which something stays.
    pub fn kept(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|c| c.stays())
    }

    /// Whether anything of it stays.
    pub fn stays(&self) -> bool {
        self.clauses.iter().any(Clause::stays)
    }

    /// All that its kept clauses tell.
    pub fn kinds(&self) -> Kinds {
        self.kept().fold(Kinds::NONE, |all, c| all.and(c.kinds))
    }
}

/// A draft cut up and judged.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Title first, then the body in order.
    pub sentences: Vec<Sentence>,
}

impl Draft {
    /// Cuts up a note whose check found `findings`, and judges each clause.
    pub fn read(cx: &Context<'_>, guide: &Guide, findings: &[Finding], is_flyer: bool) -> Self {
        let mut sentences = sentences(cx);
        bare::prices(cx, &mut sentences);
        fate::judge(cx, guide, findings, is_flyer, &mut sentences);
        for s in &mut sentences {
            s.part = part(cx, s);
        }
        join_prices(cx, &mut sentences);
        Self { sentences }
    }

    /// The question with which the draft itself turns to its readers at the end, alone in its line.
    pub fn own_closing(&self) -> Option<usize> {
        let prose = self.body().filter(|(_, s)| s.part == Part::Prose);
        let (i, last) = prose.last()?;
        let alone = self.sentences.iter().filter(|s| s.line == last.line).count() == 1;
        (last.is_question && alone && i > 0).then_some(i)
    }

    /// Takes out what lies in these ranges of the note: the clause, or, where a reader comes for its facts, the words.
    /// Whether anything was there to take.
    pub fn cut(&mut self, cx: &Context<'_>, ranges: &[Range<usize>]) -> bool {
        let mut changed = false;
        let touches = |p: &Range<usize>| ranges.iter().any(|r| r.start < p.end && p.start < r.end);
        for c in self.sentences.iter_mut().flat_map(|s| &mut s.clauses).filter(|c| c.pieces.iter().any(touches)) {
            changed = true;
            c.pieces = if c.kinds.has(Kinds::HARD) { fate::left_of(cx, c, ranges) } else { Vec::new() };
        }
        changed
    }

    /// Sentences of the body of which something stays.
    pub fn body(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, s)| !s.is_title && s.stays())
    }
}

/// The sentences of title and body, without what is no part of the note: stamps, rules, topics, bare search words.
fn sentences(cx: &Context<'_>) -> Vec<Sentence> {
    let units = units::of_note(cx.note);
    let mut out: Vec<Sentence> = Vec::new();
    let mut before = usize::MAX;
    for unit in &units.list {
        let line = &units.lines[unit.line];
        let is_told = !unit.words.is_empty() && !matches!(unit.kind, Kind::Noise | Kind::Topics);
        if line.part == units::Part::Topic || !is_told {
            continue;
        }
        // A label belongs to what it names, unless a sign of ours takes its place.
        let label = unit.label.as_ref().filter(|l| l.start >= unit.range.start && l.start < unit.words.start);
        let whole = label.map_or(unit.words.start, |l| l.start)..unit.words.end;
        let kinds = Kinds::of(cx, &whole);
        let stands_for_sign = kinds.has(Kinds::PLACE.and(Kinds::HOURS)) && !kinds.has(Kinds::PRICE);
        let range = if unit.kind == Kind::Slot {
            unit.range.clone()
        } else if stands_for_sign {
            unit.words.clone()
        } else {
            whole
        };
        let clause = Clause {
            kinds,
            pieces: vec![range.clone()],
            range,
            rule: None,
            is_call: unit.kind == Kind::Call,
            is_bare_price: false,
        };
        let is_question = unit.kind == Kind::Question;
        let (is_title, is_heading) = (line.part == units::Part::Title, unit.kind == Kind::Heading);
        match out.last_mut().filter(|_| before == unit.sentence) {
            Some(s) => {
                s.range.end = unit.range.end;
                s.is_question = is_question;
                s.clauses.push(clause);
            }
            None => out.push(Sentence {
                range: units.sentences[unit.sentence].clone(),
                clauses: vec![clause],
                line: unit.line,
                part: Part::Prose,
                is_title,
                is_heading,
                is_question,
            }),
        }
        before = unit.sentence;
    }
    out
}

/// A sentence with a price behind a list of prices, in the same line, goes on with it.
fn join_prices(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (before, s) = (&sentences[i - 1], &sentences[i]);
        let goes_on = before.part == Part::Prices && before.line == s.line && s.part == Part::Prose && !s.is_question;
        let short = s.kept().all(|c| length(&cx.note.text[c.range.clone()]) <= ITEM);
        if goes_on && short && s.kinds().has(Kinds::PRICE) && !s.kinds().has(Kinds::POLICY) {
            sentences[i].part = Part::Prices;
        }
    }
}

/// Whether facts of such values fill most of a range.
fn is_filled(cx: &Context<'_>, range: &Range<usize>, is_it: impl Fn(&Value) -> bool) -> bool {
    let facts = cx.facts.list.iter().filter(|f| is_it(&f.value));
    let inside = facts.filter(|f| f.range.start < range.end && range.start < f.range.end);
    let mut covered = 0;
    let mut upto = range.start;
    for fact in inside {
        let from = fact.range.start.max(upto);
        let to = fact.range.end.min(range.end);
        covered += to.saturating_sub(from);
        upto = upto.max(to);
    }
    covered * 10 >= range.len() * FILLED
}

/// Where a sentence belongs: facts that fill it decide, prose is what is left.
fn part(cx: &Context<'_>, s: &Sentence) -> Part {
    let kept: Vec<&Clause> = s.kept().collect();
    let practical = |c: &Clause| {
        is_filled(cx, &c.range, |v| {
            matches!(v, Value::Address { .. } | Value::Transport { .. } | Value::Hours { .. } | Value::Closed { .. })
        })
    };
    let is_remark = |c: &Clause| length(&cx.note.text[c.range.clone()]) <= REMARK && !c.kinds.has(Kinds::PRICE);
    if kept.first().is_some_and(|c| practical(c)) && kept.iter().all(|c| practical(c) || is_remark(c)) {
        return Part::Practical;
    }
    let item = |c: &Clause| {
        c.is_bare_price
            || c.kinds.has(Kinds::PRICE)
                && is_filled(
                    cx,
                    &c.range,
                    |v| matches!(v, Value::Price(p) if !matches!(p.role, Role::Deposit | Role::Threshold | Role::Was)),
                )
    };
    let count = |c: &Clause| cx.facts.prices_written_in(c.range.clone()).count() + usize::from(c.is_bare_price);
    let amounts: usize = kept.iter().filter(|c| item(c)).map(|c| count(c)).sum();
    let begins = kept.first().is_some_and(|c| item(c)) || (amounts > 1 && kept.get(1).is_some_and(|c| item(c)));
    let is_list = begins && (amounts > 1 || kept.len() < 4) && !s.is_question;
    let speaks = |c: &Clause| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        cx.view.has_class(Class::OwnerWe, folded.clone()) || cx.view.has_class(Class::PastAct, folded)
    };
    if is_list && !kept.iter().any(|c| speaks(c) && !item(c)) { Part::Prices } else { Part::Prose }
}
