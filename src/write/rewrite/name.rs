//! What the shop calls itself: its trade and its place in the owner's own words. Nothing here comes from the packs; they only
//! say which words of the draft are a trade and which a place.

use crate::lists::WordList;
use crate::note::Zone;
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::reading::context::Context;
use crate::reading::keyword::place_shown;
use crate::reading::target::TargetFrom;
use crate::reading::terms::TermHit;
use crate::reading::uses::show;
use crate::text::scan::is_emoji;
use crate::text::script::Script;
use crate::text::units::units;
use std::ops::Range;

/// Units of a name that leaves room for something beside it.
const LONGEST: u32 = 12;

/// Bytes of a name beside place and trade, where it does not begin with the place.
const BESIDE: usize = 7;

/// The shop's name for what it is, as ranges of the note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Place and trade as they stand together somewhere: 旺角紋身.
    pub whole: Option<Range<usize>>,
    /// 旺角, only where it is certain.
    pub place: Option<Range<usize>>,
    /// 紋身, 電單車房.
    pub trade: Option<Range<usize>>,
    /// The trade as header, flags or profile name it, where the draft has no word for it.
    pub given: Option<String>,
    /// The place as they name it, where the draft does not.
    pub given_place: Option<String>,
    /// Whether that word is known to name what the shop does: the packs or the draft's own topics have it.
    pub is_trade: bool,
}

/// Finds the name. `grave` are the bytes in which something is wrong.
pub fn find(cx: &Context<'_>, grave: &[Range<usize>]) -> Name {
    let finder = Finder { cx, grave };
    let mut name = Name { place: finder.place(), ..Name::default() };
    name.whole = finder.head().or_else(|| finder.topic()).or_else(|| finder.together()).map(|w| finder.bare(w));
    // The place that the owner calls the shop by.
    let own_place = name.whole.as_ref().and_then(|w| finder.places_in(w).into_iter().max_by_key(|r| r.end - r.start));
    if name.place.is_some() && own_place.is_some() {
        name.place = own_place;
    }
    // What is left of the name behind its place is the trade.
    let behind = |whole: &Range<usize>| {
        let place = finder.places_in(whole).into_iter().max_by_key(|r| r.end - r.start)?;
        let rest = if place.start == whole.start { place.end..whole.end } else { whole.start..place.start };
        finder.trimmed(rest)
    };
    name.trade = name.whole.as_ref().and_then(behind).or_else(|| finder.trade());
    if name.trade.is_none() {
        name.trade = name.whole.clone().filter(|w| finder.places_in(w).is_empty());
    }
    if name.trade.is_none() && cx.target.category.is_none() {
        name.trade = finder.topic_of_title();
    }
    // What the title calls it and a topic as well is the owner's word, where the other stands in topics alone.
    if let Some(own) = name.trade.as_ref().and_then(|t| finder.titled(t)) {
        name.whole = None;
        name.trade = Some(own);
    }
    // 中醫診所 says more than 中醫.
    if let Some(longer) = name.trade.as_ref().and_then(|t| finder.longer(t)) {
        name.whole = name.whole.filter(|w| w.start <= longer.start && longer.end <= w.end);
        name.trade = Some(longer);
    }
    if name.trade.is_none() && !cx.target.is_trade_guessed {
        let term = cx.target.category.map(|c| cx.packs.index.categories[usize::from(c)].term);
        name.given = term.map(|t| show(&cx.packs.index.terms[t as usize].name, cx.script).to_owned());
    }
    if name.place.is_none() && cx.target.from != TargetFrom::Detected {
        name.given_place = place_shown(cx.packs, cx.target, cx.script).map(str::to_owned);
    }
    name.is_trade = name.trade.as_ref().is_some_and(|t| {
        let word = finder.text(t).to_lowercase();
        finder.is_named_trade(t) || cx.note.topics.iter().any(|topic| topic.text.to_lowercase() == word)
    });
    name
}

struct Finder<'a> {
    cx: &'a Context<'a>,
    grave: &'a [Range<usize>],
}

impl Finder<'_> {
    fn text(&self, r: &Range<usize>) -> &str {
        self.cx.note.text.get(r.clone()).unwrap_or_default()
    }

    /// Whether praise, a promise or a call stands in a range.
    fn sells(&self, r: &Range<usize>) -> bool {
        let folded = self.cx.view.folded.position_of(r.start)..self.cx.view.folded.position_of(r.end);
        let classes = [
            Class::RoleBoast,
            Class::RolePromise,
            Class::RoleCall,
            Class::RoleRival,
            Class::RoleHearsay,
            Class::RoleRefusal,
        ];
        classes.into_iter().any(|c| self.cx.view.has_class(c, folded.clone()))
    }

    /// Whether a range is written as the note is: an English note has no Chinese word above it.
    fn is_of_script(&self, r: &Range<usize>) -> bool {
        let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        self.cx.script != Script::Latin || !self.text(r).contains(is_han)
    }

    fn is_clean(&self, r: &Range<usize>) -> bool {
        self.is_of_script(r) && !self.grave.iter().any(|g| g.start < r.end && r.start < g.end)
    }

    /// What the title begins with, up to its first break, where that names a trade or a place and nothing else is said.
    fn head(&self) -> Option<Range<usize>> {
        let title = self.cx.note.title.as_ref()?;
        let mut before = None;
        let end =
            title.text.char_indices().find(|(_, c)| before.replace(*c).is_some_and(|b| breaks(*c, b)) || is_emoji(*c));
        let end = end.map_or(title.text.len(), |(i, _)| i);
        let range = self.trimmed(title.span.start()..title.span.start() + end)?;
        let text = self.text(&range);
        let places = self.places_in(&range);
        let after_place = places.iter().any(|p| p.start == range.start && range.len() > p.len() + 3);
        // Without its place at its head a name is the word for the trade and little else.
        let trades = self.trades_in(&range).map(|r| r.len()).max();
        let rest = |known: usize| text.len().saturating_sub(known) <= BESIDE;
        let is_word =
            trades.is_some_and(|t| rest(t + places.iter().map(ExactSizeIterator::len).max().unwrap_or_default()));
        let names = after_place || is_word;
        let says_more = text
            .contains(|c: char| c.is_ascii_digit() || matches!(c, '$' | '!') || WordList::Most.has_char(c))
            || self.sells(&range);
        (names && !says_more && units(text) <= LONGEST && self.is_clean(&range)).then_some(range)
    }

    /// A topic that names place and trade.
    fn topic(&self) -> Option<Range<usize>> {
        let topics = self.cx.note.topics.iter().map(|t| t.span.range());
        let bare =
            topics.filter_map(|r| self.trimmed(r)).filter(|r| self.is_clean(r) && units(self.text(r)) <= LONGEST);
        let both = |r: &Range<usize>| self.trades_in(r).next().is_some() && !self.places_in(r).is_empty();
        let topic = bare.into_iter().find(both)?;
        // As the title writes it, where it does.
        let title = self.cx.note.title.as_ref();
        let written = title.and_then(|t| {
            let at = t.text.to_lowercase().find(&self.text(&topic).to_lowercase())?;
            let range = t.span.start() + at..t.span.start() + at + topic.len();
            self.cx.note.text.is_char_boundary(range.end).then_some(range)
        });
        Some(written.filter(|r| self.is_clean(r)).unwrap_or(topic))
    }

    /// Where nobody knows the trade: the first topic that the title names as well, 包裝批發.
    fn topic_of_title(&self) -> Option<Range<usize>> {
        let title = self.cx.note.title.as_ref()?;
        let topics = self.cx.note.topics.iter().map(|t| t.span.range()).filter_map(|r| self.trimmed(r));
        let fits = |r: &Range<usize>| {
            let length = units(self.text(r));
            (2..=LONGEST).contains(&length) && self.is_clean(r) && !self.sells(r) && self.places_in(r).is_empty()
        };
        topics.filter(fits).find(|r| title.text.to_lowercase().contains(&self.text(r).to_lowercase()))
    }

    /// Place and trade as they stand together in the text.
    fn together(&self) -> Option<Range<usize>> {
        let mut places = self
            .cx
            .terms
            .iter()
            .filter(|t| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { .. }));
        let trades = || self.cx.terms.iter().filter(|t| self.is_own_trade(t) && t.counts);
        let whole = |p: &TermHit| {
            let trade = trades().filter(|t| t.range.start == p.range.end).max_by_key(|t| t.range.end)?;
            let range = self.original(p).start..self.original(trade).end;
            let is_prose = matches!(self.cx.note.zone(range.start), Some(Zone::Opening | Zone::Body));
            (is_prose && self.is_named_trade(&range) && self.is_clean(&range) && units(self.text(&range)) <= LONGEST)
                .then_some(range)
        };
        places.find_map(whole)
    }

    /// A name up to the end of its word for the trade: 「糖水舖阿敏」, 「眼鏡店冬季優惠」 are a 糖水舖 and a 眼鏡店.
    fn bare(&self, whole: Range<usize>) -> Range<usize> {
        let is_trade = |t: &&TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Trade { category } if Some(category) == self.cx.target.category);
        let trades = self.cx.terms.iter().filter(is_trade).map(|t| self.original(t));
        let end = trades.filter(|t| whole.start <= t.start && t.end <= whole.end).map(|t| t.end).max();
        // 鋼琴教室 is more than a 鋼琴: what makes a place of it belongs to it.
        let place_to_go = || {
            let folded = self.cx.view.folded.position_of(whole.start)..self.cx.view.folded.position_of(whole.end);
            let ends = self.cx.view.of_class(Class::RoleShop, folded).map(|h| self.cx.view.original(h.range()).end);
            ends.max()
        };
        match end {
            Some(end) if end < whole.end => whole.start..place_to_go().unwrap_or(end).max(end).min(whole.end),
            _ => whole,
        }
    }

    /// A longer word of the draft for the trade that holds this one.
    fn longer(&self, trade: &Range<usize>) -> Option<Range<usize>> {
        let word = self.text(trade);
        let is_trade = |t: &&TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Trade { category } if Some(category) == self.cx.target.category);
        let all = self.cx.terms.iter().filter(is_trade).filter(|t| t.counts).map(|t| self.original(t));
        // A topic runs words together: #boxinggym is no name.
        let is_written =
            |r: &Range<usize>| !self.text(r).is_ascii() || self.cx.note.zone(r.start) != Some(Zone::Hashtag);
        let all = all.filter(is_written);
        let longer = all.filter(|r| r.len() > trade.len() && self.text(r).contains(word) && self.is_named_trade(r));
        longer.max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)))
    }

    /// A word of the title for what the shop does that is a topic of its own, where this one stands in topics alone: Gel甲 and
    /// not 美甲.
    fn titled(&self, trade: &Range<usize>) -> Option<Range<usize>> {
        let (word, topics) = (self.text(trade).to_lowercase(), &self.cx.note.topics);
        let prose = |at: usize| self.cx.note.zone(at) != Some(Zone::Hashtag);
        let text = self.cx.note.text.to_lowercase();
        if prose(trade.start)
            || text.len() != self.cx.note.text.len()
            || text.match_indices(&word).any(|(i, _)| prose(i))
        {
            return None;
        }
        let is_topic = |r: &Range<usize>| {
            let said = self.text(r).to_lowercase();
            topics.iter().any(|t| t.text.to_lowercase() == said)
        };
        let own = self.cx.terms.iter().filter(|t| t.counts && self.is_own_trade(t)).map(|t| self.original(t));
        own.filter(|r| self.cx.note.zone(r.start) == Some(Zone::Title) && is_topic(r) && self.is_clean(r))
            .max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)))
    }

    /// The word for the trade that says most: the longest of the title, else of topics and text.
    fn trade(&self) -> Option<Range<usize>> {
        let all = self.cx.terms.iter().filter(|t| t.counts && self.is_own_trade(t)).map(|t| self.original(t));
        let all = all.filter(|r| self.is_of_script(r));
        let is_topic = |r: &Range<usize>| self.cx.note.topics.iter().any(|t| t.text == self.text(r));
        let rank = |r: &Range<usize>| match self.cx.note.zone(r.start) {
            // A topic that is this word alone is what the shop wants to be found by.
            Some(Zone::Hashtag) if is_topic(r) => 3,
            Some(Zone::Title) => 2,
            Some(Zone::Hashtag) => 0,
            _ => 1,
        };
        all.max_by_key(|r| (self.is_named_trade(r), rank(r), r.len(), std::cmp::Reverse(r.start)))
    }

    /// Whether a range holds a word for the trade itself, and not only for one of its goods.
    fn is_named_trade(&self, r: &Range<usize>) -> bool {
        let is_trade = |t: &&TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Trade { category } if Some(category) == self.cx.target.category);
        let inside = |o: Range<usize>| r.start <= o.start && o.end <= r.end;
        self.cx.terms.iter().filter(is_trade).any(|t| inside(self.original(t)))
    }

    /// The place that the draft itself names, where it is certain: a title that names another district makes it doubtful.
    fn place(&self) -> Option<Range<usize>> {
        let district = self.cx.target.district?;
        let title = self.cx.note.title.as_ref().map(|t| t.span.range()).unwrap_or_default();
        let districts: Vec<u16> = self
            .cx
            .terms
            .iter()
            .filter(|t| t.counts && title.contains(&self.original(t).start))
            .filter_map(|t| match self.cx.packs.index.terms[t.term as usize].kind {
                TermKind::Place { district, .. } => Some(district),
                _ => None,
            })
            .collect();
        if !districts.is_empty() && !districts.contains(&district) {
            return None;
        }
        let is_own = |t: &&TermHit| {
            matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { district: d, .. } if d == district)
                && (Some(t.term) == self.cx.target.place || self.cx.target.place.is_none())
        };
        // #kwuntong is no way to write a place.
        let is_written = |r: &Range<usize>| {
            let is_topic = self.cx.note.zone(r.start) == Some(Zone::Hashtag);
            self.is_of_script(r) && !(is_topic && self.text(r).is_ascii())
        };
        let all = self.cx.terms.iter().filter(|t| t.counts).filter(is_own).map(|t| self.original(t)).filter(is_written);
        let rank = |r: &Range<usize>| self.cx.note.zone(r.start) == Some(Zone::Title);
        let place = all.max_by_key(|r| (rank(r), std::cmp::Reverse(r.start)))?;
        // A shop is in 黃埔, and not in its station.
        let text = self.text(&place);
        let bare = WordList::StationEnd.words().iter().find_map(|end| text.strip_suffix(*end));
        let is_place = |b: &&str| {
            let mut named = self.cx.packs.terms_named(b).into_iter();
            named.any(|t| matches!(self.cx.packs.index.terms[t as usize].kind, TermKind::Place { .. }))
        };
        let bare = bare.filter(is_place);
        Some(place.start..place.start + bare.map_or(text.len(), str::len))
    }

    fn places_in(&self, r: &Range<usize>) -> Vec<Range<usize>> {
        let is_place = |t: &&TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { .. });
        let inside = |o: &Range<usize>| r.start <= o.start && o.end <= r.end;
        self.cx.terms.iter().filter(is_place).map(|t| self.original(t)).filter(inside).collect()
    }

    fn trades_in<'s>(&'s self, r: &'s Range<usize>) -> impl Iterator<Item = Range<usize>> + 's {
        let inside = |o: &Range<usize>| r.start <= o.start && o.end <= r.end;
        self.cx.terms.iter().filter(|t| self.is_own_trade(t)).map(|t| self.original(t)).filter(inside)
    }

    fn is_own_trade(&self, t: &TermHit) -> bool {
        match self.cx.packs.index.terms[t.term as usize].kind {
            TermKind::Trade { category } | TermKind::Keyword { category, .. } => {
                Some(category) == self.cx.target.category
            }
            _ => false,
        }
    }

    fn original(&self, t: &TermHit) -> Range<usize> {
        self.cx.view.original(t.range.clone())
    }

    fn trimmed(&self, r: Range<usize>) -> Option<Range<usize>> {
        let text = self.cx.note.text.get(r.clone())?;
        let is_mark = |c: char| !c.is_alphanumeric();
        let start = r.start + text.len() - text.trim_start_matches(is_mark).len();
        let end = r.end - (text.len() - text.trim_end_matches(is_mark).len());
        (start < end).then_some(start..end)
    }
}

/// Whether a title's first part ends before this character: a mark, or a space behind a Chinese one.
fn breaks(c: char, before: char) -> bool {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    match c {
        '｜' | '|' | '！' | '!' | '？' | '?' | '，' | ',' | '。' | '：' | ':' | '、' | '—' | '～' | '~' | '【'
        | '（' | '(' | '/' | '\n' => true,
        ' ' | '\u{3000}' => is_han(before),
        _ => false,
    }
}
