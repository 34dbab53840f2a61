//! What a mention is: [`Label`].

use super::mention::Mention;
use super::signs::Signs;
use super::words::Sign;
use crate::lists::WordList;
use crate::text::variants;

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// An ordinary person with something of their own to tell.
    CustomerDetail,
    /// Praise, and nothing else.
    OneLinePraise,
    /// Wording shared with others.
    CopiedTemplate,
    /// Paid, or pushing.
    Advert,
    /// By size or trade.
    Influencer,
    /// A seller about their own goods, or another shop.
    OtherShop,
}

impl Label {
    /// All of them, with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::CustomerDetail, "customer_detail"),
        (Self::OneLinePraise, "one_line_praise"),
        (Self::CopiedTemplate, "copied_template"),
        (Self::Advert, "advert"),
        (Self::Influencer, "influencer"),
        (Self::OtherShop, "other_shop"),
    ];

    /// The name in the output.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// From here on somebody is one by size.
pub const LARGE: u64 = 20_000;
/// So much of the wording is somebody else's, too.
const COPIED: f64 = 0.45;
/// So much detail is somebody's own.
const OWN: usize = 4;
/// A shorter text tells nothing.
const SHORT: usize = 10;

/// Labels one mention by itself. `shop` is the shop's name, folded.
pub fn label(mention: &Mention, signs: &Signs, shared: f64, shop: Option<&str>) -> Label {
    let is_told = signs.detail() >= OWN && signs.length >= SHORT;
    if shared >= COPIED {
        return Label::CopiedTemplate;
    }
    let is_given = is_given(mention, signs);
    let sells = is_seller(mention, signs) && !(is_given && signs.has(Sign::Push) && !has_name_of_shop(mention));
    let is_own = shop.is_some_and(|shop| mention.author_key().contains(shop));
    if sells || is_own || signs.has(Sign::Elsewhere) || shop.is_some_and(|shop| is_elsewhere(mention, signs, shop)) {
        return Label::OtherShop;
    }
    let blogs = signs.count(Sign::Blogger) + usize::from(has_trade_name(mention));
    let is_large = mention.followers.is_some_and(|f| f >= LARGE);
    if signs.has(Sign::Code) || (is_given && blogs == 0 && !signs.has(Sign::Trade)) {
        return Label::Advert;
    }
    if is_large || blogs >= 2 || signs.has(Sign::Trade) {
        return Label::Influencer;
    }
    let pushes = signs.count(Sign::Push);
    if is_given || pushes >= 2 || signs.is_wall || (pushes >= 1 && (!is_told || signs.hard_sell > 70.0)) {
        return Label::Advert;
    }
    let stock = signs.count(Sign::Stock);
    if stock >= 3 || (stock >= 2 && !signs.has(Sign::Own)) {
        return Label::CopiedTemplate;
    }
    if is_told { Label::CustomerDetail } else { Label::OneLinePraise }
}

/// Whether something was given for it. Who paid says so; that no money was taken says little where a tie is declared.
pub fn is_given(mention: &Mention, signs: &Signs) -> bool {
    let is_denied = signs.has(Sign::OwnMoney) || (signs.has(Sign::NoMoney) && !signs.has(Sign::Declared));
    (signs.has(Sign::Paid) || signs.has(Sign::Declared) || mention.paid == Some(true)) && !is_denied
}

/// Whether the shop itself speaks.
fn is_seller(mention: &Mention, signs: &Signs) -> bool {
    let is_named = has_name_of_shop(mention);
    match signs.count(Sign::Seller) {
        0 => signs.has_contact && signs.has(Sign::Push) && !signs.has(Sign::Own),
        1 => is_named || signs.detail() < OWN + 2 || signs.has(Sign::Push) || !signs.has(Sign::Own),
        _ => true,
    }
}

/// An account that is named as shops are.
fn has_name_of_shop(mention: &Mention) -> bool {
    let key = mention.author_key();
    WordList::ShopName.words().iter().any(|w| key.contains(w))
}

/// Whether it speaks of another shop by name, and of this one not, or only to tell the way.
fn is_elsewhere(mention: &Mention, signs: &Signs, shop: &str) -> bool {
    let whole = variants().key(&mention.whole());
    let mut places = whole.match_indices(shop).peekable();
    if places.peek().is_some() {
        return places.all(|(at, _)| tells_the_way(&whole[..at], &whole[at + shop.len()..]));
    }
    signs.names.iter().any(|name| !name.contains(shop) && !shop.contains(name.as_str()))
}

/// Whether a name between these words only tells where something else is: 就喺某某斜對面.
fn tells_the_way(before: &str, behind: &str) -> bool {
    let key = |word: &&str| variants().key(word);
    WordList::BesideBefore.words().iter().any(|w| before.ends_with(&key(w)))
        || WordList::BesideBehind.words().iter().any(|w| behind.starts_with(&key(w)))
}

/// An account that is named for what it reviews.
fn has_trade_name(mention: &Mention) -> bool {
    let key = mention.author_key();
    WordList::BloggerName.words().iter().any(|w| key.contains(w))
}
