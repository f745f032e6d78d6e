//! What is lost by a stop in yen: of a product, and of the company.

use std::collections::BTreeMap;

use super::ledger::{Goods, Ledger};
use super::numbers::{Four, Sum, WHOLE};
use super::outage::Tally;

/// A month, in millionths of a day.
const MONTH: Sum = 30 * WHOLE as Sum;

/// What is sold in millionths of a day of what sells so much a month, rounded up.
pub(super) fn yen_of(monthly: u64, days: u64) -> Sum {
    (Sum::from(monthly) * Sum::from(days)).div_ceil(MONTH)
}

/// What a product loses, in yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// Because something that it needs is missing.
    pub(super) supply: Four<Sum>,
    /// Because customers are gone.
    pub(super) sales: Four<Sum>,
    /// What counts of both: at least the larger, at most their sum, and never more than is sold.
    pub(super) counted: Four<Sum>,
}

impl Tally {
    /// The four figures in millionths of a day.
    pub(super) fn days(&self) -> Four<u64> {
        let whole = |days: u16| u64::from(days) * u64::from(WHOLE);
        Four {
            least: self.least,
            estimate: self.usual,
            most: whole(self.most.count()),
            outermost: whole(self.outermost.count()),
        }
    }

    /// The loss of a product in yen, of what is sold in so many days.
    pub(super) fn lost(&self, goods: &Goods, days: u16) -> Lost {
        Lost::of(self.days(), self.sold, goods, days)
    }
}

impl Lost {
    /// Of the days that a product lacks and of what is not sold of it.
    pub(super) fn of(lacks: Four<u64>, sales: Four<Sum>, goods: &Goods, days: u16) -> Self {
        let supply = goods.monthly.map_or(Four::NOTHING, |monthly| {
            let yen = |lacks: u64| Sum::from(monthly) * Sum::from(lacks);
            Four {
                least: yen(lacks.least) / MONTH,
                estimate: lacks.estimate.map(|lacks| yen(lacks) / MONTH),
                most: yen_of(monthly, lacks.most),
                outermost: yen_of(monthly, lacks.outermost),
            }
        });
        let both = Four {
            least: supply.least.max(sales.least),
            estimate: supply.estimate.zip(sales.estimate).map(|(supply, sales)| supply.max(sales)),
            ..supply.plus(sales)
        };
        let counted = goods.sold_in(days).map_or(both, |all| both.up_to(all));
        Self { supply, sales, counted }
    }
}

/// What the company loses: its products, what is aside, and that it is not more than all that it sells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Total {
    /// The products' counted losses.
    pub(super) products: Four<Sum>,
    /// Of rows of sales that name several products or none: it may be in the others already.
    pub(super) aside: Four<Sum>,
    /// All sales of the time, where those of every product are known.
    pub(super) at_most: Option<Sum>,
}

impl Total {
    pub(super) fn of(ledger: &Ledger, lost: &BTreeMap<u32, Lost>, aside: Four<Sum>, days: u16) -> Self {
        let products = lost.values().fold(Four::NOTHING, |sum, lost| sum.plus(lost.counted));
        Self { products, aside, at_most: ledger.all_sold(days) }
    }

    pub(super) fn counted(&self) -> Four<Sum> {
        let Self { products, aside, at_most } = *self;
        let both = Four {
            most: products.most + aside.most,
            outermost: products.outermost + aside.outermost,
            ..products
        };
        at_most.map_or(both, |all| both.up_to(all))
    }
}

impl Ledger {
    /// All sales of so many days; `None` where those of a product are not known, or there is none.
    pub(super) fn all_sold(&self, days: u16) -> Option<Sum> {
        let all = self.goods.iter().map(|goods| goods.sold_in(days)).sum::<Option<Sum>>();
        all.filter(|_| !self.goods.is_empty())
    }
}
