//! Puts a version together: what leads, the shop's own name for what it is, prices one a line, the rest in the draft's order,
//! how to ask, where and when. Nearly every sentence is the owner's; where it stands is ours.

use crate::config::Faq;
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::text::units::units;
use crate::titles::judge::judge;
use crate::write::rewrite::ask::{Asker, Question};
use crate::write::rewrite::draft::{Clause, Draft, Kinds, Part, Sentence};
use crate::write::rewrite::lead::{Lead, LeadKind};
use crate::write::rewrite::name::Name;
use crate::write::rewrite::text::{Body, Line, Origin, capital};
use crate::write::rewrite::way::{Carrier, Way};
use std::ops::Range;

/// Units of a word that a space sets apart.
const WORD: u32 = 8;
/// Characters by which a clause of the title is known again in the body.
const BEGINS: usize = 4;
/// Lines that are worth a heading.
const NOTES: usize = 2;

/// What a version is put together from.
pub struct Composer<'a> {
    /// The draft, cut and judged.
    pub draft: &'a Draft,
    /// Questions and our few lines.
    pub asker: &'a Asker<'a>,
    /// What the shop calls itself.
    pub name: &'a Name,
    /// Carries the draft's words over into the way of writing.
    pub carrier: &'a Carrier,
    /// The way of writing.
    pub way: Way,
    /// The shop speaks, and not a customer or a guest.
    pub is_shop: bool,
    /// The last line, if there is one: a question to the readers.
    pub closing: Option<String>,
    /// Questions of customers with the profile's own answers.
    pub faq: &'a [&'a Faq],
    /// No questions to the owner.
    pub no_slots: bool,
    /// The draft is no flyer, so that what its title says may stand in the text.
    pub keeps_title: bool,
}

/// Which sentences have been told.
pub struct Told(Vec<bool>);

impl Told {
    /// Whether a sentence has been told.
    pub fn has(&self, i: usize) -> bool {
        self.0[i]
    }

    /// Tells a sentence; whether it had not been told.
    pub fn take(&mut self, i: usize) -> bool {
        !std::mem::replace(&mut self.0[i], true)
    }
}

impl Composer<'_> {
    /// The body of the version with this lead, and the questions that stand in it.
    pub fn body(&self, lead: Option<&Lead>) -> Body {
        let mut told = Told(vec![false; self.draft.sentences.len()]);
        let own = self.draft.own_closing().filter(|i| lead.is_none_or(|l| l.sentence != *i)).filter(|i| told.take(*i));
        let slots = if self.no_slots { Vec::new() } else { self.asker.questions(self.draft, lead.map(|l| l.sentence)) };
        let mut body = Body::default();
        let is_story = lead.is_none_or(|l| l.kind == LeadKind::Story);
        body.push(self.opening(lead, is_story, &slots, &mut told));
        let (order, practical) = (self.order(&mut told), self.practical(&mut told));
        let prices = self.prices(&slots, &mut told);
        let (rest, notes) = self.rest(&slots, &mut told);
        // A story is not broken off for a list of prices.
        let told = if is_story { [rest, prices] } else { [prices, rest] };
        for block in told.into_iter().flatten() {
            body.push(block);
        }
        body.push(notes);
        body.push(self.faq.iter().map(|item| self.answered(item)).collect());
        body.push(order);
        body.push(practical);
        let mut last = Line::default();
        match own {
            Some(own) => self.sentence(&self.draft.sentences[own], &mut last),
            None => last.stock(self.closing.as_deref().unwrap_or_default()),
        }
        body.push(vec![last]);
        body
    }

    /// A customer's question and the shop's own answer, as the profile has them.
    fn answered(&self, item: &Faq) -> Line {
        let ask = item.question.trim().trim_end_matches(['？', '?']);
        let answer = item.answer.trim();
        let (mark, gap) = if self.way == Way::En { ("?", " ") } else { ("？", "") };
        let mut line = Line::default();
        line.push(self.carrier.carry(ask), Origin::Profile);
        line.stock(&format!("{mark}{gap}"));
        line.push(self.carrier.carry(answer), Origin::Profile);
        if !answer.ends_with(['。', '.', '！', '!', '？', '?', '~', '～']) {
            line.stock(self.way.stop());
        }
        line
    }

    /// Everything that is left, in the draft's order, a line for each of its lines; what one has to know before one orders
    /// stands apart.
    pub(super) fn rest(&self, slots: &[Question], told: &mut Told) -> (Vec<Vec<Line>>, Vec<Line>) {
        let of_title = self.of_title();
        let (mut prose, mut notes) = (of_title, Vec::new());
        let sentences = &self.draft.sentences;
        let mut i = 0;
        while i < sentences.len() {
            let line = sentences[i].line;
            let end = (i..sentences.len()).find(|j| sentences[*j].line != line).unwrap_or(sentences.len());
            let here: Vec<usize> =
                (i..end).filter(|j| !sentences[*j].is_title && sentences[*j].part == Part::Prose).collect();
            let mut left = here.iter().filter(|j| sentences[**j].stays() && !told.has(**j)).peekable();
            let is_note = left.peek().is_some() && left.all(|j| self.is_note(&sentences[*j]));
            let list = if is_note { &mut notes } else { &mut prose };
            list.extend(self.paragraph(&here, slots, told));
            i = end;
        }
        if notes.len() < NOTES {
            prose.append(&mut notes);
        } else if let Some(heading) = self.heading("📌 ", "notes") {
            notes.insert(0, heading);
        }
        (prose.chunks(3).map(<[Line]>::to_vec).collect(), notes)
    }

    /// What stands in the title alone and is neither the shop's name nor a call: 24粒鐘出入, 母親節花束開始收單.
    fn of_title(&self) -> Vec<Line> {
        let cx = self.asker.ear.cx;
        let body: String = self.draft.body().map(|(_, s)| &cx.note.text[s.range.clone()]).collect();
        let titles = self.draft.sentences.iter().filter(|s| s.is_title && !s.is_question);
        let mut out = Vec::new();
        for c in titles.flat_map(Sentence::kept).filter(|c| self.is_new(c, &body)) {
            let mut line = Line::default();
            self.pieces(c, &mut line);
            line.stock(self.way.stop());
            out.push(line);
        }
        out
    }

    /// Whether a clause of the title says something of its own that the body does not say.
    fn is_new(&self, c: &Clause, body: &str) -> bool {
        let cx = self.asker.ear.cx;
        let selling = [Class::RoleCall, Class::RoleLeft, Class::RoleBoast, Class::RolePromise, Class::RoleRival];
        let sells = selling.into_iter().any(|class| cx.view.has_class(class, self.asker.ear.folded(&c.range)));
        let named = self.name.whole.iter().chain(&self.name.place).chain(&self.name.trade);
        let is_name = named.into_iter().any(|n| n.start < c.range.end && c.range.start < n.end);
        let told = Kinds::PRICE.and(Kinds::HOURS).and(Kinds::WAS).and(Kinds::CONTACT);
        let text = &cx.note.text[c.range.clone()];
        let begins: String = text.chars().take(BEGINS).collect();
        // A flyer's headline is a slogan, unless it names goods or a day: 母親節花束開始收單.
        let folded = self.asker.ear.folded(&c.range);
        let holds_goods = cx.terms.iter().any(|t| {
            folded.start <= t.range.start
                && t.range.end <= folded.end
                && matches!(cx.packs.index.terms[t.term as usize].kind, TermKind::Keyword { .. })
        });
        let tells =
            if self.keeps_title { !c.kinds.is_none() } else { holds_goods && judge(cx, &c.range, false).is_ok() };
        c.is_whole() && !sells && !is_name && tells && !c.kinds.has(told) && !body.contains(&begins)
    }

    /// Whether a sentence is of the kind that one has to know before one orders.
    fn is_note(&self, s: &Sentence) -> bool {
        let kinds = s.kinds();
        let rules = Kinds::POLICY.and(Kinds::BOOKING).and(Kinds::PAYMENT).and(Kinds::LIMIT).and(Kinds::OFFER);
        let tells = kinds.has(Kinds::YEARS) || self.asker.ear.has_cue(s);
        !s.is_question && !tells && (kinds.has(rules) || self.says(Class::RoleAdmin, s))
    }

    /// A heading of ours, with its sign where one may be gay.
    pub(super) fn heading(&self, sign: &str, name: &str) -> Option<Line> {
        let text = self.asker.line(name, &[])?;
        let mut line = Line::default();
        if !self.closing_is_off() {
            line.stock(sign);
        }
        line.stock(&text);
        Some(line)
    }

    /// Sentences of one line of the draft, with the questions that stand behind them.
    pub(super) fn paragraph(&self, sentences: &[usize], slots: &[Question], told: &mut Told) -> Option<Line> {
        let mut line = Line::default();
        for i in sentences {
            let s = &self.draft.sentences[*i];
            if !s.stays() || s.part != Part::Prose || !told.take(*i) {
                continue;
            }
            self.sentence(s, &mut line);
            Self::ask_behind(*i, slots, &mut line);
        }
        (!line.is_empty()).then_some(line)
    }

    pub(super) fn ask_behind(i: usize, slots: &[Question], line: &mut Line) {
        if let Some(q) = slots.iter().find(|q| q.behind == Some(i)) {
            line.slot(&q.text);
        }
    }

    /// A whole sentence with its end.
    pub(super) fn sentence(&self, s: &Sentence, line: &mut Line) {
        if !line.is_empty() && self.way == Way::En && !line.text().ends_with([' ', ',']) {
            line.stock(" ");
        }
        let at = line.stretches.len();
        self.clauses(s, line);
        if self.way == Way::En
            && let Some(first) = line.stretches.get_mut(at)
        {
            first.text = capital(&first.text);
        }
        let quoted = line.text().trim_end_matches(['」', '』', '”', '"']).ends_with(['。', '！', '？', '.', '!', '?']);
        let ends =
            quoted || line.last().is_some_and(|c| matches!(c, '。' | '？' | '?' | '！' | '!' | '…' | '.' | '：' | ':'));
        if s.is_question {
            line.stock(if self.way == Way::En { "?" } else { "？" });
        } else if !ends {
            line.stock(self.way.stop());
        }
    }

    /// What is kept of a sentence, with the marks that stood between.
    pub(super) fn clauses(&self, s: &Sentence, line: &mut Line) {
        let mut before: Option<&Clause> = None;
        for c in s.kept() {
            if let Some(b) = before {
                line.stock(&self.joint(b, c));
            }
            self.pieces(c, line);
            before = Some(c);
        }
    }

    /// What stands between two clauses: the draft's own mark where both are whole, else a comma.
    pub(super) fn joint(&self, before: &Clause, behind: &Clause) -> String {
        let comma = self.way.comma().to_owned();
        if !(before.is_whole() && behind.is_whole()) {
            return comma;
        }
        let gap = &self.asker.ear.cx.note.text[before.range.end..behind.range.start];
        let mark = gap.chars().find(|x| matches!(x, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '—'));
        // A space between words is no breath: 「A餐 沙嗲牛麵」; between two statements it is one.
        let states = |c: &Clause| !c.kinds.is_none() && !c.kinds.has(Kinds::PRICE);
        let is_word = |c: &Clause| units(&self.clause_text(c)) <= WORD && !(states(before) && states(behind));
        let is_space = !gap.is_empty() && gap.chars().all(|x| x == ' ');
        match mark {
            Some(',') => comma,
            Some(mark) => mark.to_string(),
            None if is_space && (is_word(before) || is_word(behind)) => " ".to_owned(),
            None => comma,
        }
    }

    pub(super) fn pieces(&self, c: &Clause, line: &mut Line) {
        self.put(&c.pieces, line);
    }

    /// What is left of a clause; where something was taken out, a space.
    pub(super) fn put(&self, pieces: &[Range<usize>], line: &mut Line) {
        for (i, r) in pieces.iter().enumerate() {
            if i > 0 {
                line.stock(" ");
            }
            line.push(self.carry(r), Origin::Draft(r.clone()));
        }
    }

    pub(super) fn clause_text(&self, c: &Clause) -> String {
        c.pieces.iter().map(|r| self.carry(r)).collect()
    }

    pub(super) fn carry(&self, r: &Range<usize>) -> String {
        self.carrier.carry(self.asker.ear.cx.note.text.get(r.clone()).unwrap_or_default())
    }

    pub(super) fn says(&self, class: Class, s: &Sentence) -> bool {
        self.asker.ear.says(class, s)
    }
}
