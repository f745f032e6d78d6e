//! Spreadsheets taken into the registers, and what the registers come to: the cases of the definition by their letters, small companies worked out by
//! hand, and random ones against a day-by-day simulation of their own.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod asking;
mod cases;
mod import;
mod import_more;
mod made;
mod measures;
mod opened;
mod places;
mod round_trip;
mod sample;
mod twin;
mod what_if;
