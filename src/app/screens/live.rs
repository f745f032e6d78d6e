//! What the answer in view does to the area's score and gap.

use egui::{ProgressBar, RichText, Ui};

use crate::app::state::View;
use crate::app::theme::{self, palette};
use crate::app::widgets::frame;
use crate::lang::fill;
use crate::questionnaire::{Area, Question};
use crate::scoring::{Exact, Range, State, round_half_down};

/// Draws the column.
pub fn show(ui: &mut Ui, view: &View<'_>, area: &Area, question: &Question) {
    let words = view.words;
    let card = &view.doc.card;
    ui.add_space(4.0);
    ui.label(RichText::new(&words.live_title).font(theme::bold(theme::BODY)));
    frame::card(ui, |ui| gap(ui, view, question));
    if let Some(score) = card.area(&area.id) {
        frame::card(ui, |ui| {
            frame::label(ui, &fill(&words.live_area, &[("area", area.short.get(view.lang))]));
            numbers(ui, view, score.score, score.range, score.coverage);
            let counts = score.counts;
            let values = [("answered", counts.answered().to_string()), ("total", counts.total().to_string())];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            frame::muted(ui, &fill(&words.live_answered, &values));
        });
    }
    frame::card(ui, |ui| {
        frame::label(ui, &words.live_overall);
        numbers(ui, view, card.overall.score, card.overall.range, card.overall.coverage);
        if !card.overall.provisional.is_empty() {
            frame::muted(ui, &words.live_provisional);
        }
    });
}

/// A score with its range and coverage: never one without the others.
pub fn numbers(ui: &mut Ui, view: &View<'_>, score: Option<Exact>, range: Range, coverage: Exact) {
    let words = view.words;
    let p = palette(ui);
    match score {
        Some(score) => {
            let number = round_half_down(score);
            let text = fill(&words.live_score, &[("score", &number.to_string())]);
            ui.label(RichText::new(&text).font(theme::bold(theme::TITLE)).color(p.accent));
            #[allow(clippy::cast_precision_loss, reason = "a score is at most 100")]
            let bar = ProgressBar::new(number as f32 / 100.0).desired_height(8.0).fill(p.accent);
            ui.add(bar).widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
        }
        None => {
            ui.label(&words.live_no_score);
        }
    }
    let (low, high) = (round_half_down(range.low).to_string(), round_half_down(range.high).to_string());
    frame::muted(ui, &fill(&words.live_range, &[("low", &low), ("high", &high)]));
    let share = round_half_down(coverage * Exact::from_integer(100)).to_string();
    frame::muted(ui, &fill(&words.live_coverage, &[("coverage", &share)]));
}

fn gap(ui: &mut Ui, view: &View<'_>, question: &Question) {
    let words = view.words;
    let card = &view.doc.card;
    let state = card.term(&question.id).map(|term| term.state);
    if let Some(gap) = card.gaps.iter().find(|gap| gap.question == question.id) {
        let level = gap.level.map_or_else(|| words.unknown.clone(), |level| level.to_string());
        let (size, target) = (gap.gap.to_string(), gap.target.to_string());
        ui.label(fill(&words.live_gap, &[("gap", &size), ("level", &level), ("target", &target)]));
        let (weight, urgency) = (gap.weight.to_string(), gap.urgency.factor().to_string());
        let priority = gap.priority.to_string();
        let values = [("priority", &*priority), ("gap", &size), ("weight", &weight), ("urgency", &urgency)];
        frame::muted(ui, &fill(&words.live_priority, &values));
        return;
    }
    ui.label(match state {
        Some(State::Level(_)) => format!("✓ {}", words.live_no_gap),
        Some(State::NotApplicable) => words.state_not_applicable.clone(),
        Some(State::Unknown) => words.state_unknown.clone(),
        Some(State::Unanswered) | None => words.live_unanswered_question.clone(),
    });
}
