//! What a user says of a file before it is read: [`ReadOptions`].

use super::field::Field;
use crate::pack::import_file::BidUnit;
use crate::tables::limits::Limits;
use encoding_rs::Encoding;

/// How a file is to be read where that is not left to the program.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Fields and the headers of their columns.
    pub map: Vec<(Field, String)>,
    /// Encoding of a CSV file.
    pub encoding: Option<&'static Encoding>,
    /// Unit of the bids.
    pub bid_unit: Option<BidUnit>,
    /// Leaves out rows whose cells do not fit the header, instead of refusing the file.
    pub skip_broken_rows: bool,
    /// How large the file may be.
    pub limits: Limits,
}
