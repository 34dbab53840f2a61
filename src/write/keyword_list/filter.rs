//! What a query asks of the packs: a place and a trade, certain keywords, or any that hold its words.

use crate::pack::Packs;
use crate::pack::index::{Term, TermKind};
use crate::reading::target;
use crate::reading::target::Target;
use crate::reading::uses::Keyword;
use crate::text::variants;

/// What a query asks of a term.
pub(super) enum Filter {
    /// Nothing more than place and trade.
    Nothing,
    /// To be one of these.
    Terms(Vec<u32>),
    /// To be combined like this: it names what people want.
    Query(Keyword),
    /// To have a form that holds the text, or forms that hold each of its words.
    Text { whole: String, words: Vec<String>, named: Vec<u32> },
}

impl Filter {
    /// Takes a query apart; what it says of place and trade goes into the target.
    pub fn new(query: &str, target: &mut Target, packs: &Packs) -> Self {
        let query = query.trim().trim_start_matches(['#', '＃']);
        if query.is_empty() {
            return Self::Nothing;
        }
        let keyword = Keyword::parse(query, packs);
        if keyword.intents.iter().any(|terms| !is_alone(query, packs, terms)) {
            if let Some(place) = target::best_place(packs, &keyword.places) {
                target::set_place(target, packs, place);
            }
            return Self::Query(keyword);
        }
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
    pub fn is_narrow(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// Whether these are the intents that the query names.
    pub fn asks_for(&self, intents: &[Vec<u32>]) -> bool {
        matches!(self, Self::Query(keyword) if !intents.is_empty() && keyword.intents == intents)
    }

    /// Whether a term is one of those that are asked for.
    pub fn takes(&self, number: u32, term: &Term) -> bool {
        match self {
            Self::Nothing => true,
            Self::Query(_) => false,
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

/// Whether the query is the word of an intent and nothing else: 手信 is looked for in all forms.
fn is_alone(query: &str, packs: &Packs, terms: &[u32]) -> bool {
    packs.terms_named(query).iter().any(|t| terms.contains(t))
}

/// Whether an imported keyword is asked for: one of the place and the trade, or, without them, any.
pub(super) fn takes_imported(
    packs: &Packs,
    filter: &Filter,
    target: &Target,
    place: Option<u32>,
    category: Option<u16>,
) -> bool {
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
