//! Numbers as people write them: 2,300, 3.5, 四十八, 百二, 千二, 廿五, 兩, 半.

/// So many digits are a whole number that has no rounding.
const EXACT: usize = 15;

/// The value of a folded number; none where it is no number, or one that could mean two things.
pub fn value(written: &str) -> Option<f64> {
    let written = written.trim();
    if (1..=EXACT).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_digit()) {
        return Some(written.bytes().fold(0.0, |sum, b| sum * 10.0 + f64::from(b - b'0')));
    }
    if written.starts_with(|c: char| c.is_ascii_digit()) {
        return written.replace(',', "").parse().ok();
    }
    han(written)
}

/// A Chinese numeral. The last digit of 百二 counts tens, that of 千二 hundreds.
fn han(written: &str) -> Option<f64> {
    let first = written.chars().next()?;
    if written.len() == first.len_utf8() {
        return one(first);
    }
    let chars: Vec<char> = written.chars().collect();
    // 一二三 is a row of digits, not a number of its own.
    if chars.iter().all(|c| digit(*c).is_some()) {
        return chars.iter().try_fold(0.0, |sum, c| Some(sum * 10.0 + f64::from(digit(*c)?)));
    }
    let (mut total, mut section, mut last, mut below) = (0.0, 0.0, None, 0.0);
    for c in chars {
        if let Some(d) = digit(c) {
            last = (d > 0).then(|| f64::from(d));
            // 一百零五: what follows a nought counts ones.
            below = if d == 0 { 1.0 } else { below };
        } else if let Some(unit) = unit(c) {
            let count = last.take().unwrap_or(1.0);
            if unit >= 10_000.0 {
                total += if section > 0.0 { section } else { count } * unit;
                section = 0.0;
            } else {
                section += count * unit;
            }
            below = unit / 10.0;
        } else if c == '廿' || c == '卅' {
            section += if c == '廿' { 20.0 } else { 30.0 };
            below = 1.0;
        } else if c == '半' {
            return (total + section + last.unwrap_or(0.0) == 0.0).then_some(0.5);
        } else {
            return None;
        }
    }
    let rest = last.map_or(0.0, |d| if below > 1.0 { d * below } else { d });
    Some(total + section + rest)
}

/// A Chinese digit as it is said one by one, as ASCII: 六 and 陸, 〇, 幺.
pub const fn spoken_digit(c: char) -> Option<char> {
    Some(match c {
        '零' | '〇' => '0',
        '一' | '幺' | '壹' => '1',
        '二' | '貳' | '贰' => '2',
        '三' | '叁' | '參' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陸' | '陆' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
    })
}

/// Whether a character is a Chinese numeral by itself.
pub fn is_han(c: char) -> bool {
    one(c).is_some()
}

/// A numeral of one character.
fn one(c: char) -> Option<f64> {
    match c {
        '廿' => Some(20.0),
        '卅' => Some(30.0),
        '半' => Some(0.5),
        _ => digit(c).map(f64::from).or_else(|| unit(c)),
    }
}

/// What a numeral below ten is worth.
pub const fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// What 十, 百, 千 and 万 are worth.
pub const fn unit(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 10_000.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_write_them() {
        for (written, want) in [
            ("2,300", 2300.0),
            ("3.5", 3.5),
            ("48", 48.0),
            ("四十八", 48.0),
            ("十", 10.0),
            ("十五", 15.0),
            ("二十", 20.0),
            ("百二", 120.0),
            ("百", 100.0),
            ("千二", 1200.0),
            ("一千二百八", 1280.0),
            ("三百零五", 305.0),
            ("两", 2.0),
            ("廿五", 25.0),
            ("一万二", 12_000.0),
            ("二零二六", 2026.0),
            ("半", 0.5),
        ] {
            let got = value(written);
            assert!(got.is_some_and(|g| (g - want).abs() < 1e-9), "{written}: {got:?}, not {want}");
        }
        for no in ["", "蚊", "a5"] {
            assert_eq!(value(no), None, "{no}");
        }
    }
}
