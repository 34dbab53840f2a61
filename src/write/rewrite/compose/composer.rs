//! Puts a version together: what leads, the shop's own name for what it is, prices one a line, the rest in the draft's order,
//! how to ask, where and when. Nearly every sentence is the owner's; where it stands is ours.

use super::breath::{keeps_space, label_in, listed};
use crate::config::Faq;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::units::breaths;
use crate::text::scan::is_emoji;
use crate::text::units::units;
use crate::write::rewrite::ask::{Asker, Question};
use crate::write::rewrite::draft::{Clause, Draft, Kinds, Part, Sentence};
use crate::write::rewrite::lead::{Lead, LeadKind};
use crate::write::rewrite::name::Name;
use crate::write::rewrite::text::{Body, Line, Origin, capital};
use crate::write::rewrite::way::{Carrier, Way};
use std::ops::Range;

/// What stands between the things of a list in running text.
const LISTED: &str = "、";
/// Units of a word that a space sets apart.
const WORD: u32 = 8;
/// Units of a word before an amount that names nothing itself.
const NAMED: u32 = 3;
/// Units of a word in running text.
const SHORTEST: u32 = 2;
/// Signs behind a sentence; more are shouted.
const SIGNS: usize = 2;

/// What a version is put together from.
#[allow(clippy::struct_excessive_bools, reason = "each is a wish or a circumstance of its own")]
pub struct Composer<'a> {
    /// The draft, cut and judged.
    pub draft: &'a Draft,
    /// Questions and our few lines.
    pub asker: &'a Asker<'a>,
    /// What the draft can begin with, the best first.
    pub leads: &'a [Lead],
    /// What this version is to be like.
    pub wish: Wish,
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
    /// The title above it; empty while none is known.
    pub title: &'a str,
    /// Sentences that lead this version or another.
    pub led: &'a [usize],
    /// The draft is no flyer, so that what its title says may stand in the text.
    pub keeps_title: bool,
    /// The owner writes with signs and nobody mourns, so that a version may.
    pub signs: bool,
}

/// What one version is to be like.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Wish {
    /// How many versions are shown before it: only the first begins with who tells it.
    pub nth: usize,
    /// No questions to the owner.
    pub no_slots: bool,
    /// Nothing is said of how to ask: the check takes it for a call.
    pub no_order: bool,
    /// The title says what leads, so that who says it goes before it.
    pub lead_behind: bool,
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
        let slots =
            if self.wish.no_slots { Vec::new() } else { self.asker.questions(self.draft, lead.map(|l| l.sentence)) };
        let mut body = Body::default();
        for block in self.opening(lead, &slots, &mut told) {
            body.push(block);
        }
        let (order, practical) = (self.order(&mut told), self.practical(&mut told));
        let prices = self.prices(&slots, &mut told, body.blocks.is_empty());
        let (prose, mut notes) = self.running(&slots, &mut told);
        notes.extend(order);
        // Who reads how far something goes, or what a visit is like, wants to know what it costs; a story is told to its end.
        let prices_first =
            body.blocks.is_empty() || lead.is_some_and(|l| matches!(l.kind, LeadKind::Limit | LeadKind::Visit));
        let told = if prices_first { [prices, prose] } else { [prose, prices] };
        for block in told.into_iter().flatten() {
            body.push(block);
        }
        body.push(notes);
        body.push(self.faq.iter().map(|item| self.answered(item)).collect());
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

    /// A heading of ours, with its sign where the owner writes with signs.
    pub(super) fn heading(&self, sign: &str, name: &str) -> Option<Line> {
        let text = self.asker.line(name, &[])?;
        let mut line = Line::default();
        if self.signs {
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
        } else if let Some(signs) = self.signs_behind(s) {
            line.push(self.carry(&signs), Origin::Draft(signs));
        } else if !ends {
            line.stock(self.way.stop());
        }
    }

    /// The sign or two with which the owner ended a sentence: a joke without its 😂 is flat. Many are shouted.
    fn signs_behind(&self, s: &Sentence) -> Option<Range<usize>> {
        let last = s.clauses.last().filter(|c| c.is_whole() && self.signs)?;
        let text = self.asker.ear.cx.note.text.get(last.range.end..)?;
        let marks = text.len() - text.trim_start_matches(['。', '！', '!', '~', '～', ' ', '）', ')']).len();
        let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
        let run: usize = text[marks..].chars().take_while(|c| is_emoji(*c) || joins(*c)).map(char::len_utf8).sum();
        let (mut count, mut is_joined) = (0, false);
        for c in text[marks..marks + run].chars() {
            count += usize::from(!joins(c) && !is_joined);
            is_joined = c == '\u{200d}';
        }
        let signs = &text[marks..marks + run];
        let is_loud = signs.chars().any(|c| WordList::LoudSign.has_char(c));
        let start = last.range.end + marks;
        ((1..=SIGNS).contains(&count) && !is_loud).then_some(start..start + run)
    }

    /// What is kept of a sentence, with the marks that stood between.
    pub(super) fn clauses(&self, s: &Sentence, line: &mut Line) {
        let whole = s.clauses.first().zip(s.clauses.last()).map(|(a, b)| a.range.start..b.range.end);
        let whole = whole.filter(|_| self.way != Way::En && s.clauses.iter().all(Clause::is_whole));
        let things = whole.map(|r| listed(&self.asker.ear.cx.note.text, &r)).unwrap_or_default();
        for (i, thing) in things.iter().enumerate() {
            line.stock(if i > 0 { LISTED } else { "" });
            line.push(self.carry(thing), Origin::Draft(thing.clone()));
        }
        if !things.is_empty() {
            return;
        }
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
        // 「染髮焗油套餐 $698」, of which an old price stood between.
        let bare = |c: &Clause| {
            c.pieces.first().is_some_and(|r| {
                self.asker.ear.cx.note.text[r.clone()]
                    .trim_start_matches("HK")
                    .starts_with(|x: char| x == '$' || x.is_ascii_digit())
            })
        };
        if !behind.is_whole() && bare(behind) && !before.kinds.has(Kinds::PRICE) {
            return " ".to_owned();
        }
        if !(before.is_whole() && behind.is_whole()) {
            return comma;
        }
        let gap = &self.asker.ear.cx.note.text[before.range.end..behind.range.start];
        // 「11點 3點 5點半」, 「朝早6點、下晝3點」: times in a row.
        if self.way != Way::En && gap.trim().is_empty() && [before, behind].into_iter().all(|c| self.is_hour(c)) {
            return LISTED.to_owned();
        }
        // 「落單就截 (唔收後備)」.
        if self.asker.ear.cx.note.text[behind.range.clone()].starts_with(['(', '（']) && gap.trim().is_empty() {
            return if self.way == Way::En { " ".to_owned() } else { String::new() };
        }
        let mark = gap.chars().find(|x| matches!(x, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '—'));
        // A space between words is no breath: 「A餐 沙嗲牛麵」; between two statements it is one.
        let states = |c: &Clause| !c.kinds.is_none() && !c.kinds.has(Kinds::PRICE);
        // In running text only a word or two are no statement.
        let has_name = |c: &Clause| {
            let amount = self.asker.ear.cx.facts.prices_written_in(c.range.clone()).map(|p| p.written.start).min();
            amount.is_some_and(|at| units(&self.asker.ear.cx.note.text[c.range.start..at]) > NAMED)
        };
        let text = self.clause_text(before);
        let is_ascii = text.starts_with(|x: char| x.is_ascii_alphanumeric())
            || text.ends_with(|x: char| x.is_ascii_alphanumeric());
        let names =
            behind.kinds.has(Kinds::PRICE) && !before.kinds.has(Kinds::PRICE) && (is_ascii || !has_name(behind));
        let word = if names { WORD } else { SHORTEST };
        let is_latin = |c: &Clause| names || self.clause_text(c).contains(|x: char| x.is_ascii_alphanumeric());
        let is_word =
            |c: &Clause| units(&self.clause_text(c)) <= word && is_latin(c) && !(states(before) && states(behind));
        let is_space = !gap.is_empty() && gap.chars().all(|x| x == ' ');
        let next = self.clause_text(behind);
        let beside = is_space && keeps_space(&text, &next);
        // 「中狗 $320 / $520起」: two amounts of one thing.
        let is_stroke = gap.contains(['/', '／']) && next.trim_start_matches("HK").starts_with('$');
        match mark {
            // English takes breath at commas.
            None if is_space && self.way == Way::En => " ".to_owned(),
            None if is_stroke => " / ".to_owned(),
            None if beside => " ".to_owned(),
            Some(',') => comma,
            Some(mark) => mark.to_string(),
            None if is_space && (is_word(before) || is_word(behind)) => " ".to_owned(),
            None => comma,
        }
    }

    /// Whether a clause is a time of the day and nothing else.
    fn is_hour(&self, c: &Clause) -> bool {
        let text = self.clause_text(c);
        let counts = text.starts_with(|x: char| x.is_ascii_digit() || WordList::BareNumeral.has_char(x));
        counts && units(&text) <= NAMED && WordList::ClockPart.is_in(&text)
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
            self.breathe(r, line);
        }
    }

    /// A stretch of the draft with commas where its writer typed spaces for them.
    pub(super) fn breathe(&self, r: &Range<usize>, line: &mut Line) {
        let text = &self.asker.ear.cx.note.text;
        let r = &self.label(r, line);
        if self.way == Way::En {
            line.push(self.carry(r), Origin::Draft(r.clone()));
            return;
        }
        let listed = listed(text, r);
        let is_list = !listed.is_empty();
        for (i, part) in if is_list { listed } else { breaths(text, r) }.into_iter().enumerate() {
            if i > 0 {
                let beside = keeps_space(&text[r.start..part.start], &text[part.clone()]);
                line.stock(if is_list { LISTED } else { [self.way.comma(), " "][usize::from(beside)] });
            }
            line.push(self.carry(&part), Origin::Draft(part));
        }
    }

    /// What stands behind the label in brackets at the head of a stretch, which is written as one: 「〖送貨〗中環」 is
    /// 「送貨：中環」, and 「〔布簾〕$38」 a thing and its price.
    fn label(&self, r: &Range<usize>, line: &mut Line) -> Range<usize> {
        let Some((name, rest)) = label_in(&self.asker.ear.cx.note.text, r) else { return r.clone() };
        line.push(self.carry(&name), Origin::Draft(name));
        let behind = self.asker.ear.cx.note.text[rest.clone()].trim_start_matches("HK");
        match () {
            () if rest.is_empty() => {}
            () if behind.starts_with('$') => line.stock(" "),
            () => line.stock(if self.way == Way::En { ": " } else { "：" }),
        }
        rest
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
