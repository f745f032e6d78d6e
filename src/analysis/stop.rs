//! What stops: countries, owners' countries, partners, entries of reference lists, products; and whether
//! it hits a row, and what would take the row's place.

use std::collections::BTreeSet;

use super::ledger::{Entered, Ledger, Party};
use crate::assessment::registers::scenarios::{Hits, Split};
use crate::assessment::registers::trade::{Listed, Substitute};
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId, ProductId};

/// What stops: everything that is one of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stop {
    /// What is made in these countries; of sales, what goes there.
    pub made_in: BTreeSet<Country>,
    /// What companies make whose owner is in these countries.
    pub owned_from: BTreeSet<Country>,
    /// What these partners deliver, and buy.
    pub partners: BTreeSet<String>,
    /// What stands in these entries of reference lists.
    pub entries: Listed,
    /// These products, whatever they need.
    pub products: BTreeSet<ProductId>,
}

impl Stop {
    /// What is made in a country.
    #[must_use]
    pub fn country(country: Country) -> Self {
        Self { made_in: [country].into(), ..Self::default() }
    }

    /// What companies make whose owner is in a country.
    #[must_use]
    pub fn owned_from(country: Country) -> Self {
        Self { owned_from: [country].into(), ..Self::default() }
    }

    /// A partner.
    #[must_use]
    pub fn partner(name: impl Into<String>) -> Self {
        Self { partners: [name.into()].into(), ..Self::default() }
    }

    /// An entry of a reference list.
    #[must_use]
    pub fn entry(list: ListId, item: ItemId) -> Self {
        Self { entries: [(list, [item].into())].into(), ..Self::default() }
    }
}

impl From<&Hits> for Stop {
    /// What a scenario hits. A technology that leaves stops no delivery.
    fn from(hits: &Hits) -> Self {
        let Hits { countries, owned_from, partners, entries, products, technologies: _ } = hits;
        Self {
            made_in: countries.clone(),
            owned_from: owned_from.clone(),
            partners: partners.iter().cloned().collect(),
            entries: entries.clone(),
            products: products.clone(),
        }
    }
}

/// Whether something is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    /// It is not.
    No,
    /// The cell that decides is empty.
    Perhaps,
    /// It is.
    Surely,
}

impl Hit {
    fn by(found: Option<bool>) -> Self {
        match found {
            Some(true) => Self::Surely,
            Some(false) => Self::No,
            None => Self::Perhaps,
        }
    }
}

/// A stop by the places of a ledger. What is not asked for has no set; an empty set is a place in which
/// nothing is known to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) made_in: Option<BTreeSet<Country>>,
    pub(super) owned_from: Option<BTreeSet<Country>>,
    pub(super) parties: Option<BTreeSet<Party>>,
    /// The partners among them of whom there is no row: they may be what would take a row's place.
    pub(super) strangers: BTreeSet<String>,
    pub(super) entries: Vec<(ListId, BTreeSet<ItemId>)>,
    pub(super) goods: BTreeSet<u32>,
    /// Whether own sites stop.
    pub(super) own: Option<Own>,
}

/// Own sites.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own;

impl Asked {
    pub(super) fn of(ledger: &Ledger, stop: &Stop) -> Self {
        let some = |set: &BTreeSet<Country>| (!set.is_empty()).then(|| set.clone());
        let known = |name: &String| ledger.partner_of.get(name).map(|partner| Party::Known(*partner));
        let parties = stop.partners.iter().filter_map(known).collect();
        let strangers = stop.partners.iter().filter(|name| !ledger.partner_of.contains_key(*name));
        let entries = stop.entries.iter().filter(|(_, items)| !items.is_empty());
        Self {
            made_in: some(&stop.made_in),
            owned_from: some(&stop.owned_from),
            parties: (!stop.partners.is_empty()).then_some(parties),
            strangers: strangers.cloned().collect(),
            entries: entries.map(|(list, items)| (list.clone(), items.clone())).collect(),
            goods: stop.products.iter().filter_map(|product| ledger.goods_of(product)).collect(),
            own: None,
        }
    }

    /// Whether a row is hit.
    pub(super) fn hit(&self, row: &Entered) -> Hit {
        let within = |asked: &Option<BTreeSet<Country>>, place: Option<Country>| {
            asked.as_ref().map_or(Hit::No, |asked| Hit::by(place.map(|place| asked.contains(&place))))
        };
        let party = self.parties.as_ref().map_or(Hit::No, |parties| match row.party {
            Party::Unknown => Hit::Perhaps,
            known => Hit::by(Some(parties.contains(&known))),
        });
        let own = Hit::by(Some(self.own.is_some() && row.party == Party::Own));
        within(&self.made_in, row.trade.made_in)
            .max(within(&self.owned_from, row.owned_from))
            .max(party)
            .max(own)
            .max(self.listed(row))
    }

    /// Whether a source is hit of which nothing is known.
    pub(super) fn absent(&self) -> Hit {
        let asks = self.made_in.is_some() || self.owned_from.is_some() || self.parties.is_some();
        if asks || !self.entries.is_empty() { Hit::Perhaps } else { Hit::No }
    }

    /// Whether what would take a row's place is hit itself.
    pub(super) fn substitute(&self, ledger: &Ledger, row: &Entered, substitute: &Substitute) -> Hit {
        let partner = substitute.name.as_ref().and_then(|name| ledger.partner_of.get(name));
        let partner = partner.map(|place| (*place, &ledger.partners[*place as usize]));
        let made = self.made_in.as_ref().map_or(Hit::No, |asked| match (substitute.country, partner) {
            (Some(country), _) => Hit::by(Some(asked.contains(&country))),
            (None, Some((_, partner))) if !partner.makes_elsewhere && !partner.makes_in.is_empty() => {
                let inside = partner.makes_in.iter().filter(|country| asked.contains(*country)).count();
                Hit::by(match inside {
                    0 => Some(false),
                    all if all == partner.makes_in.len() => Some(true),
                    _ => None,
                })
            }
            (None, _) => Hit::Perhaps,
        });
        // Where something is made does not tell who owns its maker.
        let owner = substitute.owned_from.or_else(|| partner.and_then(|(_, partner)| partner.owner()));
        let owned = self
            .owned_from
            .as_ref()
            .map_or(Hit::No, |asked| Hit::by(owner.map(|owner| asked.contains(&owner))));
        let party = self.parties.as_ref().map_or(Hit::No, |parties| match (&substitute.name, partner) {
            (None, _) => Hit::Perhaps,
            (Some(name), None) => Hit::by(Some(self.strangers.contains(name))),
            (Some(_), Some((place, _))) => Hit::by(Some(parties.contains(&Party::Known(place)))),
        });
        // It supplies what the row supplies, which may be what stops wherever it is made.
        let listed = self.listed(row).min(Hit::Perhaps);
        made.max(owned).max(party).max(listed)
    }

    /// Whether the source of a split is hit: it supplies what rows supply.
    pub(super) fn split(&self, ledger: &Ledger, rows: &[u32], split: &Split) -> Hit {
        let Split { share: _, partner, country, owned_from } = split.clone();
        let other = Substitute { name: partner, country, owned_from, days: None };
        rows.iter().map(|row| self.substitute(ledger, ledger.row(*row), &other)).max().unwrap_or(Hit::No)
    }

    /// Whether a row stands in an entry that is asked for.
    fn listed(&self, row: &Entered) -> Hit {
        let of = |(list, items): &(ListId, BTreeSet<ItemId>)| {
            Hit::by(row.trade.listed.get(list).map(|entries| !entries.is_disjoint(items)))
        };
        self.entries.iter().map(of).max().unwrap_or(Hit::No)
    }
}
