//! The files of own questions: a spreadsheet written, one read, an overlay written. Each on a thread of its own.

use std::path::Path;

use crate::app::registers::sheet_file::SheetNotWritten;
use crate::authoring::fault::CellFault;
use crate::authoring::make::{MadeOverlay, NoOverlay, overlay_of};
use crate::authoring::written::questions_workbook;
use crate::base::lang::Lang;
use crate::questionnaire::Checked;
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::shipped::meti_guideline;
use crate::sheets::{SheetError, Source};
use crate::storage::{self, OpenError, Replace, SaveError, asked, output};

/// What a spreadsheet comes to.
#[derive(Debug)]
pub enum QuestionsRead {
    /// What it makes.
    Made(Box<MadeOverlay>),
    /// Its faults, by their places.
    Faults(Vec<CellFault>),
}

/// Why nothing was read.
#[derive(Debug)]
pub enum NoQuestions {
    /// The file cannot be opened.
    File(Box<OpenError>),
    /// It is no spreadsheet that can be read.
    Sheet(SheetError),
}

impl NoQuestions {
    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::File(error) => error.message(lang),
            Self::Sheet(error) => error.message(lang),
        }
    }
}

/// Writes a questionnaire as a spreadsheet.
///
/// # Errors
/// [`SheetNotWritten`] with the reason.
pub fn write_questions(
    questionnaire: &Checked,
    lang: Lang,
    path: &Path,
    replace: Replace,
) -> Result<(), SheetNotWritten> {
    let bytes = questions_workbook(questionnaire, lang).map_err(SheetNotWritten::Workbook)?;
    output::write(path, &bytes, replace).map_err(SheetNotWritten::Save)
}

/// Reads a spreadsheet of questions over the shipped ones.
///
/// # Errors
/// [`NoQuestions`] for a file that cannot be read.
pub fn read_questions(path: &Path, lang: Lang) -> Result<QuestionsRead, NoQuestions> {
    let bytes = storage::read(path).map_err(|error| NoQuestions::File(Box::new(error)))?;
    let mut source = Source::open(bytes).map_err(NoQuestions::Sheet)?;
    match overlay_of(&mut source, meti_guideline(), lang) {
        Ok(made) => Ok(QuestionsRead::Made(Box::new(made))),
        Err(NoOverlay::Faults(faults)) => Ok(QuestionsRead::Faults(faults)),
        Err(NoOverlay::Sheet(error)) => Err(NoQuestions::Sheet(error)),
    }
}

/// Writes an overlay.
///
/// # Errors
/// [`SaveError`] where it cannot be put there.
pub fn write_overlay(overlay: &Overlay, path: &Path, replace: Replace) -> Result<(), SaveError> {
    output::write(path, asked::overlay_text(overlay)?.as_bytes(), replace)
}
