//! Items that come from one source, surely or perhaps, and whether anything would take its place.

use std::collections::BTreeSet;

use super::ledger::{Entered, Ledger, Needed, Party};
use super::marked::Marking;
use super::numbers::Sum;
use crate::assessment::registers::trade::{Alternative, Sourcing};
use crate::base::ids::TradeId;

/// An item with one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleSource {
    /// The item.
    pub item: String,
    /// Whether it surely has one source, or only as far as rows without a partner are the same.
    pub marking: Marking,
    /// What is bought of it in a year, in yen.
    pub bought: Sum,
    /// Whether an amount is missing in that.
    pub amount_missing: bool,
    /// What would take the source's place.
    pub replaced: ReplacedBy,
    /// Its rows.
    pub rows: Vec<TradeId>,
}

/// What would take the place of an item's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplacedBy {
    /// Something qualified.
    Qualified,
    /// A candidate only.
    Candidate,
    /// Nothing: somebody has looked.
    Nothing,
    /// Nobody has looked.
    NotLookedAt,
}

impl Ledger {
    /// The items that come from one source.
    #[must_use]
    pub fn single_sources(&self) -> Vec<SingleSource> {
        (0..).zip(&self.items).filter_map(|(place, item)| self.single_source(place, item)).collect()
    }

    fn single_source(&self, place: u32, item: &Needed) -> Option<SingleSource> {
        let direct = item.sources.iter().map(|sources| self.sources(*sources)).find(|of| of.tier == 1)?;
        let rows: Vec<&Entered> = direct.rows.iter().map(|row| self.row(*row)).collect();
        let (bought, amount_missing) = self.bought(place);
        Some(SingleSource {
            item: item.name.clone(),
            marking: sources_of(&rows)?,
            bought,
            amount_missing,
            replaced: replaced(&rows),
            rows: rows.iter().map(|row| row.trade.id.clone()).collect(),
        })
    }
}

/// Whether rows are of one source. Rows of one partner are one; so are own sites.
fn sources_of(rows: &[&Entered]) -> Option<Marking> {
    let said = |row: &&Entered| matches!(row.trade.source, Some(Sourcing::SingleByChoice | Sourcing::Sole));
    if rows.iter().any(said) {
        return Some(Marking::Surely);
    }
    let named: BTreeSet<Party> =
        rows.iter().map(|row| row.party).filter(|of| *of != Party::Unknown).collect();
    let unnamed = rows.iter().any(|row| row.party == Party::Unknown);
    match (named.len(), unnamed) {
        (1, false) => Some(Marking::Surely),
        (0 | 1, true) => Some(Marking::Perhaps),
        _ => None,
    }
}

/// The best that any row has.
fn replaced(rows: &[&Entered]) -> ReplacedBy {
    let of = |row: &Entered| match row.trade.alternative {
        Some(Alternative::Qualified(_)) => ReplacedBy::Qualified,
        Some(Alternative::Candidate(_)) => ReplacedBy::Candidate,
        Some(Alternative::Nothing) => ReplacedBy::Nothing,
        None => ReplacedBy::NotLookedAt,
    };
    let all: BTreeSet<ReplacedBy> = rows.iter().map(|row| of(row)).collect();
    // That there is nothing is said where every row says so.
    let best = all.first().copied().unwrap_or(ReplacedBy::NotLookedAt);
    if best == ReplacedBy::Nothing { all.last().copied().unwrap_or(best) } else { best }
}
