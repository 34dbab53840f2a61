//! The packs as a list to browse and search, and the ten keywords that a shop should go for first. Nothing is printed
//! here; [`crate::report::list`] shows the list.

use crate::config::Config;
use crate::note::{Note, Source, Zone};
use crate::pack::index::{Figure, Origin, Shown, Term, TermKind};
use crate::pack::pooled::Str;
use crate::pack::{Packs, Role, compile};
use crate::reading::keyword;
use crate::reading::keyword::keywords;
use crate::reading::target;
use crate::reading::target::Target;
use crate::reading::terms;
use crate::reading::uses;
use crate::reading::uses::Keyword;
use crate::reading::view::View;
use crate::text::script::{self, Script};
use crate::text::variants;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Keywords that a shop should go for first.
pub const TEN: usize = 10;
/// How many of them are broad; the others are narrow, and easier to win.
const HEAD: usize = 4;
/// Places among the narrow ones, before the rest is filled by importance.
const TAIL: [(Role, usize); 3] = [(Role::LongTail, 3), (Role::Scene, 2), (Role::Question, 1)];
/// What it is worth that a keyword is searched this month, or costs that nobody knows whether it is.
const IN_SEASON: i32 = 2;

/// A keyword of the packs, joined with the place where there is one.
#[derive(Clone, Debug)]
pub struct Listed<'p> {
    /// Index into `Index::terms`.
    pub term: u32,
    /// How it is shown.
    pub name: Name,
    /// What it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why.
    pub why: &'p str,
    /// Months in which it is searched; empty for the whole year.
    pub season: &'p [u8],
    /// Pack id.
    pub pack: &'p str,
    /// Whose pack.
    pub origin: Origin,
    /// Its other forms, as written.
    pub forms: &'p [Str],
    /// Terms of the place that it is joined with.
    pub places: Vec<u32>,
    /// Terms of what is searched there; none where its letters are all that is known of it.
    pub subjects: Vec<u32>,
    /// What a keyword tool says of it.
    pub figure: Option<&'p Figure>,
    /// Notes that go for it; `None` where no notes were looked at.
    pub notes: Option<Vec<String>>,
}

/// A name in the three ways it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Traditional Chinese.
    pub hant: String,
    /// Simplified Chinese.
    pub hans: String,
    /// English.
    pub en: String,
}

impl Name {
    /// The name as a text of this script would write it.
    pub fn show(&self, script: Script) -> &str {
        match script {
            Script::Hans => &self.hans,
            Script::Latin => &self.en,
            Script::Hant | Script::Mixed => &self.hant,
        }
    }
}

impl Listed<'_> {
    /// As something to look for in a note.
    fn keyword(&self) -> Keyword {
        Keyword {
            text: self.name.hant.clone(),
            role: self.role,
            importance: self.importance,
            pack: None,
            places: self.places.clone(),
            subjects: self.subjects.clone(),
            is_own: false,
            is_imported: false,
            figure: None,
        }
    }
}

/// Whether a keyword is one that many type, or one that few type who know what they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Broad.
    Head,
    /// Narrow.
    LongTail,
}

impl Reach {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::LongTail => "long-tail",
        }
    }
}

/// What was looked for, and what was found.
#[derive(Clone, Debug)]
pub struct List<'p> {
    /// Place and trade, as given or as the query names them.
    pub target: Target,
    /// The script in which the keywords are asked for.
    pub script: Script,
    /// What was found, the most important first.
    pub rows: Vec<Listed<'p>>,
    /// The ten to go for first, as indexes into `rows`; none without a shop.
    pub ten: Vec<(usize, Reach)>,
}

/// Lists what the packs hold. A query like 上環咖啡店 is taken apart into place and trade; any other is looked for in all
/// forms, whatever the script. With a `season` (a month), what is searched in other months is left out.
pub fn list<'p>(packs: &'p Packs, query: &str, wish: Target, season: Option<u8>) -> List<'p> {
    let mut target = wish;
    let filter = Filter::new(query, &mut target, packs);
    let index = &packs.index;
    let place = place_names(packs, &target);
    let places = place_terms(packs, &target);
    let target_place = target.place.or(target.district.map(|d| index.districts[d as usize].term));
    let is_shop = place.is_some() && target.category.is_some();
    let in_season = |t: &Term| season.is_none_or(|month| t.season.is_empty() || t.season.contains(&month));
    let mut rows = Vec::new();
    for (i, term) in index.terms.iter().enumerate() {
        let role = compile::role_of(term.kind);
        let (wanted, joins) = match term.kind {
            TermKind::Place { district, .. } => (!is_shop && target.district.is_none_or(|d| d == district), false),
            TermKind::Scene { district } => (target.district.is_none_or(|d| d == district), true),
            // What people ask and what stands in topics seldom names a place.
            TermKind::Imported { place, category } => (imported(packs, &filter, &target, place, category), false),
            TermKind::Trade { category } | TermKind::Keyword { category, .. } => {
                let any = filter.is_narrow() || target.district.is_none();
                let wanted = target.category.map_or(any, |c| c == category);
                (wanted, !matches!(role, Role::Question | Role::Tag))
            }
        };
        if !wanted || !in_season(term) || !filter.takes(i as u32, term) {
            continue;
        }
        let joined = place.as_ref().filter(|_| joins);
        let (places, subjects) = match term.kind {
            TermKind::Imported { .. } => {
                let Keyword { places, subjects, .. } = Keyword::parse(&term.name.hant, packs);
                (places, subjects)
            }
            _ => (if joined.is_some() { places.clone() } else { Vec::new() }, vec![i as u32]),
        };
        rows.push(Listed {
            term: i as u32,
            name: join(joined, &term.name),
            role,
            importance: term.importance,
            why: &term.why,
            season: &term.season,
            pack: &index.packs[term.pack as usize].id,
            origin: index.packs[term.pack as usize].origin,
            forms: &term.forms,
            figure: figure(packs, i as u32, joined.and(target_place)),
            places,
            subjects,
            notes: None,
        });
    }
    drop_twins(packs, &mut rows, target_place);
    // A shop's own trade comes before what people look for in its district.
    let about = |r: &Listed<'_>| is_shop && matches!(index.terms[r.term as usize].kind, TermKind::Scene { .. });
    rows.sort_by_key(|r| (about(r), Reverse(r.importance), r.term));
    let ten = if is_shop && !filter.is_narrow() { ten(packs, &rows, &target, season) } else { Vec::new() };
    let script = if query.trim().is_empty() { Script::Hant } else { script::script(query) };
    List { target, script, rows, ten }
}

/// Puts the most searched first; the ten stay those that they are.
pub fn sort_by_searches(list: &mut List<'_>) {
    let searches = |i: &usize| list.rows[*i].figure.and_then(|f| f.searches);
    let mut order: Vec<usize> = (0..list.rows.len()).collect();
    order.sort_by_key(|i| (Reverse(searches(i)), *i));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    for (i, _) in &mut list.ten {
        *i = place[*i];
    }
    let mut rows: Vec<(usize, Listed<'_>)> = place.into_iter().zip(std::mem::take(&mut list.rows)).collect();
    rows.sort_by_key(|(at, _)| *at);
    list.rows = rows.into_iter().map(|(_, row)| row).collect();
}

/// Whether an imported keyword is asked for: one of the place and the trade, or, without them, any.
fn imported(packs: &Packs, filter: &Filter, target: &Target, place: Option<u32>, category: Option<u16>) -> bool {
    let district = place.and_then(|p| match packs.index.terms[p as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    });
    let elsewhere = match (place, target.place, target.district) {
        (Some(named), Some(wanted), _) => named != wanted,
        (Some(_), None, Some(wanted)) => district != Some(wanted),
        _ => false,
    };
    // What names neither is anybody's: it is listed for those who look for the word itself.
    let is_theirs = match (target.category, target.district) {
        (Some(wanted), _) => category == Some(wanted),
        (None, Some(_)) => place.is_some(),
        (None, None) => true,
    };
    !elsewhere && (is_theirs || (filter.is_narrow() && category.is_none()))
}

/// The figure of a term, or of a place joined with it.
fn figure(packs: &Packs, term: u32, place: Option<u32>) -> Option<&Figure> {
    let term = match place {
        Some(place) => packs.joined_term(place, term)?,
        None => term,
    };
    packs.figure_of(term).map(|f| &packs.index.figures[f as usize])
}

/// Leaves out imported keywords that a keyword joined with the place says already.
fn drop_twins(packs: &Packs, rows: &mut Vec<Listed<'_>>, place: Option<u32>) {
    let Some(place) = place.filter(|_| !packs.index.joined.is_empty()) else { return };
    let joined = rows.iter().filter(|r| !r.places.is_empty());
    let twins: HashSet<u32> = joined.filter_map(|r| packs.joined_term(place, r.term)).collect();
    rows.retain(|r| !twins.contains(&r.term));
}

/// Notes down which rows a note goes for: those that are its main keyword, or stand in its title or topics.
pub fn mark(list: &mut List<'_>, source: &Source, packs: &Packs, config: &Config) {
    let note = Note::parse(source);
    let view = View::new(terms::fold_note(&note).squeeze(), &note.text, packs);
    let hits = terms::term_hits(&view, packs, &note);
    let target = target::find(source, &note, packs, config, &view, &hits);
    let script = script::script(&note.body_text());
    // A main keyword that was only guessed from the shop's own settings says nothing unless it stands in the note.
    let all = keywords(&note, packs, &target, &view, &hits, script);
    let main =
        all.first().filter(|k| k.keyword.is_own || !(k.keyword.is_imported || k.uses.is_empty())).map(|k| &k.keyword);
    for row in &mut list.rows {
        let is_main = main.is_some_and(|main| {
            row.subjects.iter().any(|subject| main.subjects.contains(subject))
                && main.places.is_empty() == row.places.is_empty()
                && (row.places.is_empty() || main.places.iter().any(|p| row.places.contains(p)))
        });
        let stands = || {
            let uses = uses::uses(&row.keyword(), &view, &hits, &note);
            uses.iter().any(|u| matches!(u.zone, Zone::Title | Zone::Hashtag))
        };
        let stands = is_main || stands();
        let notes = row.notes.get_or_insert_default();
        if stands {
            notes.push(source.path.clone());
        }
    }
}

/// What a query asks of a term.
enum Filter {
    /// Nothing more than place and trade.
    Nothing,
    /// To be one of these.
    Terms(Vec<u32>),
    /// To have a form that holds the text, or forms that hold each of its words.
    Text { whole: String, words: Vec<String>, named: Vec<u32> },
}

impl Filter {
    fn new(query: &str, target: &mut Target, packs: &Packs) -> Self {
        let query = query.trim().trim_start_matches(['#', '＃']);
        if query.is_empty() {
            return Self::Nothing;
        }
        let keyword = Keyword::parse(query, packs);
        if keyword.places.is_empty() || keyword.subjects.is_empty() {
            let words = query.split_whitespace().map(|w| variants().key(w)).filter(|w| !w.is_empty()).collect();
            return Self::Text { whole: variants().key(query), words, named: packs.terms_named(query) };
        }
        if let Some(place) = target::best_place(packs, &keyword.places) {
            target::set_place(target, packs, place);
        }
        let trades = keyword.subjects.iter().filter_map(|t| match packs.index.terms[*t as usize].kind {
            TermKind::Trade { category } => Some(category),
            _ => None,
        });
        match trades.min().filter(|trade| target.category.is_none_or(|c| c == *trade)) {
            Some(trade) => {
                target.category = Some(trade);
                Self::Nothing
            }
            None => Self::Terms(keyword.subjects),
        }
    }

    /// Whether it asks for more than place and trade.
    fn is_narrow(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    fn takes(&self, number: u32, term: &Term) -> bool {
        match self {
            Self::Nothing => true,
            Self::Terms(terms) => terms.contains(&number),
            Self::Text { whole, words, named } => {
                if named.contains(&number) {
                    return true;
                }
                let names = [&term.name.hant, &term.name.hans, &term.name.en];
                let keys: Vec<String> = names.into_iter().chain(&term.forms).map(|f| variants().key(f)).collect();
                let held = |part: &String| keys.iter().any(|k| k.contains(part.as_str()));
                !whole.is_empty() && held(whole) || !words.is_empty() && words.iter().all(held)
            }
        }
    }
}

/// The place before a keyword, in each script.
pub(crate) fn place_names(packs: &Packs, target: &Target) -> Option<Name> {
    let show = |script| keyword::place_shown(packs, target, script).map(str::to_owned);
    Some(Name { hant: show(Script::Hant)?, hans: show(Script::Hans)?, en: show(Script::Latin)? })
}

/// The terms that name the place in a note; a whole district is named by any of its places.
fn place_terms(packs: &Packs, target: &Target) -> Vec<u32> {
    match (target.place, target.district) {
        (Some(place), _) => vec![place],
        (None, Some(wanted)) => {
            let mine = |t: &Term| matches!(t.kind, TermKind::Place { district, .. } if district == wanted);
            (0u32..).zip(&packs.index.terms).filter(|(_, t)| mine(t)).map(|(i, _)| i).collect()
        }
        (None, None) => Vec::new(),
    }
}

/// 上環咖啡店, Sheung Wan cafe.
pub(crate) fn join(place: Option<&Name>, name: &Shown) -> Name {
    let Some(place) = place else {
        return Name { hant: name.hant.to_string(), hans: name.hans.to_string(), en: name.en.to_string() };
    };
    Name {
        hant: format!("{}{}", place.hant, name.hant),
        hans: format!("{}{}", place.hans, name.hans),
        en: format!("{} {}", place.en, name.en),
    }
}

/// Place × trade and the broad keywords, then the narrow ones of each kind; what is left is filled by importance.
fn ten(packs: &Packs, rows: &[Listed<'_>], target: &Target, season: Option<u8>) -> Vec<(usize, Reach)> {
    let trade = target.category.map(|c| packs.index.categories[c as usize].term);
    let mine = |r: &Listed<'_>| !matches!(packs.index.terms[r.term as usize].kind, TermKind::Scene { .. });
    let worth = |r: &Listed<'_>| {
        let bonus = match (r.season.is_empty(), season) {
            (true, _) => 0,
            (false, Some(_)) => IN_SEASON,
            (false, None) => -IN_SEASON,
        };
        (Some(r.term) == trade, i32::from(r.importance) + bonus)
    };
    let mut order: Vec<usize> = (0..rows.len()).filter(|i| mine(&rows[*i])).collect();
    order.sort_by_key(|i| (Reverse(worth(&rows[*i])), rows[*i].term));
    let mut list = Ten { rows, picked: Vec::new(), seen: HashSet::new() };
    list.pick(&order, Reach::Head, HEAD, |r| r == Role::Core);
    for (role, most) in TAIL {
        list.pick(&order, Reach::LongTail, most, |r| r == role);
    }
    let left = TEN - list.picked.len();
    list.pick(&order, Reach::LongTail, left, |r| matches!(r, Role::LongTail | Role::Scene | Role::Question));
    let left = TEN - list.picked.len();
    list.pick(&order, Reach::Head, left, |r| r == Role::Core);
    list.picked.sort_by_key(|(_, reach)| *reach == Reach::LongTail);
    list.picked
}

struct Ten<'r, 'p> {
    rows: &'r [Listed<'p>],
    picked: Vec<(usize, Reach)>,
    seen: HashSet<String>,
}

impl Ten<'_, '_> {
    /// Takes up to `most` more, in this order, none twice.
    fn pick(&mut self, order: &[usize], reach: Reach, most: usize, fits: impl Fn(Role) -> bool) {
        let mut left = most;
        for i in order.iter().copied().filter(|i| fits(self.rows[*i].role)) {
            if left == 0 {
                return;
            }
            if self.seen.insert(variants().key(&self.rows[i].name.hant)) {
                self.picked.push((i, reach));
                left -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::TargetWish;

    fn shop(packs: &Packs) -> Target {
        let wish =
            TargetWish { district: Some("上環".into()), category: Some("cafe".into()), ..TargetWish::default() };
        target::wished(packs, &[&wish])
    }

    #[test]
    fn a_query_is_taken_apart() {
        let packs = Packs::built_in();
        let cut = list(&packs, "上环咖啡厅", Target::default(), None);
        let given = list(&packs, "", shop(&packs), None);
        assert_eq!((cut.target.place, cut.target.category), (given.target.place, given.target.category));
        assert_eq!(cut.rows.len(), given.rows.len());
        assert_eq!(cut.ten, given.ten);
        let narrow = list(&packs, "上環手沖", Target::default(), None);
        assert!(narrow.rows.iter().any(|r| r.name.hant == "上環手沖咖啡"));
        assert!(narrow.ten.is_empty());
    }

    #[test]
    fn any_script_finds() {
        let packs = Packs::built_in();
        for query in ["手沖", "手冲", "POUR OVER", "hand drip"] {
            let found = list(&packs, query, Target::default(), None);
            assert!(found.rows.iter().any(|r| r.name.hant == "手沖咖啡"), "{query}");
        }
        assert!(list(&packs, "冇呢樣嘢嘅", Target::default(), None).rows.is_empty());
    }

    #[test]
    fn ten_are_balanced_and_led_by_place_and_trade() {
        let packs = Packs::built_in();
        for category in 0..packs.index.categories.len() as u16 {
            let target = Target { category: Some(category), ..shop(&packs) };
            let list = list(&packs, "", target, None);
            let id = &packs.index.categories[category as usize].id;
            assert_eq!(list.ten.len(), TEN, "{id}");
            assert_eq!(list.ten.iter().filter(|(_, r)| *r == Reach::Head).count(), HEAD, "{id}");
            assert_eq!(list.rows[list.ten[0].0].term, packs.index.categories[category as usize].term, "{id}");
            let keys: HashSet<String> =
                list.ten.iter().map(|(i, _)| variants().key(&list.rows[*i].name.hant)).collect();
            assert_eq!(keys.len(), TEN, "{id}");
        }
    }

    #[test]
    fn a_season_leaves_out_other_months() {
        let packs = Packs::built_in();
        let list = list(&packs, "", shop(&packs), Some(7));
        assert!(list.rows.iter().all(|r| r.season.is_empty() || r.season.contains(&7)));
        assert!(list.ten.iter().any(|(i, _)| list.rows[*i].season.contains(&7)));
    }

    #[test]
    fn notes_go_for_what_stands_in_title_and_topics() {
        let packs = Packs::built_in();
        let mut list = list(&packs, "", shop(&packs), None);
        let draft = Source::text("a.md", "# 上环cafe嘅手沖\n\n朝早七點開門，有酸種三文治。\n\n#上環咖啡店");
        mark(&mut list, &draft, &packs, &Config::default());
        let notes = |name: &str| list.rows.iter().find(|r| r.name.hant == name).unwrap().notes.clone().unwrap();
        assert_eq!(notes("上環咖啡店"), ["a.md"]);
        assert!(notes("上環酸種三文治").is_empty());
    }
}
