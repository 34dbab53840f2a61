//! Running text: what is neither list nor address, in the owner's order, short lines of one breath joined; what one has to know
//! before one comes stands apart.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::reading::facts::fact::Role;
use crate::text::units::units;
use crate::titles::judge::{Fault, Hook, judge};
use crate::write::rewrite::ask::Question;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::text::Line;
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units of a line that can go on behind another.
const SHORT: u32 = 24;
/// Units of two lines that were made one.
const JOINED: u32 = 44;
/// Lines of a block.
const BLOCK: usize = 3;
/// Units of a sentence that says how to ask.
const ASKS: u32 = 24;
/// Lines that are worth a heading.
const NOTES: usize = 2;
/// Characters by which a clause of the title is known again in the body.
const BEGINS: usize = 4;
/// What a title that may stay tells once more in the text.
const STAYS: Kinds = Kinds::HARD.and(Kinds::TELLING).and(Kinds::OFFER);
/// Units of a headline that says something.
const HEADLINE: u32 = 6;

impl Composer<'_> {
    /// Everything that is left, in the draft's order; what one has to know before one orders stands apart.
    pub(super) fn running(&self, slots: &[Question], told: &mut Told) -> (Vec<Vec<Line>>, Vec<Line>) {
        let (mut prose, mut notes): (Vec<Line>, Vec<(bool, Line)>) = (self.of_title(told), Vec::new());
        let sentences = &self.draft.sentences;
        let mut i = 0;
        while i < sentences.len() {
            let line = sentences[i].line;
            let end = (i..sentences.len()).find(|j| sentences[*j].line != line).unwrap_or(sentences.len());
            let is_told = |s: &Sentence| !s.is_title && s.part == Part::Prose && !self.is_bare_heading(s);
            let here: Vec<usize> = (i..end).filter(|j| is_told(&sentences[*j])).collect();
            let left: Vec<usize> = here.iter().copied().filter(|j| sentences[*j].stays() && !told.has(*j)).collect();
            let is_note = !left.is_empty() && left.iter().all(|j| self.is_note(&sentences[*j]));
            let refuses = left.iter().all(|j| self.asker.ear.refuses(&sentences[*j]));
            if let Some(text) = self.paragraph(&here, slots, told) {
                if is_note { notes.push((refuses, text)) } else { prose.push(text) }
            }
            i = end;
        }
        // What is not done stands together.
        notes.sort_by_key(|(refuses, _)| *refuses);
        let mut notes = self.joined(notes.into_iter().map(|(_, line)| line).collect());
        if notes.len() >= NOTES
            && let Some(heading) = self.heading("📌 ", "notes")
        {
            notes.insert(0, heading);
        }
        (self.joined(prose).chunks(BLOCK).map(<[Line]>::to_vec).collect(), notes)
    }

    /// Whether a sentence only says what follows it: what it stands above is told elsewhere, and it alone says nothing.
    pub(super) fn is_bare_heading(&self, s: &Sentence) -> bool {
        let text = &self.asker.ear.cx.note.text[s.range.clone()];
        let says = units(text) > HEADLINE && WordList::HeadlineMark.is_in(&text.to_lowercase());
        let tells = says || text.contains(|c: char| c.is_ascii_digit());
        s.is_heading && s.kinds().is_none() && !tells && !self.asker.ear.names_goods(s)
    }

    /// Short lines made one, as a person goes on: choppy lines are a form.
    pub(super) fn joined(&self, lines: Vec<Line>) -> Vec<Line> {
        let mut out: Vec<Line> = Vec::with_capacity(lines.len());
        let length = |line: &Line| units(&line.text());
        for line in lines {
            let here = length(&line);
            let goes_on = |before: &Line| {
                let ended = before.last().is_some_and(|c| matches!(c, '。' | '.' | '！' | '!' | '？' | '?'));
                let first = length(before);
                ended && first <= SHORT && here <= SHORT && first + here <= JOINED
            };
            match out.last_mut() {
                Some(before) if goes_on(before) => {
                    if self.way == Way::En {
                        before.stock(" ");
                    }
                    before.append(line);
                }
                _ => out.push(line),
            }
        }
        out
    }

    /// The owner's own headline, where the title says something beside the shop's name: 凍到震就要飲熱嘢.
    pub(super) fn headline(&self, told: &mut Told) -> Option<Line> {
        let cx = self.asker.ear.cx;
        let named = |c: &Clause| {
            let mut names = self.name.whole.iter().chain(&self.name.place).chain(&self.name.trade);
            names.any(|n| n.start < c.range.end && c.range.start < n.end)
        };
        // What says where the shop is, or compares, is no beginning.
        let (i, clause) = self.said_in_title().into_iter().find(|(_, c)| {
            let text = &cx.note.text[c.range.clone()];
            let compares = text.contains(|x: char| WordList::Most.has_char(x));
            units(text) >= HEADLINE && !self.keeps_title && !named(c) && !compares
        })?;
        let mut line = Line::default();
        self.pieces(clause, &mut line);
        line.stock(self.way.stop());
        told.take(i);
        Some(line)
    }

    /// What stands in the title alone and is neither the shop's name nor a call: 24粒鐘出入, 母親節花束開始收單.
    fn of_title(&self, told: &Told) -> Vec<Line> {
        let clauses = self.said_in_title().into_iter().filter(|(i, _)| !told.has(*i));
        let one = |(_, c): (usize, &Clause)| {
            let mut line = Line::default();
            self.pieces(c, &mut line);
            line.stock(self.way.stop());
            line
        };
        clauses.map(one).collect()
    }

    /// Clauses of the title that say something of their own, each with its sentence.
    fn said_in_title(&self) -> Vec<(usize, &Clause)> {
        let cx = self.asker.ear.cx;
        let body: String = self.draft.body().map(|(_, s)| &cx.note.text[s.range.clone()]).collect();
        let titles = self.draft.sentences.iter().enumerate().filter(|(_, s)| s.is_title && !s.is_question);
        let all = titles.flat_map(|(i, s)| s.kept().map(move |c| (i, c)));
        // What the title above says in these words need not be said again.
        let above = |c: &Clause| !self.title.is_empty() && self.title.contains(self.clause_text(c).trim());
        all.filter(|(_, c)| self.is_new(c, &body) && !above(c)).collect()
    }

    /// Whether a clause of the title says something of its own that the body does not say.
    fn is_new(&self, c: &Clause, body: &str) -> bool {
        let cx = self.asker.ear.cx;
        let folded = self.asker.ear.folded(&c.range);
        let selling = [Class::RoleCall, Class::RoleLeft, Class::RoleBoast, Class::RolePromise, Class::RoleRival];
        let sells = selling.into_iter().any(|class| cx.view.has_class(class, folded.clone()));
        let named = self.name.whole.iter().chain(&self.name.place).chain(&self.name.trade);
        let rest =
            |n: &Range<usize>| units(&cx.note.text[c.range.clone()]).saturating_sub(units(&cx.note.text[n.clone()]));
        let is_name = named.into_iter().any(|n| n.start < c.range.end && c.range.start < n.end && rest(n) < HEADLINE);
        let told = Kinds::PRICE.and(Kinds::HOURS).and(Kinds::WAS).and(Kinds::CONTACT);
        let text = &cx.note.text[c.range.clone()];
        let begins: String = text.chars().take(BEGINS).collect();
        // A flyer's headline is a slogan, unless it names goods or a day, or says a whole thing: 母親節花束開始收單.
        let holds_goods = cx.terms.iter().any(|t| {
            folded.start <= t.range.start
                && t.range.end <= folded.end
                && matches!(cx.packs.index.terms[t.term as usize].kind, TermKind::Keyword { .. })
        });
        let judged = judge(cx, &c.range, false);
        let says = judged.is_ok() && judged != Ok(Hook::Offer) && WordList::HeadlineMark.is_in(&text.to_lowercase());
        // 「红磡办公室可面试」 says what can be done.
        let can = cx.view.has_class(Class::RoleCan, folded.clone());
        let tells = if self.keeps_title {
            c.kinds.has(STAYS)
        } else {
            (holds_goods && judged.is_ok() && c.kinds.has(Kinds::OFFER.and(Kinds::YEARS))) || says
        };
        let tells = tells || can;
        let says_word = text.chars().filter(|x| x.is_alphabetic()).nth(1).is_some();
        let calls = !says_word || c.is_call || WordList::HeadlineCall.begins(&text.to_lowercase());
        let leans = self.asker.ear.leans(&c.range);
        c.is_whole() && !leans && !sells && !calls && !is_name && tells && !c.kinds.has(told) && !body.contains(&begins)
    }

    /// Whether a sentence is of the kind that one has to know before one orders.
    pub(super) fn is_note(&self, s: &Sentence) -> bool {
        let kinds = s.kinds();
        let rules = Kinds::POLICY.and(Kinds::BOOKING).and(Kinds::PAYMENT).and(Kinds::LIMIT).and(Kinds::OFFER);
        let ear = &self.asker.ear;
        // How to ask is told behind what is asked for.
        let told = ear.cx.note.text[s.range.clone()].to_lowercase();
        if !s.is_question && units(&told) <= ASKS && WordList::InAppWay.is_in(&told) {
            return true;
        }
        let banned = s.kept().next().is_some_and(|c| judge(ear.cx, &c.range, false) == Err(Fault::Ban));
        // 「高空、要搭棚嘅唔做」.
        let refuses = s.kept().take(2).any(|c| ear.cx.view.has_class(Class::TitleBan, ear.folded(&c.range)));
        let is_ban = refuses && !kinds.has(Kinds::PROCESS.and(Kinds::CARE).and(Kinds::CAUTION).and(Kinds::YEARS));
        let happened = s.kept().any(|c| ear.happens_in(&c.range));
        if is_ban && !s.is_question && !happened {
            return true;
        }
        let bans = banned || (kinds.has(Kinds::LIMIT) && !kinds.has(Kinds::PROCESS.and(Kinds::CARE)) && ear.refuses(s));
        let tells = kinds.has(Kinds::YEARS) || (ear.has_cue(s) && !bans);
        !s.is_question && !tells && (kinds.has(rules) || self.says(Class::RoleAdmin, s))
    }

    /// Pieces of the draft as they stand there, with a space between a thing and its amount where the owner wrote none.
    pub(super) fn put_priced(&self, pieces: &[Range<usize>], line: &mut Line) {
        let cx = self.asker.ear.cx;
        for (i, r) in pieces.iter().enumerate() {
            if i > 0 {
                line.stock(" ");
            }
            let is_beside = |c: char| c.is_alphanumeric() && !c.is_ascii() || c == ')';
            // 「外賣盒每個加$1」 needs none.
            let is_verb = |at: usize| {
                let mut before = cx.note.text[..at].chars().rev();
                let last = before.next().is_some_and(|c| WordList::AmountVerb.has_char(c));
                last || before.next().is_some_and(|c| WordList::AmountEach.has_char(c))
            };
            // 「賠了八百」 is said and no list.
            let is_counted = |w: Range<usize>| {
                let (written, behind) = (&cx.note.text[w.clone()], &cx.note.text[w.end..]);
                let is_money = WordList::UnitMoney.ends(written) || WordList::UnitMoney.begins(behind);
                is_money || written.contains(|c: char| c.is_ascii_digit())
            };
            let amounts = cx.facts.prices_written_in(r.clone()).filter(|p| {
                p.role == Role::Price
                    && is_counted(p.written.clone())
                    && cx.note.text[..p.written.start].ends_with(is_beside)
                    && !is_verb(p.written.start)
            });
            let mut start = r.start;
            for at in amounts.map(|p| p.written.start).filter(|at| *at > r.start) {
                if at > start {
                    self.breathe(&(start..at), line);
                    line.stock(" ");
                    start = at;
                }
            }
            self.breathe(&(start..r.end), line);
        }
    }
}
