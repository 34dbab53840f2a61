//! The profile's own answers that join a version: what customers ask about what the draft tells, and the draft leaves open.

use super::way::Way;
use crate::config::Faq;
use crate::text::script::is_letter;
use crate::text::variants;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Answers that join one version: a note is no list of them.
const MOST: usize = 2;
/// Pairs of letters that a question has in common with the draft that it is about.
const ABOUT: usize = 1;
/// Part of an answer that stands in the draft already, in tenths, before it is left out.
const TOLD: usize = 4;
/// Characters of a question with its answer; more is a page of its own.
const LONGEST: usize = 90;

/// The answers that a draft calls for, those with most in common first; each with its question.
pub fn open<'f>(faq: &'f [Faq], draft: &str, way: Way) -> Vec<&'f Faq> {
    let told = pairs(draft);
    let mut found: Vec<(Reverse<usize>, usize, &Faq)> = Vec::new();
    for (i, item) in faq.iter().enumerate() {
        let (asked, answer) = (pairs(&item.question), pairs(&item.answer));
        let about = asked.intersection(&told).count();
        let known = answer.intersection(&told).count();
        let length = item.question.chars().count() + item.answer.chars().count();
        let reads = way != Way::En || (item.question.is_ascii() && item.answer.is_ascii());
        let is_said = item.question.trim().is_empty() || item.answer.trim().is_empty();
        if about >= ABOUT && known * 10 < answer.len() * TOLD && length <= LONGEST && reads && !is_said {
            found.push((Reverse(about), i, item));
        }
    }
    found.sort_by_key(|(about, i, _)| (*about, *i));
    found.into_iter().map(|(_, _, item)| item).take(MOST).collect()
}

/// Pairs of letters that follow one another; of Latin words the whole word in place of its pairs.
fn pairs(text: &str) -> BTreeSet<String> {
    let folded = variants().fold_str(text);
    let mut out = BTreeSet::new();
    for run in folded.split(|c: char| !is_letter(c) && !c.is_ascii_alphanumeric()) {
        let latin = run.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 3);
        out.extend(latin.map(str::to_owned));
        let letters: Vec<char> = run.chars().collect();
        let han = letters.windows(2).filter(|w| w.iter().all(|c| !c.is_ascii()));
        out.extend(han.map(|w| w.iter().collect::<String>()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faq(list: &[(&str, &str)]) -> Vec<Faq> {
        list.iter().map(|(q, a)| Faq { question: (*q).to_owned(), answer: (*a).to_owned() }).collect()
    }

    #[test]
    fn an_answer_joins_where_it_is_about_the_draft_and_tells_what_that_leaves_open() {
        let faq = faq(&[
            ("修眉要唔要預約？", "要，早一日就得。"),
            ("磨刀要等幾耐？", "廚刀二十分鐘，剪刀要留低一晚。"),
            ("磨刀幾錢？", "廚刀$60一把。"),
            ("陶瓷刀磨唔磨到？", ""),
        ]);
        let draft = "大埔磨刀，廚刀$60一把，生鏽都磨得返。";
        let found: Vec<&str> = open(&faq, draft, Way::Yue).iter().map(|f| f.question.as_str()).collect();
        assert_eq!(found, ["磨刀要等幾耐？"]);
        assert!(open(&faq, "荃灣瑜伽，小班四個人。", Way::Yue).is_empty());
    }

    #[test]
    fn a_script_that_the_reader_cannot_read_stays_out() {
        let faq = faq(&[("Do you sharpen scissors?", "Yes, overnight."), ("sharpen 陶瓷刀?", "唔得。")]);
        let found = open(&faq, "We sharpen kitchen knives in Tai Po.", Way::En);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].answer, "Yes, overnight.");
    }

    #[test]
    fn no_more_than_two_join() {
        let many: Vec<(String, String)> = (0..9)
            .map(|i| (format!("磨刀第{i}題係點？"), format!("答案{}。", "甲乙丙丁戊己庚辛壬".chars().nth(i).unwrap())))
            .collect();
        let list: Vec<(&str, &str)> = many.iter().map(|(q, a)| (q.as_str(), a.as_str())).collect();
        assert_eq!(open(&faq(&list), "磨刀", Way::Yue).len(), MOST);
    }
}
