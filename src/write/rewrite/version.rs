//! A draft with its versions: what is shown, and what a version is made of.

use crate::source::Span;
use crate::text::harmless;
use crate::tone::Tone;
use crate::write::rewrite::material::Verdict;
use crate::write::rewrite::text::Origin;
use std::borrow::Cow;
use std::ops::Range;

/// The angle of a note that needs no new version.
pub const AS_IS: &str = "as-is";

/// A draft with its versions.
#[derive(Clone, Debug)]
pub struct Rewritten {
    /// File, `-`, or `file#row`.
    pub path: String,
    /// The record's own id.
    pub id: Option<String>,
    /// The draft's title and what would be pasted of it.
    pub before: String,
    /// The draft's text, which spans point into.
    pub draft: String,
    /// The draft's score.
    pub score: u8,
    /// The draft's tone.
    pub tone: Tone,
    /// Neither place nor trade is known, so that nobody can find the note by them.
    pub is_unplaced: bool,
    /// Why there is no version, if there is none.
    pub reason: Option<String>,
    /// A version in another language was asked for.
    pub is_untranslated: bool,
    /// Best first.
    pub rewrites: Vec<Rewrite>,
    /// What another engine made of it and why that is not shown.
    pub rejected: Vec<Rejected>,
}

/// A version that was made and is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// `llm:` and the model.
    pub engine: String,
    /// Id of its angle.
    pub angle: String,
    /// Why, in the language of the run.
    pub reason: String,
}

/// A version of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewrite {
    /// Id of its angle.
    pub angle: String,
    /// The angle's name in the language of the run.
    pub angle_name: String,
    /// `offline`, or `llm:` and the model.
    pub engine: String,
    /// The first of the options.
    pub title: String,
    /// Each within the limit.
    pub title_options: Vec<String>,
    /// Without topics.
    pub body: String,
    /// Without signs.
    pub hashtags: Vec<String>,
    /// What only the writer can fill, brackets included.
    pub slots: Vec<String>,
    /// What stands in it, and where that comes from.
    pub facts: Vec<Used>,
    /// Where each stretch of the body comes from, in its bytes; empty for what another engine wrote.
    pub origins: Vec<(Range<usize>, Origin)>,
    /// What became of each sentence of the draft.
    pub sentences: Vec<Verdict>,
    /// Its score, slots taken out.
    pub score: u8,
    /// Its tone, slots taken out.
    pub tone: Tone,
}

impl Rewrite {
    /// Title, body and topics, ready to paste.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        if !self.title.is_empty() {
            parts.push(self.title.clone());
        }
        parts.push(self.body.clone());
        if !self.hashtags.is_empty() {
            parts.push(topics_line(&self.hashtags));
        }
        parts.join("\n\n")
    }

    /// Takes out what a reader cannot see and a terminal or an editor would obey.
    pub(crate) fn tidy(&mut self) {
        let texts = [&mut self.title, &mut self.body].into_iter();
        let lists = self.title_options.iter_mut().chain(&mut self.hashtags).chain(&mut self.slots);
        for text in texts.chain(lists).chain(self.facts.iter_mut().map(|f| &mut f.text)) {
            if let Cow::Owned(clean) = harmless::without(text) {
                *text = clean;
            }
        }
    }
}

/// A fact that stands in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// As it stands there.
    pub text: String,
    /// Where in the draft; none for the profile.
    pub span: Option<Span>,
}

/// `#甲 #乙`.
pub fn topics_line(topics: &[String]) -> String {
    topics.iter().map(|t| format!("#{t}")).collect::<Vec<_>>().join(" ")
}
