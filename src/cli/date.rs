//! Today's date where the shops are, and the month that somebody asks for.

use super::outcome::Error;
use advise::lang::Catalog;
use advise::text::date::civil;
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
