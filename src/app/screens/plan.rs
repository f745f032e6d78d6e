//! The action plan: every gap with its action, owner, due date and urgency, edited in place.

use egui::{RichText, Ui};

use crate::app::state::{Action, View};
use crate::app::theme;
use crate::app::widgets::date_field::date_field;
use crate::app::widgets::text_field::{Shape, text_field};
use crate::app::widgets::{choice, frame};
use crate::assessment::edit::{Change, Edit};
use crate::assessment::{Answer, Urgency};
use crate::level::Level;
use crate::scoring::Gap;

/// By what the plan is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Highest priority first.
    #[default]
    Priority,
    /// Earliest due date first; those without one last.
    Due,
    /// By owner; those without one last.
    Owner,
    /// In the order of the questions.
    Area,
}

/// The gaps in an order; of equals the one with the higher priority first.
#[must_use]
pub fn ordered(gaps: &[Gap], order: Order, answer: &dyn Fn(&Gap) -> Answer) -> Vec<Gap> {
    let mut gaps = gaps.to_vec();
    match order {
        Order::Priority => {}
        Order::Due => gaps.sort_by_key(|gap| answer(gap).due.map_or((true, None), |due| (false, Some(due)))),
        Order::Owner => gaps.sort_by_key(|gap| {
            let owner = answer(gap).owner;
            (owner.trim().is_empty(), owner)
        }),
        Order::Area => gaps.sort_by(|a, b| (&a.area, &a.question).cmp(&(&b.area, &b.question))),
    }
    gaps
}

/// Draws the screen; `order` is kept between frames. Returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, order: &mut Order) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::page(ui, "plan", &words.nav_plan, |ui| {
        if view.doc.card.gaps.is_empty() {
            ui.label(&words.results_no_gaps);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            frame::label(ui, &words.plan_order);
            let orders = [
                (Order::Priority, words.plan_by_priority.as_str()),
                (Order::Due, words.due.as_str()),
                (Order::Owner, words.owner.as_str()),
                (Order::Area, words.plan_by_area.as_str()),
            ];
            if let Some(picked) = choice::row(ui, *order, &orders) {
                *order = picked;
            }
        });
        let answer = |gap: &Gap| view.doc.assessment.answer(&gap.question);
        for gap in ordered(&view.doc.card.gaps, *order, &answer) {
            frame::card(ui, |ui| row(ui, view, &gap, &mut actions));
        }
    });
    actions
}

fn row(ui: &mut Ui, view: &View<'_>, gap: &Gap, actions: &mut Vec<Action>) {
    let words = view.words;
    let Some((_, question)) = view.doc.questionnaire.question(&gap.question) else { return };
    let answer = view.doc.assessment.answer(&gap.question);
    let mut change = |change| actions.push(Action::Edit(Edit::Answer(gap.question.clone(), change)));
    let id = &gap.question;
    let mut go = false;
    ui.horizontal_wrapped(|ui| {
        let title =
            RichText::new(format!("{id} {}", question.topic.get(view.lang))).font(theme::bold(theme::BODY));
        go = ui.link(title).clicked();
        let level = gap.level.map_or_else(|| words.unknown.clone(), |level| level.to_string());
        let sum = format!("{}×{}×{}={}", gap.gap, gap.weight, gap.urgency.factor(), gap.priority);
        frame::muted(ui, &format!("{level} → {}   {} {sum}", gap.target, words.plan_by_priority));
    });
    let step = question.next_step(gap.level.unwrap_or(Level::ZERO)).map_or("", |t| t.get(view.lang));
    let key = format!("plan action {id}");
    if let Some(text) = text_field(ui, view, &key, &words.action, step, &answer.action, Shape::Line) {
        change(Change::Action(text));
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(&words.owner);
        ui.allocate_ui(egui::vec2(240.0, 32.0), |ui| {
            let key = format!("plan owner {id}");
            if let Some(text) =
                text_field(ui, view, &key, &words.owner, &words.owner_hint, &answer.owner, Shape::Line)
            {
                change(Change::Owner(text));
            }
        });
        ui.label(&words.due);
        if let Some(due) = date_field(ui, view, &format!("plan due {id}"), &words.due, answer.due) {
            change(Change::Due(due));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(&words.urgency);
        let urgencies = [
            (Urgency::Low, words.urgency_low.as_str()),
            (Urgency::Normal, words.urgency_normal.as_str()),
            (Urgency::High, words.urgency_high.as_str()),
        ];
        let picked =
            ui.push_id(("urgency", id.as_str()), |ui| choice::row(ui, answer.urgency, &urgencies)).inner;
        if let Some(urgency) = picked {
            change(Change::Urgency(urgency));
        }
    });
    if go {
        actions.push(Action::GoTo(id.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{AreaId, QuestionId};

    fn gap(id: &str, priority: u32) -> Gap {
        Gap {
            question: QuestionId::new(id),
            area: AreaId::new("A"),
            level: None,
            target: Level::THREE,
            gap: 3,
            weight: 1,
            urgency: Urgency::Normal,
            priority,
        }
    }

    #[test]
    fn what_has_no_date_or_owner_stands_last() {
        let gaps = [gap("A-1", 9), gap("A-2", 8), gap("A-3", 7)];
        let answer = |gap: &Gap| match gap.question.as_str() {
            "A-2" => Answer {
                owner: "乙".to_owned(),
                due: Some(jiff::civil::date(2027, 3, 1)),
                ..Answer::default()
            },
            "A-3" => Answer {
                owner: "甲".to_owned(),
                due: Some(jiff::civil::date(2027, 1, 1)),
                ..Answer::default()
            },
            _ => Answer::default(),
        };
        let ids = |order| -> Vec<String> {
            ordered(&gaps, order, &answer).iter().map(|g| g.question.to_string()).collect()
        };
        assert_eq!(ids(Order::Priority), ["A-1", "A-2", "A-3"]);
        assert_eq!(ids(Order::Due), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(Order::Owner), ["A-2", "A-3", "A-1"]);
        assert_eq!(ids(Order::Area), ["A-1", "A-2", "A-3"]);
    }
}
