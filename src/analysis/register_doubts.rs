//! What in the registers should be looked at: cells that speak against each other.

use std::collections::BTreeSet;

use super::ledger::{Entered, Ledger, Party};
use super::numbers::WHOLE;
use crate::assessment::registers::trade::Sourcing;
use crate::base::country::Country;
use crate::base::ids::{ProductId, TradeId};

/// Something that should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterDoubt {
    /// Rows of one partner name several countries for its owner.
    OwnersDiffer {
        /// The partner.
        partner: String,
        /// The countries.
        countries: BTreeSet<Country>,
    },
    /// The shares of an item's rows are more than the whole.
    SharesAbove {
        /// The item.
        item: String,
        /// The tier.
        tier: u8,
        /// Their sum, in millionths.
        sum: u64,
    },
    /// The shares of other rows leave nothing for this one.
    NothingLeft {
        /// The row.
        row: TradeId,
    },
    /// Several sources are said, and the rows name one partner.
    SeveralButOne {
        /// The item.
        item: String,
    },
    /// A row names a product that is not in the register.
    NoSuchProduct {
        /// The row.
        row: TradeId,
        /// The product.
        product: ProductId,
    },
}

impl Ledger {
    /// What in the registers should be looked at.
    #[must_use]
    pub fn doubts(&self) -> Vec<RegisterDoubt> {
        let differing = self.partners.iter().filter(|partner| partner.owners.len() > 1);
        let mut doubts: Vec<RegisterDoubt> = differing
            .map(|partner| RegisterDoubt::OwnersDiffer {
                partner: partner.name.clone(),
                countries: partner.owners.clone(),
            })
            .collect();
        for sources in &self.sources {
            let item = &self.item(sources.item).name;
            let rows: Vec<&Entered> = sources.rows.iter().map(|row| self.row(*row)).collect();
            let given = sources.shares.given;
            let shares = rows.iter().filter(|row| row.trade.share.is_some()).count() as u64;
            // Shares of rounded numbers may come to a little more than the whole.
            if given > u64::from(WHOLE) + 5_000 * shares {
                doubts.push(RegisterDoubt::SharesAbove {
                    item: item.clone(),
                    tier: sources.tier,
                    sum: given,
                });
            }
            if given >= u64::from(WHOLE) {
                let unsaid = rows.iter().filter(|row| row.trade.share.is_none());
                doubts.extend(unsaid.map(|row| RegisterDoubt::NothingLeft { row: row.trade.id.clone() }));
            }
            if sources.tier == 1 && several_but_one(&rows) {
                doubts.push(RegisterDoubt::SeveralButOne { item: item.clone() });
            }
        }
        for row in &self.rows {
            let unknown = row.trade.products.iter().filter(|product| self.goods_of(product).is_none());
            doubts.extend(unknown.map(|product| RegisterDoubt::NoSuchProduct {
                row: row.trade.id.clone(),
                product: product.clone(),
            }));
        }
        doubts
    }
}

fn several_but_one(rows: &[&Entered]) -> bool {
    let named: BTreeSet<Party> = rows.iter().map(|row| row.party).collect();
    let said = rows.iter().any(|row| row.trade.source == Some(Sourcing::Several));
    said && named.len() == 1 && !named.contains(&Party::Unknown)
}
