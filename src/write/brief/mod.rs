//! What to write, before anything is written: ten ideas for a shop, each with a main keyword of its own, titles, an outline,
//! what to answer, photograph and prepare, and when to post.
//!
//! Each idea goes for a different keyword, so that ten notes of one shop do not compete with one another for a single
//! search. Nothing is said of the shop: titles and outlines are questions and tasks made of search phrases and of what the
//! packs know of the trade. Whether the shop has what an idea is about is for the owner to say, and the idea asks.
//!
//! Pure, and the same for the same order. How it is shown is the business of [`crate::report::brief`].

mod candidate;
mod choose;
mod fill;
mod idea;
mod months;
mod order;
mod pieces;
mod pool;
mod shapes;
mod teller;
#[cfg(test)]
mod tests;
mod titles;
mod wishes;

pub use idea::{Brief, Idea, Main, Reminder, TEN};
pub use months::name as month_name;
pub use order::Order;

use crate::text::variants;
use candidate::Candidate;
use fill::Lists;
use pieces::Rarity;
use shapes::{Matches, Shape};
use std::collections::HashSet;
use teller::Teller;
use titles::Titles;

/// Makes a brief of ten ideas; fewer only where a user's pack has fewer keywords.
pub fn brief(order: &Order<'_>) -> Brief {
    let pool = pool::pool(order);
    let matches = Matches::of(order, &pool);
    let chosen = choose::choose(order, &pool, &matches);
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
        let about = order.about.filter(|_| i < order::ABOUT);
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
