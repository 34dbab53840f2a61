//! What else a title can say: whom a story is about, goods, running text, a price; and the owner's sign.

use super::closing;
use super::draft::{Clause, Kinds, Part, Sentence};
use super::ear::Ear;
use super::title_words::shouts;
use super::titles::{Fragment, LAST, Titles, rank};
use super::way::Way;
use crate::lists::WordList;
use crate::note::TITLE_LIMIT;
use crate::pack::Class;
use crate::reading::facts::fact::{Qualifier, Role};
use crate::text::scan::is_emoji;
use crate::text::units::units;
use crate::titles::judge::{Fault, Hook, is_torn, judge};
use std::ops::Range;

/// Bytes of what says when, before whom a story is about.
const WHEN: usize = 18;
/// Units of what was said or counted in one.
const TURN: u32 = 13;
/// Units of what a story begins with.
const BROUGHT: u32 = 6;

impl Titles<'_> {
    /// Two or three of the things that have a price, where nothing better stands in the draft.
    pub(super) fn goods(&self) -> Vec<Fragment> {
        if self.way == Way::En {
            return Vec::new();
        }
        let names = closing::names(self.cx, self.draft);
        let Some(at) = names.first().map(|r| r.start) else { return Vec::new() };
        let text = names.iter().take(3).map(|r| self.carrier.carry(&self.cx.note.text[r.clone()])).collect::<Vec<_>>();
        let of = |count: usize| Fragment { order: (LAST, 0, at), text: text[..count].join("、") };
        (2..=text.len()).rev().map(of).collect()
    }

    /// What running text begins with, for a draft in which nothing invites: no rule, no price, nobody turned away.
    pub(super) fn plain(&self) -> Vec<String> {
        let apart = Kinds::POLICY.and(Kinds::BOOKING).and(Kinds::PRICE).and(Kinds::PAYMENT).and(Kinds::OFFER);
        let ear = Ear { cx: self.cx };
        let prose = self.draft.body().filter(|(_, s)| s.part == Part::Prose && !s.is_question);
        let prose = prose.filter(|(_, s)| {
            ![Class::TitleBan, Class::RoleLeft, Class::RoleAdvice].into_iter().any(|c| ear.says(c, s))
        });
        let whole = |s: &Sentence| -> Option<String> {
            let fits = |c: &&Clause| c.is_whole() && !c.kinds.has(apart);
            let first = s.clauses.first().filter(fits).filter(|c| !ear.leans(&c.range))?;
            let ends = s.clauses.iter().take(2).take_while(fits).map(|c| c.range.end);
            let texts = ends.map(|end| self.short(&self.cx.note.text[first.range.start..end]));
            let fits = |t: &String| (BROUGHT..=TITLE_LIMIT).contains(&units(t)) && !is_torn(t) && !shouts(t);
            texts.filter(fits).last()
        };
        prose.filter_map(|(_, s)| whole(s)).collect()
    }

    /// What one thing costs: the first that is told with 起, else the first.
    pub(super) fn price(&self) -> Option<Fragment> {
        let kept = |r: &Range<usize>| {
            let mut pieces = self.draft.body().flat_map(|(_, s)| &s.clauses).flat_map(|c| &c.pieces);
            pieces.any(|p| p.start <= r.start && r.end <= p.end)
        };
        let mut found: Vec<(bool, usize, String)> = Vec::new();
        for (fact, price) in self.cx.facts.prices().filter(|(_, p)| p.role == Role::Price) {
            let Some(object) = &price.object else { continue };
            let range = object.start..fact.range.end.max(price.written.end);
            let text = self.cx.note.text.get(range.clone()).unwrap_or_default();
            let is_one = self.cx.facts.prices_written_in(range.clone()).count() == 1;
            // 「一斤(16両)$1,360」 is a measure of what stood before it.
            let is_measure = text.starts_with(|c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c));
            let is_open =
                text.contains(['，', '。', '\n', '；', '｜']) || object.end > price.written.start || is_measure;
            if is_one && !is_open && kept(&range) && judge(self.cx, &range, false) == Ok(Hook::Price) {
                found.push((price.qualifier != Some(Qualifier::From), range.start, self.short(text)));
            }
        }
        found.sort();
        let (_, at, text) = found.into_iter().next()?;
        Some(Fragment { order: (LAST, 2 * rank(Hook::Price), at), text })
    }

    /// Whom or what a story begins with, without when: 有隻西施震到企唔穩.
    pub(super) fn brought(&self, s: &Sentence) -> Option<String> {
        let ear = Ear { cx: self.cx };
        let c = s.kept().take(2).find(|c| c.is_whole() && ear.happens_in(&c.range))?;
        let text = self.short(&self.cx.note.text[c.range.clone()]);
        let at = WordList::StoryWho.words().iter().filter_map(|w| text.find(w)).min()?;
        let said = text[at..].to_owned();
        (at <= WHEN && !is_torn(&said) && units(&said) >= BROUGHT).then_some(said)
    }

    /// What was said or counted in a story, short and whole: 我話今日唔好做住, 整窰四十三件裂了一半.
    pub(super) fn turn(&self, s: &Sentence) -> Option<String> {
        let ear = Ear { cx: self.cx };
        let fits = |text: &String| {
            (BROUGHT..=TURN).contains(&units(text))
                && !is_torn(text)
                && !shouts(text)
                && !WordList::TitleBegins.begins(text)
        };
        let clauses = s.kept().filter(|c| c.is_whole() && !ear.leans(&c.range) && !c.kinds.has(Kinds::PRICE));
        let clauses =
            clauses.filter(|c| !matches!(judge(self.cx, &c.range, false), Err(Fault::Sells | Fault::Contact)));
        let clauses: Vec<&Clause> = clauses.collect();
        let short = |r: Range<usize>| self.short(&self.cx.note.text[r]);
        let texts: Vec<String> = clauses.iter().map(|c| short(c.range.clone())).filter(fits).collect();
        // 「我話好呀，幾時想賣先返嚟」: who speaks, and what they say in the next clause.
        let spoken = clauses.windows(2).map(|pair| short(pair[0].range.start..pair[1].range.end)).filter(fits);
        let says = |t: &String| WordList::StorySaid.begins(t);
        let said = texts.iter().find(|t| says(t)).cloned().or_else(|| spoken.into_iter().find(says));
        said.or_else(|| texts.into_iter().find(|t| counts_many(t)))
    }

    /// The first sign of the owner's own title, unless it shouts.
    pub(super) fn sign(&self) -> Option<String> {
        let title = self.cx.note.title.as_ref().filter(|_| self.signs)?;
        let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
        let at = title.text.find(is_emoji)?;
        let mut out = String::new();
        for c in title.text[at..].chars() {
            if !out.is_empty() && !joins(c) && !out.ends_with('\u{200d}') {
                break;
            }
            out.push(c);
        }
        (!out.chars().any(|c| WordList::LoudSign.has_char(c))).then_some(out)
    }
}

/// Whether a number of two figures stands in a text: 四十三件, 71歲.
fn counts_many(text: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c);
    text.split(|c| !is_figure(c)).any(|run| run.chars().nth(1).is_some())
}
