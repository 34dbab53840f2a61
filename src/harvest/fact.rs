//! A fact of a page: a key of the shop's profile, what would stand there, and where it was read. [`Fact`].

/// A fact for `advise.toml`, to be confirmed by the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The key under `[shop]`.
    pub key: ProfileKey,
    /// As it would stand there; several for a list.
    pub values: Vec<String>,
    /// The words of the page.
    pub from: String,
    /// Where on the page.
    pub place: PagePart,
}

impl Fact {
    /// In one line.
    pub fn value(&self) -> String {
        self.values.join("、")
    }
}

/// Keys of the profile that a page can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfileKey {
    /// The shop's name.
    Name,
    /// Where it stands.
    Address,
    /// The way from the station.
    MtrExit,
    /// Opening hours.
    Hours,
    /// What a visit costs.
    PricePerPerson,
    /// How to pay.
    Payment,
}

impl ProfileKey {
    /// The key as `advise.toml` writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::MtrExit => "mtr_exit",
            Self::Hours => "hours",
            Self::PricePerPerson => "price_per_person",
            Self::Payment => "payment",
        }
    }
}

/// Where on a page something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PagePart {
    /// For search engines, in JSON-LD.
    #[default]
    JsonLd,
    /// In microdata.
    Microdata,
    /// In an `<address>` or a `<meta>`.
    Markup,
    /// In the text.
    Text,
}

impl PagePart {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::Microdata => "microdata",
            Self::Markup => "markup",
            Self::Text => "text",
        }
    }
}
