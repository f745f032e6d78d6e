//! What every page of a workshop has: texts that are in the document at once, and steps of undo.

use egui::Ui;

use crate::app::action::{Action, in_one_step};
use crate::app::view::View;
use crate::app::widgets::frame;
use crate::app::widgets::text_field::{Shape, TextField, field_id, text_field};
use crate::app::workshop::words::field_name;
use crate::assessment::edit::Edit;
use crate::assessment::workshop::Workshop;
use crate::assessment::workshop_words::WorkshopField;
use crate::base::ids::WorkshopId;

/// An edit as one step of undo; nothing where there is none.
pub(super) fn step(edit: Option<Edit>) -> Vec<Action> {
    edit.map(|edit| in_one_step([edit]).collect()).unwrap_or_default()
}

/// The key of the field of a text.
pub(super) fn key_of(workshop: &WorkshopId, field: &WorkshopField) -> String {
    format!("workshop {workshop} {field:?}")
}

/// The id of the field of a text.
pub(super) fn id_of(view: &View<'_>, workshop: &WorkshopId, field: &WorkshopField) -> egui::Id {
    field_id(&key_of(workshop, field), view.doc.generation)
}

/// A text with its name above it; what is typed is in the document at once.
pub(super) fn text_of(
    ui: &mut Ui,
    view: &View<'_>,
    (workshop, field): (&Workshop, WorkshopField),
    (hint, shape): (&str, Shape),
    actions: &mut Vec<Action>,
) {
    let label = field_name(&field, view.lang);
    frame::label(ui, label);
    let value = field.text(workshop).unwrap_or_default();
    let shown = TextField { key: &key_of(&workshop.id, &field), label, hint, value, shape };
    if let Some(text) = text_field(ui, view, shown) {
        actions.push(Action::Edit(Edit::WorkshopText(workshop.id.clone(), field, text)));
    }
}
