//! How a harvest is shown: [`json`] for programs, [`table`] for people, [`profile`] for the owner's `advise.toml`.

pub mod json;
pub mod profile;
pub mod table;
