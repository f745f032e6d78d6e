//! The register of technologies: what only the company can do, who holds it, and by which ways it could
//! leave.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::register::row;
use super::trade::Listed;
use crate::base::dates;
use crate::base::ids::{ItemId, ProductId, TechnologyId, called};
use crate::base::units::Yen;

/// A technology.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technology {
    /// Its id.
    pub id: TechnologyId,
    /// Its name.
    pub name: String,
    /// The products that live by it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub products: BTreeSet<ProductId>,
    /// Why it is core.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The sites and people who hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holders: Option<String>,
    /// With whom it is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_with: Option<String>,
    /// The ways by which it could leave, of the reference list; one that is not there was not looked at.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub leak_routes: BTreeMap<ItemId, LeakRoute>,
    /// The entries of the lists of technologies that it stands in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub listed: Listed,
    /// What it would do to the company if it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leak_effect: Option<LeakEffect>,
    /// Who is responsible for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// When it was last looked through.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Date>,
}

impl Technology {
    /// What it is called: by its id where it has no name.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.name, self.id.as_str())
    }
}

row!(Technology, TechnologyId);

/// Whether a way out is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LeakRoute {
    /// It is, by this measure.
    Closed(String),
    /// It is not.
    Open,
}

/// What a leak would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LeakEffect {
    /// It would cost so much a year.
    Yearly(Yen),
    /// In words.
    Words(String),
}
