//! Titles of a version: the shop's own name for what it is, and what a stranger would tap on. That is a stretch of the draft that
//! makes sense alone (`crate::titles::judge`); nothing is cut inside one.

use super::draft::{Clause, Draft, Kinds, Part, Sentence};
use super::ear::Ear;
use super::lead::{Lead, LeadKind};
use super::name::Name;
use super::title_words::{bare, echoes, repeats, said_in, shouts, tight};
use crate::lists::WordList;
use crate::note::TITLE_LIMIT;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::promise;
use crate::text::scan::is_emoji;
use crate::text::units::units;
use crate::titles::judge::{Fault, Hook, is_torn, judge};
use crate::write::rewrite::way::{Carrier, Way};

/// Titles that are offered.
pub const MOST: usize = 5;
/// The order of what the first line says as well.
const ECHO: u8 = 3;
/// The order of what only stands above a note that has nothing else.
pub(super) const LAST: u8 = 5;
/// The order of what the first line begins with as well.
const BEGUN: u8 = 4;
/// Units of a stretch that can be a title's second half.
const LEAST: u32 = 5;
/// Units of a step of the work that can: 每趟現做.
const SHORTEST: u32 = 4;
/// Units of what is left behind what a speaker says before it.
const BEHIND: u32 = 3;

/// What titles are made of.
pub struct Titles<'a> {
    /// The draft as it was read.
    pub cx: &'a Context<'a>,
    /// The draft, cut and judged.
    pub draft: &'a Draft,
    /// What the shop calls itself.
    pub name: &'a Name,
    /// Carries the draft's words over.
    pub carrier: &'a Carrier,
    /// The way of writing.
    pub way: Way,
    /// The draft's own title may be offered: the draft is no flyer.
    pub keeps_own: bool,
    /// The owner writes with signs, and a version may.
    pub signs: bool,
    /// Titles of the versions before: each says another thing.
    pub taken: &'a [&'a str],
}

/// A stretch of the draft that can be a title's second half.
pub(super) struct Fragment {
    /// Where it comes from: the lead, the owner's own headline, another lead, anything else; then what it hooks with.
    pub(super) order: (u8, u8, usize),
    pub(super) text: String,
}

impl Titles<'_> {
    /// Up to five, all different, none of them refused before, the best first. Rather few than bad ones. `begins` is the first
    /// line of the body, which no title says once more.
    pub fn of(&self, lead: Option<&Lead>, leads: &[Lead], refused: &[String], begins: &str) -> Vec<String> {
        let names = self.names();
        let mut out: Vec<String> = Vec::new();
        let mut said: Vec<String> = Vec::new();
        let own = self.own();
        let turns = lead.is_some_and(|l| l.is_told && self.line_of(l).any(|s| self.turn(s).is_some()));
        if let Some(own) = own.as_ref().filter(|_| !turns && lead.is_none_or(|l| l.kind == LeadKind::Story)) {
            out.push(own.clone());
        }
        // The fuller the name before it, the better; of two stretches of a sentence then the longer one.
        let titled = |f: Fragment| {
            let (name, title) = self.join(&names, &f.text, refused)?;
            let (place, rank, at) = f.order;
            // A story goes behind who tells it, where its title has told its beginning.
            let is_told = lead.is_some_and(|l| l.is_told);
            let is_taken = self.taken.iter().any(|t| said_in(t).contains(&f.text) || f.text.contains(bare(said_in(t))));
            let place = match () {
                () if !is_told && echoes(&f.text, begins) => place.max(BEGUN),
                () if is_taken || (!is_told && repeats(&f.text, begins)) => place.max(ECHO),
                () => place,
            };
            let order = (place, rank / 2, name, rank % 2, at, std::cmp::Reverse(units(&f.text)));
            Some((order, title, f.text))
        };
        let mut found: Vec<_> = self.fragments(lead, leads).into_iter().filter_map(titled).collect();
        found.sort();
        // The owner's own title says more than what the text says at once.
        let fresh = found.first().is_some_and(|((place, ..), ..)| *place < ECHO);
        let is_taken = |own: &String| self.taken.iter().any(|t| bare(t) == bare(own));
        out.extend(own.clone().filter(|own| !fresh && !is_taken(own) && !repeats(said_in(own), begins)));
        for (_, title, text) in found {
            // Two titles that say the same are one.
            let is_new = !said.iter().any(|s| s.contains(&text) || text.contains(s.as_str()));
            if is_new && out.len() < MOST {
                out.push(title);
                said.push(text);
            }
        }
        out.extend(own);
        if out.is_empty() && self.way != Way::En {
            out.extend(self.plain().into_iter().filter_map(|said| Some(self.join(&names, &said, refused)?.1)).take(1));
        }
        let is_fit = |n: &&String| units(n) <= TITLE_LIMIT && promise::keeps(self.cx, n, false);
        out.extend(names.iter().find(is_fit).filter(|_| out.is_empty()).cloned());
        if out.is_empty() {
            // A shop without a name has its first sentence.
            let first = self.draft.body().filter(|(_, s)| s.part == Part::Prose && s.kinds().is_none());
            let whole = |s: &Sentence| {
                s.clauses.iter().all(Clause::is_whole).then(|| self.cx.note.text[s.range.clone()].trim())
            };
            let short = first.filter_map(|(_, s)| whole(s)).map(|t| self.short(t));
            out.extend(short.filter(|t| units(t) <= TITLE_LIMIT && !is_torn(t)).take(1));
        }
        let mut seen: Vec<String> = Vec::new();
        out.retain(|t| {
            let plain = t.replace([' ', '，', ','], "");
            let is_new = !seen.contains(&plain) && !refused.contains(t);
            seen.push(plain);
            is_new
        });
        // A name alone says less than a name with something behind it, and so does what the first line says in these words.
        let letters =
            |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let is_name = |t: &String| names.iter().any(|n| letters(n) == letters(t));
        let kept = self.own();
        let is_cut = |t: &String| said_in(t) == t.as_str() && kept.as_ref() != Some(t);
        out.sort_by_key(|t| is_name(t) || is_cut(t));
        out.truncate(MOST);
        if let Some(sign) = self.sign() {
            let room = |t: &&mut String| units(t) + units(&sign) <= TITLE_LIMIT && !t.contains(is_emoji);
            out.iter_mut().filter(room).for_each(|t| t.push_str(&sign));
        }
        out
    }

    /// The draft's own title, where nothing in it is wrong and the draft is no flyer.
    fn own(&self) -> Option<String> {
        let title = self.cx.note.title.as_ref().filter(|_| self.keeps_own)?;
        let mut clauses = self.draft.sentences.iter().filter(|s| s.is_title).flat_map(|s| &s.clauses).peekable();
        clauses.peek()?;
        let is_fine = |c: &Clause| {
            let faults = [Fault::Sells, Fault::Contact, Fault::Fine, Fault::Policy, Fault::List];
            c.is_whole() && judge(self.cx, &c.range, false).err().is_none_or(|f| !faults.contains(&f))
        };
        let text = self.carrier.carry(&title.text);
        let compares = text.contains(|c: char| WordList::Most.has_char(c)) && !text.ends_with(['？', '?']);
        let is_kept = || promise::keeps(self.cx, &text, false);
        let is_whole = !compares && clauses.all(is_fine) && units(&text) <= TITLE_LIMIT && !shouts(&text);
        (is_whole && is_kept()).then_some(text)
    }

    /// All that the draft holds for a title.
    fn fragments(&self, lead: Option<&Lead>, leads: &[Lead]) -> Vec<Fragment> {
        let mut out = Vec::new();
        for (i, s) in self.draft.sentences.iter().enumerate().filter(|(_, s)| s.part != Part::Practical) {
            let place = match () {
                () if lead.is_some_and(|l| l.sentence == i) => 0,
                () if s.is_title => 1,
                () if leads.iter().any(|l| l.sentence == i) => 2,
                () => 3,
            };
            // Of a list of prices one item is enough (`price`).
            if s.part == Part::Prices && place > 1 {
                continue;
            }
            // Of an offer no half stands above a note: 「住滿7晚或以上」.
            if place > 1 && s.kept().any(|c| c.kinds.has(Kinds::OFFER)) {
                continue;
            }
            // An aside is no title.
            if self.cx.note.text[s.range.clone()].trim_start().starts_with(['（', '(']) {
                continue;
            }
            // Whom the shop sends to a doctor is told in the text.
            if (Ear { cx: self.cx }).says(Class::RoleSends, s) {
                continue;
            }
            // Of a story one thing can stand above it: since when, who, what was brought.
            let is_story = lead.is_some_and(|l| l.kind == LeadKind::Story && self.is_line_of(l, s));
            out.extend(
                self.brought(s)
                    .filter(|_| is_story)
                    .map(|text| Fragment { order: (2, 2 * rank(Hook::Years), i), text }),
            );
            let turns = is_story && lead.is_some_and(|l| l.is_told);
            out.extend(
                self.turn(s).filter(|_| turns).map(|text| Fragment { order: (0, 2 * rank(Hook::HowTo), i), text }),
            );
            for (hook, rank, text) in self.said(s, place == 0) {
                let is_told = matches!(hook, Hook::Tells | Hook::Offer) && place > 1;
                let can = Ear { cx: self.cx }.says(Class::RoleCan, s);
                // A flyer's headline that tells nothing is a slogan.
                let loose = place > 1 || (place == 1 && (!self.keeps_own || WordList::HeadlineAddress.begins(&text)));
                let is_scrap = loose && s.kinds().is_none() && hook != Hook::Worry && !can;
                let is_told = is_told && !can;
                let is_name = self.names().iter().any(|n| n.to_lowercase().contains(&text.to_lowercase()));
                let is_part = is_story && lead.is_some_and(|l| l.is_told) && !matches!(hook, Hook::Years | Hook::HowTo);
                if !is_told && !is_scrap && !is_part && !is_name {
                    // What was done once is told below; what leads otherwise, or stands in the title, comes first.
                    let place = if is_story || place > 1 { 2 } else { place };
                    // Nobody is turned away above a note that has anything better.
                    let place = if self.turns_away(s, &text, hook) { place.max(ECHO) } else { place };
                    out.push(Fragment { order: (place, rank, i), text });
                }
            }
        }
        out.extend(self.goods());
        // A price is a title only for a shop of which nothing is known.
        if self.names().is_empty() || self.way == Way::En {
            out.extend(self.price());
        }
        out
    }

    /// Whether a stretch of a sentence says what is not done, and no work in it.
    fn turns_away(&self, s: &Sentence, text: &str, hook: Hook) -> bool {
        let work = Kinds::PROCESS.and(Kinds::CARE).and(Kinds::CAUTION);
        let ear = Ear { cx: self.cx };
        let bans = |c: &Clause| {
            let said = &self.cx.note.text[c.range.clone()];
            let classes = [Class::TitleBan, Class::RoleRefusal];
            text.contains(self.carrier.carry(said).trim())
                && !c.kinds.has(work)
                && classes.into_iter().any(|class| self.cx.view.has_class(class, ear.folded(&c.range)))
        };
        !matches!(hook, Hook::Favour | Hook::HowTo) && s.kept().any(bans)
    }

    /// The sentences of the line of a lead.
    fn line_of(&self, lead: &Lead) -> impl Iterator<Item = &Sentence> {
        let line = self.draft.sentences[lead.sentence].line;
        self.draft.sentences.iter().filter(move |s| !s.is_title && s.line == line)
    }

    /// Whether a sentence stands in the line of a lead.
    fn is_line_of(&self, lead: &Lead, s: &Sentence) -> bool {
        !s.is_title && self.draft.sentences[lead.sentence].line == s.line
    }

    /// Stretches of a sentence that make sense alone and invite, each with what it hooks with and how well.
    fn said(&self, s: &Sentence, leads: bool) -> Vec<(Hook, u8, String)> {
        let kept: Vec<&Clause> = s.kept().collect();
        let ear = Ear { cx: self.cx };
        let mut found: Vec<(Hook, u8, String)> = Vec::new();
        for from in 0..kept.len() {
            for to in from..kept.len().min(from + 3) {
                let run = &kept[from..=to];
                let gap = |w: &[&Clause]| self.cx.note.text[w[0].range.end..w[1].range.start].chars().count() <= 2;
                // What stands behind a boast is whole: 染髮師Kelvin主理.
                let is_whole = |i: usize, c: &Clause| {
                    c.is_whole() || (i == 0 && c.pieces.len() == 1 && c.pieces[0].end == c.range.end)
                };
                if !run.iter().enumerate().all(|(i, c)| is_whole(i, c)) || !run.windows(2).all(gap) {
                    break;
                }
                let range = run[0].pieces[0].start..run[run.len() - 1].range.end;
                // 「…, they tear」: what is true of what the clause before warns of says nothing alone.
                let warns = |c: &Clause| {
                    let classes = [Class::RoleAdvice, Class::RoleRefusal];
                    classes.into_iter().any(|class| self.cx.view.has_class(class, ear.folded(&c.range)))
                };
                let hangs = from > 0 && warns(kept[from - 1]) && !warns(run[0]);
                let is_last = run.len() == kept.len() || to + 1 == kept.len();
                let asks = if s.is_question && is_last { if self.way == Way::En { "?" } else { "？" } } else { "" };
                let text = format!("{}{asks}", self.short(&self.cx.note.text[range.clone()]));
                // 「每日出三轉，11點，3點」 with a third time behind it is torn.
                let counts = |c: &Clause| {
                    let said = &self.cx.note.text[c.range.clone()];
                    units(said) <= LEAST && said.contains(|x: char| x.is_ascii_digit())
                };
                // So is a thing without the amount that stands behind it.
                let costs = |c: &Clause| self.cx.note.text[c.range.clone()].trim_start_matches("HK").starts_with('$');
                let is_listed = kept.get(to + 1).is_some_and(|c| costs(c))
                    || text.contains(['【', '〖', '〔'])
                    || to > from && counts(run[run.len() - 1]) && kept.get(to + 1).is_some_and(|c| counts(c));
                // 「最多兩小時」 bounds nothing that stands there.
                let is_bound = units(&text) <= LEAST && WordList::SaidMost.begins(&text);
                if hangs
                    || is_listed
                    || is_bound
                    || s.is_question && !is_last
                    || !(SHORTEST..=TITLE_LIMIT).contains(&units(&text))
                    || is_torn(&text)
                {
                    continue;
                }
                // Behind a step or a rule stands the next one; behind anything else something of its own may.
                let steps = Kinds::PROCESS.and(Kinds::CARE).and(Kinds::CAUTION).and(Kinds::POLICY).and(Kinds::BOOKING);
                let follows = from > 0 && (kept[from - 1].kinds.has(steps) || !run[0].kinds.has(Kinds::PROCESS));
                // Who, with a year or a number of them, says enough behind any clause.
                let dated = text.contains(|c: char| c.is_ascii_digit())
                    || text.contains(|c: char| WordList::YearDigit.has_char(c))
                        && text.contains(|c: char| WordList::YearEnd.has_char(c));
                let who = dated && WordList::Hands.is_in(&text.to_lowercase());
                let hook = match judge(self.cx, &range, follows) {
                    Ok(hook) => hook,
                    Err(Fault::Scrap) if who => Hook::Years,
                    Err(_) => continue,
                };
                if units(&text) < LEAST && hook != Hook::HowTo {
                    continue;
                }
                // What things cost is one title, whatever else stands beside it.
                if self.cx.facts.prices_written_in(range).next().is_some() && !(leads && hook == Hook::Favour) {
                    continue;
                }
                // A time that something takes is no work that one sees.
                let worked = [Class::Craft, Class::RoleAdvice].into_iter().any(|class| {
                    self.cx.view.has_class(class, ear.folded(&(run[0].range.start..run[run.len() - 1].range.end)))
                });
                let told = run.iter().fold(Kinds::NONE, |k, c| k.and(c.kinds));
                let sees = worked || told.has(Kinds::CARE.and(Kinds::CAUTION));
                let hook = match hook {
                    _ if s.is_question => Hook::Worry,
                    Hook::Tells | Hook::Limit if who => Hook::Years,
                    hook => hook,
                };
                let weak =
                    (!leads && told.has(Kinds::BOOKING.and(Kinds::POLICY))) || WordList::TitleWeekday.is_in(&text);
                let rank = if hook == Hook::HowTo && !sees { rank(Hook::Limit) } else { rank(hook) };
                // 「多數頂三個月」 says more than 「好多時要換」.
                let counts = text.contains(|c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c));
                let rank = 2 * rank + u8::from(!counts);
                // A rule for booking is no title.
                if !weak {
                    found.push((hook, rank, text));
                }
            }
        }
        found
    }

    /// A stretch as it stands in a title: without what a speaker says before it, and the particles behind.
    pub(super) fn short(&self, text: &str) -> String {
        let mut carried = self.carrier.carry(text);
        if self.way != Way::En {
            carried = tight(&carried);
        }
        let mut short = carried.trim_end_matches(['。', '！', '!', '~', '～', '.']).trim();
        for opener in WordList::TitleOpener.words() {
            if let Some(rest) = short.strip_prefix(opener).filter(|r| units(r) >= BEHIND) {
                short = rest.trim_start_matches(['，', ',', ' ', '：', ':']);
                // 「我哋係人手洗」 without who does it.
                let is = WordList::TitleIs.words().iter().find_map(|w| short.strip_prefix(w));
                short = is.filter(|r| units(r) >= BEHIND).unwrap_or(short);
                break;
            }
        }
        for particle in WordList::TitleParticle.words() {
            if let Some(rest) = short.strip_suffix(*particle) {
                short = rest;
            }
        }
        if self.way == Way::En { super::text::capital(short) } else { short.to_owned() }
    }
}

/// What makes a stranger read on, the best first: the work and the people before rules and prices.
pub(super) const fn rank(hook: Hook) -> u8 {
    match hook {
        Hook::HowTo => 0,
        Hook::Years => 1,
        Hook::Favour => 2,
        Hook::Worry => 3,
        Hook::Limit => 4,
        Hook::Tells => 5,
        Hook::Offer => 6,
        Hook::Price => 7,
    }
}
