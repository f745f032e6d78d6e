//! What the answer in view does to its gap, to the area's score and to the whole: with it, without
//! it, and with a level that is only being looked at. Every line is always there, so that nothing
//! moves when numbers change.

use egui::{Sense, Ui};

use crate::analysis::gauge_words::beside_said;
use crate::app::screens::why;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::score::{Bar, bar, drawn};
use crate::app::widgets::{frame, scrolling, text};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::bearing::bearing_on;
use crate::questionnaire::{Area, Question};
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{Figures, State, decimal, round_half_down};

/// Draws the column; `looked` is the level that is being looked at.
pub fn show(ui: &mut Ui, view: &View<'_>, area: &Area, question: &Question, looked: Option<Level>) {
    let words = view.words;
    let card = &view.doc.card;
    let column = egui::ScrollArea::vertical().id_salt("live").auto_shrink([false, false]);
    let drawn = scrolling::scrolled(ui, "live", column).show(ui, |ui| {
        frame::label(ui, &words.live_title);
        frame::card(ui, |ui| {
            ui.set_min_height(62.0);
            gap(ui, view, question);
        });
        if let Some(score) = card.area(&area.id) {
            frame::card(ui, |ui| {
                frame::label(ui, &fill(&words.live_area, &[("area", area.short.get(view.lang))]));
                let preview = looked.and_then(|level| score.score_if(&question.id, Some(level)));
                let of = Figures::from(score);
                let looked_at = Bar { preview: preview.map(drawn), ..Bar::from(&of) };
                numbers(ui, view, &of, &looked_at, Some(area));
                let other = match looked {
                    Some(level) => {
                        let level = level.to_string();
                        let points = preview.map_or_else(dash, |s| round_half_down(s).to_string());
                        fill(&words.live_if, &[("level", &level), ("score", &points)])
                    }
                    None if score.terms.iter().all(|t| t.question != question.id || t.level().is_none()) => {
                        words.live_no_effect.clone()
                    }
                    None => {
                        let said = score_words(view.lang);
                        let without = said.score(score.score_if(&question.id, None));
                        fill(&words.live_effect, &[("without", &without), ("with", &said.score(score.score))])
                    }
                };
                text::muted(ui, &other);
                text::muted(ui, &score_words(view.lang).counts(score.counts));
            });
        }
        if let Some(said) = beside_registers(view, question) {
            frame::card(ui, |ui| text::body(ui, &said));
        }
        frame::card(ui, |ui| {
            frame::label(ui, &score_words(view.lang).overall);
            let whole = &card.overall;
            let of = Figures::from(whole);
            numbers(ui, view, &of, &Bar::from(&of), None);
            let standing = match (whole.is_first_look(), whole.provisional.is_empty()) {
                (true, _) => &words.live_first_look,
                (false, true) => &words.live_final,
                (false, false) => &words.live_provisional,
            };
            text::muted(ui, standing);
        });
    });
    scrolling::by_keys_within(ui, "live", &drawn);
}

/// What the registers say of the question, if they say anything.
pub(super) fn beside_registers(view: &View<'_>, question: &Question) -> Option<String> {
    let bearings = bearing_on(&view.doc.questionnaire, question);
    beside_said(bearings, &view.doc.card.readings, view.lang)
}

fn dash() -> String {
    "–".to_owned()
}

/// A score with its range and coverage, never one without the others; what it is made of shows
/// when the pointer rests on the bar or it has the focus.
fn numbers(ui: &mut Ui, view: &View<'_>, figures: &Figures, of: &Bar, area: Option<&Area>) {
    let words = score_words(view.lang);
    let p = palette(ui);
    let size = if figures.score.is_some() { theme::TITLE } else { theme::BODY };
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.label(egui::RichText::new(words.large(figures)).font(theme::bold(size)).color(p.accent));
    });
    let response = bar(ui, of, 14.0, &words.aloud(figures), Sense::click());
    why::explain(&response, view, area.map(|area| &area.id));
    for line in words.around(figures).split(" · ") {
        text::muted(ui, line);
    }
}

fn gap(ui: &mut Ui, view: &View<'_>, question: &Question) {
    let words = view.words;
    let card = &view.doc.card;
    let state = card.term(&question.id).map(|term| term.state);
    if let Some(gap) = card.gaps.iter().find(|gap| gap.question == question.id) {
        let level = score_words(view.lang).level(gap);
        let (size, target) = (gap.gap.to_string(), gap.target.to_string());
        text::body(ui, &fill(&words.live_gap, &[("gap", &size), ("level", &level), ("target", &target)]));
        let (weight, urgency) = (gap.weight.to_string(), gap.urgency.factor().to_string());
        let priority = decimal(gap.priority);
        let values = [
            ("priority", &*priority),
            ("gap", &size),
            ("target", &target),
            ("weight", &weight),
            ("urgency", &urgency),
        ];
        text::muted(ui, &fill(&words.live_priority, &values));
        return;
    }
    let said = match state {
        Some(State::Level(_)) => format!("✓ {}", words.live_no_gap),
        Some(state @ (State::NotApplicable | State::Unknown)) => names(view.lang).state(state).to_owned(),
        Some(State::Unanswered) | None => words.live_unanswered_question.clone(),
    };
    text::body(ui, &said);
}
