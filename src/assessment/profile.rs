//! The company and the circumstances of an assessment.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::questionnaire::{CompanySize, Fact, Facts};

/// The company and the circumstances of the assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The organisation's name.
    pub organisation: String,
    /// What is assessed: the whole group, one company, one division.
    pub scope: String,
    /// The industry.
    pub industry: String,
    /// The company's size; it sets default targets.
    pub size: CompanySize,
    /// Whether it produces overseas.
    pub overseas_production: Fact,
    /// Whether it has materials or parts with a single source.
    pub single_sourced: Fact,
    /// Whether its people and means are scarce.
    pub limited_resources: Fact,
    /// The date of the assessment.
    #[serde(default, deserialize_with = "dates::optional")]
    pub date: Option<Date>,
    /// Who answers.
    pub respondent: String,
    /// True for the sample that comes with Keian: window and report mark it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Profile {
    /// The facts that conditions may ask for.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts {
            size: self.size,
            overseas_production: self.overseas_production,
            single_sourced: self.single_sourced,
            limited_resources: self.limited_resources,
        }
    }
}

/// Which questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Run {
    /// The key questions only: about ten minutes.
    #[default]
    Short,
    /// All questions: about an hour.
    Full,
}
