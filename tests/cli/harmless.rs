//! What would repaint a terminal or turn the writing round never leaves as it came: in no format, diff, file name or error.

use super::{GOOD, GRAVE, Place};

/// Everything that must not get out: escape codes, C1, bidi marks and isolates, a lone CR.
const HARM: &str = "\u{1b}[31m\u{7}\u{9b}2J\u{202e}\u{2066}\u{200f}\u{61c}\r乙";

fn is_harmful(c: char) -> bool {
    // Not by the program's own list.
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}".contains(c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

#[track_caller]
fn harmless(ran: &super::Ran, what: &[&str]) {
    for text in [&ran.out, &ran.err] {
        let found = text.chars().find(|c| is_harmful(*c));
        assert_eq!(found, None, "{what:?} lets it out:\n{}", text.escape_debug());
    }
}

fn place() -> Place {
    let place = Place::new();
    let draft =
        |text: &str| text.replace("咖啡店，", &format!("咖啡店，{HARM}")).replace("# 上環", &format!("# {HARM}上環"));
    place.write("notes/good.md", draft(GOOD).replace("位，", "位,")).write("notes/grave.md", draft(GRAVE));
    place.write(&format!("notes/{}.md", HARM.replace(['\r', '/'], "")), draft(GOOD));
    let row = serde_json::json!({ "id": HARM, "title": HARM, "body": draft(GRAVE), "tags": [HARM] });
    place.write("notes/rows.ndjson", format!("{row}\n{{\"{HARM}\n"));
    place
}

#[test]
fn no_format_and_no_diff_lets_harm_out() {
    let place = place();
    for args in [
        &["notes"][..],
        &["notes", "--verbose"],
        &["notes", "--quiet", "--statistics"],
        &["notes", "--format", "json", "--facts"],
        &["notes", "--format", "ndjson"],
        &["notes", "--diff", "--unsafe-fixes"],
        &["rewrite", "notes", "--verbose"],
        &["rewrite", "notes", "--copy-ready"],
        &["rewrite", "notes", "--format", "json"],
        &["rewrite", "notes", "--format", "ndjson", "--angle", "all"],
        &["rewrite", "notes", "--format", "markdown"],
    ] {
        let ran = place.run(args);
        assert!(!ran.out.is_empty(), "{ran:?}");
        harmless(&ran, args);
    }
    let diff = place.run(&["notes/good.md", "--diff"]).out;
    assert!(diff.contains("<U+202E>") && diff.contains("<U+001B>[31m"), "{diff}");
    let json = place.run(&["notes/good.md", "--format", "json"]).json();
    assert!(json["notes"][0]["title"]["text"].as_str().unwrap().contains('\u{202e}'), "JSON tells the very text");
    let versions = place.run(&["rewrite", "notes", "--format", "json", "--angle", "all"]).json();
    let texts = versions["notes"].as_array().unwrap().iter().flat_map(|n| n["rewrites"].as_array().unwrap());
    let texts: Vec<&str> = texts.map(|v| v["text"].as_str().unwrap()).collect();
    assert!(
        !texts.is_empty() && texts.iter().all(|t| !t.contains(is_harmful)),
        "nothing to paste holds any: {texts:?}"
    );
    // With colours, the only orders are our own.
    let coloured = place.run(&["notes", "--color", "always"]).out;
    let bare = coloured.split("\u{1b}[").map(|piece| piece.split_once('m').map_or(piece, |(_, rest)| rest));
    assert!(coloured.contains("\u{1b}[") && bare.clone().all(|piece| !piece.contains(is_harmful)), "{coloured:?}");
}

#[test]
fn no_error_lets_harm_out() {
    let place = Place::new();
    let packs = format!("id = \"x{HARM}\"\n").replace('\r', "");
    place.write("a.md", GOOD).write("packs/districts/x.toml", packs).write("t.csv", format!("{HARM},b\n1,2\n"));
    place.write("bad.toml", format!("[shop]\n\"{}\" = 1\n", HARM.replace(['\r', '\u{1b}', '\u{7}'], "")));
    for args in [
        &["a.md", HARM][..],
        &["a.md", "--district", HARM],
        &["a.md", "--format", HARM],
        &["a.md", "--select", HARM],
        &["a.md", "--output", "none\u{202e}\u{1b}/x"],
        &["a.md", "--config", "bad.toml"],
        &["help", HARM],
        &["explain", HARM],
        &["keywords", HARM],
        &["pack", "show", HARM],
        &["pack", "check", "packs"],
        &["pack", "import", "t.csv"],
        &["pack", "new", "--district", HARM],
        &["brief", "--category", HARM],
        &["rewrite", "a.md", "--angle", HARM],
    ] {
        let ran = place.run(args);
        assert!(!ran.err.is_empty() || !ran.out.is_empty(), "{args:?}");
        harmless(&ran, args);
    }
}
