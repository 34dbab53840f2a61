//! From a checked note to what an account keeps of it.

use super::data::{Data, PILLARS_COUNT, Says, data};
use super::note::{AccountNote, Kind, Places, Shop, Speaker};
use super::repetition::shingles;
use super::{main_query, words};
use crate::check::{self, Outcome};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::lang::Catalog;
use crate::note::{Author, Source, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Class, Packs};
use crate::reading::Reading;
use crate::reading::facts::fact::{Role, Value};
use crate::reading::target;
use crate::reading::uses::{Found, Keyword};
use crate::score::EMPTY_CAP;
use crate::text::{date, variants};
use crate::write::rewrite::MOST_SELLING;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of the body that are its opening words.
const OPENING: usize = 10;
/// Prices that make a price list.
const PRICE_LIST: usize = 3;
/// Places and trade words of one note that are joined; no honest note has more.
const JOINED: (usize, usize) = (6, 24);

/// Reads a note. Total: any text gives one.
pub fn read(source: &Source, packs: &Packs, config: &Config, catalog: &Catalog) -> AccountNote {
    let reading = Reading::new(source, packs, config);
    let outcome = check::outcome(&reading.context(packs, config, catalog), &reading);
    let data = data();
    let kind = kind(&reading, &outcome);
    let met = Met::of(&reading, data);
    let note = &reading.note;
    let title = note.title.as_ref().map(|t| t.text.trim().to_owned()).unwrap_or_default();
    let (told, day) = dated(source, note.meta.date.as_deref());
    let body = note.body_text();
    let is_text = matches!(kind, Kind::Text | Kind::Promotion);
    let folded: String = variants().fold_str(&body).chars().filter(|c| c.is_alphanumeric()).collect();
    let main = main_query::of(&reading, packs);
    AccountNote {
        path: source.path.clone(),
        id: source.id.clone(),
        date: told,
        day,
        kind,
        tone: outcome.tone,
        score: outcome.score.total,
        shop: shop(&reading),
        points: if kind == Kind::Text { met.points(&reading, data) } else { [0; PILLARS_COUNT] },
        answers: if kind == Kind::Text { met.answers(&reading, data) } else { BTreeSet::new() },
        stands: stands(&reading, packs),
        main_key: main.as_deref().map(main_query::key),
        main,
        topics: note.topics.len(),
        shingles: if is_text { shingles(&folded) } else { Vec::new() },
        opening: if is_text { folded.chars().take(OPENING).collect() } else { String::new() },
        findings: [Severity::Error, Severity::Warning, Severity::Hint]
            .map(|s| outcome.findings.iter().filter(|f| f.severity == s).count()),
        tie: met.tie.clone().filter(|_| is_text && note.meta.sponsored != Some(true)),
        hides_interest: outcome.findings.iter().any(|f| data.hiding.contains(&f.rule)),
        speaker: speaker(note.meta.author, &met),
        title,
    }
}

fn kind(reading: &Reading, outcome: &Outcome) -> Kind {
    let says = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    if says(&reading.note.body_text()) {
        // Of a word or two nobody can say how they sound.
        let is_said = outcome.score.capped != Some(EMPTY_CAP);
        return if is_said && outcome.tone.hard_sell > MOST_SELLING { Kind::Promotion } else { Kind::Text };
    }
    if reading.note.topics.is_empty() { Kind::TitleOnly } else { Kind::TopicsOnly }
}

/// The date that a note tells, else the one in the name of its file.
fn dated(source: &Source, told: Option<&str>) -> (Option<String>, Option<i64>) {
    let name = source.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = if name.contains('#') { "" } else { name };
    let date = told.and_then(date::find).or_else(|| date::find(name));
    let day = date.as_deref().and_then(date::days);
    (date, day)
}

fn shop(reading: &Reading) -> Shop {
    let target::Target { district, place, category, .. } = reading.target;
    Shop { district, place, category }
}

fn speaker(author: Option<Author>, met: &Met) -> Speaker {
    match author {
        Some(author) if author.is_shop() => Speaker::Shop,
        Some(_) => Speaker::Customer,
        None if met.customer => Speaker::Customer,
        None if met.shop => Speaker::Shop,
        None => Speaker::Unclear,
    }
}

/// What the rows of an account's data find in a note.
#[derive(Default)]
struct Met {
    /// Rows of the title, rows of body and topics.
    title: BTreeSet<u16>,
    rest: BTreeSet<u16>,
    /// Questions that sentences answer.
    answered: BTreeSet<u16>,
    tie: Option<String>,
    shop: bool,
    customer: bool,
}

impl Met {
    fn of(reading: &Reading, data: &Data) -> Self {
        let mut met = Self::default();
        let note = &reading.note;
        let title = note.title.as_ref().map(|t| words::sentences(&t.text)).unwrap_or_default();
        let mut asked: Vec<u16> = Vec::new();
        let whole = note.body_text();
        for (sentence, is_title) in
            title.into_iter().map(|s| (s, true)).chain(words::sentences(&whole).into_iter().map(|s| (s, false)))
        {
            let rows = data.words.rows_in(&sentence);
            let says = |row: &u16| data.says[usize::from(*row)];
            let asks = is_question(&sentence) || rows.iter().any(|r| says(r) == Says::Asking);
            if !asks && answers_at_once(&sentence, data) {
                met.answered.extend(&asked);
            }
            asked.clear();
            for row in &rows {
                match says(row) {
                    Says::Answers(question) if !asks => {
                        met.answered.insert(question as u16);
                    }
                    Says::Asks(question) if asks => asked.push(question as u16),
                    Says::Tie => met.tie = met.tie.take().or_else(|| Some(sentence.clone())),
                    Says::Shop => met.shop = true,
                    Says::Customer => met.customer = true,
                    _ => {}
                }
            }
            if is_title { met.title.extend(rows) } else { met.rest.extend(rows) }
        }
        for topic in &note.topics {
            met.rest.extend(data.words.rows_in(&words::fold(&topic.text)));
        }
        if reading.view.has_class(Class::Disclosure, 0..reading.view.folded.text.len()) {
            met.tie = None;
        }
        met
    }

    /// The points of each pillar: a row counts twice in the title, and once below.
    fn points(&self, reading: &Reading, data: &Data) -> [u32; PILLARS_COUNT] {
        let mut points = [0; PILLARS_COUNT];
        for (rows, times) in [(&self.title, 2), (&self.rest, 1)] {
            for row in rows {
                if let Says::Pillar(pillar, weight) = data.says[usize::from(*row)] {
                    points[pillar] += times * weight;
                }
            }
        }
        for (points, pillar) in points.iter_mut().zip(&data.pillars) {
            *points += kinds(reading).iter().map(|kind| pillar.fact(kind)).sum::<u32>();
        }
        points
    }

    fn answers(&self, reading: &Reading, data: &Data) -> BTreeSet<u16> {
        let kinds = kinds(reading);
        let by_fact =
            data.questions.iter().zip(0..).filter(|(q, _)| q.facts.iter().any(|k| kinds.contains(k.as_str())));
        by_fact.map(|(_, place)| place).chain(self.answered.iter().copied()).collect()
    }
}

fn is_question(sentence: &str) -> bool {
    sentence.ends_with(['?', '？'])
}

/// Whether a sentence begins as an answer does.
fn answers_at_once(sentence: &str, data: &Data) -> bool {
    let bare = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    data.answering.iter().any(|w| bare.starts_with(w.as_str()))
}

/// The kinds of facts that stand in a note; a price list is a kind of its own.
fn kinds(reading: &Reading) -> BTreeSet<&'static str> {
    let mut kinds: BTreeSet<&'static str> = reading.facts.list.iter().map(|f| f.value.kind()).collect();
    let prices = reading.facts.prices().filter(|(_, p)| matches!(p.role, Role::Price | Role::AddOn | Role::Bundle));
    if prices.count() >= PRICE_LIST {
        kinds.insert("prices");
    }
    // A place alone is no way to it.
    let leads = |v: &Value| matches!(v, Value::Transport { exit, minutes, .. } if exit.is_some() || minutes.is_some());
    if !reading.facts.any(leads) {
        kinds.remove("transport");
    }
    kinds
}

/// Where each trade word stands, alone and joined with each place.
fn stands(reading: &Reading, packs: &Packs) -> BTreeMap<(Option<u32>, u32), Places> {
    let (mut places, mut subjects) = (BTreeSet::new(), BTreeSet::new());
    for hit in &reading.terms {
        match packs.index.terms[hit.term as usize].kind {
            TermKind::Place { .. } => places.insert(hit.term),
            TermKind::Trade { .. } | TermKind::Keyword { .. } => subjects.insert(hit.term),
            _ => false,
        };
    }
    let found = Found::new(&reading.view, &reading.terms, &reading.note, &[]);
    let mut stands = BTreeMap::new();
    let places: Vec<u32> = places.into_iter().take(JOINED.0).collect();
    for subject in subjects.into_iter().take(JOINED.1) {
        for place in std::iter::once(None).chain(places.iter().copied().map(Some)) {
            let keyword = keyword(place, subject);
            let zones = found.uses(&keyword).iter().map(|u| bit(u.zone)).fold(0, |all, bit| all | bit);
            if zones != 0 {
                stands.insert((place, subject), Places(zones));
            }
        }
    }
    stands
}

fn keyword(place: Option<u32>, subject: u32) -> Keyword {
    Keyword {
        text: String::new(),
        role: crate::pack::Role::Core,
        importance: 1,
        pack: None,
        places: place.into_iter().collect(),
        subjects: vec![subject],
        intents: Vec::new(),
        is_own: false,
        is_imported: false,
        noun: None,
        figure: None,
    }
}

const fn bit(zone: Zone) -> u8 {
    match zone {
        Zone::Title => Places::TITLE,
        Zone::Opening => Places::OPENING,
        Zone::Body => Places::BODY,
        Zone::Hashtag => Places::TOPIC,
    }
}
