//! Keian: an economic security self-assessment for company boards.
//!
//! The floors, from the lowest up, and who may know whom stand in a table in `ARCHITECTURE.md`, which
//! a test reads. The pure ones open no file, read no clock and name no egui: dates, fonts and bytes
//! are handed in.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod assessment;
pub mod audience;
pub mod authoring;
pub mod base;
pub mod cli;
pub mod cohort;
pub mod export;
pub mod import;
pub mod paper;
pub mod questionnaire;
pub mod report;
pub mod sandbox;
pub mod scoring;
pub mod session;
pub mod sheets;
pub mod start;
pub mod storage;
pub mod workshop;

pub use base::APP;
