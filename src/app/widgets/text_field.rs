//! Text fields that hand over what was typed as a value, and nothing while an input method
//! composes. While a field has the focus it keeps its own text, so that a composition survives.

use egui::{Id, Margin, TextEdit, Ui};

use crate::app::state::View;

/// A field's look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// As many lines as given, growing with its text.
    Lines(usize),
    /// One line in the cell of a table: its whole text shows when the pointer rests on it.
    Cell,
}

/// A text field with an accessible label and a hint; returns the new text when it changed.
/// `key` names the field: the same key is the same field.
pub fn text_field(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    label: &str,
    hint: &str,
    value: &str,
    shape: Shape,
) -> Option<String> {
    let id = Id::unique(("text", key, view.doc.generation));
    let draft_id = id.with("draft");
    let focused = ui.memory(|m| m.has_focus(id));
    let kept = if focused { ui.data(|d| d.get_temp::<String>(draft_id)) } else { None };
    let mut draft = kept.unwrap_or_else(|| value.to_owned());
    let edit = match shape {
        Shape::Line | Shape::Cell => TextEdit::singleline(&mut draft),
        Shape::Lines(rows) => TextEdit::multiline(&mut draft).desired_rows(rows),
    };
    let edit = if shape == Shape::Cell {
        edit.font(egui::TextStyle::Small).margin(Margin::symmetric(6, 6))
    } else {
        edit
    };
    let response = ui.add(edit.id(id).hint_text(hint).desired_width(f32::INFINITY));
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, value, &draft, hint);
        info.label = Some(label.to_owned());
        info
    });
    if focused || response.has_focus() {
        ui.data_mut(|d| d.insert_temp(draft_id, draft.clone()));
    } else if shape == Shape::Cell {
        let whole = if draft.is_empty() { hint } else { &draft };
        if !whole.is_empty() {
            response.on_hover_text(whole);
        }
    }
    let changed = !view.composing && draft != value;
    changed.then_some(draft)
}
