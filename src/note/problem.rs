//! What could not be read as it was meant. Reading never fails: a rule tells the writer.

use crate::source::Span;

/// Something that could not be read as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Option<Span>,
    /// What.
    pub kind: ProblemKind,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// `---` opens front matter that never closes.
    UnclosedFrontMatter,
    /// The front matter is no YAML; says why.
    BrokenFrontMatter(String),
    /// A header of another kind than ours; says which.
    OtherHeader(&'static str),
    /// A value with a colon in it, which YAML takes for another key.
    LooseColon,
    /// A value that YAML cuts at a `#`; says of which key.
    CutValue(String),
    /// A comment that means to silence a rule and is not understood; says how it is written.
    BrokenComment(String),
    /// A key nobody knows, and the nearest one.
    UnknownKey(String, Option<&'static str>),
    /// A key whose value has the wrong shape; says what is wanted.
    WrongValue(String, &'static str),
    /// A topic that the app will not take; says how it is written.
    BrokenTopic(String),
}
