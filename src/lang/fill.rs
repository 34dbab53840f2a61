//! Filling `{names}` into a message.
//!
//! Shared with the build script.

/// Fills `{name}` in one pass, so that a value that holds braces is left alone.
pub fn fill(template: &str, args: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|i| open + i) else { break };
        out.push_str(&rest[..open]);
        match args.iter().find(|(name, _)| *name == &rest[open + 1..close]) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_once() {
        assert_eq!(fill("「{text}」有 {n} 次", &[("text", "{n}"), ("n", "3")]), "「{n}」有 3 次");
        assert_eq!(fill("{", &[]), "{");
    }
}
