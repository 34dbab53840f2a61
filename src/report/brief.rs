//! A brief as cards for the terminal, as Markdown to paste into a client's document, and as JSON (`advise.brief/1`). What
//! it holds is the business of [`crate::write::brief`].

use super::list::role_name;
use super::script::is_latin;
use super::table::text::{Ink, Pen, clean, width};
use crate::lang::{Catalog, Lang};
use crate::pack::Packs;
use crate::reading::target::Target;
use crate::report::json::names::script_name;
use crate::write::brief::{Brief, Idea, month_name};
use serde::Serialize;

/// Wider lines are hard to read.
const WIDEST: usize = 90;
/// Narrower terminals wrap by themselves.
const NARROWEST: usize = 30;

/// A brief that is ready to be shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The brief.
    pub brief: &'a Brief,
    /// The shop.
    pub target: &'a Target,
    /// What its names are looked up in.
    pub packs: &'a Packs,
    /// So many ideas at most.
    pub limit: usize,
}

impl<'a> Shown<'a> {
    fn ideas(self) -> &'a [Idea] {
        &self.brief.ideas[..self.limit.min(self.brief.ideas.len())]
    }
}

/// The whole of `--format json`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "advise.brief/1"))]
struct BriefOut<'a> {
    /// `advise.brief/1`.
    schema: &'a str,
    version: &'a str,
    /// Language of outline and advice.
    lang: &'a str,
    /// Script of titles and keywords: `hant`, `hans`, `latin`.
    script: &'a str,
    district: Option<&'a str>,
    place: Option<&'a str>,
    category: Option<&'a str>,
    /// Place and trade, as titles write them.
    shop: &'a str,
    /// The month that it is for, 1 to 12.
    month: u8,
    /// What `--about` said.
    about: Option<&'a str>,
    /// Why that stands in no title, where it breaks a rule.
    caution: Option<&'a str>,
    /// Ideas before `--limit`.
    total: usize,
    /// Best first.
    ideas: Vec<IdeaOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct IdeaOut<'a> {
    /// Rank, from 1.
    id: usize,
    /// Id of the angle, or `trade` for one of the trade's own.
    angle: &'a str,
    name: &'a str,
    /// What such a note does for the reader.
    what: &'a str,
    main: MainOut<'a>,
    /// For the body and the topics.
    sides: &'a [String],
    /// When the idea is worth writing at all.
    only_if: Option<&'a str>,
    /// Three, each at most 20 units long and with the main keyword.
    titles: &'a [String],
    outline: &'a [String],
    questions: &'a [String],
    photos: &'a [String],
    facts: &'a [String],
    reminders: Vec<ReminderOut<'a>>,
    when: WhenOut<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MainOut<'a> {
    keyword: &'a str,
    hant: &'a str,
    hans: &'a str,
    en: &'a str,
    /// core, long-tail, scene, question.
    role: &'a str,
    /// 1 to 10, an editor's judgement.
    importance: u8,
    /// The editor's reason; null for the user's own keyword.
    why: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReminderOut<'a> {
    rule: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WhenOut<'a> {
    /// Months in which the keyword is searched; empty for the whole year.
    months: &'a [u8],
    text: &'a str,
}

/// One object.
pub fn json(shown: Shown<'_>, lang: Lang) -> serde_json::Result<String> {
    let Shown { brief, target, packs, .. } = shown;
    let index = &packs.index;
    serde_json::to_string(&BriefOut {
        schema: "advise.brief/1",
        version: env!("CARGO_PKG_VERSION"),
        lang: lang.name(),
        script: script_name(brief.script),
        district: target.district.map(|d| index.districts[d as usize].id.as_str()),
        place: target.place.map(|t| index.terms[t as usize].name.hant.as_str()),
        category: target.category.map(|c| index.categories[c as usize].id.as_str()),
        shop: &brief.shop,
        month: brief.month,
        about: brief.about.as_deref(),
        caution: brief.caution.as_deref(),
        total: brief.ideas.len(),
        ideas: shown.ideas().iter().map(idea).collect(),
    })
}

fn idea(idea: &Idea) -> IdeaOut<'_> {
    let main = &idea.main;
    IdeaOut {
        id: idea.id,
        angle: &idea.angle,
        name: &idea.name,
        what: &idea.what,
        main: MainOut {
            keyword: &main.keyword,
            hant: &main.name.hant,
            hans: &main.name.hans,
            en: &main.name.en,
            role: role_name(main.role),
            importance: main.importance,
            why: Some(main.why.as_str()).filter(|w| !w.is_empty()),
        },
        sides: &idea.sides,
        only_if: idea.only_if.as_deref(),
        titles: &idea.titles,
        outline: &idea.outline,
        questions: &idea.questions,
        photos: &idea.photos,
        facts: &idea.facts,
        reminders: idea.reminders.iter().map(|r| ReminderOut { rule: &r.rule, text: &r.text }).collect(),
        when: WhenOut { months: &idea.months, text: &idea.when },
    }
}

/// What stands above the ideas.
fn head(shown: Shown<'_>, catalog: &Catalog) -> (String, Vec<String>) {
    let brief = shown.brief;
    let shop = brief.shop.as_str();
    let head = match &brief.about {
        Some(about) => catalog.say("brief.head-about", &[("shop", shop), ("about", about)]),
        None => catalog.say("brief.head", &[("shop", shop)]),
    };
    let n = shown.ideas().len().to_string();
    let month = month_name(brief.month, catalog);
    let mut lines = vec![catalog.say("brief.month", &[("month", &month), ("n", &n)])];
    lines.extend(["honest", "place-words"].map(|key| catalog.say(&format!("brief.{key}"), &[])));
    lines.extend(brief.caution.clone());
    (head, lines)
}

/// The main keyword with its role, and the editor's reason where the reader's language has it.
fn main_line(idea: &Idea, catalog: &Catalog) -> String {
    let role = catalog.say(&format!("report.role.{}", role_name(idea.main.role)), &[]);
    let (keyword, why) = (&idea.main.keyword, &idea.main.why);
    // Editors write their reasons in the first language of the program.
    if catalog.lang == Lang::default() && !why.is_empty() {
        return format!("{keyword}（{role}；{why}）");
    }
    if is_latin(catalog.lang) { format!("{keyword} ({role})") } else { format!("{keyword}（{role}）") }
}

/// The lists of an idea with the keys of their names, in the order of work; the numbered one is the outline.
fn lists(idea: &Idea, catalog: &Catalog) -> Vec<(&'static str, Vec<String>)> {
    let sides = idea.sides.join(&catalog.say("brief.comma", &[]));
    let reminders = idea.reminders.iter().map(|r| r.text.clone()).collect();
    let mut lists = vec![
        ("main", vec![main_line(idea, catalog)]),
        ("sides", Some(sides).into_iter().filter(|s| !s.is_empty()).collect()),
        ("only-if", idea.only_if.clone().into_iter().collect()),
        ("titles", idea.titles.clone()),
        ("outline", idea.outline.clone()),
        ("questions", idea.questions.clone()),
        ("photos", idea.photos.clone()),
        ("facts", idea.facts.clone()),
        ("reminders", reminders),
        ("when", vec![idea.when.clone()]),
    ];
    lists.retain(|(_, lines)| !lines.is_empty());
    lists
}

/// Between the angle and the keyword that it is for.
fn joint(catalog: &Catalog) -> &'static str {
    if is_latin(catalog.lang) { ": " } else { "｜" }
}

/// For people: a card an idea, narrow enough for a telephone.
pub fn table(shown: Shown<'_>, catalog: &Catalog, columns: usize, color: bool) -> String {
    let mut pen = Pen::new(columns.clamp(NARROWEST, WIDEST), color);
    let (head, lines) = head(shown, catalog);
    pen.line(&head, Ink::Bold);
    for line in lines {
        pen.line(&line, Ink::Plain);
    }
    for idea in shown.ideas() {
        pen.blank();
        let number = format!("{:>2}  ", idea.id);
        pen.para(&number, Ink::Bold, &format!("{}{}{}", idea.name, joint(catalog), idea.main.keyword), Ink::Bold);
        pen.para("    ", Ink::Plain, &idea.what, Ink::Plain);
        let lists = lists(idea, catalog);
        let label = |key: &str| catalog.say(&format!("brief.label.{key}"), &[]);
        let widest = lists.iter().map(|(key, _)| width(&label(key))).max().unwrap_or(0);
        for (key, lines) in lists {
            let ink = match key {
                "only-if" | "reminders" => Ink::Yellow,
                _ => Ink::Cyan,
            };
            for (i, line) in lines.iter().enumerate() {
                let name = if i == 0 { label(key) } else { String::new() };
                let gap = " ".repeat(widest - width(&name));
                let mark = match (key, lines.len()) {
                    ("outline", _) => format!("{}. ", i + 1),
                    (_, 2..) => "· ".to_owned(),
                    _ => String::new(),
                };
                pen.para(&format!("    {name}{gap}  {mark}"), ink, &clean(line), Ink::Plain);
            }
        }
    }
    pen.out
}

/// A document.
pub fn markdown(shown: Shown<'_>, catalog: &Catalog) -> String {
    let (head, lines) = head(shown, catalog);
    let mut out = format!("# {}\n", escape(&head));
    for line in lines {
        push(&mut out, &["\n", &escape(&line), "\n"]);
    }
    for idea in shown.ideas() {
        let number = idea.id.to_string();
        push(
            &mut out,
            &["\n## ", &number, ". ", &escape(&idea.name), joint(catalog), &escape(&idea.main.keyword), "\n"],
        );
        push(&mut out, &["\n", &escape(&idea.what), "\n\n"]);
        for (key, lines) in lists(idea, catalog) {
            let name = catalog.say(&format!("brief.section.{key}"), &[]);
            let colon = if is_latin(catalog.lang) { ": " } else { "：" };
            if let ([line], false) = (lines.as_slice(), key == "outline") {
                push(&mut out, &["- **", &name, "**", colon, &escape(line), "\n"]);
                continue;
            }
            push(&mut out, &["- **", &name, "**\n"]);
            for (i, line) in lines.iter().enumerate() {
                let mark = if key == "outline" { format!("{}. ", i + 1) } else { "- ".to_owned() };
                push(&mut out, &["  ", &mark, &escape(line), "\n"]);
            }
        }
    }
    out
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// What the owner typed is shown as typed.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_a_brief_is_fresh() {
        crate::report::schema::is_fresh::<BriefOut<'static>>("brief");
    }

    #[test]
    fn what_was_typed_stays_text() {
        assert_eq!(escape("a*b_[c](d) <e>"), "a\\*b\\_\\[c\\](d) \\<e\\>");
    }
}
