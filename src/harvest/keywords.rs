//! Proposes keywords from the text of a page: what jieba's TF-IDF and TextRank both find weighty, with the words of the packs
//! as its dictionary, and what the packs know by themselves. They are proposals: nobody has counted who searches them.

use super::fact::{Fact, ProfileKey};
use super::page::Page;
use super::page_target::PageTarget;
use super::rarity::Rarity;
use crate::lists::WordList;
use crate::pack::index::TermKind;
use crate::pack::{Packs, Role, compile};
use crate::reading::terms::TermHit;
use crate::reading::uses::show;
use crate::text::fold::Folded;
use crate::text::script::Script;
use crate::text::variants;
use jieba_rs::{Jieba, KeywordExtract, KeywordExtractConfig, TextRank};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A word that a shop could go for.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// As it would be searched.
    pub text: String,
    /// Where it comes from.
    pub kind: ProposalKind,
    /// The pack that knows it.
    pub pack: Option<String>,
    /// How often the page says it; for a word joined with the place, how often it says the word.
    pub uses: usize,
    /// Weight among the proposals of the page, 0 to 100.
    pub weight: u8,
}

/// Where a proposal comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalKind {
    /// The place of the page before a word that the packs know.
    Joined,
    /// A word that the packs know.
    Known,
    /// A word that they do not.
    New,
}

impl ProposalKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Known => "known",
            Self::New => "new",
        }
    }
}

/// Words that each of the two ways is asked for.
const TOP: usize = 60;
/// Words joined with the place.
const JOINED: usize = 5;
/// So much of a page is enough to tell its words.
const MAX_BYTES: usize = 150_000;
/// Kinds of words that can be searched by: nouns, names, what English and unknown words are marked as.
const PARTS: [&str; 11] = ["n", "ns", "nt", "nz", "nw", "vn", "an", "x", "eng", "l", "i"];
/// How common a pack word is made: enough to be kept whole.
const FREQUENCY: usize = 100_000;

/// jieba with the words of the packs. Building it takes a tenth of a second, so it is built once and only here.
pub struct Extractor {
    jieba: Jieba,
    rarity: Rarity,
    textrank: TextRank,
    stop: BTreeSet<String>,
}

/// What was found out about a word.
#[derive(Default)]
struct Word {
    shown: String,
    term: Option<u32>,
    tfidf: f64,
    textrank: f64,
    uses: usize,
    in_head: bool,
}

impl Extractor {
    /// Makes jieba learn the packs.
    pub fn new(packs: &Packs) -> Self {
        let fold = variants();
        let (mut jieba, rarity) = Rarity::with_jieba();
        for term in packs.index.terms.iter() {
            let names = [&term.name.hant, &term.name.hans].into_iter().chain(&term.forms);
            for key in names.map(|n| fold.fold_str(n)).filter(|k| !k.is_ascii() && !k.contains(' ')) {
                jieba.add_word(&key, Some(FREQUENCY), Some("n"));
            }
        }
        let words = include_str!("stop-words.txt").lines().filter(|l| !l.starts_with('#'));
        let stop: BTreeSet<String> = words.flat_map(str::split_whitespace).map(|w| fold.fold_str(w)).collect();
        let config = KeywordExtractConfig::builder().set_stop_words(stop.clone()).use_hmm(true).build();
        let textrank = TextRank::new(5, config);
        Self { jieba, rarity, textrank, stop }
    }

    /// The proposals of a page, the weightiest first. `written` are the terms that it names.
    pub fn keywords(
        &self,
        packs: &Packs,
        page: &Page,
        facts: &[Fact],
        found: &PageTarget,
        written: &BTreeMap<u32, Written>,
        script: Script,
    ) -> Vec<Proposal> {
        let head = format!("{}\n{}\n{}", page.title, page.description, page.headings.join("\n"));
        let text = format!("{head}\n{}", page.body());
        let text = &text[..text.floor_char_boundary(MAX_BYTES)];
        let house = house(page, facts);
        let mut words = self.words(packs, text, head.len(), written);
        words.retain(|w| match w.term {
            Some(term) => is_of_shop(packs, term, found),
            None => self.is_word(packs, w, &house),
        });
        let most = |of: fn(&Word) -> f64| words.iter().map(of).fold(0.0_f64, f64::max).max(f64::MIN_POSITIVE);
        let (tfidf, textrank) = (most(|w| w.tfidf), most(|w| w.textrank));
        let weight = |w: &Word| {
            let known = if w.term.is_some() { 0.5 } else { 0.0 };
            let head = if w.in_head { 0.5 } else { 0.0 };
            (w.tfidf / tfidf + w.textrank / textrank + known + head) / 3.0
        };
        words.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.shown.cmp(&b.shown)));
        let mut out = joined(packs, found, &words, script);
        out.extend(words.iter().map(|w| Proposal {
            text: w.shown.clone(),
            kind: if w.term.is_some() { ProposalKind::Known } else { ProposalKind::New },
            pack: w.term.map(|t| packs.pack_of(t).to_owned()),
            uses: w.uses,
            weight: (weight(w) * 100.0).round().clamp(0.0, 100.0) as u8,
        }));
        let mut seen = BTreeSet::new();
        out.retain(|p| seen.insert(variants().key(&p.text)));
        out
    }

    /// All words with what the two ways and the packs say of them; those of one meaning are one.
    fn words(&self, packs: &Packs, text: &str, head: usize, written: &BTreeMap<u32, Written>) -> Vec<Word> {
        let folded = variants().fold(text);
        let mut known: BTreeMap<u32, Word> = written
            .iter()
            .map(|(term, w)| {
                (*term, Word { term: Some(*term), shown: w.shown.clone(), uses: w.uses, ..Word::default() })
            })
            .collect();
        let mut new: BTreeMap<String, Word> = BTreeMap::new();
        let mut note = |key: &str, tfidf: f64, textrank: f64| {
            let places = places(&folded.text, key);
            let Some(at) = places.first() else { return };
            let first = folded.to_original(*at..at + key.len());
            let shown = text[first.clone()].trim();
            let terms = packs.terms_named(shown);
            let of_terms: Vec<u32> = terms.into_iter().filter(|t| known.contains_key(t)).collect();
            let word = Word { shown: shown.to_owned(), uses: places.len(), ..Word::default() };
            let found: Vec<&mut Word> = if of_terms.is_empty() {
                vec![new.entry(key.to_owned()).or_insert(word)]
            } else {
                known.iter_mut().filter(|(t, _)| of_terms.contains(t)).map(|(_, w)| w).collect()
            };
            for word in found {
                word.tfidf = word.tfidf.max(tfidf);
                word.textrank = word.textrank.max(textrank);
                word.in_head |= first.start < head;
            }
        };
        for (word, weight) in self.weighty(&folded.text) {
            note(word, weight, 0.0);
        }
        let allowed = PARTS.map(str::to_owned).to_vec();
        for found in self.textrank.extract_keywords(&self.jieba, &folded.text, TOP, allowed) {
            note(&found.keyword, 0.0, found.weight);
        }
        known.into_values().chain(new.into_values()).collect()
    }

    /// The weightiest words by TF-IDF: how often the text says them, times how rare they are elsewhere.
    fn weighty<'t>(&'t self, text: &'t str) -> Vec<(&'t str, f64)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let tags = self.jieba.tag(text, true);
        for tag in tags.iter().filter(|t| PARTS.contains(&t.tag)) {
            let is_long_enough = tag.word.chars().nth(1).is_some();
            if is_long_enough && !self.stop.contains(tag.word) && !self.stop.contains(&tag.word.to_lowercase()) {
                *counts.entry(tag.word).or_default() += 1;
            }
        }
        let all = counts.values().sum::<usize>().max(1) as f64;
        let mut weights: Vec<(&str, f64)> =
            counts.into_iter().map(|(word, n)| (word, n as f64 * self.rarity.of(word) / all)).collect();
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        weights.truncate(TOP);
        weights
    }

    /// Whether a word that no pack knows is worth proposing: no number, no common word, no chance find, and neither the
    /// shop's name (who searches that knows it already) nor its address.
    fn is_word(&self, packs: &Packs, word: &Word, house: &[String]) -> bool {
        let key = variants().fold_str(&word.shown);
        let chars = key.chars().count();
        let long_enough = if key.is_ascii() { (4..=24).contains(&chars) } else { (2..=8).contains(&chars) };
        // An English word has no part of speech here, so that a chance one is as likely a verb.
        let chance = word.uses < 2 && (!word.in_head || key.is_ascii());
        let of_house = || house.iter().any(|h| h.contains(&key) || (chars > 2 && key.contains(h.as_str())));
        let plain = key.chars().all(|c| c.is_alphabetic() || c == ' ');
        let named = || !packs.terms_named(&word.shown).is_empty();
        long_enough && plain && !chance && !self.stop.contains(&key) && !named() && !of_house()
    }
}

/// Whether a term of the packs is one that this shop could go for: not a place by itself, not what another trade's
/// customers ask.
fn is_of_shop(packs: &Packs, term: u32, found: &PageTarget) -> bool {
    match packs.index.terms[term as usize].kind {
        TermKind::Place { .. } | TermKind::Intent { .. } => false,
        TermKind::Scene { district } => found.district == Some(district),
        TermKind::Trade { .. } | TermKind::Imported { .. } => true,
        TermKind::Keyword { category, role } => found.category == Some(category) || role == Role::Core,
    }
}

/// How a page writes a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The way that it uses most.
    pub shown: String,
    /// How often it names the term in any way.
    pub uses: usize,
}

/// The terms that a text names, with how it writes them.
pub fn written(text: &str, folded: &Folded, hits: &[TermHit]) -> BTreeMap<u32, Written> {
    let mut ranges: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
    for hit in hits.iter().filter(|h| h.counts) {
        ranges.entry(hit.term).or_default().push(hit.range.clone());
    }
    let most = |ranges: Vec<Range<usize>>| {
        let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
        for range in outermost(ranges) {
            *ways.entry(text[folded.to_original(range)].trim()).or_default() += 1;
        }
        let shown = ways.iter().max_by_key(|(way, n)| (**n, way.len())).map(|(way, _)| (*way).to_owned());
        Written { shown: shown.unwrap_or_default(), uses: ways.values().sum() }
    };
    ranges.into_iter().map(|(term, ranges)| (term, most(ranges))).collect()
}

/// Ranges that lie in no other one: 手沖咖啡 is one word and not also 手沖.
fn outermost(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut end = 0;
    ranges.retain(|r| {
        let is_inside = r.end <= end;
        end = end.max(r.end);
        !is_inside
    });
    ranges
}

/// Where a word stands in a folded text; a Latin one only where no letter runs through its ends.
fn places(text: &str, word: &str) -> Vec<usize> {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let stands = |at: &usize| {
        let (before, after) = (text[..*at].chars().next_back(), text[*at + word.len()..].chars().next());
        let cut_before = latin(before) && latin(word.chars().next());
        let cut_behind = latin(after) && latin(word.chars().next_back());
        !cut_before && !cut_behind
    };
    text.match_indices(word).map(|(at, _)| at).filter(stands).collect()
}

/// The place of the page before its trade, and before the weightiest words of that trade as the page writes them.
fn joined(packs: &Packs, found: &PageTarget, words: &[Word], script: Script) -> Vec<Proposal> {
    let (Some(place), Some(category)) = (&found.place_shown, found.category) else { return Vec::new() };
    let glue = if script == Script::Latin { " " } else { "" };
    let trade = packs.index.categories[usize::from(category)].term;
    let join = |term: u32, word: &str, uses: usize| Proposal {
        text: format!("{place}{glue}{word}"),
        kind: ProposalKind::Joined,
        pack: Some(packs.pack_of(term).to_owned()),
        uses,
        weight: 100,
    };
    let uses = words.iter().find(|w| w.term == Some(trade)).map_or(0, |w| w.uses);
    let main = join(trade, show(&packs.index.terms[trade as usize].name, script), uses);
    let others = words.iter().filter_map(|w| {
        let term = w.term.filter(|t| *t != trade)?;
        let kind = packs.index.terms[term as usize].kind;
        let mine = matches!(kind, TermKind::Keyword { category: c, .. } if c == category);
        let broad = matches!(compile::role_of(kind), Role::Core | Role::LongTail);
        let said = w.uses >= 2 || w.in_head;
        // A word that names a place itself takes no second one.
        let fits = !w.shown.contains(place.as_str());
        (mine && broad && said && fits).then(|| join(term, &w.shown, w.uses))
    });
    std::iter::once(main).chain(others).take(JOINED).collect()
}

/// The shop's names and addresses as far as the page tells them, folded: a word out of them is nothing to search by.
fn house(page: &Page, facts: &[Fact]) -> Vec<String> {
    let of_lines = page.lines.iter().filter_map(|line| {
        let lower = line.text.to_ascii_lowercase();
        let marks = WordList::PageCopyright.words().iter();
        let at = marks.filter_map(|m| lower.find(m).map(|at| at + m.len())).max()?;
        let name = line.text[at..].split(['.', '。', '|', '｜']).next()?;
        Some(name.trim_matches(|c: char| !c.is_alphabetic()).to_owned())
    });
    let of_facts = facts.iter().filter(|f| matches!(f.key, ProfileKey::Name | ProfileKey::Address));
    let all = of_facts.map(Fact::value).chain(of_lines).chain([page.site.clone()]);
    all.map(|name| variants().fold_str(&name)).filter(|name| name.chars().count() >= 2).collect()
}

/// The words that tell a trade or a place, with how often they stand there, for people to judge by.
pub fn reasons(
    packs: &Packs,
    text: &str,
    folded: &Folded,
    hits: &[TermHit],
    wanted: impl Fn(TermKind) -> bool,
) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let named = hits.iter().filter(|h| h.counts && wanted(packs.index.terms[h.term as usize].kind));
    for (order, range) in outermost(named.map(|h| h.range.clone()).collect()).into_iter().enumerate() {
        let shown = text[folded.to_original(range)].trim().to_owned();
        counts.entry(shown).or_insert((0, order)).0 += 1;
    }
    let mut sorted: Vec<(String, (usize, usize))> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, (n, order))| (std::cmp::Reverse(*n), *order));
    sorted.into_iter().map(|(word, (n, _))| (word, n)).take(4).collect()
}
