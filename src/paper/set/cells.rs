//! What a cell of a table looks like: its padding and its text.

use super::text::{Look, TEXT};
use crate::paper::style::Type;
use crate::paper::tree::Tag;
use crate::report::document::Align;

/// The space between a cell's edge and its text.
pub(in crate::paper) const PAD: f32 = 3.0;

/// How the text of a cell is set.
pub(in crate::paper) fn look(of: Type, align: Align, tag: Tag) -> Look {
    let look = Look::new(of, TEXT, tag);
    if align == Align::Left { look } else { look.tabular() }
}
