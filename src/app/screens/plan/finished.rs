//! What is finished of the plan: what was done, by whom, and since which day. It stays to be seen when its question
//! has reached its target and is no gap any more.

use egui::{ScrollArea, Ui};

use super::table::state_list;
use crate::app::action::Action;
use crate::app::screens::question_row::question_row;
use crate::app::view::View;
use crate::app::widgets::{scrolling, text};
use crate::assessment::edit::Edit;
use crate::base::ids::QuestionId;
use crate::scoring::names::names;

/// The width of the list of states, in points.
const STATE: f32 = 120.0;

/// Draws the questions whose action is finished.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, finished: &[QuestionId], actions: &mut Vec<Action>) {
    let area = ScrollArea::vertical().id_salt("finished").auto_shrink([false, false]);
    let drawn = scrolling::scrolled(ui, "finished", area).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        finished.iter().for_each(|id| one(ui, view, id, actions));
    });
    scrolling::by_keys(ui, "finished", &drawn);
}

fn one(ui: &mut Ui, view: &View<'_>, id: &QuestionId, actions: &mut Vec<Action>) {
    let n = names(view.lang);
    let action = view.doc.assessment.answer(id).action();
    if question_row(ui, view, id, &n.finished_as(action, |on| on.to_string())) {
        actions.push(Action::GoTo(id.clone()));
    }
    let owner = if action.owner.trim().is_empty() { &n.no_owner_yet } else { &action.owner };
    let said: Vec<&str> = action.own().into_iter().chain([owner.as_str()]).collect();
    text::body(ui, &said.join(" · "));
    if let (_, Some(change)) = state_list(ui, view, id, STATE) {
        actions.push(Action::Edit(Edit::Answer(id.clone(), change)));
    }
    ui.add_space(8.0);
}
