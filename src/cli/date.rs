//! Today's date where the shops are, and the month that somebody asks for.

use super::outcome::Error;
use advise::lang::Catalog;
use std::time::{SystemTime, UNIX_EPOCH};

/// Hong Kong is eight hours ahead, all year.
const AHEAD: i64 = 8 * 3600;

/// Year, month and day in Hong Kong.
pub fn today() -> (i64, u8, u8) {
    civil(today_days())
}

/// Days since 1970 in Hong Kong.
pub fn today_days() -> i64 {
    days(SystemTime::now())
}

/// Year, month and day in Hong Kong of a moment.
pub fn of(moment: SystemTime) -> (i64, u8, u8) {
    civil(days(moment))
}

/// The month of `--season`.
pub fn month(wish: Option<&str>, catalog: &Catalog) -> Result<Option<u8>, Error> {
    match wish.map(str::trim) {
        None => Ok(None),
        Some("now") => Ok(Some(today().1)),
        Some(month) => match month.parse() {
            Ok(month @ 1..=12) => Ok(Some(month)),
            _ => Err(Error::Usage(catalog.say("keywords.season", &[]))),
        },
    }
}

fn days(moment: SystemTime) -> i64 {
    let seconds = moment.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs().cast_signed());
    (seconds + AHEAD) / 86_400
}

/// Year, month and day of so many days after the first of 1970: Howard Hinnant's civil-from-days.
fn civil(days: i64) -> (i64, u8, u8) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month as u8, (doy - (153 * mp + 2) / 5 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_779), (2026, 11, 22));
    }
}
