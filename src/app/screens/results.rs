//! Results: the whole, the areas as radar and bars, the gaps by priority, the open checks. Every
//! question named here leads to its place.

use egui::{RichText, Ui};

use super::live::numbers;
use crate::app::state::{Action, Screen, View};
use crate::app::theme::{self, palette};
use crate::app::widgets::charts::{self, Mark};
use crate::app::widgets::{choice, frame};
use crate::ids::QuestionId;
use crate::lang::fill;
use crate::scoring::{CheckKind, Exact, round_half_down};

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::page(ui, "results", &words.nav_results, |ui| {
        let card = &view.doc.card;
        frame::card(ui, |ui| {
            frame::label(ui, &words.live_overall);
            numbers(ui, view, card.overall.score, card.overall.range, card.overall.coverage);
            if !card.overall.provisional.is_empty() {
                let areas: Vec<&str> = card.overall.provisional.iter().map(|id| short(view, id)).collect();
                ui.label(format!("※ {}: {}", words.live_provisional, areas.join(" / ")));
            }
            let counts = card.overall.counts;
            frame::muted(
                ui,
                &format!(
                    "{} {} / {} {} / {} {} / {} {}",
                    words.state_level,
                    counts.level,
                    words.state_unknown,
                    counts.unknown,
                    words.state_not_applicable,
                    counts.not_applicable,
                    words.state_open,
                    counts.unanswered
                ),
            );
            if counts.answered() == 0 && choice::primary(ui, &words.start_button) {
                actions.push(Action::Show(Screen::Question));
            }
        });
        let marks = marks(view);
        frame::card(ui, |ui| {
            frame::muted(ui, &words.results_legend);
            if ui.available_width() > 720.0 {
                ui.columns(2, |columns| {
                    charts::radar(&mut columns[0], &marks, &words.results_chart);
                    marks.iter().for_each(|mark| charts::bar(&mut columns[1], mark));
                });
            } else {
                charts::radar(ui, &marks, &words.results_chart);
                marks.iter().for_each(|mark| charts::bar(ui, mark));
            }
        });
        frame::card(ui, |ui| gaps(ui, view, &mut actions));
        frame::card(ui, |ui| checks(ui, view, &mut actions));
    });
    actions
}

fn short<'a>(view: &'a View<'_>, area: &crate::ids::AreaId) -> &'a str {
    view.doc.questionnaire.area(area).map_or("", |a| a.short.get(view.lang))
}

/// The bars, in the order of the areas.
fn marks(view: &View<'_>) -> Vec<Mark> {
    #[allow(clippy::cast_precision_loss, reason = "scores are at most 100")]
    let drawn = |value: Exact| *value.numer() as f32 / *value.denom() as f32;
    let words = view.words;
    let scale = &view.doc.questionnaire.scale;
    view.doc
        .card
        .areas
        .iter()
        .map(|area| {
            let score = area.score.map_or_else(
                || words.live_no_score.clone(),
                |s| fill(&words.live_score, &[("score", &round_half_down(s).to_string())]),
            );
            let (low, high) = (round_half_down(area.range.low), round_half_down(area.range.high));
            let range = fill(&words.live_range, &[("low", &low.to_string()), ("high", &high.to_string())]);
            let share = round_half_down(area.coverage * Exact::from_integer(100)).to_string();
            let coverage = fill(&words.live_coverage, &[("coverage", &share)]);
            let word = area.level.and_then(|l| scale.get(usize::from(l.get()))).map(|t| t.get(view.lang));
            let parts = [Some(score.as_str()), word, Some(range.as_str()), Some(coverage.as_str())];
            Mark {
                label: short(view, &area.area).to_owned(),
                score: area.score.map(drawn),
                range: (drawn(area.range.low), drawn(area.range.high)),
                target: area.target.map(drawn),
                text: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            }
        })
        .collect()
}

fn link(ui: &mut Ui, view: &View<'_>, question: &QuestionId, actions: &mut Vec<Action>) {
    let topic = view.doc.questionnaire.question(question).map_or("", |(_, q)| q.topic.get(view.lang));
    if ui.link(format!("{question} {topic}")).clicked() {
        actions.push(Action::GoTo(question.clone()));
    }
}

fn gaps(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    frame::label(ui, &words.results_gaps);
    if view.doc.card.gaps.is_empty() {
        frame::muted(ui, &words.results_no_gaps);
        return;
    }
    for (i, gap) in view.doc.card.gaps.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{}.", i + 1)).font(theme::bold(theme::BODY)));
            link(ui, view, &gap.question, actions);
            let level = gap.level.map_or_else(|| words.unknown.clone(), |level| level.to_string());
            frame::muted(ui, &format!("{level} → {}", gap.target));
            let sum = format!("{}×{}×{}={}", gap.gap, gap.weight, gap.urgency.factor(), gap.priority);
            ui.label(RichText::new(sum).size(theme::SMALL).color(palette(ui).mark));
        });
    }
    if choice::primary(ui, &words.nav_plan) {
        actions.push(Action::Show(Screen::Plan));
    }
}

fn checks(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let open = &view.doc.card.checks;
    frame::label(ui, &words.results_checks);
    if open.is_empty() {
        ui.label(format!("✓ {}", words.export_no_checks));
        return;
    }
    frame::muted(ui, &fill(&words.export_checks, &[("count", &open.len().to_string())]));
    // One line a question, with all that is open about it.
    for group in open.chunk_by(|a, b| a.question == b.question) {
        let Some(first) = group.first() else { continue };
        ui.horizontal_wrapped(|ui| {
            link(ui, view, &first.question, actions);
            let said: Vec<&str> = group
                .iter()
                .map(|check| match check.kind {
                    CheckKind::NoEvidence => words.check_no_evidence.as_str(),
                    CheckKind::ElementsOpen(_) => &words.check_elements,
                    CheckKind::NoReason => &words.check_no_reason,
                    CheckKind::TargetBelowLevel { .. } => &words.check_target,
                    CheckKind::NoOwner => &words.check_no_owner,
                    CheckKind::NoDueDate => &words.check_no_due,
                    CheckKind::NotConfirmed(_) => &words.check_not_confirmed,
                })
                .collect();
            frame::muted(ui, &said.join(" / "));
        });
    }
}
