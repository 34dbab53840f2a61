//! What an idea asks of the owner: outline, customers' questions, pictures, facts, a reminder, and the keywords beside the
//! main one. Each list is spread over the ten, so that they do not all say the same.

use crate::lang::Lang;
use crate::lists::WordList;
use crate::pack::Role;
use crate::pack::index::TermKind;
use crate::pack::model::{Bilingual, Group};
use crate::reading::keyword;
use crate::reading::uses;
use crate::text::script::Script;
use crate::text::variants;
use crate::write::brief::candidate::{Candidate, KeywordKind};
use crate::write::brief::idea::Reminder;
use crate::write::brief::order::Order;
use crate::write::brief::pieces::{Pieces, Rarity, WHOLE};
use crate::write::brief::shapes::Shape;
use crate::write::brief::teller::Teller;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Nothing suits so well that it is said twice.
const ONCE: u32 = 100 * WHOLE;
/// Lines of an outline at most.
const LINES: usize = 6;
/// Keywords beside the main one at most.
const SIDES: usize = 4;
/// What a keyword must share with the idea to be about it.
const RELATED: u32 = WHOLE / 3;
/// With fewer, those are added that have nothing to do with it.
const FEW: usize = 2;

/// Texts of a trade with how often each was taken.
pub struct Spread<'a, T> {
    items: &'a [T],
    pieces: Vec<Pieces>,
    rarity: Rarity,
    taken: Vec<u32>,
    /// What having been taken once costs.
    cost: u32,
}

impl<'a, T> Spread<'a, T> {
    /// A list; `text` is what it is compared by.
    pub fn new(items: &'a [T], cost: u32, text: impl Fn(&T) -> &str) -> Self {
        let pieces: Vec<Pieces> = items.iter().map(|i| Pieces::of([text(i)])).collect();
        let rarity = Rarity::of(&pieces);
        let taken = vec![0; items.len()];
        Self { items, pieces, rarity, taken, cost }
    }

    /// Up to `most` that suit best; those that were taken before have to suit better.
    pub fn take(&mut self, wanted: &Pieces, most: usize) -> Vec<&'a T> {
        let worth = |i: &usize| {
            let shared = self.rarity.shared(&self.pieces[*i], wanted).min(2 * WHOLE).cast_signed();
            shared - (self.taken[*i] * self.cost).cast_signed()
        };
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.sort_by_key(|i| (Reverse(worth(i)), *i));
        order.truncate(most);
        for i in &order {
            self.taken[*i] += 1;
        }
        order.sort_unstable();
        order.into_iter().map(|i| &self.items[i]).collect()
    }
}

/// The lists of a trade, while they are shared out.
pub struct Lists<'a> {
    teller: &'a Teller<'a>,
    order: &'a Order<'a>,
    /// Pieces that the whole trade is made of, which tell nothing of a keyword.
    common: Pieces,
    questions: Spread<'a, Bilingual>,
    photos: Spread<'a, Bilingual>,
    facts: Spread<'a, Bilingual>,
    reminders: Spread<'a, crate::pack::model::Reminder>,
    closings: usize,
    sides: HashSet<String>,
}

impl<'a> Lists<'a> {
    /// Nothing taken yet.
    pub fn new(teller: &'a Teller<'a>) -> Self {
        let order = teller.order;
        let trade = order.trade;
        let forms = trade.forms.iter().map(|f| f.as_ref().as_str());
        Self {
            teller,
            order,
            common: Pieces::of(forms.chain([trade.name.hant.as_str(), trade.name.en.as_str()])),
            questions: Spread::new(&trade.questions, WHOLE, |q| &q.zh),
            photos: Spread::new(&trade.photos, WHOLE / 2, |p| &p.zh),
            facts: Spread::new(&trade.facts, WHOLE / 4, |f| &f.zh),
            reminders: Spread::new(&trade.reminders, ONCE, |r| &r.zh),
            closings: 0,
            sides: HashSet::new(),
        }
    }

    /// What the lists of an idea are chosen by.
    pub fn wanted(&self, main: &Candidate, shape: &Shape<'_>, about: Option<&str>) -> Pieces {
        let hant = main.bare.hant.as_str();
        let more: &[&str] = match main.kind {
            KeywordKind::Scene => WordList::BriefOccasion.words(),
            KeywordKind::Question if WordList::BriefAsksPrice.is_in(hant) => WordList::BriefPrice.words(),
            KeywordKind::Question if WordList::BriefAsksTime.is_in(hant) => WordList::BriefTime.words(),
            _ => &[],
        };
        let more = Pieces::of(more.iter().copied());
        main.pieces.without(&self.common).with(&shape.pieces()).with(&more).with(&Pieces::of(about))
    }

    /// Questions to answer, as many as the angle has room for.
    pub fn questions(&mut self, wanted: &Pieces, shape: &Shape<'_>) -> Vec<&'a Bilingual> {
        self.questions.take(wanted, shape.questions())
    }

    /// What to photograph.
    pub fn photos(&mut self, wanted: &Pieces) -> Vec<String> {
        self.photos.take(wanted, 3).into_iter().map(|p| self.teller.told(p)).collect()
    }

    /// Facts to have ready, as many as the angle needs.
    pub fn facts(&mut self, wanted: &Pieces, shape: &Shape<'_>) -> Vec<String> {
        self.facts.take(wanted, shape.facts()).into_iter().map(|f| self.teller.told(f)).collect()
    }

    /// One reminder: what suits, else the next in the trade's order; each stands in one idea only.
    pub fn reminder(&mut self, wanted: &Pieces) -> Option<Reminder> {
        if self.reminders.taken.iter().all(|n| *n > 0) {
            return None;
        }
        let reminder = self.reminders.take(wanted, 1).pop()?;
        let text = Bilingual { zh: reminder.zh.clone(), en: reminder.en.clone() };
        Some(Reminder { rule: reminder.rule.clone(), text: self.teller.told(&text) })
    }

    /// How to write it, in four to six lines.
    pub fn outline(&mut self, main: &str, shape: &Shape<'_>, about: Option<&str>) -> Vec<String> {
        let catalog = self.order.catalog;
        let about = about.map(|text| catalog.say("brief.outline.about", &[("text", text)]));
        match shape {
            Shape::Common(angle) => {
                let mut lines: Vec<String> = angle.outlines.iter().map(|o| o.pick(catalog.lang).to_owned()).collect();
                lines.splice(1.min(lines.len())..1.min(lines.len()), about);
                lines.truncate(LINES);
                lines
            }
            Shape::Trade(angle) => {
                let mut lines = vec![catalog.say("brief.outline.open", &[("main", main)])];
                lines.extend(about);
                let outline = self.teller.told(&angle.outline);
                lines.extend(outline.split(['；', ';']).map(str::trim).filter(|p| !p.is_empty()).map(capital));
                lines.truncate(LINES - 1);
                if lines.len() < LINES - 1 {
                    lines.push(catalog.say("brief.outline.facts", &[]));
                }
                let close = match self.closing() {
                    Some(text) => catalog.say("brief.outline.close", &[("text", &text)]),
                    None => catalog.say("brief.outline.ask", &[]),
                };
                lines.push(close);
                lines
            }
        }
    }

    /// A question to end a note with, in the titles' own script.
    fn closing(&mut self) -> Option<String> {
        let guide = self.order.guide;
        let own = guide.trades.get(self.order.trade.id.as_ref()).map(|t| &t.closings).filter(|c| !c.is_empty());
        let lines = own.unwrap_or(&guide.common.closings);
        let line = lines.get(self.closings % lines.len().max(1))?;
        self.closings += 1;
        let text = match self.order.script {
            Script::Hans => &line.hans,
            Script::Latin => &line.en,
            Script::Hant | Script::Mixed => &line.yue,
        };
        Some(text.clone())
    }

    /// Two to four keywords for the body and the topics: the trade's, and for the shop as a whole the district's.
    pub fn sides(&mut self, main: &Candidate, wanted: &Pieces, free: &[&Candidate], rarity: &Rarity) -> Vec<String> {
        let script = self.order.script;
        let mut sides: Vec<String> = Vec::new();
        if main.kind == KeywordKind::Trade {
            sides.extend(district(self.order));
        }
        let month = self.order.month;
        let fits = |c: &&&Candidate| {
            !matches!(c.kind, KeywordKind::Trade | KeywordKind::Own | KeywordKind::Intent)
                && !c.is_narrow
                && (c.season.is_empty() || c.season.contains(&month) || main.season == c.season)
                && variants().key(&c.bare.hant) != variants().key(&main.bare.hant)
        };
        let related = |c: &Candidate| 2 * rarity.shared(&c.pieces, &main.pieces) + rarity.shared(&c.pieces, wanted);
        let worth = |c: &Candidate| {
            let fresh = if self.sides.contains(c.bare.show(script)) { 0 } else { WHOLE / 2 };
            // What has nothing to do with the main keyword stands best among the topics, or as something asked.
            let neutral = match c.role {
                Role::Tag => WHOLE / 3,
                Role::Question => WHOLE / 4,
                Role::Core | Role::LongTail | Role::Scene => 0,
            };
            related(c).min(3 * WHOLE) + fresh + neutral + u32::from(c.importance) * WHOLE / 40
        };
        let mut rest: Vec<(u32, &Candidate)> = free.iter().filter(fits).map(|c| (worth(c), *c)).collect();
        rest.sort_by_key(|(worth, _)| Reverse(*worth));
        for (_, c) in rest {
            let text = c.bare.show(script).to_owned();
            let most = if related(c) >= RELATED { SIDES - 1 } else { FEW };
            if sides.len() < most && !sides.contains(&text) {
                self.sides.insert(text.clone());
                sides.push(text);
            }
        }
        sides.truncate(SIDES);
        sides
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + chars.as_str())
}

/// The whole district with the trade, and what people look for around the shop.
fn district(order: &Order<'_>) -> Vec<String> {
    let Some(district) = order.target.district else { return Vec::new() };
    let index = &order.packs.index;
    let glue = if order.script == Script::Latin { " " } else { "" };
    let mut out = Vec::new();
    let name = |term: u32| uses::show(&index.terms[term as usize].name, order.script);
    if order.target.place.is_some() {
        let trade = match order.script {
            Script::Hans => &order.trade.name.hans,
            Script::Latin => &order.trade.name.en,
            Script::Hant | Script::Mixed => &order.trade.name.hant,
        };
        out.push(format!("{}{glue}{trade}", name(index.districts[district as usize].term)));
    }
    let wanted = match order.trade.group {
        Group::Food => Some(WordList::SceneFood.word()),
        Group::Retail => Some(WordList::SceneShopping.word()),
        Group::Services => None,
    };
    let is_mine = |t: &&crate::pack::index::Term| matches!(t.kind, TermKind::Scene { district: d } if d == district);
    let scene = wanted.and_then(|w| index.terms.iter().filter(is_mine).find(|t| t.name.hant == w));
    let place = keyword::place_shown(order.packs, order.target, order.script);
    if let (Some(scene), Some(place)) = (scene, place) {
        out.push(format!("{place}{glue}{}", uses::show(&scene.name, order.script)));
    }
    out
}

/// What makes a keyword worth a note: that the shop really has it.
pub fn only_if(main: &Candidate, order: &Order<'_>) -> Option<String> {
    let script = match order.catalog.lang {
        Lang::ZhHk => Script::Hant,
        Lang::ZhCn => Script::Hans,
        Lang::En => Script::Latin,
    };
    if let Some(promise) = &main.promise {
        return Some(order.catalog.say("brief.only-if.intent", &[("word", promise.show(script))]));
    }
    let key = match main.kind {
        KeywordKind::Core | KeywordKind::LongTail => "brief.only-if.goods",
        KeywordKind::Scene => "brief.only-if.scene",
        KeywordKind::Trade | KeywordKind::Own | KeywordKind::Intent | KeywordKind::Question | KeywordKind::Side => {
            return None;
        }
    };
    Some(order.catalog.say(key, &[("word", main.bare.show(script))]))
}
