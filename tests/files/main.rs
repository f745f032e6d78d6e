//! The files of answers: what is accepted, refused, kept, encrypted and brought up to date.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../harness/mod.rs"]
mod harness;

mod answers;
mod documents;
mod entering;

mod encryption;
mod formats_and_editions;
mod hostile;
mod leaves;
mod power_cut_model;
mod refused;
mod whole;
