//! What a page says that belongs into the shop's profile, each with the words it was taken from. What does not stand on the
//! page is not offered.

use super::business::{Address, Business};
use super::fact::{Fact, PagePart, ProfileKey};
use super::labels::{self, Label, Labelled};
use super::page::Page;
use super::told::Reader;
use crate::lists::WordList;
use crate::pack::Packs;
use crate::reading::facts::fact::Value;
use crate::text::variants;
use std::ops::Range;

/// A longer clause is a story rather than a fact.
const CLAUSE: usize = 60;
/// Characters of the longest address.
const ADDRESS: usize = 120;

/// The facts of a page, those of one key together, the most trustworthy first.
pub fn facts(page: &Page, packs: &Packs) -> Vec<Fact> {
    let reader = &Reader::new(packs);
    let mut facts = Vec::new();
    for business in &page.businesses {
        of_business(reader, business, &mut facts);
    }
    if let Some(name) = site_name(page) {
        facts.push(fact(ProfileKey::Name, name, name, PagePart::Markup));
    }
    for text in page.addresses.iter().filter_map(|a| bare_address(reader, a)) {
        facts.push(fact(ProfileKey::Address, text, text, PagePart::Markup));
    }
    let lines: Vec<&str> = page.lines.iter().map(|l| l.text.as_str()).collect();
    for Labelled { label, value, from } in labels::labelled(reader, &lines) {
        let key = match label {
            Label::Address if is_address(reader, &value) => ProfileKey::Address,
            Label::Hours if reader.read(&value).is_hours() => ProfileKey::Hours,
            Label::Price if value.contains(|c: char| c.is_ascii_digit()) => ProfileKey::PricePerPerson,
            Label::Payment if !reader.read(&value).ways_to_pay.is_empty() => ProfileKey::Payment,
            _ => continue,
        };
        let values = match key {
            ProfileKey::Payment => reader.read(&value).ways_to_pay,
            // 人均 is part of what is said.
            ProfileKey::PricePerPerson => vec![from.clone()],
            _ => vec![value],
        };
        facts.push(Fact { key, values, from, place: PagePart::Text });
    }
    for line in &lines {
        in_a_line(reader, line, &mut facts);
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
pub fn addresses(page: &Page, facts: &[Fact]) -> Vec<Address> {
    let of_business = page.businesses.iter().filter_map(|b| b.address.clone());
    let others = facts.iter().filter(|f| f.key == ProfileKey::Address && f.place != PagePart::JsonLd);
    let split = |text: String| {
        let parts = text.split([',', '，']).map(|p| p.trim().to_owned()).collect();
        Address { text, parts }
    };
    of_business.chain(others.map(|f| split(f.value()))).collect()
}

fn fact(key: ProfileKey, value: &str, from: &str, place: PagePart) -> Fact {
    Fact { key, values: vec![value.to_owned()], from: from.to_owned(), place }
}

fn of_business(reader: &Reader<'_>, business: &Business, facts: &mut Vec<Fact>) {
    let place = business.place;
    if let Some(name) = &business.name {
        facts.push(fact(ProfileKey::Name, name, name, place));
    }
    if let Some(address) = business.address.as_ref().filter(|a| is_address(reader, &a.text)) {
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
    if let Some(written) = &business.payment {
        let values = reader.read(written).ways_to_pay;
        if !values.is_empty() {
            facts.push(Fact { key: ProfileKey::Payment, values, from: written.clone(), place });
        }
    }
}

/// The site's name, when it is the shop's: a directory of shops has its own name there.
fn site_name(page: &Page) -> Option<&str> {
    let site = plain(&page.site);
    let first = page.title.split(['|', '｜', '–', '—', '-', '·']).next().map(plain);
    let is_shop = first == Some(site.clone()) || page.headings.iter().any(|h| plain(h) == site);
    (is_shop && !site.is_empty()).then_some(page.site.as_str())
}

/// An `<address>` may hold a telephone number and more; what is before its first label is the address.
fn bare_address<'t>(reader: &Reader<'_>, text: &'t str) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let ends = WordList::PageAddressEnds.words().iter().filter_map(|label| lower.find(label));
    let end = ends.min().unwrap_or(text.len());
    let begins = WordList::PageAddressBegins.words().iter().filter(|l| lower.starts_with(**l));
    let start = begins.map(|l| l.len()).max().unwrap_or(0);
    let bare = text
        .get(start..end)?
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '，' | '|' | '｜'));
    is_address(reader, bare).then_some(bare)
}

/// Whether a text names a house, a street or a building, and is not too long for it.
fn is_address(reader: &Reader<'_>, text: &str) -> bool {
    (4..=ADDRESS).contains(&text.chars().count()) && !text.contains(['@']) && reader.read(text).is_address()
}

/// Facts that no label announces.
fn in_a_line(reader: &Reader<'_>, line: &str, facts: &mut Vec<Fact>) {
    let told = reader.read(line);
    let clauses = clauses(line);
    // A fact is shown with all of its clause: 「，行三分鐘就到」.
    let whole = |range: &Range<usize>| {
        let met = clauses.iter().filter(|c| c.start < range.end && range.start < c.end);
        met.fold(range.clone(), |whole, c| whole.start.min(c.start)..whole.end.max(c.end))
    };
    for (range, value) in &told.facts {
        let (key, range) = match value {
            Value::Transport { exit: Some(_), .. } => (ProfileKey::MtrExit, whole(range)),
            Value::Price(price) if told.is_per_person(price) => (ProfileKey::PricePerPerson, whole(range)),
            _ => continue,
        };
        let text = &line[range];
        let labelled = labels::labelled(reader, &[text]).into_iter().find(|l| l.label == Label::Mtr);
        let text = labelled.filter(|_| key == ProfileKey::MtrExit).map_or_else(|| text.to_owned(), |l| l.value);
        if text.chars().count() <= CLAUSE {
            facts.push(fact(key, &text, &text, PagePart::Text));
        }
    }
    if told.is_payment() && told.ways_to_pay.len() >= 2 && line.chars().count() <= 2 * CLAUSE {
        facts.push(Fact {
            key: ProfileKey::Payment,
            values: told.ways_to_pay,
            from: line.to_owned(),
            place: PagePart::Text,
        });
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

/// A text as it is compared: folded, without spaces and stops.
fn plain(text: &str) -> String {
    variants().fold_str(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(ProfileKey, String)> {
        facts(&Page::plain(text), &Packs::built_in()).into_iter().map(|f| (f.key, f.value())).collect()
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
