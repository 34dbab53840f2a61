//! What sections about an account have in common: names of the shop, of notes, pillars and queries, in the language of the run.

use super::Shown;
use crate::account::{Kind, Mixed, data};
use crate::reading::keyword::place_shown;
use crate::reading::target::Target;
use crate::report::script::script_of;
use crate::write::keyword_list::name::Name;

/// Characters of a title that stands for its note.
const TITLE: usize = 18;
/// Notes that are named, on one screen and elsewhere.
const NOTES: [usize; 2] = [2, 8];

/// Says it in the language of the run.
pub struct Speaker<'a> {
    pub(super) shown: Shown<'a>,
    /// Whether one screen has to do.
    pub(super) is_short: bool,
}

impl<'a> Speaker<'a> {
    /// For one account; on one screen less is named.
    pub const fn new(shown: Shown<'a>, is_short: bool) -> Self {
        Self { shown, is_short }
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.shown.catalog.say(&format!("account.{key}"), args)
    }

    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.say(key, &[("n", &n.to_string())])
    }

    pub(super) fn join(&self, items: &[String]) -> String {
        items.join(&self.say("comma", &[]))
    }

    /// The shop: its own name, else place and trade.
    pub fn shop(&self) -> String {
        let Shown { account, packs, catalog, name, .. } = self.shown;
        if let Some(name) = name {
            return name.to_owned();
        }
        let script = script_of(catalog.lang);
        let target = Target { district: account.shop.district, place: account.shop.place, ..Target::default() };
        let place = place_shown(packs, &target, script).unwrap_or_default();
        let trade = account.shop.category.map(|c| self.trade(c)).unwrap_or_default();
        match (place.is_empty(), trade.is_empty()) {
            (true, true) => self.say("no-shop", &[]),
            (false, false) => self.say("shop", &[("place", place), ("trade", &trade)]),
            _ => format!("{place}{trade}"),
        }
    }

    fn trade(&self, category: u16) -> String {
        let Shown { packs, catalog, .. } = self.shown;
        let term = packs.index.categories[usize::from(category)].term;
        shown_name(&packs.index.terms[term as usize].name, catalog)
    }

    fn district(&self, district: u16) -> String {
        let Shown { packs, catalog, .. } = self.shown;
        let term = packs.index.districts[usize::from(district)].term;
        shown_name(&packs.index.terms[term as usize].name, catalog)
    }

    /// A note as people know it: day and title.
    pub fn note(&self, place: usize) -> String {
        let note = &self.shown.account.notes[place];
        let title = if note.title.is_empty() { note.name() } else { note.title.as_str() };
        let short = short(title);
        match &note.date {
            Some(date) => self.say("note", &[("date", date), ("title", &short)]),
            None => self.say("note-undated", &[("title", &short)]),
        }
    }

    pub(super) fn notes(&self, places: &[usize]) -> String {
        let most = NOTES[usize::from(!self.is_short)];
        let mut told: Vec<String> = places.iter().take(most).map(|i| self.note(*i)).collect();
        if places.len() > most {
            told.push(self.count("more", places.len() - most));
        }
        self.join(&told)
    }

    /// The name of a pillar.
    pub fn pillar(&self, pillar: usize) -> &'static str {
        data().pillars[pillar].name.pick(self.shown.catalog.lang)
    }

    /// A query in the reader's script.
    pub fn query<'n>(&self, name: &'n Name) -> &'n str {
        name.show(script_of(self.shown.catalog.lang))
    }

    /// The first lines: what was read, and what is to be known about it.
    pub fn head(&self) -> Vec<String> {
        let account = self.shown.account;
        let n = |kind| account.count(kind).to_string();
        let (all, promotions) = (account.notes.len().to_string(), n(Kind::Promotion));
        let (texts, topics, bare) = (n(Kind::Text), n(Kind::TopicsOnly), n(Kind::TitleOnly));
        let shop = self.shop();
        let args: [(&str, &str); 6] = [
            ("shop", &shop),
            ("all", &all),
            ("texts", &texts),
            ("promotions", &promotions),
            ("topics", &topics),
            ("bare", &bare),
        ];
        let mut lines = vec![self.say("head", &args)];
        lines.extend(account.mixed.as_ref().map(|mixed| self.mixed(mixed)));
        if account.notes.len() == 1 {
            lines.push(self.say("one-note", &[]));
        }
        if account.shop.category.is_none() && !account.notes.is_empty() {
            lines.push(self.say("no-trade", &[]));
        }
        if !self.shown.failures.is_empty() {
            lines.push(self.count("unread", self.shown.failures.len()));
        }
        lines
    }

    fn mixed(&self, mixed: &Mixed) -> String {
        let told = |name: String, n: usize| self.say("mixed-part", &[("name", &name), ("n", &n.to_string())]);
        let districts = mixed.districts.iter().map(|(d, n)| told(self.district(*d), *n));
        let trades = mixed.categories.iter().map(|(c, n)| told(self.trade(*c), *n));
        self.say("mixed", &[("parts", &self.join(&districts.chain(trades).collect::<Vec<_>>()))])
    }
}

fn shown_name(name: &crate::pack::index::Shown, catalog: &crate::lang::Catalog) -> String {
    crate::reading::uses::show(name, script_of(catalog.lang)).to_owned()
}

/// The beginning of a title.
fn short(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= TITLE {
        return title;
    }
    title.chars().take(TITLE - 1).chain(['…']).collect()
}
