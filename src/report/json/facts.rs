//! The wire shape of facts (`--facts`): a kind, the words, and the parts of its value, each with its place.

use super::place::SpanOut;
use crate::check::Report;
use crate::reading::facts::fact::{Currency, Fact, Measure, Price, Qualifier, Role, Value};
use serde::Serialize;
use std::ops::Range;

/// A fact.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FactOut<'a> {
    kind: &'static str,
    text: &'a str,
    span: SpanOut,
    #[serde(flatten)]
    value: ValueOut<'a>,
}

/// The parts of a fact's value.
#[derive(Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
enum ValueOut<'a> {
    Price(PriceOut<'a>),
    Hours {
        days: Option<PartOut<'a>>,
        from: Option<String>,
        to: Option<String>,
    },
    Transport {
        station: Option<PartOut<'a>>,
        exit: Option<PartOut<'a>>,
        minutes: Option<u16>,
    },
    Address {
        floor: Option<PartOut<'a>>,
    },
    Closed {
        days: Option<PartOut<'a>>,
    },
    Offer {
        what: Option<PartOut<'a>>,
        from: Option<PartOut<'a>>,
        until: Option<PartOut<'a>>,
        quantity: Option<PartOut<'a>>,
        terms: Vec<PartOut<'a>>,
    },
    Told {
        measures: Vec<MeasureOut<'a>>,
    },
}

/// A number with what it measures.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MeasureOut<'a> {
    text: &'a str,
    span: SpanOut,
    number: f64,
    to: Option<f64>,
    unit: Option<&'static str>,
}

/// What something costs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PriceOut<'a> {
    object: Option<PartOut<'a>>,
    case: Option<PartOut<'a>>,
    group: Option<PartOut<'a>>,
    amount: f64,
    to: Option<f64>,
    currency: Option<&'static str>,
    unit: Option<PartOut<'a>>,
    qualifier: Option<&'static str>,
    condition: Option<PartOut<'a>>,
    role: &'static str,
}

/// Words of the note.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartOut<'a> {
    text: &'a str,
    span: SpanOut,
}

/// The facts of a note that stand in what the user gave.
pub(super) fn facts(report: &Report) -> Vec<FactOut<'_>> {
    let own = report.facts.list.iter().filter(|f| f.range.end <= report.note.source_len);
    own.map(|f| fact(report, f)).collect()
}

fn fact<'a>(report: &'a Report, fact: &Fact) -> FactOut<'a> {
    let part = |range: &Option<Range<usize>>| range.as_ref().map(|r| part(report, r));
    let value = match &fact.value {
        Value::Price(p) => ValueOut::Price(price(report, p)),
        Value::Hours { days, from, to } => {
            ValueOut::Hours { days: part(days), from: from.map(clock), to: to.map(clock) }
        }
        Value::Transport { station, exit, minutes } => {
            ValueOut::Transport { station: part(station), exit: part(exit), minutes: *minutes }
        }
        Value::Address { floor } => ValueOut::Address { floor: part(floor) },
        Value::Closed { days } => ValueOut::Closed { days: part(days) },
        Value::Offer { what, from, until, quantity, terms } => ValueOut::Offer {
            what: part(what),
            from: part(from),
            until: part(until),
            quantity: part(quantity),
            terms: terms.iter().map(|t| self::part(report, t)).collect(),
        },
        Value::Told { measures, .. } => {
            ValueOut::Told { measures: measures.iter().map(|m| measure(report, m)).collect() }
        }
    };
    let PartOut { text, span } = self::part(report, &fact.range);
    FactOut { kind: fact.value.kind(), text, span, value }
}

fn measure<'a>(report: &'a Report, m: &Measure) -> MeasureOut<'a> {
    let PartOut { text, span } = part(report, &m.range);
    MeasureOut { text, span, number: m.number, to: m.to, unit: m.unit.name() }
}

fn price<'a>(report: &'a Report, p: &Price) -> PriceOut<'a> {
    let part = |range: &Option<Range<usize>>| range.as_ref().map(|r| part(report, r));
    PriceOut {
        object: part(&p.object),
        case: part(&p.case),
        group: part(&p.group),
        amount: p.amount,
        to: p.to,
        currency: p.currency.map(currency),
        unit: part(&p.unit),
        qualifier: p.qualifier.map(qualifier),
        condition: part(&p.condition),
        role: role(p.role),
    }
}

fn part<'a>(report: &'a Report, range: &Range<usize>) -> PartOut<'a> {
    let text = report.note.text.get(range.clone()).unwrap_or_default();
    PartOut { text, span: SpanOut { start: range.start, end: range.end } }
}

/// `07:30`.
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

const fn currency(currency: Currency) -> &'static str {
    match currency {
        Currency::Hkd => "HKD",
        Currency::Dollar => "$",
        Currency::Yuan => "yuan",
        Currency::Other => "other",
    }
}

const fn qualifier(qualifier: Qualifier) -> &'static str {
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

const fn role(role: Role) -> &'static str {
    match role {
        Role::Price => "price",
        Role::Was => "was",
        Role::AddOn => "add-on",
        Role::Bundle => "bundle",
        Role::Deposit => "deposit",
        Role::Fee => "fee",
        Role::Discount => "discount",
        Role::Threshold => "threshold",
    }
}
