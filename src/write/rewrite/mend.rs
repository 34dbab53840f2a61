//! Takes out of a version what a check found in it, or has it said otherwise.

use crate::diagnostic::Finding;
use crate::lang::Catalog;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::material::{Fate, Material, Verdict};
use crate::write::rewrite::piece::Origin;
use crate::write::rewrite::slot_text::without_slots;
use crate::write::rewrite::trial::Trial;
use crate::write::rewrite::version::topics_line;
use crate::write::rewrite::way::Way;

/// What was changed in one version so far, and what became of the draft by it.
pub struct Mending<'a> {
    material: &'a Material,
    catalog: &'a Catalog,
    way: Way,
    /// What is left out or said otherwise.
    pub edits: Edits,
    /// What became of each sentence of the draft.
    pub verdicts: Vec<Verdict>,
    /// Titles that nothing was found in yet, best first.
    pub titles: Vec<String>,
    /// Topics that something was found in.
    pub banned: Vec<String>,
}

impl<'a> Mending<'a> {
    /// Nothing changed yet.
    pub fn new(material: &'a Material, catalog: &'a Catalog, way: Way, titles: Vec<String>) -> Self {
        let verdicts = material.verdicts.clone();
        Self { material, catalog, way, edits: Edits::default(), verdicts, titles, banned: Vec::new() }
    }

    /// Leaves out the last sentence that is told; says whether there was one.
    pub fn shorten(&mut self) -> bool {
        let told = &self.material.told;
        let last = (0..told.len()).rev().find(|i| !self.edits.told.contains(i) && !told[*i].is_question);
        let Some(last) = last else { return false };
        self.edits.told.insert(last);
        if let Some(sentence) = told[last].sentence {
            self.verdicts[sentence].fate = Fate::Dropped;
            self.verdicts[sentence].reason = self.catalog.say("rewrite.reason.long", &[]);
        }
        true
    }

    /// Takes out what a finding stands in; says whether anything changed.
    pub fn mend(&mut self, finding: &Finding, trial: &Trial) -> bool {
        let title = trial.title();
        let Some(span) = finding.span else { return self.mend_anywhere() };
        if span.start() < title.len() {
            self.titles.retain(|t| *t != title);
            return true;
        }
        let body = format!("{}\n\n{}", without_slots(&trial.body(self.way)), topics_line(&trial.topics));
        let at = span.start().saturating_sub(title.len() + 1);
        let end = span.end().saturating_sub(title.len() + 1);
        let mut from = 0;
        let mut changed = false;
        for piece in trial.paragraphs.iter().flat_map(|p| &p.pieces).filter(|p| p.origin != Origin::Slot) {
            let Some(start) = body[from..].find(piece.text.as_str()).map(|i| from + i) else { continue };
            from = start + piece.text.len();
            if start < end && at < from {
                changed |= self.leave_out(&piece.origin, finding);
            }
        }
        if !changed
            && let Some(topic) = trial.topics.iter().find(|t| {
                body[at.min(body.len())..].starts_with(t.as_str()) || body[..end.min(body.len())].ends_with(t.as_str())
            })
        {
            self.banned.push(topic.clone());
            return true;
        }
        changed || self.mend_anywhere()
    }

    fn leave_out(&mut self, origin: &Origin, finding: &Finding) -> bool {
        match origin {
            Origin::Told(i) => {
                if let Some(sentence) = self.material.told[*i].sentence {
                    self.verdicts[sentence].fate = Fate::Dropped;
                    self.verdicts[sentence].rule = Some(finding.rule.clone());
                    self.verdicts[sentence].reason.clone_from(&finding.message);
                }
                self.edits.told.insert(*i)
            }
            Origin::Fact(i) => {
                let at = self.material.facts[*i].span;
                let its = self.verdicts.iter_mut().find(|v| at.is_some_and(|s| v.span.contains(s)));
                if let Some(verdict) = its {
                    verdict.fate = Fate::Dropped;
                    verdict.rule = Some(finding.rule.clone());
                    verdict.reason.clone_from(&finding.message);
                }
                self.edits.facts.insert(*i)
            }
            Origin::Faq(i) => self.edits.faq.insert(*i),
            Origin::Items => {
                self.edits.items += 1;
                self.edits.items <= 2
            }
            Origin::Line(name) => {
                let bump = self.edits.bumps.entry(name).or_default();
                *bump += 1;
                if *bump > 6 {
                    return self.edits.no_lines.insert(name);
                }
                true
            }
            Origin::Slot => false,
        }
    }

    /// A finding of the whole: prices first, then the last sentence.
    pub fn mend_anywhere(&mut self) -> bool {
        if !self.material.items.is_empty() && self.edits.items < 2 {
            self.edits.items += 1;
            return true;
        }
        self.shorten()
    }
}
