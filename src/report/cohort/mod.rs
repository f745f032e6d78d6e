//! The association's report of a cohort, as content: made of what was released and of nothing else.

mod cohort_report_words;
mod maker;
mod position_page;
mod questions;

use super::document::{Document, Meta};
use super::frame::framed;
use super::pieces::joined;
use crate::base::digest::NoDigest;
use crate::cohort::invitation::said_in;
use crate::cohort::release::Outcome;
use cohort_report_words::cohort_report_words;
pub use maker::CohortInput;
use maker::Maker;
pub use position_page::position_page;

/// The report of a cohort; `None` where nothing may be shown of it.
///
/// # Errors
/// [`NoDigest`], which no invitation is known to cause.
pub fn cohort_report(input: CohortInput<'_>) -> Result<Option<Document>, NoDigest> {
    let Outcome::Shown(shown) = &input.cohort.outcome else { return Ok(None) };
    let CohortInput { cohort, lang, .. } = input;
    let w = cohort_report_words(lang);
    let maker = Maker { input, w, shown };
    let association = said_in(&cohort.invitation.association, lang);
    let blocks = joined([maker.overview(), maker.agenda(), questions::blocks(&maker), maker.reading()?]);
    Ok(Some(Document {
        cover: maker.cover(association)?,
        blocks,
        header: (association.to_owned(), w.status.clone()),
        ..framed(Meta {
            title: format!("{}: {association}", w.title),
            author: association.to_owned(),
            subject: w.subject.clone(),
            lang,
            date: input.date,
            creator: input.app.to_owned(),
            fingerprint: None,
            recipe: None,
        })
    }))
}
