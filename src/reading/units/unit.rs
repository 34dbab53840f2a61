//! What a unit is.

use std::ops::Range;

/// The units of a text, and the lines and sentences that they make up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// In the order of the text.
    pub list: Vec<Unit>,
    /// The lines that hold anything, in order.
    pub lines: Vec<Line>,
    /// The sentences, in order, with the marks around them.
    pub sentences: Vec<Range<usize>>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes, without blanks at its ends.
    pub range: Range<usize>,
    /// What it begins with.
    pub lead: Option<Lead>,
    /// Which part of the note it stands in.
    pub part: Part,
    /// Its units, as places in [`Units::list`].
    pub units: Range<usize>,
}

/// A clause, or what takes the place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Bytes, with bullet, label and end marks.
    pub range: Range<usize>,
    /// What it says: bytes without bullet, label and end marks. Empty where it says nothing.
    pub words: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The label that it stands under (地址 of 「地址：…」, 燒鵝 of 「燒鵝：例牌$148｜半隻$298」), which may be part of the unit
    /// before.
    pub label: Option<Range<usize>>,
    /// Its line, as a place in [`Units::lines`].
    pub line: usize,
    /// Its sentence, as a place in [`Units::sentences`].
    pub sentence: usize,
}

/// Which part of a note something stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The body.
    Body,
    /// A topic.
    Topic,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// ・, •, -.
    Bullet,
    /// 1., 1️⃣, ①, （一）.
    Number,
    /// 📍, ⏰: a picture that says what the line is about.
    Label,
    /// Any other picture.
    Picture,
    /// #, ###: a heading of Markdown.
    Heading,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A clause of the running text.
    Plain,
    /// A clause of a list item.
    Item,
    /// A value under its label.
    Labelled,
    /// A line that says what follows and nothing else: 收費如下：
    Heading,
    /// A question.
    Question,
    /// Whom something is for: 想…嘅你, for anyone who …
    Audience,
    /// The reader is told to do something.
    Call,
    /// A topic, or a line of topics or bare search words.
    Topics,
    /// 〔What only the writer can fill.〕
    Slot,
    /// What is no part of the note: stamps of a chat, labels and remarks of a chatbot, rules, marks.
    Noise,
}

impl Kind {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Item => "item",
            Self::Labelled => "labelled",
            Self::Heading => "heading",
            Self::Question => "question",
            Self::Audience => "audience",
            Self::Call => "call",
            Self::Topics => "topics",
            Self::Slot => "slot",
            Self::Noise => "noise",
        }
    }
}

impl Units {
    /// The units of a line.
    pub fn of_line(&self, line: &Line) -> &[Unit] {
        &self.list[line.units.clone()]
    }

    /// The unit that holds a byte.
    pub fn at(&self, at: usize) -> Option<&Unit> {
        let i = self.list.partition_point(|u| u.range.end <= at);
        self.list.get(i).filter(|u| u.range.start <= at)
    }
}
