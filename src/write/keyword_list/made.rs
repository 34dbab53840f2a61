//! What people type that is put together of things and ways the packs know singly: 蒜香三文魚炒飯, 真皮手袋維修. The whole is in
//! no pack, so the query itself is listed, with the keywords that stand nearest to it.

use super::listed::Listed;
use super::name::{Name, place_names};
use crate::lists::WordList;
use crate::pack::index::{FormKind, Term, TermKind};
use crate::pack::{Hit, Packs, Role};
use crate::reading::target::{self, Target};
use crate::text::convert::to_hans;
use crate::text::fold::Folded;
use crate::text::script::{self, Script};
use crate::text::variants;
use std::cmp::Reverse;
use std::ops::Range;

/// More pieces than such a query has, of more bytes than it has.
const MOST_PIECES: usize = 9;
const LONGEST: usize = 120;
/// Keywords that are listed beside the query itself.
const NEAREST: usize = 6;

/// What a piece of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// 旺角: a term.
    Place(u32),
    /// 推介: a term.
    Intent(u32),
    /// 三文魚, 炒飯, 手袋.
    Thing,
    /// 蒜香, 慢煮, 真皮: before a thing.
    How,
    /// 維修, 拼盤: behind a thing.
    For,
}

/// A piece: its bytes in the folded query.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    kind: Kind,
}

/// The query, and what stands nearest to it; nothing where a part of it is unknown.
pub(super) fn rows<'p>(packs: &'p Packs, query: &str, wish: &Target) -> Vec<Listed<'p>> {
    let query = query.trim().trim_start_matches(['#', '＃']).trim();
    let folded = variants().fold(query).squeeze();
    if folded.text.len() > LONGEST {
        return Vec::new();
    }
    let Some(pieces) = cut(packs, &folded, query) else { return Vec::new() };
    let mut target = wish.clone();
    let place = pieces.iter().find_map(|p| if let Kind::Place(t) = p.kind { Some(t) } else { None });
    if let Some(place) = place {
        target::set_place(&mut target, packs, place);
    }
    let words: Vec<&str> = pieces
        .iter()
        .filter(|p| !matches!(p.kind, Kind::Place(_) | Kind::Intent(_)))
        .map(|p| &folded.text[p.range.clone()])
        .collect();
    let near = nearest(packs, &words, &target);
    let Some(first) = near.first() else { return Vec::new() };
    let intents = pieces.iter().filter_map(|p| if let Kind::Intent(t) = p.kind { Some(vec![t]) } else { None });
    let mut whole = named(packs, *first, None);
    whole.name = own_name(query, &whole.name);
    (whole.why, whole.forms, whole.season) = ("", &[], &[]);
    // Nobody has weighed it.
    (whole.role, whole.importance, whole.figure) = (Role::LongTail, 1, None);
    whole.intents = intents.collect();
    let place = place_names(packs, &target).filter(|_| place.is_some() || wish.district.is_some());
    if let Some(place) = place.as_ref().filter(|_| pieces.iter().all(|p| !matches!(p.kind, Kind::Place(_)))) {
        let bare = whole.name;
        whole.name = Name {
            hant: format!("{}{}", place.hant, bare.hant),
            hans: format!("{}{}", place.hans, bare.hans),
            en: format!("{} {}", place.en, bare.en),
        };
    }
    // Its letters are all that is known of the whole.
    whole.subjects.clear();
    let mut rows = vec![whole];
    rows.extend(near.into_iter().map(|t| named(packs, t, place.as_ref())));
    rows
}

/// The query in its own words; where it is Chinese, the English is that of its nearest keyword.
fn own_name(query: &str, near: &Name) -> Name {
    let own = || query.to_owned();
    match script::script(query) {
        Script::Latin => Name { hant: own(), hans: own(), en: own() },
        Script::Hans => Name { hant: own(), hans: own(), en: near.en.clone() },
        Script::Hant | Script::Mixed => Name { hant: own(), hans: to_hans(query), en: near.en.clone() },
    }
}

fn named<'p>(packs: &'p Packs, term: u32, place: Option<&Name>) -> Listed<'p> {
    Listed::of(packs, term, place, &packs.index.terms[term as usize].name)
}

/// The query cut into pieces that are all known, as few as can be; `None` where there is no way, or no thing.
fn cut(packs: &Packs, folded: &Folded, query: &str) -> Option<Vec<Piece>> {
    let text = folded.text.as_str();
    let mut pieces = known(folded, query);
    pieces.extend(terms(packs, &packs.find(folded, query)));
    pieces.sort_by_key(|p| (p.range.start, Reverse(p.range.end)));
    // The fewest pieces up to each byte.
    let mut best: Vec<Option<Vec<Piece>>> = vec![None; text.len() + 1];
    best[0] = Some(Vec::new());
    for at in 0..text.len() {
        let Some(so_far) = best[at].clone() else { continue };
        if text[at..].starts_with(' ') {
            keep(&mut best[at + 1], so_far);
            continue;
        }
        for piece in pieces.iter().filter(|p| p.range.start == at && so_far.len() < MOST_PIECES) {
            if may_follow(&so_far, piece) {
                let mut longer = so_far.clone();
                longer.push(piece.clone());
                keep(&mut best[piece.range.end], longer);
            }
        }
    }
    best.pop().flatten().filter(|pieces| is_whole(text, pieces))
}

/// Of two ways the one with fewer pieces, then the one that ends with a thing.
fn keep(best: &mut Option<Vec<Piece>>, way: Vec<Piece>) {
    let worth = |w: &Vec<Piece>| (w.len(), w.last().is_some_and(|p| p.kind != Kind::Thing));
    if best.as_ref().is_none_or(|old| worth(&way) < worth(old)) {
        *best = Some(way);
    }
}

/// A place stands once, and what is done with a thing stands behind one.
fn may_follow(before: &[Piece], piece: &Piece) -> bool {
    match piece.kind {
        Kind::Place(_) => before.iter().all(|p| !matches!(p.kind, Kind::Place(_))),
        Kind::For => before.last().is_some_and(|p| matches!(p.kind, Kind::Thing | Kind::For)),
        _ => true,
    }
}

/// A way with a thing, and no adjective left hanging; 飯 alone and 蝦飯 are two words of one letter and say too little.
fn is_whole(text: &str, pieces: &[Piece]) -> bool {
    let mine: Vec<&Piece> = pieces.iter().filter(|p| !matches!(p.kind, Kind::Place(_) | Kind::Intent(_))).collect();
    let chars: usize = mine.iter().map(|p| text[p.range.clone()].chars().count()).sum();
    let long = |p: &&Piece| text[p.range.clone()].chars().count() >= 2;
    let ends = mine.last().is_some_and(|p| p.kind != Kind::How);
    let says = mine.iter().any(long) || (mine.len() > 1 && mine[0].kind == Kind::How);
    ends && says && chars >= 2 && mine.iter().any(|p| p.kind == Kind::Thing)
}

/// The pieces that the lists know.
fn known(folded: &Folded, query: &str) -> Vec<Piece> {
    // A Latin word is whole, though spaces have been squeezed out.
    let border = |at: usize| folded.is_word_border(at, query);
    let is_word = |range: &Range<usize>| {
        let word = &folded.text[range.clone()];
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        (!is_latin(word.chars().next()) || border(range.start))
            && (!is_latin(word.chars().next_back()) || border(range.end))
    };

    let lists = [(WordList::MadeThing, Kind::Thing), (WordList::MadeHow, Kind::How), (WordList::MadeFor, Kind::For)];
    let mut pieces = Vec::new();
    for (list, kind) in lists {
        for word in list.words() {
            let key = variants().key(word);
            let stands = folded.text.match_indices(key.as_str()).map(|(at, _)| at..at + key.len());
            pieces.extend(stands.filter(is_word).map(|range| Piece { range, kind }));
        }
    }
    pieces
}

/// The pieces that the packs know.
fn terms(packs: &Packs, hits: &[Hit]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for hit in hits {
        for form in packs.forms_of(hit.string).filter(|f| f.kind != FormKind::Guard) {
            let kind = match packs.index.terms[form.term as usize].kind {
                TermKind::Place { .. } => Kind::Place(form.term),
                TermKind::Intent { .. } => Kind::Intent(form.term),
                TermKind::Trade { .. } | TermKind::Keyword { role: Role::Core | Role::LongTail, .. } => Kind::Thing,
                _ => continue,
            };
            pieces.push(Piece { range: hit.range(), kind });
        }
    }
    pieces
}

/// The keywords that share most of the query's words, above all its last ones.
fn nearest(packs: &Packs, words: &[&str], target: &Target) -> Vec<u32> {
    let share = |term: &Term| -> usize {
        let names = [&term.name.hant, &term.name.hans, &term.name.en];
        let keys = names.into_iter().chain(&term.forms).map(|f| variants().key(f));
        keys.map(|key| shared(words, &key)).max().unwrap_or(0)
    };
    let mine = |term: &Term| match term.kind {
        TermKind::Trade { category } | TermKind::Keyword { category, role: Role::Core | Role::LongTail, .. } => {
            target.category.is_none_or(|c| c == category)
        }
        _ => false,
    };
    let all = (0_u32..).zip(packs.index.terms.iter()).filter(|(_, t)| mine(t));
    let mut found: Vec<(usize, u8, u32)> =
        all.map(|(i, t)| (share(t), t.importance, i)).filter(|(shared, ..)| *shared > 0).collect();
    found.sort_by_key(|(shared, importance, i)| (Reverse(*shared), Reverse(*importance), *i));
    found.into_iter().take(NEAREST).map(|(.., i)| i).collect()
}

/// How much of the words stands in a keyword: whole words, or pairs of their letters; an end that both share says most.
fn shared(words: &[&str], key: &str) -> usize {
    let of = |(i, word): (usize, &&str)| {
        let ends = usize::from(i + 1 == words.len() && key.ends_with(*word));
        if key.contains(*word) {
            return 2 * word.chars().count().min(6) + 2 * ends;
        }
        if word.is_ascii() {
            return 0;
        }
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        let pair = |p: &&[(usize, char)]| key.contains(&word[p[0].0..p[1].0 + p[1].1.len_utf8()]);
        letters.windows(2).filter(pair).count()
    };
    words.iter().enumerate().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> Option<String> {
        rows(&Packs::built_in(), query, &Target::default()).first().map(|r| r.name.hant.clone())
    }

    #[test]
    fn what_is_put_together_is_understood() {
        for query in [
            "蒜香三文魚炒飯",
            "旺角慢煮和牛",
            "真皮手袋維修",
            "明太子奶油烏冬推介",
            "黑糖麻糬蛋糕",
            "grilled beef burger",
        ] {
            assert_eq!(first(query).as_deref(), Some(query), "{query}");
        }
    }

    #[test]
    fn nonsense_is_not() {
        for query in ["阿巴阿巴", "蒜香", "慢煮日式", "亂寫三文魚一通", "qwxz beef", "beefy soups of", "飯", ""]
        {
            assert_eq!(first(query), None, "{query}");
        }
    }

    #[test]
    fn the_nearest_keyword_follows() {
        let packs = Packs::built_in();
        let rows = rows(&packs, "沙田黑椒芝士漢堡", &Target::default());
        assert!(rows.len() > 1 && rows[1].name.hant.contains("漢堡"), "{:?}", rows[1].name);
        assert!(rows[1].name.hant.starts_with("沙田"), "{:?}", rows[1].name);
        assert!(rows[0].keyword().subjects.is_empty());
    }
}
