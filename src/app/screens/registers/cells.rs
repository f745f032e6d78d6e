//! The cells of a register as a table: what stands in them, what is typed, picked and pasted.

use egui::{Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::columns::{ColumnRoom, DrawnColumn, GAP, fitting, room_of, showing};
use crate::app::action::{Action, in_one_step};
use crate::app::registers::any_row::AnyRow;
use crate::app::registers::drafts::CellDrafts;
use crate::app::registers::fields::{AnyColumn, Entering, OwnColumn, cell_key, choices, entering, row_key};
use crate::app::registers::in_view::{RowsInView, WantedRows};
use crate::app::registers::new_rows::new_ids;
use crate::app::registers::room::RegisterRoom;
use crate::app::registers::taken::{TypedCell, taken};
use crate::app::registers::words::room_words;
use crate::app::registers::writing::Writing;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::choice::{Enabled, icon_button};
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::icons::Icon;
use crate::app::widgets::table::{
    CellKind, Cells, Heights, Parts, Put, RefusedCell, TableLook, column_head, head_ground, refused_in_words,
    rule, table, table_words,
};
use crate::app::widgets::text_field::{Shape, TextField, field_id, put_into, response_and_text};
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{frame, one_row};
use crate::base::lang::fill;
use crate::import::columns::{Part, RegisterColumn};

/// The height of a row, in points.
const ROW: f32 = 40.0;

/// The height of the heads, in points.
const HEAD: f32 = 34.0;

/// What a head and a list have beside their words, in points: room at both sides, the mark of the order, the arrow.
const BESIDE_HEAD: f32 = 20.0;
const BESIDE_CHOICE: f32 = 52.0;

/// Draws the table of the register that is shown.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom, actions: &mut Vec<Action>) {
    let (part, how) = (room.part, room.writing(view));
    let columns = part.shown_columns(room.set);
    // The bar of the scrolling stands beside the table.
    let width = ui.available_width() - 14.0;
    let mut drafts = std::mem::take(&mut room.drafts);
    let rooms: Vec<ColumnRoom> =
        columns.iter().map(|column| room_of(*column, words_width(ui, part, *column, &how))).collect();
    let own = room.of(part);
    if let Some(at) = own.table.column().filter(|at| *at < columns.len()) {
        own.first = showing(&rooms, own.first, at, width);
    }
    let (drawn, first) = fitting(&rooms, own.first, width);
    own.first = first;
    if drawn.len() < columns.len() {
        pages(ui, view, own.first, (drawn.len(), columns.len())).into_iter().for_each(|to| {
            own.first = to;
            own.table = crate::app::widgets::table::TableState::default();
        });
    }
    let widths: Vec<f32> = drawn.iter().map(|(_, width)| *width).collect();
    let key = format!("registers {part:?} {}", own.turn);
    let look = TableLook {
        key: &key,
        columns: &widths,
        head: HEAD,
        heights: Heights::Even(ROW),
        composing: view.composing,
    };
    let mut state = std::mem::take(&mut own.table);
    let mut cells = RegisterCells {
        view,
        part,
        how,
        rows: &own.rows,
        wanted: &own.wanted,
        columns: (&columns, &drawn),
        drafts: &mut drafts,
        actions,
        clicked: None,
    };
    ui.spacing_mut().item_spacing.x = GAP;
    table(ui, &look, &mut state, &mut cells);
    let clicked = cells.clicked;
    if state.column().is_some_and(|at| !drawn.iter().any(|(place, _)| *place == at)) {
        // A key led to a column beside those that are drawn.
        ui.ctx().request_repaint();
    }
    own.table = state;
    if let Some(column) = clicked {
        own.wanted.clicked(column);
        own.turn += 1;
    }
    room.drafts = drafts;
}

/// Which columns are in view, and buttons to those beside them; the column to begin with, if one was pressed.
fn pages(ui: &mut Ui, view: &View<'_>, first: usize, (drawn, all): (usize, usize)) -> Option<usize> {
    let words = room_words(view.lang);
    let behind = drawn - 1;
    let last = first + behind;
    ui.horizontal(|ui| {
        // The first column is always there.
        let from = if first == 1 { "1".to_owned() } else { format!("1, {}", first + 1) };
        let (to, total) = (last.to_string(), all.to_string());
        let back = icon_button(ui, Icon::Left, &words.columns_back, "", Enabled::from(first > 1));
        let on = icon_button(ui, Icon::Right, &words.columns_on, "", Enabled::from(last < all));
        let values = [("first", &*from), ("last", &*to), ("total", &*total)];
        frame::muted(ui, &fill(&words.columns_at, &values));
        let to_back = (back && first > 1).then(|| first.saturating_sub(behind).max(1));
        to_back.or((on && last < all).then_some(last))
    })
    .inner
}

/// The cells of a register.
struct RegisterCells<'a> {
    view: &'a View<'a>,
    part: Part,
    how: Writing<'a>,
    rows: &'a RowsInView,
    wanted: &'a WantedRows,
    /// All columns, and those that are drawn.
    columns: (&'a [AnyColumn], &'a [DrawnColumn]),
    drafts: &'a mut CellDrafts,
    actions: &'a mut Vec<Action>,
    clicked: Option<AnyColumn>,
}

impl<'a> RegisterCells<'a> {
    fn any(&self, row: usize) -> Option<AnyRow<'a>> {
        self.part.row(self.how.registers, self.rows.place(row)?)
    }

    fn column(&self, column: usize) -> Option<AnyColumn> {
        self.columns.0.get(column).copied()
    }

    fn name(&self, id: &str, column: AnyColumn) -> String {
        self.part.cell_name(id, column, self.view.lang)
    }

    /// What is typed into a cell, or stands there.
    fn standing(&self, row: AnyRow<'_>, column: AnyColumn) -> String {
        self.drafts.standing(self.part, row, column, &self.how).0
    }

    /// Texts go into cells in one step; what is refused stays in its cell. Returns it.
    fn take(&mut self, cells: Vec<TypedCell>) -> Vec<RefusedCell> {
        let lang = self.view.lang;
        let taken = taken(self.part, &self.how, cells, self.view.today);
        self.actions.extend(in_one_step(taken.edit));
        let refused = taken.refused.into_iter().map(|refused| {
            let (cell, text) = (self.name(&refused.cell.row, refused.cell.column), refused.cell.text.clone());
            let reason = refused.why.message(lang);
            self.drafts.refuse(self.part, refused);
            RefusedCell { cell, text, reason }
        });
        refused.collect()
    }

    fn typed(&mut self, ui: &mut Ui, row: AnyRow<'_>, column: AnyColumn) -> egui::Response {
        let name = self.name(row.id(), column);
        let key = cell_key(self.part, row.id(), column);
        let (value, refused) = self.drafts.standing(self.part, row, column, &self.how);
        let field = TextField { key: &key, label: &name, hint: "", value: &value, shape: Shape::Row };
        let (mut response, text) = response_and_text(ui, self.view, field);
        if let Some(text) = text {
            let cell = TypedCell { row: row.id().to_owned(), column, text };
            self.drafts.type_into(self.part, cell);
        }
        if let Some(why) = refused {
            let stroke = Stroke::new(2.0, palette(ui).mark);
            ui.painter().rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
            response = response.tip(why.message(self.view.lang));
        }
        response
    }

    fn picked(&mut self, ui: &mut Ui, row: AnyRow<'_>, column: AnyColumn) -> egui::Response {
        let words = room_words(self.view.lang);
        let shown = |word: &'static str| if word.is_empty() { words.no_choice.as_str() } else { word };
        let all: Vec<(&str, &str)> =
            choices(column, self.view.lang).into_iter().map(|word| (word, shown(word))).collect();
        let (name, value) = (self.name(row.id(), column), row.text(column, &self.how));
        let key = cell_key(self.part, row.id(), column);
        let list = DropDown { key: &key, name: &name, width: ui.available_width() - 4.0 };
        let (response, picked) = list.show(ui, &value.as_str(), &all);
        if let Some(word) = picked {
            let cell = TypedCell { row: row.id().to_owned(), column, text: word.to_owned() };
            let refused = self.take(vec![cell]);
            self.actions.extend(refused_in_words(&refused, 0, self.view.lang).map(Action::Say));
        }
        response
    }
}

impl Cells for RegisterCells<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> usize {
        self.columns.0.len()
    }

    fn key(&self, row: usize) -> Id {
        self.rows.key(row)
    }

    fn row(&self, key: Id) -> Option<usize> {
        self.rows.row(key)
    }

    fn kind(&self, column: usize) -> CellKind {
        match self.column(column).map(entering) {
            Some(Entering::Types) => CellKind::Typed,
            Some(Entering::Picks) => CellKind::Listed,
            Some(Entering::Reads) | None => CellKind::Shown,
        }
    }

    fn text(&self, row: usize, column: usize) -> String {
        let (Some(row), Some(column)) = (self.any(row), self.column(column)) else { return String::new() };
        self.standing(row, column)
    }

    fn id(&self, row: usize, column: usize) -> Option<Id> {
        let (row, column) = (self.any(row)?, self.column(column)?);
        match entering(column) {
            Entering::Types => {
                Some(field_id(&cell_key(self.part, row.id(), column), self.view.doc.generation))
            }
            Entering::Reads => Some(read_key(self.part, row.id(), column)),
            Entering::Picks => None,
        }
    }

    fn grows(&self) -> bool {
        true
    }

    fn put(&mut self, ui: &Ui, puts: Vec<Put>, beyond: usize) {
        let there = self.rows.len();
        let most = puts.iter().map(|put| put.row + 1).max().unwrap_or(0);
        let new = new_ids(self.part, self.how.registers, most.saturating_sub(there));
        let mut cells = Vec::new();
        let mut refused = Vec::new();
        for put in puts {
            let Some(column) = self.column(put.column) else { continue };
            let row = self.any(put.row);
            let is_new = row.is_none();
            let id =
                row.map(|row| row.id().to_owned()).or_else(|| new.get(put.row.checked_sub(there)?).cloned());
            let Some(id) = id else { continue };
            if entering(column) == Entering::Reads {
                if !is_new && self.text(put.row, put.column) != put.text {
                    let (cell, reason) =
                        (self.name(&id, column), table_words(self.view.lang).read_only.clone());
                    refused.push(RefusedCell { cell, text: put.text, reason });
                }
                continue;
            }
            // An empty cell makes no new row, and is nothing new in one.
            if is_new && put.text.trim().is_empty() {
                continue;
            }
            self.drafts.forget(self.part, &id, column);
            put_into(ui, self.view, &cell_key(self.part, &id, column), &put.text);
            cells.push(TypedCell { row: id, column, text: put.text });
        }
        refused.extend(self.take(cells));
        self.actions.extend(refused_in_words(&refused, beyond, self.view.lang).map(Action::Say));
    }

    fn head(&mut self, ui: &mut Ui, place: usize) {
        head_ground(ui);
        let Some(column) = self.columns.1.get(place).and_then(|(at, _)| self.column(*at)) else { return };
        let name = head_name(self.part, column, &self.how);
        let direction = self.wanted.order.filter(|(by, _)| *by == column).map(|(_, direction)| direction);
        let rect = ui.max_rect();
        if column_head(ui, rect, &name, direction, self.view.words) {
            self.clicked = Some(column);
        }
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, place: usize, parts: &mut Parts) {
        rule(ui);
        let Some(at) = self.columns.1.get(place).map(|(at, _)| *at) else { return };
        let (Some(row), Some(column)) = (self.any(row), self.column(at)) else { return };
        let response = match entering(column) {
            Entering::Types => self.typed(ui, row, column),
            Entering::Picks => self.picked(ui, row, column),
            Entering::Reads => {
                let (key, text) = (read_key(self.part, row.id(), column), row.text(column, &self.how));
                read(ui, key, &text)
            }
        };
        parts.add(at, response);
    }
}

/// How high the table is with so many rows, in points.
#[allow(clippy::cast_precision_loss, reason = "a height on the screen")]
pub(super) fn height(rows: usize) -> f32 {
    HEAD + rows as f32 * (ROW + 4.0)
}

/// By what a cell is known that is only read.
fn read_key(part: Part, id: &str, column: AnyColumn) -> Id {
    row_key(part, id).with(column)
}

/// A cell that is only read, which can have the focus and then says what it is.
fn read(ui: &mut Ui, id: Id, words: &str) -> egui::Response {
    let rect = ui.max_rect();
    let p = palette(ui);
    let galley = one_row(ui, words, theme::regular(theme::SMALL), p.muted, rect.width());
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, p.muted);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, words));
    response
}

/// How wide the head of a column and its choices are, in points.
fn words_width(ui: &Ui, part: Part, column: AnyColumn, how: &Writing<'_>) -> f32 {
    let wide =
        |words: &str, font: egui::FontId| one_row(ui, words, font, palette(ui).text, f32::INFINITY).size().x;
    let head = wide(&head_name(part, column, how), theme::bold(theme::SMALL)) + BESIDE_HEAD;
    let picked = if entering(column) == Entering::Picks { choices(column, how.lang) } else { Vec::new() };
    let choice = |word| wide(word, theme::regular(theme::SMALL)) + BESIDE_CHOICE;
    picked.into_iter().map(choice).fold(head, f32::max)
}

/// What stands over a column: its name, and the unit of its amounts.
fn head_name(part: Part, column: AnyColumn, how: &Writing<'_>) -> String {
    let name = part.column_name(column, how.lang);
    if !matches!(
        column,
        AnyColumn::Sheet(RegisterColumn::Yearly | RegisterColumn::MonthlySales)
            | AnyColumn::Own(OwnColumn::Effect)
    ) {
        return name.to_owned();
    }
    format!("{name} ({})", how.money.said(how.lang))
}
