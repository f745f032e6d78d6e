//! Holding a workshop: the question that is spoken about at its step, the agenda beside it, and the way on below.

use egui::{Ui, vec2};

use super::fields::step;
use super::held::{Held, line};
use super::side::{ROOM_FOR_SIDE, within_side};
use super::{decide, passed, talk, vote};
use crate::app::action::Action;
use crate::app::theme;
use crate::app::view::View;
use crate::app::widgets::choice::{Enabled, Selected};
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame::{Places, Tone};
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::room::{Face, WorkshopRoom};
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::Response;
use crate::assessment::workshop::{AgendaItem, AgendaStep, Ballot, Workshop, WorkshopState};
use crate::base::ids::QuestionId;
use crate::base::lang::fill;
use crate::session::report::{PaperChoice, WorkshopPaper};
use crate::workshop::running;
use crate::workshop::words::workshop_words;

/// The width of the agenda, in points.
const AGENDA: f32 = 250.0;

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    room: &mut WorkshopRoom,
    (workshop, prints): (&Workshop, Enabled),
) -> Vec<Action> {
    let mut actions = Vec::new();
    // With less room the agenda is a list that opens.
    let wide = ui.available_width() > ROOM_FOR_SIDE;
    let places = frame::places(ui, wide.then_some(AGENDA));
    let found = running::at(workshop)
        .and_then(|item| Some((item, view.doc.questionnaire.question(&item.question)?.1)));
    let ended = workshop.state == WorkshopState::Ended;
    let Some((item, question)) = found.filter(|_| !ended) else {
        end(ui, view, room, (workshop, prints), places, &mut actions);
        return actions;
    };
    let arrives = Selected::from(room.arrives(&workshop.id, item));
    let held = &Held { view, workshop, item, question, arrives };
    frame::within(ui, "workshop", places.main, |ui| {
        frame::page(ui, &held.name(), "", |ui| {
            tools(ui, held, room, &mut actions);
            if !wide {
                open_agenda(ui, held, room, &mut actions);
            }
            let number = workshop.agenda.iter().position(|other| other.question == item.question);
            let number = number.map_or(0, |number| number + 1).to_string();
            let words = workshop_room_words(view.lang);
            let count = workshop.agenda.len().to_string();
            let place = fill(&words.question_place, &[("number", &number), ("count", &count)]);
            frame::muted(ui, &place);
            text::heading(ui, &format!("{} {}", question.id, question.topic.get(view.lang)));
            match running::step(item) {
                AgendaStep::Vote if workshop.ballot == Ballot::PassedRound => {
                    passed::show(ui, held, room, &mut actions);
                }
                AgendaStep::Vote => vote::show(ui, held, room, &mut actions),
                AgendaStep::Talk => talk::show(ui, held, &mut actions),
                AgendaStep::Decide => decide::show(ui, held, &mut actions),
                AgendaStep::Decided => decide::decided(ui, held),
                AgendaStep::Parked => talk::parked(ui, held, &mut actions),
            }
        });
    });
    if let Some(side) = places.side {
        within_side(ui, "agenda", side, |ui| agenda(ui, held, room, &mut actions));
    }
    frame::bottom_bar(ui, places.bar, |ui| bar(ui, held, room, &mut actions));
    actions
}

/// What is about the whole: back, the preparation, the projector, the clock.
fn tools(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    let id = &held.workshop.id;
    ui.horizontal_wrapped(|ui| {
        let projector =
            if room.projecting.is_open() { &words.projector_close } else { &words.projector_button };
        if ui.button(projector).clicked() {
            if ui.ctx().embed_viewports() {
                actions.push(Action::Remark(words.projector_none.clone()));
            } else {
                if !room.projecting.is_open() {
                    actions.push(Action::Remark(words.projector_hint.clone()));
                }
                room.projecting.toggle();
            }
        }
        let now = ui.input(|input| input.time);
        match room.minutes_left(held.workshop, &held.item.question, now) {
            Some(left) => {
                let tone = if left == 0 { Tone::Warning } else { Tone::Info };
                choice::chip(ui, &fill(&words.minutes_left, &[("count", &left.to_string())]), tone);
            }
            None => {
                if ui.button(&words.clock_button).clicked() {
                    room.start_clock(&held.item.question, now);
                }
            }
        }
        let name = crate::workshop::said::name_said(held.workshop, held.view.lang);
        if ui.button(fill(&words.prepare_button, &[("name", name)])).clicked() {
            room.enter(id.clone(), Face::Prepare);
        }
        if ui.button(&words.list_button).clicked() {
            room.leave();
        }
    });
}

/// How far a question has come, in a word; empty before anything has happened.
fn state(held: &Held<'_>, item: &AgendaItem) -> String {
    let shared = workshop_words(held.view.lang);
    match running::step(item) {
        AgendaStep::Decided => match &item.decision.response {
            Response::Level(level) => format!("{} {level}", shared.decision),
            _ => format!("{} ?", shared.decision),
        },
        AgendaStep::Parked => shared.parked.clone(),
        AgendaStep::Vote if item.rounds.is_empty() => String::new(),
        AgendaStep::Vote | AgendaStep::Talk | AgendaStep::Decide => shared.under_way.clone(),
    }
}

fn goes_to(held: &Held<'_>, room: &mut WorkshopRoom, now: f64, question: &QuestionId) -> Vec<Action> {
    room.start_clock(question, now);
    step(running::gone_to(&held.view.doc.assessment, &held.workshop.id, question))
}

/// The agenda beside the question.
fn agenda(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    frame::label(ui, &words.agenda);
    egui::ScrollArea::vertical().id_salt("agenda").auto_shrink([false, false]).show(ui, |ui| {
        let all: Vec<(QuestionId, String, String)> = entries(held);
        let chosen = &held.item.question;
        let cards = all.iter().map(|(id, name, state)| (id.clone(), name.as_str(), state.as_str()));
        if let Some(picked) = choice::cards(ui, chosen, cards.collect()).filter(|picked| picked != chosen) {
            let now = ui.input(|input| input.time);
            actions.extend(goes_to(held, room, now, &picked));
        }
    });
}

/// The same as a list that opens.
fn open_agenda(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    let all: Vec<(QuestionId, String)> = entries(held)
        .into_iter()
        .map(|(id, name, state)| (id, if state.is_empty() { name } else { format!("{name} ({state})") }))
        .collect();
    let choices: Vec<(QuestionId, &str)> = all.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
    let width = (ui.available_width() - 24.0).min(420.0);
    let list = DropDown { key: "workshop agenda", name: &words.agenda, width };
    if let (_, Some(picked)) = list.show(ui, &held.item.question, &choices) {
        let now = ui.input(|input| input.time);
        actions.extend(goes_to(held, room, now, &picked));
    }
}

fn entries(held: &Held<'_>) -> Vec<(QuestionId, String, String)> {
    let topic = |id: &QuestionId| held.view.doc.questionnaire.topic(id, held.view.lang);
    let entry = |item: &AgendaItem| {
        let id = item.question.clone();
        let name = format!("{id} {}", topic(&id));
        (id, name, state(held, item))
    };
    held.workshop.agenda.iter().map(entry).collect()
}

/// The way on from the step.
fn bar(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    match running::step(held.item) {
        AgendaStep::Vote => vote::bar(ui, held, room, actions),
        AgendaStep::Talk => talk::bar(ui, held, actions),
        AgendaStep::Decide => decide::bar(ui, held, actions),
        AgendaStep::Decided | AgendaStep::Parked => done(ui, held, room, actions),
    }
}

/// The way on from a question that is done: to the next one, or to the end; and back into it.
fn done(ui: &mut Ui, held: &Held<'_>, room: &mut WorkshopRoom, actions: &mut Vec<Action>) {
    let words = workshop_room_words(held.view.lang);
    let (assessment, id) = (&held.view.doc.assessment, &held.workshop.id);
    let next = running::next_open(held.workshop, &held.item.question).map(|item| item.question.clone());
    let on = choice::primary_button(
        ui,
        if next.is_some() { &words.next_button } else { &words.finish_button },
        Enabled::Yes,
    );
    if held.arrives.is() && held.item.step == AgendaStep::Decided {
        on.request_focus();
    }
    if on.clicked() {
        match &next {
            Some(question) => {
                let now = ui.input(|input| input.time);
                actions.extend(goes_to(held, room, now, question));
            }
            None => {
                let end = running::changed(assessment, id, |workshop| workshop.state = WorkshopState::Ended);
                actions.extend(step(end));
            }
        }
    }
    match running::step(held.item) {
        AgendaStep::Parked => {
            let back = if held.item.rounds.is_empty() { AgendaStep::Vote } else { AgendaStep::Talk };
            if choice::secondary(ui, &words.unpark_button) {
                actions.extend(held.steps(back));
            }
        }
        _ => {
            if choice::secondary(ui, &words.redo_button) {
                actions.extend(step(running::reopened(assessment, (id, &held.item.question))));
            }
        }
    }
    if next.is_none() && ui.available_width() > 260.0 {
        frame::muted(ui, &words.finish_hint);
    }
}

/// A workshop that has ended, or of which no question is there any more.
fn end(
    ui: &mut Ui,
    view: &View<'_>,
    room: &mut WorkshopRoom,
    (workshop, prints): (&Workshop, Enabled),
    places: Places,
    actions: &mut Vec<Action>,
) {
    let words = workshop_room_words(view.lang);
    let main = match places.side {
        Some(side) => places.main.union(side),
        None => places.main,
    };
    frame::within(ui, "workshop end", main, |ui| {
        frame::page(ui, "workshop end", &words.end_title, |ui| {
            frame::muted(ui, &line(view, workshop));
            text::body(ui, &words.end_body);
            ui.add_space(4.0);
            frame::card(ui, |ui| {
                frame::label(ui, &words.done_title);
                for item in &workshop.agenda {
                    let Some((_, question)) = view.doc.questionnaire.question(&item.question) else {
                        continue;
                    };
                    let held = Held { view, workshop, item, question, arrives: Selected::No };
                    decide::in_a_line(ui, &held);
                }
            });
        });
    });
    frame::bottom_bar(ui, places.bar, |ui| {
        let response = choice::primary_button(ui, &words.record_button, prints);
        if response.clicked() {
            let choice =
                PaperChoice { workshop: workshop.id.clone(), paper: WorkshopPaper::Record, lang: view.lang };
            actions.push(Action::Print(choice));
        }
        if workshop.state == WorkshopState::Ended && choice::secondary(ui, &words.reopen_button) {
            let open = |workshop: &mut Workshop| workshop.state = WorkshopState::Open;
            actions.extend(step(running::changed(&view.doc.assessment, &workshop.id, open)));
        }
        if ui.add(egui::Button::new(&words.list_button).min_size(vec2(0.0, theme::TOUCH_MAIN))).clicked() {
            room.leave();
        }
    });
}
