//! What can be done with a file that was saved: it is opened, its folder is shown, its path is copied.

pub mod buttons;
pub mod offered;
pub mod portal;
mod words;

use std::path::PathBuf;

use super::App;
use crate::base::lang::fill;
use offered::{Offered, ShowAction};
use portal::NotShown;
pub use words::{ShowingWords, showing_words};

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
