//! A draft with all that is needed to judge it, and what stands in a stretch of it: findings, cues, tokens, and whether it
//! says anything at all.

use crate::diagnostic::Finding;
use crate::lists::WordList;
use crate::pack::Class;
use crate::pack::TOKEN_BASE;
use crate::pack::guide::Guide;
use crate::pack::index::TermKind;
use crate::pack::rule_file::{About, Repair};
use crate::reading::context::Context;
use crate::text::token::Token;
use crate::text::units::units;
use crate::write::rewrite::clean::Cleaner;
use crate::write::rewrite::swap::Swaps;
use crate::write::rewrite::way::Way;
use std::collections::BTreeSet;
use std::ops::Range;

/// A draft with all that is needed to judge its clauses.
pub struct Judge<'a> {
    /// The draft as it was read.
    pub cx: &'a Context<'a>,
    /// Findings about selling or rules that calm writing does not mend.
    grave: Vec<&'a Finding>,
    /// Where the lines end.
    line_ends: Vec<usize>,
    /// What rewrites are made of.
    pub guide: &'a Guide,
    /// The tables of the run.
    pub cleaner: Cleaner,
    hollow: Swaps,
    effects: Swaps,
    /// How the draft is written.
    pub way: Way,
}

impl<'a> Judge<'a> {
    /// Ready to look at a draft: `findings` are those of its check.
    pub fn new(cx: &'a Context<'a>, findings: &'a [Finding], guide: &'a Guide, way: Way) -> Self {
        let hollow = Swaps::new(guide.common.hollow.iter().map(|w| (w.as_str(), "")));
        let effects = Swaps::new(guide.common.effects.iter().map(|w| (w.as_str(), "")));
        let grave = findings.iter().filter(|f| {
            let repair = || cx.packs.index.rule(&f.rule).and_then(|rule| rule.repair);
            matches!(f.group(), "hard-sell" | "compliance") && repair() != Some(Repair::Calm)
        });
        let grave = grave.collect();
        let line_ends = cx.note.text.match_indices('\n').map(|(at, _)| at).collect();
        Self { cx, grave, line_ends, guide, cleaner: Cleaner::new(guide, way), hollow, effects, way }
    }
}

impl Judge<'_> {
    /// How a rewrite deals with what a rule found.
    pub fn repair(&self, finding: &Finding) -> Option<Repair> {
        self.cx.packs.index.rule(&finding.rule).and_then(|rule| rule.repair)
    }

    /// What a rule speaks of.
    pub fn about(&self, finding: &Finding) -> Option<About> {
        self.cx.packs.index.rule(&finding.rule).and_then(|rule| rule.about)
    }

    /// The id of the rule about something that was met without a finding.
    pub fn rule_about(&self, about: About) -> Option<String> {
        self.cx.packs.index.rule_about(about).map(|rule| rule.id.to_string())
    }

    /// Findings about selling or rules that calm writing does not mend.
    pub fn grave<'s>(&'s self, range: &Range<usize>) -> impl Iterator<Item = &'s Finding> {
        let range = range.clone();
        let graves = self.grave.iter().copied();
        graves.filter(move |f| f.span.is_some_and(|s| s.start() < range.end && range.start < s.end()))
    }

    /// The number of the line in which something stands.
    pub fn line(&self, at: usize) -> usize {
        self.line_ends.partition_point(|end| *end < at)
    }

    /// The different cues of sharing within a range.
    pub fn cues(&self, range: &Range<usize>) -> BTreeSet<String> {
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
    pub fn has_class(&self, class: Class, range: &Range<usize>) -> bool {
        self.cx.view.has_class(class, self.folded(range))
    }

    /// Whether a clause says something that can be checked: a number, a cue, a quoted name.
    pub fn has_fact(&self, range: &Range<usize>) -> bool {
        let written = &self.cx.note.text[range.clone()];
        let has_number = self.has_number(range) && !written.starts_with('第');
        let has_quote = written.contains('「') || written.contains('《');
        has_number || has_quote || self.cues(range).iter().any(|c| c != "question" && c != "use")
    }

    /// Whether a number stands in a range that counts something: 「一盞好茶」 counts nothing.
    pub fn has_number(&self, range: &Range<usize>) -> bool {
        let hits = self.cx.view.starting_in(self.folded(range));
        hits.iter()
            .filter(|h| h.is(Token::Num))
            .any(|h| !WordList::NumberIdle.has(&self.cx.view.folded.text[h.range()]))
    }

    /// Whether a clause says anything at all: a fact, or goods of a trade; praise alone is nothing.
    pub fn has_substance(&self, range: &Range<usize>, sentence_is_clean: bool) -> bool {
        let written = &self.cx.note.text[range.clone()];
        if self.hollow.touches(written) || !is_balanced(written) || shouts(written) {
            return false;
        }
        if self.has_fact(range) {
            return true;
        }
        if self.has_class(Class::Praise, range) || (self.begins_imperative(range) && self.cues(range).is_empty()) {
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
    pub fn is_plain_statement(&self, range: &Range<usize>, sentence_is_clean: bool) -> bool {
        let written = &self.cx.note.text[range.clone()];
        sentence_is_clean
            && units(written) >= 4
            && !self.has_class(Class::Offer, range)
            && !self.has_class(Class::Guests, range)
    }

    /// Whether a clause says what something does to body, skin or mind, and tells of no fault, person or step besides.
    pub fn promises_effect(&self, range: &Range<usize>) -> bool {
        const TELLING: [&str; 4] = ["downside", "person", "process", "senses"];
        let cues = self.cues(range);
        self.effects.touches(&self.cx.note.text[range.clone()]) && !TELLING.iter().any(|c| cues.contains(*c))
    }

    /// Whether a clause holds words that make it empty.
    pub fn is_hollow(&self, range: &Range<usize>) -> bool {
        self.hollow.touches(&self.cx.note.text[range.clone()])
    }

    /// Whether a clause begins with a call to do something.
    pub fn begins_imperative(&self, range: &Range<usize>) -> bool {
        let start = self.folded(range).start;
        let hits = self.cx.view.starting_in(start..start + 1);
        hits.iter().any(|h| self.cx.packs.in_class(Class::ImperativeStart, h.string))
            && !hits.iter().any(|h| self.cx.packs.in_class(Class::ImperativeNot, h.string))
    }
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
