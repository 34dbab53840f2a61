//! Cutting out of a version what nobody vouches for, a sentence at a time.

use crate::reading::units;
use crate::write::rewrite::version::Rewrite;

/// Cuts the sentence that holds some words, or the title that does; a sentence that was cut joins `cut`.
pub fn cut(version: &mut Rewrite, words: &str, cut: &mut Vec<String>) {
    // A title is made of few words: one that nobody vouches for goes whole.
    version.title_options.retain(|t| !t.contains(words));
    let Some(at) = version.body.find(words) else { return };
    let units = units::of_text(&version.body);
    let Some(sentence) = units.sentences.iter().find(|s| s.start <= at && at < s.end).cloned() else { return };
    cut.push(version.body[sentence.clone()].trim().to_owned());
    version.body.replace_range(sentence, "");
    tidy(&mut version.body);
}

/// Leaves no blank at the end of a line, no line of bullets alone, no gap of two lines.
fn tidy(body: &mut String) {
    let lines = body.lines().map(str::trim_end);
    let says = |line: &&str| line.is_empty() || line.contains(char::is_alphanumeric) || line.contains('〔');
    *body = lines.filter(says).collect::<Vec<_>>().join("\n");
    while body.contains("\n\n\n") {
        *body = body.replace("\n\n\n", "\n\n");
    }
    *body = body.trim().to_owned();
}
