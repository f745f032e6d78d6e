//! When what a row supplies is missing: with every unknown at its best, at what is usual, and at its worst.

use std::collections::BTreeMap;

use super::ledger::{Entered, Ledger};
use super::stop::{Asked, Hit};
use super::window::{Window, YEAR};
use crate::assessment::registers::scenarios::Split;
use crate::assessment::registers::trade::{Alternative, Sourcing, Substitute, TradeKind};

/// How long a stop lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// So many days, of which those of a year count.
    Days(u16),
    /// Until each source has recovered.
    UntilRecovered,
}

impl Lasting {
    /// How long it is taken to last where nobody says it.
    pub const USUAL: Self = Self::Days(180);

    /// The days in which sales are looked at.
    #[must_use]
    pub fn days(self) -> u16 {
        match self {
            Self::Days(days) => days.min(YEAR),
            Self::UntilRecovered => YEAR,
        }
    }
}

/// What measures change about rows and about the sources of items.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// By row: days more in stock.
    pub(super) stock: BTreeMap<u32, u32>,
    /// By row: what is qualified beside what the row has.
    pub(super) qualified: BTreeMap<u32, Vec<Substitute>>,
    /// By item and tier: where parts of it come from then, and in whose place.
    pub(super) splits: BTreeMap<u32, Vec<(Vec<u32>, Split)>>,
}

/// The circumstances under which rows are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) asked: &'a Asked,
    pub(super) lasting: Lasting,
    pub(super) changes: Option<&'a Changes>,
}

/// When what a row supplies is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// Every unknown at its best.
    pub(super) least: Window,
    /// Unknowns at what is usual; `None` where too few are known to say what that is.
    pub(super) usual: Option<Window>,
    /// Every unknown at its worst: it holds the others.
    pub(super) most: Window,
    /// How many cells are assumed in the usual one.
    pub(super) assumed: u32,
}

/// Three numbers of days: at best, usual, at worst; later than any day is `NEVER`.
#[derive(Clone, Copy)]
struct Days {
    best: u32,
    usual: Option<u32>,
    worst: u32,
}

/// A day that does not come.
const NEVER: u32 = u32::MAX;

impl Days {
    fn known(days: u32) -> Self {
        Self { best: days, usual: Some(days), worst: days }
    }
}

impl Case<'_> {
    /// When what a row supplies is missing, if it is hit.
    pub(super) fn ends(&self, at: u32, row: &Entered) -> Ends {
        let (stock, recovery, switch) = (self.stock(at, row), self.recovery(row), self.switch(at, row));
        let window = |stock: u32, recovery: u32, switch: u32| Window::new(stock, recovery.min(switch));
        let most = window(stock.worst, recovery.worst, switch.worst);
        let least = window(stock.best, recovery.best, switch.best);
        let usual = if most.is_never() {
            Some(Window::NEVER)
        } else {
            switch.usual.and_then(|switch| usual(stock, recovery, switch))
        };
        let unknown_recovery = self.lasting == Lasting::UntilRecovered && row.trade.recovery.is_none();
        let unknown_switch = switch.best != switch.worst;
        let cells = [row.trade.stock.is_none(), unknown_recovery, unknown_switch];
        let assumed = if most.is_never() { 0 } else { cells.iter().filter(|cell| **cell).count() as u32 };
        Ends { least, usual, most, assumed }
    }

    /// How long what a row supplies goes on after its last delivery.
    fn stock(&self, at: u32, row: &Entered) -> Days {
        let more = self.changes.and_then(|changes| changes.stock.get(&at)).copied().unwrap_or(0);
        match row.trade.stock {
            Some(days) => Days::known(u32::from(days.get()) + more),
            None => Days {
                best: NEVER,
                usual: self.ledger.usual.stock.map(|days| u32::from(days) + more),
                worst: more,
            },
        }
    }

    fn recovery(&self, row: &Entered) -> Days {
        match (self.lasting, row.trade.recovery) {
            (Lasting::Days(days), _) => Days::known(days.into()),
            (Lasting::UntilRecovered, Some(days)) => Days::known(days.get().into()),
            (Lasting::UntilRecovered, None) => {
                let usual = row.trade.made_in.and_then(|country| self.ledger.usual.recovery.get(&country));
                Days { best: 0, usual: usual.map(|days| (*days).into()), worst: YEAR.into() }
            }
        }
    }

    /// How long a stop lasts for a row of sales.
    pub(super) fn customer_is_gone(&self, row: &Entered) -> (u16, Option<u16>, u16) {
        let days = |days: u32| u16::try_from(days).unwrap_or(YEAR).min(YEAR);
        let Days { best, usual, worst } = self.recovery(row);
        (days(best), usual.map(days), days(worst))
    }

    /// After how many days something else is there. An alternative that is perhaps hit itself, and one that
    /// is a candidate only, may help and may not; nothing is assumed of them.
    fn switch(&self, at: u32, row: &Entered) -> Days {
        let never = Days::known(NEVER);
        let may_be = |best: u32| Days { best, ..never };
        let own = match &row.trade.alternative {
            None if row.trade.source == Some(Sourcing::Sole) => never,
            None if row.trade.kind == TradeKind::OwnProduction => never,
            None => may_be(0),
            Some(Alternative::Nothing) => never,
            Some(Alternative::Candidate(it)) => match self.asked.substitute(self.ledger, row, it) {
                Hit::Surely => never,
                Hit::Perhaps | Hit::No => may_be(days(it).unwrap_or(0)),
            },
            Some(Alternative::Qualified(it)) => self.qualified(row, it),
        };
        let more = self.changes.and_then(|changes| changes.qualified.get(&at)).into_iter().flatten();
        more.map(|it| self.qualified(row, it)).fold(own, |one, other| Days {
            best: one.best.min(other.best),
            usual: one.usual.zip(other.usual).map(|(one, other)| one.min(other)),
            worst: one.worst.min(other.worst),
        })
    }

    fn qualified(&self, row: &Entered, it: &Substitute) -> Days {
        match (self.asked.substitute(self.ledger, row, it), days(it)) {
            (Hit::Surely, _) => Days::known(NEVER),
            (Hit::No, Some(days)) => Days::known(days),
            (Hit::Perhaps | Hit::No, days) => Days { best: days.unwrap_or(0), ..Days::known(NEVER) },
        }
    }
}

/// When a row is missing by what is usual; `None` where that cannot be told. Where nothing is missing whatever comes
/// of what is not known, that is told.
fn usual(stock: Days, recovery: Days, switch: u32) -> Option<Window> {
    let from = stock.usual.unwrap_or(stock.worst);
    let to = recovery.usual.unwrap_or(recovery.worst).min(switch);
    if from >= to.min(YEAR.into()) {
        return Some(Window::NEVER);
    }
    Some(Window::new(stock.usual?, recovery.usual?.min(switch)))
}

fn days(it: &Substitute) -> Option<u32> {
    it.days.map(|days| days.get().into())
}
