//! The report as content: [`document`] is the report as data, [`build`] makes it out of scorecard and
//! answers, [`ReportInput`] and [`Extras`] are these. How it is set and printed is the business of [`crate::paper`].

mod build;
pub mod document;
pub mod fingerprint;
mod input;
mod words;

pub use build::{build, build_as};
pub use fingerprint::{Belongs, Fingerprint};
pub use input::{Earlier, Edition, Extras, ReportInput, UnknownEdition};
