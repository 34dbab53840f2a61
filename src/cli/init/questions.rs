//! What `advise init` asks: only what helps reports and versions, each thing once, and whatever is not answered is left out.

use advise::check::check;
use advise::config::Config;
use advise::lang::Catalog;
use advise::note::Source;
use advise::pack::Packs;
use advise::reading::target;
use advise::reading::target::Target;
use advise::reading::uses::show;
use advise::report::script::script_of;
use advise::text::harmless;
use std::io::{self, BufRead, Write};

/// The questions, by the key of the setting that they fill.
const QUESTIONS: [&str; 6] = ["name", "place", "category", "hours", "price_per_person", "story"];

/// A setting that was answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// Key in `[shop]`.
    pub key: &'static str,
    /// What was answered.
    pub value: String,
}

/// Asks what is not known yet. An empty line leaves a thing out, the end of the input all that are left.
pub fn ask(
    known: &[&str],
    packs: &Packs,
    catalog: &Catalog,
    input: &mut impl BufRead,
    out: &mut impl Write,
) -> io::Result<Vec<Answer>> {
    let open: Vec<&str> = QUESTIONS.into_iter().filter(|key| !known.contains(key)).collect();
    let mut talk = Talk { packs, catalog, input, out };
    let mut answers = Vec::new();
    if !open.is_empty() {
        talk.tell("cli.init.hello", &[("n", &open.len().to_string())])?;
    }
    for (i, key) in open.iter().enumerate() {
        let count = format!("{}/{}", i + 1, open.len());
        let question = catalog.say(&format!("cli.init.ask.{key}"), &[]);
        let Some(said) = talk.hear(&format!("{count} {question}"))? else { break };
        if said.is_empty() {
            continue;
        }
        match *key {
            "place" => answers.extend(talk.place(&said, known.contains(&"address"))?),
            "category" => answers.extend(talk.category(&said)?),
            key => answers.push(Answer { key: own_key(key), value: said }),
        }
    }
    Ok(answers)
}

/// The key itself, for as long as the program runs.
fn own_key(key: &str) -> &'static str {
    QUESTIONS.into_iter().find(|own| *own == key).unwrap_or_default()
}

/// Somebody at a keyboard.
struct Talk<'a, I, O> {
    packs: &'a Packs,
    catalog: &'a Catalog,
    input: &'a mut I,
    out: &'a mut O,
}

impl<I: BufRead, O: Write> Talk<'_, I, O> {
    fn tell(&mut self, key: &str, args: &[(&str, &str)]) -> io::Result<()> {
        writeln!(self.out, "{}", harmless::show(&self.catalog.say(key, args)))
    }

    /// Puts a question; none at the end of the input.
    fn hear(&mut self, question: &str) -> io::Result<Option<String>> {
        write!(self.out, "{}\n> ", harmless::show(question))?;
        self.out.flush()?;
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            writeln!(self.out)?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().trim_start_matches('\u{feff}').to_owned()))
    }

    /// The place that customers look for, and the address where one was given.
    fn place(&mut self, said: &str, has_address: bool) -> io::Result<Vec<Answer>> {
        let named = |packs: &Packs, name: &str| target::district_named(packs, name).is_some();
        let near = target::nearest_district(self.packs, said);
        let found = if named(self.packs, said) { Some(said.to_owned()) } else { self.place_in(said) };
        let Some(place) = self.settle(said, found, near, named)? else {
            return Ok(Vec::new());
        };
        let mut answers = Vec::new();
        // More than a name, with a number in it, is where the shop is.
        let is_address = said != place && said.contains(|c: char| c.is_numeric());
        if is_address && !has_address {
            answers.push(Answer { key: "address", value: said.to_owned() });
        }
        answers.insert(0, Answer { key: "place", value: place });
        Ok(answers)
    }

    fn category(&mut self, said: &str) -> io::Result<Option<Answer>> {
        let named = |packs: &Packs, name: &str| target::category_named(packs, name).is_some();
        let near = target::nearest_category(self.packs, said);
        let found = if named(self.packs, said) { Some(said.to_owned()) } else { self.category_in(said) };
        let settled = self.settle(said, found, near, named)?;
        Ok(settled.map(|value| Answer { key: "category", value }))
    }

    /// A name that the packs have: the one that was said, else the nearest where somebody says yes to it, once.
    fn settle(
        &mut self,
        said: &str,
        found: Option<String>,
        near: Option<String>,
        is_known: impl Fn(&Packs, &str) -> bool,
    ) -> io::Result<Option<String>> {
        if found.is_some() {
            return Ok(found);
        }
        if let Some(near) = near {
            let question = self.catalog.say("cli.init.near", &[("name", said), ("near", &near)]);
            match self.hear(&question)? {
                Some(again) if again.is_empty() => return Ok(Some(near)),
                Some(again) if is_known(self.packs, &again) => return Ok(Some(again)),
                _ => {}
            }
        }
        self.tell("cli.init.unknown", &[("name", said)])?;
        Ok(None)
    }

    fn target(&self, said: &str) -> Target {
        check(&Source::text("-", said), self.packs, &Config::default()).target
    }

    /// A name of the packs as the owner would write it.
    fn shown(&self, term: u32) -> String {
        let name = &self.packs.index.terms[term as usize].name;
        show(name, script_of(self.catalog.lang)).to_owned()
    }

    /// The place that an address is in.
    fn place_in(&self, said: &str) -> Option<String> {
        let target = self.target(said);
        let place = target.written.or(target.place)?;
        Some(self.shown(place))
    }

    /// The trade that a few words are about.
    fn category_in(&self, said: &str) -> Option<String> {
        let category = self.target(said).category?;
        let term = self.packs.index.categories[category as usize].term;
        Some(self.shown(term))
    }
}
