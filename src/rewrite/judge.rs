//! What becomes of each sentence of a draft: kept, softened, moved to the practical lines, asked, or dropped, and why.

use super::clean::Cleaner;
use super::material::{Fact, Fate, Item, Kind, Material, Open, Told, Verdict};
use super::practical;
use super::split::{self, Clause, Sentence};
use super::swap::Swaps;
use super::way::Way;
use crate::diagnostic::Finding;
use crate::pack::guide::Guide;
use crate::pack::index::TermKind;
use crate::pack::{Severity, TOKEN_BASE, Token};
use crate::rules::Context;
use crate::source::Span;
use crate::text::units::units;
use std::collections::BTreeSet;
use std::ops::Range;

/// Rules whose finding goes away when the clause is written calmly.
const MENDED: [&str; 9] = [
    "hard-sell/exclamation-run",
    "hard-sell/emoji-run",
    "hard-sell/catalogue-list",
    "hard-sell/price-density",
    "hard-sell/claim-without-fact",
    "hard-sell/brand-as-subject",
    "compliance/price-without-currency",
    "compliance/service-charge-open",
    "compliance/unclear-price",
];
/// Claims that may be true: the owner is asked for evidence.
const CLAIMS: [&str; 2] = ["compliance/absolute-term", "compliance/unproven-description"];
/// Offers that may be honest: the owner is asked for the dates.
const OFFERS: [&str; 4] =
    ["compliance/undated-discount", "compliance/bait-offer", "hard-sell/price-shouting", "hard-sell/urgency"];
/// Units of a claim or an offer that can be quoted in a question.
const QUOTED: Range<u32> = 2..19;
/// Units of a bit of an address or a way.
const SHORT: u32 = 8;
/// Units of terms that stand behind a price.
const TERMS: u32 = 9;
/// Questions about claims and about offers, at most so many of each.
const MOST_OPEN: usize = 1;

/// What becomes of a clause.
enum Outcome {
    Keep { text: String, softened: bool },
    Move(Kind, String),
    Items(Vec<Item>),
    Ask(Open),
    Drop,
}

/// A clause's outcome, and the rule and reason behind it.
struct Judged {
    outcome: Outcome,
    rule: Option<String>,
    reason: String,
}

/// Judges a draft: `findings` are those of its check.
pub fn material(cx: &Context<'_>, findings: &[Finding], guide: &Guide, way: Way) -> Material {
    let hollow = Swaps::new(guide.common.hollow.iter().map(|w| (w.as_str(), "")));
    let effects = Swaps::new(guide.common.effects.iter().map(|w| (w.as_str(), "")));
    let judge = Judge { cx, findings, guide, cleaner: Cleaner::new(guide, way), hollow, effects, way };
    let mut out = Material { hkd: knows_hkd(cx), ..Material::default() };
    let sentences = split::sentences(cx.note);
    let last_question = sentences.iter().rposition(|s| s.is_question && !s.is_title);
    for (i, sentence) in sentences.iter().enumerate() {
        judge.sentence(sentence, Some(i) == last_question, &mut out);
    }
    judge.profile(&mut out);
    out
}

/// Whether the draft or the profile says that its dollars are Hong Kong's.
fn knows_hkd(cx: &Context<'_>) -> bool {
    let says = |text: &str| ["HK$", "HKD", "港元", "港幣", "港币"].iter().any(|w| text.contains(w));
    let shop = &cx.config.shop;
    says(&cx.note.text)
        || shop.price_per_person.as_deref().is_some_and(says)
        || shop.signature.iter().any(|s| says(s))
        || shop.faq.iter().any(|f| says(&f.answer))
}

/// A draft with all that is needed to judge its clauses.
pub(super) struct Judge<'a> {
    /// The draft as it was read.
    pub cx: &'a Context<'a>,
    findings: &'a [Finding],
    /// What rewrites are made of.
    pub guide: &'a Guide,
    /// The tables of the run.
    pub cleaner: Cleaner,
    hollow: Swaps,
    effects: Swaps,
    /// How the draft is written.
    pub way: Way,
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
                if let Outcome::Ask(open) = self.clause(clause, false).outcome {
                    ask(out, open);
                }
            }
            return self.conclude(out, span, Fate::Dropped, None, "rewrite.reason.title");
        }
        let is_clean = self.grave(&sentence.range).next().is_none();
        if sentence.is_question {
            return self.question(sentence, span, is_clean && is_last_question, out);
        }
        if let Some(item) = practical::priced_line(self, sentence) {
            out.items.push(item);
            return self.conclude(out, span, Fate::Moved, None, "rewrite.reason.item");
        }
        let mut judged: Vec<Judged> = sentence.clauses.iter().map(|c| self.clause(c, is_clean)).collect();
        self.join_practical(sentence, &mut judged);
        self.join_terms(sentence, &mut judged);
        self.name_offers(sentence, &mut judged);
        if self.offer_sentence(sentence, span, out) {
            return;
        }
        let is_whole = judged.iter().all(|j| matches!(j.outcome, Outcome::Keep { .. }));
        let cues = self.cues(&sentence.range);
        let line = cx.note.text[..sentence.range.start].matches('\n').count();
        if is_whole && is_clean {
            let softened = judged.iter().any(|j| matches!(j.outcome, Outcome::Keep { softened: true, .. }));
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

    /// An offer whose day stands in another clause of the sentence: told calmly as a whole, selling clauses left out.
    fn offer_sentence(&self, sentence: &Sentence, span: Span, out: &mut Material) -> bool {
        let clauses = &sentence.clauses;
        let dated = clauses.iter().any(|c| practical::is_dated(self.cx, &c.range));
        if clauses.len() < 2 || !dated || !clauses.iter().any(|c| practical::is_offer(self, &c.range)) {
            return false;
        }
        let sells = |c: &&Clause| {
            self.grave(&c.range).any(|f| f.severity >= Severity::Warning && !OFFERS.contains(&f.rule.as_str()))
                || self.contact(&c.range).is_some()
                || (!practical::is_offer(self, &c.range) && self.grave(&c.range).next().is_some())
                || !(self.has_fact(&c.range)
                    || practical::is_offer(self, &c.range)
                    || practical::is_dated(self.cx, &c.range))
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
        out.facts.push(Fact { kind: Kind::Offer, text: kept.join(self.way.comma()), span: Some(span) });
        self.conclude(out, span, Fate::Moved, None, "rewrite.reason.offer");
        true
    }

    /// A sentence of which only some clauses can stay.
    fn by_clause(&self, sentence: &Sentence, span: Span, judged: Vec<Judged>, line: usize, out: &mut Material) {
        let mut kept: Vec<String> = Vec::new();
        let mut cues = BTreeSet::new();
        let (mut fate, mut rule, mut reason) = (Fate::Dropped, None, String::new());
        let is_cut = |j: &Judged| matches!(j.outcome, Outcome::Drop | Outcome::Ask(_)) && j.rule.is_some();
        let first_cut = judged.iter().position(is_cut).unwrap_or(judged.len());
        let is_bare_date =
            |c: &Clause| practical::is_dated(self.cx, &c.range) && units(&self.cx.note.text[c.range.clone()]) <= TERMS;
        let loses_offer =
            sentence.clauses.iter().zip(&judged).any(|(c, j)| is_cut(j) && practical::is_offer(self, &c.range));
        for (i, (clause, judged)) in sentence.clauses.iter().zip(judged).enumerate() {
            // A day without its offer, or a number without its goods, says nothing.
            let hangs = (first_cut < sentence.clauses.len() && is_bare_date(clause))
                || loses_offer
                    && (practical::is_dated(self.cx, &clause.range)
                        || units(&self.cx.note.text[clause.range.clone()]) <= SHORT);
            let clause_span = self.cx.span(clause.range.clone());
            let its = match judged.outcome {
                // What leans on a selling clause says nothing alone.
                Outcome::Keep { text, .. }
                    if !hangs
                        && !self.is_hollow(&clause.range)
                        && (i < first_cut || self.has_number(&clause.range)) =>
                {
                    kept.push(text);
                    cues.extend(self.cues(&clause.range));
                    Fate::Softened
                }
                Outcome::Keep { .. } | Outcome::Drop => Fate::Dropped,
                Outcome::Move(kind, text) => {
                    out.facts.push(Fact { kind, text, span: clause_span });
                    Fate::Moved
                }
                Outcome::Items(items) => {
                    out.items.extend(items);
                    Fate::Moved
                }
                Outcome::Ask(open) => {
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

    /// In a line of address and hours, 「3號舖」 or 「three minutes」 goes with what stands beside it.
    fn join_practical(&self, sentence: &Sentence, judged: &mut [Judged]) {
        let is_place = |j: &Judged| matches!(&j.outcome, Outcome::Move(Kind::Address | Kind::Exit | Kind::Hours, _));
        if !judged.iter().any(is_place) {
            return;
        }
        for i in 0..judged.len() {
            let written = &self.cx.note.text[sentence.clauses[i].range.clone()];
            let stands_before = judged.get(i + 1).is_some_and(is_place);
            if stands_before && practical::is_shop_name(written) && judged[i].rule.is_none() {
                judged[i].outcome = Outcome::Move(Kind::Shop, self.cleaner.calm(written));
                continue;
            }
            let is_short =
                units(written) <= SHORT && (written.contains(|c: char| c.is_ascii_digit()) || written.contains("/F"));
            let is_loose =
                matches!(judged[i].outcome, Outcome::Keep { .. } | Outcome::Drop) && judged[i].rule.is_none();
            if !is_short || !is_loose {
                continue;
            }
            let beside =
                [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|b| judged.get(*b).is_some_and(is_place));
            let Some(beside) = beside else { continue };
            let text = self.cleaner.calm(written);
            if let Outcome::Move(_, there) = &mut judged[beside].outcome {
                *there = if beside < i {
                    format!("{there}{}{text}", self.way.comma())
                } else {
                    format!("{text}{}{there}", self.way.comma())
                };
            }
            judged[i].outcome = Outcome::Drop;
            judged[i].reason = self.cx.catalog.say("rewrite.reason.moved", &[]);
        }
    }

    /// 「Gamay 2022, $168 (was $240)」: a question about an offer names the goods.
    fn name_offers(&self, sentence: &Sentence, judged: &mut [Judged]) {
        for i in 1..judged.len() {
            let name = match &judged[i - 1].outcome {
                Outcome::Keep { text, .. } if units(text) <= TERMS => text.clone(),
                _ => continue,
            };
            let Outcome::Ask(Open::Offer(offer)) = &mut judged[i].outcome else { continue };
            if self.cues(&sentence.clauses[i - 1].range).is_empty() {
                *offer = format!("{name} {offer}");
                judged[i - 1].outcome = Outcome::Drop;
            }
        }
    }

    /// 「剪髮 $180，大約45分鐘」: what is said in few words behind a price goes with it.
    fn join_terms(&self, sentence: &Sentence, judged: &mut [Judged]) {
        let mut item = None;
        for i in 0..judged.len() {
            match &judged[i].outcome {
                Outcome::Items(items) if items.len() == 1 => item = Some(i),
                Outcome::Keep { text, .. }
                    if units(text) <= TERMS && self.cues(&sentence.clauses[i].range).iter().all(|c| c != "person") =>
                {
                    let text = text.clone();
                    let Some(Judged { outcome: Outcome::Items(items), .. }) = item.and_then(|at| judged.get_mut(at))
                    else {
                        continue;
                    };
                    let Some(last) = items.last_mut() else { continue };
                    last.price = self.way.add_aside(&last.price, &text);
                    judged[i].outcome = Outcome::Drop;
                    judged[i].reason = self.cx.catalog.say("rewrite.reason.item", &[]);
                }
                Outcome::Drop => {}
                _ => item = None,
            }
        }
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

    fn clause(&self, clause: &Clause, sentence_is_clean: bool) -> Judged {
        let cx = self.cx;
        let written = &cx.note.text[clause.range.clone()];
        let say = |key: &str| cx.catalog.say(key, &[]);
        let plain = |outcome: Outcome, key: &str| Judged { outcome, rule: None, reason: say(key) };
        if let Some(finding) = self.contact(&clause.range) {
            return finding;
        }
        if self.is_signature(clause) {
            return plain(Outcome::Move(Kind::Shop, self.cleaner.calm(written)), "rewrite.reason.moved");
        }
        let grave = self.grave(&clause.range).max_by_key(|f| (f.severity, f.group() == "compliance"));
        let because = |outcome: Outcome| match grave {
            Some(f) => Judged { outcome, rule: Some(f.rule.clone()), reason: f.message.clone() },
            None => plain(outcome, "rewrite.reason.empty"),
        };
        if self.contact(&clause.range).is_none()
            && let Some(item) = practical::marked_down(self, &clause.range)
        {
            return plain(Outcome::Items(vec![item]), "rewrite.reason.price-now");
        }
        let is_offer = practical::is_offer(self, &clause.range);
        if is_offer {
            let is_dated = practical::is_dated(cx, &clause.range);
            if is_dated && grave.is_none_or(|f| f.severity < Severity::Warning || OFFERS.contains(&f.rule.as_str())) {
                return plain(Outcome::Move(Kind::Offer, self.cleaner.soften(written)), "rewrite.reason.offer");
            }
            let quoted = self.cleaner.soften(written);
            let has_number = self.tokens(&clause.range).any(|t| matches!(t, Token::Num));
            if has_number && QUOTED.contains(&units(&quoted)) {
                return because(Outcome::Ask(Open::Offer(quoted)));
            }
            return because(Outcome::Drop);
        }
        let items = practical::items(self, &clause.range);
        if !items.is_empty() {
            return plain(Outcome::Items(items), "rewrite.reason.item");
        }
        if let Some(finding) = grave {
            return self.grave_clause(clause, finding);
        }
        if self.promises_effect(&clause.range) {
            let rule = Some("compliance/medical-claim".to_owned());
            return Judged { outcome: Outcome::Drop, rule, reason: say("rewrite.reason.effect") };
        }
        if let Some((kind, text)) = practical::line(self, clause) {
            return plain(Outcome::Move(kind, text), "rewrite.reason.moved");
        }
        if !self.has_substance(&clause.range, sentence_is_clean) {
            return plain(Outcome::Drop, "rewrite.reason.empty");
        }
        let softened = self.cleaner.would_soften(written);
        let text = if softened { self.cleaner.soften(written) } else { self.cleaner.calm(written) };
        plain(
            Outcome::Keep { text, softened },
            if softened { "rewrite.reason.softened" } else { "rewrite.reason.kept" },
        )
    }

    /// 【凡客】 at the beginning or the end of a text: who sent it.
    fn is_signature(&self, clause: &Clause) -> bool {
        let text = self.cx.note.text.as_str();
        let (before, after) = (&text[..clause.range.start], &text[clause.range.end..]);
        let is_short = (2..=10).contains(&text[clause.range.clone()].chars().count());
        is_short
            && before.ends_with('【')
            && after.starts_with('】')
            && (before.chars().count() == 1 || after['】'.len_utf8()..].trim().is_empty())
    }

    /// A clause that a rule found: without its praise it may still tell something; a claim is asked; the rest goes.
    fn grave_clause(&self, clause: &Clause, finding: &Finding) -> Judged {
        let written = &self.cx.note.text[clause.range.clone()];
        let because = |outcome| Judged { outcome, rule: Some(finding.rule.clone()), reason: finding.message.clone() };
        let softened = self.cleaner.soften(written);
        let is_claim = CLAIMS.contains(&finding.rule.as_str());
        // The words found must be gone, and a fact must be left.
        let words = finding.span.map(|s| self.cx.note.slice(s)).unwrap_or_default();
        let is_gone = !words.is_empty() && !softened.contains(words) && written.contains(words);
        if is_gone && self.grave(&clause.range).count() == 1 && self.has_fact(&clause.range) {
            return because(Outcome::Keep { text: softened, softened: true });
        }
        if is_claim {
            let quoted = self.cleaner.calm(written);
            if QUOTED.contains(&units(&quoted)) && is_measurable(&quoted) && !self.is_hollow(&clause.range) {
                return because(Outcome::Ask(Open::Claim(quoted)));
            }
        }
        because(Outcome::Drop)
    }

    /// A telephone number, an address of the net, or a finding that leads away.
    fn contact(&self, range: &Range<usize>) -> Option<Judged> {
        let leads = |f: &&Finding| f.rule.starts_with("compliance/off-platform");
        let finding = self.grave(range).find(leads);
        let has = self.tokens(range).any(|t| matches!(t, Token::Phone | Token::Url | Token::Handle))
            || practical::has_long_number(&self.cx.note.text[range.clone()]);
        let (rule, reason) = match finding {
            Some(f) => (f.rule.clone(), f.message.clone()),
            None if has => {
                ("compliance/off-platform-contact".to_owned(), self.cx.catalog.say("rewrite.reason.contact", &[]))
            }
            None => return None,
        };
        Some(Judged { outcome: Outcome::Drop, rule: Some(rule), reason })
    }

    /// Findings about selling or rules that calm writing does not mend.
    fn grave<'s>(&'s self, range: &Range<usize>) -> impl Iterator<Item = &'s Finding> {
        let range = range.clone();
        self.findings.iter().filter(move |f| {
            matches!(f.group(), "hard-sell" | "compliance")
                && !MENDED.contains(&f.rule.as_str())
                && f.span.is_some_and(|s| s.start() < range.end && range.start < s.end())
        })
    }

    /// The different cues of sharing within a range.
    fn cues(&self, range: &Range<usize>) -> BTreeSet<String> {
        let inside = self.cx.cues.iter().filter(|c| c.range.start >= range.start && c.range.end <= range.end);
        inside.map(|c| c.name.clone()).collect()
    }

    /// The range in the folded text.
    pub fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let folded = &self.cx.view.folded;
        folded.position_of(range.start)..folded.position_of(range.end)
    }

    /// The tokens that begin within a range.
    pub fn tokens(&self, range: &Range<usize>) -> impl Iterator<Item = Token> {
        let hits = self.cx.view.starting_in(self.folded(range)).to_vec();
        hits.into_iter().filter_map(|h| {
            let at = h.string.checked_sub(TOKEN_BASE)?;
            Token::ALL.get(at as usize).copied()
        })
    }

    /// Whether a word of a class stands in a range.
    pub fn has_class(&self, class: &str, range: &Range<usize>) -> bool {
        self.cx.view.has_class(self.cx.packs, class, self.folded(range))
    }

    /// Whether a clause says something that can be checked: a number, a cue, a quoted name.
    fn has_fact(&self, range: &Range<usize>) -> bool {
        let written = &self.cx.note.text[range.clone()];
        let has_number = self.has_number(range) && !written.starts_with('第');
        let has_quote = written.contains('「') || written.contains('《');
        has_number || has_quote || self.cues(range).iter().any(|c| c != "question" && c != "use")
    }

    /// Whether a number stands in a range that counts something: 「一盞好茶」 counts nothing.
    fn has_number(&self, range: &Range<usize>) -> bool {
        let hits = self.cx.view.starting_in(self.folded(range));
        hits.iter().filter(|h| h.is(Token::Num)).any(|h| {
            !matches!(
                &self.cx.view.folded.text[h.range()],
                "一" | "半" | "两" | "千" | "万" | "百" | "十" | "百千" | "千万"
            )
        })
    }

    /// Whether a clause says anything at all: a fact, or goods of a trade; praise alone is nothing.
    fn has_substance(&self, range: &Range<usize>, sentence_is_clean: bool) -> bool {
        let written = &self.cx.note.text[range.clone()];
        if self.hollow.touches(written) || !is_balanced(written) || shouts(written) {
            return false;
        }
        if self.has_fact(range) {
            return true;
        }
        if self.has_class("praise", range) || (self.begins_imperative(range) && self.cues(range).is_empty()) {
            return false;
        }
        let folded = self.folded(range);
        let is_subject = |t: u32| !matches!(self.cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
        let names_goods = self
            .cx
            .terms
            .iter()
            .any(|h| h.counts && is_subject(h.term) && folded.start <= h.range.start && h.range.end <= folded.end);
        let length = units(&self.cx.note.text[range.clone()]);
        (names_goods && length >= 5)
            || (sentence_is_clean && length >= 8 && !self.cues(range).is_empty())
            || (names_goods && !self.cues(range).is_empty())
            || self.is_plain_statement(range, sentence_is_clean)
    }

    /// A longer clean clause of a clean sentence that neither praises nor calls.
    fn is_plain_statement(&self, range: &Range<usize>, sentence_is_clean: bool) -> bool {
        let written = &self.cx.note.text[range.clone()];
        sentence_is_clean && units(written) >= 4 && !self.has_class("offer", range) && !self.has_class("guests", range)
    }

    /// Whether a clause says what something does to body, skin or mind, and tells of no fault, person or step besides.
    fn promises_effect(&self, range: &Range<usize>) -> bool {
        const TELLING: [&str; 4] = ["downside", "person", "process", "senses"];
        let cues = self.cues(range);
        self.effects.touches(&self.cx.note.text[range.clone()]) && !TELLING.iter().any(|c| cues.contains(*c))
    }

    fn is_hollow(&self, range: &Range<usize>) -> bool {
        self.hollow.touches(&self.cx.note.text[range.clone()])
    }

    fn begins_imperative(&self, range: &Range<usize>) -> bool {
        let start = self.folded(range).start;
        let hits = self.cx.view.starting_in(start..start + 1);
        hits.iter().any(|h| self.cx.packs.in_class("imperative-start", h.string))
            && !hits.iter().any(|h| self.cx.packs.in_class("imperative-not", h.string))
    }

    /// What the profile adds, where the draft says nothing of it.
    fn profile(&self, out: &mut Material) {
        let shop = &self.cx.config.shop;
        let lines = [
            (Kind::Shop, &shop.name),
            (Kind::Address, &shop.address),
            (Kind::Exit, &shop.mtr_exit),
            (Kind::Hours, &shop.hours),
            (Kind::Price, &shop.price_per_person),
            (Kind::Booking, &shop.booking),
        ];
        for (kind, text) in lines {
            if let Some(text) = text.as_deref().map(str::trim).filter(|t| !t.is_empty())
                && out.fact(kind).is_none()
            {
                out.facts.push(Fact { kind, text: text.to_owned(), span: None });
            }
        }
        if !shop.payment.is_empty() && out.fact(Kind::Payment).is_none() {
            let text = shop.payment.join(if self.way == Way::En { ", " } else { "、" });
            out.facts.push(Fact { kind: Kind::Payment, text, span: None });
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

/// Whether papers could ever show it: a rank, an award, an origin, a year; not 「味覺之旅」.
fn is_measurable(text: &str) -> bool {
    const PROVABLE: [&str; 30] = [
        "第一",
        "冠軍",
        "冠军",
        "最",
        "唯一",
        "首創",
        "首创",
        "首間",
        "首间",
        "獨家",
        "独家",
        "專利",
        "专利",
        "認證",
        "认证",
        "得獎",
        "获奖",
        "百年",
        "老字號",
        "老字号",
        "正宗",
        "有機",
        "有机",
        "天然",
        "進口",
        "进口",
        "手工",
        "國家級",
        "国家级",
        "直送",
    ];
    const PROVABLE_EN: [&str; 8] = ["no.1", "no. 1", "best", "first", "award", "certified", "organic", "only"];
    let lower = text.to_lowercase();
    PROVABLE.iter().any(|w| text.contains(w)) || PROVABLE_EN.iter().any(|w| lower.contains(w))
}

/// Several words in capitals.
fn shouts(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let capitals = text.chars().filter(char::is_ascii_uppercase).count();
    letters >= 8 && letters * 2 > text.chars().count() && capitals * 10 >= letters * 8
}

/// Whether every bracket has its other half: a text that was cut off has not.
fn is_balanced(text: &str) -> bool {
    let count = |marks: [char; 2]| text.matches(marks).count();
    count(['(', '（']) == count([')', '）'])
        && text.matches('「').count() == text.matches('」').count()
        && text.matches('【').count() == text.matches('】').count()
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
