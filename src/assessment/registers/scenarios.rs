//! The register of scenarios: what could happen, what it would hit, and what is done about it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::register::row;
use super::trade::{Listed, Substitute};
use crate::assessment::action_item::{ActionState, Cost};
use crate::base::country::Country;
use crate::base::dates;
use crate::base::ids::{ItemId, MeasureId, ProductId, ScenarioId, TechnologyId, TradeId, called};
use crate::base::units::{Days, Rank, Share};

/// A scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// The template that it was made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<ItemId>,
    /// What it hits.
    #[serde(default, skip_serializing_if = "Hits::is_empty")]
    pub hits: Hits,
    /// How long it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts: Option<Days>,
    /// How important it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<Rank>,
    /// How urgent it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Rank>,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Countermeasure>,
    /// When it was last exercised.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub exercised_on: Option<Date>,
    /// When it was last looked through.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Date>,
}

row!(Scenario, ScenarioId);

/// What a scenario hits: everything that is one of these.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hits {
    /// Countries: what is made there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub countries: BTreeSet<Country>,
    /// Countries of ultimate parents: what their companies make, wherever that is.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub owned_from: BTreeSet<Country>,
    /// Partners, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Entries of reference lists.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: Listed,
    /// Products.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub products: BTreeSet<ProductId>,
    /// Technologies.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub technologies: BTreeSet<TechnologyId>,
}

impl Scenario {
    /// What it is called: by its id where it has no title.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.title, self.id.as_str())
    }
}

impl Countermeasure {
    /// What it is called: by its id where nobody has said what is done.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.what, self.id.as_str())
    }
}

impl Hits {
    /// Whether it is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { countries, owned_from, partners, entries, products, technologies } = self;
        countries.is_empty()
            && owned_from.is_empty()
            && partners.is_empty()
            && entries.is_empty()
            && products.is_empty()
            && technologies.is_empty()
    }
}

/// What is done about a scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countermeasure {
    /// Its id, unique within the scenario.
    pub id: MeasureId,
    /// What is done.
    pub what: String,
    /// Who is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// When it is to be done.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Cost::is_unknown")]
    pub cost: Cost,
    /// How far it is.
    pub state: ActionState,
    /// The rows of trade that it changes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rows: BTreeSet<TradeId>,
    /// What it changes about them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<MeasureEffect>,
}

/// What a measure changes about a row of trade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MeasureEffect {
    /// So many days more in stock.
    Stock(Days),
    /// An alternative that is qualified.
    Qualifies(Substitute),
    /// A part of the item comes from another source.
    Split(Split),
}

/// A part of an item that comes from another source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// How large a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// From whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// From where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The country of the partner's ultimate parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owned_from: Option<Country>,
}
