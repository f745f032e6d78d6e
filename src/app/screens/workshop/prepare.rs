//! Preparing a workshop: its name, who leads it, how many vote and how, how long a question takes, which questions.

use egui::Ui;

use super::fields::{step, text_of};
use super::side::{ROOM_FOR_SIDE, within_side};
use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::text_field::Shape;
use crate::app::widgets::{choice, frame, text};
use crate::app::workshop::room::{Face, WorkshopRoom};
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::tags;
use crate::assessment::workshop::{AgendaItem, Ballot, Workshop};
use crate::assessment::workshop_words::WorkshopField;
use crate::base::ids::QuestionId;
use crate::base::lang::fill;
use crate::session::report::{PaperChoice, WorkshopPaper};
use crate::workshop::agenda::{Candidate, Picking, candidates, in_order};
use crate::workshop::running::{self, MINUTES, VOTERS};
use crate::workshop::said::ballot_said;
use crate::workshop::words::workshop_words;

/// The width of the agenda, in points.
const AGENDA: f32 = 320.0;

/// The minutes that are offered.
const OFFERED: [u8; 7] = [3, 5, 8, 10, 15, 20, 30];

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    room: &mut WorkshopRoom,
    (workshop, prints): (&Workshop, Enabled),
) -> Vec<Action> {
    let (words, shared) = (workshop_room_words(view.lang), workshop_words(view.lang));
    let mut actions = Vec::new();
    let found = candidates(&view.doc.questionnaire, &view.doc.assessment, &view.doc.card, &workshop.id);
    // Beside what is picked from, so that what is picked from does not move under the hand.
    let beside = ui.available_width() > ROOM_FOR_SIDE;
    let places = frame::places(ui, beside.then_some(AGENDA));
    frame::within(ui, "prepare", places.main, |ui| {
        frame::page(ui, "prepare workshop", &shared.title, |ui| {
            frame::card(ui, |ui| about(ui, view, workshop, &mut actions));
            if !beside {
                frame::card(ui, |ui| agenda(ui, view, workshop, &found, &mut actions));
            }
            frame::card(ui, |ui| picking(ui, view, room, (workshop, &found), &mut actions));
        });
    });
    if let Some(side) = places.side {
        within_side(ui, "chosen", side, |ui| {
            egui::ScrollArea::vertical().id_salt("chosen").auto_shrink([false, false]).show(ui, |ui| {
                agenda(ui, view, workshop, &found, &mut actions);
            });
        });
    }
    frame::bottom_bar(ui, places.bar, |ui| {
        let ready = Enabled::from(!workshop.agenda.is_empty());
        let begin = match workshop.at {
            None => words.begin_button.clone(),
            Some(_) => {
                fill(&words.go_on_button, &[("name", crate::workshop::said::name_said(workshop, view.lang))])
            }
        };
        if choice::primary_button(ui, &begin, ready).clicked()
            && let Some(item) = running::at(workshop)
        {
            room.enter(workshop.id.clone(), Face::Run);
            room.start_clock(&item.question, ui.input(|input| input.time));
            actions.extend(step(running::gone_to(&view.doc.assessment, &workshop.id, &item.question)));
        }
        if ui.add_enabled(prints.is(), egui::Button::new(&words.print_button)).clicked() {
            let choice =
                PaperChoice { workshop: workshop.id.clone(), paper: WorkshopPaper::Ballots, lang: view.lang };
            actions.push(Action::Print(choice));
        }
        if ui.button(&words.list_button).clicked() {
            room.leave();
        }
    });
    actions
}

fn about(ui: &mut Ui, view: &View<'_>, workshop: &Workshop, actions: &mut Vec<Action>) {
    let (words, shared) = (workshop_room_words(view.lang), workshop_words(view.lang));
    let columns = if ui.available_width() > 620.0 { 2 } else { 1 };
    ui.columns(columns, |columns| {
        let last = columns.len() - 1;
        let name = (workshop, WorkshopField::Name);
        text_of(&mut columns[0], view, name, (&words.name_hint, Shape::Line), actions);
        let facilitator = (workshop, WorkshopField::Facilitator);
        text_of(&mut columns[last], view, facilitator, (&words.facilitator_hint, Shape::Line), actions);
    });
    let mut now = workshop.clone();
    ui.horizontal_wrapped(|ui| {
        let people = |count: u8| (count, fill(&shared.people, &[("count", &count.to_string())]));
        let people: Vec<(u8, String)> = (VOTERS.0..=VOTERS.1).map(people).collect();
        number(ui, "voters", &shared.voters, &mut now.voters, &people);
        let mut offered = OFFERED.to_vec();
        if !offered.contains(&now.minutes) && (MINUTES.0..=MINUTES.1).contains(&now.minutes) {
            offered.push(now.minutes);
            offered.sort_unstable();
        }
        let minutes = |count: &u8| (*count, fill(&words.minutes_count, &[("count", &count.to_string())]));
        let minutes: Vec<(u8, String)> = offered.iter().map(minutes).collect();
        number(ui, "minutes", &words.minutes, &mut now.minutes, &minutes);
    });
    frame::label(ui, &shared.ballot);
    let ways = [
        (Ballot::Cards, ballot_said(Ballot::Cards, view.lang), words.ballot_hint_cards.as_str()),
        (Ballot::PassedRound, ballot_said(Ballot::PassedRound, view.lang), &words.ballot_hint_passed),
    ];
    if let Some(picked) = choice::cards(ui, &now.ballot, ways.to_vec()) {
        now.ballot = picked;
    }
    if now != *workshop {
        actions
            .extend(step(running::changed(&view.doc.assessment, &workshop.id, |workshop| *workshop = now)));
    }
}

/// A number that is chosen from a list, with its name before it.
fn number(ui: &mut Ui, key: &str, name: &str, chosen: &mut u8, all: &[(u8, String)]) {
    ui.label(name);
    let choices: Vec<(u8, &str)> = all.iter().map(|(value, word)| (*value, word.as_str())).collect();
    let list = DropDown { key: &format!("workshop {key}"), name, width: 90.0 };
    if let (_, Some(picked)) = list.show(ui, chosen, &choices) {
        *chosen = picked;
    }
    ui.add_space(12.0);
}

fn agenda(
    ui: &mut Ui,
    view: &View<'_>,
    workshop: &Workshop,
    found: &[Candidate<'_>],
    actions: &mut Vec<Action>,
) {
    let words = workshop_room_words(view.lang);
    frame::label(ui, &words.agenda);
    if workshop.agenda.is_empty() {
        frame::muted(ui, &words.agenda_empty);
        return;
    }
    let minutes = workshop.agenda.len() * usize::from(workshop.minutes);
    let values = [("count", &*workshop.agenda.len().to_string()), ("minutes", &minutes.to_string())];
    frame::muted(ui, &fill(&words.agenda_count, &values));
    for (place, item) in workshop.agenda.iter().enumerate() {
        let id = &item.question;
        let topic = view.doc.questionnaire.topic(id, view.lang);
        text::body(ui, &format!("{}. {id} {topic}", place + 1));
    }
    let ordered = in_order(&workshop.agenda, found);
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(ordered != workshop.agenda, egui::Button::new(&words.order_button)).clicked() {
            let edit =
                running::changed(&view.doc.assessment, &workshop.id, |workshop| workshop.agenda = ordered);
            actions.extend(step(edit));
        }
    });
}

fn picking(
    ui: &mut Ui,
    view: &View<'_>,
    room: &mut WorkshopRoom,
    (workshop, found): (&Workshop, &[Candidate<'_>]),
    actions: &mut Vec<Action>,
) {
    let words = workshop_room_words(view.lang);
    frame::label(ui, &words.add_title);
    let named = |template: &str, name: &str| fill(template, &[("name", name)]);
    let mut ways: Vec<(Picking, String)> = vec![
        (Picking::All, words.pick_all.clone()),
        (Picking::Gap, words.pick_gap.clone()),
        (Picking::Apart, words.pick_apart.clone()),
    ];
    let areas = view.doc.questionnaire.areas.iter();
    ways.extend(areas.map(|area| {
        let name = named(&words.pick_area, area.short.get(view.lang));
        (Picking::Area(area.id.clone()), name)
    }));
    let used = tags::used(view.doc.assessment.answers.values().map(|answer| &**answer));
    ways.extend(used.into_iter().map(|tag| (Picking::Tag(tag.to_owned()), named(&words.pick_tag, tag))));
    let choices: Vec<(Picking, &str)> = ways.iter().map(|(way, name)| (way.clone(), name.as_str())).collect();
    let list = DropDown { key: "workshop picking", name: &words.pick_by, width: 260.0 };
    if let (_, Some(picked)) = list.show(ui, &room.picking, &choices) {
        room.picking = picked;
    }
    for candidate in found.iter().filter(|candidate| room.picking.takes(candidate)) {
        let id = &candidate.question.id;
        let mut chosen = workshop.item(id).is_some();
        // What was voted on stays in the record.
        let fixed = workshop.item(id).is_some_and(|item| !item.rounds.is_empty());
        let said = said(view, candidate);
        let response = ui.add_enabled(!fixed, egui::Checkbox::new(&mut chosen, said));
        if response.changed() {
            actions.extend(step(put(view, workshop, found, id)));
        }
    }
}

/// A candidate in a line: what it is, and why it may be worth an hour.
fn said(view: &View<'_>, candidate: &Candidate<'_>) -> String {
    let (words, shared) = (workshop_room_words(view.lang), workshop_words(view.lang));
    let Candidate { question, gap, apart, .. } = candidate;
    let number = |template: &str, name: &str, number: u8| fill(template, &[(name, &number.to_string())]);
    let mut parts = vec![format!("{} {}", question.id, question.topic.get(view.lang))];
    parts
        .extend(apart.filter(|apart| *apart > 0).map(|apart| number(&words.candidate_apart, "apart", apart)));
    parts.push(number(&words.candidate_weight, "weight", question.weight));
    parts.extend(gap.map(|gap| number(&words.candidate_gap, "gap", gap)));
    parts.join(&shared.between)
}

/// Puts a question on the agenda, in order while none has been spoken about, or takes it out.
fn put(
    view: &View<'_>,
    workshop: &Workshop,
    found: &[Candidate<'_>],
    id: &QuestionId,
) -> Option<crate::assessment::edit::Edit> {
    running::changed(&view.doc.assessment, &workshop.id, |now| {
        if now.item(id).is_some() {
            now.agenda.retain(|item| item.question != *id);
            return;
        }
        now.agenda.push(AgendaItem { question: id.clone(), ..AgendaItem::default() });
        if now.at.is_none() {
            now.agenda = in_order(&now.agenda, found);
        }
    })
}
