//! Carries out what the dialogs and notices of this part ask for, and takes in what its jobs bring.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::{Form, KeepAction, Offer, Question, SharedFile, Way, is_encrypted};
use crate::app::App;
use crate::app::jobs::{OpenedFile, Resumed, Target, without_answers};
use crate::app::purpose::Purpose;
use crate::app::route::Screen;
use crate::app::screens::export::export_words;
use crate::base::lang::fill;
use crate::storage::protect::{public_keys, secret_keys};
use crate::storage::{self, Access, Changed, Needs, OpenError, Protection, SaveError, Unlock};

impl App {
    pub(in crate::app) fn keep_act(&mut self, ctx: &egui::Context, action: KeepAction) {
        match action {
            KeepAction::Cancel => {
                self.close_question();
                self.after_save = None;
            }
            KeepAction::SaveAs => {
                self.close_question();
                self.save_dialog(ctx);
            }
            KeepAction::Overwrite => {
                self.close_question();
                if let Some(file) = self.keeping.file.clone() {
                    self.save_file(ctx, file, Changed::Overwrite);
                }
            }
            KeepAction::Reload => {
                self.close_question();
                self.after_save = None;
                if let Some(path) = self.doc.as_ref().and_then(|doc| doc.path.clone()) {
                    self.open_file(ctx, path, Unlock::Nothing);
                }
            }
            KeepAction::Unlock => self.unlock(ctx),
            KeepAction::Resume(index) => match self.keeping.offers.get(index).map(|o| o.found.needs()) {
                Some(Some(needs)) => {
                    self.ask_keeping(ctx, Question::LockedOffer { index, needs, wrong: None });
                }
                Some(None) => self.resume(ctx, index, Unlock::Nothing),
                None => {}
            },
            KeepAction::AskDrop(index) => self.ask_keeping(ctx, Question::Drop(index)),
            KeepAction::Drop(index) => {
                self.close_question();
                if index < self.keeping.offers.len() {
                    self.keeping.offers.remove(index).found.discard();
                }
            }
            KeepAction::Protect => self.protect(ctx),
        }
    }

    fn ask_keeping(&mut self, ctx: &egui::Context, question: Question) {
        ctx.memory_mut(egui::Memory::stop_text_input);
        self.keeping.question = Some(question);
    }

    fn close_question(&mut self) {
        self.keeping.question = None;
        self.keeping.form = Form::default();
    }

    /// Opens a file in the background.
    pub(in crate::app) fn open_file(&mut self, ctx: &egui::Context, path: PathBuf, unlock: Unlock) {
        self.jobs.open(ctx, path, unlock, self.keeping.file.clone());
    }

    pub(in crate::app) fn opened(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        result: Result<Box<OpenedFile>, OpenError>,
    ) {
        match result {
            Ok(opened) => {
                self.close_question();
                let OpenedFile { file, opened } = *opened;
                let storage::Opened { assessment, questionnaire, questionnaire_changed, .. } = opened;
                self.keeping.release();
                self.take_with(questionnaire, assessment, Some(path));
                self.keeping.take(Some(file), None);
                self.screen = Screen::Question;
                self.remember_position();
                if questionnaire_changed {
                    self.message = Some(self.words().opened_changed.clone());
                }
            }
            Err(OpenError::Encrypted { needs }) => {
                self.ask_keeping(ctx, Question::Locked { path, needs, wrong: None });
            }
            Err(error @ (OpenError::WrongPassphrase | OpenError::WrongKey)) => {
                let needs = if error == OpenError::WrongKey { Needs::Key } else { Needs::Passphrase };
                let wrong = Some(error.message(self.settings.lang));
                self.ask_keeping(ctx, Question::Locked { path, needs, wrong });
            }
            Err(error) => {
                self.close_question();
                self.message = Some(error.message(self.settings.lang));
            }
        }
    }

    /// The answers attached to a report become a new document: the report stays as it is.
    pub(in crate::app) fn opened_report(
        &mut self,
        path: &Path,
        attached: Option<Result<Box<storage::Opened>, OpenError>>,
    ) {
        self.close_question();
        let lang = self.settings.lang;
        self.message = Some(match attached {
            Some(Ok(opened)) => {
                self.keeping.release();
                self.take_with(opened.questionnaire, opened.assessment, None);
                if let Some(doc) = &mut self.doc {
                    doc.mark_saved(None);
                }
                self.screen = Screen::Question;
                fill(&export_words(lang).opened_report, &[("path", &path.display().to_string())])
            }
            Some(Err(error)) => error.message(lang),
            None => without_answers(path, lang),
        });
    }

    /// What was typed, as what opens a file.
    fn typed_secret(&mut self, needs: Needs) -> Result<Unlock, String> {
        let form = &mut self.keeping.form;
        match needs {
            Needs::Passphrase => {
                let secret = std::mem::take(&mut form.secret);
                Ok(Unlock::Passphrase(SecretString::from(secret.as_str())))
            }
            Needs::Key => {
                let lang = self.settings.lang;
                let path = PathBuf::from(form.keys.trim());
                let bytes = storage::read(&path).map_err(|error| error.message(lang))?;
                let text = Zeroizing::new(String::from_utf8_lossy(&Zeroizing::new(bytes)).into_owned());
                Ok(Unlock::Keys(secret_keys(&text).map_err(|error| error.message(lang))?))
            }
        }
    }

    fn unlock(&mut self, ctx: &egui::Context) {
        match self.keeping.question.take() {
            Some(Question::Locked { path, needs, .. }) => match self.typed_secret(needs) {
                Ok(unlock) => self.open_file(ctx, path, unlock),
                Err(wrong) => {
                    self.keeping.question = Some(Question::Locked { path, needs, wrong: Some(wrong) });
                }
            },
            Some(Question::LockedOffer { index, needs, .. }) => match self.typed_secret(needs) {
                Ok(unlock) => self.resume(ctx, index, unlock),
                Err(wrong) => {
                    self.keeping.question = Some(Question::LockedOffer { index, needs, wrong: Some(wrong) });
                }
            },
            other => self.keeping.question = other,
        }
    }

    fn resume(&mut self, ctx: &egui::Context, index: usize, unlock: Unlock) {
        if index < self.keeping.offers.len() {
            let offer = self.keeping.offers.remove(index);
            self.jobs.resume(ctx, offer, unlock);
        }
    }

    pub(in crate::app) fn resumed(
        &mut self,
        ctx: &egui::Context,
        result: Result<Box<Resumed>, (Box<Offer>, OpenError)>,
    ) {
        let lang = self.settings.lang;
        match result {
            Ok(resumed) => {
                self.close_question();
                let Resumed { opened, path, file, saved, journal, refused, encrypted } = *resumed;
                self.keeping.release();
                self.take_with(opened.questionnaire, opened.assessment, path);
                if let Some(doc) = &mut self.doc {
                    doc.mark_saved(saved);
                }
                match journal {
                    Ok(journal) => self.keeping.take(file, Some(journal)),
                    Err(error) => {
                        self.keeping.take(file, None);
                        self.message = Some(error.message(lang));
                    }
                }
                self.keeping.encrypted |= encrypted;
                self.screen = Screen::Question;
                if let Some(error) = refused {
                    let reason = error.message(lang);
                    self.message =
                        Some(fill(&self.keep_words().resumed_without_file, &[("reason", &reason)]));
                }
            }
            Err((offer, error)) => {
                let needs = offer.found.needs();
                self.keeping.offers.insert(0, *offer);
                let wrong = Some(error.message(lang));
                match (error, needs) {
                    (OpenError::WrongPassphrase | OpenError::WrongKey, Some(needs)) => {
                        self.ask_keeping(ctx, Question::LockedOffer { index: 0, needs, wrong });
                    }
                    _ => {
                        self.close_question();
                        self.message = wrong;
                    }
                }
            }
        }
    }

    /// Asks how the document is to be kept before a place is chosen.
    pub(in crate::app) fn save_as(&mut self, ctx: &egui::Context) {
        if self.doc.is_some() {
            self.ask_keeping(ctx, Question::Protect { wrong: None });
        }
    }

    fn protect(&mut self, ctx: &egui::Context) {
        let words = self.keep_words();
        let form = &self.keeping.form;
        let protection = match form.way {
            Way::Clear => Ok(Protection::Clear),
            Way::Passphrase if form.secret.is_empty() => Err(words.passphrase_empty.clone()),
            Way::Passphrase if form.secret != form.again => Err(words.passphrases_differ.clone()),
            Way::Passphrase => Ok(Protection::Passphrase(SecretString::from(form.secret.as_str()))),
            Way::Keys => public_keys(&form.keys)
                .map(Protection::Keys)
                .map_err(|error| error.message(self.settings.lang)),
        };
        match protection {
            Ok(protection) => {
                self.close_question();
                self.keeping.chosen = Some(protection);
                self.save_dialog(ctx);
            }
            Err(wrong) => self.keeping.question = Some(Question::Protect { wrong: Some(wrong) }),
        }
    }

    /// Saves to a place that the person has chosen, kept as chosen before, or in clear.
    pub(in crate::app) fn save_to(&mut self, ctx: &egui::Context, path: PathBuf) {
        let protection = self.keeping.chosen.take().unwrap_or_default();
        let open = self.keeping.file.clone();
        self.save_target(ctx, Target::Place { path, protection, open });
    }

    /// Saves to the document's file.
    pub(in crate::app) fn save_file(&mut self, ctx: &egui::Context, file: SharedFile, changed: Changed) {
        self.save_target(ctx, Target::File(file, changed));
    }

    fn save_target(&mut self, ctx: &egui::Context, target: Target) {
        let Some(doc) = &self.doc else { return };
        self.saving = true;
        self.jobs.save(ctx, target, doc.assessment.clone(), doc.questionnaire.clone());
    }

    pub(in crate::app) fn not_saved(&mut self, ctx: &egui::Context, error: SaveError) {
        let question = match error {
            SaveError::ChangedOutside { path } => Question::Changed(path),
            error => {
                self.after_save = None;
                Question::NotSaved(error.message(self.settings.lang))
            }
        };
        self.ask_keeping(ctx, question);
    }

    /// A save has ended well: the document is in this file now.
    pub(in crate::app) fn kept_in(&mut self, file: SharedFile) {
        let same = self.keeping.file.as_ref().is_some_and(|old| SharedFile::ptr_eq(old, &file));
        if !same {
            self.keeping.access = Some(Access::Full);
            self.keeping.file = Some(file.clone());
        }
        self.keeping.encrypted = is_encrypted(&file);
        if let Some(doc) = &self.doc {
            self.keeping.saved(doc);
        }
    }

    pub(in crate::app) fn offers_found(&mut self, offers: Vec<Offer>) {
        self.keeping.offers.extend(offers);
    }

    /// What the person has closed a dialog for does not happen.
    pub(in crate::app) fn no_place_chosen(&mut self, purpose: Purpose) {
        if purpose == Purpose::Save {
            self.keeping.chosen = None;
        }
        self.after_save = None;
    }
}
