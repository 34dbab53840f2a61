//! What the columns of a table can hold, and the names that they are known by: [`Field`].

/// The fields of a kind of table.
pub trait Field: Copy + Ord + 'static {
    /// All of them, the most telling first, with the name of each in `--map`.
    fn all() -> &'static [(Self, &'static str)];

    /// Headers, the most certain first, as [`super::header::plain`] leaves them.
    fn headers(self) -> &'static [&'static str];

    /// Whether a table that has this column, and maybe no other, is of this kind.
    fn is_needed(self) -> bool;

    /// Whether columns that are numbered belong together: 评论内容1, 评论内容2.
    fn is_repeated(self) -> bool {
        false
    }

    /// The name in `--map`.
    fn name(self) -> &'static str {
        Self::all().iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }

    /// The field of a name in `--map`.
    fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace('-', "_");
        Self::all().iter().find(|(_, n)| *n == name).map(|(field, _)| *field)
    }
}
