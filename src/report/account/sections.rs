//! An account in words: sections with a heading, what is to be said, and lines to paste.

use super::Shown;
use super::speaker::Speaker;
use crate::account::{AccountNote, AskedQuestion, TOO_MUCH, data};

/// Open questions that are told.
const OPEN: usize = 10;
/// Months that are told one by one.
const MONTHS: usize = 24;
/// Queries that are named, on one screen and elsewhere.
const QUERIES: [usize; 2] = [5, usize::MAX];
/// Between the names of pillars, which have commas of their own.
const BETWEEN: &str = " · ";

/// A part of the report.
pub struct Section {
    /// Its heading.
    pub head: String,
    /// What is to be said; the most important first.
    pub lines: Vec<String>,
    /// Lines to paste: commands, settings.
    pub paste: Vec<String>,
    /// Lines that one screen has room for.
    pub short: usize,
}

impl Speaker<'_> {
    /// All sections, in their order.
    pub fn sections(&self) -> Vec<Section> {
        vec![
            self.pillars(),
            self.questions(),
            self.keywords(),
            self.competing(),
            self.repetition(),
            self.trust(),
            self.rhythm(),
        ]
    }

    fn pillars(&self) -> Section {
        let Shown { account, packs, catalog, .. } = self.shown;
        let found = &account.pillars;
        let have = (found.list.len() - found.missing.len()).to_string();
        let all = found.list.len().to_string();
        let each = (0..found.list.len()).filter(|p| !found.list[*p].main.is_empty()).map(|p| {
            self.say("pillars.one", &[("name", self.pillar(p)), ("n", &found.list[p].main.len().to_string())])
        });
        let mut lines = Vec::new();
        let each: Vec<String> = each.collect();
        if !each.is_empty() {
            lines.push(each.join(BETWEEN));
        }
        let missing: Vec<String> = found.missing.iter().map(|p| self.pillar(*p).to_owned()).collect();
        if !missing.is_empty() {
            lines.push(self.say("pillars.missing", &[("names", &missing.join(BETWEEN))]));
        }
        let mut paste = Vec::new();
        for pillar in &found.next {
            let told = &data().pillars[*pillar];
            let text = |t: &crate::account::Told| t.pick(catalog.lang).to_owned();
            let asks: Vec<String> = told.ask.iter().map(text).collect();
            lines.push(self.say(
                "pillars.next",
                &[("name", self.pillar(*pillar)), ("ask", &asks.join(" ")), ("photo", &text(&told.photo))],
            ));
            let id = |flag: &str, id: Option<&str>| id.map(|id| format!(" --{flag} {id}")).unwrap_or_default();
            let district = account.shop.district.map(|d| packs.index.districts[usize::from(d)].id.as_str());
            let category = account.shop.category.map(|c| packs.index.categories[usize::from(c)].id.as_str());
            let (district, category) = (id("district", district), id("category", category));
            paste.push(format!("advise brief{district}{category} --about \"{}\"", text(&told.about)));
        }
        Section { head: self.say("pillars.head", &[("have", &have), ("all", &all)]), lines, paste, short: 2 }
    }

    fn questions(&self) -> Section {
        let questions = &self.shown.account.questions;
        let lang = self.shown.catalog.lang;
        let text = |q: &AskedQuestion| q.question().text.pick(lang).to_owned();
        let open: Vec<&AskedQuestion> = questions.open.iter().take(OPEN).collect();
        let mut lines = Vec::new();
        if !open.is_empty() {
            let told: Vec<String> = open.iter().map(|q| text(q)).collect();
            lines.push(self.say("questions.open", &[("questions", &told.join(" "))]));
        }
        let known: Vec<String> = open.iter().filter(|q| q.profile.is_some()).map(|q| text(q)).collect();
        if !known.is_empty() {
            lines.push(self.say("questions.profile", &[("questions", &known.join(" "))]));
        }
        lines.extend(
            questions
                .answered
                .iter()
                .map(|q| self.say("questions.answered", &[("question", &text(q)), ("notes", &self.notes(&q.notes))])),
        );
        let fill = self.say("questions.fill", &[]);
        let mut paste = Vec::new();
        for question in open.iter().filter(|q| q.profile.is_none()) {
            paste.push("[[shop.faq]]".to_owned());
            paste.push(format!("q = \"{}\"", text(question)));
            paste.push(format!("a = \"{fill}\""));
        }
        let (done, all) = (questions.answered.len(), questions.answered.len() + questions.open.len());
        let head = self.say("questions.head", &[("done", &done.to_string()), ("all", &all.to_string())]);
        let short = 1 + usize::from(!known.is_empty());
        Section { head, lines, paste, short: if open.is_empty() { 0 } else { short } }
    }

    fn keywords(&self) -> Section {
        let found = &self.shown.account.keywords;
        let (covered, open): (Vec<_>, Vec<_>) = found.queries.iter().partition(|q| q.is_covered());
        let names = |list: &[&crate::account::Query]| {
            let most = QUERIES[usize::from(!self.is_short)];
            let mut told: Vec<String> = list.iter().take(most).map(|q| self.query(&q.name).to_owned()).collect();
            told.extend((list.len() > most).then(|| self.count("more", list.len() - most)));
            self.join(&told)
        };
        let mut lines = Vec::new();
        let shop = &self.shown.account.shop;
        if shop.category.is_some() && shop.district.is_none() && shop.place.is_none() {
            lines.push(self.say("keywords.no-place", &[]));
        }
        if !open.is_empty() {
            lines.push(self.say("keywords.open", &[("queries", &names(&open))]));
        }
        if !covered.is_empty() {
            let told: Vec<String> = covered
                .iter()
                .map(|q| {
                    let n = q.notes.len().to_string();
                    self.say("keywords.one", &[("query", self.query(&q.name)), ("n", &n)])
                })
                .collect();
            lines.push(self.say("keywords.covered", &[("queries", &self.join(&told))]));
        }
        if !found.seasonal.is_empty() {
            let told: Vec<String> = found.seasonal.iter().map(|n| self.query(n).to_owned()).collect();
            lines.push(self.say("keywords.seasonal", &[("queries", &self.join(&told))]));
        }
        let (done, all) = (covered.len().to_string(), found.queries.len().to_string());
        Section { head: self.say("keywords.head", &[("done", &done), ("all", &all)]), short: 2, lines, paste: vec![] }
    }

    fn competing(&self) -> Section {
        let found = &self.shown.account.cannibalising;
        let lines = found.iter().map(|c| {
            let args =
                [("query", c.query.as_str()), ("pillar", self.pillar(c.pillar)), ("notes", &self.notes(&c.notes))];
            self.say("competing.one", &args)
        });
        Section { head: self.count("competing.head", found.len()), lines: lines.collect(), paste: vec![], short: 2 }
    }

    fn repetition(&self) -> Section {
        let found = &self.shown.account.repetition;
        let mut lines: Vec<String> = found
            .duplicates
            .iter()
            .map(|d| {
                let share = format!("{:.0}", d.alike * 100.0);
                self.say("repetition.duplicate", &[("share", &share), ("notes", &self.notes(&d.notes))])
            })
            .collect();
        let short = lines.len().min(2) + usize::from(!found.topic_walls.is_empty());
        if !found.topic_walls.is_empty() {
            let n = found.topic_walls.len().to_string();
            let notes = self.notes(&found.topic_walls);
            let key = if self.is_short { "repetition.walls-count" } else { "repetition.walls" };
            lines.insert(lines.len().min(2), self.say(key, &[("n", &n), ("notes", &notes)]));
        }
        lines.extend(found.openings.iter().map(|o| {
            let n = o.notes.len().to_string();
            self.say("repetition.opening", &[("text", &o.text), ("n", &n), ("notes", &self.notes(&o.notes))])
        }));
        let short = short.max(usize::from(!lines.is_empty()));
        Section { head: self.count("repetition.head", found.duplicates.len()), lines, paste: vec![], short }
    }

    fn trust(&self) -> Section {
        let trust = &self.shown.account.trust;
        let percent = |part: usize, all: usize| format!("{:.0}", part as f64 * 100.0 / all.max(1) as f64);
        let share = percent(trust.promotions.len(), trust.texts);
        let mut lines = Vec::new();
        if !trust.undisclosed.is_empty() {
            lines.push(self.say("trust.undisclosed", &[("notes", &self.notes(&trust.undisclosed))]));
        }
        let [errors, warnings, hints] = trust.findings.map(|n| n.to_string());
        let with = trust.with_errors.len().to_string();
        let args = [("errors", errors.as_str()), ("warnings", &warnings), ("hints", &hints), ("notes", &with)];
        lines.push(self.say("trust.findings", &args));
        if trust.quarters.len() > 1 {
            let one = |q: &crate::account::Quarter| {
                self.say("trust.quarter", &[("name", &q.name), ("share", &percent(q.promotions, q.texts))])
            };
            let latest = trust
                .quarters
                .iter()
                .rev()
                .take(if self.is_short { 5 } else { usize::MAX })
                .collect::<Vec<_>>()
                .into_iter()
                .rev();
            lines.push(self.say("trust.quarters", &[("quarters", &self.join(&latest.map(one).collect::<Vec<_>>()))]));
        }
        let short = lines.len();
        let [shop, customer, unclear] = trust.speakers.map(|n| n.to_string());
        let args = [("shop", shop.as_str()), ("customer", &customer), ("unclear", &unclear)];
        lines.push(self.say("trust.voice", &args));
        if !trust.customers.is_empty() && trust.speakers[0] > 0 {
            lines.push(self.say("trust.customers", &[("notes", &self.notes(&trust.customers))]));
        }
        let key = if trust.share() > TOO_MUCH { "trust.head-much" } else { "trust.head" };
        let head = self.say(key, &[("share", &share), ("n", &trust.promotions.len().to_string())]);
        Section { head, lines, paste: vec![], short }
    }

    fn rhythm(&self) -> Section {
        let rhythm = &self.shown.account.rhythm;
        let Some((from, to)) = &rhythm.span else {
            return Section { head: self.say("rhythm.undated", &[]), lines: vec![], paste: vec![], short: 0 };
        };
        let mut lines: Vec<String> = rhythm
            .gaps
            .iter()
            .take(5)
            .map(|g| {
                let day = |i: usize| self.shown.account.notes[i].date.clone().unwrap_or_default();
                let (from, to, days) = (day(g.before), day(g.behind), g.days.to_string());
                self.say("rhythm.gap", &[("from", &from), ("to", &to), ("days", &days)])
            })
            .collect();
        let short = lines.len().min(2);
        // Tomorrow it says something else; the screen says what the notes say.
        if let Some(days) = rhythm.since_last {
            lines.insert(short, self.say("rhythm.since", &[("days", &days.to_string())]));
        }
        if rhythm.undated > 0 {
            lines.push(self.count("rhythm.some-undated", rhythm.undated));
        }
        let is_long = rhythm.months.len() > MONTHS;
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for (month, n) in &rhythm.months {
            // Of many months the years say as much; the drawing shows each.
            let name = if is_long { month.get(..4).unwrap_or(month) } else { month };
            match counts.last_mut() {
                Some((last, all)) if *last == name => *all += n,
                _ => counts.push((name, *n)),
            }
        }
        let counts: Vec<String> = counts.iter().map(|(name, n)| format!("{name}: {n}")).collect();
        let key = if is_long { "rhythm.years" } else { "rhythm.months" };
        lines.push(self.say(key, &[("months", &self.join(&counts))]));
        let usual = rhythm.usual.unwrap_or(0).to_string();
        let per = format!("{:.1}", dated(&self.shown.account.notes) as f64 / rhythm.months.len().max(1) as f64);
        let args = [("from", from.as_str()), ("to", to), ("per", &per), ("usual", &usual)];
        let key = if rhythm.usual.is_some() { "rhythm.head" } else { "rhythm.head-one" };
        Section { head: self.say(key, &args), lines, paste: vec![], short }
    }
}

fn dated(notes: &[AccountNote]) -> usize {
    notes.iter().filter(|n| n.day.is_some()).count()
}
