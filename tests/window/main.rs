//! The window through its accessibility labels, in both languages. One program, as in the folders
//! beside this one: each that is linked costs seconds.

#![cfg(feature = "gui")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod association;
mod beside_registers;
mod by_keys;
mod canary;
mod carried;
mod column;
#[path = "../harness/looks.rs"]
mod combinations;
mod crosswalks;
mod dates;
mod entering;
mod files;
mod fits;
mod glossary;
mod groups;
mod handing;
mod keyboard;
mod limits;
mod lists;
#[path = "../harness/long_table.rs"]
mod long;
mod long_table;
mod looks;
mod low;
#[path = "../harness/made.rs"]
mod made;
mod main_job;
#[path = "../harness/members.rs"]
mod members;
mod messages;
mod names;
mod own_questions;
mod palette;
mod person;
mod place;
mod plan;
mod races;
mod random;
#[path = "../../examples/pictures/raster.rs"]
#[allow(dead_code, reason = "the pictures write files, the tests do not")]
mod raster;
mod recovery;
mod registers;
mod registers_import;
mod registers_job;
mod registers_kept;
mod registers_measures;
mod report;
mod said_once;
mod sealed;
mod settling;
mod sharing;
mod showing;
mod sizes;
mod slides;
mod table;
mod tags;
mod text;
mod undoing;
mod walk;
mod why;
mod worker;
mod workshop;
