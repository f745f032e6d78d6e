//! Scenarios by importance and urgency, and of how many it is reckoned what they cost.

use std::cmp::Reverse;

use crate::assessment::registers::Registers;
use crate::assessment::registers::scenarios::Scenario;

/// Of how many scenarios it is reckoned what they cost, where it is for all: the first by importance and urgency.
pub const RECKONED: usize = 20;

/// The scenarios: by importance, then by urgency, those last of which nobody has said it.
#[must_use]
pub fn by_rank(registers: &Registers) -> Vec<&Scenario> {
    let mut all: Vec<&Scenario> = registers.scenarios.iter().map(|row| &**row).collect();
    all.sort_by_key(|row| Reverse((row.importance, row.urgency)));
    all
}
