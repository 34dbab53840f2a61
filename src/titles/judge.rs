//! What a title may be made of: a stretch of the draft that a stranger would tap on, and that makes sense alone.
//!
//! A ban, a fine, a rule for being late, a step of a recipe, a list of prices and a scrap are true, and belong into the text:
//! nobody looks for them. The words are classes (`keyword_packs/facts/titles.toml`), what a stretch tells are its facts.

use crate::lists::WordList;
use crate::pack::index::TermKind;
use crate::pack::{Class, Hit};
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Told, Value};
use crate::reading::terms::TermHit;
use crate::text::script::{Script, is_letter};
use crate::text::token::Token;
use crate::text::units::units;
use std::ops::Range;

/// What a stretch offers to somebody who looks for a shop, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hook {
    /// How it is made, used, kept, and what to beware of.
    HowTo,
    /// What is done for the customer and need not be.
    Favour,
    /// What comes in a small number, or only then.
    Limit,
    /// A question that the reader has.
    Worry,
    /// What one thing costs.
    Price,
    /// Since when, and who.
    Years,
    /// An offer with its terms.
    Offer,
    /// Anything else that is told of people or goods.
    Tells,
}

/// Why a stretch is no part of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// It sells, boasts, promises, calls.
    Sells,
    /// It leads out of the app.
    Contact,
    /// It takes money from who did something wrong, or on top.
    Fine,
    /// It holds for paying, changing, booking, being late.
    Policy,
    /// It turns somebody away.
    Ban,
    /// Several prices.
    List,
    /// A step, an aside, a predicate without its subject, an open end.
    Scrap,
    /// Where and when: true, and on every flyer.
    Bare,
}

/// Units of a number that bounds and of what it bounds.
const BOUNDED: u32 = 6;
/// Words of three letters that make a thought in English.
const WORDS: usize = 4;
/// Units that say anything.
const LEAST: u32 = 3;

/// Judges a stretch of title or body. `follows` says that it goes on with a clause that does not stand in the title.
pub fn judge(cx: &Context<'_>, range: &Range<usize>, follows: bool) -> Result<Hook, Fault> {
    let Some(text) = cx.note.text.get(range.clone()) else { return Err(Fault::Scrap) };
    let stretch = Stretch::new(cx, range);
    if let Some(fault) = stretch.wrong(text) {
        return Err(fault);
    }
    // Abt 12 min, vase not included: fewer words than make a thought.
    let words = text.split(' ').filter(|w| w.chars().filter(char::is_ascii_alphabetic).count() > 2).count();
    if text.is_ascii() && words < WORDS {
        return Err(Fault::Scrap);
    }
    if is_torn(text) || (!stretch.names_goods_first() && is_loose(text)) || (follows && !stretch.stands_alone()) {
        return Err(Fault::Scrap);
    }
    stretch.hook(text)
}

/// A stretch with all that stands in it.
struct Stretch<'a> {
    cx: &'a Context<'a>,
    folded: Range<usize>,
    values: Vec<&'a Value>,
}

impl<'a> Stretch<'a> {
    fn new(cx: &'a Context<'a>, range: &Range<usize>) -> Self {
        let folded = cx.view.folded.position_of(range.start)..cx.view.folded.position_of(range.end);
        let touches = |r: &Range<usize>| {
            let shared = r.end.min(range.end).saturating_sub(r.start.max(range.start));
            shared > 0 && (2 * shared >= r.len() || 2 * shared >= range.len())
        };
        let values = cx.facts.touching(range).filter(|f| match &f.value {
            Value::Price(p) => range.start <= p.written.start && p.written.end <= range.end,
            _ => touches(&f.range),
        });
        Self { cx, folded, values: values.map(|f| &f.value).collect() }
    }

    fn says(&self, class: Class) -> bool {
        self.cx.view.has_class(class, self.folded.clone())
    }

    fn tells(&self, told: Told) -> bool {
        self.values.iter().any(|v| v.told() == Some(told))
    }

    fn counts(&self, is_it: impl Fn(&Value) -> bool) -> usize {
        self.values.iter().filter(|v| is_it(v)).count()
    }

    /// What nobody would post above a note.
    fn wrong(&self, text: &str) -> Option<Fault> {
        let marks = [Token::Phone, Token::Url, Token::Handle, Token::Mail, Token::Discount];
        if self.tells(Told::Contact)
            || marks.iter().any(|t| self.cx.view.of_token(*t, self.folded.clone()).next().is_some())
        {
            return Some(Fault::Contact);
        }
        let selling = [
            Class::TitleSale,
            Class::RoleBoast,
            Class::RoleCall,
            Class::RoleRival,
            Class::RoleOther,
            Class::RoleHearsay,
            Class::RoleShady,
        ];
        // 唔保證 promises nothing.
        let promises = self.says(Class::RolePromise) && !self.says(Class::RoleRefusal);
        if promises || self.says(Class::RoleLeft) || selling.into_iter().any(|c| self.says(c)) {
            return Some(Fault::Sells);
        }
        let amounts = self.counts(|v| matches!(v, Value::Price(_)));
        if amounts > 1 {
            return Some(Fault::List);
        }
        let favours = self.says(Class::TitleFavour) || self.says(Class::RoleHonest);
        let is_extra = |v: &Value| matches!(v, Value::Price(p) if matches!(p.role, Role::AddOn | Role::Deposit | Role::Fee | Role::Threshold | Role::Discount | Role::Was));
        if self.fines() || (!favours && self.counts(is_extra) > 0) {
            return Some(Fault::Fine);
        }
        // What is done for each customer, or holds for the work, binds nobody: 毛巾一客一換, 上油後放足二十四小時先掂水.
        let works = self.tells(Told::Care) || self.tells(Told::Process) || self.tells(Told::Caution);
        let rules = (self.tells(Told::Policy) || self.tells(Told::Booking)) && !works && !is_habit(text);
        let rules = rules || self.tells(Told::Payment);
        if !favours && (rules || self.says(Class::TitlePolicy)) {
            return Some(Fault::Policy);
        }
        if !favours && self.says(Class::TitleBan) {
            return Some(Fault::Ban);
        }
        let english = self.cx.script == Script::Latin;
        let is_place = |t: &TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { .. });
        let mut inside =
            self.cx.terms.iter().filter(|t| self.folded.start <= t.range.start && t.range.end <= self.folded.end);
        if english && inside.any(is_place) {
            return Some(Fault::Bare);
        }
        let places = self.counts(|v| matches!(v, Value::Address { .. } | Value::Transport { .. }));
        // 「蘿蔔朝早六點落鑊」 tells when, and of more than when.
        let opens = self.counts(|v| matches!(v, Value::Hours { .. } | Value::Closed { .. }));
        let tells = self.tells(Told::Process) || self.says(Class::Craft) || self.says(Class::RoleAdvice);
        (places > 0 || (opens > 0 && !tells)).then_some(Fault::Bare)
    }

    /// Whether something is charged: 另收, and not 不另收費.
    fn fines(&self) -> bool {
        let view = self.cx.view;
        let good: Vec<Range<usize>> = [Class::TitleFavour, Class::RoleFavour]
            .into_iter()
            .flat_map(|class| view.of_class(class, self.folded.clone()))
            .map(Hit::range)
            .collect();
        let inside = |r: Range<usize>| good.iter().any(|g| g.start <= r.start && r.end <= g.end);
        view.of_class(Class::TitleFine, self.folded.clone()).any(|h| !inside(h.range()))
    }

    /// Whether it begins with a thing or a place that the packs know: 到會 is no 到.
    fn names_goods_first(&self) -> bool {
        self.terms_here().next().is_some()
    }

    /// The places and trades with which it begins.
    fn terms_here(&self) -> impl Iterator<Item = &TermHit> {
        let (terms, at) = (self.cx.terms, self.folded.start);
        let from = terms.partition_point(|t| t.range.start < at);
        terms[from..].iter().take_while(move |t| t.range.start == at)
    }

    /// Whether a clause says who or what it is about, so that the clause before it is not missed.
    fn stands_alone(&self) -> bool {
        let view = self.cx.view;
        let at = self.folded.start;
        let begins = |class: Class| view.words_starting(class, at..at + 1).next().is_some();
        let leans = begins(Class::RoleLeaning);
        let goods = self.terms_here().any(|t| t.counts);
        !leans && (goods || begins(Class::OwnerWe) || self.tells(Told::Limit) || self.tells(Told::Quantity))
    }

    /// Whether it tells of the work: a word for it and a number, since 浸 of 水浸 is none.
    fn is_craft(&self, text: &str) -> bool {
        self.says(Class::Craft) && text.contains(|c: char| c.is_ascii_digit())
    }

    /// What it offers.
    fn hook(&self, text: &str) -> Result<Hook, Fault> {
        if text.ends_with(['？', '?']) {
            return Ok(Hook::Worry);
        }
        // A warning is for the text, unless it says what to do.
        let warns = self.tells(Told::Caution) && !self.says(Class::RoleAdvice);
        if warns && !self.tells(Told::Process) && !self.tells(Told::Care) {
            return Err(Fault::Ban);
        }
        if self.tells(Told::Process) || self.tells(Told::Care) || self.tells(Told::Caution) || self.is_craft(text) {
            return Ok(Hook::HowTo);
        }
        if self.says(Class::TitleFavour)
            || self.says(Class::RoleHonest)
            || self.says(Class::RoleRefusal)
            || is_habit(text)
        {
            return Ok(Hook::Favour);
        }
        if self.tells(Told::Limit) || self.tells(Told::Quantity) {
            // 「最多六人」 of what?
            return if units(text) < BOUNDED { Err(Fault::Scrap) } else { Ok(Hook::Limit) };
        }
        if self.counts(|v| matches!(v, Value::Price(_))) > 0 {
            return Ok(Hook::Price);
        }
        if self.tells(Told::Years) {
            return Ok(Hook::Years);
        }
        if self.counts(|v| matches!(v, Value::Offer { .. })) > 0 || self.tells(Told::Offer) {
            return Ok(Hook::Offer);
        }
        Ok(Hook::Tells)
    }
}

/// Whether a text says what is done every time, or plainly.
fn is_habit(text: &str) -> bool {
    WordList::LeadHabit.is_in(&text.to_lowercase())
}

/// Whether a text breaks off, or says nothing.
pub fn is_torn(text: &str) -> bool {
    let bare = text.trim_end_matches(['？', '?', '。', '.']);
    let letters = bare.chars().filter(|c| is_letter(*c)).take(2).count();
    letters < 2
        || units(bare) < LEAST
        || has_signs(bare)
        || (super::clauses::is_dangling(bare) && !WordList::TitleIs.is_in(bare))
        || bare.ends_with(['：', ':', '、', '，', ',', '（', '(', '/'])
}

/// Whether a text holds signs that break it up, or brackets and quotation marks that are not closed.
fn has_signs(text: &str) -> bool {
    let mut open = [0_i32; PAIRS.len()];
    for c in text.chars().filter(|c| !is_plain(*c)) {
        let is_sign = matches!(c, '\n' | '〔' | '：' | ':' | '#' | '＃' | '@' | '*' | '→');
        if is_sign || crate::text::scan::is_emoji(c) {
            return true;
        }
        for ((opens, closes), open) in PAIRS.iter().zip(&mut open) {
            *open += i32::from(c == *opens) - i32::from(c == *closes);
        }
    }
    open != [0; PAIRS.len()]
}

/// Letters, digits and Han characters, of which most texts are made.
const fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' | '0'..='9')
}

/// Whether a text leans on what is not there: a step of many, an aside, a predicate without its subject.
fn is_loose(text: &str) -> bool {
    let first = text.split([' ', '\'', '’']).next().unwrap_or_default();
    WordList::TitleBegins.begins(text)
        || super::clauses::is_loose(text)
        || WordList::TitleBeginsEnglish.words().iter().any(|w| first.eq_ignore_ascii_case(w))
}

/// Brackets and quotation marks.
const PAIRS: [(char, char); 5] = [('（', '）'), ('(', ')'), ('「', '」'), ('《', '》'), ('“', '”')];
