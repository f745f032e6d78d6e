//! The scores, what they are compared with, which layer may know which, and the texts that are filled.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod authoring;
mod beside_registers;
mod claims;
mod comparison;
mod faithful;
mod golden;
mod hints;
mod holes;
mod house;
mod layers;
mod lists;
mod overlays;
mod pairs;
mod platform;
mod questions;
mod said;
mod scores;
mod source;
mod terms;
mod texts;
mod trace;
#[path = "../harness/whole.rs"]
mod whole;
mod wording;
