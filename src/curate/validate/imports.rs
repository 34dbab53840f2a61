//! An import has no editor: only its date, and keywords that would be met everywhere or are there twice.

use super::validator::Validator;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::import_file::Import;
use crate::pack::load::Loaded;
use crate::text::date::{OLD_DAYS, days};
use crate::text::variants;
use std::collections::HashMap;

impl Validator {
    pub(super) fn import(&mut self, file: &Loaded<Import>) {
        let f = &file.value;
        self.id(file, f.id.as_ref(), f.id.span().start);
        let (date, at) = (f.imported.as_ref(), f.imported.span().start);
        match (days(date), self.today) {
            (None, _) => self.error(file, at, Fault::new(FaultKind::NoDate, &[("key", &"imported"), ("date", date)])),
            (Some(then), Some(now)) if now - then > OLD_DAYS => {
                self.warn(file, at, Fault::new(FaultKind::OldFigures, &[("date", date), ("days", &OLD_DAYS)]));
            }
            _ => {}
        }
        let mut seen: HashMap<String, &str> = HashMap::new();
        for k in &f.keywords {
            let (text, at) = (k.text.as_ref(), k.text.span().start);
            let key = variants().key(text);
            if key.chars().count() < 2 {
                self.error(file, at, Fault::new(FaultKind::KeywordShort, &[("text", text)]));
            } else if let Some(other) = seen.insert(key, text) {
                self.warn(file, at, Fault::new(FaultKind::KeywordTwice, &[("text", text), ("other", &other)]));
            }
        }
    }
}
