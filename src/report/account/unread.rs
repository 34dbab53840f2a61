//! What could not be read, in a few lines however much it is.

use crate::check::Failure;
use crate::lang::Catalog;

/// Failures that are told one by one, and reasons of the others.
const UNREAD: usize = 5;

/// What could not be read: the first few by name, of all others how many a reason.
pub fn unread(failures: &[Failure], catalog: &Catalog) -> Vec<String> {
    let (named, others) = failures.split_at(failures.len().min(UNREAD));
    let mut lines: Vec<String> = named.iter().map(|f| format!("{}: {}", f.path, f.message)).collect();
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for failure in others {
        match reasons.iter_mut().find(|(message, _)| *message == failure.message) {
            Some((_, n)) => *n += 1,
            None => reasons.push((&failure.message, 1)),
        }
    }
    reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let shown = reasons.len().min(UNREAD);
    for (message, n) in &reasons[..shown] {
        lines.push(catalog.say("account.more-unread", &[("n", &n.to_string()), ("message", message)]));
    }
    let rest: usize = reasons[shown..].iter().map(|(_, n)| n).sum();
    if rest > 0 {
        lines.push(catalog.say("account.more", &[("n", &rest.to_string())]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn many_failures_are_a_few_lines() {
        let failure = |i: usize| Failure {
            path: format!("a#{i}"),
            message: if i < 300 { "empty".into() } else { format!("odd {}", i % 9) },
        };
        let failures: Vec<Failure> = (0..400).map(failure).collect();
        for (lang, _) in Lang::ALL {
            let catalog = Catalog::new(lang);
            let lines = unread(&failures, &catalog);
            assert_eq!(lines.len(), 2 * UNREAD + 1, "{lines:?}");
            assert!(lines[0] == "a#0: empty" && lines[UNREAD].contains("295"), "{lines:?}");
            assert_eq!(unread(&failures[..3], &catalog).len(), 3);
            assert!(unread(&[], &catalog).is_empty());
        }
    }
}
