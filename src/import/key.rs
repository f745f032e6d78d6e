//! A text as it is compared where spreadsheets are read.

use crate::base::fold::folded;

/// A text as it is compared: folded, without blanks.
pub(crate) fn key(text: &str) -> String {
    folded(text).chars().filter(|char| !char.is_whitespace()).collect()
}
