//! The table of the plan: its cells, their heights, and what is typed and chosen in them.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::{Align, Id, Layout, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::columns::{Columns, HEAD_OF_SEVERAL};
use super::fields::{cell_id, column_of, head_of, key_of, name_of, row_key};
use super::suggested::ActionCell;
use crate::app::action::Action;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::date_field::{self, date_cell};
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::few_rows;
use crate::app::widgets::table::{
    Heights, Parts, TableLook, TableState, column_head, head_ground, rule, table,
};
use crate::app::widgets::text_field::{Shape, TextField, cell_height, response_and_text};
use crate::app::widgets::tips::Tips;
use crate::assessment::Urgency;
use crate::assessment::action_item::ActionState;
use crate::assessment::edit::{Change, Edit};
use crate::base::ids::QuestionId;
use crate::base::level::Level;
use crate::scoring::names::names;
use crate::scoring::plan::{By, Order, next_step};
use crate::scoring::words::score_words;
use crate::scoring::{Gap, decimal};
use crate::session::drafts::DateField;

/// The least height of a row, in points: two lines of a topic.
const ROW: f32 = 48.0;

/// The room above and below what is highest in a row, together, in points.
const ROW_MARGIN: f32 = 8.0;

/// The rows of a topic, at most, and so of its part of a cell.
const TOPIC_ROWS: usize = 6;

/// The room between fields that stand below each other, in points.
const BETWEEN: f32 = 4.0;

/// The height of the urgency and of the state below it, in points.
const URGENCY_AND_STATE: f32 = 2.0 * theme::TOUCH + BETWEEN;

/// Draws the table in an order; returns the head that was clicked.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    gaps: &[Gap],
    (order, state): (Order, &mut TableState),
    actions: &mut Vec<Action>,
) -> Option<By> {
    let columns = Columns::of(ui.available_width());
    ui.spacing_mut().item_spacing.x = 8.0;
    let heights = heights(ui, view, gaps, &columns);
    let widths: Vec<f32> = columns.columns.iter().map(|(width, _)| *width).collect();
    let look = TableLook {
        key: "plan",
        columns: &widths,
        head: columns.head_height(),
        heights: Heights::Each(heights),
        composing: view.composing,
    };
    let keys = gaps.iter().map(|gap| row_key(&gap.question)).collect();
    let mut cells = PlanCells { view, gaps, keys, columns: &columns, order, actions, clicked: None };
    table(ui, &look, state, &mut cells);
    cells.clicked
}

/// The fields of gaps as cells.
pub(super) struct PlanCells<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) gaps: &'a [Gap],
    pub(super) keys: Vec<Id>,
    columns: &'a Columns,
    order: Order,
    pub(super) actions: &'a mut Vec<Action>,
    clicked: Option<By>,
}

impl PlanCells<'_> {
    /// The heads of a drawn column, below each other.
    pub(super) fn heads(&mut self, ui: &mut Ui, place: usize) {
        head_ground(ui);
        let Some((_, fields)) = self.columns.columns.get(place) else { return };
        if let Some(by) = heads(ui, self.view, fields, self.order) {
            self.clicked = Some(by);
        }
    }

    /// The fields of a row that stand in a drawn column.
    pub(super) fn fields(&mut self, ui: &mut Ui, row: usize, place: usize, parts: &mut Parts) {
        let (Some(gap), Some((_, fields))) = (self.gaps.get(row), self.columns.columns.get(place)) else {
            return;
        };
        rule(ui);
        column(ui, self.view, gap, fields, (parts, self.actions));
    }
}

/// The heads of a column, below each other; returns the one that was clicked.
fn heads(ui: &mut Ui, view: &View<'_>, fields: &[By], order: Order) -> Option<By> {
    let mut clicked = None;
    let whole = ui.max_rect();
    let height = if fields.len() > 1 { HEAD_OF_SEVERAL } else { whole.height() };
    let mut top = whole.top();
    for by in fields {
        let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), height));
        top += height;
        let direction = (order.by == *by).then_some(order.direction);
        if column_head(ui, rect, &head_of(view, *by), direction, view.words) {
            clicked = Some(*by);
        }
    }
    clicked
}

/// The fields of a column in a row: alone in the middle of its height, or below each other.
fn column(
    ui: &mut Ui,
    view: &View<'_>,
    gap: &Gap,
    fields: &[By],
    (parts, actions): (&mut Parts, &mut Vec<Action>),
) {
    // A date has its own height: why it was not taken over stands below it; the state stands below the urgency.
    let ([only], false) = (fields, matches!(fields, [By::Due | By::Urgency])) else {
        let tall: f32 = fields.iter().map(|by| field_height(ui, view, gap, *by)).sum();
        #[allow(clippy::cast_precision_loss, reason = "at most three")]
        let tall = tall + BETWEEN * (fields.len() - 1) as f32;
        let room = ui.max_rect();
        let place = Rect::from_min_max(pos2(room.left(), room.center().y - tall / 2.0), room.max);
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = BETWEEN;
                for by in fields {
                    if *by == By::Question {
                        // A topic fills the place that it is given.
                        let given = vec2(ui.available_width(), field_height(ui, view, gap, *by));
                        ui.allocate_ui(given, |ui| field(ui, view, gap, *by, (parts, actions)));
                    } else {
                        field(ui, view, gap, *by, (parts, actions));
                    }
                }
            });
        });
        return;
    };
    field(ui, view, gap, *only, (parts, actions));
}

/// The height of a field that stands with others in a column.
fn field_height(ui: &Ui, view: &View<'_>, gap: &Gap, by: By) -> f32 {
    match by {
        By::Owner => {
            let owner =
                view.doc.assessment.answers.get(&gap.question).map_or("", |a| a.action().owner.as_str());
            cell_height(ui, owner, &view.words.owner_hint, ui.available_width()).max(theme::TOUCH)
        }
        By::Due => {
            date_field::cell_height(ui, view, &DateField::Due(gap.question.clone()), ui.available_width())
        }
        // How far the action is stands below it.
        By::Urgency => URGENCY_AND_STATE,
        By::Question => topic_height(ui, view, gap, ui.available_width()),
        By::Action => action_height(ui, view, gap, ui.available_width()),
        By::Priority | By::Level => 22.0,
    }
}

/// A field of a gap.
fn field(ui: &mut Ui, view: &View<'_>, gap: &Gap, by: By, (parts, actions): (&mut Parts, &mut Vec<Action>)) {
    let words = view.words;
    let id = &gap.question;
    let answer = view.doc.assessment.answer(id);
    let name = format!("{id} {}", name_of(view, by));
    let named = |value: &str| format!("{}: {value} ({id})", name_of(view, by));
    let column = column_of(by);
    let mut typed = |ui: &mut Ui, hint: &str, value: &str| {
        let field = TextField { key: &key_of(by, id), label: &name, hint, value, shape: Shape::Cell };
        let (response, text) = response_and_text(ui, view, field);
        parts.add(column, response);
        text
    };
    let changed = match by {
        By::Priority => {
            let number = egui::RichText::new(decimal(gap.priority)).font(theme::bold(theme::BODY));
            let response = ui.label(number).tip(score_words(view.lang).priority(gap));
            parts.add(column, read(ui, &response, cell_id(by, id), &named(&decimal(gap.priority))));
            None
        }
        By::Question => {
            if let Some((_, question)) = view.doc.questionnaire.question(id) {
                let response = topic(ui, view, question);
                if response.clicked() {
                    actions.push(Action::GoTo(id.clone()));
                }
                parts.add(column, response);
            }
            None
        }
        By::Level => {
            let said = level_text(gap);
            let mut response = ui.label(&said);
            if gap.level.is_none() {
                response = response.tip(&names(view.lang).unknown);
            }
            parts.add(column, read(ui, &response, cell_id(by, id), &named(&said)));
            None
        }
        By::Action => {
            let (key, text) = (key_of(by, id), &answer.action().text);
            let cell = ActionCell { key: &key, label: &name, text, step: step(view, gap) };
            let (shown, typed) = cell.show(ui, view);
            for part in shown {
                parts.add(column, part);
            }
            typed.map(Change::Action)
        }
        By::Owner => typed(ui, &words.owner_hint, &answer.action().owner).map(Change::Owner),
        By::Due => {
            for part in date_cell(ui, view, &DateField::Due(id.clone()), &name, actions) {
                parts.add(column, part);
            }
            None
        }
        By::Urgency => {
            let choices = Urgency::ALL.map(|urgency| (urgency, names(view.lang).urgency_of(urgency)));
            let width = ui.available_width() - 4.0;
            let list = DropDown { key: &key_of(by, id), name: &name, width };
            let (response, picked) = list.show(ui, &answer.urgency, &choices);
            parts.add(column, response);
            let (response, state) = state_list(ui, view, id, width);
            parts.add(column, response);
            picked.map(Change::Urgency).or(state)
        }
    };
    if let Some(change) = changed {
        actions.push(Action::Edit(Edit::Answer(id.clone(), change)));
    }
}

/// How far the action of a question is, to choose from; and the change where another is chosen.
pub(super) fn state_list(
    ui: &mut Ui,
    view: &View<'_>,
    id: &QuestionId,
    width: f32,
) -> (Response, Option<Change>) {
    let names = names(view.lang);
    let answer = view.doc.assessment.answer(id);
    let state = &answer.action().state;
    // Why it was given up is kept as it was said.
    let own = |other: ActionState| if other.is_as_far_as(state) { state.clone() } else { other };
    let states = ActionState::begun_to_given_up().map(own);
    let choices: Vec<(ActionState, &str)> =
        states.iter().map(|state| (state.clone(), names.stage(state))).collect();
    let name = format!("{id} {}", names.state);
    let list = DropDown { key: &format!("plan state {id}"), name: &name, width };
    let (response, picked) = list.show(ui, state, &choices);
    (response, picked.map(|state| Change::Actions(answer.actions_come_to(state, view.today))))
}

/// A cell that is only read, which can have the focus and then says what it is.
fn read(ui: &Ui, shown: &Response, id: Id, name: &str) -> Response {
    let response = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, name));
    response
}

/// A gap's level and target.
pub(super) fn level_text(gap: &Gap) -> String {
    let level = gap.level.map_or_else(|| "?".to_owned(), |level| level.to_string());
    format!("{level} → {}", gap.target)
}

fn topic_rows(ui: &Ui, words: &str, color: egui::Color32, width: f32) -> Arc<egui::Galley> {
    few_rows(ui, words, theme::regular(theme::SMALL), color, width - 2.0, TOPIC_ROWS)
}

/// The heights of all rows, kept from frame to frame while nothing that they depend on changes: to lay
/// out a thousand rows takes longer than a frame may.
fn heights(ui: &Ui, view: &View<'_>, gaps: &[Gap], columns: &Columns) -> Arc<[f32]> {
    let widths = [columns.topic, columns.action, columns.owner];
    let several = (columns.deepest() > 1, columns.below);
    let mut hasher = DefaultHasher::new();
    (view.lang.tag(), ui.pixels_per_point().to_bits(), widths.map(f32::to_bits), several).hash(&mut hasher);
    for gap in gaps {
        let answer = view.doc.assessment.answers.get(&gap.question);
        let texts = answer.map(|answer| (&answer.action().text, &answer.action().owner));
        let draft = view.doc.drafts.any().then(|| DateField::Due(gap.question.clone()));
        let refusal = draft.and_then(|field| view.doc.drafts.refusal(&field)).map(|why| format!("{why:?}"));
        (gap.question.as_str(), gap.level.map(Level::get), texts, refusal).hash(&mut hasher);
    }
    let (id, key) = (Id::unique("plan heights"), hasher.finish());
    if let Some((of, heights)) = ui.data(|data| data.get_temp::<(u64, Arc<[f32]>)>(id))
        && of == key
    {
        return heights;
    }
    let heights: Arc<[f32]> = gaps.iter().map(|gap| height(ui, view, gap, columns)).collect();
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&heights))));
    heights
}

/// The height of a row whose texts all show: the topic, the action or the next step, and the owner,
/// in the widths of their columns.
fn height(ui: &Ui, view: &View<'_>, gap: &Gap, columns: &Columns) -> f32 {
    let topic = topic_height(ui, view, gap, columns.topic);
    let action = action_height(ui, view, gap, columns.action);
    let said = view.doc.assessment.answer(&gap.question).action();
    let owner = cell_height(ui, &said.owner, &view.words.owner_hint, columns.owner);
    let due = date_field::cell_height(ui, view, &DateField::Due(gap.question.clone()), columns.due);
    // Due date and urgency stand below the owner.
    let last = if columns.deepest() > 1 {
        owner.max(theme::TOUCH) + due + URGENCY_AND_STATE + 2.0 * BETWEEN
    } else {
        owner.max(due).max(URGENCY_AND_STATE)
    };
    let first = if columns.below { topic + BETWEEN + action } else { topic.max(action) };
    (first.max(last) + ROW_MARGIN).max(ROW)
}

fn topic_height(ui: &Ui, view: &View<'_>, gap: &Gap, width: f32) -> f32 {
    let title = view.doc.questionnaire.topic(&gap.question, view.lang);
    topic_rows(ui, &format!("{} {title}", gap.question), palette(ui).text, width).size().y
}

fn action_height(ui: &Ui, view: &View<'_>, gap: &Gap, width: f32) -> f32 {
    let said = view.doc.assessment.answer(&gap.question).action();
    ActionCell { key: "", label: "", text: &said.text, step: step(view, gap) }.height(ui, view, width)
}

/// The next step from a gap's level, or nothing.
fn step<'a>(view: &'a View<'_>, gap: &Gap) -> &'a str {
    next_step(&view.doc.questionnaire, gap).map_or("", |text| text.get(view.lang))
}

/// A question's id and topic, which lead to it.
fn topic(ui: &mut Ui, view: &View<'_>, question: &crate::questionnaire::Question) -> Response {
    let p = palette(ui);
    let rect = ui.max_rect();
    let topic = question.topic.get(view.lang);
    ui.allocate_rect(rect, Sense::hover());
    let response = ui.interact(rect, cell_id(By::Question, &question.id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{} {topic}", question.id)));
    let color = if response.hovered() { p.accent } else { p.text };
    let words = format!("{} {topic}", question.id);
    let galley = topic_rows(ui, &words, color, rect.width());
    let cut = galley.elided;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, color);
    if cut { response.tip(topic) } else { response }
}
