//! What a version can lead with: the sentences of a draft that a stranger would read on for. A refusal, a number that
//! bounds, a step of the work, advice; never praise, and never what every flyer has.

use super::draft::{Draft, Kinds, Part, Sentence};
use super::ear::Ear;
use super::lead_story::{first_lines, line_of, people, stories};
use super::worth::Worth;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::units::units;
use crate::titles::judge::{Fault, Hook, judge};

/// A way to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadKind {
    /// The draft's own first lines, where they tell something.
    Story,
    /// What is not done, and how far the rest goes.
    Limit,
    /// How it is made, used, kept.
    HowTo,
    /// What takes a worry from the reader.
    Worry,
    /// What to know before a visit.
    Visit,
}

impl LeadKind {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Story, "story"),
        (Self::Limit, "limit"),
        (Self::HowTo, "how-to"),
        (Self::Worry, "worry"),
        (Self::Visit, "visit"),
    ];

    /// Names that were used for angles once.
    const OLD: [(&'static str, Self); 6] = [
        ("guide", Self::Visit),
        ("behind", Self::HowTo),
        ("answers", Self::Worry),
        ("fit", Self::Limit),
        ("season", Self::Visit),
        ("question", Self::Worry),
    ];

    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The kind of this name, old names included.
    pub fn named(name: &str) -> Option<Self> {
        let all = Self::ALL.iter().map(|(kind, name)| (*name, *kind));
        all.chain(Self::OLD).find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }
}

/// A sentence that can lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// Which sentence of the draft.
    pub sentence: usize,
    /// What it leads with.
    pub kind: LeadKind,
    /// How well.
    pub strength: f32,
    /// Whether it tells what happened once.
    pub is_told: bool,
}

/// Less than this is no lead, unless its kind is asked for.
pub const LEAST: f32 = 1.0;
/// Less than this does not go on behind what leads.
pub const NEXT: f32 = 0.4;
/// Less than this leads nowhere.
const WEAKEST: f32 = -1.0;
/// Bytes of a label.
const LABEL: usize = 19;
/// Units of a sentence with which nothing begins.
const TOO_LONG: u32 = 90;
/// What a line gains in which something happened once: it is more than its first sentence.
const HAPPENS: f32 = 3.0;
/// What a sentence loses of which something goes, and one with several amounts.
const TOUCHED: f32 = 0.6;
const AMOUNTS: f32 = 1.0;
/// Amounts that are a list.
const LISTED: usize = 3;
/// Units of a line that is told with the story that it begins with.
const TOLD: u32 = 150;
/// What the answer to a worry gains.
const ANSWERED: f32 = 1.0;

/// The leads of a draft, the best first; weak ones as well.
pub fn leads(cx: &Context<'_>, draft: &Draft) -> Vec<Lead> {
    let worth = Worth::new(cx, draft);
    let mut out: Vec<Lead> =
        draft.body().filter_map(|(i, s)| lead(cx, &worth, i, s).map(|l| answering(cx, draft, l))).collect();
    let story = |(i, is_told)| {
        let gain = if is_told { HAPPENS } else { 0.0 };
        Lead { sentence: i, kind: LeadKind::Story, strength: worth.of(i, &draft.sentences[i]) + gain, is_told }
    };
    let stories: Vec<Lead> = stories(cx, draft).into_iter().map(story).collect();
    // What a story tells of the work is told in it; a line that is the whole note is no story.
    let is_told = |line: &usize| {
        let told = line_of(draft, *line).into_iter().map(|s| units(&cx.note.text[s.range.clone()]));
        told.sum::<u32>() <= TOLD
    };
    let lines = stories.iter().map(|l| draft.sentences[l.sentence].line).filter(is_told);
    let lines: Vec<usize> = lines.collect();
    out.retain(|l| !lines.contains(&draft.sentences[l.sentence].line));
    out.extend(first_lines(cx, draft).map(story));
    out.extend(stories);
    out.extend(people(cx, draft).map(story));
    out.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.sentence.cmp(&b.sentence)));
    let mut seen: Vec<Lead> = Vec::new();
    out.retain(|l| {
        // Two steps of one piece of work, one behind the other, are one lead.
        let is_next = |o: &Lead| {
            let near = o.sentence.abs_diff(l.sentence) <= 1;
            near && o.kind == l.kind && draft.sentences[o.sentence].line == draft.sentences[l.sentence].line
        };
        let is_new = !seen.iter().any(|o| o.sentence == l.sentence || is_next(o));
        seen.push(*l);
        is_new
    });
    out
}

/// A lead with what it gains where it answers the draft's own question, most of all a worry: 「怕燙壞？我哋先試一塊布」.
fn answering(cx: &Context<'_>, draft: &Draft, lead: Lead) -> Lead {
    let asks = lead.sentence.checked_sub(1).map(|i| &draft.sentences[i]);
    let here = draft.sentences[lead.sentence].line;
    let Some(asks) = asks.filter(|s| s.is_question && s.stays() && !s.is_title && s.line == here) else {
        return lead;
    };
    let gain = if (Ear { cx }).says(Class::RoleWorry, asks) { ANSWERED } else { ANSWERED / 2.0 };
    Lead { strength: lead.strength + gain, ..lead }
}

/// Whether a sentence may lead at all: a statement in running text.
pub fn can_lead(s: &Sentence) -> bool {
    s.part == Part::Prose && !s.is_question && !s.is_heading
}

fn lead(cx: &Context<'_>, worth: &Worth<'_>, at: usize, s: &Sentence) -> Option<Lead> {
    if !can_lead(s) {
        return None;
    }
    let ear = Ear { cx };
    let kinds = s.kinds();
    let said = &cx.note.text[s.range.clone()];
    // An aside, a greeting and thanks begin nothing.
    let where_it_is = WordList::FloorWord.begins(&said.to_lowercase()) && said.contains(|c: char| c.is_ascii_digit());
    if said.trim_start().starts_with(['（', '(']) || WordList::HeadlineAddress.begins(said) || where_it_is {
        return None;
    }
    let length: u32 = s.kept().map(|c| units(&cx.note.text[c.range.clone()])).sum();
    let was = |c: &super::draft::Clause| {
        c.kinds.has(Kinds::WAS) || cx.view.has_class(Class::PriceWas, ear.folded(&c.range)) && !c.is_whole()
    };
    if length > TOO_LONG || kinds.has(Kinds::CONTACT) || s.clauses.iter().any(was) {
        return None;
    }
    // A line of a list of prices, whatever else stands in it: 卡片套｜2 小時｜$380.
    let amounts: usize = s.kept().map(|c| cx.facts.prices_written_in(c.range.clone()).count()).sum();
    let is_item = said.contains(['｜', '|']);
    if amounts >= LISTED || (amounts > 0 && is_item) {
        return None;
    }
    let first = s.kept().next()?;
    // 「取貨：星期二至日」 is a line of a form.
    let label = cx.note.text[first.range.clone()].split(['：', ':']).next().map_or(0, str::len);
    let practical = Kinds::HOURS.and(Kinds::PLACE).and(Kinds::PAYMENT);
    if label < first.range.len().min(LABEL) && kinds.has(practical) {
        return None;
    }
    let kind =
        if kinds.has(Kinds::LIMIT) && ear.refuses(s) && !kinds.has(Kinds::CARE.and(Kinds::PROCESS).and(Kinds::CAUTION))
        {
            LeadKind::Limit
        } else if kinds.has(Kinds::CARE.and(Kinds::CAUTION).and(Kinds::PROCESS)) {
            LeadKind::HowTo
        } else if kinds.has(Kinds::POLICY) {
            LeadKind::Worry
        } else if kinds.has(Kinds::LIMIT) {
            LeadKind::Limit
        } else {
            LeadKind::Visit
        };
    // What is learned knows nothing of what goes, and little of numbers.
    let loss = if s.clauses.iter().any(|c| c.rule.is_some()) { TOUCHED } else { 0.0 };
    let strength = worth.of(at, s) - loss - if amounts > 1 { AMOUNTS } else { 0.0 };
    (strength >= WEAKEST).then_some(Lead { sentence: at, kind, strength, is_told: false })
}

/// Whether a lead is nothing to begin with, however it is said: a fine, a way to reach somebody, a list, a bare word.
pub fn repels(cx: &Context<'_>, draft: &Draft, lead: &Lead) -> bool {
    let faults = [Fault::Fine, Fault::Contact, Fault::Bare, Fault::List];
    let first = draft.sentences[lead.sentence].kept().next().map(|c| judge(cx, &c.range, false));
    lead.kind != LeadKind::Story && matches!(first, Some(Err(fault)) if faults.contains(&fault))
}

/// Whether a lead invites: a story, the work, a favour; no rule and nobody turned away.
pub fn invites(cx: &Context<'_>, draft: &Draft, lead: &Lead) -> bool {
    let s = &draft.sentences[lead.sentence];
    if lead.kind == LeadKind::Story {
        return true;
    }
    let told = Kinds::PROCESS.and(Kinds::CARE).and(Kinds::CAUTION);
    let rules = s.kinds().has(Kinds::POLICY.and(Kinds::BOOKING)) && !s.kinds().has(told);
    let first = s.kept().next().map(|c| judge(cx, &c.range, false));
    let faults = [Fault::Ban, Fault::Fine, Fault::Policy, Fault::Contact, Fault::Bare, Fault::List];
    // 「我哋一個月執一次貨，每件洗兩次先掛出嚟」 is work, whatever its first clause sounds like.
    let works = s.kinds().has(Kinds::PROCESS.and(Kinds::CARE));
    let is_wrong = matches!(first, Some(Err(fault)) if faults.contains(&fault) && !(works && fault == Fault::Policy));
    let favours = s.kept().any(|c| judge(cx, &c.range, false) == Ok(Hook::Favour));
    // 「不過水唔好，落咩都冇用」 begins with what stood before it.
    let leans = s.kept().next().is_some_and(|c| (Ear { cx }).leans(&c.range));
    let turns_away = |c: &super::draft::Clause| {
        let folded = (Ear { cx }).folded(&c.range);
        [Class::RoleRefusal, Class::TitleBan].into_iter().any(|class| cx.view.has_class(class, folded.clone()))
    };
    // Who may not come is no beginning, even where it is said for their sake.
    let works = Kinds::PROCESS.and(Kinds::CARE);
    let refuses = s.kept().next().is_some_and(turns_away) && !s.kinds().has(works);
    !is_wrong && !refuses && !leans && (!rules || favours)
}
