//! The company and the circumstances of an assessment.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::unique_map;
use crate::base::dates;
use crate::base::ids::FactId;
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
    /// What is known of the facts that decide what is asked; what nobody knows is not in it. What the
    /// questionnaire does not ask for stays.
    #[serde(default, with = "unique_map", skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<FactId, Fact>,
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
    /// What is known of the company, for conditions to ask.
    #[must_use]
    pub fn known(&self) -> Facts<'_> {
        Facts { size: self.size, known: &self.facts }
    }

    /// Takes note of what is known of a fact.
    pub fn know(&mut self, id: &FactId, fact: Fact) {
        match fact {
            Fact::Unknown => self.facts.remove(id),
            fact => self.facts.insert(id.clone(), fact),
        };
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
