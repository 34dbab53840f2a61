//! `rewrite --prompt`: the whole request as plain text, ready to paste into any chatbot. It is printed and sent nowhere; what
//! comes back is for `verify` to judge.

use super::text::Origin;
use super::version::{AS_IS, Rewritten};
use super::way::Way;
use crate::check::Outcome;
use crate::diagnostic::Severity;
use crate::lang::{Catalog, fill};
use crate::lists::WordList;
use crate::note::Author;
use crate::text::script::is_letter;

/// Who speaks, how, and what the note is to be found by.
#[derive(Clone, Debug)]
pub struct Paste {
    /// Way of writing.
    pub way: Way,
    /// Who speaks.
    pub voice: Author,
    /// The main keyword; empty where there is none.
    pub keyword: String,
}

/// The request for a draft that has a version.
pub fn prompt(note: &Rewritten, outcome: &Outcome, paste: &Paste) -> String {
    let catalog = Catalog::of(paste.way.script());
    let template = match paste.way {
        Way::Hant => include_str!("paste/hant.txt"),
        Way::Yue => include_str!("paste/yue.txt"),
        Way::Hans => include_str!("paste/hans.txt"),
        Way::En => include_str!("paste/en.txt"),
    };
    let voice = match paste.voice {
        Author::Staff => "rewrite.paste.staff",
        Author::Agency => "rewrite.paste.agency",
        _ => "rewrite.paste.owner",
    };
    let listed = |lines: &[String]| lines.iter().map(|l| format!("- {l}")).collect::<Vec<_>>().join("\n");
    let comma = catalog.say("keywords.comma", &[]);
    let mut leads: Vec<String> = note
        .rewrites
        .iter()
        .map(|r| format!("rewrite.lead.{}", r.angle))
        .filter(|key| catalog.has(key))
        .map(|key| catalog.say(&key, &[]))
        .collect();
    leads.dedup();
    let topics = note.rewrites.first().map(|r| r.hashtags.iter().map(|t| format!("#{t}")).collect::<Vec<_>>());
    let facts = facts(note);
    let words = avoid(note, outcome, &facts);
    let avoid = if words.is_empty() {
        String::new()
    } else {
        catalog.say("rewrite.paste.avoid", &[("words", &words.join(&comma))]) + "\n"
    };
    let leads = if leads.is_empty() { catalog.say("rewrite.paste.any-lead", &[]) } else { leads.join(&comma) };
    fill(
        template.trim_end(),
        &[
            ("voice", &catalog.say(voice, &[])),
            ("keyword", &paste.keyword),
            ("topics", &topics.unwrap_or_default().join(" ")),
            ("leads", &leads),
            ("avoid", &avoid),
            ("facts", &listed(&facts)),
            ("draft", note.before.trim()),
        ],
    ) + "\n"
}

/// What the first version says in the words of the draft or of the profile, line by line: it has passed the gate, so that
/// nothing in it sells or boasts. A note that needs no version is all facts.
fn facts(note: &Rewritten) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut add = |line: &str| {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = line.trim_start_matches(|c| WordList::UnitBullet.has_char(c)).trim().to_owned();
        if line.chars().any(char::is_alphanumeric) && !out.contains(&line) {
            out.push(line);
        }
    };
    let first = note.rewrites.first().filter(|r| r.angle != AS_IS && !r.origins.is_empty());
    let Some(version) = first else {
        note.before.lines().for_each(&mut add);
        return out;
    };
    let mut at = 0;
    for line in version.body.split_inclusive('\n') {
        let end = at + line.len();
        let inside = version.origins.iter().filter(|(range, _)| range.start < end && range.end > at);
        let mut told = String::new();
        let mut has_ours = false;
        for (range, origin) in inside {
            let text = version.body.get(range.start.max(at)..range.end.min(end)).unwrap_or_default();
            // A mark between two of their words is none of ours.
            let is_theirs = matches!(origin, Origin::Draft(_) | Origin::Profile);
            if is_theirs || !text.chars().any(char::is_alphanumeric) {
                told.push_str(text);
            } else {
                has_ours = true;
                if !told.ends_with(char::is_whitespace) {
                    told.push(' ');
                }
            }
        }
        let told =
            told.trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':' | '；' | ';' | '。'));
        // 訂位 in a sentence of ours is a word of theirs, and no fact.
        if !(has_ours && is_lone(told)) {
            add(told);
        }
        at = end;
    }
    out
}

/// Whether a line is one word: two Han characters, or letters without a blank or a digit.
fn is_lone(line: &str) -> bool {
    let is_brief = line.is_ascii() || line.chars().count() <= 2;
    is_brief && line.chars().all(char::is_alphabetic)
}

/// Words of the draft that no version may have.
fn avoid(note: &Rewritten, outcome: &Outcome, facts: &[String]) -> Vec<String> {
    let is_grave = |f: &&crate::diagnostic::Finding| {
        f.severity > Severity::Hint && ["compliance", "hard-sell"].contains(&f.group())
    };
    let mut out: Vec<String> = Vec::new();
    for finding in outcome.findings.iter().filter(is_grave) {
        let text = finding.span.and_then(|s| note.draft.get(s.start()..s.end())).unwrap_or_default().trim();
        let is_word = text.chars().filter(|c| is_letter(*c)).count() > 1 && text.chars().count() <= LONG;
        // What a fact says is no fault of its own: $38 in 原價 $88 而家 $38.
        let is_told = facts.iter().any(|f| f.contains(text));
        if is_word && !is_told && !out.iter().any(|t| t == text) {
            out.push(text.to_owned());
        }
    }
    out
}

/// What is longer is a sentence, not a word.
const LONG: usize = 24;

#[cfg(test)]
mod tests {
    use super::is_lone;

    #[test]
    fn one_word_is_no_fact() {
        assert!(is_lone("book") && is_lone("訂位"));
        for fact in ["星期一休息", "Closed on Mondays", "$480", "A2"] {
            assert!(!is_lone(fact), "{fact}");
        }
    }
}
