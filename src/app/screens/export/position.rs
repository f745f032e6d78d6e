//! Whether the report tells where the company stands in its association's results, and the way to them.

use egui::Ui;

use super::state::ExportState;
use super::words::export_words;
use crate::app::action::Action;
use crate::app::association::association_words::association_words;
use crate::app::association::state::Association;
use crate::app::route::Screen;
use crate::app::view::View;
use crate::app::widgets::{choice, frame};
use crate::audience::Edition;
use crate::session::report::ReportChoice;

/// Draws the choice.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut ExportState,
    chosen: ReportChoice,
    association: &Association,
    actions: &mut Vec<Action>,
) {
    let words = export_words(view.lang);
    frame::label(ui, &words.position);
    let placed = association.placed.as_ref().map(|(_, placed)| placed);
    match placed {
        None => frame::muted(ui, &words.position_nothing),
        Some(Err(reason)) => frame::muted(ui, reason),
        Some(Ok(_)) if chosen.edition != Edition::Full => frame::muted(ui, &words.position_full),
        Some(Ok(placed)) => {
            let mut shown = chosen.position.is_some();
            if ui.checkbox(&mut shown, &words.position_show).changed() {
                state.position = shown.then_some(association.number);
            }
            frame::muted(ui, &placed.title);
        }
    }
    if choice::secondary(ui, &association_words(view.lang).open_screen) {
        actions.push(Action::Show(Screen::Association));
    }
}
