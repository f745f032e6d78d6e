//! One question at a time: its meaning, the levels in words, elements, note and evidence, and the
//! action that follows. The column at the right says what the answer does, live.

use std::collections::BTreeSet;

use egui::{Panel, RichText, Ui};

use super::live;
use crate::app::command::Command;
use crate::app::state::{Action, Screen, View};
use crate::app::theme::{self, palette};
use crate::app::widgets::choice;
use crate::app::widgets::date_field::date_field;
use crate::app::widgets::frame;
use crate::app::widgets::text_field::{Shape, text_field};
use crate::assessment::edit::{Change, Edit};
use crate::assessment::{Answer, Response, Urgency};
use crate::lang::fill;
use crate::level::Level;
use crate::questionnaire::{Area, Question};

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let asked = view.doc.assessment.asked(&view.doc.questionnaire);
    let place = view.doc.at.as_ref().and_then(|at| asked.iter().position(|q| q.id == *at)).unwrap_or(0);
    let Some(question) = asked.get(place) else { return actions };
    let Some((area, _)) = view.doc.questionnaire.question(&question.id) else { return actions };
    let answer = view.doc.assessment.answer(&question.id);
    let last = place + 1 == asked.len();

    Panel::bottom("question_bar").show_separator_line(true).show(ui, |ui| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if ui.add_enabled(place > 0, egui::Button::new(format!("← {}", view.words.back_button))).clicked()
            {
                actions.push(Action::Command(Command::Back));
            }
            let number = (place + 1).to_string();
            let total = asked.len().to_string();
            ui.label(fill(&view.words.question_of, &[("number", &number), ("total", &total)]));
            if last {
                if choice::primary(ui, &view.words.nav_results) {
                    actions.push(Action::Show(Screen::Results));
                }
                frame::muted(ui, &view.words.all_done_hint);
            } else if choice::primary(ui, &format!("{} →", view.words.next_button)) {
                actions.push(Action::Command(Command::Next));
            }
        });
        ui.add_space(4.0);
    });
    if ui.available_width() > 820.0 {
        Panel::right("live")
            .exact_size(270.0)
            .resizable(false)
            .show(ui, |ui| live::show(ui, view, area, question));
    }
    frame::page(ui, &format!("question {}", question.id), "", |ui| {
        head(ui, view, area, question);
        levels(ui, view, question, &answer, &mut actions);
        support(ui, view, question, &answer, &mut actions);
        follow_up(ui, view, question, &answer, &mut actions);
    });
    digits(ui, view, question, &answer, &mut actions);
    actions
}

fn change(question: &Question, change: Change) -> Action {
    Action::Edit(Edit::Answer(question.id.clone(), change))
}

fn respond(view: &View<'_>, question: &Question, response: Response) -> Action {
    let date = (response != Response::Unanswered).then_some(view.today);
    change(question, Change::Response(response, date))
}

fn head(ui: &mut Ui, view: &View<'_>, area: &Area, question: &Question) {
    let p = palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(question.id.as_str()).font(theme::bold(theme::SMALL)).color(p.accent));
        frame::muted(ui, area.name.get(view.lang));
        if question.key {
            ui.label(RichText::new(format!("★ {}", view.words.key_mark)).size(theme::SMALL).color(p.mark));
        }
    });
    ui.label(RichText::new(question.topic.get(view.lang)).font(theme::bold(theme::HEADING)));
    ui.label(RichText::new(question.text.get(view.lang)).size(16.0));
    frame::muted(ui, &format!("{}: {}", view.words.why, question.why.get(view.lang)));
    ui.add_space(4.0);
}

fn levels(ui: &mut Ui, view: &View<'_>, question: &Question, answer: &Answer, actions: &mut Vec<Action>) {
    let words = view.words;
    frame::label(ui, &words.levels_legend);
    ui.spacing_mut().item_spacing.y = 5.0;
    for level in question.kind.levels() {
        let word = view.doc.questionnaire.level_word(question.kind, *level).map_or("", |t| t.get(view.lang));
        let title = format!("{level}  {word}");
        let text = question.level_text(*level).map_or("", |t| t.get(view.lang));
        let chosen = answer.response == Response::Level(*level);
        if choice::card(ui, chosen, &title, text) && !chosen {
            actions.push(respond(view, question, Response::Level(*level)));
        }
    }
    let unknown = answer.response == Response::Unknown;
    if choice::card(ui, unknown, &words.unknown, &words.unknown_hint) && !unknown {
        actions.push(respond(view, question, Response::Unknown));
    }
    let reason = match &answer.response {
        Response::NotApplicable(reason) => Some(reason.as_str()),
        _ => None,
    };
    let hint = question
        .not_applicable_when
        .as_ref()
        .map_or(words.not_applicable_hint.as_str(), |t| t.get(view.lang));
    if choice::card(ui, reason.is_some(), &words.not_applicable, hint) && reason.is_none() {
        actions.push(respond(view, question, Response::NotApplicable(String::new())));
    }
    if let Some(reason) = reason {
        frame::label(ui, &words.reason);
        let key = format!("reason {}", question.id);
        if let Some(text) =
            text_field(ui, view, &key, &words.reason, &words.reason_hint, reason, Shape::Lines(2))
        {
            actions.push(respond(view, question, Response::NotApplicable(text)));
        }
    }
    if answer.response != Response::Unanswered {
        ui.horizontal_wrapped(|ui| {
            if let Some(date) = answer.confirmed_on {
                frame::muted(ui, &fill(&words.confirmed_on, &[("date", &date.to_string())]));
            }
            if answer.confirmed_on != Some(view.today) && ui.button(&words.confirm_again).clicked() {
                actions.push(change(question, Change::ConfirmedOn(Some(view.today))));
            }
            if ui.button(&words.clear_answer).clicked() {
                actions.push(respond(view, question, Response::Unanswered));
            }
        });
    }
    ui.add_space(6.0);
}

fn support(ui: &mut Ui, view: &View<'_>, question: &Question, answer: &Answer, actions: &mut Vec<Action>) {
    let words = view.words;
    let shown: Vec<_> = question.elements.iter().filter(|e| view.doc.assessment.shows(e)).collect();
    if !shown.is_empty() {
        frame::label(ui, &words.elements);
        frame::muted(ui, &words.elements_hint);
        ui.horizontal_wrapped(|ui| {
            for element in shown {
                let mut ticked = answer.elements.contains(&element.id);
                if ui.checkbox(&mut ticked, element.name.get(view.lang)).changed() {
                    let mut elements: BTreeSet<_> = answer.elements.clone();
                    if ticked {
                        elements.insert(element.id.clone());
                    } else {
                        elements.remove(&element.id);
                    }
                    actions.push(change(question, Change::Elements(elements)));
                }
            }
        });
    }
    frame::label(ui, &words.note);
    let key = format!("note {}", question.id);
    if let Some(text) =
        text_field(ui, view, &key, &words.note, &words.note_hint, &answer.note, Shape::Lines(3))
    {
        actions.push(change(question, Change::Note(text)));
    }
    frame::label(ui, &words.evidence);
    let examples: Vec<&str> = question.evidence.iter().map(|t| t.get(view.lang)).collect();
    let comma = match view.lang {
        crate::lang::Lang::Ja => "、",
        crate::lang::Lang::En => "; ",
    };
    frame::muted(ui, &fill(&words.evidence_examples, &[("examples", &examples.join(comma))]));
    let key = format!("evidence {}", question.id);
    let lines = answer.evidence.join("\n");
    if let Some(text) =
        text_field(ui, view, &key, &words.evidence, &words.evidence_hint, &lines, Shape::Lines(2))
    {
        // A line a piece of evidence. An empty last line is kept while it is being typed.
        let evidence =
            if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() };
        actions.push(change(question, Change::Evidence(evidence)));
    }
    let roles: Vec<&str> = question
        .knows
        .iter()
        .filter_map(|id| view.doc.questionnaire.role(id))
        .map(|role| role.name.get(view.lang))
        .collect();
    frame::muted(ui, &fill(&words.knows, &[("roles", &roles.join(comma))]));
    frame::muted(ui, &fill(&words.reference, &[("reference", question.reference.get(view.lang))]));
}

fn follow_up(ui: &mut Ui, view: &View<'_>, question: &Question, answer: &Answer, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.add_space(6.0);
    frame::card(ui, |ui| {
        frame::label(ui, &words.more_details);
        let level = answer.response.level().or((answer.response == Response::Unknown).then_some(Level::ZERO));
        if let Some(step) = level.and_then(|level| question.next_step(level)) {
            ui.label(format!("{}: {}", words.next_step, step.get(view.lang)));
        }
        frame::label(ui, &words.target);
        let Some((area, _)) = view.doc.questionnaire.question(&question.id) else { return };
        let mut inherited = view.doc.assessment.clone();
        if let Some(own) = inherited.answers.get_mut(&question.id) {
            own.target = None;
        }
        let default = inherited.target(&view.doc.questionnaire, &area.id, question).to_string();
        let default = fill(&words.target_default, &[("level", &default)]);
        let names: Vec<String> = question.kind.levels().iter().map(ToString::to_string).collect();
        let mut targets = vec![(None, default.as_str())];
        targets.extend(question.kind.levels().iter().zip(&names).map(|(l, name)| (Some(*l), name.as_str())));
        if let Some(target) = ui.push_id("target", |ui| choice::row(ui, answer.target, &targets)).inner {
            actions.push(change(question, Change::Target(target)));
        }
        for (key, label, hint, value, make) in [
            (
                "action",
                &words.action,
                &words.action_hint,
                &answer.action,
                Change::Action as fn(String) -> Change,
            ),
            ("owner", &words.owner, &words.owner_hint, &answer.owner, Change::Owner),
            (
                "respondent",
                &words.respondent_answer,
                &words.respondent_hint,
                &answer.respondent,
                Change::Respondent,
            ),
        ] {
            frame::label(ui, label);
            let key = format!("{key} {}", question.id);
            if let Some(text) = text_field(ui, view, &key, label, hint, value, Shape::Line) {
                actions.push(change(question, make(text)));
            }
        }
        frame::label(ui, &words.due);
        if let Some(due) = date_field(ui, view, &format!("due {}", question.id), &words.due, answer.due) {
            actions.push(change(question, Change::Due(due)));
        }
        frame::label(ui, &words.urgency);
        let urgencies = [
            (Urgency::Low, words.urgency_low.as_str()),
            (Urgency::Normal, words.urgency_normal.as_str()),
            (Urgency::High, words.urgency_high.as_str()),
        ];
        if let Some(urgency) = ui.push_id("urgency", |ui| choice::row(ui, answer.urgency, &urgencies)).inner {
            actions.push(change(question, Change::Urgency(urgency)));
        }
    });
}

/// The keys 0 to 4 choose a level while no text field has the focus.
fn digits(ui: &Ui, view: &View<'_>, question: &Question, answer: &Answer, actions: &mut Vec<Action>) {
    if view.composing || ui.ctx().text_edit_focused() {
        return;
    }
    let keys = [egui::Key::Num0, egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4];
    for (key, level) in keys.into_iter().zip(Level::ALL) {
        let pressed = ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
        if pressed && question.kind.index(level).is_some() && answer.response != Response::Level(level) {
            actions.push(respond(view, question, Response::Level(level)));
        }
    }
}
