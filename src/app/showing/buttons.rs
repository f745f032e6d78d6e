//! The buttons for a file that was saved, beside each other.

use egui::Ui;

use super::offered::{Offered, ShowAction};
use super::portal::{self, Wish};
use super::words::showing_words;
use crate::app::action::Action;
use crate::app::widgets::choice;
use crate::base::lang::Lang;

/// How wide these buttons are beside each other, with the gaps after them, in points.
pub fn buttons_width(ui: &Ui, lang: Lang, offered: &Offered) -> f32 {
    let words = showing_words(lang);
    let (path, all) = match offered {
        Offered::Nothing => return 0.0,
        Offered::All(path) => (path, portal::AVAILABLE),
        Offered::Path(path) | Offered::Earlier(path) => (path, false),
    };
    let shown = [
        (all && portal::may_be_opened(path)).then_some(&words.open_file),
        all.then_some(&words.show_folder),
        Some(&words.copy_path),
    ];
    shown
        .into_iter()
        .flatten()
        .map(|words| choice::secondary_width(ui, words) + ui.spacing().item_spacing.x)
        .sum()
}

/// Draws the buttons for a file, beside each other.
pub fn buttons(ui: &mut Ui, lang: Lang, offered: &Offered, actions: &mut Vec<Action>) {
    let words = showing_words(lang);
    let mut act = |action| actions.push(Action::Saved(action));
    let (path, all) = match offered {
        Offered::Nothing => return,
        Offered::All(path) => (path, portal::AVAILABLE),
        Offered::Path(path) => (path, false),
        Offered::Earlier(path) => {
            if choice::secondary(ui, &words.open_earlier) {
                actions.extend([Action::Dismiss, Action::OpenRecent(path.clone())]);
            }
            return;
        }
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
