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
    let Some((kept, rest)) = rest_after(words, &broken, rows.saturating_sub(1)) else {
        return ui.painter().layout_no_wrap(broken, font, color);
    };
    // The last row takes as much of the rest as it has room for, whatever phrases it ends within.
    let mut job = LayoutJob::simple(format!("{kept}{rest}"), font, color, width + 1.0);
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}

/// The first so many rows of a broken text, and all that the text has after them in one row; nothing where there
/// is no more than one row after them.
fn rest_after<'a>(words: &str, broken: &'a str, rows: usize) -> Option<(&'a str, String)> {
    let ends: Vec<usize> = broken.match_indices('\n').map(|(at, _)| at + 1).collect();
    if ends.len() <= rows {
        return None;
    }
    let kept = if rows == 0 { "" } else { &broken[..*ends.get(rows - 1)?] };
    // Blanks at the ends of rows are not in the broken text.
    let inked = kept.chars().filter(|char| !char.is_whitespace()).count();
    let begins = words.char_indices().filter(|(_, char)| !char.is_whitespace()).nth(inked)?.0;
    Some((kept, words[begins..].replace('\n', " ")))
}

/// A text in one row of a width; what does not fit ends in an ellipsis.
pub fn one_row(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}
