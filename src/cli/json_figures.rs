//! Figures as programs read them.

use serde_json::{Value, json};

use crate::analysis::{Bounds, Four, Sum};

/// Yen as JSON: a number, or a text where no program reads so large a one.
pub(super) fn number(sum: Sum) -> Value {
    u64::try_from(sum).map_or_else(|_| json!(sum.to_string()), |sum| json!(sum))
}

/// Four figures in yen.
pub(super) fn four(of: Four<Sum>) -> Value {
    json!({ "least": number(of.least), "estimate": of.estimate.map(number), "most": number(of.most),
        "outermost": number(of.outermost) })
}

/// The ends of a part, in millionths.
pub(super) fn bounds(of: Bounds) -> Value {
    json!({ "low": of.low, "high": of.high })
}
