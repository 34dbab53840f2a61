//! Months of a season in words: 十一月至一月, November to January.

use crate::lang::Catalog;

/// The month after.
pub const fn next(month: u8) -> u8 {
    month % 12 + 1
}

/// A month's name.
pub fn name(month: u8, catalog: &Catalog) -> String {
    catalog.say(&format!("brief.month-name.{}", month.clamp(1, 12)), &[])
}

/// Months as spans, the year taken as a ring; none for the whole year.
pub fn spans(months: &[u8]) -> Vec<(u8, u8)> {
    let has = |m: u8| months.contains(&m);
    let first = |m: &u8| has(*m) && !has((*m + 10) % 12 + 1);
    let mut spans: Vec<(u8, u8)> = Vec::new();
    for from in (1..=12).filter(first) {
        let mut to = from;
        while has(next(to)) {
            to = next(to);
        }
        spans.push((from, to));
    }
    // 12 to 2 belongs behind 9, and before nothing.
    spans.sort_unstable();
    spans
}

/// Months in words.
pub fn told(months: &[u8], catalog: &Catalog) -> String {
    let span = |(from, to): (u8, u8)| {
        let (from_name, to_name) = (name(from, catalog), name(to, catalog));
        if from == to { from_name } else { catalog.say("brief.months", &[("from", &from_name), ("to", &to_name)]) }
    };
    spans(months).into_iter().map(span).collect::<Vec<_>>().join(&catalog.say("brief.comma", &[]))
}

/// When to post: what the season of a keyword says, and nothing about days or hours.
pub fn when(season: &[u8], month: u8, catalog: &Catalog) -> String {
    if season.is_empty() || spans(season).is_empty() {
        return catalog.say("brief.when.any", &[]);
    }
    let key = match () {
        () if season.contains(&month) => "brief.when.now",
        () if season.contains(&next(month)) => "brief.when.soon",
        () => "brief.when.months",
    };
    catalog.say(key, &[("months", &told(season, catalog))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_year_is_a_ring() {
        assert_eq!(spans(&[10, 11, 12, 1, 2]), [(10, 2)]);
        assert_eq!(spans(&[3, 4, 5, 11, 12]), [(3, 5), (11, 12)]);
        assert_eq!(spans(&[2, 12, 8]), [(2, 2), (8, 8), (12, 12)]);
        assert_eq!(spans(&(1..=12).collect::<Vec<_>>()), [(0, 0); 0]);
    }

    #[test]
    fn told_in_words() {
        let hk = Catalog::new(Lang::ZhHk);
        assert_eq!(told(&[11, 12, 1], &hk), "十一月至一月");
        assert_eq!(told(&[2], &hk), "二月");
        assert_eq!(told(&[11, 12, 1], &Catalog::new(Lang::En)), "November to January");
        assert_eq!(when(&[], 5, &hk), when(&(1..=12).collect::<Vec<_>>(), 5, &hk));
    }
}
