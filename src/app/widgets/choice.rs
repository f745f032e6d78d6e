//! Choices: cards that hold a sentence each, and rows of short ones. The mark before the words
//! says what is chosen, so that colour is never alone in saying it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, FontId, Layout, Ui};

use crate::app::theme::{self, palette};

/// A card over the full width with a title and a sentence; returns whether it was clicked.
pub fn card(ui: &mut Ui, chosen: bool, title: &str, sentence: &str) -> bool {
    let p = palette(ui);
    let mut job = LayoutJob::default();
    let mark = if chosen { "● " } else { "○ " };
    let color = if chosen { p.accent } else { p.text };
    job.append(mark, 0.0, TextFormat::simple(FontId::proportional(theme::BODY), color));
    job.append(title, 0.0, TextFormat::simple(theme::bold(theme::BODY), color));
    if !sentence.is_empty() {
        job.append(
            &format!("\n{sentence}"),
            0.0,
            TextFormat::simple(FontId::proportional(theme::BODY), p.text),
        );
    }
    job.wrap.max_width = ui.available_width() - 28.0;
    let button = Button::selectable(chosen, job).wrap().frame_when_inactive(true);
    ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| ui.add(button).clicked()).inner
}

/// A row of short choices under an accessible group; returns the one that was clicked.
pub fn row<T: Copy + PartialEq>(ui: &mut Ui, chosen: T, choices: &[(T, &str)]) -> Option<T> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        for (value, words) in choices {
            if ui.radio(*value == chosen, *words).clicked() && *value != chosen {
                picked = Some(*value);
            }
        }
    });
    picked
}

/// A main button, filled with the accent.
pub fn primary(ui: &mut Ui, words: &str) -> bool {
    let p = palette(ui);
    let text = egui::RichText::new(words).color(p.on_accent).font(theme::bold(theme::BODY));
    ui.add(Button::new(text).fill(p.accent).min_size(egui::vec2(0.0, 38.0))).clicked()
}
