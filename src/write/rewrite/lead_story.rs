//! Leads that tell: the draft's own beginning, who does the work and since when, what happened once.

use super::draft::{Clause, Draft, Kinds, Part, Sentence};
use super::ear::Ear;
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::units::units;
use crate::titles::judge::{Fault, judge};

/// Units from which on a first line can tell something.
const STORY: u32 = 9;
/// Units from which on something can happen in a line.
const HAPPENED: u32 = 20;
/// Characters in which a story says whom it is about.
const HEAD: usize = 12;
/// The sentence with which it begins, and whether it tells what happened once.
pub type Story = (usize, bool);

/// The sentences of one line of the body.
pub fn line_of(draft: &Draft, line: usize) -> Vec<&Sentence> {
    draft.sentences[draft.of_line(line)].iter().filter(|s| !s.is_title).collect()
}

/// Kinds that no story is told with.
const PRACTICAL: Kinds = Kinds::PAYMENT.and(Kinds::OFFER).and(Kinds::CONTACT);

/// Kinds of which no line tells in which something happened.
const APART: Kinds = Kinds::PAYMENT.and(Kinds::CONTACT);

/// The draft's own beginning, where nothing of its line goes and it tells something.
pub fn first_lines(cx: &Context<'_>, draft: &Draft) -> Option<Story> {
    let (at, first) = draft.sentences.iter().enumerate().find(|(_, s)| !s.is_title)?;
    let line = line_of(draft, first.line);
    let is_clean = line.iter().all(|s| s.clauses.iter().all(Clause::is_whole));
    let ear = Ear { cx };
    let kinds = line.iter().fold(Kinds::NONE, |k, s| k.and(s.kinds()));
    let prose = line.iter().filter(|s| s.part == Part::Prose);
    let length: u32 = prose.map(|s| units(&cx.note.text[s.range.clone()])).sum();
    let judged = first.kept().next().and_then(|c| judge(cx, &c.range, false).err());
    let is_rule = matches!(judged, Some(Fault::Policy | Fault::Fine | Fault::Ban | Fault::Contact));
    if !is_clean || is_rule || first.part != Part::Prose || kinds.has(PRACTICAL.and(Kinds::PRICE)) || length < STORY {
        return None;
    }
    // 「各位老細早晨」 tells nobody anything.
    if WordList::HeadlineAddress.begins(&cx.note.text[first.range.clone()]) {
        return None;
    }
    let tells = line.iter().any(|s| {
        let told = [Class::Me, Class::OwnerWe, Class::Folk, Class::RoleWorry, Class::RoleHonest];
        ear.has_cue(s) || told.into_iter().any(|c| ear.says(c, s))
    });
    // Who runs the shop and since when is a beginning; what happened once is a better one.
    // 「今朝開舖有個後生仔拎住…」 tells of somebody in its first words.
    let head: String = cx.note.text[first.range.clone()].chars().take(HEAD).collect();
    let acts = || line.iter().any(|s| [Class::ToldStory, Class::PastAct].into_iter().any(|c| ear.says(c, s)));
    let happens = line.iter().any(|s| ear.happens(s)) || (WordList::StoryWho.is_in(&head) && acts());
    tells.then_some((at, happens))
}

/// Sentences that say who does the work and since when, in which nothing but that is told.
pub fn people<'d>(cx: &'d Context<'_>, draft: &'d Draft) -> impl Iterator<Item = Story> + 'd {
    let ear = Ear { cx };
    let apart = PRACTICAL.and(Kinds::PRICE).and(Kinds::POLICY).and(Kinds::BOOKING).and(Kinds::HOURS);
    let fits = move |s: &Sentence| {
        let first = s.kept().next();
        let named = s.kept().any(|c| WordList::Hands.is_in(&cx.note.text[c.range.clone()].to_lowercase()));
        let who = named || [Class::OwnerWe, Class::Me].into_iter().any(|class| ear.says(class, s));
        let counts = s.kept().any(|c| cx.note.text[c.range.clone()].contains(|x: char| x.is_ascii_digit()));
        let since = s.kinds().has(Kinds::YEARS) || (named && counts);
        s.part == Part::Prose
            && !s.is_question
            && since
            && s.clauses.iter().all(|c| c.rule.is_none())
            && (who || s.clauses.iter().all(Clause::is_whole))
            && !s.kinds().has(apart)
            && first.is_some_and(|c| !ear.leans(&c.range))
    };
    draft.body().filter(move |(_, s)| fits(s)).map(|(i, _)| (i, false))
}

/// Whether a sentence begins with a year: 二〇一九年夏天, 2019年.
fn begins_with_year(cx: &Context<'_>, s: &Sentence) -> bool {
    let text = &cx.note.text[s.clauses.first().map_or(0..0, |c| c.range.clone())];
    let digits = text.chars().take_while(|c| c.is_ascii_digit() || WordList::YearDigit.has_char(*c)).count();
    digits == 4 && text.chars().nth(4).is_some_and(|c| WordList::YearEnd.has_char(c))
}

/// What happened once, further down: a line in which somebody did something, and which goes nowhere.
pub fn stories(cx: &Context<'_>, draft: &Draft) -> Vec<Story> {
    let ear = Ear { cx };
    let mut out = Vec::new();
    let mut before = None;
    for (at, s) in draft.sentences.iter().enumerate().filter(|(_, s)| !s.is_title) {
        if before.replace(s.line) == Some(s.line) {
            continue;
        }
        let line = line_of(draft, s.line);
        let kinds = line.iter().fold(Kinds::NONE, |k, s| k.and(s.kinds()));
        let length: u32 = line.iter().map(|s| units(&cx.note.text[s.range.clone()])).sum();
        let clauses: usize = line.iter().map(|s| s.clauses.len()).sum();
        // What the thing costs may stand behind it.
        let line: Vec<&Sentence> = line.into_iter().take_while(|s| s.part == Part::Prose).collect();
        let is_whole = !line.is_empty() && line.iter().all(|s| s.clauses.iter().all(Clause::is_whole));
        let length = line.iter().map(|s| units(&cx.note.text[s.range.clone()])).sum::<u32>().min(length);
        let says = |class: Class| line.iter().any(|s| ear.says(class, s));
        let begins = line.iter().take(2).any(|s| ear.happens(s)) || begins_with_year(cx, s);
        let head: String = cx.note.text[s.range.clone()].chars().take(HEAD).collect();
        let acts = WordList::StoryWho.is_in(&head) || [Class::ToldStory, Class::PastAct].into_iter().any(says);
        // 「嗰晚之後」 goes on with a story that stands elsewhere.
        let leans = s.kept().next().is_some_and(|c| ear.leans(&c.range));
        if is_whole && begins && !leans && acts && clauses >= 2 && length >= HAPPENED && !kinds.has(APART) {
            out.push((at, true));
        }
    }
    out
}
