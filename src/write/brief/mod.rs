//! What to write, before anything is written: ten ideas for a shop, each with a main keyword of its own, titles, an outline,
//! what to answer, photograph and prepare, and when to post.
//!
//! Each idea goes for a different keyword, so that ten notes of one shop do not compete with one another for a single
//! search. Nothing is said of the shop: titles and outlines are questions and tasks made of search phrases and of what the
//! packs know of the trade. Whether the shop has what an idea is about is for the owner to say, and the idea asks.
//!
//! Pure, and the same for the same order. How it is shown is the business of [`crate::report::brief`].

mod fill;
mod months;
mod pieces;
mod pool;
mod shapes;
mod teller;
mod titles;

pub use months::name as month_name;
pub use pool::TEN;

use crate::lang::Catalog;
use crate::pack::guide::Guide;
use crate::pack::model::Category;
use crate::pack::{Packs, Role};
use crate::reading::target::Target;
use crate::text::script::Script;
use crate::text::variants;
use crate::write::keyword_list::Name;
use fill::Lists;
use pieces::Rarity;
use pool::Candidate;
use shapes::{Matches, Shape};
use std::collections::HashSet;
use teller::Teller;
use titles::Titles;

/// What a brief is made from.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The packs.
    pub packs: &'a Packs,
    /// Angles, and what all of them share.
    pub guide: &'a Guide,
    /// The trade as its pack tells it.
    pub trade: &'a Category,
    /// Where the shop is, and its own keywords.
    pub target: &'a Target,
    /// What the owner has in mind.
    pub about: Option<&'a str>,
    /// The month to write for, 1 to 12.
    pub month: u8,
    /// The language of outline and advice.
    pub catalog: &'a Catalog,
    /// The script of titles and keywords.
    pub script: Script,
}

/// Ten ideas.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Place and trade, in the script of the titles.
    pub shop: String,
    /// The month that it is for.
    pub month: u8,
    /// The script of titles and keywords.
    pub script: Script,
    /// What the owner has in mind.
    pub about: Option<String>,
    /// Why that stands in no title, if our own rules would object.
    pub caution: Option<String>,
    /// Best first.
    pub ideas: Vec<Idea>,
}

/// One note to write.
#[derive(Clone, Debug)]
pub struct Idea {
    /// Its place in the brief, from 1.
    pub id: usize,
    /// The angle's id, or `trade` for one of the trade's own.
    pub angle: String,
    /// The angle as shown.
    pub name: String,
    /// What such a note does for the reader.
    pub what: String,
    /// What it is to be found by; no two ideas have the same.
    pub main: Main,
    /// For the body and the topics.
    pub sides: Vec<String>,
    /// When the idea is worth writing at all.
    pub only_if: Option<String>,
    /// Three, within the limit, each with the main keyword.
    pub titles: Vec<String>,
    /// Four to six lines.
    pub outline: Vec<String>,
    /// What customers ask.
    pub questions: Vec<String>,
    /// What to photograph.
    pub photos: Vec<String>,
    /// What to have ready.
    pub facts: Vec<String>,
    /// What not to say in this trade.
    pub reminders: Vec<Reminder>,
    /// Months that the keyword is searched in; empty for the whole year.
    pub months: Vec<u8>,
    /// The same in words.
    pub when: String,
}

/// The keyword that an idea goes for.
#[derive(Clone, Debug)]
pub struct Main {
    /// In the script of the titles.
    pub keyword: String,
    /// In all three.
    pub name: Name,
    /// What it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why, as the pack tells it, in Hong Kong Chinese; empty for the user's own.
    pub why: String,
}

/// A rule in the words of the trade.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Rule id.
    pub rule: String,
    /// What not to say, and what to say instead.
    pub text: String,
}

/// Makes a brief of ten ideas; fewer only where a user's pack has fewer keywords.
pub fn brief(order: &Order<'_>) -> Brief {
    let pool = pool::pool(order);
    let matches = Matches::of(order, &pool);
    let chosen = pool::choose(order, &pool, &matches);
    let ten: Vec<&Candidate> = chosen.iter().map(|i| &pool[*i]).collect();
    let shapes = shapes::assign(order, &chosen, &pool, &matches);
    let shop = pool[0].shown(order.script).to_owned();
    let caution = order.about.and_then(|about| caution(order, about));
    let teller = Teller::new(order);
    let mut titles = Titles::new(&teller, &shop);
    let mut lists = Lists::new(&teller);
    let mains: HashSet<String> = ten.iter().map(|c| variants().key(c.shown(order.script))).collect();
    let is_free = |c: &&Candidate| !mains.contains(&variants().key(c.shown(order.script)));
    let free: Vec<&Candidate> = pool.iter().filter(is_free).collect();
    let rarity = Rarity::of(free.iter().map(|c| &c.pieces));
    let mut ideas = Vec::new();
    for (i, (main, shape)) in ten.iter().zip(&shapes).enumerate() {
        let about = order.about.filter(|_| i < pool::ABOUT);
        let in_title = about.filter(|_| caution.is_none());
        let wanted = lists.wanted(main, shape, about);
        let questions = lists.questions(&wanted, shape);
        ideas.push(Idea {
            id: i + 1,
            angle: shape.id().to_owned(),
            name: name(shape, &teller),
            what: what(shape, order),
            main: told_main(main, order),
            sides: lists.sides(main, &wanted, &free, &rarity),
            only_if: fill::only_if(main, order),
            titles: titles.of(main, shape, in_title, &questions, &free),
            outline: lists.outline(main.shown(order.script), shape, about),
            questions: questions.into_iter().map(|q| teller.told(q)).collect(),
            photos: lists.photos(&wanted),
            facts: lists.facts(&wanted, shape),
            reminders: lists.reminder(&wanted).into_iter().collect(),
            months: season(main, shape).to_vec(),
            when: months::when(season(main, shape), order.month, order.catalog),
        });
    }
    Brief { shop, month: order.month, script: order.script, about: order.about.map(str::to_owned), caution, ideas }
}

/// Why what the owner has in mind should stand in no title.
fn caution(order: &Order<'_>, about: &str) -> Option<String> {
    let found = titles::offences(order, about);
    let first = found.first()?;
    Some(order.catalog.say("brief.caution", &[("text", about), ("message", &first.message), ("rule", &first.rule)]))
}

fn season<'a>(main: &'a Candidate, shape: &Shape<'a>) -> &'a [u8] {
    match shape {
        Shape::Common(angle) if main.season.is_empty() => &angle.season,
        _ => &main.season,
    }
}

fn told_main(main: &Candidate, order: &Order<'_>) -> Main {
    Main {
        keyword: main.shown(order.script).to_owned(),
        name: main.name.clone(),
        role: main.role,
        importance: main.importance,
        why: main.why.clone(),
    }
}

fn name(shape: &Shape<'_>, teller: &Teller<'_>) -> String {
    match shape {
        Shape::Common(angle) => angle.name.pick(teller.order.catalog.lang).to_owned(),
        Shape::Trade(angle) => teller.told(&angle.name),
    }
}

fn what(shape: &Shape<'_>, order: &Order<'_>) -> String {
    match shape {
        Shape::Common(angle) => angle.what.pick(order.catalog.lang).to_owned(),
        Shape::Trade(_) => order.catalog.say("brief.what-trade", &[]),
    }
}

#[cfg(test)]
mod tests;
