//! What a reading says of the tone, as numbers from 0 to 1: the rules that were met by group and tier, facts, prices, calls,
//! first person, cues. All are densities, so that no text gains or loses by its length alone.

use super::crammed::LeftOut;
use crate::diagnostic::{Finding, Severity};
use crate::pack::{Class, Hit};
use crate::reading::context::Context;
use crate::reading::cues::{self, CUES};
use crate::reading::facts::fact::{Told, Value};
use crate::text::script::is_alphanumeric;
use crate::text::token::Token;
use std::collections::BTreeSet;

/// How many there are.
pub const COUNT: usize = FIRST.len() + CLASSES.len() + TOKENS.len() + Told::ALL.len() + CUES.len();

/// The features that have code of their own.
const FIRST: [&str; 11] = [
    "selling",
    "hard-sell warnings",
    "hard-sell hints",
    "breaches",
    "breach warnings",
    "different selling rules",
    "different cues",
    "exclamations",
    "questions",
    "prices told",
    "place and hours",
];
/// Words that are counted.
const CLASSES: [(Class, &str); 9] = [
    (Class::BookingCallWords, "calls"),
    (Class::ImperativeStart, "orders"),
    (Class::Offer, "offers"),
    (Class::Praise, "praise"),
    (Class::Me, "first person"),
    (Class::PastAct, "past acts"),
    (Class::FrameOpinion, "opinions"),
    (Class::FrameDownside, "faults"),
    (Class::AskedReader, "the reader"),
];
/// Shapes that are counted.
const TOKENS: [(Token, &str); 3] = [(Token::Emoji, "pictures"), (Token::Price, "prices"), (Token::Num, "numbers")];

/// A note shorter than this is judged as if it were this long.
const LEAST_CHARS: f32 = 60.0;

/// The names of the features, in their order.
pub fn names() -> Vec<String> {
    let told = Told::ALL.iter().map(|(_, name)| format!("told {name}"));
    let cues = CUES.iter().map(|name| format!("cue {name}"));
    let named = FIRST.into_iter().chain(CLASSES.map(|c| c.1)).chain(TOKENS.map(|t| t.1)).map(str::to_owned);
    named.chain(told).chain(cues).collect()
}

/// Characters of a note without those of its keywords: more uses of a keyword must not thin out the selling.
fn honest_chars(cx: &Context<'_>, left_out: &LeftOut) -> f32 {
    let text = cx.view.folded.text.as_str();
    let letters = |text: &str| text.chars().filter(|c| is_alphanumeric(*c)).count();
    let all: usize = left_out.kept(text.len()).into_iter().map(|range| letters(&text[range])).sum();
    let own = cx.keywords.iter().filter(|k| !k.keyword.is_imported);
    let used: usize = own
        .flat_map(|k| &k.uses)
        .filter(|u| !left_out.has_original(u.range.start))
        .map(|u| letters(&cx.note.text[u.range.clone()]))
        .sum();
    all.saturating_sub(used) as f32
}

/// The features of a note without what is left out; `findings` are those of its rules, `selling` what they weigh, wherever
/// they stand.
pub fn features(cx: &Context<'_>, findings: &[Finding], selling: f32, left_out: &LeftOut) -> Vec<f32> {
    let text = cx.view.folded.text.as_str();
    let per = 100.0 / honest_chars(cx, left_out).max(LEAST_CHARS);
    let dense = |count: f32| count * per / (1.0 + count * per);
    let met = |group: &str, severity: Severity| {
        dense(findings.iter().filter(|f| f.group() == group && f.severity == severity).count() as f32)
    };
    let facts = |is: &dyn Fn(&Value) -> bool| {
        let told = cx.facts.list.iter().filter(|f| is(&f.value) && !left_out.has_original(f.range.start));
        dense(told.count() as f32)
    };
    let signs = |sign: char| {
        let found = text.match_indices(sign).filter(|(at, _)| !left_out.has(*at));
        dense(found.count() as f32)
    };
    let selling_rules: BTreeSet<&str> =
        findings.iter().filter(|f| f.group() == "hard-sell").map(|f| f.rule.as_str()).collect();
    let mut cues = [0.0; CUES.len()];
    for cue in cx.cues.iter().filter(|c| !left_out.has_original(c.range.start)) {
        if let Some(place) = cues::place(&cue.name) {
            cues[place] += 1.0;
        }
    }
    let different = |count: f32| count / (3.0 + count);
    let mut out = vec![
        dense(selling),
        met("hard-sell", Severity::Warning),
        met("hard-sell", Severity::Hint),
        met("compliance", Severity::Error),
        met("compliance", Severity::Warning),
        different(selling_rules.len() as f32),
        different(cues.iter().filter(|count| **count > 0.0).count() as f32),
        signs('!'),
        signs('?'),
        facts(&|v| matches!(v, Value::Price(_))),
        facts(&|v| matches!(v, Value::Address { .. } | Value::Transport { .. } | Value::Hours { .. })),
    ];
    let all = 0..text.len();
    let counted = |hit: &Hit| !left_out.has(hit.start as usize);
    out.extend(CLASSES.map(|(class, _)| dense(cx.view.of_class(class, all.clone()).filter(counted).count() as f32)));
    out.extend(TOKENS.map(|(token, _)| dense(cx.view.of_token(token, all.clone()).filter(counted).count() as f32)));
    let mut told = [0.0; Told::ALL.len()];
    for fact in cx.facts.list.iter().filter(|f| !left_out.has_original(f.range.start)) {
        if let Some(kind) = fact.value.told() {
            told[kind as usize] += 1.0;
        }
    }
    out.extend(told.map(dense));
    out.extend(cues.map(dense));
    out
}
