//! Asks where a file is or goes, by the system's dialog or by a path to type, and hands the answer to
//! the session together with the document that it is for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::Dialog;
use super::paths::{documents, free, with_extension};
use super::purpose::Purpose;
use crate::session::work::Look;
use crate::storage::{Replace, Unlock};

impl App {
    /// Asks for a path.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if self.settings.typed_paths {
            self.type_path(ctx, purpose);
            return;
        }
        let dialog = rfd::AsyncFileDialog::new();
        let (dialog, name) = match purpose {
            Purpose::Export(..) => (dialog.add_filter("PDF", &["pdf"]), "keian.pdf"),
            Purpose::HandOut(..) => (dialog.add_filter("Keian", &["ron"]), "questions.ron"),
            Purpose::Save(_) => (dialog.add_filter("Keian", &["ron"]), "keian.ron"),
            Purpose::Open(_) | Purpose::Compare(_) | Purpose::Merge(_) => {
                (dialog.add_filter("Keian", &["ron", "age", "pdf"]), "")
            }
        };
        if purpose.reads() {
            self.jobs.dialog(ctx, purpose, dialog.pick_file());
        } else {
            self.jobs.dialog(ctx, purpose, dialog.set_file_name(name).save_file());
        }
    }

    pub(super) fn type_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let typed = if purpose.reads() { String::new() } else { self.suggested(&purpose) };
        self.dialogs.open(ctx, Dialog::Path { purpose, typed });
    }

    /// A place for a new file: beside the document's, or where a person keeps documents.
    fn suggested(&self, purpose: &Purpose) -> String {
        let file = self.session.document().and_then(|doc| doc.path.as_deref());
        let folder = file.and_then(Path::parent).map(Path::to_owned).or_else(documents);
        let stem = match purpose {
            Purpose::HandOut(..) => "questions",
            _ => file.and_then(Path::file_stem).and_then(|stem| stem.to_str()).unwrap_or("keian"),
        };
        folder.map_or_else(String::new, |folder| free(&folder, stem, purpose.extension()))
    }

    /// A path was chosen: by the system's dialog, which has asked about a file of that name, or typed.
    /// Where nobody has asked about the file that is there, the person is asked first.
    pub(super) fn picked(&mut self, ctx: &egui::Context, purpose: Purpose, path: PathBuf, replace: Replace) {
        let chosen = path;
        let path = if purpose.reads() {
            chosen.clone()
        } else {
            with_extension(chosen.clone(), purpose.extension())
        };
        // What the system has asked about is the name without the ending.
        let replace = if path == chosen { replace } else { Replace::Never };
        if !purpose.reads() && replace == Replace::Never && path.symlink_metadata().is_ok() && !path.is_dir()
        {
            self.dialogs.open(ctx, Dialog::Replace { purpose, path });
            return;
        }
        match purpose {
            Purpose::Save(document) => self.session.placed(document, path, replace),
            Purpose::Export(document, choice) => {
                let doc = self.session.document().filter(|doc| doc.id == document);
                let before = doc.zip(choice.since);
                let before = before.and_then(|(doc, since)| self.rooms.comparing.before(doc, since));
                self.session.export(document, path, replace, choice, before.map(Arc::new));
            }
            Purpose::HandOut(document, questions, protection) => {
                self.session.hand_out(document, &questions, path, protection, replace);
            }
            reading => self.open_for(reading, path, Unlock::Nothing),
        }
    }

    /// Reads a file for what it was chosen for.
    pub(super) fn open_for(&mut self, purpose: Purpose, path: PathBuf, unlock: Unlock) {
        match purpose {
            Purpose::Open(given_up) => self.session.open(path, unlock, given_up),
            Purpose::Compare(document) => self.session.look_at(document, Look::Compare, path, unlock),
            Purpose::Merge(document) => self.session.look_at(document, Look::Merge, path, unlock),
            Purpose::Save(_) | Purpose::Export(..) | Purpose::HandOut(..) => {}
        }
    }

    /// What the person has closed a dialog for does not happen.
    pub(super) fn no_place_chosen(&mut self, purpose: &Purpose) {
        match purpose {
            Purpose::Save(document) if self.session.is_open(*document) => self.session.not_placed(),
            Purpose::Save(_)
            | Purpose::Open(_)
            | Purpose::Export(..)
            | Purpose::Compare(_)
            | Purpose::Merge(_)
            | Purpose::HandOut(..) => {}
        }
    }
}
