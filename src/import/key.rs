//! A text as it is compared where spreadsheets are read.

use std::borrow::Cow;

use crate::base::fold::folded;

/// A text as it is compared: folded, without blanks.
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    let folded = folded(text);
    if folded.contains(char::is_whitespace) {
        return Cow::Owned(folded.split_whitespace().collect());
    }
    folded
}
