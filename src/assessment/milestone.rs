//! A milestone: the state of an assessment on a day, frozen under a name, so that next year can be
//! laid beside it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::profile::{Profile, Run};
use super::registers::frozen::FrozenFigures;
use super::unique_map;
use crate::base::dates;
use crate::base::ids::AreaId;
use crate::base::level::Level;

/// A frozen state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its name, such as "Board meeting, spring 2026".
    pub name: String,
    /// The day on which it was frozen.
    #[serde(deserialize_with = "dates::date")]
    pub date: Date,
    /// The profile on that day.
    pub profile: Profile,
    /// Which questions were asked.
    pub run: Run,
    /// The targets of areas.
    #[serde(with = "unique_map")]
    pub area_targets: BTreeMap<AreaId, Level>,
    /// The answers.
    #[serde(with = "unique_map")]
    pub answers: Answers,
    /// What the registers came to; their rows are not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<FrozenFigures>,
}
