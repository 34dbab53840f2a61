//! What imported wordings mean: a keyword that a pack has already, a place joined with what a pack has, or a keyword of
//! their own. Figures stay beside the editorial importance and never change it; an imported keyword of its own is given
//! the lowest, since no editor has judged it.

use crate::note::{Draft, Note, Source};
use crate::pack::index::{Figure, Shown, Term, TermKind};
use crate::pack::load::PackError;
use crate::pack::model::Role;
use crate::pack::{Packs, TOKEN_BASE};
use crate::reading::imported;
use crate::reading::target;
use crate::reading::terms;
use crate::reading::terms::TermHit;
use crate::reading::uses::Keyword;
use crate::reading::view::View;
use crate::text::variants;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;

/// Importance of a keyword that only an import has.
pub const IMPORTANCE: u8 = 1;

/// The packs of the house with the user's folders on top, imported wordings understood: a file of the same id takes the
/// place of ours.
pub fn load(dirs: &[PathBuf]) -> Result<Packs, Vec<PackError>> {
    let mut packs = Packs::compiled(dirs)?;
    resolve(&mut packs);
    Ok(packs)
}

/// What a wording names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// These terms, each by itself.
    Known(Vec<u32>),
    /// A place and what is searched there: 上環咖啡店.
    Joined {
        /// Terms of the place.
        places: Vec<u32>,
        /// Terms of what is searched.
        subjects: Vec<u32>,
    },
    /// Something that no pack has: 咖啡店插座, or what is wanted of something: 上環咖啡店推薦.
    New {
        /// The place in it.
        place: Option<u32>,
        /// The trade that its words belong to.
        category: Option<u16>,
    },
}

impl Meaning {
    /// Whether it has to do with a place or a trade that the packs know.
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::New { place: None, category: None })
    }
}

/// Reads wordings as the packs understand them.
pub struct Reader<'p> {
    packs: &'p Packs,
    /// A note without text: a wording stands in no zone.
    nowhere: Note,
}

impl<'p> Reader<'p> {
    /// Reads with these packs.
    pub fn new(packs: &'p Packs) -> Self {
        let draft = Draft::Record(Box::default());
        Self { packs, nowhere: Note::parse(&Source { path: String::new(), id: None, draft }) }
    }

    /// What a wording names.
    pub fn meaning(&self, text: &str) -> Meaning {
        let Keyword { places, subjects, intents, .. } = Keyword::parse(text, self.packs);
        // 咖啡店推薦 is a wording of its own beside 咖啡店.
        if !intents.is_empty() {
            return self.parts(text);
        }
        match (places.is_empty(), subjects.is_empty()) {
            (false, false) => Meaning::Joined { places, subjects },
            (true, true) => self.parts(text),
            _ => Meaning::Known(self.packs.terms_named(text.trim().trim_start_matches(['#', '＃']))),
        }
    }

    /// The place and the trade that stand in a wording. As in a topic, weak forms count.
    fn parts(&self, text: &str) -> Meaning {
        let folded = variants().fold(text).squeeze();
        let is_form = |string| self.packs.forms_of(string).len() > 0;
        let hits = self.packs.find(&folded, text);
        if !hits.iter().any(|h| h.string < TOKEN_BASE && is_form(h.string)) {
            return Meaning::New { place: None, category: None };
        }
        let view = View::new(folded, text, self.packs);
        let hits = terms::term_hits(&view, self.packs, &self.nowhere);
        let kind = |h: &TermHit| self.packs.index.terms[h.term as usize].kind;
        // The longest word tells: 寵物美容 and not 寵物.
        let longest = hits.iter().filter(|h| matches!(kind(h), TermKind::Place { .. })).map(|h| h.range.len()).max();
        let places: Vec<u32> = hits.iter().filter(|h| Some(h.range.len()) == longest).map(|h| h.term).collect();
        let trade = |h: &TermHit| match kind(h) {
            TermKind::Trade { category } => Some((category, 1)),
            TermKind::Keyword { category, role: Role::Core | Role::LongTail } => Some((category, 0)),
            _ => None,
        };
        let trades = hits.iter().filter_map(|h| trade(h).map(|(category, rank)| (h, category, rank)));
        let best = trades.max_by_key(|(h, category, rank)| (h.range.len(), !h.weak, *rank, Reverse(*category)));
        let place = target::best_place(self.packs, &places);
        Meaning::New { place, category: best.map(|(_, category, _)| category) }
    }
}

/// Works out what the imported wordings of a run mean, and adds those that no pack has as terms of their own.
pub fn resolve(packs: &mut Packs) {
    if packs.index.figures.is_empty() {
        return;
    }
    let reader = Reader::new(packs);
    let meanings: Vec<Meaning> = packs.index.figures.iter().map(|f| reader.meaning(&f.text)).collect();
    // The most searched wording of a meaning stands for it.
    let mut order: Vec<usize> = (0..meanings.len()).collect();
    order.sort_by_key(|i| {
        let figure = &packs.index.figures[*i];
        (Reverse(figure.searches), figure.import, figure.text.clone())
    });
    let mut made = Made::default();
    for i in order {
        let figure = &packs.index.figures[i];
        match &meanings[i] {
            Meaning::Known(terms) => made.known(packs, i as u32, figure, terms),
            Meaning::Joined { places, subjects } => made.joined(packs, i as u32, figure, places, subjects),
            Meaning::New { place, category } => {
                let kind = TermKind::Imported { place: *place, category: *category };
                let term = made.term(packs, i as u32, figure, kind);
                for pair in imported::pairs_of_query(&Keyword::parse(&figure.text, packs)) {
                    made.queries.push((pair, term));
                }
                made.imported.push((figure.string, term));
            }
        }
    }
    let Made { mut terms, named, joined, mut queries, mut imported, mut figured } = made;
    queries.sort_unstable();
    queries.dedup();
    figured.extend(named.into_iter().map(|(term, (_, figure))| (term, figure)));
    figured.sort_unstable();
    imported.sort_unstable();
    let index = &mut packs.index;
    index.terms.append(&mut terms);
    index.figured = figured;
    index.imported = imported;
    index.queries = queries;
    index.joined = joined.into_iter().collect();
    index.joined.sort_unstable();
}

/// What comes of the wordings.
#[derive(Default)]
struct Made {
    terms: Vec<Term>,
    /// Term of a pack → whether the wording is its name, and the figure.
    named: HashMap<u32, (bool, u32)>,
    joined: HashMap<(u32, u32), u32>,
    queries: Vec<((u32, u32), u32)>,
    imported: Vec<(u32, u32)>,
    figured: Vec<(u32, u32)>,
}

impl Made {
    /// Gives terms of the packs a figure: that of their name, else of the most searched other form.
    fn known(&mut self, packs: &Packs, number: u32, figure: &Figure, terms: &[u32]) {
        let key = variants().key(&figure.text);
        for term in terms {
            let name = &packs.index.terms[*term as usize].name;
            let is_name = [&name.hant, &name.hans, &name.en].into_iter().any(|n| variants().key(n) == key);
            let old = self.named.entry(*term).or_insert((is_name, number));
            if is_name && !old.0 {
                *old = (true, number);
            }
        }
    }

    /// One term for all wordings of a place and what is searched there.
    fn joined(&mut self, packs: &Packs, number: u32, figure: &Figure, places: &[u32], subjects: &[u32]) {
        let pairs = || places.iter().flat_map(|p| subjects.iter().map(|s| (*p, *s)));
        let old = pairs().find_map(|pair| self.joined.get(&pair).copied());
        let term = if let Some(term) = old {
            let own = &mut self.terms[term as usize - packs.index.terms.len()];
            own.forms.push(figure.text.clone());
            term
        } else {
            let category = subjects.iter().find_map(|s| match packs.index.terms[*s as usize].kind {
                TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category),
                _ => None,
            });
            let place = target::best_place(packs, places);
            self.term(packs, number, figure, TermKind::Imported { place, category })
        };
        for pair in pairs() {
            self.joined.entry(pair).or_insert(term);
        }
    }

    fn term(&mut self, packs: &Packs, number: u32, figure: &Figure, kind: TermKind) -> u32 {
        let term = (packs.index.terms.len() + self.terms.len()) as u32;
        let text = &figure.text;
        self.terms.push(Term {
            kind,
            pack: packs.index.imports[usize::from(figure.import)].pack,
            id: text.clone(),
            // As exported: what the other script would write is not known.
            name: Shown { hant: text.clone(), hans: text.clone(), en: text.clone() },
            forms: Vec::new(),
            importance: IMPORTANCE,
            why: figure.reason.clone(),
            season: Vec::new(),
        });
        self.figured.push((term, number));
        term
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::compile;
    use crate::pack::index::Origin;
    use crate::pack::load::{self, Folder};
    use std::path::Path;

    const FILE: &str = r#"
        id = "cafe"
        source = "聚光"
        file = "a.csv"
        imported = "2026-11-01"
        keyword = [
            { text = "手沖", searches = 900 },
            { text = "手冲咖啡", searches = 500, competition = "high" },
            { text = "上環cafe", searches = 400 },
            { text = "上环咖啡店", searches = 300 },
            { text = "咖啡店插座", searches = 200 },
            { text = "量子速讀", searches = 1000 },
            { text = "太子爺咖啡店", searches = 1 },
        ]
    "#;

    fn packs(files: &[&str]) -> Packs {
        let mut folder = Packs::house_folder().unwrap();
        let read = |text: &&str| load::parse(Path::new("imports/x.toml"), (*text).to_owned()).unwrap();
        folder.overlay(Folder { imports: files.iter().map(read).collect(), ..Folder::default() });
        let compiled = compile::compile(&folder, variants(), &|_| Origin::User).unwrap();
        let mut packs = Packs::new(compiled.index, compiled.tries);
        resolve(&mut packs);
        packs
    }

    fn figure<'p>(packs: &'p Packs, text: &str) -> &'p Figure {
        &packs.index.figures[packs.figure_named(text).unwrap() as usize]
    }

    #[test]
    fn a_keyword_of_a_pack_gains_figures_and_nothing_else() {
        let (with, without) = (packs(&[FILE]), Packs::built_in());
        let term = with.terms_named("手沖咖啡")[0];
        assert_eq!(with.terms_named("手沖咖啡"), without.terms_named("手沖咖啡"));
        assert_eq!(with.index.terms[term as usize].importance, without.index.terms[term as usize].importance);
        let own = &with.index.figures[with.figure_of(term).unwrap() as usize];
        assert_eq!((own.text.as_str(), own.searches), ("手冲咖啡", Some(500)), "its name goes before another form");
        assert_eq!(with.relative(own), Some(50));
        assert_eq!(figure(&with, "手沖").searches, Some(900));
    }

    #[test]
    fn wordings_of_one_place_and_trade_are_one_keyword() {
        let packs = packs(&[FILE]);
        let Keyword { places, subjects, .. } = Keyword::parse("上環咖啡店", &packs);
        assert!(!places.is_empty() && !subjects.is_empty(), "it is still taken apart");
        let joined = packs.joined_term(places[0], subjects[0]).unwrap();
        let term = &packs.index.terms[joined as usize];
        assert_eq!((term.name.hant.as_str(), term.importance), ("上環cafe", IMPORTANCE));
        assert_eq!(term.forms.iter().map(crate::pack::pooled::Str::as_str).collect::<Vec<_>>(), ["上环咖啡店"]);
    }

    #[test]
    fn a_new_keyword_joins_the_trade_that_its_words_name() {
        let packs = packs(&[FILE]);
        let kind = |text: &str| packs.index.terms.iter().find(|t| t.name.hant == text).map(|t| t.kind);
        let cafe = packs.category("cafe");
        assert_eq!(kind("咖啡店插座"), Some(TermKind::Imported { place: None, category: cafe }));
        assert_eq!(kind("量子速讀"), Some(TermKind::Imported { place: None, category: None }));
        assert_eq!(kind("太子爺咖啡店"), Some(TermKind::Imported { place: None, category: cafe }), "a guard is heeded");
        assert!(packs.terms_named("量子速讀").is_empty(), "it decides nothing about a note");
    }

    #[test]
    fn the_newer_of_two_imports_stands() {
        let newer = r#"id = "b"
            source = "x"
            file = "b.csv"
            imported = "2026-12-01"
            keyword = [{ text = "量子速讀", searches = 5 }, { text = "x咖啡", searches = 10 }]"#;
        let packs = packs(&[FILE, newer]);
        let figure = figure(&packs, "量子速讀");
        assert_eq!((figure.searches, packs.relative(figure)), (Some(5), Some(50)));
        assert_eq!(packs.index.terms.iter().filter(|t| t.name.hant == "量子速讀").count(), 1);
    }

    #[test]
    fn imports_change_no_other_term() {
        let (with, without) = (packs(&[FILE]), Packs::built_in());
        let strings = 0..without.index.strings;
        assert!(strings.into_iter().all(|s| with.forms_of(s).map(|f| f.term).eq(without.forms_of(s).map(|f| f.term))));
        for (a, b) in with.index.terms.iter().zip(without.index.terms.iter()) {
            assert_eq!((a.kind, &a.id, a.importance, &a.forms), (b.kind, &b.id, b.importance, &b.forms));
        }
    }

    #[test]
    fn imports_move_no_finding_and_no_score() {
        let words = [
            "咖啡",
            "上環",
            "香港",
            "手沖",
            "甜品",
            "朝早",
            "好",
            "開門",
            "中環美食",
            "我哋",
            "Sheung Wan",
            "免費",
            "最平",
        ];
        let row = |w: &&str| format!("{{ text = \"{w}\", searches = 9 }}");
        let rows: Vec<String> = words.iter().map(row).collect();
        let file = format!(
            "id = \"a\"\nsource = \"x\"\nfile = \"x\"\nimported = \"2026-11-01\"\nkeyword = [{}]",
            rows.join(", ")
        );
        let (with, without, config) = (packs(&[FILE, &file]), Packs::built_in(), crate::config::Config::default());
        let mut notes = 0;
        for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap().flatten() {
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            let source = Source::text(entry.path().display().to_string(), text);
            let (a, b) = (crate::check(&source, &with, &config), crate::check(&source, &without, &config));
            assert_eq!(a.outcome.findings, b.outcome.findings, "{}", source.path);
            assert_eq!(a.outcome.score, b.outcome.score, "{}", source.path);
            assert_eq!(a.outcome.tone, b.outcome.tone, "{}", source.path);
            assert_eq!((a.target.place, a.target.category), (b.target.place, b.target.category));
            notes += 1;
        }
        assert!(notes > 10, "{notes} examples");
    }
}
