//! What is marked: items of which half or more comes from one country abroad without anything qualified
//! elsewhere, the products that need them, and concentration abroad.

use std::collections::BTreeSet;

use super::concentration::{Among, Concentration};
use super::ledger::{Entered, HOME, Ledger, Needed};
use super::numbers::{Bounds, WHOLE};
use super::places::PlaceSort;
use super::shares::{ShareSort, Shares};
use super::stop::{Asked, Hit};
use crate::assessment::registers::trade::{Alternative, Substitute};
use crate::base::country::Country;
use crate::base::ids::{ProductId, TradeId};

/// From which part on an item is marked, in millionths.
pub const HALF: u32 = 500_000;

/// From which concentration on what is from abroad is marked: the threshold that is used for imports.
pub const CONCENTRATED: u32 = 400_000;

/// Whether a mark stands whatever the unknown turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marking {
    /// Only the upper end reaches it.
    Perhaps,
    /// The lower end does.
    Surely,
}

impl Marking {
    fn of(bounds: Bounds, from: u32) -> Option<Self> {
        let perhaps = (bounds.high >= from).then_some(Self::Perhaps);
        if bounds.low >= from { Some(Self::Surely) } else { perhaps }
    }
}

/// An item that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedItem {
    /// The item.
    pub item: String,
    /// The country; `None` where nobody knows of any.
    pub country: Option<Country>,
    /// Which part of it comes from there.
    pub share: Bounds,
    /// Whether that stands.
    pub marking: Marking,
    /// Its rows.
    pub rows: Vec<TradeId>,
}

/// A product that needs marked items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedProduct {
    /// The product.
    pub product: ProductId,
    /// How many items that it needs are surely marked.
    pub surely: usize,
    /// How many are perhaps.
    pub perhaps: usize,
}

impl Concentration {
    /// Whether it is marked: of what is from abroad, where that is half or more.
    #[must_use]
    pub fn marking(&self) -> Option<Marking> {
        Some(Marking::of(self.hhi, CONCENTRATED)?.min(Marking::of(self.part, HALF)?))
    }
}

impl Ledger {
    /// The items that are marked, and the products that need them, by the country in which things are made.
    #[must_use]
    pub fn marked(&self) -> (Vec<MarkedItem>, Vec<MarkedProduct>) {
        let marked: Vec<(&Needed, MarkedItem)> =
            self.items.iter().filter_map(|item| Some((item, self.marked_item(item)?))).collect();
        let mut counts = vec![(0, 0); self.goods.len()];
        for (item, mark) in &marked {
            for goods in &item.goods {
                let (surely, perhaps) = &mut counts[*goods as usize];
                match mark.marking {
                    Marking::Surely => *surely += 1,
                    Marking::Perhaps => *perhaps += 1,
                }
            }
        }
        let products = self.goods.iter().zip(counts).filter(|(_, counts)| *counts != (0, 0));
        let products = products
            .map(|(goods, (surely, perhaps))| MarkedProduct { product: goods.id.clone(), surely, perhaps })
            .collect();
        (marked.into_iter().map(|(_, mark)| mark).collect(), products)
    }

    /// What is from abroad, where its concentration is marked; over everything, and by product.
    #[must_use]
    pub fn marked_abroad(&self) -> Vec<(Among, Concentration)> {
        let products = self.goods.iter().map(|goods| Among::ProductAbroad(goods.id.clone()));
        std::iter::once(Among::Abroad)
            .chain(products)
            .filter_map(|among| Some((among.clone(), self.concentration(PlaceSort::MadeIn, &among)?)))
            .filter(|(_, concentration)| concentration.marking().is_some())
            .collect()
    }

    /// The country that marks an item: a sure one, else the one that it comes from most, perhaps.
    fn marked_item(&self, item: &Needed) -> Option<MarkedItem> {
        let direct = item.sources.iter().map(|sources| self.sources(*sources)).find(|of| of.tier == 1)?;
        let rows: Vec<&Entered> = direct.rows.iter().map(|row| self.row(*row)).collect();
        let made_in: BTreeSet<Country> = rows.iter().filter_map(|row| row.trade.made_in).collect();
        let abroad = made_in.iter().filter(|at| **at != HOME).map(|at| Some(*at));
        // What has no place may come from a country that no row names.
        let countries = abroad.chain(std::iter::once(None));
        let marks = countries.filter_map(|country| {
            let share = share_from(&direct.shares, |place| match (rows[place].trade.made_in, country) {
                (None, _) => Hit::Perhaps,
                (Some(at), Some(country)) if at == country => Hit::Surely,
                (Some(_), _) => Hit::No,
            });
            let marking = Marking::of(share, HALF)?;
            let safe = match country {
                Some(country) => rows.iter().any(|row| self.is_replaced(row, &[country].into())),
                None => self.is_replaced_anywhere(&rows, &made_in),
            };
            let rows = || rows.iter().map(|row| row.trade.id.clone()).collect();
            (!safe).then(|| MarkedItem { item: item.name.clone(), country, share, marking, rows: rows() })
        });
        // Of equal ones the first by its code.
        let mut marks: Vec<MarkedItem> = marks.collect();
        marks.sort_by_key(|mark| std::cmp::Reverse((mark.marking, mark.share.high)));
        marks.into_iter().next()
    }

    /// Whether a row has something qualified that is surely in none of these countries.
    fn is_replaced(&self, row: &Entered, countries: &BTreeSet<Country>) -> bool {
        let asked = Asked { made_in: Some(countries.clone()), ..Asked::default() };
        match &row.trade.alternative {
            Some(Alternative::Qualified(it)) => asked.substitute(self, row, it) == Hit::No,
            _ => false,
        }
    }

    /// Whether, of whatever country abroad that no row names what has no place comes from, some row has something
    /// qualified that is surely elsewhere.
    fn is_replaced_anywhere(&self, rows: &[&Entered], named: &BTreeSet<Country>) -> bool {
        let others = rows.iter().filter_map(|row| match &row.trade.alternative {
            Some(Alternative::Qualified(it)) => Some(it),
            _ => None,
        });
        // Only the countries of what is qualified make a difference, beside one in which nothing is.
        let of =
            |it: &Substitute| match (it.country, it.name.as_ref().and_then(|name| self.partner_of.get(name)))
            {
                (Some(country), _) => BTreeSet::from([country]),
                (None, Some(partner)) => self.partners[*partner as usize].makes_in.clone(),
                (None, None) => BTreeSet::new(),
            };
        let may_be = others.flat_map(of).filter(|country| *country != HOME && !named.contains(country));
        let mut all = may_be.map(|country| BTreeSet::from([country])).chain([BTreeSet::new()]);
        all.all(|country| rows.iter().any(|row| self.is_replaced(row, &country)))
    }
}

/// Which part of an item rows have of which it is known, or not, whether they belong to it.
fn share_from(shares: &Shares, belongs: impl Fn(usize) -> Hit) -> Bounds {
    let of = |sort: ShareSort| {
        let rows = shares.rows.iter().enumerate().filter(move |(_, share)| share.sort == sort);
        rows.map(|(place, share)| (belongs(place), share.part)).collect::<Vec<(Hit, Bounds)>>()
    };
    let low = |rows: &[(Hit, Bounds)]| -> u32 {
        rows.iter().filter(|(hit, _)| *hit == Hit::Surely).map(|(_, part)| part.low).sum()
    };
    let high = |rows: &[(Hit, Bounds)]| -> u32 {
        rows.iter().filter(|(hit, _)| *hit != Hit::No).map(|(_, part)| part.high).sum()
    };
    let (fixed, mixed, free) = (of(ShareSort::Fixed), of(ShareSort::Mixed), of(ShareSort::Free));
    // The rest goes to any of the free rows, or to the mixed ones.
    let free_low = if free.iter().all(|(hit, _)| *hit == Hit::Surely) { shares.rest.low } else { 0 };
    let free_high = if free.iter().any(|(hit, _)| *hit != Hit::No) { shares.rest.high } else { 0 };
    let (rest_low, rest_high) = match (free.is_empty(), mixed.is_empty()) {
        (true, _) => (0, 0),
        (false, true) => (free_low, free_high),
        (false, false) => (free_low.min(low(&mixed)), free_high.max(high(&mixed))),
    };
    Bounds {
        low: (low(&fixed) + rest_low).min(WHOLE),
        high: (high(&fixed) + rest_high + shares.absent.high).min(WHOLE),
    }
}
