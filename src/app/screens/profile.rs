//! The company and the circumstances of the assessment: what decides which questions are asked.

use egui::{Align, Layout, Ui};

use crate::analysis::gauge_words::sentence_said;
use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::view::View;
use crate::app::widgets::date_field::date_field;
use crate::app::widgets::text_field::{Shape, TextField, text_field};
use crate::app::widgets::{choice, frame, text};
use crate::assessment::edit::Edit;
use crate::assessment::remaining::minutes;
use crate::assessment::{Profile, Run};
use crate::base::lang::fill;
use crate::questionnaire::bearing::bearing_on_fact;
use crate::questionnaire::{CompanySize, Fact};
use crate::scoring::names::names;
use crate::session::drafts::DateField;

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    let mut profile = view.doc.assessment.profile.clone();
    let mut dated = Vec::new();
    let places = frame::places(ui, None);
    frame::within(ui, "profile", places.main, |ui| {
        frame::page(ui, "profile", &words.profile_title, |ui| {
            text::body(ui, &words.profile_intro);
            ui.add_space(4.0);
            frame::card(ui, |ui| about(ui, view, &mut profile, &mut dated));
            frame::card(ui, |ui| facts(ui, view, &mut profile));
            frame::card(ui, |ui| {
                if let Some(run) = run(ui, view) {
                    actions.push(Action::Edit(Edit::Run(run)));
                }
            });
            actions.extend(super::crosswalks::show(ui, view));
        });
    });
    frame::bottom_bar(ui, places.bar, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if choice::primary(ui, &words.start_button) {
                actions.push(Action::Show(Screen::Question));
            }
        });
    });
    if profile != view.doc.assessment.profile {
        actions.push(Action::Edit(Edit::Profile(Box::new(profile))));
    }
    // After the profile, which has the date as it was.
    actions.extend(dated);
    actions
}

fn about(ui: &mut Ui, view: &View<'_>, profile: &mut Profile, dated: &mut Vec<Action>) {
    let words = view.words;
    let fields = [
        ("organisation", &names(view.lang).organisation, &words.organisation_hint, &mut profile.organisation),
        ("scope", &names(view.lang).scope, &words.scope_hint, &mut profile.scope),
        ("industry", &names(view.lang).industry, &words.industry_hint, &mut profile.industry),
        ("respondent", &names(view.lang).respondent, &words.respondent_hint, &mut profile.respondent),
    ];
    // Two by two where there is room.
    let columns = if ui.available_width() > 620.0 { 2 } else { 1 };
    let mut fields = fields.into_iter();
    while fields.len() > 0 {
        ui.columns(columns, |columns| {
            for (ui, (key, label, hint, value)) in columns.iter_mut().zip(&mut fields) {
                frame::label(ui, label);
                let field = TextField { key, label, hint, value: value.as_str(), shape: Shape::Line };
                if let Some(text) = text_field(ui, view, field) {
                    *value = text;
                }
            }
        });
    }
    frame::label(ui, &words.date);
    date_field(ui, view, &DateField::Assessed, &words.date, dated);
}

fn facts(ui: &mut Ui, view: &View<'_>, profile: &mut Profile) {
    let words = view.words;
    frame::label(ui, &names(view.lang).size);
    frame::muted(ui, &words.size_hint);
    let sizes = [
        (CompanySize::Small, words.size_small.as_str()),
        (CompanySize::Medium, words.size_medium.as_str()),
        (CompanySize::Large, words.size_large.as_str()),
    ];
    if let Some(size) = choice::row(ui, profile.size, &sizes) {
        profile.size = size;
    }
    for fact in &view.doc.questionnaire.facts {
        ui.add_space(8.0);
        frame::label(ui, fact.name.get(view.lang));
        frame::muted(ui, fact.help.get(view.lang));
        let values = fact.values();
        let choices: Vec<(usize, &str)> =
            values.iter().map(|value| fact.said(value, view.lang)).enumerate().collect();
        let known = profile.facts.get(&fact.id).unwrap_or(&Fact::Unknown);
        let chosen = values.iter().position(|value| value == known).unwrap_or(values.len());
        let picked = ui.push_id(fact.id.as_str(), |ui| choice::row(ui, chosen, &choices)).inner;
        if let Some(value) = picked.and_then(|at| values.get(at)) {
            profile.know(&fact.id, value.clone());
        }
        // The registers know that it is so; that it is not so they cannot know, for they may lack a row.
        let known_by = bearing_on_fact(&view.doc.questionnaire, &fact.id)
            .and_then(|gauge| Some((gauge, view.doc.card.readings.get(gauge)?)))
            .filter(|(_, reading)| reading.count.0 > 0);
        if let Some((gauge, reading)) = known_by {
            frame::muted(ui, &sentence_said(gauge, reading, view.lang));
            let label = fill(
                &words.take_fact,
                &[("fact", fact.name.get(view.lang)), ("answer", fact.said(&Fact::Yes, view.lang))],
            );
            let offered = profile.facts.get(&fact.id) != Some(&Fact::Yes);
            if offered && ui.push_id(("take", fact.id.as_str()), |ui| choice::secondary(ui, &label)).inner {
                profile.know(&fact.id, Fact::Yes);
            }
        }
    }
}

fn run(ui: &mut Ui, view: &View<'_>) -> Option<Run> {
    let words = view.words;
    frame::label(ui, &names(view.lang).run);
    let runs = [
        (Run::Short, &words.run_short, &words.run_short_hint),
        (Run::Full, &words.run_full, &words.run_full_hint),
    ];
    let hints = runs.map(|(run, _, hint)| {
        let count = view.doc.assessment.asked_in(run, &view.doc.questionnaire);
        let (count, minutes) = (count.to_string(), minutes(count).to_string());
        fill(hint, &[("count", &count), ("minutes", &minutes)])
    });
    let cards = runs.iter().zip(&hints).map(|((run, title, _), hint)| (*run, title.as_str(), hint.as_str()));
    let chosen = view.doc.assessment.run;
    choice::cards(ui, &chosen, cards.collect()).filter(|run| *run != chosen)
}
