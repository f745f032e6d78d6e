//! How concentrated what is bought is: the sum of the squares of the shares, by country, by owner's country
//! and by partner, between the ends that unknown places leave.

use std::collections::BTreeMap;

use super::ledger::{Entered, HOME, Ledger, Party};
use super::numbers::{Bounds, Sum, WHOLE};
use super::places::{PlaceSort, TradePlace};
use crate::base::ids::{ProductId, TradeId};

/// Beyond so many bits yen are not squared one by one: 9,000 trillion yen are.
const SQUARED: u32 = 53;

/// What the concentration is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Among {
    /// Everything that is bought.
    Everything,
    /// What comes from abroad.
    Abroad,
    /// An item.
    Item(String),
    /// All items that a product needs, each in full.
    Product(ProductId),
    /// The same, from abroad.
    ProductAbroad(ProductId),
}

/// How concentrated something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// The sum of the squares of the shares, in millionths: one source is 1, two equal ones are a half.
    pub hhi: Bounds,
    /// The largest place that is known and its part.
    pub largest: Option<(TradePlace, Bounds)>,
    /// Which part of it is looked at: all of it, or what is from abroad.
    pub part: Bounds,
    /// What it is made of: the places with what comes from there, in yen.
    pub places: BTreeMap<TradePlace, Sum>,
    /// What has no place: what is taken as one source, in yen.
    pub unknown: Vec<Unplaced>,
    /// Rows without an amount, which are not in it.
    pub without_amount: Vec<TradeId>,
}

/// An amount of which the place is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The rows: one, or by owner all of a partner.
    pub rows: Vec<TradeId>,
    /// Their amount, in yen.
    pub amount: Sum,
    /// How many sources it may be: more than one where a row was summed up of several lines.
    pub sources: u32,
}

impl Concentration {
    /// To how many sources of equal size this comes, in hundredths: at least, and at most.
    #[must_use]
    pub fn equal_sources(&self) -> (u64, u64) {
        let hundredths = 100 * u64::from(WHOLE);
        (hundredths / u64::from(self.hhi.high.max(1)), hundredths.div_ceil(u64::from(self.hhi.low.max(1))))
    }
}

impl Ledger {
    /// How concentrated something is; `None` where no amount of it is recorded.
    #[must_use]
    pub fn concentration(&self, by: PlaceSort, among: &Among) -> Option<Concentration> {
        let rows: Vec<(u32, &Entered)> = match among {
            Among::Everything | Among::Abroad => self.money().collect(),
            Among::Item(name) => self
                .money()
                .filter(|(_, row)| self.item_of(row).is_some_and(|item| item.name == *name))
                .collect(),
            Among::Product(id) | Among::ProductAbroad(id) => {
                let goods = self.goods_of(id)?;
                let needed =
                    |row: &Entered| self.item_of(row).is_some_and(|item| item.goods.contains(&goods));
                self.money().filter(|(_, row)| needed(row)).collect()
            }
        };
        let abroad = matches!(among, Among::Abroad | Among::ProductAbroad(_));
        Gathered::of(self, &rows, by).concentration(abroad.then_some(TradePlace::Country(HOME)))
    }
}

/// Amounts by place.
struct Gathered {
    places: BTreeMap<TradePlace, Sum>,
    unknown: Vec<Unplaced>,
    without_amount: Vec<TradeId>,
}

impl Gathered {
    fn of(ledger: &Ledger, rows: &[(u32, &Entered)], by: PlaceSort) -> Self {
        let mut places: BTreeMap<TradePlace, Sum> = BTreeMap::new();
        let mut unknown: Vec<Unplaced> = Vec::new();
        let mut of_partner: BTreeMap<Party, usize> = BTreeMap::new();
        let mut without_amount = Vec::new();
        for (_, row) in rows {
            let id = row.trade.id.clone();
            let Some(amount) = row.yearly().map(Sum::from) else {
                without_amount.push(id);
                continue;
            };
            if let Some(place) = ledger.place(row, by) {
                *places.entry(place).or_default() += amount;
                continue;
            }
            let sources = row.trade.lines.map_or(1, |lines| lines.get());
            // The owner's country is a fact of the partner: all its rows are one source.
            if by == PlaceSort::OwnedFrom && row.party != Party::Unknown {
                let at = *of_partner.entry(row.party).or_insert(unknown.len());
                if let Some(partner) = unknown.get_mut(at) {
                    partner.rows.push(id);
                    partner.amount += amount;
                    continue;
                }
                unknown.push(Unplaced { rows: vec![id], amount, sources: 1 });
                continue;
            }
            unknown.push(Unplaced { rows: vec![id], amount, sources });
        }
        Self { places, unknown, without_amount }
    }

    /// The concentration of all, or of what is not from home.
    fn concentration(self, home: Option<TradePlace>) -> Option<Concentration> {
        let Self { places, unknown, without_amount } = self;
        let unplaced: Sum = unknown.iter().map(|one| one.amount).sum();
        let everything: Sum = places.values().sum::<Sum>() + unplaced;
        let away: BTreeMap<TradePlace, Sum> =
            places.into_iter().filter(|(place, _)| Some(place) != home.as_ref()).collect();
        let known: Sum = away.values().sum();
        if known + unplaced == 0 {
            return None;
        }
        let part = match home {
            Some(_) => Bounds::between(known, known + unplaced, everything),
            None => Bounds::ALL,
        };
        // Of equal ones the first by name.
        let largest = away.iter().rev().max_by_key(|(_, amount)| **amount);
        // Of what is abroad the unknown may be no part, and then the largest has most of it.
        let least_of = |amount: Sum| Bounds::of(amount, known + unplaced).low;
        let share = |amount: Sum| Bounds {
            low: least_of(amount),
            high: Bounds::of(amount + unplaced, known + unplaced).high,
        };
        let largest = largest.map(|(place, amount)| (place.clone(), share(*amount)));
        let hhi = Bounds {
            low: if home.is_some() { lowest_of_part(&away, &unknown) } else { lowest(&away, &unknown) },
            high: highest(&away, unplaced),
        };
        Some(Concentration { hhi, largest, part, places: away, unknown, without_amount })
    }
}

/// How far amounts are cut so that their squares can be reckoned with.
fn shift(whole: Sum) -> u32 {
    (Sum::BITS - whole.leading_zeros()).saturating_sub(SQUARED)
}

fn squared(amount: Sum, shift: u32) -> Sum {
    (amount >> shift) * (amount >> shift)
}

/// Each unknown source for itself.
fn lowest(places: &BTreeMap<TradePlace, Sum>, unknown: &[Unplaced]) -> u32 {
    let whole: Sum = places.values().sum::<Sum>() + unknown.iter().map(|one| one.amount).sum::<Sum>();
    let shift = shift(whole);
    let known: Sum = places.values().map(|amount| squared(*amount, shift)).sum();
    let others: Sum = unknown.iter().map(|one| squared(one.amount, shift) / Sum::from(one.sources)).sum();
    Bounds::of(known + others, squared(whole, shift)).low
}

/// Each unknown source for itself where it may be no part at all. The best choice of those that are a part
/// takes the smaller before the larger; a row that may be several sources can be split until it weighs
/// nothing.
fn lowest_of_part(places: &BTreeMap<TradePlace, Sum>, unknown: &[Unplaced]) -> u32 {
    let all: Sum = places.values().sum::<Sum>() + unknown.iter().map(|one| one.amount).sum::<Sum>();
    let shift = shift(all);
    let mut whole: Sum = places.values().sum();
    let mut squares: Sum = places.values().map(|amount| squared(*amount, shift)).sum();
    let (single, several): (Vec<&Unplaced>, Vec<&Unplaced>) =
        unknown.iter().partition(|one| one.sources == 1);
    whole += several.iter().map(|one| one.amount).sum::<Sum>();
    let mut amounts: Vec<Sum> =
        single.into_iter().map(|one| one.amount).filter(|amount| *amount > 0).collect();
    amounts.sort_unstable();
    let part = |squares: Sum, whole: Sum| match squared(whole, shift) {
        0 => WHOLE,
        all => Bounds::of(squares, all).low,
    };
    let mut low = part(squares, whole);
    for amount in amounts {
        whole += amount;
        squares += squared(amount, shift);
        low = low.min(part(squares, whole));
    }
    low
}

/// All that is unknown with the largest.
fn highest(places: &BTreeMap<TradePlace, Sum>, unplaced: Sum) -> u32 {
    let whole = places.values().sum::<Sum>() + unplaced;
    let shift = shift(whole);
    let largest = places.values().max().copied().unwrap_or(0);
    let others: Sum =
        places.values().map(|amount| squared(*amount, shift)).sum::<Sum>() - squared(largest, shift);
    Bounds::of(others + squared(largest + unplaced, shift), squared(whole, shift)).high
}
