//! The report as content: [`document`] is the report as data, [`build`] makes it out of scorecard and
//! answers; how it is set and printed is the business of [`crate::paper`]. [`slides`] tells the results
//! to a room.

mod build;
pub mod document;
pub mod fingerprint;
pub mod slides;
mod words;

pub use build::{Earlier, Edition, Extras, ReportInput, build, build_as};
pub use fingerprint::{Belongs, Fingerprint};
