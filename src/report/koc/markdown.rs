//! The shortlist as Markdown, with every invitation in full.

use super::{Run, doubts, reasons};
use crate::lang::Catalog;

/// The document. What people wrote stands in it as text, never as markup.
pub fn markdown(run: &Run<'_>, catalog: &Catalog) -> String {
    let say = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("koc.table.{key}"), args);
    let mut out = vec![format!("# {}", say("heading", &[]))];
    for shown in run.ranked() {
        let rank = shown.judged.rank.unwrap_or_default();
        out.push(format!("## {rank}. {}", plain(&shown.author)));
        let list = reasons(shown, catalog).into_iter().map(|r| format!("- ＋ {}", plain(&r)));
        let list = list.chain(doubts(shown, catalog).into_iter().map(|d| format!("- － {}", plain(&d))));
        out.push(list.collect::<Vec<_>>().join("\n"));
        if let Some(text) = &shown.invitation {
            out.push(format!("> {}", plain(text)));
        }
    }
    out.push(plain(&say("official", &[])));
    out.push(plain(&say("delete", &[])));
    out.join("\n\n") + "\n"
}

fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
