//! A dialog above the screen: a title, its content, its buttons. Escape closes it. Where it is higher than
//! the window it scrolls, so that its buttons can be reached.

use egui::{Frame, Id, Margin, Modal, ScrollArea, Stroke, Ui};

use super::text;
use crate::app::theme;
use crate::app::theme::palette;

/// Shows a dialog of a width in points; returns what its content gave and whether it is to close.
pub fn dialog<R>(ui: &Ui, key: &str, title: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let p = palette(ui);
    let room = ui.ctx().content_rect().size() - egui::vec2(48.0, 24.0);
    let frame = Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(22));
    let most = room.y - 44.0;
    let id = Id::unique(("height of a dialog", key));
    let before = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    let shown = Modal::new(Id::unique(key)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x - 44.0));
        let inside = |ui: &mut Ui| {
            if !title.is_empty() {
                text::heading(ui, title);
                ui.add_space(4.0);
            }
            let added = add(ui);
            (added, ui.min_rect().height())
        };
        let (added, height) = if before > most {
            ScrollArea::vertical()
                .id_salt(key)
                .max_height(most)
                .min_scrolled_height(most)
                .show(ui, inside)
                .inner
        } else {
            inside(ui)
        };
        ui.data_mut(|data| data.insert_temp(id, height));
        // Its place follows its height with the next picture, which is not to wait for the pointer to move.
        if (height - before).abs() > 0.5 {
            ui.ctx().request_repaint();
        }
        added
    });
    let close = shown.should_close();
    (shown.inner, close)
}
