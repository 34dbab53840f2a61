//! Questions to the owner as they stand in a text, in 〔brackets〕.

/// The slots of a text, brackets included.
pub fn slots_of(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('〔') {
        let Some(close) = rest[open..].find('〕').map(|i| open + i + '〕'.len_utf8()) else { break };
        out.push(rest[open..close].to_owned());
        rest = &rest[close..];
    }
    out
}

/// A text without its slots: sentences that hold one go with it.
pub fn without_slots(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        if !line.contains('〔') {
            return line.to_owned();
        }
        let mut kept = String::new();
        let (mut start, mut depth) = (0, 0_i32);
        for (i, c) in line.char_indices() {
            match c {
                '〔' => depth += 1,
                '〕' => depth -= 1,
                _ => {}
            }
            let end = i + c.len_utf8();
            let closes = depth <= 0
                && (matches!(c, '。' | '！' | '？' | '〕')
                    || (matches!(c, '.' | '!' | '?') && line[end..].starts_with([' ', '〔'])));
            if closes || end == line.len() {
                let sentence = &line[start..end];
                if !sentence.contains('〔') {
                    kept.push_str(sentence);
                }
                start = end;
            }
        }
        // A full stop that followed a slot belongs to it.
        kept.trim_start_matches(['。', '.', ' ']).to_owned()
    });
    let mut out: Vec<String> = Vec::new();
    let mut had_slot = text.split('\n').map(|l| l.contains('〔'));
    for line in lines {
        let emptied = had_slot.next().unwrap_or_default() && line.trim().is_empty();
        let doubles = line.is_empty() && out.last().is_some_and(String::is_empty);
        if !emptied && !doubles {
            out.push(line);
        }
    }
    out.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_takes_its_own_sentence_and_no_other() {
        assert_eq!(without_slots("湯煲5個鐘。〔點解要5個鐘？〕細蓉$36。"), "湯煲5個鐘。細蓉$36。");
        assert_eq!(without_slots("Ragu, 9 hours.〔Why 9 hours?〕 No pizza."), "Ragu, 9 hours. No pizza.");
        assert_eq!(without_slots("我第一次整係〔幾時〕。\n細蓉$36"), "細蓉$36");
    }
}
