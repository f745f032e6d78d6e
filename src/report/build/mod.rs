//! Scorecard and answers → document: what the report says and in which order. Every number comes
//! from the scorecard, every wording from the catalogue or the questionnaire.

mod areas;
mod board;
mod builder;
mod closing;
mod form;
mod method;
mod plan;
mod registers;
mod sentences;
mod since;
mod summary;
mod workshops;

use super::cohort::{CohortInput, position_page};
use super::document::{Attachment, Block, Document, Meta};
use super::fingerprint::Fingerprint;
use super::frame::framed;
use super::input::{Extras, ReportInput};
use super::pieces::joined;
use super::recipe::Recipe;
use super::words::words;
use crate::audience::Edition;
use crate::base::digest::NoDigest;
use crate::cohort::Cohort;
use crate::cohort::position::Position;
use crate::scoring::names::names;
use builder::Builder;
pub use workshops::protocol;

/// How many pages a board is given, whatever is in the file.
const BOARD_PAGES: usize = 8;

/// The sentences under the areas on the page that stands alone: what the numbers say, how far they can be
/// relied on, how the plan stands.
#[must_use]
pub fn said(input: &ReportInput<'_>) -> Vec<String> {
    summary::said(&Builder {
        input,
        w: words(input.lang),
        n: names(input.lang),
        fingerprint: None,
        earlier: None,
        attached: false,
    })
}

/// Makes the document of what was disclosed, with nothing beside it.
///
/// # Errors
/// As for [`build_as`].
pub fn build(input: &ReportInput<'_>) -> Result<Document, NoDigest> {
    build_as(input, &Extras::default())
}

/// Makes the document of what was disclosed.
///
/// # Errors
/// [`NoDigest`] when no fingerprint of questionnaire or answers can be made; a blank form has none.
pub fn build_as(input: &ReportInput<'_>, extras: &Extras<'_>) -> Result<Document, NoDigest> {
    let ReportInput { questionnaire, disclosed, lang, .. } = *input;
    let edition = disclosed.edition();
    let blank = edition == Edition::Questionnaire;
    // A digest of the file would tell of what is not shown, and the file itself would show it.
    let file = extras.file.filter(|_| disclosed.is_whole());
    let mut b = Builder {
        input,
        w: words(lang),
        n: names(lang),
        fingerprint: None,
        earlier: extras.earlier,
        attached: file.is_some() && extras.attach,
    };
    let organisation = disclosed.answers().profile.organisation.trim();
    // The fingerprint takes a while; only the cover and the end of a report tell it. What is built stays with the
    // thread that goes on with it, so that memory that it lets go is used again.
    let (mut blocks, fingerprint) = rayon::join(
        || {
            let results = match edition {
                Edition::Full => areas::blocks,
                Edition::Board => board::blocks,
                Edition::Questionnaire => return form::blocks(&b),
            };
            joined([
                summary::blocks(&b),
                results(&b),
                plan::blocks(&b),
                registers::blocks(&b),
                workshops::blocks(&b),
                since::blocks(&b),
                standing(&b, extras.cohort),
            ])
        },
        || (!blank).then(|| Fingerprint::of(questionnaire, disclosed, file)),
    );
    b.fingerprint = fingerprint.transpose()?;
    match edition {
        Edition::Full => blocks.extend(closing::full(&b)),
        Edition::Board => blocks.extend(closing::board(&b)),
        Edition::Questionnaire => {}
    }
    let attachment = file.filter(|_| extras.attach).map(|bytes| Attachment {
        name: "answers.ron".to_owned(),
        about: b.w.attachment.clone(),
        bytes: bytes.to_vec(),
    });
    let (title, subject) =
        if blank { (&b.w.form_title, &b.w.form_subject) } else { (&b.w.title, &b.w.subject) };
    let unnamed = organisation.is_empty();
    Ok(Document {
        cover: b.cover(organisation, title),
        blocks,
        header: (if unnamed { title } else { organisation }.to_owned(), b.w.status.clone()),
        most_pages: (edition == Edition::Board).then_some(BOARD_PAGES),
        attachment,
        ..framed(Meta {
            title: if unnamed { title.clone() } else { format!("{title}: {organisation}") },
            author: organisation.to_owned(),
            subject: subject.clone(),
            lang,
            date: input.date,
            creator: input.app.to_owned(),
            fingerprint: b.fingerprint.clone(),
            recipe: (!blank).then(|| Recipe::of(input, extras)).transpose()?,
        })
    })
}

/// Where the company stands in an association's results: in the edition that shows everything.
fn standing(b: &Builder<'_>, cohort: Option<&Cohort>) -> Vec<Block> {
    let Some(cohort) = cohort.filter(|_| b.edition() == Edition::Full) else { return Vec::new() };
    let ReportInput { questionnaire, lang, date, app, .. } = *b.input;
    // Where the results do not fit, whoever asked for the part was told.
    let Ok(position) = Position::of(cohort, questionnaire, b.answers()) else { return Vec::new() };
    position_page(CohortInput { cohort, questionnaire, lang, date, app }, &position)
}
