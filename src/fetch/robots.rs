//! What a robots.txt allows, as RFC 9309 reads it: the group of our own name, else the group of all; of the rules that fit
//! an address the longest one holds, and of two as long the one that allows.
//!
//! Written here because the crates for it are either abandoned or bring an engine of regular expressions of their own.

use super::agent::ROBOT;
use std::fmt::Write;

/// No more of a robots.txt is read (RFC 9309, section 2.5).
pub const MAX_ROBOTS: usize = 500 * 1024;
/// Longer patterns than any site has.
const LONGEST: usize = 2048;

/// The rules of one host that are meant for this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
}

impl Robots {
    /// Reads a robots.txt. Lines that make no sense are passed over, as everybody does.
    pub fn parse(text: &str) -> Self {
        let mut own: Option<Vec<Rule>> = None;
        let mut all: Vec<Rule> = Vec::new();
        // Whom the group at hand is for, and whether it has had a rule yet.
        let (mut for_us, mut for_all, mut in_rules) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if in_rules {
                        (for_us, for_all, in_rules) = (false, false, false);
                    }
                    let name: &str =
                        value.split(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '_').next().unwrap_or("");
                    for_us |= name.eq_ignore_ascii_case(ROBOT);
                    for_all |= value.starts_with('*');
                    if for_us {
                        own.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    if value.is_empty() || value.len() > LONGEST {
                        continue;
                    }
                    let rule = Rule { allow: key == "allow", pattern: plain(value) };
                    if for_us {
                        own.get_or_insert_default().push(rule);
                    } else if for_all {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self { rules: own.unwrap_or(all) }
    }

    /// Whether a path with its query may be asked for.
    pub fn allows(&self, path: &str) -> bool {
        let path = plain(path);
        let fitting = self.rules.iter().filter(|r| fits(&r.pattern, &path));
        fitting.max_by_key(|r| (r.pattern.len(), r.allow)).is_none_or(|r| r.allow)
    }
}

/// One spelling of a path: what need not be written as `%41` is not, what must be is in capitals.
fn plain(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let bytes = path.as_bytes();
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let hex = bytes.get(i + 1..i + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| byte == b'%');
        i += if code.is_some() { 3 } else { 1 };
        let stands = match code {
            Some(code) => code.is_ascii_alphanumeric() || b"-._~".contains(&code),
            None => (0x21..=0x7e).contains(&byte),
        };
        let byte = code.unwrap_or(byte);
        if stands {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Whether a pattern with `*` and a final `$` fits the beginning of a path. The pieces between the stars are looked for one
/// after the other, so the time is that of one pass for each.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return !to_end || rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if to_end && pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(robots: &str, path: &str) -> bool {
        Robots::parse(robots).allows(path)
    }

    #[test]
    fn nothing_said_is_allowed() {
        assert!(allows("", "/a"));
        assert!(allows("<html>not a robots.txt</html>", "/a"));
        assert!(allows("User-agent: *\nDisallow:", "/a"));
        assert!(allows("User-agent: other\nDisallow: /", "/a"));
        assert!(allows("Disallow: /", "/a"), "a rule of no group");
    }

    #[test]
    fn our_own_group_beats_that_of_all() {
        let robots = "User-agent: *\nDisallow: /\n\nUser-Agent: Advise/1.0\nDisallow: /private";
        assert!(allows(robots, "/shop"));
        assert!(!allows(robots, "/private/a"));
        assert!(!allows("User-agent: other\nUser-agent: advise\n\nDisallow: /", "/a"), "several names, one group");
        assert!(!allows(
            "User-agent: advise\nDisallow: /a\nUser-agent: x\nDisallow: /\nuser-agent: ADVISE\ndisallow: /b",
            "/b"
        ));
        assert!(allows("User-agent: advise\nDisallow:\nUser-agent: *\nDisallow: /", "/a"));
        assert!(!allows("User-agent: advisers\nAllow: /\nUser-agent: *\nDisallow: /", "/a"), "another's name");
    }

    #[test]
    fn the_longest_rule_holds() {
        let robots = "User-agent: *\r\nDisallow: /shop # all of it\r\nAllow: /shop/menu\r\nDisallow: /*.pdf$\r\nAllow: /p\r\nDisallow: /p";
        assert!(!allows(robots, "/shop"));
        assert!(!allows(robots, "/shops"));
        assert!(allows(robots, "/shop/menu/1"));
        assert!(!allows(robots, "/a/menu.pdf"));
        assert!(allows(robots, "/a/menu.pdf?x"));
        assert!(allows(robots, "/p"), "of two as long, the one that allows");
    }

    #[test]
    fn stars_and_escapes() {
        assert!(!allows("User-agent: *\nDisallow: /*/edit", "/a/b/edit/2"));
        assert!(!allows("User-agent: *\nDisallow: *?add=", "/a?add=1"));
        assert!(allows("User-agent: *\nDisallow: /a*b*c$", "/axbxcx"));
        assert!(!allows("User-agent: *\nDisallow: /a*b*c$", "/axbxcxc"));
        assert!(!allows("User-agent: *\nDisallow: /餐牌", "/%e9%a4%90%E7%89%8C/1"));
        assert!(!allows("User-agent: *\nDisallow: /%61bc", "/abc"));
        assert!(!allows(
            &format!("User-agent: *\nDisallow: /{}x", "*a".repeat(500)),
            &format!("/{}x", "a".repeat(5000))
        ));
    }
}
