//! Keian: an economic security self-assessment for company boards.
//!
//! The layers, and who may know whom: `base ← questionnaire ← assessment ← scoring ← report`;
//! `storage` knows the data types; `app` and `cli` know everything and nothing knows them.
//! The pure layers open no file, read no clock and name no egui: dates, fonts and bytes are
//! handed in.

#[cfg(feature = "gui")]
pub mod app;
pub mod assessment;
pub mod base;
pub mod cli;
pub mod paper;
pub mod questionnaire;
pub mod report;
pub mod sandbox;
pub mod scoring;
pub mod session;
pub mod start;
pub mod storage;

/// The program and its version, as it stands in files and reports.
pub const APP: &str = concat!("Keian ", env!("CARGO_PKG_VERSION"));
