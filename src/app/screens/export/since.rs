//! The earlier state that the report tells the changes from: none, a milestone, or the file that is
//! compared with.

use egui::Ui;

use super::state::{Chosen, ExportState};
use super::words::export_words;
use crate::app::action::Action;
use crate::app::earlier::Comparing;
use crate::app::route::Screen;
use crate::app::view::View;
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
    let mut all = vec![(None, words.since_none.as_str(), String::new())];
    for (at, milestone) in milestones.iter().enumerate() {
        all.push((Some(Since::Milestone(at)), milestone.name.as_str(), milestone.date.to_string()));
    }
    let name = file.as_ref().map(|(_, name)| name.to_string());
    if let (Some((number, _)), Some(name)) = (&file, &name) {
        all.push((Some(Since::File(*number)), name.as_str(), words.since_file.clone()));
    }
    let cards = all.iter().map(|(since, title, hint)| (*since, *title, hint.as_str())).collect();
    if let Some(picked) = choice::cards(ui, &chosen.since, cards) {
        state.since = picked.and_then(|since| match since {
            Since::Milestone(at) => {
                milestones.get(at).map(|one| Chosen::Milestone(one.name.clone(), one.date))
            }
            Since::File(number) => Some(Chosen::File(number)),
        });
    }
}
