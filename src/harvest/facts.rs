//! What a page says that belongs into the shop's profile, each with the words it was taken from. What does not stand on the
//! page is not offered.

use super::business::{Address, Business};
use super::fact::{Fact, PagePart, ProfileKey};
use super::labels::{self, Label, Labelled};
use super::page::Page;
use crate::lists::WordList;
use crate::text::variants;
use std::ops::Range;

/// A longer clause is a story rather than a fact.
const CLAUSE: usize = 60;

/// The facts of a page, those of one key together, the most trustworthy first.
pub fn facts(page: &Page) -> Vec<Fact> {
    let mut facts = Vec::new();
    for business in &page.businesses {
        of_business(business, &mut facts);
    }
    if let Some(name) = site_name(page) {
        facts.push(fact(ProfileKey::Name, name, name, PagePart::Markup));
    }
    for text in page.addresses.iter().filter_map(|a| bare_address(a)) {
        facts.push(fact(ProfileKey::Address, text, text, PagePart::Markup));
    }
    let lines: Vec<&str> = page.lines.iter().map(|l| l.text.as_str()).collect();
    for Labelled { label, value, from } in labels::labelled(&lines) {
        let key = match label {
            Label::Address if is_address(&value) => ProfileKey::Address,
            Label::Hours if labels::is_hours(&value) || labels::has_time(&value.to_ascii_lowercase()) => {
                ProfileKey::Hours
            }
            Label::Price if value.contains(|c: char| c.is_ascii_digit()) => ProfileKey::PricePerPerson,
            Label::Payment if !paid_by(&value).is_empty() => ProfileKey::Payment,
            _ => continue,
        };
        let values = match key {
            ProfileKey::Payment => paid_by(&value).into_iter().map(str::to_owned).collect(),
            // 人均 is part of what is said.
            ProfileKey::PricePerPerson => vec![from.clone()],
            _ => vec![value],
        };
        facts.push(Fact { key, values, from, place: PagePart::Text });
    }
    for line in &lines {
        in_a_line(line, &mut facts);
    }
    let mut seen: Vec<(ProfileKey, String)> = Vec::new();
    facts.retain(|f| {
        let key = (f.key, plain(&f.value()));
        let known = seen.iter().any(|(k, v)| *k == key.0 && (v.contains(&key.1) || key.1.is_empty()));
        seen.push(key);
        !known
    });
    // The order of one key stays: it is that of trust.
    facts.sort_by_key(|f| f.key);
    facts
}

/// All ways to write an address of the page that tell where the shop is.
pub fn addresses(page: &Page) -> Vec<Address> {
    let of_business = page.businesses.iter().filter_map(|b| b.address.clone());
    let others = facts(page).into_iter().filter(|f| f.key == ProfileKey::Address && f.place != PagePart::JsonLd);
    let split = |text: String| {
        let parts = text.split([',', '，']).map(|p| p.trim().to_owned()).collect();
        Address { text, parts }
    };
    of_business.chain(others.map(|f| split(f.value()))).collect()
}

fn fact(key: ProfileKey, value: &str, from: &str, place: PagePart) -> Fact {
    Fact { key, values: vec![value.to_owned()], from: from.to_owned(), place }
}

fn paid(text: &str, place: PagePart) -> Fact {
    let values = paid_by(text).into_iter().map(str::to_owned).collect();
    Fact { key: ProfileKey::Payment, values, from: text.to_owned(), place }
}

fn of_business(business: &Business, facts: &mut Vec<Fact>) {
    let place = business.place;
    if let Some(name) = &business.name {
        facts.push(fact(ProfileKey::Name, name, name, place));
    }
    if let Some(address) = business.address.as_ref().filter(|a| is_address(&a.text)) {
        facts.push(fact(ProfileKey::Address, &address.text, &address.parts.join(" | "), place));
    }
    if let Some((written, shown)) = &business.hours {
        facts.push(fact(ProfileKey::Hours, shown, written, place));
    }
    // `$$` is no price, and the price range of a shop is not what one visitor pays.
    if let Some(price) = &business.price
        && business.is_food()
        && price.contains(|c: char| c.is_ascii_digit())
    {
        facts.push(fact(ProfileKey::PricePerPerson, price, price, place));
    }
    facts.extend(business.payment.as_ref().map(|written| paid(written, place)).filter(|f| !f.values.is_empty()));
}

/// The site's name, when it is the shop's: a directory of shops has its own name there.
fn site_name(page: &Page) -> Option<&str> {
    let site = plain(&page.site);
    let first = page.title.split(['|', '｜', '–', '—', '-', '·']).next().map(plain);
    let is_shop = first == Some(site.clone()) || page.headings.iter().any(|h| plain(h) == site);
    (is_shop && !site.is_empty()).then_some(page.site.as_str())
}

/// An `<address>` may hold a telephone number and more; what is before its first label is the address.
fn bare_address(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let ends = WordList::PageAddressEnds.words().iter().filter_map(|label| lower.find(label));
    let end = ends.min().unwrap_or(text.len());
    let begins = WordList::PageAddressBegins.words().iter().filter(|l| lower.starts_with(**l));
    let start = begins.map(|l| l.len()).max().unwrap_or(0);
    let bare = text
        .get(start..end)?
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '，' | '|' | '｜'));
    is_address(bare).then_some(bare)
}

/// Whether a text names a street, a building or a number in one.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    (4..=120).contains(&text.chars().count())
        && WordList::PageStreet.is_in(&lower)
        && !lower.contains('@')
        && !lower.contains("http")
}

/// Facts that no label announces.
fn in_a_line(line: &str, facts: &mut Vec<Fact>) {
    let clauses = clauses(line);
    for (i, range) in clauses.iter().enumerate() {
        let clause = &line[range.clone()];
        let lower = clause.to_ascii_lowercase();
        if WordList::PageStation.is_in(&lower) && WordList::PageExit.is_in(&lower) {
            // 「上環站 A2 出口，行三分鐘」: the walk belongs to it.
            let walk = |next: &&Range<usize>| {
                let next = line[(*next).clone()].to_ascii_lowercase();
                WordList::PageWalk.is_in(&next) && next.chars().count() <= 20
            };
            let end = clauses.get(i + 1).filter(walk).map_or(range.end, |next| next.end);
            let whole = &line[range.start..end];
            let labelled = labels::labelled(&[whole]).into_iter().find(|l| l.label == Label::Mtr);
            let whole = labelled.map_or_else(|| whole.to_owned(), |l| l.value);
            if whole.chars().count() <= CLAUSE {
                facts.push(fact(ProfileKey::MtrExit, &whole, &whole, PagePart::Text));
            }
        }
        let money = WordList::PageMoney.is_in(&lower) && clause.contains(|c: char| c.is_ascii_digit());
        if money && WordList::PagePerPerson.is_in(&lower) && clause.chars().count() <= CLAUSE {
            facts.push(fact(ProfileKey::PricePerPerson, clause, clause, PagePart::Text));
        }
    }
    if paid_by(line).len() >= 2 && line.chars().count() <= 2 * CLAUSE {
        facts.push(paid(line, PagePart::Text));
    }
}

/// The parts of a line between its stops, as bytes of the line; a comma inside a number is no stop.
fn clauses(line: &str) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let stop = |at: usize, c: char| match c {
        '。' | '；' | ';' | '！' | '!' | '|' | '｜' | '，' | '•' | '·' | '・' => true,
        ',' => line[at..].starts_with(", "),
        _ => false,
    };
    let ends = line.char_indices().filter(|(at, c)| stop(*at, *c)).map(|(at, c)| (at, c.len_utf8()));
    for (end, width) in ends.chain([(line.len(), 0)]) {
        let text = &line[start..end];
        let from = start + text.len() - text.trim_start().len();
        let to = from + text.trim().len();
        if from < to {
            clauses.push(from..to);
        }
        start = end + width;
    }
    clauses
}

/// The ways to pay that a text names, in its own words.
fn paid_by(text: &str) -> Vec<&str> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for way in WordList::PagePay.words() {
        for (at, _) in lower.match_indices(way) {
            let end = at + way.len();
            let latin = |c: Option<char>| way.is_ascii() && c.is_some_and(|c| c.is_ascii_alphanumeric());
            let inside = latin(lower[..at].chars().next_back()) || latin(lower[end..].chars().next());
            if !inside && !found.iter().any(|(from, to)| at < *to && *from < end) {
                found.push((at, end));
                break;
            }
        }
    }
    found.sort_unstable();
    found.into_iter().filter_map(|(from, to)| text.get(from..to)).collect()
}

/// A text as it is compared: folded, without spaces and stops.
fn plain(text: &str) -> String {
    variants().fold_str(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(ProfileKey, String)> {
        facts(&Page::plain(text)).into_iter().map(|f| (f.key, f.value())).collect()
    }

    #[test]
    fn from_the_text() {
        let text = "地址：上環永樂街 88 號地下\n港鐵上環站 A2 出口，行三分鐘就到。\n營業時間：星期二至日 07:00-17:00（星期一休息）\n\
                    人均 HK$60，加一\n付款方式：八達通、現金、PayMe";
        assert_eq!(
            of(text),
            [
                (ProfileKey::Address, "上環永樂街 88 號地下".to_owned()),
                (ProfileKey::MtrExit, "港鐵上環站 A2 出口，行三分鐘就到".to_owned()),
                (ProfileKey::Hours, "星期二至日 07:00-17:00（星期一休息）".to_owned()),
                (ProfileKey::PricePerPerson, "人均 HK$60，加一".to_owned()),
                (ProfileKey::Payment, "八達通、現金、PayMe".to_owned()),
            ]
        );
        let english = "Address: Shop 5, 1 Staunton Street, Central\nMTR Central Station Exit D2, 5 min walk\nWe take Visa, Octopus and AlipayHK";
        assert_eq!(
            of(english),
            [
                (ProfileKey::Address, "Shop 5, 1 Staunton Street, Central".to_owned()),
                (ProfileKey::MtrExit, "MTR Central Station Exit D2, 5 min walk".to_owned()),
                (ProfileKey::Payment, "Visa、Octopus、AlipayHK".to_owned()),
            ]
        );
    }

    #[test]
    fn what_does_not_stand_there_is_not_offered() {
        for text in [
            "",
            "歡迎光臨",
            "電郵地址：a@b.hk",
            "地址：即將公佈",
            "價錢：$$",
            "我住喺上環站附近",
            "accept cookies",
            "Hours of fun",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }

    #[test]
    fn the_name_of_a_directory_is_not_the_shops() {
        let page = |title: &str, site: &str| Page { title: title.to_owned(), site: site.to_owned(), ..Page::default() };
        assert_eq!(site_name(&page("山腳咖啡 | 上環手沖", "山腳咖啡")), Some("山腳咖啡"));
        assert_eq!(site_name(&page("山腳咖啡 – 香港上環的咖啡店 | 食評", "食評")), None);
        assert_eq!(site_name(&page("", "")), None);
    }
}
