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

use crate::analysis::words::register_words;
use crate::base::lang::Lang;
use crate::questionnaire::bearing::bearings;
use crate::scoring::names::names;
use crate::scoring::words::score_words;

pub use build::{build, build_as, protocol, said};
pub use fingerprint::{Belongs, Fingerprint};
pub use input::{Extras, ReportInput};
pub use recipe::{Recipe, RecipeEarlier};

/// Reads what a report in a language says with and what bears on its questions: else it is read when first needed,
/// while everything waits for it.
pub fn read_ahead(lang: Lang) {
    let _ = (
        bearings(),
        score_words(lang),
        names(lang),
        words::words(lang),
        register_words(lang),
        register_words::register_report_words(lang),
        crosswalk::crosswalk_words(lang),
    );
}
