//! Which angle each idea takes: one of the house's, or one of the trade's own where it speaks of the same thing.

use crate::lang::Lang;
use crate::pack::guide::InBrief;
use crate::pack::{guide, model};
use crate::write::brief::candidate::{Candidate, KeywordKind};
use crate::write::brief::order::{ABOUT, Order};
use crate::write::brief::pieces::{Pieces, Rarity, WHOLE};
use std::cmp::Reverse;

/// Trade angles that are worth looking at.
const OWN: usize = 5;
/// What a trade angle must share with a keyword to be about it.
const ENOUGH: u32 = WHOLE / 3;

/// An angle of an idea.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// One of `angles/`.
    Common(&'a guide::Angle),
    /// One of the trade's own.
    Trade(&'a model::Angle),
}

impl Shape<'_> {
    /// The id in JSON.
    pub fn id(&self) -> &str {
        match self {
            Self::Common(angle) => &angle.id,
            Self::Trade(_) => "trade",
        }
    }

    /// How many of the trade's questions a note of it answers.
    pub const fn questions(&self) -> usize {
        match self {
            Self::Common(angle) => angle.brief.questions,
            Self::Trade(_) => InBrief::QUESTIONS,
        }
    }

    /// How many facts the owner has to have ready.
    pub const fn facts(&self) -> usize {
        match self {
            Self::Common(angle) => angle.brief.facts,
            Self::Trade(_) => InBrief::FACTS,
        }
    }

    /// Pieces of its texts.
    pub fn pieces(&self) -> Pieces {
        match self {
            Self::Common(a) if !a.brief.about.is_empty() => Pieces::of([a.brief.about.as_str()]),
            Self::Common(a) => Pieces::of(a.outlines.iter().map(|o| o.pick(Lang::ZhHk))),
            Self::Trade(a) => Pieces::of([a.name.zh.as_str(), a.outline.zh.as_str()]),
        }
    }
}

/// How much each angle of the trade says about each keyword of the pool.
pub struct Matches(Vec<Vec<u32>>);

impl Matches {
    /// Compares all with all, once.
    pub fn of(order: &Order<'_>, pool: &[Candidate]) -> Self {
        let rarity = Rarity::of(pool.iter().map(|c| &c.pieces));
        let row = |angle: &model::Angle| {
            let (name, outline) = (Pieces::of([angle.name.zh.as_str()]), Pieces::of([angle.outline.zh.as_str()]));
            pool.iter().map(|keyword| about(&name, &outline, keyword, &rarity)).collect()
        };
        Self(order.trade.angles.iter().map(row).collect())
    }

    /// Whether any angle speaks of a keyword.
    pub fn any(&self, keyword: usize) -> bool {
        self.0.iter().any(|row| row.get(keyword).is_some_and(|shared| *shared >= ENOUGH))
    }
}

/// The name of an angle has to speak of the keyword, or its outline more than once: a single word in passing makes
/// 上環早午餐 no matter of roasting.
fn about(name: &Pieces, outline: &Pieces, keyword: &Candidate, rarity: &Rarity) -> u32 {
    let (name, outline) = (rarity.shared(&keyword.pieces, name), rarity.shared(&keyword.pieces, outline));
    let is_about = keyword.kind != KeywordKind::Trade && (name > 0 || outline >= 2 * WHOLE);
    if is_about { 2 * name + outline } else { 0 }
}

/// An angle, and for the trade's own how much it says about each keyword.
struct Choice<'a, 'm> {
    shape: Shape<'a>,
    pieces: Pieces,
    shared: &'m [u32],
}

/// Gives each of the ten an angle: the pairs that suit best first, no angle twice in a row.
pub fn assign<'a>(order: &Order<'a>, ten: &[usize], pool: &[Candidate], matches: &Matches) -> Vec<Shape<'a>> {
    let choices = choices(order, ten, matches);
    let about = order.about.map(|about| Pieces::of([about])).unwrap_or_default();
    let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
    for (i, keyword) in ten.iter().enumerate() {
        for (s, choice) in choices.iter().enumerate() {
            let bonus = if i < ABOUT && choice.pieces.meets(&about) { 4 } else { 0 };
            if let Some(worth) = worth(order, choice, &pool[*keyword], *keyword) {
                pairs.push((worth + bonus, i, s));
            }
        }
    }
    pairs.sort_by_key(|(worth, i, s)| (Reverse(*worth), *i, *s));
    let mut given: Vec<Option<usize>> = vec![None; ten.len()];
    let same = |a: usize, b: usize| choices[a].shape.id() == choices[b].shape.id();
    // Once each; what is left over takes one of the house's again.
    for is_again in [false, true] {
        for (_, i, s) in &pairs {
            let is_used = given.contains(&Some(*s));
            let is_common = matches!(choices[*s].shape, Shape::Common(_));
            let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
            let repeats = beside.filter_map(|n| given.get(n).copied().flatten()).any(|n| same(n, *s));
            if given[*i].is_none() && !repeats && (!is_used || (is_again && is_common)) {
                given[*i] = Some(*s);
            }
        }
    }
    given.into_iter().filter_map(|s| choices.get(s.unwrap_or_default())).map(|c| c.shape).collect()
}

/// The house's angles, and those of the trade that say most about the ten.
fn choices<'a, 'm>(order: &Order<'a>, ten: &[usize], matches: &'m Matches) -> Vec<Choice<'a, 'm>> {
    let mut own: Vec<(&model::Angle, &[u32])> =
        order.trade.angles.iter().zip(matches.0.iter().map(Vec::as_slice)).collect();
    own.sort_by_key(|(_, shared)| Reverse(ten.iter().map(|i| shared[*i]).max()));
    own.truncate(OWN);
    let common = order.guide.angles.iter().map(|a| (Shape::Common(a), [].as_slice()));
    let all = common.chain(own.into_iter().map(|(a, shared)| (Shape::Trade(a), shared)));
    all.map(|(shape, shared)| Choice { pieces: shape.pieces(), shape, shared }).collect()
}

/// How well an angle suits a keyword; `None` where they have nothing to do with one another.
fn worth(order: &Order<'_>, choice: &Choice<'_, '_>, keyword: &Candidate, at: usize) -> Option<i32> {
    let is_now = keyword.season.contains(&order.month);
    let suits = match choice.shape {
        Shape::Trade(_) => {
            // What it is most about is not far above.
            let best = choice.shared.iter().copied().max().unwrap_or(0);
            let shared = choice.shared[at];
            return match keyword.kind {
                KeywordKind::Trade => Some(3),
                _ if shared < ENOUGH.max(best / 3 * 2) => None,
                _ => Some(8 + (shared / WHOLE).min(3).cast_signed()),
            };
        }
        Shape::Common(angle) => match angle.brief.off_season {
            Some(_) if keyword.season.is_empty() => return None,
            Some(off_season) if !is_now => off_season,
            _ => angle.brief.suits,
        },
    };
    let worth = match keyword.kind {
        KeywordKind::Trade => suits.trade,
        KeywordKind::Own | KeywordKind::Core => suits.core,
        KeywordKind::LongTail | KeywordKind::Side => suits.long_tail,
        KeywordKind::Scene | KeywordKind::Intent => suits.scene,
        KeywordKind::Question => suits.question,
    };
    Some(i32::from(worth)).filter(|worth| *worth > 0)
}
