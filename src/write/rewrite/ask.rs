//! Questions to the owner: none to three in a version, each about a fact that stands in it, chosen by that fact's role.

use super::draft::{Clause, Draft, Kinds, Part, Sentence};
use super::ear::Ear;
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::model::Group;
use crate::pack::voice::Line;
use crate::reading::facts::fact::{Measure, Value};
use crate::text::measure::Unit;
use crate::text::units::units;
use crate::write::rewrite::way::Way;
use std::collections::BTreeMap;

/// Units of a sentence that a question can stand behind.
const SAYS: u32 = 9;
/// Questions of one version.
pub const MOST: usize = 2;

/// Rank of the question how long a price holds.
const UNTIL: u8 = 0;
/// Rank of a question that any shop could be asked.
const LAST: u8 = 9;

/// Behind which sentence a question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The sentence of the draft; none for one that belongs behind the prices.
    pub behind: Option<usize>,
    /// Without brackets.
    pub text: String,
    /// Better ones first.
    rank: u8,
}

impl Question {
    /// Whether it is about how long a price holds.
    pub const fn is_about_price(&self) -> bool {
        self.rank == UNTIL
    }

    /// Whether any shop could be asked it.
    pub const fn is_general(&self) -> bool {
        self.rank >= LAST
    }
}

/// What asks, and with which words.
pub struct Asker<'a> {
    /// The draft as it was read.
    pub ear: Ear<'a>,
    /// Our few lines, by name.
    pub lines: &'a BTreeMap<String, Vec<Line>>,
    /// The way of writing.
    pub way: Way,
    /// Which of several wordings.
    pub salt: u64,
    /// The draft tells what happened once.
    pub tells_story: bool,
    /// Here one does not chat.
    pub is_solemn: bool,
}

impl Asker<'_> {
    /// The questions that the facts of a draft call for, the best first; `lead` is said at length anyway.
    pub fn questions(&self, draft: &Draft, lead: Option<usize>) -> Vec<Question> {
        let mut out: Vec<Question> = Vec::new();
        for (i, s) in draft.body() {
            out.extend(self.of_sentence(i, s, lead, draft));
        }
        out.extend(self.of_what_went(draft));
        out.sort_by_key(|q| q.rank);
        let mut seen: Vec<String> = Vec::new();
        let mut behind = Vec::new();
        out.retain(|q| {
            let is_new = !seen.contains(&q.text) && !behind.contains(&q.behind);
            seen.push(q.text.clone());
            behind.push(q.behind);
            is_new
        });
        // The one that any shop could be asked only where there is no better one.
        let better = out.iter().filter(|q| q.rank < LAST).count();
        out.truncate(if better > 0 { better.min(MOST) } else { 1 });
        out
    }

    /// What is done every time, told plainly, turned down or bound by choice calls for why, for what is answered, for what is
    /// advised instead. Not where its line says so, nor where one does not chat.
    fn of_habit(&self, i: usize, s: &Sentence, draft: &Draft) -> Option<(u8, &'static str)> {
        let cx = self.ear.cx;
        let (kinds, says) = (s.kinds(), |class| self.ear.says(class, s));
        let line = draft.of_line(s.line).filter(|j| !draft.sentences[*j].is_title);
        let told: String = line.map(|j| cx.note.text[draft.sentences[j].range.clone()].to_lowercase()).collect();
        let here = cx.note.text[s.range.clone()].to_lowercase();
        let is_whole = s.clauses.iter().all(Clause::is_whole);
        let apart = Kinds::PRICE.and(Kinds::OFFER).and(Kinds::PAYMENT).and(Kinds::CONTACT).and(Kinds::HOURS);
        if !is_whole || self.is_solemn || kinds.has(apart) || units(&here) < SAYS {
            return None;
        }
        let who = says(Class::OwnerWe) || says(Class::Me) || WordList::Hands.is_in(&here);
        let rules = kinds.has(Kinds::POLICY.and(Kinds::BOOKING)) && says(Class::RoleAdmin);
        if self.ear.happens(s) && WordList::StoryWho.is_in(&here) && !WordList::CameBack.is_in(&told) {
            return Some((6, "ask_again"));
        }
        if rules || says(Class::RoleSends) {
            return None;
        }
        if WordList::ByChoice.is_in(&here) && self.ear.measures(s) && !WordList::SaysWhy.is_in(&told) {
            return Some((5, "ask_number"));
        }
        let turns_away = says(Class::TitleBan);
        let telling = Kinds::LIMIT.and(Kinds::CARE).and(Kinds::PROCESS);
        let plain = WordList::PlainLimit.is_in(&here) && (kinds.has(telling) || says(Class::RoleHonest));
        if plain && !turns_away && !kinds.has(Kinds::POLICY) {
            return Some((4, "ask_tell"));
        }
        // Who was warned and did not listen has a story.
        let warns = kinds.has(Kinds::CAUTION) && kinds.has(Kinds::CARE.and(Kinds::PROCESS));
        if warns && !turns_away && !kinds.has(Kinds::POLICY) {
            return Some((5, "ask_care"));
        }
        let is_ours = !self.ear.refuses(s) || (who && !turns_away);
        if WordList::LeadHabit.is_in(&here) && is_ours && !WordList::SaysWhy.is_in(&told) {
            return Some((3, "ask_habit"));
        }
        // How a thing is made, where no time is asked for.
        let works = kinds.has(Kinds::PROCESS) && says(Class::Craft) && !kinds.has(Kinds::LIMIT);
        (works && i > 0 && !says(Class::RoleAdvice)).then_some((7, "ask_step"))
    }

    fn of_sentence(&self, i: usize, s: &Sentence, lead: Option<usize>, draft: &Draft) -> Option<Question> {
        if s.part != Part::Prose || s.is_question {
            return None;
        }
        let (kinds, says) = (s.kinds(), |class| self.ear.says(class, s));
        let ask = |rank: u8, name: &str, with: &[(&str, &str)]| {
            Some(Question { behind: Some(i), text: self.line(name, with)?, rank })
        };
        let takes = self.takes(s);
        if self.counts_left(s) && kinds.has(Kinds::QUANTITY.and(Kinds::LIMIT).and(Kinds::OFFER)) {
            return ask(1, "ask_left", &[]);
        }
        if kinds.has(Kinds::PROCESS.and(Kinds::CARE))
            && !kinds.has(Kinds::POLICY.and(Kinds::BOOKING))
            && !says(Class::RoleHonest)
            && let Some(takes) = takes
        {
            return ask(if lead == Some(i) { 2 } else { 4 }, "ask_takes", &[("m", &takes)]);
        }
        // Where something that happened is told, nobody need be asked for it.
        if kinds.has(Kinds::YEARS)
            && !self.tells_story
            && !kinds.has(Kinds::LIMIT.and(Kinds::BOOKING).and(Kinds::PRICE))
        {
            return ask(LAST, "ask_years", &[]);
        }
        // Of what to beware nobody tells a story, nor of a rule.
        if let Some((rank, name)) = self.of_habit(i, s, draft) {
            return ask(rank, name, &[]);
        }
        let is_care = kinds.has(Kinds::CARE) && !kinds.has(Kinds::POLICY.and(Kinds::PRICE).and(Kinds::LIMIT));
        if is_care && says(Class::RoleAdvice) && !says(Class::OwnerWe) && !says(Class::Me) {
            return ask(5, "ask_care", &[]);
        }
        None
    }

    /// What was taken out, where something true may stand behind it; and what stands in the prices.
    fn of_what_went(&self, draft: &Draft) -> Vec<Question> {
        let mut out = Vec::new();
        let mut ask = |rank: u8, name: &str| {
            out.extend(self.line(name, &[]).map(|text| Question { behind: None, text, rank }));
        };
        let gone = || draft.sentences.iter().flat_map(|s| &s.clauses).filter(|c| !c.stays());
        let cut = |class: Class| gone().any(|c| self.ear.cx.view.has_class(class, self.ear.folded(&c.range)));
        // An old price stood there, kept or cut: how long does today's hold?
        let facts = self.ear.cx.facts;
        let was = |s: &Sentence| s.clauses.iter().any(|c| c.kinds.has(Kinds::WAS));
        // 「到11月30日，常餐原價$48而家$38」 says it, in the same line.
        let line = |s: &Sentence| draft.sentences[draft.of_line(s.line)].iter();
        let is_dated = |s: &Sentence| was(s) && line(s).any(|o| facts.is_bounded(&o.range));
        if draft.sentences.iter().any(was) && !draft.sentences.iter().any(is_dated) {
            ask(UNTIL, "ask_until");
        }
        let serves = self
            .ear
            .cx
            .target
            .category
            .is_some_and(|c| self.ear.cx.packs.index.categories[usize::from(c)].group == Group::Services);
        if serves && cut(Class::RoleRefund) {
            ask(4, "ask_if_not");
        }
        out
    }

    /// 得返3個位: a number right behind the word.
    fn counts_left(&self, s: &Sentence) -> bool {
        let view = self.ear.cx.view;
        let is_number = |c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c);
        s.kept().any(|c| {
            let mut words = view.of_class(Class::RoleLeft, self.ear.folded(&c.range));
            words.any(|w| view.folded.text[w.end as usize..].trim_start().starts_with(is_number))
        })
    }

    /// The time that something takes, as the draft says it.
    fn takes(&self, s: &Sentence) -> Option<String> {
        let note = self.ear.cx.note;
        let inside = |start: usize, end: usize| s.kept().any(|c| c.range.start <= start && end <= c.range.end);
        let measures = self.ear.cx.facts.list.iter().filter_map(|f| match &f.value {
            Value::Told { measures, .. } => Some(measures),
            _ => None,
        });
        let time = |u: Unit| matches!(u, Unit::Minute | Unit::Hour | Unit::Day | Unit::Week);
        let view = self.ear.cx.view;
        // 要等25分鐘 takes its time; 一日最多5個, 三日前 and 24小時 do not.
        // Who waits 20 minutes at the counter is told so, and need not be told why.
        let waits = |at: usize| WordList::WaitEnd.ends(&view.folded.text[..view.folded.position_of(at)]);
        let takes = |m: &&Measure| {
            if waits(m.range.start) {
                return false;
            }
            let at = view.folded.position_of(m.range.start);
            let mut before = view.ending_in(at..at + 1);
            time(m.unit)
                && m.to.is_none()
                && inside(m.range.start, m.range.end)
                && before.any(|h| self.ear.cx.packs.in_class(Class::RoleTakes, h.string))
        };
        let m = measures.flatten().find(takes)?;
        note.text.get(m.range.clone()).map(str::to_owned)
    }

    /// One of our lines.
    pub fn line(&self, name: &str, with: &[(&str, &str)]) -> Option<String> {
        let list = self.lines.get(name).filter(|l| !l.is_empty())?;
        let line = &list[(self.salt % list.len() as u64) as usize];
        let text = crate::lang::fill(self.way.pick(line), with);
        (!text.is_empty()).then_some(text)
    }
}
