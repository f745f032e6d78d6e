//! How much the register knows: of what is bought, by amount and by rows.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::ledger::{Entered, Ledger, Party};
use super::numbers::{Bounds, Sum};

/// How many months a row that was confirmed stays so.
const CONFIRMED_MONTHS: i32 = 12;

/// How much of what is bought something is known of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// In yen, of what is bought.
    pub amount: Sum,
    /// How many rows.
    pub rows: usize,
}

/// How much the register knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// What all of it is of.
    pub all: Known,
    /// With a partner.
    pub partner: Known,
    /// With the country in which it is made.
    pub made_in: Known,
    /// With the owner's country.
    pub owned_from: Known,
    /// With the stock.
    pub stock: Known,
    /// With the time that the source takes to recover.
    pub recovery: Known,
    /// With an alternative, or that there is none.
    pub alternative: Known,
    /// Confirmed within twelve months.
    pub confirmed: Known,
    /// Of items that have a row of a deeper tier.
    pub deeper: Known,
}

impl Known {
    /// Which part of an amount it is; `None` where there is none.
    #[must_use]
    pub fn part(self, all: Self) -> Option<Bounds> {
        (all.amount > 0).then(|| Bounds::of(self.amount, all.amount))
    }
}

impl Ledger {
    /// How much the register knows of what is bought, on a day.
    #[must_use]
    pub fn knowledge(&self, today: Date) -> Knowledge {
        let since = today.checked_sub(CONFIRMED_MONTHS.months()).unwrap_or(Date::MIN);
        let deeper: BTreeSet<u32> = self.sources.iter().filter(|of| of.tier > 1).map(|of| of.item).collect();
        let mut known = Knowledge::default();
        for (_, row) in self.money() {
            let is_deeper = row.supplies.is_some_and(|supplies| deeper.contains(&supplies.item));
            let confirmed = row.trade.confirmed_on.is_some_and(|on| since <= on && on <= today);
            let Knowledge {
                all,
                partner,
                made_in,
                owned_from,
                stock,
                recovery,
                alternative,
                confirmed: of_confirmed,
                deeper: of_deeper,
            } = &mut known;
            for (sum, is_known) in [
                (all, true),
                (partner, row.party != Party::Unknown),
                (made_in, row.trade.made_in.is_some()),
                (owned_from, row.owned_from.is_some()),
                (stock, row.trade.stock.is_some()),
                (recovery, row.trade.recovery.is_some()),
                (alternative, row.trade.alternative.is_some()),
                (of_confirmed, confirmed),
                (of_deeper, is_deeper),
            ] {
                if is_known {
                    sum.add(row);
                }
            }
        }
        known
    }
}

impl Known {
    fn add(&mut self, row: &Entered) {
        self.amount += Sum::from(row.yearly().unwrap_or(0));
        self.rows += 1;
    }
}
