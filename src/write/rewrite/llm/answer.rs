//! Reads what a model answers: tolerant of what models put around JSON, strict on what stands in it.

use crate::write::rewrite::llm::prompt::{TITLES, TOPICS};
use serde::Deserialize;

/// An answer, before it is verified.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Five titles.
    pub title_options: Vec<String>,
    /// Without topics; questions to the owner in 〔〕.
    pub body: String,
    /// Without signs.
    pub hashtags: Vec<String>,
    /// Some models repeat the questions; those of the body count.
    #[serde(default)]
    pub slots: Vec<String>,
}

/// What is wrong with the shape of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No JSON, or another one; what the parser says.
    Json(String),
    /// No title.
    Titles,
    /// The server stopped the model before it had finished.
    Cut,
    /// Nothing to read.
    Empty,
    /// Topics or headings within the body.
    Sign,
}

/// Reads an answer.
pub fn parse(content: &str) -> Result<Answer, Shape> {
    let text = without_thoughts(content);
    let text = object(text).ok_or_else(|| Shape::Json("no {…}".to_owned()))?;
    let mut answer: Answer = serde_json::from_str(text).map_err(|e| Shape::Json(e.to_string()))?;
    for text in answer.title_options.iter_mut().chain(&mut answer.hashtags) {
        *text = flat(text);
    }
    for topic in &mut answer.hashtags {
        *topic = topic.trim_matches(['#', '＃', ' ']).replace(' ', "");
    }
    answer.body.replace("\r\n", "\n").trim().clone_into(&mut answer.body);
    let mut seen = Vec::new();
    answer.title_options.retain(|t| {
        !t.is_empty() && !seen.contains(t) && {
            seen.push(t.clone());
            true
        }
    });
    answer.title_options.truncate(TITLES);
    answer.hashtags.extend(topics_at_the_end(&mut answer.body));
    answer.hashtags.retain(|t| !t.is_empty());
    let mut seen: Vec<String> = Vec::new();
    answer.hashtags.retain(|t| {
        !seen.contains(t) && {
            seen.push(t.clone());
            true
        }
    });
    answer.hashtags.truncate(*TOPICS.end());
    if answer.body.is_empty() {
        return Err(Shape::Empty);
    }
    if answer.body.contains(['#', '＃']) {
        return Err(Shape::Sign);
    }
    if answer.title_options.is_empty() {
        return Err(Shape::Titles);
    }
    Ok(answer)
}

/// Takes the lines of nothing but topics off the end of a body, where people put them.
fn topics_at_the_end(body: &mut String) -> Vec<String> {
    let mut out = Vec::new();
    while let Some(line) = body.lines().next_back() {
        let is_topic = |w: &str| w.starts_with(['#', '＃']);
        if !line.trim().is_empty() && !line.split_whitespace().all(is_topic) {
            break;
        }
        let topics = line.split(['#', '＃']).map(|t| t.split_whitespace().collect::<String>());
        out.splice(0..0, topics.filter(|t| !t.is_empty()));
        body.truncate(body.len() - line.len());
        body.truncate(body.trim_end().len());
    }
    out
}

/// Some models think aloud first.
fn without_thoughts(content: &str) -> &str {
    content.rsplit_once("</think>").map_or(content, |(_, rest)| rest)
}

/// From the first brace to the last, so that code fences and a friendly word around them do no harm.
fn object(text: &str) -> Option<&str> {
    let (open, close) = (text.find('{')?, text.rfind('}')?);
    text.get(open..=close)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r##"{"title_options":["甲","乙","丙","丁","戊"],"body":" 一段。\n\n二段。 ","hashtags":["#上環咖啡店","A B","C"]}"##;

    #[test]
    fn fences_thoughts_and_signs_do_no_harm() {
        let plain = parse(GOOD).unwrap();
        assert_eq!(plain.hashtags, ["上環咖啡店", "AB", "C"]);
        assert_eq!(plain.body, "一段。\n\n二段。");
        for around in [format!("```json\n{GOOD}\n```"), format!("<think>{{}}</think>好：{GOOD}")] {
            assert_eq!(parse(&around).unwrap(), plain);
        }
    }

    #[test]
    fn another_shape_is_no_answer() {
        assert!(matches!(parse("唔得"), Err(Shape::Json(_))));
        assert!(matches!(parse(r#"{"title_options":["#), Err(Shape::Json(_))));
        assert!(matches!(parse(&GOOD.replace("body", "text")), Err(Shape::Json(_))));
        assert!(matches!(parse(&GOOD.replace("{\"t", "{\"x\":1,\"t")), Err(Shape::Json(_))));
        assert_eq!(parse(&GOOD.replace(r#"["甲","乙","丙","丁","戊"]"#, r#"[" "]"#)), Err(Shape::Titles));
        assert_eq!(parse(&GOOD.replace("一段", "#一段")), Err(Shape::Sign));
    }

    #[test]
    fn fewer_titles_or_topics_are_taken_as_they_are() {
        assert_eq!(parse(&GOOD.replace("\"乙\",", "\"甲\",")).unwrap().title_options.len(), 4);
        assert_eq!(parse(&GOOD.replace(",\"C\"", "")).unwrap().hashtags.len(), 2);
        let with_topics = parse(&GOOD.replace("二段。 ", "二段。\\n\\n#上環咖啡店 #手沖")).unwrap();
        assert_eq!(with_topics.body, "一段。\n\n二段。");
        assert_eq!(with_topics.hashtags, ["上環咖啡店", "AB", "C", "手沖"]);
    }
}
