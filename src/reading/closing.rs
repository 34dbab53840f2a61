//! The question at the end of a note: put to the readers, nothing offered. Recognised by where it stands and whom it
//! addresses; which words it asks with does not matter.

use crate::note::Note;
use crate::pack::Class;
use crate::pack::Packs;
use crate::reading::phrases::Cue;
use crate::reading::phrases::PhraseHit;
use crate::reading::view::View;

/// Classes of words with which a question offers something.
const OFFERS: [Class; 2] = [Class::HardOffer, Class::SignUp];
/// Whom a note asks.
const READERS: [&str; 4] = ["你", "大家", "各位", "有冇人"];
const READERS_EN: [&str; 4] = ["you", "your", "anyone", "anybody"];

/// The cue of a question in the last line of the body.
pub fn question(view: &View, packs: &Packs, note: &Note, hits: &[PhraseHit]) -> Option<Cue> {
    let last = note.body().filter(|p| !note.slice(p.span).trim().is_empty()).last()?;
    let text = note.slice(last.span);
    let end = last.span.start() + text.trim_end().len();
    let body = &note.text[..end];
    body.strip_suffix(['？', '?'])?;
    // Behind the first sentence: a flyer opens with a question, a sharer ends with one.
    let start = body.trim_end_matches(['？', '?']).rfind(['。', '！', '!', '？', '?', '\n', '；'])?;
    let start = start + body[start..].chars().next().map_or(0, char::len_utf8);
    let asked = &note.text[start..end];
    let has_reader = READERS.iter().any(|w| asked.contains(w))
        || asked.split(|c: char| !c.is_alphabetic()).any(|w| READERS_EN.iter().any(|r| w.eq_ignore_ascii_case(r)));
    let folded = view.folded.position_of(start)..view.folded.position_of(end);
    let offers = asked.contains('您')
        || OFFERS.iter().any(|class| view.has_class(packs, *class, folded.clone()))
        || hits.iter().any(|h| h.range.start < end && start < h.range.end);
    (has_reader && !offers).then(|| Cue { name: "question".to_owned(), range: start..end })
}
