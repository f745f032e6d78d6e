//! What a person chooses to stop, and how long that lasts where nobody says it.

use crate::analysis::{Lasting, Stop};
use crate::assessment::registers::Registers;
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId, ScenarioId};

/// By what a stop is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StopSort {
    /// A country in which things are made.
    #[default]
    Country,
    /// The country of owners.
    Owner,
    /// A partner.
    Partner,
    /// An entry of a reference list.
    Entry,
    /// A scenario.
    Scenario,
}

/// What stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopChoice {
    /// What is made in a country.
    Country(Country),
    /// Companies owned from a country.
    Owner(Country),
    /// A partner.
    Partner(String),
    /// An entry of a list.
    Entry(ListId, ItemId),
    /// What a scenario hits.
    Scenario(ScenarioId),
}

impl StopChoice {
    /// How long it lasts where nobody says it.
    #[must_use]
    pub fn lasting(&self, registers: &Registers) -> Lasting {
        match self {
            Self::Scenario(id) => {
                registers.scenarios.get(id).map_or(Lasting::USUAL, |scenario| Stop::lasting(scenario))
            }
            _ => Lasting::USUAL,
        }
    }

    /// The stop that it is.
    #[must_use]
    pub fn stop(&self, registers: &Registers) -> Stop {
        match self {
            Self::Country(at) => Stop::country(*at),
            Self::Owner(at) => Stop::owned_from(*at),
            Self::Partner(name) => Stop::partner(name),
            Self::Entry(list, item) => Stop::entry(list.clone(), item.clone()),
            Self::Scenario(id) => {
                registers.scenarios.get(id).map(|scenario| Stop::from(&scenario.hits)).unwrap_or_default()
            }
        }
    }
}
