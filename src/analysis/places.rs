//! What is bought, and which parts of it come from which country, owner's country and partner.

use std::collections::BTreeMap;

use super::ledger::{Entered, Ledger, Party};
use super::numbers::{Bounds, Sum};
use crate::assessment::registers::trade::TradeKind;
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId, TradeId};

/// By what the places of rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceSort {
    /// The country in which something is made.
    MadeIn,
    /// The country of the partner's owner.
    OwnedFrom,
    /// The partner.
    Partner,
}

impl PlaceSort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::MadeIn, Self::OwnedFrom, Self::Partner];
}

/// A place of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TradePlace {
    /// A country.
    Country(Country),
    /// A partner, by name.
    Partner(String),
}

/// What is bought and sold in a year, as far as it is recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What is bought from direct partners and made by them, in yen. Every share is of this.
    pub bought: Sum,
    /// How many rows that is, those without an amount counted.
    pub rows: usize,
    /// How many of them have no amount: they are in no figure of yen.
    pub without_amount: usize,
    /// What rows of sales come to, in yen.
    pub sold: Sum,
    /// How many rows of sales there are.
    pub sold_rows: usize,
    /// How many of them have no amount.
    pub sold_without_amount: usize,
    /// What products sell in a month, in yen.
    pub monthly: Sum,
    /// How many products have no sales.
    pub without_sales: usize,
}

/// Which part of what is bought comes from a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceShare {
    /// The place.
    pub place: TradePlace,
    /// What surely comes from there, in yen.
    pub known: Sum,
    /// Its part: at least this, and at most with all that has no place.
    pub share: Bounds,
}

/// Which parts of what is bought come from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The places, the largest first.
    pub places: Vec<PlaceShare>,
    /// What has an amount and no place, in yen.
    pub unknown: Sum,
    /// How many rows that is.
    pub unknown_rows: usize,
}

/// The rows that a share is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareTerms {
    /// Rows that are surely from there, with their amounts.
    pub known: Vec<(TradeId, Sum)>,
    /// Rows of which nobody knows it.
    pub unknown: Vec<(TradeId, Sum)>,
    /// Rows without an amount, which are in no figure.
    pub without_amount: Vec<TradeId>,
}

impl Ledger {
    /// What is bought and sold, as far as it is recorded.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for (_, row) in self.money() {
            totals.rows += 1;
            totals.bought += Sum::from(row.yearly().unwrap_or(0));
            totals.without_amount += usize::from(row.yearly().is_none());
        }
        for row in self.rows.iter().filter(|row| row.trade.kind == TradeKind::Sale) {
            totals.sold_rows += 1;
            totals.sold += Sum::from(row.yearly().unwrap_or(0));
            totals.sold_without_amount += usize::from(row.yearly().is_none());
        }
        for goods in &self.goods {
            totals.monthly += Sum::from(goods.monthly.unwrap_or(0));
            totals.without_sales += usize::from(goods.monthly.is_none());
        }
        totals
    }

    /// Which parts of what is bought come from where; `None` where no amount is recorded.
    #[must_use]
    pub fn spread(&self, by: PlaceSort) -> Option<Spread> {
        let mut known: BTreeMap<TradePlace, Sum> = BTreeMap::new();
        let (mut unknown, mut unknown_rows, mut all) = (0, 0, 0);
        for (_, row) in self.money() {
            let Some(amount) = row.yearly().map(Sum::from) else { continue };
            all += amount;
            match self.place(row, by) {
                Some(place) => *known.entry(place).or_default() += amount,
                None => (unknown, unknown_rows) = (unknown + amount, unknown_rows + 1),
            }
        }
        let shares = |(place, known): (TradePlace, Sum)| {
            let share = Bounds::between(known, known + unknown, all);
            PlaceShare { place, known, share }
        };
        (all > 0).then(|| {
            let mut places: Vec<PlaceShare> = known.into_iter().map(shares).collect();
            // Of equal ones in the order of their names.
            places.sort_by_key(|place| std::cmp::Reverse(place.known));
            Spread { places, unknown, unknown_rows }
        })
    }

    /// The rows of which the share of a place is made.
    #[must_use]
    pub fn share_terms(&self, by: PlaceSort, of: &TradePlace) -> ShareTerms {
        let place = |row: &Entered| self.place(row, by).map(|place| place == *of);
        self.terms_of(place)
    }

    /// Which part of what is bought stands in an entry of a reference list; `None` where no amount is
    /// recorded. Rows of which nobody has looked whether they do may stand in it.
    #[must_use]
    pub fn listed_share(&self, list: &ListId, item: &ItemId) -> Option<(Bounds, ShareTerms)> {
        let terms = self.terms_of(|row| row.trade.listed.get(list).map(|entries| entries.contains(item)));
        let sum = |rows: &[(TradeId, Sum)]| rows.iter().map(|(_, amount)| amount).sum::<Sum>();
        let known = sum(&terms.known);
        let all = self.totals().bought;
        (all > 0).then(|| (Bounds::between(known, known + sum(&terms.unknown), all), terms))
    }

    fn terms_of(&self, is_of: impl Fn(&Entered) -> Option<bool>) -> ShareTerms {
        let mut terms = ShareTerms::default();
        for (_, row) in self.money() {
            let id = row.trade.id.clone();
            match (is_of(row), row.yearly()) {
                (Some(false), _) => {}
                (_, None) => terms.without_amount.push(id),
                (Some(true), Some(amount)) => terms.known.push((id, amount.into())),
                (None, Some(amount)) => terms.unknown.push((id, amount.into())),
            }
        }
        terms
    }

    /// Where a row is, if that is known.
    pub(super) fn place(&self, row: &Entered, by: PlaceSort) -> Option<TradePlace> {
        match by {
            PlaceSort::MadeIn => row.trade.made_in.map(TradePlace::Country),
            PlaceSort::OwnedFrom => row.owned_from.map(TradePlace::Country),
            PlaceSort::Partner => match row.party {
                Party::Known(partner) => {
                    Some(TradePlace::Partner(self.partners[partner as usize].name.clone()))
                }
                Party::Own | Party::Unknown => None,
            },
        }
    }
}
