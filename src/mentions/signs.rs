//! What stands in a mention and tells who wrote it: [`Signs`], from the reading of `check` and from [`super::words`].

use super::mention::Mention;
use super::words::{self, Sign};
use crate::check::check_with;
use crate::config::Config;
use crate::lang::Catalog;
use crate::lists::WordList;
use crate::note::{Draft, Record, Source, Zone};
use crate::pack::Packs;
use crate::reading::facts::fact::{Told, Value};
use crate::text::script::{self, Script};
use crate::text::{fold, scan, variants};
use std::collections::BTreeSet;

/// No more characters of a post are read: the platform has a thousand.
pub const READ: usize = 3000;
/// Cues of `check` that somebody was there.
const TELLING: [&str; 7] = ["downside", "process", "senses", "facts", "scene", "use", "turn"];
/// A title of so many search phrases is a wall of them.
const WALL: usize = 4;

/// What stands in a mention.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub struct Signs {
    /// How often each sign stands there.
    counts: [u16; Sign::ALL.len()],
    /// Different cues of real sharing.
    pub cues: Vec<&'static str>,
    /// Different figures in the prose.
    pub figures: usize,
    /// Characters of Chinese and twice the words of other languages, topics left out.
    pub length: usize,
    /// How sure readers would be that it sells, 0 to 100.
    pub hard_sell: f32,
    /// Whether it tells how to call or book.
    pub has_contact: bool,
    /// A title or opening that is a wall of search phrases.
    pub is_wall: bool,
    /// A place or a district of Hong Kong.
    pub is_local: bool,
    /// Shops by name that it speaks of, folded.
    pub names: Vec<String>,
    /// The clauses that hold something of their own, as written, the most telling first.
    pub own_words: Vec<String>,
    /// The script it is written in.
    pub script: Option<Script>,
    /// Whether it is written Cantonese.
    pub cantonese: bool,
}

impl Signs {
    /// How often a sign stands there.
    pub fn count(&self, sign: Sign) -> usize {
        self.counts.get(sign as usize).copied().map_or(0, usize::from)
    }

    /// Whether a sign stands there.
    pub fn has(&self, sign: Sign) -> bool {
        self.count(sign) > 0
    }

    /// How much it tells of its own, 0 to 12.
    pub fn detail(&self) -> usize {
        let telling = TELLING.iter().filter(|c| self.cues.contains(c)).count();
        let steps = |n: usize, each: usize, most: usize| (n / each).min(most);
        self.count(Sign::Own).min(2)
            + self.count(Sign::Limit).min(2)
            + self.figures.min(2)
            + telling.min(3)
            + steps(self.length, 24, 3)
    }
}

/// Reads a mention. Pure and total.
pub fn read(mention: &Mention, packs: &Packs, config: &Config, catalog: &Catalog) -> Signs {
    let whole: String = mention.whole().chars().take(READ).collect();
    let record = Record { title: String::new(), body: whole.clone(), ..Record::default() };
    let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
    let report = check_with(&source, packs, config, catalog);
    let pieces = report.note.pieces.iter().filter(|p| p.zone != Zone::Hashtag);
    let prose: String = pieces.map(|p| report.note.slice(p.span)).collect();
    let folded = variants().fold_str(&whole);
    let folded_prose = variants().fold_str(&prose);
    let (met, met_in_prose) = (words::meet(&folded), words::meet(&folded_prose));
    let mut counts = [0; Sign::ALL.len()];
    for ((sign, _), count) in Sign::ALL.iter().zip(&mut counts) {
        // What is declared, paid or done by habit stands among the topics as well.
        let (text, met) = match sign {
            Sign::Paid | Sign::Declared | Sign::Code | Sign::Habit => (&folded, &met),
            _ => (&folded_prose, &met_in_prose),
        };
        let seen: BTreeSet<&str> = met.iter().filter(|m| m.sign == *sign).map(|m| &text[m.range.clone()]).collect();
        *count = u16::try_from(seen.len()).unwrap_or(u16::MAX);
    }
    let has_contact =
        report.facts.list.iter().any(|f| matches!(f.value, Value::Told { told: Told::Contact | Told::Booking, .. }));
    Signs {
        counts,
        cues: report.outcome.cues.clone(),
        figures: figures(&folded_prose),
        length: length(&prose),
        hard_sell: report.outcome.tone.hard_sell,
        has_contact: has_contact || phone(&folded_prose),
        is_wall: is_wall(&mention.title) || is_wall(whole.lines().next().unwrap_or_default()),
        is_local: report.target.place.is_some() || report.target.district.is_some(),
        names: names(&whole),
        own_words: own_words(&prose),
        script: Some(report.outcome.script),
        cantonese: report.outcome.cantonese,
    }
}

/// Different numbers, in digits or with a unit behind a Chinese one.
fn figures(folded: &str) -> usize {
    let digits: BTreeSet<&str> =
        folded.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty() && n.len() < 6).collect();
    let chars: Vec<char> = folded.chars().collect();
    let is_counted = |w: &&[char]| WordList::BareNumeral.has_char(w[0]) && WordList::CountedBy.has_char(w[1]);
    digits.len() + chars.windows(2).filter(is_counted).map(<[char]>::to_vec).collect::<BTreeSet<_>>().len()
}

/// Eight or more digits in a row, blanks aside.
fn phone(folded: &str) -> bool {
    let mut run = 0;
    folded.chars().any(|c| {
        run = if c.is_ascii_digit() {
            run + 1
        } else if matches!(c, ' ' | '-') {
            run
        } else {
            0
        };
        run >= 8
    })
}

fn length(prose: &str) -> usize {
    let han = prose.chars().filter(|c| script::is_letter(*c) && !c.is_ascii()).count();
    let words = prose.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).count();
    han + 2 * words
}

/// 南宁探店 南宁美食 南宁网红店 …: phrases that all begin alike.
fn is_wall(title: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '•' | '·') || !script::is_alphanumeric(c);
    let phrases: Vec<String> = title
        .split(is_between)
        .map(|p| p.chars().take(2).collect::<String>())
        .filter(|p| p.chars().count() == 2 && !p.is_ascii())
        .collect();
    phrases.iter().any(|p| phrases.iter().filter(|q| *q == p).count() >= WALL - 1) && phrases.len() >= WALL
}

/// Names between 「 and 」 and in topics that end as shops' names do.
fn names(whole: &str) -> Vec<String> {
    let mut found = Vec::new();
    let quoted = whole.split('「').skip(1).filter_map(|rest| rest.split_once('」')).map(|(name, _)| name);
    let topics = whole
        .split(['#', '＃'])
        .skip(1)
        .map(|rest| rest.split(|c: char| c.is_whitespace() || matches!(c, '#' | '[')).next().unwrap_or_default());
    for name in quoted.chain(topics) {
        let n = name.chars().count();
        if (2..=10).contains(&n) && WordList::ShopEnd.ends(name) {
            found.push(variants().key(name));
        }
    }
    found
}

/// So many characters of somebody's own words are quoted.
const QUOTED: std::ops::RangeInclusive<usize> = 4..=18;

/// Whether a clause is in another writing than the whole: an address or a name in a Chinese post is nobody's own words.
fn is_foreign(clause: &str, prose: &str) -> bool {
    let han = |text: &str| text.chars().filter(|c| script::is_letter(*c) && !c.is_ascii()).count();
    let latin = |text: &str| text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).count();
    han(prose) > latin(prose) && han(clause) <= latin(clause)
}

/// Whether a clause is words one after another, as titles are: 南站 牛肉面 老店.
fn is_listed(clause: &str) -> bool {
    let is_han = |c: char| script::is_letter(c) && !c.is_ascii();
    clause.split(' ').filter(|w| w.chars().any(is_han)).count() > 2
}

/// The clauses that can be quoted: short, with something of their own, without names, links or praise alone.
fn own_words(prose: &str) -> Vec<String> {
    let is_end = |c: char| {
        matches!(c, '。' | '！' | '？' | '，' | '；' | '\n' | '!' | '?' | ';' | '…' | '～' | ',' | '：' | ':')
            || fold::is_zero_width(c)
            || scan::is_emoji(c)
    };
    let mut clauses: Vec<(usize, usize, String)> = Vec::new();
    for (i, clause) in prose.split(is_end).enumerate() {
        let clause = clause.trim_matches(|c: char| !script::is_alphanumeric(c) && c != '$');
        let n = length(clause);
        let is_plain = !clause
            .contains(['@', '#', '「', '」', '“', '”', '"', '(', ')', '（', '）', '[', ']', '/', '<', '>', '=', '+'])
            && clause
                .chars()
                .all(|c| script::is_alphanumeric(c) || matches!(c, ' ' | '$' | '.' | '\'' | '’' | '-' | '、'));
        if !QUOTED.contains(&n) || !is_plain || phone(clause) || is_foreign(clause, prose) || is_listed(clause) {
            continue;
        }
        let met = words::meet(&variants().fold_str(clause));
        let has = |sign| met.iter().any(|m| m.sign == sign);
        if [Sign::Paid, Sign::Code, Sign::Push, Sign::Seller, Sign::Complaint, Sign::Blogger, Sign::Trade, Sign::Habit]
            .into_iter()
            .any(has)
        {
            continue;
        }
        let worth = 2 * usize::from(figures(&variants().fold_str(clause)) > 0)
            + 2 * usize::from(has(Sign::Limit))
            + usize::from(!has(Sign::Praise))
            + usize::from(n >= 7);
        clauses.push((worth, i, clause.to_owned()));
    }
    clauses.sort_by_key(|(worth, i, _)| (std::cmp::Reverse(*worth), *i));
    let mut words: Vec<String> = clauses.into_iter().map(|(.., clause)| clause).take(6).collect();
    // Collected in place, it would keep the room of all clauses.
    words.shrink_to_fit();
    words
}
