//! A version as text that knows where each of its characters comes from.

use std::ops::Range;

/// Part of a place that has to stand in a text before it is told there, in tenths: marks between its parts may go.
const MOST: usize = 7;

/// Where a stretch of a version comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The draft, at these bytes of the note.
    Draft(Range<usize>),
    /// The shop's profile.
    Profile,
    /// A question to the owner.
    Slot,
    /// A label, a mark between two clauses, or one of our few lines.
    Stock,
}

/// A stretch of one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// As it stands in the version.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// A line of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// In order.
    pub stretches: Vec<Stretch>,
}

impl Line {
    /// Adds a stretch; an empty one changes nothing.
    pub fn push(&mut self, text: impl Into<String>, origin: Origin) {
        let text = text.into();
        if !text.is_empty() {
            self.stretches.push(Stretch { text, origin });
        }
    }

    /// Adds words of our own.
    pub fn stock(&mut self, text: &str) {
        self.push(text, Origin::Stock);
    }

    /// Adds a question to the owner.
    pub fn slot(&mut self, question: &str) {
        self.push(format!("〔{question}〕"), Origin::Slot);
    }

    /// Adds all of another line.
    pub fn append(&mut self, other: Self) {
        self.stretches.extend(other.stretches);
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// As text.
    pub fn text(&self) -> String {
        self.stretches.iter().map(|s| s.text.as_str()).collect()
    }

    /// The last character.
    pub fn last(&self) -> Option<char> {
        self.stretches.last().and_then(|s| s.text.chars().next_back())
    }
}

/// A body: blocks of lines, a blank line between two blocks.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// In order; no block is empty.
    pub blocks: Vec<Vec<Line>>,
}

impl Body {
    /// Adds a block, unless nothing stands in it.
    pub fn push(&mut self, lines: Vec<Line>) {
        let lines: Vec<Line> = lines.into_iter().filter(|l| !l.is_empty()).collect();
        if !lines.is_empty() {
            self.blocks.push(lines);
        }
    }

    /// As text, with the place and origin of each stretch.
    pub fn write(&self) -> Written {
        let mut out = Written::default();
        for (i, block) in self.blocks.iter().enumerate() {
            if i > 0 {
                out.add("\n\n", Origin::Stock);
            }
            for (j, line) in block.iter().enumerate() {
                if j > 0 {
                    out.add("\n", Origin::Stock);
                }
                for stretch in &line.stretches {
                    out.add(&stretch.text, stretch.origin.clone());
                }
            }
        }
        out
    }
}

/// A body as text.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Where each stretch of it comes from; they touch one another and cover all of it.
    pub origins: Vec<(Range<usize>, Origin)>,
}

impl Written {
    /// Where in the draft a stretch of the text comes from, as nearly as can be told.
    pub fn sources(&self, place: &Range<usize>) -> Vec<Range<usize>> {
        let from = self.origins.partition_point(|(r, _)| r.end <= place.start);
        let here = self.origins[from..].iter().take_while(|(r, _)| r.start < place.end);
        here.filter_map(|(r, origin)| match origin {
            // Carried over into another way of writing, letters no longer stand where they stood.
            Origin::Draft(d) if d.len() == r.len() => {
                let start = d.start + place.start.saturating_sub(r.start);
                Some(start..d.end - r.end.saturating_sub(place.end.max(r.start)))
            }
            Origin::Draft(d) => Some(d.clone()),
            _ => None,
        })
        .collect()
    }

    /// Whether words of ours stand in a place of the text.
    pub fn holds_stock(&self, place: &Range<usize>) -> bool {
        let from = self.origins.partition_point(|(r, _)| r.end <= place.start);
        let mut here = self.origins[from..].iter().take_while(|(r, _)| r.start < place.end);
        here.any(|(r, origin)| *origin == Origin::Stock && self.text[r.clone()].contains(char::is_alphabetic))
    }

    /// Whether most of a place of the draft stands in the text.
    pub fn tells(&self, place: &Range<usize>) -> bool {
        let shared = |r: &Range<usize>| r.end.min(place.end).saturating_sub(r.start.max(place.start));
        let told: usize = self.origins.iter().map(|(_, o)| if let Origin::Draft(r) = o { shared(r) } else { 0 }).sum();
        told * 10 >= place.len() * MOST
    }

    fn add(&mut self, text: &str, origin: Origin) {
        let start = self.text.len();
        self.text.push_str(text);
        match self.origins.last_mut() {
            Some((range, last)) if *last == origin && !matches!(origin, Origin::Draft(_)) => {
                range.end = self.text.len();
            }
            _ => self.origins.push((start..self.text.len(), origin)),
        }
    }
}

/// A sentence of English with a capital at its head; no letter moves.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => first.to_ascii_uppercase().to_string() + chars.as_str(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_cover_every_character() {
        let mut line = Line::default();
        line.stock("📍 ");
        line.push("大南街2號", Origin::Draft(4..20));
        line.slot("邊個站最近？");
        let mut other = Line::default();
        other.push("朝9晚7", Origin::Profile);
        let mut body = Body::default();
        body.push(vec![line, Line::default()]);
        body.push(vec![other]);
        let written = body.write();
        assert_eq!(written.text, "📍 大南街2號〔邊個站最近？〕\n\n朝9晚7");
        let mut at = 0;
        for (range, _) in &written.origins {
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, written.text.len());
    }
}
