//! The report: as data, as text, as pages and as a PDF.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod crosswalk;
mod disclosed;
mod documents;
#[path = "../harness/made.rs"]
mod made;
mod outline;
mod pdf;
mod pictures;
mod structure;
mod text;
#[path = "../harness/whole.rs"]
mod whole;
