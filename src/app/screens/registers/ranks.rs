//! Scenarios by importance and urgency, as counts.

use egui::Ui;

use crate::analysis::words::register_words;
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::choice::chip;
use crate::app::widgets::frame::Tone;
use crate::assessment::registers::scenarios::Scenario;
use crate::base::lang::fill;
use crate::base::numbers_said::grouped;
use crate::base::units::Rank;

/// Draws the counts, the gravest first.
pub(super) fn show(ui: &mut Ui, view: &View<'_>) {
    let words = room_words(view.lang);
    let all = &view.doc.assessment.registers.scenarios;
    let of = |row: &Scenario| row.importance.zip(row.urgency).map(|(one, other)| (one.get(), other.get()));
    let mut counts = [[0_usize; 4]; 4];
    let mut unranked = 0_usize;
    for row in all.iter() {
        match of(row) {
            Some((importance, urgency)) => counts[usize::from(importance)][usize::from(urgency)] += 1,
            None => unranked += 1,
        }
    }
    let (low, high) = (usize::from(Rank::MIN.get()), usize::from(Rank::MAX.get()));
    ui.horizontal_wrapped(|ui| {
        for importance in (low..=high).rev() {
            for urgency in (low..=high).rev() {
                let count = counts[importance][urgency];
                if count > 0 {
                    let (importance, urgency) = (importance.to_string(), urgency.to_string());
                    let count = grouped(count as u128);
                    let values = [("importance", &*importance), ("urgency", &*urgency), ("count", &*count)];
                    chip(ui, &fill(&words.ranked, &values), Tone::Info);
                }
            }
        }
        if unranked > 0 {
            chip(
                ui,
                &fill(&register_words(view.lang).unranked, &[("count", &grouped(unranked as u128))]),
                Tone::Warning,
            );
        }
    });
}
