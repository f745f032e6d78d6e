//! The cells of a row that are not known and that a stop asks for, and who can tell.

use super::ends::{Case, Lasting};
use super::ledger::{Entered, Ledger, Party};
use super::outage::Struck;
use super::shares::ShareSort;
use super::stop::Hit;
use crate::assessment::registers::trade::{Alternative, Sourcing, TradeKind};
use crate::base::ids::ListId;

/// A cell to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellAsked {
    /// The country in which it is made; of a sale, in which the customer is.
    MadeIn,
    /// The country of the owner.
    OwnedFrom,
    /// The partner.
    Partner,
    /// Whether it stands in a reference list.
    Listed(ListId),
    /// The stock.
    Stock,
    /// The time to recover.
    Recovery,
    /// The yearly amount, or the share.
    Amount,
    /// Whether there is an alternative.
    Alternative,
    /// Whether the candidate would do.
    Candidate,
    /// Where the alternative is from.
    AlternativePlace,
    /// How long it takes to change to it.
    AlternativeDays,
    /// Who supplies the part that no row has.
    Share,
}

/// Who can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// A partner.
    Partner(String),
    /// Own sites.
    OwnSites,
    /// The company's purchasing: nobody knows the partner.
    Purchasing,
    /// The company's sales: nobody knows the customer.
    Sales,
}

impl Ledger {
    pub(super) fn whom(&self, row: &Entered) -> Whom {
        match row.party {
            Party::Known(partner) => Whom::Partner(self.partners[partner as usize].name.clone()),
            Party::Own => Whom::OwnSites,
            Party::Unknown if row.supplies.is_none() => Whom::Sales,
            Party::Unknown => Whom::Purchasing,
        }
    }
}

impl Case<'_> {
    /// The unknown cells of a row of supply.
    pub(super) fn cells(&self, one: &Struck) -> Vec<CellAsked> {
        let row = self.ledger.row(one.row);
        let mut cells = self.place_cells(row, one.hit);
        if row.trade.stock.is_none() {
            cells.push(CellAsked::Stock);
        }
        self.recovery_cell(row, &mut cells);
        if one.share.sort == ShareSort::Free {
            cells.push(CellAsked::Amount);
        }
        let told = row.trade.source == Some(Sourcing::Sole) || row.trade.kind == TradeKind::OwnProduction;
        let it = match &row.trade.alternative {
            None if !told => {
                cells.push(CellAsked::Alternative);
                return cells;
            }
            None | Some(Alternative::Nothing) => return cells,
            Some(Alternative::Candidate(it) | Alternative::Qualified(it)) => it,
        };
        let hit = self.asked.substitute(self.ledger, row, it);
        if hit == Hit::Surely {
            return cells;
        }
        if matches!(row.trade.alternative, Some(Alternative::Candidate(_))) {
            cells.push(CellAsked::Candidate);
        }
        if hit == Hit::Perhaps {
            cells.push(CellAsked::AlternativePlace);
        }
        if it.days.is_none() {
            cells.push(CellAsked::AlternativeDays);
        }
        cells
    }

    /// The unknown cells of a row of sales.
    pub(super) fn sale_cells(&self, row: &Entered, hit: Hit) -> Vec<CellAsked> {
        let mut cells = self.place_cells(row, hit);
        self.recovery_cell(row, &mut cells);
        if row.trade.yearly.is_none() {
            cells.push(CellAsked::Amount);
        }
        cells
    }

    fn recovery_cell(&self, row: &Entered, cells: &mut Vec<CellAsked>) {
        if self.lasting == Lasting::UntilRecovered && row.trade.recovery.is_none() {
            cells.push(CellAsked::Recovery);
        }
    }

    /// The cells that decide whether a row is hit.
    fn place_cells(&self, row: &Entered, hit: Hit) -> Vec<CellAsked> {
        let mut cells = Vec::new();
        if hit != Hit::Perhaps {
            return cells;
        }
        if self.asked.made_in.is_some() && row.trade.made_in.is_none() {
            cells.push(CellAsked::MadeIn);
        }
        if self.asked.owned_from.is_some() && row.owned_from.is_none() {
            cells.push(CellAsked::OwnedFrom);
        }
        if self.asked.parties.is_some() && row.party == Party::Unknown {
            cells.push(CellAsked::Partner);
        }
        let unlisted = self.asked.entries.iter().filter(|(list, _)| !row.trade.listed.contains_key(list));
        cells.extend(unlisted.map(|(list, _)| CellAsked::Listed(list.clone())));
        cells
    }
}
