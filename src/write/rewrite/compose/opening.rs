//! How a version begins: the owner's own headline or question, who they are where that stands before what happened, and what
//! leads, in its whole line. What the shop is goes before the work as its subject, and never behind a story.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::text::units::units;
use crate::titles::judge::{Fault, judge};
use crate::write::rewrite::ask::Question;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::lead::{self, Lead, LeadKind};
use crate::write::rewrite::slot_text::without_slots;
use crate::write::rewrite::text::{Line, Origin};
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units of a line that opens a version as a whole.
const OPENING: u32 = 110;
/// Units of two questions that are no drum: 跳掣？爆喉？
const DRUM: u32 = 8;
/// Units of a sentence that can open where nothing leads.
const SAYS: u32 = 8;
/// Units of years alone: 廿八年.
const YEARS: u32 = 5;
/// Units of a beginning that says hardly anything.
const SOON: u32 = 40;
/// Units of a line that goes on behind it.
const GOES_ON: u32 = 70;
/// Units of an opening that is one paragraph.
const WHOLE: u32 = 120;
/// Units from which on a line is a paragraph of its own.
const PARAGRAPH: u32 = 40;
/// What the shop does: told behind its name, which is the subject of it.
const WORK: Kinds = Kinds::PROCESS.and(Kinds::QUANTITY);

impl Composer<'_> {
    /// The blocks with which a version begins.
    pub(super) fn opening(&self, lead: Option<&Lead>, slots: &[Question], told: &mut Told) -> Vec<Vec<Line>> {
        // It is not broken off for a question that any shop could be asked.
        let slots: Vec<Question> = slots.iter().filter(|q| !q.is_general()).cloned().collect();
        let slots = slots.as_slice();
        // What happened once is the beginning: who tells it, and what the owner's title said, stand behind it.
        let begins = lead.is_some_and(|l| l.is_told) && !self.wish.lead_behind;
        let headline = if begins { None } else { self.headline(told) };
        let mut head: Vec<Line> = headline.into_iter().collect();
        let Some(at) = lead.map(|l| l.sentence).or_else(|| self.first_told(told)) else { return vec![head] };
        let mut line = lead.map(|l| self.asked(l, told)).unwrap_or_default();
        let since = |i: &usize| {
            let s = &self.draft.sentences[*i];
            s.kinds().has(Kinds::YEARS) || self.names_hands(s)
        };
        let intro = self.introduction(at, told).filter(|i| !begins && (self.wish.lead_behind || since(i)));
        // Who they are and since when goes on behind what leads, unless the title has said that.
        let begins_so = |i: &usize| self.keeps_title && self.draft.body().next().is_some_and(|(first, _)| first == *i);
        let (intro, who) = match intro {
            Some(i) if self.wish.lead_behind || begins_so(&i) => (Some(i), None),
            other => (None, other),
        };
        let is_who = intro.is_some();
        let intro = intro.or_else(|| self.wish.lead_behind.then(|| self.before_lead(at, told)).flatten());
        if let Some(intro) = intro {
            let tells_who = is_who || since(&intro);
            let from = if tells_who { 0 } else { intro };
            let here: Vec<usize> = self.line_of(intro).into_iter().filter(|i| *i >= from).collect();
            let first = self.paragraph(&here, slots, told);
            // Another thing altogether is a paragraph of its own.
            if !tells_who
                && head.is_empty()
                && let Some(first) = first
            {
                let rest = self.led(at, slots, told);
                self.go_on(&mut line, rest);
                return vec![vec![first], vec![line]];
            }
            head.extend(first);
        }
        let rest = self.led(at, slots, told);
        self.go_on(&mut line, rest);
        if let Some(who) = who
            && units(&line.text()) < PARAGRAPH
        {
            let next = self.paragraph(&self.line_of(who), slots, told).unwrap_or_default();
            self.go_on(&mut line, next);
        }
        // What leads is soon said: what is worth as much goes on.
        if head.is_empty()
            && units(&without_slots(&line.text())) < SOON
            && !lead.is_some_and(|l| l.is_told)
            && let Some(next) = self.next(at, told)
        {
            let here: Vec<usize> = self.line_of(next).into_iter().filter(|j| *j >= next).collect();
            let asks = next.checked_sub(1).filter(|j| {
                let s = &self.draft.sentences[*j];
                s.is_question && s.line == self.draft.sentences[next].line && !s.is_title
            });
            let here: Vec<usize> = asks.into_iter().chain(here).collect();
            let next = self.paragraph(&here, slots, told).unwrap_or_default();
            self.go_on(&mut line, next);
        }
        // One paragraph where it is none too long: a person goes on.
        let all: u32 = head.iter().chain([&line]).map(|l| units(&l.text())).sum();
        if all <= WHOLE {
            let mut one = Line::default();
            head.drain(..).for_each(|l| self.go_on(&mut one, l));
            self.go_on(&mut one, line);
            return vec![vec![one]];
        }
        if !head.is_empty() && units(&line.text()) > PARAGRAPH {
            vec![head, vec![line]]
        } else {
            head.push(line);
            vec![head]
        }
    }

    /// What goes on behind a short beginning: another lead that begins no version, for each version another one; behind who
    /// and since when, what they do.
    fn next(&self, at: usize, told: &Told) -> Option<usize> {
        let ear = &self.asker.ear;
        let sentences = &self.draft.sentences;
        let line = |i: usize| -> u32 {
            let here = self.line_of(i).into_iter().filter(|j| *j >= i);
            here.flat_map(|j| sentences[j].kept()).map(|c| units(&self.clause_text(c))).sum()
        };
        let goes_on = |l: &&Lead| {
            let s = &sentences[l.sentence];
            let first = s.kept().next();
            let is_whole = first.is_some_and(|c| !ear.leans(&c.range));
            !told.has(l.sentence) && !l.is_told && is_whole && !self.is_rule(s) && line(l.sentence) <= GOES_ON
        };
        // What nobody else begins with, the work before the people.
        let mut pool: Vec<&Lead> = self.leads.iter().filter(goes_on).collect();
        pool.sort_by_key(|l| (self.led.contains(&l.sentence), l.kind == LeadKind::Story));
        let free = pool.iter().filter(|l| !self.led.contains(&l.sentence)).count();
        pool.truncate(free.max(1));
        if let Some(next) = pool.get(self.wish.nth.min(pool.len().saturating_sub(1))) {
            return Some(next.sentence);
        }
        let works = |i: &usize| self.is_work(*i) && !ear.refuses(&sentences[*i]);
        let is_who = sentences[at].kinds().has(Kinds::YEARS);
        self.first_told(told).filter(works).filter(|_| is_who)
    }

    /// Whether a sentence says who does the work, with a number of theirs: 教練阿Sing，打過12場擂台.
    fn names_hands(&self, s: &Sentence) -> bool {
        let said: String = s.kept().map(|c| self.clause_text(c)).collect::<String>().to_lowercase();
        WordList::Hands.is_in(&said) && said.contains(|c: char| c.is_ascii_digit())
    }

    /// A line behind another, in the same breath.
    fn go_on(&self, line: &mut Line, next: Line) {
        if self.way == Way::En && !line.is_empty() && !next.is_empty() {
            line.stock(" ");
        }
        line.append(next);
    }

    /// Sentences of the line in which one stands.
    fn line_of(&self, at: usize) -> Vec<usize> {
        let sentences = &self.draft.sentences;
        self.draft.of_line(sentences[at].line).filter(|i| !sentences[*i].is_title).collect()
    }

    /// Where nothing leads: the first sentence of running text that is no rule.
    fn first_told(&self, told: &Told) -> Option<usize> {
        let fits = |i: usize, s: &Sentence| {
            let length: u32 = s.kept().map(|c| units(&self.clause_text(c))).sum();
            let says = length >= SAYS && s.part == Part::Prose && s.clauses.iter().all(Clause::is_whole);
            says && !s.is_question
                && !s.is_heading
                && !s.kinds().has(Kinds::OFFER.and(Kinds::PRICE))
                && !WordList::HeadlineAddress.begins(&self.asker.ear.cx.note.text[s.range.clone()])
                && !told.has(i)
                && !self.is_note(s)
                && !self.is_aside(s)
                && !self.is_bare_years(s)
                && !(self.way == Way::En && self.asker.ear.refuses(s))
        };
        self.draft.body().find(|(i, s)| fits(*i, s)).map(|(i, _)| i)
    }

    /// Whether a sentence turns somebody away, or leans on what stood before.
    fn is_aside(&self, s: &Sentence) -> bool {
        let ear = &self.asker.ear;
        s.kept().next().is_none_or(|c| {
            ear.leans(&c.range)
                || matches!(judge(ear.cx, &c.range, false), Err(Fault::Policy | Fault::Fine | Fault::Ban))
        })
    }

    /// Whether a sentence begins with what holds for being late or for changing.
    fn is_rule(&self, s: &Sentence) -> bool {
        let cx = self.asker.ear.cx;
        let fault = s.kept().next().and_then(|c| judge(cx, &c.range, false).err());
        matches!(fault, Some(Fault::Policy | Fault::Fine))
    }

    /// The sentence before the lead in which the owner says who they are and since when, in another line: a story is told by
    /// somebody.
    fn introduction(&self, lead: usize, told: &Told) -> Option<usize> {
        let sentences = &self.draft.sentences;
        let here = sentences[lead].line;
        let mine = |s: &Sentence| {
            let says = [Class::Me, Class::OwnerWe].into_iter().any(|class| self.says(class, s));
            s.kinds().has(Kinds::YEARS) || says || self.names_hands(s)
        };
        let apart = Kinds::PRICE.and(Kinds::OFFER).and(Kinds::CONTACT).and(Kinds::PAYMENT).and(Kinds::POLICY);
        let fits = |i: usize, s: &Sentence| {
            let line = self.line_of(i);
            let all = line.iter().all(|j| sentences[*j].part == Part::Prose && !sentences[*j].kinds().has(apart));
            let happened = s.kept().any(|c| self.asker.ear.happens_in(&c.range));
            self.wish.nth == 0
                && !happened
                && s.line < here
                && s.part == Part::Prose
                && !s.is_question
                && !told.has(i)
                && mine(s)
                && all
                && !self.is_aside(s)
        };
        self.draft.body().find(|(i, s)| fits(*i, s)).map(|(i, _)| i)
    }

    /// What can stand before a lead that the title says already: the first line of running text that is no rule, asks and turns
    /// away nobody, and tells something.
    fn before_lead(&self, lead: usize, told: &Told) -> Option<usize> {
        let sentences = &self.draft.sentences;
        let ear = &self.asker.ear;
        let hard = Kinds::PRICE.and(Kinds::OFFER).and(Kinds::CONTACT).and(Kinds::PAYMENT);
        let apart = hard.and(Kinds::BOOKING).and(Kinds::HOURS).and(Kinds::CAUTION);
        let has_clock = |s: &Sentence| self.asker.ear.cx.note.text[s.range.clone()].contains(":00");
        let fits = |i: usize, s: &Sentence| {
            let length: u32 = s.kept().map(|c| units(&self.clause_text(c))).sum();
            let is_other = s.line != sentences[lead].line && s.part == Part::Prose && !told.has(i);
            let tells_who = self.names_hands(s) || s.kinds().has(Kinds::YEARS);
            let apart = if tells_who { hard } else { apart };
            let is_plain = !s.is_question
                && !has_clock(s)
                && !self.says(Class::RoleSends, s)
                && !s.kinds().has(apart)
                && (tells_who || !(self.is_note(s) || self.is_aside(s)));
            is_other
                && is_plain
                && length >= (if tells_who { YEARS } else { SAYS })
                && !ear.refuses(s)
                && s.clauses.iter().all(Clause::is_whole)
        };
        let who = |s: &Sentence| s.kinds().has(Kinds::YEARS) || self.names_hands(s);
        let all = || self.draft.body().filter(|(i, s)| !s.is_heading && fits(*i, s));
        // Else what leads as well: a line that leads nothing is no beginning.
        let leads = |i: usize| self.leads.iter().any(|l| l.sentence == i && lead::invites(ear.cx, self.draft, l));
        all().find(|(_, s)| who(s)).or_else(|| all().find(|(i, _)| leads(*i))).map(|(i, _)| i)
    }

    /// The line of what leads, in its own order: a story keeps its subject and its end. Of a long line what stands from the
    /// lead on, up to the first rule.
    fn led(&self, lead: usize, slots: &[Question], told: &mut Told) -> Line {
        let sentences = &self.draft.sentences;
        let line = self.line_of(lead);
        let from = if self.is_led_whole(lead) { 0 } else { lead };
        // What was charged in a story is no rule.
        let acts = [Class::ToldStory, Class::PastAct];
        let happened = line.iter().any(|i| *i <= lead && acts.into_iter().any(|c| self.says(c, &sentences[*i])));
        let rule = |i: &usize| !happened && *i > lead && self.is_note(&sentences[*i]) && self.is_rule(&sentences[*i]);
        let here: Vec<usize> = line.into_iter().filter(|i| *i >= from).take_while(|i| !rule(i)).collect();
        self.paragraph(&here, slots, told).unwrap_or_default()
    }

    /// Whether all of the line of what leads is told with it: it is no longer than an opening, and no rule stands before.
    fn is_led_whole(&self, lead: usize) -> bool {
        let sentences = &self.draft.sentences;
        let line = self.line_of(lead);
        let length: u32 = line.iter().flat_map(|i| sentences[*i].kept()).map(|c| units(&self.clause_text(c))).sum();
        let ruled = line.iter().any(|i| *i < lead && sentences[*i].stays() && self.is_note(&sentences[*i]));
        length <= OPENING && !ruled
    }

    /// Whether a sentence tells of the shop's work, so that the shop's name can be its subject.
    fn is_work(&self, at: usize) -> bool {
        let s = &self.draft.sentences[at];
        let who = WordList::Hands.is_in(&s.kept().map(|c| self.clause_text(c)).collect::<String>().to_lowercase());
        let whole = who || s.clauses.iter().all(Clause::is_whole);
        let tells = s.kinds().has(WORK)
            || self.says(Class::Craft, s)
            || self.says(Class::RoleCan, s)
            || (whole && s.kinds().has(Kinds::YEARS));
        tells && self.is_ours(at)
    }

    /// Whether nobody speaks, advises or refuses in a sentence, so that the shop's name can stand before it.
    fn is_ours(&self, at: usize) -> bool {
        let s = &self.draft.sentences[at];
        let ear = &self.asker.ear;
        let speaks = [Class::OwnerWe, Class::Me, Class::RoleAdvice, Class::RoleHonest, Class::TitleBan];
        let first = s.kept().next();
        !s.is_question
            && !speaks.into_iter().any(|class| self.says(class, s))
            && first.is_some_and(|c| !ear.leans(&c.range) && !ear.happens_in(&c.range))
    }

    /// Whether a sentence is a number of years and nothing else.
    fn is_bare_years(&self, s: &Sentence) -> bool {
        let length: u32 = s.kept().map(|c| units(&self.clause_text(c))).sum();
        s.part == Part::Prose && s.kinds() == Kinds::YEARS && length <= YEARS
    }

    /// The draft's own first question, and the one that the lead answers.
    fn asked(&self, lead: &Lead, told: &mut Told) -> Line {
        let sentences = &self.draft.sentences;
        let mut line = Line::default();
        let first =
            self.draft.body().take_while(|(i, s)| s.is_question && s.part == Part::Prose && *i != lead.sentence);
        // What a list of prices answers is its heading, and what its own line answers stays there.
        let is_open = |i: usize| {
            let next = sentences.get(i + 1);
            let heads = next.is_some_and(|s| s.part != Part::Prose && s.line > sentences[i].line);
            let told = next
                .is_some_and(|s| s.line == sentences[i].line && !s.is_question && s.stays() && s.part == Part::Prose);
            !heads && (!told || i + 1 == lead.sentence || sentences[i].line == sentences[lead.sentence].line)
        };
        // What is told with the whole line stands in it where it stood.
        let is_whole = self.is_led_whole(lead.sentence);
        let here = sentences[lead.sentence].line;
        let first = first.filter(|(i, s)| is_open(*i) && !(is_whole && s.line == here));
        let first: Vec<(usize, &Sentence)> = first.collect();
        // Many in a row are a flyer's drum.
        let length: u32 = first.iter().flat_map(|(_, s)| s.kept()).map(|c| units(&self.clause_text(c))).sum();
        let keeps = first.len() < 3 && (first.len() < 2 || length >= DRUM);
        for (i, s) in first {
            if told.take(i) && keeps {
                self.sentence(s, &mut line);
            }
        }
        let asked = lead.sentence.checked_sub(1).filter(|i| {
            let s = &sentences[*i];
            s.is_question && s.stays() && !s.is_title && s.line == here && !is_whole
        });
        if let Some(i) = asked.filter(|i| told.take(*i)) {
            self.sentence(&sentences[i], &mut line);
        }
        line
    }

    /// 我哋喺旺角做紋身, without an end.
    pub(super) fn phrase(&self) -> Option<Line> {
        let trade = self.name.trade.as_ref().filter(|_| self.is_shop && self.name.is_trade)?;
        let word = self.carry(trade);
        let mut line = Line::default();
        let runs = self.is_place_to_go(trade);
        let place = self.name.place.as_ref().map(|r| self.carry(r));
        let name = match (runs, place.is_some(), self.is_alone()) {
            // 洗冷氣 is done, and needs no verb before it.
            (false, true, false) if WordList::TradeVerb.begins(&word) => "we_verb",
            (false, true, true) if WordList::TradeVerb.begins(&word) => "i_verb",
            (true, true, false) => "we_run",
            (false, true, false) => "we_do",
            (true, false, false) => "we_run_here",
            (false, false, false) => "we_do_here",
            (true, true, true) => "i_run",
            (false, true, true) => "i_do",
            (true, false, true) => "i_run_here",
            (false, false, true) => "i_do_here",
        };
        let template = self.asker.line(name, &[("trade", "\u{1}"), ("place", "\u{2}")])?;
        for part in template.split_inclusive(['\u{1}', '\u{2}']) {
            let stock = part.trim_end_matches(['\u{1}', '\u{2}']);
            line.stock(stock);
            if part.ends_with('\u{1}') {
                line.push(
                    if self.way == Way::En { word.to_lowercase() } else { word.clone() },
                    Origin::Draft(trade.clone()),
                );
            } else if part.ends_with('\u{2}')
                && let Some(range) = &self.name.place
            {
                line.push(self.carry(range), Origin::Draft(range.clone()));
            }
        }
        Some(line)
    }

    /// Whether one person speaks, and never of "us".
    pub(super) fn is_alone(&self) -> bool {
        let view = self.asker.ear.cx.view;
        let all = 0..view.folded.text.len();
        !view.has_class(Class::OwnerWe, all.clone()) && view.has_class(Class::RoleAlone, all)
    }

    pub(super) fn is_place_to_go(&self, trade: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let folded = ear.folded(trade);
        ear.cx.view.of_class(Class::RoleShop, folded.clone()).any(|h| h.end as usize == folded.end)
    }
}
