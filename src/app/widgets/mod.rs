//! Parts that more than one screen draws.

pub mod bars;
pub mod charts;
pub mod choice;
pub mod date_field;
pub mod dialog;
pub mod drop_down;
pub mod frame;
pub mod group;
pub mod icons;
pub mod in_place;
pub mod level_picker;
pub mod path_field;
mod phrases;
pub mod rows;
pub mod score;
pub mod scrolling;
pub mod table;
pub mod text;
pub mod text_field;
pub mod tips;

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontId, Galley, Id, Ui};

/// What has the focus when a screen appears: its start, so that Tab goes on from there.
#[must_use]
pub fn page_start() -> Id {
    Id::unique("page start")
}

/// A text in at most some rows of a width, broken by the Japanese rules; what does not fit ends in
/// an ellipsis.
pub fn few_rows(ui: &Ui, words: &str, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let broken = rows::broken(ui, words, &font, width);
    let mut job = LayoutJob::simple(broken, font, color, f32::INFINITY);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// A text in one row of a width; what does not fit ends in an ellipsis.
pub fn one_row(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}
