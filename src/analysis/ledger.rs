//! The registers made ready to be reckoned with: rows, items, their sources, products and partners by
//! number instead of by text, with what a cell of one row says of another.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::shares::{Said, Shares};
use super::window::YEAR;
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::{Trade, TradeKind};
use crate::base::country::Country;
use crate::base::ids::{ProductId, TradeId};
use crate::base::shared::Shared;

/// The company's own country: where its own production is owned from, and what is not abroad.
pub const HOME: Country = Country::JAPAN;

/// From how many known values their median stands for one that is not known.
const MEDIAN_FROM: usize = 5;

/// The registers made ready. A copy of the rows is held by their counts, so that it may be kept as long as
/// the document does not change.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub(super) registers: Registers,
    pub(super) rows: Vec<Entered>,
    pub(super) items: Vec<Needed>,
    pub(super) sources: Vec<Sources>,
    pub(super) goods: Vec<Goods>,
    pub(super) partners: Vec<Partner>,
    pub(super) partner_of: FxHashMap<String, u32>,
    pub(super) usual: Usual,
}

/// A row of trade.
#[derive(Clone, Debug)]
pub(super) struct Entered {
    pub(super) trade: Shared<Trade>,
    pub(super) tier: u8,
    /// Its item and its place among the sources of the item; a sale has none.
    pub(super) supplies: Option<Supplies>,
    pub(super) party: Party,
    /// The country of its owner, where this row or another one of its partner says it.
    pub(super) owned_from: Option<Country>,
    /// Of a sale: the products that are sold.
    pub(super) sold: Vec<u32>,
}

/// What a row supplies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Supplies {
    pub(super) item: u32,
    pub(super) sources: u32,
    pub(super) place: u32,
}

/// With whom a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Party {
    /// A partner that is known.
    Known(u32),
    /// The company itself.
    Own,
    /// Nobody knows.
    Unknown,
}

/// An item that is bought or made.
#[derive(Clone, Debug)]
pub(super) struct Needed {
    pub(super) name: String,
    /// The products that need it.
    pub(super) goods: Vec<u32>,
    /// Its sources by tier.
    pub(super) sources: Vec<u32>,
}

/// The rows of one item and tier: together they are the whole of it.
#[derive(Clone, Debug)]
pub(super) struct Sources {
    pub(super) item: u32,
    pub(super) tier: u8,
    pub(super) rows: Vec<u32>,
    pub(super) shares: Shares,
}

/// A product.
#[derive(Clone, Debug)]
pub(super) struct Goods {
    pub(super) id: ProductId,
    pub(super) name: String,
    pub(super) monthly: Option<u64>,
    /// The items that it needs.
    pub(super) items: Vec<u32>,
}

/// A partner.
#[derive(Clone, Debug, Default)]
pub(super) struct Partner {
    pub(super) name: String,
    /// The countries that rows of it name for its owner: more than one is a doubt.
    pub(super) owners: BTreeSet<Country>,
    /// Where it makes what it supplies, as far as that is known.
    pub(super) makes_in: BTreeSet<Country>,
    /// Whether it supplies anything of which nobody knows where it is made.
    pub(super) makes_elsewhere: bool,
}

/// What stands for a number of days that is not known.
#[derive(Clone, Debug, Default)]
pub(super) struct Usual {
    pub(super) stock: Option<u16>,
    pub(super) recovery: BTreeMap<Country, u16>,
}

impl Partner {
    /// The one country that its rows name for its owner.
    pub(super) fn owner(&self) -> Option<Country> {
        (self.owners.len() == 1).then(|| self.owners.first().copied()).flatten()
    }
}

impl Ledger {
    /// The registers made ready.
    #[must_use]
    pub fn of(registers: &Registers) -> Self {
        let goods: Vec<Goods> = registers
            .products
            .iter()
            .map(|product| Goods {
                id: product.id.clone(),
                name: product.name.clone(),
                monthly: product.monthly_sales.map(|yen| yen.get()),
                items: Vec::new(),
            })
            .collect();
        let mut made = Self {
            registers: registers.clone(),
            rows: Vec::with_capacity(registers.trade.len()),
            items: Vec::new(),
            sources: Vec::new(),
            goods,
            partners: Vec::new(),
            partner_of: FxHashMap::default(),
            usual: Usual::of(registers),
        };
        made.enter();
        made.resolve_owners();
        made.divide();
        made
    }

    /// The names of all partners, or their numbers where they have none.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        self.partners.iter().map(|partner| partner.name.as_str())
    }

    /// A product's place by its id.
    pub(super) fn goods_of(&self, id: &ProductId) -> Option<u32> {
        self.goods.binary_search_by(|goods| goods.id.cmp(id)).ok().map(number)
    }

    /// A row's place by its id.
    pub(super) fn row_of(&self, id: &TradeId) -> Option<u32> {
        self.rows.binary_search_by(|row| row.trade.id.cmp(id)).ok().map(number)
    }

    pub(super) fn row(&self, row: u32) -> &Entered {
        &self.rows[row as usize]
    }

    /// The item that a row supplies.
    pub(super) fn item_of(&self, row: &Entered) -> Option<&Needed> {
        row.supplies.map(|supplies| self.item(supplies.item))
    }

    pub(super) fn item(&self, item: u32) -> &Needed {
        &self.items[item as usize]
    }

    pub(super) fn sources(&self, sources: u32) -> &Sources {
        &self.sources[sources as usize]
    }

    /// The rows that supply something.
    pub(super) fn supply(&self) -> impl Iterator<Item = (u32, &Entered)> {
        (0..).zip(&self.rows).filter(|(_, row)| row.supplies.is_some())
    }

    /// The rows that cost money: what is bought and made by others for the company, from its direct partners.
    /// What is behind them, and what the company makes itself, is contained in other amounts.
    pub(super) fn money(&self) -> impl Iterator<Item = (u32, &Entered)> {
        self.supply().filter(|(_, row)| row.costs_money())
    }

    fn enter(&mut self) {
        let registers = self.registers.clone();
        let mut item_of: FxHashMap<&str, u32> = FxHashMap::default();
        let goods_of: FxHashMap<&str, u32> =
            registers.products.iter().map(|product| product.id.as_str()).zip(0..).collect();
        for trade in registers.trade.iter() {
            let party = self.party(trade);
            let tier = trade.tier.map_or(1, |tier| tier.get());
            let products =
                trade.products.iter().filter_map(|product| goods_of.get(product.as_str()).copied());
            let row = number(self.rows.len());
            let mut sold = Vec::new();
            let supplies = if trade.kind == TradeKind::Sale {
                sold.extend(products);
                None
            } else {
                let item = *item_of.entry(&trade.item).or_insert_with(|| {
                    let name = trade.item.clone();
                    self.items.push(Needed { name, goods: Vec::new(), sources: Vec::new() });
                    number(self.items.len() - 1)
                });
                let needed = &mut self.items[item as usize];
                needed.goods.extend(products);
                // An item has few tiers.
                let known = needed.sources.iter().copied().find(|of| self.sources[*of as usize].tier == tier);
                let sources = known.unwrap_or_else(|| {
                    let made = number(self.sources.len());
                    self.sources.push(Sources { item, tier, rows: Vec::new(), shares: Shares::default() });
                    needed.sources.push(made);
                    made
                });
                let rows = &mut self.sources[sources as usize].rows;
                rows.push(row);
                Some(Supplies { item, sources, place: number(rows.len() - 1) })
            };
            let own = trade.kind == TradeKind::OwnProduction;
            let owned_from = trade.owned_from.or_else(|| own.then_some(HOME));
            self.rows.push(Entered { trade: trade.clone(), tier, supplies, party, owned_from, sold });
        }
    }

    /// A row's partner, noted with what the row says of it. A name is a partner; where there is none, the
    /// number is.
    fn party(&mut self, trade: &Trade) -> Party {
        if trade.kind == TradeKind::OwnProduction {
            return Party::Own;
        }
        let number_of = trade.partner_number.as_ref().map(|number| number.as_str());
        let Some(name) = trade.partner.as_deref().or(number_of) else { return Party::Unknown };
        let place = self.partner_of.get(name).copied().unwrap_or_else(|| {
            let made = number(self.partners.len());
            self.partners.push(Partner { name: name.to_owned(), ..Partner::default() });
            self.partner_of.insert(name.to_owned(), made);
            made
        });
        let partner = &mut self.partners[place as usize];
        partner.owners.extend(trade.owned_from);
        if trade.kind != TradeKind::Sale {
            partner.makes_in.extend(trade.made_in);
            partner.makes_elsewhere |= trade.made_in.is_none();
        }
        Party::Known(place)
    }

    /// The owner's country is a fact of the partner: one cell serves all its rows.
    fn resolve_owners(&mut self) {
        for row in &mut self.rows {
            if let (None, Party::Known(partner)) = (row.owned_from, row.party) {
                row.owned_from = self.partners[partner as usize].owner();
            }
        }
    }

    /// What needs what, and how sources share their item.
    fn divide(&mut self) {
        for (place, item) in (0..).zip(&mut self.items) {
            item.goods.sort_unstable();
            item.goods.dedup();
            item.goods.iter().for_each(|goods| self.goods[*goods as usize].items.push(place));
        }
        for sources in &mut self.sources {
            let said: Vec<Said> = sources
                .rows
                .iter()
                .map(|row| &self.rows[*row as usize].trade)
                .map(|trade| Said {
                    share: trade.share.map(|share| share.get()),
                    yearly: trade.yearly.map(|yen| yen.get()),
                })
                .collect();
            sources.shares = Shares::of(&said);
        }
    }
}

impl Entered {
    pub(super) fn costs_money(&self) -> bool {
        self.tier == 1 && matches!(self.trade.kind, TradeKind::Purchase | TradeKind::Outsourced)
    }

    pub(super) fn yearly(&self) -> Option<u64> {
        self.trade.yearly.map(|yen| yen.get())
    }
}

impl Usual {
    fn of(registers: &Registers) -> Self {
        let supply = || registers.trade.iter().filter(|trade| trade.kind != TradeKind::Sale);
        let stock = median(supply().filter_map(|trade| trade.stock).map(|days| days.get()).collect());
        let mut recoveries: BTreeMap<Country, Vec<u16>> = BTreeMap::new();
        for trade in supply() {
            if let (Some(country), Some(days)) = (trade.made_in, trade.recovery) {
                recoveries.entry(country).or_default().push(days.get());
            }
        }
        let known = recoveries.into_iter();
        let recovery = known.filter_map(|(country, days)| Some((country, median(days)?))).collect();
        Self { stock, recovery }
    }
}

/// The middle of days, of two in the middle half their sum, and no more than count; `None` of few.
fn median(mut days: Vec<u16>) -> Option<u16> {
    if days.len() < MEDIAN_FROM {
        return None;
    }
    days.sort_unstable();
    let middle = days.len() / 2;
    let found =
        if days.len() % 2 == 1 { days[middle] } else { u16::midpoint(days[middle - 1], days[middle]) };
    Some(found.min(YEAR))
}

/// A place in a list; no list of a file has 2³² entries.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_five_and_of_six() {
        assert_eq!(median(vec![9, 1, 5, 3]), None);
        assert_eq!(median(vec![9, 1, 5, 3, 900]), Some(5));
        assert_eq!(median(vec![9, 1, 5, 3, 900, 8]), Some(6));
        assert_eq!(median(vec![0, 0, 0, 720, 720, 720]), Some(360), "half of 720, and not of 360");
        assert_eq!(median(vec![900; 5]), Some(360));
    }
}
