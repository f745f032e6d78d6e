//! What can be done with a file that was saved: it is opened, its folder is shown, its path is copied.

pub mod portal;
mod words;

use std::path::PathBuf;

use egui::Ui;

use super::App;
use super::action::Action;
use super::widgets::choice;
use crate::base::lang::{Lang, fill};
use portal::{NotShown, Wish};
pub use words::{ShowingWords, showing_words};

/// What is offered with a file that a message or a screen tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Nothing.
    Nothing,
    /// All that can be done with a file that was saved.
    All(PathBuf),
    /// Its path alone: the desktop did not show the file.
    Path(PathBuf),
}

/// What a person wants done with a file that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShowAction {
    /// Have the desktop show it, or its folder.
    Show(PathBuf, Wish),
    /// Copy its path.
    Copy(PathBuf),
}

/// Draws the buttons for a file, beside each other.
pub fn buttons(ui: &mut Ui, lang: Lang, offered: &Offered, actions: &mut Vec<Action>) {
    let words = showing_words(lang);
    let mut act = |action| actions.push(Action::Saved(action));
    let (path, all) = match offered {
        Offered::Nothing => return,
        Offered::All(path) => (path, portal::AVAILABLE),
        Offered::Path(path) => (path, false),
    };
    if all && portal::may_be_opened(path) && choice::secondary(ui, &words.open_file) {
        act(ShowAction::Show(path.clone(), Wish::File));
    }
    if all && choice::secondary(ui, &words.show_folder) {
        act(ShowAction::Show(path.clone(), Wish::Folder));
    }
    if choice::secondary(ui, &words.copy_path) {
        act(ShowAction::Copy(path.clone()));
    }
}

impl App {
    pub(super) fn show_act(&mut self, ctx: &egui::Context, action: ShowAction) {
        match action {
            ShowAction::Show(path, wish) => self.jobs.show(ctx, path, wish),
            ShowAction::Copy(path) => ctx.copy_text(path.display().to_string()),
        }
    }

    /// The desktop has shown a file or not.
    pub(super) fn shown(&mut self, path: PathBuf, shown: Result<(), NotShown>) {
        let words = showing_words(self.settings.lang);
        let said = match shown {
            Ok(()) => return,
            Err(NotShown::NoPortal(_)) => words.no_portal.clone(),
            Err(NotShown::Refused) => words.refused.clone(),
            Err(NotShown::NoKind) => words.no_kind.clone(),
            Err(NotShown::Gone(_)) => words.gone.clone(),
        };
        let said = fill(&said, &[("path", &path.display().to_string())]);
        self.dialogs.say_of_file(said, Offered::Path(path));
    }
}
