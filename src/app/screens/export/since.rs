//! The earlier state that the report tells the changes from: none, a milestone, or the file that is
//! compared with.

use egui::Ui;

use super::state::{Chosen, ExportState};
use super::words::export_words;
use crate::app::action::Action;
use crate::app::earlier::Comparing;
use crate::app::route::Screen;
use crate::app::view::View;
use crate::app::widgets::choice::Selected;
use crate::app::widgets::{choice, frame};
use crate::audience::Edition;
use crate::session::report::{ReportChoice, Since};

/// Draws the choice.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut ExportState,
    chosen: ReportChoice,
    comparing: &Comparing,
    actions: &mut Vec<Action>,
) {
    let words = export_words(view.lang);
    frame::label(ui, &words.since);
    if chosen.edition == Edition::Questionnaire {
        frame::muted(ui, &words.since_form);
        return;
    }
    let (milestones, file) = (&view.doc.assessment.milestones, comparing.file());
    if milestones.is_empty() && file.is_none() {
        frame::muted(ui, &words.since_nothing);
        if choice::secondary(ui, &words.since_go) {
            actions.push(Action::Show(Screen::Compare));
        }
        return;
    }
    if choice::card(ui, Selected::from(chosen.since.is_none()), &words.since_none, "", "").clicked() {
        state.since = None;
    }
    for (at, milestone) in milestones.iter().enumerate() {
        let is = Selected::from(chosen.since == Some(Since::Milestone(at)));
        if choice::card(ui, is, &milestone.name, &milestone.date.to_string(), "").clicked() {
            state.since = Some(Chosen::Milestone(milestone.name.clone(), milestone.date));
        }
    }
    if let Some((number, name)) = file {
        let is = Selected::from(chosen.since == Some(Since::File(number)));
        if choice::card(ui, is, &name, &words.since_file, "").clicked() {
            state.since = Some(Chosen::File(number));
        }
    }
}
