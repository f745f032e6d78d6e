//! What changed since an earlier state: milestones to choose from, areas then and now, questions
//! by what became of them.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::question_row::question_row;
use crate::analysis::frozen::Moved;
use crate::analysis::words::register_words;
use crate::app::action::Action;
use crate::app::earlier::{Against, CompareAction, Comparing};
use crate::app::paths::file_name;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::choice::{Enabled, Selected};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::group::ChoiceGroup;
use crate::app::widgets::text_field::kept_line;
use crate::app::widgets::{choice, frame, one_row, text};
use crate::app::words::AppWords;
use crate::base::lang::{Lang, fill};
use crate::scoring::names::names;
use crate::scoring::words::{ScoreWords, score_words};
use crate::scoring::{ChangeKind, Comparison, QuestionChange, ScoreChange};

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut Comparing) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    state.begin(view.doc);
    frame::page(ui, "compare", &words.nav_compare, |ui| {
        text::body(ui, &words.compare_intro);
        ui.add_space(4.0);
        frame::card(ui, |ui| choose(ui, view, state, &mut actions));
        for doubt in state.doubts(view.doc, view.today) {
            frame::notice(ui, Tone::Warning, &score_words(view.lang).doubt(&doubt));
        }
        let moved = state.moved(view, ui.ctx()).to_vec();
        let Some(comparison) = state.comparison(view.doc, view.today) else { return };
        frame::card(ui, |ui| scores(ui, view, comparison));
        if !moved.is_empty() {
            frame::card(ui, |ui| registers(ui, view.lang, &moved));
        }
        frame::card(ui, |ui| questions(ui, view, comparison, &mut actions));
    });
    actions
}

fn choose(ui: &mut Ui, view: &View<'_>, state: &Comparing, actions: &mut Vec<Action>) {
    let words = view.words;
    frame::label(ui, &words.milestones);
    let milestones = &view.doc.assessment.milestones;
    if milestones.is_empty() {
        frame::muted(ui, &words.milestones_none);
    }
    let mut act = |action| actions.push(Action::Compare(action));
    let file = match state.with() {
        Some(Against::File(path, _)) => Some(path),
        _ => None,
    };
    let held = (0..milestones.len()).find(|at| state.with() == Some(&Against::Milestone(*at)));
    let count = milestones.len() + usize::from(file.is_some());
    let group = ChoiceGroup::of(ui, count, held.or(file.map(|_| milestones.len())));
    for (at, milestone) in milestones.iter().enumerate() {
        let chosen = state.with() == Some(&Against::Milestone(at));
        let date = milestone.date.to_string();
        if choice::card(ui, (&group, at), Selected::from(chosen), &milestone.name, &date).clicked() {
            act(CompareAction::With(Against::Milestone(at)));
        }
        if chosen && ui.button(&words.milestone_remove).clicked() {
            act(CompareAction::Remove(at));
        }
    }
    if let Some(path) = file {
        let place = (&group, milestones.len());
        choice::card(ui, place, Selected::Yes, &file_name(path), &path.display().to_string());
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if choice::primary(ui, &words.freeze_button) {
            act(CompareAction::Name);
        }
        if choice::secondary(ui, &words.compare_file) {
            act(CompareAction::ChooseFile);
        }
    });
}

fn scores(ui: &mut Ui, view: &View<'_>, comparison: &Comparison) {
    frame::label(ui, &names(view.lang).score_changes);
    score_row(ui, score_words(view.lang), &score_words(view.lang).overall, &comparison.overall);
    if let Some(base) = &comparison.base {
        score_row(ui, score_words(view.lang), &score_words(view.lang).base_name, base);
    }
    for (area, change) in &comparison.areas {
        let name = view.doc.questionnaire.short(area, view.lang);
        score_row(ui, score_words(view.lang), name, change);
    }
}

fn score_row(ui: &mut Ui, words: &ScoreWords, name: &str, change: &ScoreChange) {
    let p = palette(ui);
    let color = match change.points() {
        Some(points) if points > 0 => p.good,
        Some(points) if points < 0 => p.mark,
        _ => p.muted,
    };
    let mark = words.points(change);
    let said = words.then_and_now(change);
    let under = format!("{}\n{}", words.around_then_and_now(change), words.alike(change));
    let width = ui.available_width();
    let third = width / 3.0;
    let small = theme::regular(theme::SMALL);
    let room = width - third;
    let mut below = text::laid_out(ui, &under, small.clone(), p.muted, room);
    if below.rows.len() > 2 {
        // Then and now, a row each.
        below = text::laid_out(ui, &under.replace(" → ", "\n→ "), small, p.muted, room);
    }
    let size = vec2(width, 29.0 + below.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {said} {mark}. {under}")));
    let line = |ui: &Ui, left: f32, width: f32, text: &str, font, color| {
        let galley = one_row(ui, text, font, color, width - 12.0);
        ui.painter().galley(pos2(rect.left() + left, rect.top() + 3.0), galley, color);
    };
    line(ui, 0.0, third, name, theme::bold(theme::BODY), p.text);
    line(ui, third, width - third, &said, theme::regular(theme::BODY), p.text);
    let at = pos2(rect.left() + third, rect.top() + 23.0);
    // The points are those of the last line, like for like, and stand with it.
    let points = ui.painter().layout_no_wrap(mark, theme::bold(theme::BODY), color);
    let last = below.rows.last().map_or(egui::Rect::ZERO, |row| row.rect());
    let left = (last.right() + 14.0).min(width - third - points.size().x);
    let middle = at.y + last.center().y;
    ui.painter().galley(pos2(at.x + left, middle - points.size().y / 2.0), points, color);
    ui.painter().galley(at, below, p.muted);
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, p.line));
}

/// What moved in the registers.
fn registers(ui: &mut Ui, lang: Lang, moved: &[Moved]) {
    let w = register_words(lang);
    frame::label(ui, &w.moved);
    for (what, then, now) in moved {
        let values = [("what", &**what), ("before", &**then), ("after", &**now)];
        text::body(ui, &fill(&w.moved_line, &values));
    }
}

fn questions(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, actions: &mut Vec<Action>) {
    let words = view.words;
    frame::label(ui, &words.compare_questions);
    for kind in ChangeKind::ALL {
        let all: Vec<&QuestionChange> = comparison.of_kind(kind).collect();
        if all.is_empty() {
            continue;
        }
        let name = score_words(view.lang).change(kind);
        let tone = match kind {
            ChangeKind::Worse | ChangeKind::NoLongerAnswered => Tone::Warning,
            ChangeKind::Improved | ChangeKind::NewlyAnswered => Tone::Good,
            ChangeKind::Reclassified | ChangeKind::NotAsked | ChangeKind::Unchanged => Tone::Info,
        };
        ui.add_space(6.0);
        let head = format!("{name} {}", all.len());
        let rows = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for change in all {
                if change_row(ui, view, change) {
                    actions.push(Action::GoTo(change.question.clone()));
                }
            }
        };
        // What did not change is there for who wants it.
        if kind == ChangeKind::Unchanged {
            frame::part(ui, "unchanged", &head, "", rows);
        } else {
            choice::chip(ui, &head, tone);
            rows(ui);
        }
    }
}

fn change_row(ui: &mut Ui, view: &View<'_>, change: &QuestionChange) -> bool {
    let words = view.words;
    let state = |state| names(view.lang).level_or_state(state, |level| level.to_string());
    let mut right = format!("{} → {}", state(change.before), state(change.after));
    if change.kind == ChangeKind::Unchanged && change.confirmed_again {
        right = format!("{right} · {}", words.compare_confirmed);
    }
    question_row(ui, view, &change.question, &right)
}

/// The content of the dialog that names a milestone; returns what the person decided.
pub fn naming(ui: &mut Ui, words: &AppWords, cancel: &str, name: &mut String) -> Option<Option<String>> {
    text::body(ui, &words.freeze_body);
    frame::label(ui, &words.milestone_name);
    let (label, hint) = (&words.milestone_name, &words.milestone_hint);
    let entered = kept_line(ui, "milestone name", label, hint, name);
    ui.add_space(6.0);
    let mut decided = None;
    ui.horizontal_wrapped(|ui| {
        let free = !name.trim().is_empty();
        if (choice::primary_button(ui, &words.freeze_confirm, Enabled::from(free)).clicked() || entered)
            && free
        {
            decided = Some(Some(name.trim().to_owned()));
        }
        if choice::secondary(ui, cancel) {
            decided = Some(None);
        }
    });
    decided
}
