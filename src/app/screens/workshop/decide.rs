//! Putting down what is decided: the level, why, what was said against it, who takes it on until when; and how it was
//! decided.

use egui::Ui;

use super::fields::{step, text_of};
use super::held::Held;
use super::talk::rounds;
use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::date_field::date_field;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::text_field::Shape;
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::Response;
use crate::assessment::workshop::AgendaStep;
use crate::assessment::workshop_words::WorkshopField;
use crate::base::lang::fill;
use crate::scoring::names::names;
use crate::session::drafts::DateField;
use crate::workshop::cards::Card;
use crate::workshop::decided::{accord, is_chosen};
use crate::workshop::running;
use crate::workshop::said::accord_said;
use crate::workshop::words::workshop_words;

pub(super) fn show(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    let (view, words) = (held.view, workshop_room_words(held.view.lang));
    let id = &held.item.question;
    frame::card(ui, |ui| {
        // Tab goes on from here to the levels.
        let start = egui::Id::unique("decide start");
        frame::start_as(ui, start, &words.decide_title);
        if held.arrives.is() {
            ui.memory_mut(|memory| memory.request_focus(start));
        }
        frame::label(ui, &words.decide_title);
        let answer = held.response(view.doc.assessment.counted(held.question));
        frame::muted(ui, &fill(&words.in_file, &[("answer", &answer)]));
        level(ui, held, actions);
        if is_chosen(held.question, &held.item.decision) {
            frame::muted(ui, accord_said(accord(held.question.kind, held.item), view.lang));
        }
        for (field, hint) in [
            (WorkshopField::Reason(id.clone()), &words.reason_hint),
            (WorkshopField::Dissent(id.clone()), &words.dissent_hint),
        ] {
            text_of(ui, view, (held.workshop, field), (hint, Shape::Lines(2)), actions);
        }
        let columns = if ui.available_width() > 780.0 { 2 } else { 1 };
        ui.columns(columns, |columns| {
            let last = columns.len() - 1;
            let owner = (held.workshop, WorkshopField::Owner(id.clone()));
            text_of(&mut columns[0], view, owner, (&words.owner_hint, Shape::Line), actions);
            let ui = &mut columns[last];
            frame::label(ui, &view.words.due);
            let due = DateField::Decided(held.workshop.id.clone(), id.clone());
            date_field(ui, view, &due, &view.words.due, actions);
        });
        let parked = WorkshopField::Parked(id.clone());
        text_of(ui, view, (held.workshop, parked), (&words.parked_hint, Shape::Line), actions);
    });
    rounds(ui, held);
}

/// The levels in a row, and that it is not known. None is offered before one is chosen.
fn level(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    let lang = held.view.lang;
    let chosen = match &held.item.decision.response {
        Response::Level(level) => Some(Card::Level(*level)),
        Response::Unknown => Some(Card::Unknown),
        Response::NotApplicable(_) | Response::Unanswered => None,
    };
    let levels = held.question.kind.levels().iter();
    let named = levels.map(|level| (Some(Card::Level(*level)), held.level(*level)));
    let unknown = (Some(Card::Unknown), format!("? {}", names(lang).unknown));
    let all: Vec<(Option<Card>, String)> = named.chain([unknown]).collect();
    let choices: Vec<(Option<Card>, &str)> = all.iter().map(|(card, name)| (*card, name.as_str())).collect();
    if let Some(picked) = choice::row(ui, chosen, &choices) {
        let response = match picked {
            Some(Card::Level(level)) => Response::Level(level),
            Some(Card::Unknown) => Response::Unknown,
            None => Response::Unanswered,
        };
        let of = (&held.workshop.id, &held.item.question);
        let edit =
            running::item_changed(&held.view.doc.assessment, of, |item| item.decision.response = response);
        actions.extend(step(edit));
    }
}

pub(super) fn bar(ui: &mut Ui, held: &Held<'_>, actions: &mut Vec<Action>) {
    let (view, words) = (held.view, workshop_room_words(held.view.lang));
    let ready = is_chosen(held.question, &held.item.decision);
    if choice::primary_button(ui, &words.take_over_button, Enabled::from(ready)).clicked() {
        let of = (&held.workshop.id, held.question);
        let edit = running::decided(&view.doc.assessment, of, (view.today, view.lang), view.lists);
        actions.extend(step(edit));
    }
    let back = if held.item.rounds.is_empty() { AgendaStep::Vote } else { AgendaStep::Talk };
    if choice::secondary(ui, &words.back_to_talk) {
        actions.extend(held.steps(back));
    }
    if choice::secondary(ui, &words.park_button) {
        actions.extend(held.steps(AgendaStep::Parked));
    }
    if !ready && ui.available_width() > 240.0 {
        frame::muted(ui, &words.take_over_lacks);
    }
}

/// What was decided and how.
pub(super) fn decided(ui: &mut Ui, held: &Held<'_>) {
    let (view, shared) = (held.view, workshop_words(held.view.lang));
    let decision = &held.item.decision;
    frame::card(ui, |ui| {
        frame::label(ui, &shared.decision);
        text::heading(ui, &held.response(&decision.response));
        frame::notice(ui, Tone::Good, accord_said(accord(held.question.kind, held.item), view.lang));
        let due = decision.due.map(|due| due.to_string()).unwrap_or_default();
        for (name, value) in [
            (&shared.reason, &decision.reason),
            (&shared.dissent, &decision.dissent),
            (&names(view.lang).owner, &decision.owner),
            (&view.words.due, &due),
            (&shared.parked_what, &held.item.parked),
        ] {
            if !value.trim().is_empty() {
                text::body(ui, &format!("{name}: {}", value.trim()));
            }
        }
    });
    rounds(ui, held);
}

/// How a question ended, in a line.
pub(super) fn in_a_line(ui: &mut Ui, held: &Held<'_>) {
    let View { lang, .. } = *held.view;
    let shared = workshop_words(lang);
    let ended = match running::step(held.item) {
        AgendaStep::Decided => {
            let how = accord_said(accord(held.question.kind, held.item), lang);
            format!("{}{}{how}", held.response(&held.item.decision.response), shared.between)
        }
        AgendaStep::Parked => shared.parked.clone(),
        AgendaStep::Vote | AgendaStep::Talk | AgendaStep::Decide => shared.undecided.clone(),
    };
    text::body(ui, &format!("{} {}: {ended}", held.question.id, held.question.topic.get(lang)));
}
