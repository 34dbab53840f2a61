//! Rules about what the app takes and shows: lengths, signs, topics, and what the draft says about itself.

mod body_too_long;
mod broken_topic;
mod duplicate_topic;
mod front_matter;
mod markdown_shown;
mod mixed_scripts;
mod no_title;
mod odd_width;
mod title_too_long;
mod too_many_images;
mod unknown_rule;
mod wall_of_text;
mod zero_width;

use super::rule::{Rule, rule};

/// The rules of this group.
pub const RULES: &[Rule] = &[
    rule("format/title-too-long", title_too_long::check),
    rule("format/no-title", no_title::check),
    rule("format/body-too-long", body_too_long::check),
    rule("format/too-many-images", too_many_images::check),
    rule("format/wall-of-text", wall_of_text::check),
    rule("format/markdown-shown", markdown_shown::check),
    rule("format/mixed-scripts", mixed_scripts::check),
    rule("format/broken-topic", broken_topic::check),
    rule("format/duplicate-topic", duplicate_topic::check),
    rule("format/odd-width", odd_width::check),
    rule("format/zero-width", zero_width::check),
    rule("format/front-matter", front_matter::check),
    rule("format/unknown-rule", unknown_rule::check),
];

#[cfg(test)]
mod tests;
