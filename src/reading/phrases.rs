//! Phrase rows met in a note, judged: how the grammar around them, other words in the sentence and the writer change what
//! they mean. Which words count is data (`keyword_packs/phrases`); what is said of them is the business of the rules.

use super::alone;
use super::frames;
use super::patterns::{self, RowHit, overlap};
use super::view::View;
use crate::diagnostic::Severity;
use crate::lists::WordList;
use crate::note::{Author, Note, Zone};
use crate::pack::Class;
use crate::pack::Packs;
use crate::pack::index::RuleKind;
use crate::pack::rule_file::{About, Binds, SilentIf, Writer, ZoneName};
use crate::text::number;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A phrase row met in the note, judged. Ranges are original bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct PhraseHit {
    /// Index into `Index::rows`.
    pub row: u32,
    /// After frames and company.
    pub severity: Severity,
    /// A frame made a hint of it.
    pub softened: bool,
    /// From the first to the last word.
    pub range: Range<usize>,
    /// The words.
    pub words: Vec<Range<usize>>,
    /// Which sentence of the view.
    pub sentence: usize,
    /// What it adds to `tone.hard_sell`.
    pub weight: f32,
}

/// A cue of real sharing met in the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// `person`, `scene` …
    pub name: String,
    /// Original bytes.
    pub range: Range<usize>,
    /// A fact stands for it, no row of a cue.
    pub is_fact: bool,
}

/// What the rows of the packs find in a note.
#[derive(Default)]
pub struct Phrases {
    /// Rows of rules, judged.
    pub hits: Vec<PhraseHit>,
    /// Cues of real sharing.
    pub cues: Vec<Cue>,
    /// Facts told in words: index into `Index::rules`, and bytes of the view.
    pub told: Vec<(u16, Range<usize>)>,
}

/// Selling weight per hundred characters from which a note is a flyer: every style hint in it is then a warning.
pub const DENSE: f32 = 4.0;

/// Finds and judges all phrase rows, and the cues of real sharing. `bare` is the view without disguises, where anything can
/// be met in it.
pub fn find(view: &View, bare: Option<&View>, packs: &Packs, note: &Note, author: Option<Author>) -> Phrases {
    let mut found = Phrases::default();
    for hit in patterns::rows(view, packs, false) {
        place(&hit, view, packs, note, &mut found);
    }
    let mut bared = Phrases::default();
    if let Some(bare) = bare {
        for hit in patterns::rows(bare, packs, true).into_iter().filter(|h| is_disguise(h, bare, note)) {
            place(&hit, bare, packs, note, &mut bared);
        }
    }
    let Phrases { mut hits, mut cues, told } = found;
    let (plain, mut disguised) = (hits.len(), bared.hits);
    cues.extend(bared.cues);
    let rule = |h: &PhraseHit| packs.index.rows[h.row as usize].rule;
    let mut seen: Vec<(usize, usize, u16)> =
        hits[..plain].iter().map(|h| (h.range.start, h.range.end, rule(h))).collect();
    seen.sort_unstable();
    disguised.retain(|d| {
        let from = seen.partition_point(|(start, ..)| start + view.farthest() < d.range.start);
        let near = seen[from..].iter().take_while(|(start, ..)| *start < d.range.end);
        !near.filter(|(.., of)| *of == rule(d)).any(|(start, end, _)| overlap(&(*start..*end), &d.range))
    });
    hits.extend(disguised);
    hits.retain(|h| suits_writer(h, packs, note, author));
    hits.sort_by_key(|h| (h.range.start, h.range.end, h.row));
    one_meaning_one_finding(&mut hits, packs);
    judge_company(&mut hits, packs, view);
    if is_diner(&hits, &cues, packs, view, author) {
        lower_claims(&mut hits, packs);
    }
    Phrases { hits, cues, told }
}

/// So many different cues of sharing, and no word of a shop, make a visitor's voice where nobody says who writes.
const DINER_CUES: usize = 4;
/// So many where somebody speaks from a visit or from use.
const VISITOR_CUES: usize = 3;
/// A visitor's note as rich as this may quote a shop's 「買一送一」 once or twice without selling.
const RICH_CUES: usize = 5;
/// Selling words that a rich note may quote.
const QUOTED_SELLING: usize = 2;
/// Selling words and claims together that a visitor may use; who boasts more than that has something to sell.
const QUOTED_IN_ALL: usize = 3;
/// Whether a customer speaks: the laws on claims bind the trader, not the diner who says 「香港最好食」.
fn is_diner(hits: &[PhraseHit], cues: &[Cue], packs: &Packs, view: &View, author: Option<Author>) -> bool {
    match author {
        Some(Author::Customer) => return true,
        // Whoever writes for readers of their own is a diner only as long as they sound like one.
        Some(Author::Koc) | None => {}
        Some(_) => return false,
    }
    let firm = || hits.iter().filter(|h| h.severity >= Severity::Warning).map(|h| packs.index.rule_of(h.row));
    let different: BTreeSet<&str> = cues.iter().map(|c| c.name.as_str()).collect();
    let whole = 0..view.folded.text.len();
    let sells = firm().filter(|rule| rule.group() == "hard-sell").count();
    let claims = firm().filter(|rule| rule.binds == Binds::Trader).count();
    let allowed = if different.len() >= RICH_CUES { QUOTED_SELLING } else { 0 };
    let visits = || [Class::VisitorVoice, Class::ReviewVoice].iter().any(|c| view.has_class(*c, whole.clone()));
    let enough = different.len() >= DINER_CUES || (different.len() >= VISITOR_CUES && visits());
    enough
        && sells <= allowed
        && sells + claims <= QUOTED_IN_ALL
        && !firm().any(|rule| rule.binds == Binds::Shopkeeper)
        && !view.has_class(Class::FrameOwner, whole.clone())
}

/// Claims and selling words in a diner's voice weigh one level less. Contacts, trades and rewards do not: those bind every account.
fn lower_claims(hits: &mut [PhraseHit], packs: &Packs) {
    for hit in hits.iter_mut() {
        let rule = packs.index.rule_of(hit.row);
        if rule.binds == Binds::Trader || rule.group() == "hard-sell" {
            hit.severity = match hit.severity {
                Severity::Error => Severity::Warning,
                Severity::Warning | Severity::Hint => Severity::Hint,
            };
        }
    }
}

fn place(hit: &RowHit, view: &View, packs: &Packs, note: &Note, out: &mut Phrases) {
    let row = &packs.index.rows[hit.row as usize];
    let rule = &packs.index.rules[row.rule as usize];
    let range = view.original(hit.range.clone());
    let zone = match note.zone(range.start) {
        Some(Zone::Title) => ZoneName::Title,
        Some(Zone::Opening | Zone::Body) => ZoneName::Body,
        Some(Zone::Hashtag) => ZoneName::Hashtag,
        None => return,
    };
    if !row.zones.contains(&zone) || crosses_topic(note, &range) {
        return;
    }
    if rule.silent_if.contains(&SilentIf::PriceRises) && is_rise(view, hit, note) {
        return;
    }
    if rule.kind == RuleKind::Fact {
        if !row.unless.iter().any(|f| frames::holds(*f, view, packs, &hit.range, &hit.words)) {
            out.told.push((row.rule, hit.range.clone()));
        }
        return;
    }
    if rule.kind == RuleKind::Cue {
        let name = rule.id.strip_prefix("seeding/").unwrap_or(&rule.id).to_owned();
        out.cues.push(Cue { name, range, is_fact: false });
        return;
    }
    let range = alone::closed(&note.text, &range);
    let range = if rule.about == Some(About::Effect) { alone::claim(&note.text, &range) } else { range };
    let words = hit.words.iter().map(|w| view.original(w.clone())).filter(|w| overlap(w, &range)).collect();
    let softened = row.soften.iter().any(|f| frames::holds(*f, view, packs, &hit.range, &hit.words));
    let severity = if softened { Severity::Hint } else { row.severity };
    out.hits.push(PhraseHit {
        row: hit.row,
        severity,
        softened,
        words,
        sentence: view.sentences.partition_point(|s| s.end <= hit.range.start),
        weight: if softened { row.weight / 4.0 } else { row.weight },
        range,
    });
}

/// Whether a range begins or ends within a topic and does not lie in it: what two topics say, neither says.
fn crosses_topic(note: &Note, range: &Range<usize>) -> bool {
    let from = note.topics.partition_point(|t| t.span.end() <= range.start);
    note.topics[from..]
        .iter()
        .take_while(|t| t.span.start() < range.end)
        .any(|t| range.start < t.span.start() || t.span.end() < range.end)
}

/// `$30 → $34`: the second price is the higher one, so nothing is cheaper and nothing is offered.
fn is_rise(view: &View, hit: &RowHit, note: &Note) -> bool {
    let mut words = hit.words.clone();
    words.sort_by_key(|w| w.start);
    let said = |w: &Range<usize>| &note.text[view.original(w.clone())];
    let marked: Vec<&Range<usize>> = words.iter().filter(|w| WordList::MoneySign.is_in(said(w))).collect();
    // Bare numbers are amounts where no other word of the hit is one: 「由48減到52」.
    let amounts = if marked.is_empty() { words.iter().collect() } else { marked };
    let prices: Vec<f64> = amounts.into_iter().filter_map(|w| amount(said(w))).collect();
    matches!(prices[..], [before, now] if now > before)
}

/// The number of a price.
fn amount(written: &str) -> Option<f64> {
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().ok().or_else(|| number::value(written))
}

/// Whether what was dropped to see these words was put there to hide them: short, and no end of a sentence.
fn is_disguise(hit: &RowHit, bare: &View, note: &Note) -> bool {
    hit.words.iter().all(|word| {
        let shown = &bare.folded.text[word.clone()];
        let original = &note.text[bare.original(word.clone())];
        let extra = original.chars().count().saturating_sub(shown.chars().count());
        let letters = shown.chars().all(|c| c.is_ascii_alphanumeric());
        extra == 0
            || (extra <= 2 * shown.chars().count()
                && !original.contains(['。', '！', '？', ',', '，', '、'])
                && !(letters && shown.len() < 4))
    })
}

/// Whether a row may speak of this writer: only somebody of the shop can pose as a passer-by, and what the writer says can
/// be proved needs no reminder.
fn suits_writer(hit: &PhraseHit, packs: &Packs, note: &Note, author: Option<Author>) -> bool {
    let rule = packs.index.rule_of(hit.row);
    let is_proved = || {
        hit.words.iter().any(|w| {
            let said = &note.text[w.clone()];
            note.meta.proof.iter().any(|p| p.contains(said))
        })
    };
    let writers = &packs.index.rows[hit.row as usize].author;
    (writers.is_empty() || writers.contains(&writer(author)))
        && (rule.binds != Binds::ShopOnly || author.is_some_and(Author::is_shop))
        && !(rule.silent_if.contains(&SilentIf::Proved) && is_proved())
}

/// The name of an author in the rows of rules.
const fn writer(author: Option<Author>) -> Writer {
    match author {
        Some(Author::Owner) => Writer::Owner,
        Some(Author::Staff) => Writer::Staff,
        Some(Author::Koc) => Writer::Koc,
        Some(Author::Customer) => Writer::Customer,
        Some(Author::Agency) => Writer::Agency,
        None => Writer::Unstated,
    }
}

/// Where rows see the same words, one finding is left: compliance before style, then the graver, then the longer.
fn one_meaning_one_finding(hits: &mut Vec<PhraseHit>, packs: &Packs) {
    let is_style = |h: &PhraseHit| packs.index.rule_of(h.row).group() != "compliance";
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_by_key(|i| {
        (
            is_style(&hits[*i]),
            std::cmp::Reverse(hits[*i].severity),
            std::cmp::Reverse(hits[*i].range.len()),
            hits[*i].range.start,
        )
    });
    // By start: only neighbours can share words.
    let reach = hits.iter().map(|h| h.range.len()).max().unwrap_or(0) + 1;
    let mut kept: BTreeSet<(usize, usize)> = BTreeSet::new();
    for i in order {
        let at = hits[i].range.start;
        let shares = |k: &(usize, usize)| {
            let (a, b) = (&hits[k.1], &hits[i]);
            let same_rule = packs.index.rows[a.row as usize].rule == packs.index.rows[b.row as usize].rule;
            // 「出post換飲品」 says what 「post換飲品」 within it would say once more.
            let holds = a.range.start <= b.range.start && b.range.end <= a.range.end;
            let says_both = holds && packs.index.rule_of(b.row).said_by.contains(&packs.index.rule_of(a.row).id);
            (same_rule && overlap(&a.range, &b.range))
                || says_both
                || a.words.iter().any(|x| b.words.iter().any(|y| overlap(x, y)))
        };
        if !kept.range((at.saturating_sub(reach), 0)..(at + reach, 0)).any(shares) {
            kept.insert((at, i));
        }
    }
    let mut left: Vec<usize> = kept.into_iter().map(|(_, i)| i).collect();
    left.sort_unstable();
    *hits = left.into_iter().map(|i| hits[i].clone()).collect();
}

/// A selling hint becomes a warning beside another selling cue in its sentence, or in a note that is dense with them.
fn judge_company(hits: &mut [PhraseHit], packs: &Packs, view: &View) {
    let sells = |h: &PhraseHit| !h.softened && h.weight >= 1.0;
    let total: f32 = hits.iter().filter(|h| sells(h)).map(|h| h.weight).sum();
    let chars = view.folded.text.chars().count().max(40) as f32;
    let dense = total * 100.0 / chars >= DENSE && hits.iter().filter(|h| sells(h)).count() >= 3;
    let mut selling: BTreeMap<usize, usize> = BTreeMap::new();
    for hit in hits.iter().filter(|h| sells(h)) {
        *selling.entry(hit.sentence).or_default() += 1;
    }
    for hit in hits.iter_mut() {
        let style = packs.index.rule_of(hit.row).group() == "hard-sell";
        if style && hit.severity == Severity::Hint && sells(hit) {
            let company = selling.get(&hit.sentence).is_some_and(|n| *n >= 2);
            if company || dense {
                hit.severity = Severity::Warning;
            }
        }
    }
}
