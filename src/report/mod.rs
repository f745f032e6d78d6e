//! The report as content: [`document`] is the report as data, [`build`] makes it out of
//! [`ReportInput`] and [`Extras`]; how it is set and printed is the business of [`crate::paper`]. [`slides`] tells the results
//! to a room.

pub mod ballots;
pub mod bars;
mod build;
pub mod cohort;
pub mod crosswalk;
pub mod document;
pub mod figure_lines;
pub mod figure_words;
pub mod fingerprint;
mod frame;
mod input;
mod pieces;
pub mod radar;
pub mod recipe;
mod register_words;
pub mod slides;
mod words;

pub use build::{build, build_as, protocol, said};
pub use fingerprint::{Belongs, Fingerprint};
pub use input::{Extras, ReportInput};
pub use recipe::{Recipe, RecipeEarlier};
