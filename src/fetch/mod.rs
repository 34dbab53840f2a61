//! The network, and nothing else: one page or file at a time, from an address that the user named. What is in a page is the
//! business of [`crate::harvest`]; no rule and no report ever comes here.
//!
//! Only `GET` is sent, only to the addresses that were named (and where they lead) and to their `robots.txt`.

pub mod address;
pub mod agent;
pub mod client;
pub mod error;
pub mod policy;
pub mod robots;
pub mod throttle;

pub use reqwest::Url;
