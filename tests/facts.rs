//! Forty-six drafts of as many trades, in four ways of writing, with what a reader could hold their shops to. Every amount with
//! its thing, its qualifier and its condition, every hour, address and way must be read as written down; what is not yet
//! read is named in `open`, and must be taken off that list once it is.

use advise::config::Config;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use advise::reading::Reading;
use advise::reading::facts::fact::{Fact, Price, Qualifier, Value};
use serde_json::Value as Json;
use std::ops::Range;

/// A draft that was read, and one fact that is wanted of it.
struct Wanted<'a> {
    text: &'a str,
    facts: &'a [Fact],
    fact: &'a Json,
}

impl Wanted<'_> {
    fn str(&self, key: &str) -> Option<&str> {
        self.fact[key].as_str()
    }

    /// The facts of the kind that share words with the wanted one.
    fn here(&self) -> impl Iterator<Item = &Fact> {
        let start = self.fact["at"].as_u64().unwrap_or(0) as usize;
        let end = start + self.str("text").unwrap_or_default().len();
        let kind = self.str("kind").unwrap_or_default();
        self.facts.iter().filter(move |f| f.value.kind() == kind && f.range.start < end && start < f.range.end)
    }

    /// One holds the other.
    fn near(&self, part: Option<&Range<usize>>, wanted: &str) -> bool {
        part.is_some_and(|r| is_near(&self.text[r.clone()], wanted))
    }

    /// The names of the parts that are not as wanted.
    fn wrong(&self) -> Vec<&'static str> {
        let mut wrong = Vec::new();
        let mut must = |name, ok: bool| {
            if !ok {
                wrong.push(name);
            }
        };
        match self.str("kind").unwrap_or_default() {
            "price" => return self.wrong_price(),
            "hours" => {
                let is_it = |f: &&Fact| {
                    let Value::Hours { from, to, .. } = &f.value else { return false };
                    self.time("from").is_none_or(|t| *from == Some(t)) && self.time("to").is_none_or(|t| *to == Some(t))
                };
                let days = |f: &Fact| matches!(&f.value, Value::Hours { days, .. } if self.str("days").is_none_or(|d| self.near(days.as_ref(), d)));
                must("time", self.here().any(|f| is_it(&f)));
                if self.here().any(|f| is_it(&f)) {
                    must("days", self.here().any(days));
                }
            }
            "closed" => {
                let days = |f: &Fact| matches!(&f.value, Value::Closed { days } if self.str("days").is_none_or(|d| self.near(days.as_ref(), d)));
                must("days", self.here().any(days));
            }
            "address" => {
                let whole = |f: &&Fact| is_near(&self.text[f.range.clone()], self.str("text").unwrap_or_default());
                let floor = |f: &Fact| matches!(&f.value, Value::Address { floor } if self.str("floor").is_none_or(|w| self.near(floor.as_ref(), w)));
                must("place", self.here().any(|f| whole(&f)));
                if self.here().any(|f| whole(&f)) {
                    must("floor", self.here().filter(whole).any(floor));
                }
            }
            "transport" => must("way", self.here().any(|f| self.is_way(f))),
            other => panic!("no fact is called {other}"),
        }
        wrong
    }

    fn is_way(&self, fact: &Fact) -> bool {
        let Value::Transport { station, exit, minutes } = &fact.value else { return false };
        let code = |r: &Range<usize>| self.text[r.clone()].to_uppercase();
        self.str("exit").is_none_or(|e| exit.as_ref().is_some_and(|r| code(r) == e.to_uppercase()))
            && self.fact["minutes"].as_u64().is_none_or(|m| *minutes == Some(m as u16))
            && self.str("station").is_none_or(|s| self.near(station.as_ref(), s))
    }

    fn wrong_price(&self) -> Vec<&'static str> {
        let amount = self.fact["amount"].as_f64().unwrap_or(0.0);
        let prices: Vec<&Price> = self
            .here()
            .filter_map(|f| if let Value::Price(p) = &f.value { Some(p) } else { None })
            .filter(|p| (p.amount - amount).abs() < 0.01)
            .collect();
        if prices.is_empty() {
            return vec!["amount"];
        }
        let mut wrong = Vec::new();
        let mut must = |name, is_it: &dyn Fn(&Price) -> bool| {
            if !prices.iter().any(|p| is_it(p)) {
                wrong.push(name);
            }
        };
        must("to", &|p| self.fact["to"].as_f64().is_none_or(|to| p.to == Some(to)));
        must("object", &|p| {
            let parts = [&p.object, &p.case, &p.group];
            self.str("object").is_none_or(|o| parts.iter().any(|part| self.near(part.as_ref(), o)))
        });
        must("qualifier", &|p| p.qualifier.map(name) == self.str("qualifier"));
        let parts =
            |p: &Price, c: &str| [&p.condition, &p.object, &p.case, &p.unit].iter().any(|r| self.near(r.as_ref(), c));
        must("condition", &|p| self.str("condition").is_none_or(|c| parts(p, c)));
        wrong
    }

    /// Minutes after midnight.
    fn time(&self, key: &str) -> Option<u16> {
        let (hour, minute) = self.str(key)?.split_once(':')?;
        Some((hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?) % (24 * 60))
    }
}

fn is_near(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a))
}

const fn name(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::From => "from",
        Qualifier::About => "about",
        Qualifier::Least => "least",
        Qualifier::Most => "most",
        Qualifier::Under => "under",
        Qualifier::Only => "only",
        Qualifier::Usual => "usual",
    }
}

#[test]
fn own_drafts_are_read_as_they_are_written() {
    let packs = Packs::built_in();
    let file = include_str!("data/facts.jsonl");
    let (mut asked, mut right, mut surprises) = (0, 0, Vec::new());
    for draft in file.lines().map(|l| serde_json::from_str::<Json>(l).unwrap()) {
        let field = |key: &str| draft[key].as_str().unwrap_or_default().to_owned();
        let record = Record { title: field("title"), body: field("body"), ..Record::default() };
        let source = Source { path: field("id"), id: None, draft: Draft::Record(Box::new(record)) };
        let reading = Reading::new(&source, &packs, &Config::default());
        for fact in draft["facts"].as_array().unwrap() {
            let wanted = Wanted { text: &reading.note.text, facts: &reading.facts.list, fact };
            let wrong = wanted.wrong();
            let open: Vec<&str> = fact["open"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
            asked += 1;
            right += usize::from(wrong.is_empty());
            if wrong != open {
                surprises.push(format!("{} {}: wrong {wrong:?}, open {open:?}", field("id"), fact["text"]));
            }
        }
    }
    assert!(surprises.is_empty(), "{right} of {asked} are right\n{}", surprises.join("\n"));
    assert!(right * 100 >= asked * 80, "{right} of {asked}");
}
