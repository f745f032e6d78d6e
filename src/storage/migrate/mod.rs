//! Files of older formats: each format is kept here as it was, in a file of its own, with the step
//! to the next. A file is read as what it says it is and taken step by step to the present format.

mod v1;
mod v2;

use ron::error::SpannedError;

use super::envelope::{Envelope, FORMAT};

/// Reads a text as the format that it says it is, and takes it to the present one. The envelope
/// keeps the number of the format that was read.
///
/// # Errors
/// What the reader of RON says; `None` for a number that no format ever had.
pub(super) fn read(
    format: Option<u32>,
    text: &str,
    options: &ron::Options,
) -> Option<Result<Envelope, SpannedError>> {
    Some(match format {
        Some(1) => options.from_str(text).map(v1::to_v2).map(v2::to_now),
        Some(2) => options.from_str(text).map(v2::to_now),
        // A file without a number is told so by the present form.
        None | Some(FORMAT) => options.from_str(text),
        Some(_) => return None,
    })
}
