//! What remains, and for whom: the open questions by the role that usually knows; each group can be
//! handed out as a file, and what comes back is read in.

use egui::Ui;

use super::question_row::question_row;
use crate::app::action::Action;
use crate::app::handing::{self, HandForm};
use crate::app::merging::ShareAction;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::assessment::remaining::{Group, Open, groups, minutes, open, owners};
use crate::assessment::standing::Along;
use crate::base::lang::fill;
use crate::scoring::State;
use crate::scoring::names::names;

/// A row of names, of which one's open questions are shown, or everyone's; the choice is remembered
/// while the window is.
fn choose_owner(ui: &mut Ui, view: &View<'_>, open: &[Open<'_>]) -> Option<String> {
    let owners = owners(open);
    if owners.is_empty() {
        return None;
    }
    let id = egui::Id::unique("owner of what remains");
    let kept = ui.data(|data| data.get_temp::<String>(id)).filter(|name| owners.contains(name));
    let mut chosen = kept.and_then(|name| owners.iter().position(|owner| *owner == name));
    frame::label(ui, &view.words.remaining_whose);
    let mut choices = vec![(None, view.words.remaining_everyone.as_str())];
    choices.extend(owners.iter().enumerate().map(|(at, name)| (Some(at), name.as_str())));
    if let Some(picked) = choice::row(ui, chosen, &choices) {
        chosen = picked;
        let name = picked.and_then(|at| owners.get(at)).cloned().unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(id, name));
    }
    ui.add_space(4.0);
    chosen.and_then(|at| owners.into_iter().nth(at))
}

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::page(ui, "remaining", &words.nav_remaining, |ui| {
        let counts = view.doc.card.overall.counts;
        handing::card(ui, view);
        if counts.unanswered + counts.unknown == 0 {
            frame::notice(ui, Tone::Good, &words.nothing_open);
        } else if counts.unanswered == 0 {
            text::body(ui, &fill(&words.remaining_unknown, &[("unknown", &counts.unknown.to_string())]));
        } else {
            let values = [
                ("open", counts.unanswered.to_string()),
                ("unknown", counts.unknown.to_string()),
                ("minutes", minutes(counts.unanswered).to_string()),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            text::body(ui, &fill(&words.remaining_intro, &values));
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if counts.unanswered > 0
                && choice::primary(ui, &words.remaining_go)
                && let Some(question) = view.doc.first_open()
            {
                actions.push(Action::GoTo(question));
            }
            if choice::secondary(ui, &words.merge_choose) {
                actions.push(Action::Share(ShareAction::ChooseFile));
            }
        });
        ui.add_space(6.0);
        handing::list(ui, view, &mut actions);
        let mut open = open(&view.doc.questionnaire, &view.doc.assessment);
        if let Some(owner) = choose_owner(ui, view, &open) {
            open.retain(|open| open.owner == owner);
        }
        let groups = groups(&view.doc.questionnaire, &open);
        if groups.iter().map(|group| group.questions.len()).sum::<usize>() > open.len() {
            text::muted(ui, &words.remaining_several);
        }
        for group in groups {
            frame::card(ui, |ui| card(ui, view, &group, &mut actions));
        }
    });
    actions
}

fn card(ui: &mut Ui, view: &View<'_>, group: &Group<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let count = group.questions.len().to_string();
    let role = group.role.name.get(view.lang);
    frame::label(ui, &fill(&words.remaining_group, &[("role", role), ("count", &count)]));
    ui.spacing_mut().item_spacing.y = 0.0;
    for Open { question, response, .. } in &group.questions {
        let state = names(view.lang).state(State::from(*response));
        if question_row(ui, view, &question.id, state) {
            actions.push(Action::GoTo(question.id.clone()));
        }
    }
    ui.add_space(8.0);
    let hand_out = fill(&words.hand_out, &[("role", role)]);
    if ui.button(hand_out).clicked() {
        let form = HandForm {
            document: view.doc.id,
            questions: group.questions.iter().map(|open| open.question.id.clone()).collect(),
            to: role.to_owned(),
            from: view.doc.assessment.profile.respondent.clone(),
            by: String::new(),
            then: String::new(),
            along: Along::Everything,
        };
        actions.push(Action::Share(ShareAction::Ask(Box::new(form))));
    }
}
