//! An account as one page to print: no script, nothing from elsewhere, and whatever notes say is text.

use super::chart::{self, Matrix, Timeline};
use super::sections::Section;
use super::speaker::Speaker;
use super::{Shown, unread};
use askama::Template;

/// The page; askama escapes all that is put into it.
#[derive(Template)]
#[template(path = "account.html")]
struct Page<'a> {
    lang: &'a str,
    title: String,
    head: Vec<String>,
    sections: Vec<Section>,
    matrix: Matrix,
    matrix_head: String,
    legend: [String; 3],
    timeline: Timeline,
    timeline_head: String,
    unread: Vec<String>,
    swipe: String,
    foot: String,
}

/// The whole page.
pub fn html(shown: Shown<'_>) -> Result<String, askama::Error> {
    let speaker = Speaker::new(shown, false);
    let say = |key: &str| shown.catalog.say(&format!("account.html.{key}"), &[]);
    let mut head = speaker.head();
    let title = if head.is_empty() { String::new() } else { head.remove(0) };
    let timeline = chart::timeline(shown);
    Page {
        lang: shown.catalog.lang.name(),
        title,
        head,
        sections: speaker.sections(),
        matrix: chart::matrix(shown),
        matrix_head: say("matrix"),
        legend: [say("strong"), say("weak"), say("none")],
        timeline_head: shown.catalog.say("account.html.timeline", &[("most", &timeline.most.to_string())]),
        timeline,
        unread: unread(shown.failures, shown.catalog),
        swipe: say("swipe"),
        foot: say("foot"),
    }
    .render()
}
