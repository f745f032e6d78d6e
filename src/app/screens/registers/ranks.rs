//! Scenarios by importance and urgency, as counts.

use egui::Ui;

use crate::analysis::words::register_words;
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::choice::{chip, chip_width};
use crate::app::widgets::frame::Tone;
use crate::assessment::registers::scenarios::Scenario;
use crate::base::lang::fill;
use crate::base::numbers_said::grouped;
use crate::base::units::Rank;

/// A count in words.
type Said = (String, Tone);

/// The counts, the gravest first, and last of those that nobody has ranked.
pub(super) fn counts(view: &View<'_>) -> Vec<Said> {
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
    let places = (low..=high).rev().flat_map(|one| (low..=high).rev().map(move |other| (one, other)));
    let mut said: Vec<Said> = Vec::new();
    for (importance, urgency) in places {
        let count = counts[importance][urgency];
        if count > 0 {
            let (importance, urgency) = (importance.to_string(), urgency.to_string());
            let count = grouped(count as u128);
            let values = [("importance", &*importance), ("urgency", &*urgency), ("count", &*count)];
            said.push((fill(&words.ranked, &values), Tone::Info));
        }
    }
    if unranked > 0 {
        let count = grouped(unranked as u128);
        said.push((fill(&register_words(view.lang).unranked, &[("count", &count)]), Tone::Warning));
    }
    said
}

/// How high they are in the width that there is, in points.
pub(super) fn height(ui: &Ui, counts: &[Said]) -> f32 {
    let (gap, width) = (ui.spacing().item_spacing, ui.available_width());
    let (mut rows, mut left) = (1.0, width);
    for (words, _) in counts {
        let wide = chip_width(ui, words);
        if wide > left && left < width {
            (rows, left) = (rows + 1.0, width);
        }
        left -= wide + gap.x;
    }
    rows * (ui.spacing().interact_size.y + gap.y)
}

/// Draws them.
pub(super) fn show(ui: &mut Ui, counts: &[Said]) {
    ui.horizontal_wrapped(|ui| {
        for (words, tone) in counts {
            chip(ui, words, *tone);
        }
    });
}
