//! The report: as data, as text, as pages and as a PDF.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod association;
mod board;
mod crosswalk;
mod disclosed;
mod documents;
#[path = "../harness/grown.rs"]
mod grown;
#[path = "../harness/made.rs"]
mod made;
#[path = "../harness/members.rs"]
mod members;
mod outline;
mod page_one;
mod pdf;
mod pictures;
mod registers;
mod registers_said;
mod structure;
mod text;
#[path = "../harness/three_rows.rs"]
mod three_rows;
mod verify;
#[path = "../harness/whole.rs"]
mod whole;
