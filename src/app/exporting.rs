//! The registers as a spreadsheet, written where the person chooses, on a thread of its own.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::registers::words::room_words;
use super::showing::offered::Offered;
use crate::assessment::registers::Registers;
use crate::base::lang::{Lang, fill};
use crate::export::workbook::{WorkbookError, workbook};
use crate::import::columns::Part;
use crate::session::document::DocumentId;
use crate::storage::{Replace, SaveError, output};

/// Why no spreadsheet was written.
#[derive(Debug)]
pub enum SheetNotWritten {
    /// The registers do not go into one.
    Workbook(WorkbookError),
    /// It cannot be put there.
    Save(SaveError),
}

/// Writes all registers as a workbook. What is there before stays where it fails.
///
/// # Errors
/// [`SheetNotWritten`] with the reason.
pub fn write_workbook(
    registers: &Registers,
    lang: Lang,
    path: &Path,
    replace: Replace,
) -> Result<(), SheetNotWritten> {
    let bytes = workbook(&Part::ALL, registers, lang).map_err(SheetNotWritten::Workbook)?;
    output::write(path, &bytes, replace).map_err(SheetNotWritten::Save)
}

impl App {
    /// Begins to write the registers of the open document.
    pub(super) fn write_registers(
        &mut self,
        ctx: &Context,
        document: DocumentId,
        path: PathBuf,
        replace: Replace,
    ) {
        let Some(doc) = self.session.document().filter(|doc| doc.id == document) else { return };
        let registers = doc.assessment.registers.clone();
        self.jobs.write_sheet(ctx, registers, self.settings.lang, path, replace);
    }

    /// A spreadsheet was written, or not.
    pub(super) fn sheet_written(&mut self, path: PathBuf, written: Result<(), SheetNotWritten>) {
        let lang = self.settings.lang;
        let words = room_words(lang);
        match written {
            Ok(()) => {
                let mut said = fill(&words.exported, &[("path", &path.display().to_string())]);
                if self.session.kept().is_encrypted() {
                    said += "\n";
                    said += &words.exported_clear;
                }
                self.dialogs.say_of_file(said, Offered::All(path));
            }
            Err(SheetNotWritten::Workbook(error)) => self.dialogs.say(error.message(lang)),
            Err(SheetNotWritten::Save(error)) => self.dialogs.say(error.message(lang)),
        }
    }
}
