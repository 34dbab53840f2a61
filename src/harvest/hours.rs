//! Opening hours as schema.org writes them (`Mo-Fr 11:00-20:00`, or day by day), in the words of a note:
//! 「星期一至五 11:00–20:00；星期六、日休息」.

use crate::lang::Catalog;
use crate::text::script::Script;

/// Seven days and the public holidays.
const DAYS: usize = 8;
const HOLIDAY: usize = 7;

/// The hours of a week; a day without a word about it is left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// From and to for each day; an empty list says closed.
    days: [Option<Vec<(Time, Time)>>; DAYS],
    /// Hours that no day stands beside.
    any: Vec<(Time, Time)>,
}

/// Minutes since midnight.
type Time = u16;

impl Week {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.days.iter().all(Option::is_none)
    }

    /// Adds hours to some days. False when one of the texts makes no sense.
    pub fn add(&mut self, days: &[&str], opens: &str, closes: &str) -> bool {
        let (Some(from), Some(to)) = (time(opens), time(closes)) else { return false };
        let mut numbers = Vec::new();
        for day in days {
            let Some(number) = day_number(day) else { return false };
            numbers.push(number);
        }
        self.put(&numbers, from, to);
        true
    }

    /// Says of some days that they are closed.
    pub fn close(&mut self, days: &[&str]) {
        for day in days.iter().filter_map(|d| day_number(d)) {
            self.days[day].get_or_insert_default();
        }
    }

    fn put(&mut self, days: &[usize], from: Time, to: Time) {
        if days.is_empty() && !self.any.contains(&(from, to)) {
            self.any.push((from, to));
        }
        for day in days {
            let spans = self.days[*day].get_or_insert_default();
            // Midnight to midnight is how a closed day is written.
            if (from, to) != (0, 0) && !spans.contains(&(from, to)) {
                spans.push((from, to));
            }
        }
    }

    /// Adds one `openingHours` text: days, then times, as often as they come. False when any of it makes no sense.
    pub fn add_text(&mut self, text: &str) -> bool {
        let tidy = text.replace(['–', '—', '−', '~', '～'], "-").replace(" - ", "-");
        let mut next = self.clone();
        let mut days: Vec<usize> = Vec::new();
        let mut had_times = false;
        for token in tidy.split([' ', ',', ';', '\t', '\n']).map(|t| t.trim_matches(':')).filter(|t| !t.is_empty()) {
            let (first, last) = token.split_once('-').map_or((token, None), |(a, b)| (a, Some(b)));
            if let Some(from) = day_number(first) {
                if had_times {
                    days.clear();
                    had_times = false;
                }
                let Some(to) = last.map_or(Some(from), day_number) else { return false };
                let mut day = from;
                while days.len() < 2 * DAYS {
                    days.push(day);
                    if day == to {
                        break;
                    }
                    day = (day + 1) % HOLIDAY;
                }
            } else if let (Some(from), Some(to)) = (time(first), last.and_then(time)) {
                next.put(&days, from, to);
                had_times = true;
            } else if matches!(token.to_ascii_lowercase().as_str(), "closed" | "off") && !days.is_empty() {
                for day in &days {
                    next.days[*day].get_or_insert_default();
                }
                had_times = true;
            } else {
                return false;
            }
        }
        if !had_times {
            return false;
        }
        *self = next;
        true
    }

    /// In the words of a note of this script.
    pub fn show(&self, script: Script) -> String {
        let catalog = Catalog::of(script);
        let mut parts: Vec<String> = Vec::new();
        if !self.any.is_empty() {
            parts.push(spans(&self.any, &catalog));
        }
        let mut done = [false; DAYS];
        for day in 0..DAYS {
            let Some(hours) = self.days[day].as_ref().filter(|_| !done[day]) else { continue };
            let same: Vec<usize> = (day..DAYS).filter(|d| self.days[*d].as_ref() == Some(hours)).collect();
            for other in &same {
                done[*other] = true;
            }
            let names = names(&same, &catalog);
            parts.push(if hours.is_empty() {
                say(&catalog, "closed", &[("days", &names)])
            } else {
                format!("{names} {}", spans(hours, &catalog))
            });
        }
        parts.join(&say(&catalog, "semicolon", &[]))
    }
}

/// Words around days and hours.
fn say(catalog: &Catalog, key: &str, args: &[(&str, &str)]) -> String {
    catalog.say(&format!("harvest.hours.{key}"), args)
}

/// Mon–Fri, 星期一至五, 每日.
fn names(days: &[usize], catalog: &Catalog) -> String {
    let week: Vec<usize> = days.iter().copied().filter(|d| *d != HOLIDAY).collect();
    let comma = say(catalog, "comma", &[]);
    let name = |d: usize| say(catalog, &format!("day.{}", d + 1), &[]);
    let mut parts: Vec<String> = Vec::new();
    if week.len() == HOLIDAY {
        parts.push(say(catalog, "daily", &[]));
    } else if !week.is_empty() {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for day in week {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => runs.push((day, day)),
            }
        }
        let shown = runs.into_iter().map(|(from, to)| match to - from {
            0 => name(from),
            1 => format!("{}{comma}{}", name(from), name(to)),
            _ => say(catalog, "to", &[("from", &name(from)), ("to", &name(to))]),
        });
        let shown: Vec<String> = shown.collect();
        parts.push(say(catalog, "days", &[("days", &shown.join(&comma))]));
    }
    if days.contains(&HOLIDAY) {
        parts.push(say(catalog, "holidays", &[]));
    }
    parts.join(&comma)
}

fn spans(hours: &[(Time, Time)], catalog: &Catalog) -> String {
    let span = |(from, to): &(Time, Time)| {
        if *from == 0 && *to >= 23 * 60 + 59 {
            say(catalog, "around-the-clock", &[])
        } else {
            format!("{:02}:{:02}–{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
        }
    };
    hours.iter().map(span).collect::<Vec<_>>().join(&say(catalog, "comma", &[]))
}

/// Mo, Mon, Monday, https://schema.org/Monday, PublicHolidays.
fn day_number(day: &str) -> Option<usize> {
    let day = day.rsplit(['/', ':']).next().unwrap_or(day).trim().trim_end_matches('.').to_ascii_lowercase();
    const NAMES: [&str; HOLIDAY] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if matches!(day.as_str(), "ph" | "publicholidays" | "publicholiday") {
        return Some(HOLIDAY);
    }
    let day = match day.as_str() {
        "tues" => "tue",
        "thur" | "thurs" => "thu",
        "weds" => "wed",
        other => other,
    };
    (day.len() >= 2).then_some(())?;
    NAMES.iter().position(|name| *name == day || (day.len() <= 3 && name.starts_with(day)))
}

/// 11:00, 11:00:00+08:00, 9am, 9:30 pm.
fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim().to_owned(), Some(0)),
        (_, Some(rest)) => (rest.trim().to_owned(), Some(12)),
        _ => (text, None),
    };
    let mut parts = digits.splitn(3, ':');
    let hour: Time = parts.next()?.parse().ok()?;
    let minutes = parts.next();
    // A bare number is a time only with its am or pm.
    if minutes.is_none() && half.is_none() {
        return None;
    }
    let minute: Time = minutes.map_or(Some(0), |m| m.get(..2)?.parse().ok())?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(add) => hour % 12 + add,
        None => hour,
    };
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(texts: &[&str]) -> String {
        let mut week = Week::default();
        for text in texts {
            assert!(week.add_text(text), "{text}");
        }
        week.show(Script::Hant)
    }

    #[test]
    fn as_schema_org_writes_them() {
        assert_eq!(week(&["Mo-Fr 11:00-20:00"]), "星期一至五 11:00–20:00");
        assert_eq!(week(&["Mo-Fr 11:00-20:00", "Sa,Su 12:00-21:30"]), "星期一至五 11:00–20:00；星期六、日 12:00–21:30");
        assert_eq!(week(&["Mo-Su 07:00 - 17:00"]), "每日 07:00–17:00");
        assert_eq!(
            week(&["Tu-Th 12:00-15:00, 18:00-22:00; Mo closed"]),
            "星期一休息；星期二至四 12:00–15:00、18:00–22:00"
        );
        assert_eq!(week(&["Sa-Mo 9am-5:30pm"]), "星期一、六、日 09:00–17:30");
        assert_eq!(week(&["Mo-Su,PH 18:00-02:00"]), "每日、公眾假期 18:00–02:00");
        assert_eq!(week(&["Mo-Su 00:00-23:59"]), "每日 24 小時");
    }

    #[test]
    fn day_by_day() {
        let mut week = Week::default();
        for day in ["Tuesday", "http://schema.org/Wednesday", "Thu"] {
            assert!(week.add(&[day], "11:00:00", "20:00+08:00"));
        }
        assert!(week.add(&["Monday"], "00:00", "00:00"));
        assert_eq!(week.show(Script::Latin), "Mon closed; Tue–Thu 11:00–20:00");
        assert_eq!(week.show(Script::Hans), "星期一休息；星期二至四 11:00–20:00");
        assert!(!week.add(&["Someday"], "11:00", "12:00"));
        assert!(!week.add(&["Monday"], "elf", "12:00"));
    }

    #[test]
    fn what_makes_no_sense_adds_nothing() {
        for text in ["", "Mo-Fr", "by appointment", "星期一至五 11:00-20:00", "Mo 25:00-26:00", "Mo 11-20"] {
            let mut week = Week::default();
            assert!(!week.add_text(text), "{text}");
            assert!(week.is_empty(), "{text}");
        }
    }
}
