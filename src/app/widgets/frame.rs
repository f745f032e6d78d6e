//! The frame that every screen stands in: a title, a scrolling column, cards.

use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::app::theme::{self, palette};

/// The widest that running text gets, in points.
const WIDEST: f32 = 900.0;

/// A scrolling column with a title.
pub fn page<R>(ui: &mut Ui, key: &str, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(key)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - 14.0).min(WIDEST));
            if !title.is_empty() {
                ui.label(RichText::new(title).font(theme::bold(theme::TITLE)));
                ui.add_space(4.0);
            }
            let result = add(ui);
            ui.add_space(24.0);
            result
        })
        .inner
}

/// A card over the full width.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let p = palette(ui);
    Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(8)
        .inner_margin(Margin::same(14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A label above a field.
pub fn label(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(theme::bold(theme::BODY)));
}

/// Secondary text.
pub fn muted(ui: &mut Ui, words: &str) {
    let color = palette(ui).muted;
    ui.label(RichText::new(words).color(color).size(theme::SMALL));
}
