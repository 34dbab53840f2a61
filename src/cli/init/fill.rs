//! One setting of `[shop]` put into a file of settings; everything else in the file stays as its owner left it.

/// The text with a key set: where it waits behind a `#` or is empty that line is taken, else one is added to the table.
pub fn set(text: &str, key: &str, value: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let new = format!("{}{end}", line(key, value));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some(head) = lines.iter().position(|l| l.trim() == "[shop]" || l.trim_start().starts_with("[shop] ")) else {
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
        return format!("{text}{gap}{end}[shop]{end}{new}");
    };
    let table = lines.iter().skip(head + 1).position(|l| l.starts_with('[')).map_or(lines.len(), |n| head + 1 + n);
    let waits = |l: &&str| key_of(l).is_some_and(|k| k == key);
    let place = (head + 1..table).find(|i| waits(&lines[*i]));
    let mut out: Vec<&str> = lines[..=head].to_vec();
    if let Some(at) = place {
        out.extend(&lines[head + 1..at]);
        out.push(&new);
        out.extend(&lines[at + 1..]);
    } else {
        out.push(&new);
        out.extend(&lines[head + 1..]);
    }
    out.concat()
}

/// A setting as it is written.
pub fn line(key: &str, value: &str) -> String {
    format!("{key} = {}", toml::Value::String(value.to_owned()))
}

/// The key of a setting, also of one behind a `#`; none of what is written in plain words.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.trim_start().trim_start_matches('#').split_once('=')?;
    let key = key.trim();
    key.chars().all(|c| c.is_ascii_lowercase() || c == '_').then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_line_is_taken() {
        let text = "# a\n[shop]\n#name = \"x\"  # who\nauthor = \"owner\"\n\n[check]\n#name = 1\n";
        assert_eq!(
            set(text, "name", "山腳"),
            "# a\n[shop]\nname = \"山腳\"\nauthor = \"owner\"\n\n[check]\n#name = 1\n"
        );
    }

    #[test]
    fn a_line_or_a_table_is_added() {
        assert_eq!(set("[shop]\r\n[check]\r\n", "name", "a"), "[shop]\r\nname = \"a\"\r\n[check]\r\n");
        assert_eq!(set("[check]", "name", "a"), "[check]\n\n[shop]\nname = \"a\"\n");
        assert_eq!(set("", "name", "a"), "\n[shop]\nname = \"a\"\n");
        let faq = "[shop]\n[[shop.faq]]\nq = \"\"\n";
        assert_eq!(set(faq, "hours", "q"), "[shop]\nhours = \"q\"\n[[shop.faq]]\nq = \"\"\n");
    }

    #[test]
    fn whatever_is_answered_is_read_back() {
        for value in ["a \"b\" \\ c", "'", "# [x]", "\t", "= \u{7}", "二〇〇八年，“阿爸”開"] {
            let text = set("[shop]\n", "story", value);
            let back: toml::Table = toml::from_str(&text).unwrap();
            assert_eq!(back["shop"]["story"].as_str(), Some(value), "{text}");
        }
    }
}
