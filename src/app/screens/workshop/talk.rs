//! What the votes come to, what was said about it, and where one goes from there; and a question that was put off.

use egui::Ui;

use super::fields::{id_of, text_of};
use super::held::Held;
use crate::app::action::Action;
use crate::app::theme;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::text_field::Shape;
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::chart::histogram;
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::workshop::{AgendaStep, Votes};
use crate::assessment::workshop_words::WorkshopField;
use crate::scoring::names::names;
use crate::workshop::running::ROUNDS;
use crate::workshop::said::{consensus, counts, round_name, sentences};
use crate::workshop::tally::Tally;

pub(super) fn show(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    rounds(ui, held);
    frame::card(ui, |ui| {
        let field = WorkshopField::Said(held.item.question.clone());
        if held.arrives.is() {
            let id = id_of(held.view, &held.workshop.id, &field);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let hint = &workshop_room_words(held.view.lang).said_hint;
        text_of(ui, held.view, (held.workshop, field), (hint, Shape::Lines(3)), actions);
    });
}

/// The last round as bars, those before it in a line.
pub(super) fn rounds(ui: &mut Ui, held: &Held<'_>) {
    let lang = held.view.lang;
    let Some((last, before)) = held.item.rounds.split_last() else { return };
    frame::card(ui, |ui| {
        frame::label(ui, &round_name(before.len(), lang));
        let tally = Tally::of(held.question.kind, last);
        if let Some(counted) = tally.counted() {
            let words: Vec<String> = counted.levels.iter().map(|(level, _)| held.level(*level)).collect();
            let unknown = format!("? {}", names(lang).unknown);
            histogram(ui, counted, &words, &unknown, theme::BODY, lang);
        }
        let mut said = sentences(&tally, lang);
        let last = said.pop();
        let rest = said.join(lang.space());
        if !rest.is_empty() {
            text::body(ui, &rest);
        }
        if let Some(last) = last {
            frame::label(ui, &last);
        }
        for (round, votes) in before.iter().enumerate() {
            frame::muted(ui, &in_a_line(held, round, votes));
        }
    });
}

/// A round in a line.
fn in_a_line(held: &Held<'_>, round: usize, votes: &Votes) -> String {
    let lang = held.view.lang;
    let tally = Tally::of(held.question.kind, votes);
    let said = match tally.counted() {
        Some(counted) => format!("{}{}{}", counts(counted, lang), lang.semicolon(), consensus(counted, lang)),
        None => sentences(&tally, lang).join(lang.space()),
    };
    format!("{}: {said}", round_name(round, lang))
}

pub(super) fn bar(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    if choice::primary_button(ui, &words.decide_button, Enabled::Yes).clicked() {
        actions.extend(held.steps(AgendaStep::Decide));
    }
    if held.item.rounds.len() < ROUNDS && choice::secondary(ui, &words.second_button) {
        actions.extend(held.steps(AgendaStep::Vote));
    }
    if choice::secondary(ui, &words.park_button) {
        actions.extend(held.steps(AgendaStep::Parked));
    }
}

/// A question that was put off, and why.
pub(super) fn parked(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    rounds(ui, held);
    frame::card(ui, |ui| {
        let field = WorkshopField::Parked(held.item.question.clone());
        if held.arrives.is() {
            let id = id_of(held.view, &held.workshop.id, &field);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        text_of(ui, held.view, (held.workshop, field), (&words.parked_hint, Shape::Lines(3)), actions);
    });
}
