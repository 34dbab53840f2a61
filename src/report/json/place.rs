//! The wire shape of a place in the text.

use serde::Serialize;

/// Bytes of the file, the end not included.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SpanOut {
    pub(super) start: usize,
    pub(super) end: usize,
}
