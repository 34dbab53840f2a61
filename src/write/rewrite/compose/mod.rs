//! Puts a version together: what leads, the shop's own name for what it is, prices one a line, the rest in the draft's order,
//! how to ask, where and when. Nearly every sentence is the owner's; where it stands is ours.

mod breath;
mod composer;
mod items;
mod opening;
mod order;
mod parting;
mod practical;
mod prices;
mod running;

pub use composer::{Composer, Wish};
