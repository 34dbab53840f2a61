//! Three titles of an idea: the main keyword with a question or a task, never with a claim.

use crate::check::check_with;
use crate::config::Config;
use crate::lang::{Catalog, fill};
use crate::lists::WordList;
use crate::note::Source;
use crate::note::{Draft, Meta, Record, TITLE_LIMIT};
use crate::pack::guide::Lends;
use crate::pack::model::{Bilingual, Category, Group};
use crate::pack::voice::Line;
use crate::reading::keyword;
use crate::text::script::Script;
use crate::text::units::units;
use crate::write::brief::candidate::{Candidate, KeywordKind};
use crate::write::brief::order::Order;
use crate::write::brief::pieces::Pieces;
use crate::write::brief::shapes::Shape;
use crate::write::brief::teller::Teller;
use std::collections::HashSet;

/// Months of a season that turns on days: a festival, not a winter.
const DAYS: usize = 3;
/// Titles of an idea.
const THREE: usize = 3;

/// Makes the titles of a brief, none twice.
pub struct Titles<'a> {
    teller: &'a Teller<'a>,
    order: &'a Order<'a>,
    /// Place and trade.
    shop: &'a str,
    place: Option<String>,
    /// The language of the titles.
    catalog: Catalog,
    /// Where a list of wordings is entered, so that two shops do not read alike.
    seed: usize,
    /// Titles so far, and what stands around the keyword in them.
    used: HashSet<String>,
    around: HashSet<String>,
    /// What customers ask in titles already.
    asked: HashSet<String>,
}

impl<'a> Titles<'a> {
    /// No titles yet.
    pub fn new(teller: &'a Teller<'a>, shop: &'a str) -> Self {
        let order = teller.order;
        let catalog = Catalog::of(order.script);
        let seed = seed(shop, order.trade.id.as_ref());
        let place = keyword::place_shown(order.packs, order.target, order.script).map(str::to_owned);
        let (used, around, asked) = (HashSet::new(), HashSet::new(), HashSet::new());
        Self { teller, order, shop, place, catalog, seed, used, around, asked }
    }

    /// Three for an idea. `about` is what the owner has in mind, where a title should say it.
    /// `questions` are those that the idea answers, `free` the keywords that no idea goes for.
    pub fn of(
        &mut self,
        main: &Candidate,
        shape: &Shape<'_>,
        about: Option<&str>,
        questions: &[&Bilingual],
        free: &[&Candidate],
    ) -> Vec<String> {
        let shown = main.shown(self.order.script).to_owned();
        let mut titles = Vec::new();
        if let Some(about) = about {
            let given =
                if about.contains(&shown) { about.to_owned() } else { self.joined("brief.title.about", &shown, about) };
            self.offer(given, &shown, &mut titles);
        }
        if main.kind == KeywordKind::Question {
            for title in self.answers(main, &shown) {
                self.offer(title, &shown, &mut titles);
            }
        }
        if let Shape::Trade(angle) = shape
            && let Some(name) = self.name_of(angle, main)
        {
            let title = self.joined("brief.title.name", &shown, &name);
            self.offer(title, &shown, &mut titles);
        }
        if main.kind == KeywordKind::Trade
            && let Some(question) = self.question(main, free)
        {
            let title = self.joined("brief.title.question", &shown, &question);
            self.offer(title, &shown, &mut titles);
        }
        if let Some(clause) = self.clause(main, questions) {
            let said = if self.order.script == Script::Hans { self.teller.hans(&clause) } else { clause.clone() };
            // 旺角生日蛋糕要幾多日前訂？ rather than the keyword twice.
            let bare = main.bare.show(self.order.script);
            let title = match said.strip_prefix(bare) {
                Some(rest) => format!("{shown}{rest}"),
                None => self.joined("brief.title.asked", &shown, &said),
            };
            if self.offer(title, &shown, &mut titles) {
                self.asked.insert(clause);
            }
        }
        let wordings = self.wordings(shape, main);
        // First what no other idea says; then what fits at all.
        for is_again in [false, true] {
            for wording in &wordings {
                if is_again || !self.around.contains(wording) {
                    self.offer(fill(wording, &[("main", &shown)]), &shown, &mut titles);
                }
            }
        }
        for key in ["brief.title.any-1", "brief.title.any-2", "brief.title.any-3", "brief.title.any-4"] {
            self.offer(self.catalog.say(key, &[("main", &shown)]), &shown, &mut titles);
        }
        let used = |w: &&String| titles.contains(&sentence(fill(w, &[("main", &shown)])));
        self.around.extend(wordings.iter().filter(used).cloned());
        titles
    }

    /// Takes a title that is short enough and new, while there are fewer than three.
    fn offer(&mut self, title: String, main: &str, titles: &mut Vec<String>) -> bool {
        let title = sentence(title);
        let fits = units(&title) <= TITLE_LIMIT && title.to_lowercase().contains(&main.to_lowercase());
        if !fits || titles.len() >= THREE || !self.used.insert(title.to_lowercase()) {
            return false;
        }
        titles.push(title);
        true
    }

    fn joined(&self, key: &str, main: &str, text: &str) -> String {
        self.catalog.say(key, &[("main", main), ("text", text)])
    }

    /// Titles that ask the question, and say where it is answered.
    fn answers(&self, main: &Candidate, shown: &str) -> Vec<String> {
        let script = self.order.script;
        let trade = &self.order.trade.name;
        let names = [trade.hant.as_str(), trade.hans.as_str()];
        let place = self.place.as_deref().unwrap_or_default();
        // 上環咖啡店最低消費, and not 上環咖啡店：咖啡店最低消費.
        let says_trade = script != Script::Latin && names.iter().any(|n| shown.starts_with(n)) && !place.is_empty();
        let shop = if says_trade { place } else { self.shop };
        let mut args = vec![("main", shown), ("shop", shop)];
        let mut titles = vec![self.catalog.say(if says_trade { "brief.title.here" } else { "brief.title.of" }, &args)];
        args[1].1 = self.shop;
        let keys = ["brief.title.shop", "brief.title.answer", "brief.title.clear", "brief.title.plain"];
        titles.extend(keys.map(|key| self.catalog.say(key, &args)));
        if main.importance.is_multiple_of(2) {
            titles.swap(0, 1);
        }
        titles
    }

    /// The angle's wordings for this script. A shop may sell what others made, and a long season has no days to note.
    fn wordings(&self, shape: &Shape<'_>, main: &Candidate) -> Vec<String> {
        let lines: &[Line] = match shape {
            Shape::Common(angle) => &angle.titles,
            Shape::Trade(_) => {
                let is_scene = matches!(main.kind, KeywordKind::Scene | KeywordKind::Intent);
                let wanted = if is_scene { Lends::Scenes } else { Lends::Goods };
                let lender = self.order.guide.angles.iter().find(|a| a.brief.lends_titles == Some(wanted));
                lender.map_or(&[], |a| &a.titles)
            }
        };
        let has_days = (1..=DAYS).contains(&main.season.len());
        let mut wordings: Vec<String> = lines
            .iter()
            .filter(|l| !WordList::TitleMade.is_in(&l.hant) && (has_days || !WordList::TitleDays.is_in(&l.hant)))
            .map(|l| match self.order.script {
                Script::Hans => l.hans.clone(),
                Script::Latin => l.en.clone(),
                Script::Hant | Script::Mixed => l.yue.clone(),
            })
            .collect();
        let by = self.seed % wordings.len().max(1);
        wordings.rotate_left(by);
        let mut kind = self.of_kind(main);
        let by = self.seed % kind.len().max(1);
        kind.rotate_left(by);
        // One of the kind between two of the angle.
        let mut mixed = Vec::new();
        let mut kind = kind.into_iter();
        for (i, wording) in wordings.into_iter().enumerate() {
            if i % 2 == 1 {
                mixed.extend(kind.next());
            }
            mixed.push(wording);
        }
        mixed.extend(kind);
        mixed
    }

    /// Wordings that suit goods, services or occasions of any trade of the group.
    fn of_kind(&self, main: &Candidate) -> Vec<String> {
        let group = match self.order.trade.group {
            Group::Food => "food",
            Group::Retail => "retail",
            Group::Services => "services",
        };
        let kind = match main.kind {
            KeywordKind::Scene | KeywordKind::Intent => "scene",
            KeywordKind::Core | KeywordKind::LongTail => "goods",
            KeywordKind::Trade | KeywordKind::Own | KeywordKind::Question | KeywordKind::Side => return Vec::new(),
        };
        let keys = (1..=3).map(|n| format!("brief.title.{group}-{kind}-{n}"));
        keys.filter_map(|key| self.catalog.get(&key)).map(str::to_owned).collect()
    }

    /// What customers ask about the keyword, as they ask it: 鴛鴦點計？
    fn clause(&self, main: &Candidate, questions: &[&Bilingual]) -> Option<String> {
        if matches!(main.kind, KeywordKind::Trade | KeywordKind::Question) {
            return None;
        }
        let script = self.order.script;
        let trade = self.order.trade;
        let common = Pieces::of([trade.name.hant.as_str(), trade.name.en.as_str()].into_iter().chain(forms(trade)));
        let own = Pieces::of([main.bare.hant.as_str(), main.bare.en.as_str()]).without(&common);
        let fits = |c: &str| {
            let bare = c.trim_end_matches(['？', '?']);
            let is_ours = script != Script::Hans || !WordList::TitleSpoken.is_in(c);
            c.len() > bare.len() && !tells(bare) && is_ours && Pieces::of([c]).meets(&own)
        };
        let texts = questions.iter().map(|q| if script == Script::Latin { &q.en } else { &q.zh });
        let asked = texts.flat_map(|t| t.split_inclusive(['？', '?'])).map(str::trim);
        asked.into_iter().find(|c| fits(c) && !self.asked.contains(*c)).map(str::to_owned)
    }

    /// The name of a trade's angle where it is a task or a question. Most of them tell what happened, and only the owner
    /// knows whether it did; numbers are the owner's as well.
    fn name_of(&self, angle: &crate::pack::model::Angle, main: &Candidate) -> Option<String> {
        let zh = angle.name.zh.as_str();
        let is_task = WordList::BriefTask.is_in(zh) || WordList::BriefTaskBegins.begins(zh);
        let own = if main.kind == KeywordKind::Trade { &self.order.trade.name.hant } else { &main.bare.hant };
        if !is_task || tells(zh) || zh.contains(own.as_str()) {
            return None;
        }
        match self.order.script {
            Script::Latin => Some(angle.name.en.clone()).filter(|n| !n.contains(|c: char| c.is_ascii_digit())),
            Script::Hans => (!WordList::TitleSpoken.is_in(zh)).then(|| self.teller.hans(zh)),
            Script::Hant | Script::Mixed => Some(zh.to_owned()),
        }
    }

    /// A question that no idea goes for, and that does not say the keyword twice. Only the trade as a whole can be asked
    /// anything: how many roses to send is no question about dried flowers.
    fn question(&self, main: &Candidate, free: &[&Candidate]) -> Option<String> {
        let names = Pieces::of([main.name.hant.as_str()]);
        let mut asked: Vec<&&Candidate> = free.iter().filter(|c| c.kind == KeywordKind::Question).collect();
        asked.sort_by_key(|c| std::cmp::Reverse(c.importance));
        let month = self.order.month;
        let fits = |c: &&&Candidate| {
            let is_now = c.season.is_empty() || c.season.contains(&month);
            is_now && !Pieces::of([c.bare.hant.as_str()]).meets(&names)
        };
        asked.into_iter().find(fits).map(|c| c.shown(self.order.script).to_owned())
    }
}

fn forms(trade: &Category) -> impl Iterator<Item = &str> {
    trade.forms.iter().map(|f| f.as_ref().as_str())
}

/// Whether a text says what only the owner knows: a number, or what happened to whom.
fn tells(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) || WordList::TitleTold.is_in(text)
}

/// A title begins with a capital letter.
fn sentence(title: String) -> String {
    let mut chars = title.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => first.to_ascii_uppercase().to_string() + chars.as_str(),
        _ => title,
    }
}

/// A number that is the same for the same shop.
fn seed(shop: &str, trade: &str) -> usize {
    let hash = |h: u32, b: u8| (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    (shop.bytes().chain(trade.bytes()).fold(0x811c_9dc5, hash) >> 8) as usize
}

/// Whether a keyword can stand in a title without breaking a rule (買一送一自助餐 cannot).
pub fn is_clean(order: &Order<'_>, main: &Candidate) -> bool {
    main.kind == KeywordKind::Trade || offences(order, main.shown(order.script)).is_empty()
}

/// What our own rules say about a title: hard sell and compliance only, for there is no note yet.
pub fn offences(order: &Order<'_>, title: &str) -> Vec<crate::diagnostic::Finding> {
    let record = Record { title: title.to_owned(), body: String::new(), tags: Vec::new(), meta: Meta::default() };
    let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
    let config = Config { lang: order.catalog.lang, ..Config::default() };
    let mut findings = check_with(&source, order.packs, &config, order.catalog).outcome.findings;
    findings.retain(|f| matches!(f.group(), "hard-sell" | "compliance") && f.span.is_some());
    findings
}
