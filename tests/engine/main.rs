//! The scores, what they are compared with, and which layer may know which.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod comparison;
mod layers;
mod scores;
