//! Tables of words that change: read under their names only, no row empty, no word twice.

use super::validator::{Validator, stem};
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::Loaded;
use crate::pack::wording::{NAMES, WordingFile, WordingRow};
use crate::text::nearest::nearest;
use std::collections::HashMap;

impl Validator {
    pub(super) fn wording(&mut self, file: &Loaded<WordingFile>) {
        let name = stem(&file.path);
        if !NAMES.contains(&name) {
            let fault = Fault::new(FaultKind::WordingName, &[("known", &NAMES.join(", "))]);
            self.error(file, 0, fault.near(nearest(name, NAMES.into_iter())));
        }
        for (topic, table) in &file.value.topics {
            if table.rows.is_empty() {
                self.error(file, topic.span().start, Fault::new(FaultKind::EmptyList, &[("key", topic.as_ref())]));
            }
        }
        let mut rows: Vec<&WordingRow> = file.value.topics.values().flat_map(|t| &t.rows).collect();
        rows.sort_by_key(|row| row.from.span().start);
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for row in rows {
            let (from, at) = (row.from.as_ref().as_str(), row.from.span().start);
            if from.trim().is_empty() {
                self.error(file, at, Fault::new(FaultKind::WordingEmpty, &[]));
            } else if let Some(first) = seen.get(from) {
                let line = file.text[..*first].matches('\n').count() + 1;
                self.error(file, at, Fault::new(FaultKind::WordingTwice, &[("from", &from), ("line", &line)]));
            } else {
                seen.insert(from, at);
            }
        }
    }
}
