//! Angles and what they share: first sentences and titles that name the keyword, and no list that nobody would take a line from.

use super::validator::Validator;
use crate::curate::place;
use crate::pack::Packs;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::guide::{Angle, Common};
use crate::pack::load::{Folder, Loaded};
use crate::pack::voice::Line;
use crate::text::nearest::nearest;

/// Where the main keyword stands in a line.
const MAIN: &str = "{main}";

impl Validator {
    pub(super) fn angles(&mut self, folder: &Folder) {
        for file in &folder.angles {
            self.angle(file);
        }
        let Ok(house) = Packs::guide(&[]) else { return };
        for file in &folder.common {
            self.common(file, &house.common);
        }
    }

    fn angle(&mut self, file: &Loaded<Angle>) {
        let angle = &file.value;
        self.id(file, &angle.id, place::key(&file.text, "id").unwrap_or_default());
        let outlines = angle.outlines.len();
        let lists = [("order", angle.order.len()), ("hook", angle.hooks.len()), ("title", angle.titles.len())];
        for (key, _) in lists.into_iter().chain([("outline", outlines)]).filter(|(_, count)| *count == 0) {
            let at = place::key(&file.text, key).unwrap_or_default();
            self.error(file, at, Fault::new(FaultKind::EmptyList, &[("key", &key)]));
        }
        self.name_main(file, "[[hook]]", &angle.hooks);
        self.name_main(file, "[[title]]", &angle.titles);
    }

    /// Every first sentence and title names the main keyword, in each way of writing.
    fn name_main(&mut self, file: &Loaded<Angle>, header: &str, lines: &[Line]) {
        for (number, line) in lines.iter().enumerate() {
            for text in [&line.hant, &line.yue, &line.hans, &line.en] {
                if !text.contains(MAIN) {
                    let at = place::in_block(&file.text, header, number, text);
                    self.error(file, at, Fault::new(FaultKind::NoMain, &[]));
                }
            }
        }
    }

    /// A file of one's own takes the place of ours as a whole, so it has all lists of ours, and no other.
    fn common(&mut self, file: &Loaded<Common>, ours: &Common) {
        for (key, lines) in &file.value.line {
            let at = place::key(&file.text, key).unwrap_or_default();
            if !ours.line.contains_key(key) {
                let near = nearest(key, ours.line.keys().map(String::as_str));
                self.error(file, at, Fault::new(FaultKind::UnknownLine, &[("key", key)]).near(near));
            } else if lines.is_empty() {
                self.error(file, at, Fault::new(FaultKind::EmptyList, &[("key", key)]));
            }
        }
        let at = file.text.find("[line]").unwrap_or_default();
        for key in ours.line.keys().filter(|key| !file.value.line.contains_key(*key)) {
            self.error(file, at, Fault::new(FaultKind::MissingLine, &[("key", key)]));
        }
    }
}
