//! Carries out what the dialogs and notices of this part ask for.

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::{Form, KeepAction, Protecting, Way};
use crate::app::App;
use crate::app::dialog::Dialog;
use crate::app::paths::typed_path;
use crate::app::purpose::Purpose;
use crate::storage::protect::{public_keys, same_passphrase, secret_keys};
use crate::storage::{self, Needs, Protection, Replace, Unlock};

/// Whether a document is saved where it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Here {
    Yes,
    No,
}

impl App {
    pub(in crate::app) fn keep_act(&mut self, ctx: &egui::Context, action: KeepAction) {
        match action {
            // A dialog stands above what the session asks.
            KeepAction::Cancel if self.dialogs.close().is_some() => {}
            KeepAction::Cancel => self.session.keep_editing(),
            KeepAction::SaveAs => match self.session.protection() {
                // Not all keys are known: the person has to name them.
                Protection::SomeKeys(_) => self.save_as(ctx),
                // Kept there as it is here.
                protection => self.session.save_as(protection),
            },
            KeepAction::Overwrite => self.session.overwrite(),
            KeepAction::Reload => self.session.reload(),
            KeepAction::Unlock => self.unlock(ctx),
            KeepAction::Resume(id) => match self.session.offer(id).map(|offer| offer.found.needs()) {
                Some(Some(needs)) => {
                    let form = Form::default();
                    self.dialogs.open(ctx, Dialog::LockedOffer { id, needs, wrong: None, form });
                }
                Some(None) => self.session.resume(id, Unlock::Nothing),
                None => {}
            },
            KeepAction::AskDrop(id) => self.dialogs.open(ctx, Dialog::Drop(id)),
            KeepAction::Drop(id) => {
                self.dialogs.close();
                self.session.discard(id);
            }
            KeepAction::Protect => self.protect(ctx, Here::No),
            KeepAction::ProtectHere => self.protect(ctx, Here::Yes),
            KeepAction::InClear => {
                let Some(Dialog::InClear { purpose, path }) = self.dialogs.close() else { return };
                match path {
                    Some(path) => self.picked(ctx, purpose, path, Replace::Never),
                    None => self.ask_path(ctx, purpose),
                }
            }
            KeepAction::RemoveClear => {
                let Some(Dialog::ClearLeft { file, path }) = self.dialogs.close() else { return };
                self.session.remove_clear(file, path);
            }
        }
    }

    /// What was typed, as what opens a file.
    fn typed_secret(&self, needs: Needs, form: &Form) -> Result<Unlock, String> {
        match needs {
            Needs::Passphrase => Ok(Unlock::Passphrase(SecretString::from(form.secret.as_str()))),
            Needs::Key => {
                let lang = self.settings.lang;
                let path = typed_path(&form.keys);
                let bytes = storage::read(&path).map_err(|error| error.message(lang))?;
                let text = Zeroizing::new(String::from_utf8_lossy(&Zeroizing::new(bytes)).into_owned());
                Ok(Unlock::Keys(secret_keys(&text).map_err(|error| error.message(lang))?))
            }
        }
    }

    fn unlock(&mut self, ctx: &egui::Context) {
        match self.dialogs.close() {
            Some(Dialog::Locked { path, needs, purpose, form, .. }) => {
                match self.typed_secret(needs, &form) {
                    Ok(unlock) => self.open_for(purpose, path, unlock),
                    Err(wrong) => {
                        let wrong = Some(wrong);
                        self.dialogs.open(ctx, Dialog::Locked { path, needs, wrong, purpose, form });
                    }
                }
            }
            Some(Dialog::LockedOffer { id, needs, form, .. }) => match self.typed_secret(needs, &form) {
                Ok(unlock) => self.session.resume(id, unlock),
                Err(wrong) => {
                    let wrong = Some(wrong);
                    self.dialogs.open(ctx, Dialog::LockedOffer { id, needs, wrong, form });
                }
            },
            _ => {}
        }
    }

    /// Asks how the document is to be kept before a place is chosen.
    pub(in crate::app) fn save_as(&mut self, ctx: &egui::Context) {
        self.ask_protection(ctx, Protecting::Document);
    }

    /// Asks how a file of the document is to be kept.
    pub(in crate::app) fn ask_protection(&mut self, ctx: &egui::Context, what: Protecting) {
        if self.session.document().is_some() {
            let form = Form::of(&what, &self.session.protection());
            self.dialogs.open(ctx, Dialog::Protect { what, wrong: None, form });
        }
    }

    /// How a file is to be kept by what was typed.
    fn typed_protection(&self, form: &Form) -> Result<Protection, String> {
        let words = self.keep_words();
        match form.way {
            Way::Clear => Ok(Protection::Clear),
            Way::Same => Ok(self.session.protection()),
            Way::Passphrase if form.secret.is_empty() => Err(words.passphrase_empty.clone()),
            Way::Passphrase if !same_passphrase(&form.secret, &form.again) => {
                Err(words.passphrases_differ.clone())
            }
            Way::Passphrase => Ok(Protection::Passphrase(SecretString::from(form.secret.as_str()))),
            Way::Keys if form.keys.trim().is_empty() => Err(words.keys_empty.clone()),
            Way::Keys => public_keys(&form.keys)
                .map(Protection::Keys)
                .map_err(|error| error.message(self.settings.lang)),
        }
    }

    /// Keeps a file as the person has chosen: where the document is, or at a place that is chosen next.
    fn protect(&mut self, ctx: &egui::Context, here: Here) {
        let Some(Dialog::Protect { what, form, .. }) = self.dialogs.close() else { return };
        match (self.typed_protection(&form), what) {
            (Ok(protection), Protecting::Here) if here == Here::Yes => self.session.protect(protection),
            (Ok(protection), Protecting::Document | Protecting::Here) => self.session.save_as(protection),
            (Ok(protection), Protecting::HandOut(document, handing)) => {
                self.ask_path(ctx, Purpose::HandOut(document, handing, protection));
            }
            (Err(wrong), what) => {
                self.dialogs.open(ctx, Dialog::Protect { what, wrong: Some(wrong), form });
            }
        }
    }
}
