//! How an account is shown: [`table`] on one screen, [`markdown`] in full, [`html`] as a page to print, [`json`] for programs.
//! `sections` says it in words, once for all three that people read, by the names that `speaker` has for things.

mod chart;
pub mod html;
pub mod json;
pub mod markdown;
mod sections;
mod shape;
mod speaker;
pub mod table;
mod unread;

use crate::account::Account;
use crate::check::Failure;
use crate::lang::Catalog;
use crate::pack::Packs;
pub use unread::unread;

/// An account that is ready to be shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The account.
    pub account: &'a Account,
    /// What could not be read.
    pub failures: &'a [Failure],
    /// What its names are looked up in.
    pub packs: &'a Packs,
    /// The messages.
    pub catalog: &'a Catalog,
    /// The shop's own name, from its profile.
    pub name: Option<&'a str>,
}
