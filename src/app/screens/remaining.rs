//! What remains, and for whom: the open questions by the role that usually knows; each group can be
//! handed out as a file, and what comes back is read in.

use std::collections::BTreeSet;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::sharing::ShareAction;
use crate::app::state::{Action, Screen, View};
use crate::app::theme::{self, palette};
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, one_row, text};
use crate::assessment::Response;
use crate::ids::QuestionId;
use crate::lang::fill;
use crate::questionnaire::{Question, Role as Knows};

/// The open questions that a role usually knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'q> {
    /// The role.
    pub role: &'q Knows,
    /// Its open questions, in order.
    pub questions: Vec<&'q Question>,
}

/// The open questions by role, in the questionnaire's order of roles. A question that several roles
/// know stands with each of them.
#[must_use]
pub fn groups<'q>(view: &'q View<'_>) -> Vec<Group<'q>> {
    let doc = view.doc;
    let open: Vec<&Question> = doc
        .assessment
        .asked(&doc.questionnaire)
        .into_iter()
        .filter(|q| matches!(doc.assessment.response(&q.id), Response::Unanswered | Response::Unknown))
        .collect();
    doc.questionnaire
        .roles
        .iter()
        .map(|role| Group {
            role,
            questions: open.iter().copied().filter(|q| q.knows.contains(&role.id)).collect(),
        })
        .filter(|group| !group.questions.is_empty())
        .collect()
}

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::page(ui, "remaining", &words.nav_remaining, |ui| {
        let counts = view.doc.card.overall.counts;
        if !view.doc.assessment.only.is_empty() {
            frame::notice(ui, Tone::Info, &words.handout_notice);
        }
        if counts.unanswered + counts.unknown == 0 {
            frame::notice(ui, Tone::Good, &words.nothing_open);
        } else {
            let values = [
                ("open", counts.unanswered.to_string()),
                ("unknown", counts.unknown.to_string()),
                ("minutes", (counts.unanswered * 3).div_ceil(4).to_string()),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            text::body(ui, &fill(&words.remaining_intro, &values));
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if choice::primary(ui, &words.home_continue) {
                actions.push(Action::Show(Screen::Question));
            }
            if choice::secondary(ui, &words.merge_choose) {
                actions.push(Action::Share(ShareAction::ChooseFile));
            }
        });
        ui.add_space(6.0);
        for group in groups(view) {
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
    for question in &group.questions {
        if row(ui, view, question) {
            actions.push(Action::GoTo(question.id.clone()));
        }
    }
    ui.add_space(8.0);
    let hand_out = fill(&words.hand_out, &[("role", role)]);
    if ui.button(hand_out).clicked() {
        let ids: BTreeSet<QuestionId> = group.questions.iter().map(|q| q.id.clone()).collect();
        actions.push(Action::Share(ShareAction::HandOut(ids)));
    }
}

fn row(ui: &mut Ui, view: &View<'_>, question: &Question) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let topic = format!("{} {}", question.id, question.topic.get(view.lang));
    let state = match view.doc.assessment.response(&question.id) {
        Response::Unknown => &view.words.state_unknown,
        _ => &view.words.state_open,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{topic}: {state}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, p.tint);
    }
    let right = one_row(ui, state, theme::regular(theme::SMALL), p.muted, 120.0);
    let left = one_row(ui, &topic, theme::regular(theme::BODY), p.text, rect.width() - right.size().x - 24.0);
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(pos2(rect.left() + 6.0, middle(left.size().y)), left, p.text);
    ui.painter().galley(pos2(rect.right() - 6.0 - right.size().x, middle(right.size().y)), right, p.muted);
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.0), rect.max);
    ui.painter().rect_filled(line, 0.0, p.line);
    response.clicked()
}
