//! Words on the page of a question that say what they mean where that is wanted.

use egui::{Id, Key, Ui};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::text;
use crate::app::widgets::tips::Tips;

/// Words beside each other that go on below, in rows as high as they are: a row for buttons would be higher.
pub(super) fn rows_of_words(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_wrapped(add);
    });
}

/// How wide a word of this kind is, in points.
pub(super) fn width(ui: &Ui, name: &str) -> f32 {
    ui.painter().layout_no_wrap(name.to_owned(), theme::regular(theme::SMALL), palette(ui).accent).size().x
}

/// Begins a new row where what is left of this one has less room than this, in points, for what belongs together.
pub(super) fn keep_together(ui: &mut Ui, room: f32) {
    if room > ui.available_size_before_wrap().x && room <= ui.max_rect().width() {
        ui.end_row();
    }
}

/// A word that shows its meaning while the pointer rests on it or it has the focus, and until something else is
/// pressed when it is pressed itself.
pub(super) fn explained(ui: &mut Ui, key: &str, name: &str, meaning: &str) {
    let p = palette(ui);
    let words = egui::RichText::new(name).size(theme::SMALL).color(p.accent).underline();
    let label = egui::Label::new(words).sense(egui::Sense::click());
    // A word that is too long for what is left of the row goes to the next one whole.
    let fits = width(ui, name) <= ui.max_rect().width();
    let response = ui.add(if fits { label.extend() } else { label });
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {meaning}")));
    let show = |ui: &mut Ui| {
        ui.set_width(380.0);
        text::label(ui, name);
        text::body(ui, meaning);
    };
    let pinned = pins(ui, &response, key);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    if pinned || response.has_focus() {
        let id = response.id.with("meaning");
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, response.rect).show(show);
    } else {
        response.tip_ui(show);
    }
}

/// Whether a word's meaning stays: from when the word is pressed until something else is, or Esc.
fn pins(ui: &Ui, response: &egui::Response, word: &str) -> bool {
    let id = Id::unique("pinned word");
    let before = ui.data(|data| data.get_temp::<String>(id)).is_some_and(|pinned| pinned == word);
    let left = ui.input(|input| {
        (input.pointer.any_pressed() && !response.contains_pointer()) || input.key_pressed(Key::Escape)
    });
    let now = if response.clicked() { !before } else { before && !left };
    if now && !before {
        ui.data_mut(|data| data.insert_temp(id, word.to_owned()));
    } else if before && !now {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    now
}
