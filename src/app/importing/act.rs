//! Begins to read a spreadsheet, shows what it comes to, and takes that into the register in one step.

use std::path::PathBuf;

use egui::Context;

use super::heads::SeenHeads;
use super::reading::{FoundTable, ImportForm, NotRead, Reading};
use crate::app::App;
use crate::app::dialog::Dialog;
use crate::app::paths::file_name;
use crate::app::registers::words::room_words;
use crate::assessment::edit::Edit;
use crate::base::lang::fill;
use crate::import::columns::Part;
use crate::import::mapping::SheetMap;
use crate::import::said::no_head_said;
use crate::session::document::DocumentId;
use crate::sheets::SheetError;

impl App {
    /// Reads a spreadsheet for a register of the open document.
    pub(in crate::app) fn read_sheets(
        &mut self,
        ctx: &Context,
        document: DocumentId,
        part: Part,
        path: PathBuf,
    ) {
        self.read_sheets_by(ctx, Reading::of(document, part, path, self.heads.clone()));
    }

    /// Reads the spreadsheet that is shown once more, as the person says.
    pub(in crate::app) fn read_again(&mut self, ctx: &Context, map: SheetMap) {
        let Some(Dialog::Import(form)) = self.dialogs.close() else { return };
        self.read_sheets_by(ctx, form.reading.by(Some(map)));
    }

    fn read_sheets_by(&mut self, ctx: &Context, reading: Reading) {
        let document = reading.document;
        let Some(doc) = self.session.document().filter(|doc| doc.id == document) else { return };
        let (registers, revision) = (doc.assessment.registers.clone(), doc.revision);
        self.jobs.read_sheets(ctx, reading.clone(), registers, revision);
        self.dialogs.open(ctx, Dialog::Reading(reading));
    }

    /// A spreadsheet was read. Where the document has changed since it is read once more.
    pub(in crate::app) fn sheets_read(
        &mut self,
        ctx: &Context,
        reading: Reading,
        revision: u64,
        read: Result<Vec<FoundTable>, NotRead>,
    ) {
        match self.dialogs.current() {
            Some(Dialog::Reading(shown)) if shown.is(&reading) => drop(self.dialogs.close()),
            // The person has given it up.
            _ => return,
        }
        let lang = self.settings.lang;
        let Some(doc) = self.session.document().filter(|doc| doc.id == reading.document) else { return };
        match read {
            _ if doc.revision != revision => {
                let map = reading.map.clone();
                self.read_sheets_by(ctx, reading.by(map));
            }
            Ok(tables) if tables.is_empty() => {
                self.dialogs.say(no_head_said(reading.part, lang));
            }
            Ok(tables) => {
                let form = ImportForm { reading, revision, tables, at: 0 }.begun();
                self.dialogs.open(ctx, Dialog::Import(Box::new(form)));
            }
            Err(NotRead::Sheet(SheetError::Stopped)) => {}
            Err(NotRead::Sheet(error)) => {
                self.dialogs.say(format!("{}: {}", file_name(&reading.path), error.message(lang)));
            }
            Err(NotRead::File(error)) => {
                self.dialogs.say(format!("{}: {error}", reading.path.display()));
            }
        }
    }

    /// Nothing is read or taken.
    pub(in crate::app) fn give_up_sheet(&mut self) {
        match self.dialogs.current() {
            Some(Dialog::Reading(reading)) => reading.stop(),
            Some(Dialog::Import(_)) => {}
            _ => return,
        }
        self.dialogs.close();
    }

    /// Takes what is shown into the register, all but what is refused.
    pub(in crate::app) fn take_sheet(&mut self, ctx: &Context) {
        let Some(Dialog::Import(mut form)) = self.dialogs.close() else { return };
        let Some(doc) = self.session.document().filter(|doc| doc.id == form.reading.document) else { return };
        let part = form.reading.part;
        if doc.revision != form.revision {
            let map = form.reading.map.clone();
            return self.read_sheets_by(ctx, form.reading.by(map));
        }
        if form.at >= form.tables.len() {
            return;
        }
        let table = form.tables.swap_remove(form.at);
        let preview = table.preview;
        let Some(edit) = preview.edit else { return };
        let rows = match &edit {
            Edit::Rows(rows) => Part::of(rows).1,
            _ => Vec::new(),
        };
        let before = self.session.document().map(|doc| doc.revision);
        self.session.edit(edit);
        if self.session.document().map(|doc| doc.revision) == before {
            // There was no room for it, which is said.
            return;
        }
        if let Some(doc) = self.session.document_mut() {
            doc.history.seal();
            doc.generation += 1;
        }
        // What a person has said of this head holds for the next file that has it.
        if let (Some(file), true) = (&self.heads, form.reading.map.as_ref() == Some(&table.map))
            && let Err(error) = SeenHeads::keep(file, part, &table.names, &table.map.columns)
        {
            self.dialogs.say(error.message(self.settings.lang));
        }
        self.rooms.registers.show(part);
        self.rooms.registers.begin();
        // The button that was pressed is gone: the person goes on at what has come.
        rows.into_iter().take(1).for_each(|row| self.rooms.registers.go_to(part, row));
        let words = room_words(self.settings.lang);
        let (new, changed) = (preview.new.to_string(), preview.changed.to_string());
        let name = part.name(self.settings.lang);
        let values = [("part", name), ("new", &*new), ("changed", &*changed)];
        self.remark(fill(&words.imported, &values));
    }
}
