//! The command line, run as a program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod carried;
mod hand_out;
mod outputs;
mod recompute;
mod report;
mod scripts;
mod verify;
