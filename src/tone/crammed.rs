//! Sentences crammed with cues: who strings all signs of sharing together tells nothing. What such sentences would mend does
//! not count; what they harm does.

use crate::reading::context::Context;
use crate::reading::cues;
use crate::reading::phrases::PhraseHit;
use std::collections::BTreeSet;
use std::ops::Range;

/// From so many different cues on a sentence can be crammed …
const MANY: usize = 5;
/// … where each has fewer letters than this to stand on: so does one sentence in fifty of honest notes, which read the same
/// without it.
const ROOM: usize = 10;
/// So many letters of the Latin alphabet say as much as a Han character.
const LATIN: usize = 3;

/// Sentences that may be a story pasted into a flyer.
const PASTED: usize = 2;
/// Together they have no more letters than this: what tells for longer is no flyer any more.
const STORY: usize = 50;
/// Nor are they more than this part of the note.
const PASTED_PART: usize = 2;

/// What is left out of a note: some of its sentences, in order.
#[derive(Default)]
pub struct LeftOut {
    /// In bytes of the folded text.
    folded: Vec<Range<usize>>,
    /// In bytes of the note.
    original: Vec<Range<usize>>,
}

impl LeftOut {
    /// The sentences crammed with cues.
    pub fn crammed(cx: &Context<'_>) -> Self {
        let mut out = Self::default();
        if cx.cues.len() < MANY {
            return out;
        }
        let mut starts: Vec<(usize, usize)> =
            cx.cues.iter().filter_map(|c| Some((c.range.start, cues::place(&c.name)?))).collect();
        starts.sort_unstable();
        for sentence in &cx.view.sentences {
            let original = cx.view.original(sentence.clone());
            let from = starts.partition_point(|(at, _)| *at < original.start);
            let mine = starts[from..].iter().take_while(|(at, _)| *at < original.end);
            let different = mine.fold(0_u16, |all, (_, cue)| all | 1 << cue).count_ones() as usize;
            if different >= MANY && letters(&cx.view.folded.text[sentence.clone()]) < ROOM * different {
                out.folded.push(sentence.clone());
                out.original.push(original);
            }
        }
        out
    }

    /// The sentences that tell most and sell nothing, as few as could be pasted into a flyer: at most two, and together no
    /// more than a part of the note. What is `crammed` is left out with them, and is none of them.
    pub fn pasted(cx: &Context<'_>, crammed: &Self) -> Self {
        let text = cx.view.folded.text.as_str();
        let sells = |h: &&PhraseHit| !h.softened && is_style(cx, h);
        let selling: BTreeSet<usize> = cx.phrases.iter().filter(sells).map(|h| h.sentence).collect();
        let mut cues: Vec<(usize, &str)> = cx.cues.iter().map(|c| (c.range.start, c.name.as_str())).collect();
        cues.sort_unstable();
        let mut told: Vec<(usize, Range<usize>, Range<usize>)> = Vec::new();
        for (number, sentence) in cx.view.sentences.iter().enumerate() {
            if selling.contains(&number) || crammed.has(sentence.start) {
                continue;
            }
            let original = cx.view.original(sentence.clone());
            let from = cues.partition_point(|(at, _)| *at < original.start);
            let mine = cues[from..].iter().take_while(|(at, _)| *at < original.end);
            let different = mine.map(|(_, name)| *name).collect::<BTreeSet<_>>().len();
            if different > 0 {
                told.push((different, sentence.clone(), original));
            }
        }
        told.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.len().cmp(&a.1.len())).then(a.1.start.cmp(&b.1.start)));
        told.truncate(PASTED);
        let all = crammed.kept(text.len()).into_iter().map(|part| letters(&text[part])).sum::<usize>();
        let (room, mut used) = (STORY.min(all / PASTED_PART), 0);
        told.retain(|(_, sentence, _)| {
            used += letters(&text[sentence.clone()]);
            used <= room
        });
        if told.is_empty() {
            return Self::default();
        }
        let ranges = told.into_iter().map(|(_, folded, original)| (folded, original));
        let crammed = crammed.folded.iter().cloned().zip(crammed.original.iter().cloned());
        let mut both: Vec<(Range<usize>, Range<usize>)> = ranges.chain(crammed).collect();
        both.sort_by_key(|(folded, _)| folded.start);
        let (folded, original) = both.into_iter().unzip();
        Self { folded, original }
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether a place of the folded text is.
    pub fn has(&self, at: usize) -> bool {
        within(&self.folded, at)
    }

    /// Whether a place of the note is.
    pub fn has_original(&self, at: usize) -> bool {
        within(&self.original, at)
    }

    /// What stays of the folded text, which is so long.
    pub fn kept(&self, len: usize) -> Vec<Range<usize>> {
        let starts = std::iter::once(0).chain(self.folded.iter().map(|r| r.end));
        let ends = self.folded.iter().map(|r| r.start).chain(std::iter::once(len));
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end).collect()
    }
}

fn is_style(cx: &Context<'_>, hit: &PhraseHit) -> bool {
    cx.packs.index.rule_of(hit.row).group() == "hard-sell"
}

fn within(ranges: &[Range<usize>], at: usize) -> bool {
    let first = ranges.partition_point(|r| r.end <= at);
    ranges.get(first).is_some_and(|r| r.start <= at)
}

/// How much a text says, in Han characters.
fn letters(text: &str) -> usize {
    let (mut latin, mut han) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii() { latin += 1 } else { han += 1 }
    }
    han + latin / LATIN
}
