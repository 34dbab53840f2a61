//! What becomes of each sentence of a draft: kept, softened, moved to the practical lines, asked, or dropped, and why.

mod amount;
mod clause;
mod join;
mod look;
mod practical;
mod price;
mod ruling;

use crate::diagnostic::{Finding, Severity};
use crate::lists::WordList;
use crate::pack::guide::Guide;
use crate::pack::rule_file::Needed;
use crate::pack::rule_file::Repair;
use crate::pack::voice::Line;
use crate::reading::context::Context;
use crate::reading::needed;
use crate::source::Span;
use crate::text::units::units;
use crate::write::rewrite::material::{Fact, FactKind, Fate, Material, Open, Told, Verdict};
use crate::write::rewrite::split;
use crate::write::rewrite::split::{Clause, Sentence};
use crate::write::rewrite::way::Way;
use look::Judge;
use ruling::{Judged, Ruling, SHORT, TERMS};
use std::collections::BTreeSet;

/// Questions about claims and about offers, at most so many of each.
const MOST_OPEN: usize = 1;

/// Judges a draft: `findings` are those of its check.
pub fn material(cx: &Context<'_>, findings: &[Finding], guide: &Guide, way: Way) -> Material {
    let judge = Judge::new(cx, findings, guide, way);
    let mut out = Material { hkd: knows_hkd(cx), said: said(cx), ..Material::default() };
    let sentences = split::sentences(cx.note);
    let last_question = sentences.iter().rposition(|s| s.is_question && !s.is_title);
    for (i, sentence) in sentences.iter().enumerate() {
        judge.sentence(sentence, Some(i) == last_question, &mut out);
    }
    judge.profile(&mut out);
    out
}

/// What the draft says of what a customer needs.
fn said(cx: &Context<'_>) -> Vec<Needed> {
    let all = [Needed::Place, Needed::Hours, Needed::Price, Needed::Booking];
    all.into_iter().filter(|n| needed::is_said(cx, *n)).collect()
}

/// Whether the draft or the profile says that its dollars are Hong Kong's.
fn knows_hkd(cx: &Context<'_>) -> bool {
    let says = |text: &str| WordList::HongKongDollar.is_in(text);
    let shop = &cx.config.shop;
    says(&cx.note.text)
        || shop.price_per_person.as_deref().is_some_and(says)
        || shop.signature.iter().any(|s| says(s))
        || shop.faq.iter().any(|f| says(&f.answer))
}

impl Judge<'_> {
    fn sentence(&self, sentence: &Sentence, is_last_question: bool, out: &mut Material) {
        let cx = self.cx;
        let Some(span) = cx.span(sentence.range.clone()) else { return };
        let written = cx.note.slice(span);
        if let Some(slot) = only_slot(written) {
            out.open.push(Open::Slot(slot.to_owned()));
            return self.conclude(out, span, Fate::Asked, None, "rewrite.reason.slot");
        }
        if sentence.is_title {
            for clause in &sentence.clauses {
                if let Ruling::Ask(open) = self.clause(clause, false).ruling {
                    ask(out, open);
                }
            }
            return self.conclude(out, span, Fate::Dropped, None, "rewrite.reason.title");
        }
        if let Some(is_hook) = self.own_line(&self.cleaner.calm(written)) {
            // A line of ours comes again by itself, and must not stand there twice.
            out.had_hook |= is_hook;
            return self.conclude(out, span, Fate::Kept, None, "rewrite.reason.kept");
        }
        let is_clean = self.grave(&sentence.range).next().is_none();
        if sentence.is_question {
            return self.question(sentence, span, is_clean && is_last_question, out);
        }
        if let Some(item) = price::priced_line(self, sentence) {
            out.items.push(item);
            return self.conclude(out, span, Fate::Moved, None, "rewrite.reason.item");
        }
        let mut judged: Vec<Judged> = sentence.clauses.iter().map(|c| self.clause(c, is_clean)).collect();
        self.drop_deals(sentence, &mut judged);
        self.join_practical(sentence, &mut judged);
        self.join_terms(sentence, &mut judged);
        self.name_offers(sentence, &mut judged);
        if self.offer_sentence(sentence, span, out) {
            return;
        }
        let is_whole = judged.iter().all(|j| matches!(j.ruling, Ruling::Keep { .. }));
        let cues = self.cues(&sentence.range);
        let line = self.line(sentence.range.start);
        if is_whole && is_clean {
            let softened = judged.iter().any(|j| matches!(j.ruling, Ruling::Keep { softened: true, .. }));
            // Without the sign of a list before it.
            let start = sentence.clauses.first().map_or(sentence.range.start, |c| c.range.start);
            let start = if written.starts_with(['「', '『', '“', '"', '〔', '（', '(', '【']) {
                sentence.range.start
            } else {
                start
            };
            let plain = &cx.note.text[start..sentence.range.end];
            let text = if softened { self.cleaner.soften(plain) } else { self.cleaner.calm(plain) };
            let sentence = Some(out.verdicts.len());
            out.told.push(Told { sentence, text, span: Some(span), cues, is_question: false, line });
            let (fate, reason) = if softened {
                (Fate::Softened, "rewrite.reason.softened")
            } else {
                (Fate::Kept, "rewrite.reason.kept")
            };
            return self.conclude(out, span, fate, None, reason);
        }
        self.by_clause(sentence, span, judged, line, out);
    }

    /// Money asked for in a sentence that leads away from the platform is part of that deal.
    fn drop_deals(&self, sentence: &Sentence, judged: &mut [Judged]) {
        let Some(contact) = self.contact(&sentence.range) else { return };
        for one in judged.iter_mut().filter(|j| matches!(j.ruling, Ruling::Move(FactKind::Payment, _))) {
            *one = Judged { ruling: Ruling::Drop, rule: contact.rule.clone(), reason: contact.reason.clone() };
        }
    }

    /// Whether a sentence is a line of the guide, as it stands in a version that is read again; and whether it is a hook.
    fn own_line(&self, text: &str) -> Option<bool> {
        let bare = |t: &str| t.trim_end_matches(['。', '.', '？', '?']).to_owned();
        let text = bare(text);
        let is_it = |line: &Line| {
            [&line.hant, &line.yue, &line.hans, &line.en].into_iter().filter(|l| !l.is_empty()).any(|template| {
                let template = bare(template);
                match (template.find('{'), template.rfind('}')) {
                    (Some(open), Some(close)) => {
                        let (head, tail) = (&template[..open], &template[close + 1..]);
                        // A shape without words of its own fits everything.
                        head.len() + tail.len() > 12
                            && text.len() > head.len() + tail.len()
                            && text.starts_with(head)
                            && text.ends_with(tail)
                    }
                    _ => text == template,
                }
            })
        };
        if self.guide.angles.iter().flat_map(|a| &a.hooks).any(is_it) {
            return Some(true);
        }
        const LISTS: [&str; 5] = ["owner", "staff", "agency", "use", "reply"];
        let lists = LISTS.iter().filter_map(|name| self.guide.common.line.get(*name));
        lists.flatten().any(is_it).then_some(false)
    }

    /// An offer whose day stands in another clause of the sentence: told calmly as a whole, selling clauses left out.
    fn offer_sentence(&self, sentence: &Sentence, span: Span, out: &mut Material) -> bool {
        let clauses = &sentence.clauses;
        let dated = clauses.iter().any(|c| self.cx.facts.is_bounded(&c.range));
        if clauses.len() < 2 || !dated || !clauses.iter().any(|c| practical::is_offer(self, &c.range)) {
            return false;
        }
        let sells = |c: &&Clause| {
            self.grave(&c.range).any(|f| f.severity >= Severity::Warning && self.repair(f) != Some(Repair::Date))
                || self.contact(&c.range).is_some()
                || (!practical::is_offer(self, &c.range) && self.grave(&c.range).next().is_some())
                || !(self.has_fact(&c.range)
                    || practical::is_offer(self, &c.range)
                    || self.cx.facts.is_bounded(&c.range))
        };
        let kept: Vec<String> = clauses
            .iter()
            .filter(|c| !sells(c))
            .map(|c| self.cleaner.soften(&self.cx.note.text[c.range.clone()]))
            .filter(|t| !t.is_empty())
            .collect();
        if kept.is_empty() || units(&kept.join("")) > 60 {
            return false;
        }
        out.facts.push(Fact { kind: FactKind::Offer, text: kept.join(self.way.comma()), span: Some(span) });
        self.conclude(out, span, Fate::Moved, None, "rewrite.reason.offer");
        true
    }

    /// A sentence of which only some clauses can stay.
    fn by_clause(&self, sentence: &Sentence, span: Span, judged: Vec<Judged>, line: usize, out: &mut Material) {
        let mut kept: Vec<String> = Vec::new();
        let mut cues = BTreeSet::new();
        let (mut fate, mut rule, mut reason) = (Fate::Dropped, None, String::new());
        let is_cut = |j: &Judged| matches!(j.ruling, Ruling::Drop | Ruling::Ask(_)) && j.rule.is_some();
        let first_cut = judged.iter().position(is_cut).unwrap_or(judged.len());
        let is_bare_date =
            |c: &Clause| self.cx.facts.is_bounded(&c.range) && units(&self.cx.note.text[c.range.clone()]) <= TERMS;
        let loses_offer =
            sentence.clauses.iter().zip(&judged).any(|(c, j)| is_cut(j) && practical::is_offer(self, &c.range));
        for (i, (clause, judged)) in sentence.clauses.iter().zip(judged).enumerate() {
            // A day without its offer, or a number without its goods, says nothing.
            let hangs = (first_cut < sentence.clauses.len() && is_bare_date(clause))
                || loses_offer
                    && (self.cx.facts.is_bounded(&clause.range)
                        || units(&self.cx.note.text[clause.range.clone()]) <= SHORT);
            let clause_span = self.cx.span(clause.range.clone());
            let its = match judged.ruling {
                // What leans on a selling clause says nothing alone.
                Ruling::Keep { text, .. }
                    if !hangs
                        && !self.is_hollow(&clause.range)
                        && (i < first_cut || self.has_number(&clause.range)) =>
                {
                    kept.push(text);
                    cues.extend(self.cues(&clause.range));
                    Fate::Softened
                }
                Ruling::Keep { .. } | Ruling::Drop => Fate::Dropped,
                Ruling::Move(kind, text) => {
                    out.facts.push(Fact { kind, text, span: clause_span });
                    Fate::Moved
                }
                Ruling::Items(items) => {
                    out.items.extend(items);
                    Fate::Moved
                }
                Ruling::Ask(open) => {
                    ask(out, open);
                    Fate::Asked
                }
            };
            if its < fate {
                fate = its;
            }
            if rule.is_none() && (judged.rule.is_some() || reason.is_empty()) && its != Fate::Softened {
                (rule, reason) = (judged.rule, judged.reason);
            }
        }
        if !kept.is_empty() {
            let text = kept.join(self.way.comma());
            let sentence = Some(out.verdicts.len());
            out.told.push(Told { sentence, text, span: Some(span), cues, is_question: false, line });
        }
        if fate == Fate::Softened && rule.is_none() {
            reason = self.cx.catalog.say("rewrite.reason.partly", &[]);
        }
        out.verdicts.push(Verdict { span, fate, rule, reason });
    }

    /// A question is kept when it is the last one, asks the readers, and sells nothing.
    fn question(&self, sentence: &Sentence, span: Span, may_stay: bool, out: &mut Material) {
        let cues = self.cues(&sentence.range);
        if may_stay && cues.contains("question") {
            let text = self.cleaner.calm(self.cx.note.slice(span));
            let told =
                Told { sentence: Some(out.verdicts.len()), text, span: Some(span), cues, is_question: true, line: 0 };
            out.told.push(told);
            return self.conclude(out, span, Fate::Kept, None, "rewrite.reason.kept");
        }
        let rule = self.grave(&sentence.range).next();
        match rule {
            Some(finding) => {
                let (rule, reason) = (Some(finding.rule.clone()), finding.message.clone());
                out.verdicts.push(Verdict { span, fate: Fate::Dropped, rule, reason });
            }
            None => self.conclude(out, span, Fate::Dropped, None, "rewrite.reason.rhetoric"),
        }
    }

    /// What the profile adds, where the draft says nothing of it.
    fn profile(&self, out: &mut Material) {
        let shop = &self.cx.config.shop;
        let lines = [
            (FactKind::Shop, &shop.name),
            (FactKind::Address, &shop.address),
            (FactKind::Exit, &shop.mtr_exit),
            (FactKind::Hours, &shop.hours),
            (FactKind::Price, &shop.price_per_person),
            (FactKind::Booking, &shop.booking),
        ];
        for (kind, text) in lines {
            if let Some(text) = text.as_deref().map(str::trim).filter(|t| !t.is_empty())
                && out.fact(kind).is_none()
            {
                out.facts.push(Fact { kind, text: text.to_owned(), span: None });
            }
        }
        if !shop.payment.is_empty() && out.fact(FactKind::Payment).is_none() {
            let text = shop.payment.join(if self.way == Way::En { ", " } else { "、" });
            out.facts.push(Fact { kind: FactKind::Payment, text, span: None });
        }
        out.faq = shop.faq.iter().map(|f| (f.question.clone(), f.answer.clone())).collect();
        if let Some(story) = shop.story.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
            let text = story.trim_end_matches(['。', '.']).to_owned();
            let cues = ["person".to_owned(), "turn".to_owned()].into();
            out.told.push(Told { sentence: None, text, span: None, cues, is_question: false, line: usize::MAX });
        }
    }

    fn conclude(&self, out: &mut Material, span: Span, fate: Fate, rule: Option<String>, key: &str) {
        out.verdicts.push(Verdict { span, fate, rule, reason: self.cx.catalog.say(key, &[]) });
    }
}

fn ask(out: &mut Material, open: Open) {
    let same = |o: &&Open| std::mem::discriminant(*o) == std::mem::discriminant(&open);
    if out.open.iter().filter(same).count() < MOST_OPEN && !out.open.contains(&open) {
        out.open.push(open);
    }
}

/// The inside of a sentence that is nothing but a slot.
fn only_slot(text: &str) -> Option<&str> {
    let inside = text.trim().trim_end_matches(['。', '.']).strip_prefix('〔')?.strip_suffix('〕')?;
    (!inside.contains(['〔', '〕'])).then_some(inside)
}
