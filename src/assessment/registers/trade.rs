//! The register of trade: what is bought, made and sold, from and to whom, where it is made, what would
//! replace it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::register::row;
use crate::base::country::{CorporateNumber, Country};
use crate::base::dates;
use crate::base::ids::{ItemId, ListId, ProductId, TradeId};
use crate::base::units::{Days, Lines, Share, Thousandths, Tier, Yen};

/// The entries of reference lists that something stands in. A list that is not there was not looked at; one
/// without an entry was looked at, and it stands in none.
pub type Listed = BTreeMap<ListId, BTreeSet<ItemId>>;

/// A row of trade: one item from or to one partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trade {
    /// Its id.
    pub id: TradeId,
    /// Whether it is bought, made or sold.
    pub kind: TradeKind,
    /// What: rows of one item are its sources.
    pub item: String,
    /// The partner's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// The partner's 法人番号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_number: Option<CorporateNumber>,
    /// The country in which it is made; of a sale, in which the customer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_in: Option<Country>,
    /// The country of the partner's ultimate parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owned_from: Option<Country>,
    /// How far the supplier is; `None` counts as 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The amount of a year, in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yearly: Option<Yen>,
    /// The volume of a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Thousandths>,
    /// The unit of the volume, such as `t`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which part of the item comes by this row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// The products that need the item.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub products: BTreeSet<ProductId>,
    /// Whether there are other sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Sourcing>,
    /// What would replace it; `None` is "nobody has looked".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
    /// How long what this row supplies goes on after its last delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<Days>,
    /// How long the source takes to recover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Days>,
    /// The entries of reference lists that the item stands in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub listed: Listed,
    /// When the row was last confirmed.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<Date>,
    /// What its numbers rest on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// How many lines of a ledger were summed up into the row; without it, the row is one source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

row!(Trade, TradeId);

impl Trade {
    /// A row of which nothing else is known.
    #[must_use]
    pub fn of(id: TradeId, kind: TradeKind, item: String) -> Self {
        Self {
            id,
            kind,
            item,
            partner: None,
            partner_number: None,
            made_in: None,
            owned_from: None,
            tier: None,
            yearly: None,
            volume: None,
            unit: None,
            share: None,
            products: BTreeSet::new(),
            source: None,
            alternative: None,
            stock: None,
            recovery: None,
            listed: Listed::new(),
            confirmed_on: None,
            basis: None,
            lines: None,
            note: String::new(),
        }
    }
}

/// Whether something is bought, made or sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TradeKind {
    /// Bought.
    Purchase,
    /// Made by others for the company.
    Outsourced,
    /// Made by the company itself.
    OwnProduction,
    /// Sold.
    Sale,
}

/// Whether there are other sources of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sourcing {
    /// There are several.
    Several,
    /// There is one because the company wants it so.
    SingleByChoice,
    /// There is no other.
    Sole,
}

/// What would replace a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Alternative {
    /// Somebody has looked, and there is nothing.
    Nothing,
    /// It might.
    Candidate(Substitute),
    /// It would: it was tried.
    Qualified(Substitute),
}

impl Alternative {
    /// What would stand in the place of the source, if anything would.
    #[must_use]
    pub fn substitute(&self) -> Option<&Substitute> {
        match self {
            Self::Nothing => None,
            Self::Candidate(of) | Self::Qualified(of) => Some(of),
        }
    }
}

/// What would stand in the place of a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The country of its ultimate parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owned_from: Option<Country>,
    /// How long it takes to change to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
}

/// What the numbers of a row rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// They are in the books.
    Recorded,
    /// Somebody estimates them so.
    Estimated,
}
