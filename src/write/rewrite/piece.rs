//! The pieces that a version is put together from, and where each comes from.

/// Where a piece of a version comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A line of the angle or of all angles, by the name of its list.
    Line(&'static str),
    /// A sentence of the draft: index into `Material::told`.
    Told(usize),
    /// A practical fact: index into `Material::facts`.
    Fact(usize),
    /// Goods with prices: all that are told, or the rest.
    Items,
    /// An answer of the profile: index into `Material::faq`.
    Faq(usize),
    /// A question to the owner; goes when slots go.
    Slot,
}

/// A sentence or a line of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, end mark included.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Pieces that stand together, and whether each has a line of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// In order; in a list, a piece that begins with no sign goes on in the line before it.
    pub pieces: Vec<Piece>,
    /// One line a piece.
    pub is_list: bool,
}

impl Paragraph {
    /// Whether a practical fact goes on in the line of the one before it: opening hours, then the closing day.
    pub fn goes_on(&self, piece: &Piece) -> bool {
        let has_sign = |c: char| matches!(c, '📍' | '🚇' | '⏰' | '💰' | '💳' | '〔');
        self.is_list
            && matches!(piece.origin, Origin::Fact(_))
            && !piece.text.starts_with(has_sign)
            && !piece.text.contains('\n')
    }
}
