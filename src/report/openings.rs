//! Openings that repeat over many notes: an account whose notes all begin alike reads like a template.

use crate::check::Report;
use crate::note::Zone;
use crate::text::variants;
use std::collections::BTreeMap;

/// So many notes that begin alike are worth a word.
const NOTES: usize = 3;
/// Letters and Han characters that are compared.
const CHARS: usize = 8;

/// The openings of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openings {
    /// By what is compared: the words as first met, and the notes.
    by_key: BTreeMap<String, (String, Vec<String>)>,
}

/// An opening that several notes share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated<'o> {
    /// As it stands in the first of them.
    pub text: &'o str,
    /// Where.
    pub paths: &'o [String],
}

impl Openings {
    /// Notes an opening down. Keywords are left out: ten notes may well begin with 上環咖啡店.
    pub fn add(&mut self, report: &Report) {
        let note = &report.note;
        let Some(first) = note.pieces.iter().find(|p| p.zone == Zone::Opening && !note.slice(p.span).trim().is_empty())
        else {
            return;
        };
        let mut rest = String::new();
        let mut shown = String::new();
        let mut at = first.span.start();
        let mut used: Vec<_> = report.keywords.iter().flat_map(|k| &k.uses).map(|u| u.range.clone()).collect();
        used.sort_by_key(|r| (r.start, r.end));
        let mut used = used.into_iter().peekable();
        for (i, c) in note.slice(first.span).char_indices() {
            let here = first.span.start() + i;
            while used.peek().is_some_and(|r| r.end <= here) {
                used.next();
            }
            let in_keyword = used.peek().is_some_and(|r| r.start <= here);
            shown.push(c);
            if c.is_alphanumeric() && !in_keyword {
                rest.push(c);
            }
            at = here + c.len_utf8();
            if rest.chars().count() == CHARS {
                break;
            }
        }
        let key = variants().fold_str(&rest);
        if key.chars().count() < CHARS || at > first.span.end() {
            return;
        }
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        self.by_key.entry(key).or_insert_with(|| (shown, Vec::new())).1.push(report.path.clone());
    }

    /// The openings that repeat, the most frequent first.
    pub fn repeated(&self) -> Vec<Repeated<'_>> {
        let many = self.by_key.values().filter(|(_, paths)| paths.len() >= NOTES);
        let mut out: Vec<Repeated<'_>> = many.map(|(text, paths)| Repeated { text, paths }).collect();
        out.sort_by(|a, b| b.paths.len().cmp(&a.paths.len()).then(a.text.cmp(b.text)));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::config::Config;
    use crate::note::Source;
    use crate::pack::Packs;

    #[test]
    fn three_notes_that_begin_alike_are_noticed() {
        let packs = Packs::built_in();
        let mut openings = Openings::default();
        let drafts = [
            "# 上環咖啡店\n\n大家好，我係上環咖啡店店主阿樂，今日想講豆。",
            "# 上環手沖\n\n大家好！我係上環手沖咖啡店店主阿樂，今日想講水。",
            "# 落雨天\n\n大家好，我係店主阿樂，落雨天想講凍飲。",
            "# 另一篇\n\n朝早七點，門口電車叮一聲，我先開磨豆機。",
        ];
        for (i, draft) in drafts.iter().enumerate() {
            openings.add(&check(&Source::text(format!("{i}.md"), *draft), &packs, &Config::default()));
        }
        let repeated = openings.repeated();
        assert_eq!(repeated.len(), 1, "{repeated:?}");
        assert_eq!(repeated[0].paths, ["0.md", "1.md", "2.md"]);
    }
}
