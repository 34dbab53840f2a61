//! One screen: how many of what, whom to invite with the reason in their own words, one invitation in full, and what to mind.

use super::{Run, doubts, label, one_line, reasons, say_left_out};
use crate::lang::Catalog;
use crate::mentions::label::Label;

/// People that are shown.
const SHOWN: usize = 5;
/// Rows left out that are named.
const LEFT_OUT: usize = 3;

/// The screen.
pub fn table(run: &Run<'_>, catalog: &Catalog) -> String {
    let say = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("koc.table.{key}"), args);
    let comma = catalog.say("keywords.comma", &[]);
    let mut out = Vec::new();
    let ranked = run.ranked();
    let counts: Vec<String> = Label::ALL
        .iter()
        .filter(|(label, _)| run.count(*label) > 0)
        .map(|(label, name)| format!("{} {}", catalog.say(&format!("koc.label.{name}"), &[]), run.count(*label)))
        .collect();
    out.push(say(
        "summary",
        &[("all", &run.all.len().to_string()), ("ranked", &ranked.len().to_string()), ("counts", &counts.join(&comma))],
    ));
    if !ranked.is_empty() {
        out.push(String::new());
    }
    for shown in ranked.iter().take(SHOWN) {
        let followers = shown.mention.followers.map_or_else(|| "—".to_owned(), |n| n.to_string());
        let rank = shown.judged.rank.unwrap_or_default().to_string();
        out.push(say("person", &[("rank", &rank), ("author", &shown.author), ("followers", &followers)]));
        out.push(format!("   ＋ {}", one_line(&reasons(shown, catalog).join(&comma), 100)));
        let doubts = doubts(shown, catalog);
        if !doubts.is_empty() {
            out.push(format!("   － {}", one_line(&doubts.join(&comma), 100)));
        }
    }
    if ranked.len() > SHOWN {
        out.push(say("more", &[("count", &(ranked.len() - SHOWN).to_string())]));
    }
    let complaints: Vec<String> = run
        .all
        .iter()
        .filter(|s| s.judged.verdict.doubts.iter().any(|d| d.key == "complaint"))
        .map(|s| if s.author.is_empty() { s.mention.line.to_string() } else { s.author.clone() })
        .collect();
    if !complaints.is_empty() {
        out.push(String::new());
        out.push(one_line(&say("complaints", &[("names", &complaints.join(&comma))]), 160));
    }
    if let Some(first) = ranked.iter().find(|s| s.invitation.is_some()) {
        out.push(String::new());
        out.push(say("invitation", &[("author", &first.author), ("label", &label(first, catalog))]));
        out.push(format!("   {}", first.invitation.as_deref().unwrap_or_default()));
    }
    out.push(String::new());
    out.push(say("official", &[]));
    out.push(say("delete", &[]));
    for left in run.left_out.iter().take(LEFT_OUT) {
        out.push(say_left_out(left, catalog));
    }
    if run.left_out.len() > LEFT_OUT {
        out.push(say("more-left-out", &[("count", &(run.left_out.len() - LEFT_OUT).to_string())]));
    }
    out.join("\n") + "\n"
}
