//! A mention: a post that somebody wrote and an owner collected.

/// A post that mentions a shop. Counts are as collected; none where nothing or no figure stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// Line of the file, from 1.
    pub line: u64,
    /// The row's own id, else the number of the line.
    pub id: String,
    /// Who wrote it, as written.
    pub author: String,
    /// Where it was posted.
    pub platform: String,
    /// Where the author is, as the app shows it: 香港, 廣東; empty where nothing stood.
    pub city: String,
    /// Followers of the author.
    pub followers: Option<u64>,
    /// Likes of the post.
    pub likes: Option<u64>,
    /// How many saved it.
    pub saves: Option<u64>,
    /// How many comments it has.
    pub comments: Option<u64>,
    /// How many shared it.
    pub shares: Option<u64>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub link: String,
    /// Whether the owner's table says that something was paid or given.
    pub paid: Option<bool>,
    /// The cells of its row, as they were, where a table is handed back.
    pub cells: Vec<String>,
}

impl Mention {
    /// Title and text.
    pub fn whole(&self) -> String {
        // Some collectors put the title before the text once more.
        if self.title.is_empty() || self.text.starts_with(&self.title) {
            self.text.clone()
        } else {
            format!("{}\n{}", self.title, self.text)
        }
    }

    /// The author, without what differs between two spellings.
    pub fn author_key(&self) -> String {
        crate::text::variants().key(self.author.trim().trim_start_matches('@'))
    }
}

/// What of a file was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Line of the file.
    pub line: u64,
    /// Why.
    pub why: Why,
}

/// Why something was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing was written.
    NoText,
    /// The same text by the same author stood before.
    Duplicate,
    /// A row that adds up others.
    Total,
    /// No JSON object.
    NoJson,
    /// JSON with a key of the wrong kind, or without a text.
    NoMention,
}

impl Why {
    /// Whether the row could not be read, which the exit code tells.
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::NoText | Self::NoJson | Self::NoMention)
    }

    /// The name of its message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoText => "no-text",
            Self::Duplicate => "duplicate",
            Self::Total => "total",
            Self::NoJson => "no-json",
            Self::NoMention => "no-mention",
        }
    }
}
