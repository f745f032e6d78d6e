//! What is not sold because customers are gone: rows of sales that a stop hits. By product where a row names
//! one, and aside where it names several or none.

use std::collections::BTreeMap;

use super::ends::Case;
use super::ledger::{Entered, Goods, Ledger};
use super::numbers::{Four, Sum};
use super::stop::Hit;
use super::window::YEAR;

/// The rows of sales that are hit, in yen.
#[derive(Clone, Debug, Default)]
pub(super) struct Sales {
    /// Each row.
    pub(super) rows: Vec<SaleHit>,
    /// By product, of rows that name one.
    pub(super) of_goods: BTreeMap<u32, Four<Sum>>,
    /// Of rows that name several products or none.
    pub(super) aside: Four<Sum>,
}

/// A row of sales that is hit, or perhaps hit.
#[derive(Clone, Copy, Debug)]
pub(super) struct SaleHit {
    pub(super) row: u32,
    pub(super) hit: Hit,
    pub(super) lost: Four<Sum>,
}

impl Sales {
    pub(super) fn of(case: Case<'_>, hit: &[(u32, Hit)]) -> Self {
        let mut sales = Self::default();
        for (row, hit) in hit.iter().copied() {
            let entered = case.ledger.row(row);
            let lost = case.not_sold(entered, hit);
            sales.rows.push(SaleHit { row, hit, lost });
            let sum = match entered.sold[..] {
                [goods] => sales.of_goods.entry(goods).or_default(),
                _ => &mut sales.aside,
            };
            *sum = sum.plus(lost);
        }
        sales
    }

    /// All rows together.
    pub(super) fn line(&self) -> Four<Sum> {
        self.rows.iter().fold(Four::NOTHING, |sum, row| sum.plus(row.lost))
    }
}

impl Case<'_> {
    /// What a row of sales loses. An amount that is not known is not more than what is sold of its products.
    pub(super) fn not_sold(&self, row: &Entered, hit: Hit) -> Four<Sum> {
        let (best, usual, worst) = self.customer_is_gone(row);
        let year = Sum::from(YEAR);
        let part = |amount: u64, days: u16| Sum::from(amount) * Sum::from(days);
        let most = match row.yearly() {
            Some(amount) => part(amount, worst).div_ceil(year),
            None => self.ledger.sold_in(&row.sold, worst),
        };
        match hit {
            Hit::No => Four::NOTHING,
            Hit::Perhaps => Four { outermost: most, ..Four::NOTHING },
            Hit::Surely => Four {
                least: row.yearly().map_or(0, |amount| part(amount, best) / year),
                estimate: row.yearly().zip(usual).map(|(amount, days)| part(amount, days) / year),
                most,
                outermost: most,
            },
        }
    }
}

impl Goods {
    /// What is sold in so many days, as far as that is known.
    pub(super) fn sold_in(&self, days: u16) -> Option<Sum> {
        self.monthly.map(|monthly| (Sum::from(monthly) * Sum::from(days)).div_ceil(30))
    }
}

impl Ledger {
    /// What is sold of products in so many days; of all products where none is named.
    fn sold_in(&self, sold: &[u32], days: u16) -> Sum {
        let known = |goods: &Goods| goods.sold_in(days);
        match sold {
            [] => self.goods.iter().filter_map(known).sum(),
            some => some.iter().filter_map(|goods| known(&self.goods[*goods as usize])).sum(),
        }
    }
}
