//! The action of a gap in the table: what the company has written, or what the questionnaire suggests, which
//! says so and is taken over by one press.

use egui::{Align, Layout, Response, Ui, vec2};

use crate::app::theme;
use crate::app::view::View;
use crate::app::widgets::choice::{ICON_BUTTON, icon_button_as};
use crate::app::widgets::icons::Icon;
use crate::app::widgets::text_field::{Shape, TextField, cell_height, response_and_text};
use crate::base::lang::fill;

/// The room for the button that takes a suggestion over, in points.
const BUTTON: f32 = 42.0;

/// An action in its cell.
#[derive(Clone, Copy)]
pub(super) struct ActionCell<'a> {
    /// Which field it is.
    pub(super) key: &'a str,
    /// What it is called by assistive tools.
    pub(super) label: &'a str,
    /// What the company has written.
    pub(super) text: &'a str,
    /// What the questionnaire suggests, or nothing.
    pub(super) step: &'a str,
}

impl ActionCell<'_> {
    fn is_suggested(&self) -> bool {
        self.text.is_empty() && !self.step.is_empty()
    }

    fn hint(&self, view: &View<'_>) -> String {
        if self.step.is_empty() { String::new() } else { fill(&view.words.suggested, &[("step", self.step)]) }
    }

    /// The height of the cell in a width.
    pub(super) fn height(&self, ui: &Ui, view: &View<'_>, width: f32) -> f32 {
        let width = if self.is_suggested() { width - BUTTON } else { width };
        cell_height(ui, self.text, &self.hint(view), width)
    }

    /// Draws it; returns what the keys can reach in it, and what is written there now, if that changed.
    pub(super) fn show(&self, ui: &mut Ui, view: &View<'_>) -> (Vec<Response>, Option<String>) {
        let hint = self.hint(view);
        let Self { key, label, text, .. } = *self;
        let field = TextField { key, label, hint: &hint, value: text, shape: Shape::Cell };
        if !self.is_suggested() {
            let (response, typed) = response_and_text(ui, view, field);
            return (vec![response], typed);
        }
        let room = ui.available_width() - BUTTON;
        // As tall as what is written, so that it stands in the middle of its row with all its lines.
        let height = self.height(ui, view, ui.available_width()).max(theme::TOUCH);
        let whole = vec2(ui.available_width(), height);
        let row = ui.allocate_ui_with_layout(whole, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = BUTTON - ICON_BUTTON;
            let (response, typed) = ui
                .allocate_ui(vec2(room, height), |ui| {
                    ui.set_width(room);
                    response_and_text(ui, view, field)
                })
                .inner;
            let name = format!("{label}: {}", view.words.adopt_button);
            let id = response.id.with("taken over");
            let button = icon_button_as(ui, id, Icon::Check, &name, ICON_BUTTON);
            let typed = typed.or_else(|| button.clicked().then(|| self.step.to_owned()));
            (vec![response, button], typed)
        });
        row.inner
    }
}
