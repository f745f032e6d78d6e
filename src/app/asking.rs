//! Asks where a file is or goes, by the system's dialog or by a path to type, and hands the answer to
//! the session together with the document that it is for.

use std::path::{Path, PathBuf};

use super::App;
use super::dialog::Dialog;
use super::own_questions::action::QuestionsOf;
use super::own_questions::files::QuestionsRead;
use super::paths::{ENDINGS, documents, free, with_extension};
use super::purpose::Purpose;
use super::screens::export::beside_answers;
use crate::questionnaire::shipped::meti_guideline;
use crate::session::phase::Phase;
use crate::session::report::WorkshopPaper;
use crate::session::work::Look;
use crate::start::today;
use crate::storage::association::random_stem;
use crate::storage::{Replace, Unlock, proposed};
use crate::workshop::words::workshop_words;

impl App {
    /// Asks for a path.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if self.settings.typed_paths {
            self.type_path(ctx, purpose);
            return;
        }
        let dialog = rfd::AsyncFileDialog::new();
        let dialog = match purpose {
            Purpose::Export(..) | Purpose::Print(..) => dialog.add_filter("PDF", &["pdf"]),
            Purpose::Sheet(..) => dialog.add_filter("XLSX, CSV, TSV", &["xlsx", "xlsm", "csv", "tsv", "txt"]),
            Purpose::Registers(_) | Purpose::Questions(_) | Purpose::OwnQuestions => {
                dialog.add_filter("XLSX", &["xlsx"])
            }
            Purpose::Overlay | Purpose::Invitation | Purpose::Results => dialog.add_filter("RON", &["ron"]),
            Purpose::Submission(..) => dialog.add_filter("age", &["age"]),
            Purpose::HandOut(..) => dialog.add_filter("Keian", &["keian"]),
            // The first is what the system adds to a name that has neither.
            Purpose::Save(_) => match self.ending(&purpose) {
                "ron" => dialog.add_filter("Keian", &["ron", "keian"]),
                _ => dialog.add_filter("Keian", &["keian", "ron"]),
            },
            Purpose::Open(_) | Purpose::Compare(_) | Purpose::Merge(_) => {
                dialog.add_filter("Keian", &ENDINGS)
            }
        };
        if purpose.reads() {
            self.jobs.dialog(ctx, purpose, dialog.pick_file());
        } else {
            let name = format!("{}.{}", self.proposed(&purpose), self.ending(&purpose));
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
        let stem = self.proposed(purpose);
        folder.map_or_else(String::new, |folder| free(&folder, &stem, self.ending(purpose)))
    }

    /// How the name of a file ends that is written for this: a document that is named `.ron` stays so.
    pub(super) fn ending(&self, purpose: &Purpose) -> &'static str {
        let named = self.session.document().and_then(|doc| doc.path.as_deref()).and_then(Path::extension);
        match purpose {
            Purpose::Save(_) if named.is_some_and(|own| own.eq_ignore_ascii_case("ron")) => "ron",
            _ => purpose.extension(),
        }
    }

    /// Whether what is written for this is encrypted.
    fn is_sealed(&self, purpose: &Purpose) -> bool {
        match (purpose, self.session.phase()) {
            (Purpose::HandOut(_, _, protection), _)
            | (Purpose::Save(_), Phase::Placing { protection, .. }) => protection.is_on(),
            _ => self.session.kept().is_encrypted(),
        }
    }

    /// The name that is proposed for a new file, without its ending: whose it is, for whom and of when. A
    /// document that has a name keeps it. QuestionsOf an encrypted file is stands in no name: that is in clear.
    fn proposed(&self, purpose: &Purpose) -> String {
        match purpose {
            Purpose::Questions(QuestionsOf::Shipped) => return meti_guideline().id.to_string(),
            Purpose::Questions(QuestionsOf::Document) => {
                let open = self.session.document();
                return open.map_or_else(String::new, |doc| doc.questionnaire.id.to_string());
            }
            // A name that tells nothing of whose it is.
            Purpose::Submission(..) => return random_stem().unwrap_or_default(),
            Purpose::Overlay => {
                return match &self.rooms.own_questions.read {
                    Some(Ok(QuestionsRead::Made(made))) => made.overlay.overlay.to_string(),
                    _ => String::new(),
                };
            }
            _ => {}
        }
        let Some(doc) = self.session.document() else { return String::new() };
        let profile = &doc.assessment.profile;
        let organisation = match profile.organisation.trim() {
            name if name.is_empty() || self.is_sealed(purpose) => "keian",
            name => name,
        };
        match (purpose, doc.path.as_deref().and_then(Path::file_stem)) {
            (Purpose::Print(_, choice), _) => {
                let words = workshop_words(choice.lang);
                let what = match choice.paper {
                    WorkshopPaper::Record => &words.record,
                    WorkshopPaper::Ballots => &words.cards_and_ballot,
                };
                let held =
                    doc.assessment.workshop(&choice.workshop).map_or_else(today, |workshop| workshop.on);
                proposed(&[organisation, what], held)
            }
            (Purpose::HandOut(_, handing, _), _) => proposed(&[organisation, &handing.request.to], today()),
            (_, Some(stem)) => stem.to_string_lossy().into_owned(),
            (_, None) => proposed(&[organisation], profile.date.unwrap_or_else(today)),
        }
    }

    /// A path was chosen: by the system's dialog, which has asked about a file of that name, or typed.
    /// Where nobody has asked about the file that is there, the person is asked first.
    pub(super) fn picked(&mut self, ctx: &egui::Context, purpose: Purpose, path: PathBuf, replace: Replace) {
        let chosen = path;
        let path = if purpose.reads() {
            chosen.clone()
        } else {
            with_extension(chosen.clone(), self.ending(&purpose))
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
                let rooms = &self.rooms;
                let beside = doc.map(|doc| beside_answers(choice, doc, &rooms.comparing, &rooms.association));
                self.session.export(document, path, replace, choice, beside.unwrap_or_default());
            }
            Purpose::Print(document, choice) => self.print(ctx, document, choice, path, replace),
            Purpose::HandOut(document, handing, protection) => {
                self.session.hand_out(document, &handing, path, protection, replace);
            }
            Purpose::Registers(document) => self.write_registers(ctx, document, path, replace),
            Purpose::Sheet(document, part) => self.read_sheets(ctx, document, part, path),
            Purpose::Questions(whose) => self.write_questions(ctx, whose, path, replace),
            Purpose::OwnQuestions => self.read_own_questions(ctx, path),
            Purpose::Overlay => self.write_own_overlay(ctx, path, replace),
            Purpose::Invitation => self.read_invitation(ctx, path),
            Purpose::Results => self.read_results(ctx, path),
            Purpose::Submission(document, outgoing) => {
                self.jobs.write_submission(ctx, document, outgoing, path, replace);
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
            Purpose::Save(_)
            | Purpose::Export(..)
            | Purpose::Print(..)
            | Purpose::Registers(_)
            | Purpose::HandOut(..)
            | Purpose::Questions(_)
            | Purpose::OwnQuestions
            | Purpose::Overlay
            | Purpose::Invitation
            | Purpose::Results
            | Purpose::Submission(..)
            | Purpose::Sheet(..) => {}
        }
    }

    /// What the person has closed a dialog for does not happen.
    pub(super) fn no_place_chosen(&mut self, purpose: &Purpose) {
        match purpose {
            Purpose::Save(document) if self.session.is_open(*document) => self.session.not_placed(),
            Purpose::Save(_)
            | Purpose::Open(_)
            | Purpose::Export(..)
            | Purpose::Print(..)
            | Purpose::Compare(_)
            | Purpose::Merge(_)
            | Purpose::Sheet(..)
            | Purpose::Registers(_)
            | Purpose::Questions(_)
            | Purpose::OwnQuestions
            | Purpose::Overlay
            | Purpose::Invitation
            | Purpose::Results
            | Purpose::Submission(..)
            | Purpose::HandOut(..) => {}
        }
    }
}
