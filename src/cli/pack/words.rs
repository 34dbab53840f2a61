//! What several pack commands say alike.

use advise::curate::remark;
use advise::lang::Catalog;
use advise::pack::index::Origin;
use advise::pack::load::PackError;

/// Whose pack it is.
pub fn origin(origin: Origin, catalog: &Catalog) -> String {
    let key = match origin {
        Origin::BuiltIn => "cli.pack.built-in",
        Origin::User => "cli.pack.user",
    };
    catalog.say(key, &[])
}

/// A line that cannot move the cursor, whatever an export is called.
pub fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Errors in the language of the run, one a line, each with its place.
pub fn located(errors: &[PackError], catalog: &Catalog) -> String {
    let line = |PackError { path, at, fault }: &PackError| {
        let message = remark::say(fault, catalog);
        match at {
            Some((line, column)) => format!("{}:{line}:{column}: {message}", path.display()),
            None => format!("{}: {message}", path.display()),
        }
    };
    errors.iter().map(line).collect::<Vec<_>>().join("\n")
}
