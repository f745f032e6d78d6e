//! The command line, run as a program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;

mod association;
mod carried;
mod hand_out;
#[path = "../harness/members.rs"]
mod members;
mod outputs;
mod questionnaire;
mod recompute;
mod registers;
mod report;
mod scripts;
mod verify;

/// What a folder has in it, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
