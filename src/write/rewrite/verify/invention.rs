//! What a version says of its own accord, and of what sort it is.

/// What a version says of its own accord.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Invention {
    /// What sort of thing.
    pub kind: InventionKind,
    /// As it stands in the version.
    pub text: String,
}

/// Sorts of inventions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InventionKind {
    /// A number.
    Number,
    /// An amount, or a currency.
    Price,
    /// A day, a date, a season.
    Date,
    /// A Latin word.
    Word,
    /// A place.
    Place,
    /// Something between quotation marks.
    Quote,
    /// What a thing is like, what it is made of, or goods.
    Property,
    /// A person, an event, a doing.
    Experience,
    /// A telephone number, an address of the net.
    Contact,
}

impl InventionKind {
    /// The name in the message catalogues.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Price => "price",
            Self::Date => "date",
            Self::Word => "word",
            Self::Place => "place",
            Self::Quote => "quote",
            Self::Property => "property",
            Self::Experience => "experience",
            Self::Contact => "contact",
        }
    }
}
