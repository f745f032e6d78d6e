//! The report as content: [`document`] is the report as data, [`build`] makes it out of scorecard and
//! answers. How it is set and printed is the business of [`crate::paper`].

mod build;
pub mod document;
pub mod fingerprint;
mod words;

pub use build::{Earlier, Edition, Extras, ReportInput, build, build_as};
pub use fingerprint::{Belongs, Fingerprint};
