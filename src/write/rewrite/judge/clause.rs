//! What becomes of one clause, and why.

use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::lists::WordList;
use crate::pack::rule_file::{About, Repair};
use crate::reading::facts::fact::Told;
use crate::text::token::Token;
use crate::text::units::units;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::judge::practical;
use crate::write::rewrite::judge::price;
use crate::write::rewrite::judge::ruling::{Judged, Ruling};
use crate::write::rewrite::material::{FactKind, Open};
use crate::write::rewrite::split::Clause;
use std::ops::Range;

/// Units of a claim or an offer that can be quoted in a question.
const QUOTED: Range<u32> = 2..19;

impl Judge<'_> {
    /// What becomes of a clause: contact, offer, goods, what a rule found, practical lines, and last what it tells.
    pub fn clause(&self, clause: &Clause, sentence_is_clean: bool) -> Judged {
        let cx = self.cx;
        let written = &cx.note.text[clause.range.clone()];
        let say = |key: &str| cx.catalog.say(key, &[]);
        let plain = |ruling: Ruling, key: &str| Judged { ruling, rule: None, reason: say(key) };
        if let Some(finding) = self.contact(&clause.range) {
            return finding;
        }
        if self.is_signature(clause) {
            return plain(Ruling::Move(FactKind::Shop, self.cleaner.calm(written)), "rewrite.reason.moved");
        }
        let grave = self.grave(&clause.range).max_by_key(|f| (f.severity, f.group() == "compliance"));
        let because = |ruling: Ruling| match grave {
            Some(f) => Judged { ruling, rule: Some(f.rule.clone()), reason: f.message.clone() },
            None => plain(ruling, "rewrite.reason.empty"),
        };
        if self.contact(&clause.range).is_none()
            && let Some(item) = price::marked_down(self, &clause.range)
        {
            return plain(Ruling::Items(vec![item]), "rewrite.reason.price-now");
        }
        let is_offer = practical::is_offer(self, &clause.range);
        if is_offer {
            let is_dated = cx.facts.is_bounded(&clause.range);
            if is_dated && grave.is_none_or(|f| f.severity < Severity::Warning || self.repair(f) == Some(Repair::Date))
            {
                return plain(Ruling::Move(FactKind::Offer, self.cleaner.soften(written)), "rewrite.reason.offer");
            }
            let quoted = self.cleaner.soften(written);
            let has_number = self.tokens(&clause.range).any(|t| matches!(t, Token::Num));
            if has_number && QUOTED.contains(&units(&quoted)) {
                return because(Ruling::Ask(Open::Offer(quoted)));
            }
            return because(Ruling::Drop);
        }
        let items = price::items(self, &clause.range);
        if !items.is_empty() {
            return plain(Ruling::Items(items), "rewrite.reason.item");
        }
        if let Some(finding) = grave {
            return self.grave_clause(clause, finding);
        }
        if self.promises_effect(&clause.range) {
            let rule = self.rule_about(About::Effect);
            return Judged { ruling: Ruling::Drop, rule, reason: say("rewrite.reason.effect") };
        }
        if let Some((kind, text)) = practical::line(self, clause) {
            return plain(Ruling::Move(kind, text), "rewrite.reason.moved");
        }
        if !self.has_substance(&clause.range, sentence_is_clean) {
            return plain(Ruling::Drop, "rewrite.reason.empty");
        }
        let softened = self.cleaner.would_soften(written);
        let text = if softened { self.cleaner.soften(written) } else { self.cleaner.calm(written) };
        plain(Ruling::Keep { text, softened }, if softened { "rewrite.reason.softened" } else { "rewrite.reason.kept" })
    }

    /// 【凡客】 at the beginning or the end of a text: who sent it.
    pub fn is_signature(&self, clause: &Clause) -> bool {
        let text = self.cx.note.text.as_str();
        let (before, after) = (&text[..clause.range.start], &text[clause.range.end..]);
        let is_short = (2..=10).contains(&text[clause.range.clone()].chars().count());
        is_short
            && before.ends_with('【')
            && after.starts_with('】')
            && (before.chars().count() == 1 || after['】'.len_utf8()..].trim().is_empty())
    }

    /// A clause that a rule found: without its praise it may still tell something; a claim is asked; the rest goes.
    pub fn grave_clause(&self, clause: &Clause, finding: &Finding) -> Judged {
        let written = &self.cx.note.text[clause.range.clone()];
        let because = |ruling| Judged { ruling, rule: Some(finding.rule.clone()), reason: finding.message.clone() };
        let softened = self.cleaner.soften(written);
        let is_claim = self.repair(finding) == Some(Repair::Prove);
        // The words found must be gone, and a fact must be left.
        let words = finding.span.map(|s| self.cx.note.slice(s)).unwrap_or_default();
        let is_gone = !words.is_empty() && !softened.contains(words) && written.contains(words);
        if is_gone && self.grave(&clause.range).count() == 1 && self.has_fact(&clause.range) {
            return because(Ruling::Keep { text: softened, softened: true });
        }
        if is_claim {
            let quoted = self.cleaner.calm(written);
            if QUOTED.contains(&units(&quoted)) && is_measurable(&quoted) && !self.is_hollow(&clause.range) {
                return because(Ruling::Ask(Open::Claim(quoted)));
            }
        }
        because(Ruling::Drop)
    }

    /// A telephone number, an address of the net, or a finding that leads away.
    pub fn contact(&self, range: &Range<usize>) -> Option<Judged> {
        let leads = |f: &&Finding| matches!(self.about(f), Some(About::Contact | About::Trade));
        let finding = self.grave(range).find(leads);
        let has = self.cx.facts.within(range).any(|f| f.value.told() == Some(Told::Contact));
        let (rule, reason) = match finding {
            Some(f) => (Some(f.rule.clone()), f.message.clone()),
            None if has => (self.rule_about(About::Contact), self.cx.catalog.say("rewrite.reason.contact", &[])),
            None => return None,
        };
        Some(Judged { ruling: Ruling::Drop, rule, reason })
    }
}

/// Whether papers could ever show it: a rank, an award, an origin, a year; not 「味覺之旅」.
fn is_measurable(text: &str) -> bool {
    WordList::Provable.is_in(text) || WordList::ProvableEnglish.is_in(&text.to_lowercase())
}
