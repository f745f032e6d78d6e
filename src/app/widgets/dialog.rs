//! A dialog above the screen: a title, its content, its buttons. Escape closes it.

use egui::{Frame, Id, Margin, Modal, Stroke, Ui};

use super::text;
use crate::app::theme;
use crate::app::theme::palette;

/// Shows a dialog of a width in points; returns what its content gave and whether it is to close.
pub fn dialog<R>(ui: &Ui, key: &str, title: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let p = palette(ui);
    let room = ui.ctx().content_rect().width() - 48.0;
    let frame = Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(22));
    let shown = Modal::new(Id::unique(key)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room - 44.0));
        if !title.is_empty() {
            text::heading(ui, title);
            ui.add_space(4.0);
        }
        add(ui)
    });
    let close = shown.should_close();
    (shown.inner, close)
}
