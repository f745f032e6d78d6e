//! The registers as a spreadsheet, written where the person chooses, on a thread of its own.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::registers::sheet_file::SheetNotWritten;
use super::registers::words::room_words;
use super::showing::offered::Offered;
use crate::base::lang::fill;
use crate::session::document::DocumentId;
use crate::storage::Replace;

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
