//! The question at the end of a note: put to the readers, nothing offered. Recognised by where it stands and whom it
//! addresses; which words it asks with does not matter.

use crate::note::Note;
use crate::pack::Class;
use crate::reading::phrases::Cue;
use crate::reading::phrases::PhraseHit;
use crate::reading::view::View;

/// Classes of words with which a question offers something.
const OFFERS: [Class; 3] = [Class::AskedFormally, Class::HardOffer, Class::SignUp];

/// The cue of a question in the last line of the body.
pub fn question(view: &View, note: &Note, hits: &[PhraseHit]) -> Option<Cue> {
    let last = note.body().filter(|p| !note.slice(p.span).trim().is_empty()).last()?;
    let text = note.slice(last.span);
    let end = last.span.start() + text.trim_end().len();
    let body = &note.text[..end];
    body.strip_suffix(['？', '?'])?;
    // Behind the first sentence: a flyer opens with a question, a sharer ends with one.
    let start = body.trim_end_matches(['？', '?']).rfind(['。', '！', '!', '？', '?', '\n', '；'])?;
    let start = start + body[start..].chars().next().map_or(0, char::len_utf8);
    let folded = view.folded.position_of(start)..view.folded.position_of(end);
    let says = |class: Class| view.has_class(class, folded.clone());
    let has_reader = says(Class::AskedReader);
    let offers = OFFERS.into_iter().any(says) || hits.iter().any(|h| h.range.start < end && start < h.range.end);
    (has_reader && !offers).then(|| Cue { name: "question".to_owned(), range: start..end, is_fact: false })
}
