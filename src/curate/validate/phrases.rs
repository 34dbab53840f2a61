//! Rules and their rows: sources with dates, texts in every language, names of rules that there are.

use super::validator::{Validator, stem};
use crate::diagnostic::Basis;
use crate::lang::Texts;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::{Folder, Loaded};
use crate::pack::rule_file::RuleFile;

impl Validator {
    /// Compliance rows rest on a source with a date; every row has its own lines.
    pub(super) fn phrases(&mut self, folder: &Folder) {
        for file in &folder.rules {
            self.rule_head(file);
            self.rule_names(file);
            for row in &file.value.rows {
                let at = row.id.span().start;
                if is_sourced(row.basis) && row.source.is_none() && file.value.source.is_none() {
                    self.error(file, at, Fault::new(FaultKind::RowNeedsSource, &[("row", row.id.as_ref())]));
                }
                if let Some(checked) = &row.checked {
                    self.checked(file, checked);
                }
            }
        }
    }

    fn rule_head(&mut self, file: &Loaded<RuleFile>) {
        let f = &file.value;
        if let Some(rule) = &f.rule {
            let group = file.path.parent().and_then(|p| p.file_name()).and_then(|g| g.to_str()).unwrap_or_default();
            let wanted = format!("{group}/{}", stem(&file.path));
            if *rule.as_ref() != wanted {
                let fault = Fault::new(FaultKind::IdNotFile, &[("id", rule.as_ref()), ("stem", &wanted)]);
                self.error(file, rule.span().start, fault);
            }
        }
        if let Some(cue) = &f.cue {
            self.id(file, cue.as_ref(), cue.span().start);
        }
        let at = f.rule.as_ref().map_or(0, |rule| rule.span().start);
        if is_sourced(f.basis) && (f.source.is_none() || f.checked.is_none()) {
            self.error(file, at, Fault::new(FaultKind::NeedsSource, &[]));
        }
        if let Some(checked) = &f.checked {
            self.checked(file, checked);
        }
        let has_texts = |(key, top): (&str, &Option<Texts>)| {
            top.as_ref().or_else(|| f.text.get(key)).is_some_and(|texts| !texts.has_gap())
        };
        let parts = [("message", &f.message), ("why", &f.why), ("advice", &f.advice)];
        if f.rule.is_some() && !parts.into_iter().all(has_texts) {
            self.error(file, at, Fault::new(FaultKind::NeedsTexts, &[]));
        }
    }

    /// The rules that a file names.
    fn rule_names(&mut self, file: &Loaded<RuleFile>) {
        let f = &file.value;
        for name in f.said_by.iter().chain(f.allow.iter().flat_map(|a| &a.rules)) {
            self.rule(file, name.as_ref(), name.span().start);
        }
    }
}

fn is_sourced(basis: Option<Basis>) -> bool {
    matches!(basis, Some(Basis::Law | Basis::Platform))
}
