//! A round of votes by cards: what the levels mean, the field in which the digits are typed, and the reveal.

use egui::{Key, Ui};

use super::fields::step;
use super::held::Held;
use super::passed;
use crate::app::action::Action;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::text_field::{Shape, TextField, field_id, response_and_text};
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::room::{Turn, WorkshopRoom};
use crate::app::workshop::words::{fault_said, workshop_room_words};
use crate::assessment::workshop::{AgendaStep, Ballot};
use crate::base::lang::fill;
use crate::workshop::running;
use crate::workshop::said::round_name;
use crate::workshop::words::workshop_words;

pub(super) fn show(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    let (workshop, kind) = (held.workshop, held.question.kind);
    text::body(ui, held.question.text.get(held.view.lang));
    frame::card(ui, |ui| {
        frame::label(ui, &round_name(held.item.rounds.len(), held.view.lang));
        let key = format!("cards {} {}", held.item.question, held.item.rounds.len());
        let ballots = room.ballot_box(&workshop.id, held.item);
        let (label, hint) = (&words.cards_label, &words.cards_hint);
        frame::muted(ui, label);
        let field = TextField { key: &key, label, hint, value: &ballots.typed, shape: Shape::Line };
        let id = field_id(&key, held.view.doc.generation);
        if held.arrives.is() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let (response, typed) = response_and_text(ui, held.view, field);
        if let Some(typed) = typed {
            ballots.typed = typed;
            // Which buttons are of use, and what the projector shows, goes by what is typed.
            ui.ctx().request_repaint();
        }
        let votes = ballots.votes(Ballot::Cards, kind, workshop.voters);
        let voters = usize::from(workshop.voters);
        match votes {
            Ok(votes) => {
                let count = votes.count();
                let values = [("count", &*count.to_string()), ("voters", &*voters.to_string())];
                let mut said = fill(&words.cards_in, &values);
                if count > 0 && count < voters {
                    said += workshop_words(held.view.lang).between.as_str();
                    said += &fill(&words.cards_missing, &[("count", &(voters - count).to_string())]);
                }
                frame::muted(ui, &said);
                let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                if entered && !held.view.composing && count == voters {
                    let of = (&workshop.id, &held.item.question);
                    actions.extend(step(running::revealed(
                        &held.view.doc.assessment,
                        of,
                        votes,
                        held.view.today,
                    )));
                }
            }
            Err(fault) => {
                let said = fault_said(fault, &cards_of(held), held.view.lang);
                let color = palette(ui).mark;
                let response = text::paragraph(ui, &said, theme::regular(theme::SMALL), color);
                // A screen reader says it without being led there.
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
            }
        }
    });
    levels(ui, held);
}

/// The cards that a question has, such as `0, 2, 4, ?`.
fn cards_of(held: &Held<'_>) -> String {
    let levels = held.question.kind.levels().iter().map(ToString::to_string);
    levels.chain(["?".to_owned()]).collect::<Vec<_>>().join(held.view.lang.comma())
}

/// What the levels mean, to be read aloud where there is no projector.
pub(super) fn levels(ui: &mut Ui, held: &Held<'_>) {
    frame::label(ui, &workshop_room_words(held.view.lang).levels_title);
    for level in held.question.kind.levels() {
        let said = held.question.level_text(*level).map_or("", |text| text.get(held.view.lang));
        text::body(ui, &format!("{}: {said}", held.level(*level)));
    }
}

/// The way on: all votes at once, or back where nobody wants another round.
pub(super) fn bar(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    let (workshop, kind) = (held.workshop, held.question.kind);
    let ballots = room.ballot_box(&workshop.id, held.item);
    // Who chooses has the screen.
    if let Turn::Chooses(chosen) = ballots.turn {
        return passed::bar(ui, held, ballots, chosen);
    }
    let votes = ballots.votes(workshop.ballot, kind, workshop.voters).ok().filter(|votes| votes.count() > 0);
    let all = votes.is_some_and(|votes| votes.count() == usize::from(workshop.voters));
    let reveal = if all || votes.is_none() { &words.reveal_button } else { &words.reveal_early_button };
    let button = choice::primary_button(ui, reveal, Enabled::from(votes.is_some()));
    if all && workshop.ballot == Ballot::PassedRound && ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    if let (true, Some(votes)) = (button.clicked(), votes) {
        let of = (&workshop.id, &held.item.question);
        actions.extend(step(running::revealed(&held.view.doc.assessment, of, votes, held.view.today)));
    }
    if !held.item.rounds.is_empty() && choice::secondary(ui, &words.back_to_talk) {
        actions.extend(held.steps(AgendaStep::Talk));
    }
    if choice::secondary(ui, &words.park_button) {
        actions.extend(held.steps(AgendaStep::Parked));
    }
}
