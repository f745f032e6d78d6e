//! A table of 20,000 rows, for the test and the benchmark of the widget: what is typed into it is kept, and
//! which rows were drawn.

use std::collections::HashMap;

use egui::{Id, Label, Sense, TextEdit, Ui, WidgetInfo};
use keian::app::widgets::table::{CellKind, Cells, Heights, Parts, Put, TableLook, TableState, table};

/// How many rows it has.
pub const ROWS: usize = 20_000;

/// A number, and two texts.
const COLUMNS: [f32; 3] = [80.0, 300.0, 300.0];

/// The table.
pub struct LongTable {
    texts: Vec<[String; 2]>,
    places: HashMap<Id, usize>,
    heights: Heights,
    state: TableState,
    /// The rows that were drawn in the last frame.
    pub drawn: Vec<usize>,
}

impl LongTable {
    /// A table whose rows are as high as they are told to be.
    pub fn new(heights: Heights) -> Self {
        let texts = (0..ROWS).map(|row| [format!("part {row}"), format!("place {row}")]).collect();
        let places = (0..ROWS).map(|row| (key(row), row)).collect();
        Self { texts, places, heights, state: TableState::default(), drawn: Vec::new() }
    }

    /// What stands in a row.
    pub fn texts(&self, row: usize) -> &[String; 2] {
        &self.texts[row]
    }

    /// Has the person be at a cell.
    pub fn go_to(&mut self, row: usize, column: usize) {
        self.state.go_to(key(row), column);
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui) {
        self.drawn.clear();
        let mut state = std::mem::take(&mut self.state);
        let heights = self.heights.clone();
        let look = TableLook { key: "long", columns: &COLUMNS, head: 30.0, heights, composing: false };
        table(ui, &look, &mut state, self);
        self.state = state;
    }
}

fn key(row: usize) -> Id {
    Id::unique(("row", row))
}

/// The id of a cell.
pub fn cell(row: usize, column: usize) -> Id {
    Id::unique(("cell", row, column))
}

impl Cells for LongTable {
    fn rows(&self) -> usize {
        ROWS
    }

    fn columns(&self) -> usize {
        COLUMNS.len()
    }

    fn key(&self, row: usize) -> Id {
        key(row)
    }

    fn row(&self, key: Id) -> Option<usize> {
        self.places.get(&key).copied()
    }

    fn kind(&self, column: usize) -> CellKind {
        if column == 0 { CellKind::Shown } else { CellKind::Typed }
    }

    fn text(&self, row: usize, column: usize) -> String {
        column.checked_sub(1).map_or_else(|| row.to_string(), |at| self.texts[row][at].clone())
    }

    fn id(&self, row: usize, column: usize) -> Option<Id> {
        Some(cell(row, column))
    }

    fn put(&mut self, _: &Ui, puts: Vec<Put>, _: usize) {
        for put in puts {
            self.texts[put.row][put.column - 1] = put.text;
        }
    }

    fn head(&mut self, ui: &mut Ui, place: usize) {
        ui.label(["Number", "Part", "Place"][place]);
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, place: usize, parts: &mut Parts) {
        let response = match place.checked_sub(1) {
            None => {
                self.drawn.push(row);
                let shown = ui.add(Label::new(row.to_string()));
                ui.interact(shown.rect, cell(row, 0), Sense::focusable_noninteractive())
            }
            Some(at) => ui.add(
                TextEdit::singleline(&mut self.texts[row][at]).id(cell(row, place)).desired_width(280.0),
            ),
        };
        let text = self.text(row, place);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &text, &text, "");
            info.label = Some(format!("row {row}, column {place}"));
            info
        });
        parts.add(place, response);
    }
}
