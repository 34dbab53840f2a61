//! Exports of keyword tools: from the bytes of a CSV or XLSX file to keywords with figures, and from these to a pack file.
//! Pure functions; the files are the business of `cli`, and what the keywords mean that of [`crate::reading::imports`].
//!
//! The columns of 聚光's keyword planner are known by name (as its users' programs write them; nobody publishes the format);
//! those of any other tool are named with [`options::ReadOptions::map`].

pub mod export;
pub mod field;
pub mod options;
mod rows;
pub mod write;

use crate::tables::problem::TableProblem;
use crate::tables::{self, OpenOptions};
use export::Export;
use options::ReadOptions;

/// Reads a file. `name` tells only what a file that is no text is called.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Export, TableProblem> {
    let open = OpenOptions { map: options.map.clone(), encoding: options.encoding, limits: options.limits.clone() };
    let table = tables::open(bytes, name, &open)?;
    rows::read(&table.grid, table.header, options, table.encoding)
}

#[cfg(test)]
mod tests;
