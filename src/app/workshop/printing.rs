//! Saves what is printed of a workshop: the record, or cards and ballot.

use std::path::PathBuf;

use egui::Context;

use crate::app::App;
use crate::app::dialog::Dialog;
use crate::app::purpose::Purpose;
use crate::session::Said;
use crate::session::document::DocumentId;
use crate::session::report::{BesideAnswers, PaperChoice, ReportSource};
use crate::session::store::{Exported, NotExported};
use crate::storage::Replace;

impl App {
    /// Asks where it goes. What comes out of an encrypted document in clear is asked about first.
    pub(in crate::app) fn ask_print(&mut self, ctx: &Context, choice: PaperChoice) {
        let Some(document) = self.session.document().map(|doc| doc.id) else { return };
        let purpose = Purpose::Print(document, choice);
        if self.session.kept().is_encrypted() {
            self.dialogs.open(ctx, Dialog::InClear { purpose, path: None });
        } else {
            self.ask_path(ctx, purpose);
        }
    }

    /// Makes it, in the background.
    pub(in crate::app) fn print(
        &mut self,
        ctx: &Context,
        document: DocumentId,
        choice: PaperChoice,
        path: PathBuf,
        replace: Replace,
    ) {
        let Some(doc) = self.session.document().filter(|doc| doc.id == document) else { return };
        let source = ReportSource::of(doc, self.session.today(), BesideAnswers::default());
        self.jobs.print(ctx, source, choice, path, replace);
    }

    /// It was made, or not.
    pub(in crate::app) fn printed(&mut self, path: PathBuf, made: Result<Exported, NotExported>) {
        self.said(match made {
            Ok(exported) => Said::Exported(path, exported),
            Err(error) => Said::NotExported(error),
        });
    }
}
