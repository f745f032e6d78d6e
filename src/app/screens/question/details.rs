//! What supports an answer (elements, note, evidence, tags), what follows from it (target, action, owner,
//! due date, urgency), and what is known about the question. Closed until wanted; each head says
//! in short what is inside.

use std::collections::BTreeSet;

use egui::Ui;

use super::asking::Asking;
use crate::app::screens::lists;
use crate::app::view::View;
use crate::app::widgets::date_field::{date_field, date_words};
use crate::app::widgets::text_field::{Shape, TextField, text_field};
use crate::app::widgets::{choice, frame, text};
use crate::assessment::action_item::ActionState;
use crate::assessment::edit::Change;
use crate::assessment::evidence::of_lines;
use crate::assessment::{Answer, Response, Urgency, tags};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::list::ReferenceList;
use crate::questionnaire::{Element, Question};
use crate::report::crosswalk::{name_of, numbers_of};
use crate::scoring::names::names;
use crate::session::drafts::DateField;

/// The keys of the parts.
pub(super) const SUPPORT: &str = "support";
pub(super) const FOLLOW_UP: &str = "follow up";
pub(super) const ABOUT: &str = "about";

/// Draws the parts.
pub(super) fn show(ui: &mut Ui, asking: &mut Asking<'_>) {
    let Asking { view, question, given, .. } = *asking;
    let words = view.words;
    let elements: Vec<&Element> =
        question.elements.iter().filter(|e| view.doc.assessment.shows(&view.doc.questionnaire, e)).collect();
    let inside = support_in_short(view, &elements, given);
    frame::part(ui, SUPPORT, &words.support_title, &inside, |ui| {
        support(ui, asking, &elements);
    });
    frame::part(ui, FOLLOW_UP, &words.more_details, &follow_up_in_short(view, question, given), |ui| {
        follow_up(ui, asking);
    });
    let roles: Vec<&str> = question
        .knows
        .iter()
        .filter_map(|id| view.doc.questionnaire.role(id))
        .map(|role| role.name.get(view.lang))
        .collect();
    let knows = fill(&words.knows, &[("roles", &roles.join(view.lang.semicolon()))]);
    frame::part(ui, ABOUT, &words.about_question, &knows, |ui| {
        text::body(ui, &knows);
        text::body(ui, &fill(&words.reference, &[("reference", question.reference.get(view.lang))]));
        let examples: Vec<&str> = question.evidence.iter().map(|t| t.get(view.lang)).collect();
        text::body(ui, &format!("{}: {}", names(view.lang).evidence, examples.join(view.lang.semicolon())));
        for list in &view.doc.assessment.crosswalks {
            if let Some(numbers) = numbers_of(list, &question.id, view.lang) {
                text::body(ui, &format!("{}: {numbers}", name_of(list, view.lang)));
            }
        }
    });
    let own = view.doc.questionnaire.lists_beside(&question.id);
    let served: Vec<&ReferenceList> =
        view.lists.beside(&question.id).chain(own).map(|entry| &entry.list).collect();
    lists::beside(ui, &served, view.lang);
}

fn support_in_short(view: &View<'_>, elements: &[&Element], given: &Answer) -> String {
    let words = view.words;
    let mut said = Vec::new();
    if !elements.is_empty() {
        let ticked = elements.iter().filter(|e| given.elements.contains(&e.id)).count();
        let (ticked, count) = (ticked.to_string(), elements.len().to_string());
        said.push(fill(&words.elements_count, &[("ticked", &ticked), ("count", &count)]));
    }
    if !given.note.is_empty() {
        said.push(words.has_note.clone());
    }
    let evidence = given.evidence.iter().filter(|entry| entry.is_said()).count();
    said.push(fill(&words.evidence_count, &[("count", &evidence.to_string())]));
    if !given.tags.is_empty() {
        said.push(format!("{}: {}", names(view.lang).tags, tags::joined(&given.tags, view.lang)));
    }
    said.join(" · ")
}

fn follow_up_in_short(view: &View<'_>, question: &Question, given: &Answer) -> String {
    let action = given.action();
    let owner = if action.owner.trim().is_empty() { &names(view.lang).no_owner_yet } else { &action.owner };
    let due = match view.doc.drafts.text(&DateField::Due(question.id.clone())) {
        Some(text) => fill(&date_words(view.lang).check, &[("text", text)]),
        None => action.due.map_or_else(|| names(view.lang).no_due_yet.clone(), |due| due.to_string()),
    };
    match &action.state {
        ActionState::NotBegun => format!("{owner} · {due}"),
        state => format!("{owner} · {due} · {}", names(view.lang).stage(state)),
    }
}

fn support(ui: &mut Ui, asking: &mut Asking<'_>, elements: &[&Element]) {
    let Asking { view, question, given, .. } = *asking;
    let words = view.words;
    if !elements.is_empty() {
        frame::come_into_view(ui, &asking.key("elements"));
        frame::label(ui, &words.elements_title);
        frame::muted(ui, &names(view.lang).elements_hint);
        for element in elements {
            let mut ticked = given.elements.contains(&element.id);
            if ui.checkbox(&mut ticked, element.name.get(view.lang)).changed() {
                let mut now: BTreeSet<_> = given.elements.clone();
                if ticked {
                    now.insert(element.id.clone());
                } else {
                    now.remove(&element.id);
                }
                asking.change(Change::Elements(now));
            }
        }
        ui.add_space(4.0);
    }
    frame::come_into_view(ui, &asking.key("note"));
    frame::label(ui, &names(view.lang).note);
    let field = TextField {
        key: &asking.key("note"),
        label: &names(view.lang).note,
        hint: &words.note_hint,
        value: &given.note,
        shape: Shape::Lines(3),
    };
    if let Some(text) = text_field(ui, view, field) {
        asking.change(Change::Note(text));
    }
    ui.add_space(4.0);
    frame::come_into_view(ui, &asking.key("evidence"));
    frame::label(ui, &names(view.lang).evidence);
    let examples: Vec<&str> = question.evidence.iter().map(|t| t.get(view.lang)).collect();
    frame::muted(ui, &fill(&words.evidence_examples, &[("examples", &examples.join(view.lang.semicolon()))]));
    let lines: Vec<&str> = given.evidence.iter().map(|entry| entry.text.as_str()).collect();
    let field = TextField {
        key: &asking.key("evidence"),
        label: &names(view.lang).evidence,
        hint: &words.evidence_hint,
        value: &lines.join("\n"),
        shape: Shape::Lines(2),
    };
    if let Some(text) = text_field(ui, view, field) {
        // A line a piece of evidence. An empty last line is kept while it is being typed.
        asking.change(Change::Evidence(of_lines(&text, &given.evidence)));
    }
    ui.add_space(4.0);
    frame::come_into_view(ui, &asking.key("respondent"));
    frame::label(ui, &words.respondent_answer);
    let field = TextField {
        key: &asking.key("respondent"),
        label: &words.respondent_answer,
        hint: &words.respondent_hint,
        value: &given.respondent,
        shape: Shape::Line,
    };
    if let Some(text) = text_field(ui, view, field) {
        asking.change(Change::Respondent(text));
    }
    ui.add_space(4.0);
    frame::come_into_view(ui, &asking.key("tags"));
    super::tags::show(ui, asking);
}

fn follow_up(ui: &mut Ui, asking: &mut Asking<'_>) {
    let Asking { view, area, question, given, .. } = *asking;
    let words = view.words;
    let level = given.response.level().or((given.response == Response::Unknown).then_some(Level::ZERO));
    if let Some(step) = level.and_then(|level| question.next_step(level)) {
        frame::notice(ui, frame::Tone::Info, &format!("{}: {}", words.next_step, step.get(view.lang)));
        if given.own_action().is_none() && choice::secondary(ui, &words.adopt_button) {
            asking.change(Change::Action(step.get(view.lang).to_owned()));
        }
    }
    frame::come_into_view(ui, &asking.key("target"));
    frame::label(ui, &names(view.lang).target);
    let default =
        view.doc.assessment.inherited_target(&view.doc.questionnaire, &area.id, question).to_string();
    let default = fill(&words.target_default, &[("level", &default)]);
    let levels: Vec<String> = question.kind.levels().iter().map(ToString::to_string).collect();
    let mut targets = vec![(None, default.as_str())];
    targets.extend(question.kind.levels().iter().zip(&levels).map(|(l, name)| (Some(*l), name.as_str())));
    if let Some(target) = ui.push_id("target", |ui| choice::row(ui, given.target, &targets)).inner {
        asking.change(Change::Target(target));
    }
    for (key, label, hint, value, make) in [
        (
            "action",
            &names(view.lang).action,
            &words.action_hint,
            &given.action().text,
            Change::Action as fn(String) -> Change,
        ),
        ("owner", &names(view.lang).owner, &words.owner_hint, &given.action().owner, Change::Owner),
    ] {
        frame::come_into_view(ui, &asking.key(key));
        frame::label(ui, label);
        let field = TextField { key: &asking.key(key), label, hint, value, shape: Shape::Line };
        if let Some(text) = text_field(ui, view, field) {
            asking.change(make(text));
        }
    }
    frame::come_into_view(ui, &asking.key("due"));
    frame::label(ui, &words.due);
    date_field(ui, view, &DateField::Due(question.id.clone()), &words.due, &mut asking.actions);
    frame::come_into_view(ui, &asking.key("urgency"));
    frame::label(ui, &names(view.lang).urgency);
    let urgencies = Urgency::ALL.map(|urgency| (urgency, names(view.lang).urgency_of(urgency)));
    if let Some(urgency) = ui.push_id("urgency", |ui| choice::row(ui, given.urgency, &urgencies)).inner {
        asking.change(Change::Urgency(urgency));
    }
    let n = names(view.lang);
    frame::label(ui, &n.state);
    let state = &given.action().state;
    let states = ActionState::begun_to_given_up();
    let at = states.iter().position(|other| other.is_as_far_as(state)).unwrap_or_default();
    let said: Vec<(usize, &str)> = states.iter().map(|state| n.stage(state)).enumerate().collect();
    if let Some(picked) = ui.push_id("state", |ui| choice::row(ui, at, &said)).inner {
        asking.change(Change::Actions(given.actions_come_to(states[picked].clone(), view.today)));
    }
}
