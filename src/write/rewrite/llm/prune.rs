//! Cutting out of a version what nobody vouches for: a clause where its sentence says more, else the sentence.

use crate::reading::units;
use crate::write::rewrite::version::Rewrite;

/// Cuts the clause that holds some words, or the title that does; what was cut joins `cut`.
pub fn cut(version: &mut Rewrite, words: &str, cut: &mut Vec<String>) {
    // A title is made of few words: one that nobody vouches for goes whole.
    version.title_options.retain(|t| !t.contains(words));
    let Some(at) = version.body.find(words) else { return };
    let units = units::of_text(&version.body);
    let Some(i) = units.list.iter().position(|u| u.range.start <= at && at < u.range.end) else { return };
    let unit = &units.list[i];
    let is_beside = |u: Option<&units::Unit>| u.is_some_and(|u| u.sentence == unit.sentence && u.line == unit.line);
    let (after, before) = (is_beside(units.list.get(i + 1)), i > 0 && is_beside(units.list.get(i - 1)));
    let range = match (before, after) {
        // 搬東西上來，推車免費借用。
        (_, true) => unit.range.start..units.list[i + 1].range.start,
        (true, false) => unit.range.clone(),
        (false, false) => units.sentences.get(unit.sentence).cloned().unwrap_or_else(|| unit.range.clone()),
    };
    // An English full stop belongs to what it ends.
    let stop = version.body[range.clone()].len() - version.body[range.clone()].trim_start_matches(['.', ' ']).len();
    let range = range.start + stop..range.end;
    cut.push(version.body[range.clone()].trim().to_owned());
    let end = version.body[..range.end].chars().next_back().filter(|c| !c.is_alphanumeric());
    version.body.replace_range(range.clone(), "");
    // The clause before it ends the sentence now.
    let kept = version.body[..range.start].trim_end();
    if !after && before && kept.ends_with(['，', ',', '、']) {
        let at = kept.len() - kept.chars().next_back().map_or(0, char::len_utf8);
        let end = end.map(String::from).unwrap_or_default();
        version.body.replace_range(at..range.start, &end);
    }
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
