//! The action plan: every gap as a row of a table, sorted by a column's head, edited in place.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::{Align, ComboBox, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_extras::{Column, TableBuilder};

use crate::app::state::{Action, Screen, View};
use crate::app::theme::{self, palette};
use crate::app::widgets::date_field::date_cell;
use crate::app::widgets::text_field::{Shape, cell_height, text_field};
use crate::app::widgets::{choice, few_rows, frame, one_row, text};
use crate::assessment::edit::{Change, Edit};
use crate::assessment::{Answer, Urgency};
use crate::lang::fill;
use crate::level::Level;
use crate::scoring::Gap;

/// By what the plan is ordered, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: By,
    /// Highest, latest or last first.
    pub down: bool,
}

/// A column of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The priority.
    Priority,
    /// The place in the questionnaire.
    Question,
    /// The level.
    Level,
    /// The action.
    Action,
    /// The owner.
    Owner,
    /// The due date.
    Due,
    /// The urgency.
    Urgency,
}

impl Default for Order {
    fn default() -> Self {
        Self { by: By::Priority, down: true }
    }
}

impl Order {
    /// The order after a click on a column's head: the same column turns, another begins with what
    /// is most wanted of it.
    #[must_use]
    pub fn clicked(self, by: By) -> Self {
        let down = if self.by == by { !self.down } else { matches!(by, By::Priority | By::Urgency) };
        Self { by, down }
    }
}

/// The gaps in an order; of equals the one with the higher priority first. What has no date, owner
/// or action stands last in both directions.
#[must_use]
pub fn ordered<'a>(gaps: &[Gap], order: Order, answer: &dyn Fn(&Gap) -> Option<&'a Answer>) -> Vec<Gap> {
    use std::cmp::Ordering;
    let empty_last = |a: &str, b: &str| match (a.trim().is_empty(), b.trim().is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => turned(a.cmp(b), order.down),
    };
    let action = |gap: &Gap| answer(gap).map_or("", |answer| answer.action.as_str());
    let owner = |gap: &Gap| answer(gap).map_or("", |answer| answer.owner.as_str());
    let due = |gap: &Gap| answer(gap).and_then(|answer| answer.due);
    let mut gaps = gaps.to_vec();
    gaps.sort_by(|a, b| match order.by {
        By::Priority => turned(a.priority.cmp(&b.priority), order.down),
        By::Question => turned((&a.area, &a.question).cmp(&(&b.area, &b.question)), order.down),
        By::Level => turned(a.level.cmp(&b.level), order.down),
        By::Action => empty_last(action(a), action(b)),
        By::Owner => empty_last(owner(a), owner(b)),
        By::Due => match (due(a), due(b)) {
            (Some(x), Some(y)) => turned(x.cmp(&y), order.down),
            (x, y) => x.is_none().cmp(&y.is_none()),
        },
        By::Urgency => turned(a.urgency.cmp(&b.urgency), order.down),
    });
    gaps
}

fn turned(ordering: std::cmp::Ordering, down: bool) -> std::cmp::Ordering {
    if down { ordering.reverse() } else { ordering }
}

/// The least height of a row, in points: two lines of a topic.
const ROW: f32 = 48.0;

/// The room above and below what is highest in a row, together, in points.
const ROW_MARGIN: f32 = 8.0;

/// Draws the screen; `order` is kept between frames. Returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, order: &mut Order) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    egui::Frame::new().inner_margin(egui::Margin { left: 24, right: 24, top: 18, bottom: 12 }).show(
        ui,
        |ui| {
            frame::start(ui, &words.nav_plan);
            text::title(ui, &words.nav_plan);
            if view.doc.card.gaps.is_empty() {
                ui.add_space(4.0);
                if view.doc.card.overall.counts.answered() == 0 {
                    text::body(ui, &words.results_gaps_later);
                    ui.add_space(8.0);
                    if choice::primary(ui, &words.start_button) {
                        actions.push(Action::Show(Screen::Question));
                    }
                } else {
                    text::body(ui, &words.results_no_gaps);
                }
                return;
            }
            text::muted(ui, &words.plan_intro);
            ui.add_space(6.0);
            egui::ScrollArea::horizontal()
                .auto_shrink([false, false])
                .show(ui, |ui| table(ui, view, order, &mut actions));
        },
    );
    actions
}

fn table(ui: &mut Ui, view: &View<'_>, order: &mut Order, actions: &mut Vec<Action>) {
    let words = view.words;
    let p = palette(ui);
    let answer = |gap: &Gap| view.doc.assessment.answers.get(&gap.question);
    let gaps = ordered(&view.doc.card.gaps, *order, &answer);
    let width = ui.available_width();
    let wide = width > 860.0;
    // Topic and action share what the others leave.
    let (owner, due, urgency) = if wide { (136.0, 116.0, 110.0) } else { (98.0, 112.0, 100.0) };
    let (priority, level) = (84.0, 62.0);
    let left = (width - priority - level - owner - due - urgency - 6.0 * 8.0 - 14.0).max(LEAST);
    let heads = [
        (By::Priority, &words.plan_by_priority),
        (By::Question, &words.nav_question),
        (By::Level, &words.plan_level),
        (By::Action, &words.action),
        (By::Owner, &words.owner),
        (By::Due, &words.due),
        (By::Urgency, &words.urgency),
    ];
    ui.spacing_mut().item_spacing.x = 8.0;
    let heights = heights(ui, view, &gaps, [left * 0.46, left * 0.54, owner]);
    TableBuilder::new(ui)
        .id_salt("plan")
        .striped(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(priority))
        .column(Column::exact(left * 0.46))
        .column(Column::exact(level))
        .column(Column::exact(left * 0.54))
        .column(Column::exact(owner))
        .column(Column::exact(due))
        .column(Column::exact(urgency))
        .auto_shrink([false, false])
        .header(34.0, |mut header| {
            for (by, name) in heads {
                header.col(|ui| {
                    let rect = ui.max_rect();
                    ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 0.0, p.tint);
                    if head(ui, name, (order.by == by).then_some(order.down), words) {
                        *order = order.clicked(by);
                    }
                });
            }
        })
        .body(|body| {
            body.heterogeneous_rows(heights.iter().copied(), |mut row| {
                if let Some(gap) = gaps.get(row.index()) {
                    cells(&mut row, view, gap, actions);
                }
            });
        });
}

/// The rows of a topic, at most, and so of its part of a cell.
const TOPIC_ROWS: usize = 6;

/// The least width that topic and action share, in points; below it the table scrolls sideways.
const LEAST: f32 = 180.0;

fn topic_rows(ui: &Ui, words: &str, color: egui::Color32, width: f32) -> Arc<egui::Galley> {
    few_rows(ui, words, theme::regular(theme::SMALL), color, width - 2.0, TOPIC_ROWS)
}

/// The heights of all rows, kept from frame to frame while nothing that they depend on changes: to lay
/// out a thousand rows takes longer than a frame may.
fn heights(ui: &Ui, view: &View<'_>, gaps: &[Gap], widths: [f32; 3]) -> Arc<[f32]> {
    let mut hasher = DefaultHasher::new();
    (view.lang.tag(), ui.pixels_per_point().to_bits(), widths.map(f32::to_bits)).hash(&mut hasher);
    for gap in gaps {
        let answer = view.doc.assessment.answers.get(&gap.question);
        let texts = answer.map(|answer| (&answer.action, &answer.owner));
        (gap.question.as_str(), gap.level.map(Level::get), texts).hash(&mut hasher);
    }
    let (id, key) = (egui::Id::unique("plan heights"), hasher.finish());
    if let Some((of, heights)) = ui.data(|data| data.get_temp::<(u64, Arc<[f32]>)>(id))
        && of == key
    {
        return heights;
    }
    let heights: Arc<[f32]> = gaps.iter().map(|gap| height(ui, view, gap, widths)).collect();
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&heights))));
    heights
}

/// The height of a row whose texts all show: the topic, the action or the next step, and the owner,
/// in the widths of their columns.
fn height(ui: &Ui, view: &View<'_>, gap: &Gap, [topic, action, owner]: [f32; 3]) -> f32 {
    let title = view.doc.questionnaire.question(&gap.question).map_or("", |(_, q)| q.topic.get(view.lang));
    let title = format!("{} {title}", gap.question);
    let topic = topic_rows(ui, &title, palette(ui).text, topic).size().y;
    let answer = view.doc.assessment.answers.get(&gap.question);
    let (said, person) = answer.map_or(("", ""), |answer| (answer.action.as_str(), answer.owner.as_str()));
    let action = cell_height(ui, said, step(view, gap), action);
    let owner = cell_height(ui, person, &view.words.owner_hint, owner);
    (topic.max(action).max(owner) + ROW_MARGIN).max(ROW)
}

/// The next step from a gap's level, or nothing.
fn step<'a>(view: &'a View<'_>, gap: &Gap) -> &'a str {
    let question = view.doc.questionnaire.question(&gap.question);
    let step = question.and_then(|(_, question)| question.next_step(gap.level.unwrap_or(Level::ZERO)));
    step.map_or("", |text| text.get(view.lang))
}

/// The head of a column: its name, and an arrow where it is the one that orders.
fn head(ui: &mut Ui, name: &str, down: Option<bool>, words: &crate::app::words::AppWords) -> bool {
    let p = palette(ui);
    let rect = ui.max_rect();
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| {
        let state = match down {
            Some(true) => fill(&words.sorted_down, &[("name", name)]),
            Some(false) => fill(&words.sorted_up, &[("name", name)]),
            None => name.to_owned(),
        };
        WidgetInfo::selected(Role::ColumnHeader, true, down.is_some(), state)
    });
    let mark = match down {
        Some(true) => " ▼",
        Some(false) => " ▲",
        None => "",
    };
    let color = if response.hovered() || down.is_some() { p.accent } else { p.text };
    let galley = one_row(ui, &format!("{name}{mark}"), theme::bold(theme::SMALL), color, rect.width());
    ui.painter().galley(pos2(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0), galley, color);
    response.on_hover_text(&words.sort_hint).clicked()
}

fn cells(row: &mut egui_extras::TableRow<'_, '_>, view: &View<'_>, gap: &Gap, actions: &mut Vec<Action>) {
    let words = view.words;
    let Some((_, question)) = view.doc.questionnaire.question(&gap.question) else { return };
    let answer = view.doc.assessment.answer(&gap.question);
    let id = &gap.question;
    let mut change = |change| actions.push(Action::Edit(Edit::Answer(id.clone(), change)));
    let name = |field: &str| format!("{id} {field}");
    row.col(|ui| {
        let p = palette(ui);
        let line = ui.max_rect();
        let rule =
            Rect::from_x_y_ranges(line.left()..=ui.clip_rect().right().max(line.right()), line.y_range());
        ui.painter().hline(rule.x_range(), line.bottom(), egui::Stroke::new(1.0, p.line));
        let sum = format!("{} × {} × {}", gap.gap, gap.weight, gap.urgency.factor());
        let number = egui::RichText::new(gap.priority.to_string()).font(theme::bold(theme::BODY));
        ui.label(number).on_hover_text(format!("{} = {sum}", gap.priority));
    });
    let mut go = false;
    row.col(|ui| go = topic(ui, view, question));
    row.col(|ui| {
        rule(ui);
        let level = gap.level.map_or_else(|| "?".to_owned(), |level| level.to_string());
        let response = ui.label(format!("{level} → {}", gap.target));
        if gap.level.is_none() {
            response.on_hover_text(&words.state_unknown);
        }
    });
    row.col(|ui| {
        rule(ui);
        let key = format!("plan action {id}");
        let hint = step(view, gap);
        let shown = text_field(ui, view, &key, &name(&words.action), hint, &answer.action, Shape::Cell);
        if let Some(text) = shown {
            change(Change::Action(text));
        }
    });
    row.col(|ui| {
        rule(ui);
        let key = format!("plan owner {id}");
        let hint = &words.owner_hint;
        if let Some(text) = text_field(ui, view, &key, &name(&words.owner), hint, &answer.owner, Shape::Cell)
        {
            change(Change::Owner(text));
        }
    });
    row.col(|ui| {
        rule(ui);
        if let Some(due) = date_cell(ui, view, &format!("plan due {id}"), &name(&words.due), answer.due) {
            change(Change::Due(due));
        }
    });
    row.col(|ui| {
        rule(ui);
        if let Some(urgency) = urgency(ui, view, &name(&words.urgency), id.as_str(), answer.urgency) {
            change(Change::Urgency(urgency));
        }
    });
    if go {
        actions.push(Action::GoTo(id.clone()));
    }
}

/// The line under a row, drawn cell by cell.
fn rule(ui: &Ui) {
    let rect = ui.max_rect();
    let stroke = egui::Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range().expand(8.0), rect.bottom(), stroke);
}

/// A question's id and topic, which lead to it.
fn topic(ui: &mut Ui, view: &View<'_>, question: &crate::questionnaire::Question) -> bool {
    rule(ui);
    let p = palette(ui);
    let rect = ui.max_rect();
    let topic = question.topic.get(view.lang);
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{} {topic}", question.id)));
    let color = if response.hovered() { p.accent } else { p.text };
    let words = format!("{} {topic}", question.id);
    let galley = topic_rows(ui, &words, color, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, color);
    response.on_hover_text(topic).clicked()
}

fn urgency(ui: &mut Ui, view: &View<'_>, name: &str, key: &str, chosen: Urgency) -> Option<Urgency> {
    let words = view.words;
    let word = |urgency| match urgency {
        Urgency::Low => words.urgency_low.as_str(),
        Urgency::Normal => &words.urgency_normal,
        Urgency::High => &words.urgency_high,
    };
    let mut picked = None;
    let shown = ComboBox::from_id_salt(("urgency", key))
        .selected_text(word(chosen))
        .width(ui.available_width() - 4.0)
        .show_ui(ui, |ui| {
            for urgency in Urgency::ALL {
                if ui.selectable_label(urgency == chosen, word(urgency)).clicked() {
                    picked = Some(urgency);
                }
            }
        });
    shown.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(word(chosen).to_owned());
        info
    });
    picked.filter(|urgency| *urgency != chosen)
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
    fn what_has_no_date_or_owner_stands_last_in_both_directions() {
        let gaps = [gap("A-1", 9), gap("A-2", 8), gap("A-3", 7)];
        let given = |owner: &str, month| {
            let due = Some(jiff::civil::date(2027, month, 1));
            Answer { owner: owner.to_owned(), due, ..Answer::default() }
        };
        let (second, third) = (given("乙", 3), given("丙", 1));
        let answer = |gap: &Gap| match gap.question.as_str() {
            "A-2" => Some(&second),
            "A-3" => Some(&third),
            _ => None,
        };
        let ids = |by, down| -> Vec<String> {
            ordered(&gaps, Order { by, down }, &answer).iter().map(|g| g.question.to_string()).collect()
        };
        assert_eq!(ids(By::Priority, true), ["A-1", "A-2", "A-3"]);
        assert_eq!(ids(By::Priority, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Due, true), ["A-2", "A-3", "A-1"]);
        assert_eq!(ids(By::Owner, false), ["A-3", "A-2", "A-1"]);
        assert_eq!(ids(By::Question, true), ["A-3", "A-2", "A-1"]);
    }

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let due = Order::default().clicked(By::Due);
        assert_eq!(due, Order { by: By::Due, down: false });
        assert_eq!(due.clicked(By::Due), Order { by: By::Due, down: true });
        assert_eq!(due.clicked(By::Priority), Order::default());
    }
}
