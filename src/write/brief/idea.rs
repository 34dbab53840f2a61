//! What a brief holds: ten ideas, each with its keyword and all that the owner needs to write the note.

use crate::pack::Role;
use crate::text::script::Script;
use crate::write::keyword_list::name::Name;

/// Ideas of a brief.
pub const TEN: usize = 10;
/// Ten ideas.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Place and trade, in the script of the titles.
    pub shop: String,
    /// The month that it is for.
    pub month: u8,
    /// The script of titles and keywords.
    pub script: Script,
    /// What the owner has in mind.
    pub about: Option<String>,
    /// Why that stands in no title, if our own rules would object.
    pub caution: Option<String>,
    /// Best first.
    pub ideas: Vec<Idea>,
}

/// One note to write.
#[derive(Clone, Debug)]
pub struct Idea {
    /// Its place in the brief, from 1.
    pub id: usize,
    /// The angle's id, or `trade` for one of the trade's own.
    pub angle: String,
    /// The angle as shown.
    pub name: String,
    /// What such a note does for the reader.
    pub what: String,
    /// What it is to be found by; no two ideas have the same.
    pub main: Main,
    /// For the body and the topics.
    pub sides: Vec<String>,
    /// When the idea is worth writing at all.
    pub only_if: Option<String>,
    /// Three, within the limit, each with the main keyword.
    pub titles: Vec<String>,
    /// Four to six lines.
    pub outline: Vec<String>,
    /// What customers ask.
    pub questions: Vec<String>,
    /// What to photograph.
    pub photos: Vec<String>,
    /// What to have ready.
    pub facts: Vec<String>,
    /// What not to say in this trade.
    pub reminders: Vec<Reminder>,
    /// Months that the keyword is searched in; empty for the whole year.
    pub months: Vec<u8>,
    /// The same in words.
    pub when: String,
}

/// The keyword that an idea goes for.
#[derive(Clone, Debug)]
pub struct Main {
    /// In the script of the titles.
    pub keyword: String,
    /// In all three.
    pub name: Name,
    /// What it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why, as the pack tells it, in Hong Kong Chinese; empty for the user's own.
    pub why: String,
}

/// A rule in the words of the trade.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Rule id.
    pub rule: String,
    /// What not to say, and what to say instead.
    pub text: String,
}
