//! Who this program says it is: the name that a robots.txt speaks to, and the one that stands in every request.

/// The name by which a robots.txt can address this program.
pub const ROBOT: &str = "advise";
/// What this program calls itself in every request.
pub const USER_AGENT: &str = concat!("advise/", env!("CARGO_PKG_VERSION"), " (+pack harvest; respects robots.txt)");
