//! Cutting: a text into lines, these into sentences, these into clauses.

use super::lead::lead;
use super::marks::{closes, is_end, opens};
use super::noise;
use super::pieces::Pieces;
use super::unit::{Kind, Lead, Line, Part, Unit, Units};
use super::words;
use crate::text::fold::is_zero_width;
use crate::text::scan::is_emoji;
use std::ops::Range;

/// Characters of a label before its colon.
const LABEL: usize = 12;

/// Cuts one part of a note, all of whose lines are looked at in order.
pub fn part(text: &str, range: Range<usize>, part: Part, out: &mut Units) {
    let known = repeated_names(&text[range.clone()]);
    let mut at = range.start;
    for line in text[range].split(['\n', '\r']) {
        let start = at + line.len() - line.trim_start().len();
        let whole = start..start + line.trim().len();
        at += line.len() + 1;
        if whole.is_empty() {
            continue;
        }
        let first = out.list.len();
        let number = out.lines.len();
        let lead = Cutter { text, line: number, out }.line(whole.clone(), &known);
        out.lines.push(Line { range: whole, lead, part, units: first..out.list.len() });
    }
}

/// A topic that the platform knows.
pub fn topic(text: &str, range: Range<usize>, out: &mut Units) {
    let words = bare(text, range.clone());
    let units = out.list.len()..out.list.len() + 1;
    let (line, sentence) = (out.lines.len(), out.sentences.len());
    out.lines.push(Line { range: range.clone(), lead: None, part: Part::Topic, units });
    out.sentences.push(range.clone());
    out.list.push(Unit { range, words, kind: Kind::Topics, label: None, line, sentence });
}

/// Names that stand behind a time in two lines: those of a chat.
fn repeated_names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.lines().filter_map(|l| noise::stamped_name(l.trim())).collect();
    names.sort_unstable();
    let mut twice: Vec<&str> = names.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
    twice.dedup();
    twice
}

/// What finds the end of something that comes along at the head of a line, given the names of a chat.
type Cue = fn(&str, &[&str]) -> Option<usize>;

/// These, each with whether it is a label.
const CUES: [(bool, Cue); 2] = [(false, noise::stamp), (true, |line, _| noise::chat_label(line))];

/// Cuts one line.
struct Cutter<'t, 'o> {
    text: &'t str,
    line: usize,
    out: &'o mut Units,
}

impl Cutter<'_, '_> {
    fn line(&mut self, range: Range<usize>, known: &[&str]) -> Option<Lead> {
        let mut at = range.start;
        // A stamp, then a chatbot's label; what is left is read as a line of its own.
        let mut is_labelled = false;
        for (is_label, end) in CUES {
            let rest = &self.text[at..range.end];
            if let Some(end) = end(rest, known).filter(|end| *end > 0) {
                self.noise(at..at + end);
                is_labelled |= is_label;
                at += end;
                at += self.text[at..range.end].len() - self.text[at..range.end].trim_start().len();
            }
        }
        let rest = &self.text[at..range.end];
        if rest.is_empty() {
            return None;
        }
        // Where no label was cut off, what is left is none either.
        if noise::is_noise(rest) || (is_labelled && noise::is_label(rest)) {
            self.noise(at..range.end);
            return None;
        }
        if is_topics(rest) {
            self.push(at..range.end, bare(self.text, at..range.end), Kind::Topics, None);
            self.end_sentence(at..range.end);
            return None;
        }
        let found = lead(rest);
        let from = found.map_or(at, |(_, taken)| at + taken);
        let kind = if matches!(found, Some((Lead::Bullet | Lead::Number, _))) { Kind::Item } else { Kind::Plain };
        let label = label(self.text, from..range.end);
        self.clauses(at, from, range.end, kind, label.as_ref());
        found.map(|(lead, _)| lead)
    }

    fn noise(&mut self, range: Range<usize>) {
        let end = range.start + self.text[range.clone()].trim_end().len();
        let range = range.start..end;
        self.push(range.clone(), range.start..range.start, Kind::Noise, None);
        self.end_sentence(range);
    }

    fn push(&mut self, range: Range<usize>, words: Range<usize>, kind: Kind, label: Option<Range<usize>>) {
        let sentence = self.out.sentences.len();
        self.out.list.push(Unit { range, words, kind, label, line: self.line, sentence });
    }

    /// Ends the sentence of the units that were pushed since the last one.
    fn end_sentence(&mut self, range: Range<usize>) {
        self.out.sentences.push(range);
    }

    /// Cuts `from..end`; the first unit begins at `at`, where the line's bullet stands.
    fn clauses(&mut self, at: usize, from: usize, end: usize, kind: Kind, label: Option<&Range<usize>>) {
        let mut pieces = Pieces::new(self.text, label.map_or(from, |l| l.end), end);
        let (mut start, mut sentence) = (at, at);
        while let Some(piece) = pieces.next() {
            let is_first = start == at;
            let range = start + blanks(&self.text[start..piece.end])..piece.end;
            let words_from = if is_first { label.map_or(from, |l| l.end) } else { range.start };
            let words = bare(self.text, words_from.max(range.start)..piece.end);
            let inner = &self.text[words.clone()];
            let kind = match kind {
                _ if inner.starts_with('〔') && inner.ends_with('〕') => Kind::Slot,
                _ if words.is_empty() && label.is_none() => Kind::Noise,
                _ if piece.asks => Kind::Question,
                Kind::Plain if label.is_some() => Kind::Labelled,
                kind => kind,
            };
            let label = label.map(|l| bare(self.text, l.clone()));
            self.push(range.clone(), words, kind, label);
            start = piece.end;
            if piece.is_last {
                let from = sentence + blanks(&self.text[sentence..piece.end]);
                self.end_sentence(from..piece.end);
                sentence = piece.end;
            }
        }
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// A label at the head of a line: `地址：`, `燒鵝：`. Its range ends behind the colon.
fn label(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = &text[range.clone()];
    let head = &rest[..rest.char_indices().nth(LABEL * 2 + 1).map_or(rest.len(), |(i, _)| i)];
    let colon = head.find([':', '：'])?;
    let name = bare(text, range.start..range.start + colon);
    let written = &text[name.clone()];
    let end = range.start + colon + head[colon..].chars().next().map_or(0, char::len_utf8);
    let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_clock = digits(rest[..colon].chars().next_back()) && digits(text[end..range.end].chars().next());
    let weight: usize = written.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let is_host = text[end..range.end].starts_with("//");
    let is_name = (1..=LABEL * 2).contains(&weight)
        && !written.contains(['，', ',', '。', '?', '？', '!', '！', '〔', '「', '“']);
    // 佢話：「…」 is what somebody said.
    let is_speech = text[end..range.end].trim_start().starts_with(['「', '『', '“']);
    let has_value = !is_speech && !bare(text, end..range.end).is_empty();
    (is_name && !is_clock && !is_host && has_value).then_some(range.start..end)
}

/// `#上環咖啡 #手沖`: nothing but topics.
fn is_topics(line: &str) -> bool {
    let is_topic = |w: &str| {
        let name = w.trim_start_matches(['#', '＃']);
        name.len() < w.len() && name.starts_with(char::is_alphanumeric)
    };
    line.starts_with(['#', '＃']) && line.split_whitespace().all(is_topic)
}

/// A range without marks at its ends. Brackets stay where they close within it.
pub fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let range = range.start..range.end.max(range.start);
    let written = &text[range.clone()];
    let is_junk = |c: char| {
        c.is_whitespace()
            || is_end(c)
            || is_emoji(c)
            || is_zero_width(c)
            || matches!(
                c,
                '，' | ','
                    | '、'
                    | '：'
                    | ':'
                    | '｜'
                    | '|'
                    | '*'
                    | '_'
                    | '`'
                    | '~'
                    | '～'
                    | '"'
                    | '.'
                    | '→'
                    | '•'
                    | '●'
                    | '-'
                    | '–'
                    | '—'
                    | '='
                    | '＝'
            )
    };
    let start = written.len()
        - written.trim_start_matches(|c| is_junk(c) || matches!(c, '#' | '＃' | '>' | '·' | '・') || closes(c)).len();
    let kept = written[start..].trim_end_matches(|c| is_junk(c) || (opens(c).is_some()));
    range.start + start..range.start + start + kept.len()
}

/// The words of a unit, folded.
pub fn folded(text: &str, unit: &Unit) -> String {
    words::folded(&text[unit.words.clone()])
}
