//! What the registers came to when a state was frozen: figures, and no rows.

use serde::{Deserialize, Serialize};

use crate::base::ids::ScenarioId;

/// What the registers came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenFigures {
    /// What was bought in a year, as far as it was recorded, in yen.
    pub bought: u64,
    /// How many rows of that had no amount.
    pub without_amount: usize,
    /// Which part of it had a known country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_known: Option<FrozenEnds>,
    /// Which part of it had a known owner's country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_known: Option<FrozenEnds>,
    /// Which part of it came from abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abroad: Option<FrozenEnds>,
    /// How concentrated it was by country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concentration: Option<FrozenEnds>,
    /// How many items were marked, surely and perhaps.
    pub marked: usize,
    /// How many items came from one source, surely and perhaps.
    pub singles: usize,
    /// What the first scenarios by importance and urgency came to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<FrozenStop>,
}

/// A part of a whole in millionths: at least, and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenEnds {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

/// What a scenario came to, in yen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenStop {
    /// The scenario.
    pub scenario: ScenarioId,
    /// At least.
    pub least: u64,
    /// The estimate, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<u64>,
    /// At most.
    pub most: u64,
    /// At most, with the rows of unknown place.
    pub outermost: u64,
}
