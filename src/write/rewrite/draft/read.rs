//! A draft is cut, its clauses are judged, its sentences put where they belong.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use super::{bare, cut, disguised, fate, floor, join, place, spare, split, strung};
use crate::diagnostic::Finding;
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::guide::Guide;
use crate::reading::context::Context;
use crate::text::units::units;
use std::ops::Range;

/// So many clauses that sell are no slip of the pen.
const BOASTS: usize = 2;

/// A question whose answer goes, or stands among the practical lines, goes as well: 「想攞張價單？」, 「邊度？」.
fn unanswered(sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (asks, answer) = (&sentences[i - 1], &sentences[i]);
        let is_answer =
            asks.is_question && asks.stays() && !asks.is_title && !answer.is_question && asks.line == answer.line;
        if is_answer && (!answer.stays() || answer.part == Part::Practical) {
            sentences[i - 1].clauses.iter_mut().for_each(|c| c.pieces.clear());
        }
    }
}

/// Units of a greeting.
const GREETING: u32 = 16;

/// 「各位街坊早晨」 and 「多謝支持」 tell nobody anything.
fn greetings(cx: &Context<'_>, sentences: &mut [Sentence]) {
    for s in sentences.iter_mut().filter(|s| !s.is_title && !s.is_question && s.kinds().is_none()) {
        let said = cx.note.text[s.range.clone()].trim_start();
        if WordList::HeadlineAddress.begins(said) && units(said) <= GREETING {
            s.clauses.iter_mut().for_each(|c| c.pieces.clear());
        }
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
        let mut sentences = cut::sentences(cx);
        strung::part_strung(cx, &mut sentences);
        bare::prices(cx, &mut sentences);
        fate::judge(cx, guide, findings, is_flyer, &mut sentences);
        disguised::drop_numbers(cx, &mut sentences);
        for s in &mut sentences {
            s.part = place::part(cx, s);
        }
        join::join_answers(cx, &mut sentences);
        split::split_clocks(cx, &mut sentences);
        split::split_practical(cx, &mut sentences);
        floor::join_floors(cx, &mut sentences);
        split::split_prices(cx, &mut sentences);
        join::join_prices(cx, &mut sentences);
        join::join_lines(cx, &mut sentences);
        join::join_brackets(cx, &mut sentences);
        join::join_names(cx, &mut sentences);
        join::join_remarks(cx, &mut sentences);
        join::settle(cx, &mut sentences);
        unanswered(&mut sentences);
        greetings(cx, &mut sentences);
        Self { sentences }
    }

    /// Whether several of its clauses sell, boast or promise, whatever the check thought of them.
    pub fn boasts(&self, cx: &Context<'_>) -> bool {
        let classes = [Class::RoleBoast, Class::RolePromise, Class::RoleCall, Class::RoleRival];
        let says = |c: &&Clause| {
            let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
            !c.stays() && classes.into_iter().any(|class| cx.view.has_class(class, folded.clone()))
        };
        self.sentences.iter().filter(|s| !s.is_title).flat_map(|s| &s.clauses).filter(says).count() >= BOASTS
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
            c.pieces = if c.kinds.has(Kinds::HARD) { spare::left_of(cx, c, ranges) } else { Vec::new() };
        }
        changed
    }

    /// The sentences of one line; lines follow one another.
    pub fn of_line(&self, line: usize) -> Range<usize> {
        let from = self.sentences.partition_point(|s| s.line < line);
        from..from + self.sentences[from..].partition_point(|s| s.line == line)
    }

    /// Sentences of the body of which something stays.
    pub fn body(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, s)| !s.is_title && s.stays())
    }
}
