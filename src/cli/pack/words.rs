//! What several pack commands say alike.

use advise::lang::Catalog;
use advise::pack::index::Origin;

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
