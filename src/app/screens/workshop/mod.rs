//! Workshops: the list of them, preparing one, holding it question by question, and its end.

mod decide;
mod fields;
mod held;
mod list;
mod passed;
mod prepare;
mod run;
mod side;
mod talk;
mod vote;

use egui::Ui;

use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::workshop::room::{Face, WorkshopRoom};

/// Draws the screen; returns what the person asked for. What is printed waits while something else is being saved.
pub fn show(ui: &mut Ui, view: &View<'_>, room: &mut WorkshopRoom, prints: Enabled) -> Vec<Action> {
    let Some(workshop) = room.current(view.doc) else { return list::show(ui, view, room) };
    match room.face {
        Face::Prepare => prepare::show(ui, view, room, (&workshop, prints)),
        Face::Run => run::show(ui, view, room, (&workshop, prints)),
    }
}
