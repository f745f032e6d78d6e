//! What every part that sets a page needs: a count as a length, an item that is decoration.

use crate::paper::pages::{Item, Placed};
use crate::paper::tree::Tag;

/// A count of lines, boxes or bars as a number to reckon with.
#[allow(clippy::cast_precision_loss, reason = "counts of what stands on a page")]
pub(in crate::paper) fn count(n: usize) -> f32 {
    n as f32
}

/// An item that is decoration.
pub(in crate::paper) fn artifact(item: Item) -> Placed {
    Placed { tag: Tag::Artifact, item }
}
