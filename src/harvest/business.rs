//! What a page says of a business in JSON-LD or microdata, in the words of schema.org.

use super::fact::PagePart;
use super::hours::Week;
use crate::text::fold::is_zero_width;
use crate::text::script::{Script, script};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// Last words of the types that stand for a business; the others end in one of [`KINDS`].
const TYPES: [&str; 24] = [
    "LocalBusiness",
    "FoodEstablishment",
    "Bakery",
    "BarOrPub",
    "Brewery",
    "CafeOrCoffeeShop",
    "Winery",
    "Florist",
    "NailSalon",
    "HairSalon",
    "BeautySalon",
    "DaySpa",
    "HealthClub",
    "ExerciseGym",
    "Optician",
    "Hotel",
    "Hostel",
    "BedAndBreakfast",
    "AutoWash",
    "AutoRepair",
    "ChildCare",
    "DryCleaningOrLaundry",
    "ProfessionalService",
    "Distillery",
];
const KINDS: [&str; 6] = ["Restaurant", "Store", "Shop", "Salon", "Business", "School"];
/// Businesses and entries deeper or further down than anybody writes them are not looked at.
const MOST: usize = 20;
/// A longer value is no name, no address and no price.
const MAX_VALUE: usize = 300;

/// A business as a page describes it. Empty where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Business {
    /// JSON-LD or microdata.
    pub place: PagePart,
    /// Its types, without the address of the vocabulary.
    pub types: Vec<String>,
    /// Its name.
    pub name: Option<String>,
    /// The whole address, and its parts.
    pub address: Option<Address>,
    /// Opening hours as written, and in the words of a note.
    pub hours: Option<(String, String)>,
    /// What it costs, as written.
    pub price: Option<String>,
    /// How to pay.
    pub payment: Option<String>,
    /// What is cooked.
    pub cuisine: Vec<String>,
}

/// An address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// In one line.
    pub text: String,
    /// Its parts, where the page keeps them apart.
    pub parts: Vec<String>,
}

impl Business {
    /// Whether it serves food.
    pub fn is_food(&self) -> bool {
        const FOOD: [&str; 6] = ["Restaurant", "Food", "Cafe", "Bakery", "Bar", "Cream"];
        self.types.iter().any(|t| FOOD.iter().any(|f| t.contains(f)))
    }

    /// Its types as words: CafeOrCoffeeShop says Cafe Or Coffee Shop.
    pub fn type_words(&self) -> impl Iterator<Item = String> + '_ {
        self.types.iter().map(|t| {
            let mut words = String::new();
            for c in t.chars() {
                if c.is_uppercase() && !words.is_empty() {
                    words.push(' ');
                }
                words.push(c);
            }
            words
        })
    }
}

/// All businesses of a page.
pub fn businesses(html: &Html) -> Vec<Business> {
    let mut out = Vec::new();
    for script in select(html.root_element(), "script") {
        let kind = script.attr("type").unwrap_or_default().trim().to_ascii_lowercase();
        if kind.split(';').next().is_some_and(|k| k.trim() == "application/ld+json") {
            let text: String = script.text().collect();
            if let Some(value) = json(&text) {
                collect(&value, &mut out);
            }
        }
    }
    for item in select(html.root_element(), "[itemscope][itemtype]") {
        let types = types_of(item.attr("itemtype").unwrap_or_default().split_whitespace());
        if !types.is_empty() && out.len() < MOST {
            out.push(microdata(item, types));
        }
    }
    out
}

/// JSON-LD, also when somebody put line breaks or a comment mark into it.
fn json(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.strip_prefix("//<![CDATA[").and_then(|t| t.strip_suffix("//]]>")).unwrap_or(text);
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace(|c: char| c.is_control(), " "))).ok()
}

/// Businesses at any depth; serde_json bounds the depth.
fn collect(value: &Value, out: &mut Vec<Business>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| collect(v, out)),
        Value::Object(object) => {
            let types = types_of(texts(object.get("@type")).iter().map(String::as_str));
            if !types.is_empty() && out.len() < MOST {
                out.push(json_ld(value, types));
            }
            for (key, below) in object {
                if !matches!(key.as_str(), "address" | "openingHoursSpecification" | "geo" | "review") {
                    collect(below, out);
                }
            }
        }
        _ => {}
    }
}

fn types_of<'t>(types: impl Iterator<Item = &'t str>) -> Vec<String> {
    let bare = types.map(|t| t.rsplit(['/', '#', ':']).next().unwrap_or(t).to_owned());
    bare.filter(|t| TYPES.contains(&t.as_str()) || KINDS.iter().any(|k| t.ends_with(k))).collect()
}

fn json_ld(value: &Value, types: Vec<String>) -> Business {
    let text = |key: &str| texts(value.get(key)).into_iter().next();
    Business {
        place: PagePart::JsonLd,
        types,
        name: text("name"),
        address: value.get("address").and_then(json_address),
        hours: json_hours(value),
        price: text("priceRange"),
        payment: Some(texts(value.get("paymentAccepted")).join(", ")).filter(|t| !t.is_empty()),
        cuisine: texts(value.get("servesCuisine")),
    }
}

/// A text, or the texts of a list, tidied.
fn texts(value: Option<&Value>) -> Vec<String> {
    let tidy = |text: &str| Some(short(&tidy(text), MAX_VALUE)).filter(|t| !t.is_empty());
    match value {
        Some(Value::String(text)) => tidy(text).into_iter().collect(),
        Some(Value::Number(number)) => vec![number.to_string()],
        Some(Value::Array(list)) => list.iter().take(MOST).flat_map(|v| texts(Some(v))).collect(),
        Some(Value::Object(object)) => {
            let named = object.get("@value").or_else(|| object.get("name")).or_else(|| object.get("@id"));
            named.and_then(Value::as_str).and_then(tidy).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn json_address(value: &Value) -> Option<Address> {
    match value {
        Value::String(text) => whole_address(text),
        Value::Array(list) => list.iter().find_map(json_address),
        Value::Object(_) => {
            let part = |key: &str| texts(value.get(key)).join(" ");
            let [street, locality, region] = ["streetAddress", "addressLocality", "addressRegion"].map(part);
            join_address(&street, &locality, &region)
        }
        _ => None,
    }
}

fn whole_address(text: &str) -> Option<Address> {
    // A line each is how some write what others put commas between.
    let lines: Vec<String> = text.lines().map(tidy).filter(|l| !l.is_empty()).collect();
    let text = lines.join(if script(text) == Script::Latin { ", " } else { "" }).replace(",, ", ", ");
    let parts = text.split([',', '，']).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    (!text.is_empty()).then_some(Address { text, parts })
}

/// From the smallest to the largest in English, the other way round in Chinese. No part stands twice.
fn join_address(street: &str, locality: &str, region: &str) -> Option<Address> {
    let chinese = script(&format!("{street}{locality}{region}")) != Script::Latin;
    let order = if chinese { [region, locality, street] } else { [street, locality, region] };
    let mut parts: Vec<String> = Vec::new();
    for part in order.into_iter().map(tidy).filter(|p| !p.is_empty()) {
        // A code of two letters is no part of what people write, and many repeat the district in the street.
        let is_told = part == "HK" || (part != tidy(street) && street.contains(&part)) || parts.contains(&part);
        if !is_told {
            parts.push(part);
        }
    }
    let text = if chinese { parts.concat() } else { parts.join(", ") };
    (!text.is_empty()).then_some(Address { text, parts })
}

/// `openingHoursSpecification`, else `openingHours`.
fn json_hours(value: &Value) -> Option<(String, String)> {
    let words =
        |week: &Week, like: &str| week.show(if script(like) == Script::Latin { language(value) } else { script(like) });
    if let Some(specs) = value.get("openingHoursSpecification") {
        let list = specs.as_array().map_or_else(|| std::slice::from_ref(specs), Vec::as_slice);
        let mut week = Week::default();
        let mut written = Vec::new();
        for spec in list.iter().take(MOST) {
            // Hours of one holiday are not those of the week.
            if spec.get("validFrom").is_some() || spec.get("validThrough").is_some() {
                continue;
            }
            let days = texts(spec.get("dayOfWeek"));
            let days: Vec<&str> = days.iter().map(String::as_str).collect();
            let of = |key| texts(spec.get(key)).into_iter().next();
            match (of("opens"), of("closes")) {
                (Some(opens), Some(closes)) => {
                    if !week.add(&days, &opens, &closes) {
                        return None;
                    }
                    let short: Vec<&str> = days.iter().map(|d| d.rsplit('/').next().unwrap_or(d)).collect();
                    written.push(format!("{} {opens}-{closes}", short.join(",")).trim().to_owned());
                }
                _ => week.close(&days),
            }
        }
        if !week.is_empty() {
            return Some((written.join("; "), words(&week, "")));
        }
    }
    hours_of(&texts(value.get("openingHours")), language(value))
}

/// `openingHours`: read where it can be, else as it stands.
fn hours_of(lines: &[String], like: Script) -> Option<(String, String)> {
    let mut week = Week::default();
    let written = lines.join("; ");
    if lines.is_empty() {
        return None;
    }
    if lines.iter().all(|line| week.add_text(line)) {
        return Some((written, week.show(like)));
    }
    written.chars().any(|c| c.is_ascii_digit()).then(|| (written.clone(), written))
}

/// The script in which the business writes about itself.
fn language(value: &Value) -> Script {
    let address = value.get("address").and_then(json_address).map(|a| a.text).unwrap_or_default();
    let about: String = ["name", "description"].iter().flat_map(|k| texts(value.get(*k))).collect();
    script(&format!("{about}{address}"))
}

fn microdata(item: ElementRef<'_>, types: Vec<String>) -> Business {
    let mut business = Business { place: PagePart::Microdata, types, ..Business::default() };
    let [mut street, mut locality, mut region] = [const { String::new() }; 3];
    let mut hours = Vec::new();
    for element in select(item, "[itemprop]") {
        if !is_own(element, item) {
            continue;
        }
        let value = value_of(element);
        for name in element.attr("itemprop").unwrap_or_default().split_whitespace() {
            let fill = |slot: &mut String| {
                if slot.is_empty() {
                    slot.clone_from(&value);
                }
            };
            match name {
                _ if value.is_empty() => {}
                "name" => business.name = business.name.take().or_else(|| Some(value.clone())),
                "streetAddress" => fill(&mut street),
                "addressLocality" => fill(&mut locality),
                "addressRegion" => fill(&mut region),
                "address" if element.attr("itemscope").is_none() => business.address = whole_address(&value),
                "openingHours" => hours.push(value.clone()),
                "priceRange" => business.price = Some(value.clone()),
                "paymentAccepted" => business.payment = Some(value.clone()),
                "servesCuisine" => business.cuisine.push(value.clone()),
                _ => {}
            }
        }
    }
    business.address = join_address(&street, &locality, &region).or(business.address);
    let about = business.address.as_ref().map(|a| a.text.as_str()).unwrap_or_default();
    let like = script(&format!("{}{about}", business.name.as_deref().unwrap_or_default()));
    business.hours = hours_of(&hours, like);
    business
}

/// Whether a property belongs to the item, or to its address, and not to a review inside it.
fn is_own(element: ElementRef<'_>, item: ElementRef<'_>) -> bool {
    for above in element.ancestors().filter_map(ElementRef::wrap) {
        if above == item {
            return true;
        }
        if above.attr("itemscope").is_some() && above.attr("itemprop") != Some("address") {
            return false;
        }
    }
    false
}

fn value_of(element: ElementRef<'_>) -> String {
    let text = match element.attr("content").or_else(|| element.attr("datetime")) {
        Some(value) => tidy(value),
        None => tidy(&element.text().collect::<String>()),
    };
    short(&text, MAX_VALUE)
}

/// Elements by a selector that is known to be right.
pub fn select<'h>(from: ElementRef<'h>, css: &str) -> Vec<ElementRef<'h>> {
    Selector::parse(css).map(|selector| from.select(&selector).collect()).unwrap_or_default()
}

/// At most so many characters.
pub fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// White space made one space, entities that were escaped twice; nothing that a terminal would obey, or that nobody sees.
pub fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|c| c.is_whitespace() || !(c.is_control() || is_zero_width(*c))).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.contains('&') {
        return line;
    }
    line.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").replace("&nbsp;", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(html: &str) -> Business {
        let found = businesses(&Html::parse_document(html));
        assert_eq!(found.len(), 1, "{found:#?}");
        found.into_iter().next().unwrap()
    }

    #[test]
    fn json_ld_in_a_graph() {
        let shop = one(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
            {"@type":["CafeOrCoffeeShop","LocalBusiness"],"name":"山腳咖啡","priceRange":"$$",
             "address":{"@type":"PostalAddress","streetAddress":"永樂街 88 號地下","addressLocality":"上環","addressCountry":"HK"},
             "openingHoursSpecification":[{"dayOfWeek":["Monday","https://schema.org/Tuesday"],"opens":"07:00","closes":"17:00"},
               {"validFrom":"2026-12-25","validThrough":"2026-12-25","opens":"00:00","closes":"00:00"}]}]}</script>"#,
        );
        assert_eq!(shop.name.as_deref(), Some("山腳咖啡"));
        assert_eq!(shop.address.as_ref().unwrap().text, "上環永樂街 88 號地下");
        assert_eq!(shop.hours.as_ref().unwrap().1, "星期一、二 07:00–17:00");
        assert_eq!(shop.type_words().next().as_deref(), Some("Cafe Or Coffee Shop"));
        assert!(shop.is_food());
    }

    #[test]
    fn json_ld_that_is_not_quite_json() {
        let shop = one(
            "<script type='application/ld+json'>\n[{\"@type\":\"http://schema.org/NailSalon\",\"name\":\"Nail\nHouse\",\"address\":\"Shop 5, 1 Sai Yeung Choi Street, Mong Kok\",\"openingHours\":[\"Mo-Sa 11:00-20:00\"]}]</script>",
        );
        assert_eq!(shop.name.as_deref(), Some("Nail House"));
        assert_eq!(shop.address.unwrap().parts, ["Shop 5", "1 Sai Yeung Choi Street", "Mong Kok"]);
        assert_eq!(shop.hours.unwrap().1, "Mon–Sat 11:00–20:00");
        assert!(businesses(&Html::parse_document("<script type='application/ld+json'>{broken</script>")).is_empty());
    }

    #[test]
    fn microdata_without_its_reviews() {
        let shop = one(r#"<div itemscope itemtype="https://schema.org/Restaurant"><h1 itemprop="name">火炭車仔麵</h1>
            <div itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="name">好味</b></div>
            <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">沙田</span>
            <span itemprop="streetAddress">山尾街 1 號</span></p><time itemprop="openingHours" datetime="Mo-Su 11:00-21:00">每日</time></div>"#);
        assert_eq!(shop.name.as_deref(), Some("火炭車仔麵"));
        assert_eq!(shop.address.unwrap().text, "沙田山尾街 1 號");
        assert_eq!(shop.hours.unwrap().1, "每日 11:00–21:00");
    }
}
