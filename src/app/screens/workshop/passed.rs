//! A round of votes at the keyboard in turn: the screen is blank until somebody says that it is theirs, and is blank
//! again once the vote is in. No vote stays on the screen for the next one.

use egui::{Event, Key, Ui};

use super::held::Held;
use crate::app::action::Action;
use crate::app::widgets::choice::{Enabled, Selected};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::room::{BallotBox, Turn, WorkshopRoom};
use crate::app::workshop::words::workshop_room_words;
use crate::base::lang::fill;
use crate::scoring::names::names;
use crate::workshop::cards::{self, Card};
use crate::workshop::said::round_name;

pub(super) fn show(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, _: &mut Vec<Action>) {
    let ballots = room.ballot_box(&held.workshop.id, held.item);
    match ballots.turn {
        Turn::Nobody => blank(ui, held, room),
        Turn::Chooses(chosen) => choose(ui, held, room, chosen),
    }
}

/// Nobody has the keyboard: only how many votes are in.
fn blank(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom) {
    let words = workshop_room_words(held.view.lang);
    let (workshop, kind) = (held.workshop, held.question.kind);
    let ballots = room.ballot_box(&workshop.id, held.item);
    let count = ballots.count(workshop.ballot, kind, workshop.voters);
    let all = count == usize::from(workshop.voters);
    frame::card(ui, |ui| {
        frame::label(ui, &round_name(held.item.rounds.len(), held.view.lang));
        let values = [("count", &*count.to_string()), ("voters", &*workshop.voters.to_string())];
        match (all, count) {
            (true, _) => frame::notice(ui, Tone::Good, &words.passed_all),
            (false, 0) => text::body(ui, &words.passed_first),
            (false, _) => text::body(ui, &fill(&words.passed_body, &values)),
        }
        ui.add_space(8.0);
        if !all {
            let button = choice::primary_button(ui, &words.turn_button, Enabled::Yes);
            if held.arrives.is() || ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                ballots.turn = Turn::Chooses(None);
                // Nothing that the one before had the focus on keeps it.
                ui.memory_mut(|memory| memory.stop_text_input());
                ui.ctx().request_repaint();
            }
        }
        if count > 0 && ui.button(&words.passed_again).clicked() {
            ballots.empty();
        }
    });
}

/// Somebody chooses, by the pointer, the arrows or the digit.
fn choose(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, chosen: Option<Card>) {
    let (view, words, kind) = (held.view, workshop_room_words(held.view.lang), held.question.kind);
    text::body(ui, held.question.text.get(view.lang));
    frame::label(ui, &words.turn_title);
    let level = |level: &crate::base::level::Level| {
        let said = held.question.level_text(*level).map_or("", |text| text.get(view.lang));
        (Some(Card::Level(*level)), held.level(*level), said)
    };
    let unknown = (Some(Card::Unknown), format!("? {}", names(view.lang).unknown), "");
    let all: Vec<_> = kind.levels().iter().map(level).chain([unknown]).collect();
    let all = all.iter().map(|(card, title, said)| (*card, title.as_str(), *said)).collect();
    let typed = if view.covered { None } else { typed(ui, kind) };
    let picked = choice::cards(ui, &chosen, all).flatten().or(typed);
    let now = picked.or(chosen);
    let ballots = room.ballot_box(&held.workshop.id, held.item);
    if picked.is_some() {
        ballots.chosen = Selected::Yes;
    }
    ballots.turn = Turn::Chooses(now);
}

/// The way on for who has chosen: the vote goes in, and nothing of it stays on the screen.
pub(super) fn bar(ui: &mut Ui, held: &Held<'_>, ballots: &mut BallotBox, chosen: Option<Card>) {
    let words = workshop_room_words(held.view.lang);
    let confirm = choice::primary_button(ui, &words.confirm_button, Enabled::from(chosen.is_some()));
    if std::mem::replace(&mut ballots.chosen, Selected::No).is() {
        confirm.request_focus();
    }
    if let (true, Some(card)) = (confirm.clicked(), chosen) {
        ballots.pass(card);
        ui.memory_mut(|memory| memory.stop_text_input());
        ui.ctx().request_repaint();
    }
}

/// The card whose sign was typed.
fn typed(ui: &Ui, kind: crate::questionnaire::Kind) -> Option<Card> {
    ui.input(|input| {
        // With another key it is a command.
        if input.modifiers.command || input.modifiers.alt || input.key_pressed(Key::Escape) {
            return None;
        }
        let typed = input.events.iter().rev().find_map(|event| match event {
            Event::Text(text) => text.chars().next_back(),
            _ => None,
        });
        typed.and_then(|char| cards::card(char, kind).ok())
    })
}
