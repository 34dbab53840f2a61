//! Rules about what the app takes and shows: lengths, signs, topics, and what the draft says about itself.

mod body_too_long;
mod broken_topic;
mod duplicate_topic;
mod front_matter;
mod markdown_shown;
mod mixed_scripts;
mod no_title;
mod odd_width;
pub(super) mod prose;
mod title_too_long;
mod too_many_images;
mod unknown_rule;
mod unused_ignore;
mod wall_of_text;
mod zero_width;

use super::Rule;

pub use unused_ignore::META as UNUSED;

/// The rules of this group.
pub static RULES: &[&dyn Rule] = &[
    &title_too_long::TitleTooLong,
    &no_title::NoTitle,
    &body_too_long::BodyTooLong,
    &too_many_images::TooManyImages,
    &wall_of_text::WallOfText,
    &markdown_shown::MarkdownShown,
    &mixed_scripts::MixedScripts,
    &broken_topic::BrokenTopic,
    &duplicate_topic::DuplicateTopic,
    &odd_width::OddWidth,
    &zero_width::ZeroWidth,
    &front_matter::FrontMatter,
    &unknown_rule::UnknownRule,
    &unused_ignore::UnusedIgnore,
];

#[cfg(test)]
mod tests;
