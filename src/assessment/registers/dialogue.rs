//! The register of dialogue: with whom the company speaks about economic security, and what came of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::register::row;
use crate::base::dates;
use crate::base::ids::DialogueId;

/// A talk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialogue {
    /// Its id.
    pub id: DialogueId,
    /// With what sort of partner.
    pub with: Counterpart,
    /// The partner's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// What was spoken about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<String>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
    /// When the next talk is.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub next_on: Option<Date>,
    /// Who is responsible for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Whether competition law was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competition_law: Option<CompetitionLaw>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

row!(Dialogue, DialogueId);

impl Dialogue {
    /// A talk of which nothing else is known.
    #[must_use]
    pub fn of(id: DialogueId, with: Counterpart, on: Date) -> Self {
        Self {
            id,
            with,
            name: None,
            on,
            topics: None,
            agreed: None,
            next_on: None,
            owner: None,
            competition_law: None,
            note: String::new(),
        }
    }
}

/// With what sort of partner a talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Counterpart {
    /// A customer.
    Customer,
    /// A supplier.
    Supplier,
    /// A bank.
    Bank,
    /// A shareholder or investor.
    Shareholder,
    /// The national government.
    Government,
    /// A prefecture, a city, a town.
    Municipality,
    /// Companies of the same trade, an association.
    Peers,
    /// The company's own people.
    Inside,
}

/// Whether competition law was looked at before a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompetitionLaw {
    /// It was.
    LookedAt,
    /// There was no need.
    NotNeeded,
    /// It was not.
    NotLookedAt,
}
