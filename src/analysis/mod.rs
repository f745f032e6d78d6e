//! What the registers come to: totals, shares and concentration, single sources, what is known, what a stop
//! costs, what to find out first and what a measure buys. Exact on whole numbers. What is not known widens
//! a range; it is never 0 and never left out in silence. What each figure means stands in
//! `docs/registers.md`.
//!
//! [`Ledger::of`] makes the registers ready once; everything else is asked of the ledger.

mod asking;
pub mod bought_said;
mod cells;
mod concentration;
mod ends;
pub mod frozen;
pub mod gauge_words;
mod gauges;
mod knowledge;
mod lack;
mod ledger;
mod loss;
mod marked;
mod measure_gain;
mod numbers;
mod opened;
mod outage;
mod places;
mod points;
mod ranks;
mod register_doubts;
pub mod said;
mod sales;
mod shares;
mod single;
mod stop;
mod what_if;
mod window;
pub mod words;

pub use asking::{Call, RowAsked};
pub use cells::{CellAsked, Whom};
pub use concentration::{Among, Concentration, Unplaced};
pub use ends::Lasting;
pub use gauges::{GaugeReading, Readings};
pub use knowledge::{Knowledge, Known};
pub use ledger::{HOME, Ledger};
pub use marked::{CONCENTRATED, HALF, MarkedItem, MarkedProduct, Marking};
pub use measure_gain::{Gain, MeasureGain, MeasureLack};
pub use numbers::{Bounds, Four, Sum, WHOLE};
pub use opened::{LackTerm, OpenedProduct, RowTerm};
pub use places::{PlaceShare, PlaceSort, ShareTerms, Spread, Totals, TradePlace};
pub use points::{Point, Points};
pub use ranks::{RECKONED, by_rank};
pub use register_doubts::RegisterDoubt;
pub use single::{ReplacedBy, SingleSource};
pub use stop::{Hit, Stop};
pub use what_if::{
    CompanyTerms, Felt, HitRows, LeftOut, NoEstimate, ProductLoss, SaleLoss, WhatIf, is_enough,
};
