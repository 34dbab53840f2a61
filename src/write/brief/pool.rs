//! The keywords that ideas may go for, and the ten that are taken. Each idea goes for another one, so that ten notes of one
//! shop do not compete with one another: none is the other with a word more.

use crate::pack::{Role, model};
use crate::reading::uses::Keyword;
use crate::text::script::Script;
use crate::text::units::units;
use crate::text::variants;
use crate::write::brief::Order;
use crate::write::brief::months;
use crate::write::brief::pieces::{Pieces, Rarity};
use crate::write::brief::shapes::Matches;
use crate::write::keyword_list;
use crate::write::keyword_list::Name;
use std::cmp::Reverse;

/// Ideas of a brief.
pub const TEN: usize = 10;
/// Units of a main keyword that leave room for a title around it.
const ROOM: u32 = 16;
/// The same for an English keyword with its place: what is longer is better without.
const LATIN: u32 = 14;
/// Ideas that what the owner has in mind may claim.
pub const ABOUT: usize = 3;
/// Seasonal ideas at the top.
const SEASONAL: usize = 3;
/// With fewer, those of the coming month are added.
const SOON: usize = 1;
/// The user's own keywords.
const OWN: usize = 3;
/// So many of each kind before the rest is filled up.
const MIX: [(Kind, usize); 3] = [(Kind::Core, 3), (Kind::Question, 2), (Kind::Scene, 2)];

/// Searched from home or about home, or naming a place of its own: nobody types a district before these.
const NOT_LOCAL: [&str; 22] = [
    "屋企",
    "居家",
    "租屋",
    "單位",
    "新居",
    "入伙",
    "回味",
    "送阿媽",
    "送男",
    "送長輩",
    "返工沖",
    "飯後飲",
    "備份",
    "第一支舞",
    "新手養",
    "網上",
    "離島",
    "香港",
    "曼谷",
    "自彈自唱",
    "旅行穿搭",
    "家居",
];
/// Too little for a note of its own, though good beside another keyword.
const NOT_MAIN: [&str; 17] = [
    "一個人",
    "雨天",
    "生日",
    "消暑",
    "回禮",
    "求婚",
    "趕時間",
    "換毛季",
    "新車落地",
    "週年紀念",
    "一個人放空",
    "插班生",
    "即日攞得返",
    "夏天消暑",
    "凍天食咩",
    "年尾大掃除",
    "婚禮當日",
];

/// What sort of keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The trade itself.
    Trade,
    /// The user's own, from `advise.toml`.
    Own,
    /// Main goods.
    Core,
    /// Narrower.
    LongTail,
    /// An occasion.
    Scene,
    /// A question.
    Question,
    /// For topics and beside others only.
    Side,
}

/// A keyword that an idea may go for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// As it is searched: with the place where people type one.
    pub name: Name,
    /// Without the place.
    pub bare: Name,
    /// What sort.
    pub kind: Kind,
    /// What the pack says it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why, in Hong Kong Chinese; empty for the user's own.
    pub why: String,
    /// Months in which it is searched; empty for the whole year.
    pub season: Vec<u8>,
    /// Pieces of its name and forms.
    pub pieces: Pieces,
    /// How much it has to do with what the owner has in mind.
    pub about: u32,
    /// A kind of shop of its own (貓咖啡店), which this one may not be.
    pub is_narrow: bool,
}

impl Candidate {
    /// The keyword as titles write it.
    pub fn shown(&self, script: Script) -> &str {
        self.name.show(script)
    }

    fn key(&self) -> String {
        variants().key(&self.bare.hant)
    }
}

/// All keywords of the shop: the trade, the user's own, then the pack's in its order.
pub fn pool(order: &Order<'_>) -> Vec<Candidate> {
    let place = keyword_list::place_names(order.packs, order.target);
    let trade = order.trade;
    let mut pool = vec![candidate(
        order,
        place.as_ref(),
        &Entry {
            name: &trade.name,
            forms: trade.forms.iter().map(|f| f.as_ref().as_str()).collect(),
            kind: Kind::Trade,
            role: Role::Core,
            importance: *trade.importance.as_ref(),
            why: &trade.why,
            season: &[],
        },
    )];
    let known = variants().key(&pool[0].name.hant);
    for word in order.target.keywords.iter().filter(|w| variants().key(w) != known) {
        let name = model::Name { hant: word.clone(), hans: word.clone(), en: word.clone() };
        let (kind, role) = (Kind::Own, Role::Core);
        let entry = Entry { name: &name, forms: Vec::new(), kind, role, importance: 10, why: "", season: &[] };
        pool.push(candidate(order, None, &entry));
    }
    for keyword in &trade.keywords {
        let season: Vec<u8> = keyword.season.iter().map(|m| *m.as_ref()).collect();
        let hant = keyword.text.hant.as_str();
        let is_common = keyword.weak.iter().any(|w| w.as_ref() == hant);
        let kind = match keyword.role {
            _ if NOT_MAIN.contains(&hant) || (is_common && place.is_none()) => Kind::Side,
            Role::Core => Kind::Core,
            Role::Scene => Kind::Scene,
            Role::Question if asks(hant) => Kind::Question,
            Role::LongTail | Role::Question => Kind::LongTail,
            Role::Tag => Kind::Side,
        };
        let entry = Entry {
            name: &keyword.text,
            forms: keyword.forms.iter().map(|f| f.as_ref().as_str()).collect(),
            kind,
            role: keyword.role,
            importance: *keyword.importance.as_ref(),
            why: &keyword.why,
            season: &season,
        };
        pool.push(candidate(order, place.as_ref().filter(|_| is_local(kind, hant)), &entry));
    }
    let trade_key = variants().key(&trade.name.hant);
    for c in &mut pool {
        c.is_narrow = c.kind == Kind::LongTail && variants().key(&c.bare.hant).contains(&trade_key);
    }
    mark_about(order, &mut pool);
    pool
}

/// A keyword before it is joined with a place.
struct Entry<'a> {
    name: &'a model::Name,
    forms: Vec<&'a str>,
    kind: Kind,
    role: Role,
    importance: u8,
    why: &'a str,
    season: &'a [u8],
}

fn candidate(order: &Order<'_>, place: Option<&Name>, entry: &Entry<'_>) -> Candidate {
    let names = entry.name;
    let bare = Name { hant: names.hant.clone(), hans: names.hans.clone(), en: names.en.clone() };
    let joined = place.map(|place| keyword_list::join(Some(place), &entry.name.into()));
    // A place of many letters leaves no room for a title.
    let room = if order.script == Script::Latin && entry.kind != Kind::Trade { LATIN } else { ROOM };
    let name = joined.filter(|n| units(n.show(order.script)) <= room).unwrap_or_else(|| bare.clone());
    let texts = [names.hant.as_str(), names.hans.as_str(), names.en.as_str()];
    Candidate {
        pieces: Pieces::of(texts.into_iter().chain(entry.forms.iter().copied())),
        name,
        bare,
        kind: entry.kind,
        role: entry.role,
        importance: entry.importance,
        why: entry.why.to_owned(),
        season: entry.season.to_vec(),
        about: 0,
        is_narrow: false,
    }
}

/// Whether a keyword is worded as a question; 入門紅酒 is listed as one and is none.
fn asks(hant: &str) -> bool {
    hant.contains(['咩', '乜', '點', '幾', '邊', '冇', '可', '定', '嗎', '唔', '使', '得', '係'])
}

/// Whether people type a district before it. Questions are asked of the whole web.
fn is_local(kind: Kind, hant: &str) -> bool {
    let is_asked = hant.contains(['咩', '乜', '點', '幾']) || hant.contains("去邊");
    match kind {
        Kind::Trade | Kind::Core | Kind::LongTail => !NOT_LOCAL.iter().any(|w| hant.starts_with(w)),
        Kind::Scene => !is_asked && !NOT_LOCAL.iter().any(|w| hant.contains(w)),
        Kind::Own | Kind::Question | Kind::Side => false,
    }
}

/// Notes down what the keywords have to do with what the owner has in mind.
fn mark_about(order: &Order<'_>, pool: &mut [Candidate]) {
    let Some(about) = order.about else { return };
    let asked = Pieces::of([about]);
    let rarity = Rarity::of(pool.iter().map(|c| &c.pieces));
    let subjects = Keyword::parse(about, order.packs).subjects;
    let named: Vec<&str> = subjects.iter().map(|t| order.packs.index.terms[*t as usize].name.hant.as_str()).collect();
    for c in pool {
        let is_named = named.contains(&c.bare.hant.as_str());
        c.about = rarity.shared(&asked, &c.pieces) + if is_named { 4 * crate::write::brief::pieces::WHOLE } else { 0 };
    }
}

/// The ten that ideas go for, best first.
pub fn choose(order: &Order<'_>, pool: &[Candidate], matches: &Matches) -> Vec<usize> {
    let mut picked = Picked { order, pool, taken: Vec::new() };
    let mut by_about: Vec<usize> = (0..pool.len()).filter(|i| pool[*i].about > 0).collect();
    by_about.sort_by_key(|i| (Reverse(pool[*i].about), Reverse(pool[*i].importance), *i));
    picked.take(&by_about, ABOUT, Care::Some, |_| true);
    let about = picked.taken.len();
    let now = |c: &Candidate| c.season.contains(&order.month);
    let mut all: Vec<usize> = (0..pool.len()).collect();
    all.sort_by_key(|i| {
        let c = &pool[*i];
        // What the trade has an angle of its own for is worth more.
        (c.kind == Kind::LongTail, Reverse(c.importance + 2 * u8::from(matches.any(*i))), *i)
    });
    picked.take(&all, SEASONAL, Care::Full, now);
    // Nothing to say this month: something to prepare for the next.
    let coming = SOON.saturating_sub(picked.taken.len());
    picked.take(&all, coming, Care::Full, |c| c.season.contains(&months::next(order.month)));
    let seasonal = picked.taken.len();
    picked.take(&all, 1, Care::None, |c| c.kind == Kind::Trade);
    picked.take(&all, OWN, Care::Some, |c| c.kind == Kind::Own);
    for (kind, most) in MIX {
        let have = picked.taken.iter().filter(|i| pool[**i].kind == kind).count();
        picked.take(&all, most.saturating_sub(have), Care::Full, |c| c.kind == kind);
    }
    for care in [Care::Full, Care::Some, Care::None] {
        picked.take(&all, TEN, care, |_| true);
    }
    let mut ten = picked.taken;
    ten[seasonal..].sort_by_key(|i| (pool[*i].kind != Kind::Trade, Reverse(pool[*i].importance), *i));
    debug_assert!(about <= seasonal);
    ten
}

/// How picky a round is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// In season, no other kind of shop, apart from the others.
    Full,
    /// Apart from the others.
    Some,
    /// Anything new.
    None,
}

struct Picked<'a> {
    order: &'a Order<'a>,
    pool: &'a [Candidate],
    taken: Vec<usize>,
}

impl Picked<'_> {
    /// Takes up to `most` more in this order, ten at most in all.
    fn take(&mut self, order: &[usize], most: usize, care: Care, fits: impl Fn(&Candidate) -> bool) {
        let mut left = most.min(TEN.saturating_sub(self.taken.len()));
        for i in order.iter().copied() {
            if left == 0 {
                return;
            }
            let c = &self.pool[i];
            if c.kind != Kind::Side
                && fits(c)
                && self.may(i, care)
                && crate::write::brief::titles::is_clean(self.order, c)
            {
                self.taken.push(i);
                left -= 1;
            }
        }
    }

    fn may(&self, at: usize, care: Care) -> bool {
        let c = &self.pool[at];
        let shown = variants().key(c.shown(self.order.script));
        let is_same = |other: &Candidate| {
            variants().key(other.shown(self.order.script)) == shown || variants().key(&other.name.hant) == c.key()
        };
        let taken = || self.taken.iter().map(|i| &self.pool[*i]);
        if self.taken.contains(&at) || taken().any(is_same) || units(c.shown(self.order.script)) > ROOM {
            return false;
        }
        let key = c.key();
        let near = |other: &Candidate| {
            let theirs = other.key();
            c.kind != Kind::Trade && other.kind != Kind::Trade && (theirs.contains(&key) || key.contains(&theirs))
        };
        let month = self.order.month;
        let in_time = c.season.is_empty() || c.season.contains(&month) || c.season.contains(&months::next(month));
        match care {
            Care::Full => in_time && !c.is_narrow && !taken().any(near),
            Care::Some => !taken().any(near),
            Care::None => true,
        }
    }
}
