//! What a table is told of its cells.

use std::sync::Arc;

use egui::{Id, Response, Ui};

/// What is done with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// It is read: arrows come to it, Tab passes by.
    Shown,
    /// A text is typed into it.
    Typed,
    /// It is picked from a list.
    Listed,
    /// It is pressed, and leads elsewhere.
    Link,
}

impl CellKind {
    /// Whether a text can be put into it.
    pub(super) fn takes_texts(self) -> bool {
        matches!(self, Self::Typed | Self::Listed)
    }

    /// Whether Enter and Space press it.
    pub(super) fn is_pressed(self) -> bool {
        matches!(self, Self::Listed | Self::Link)
    }
}

/// A text for a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// The text.
    pub text: String,
}

/// The cells of a table.
pub trait Cells {
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// How many columns, in the order in which they are read.
    fn columns(&self) -> usize;
    /// By what a row is known, wherever it stands.
    fn key(&self, row: usize) -> Id;
    /// Where the row of a key stands.
    fn row(&self, key: Id) -> Option<usize>;
    /// What is done with the cells of a column.
    fn kind(&self, column: usize) -> CellKind;
    /// What stands in a cell, as it is copied.
    fn text(&self, row: usize, column: usize) -> String;
    /// The id of what gets the focus in a cell, where it is known before it is drawn.
    fn id(&self, row: usize, column: usize) -> Option<Id>;
    /// Whether rows may be put below the last one.
    fn grows(&self) -> bool {
        false
    }
    /// Puts texts into cells, in one step; what is refused is said, and so is that so many more lie
    /// beyond the table.
    fn put(&mut self, ui: &Ui, puts: Vec<Put>, beyond: usize);
    /// Draws the heads of a drawn column.
    fn head(&mut self, ui: &mut Ui, place: usize);
    /// Draws the cells of a row that stand in a drawn column, and names their parts.
    fn draw(&mut self, ui: &mut Ui, row: usize, place: usize, parts: &mut Parts);
}

/// How high rows are, in points.
#[derive(Clone, Debug)]
pub enum Heights {
    /// All as high as each other.
    Even(f32),
    /// Each as high as it needs.
    Each(Arc<[f32]>),
}

impl Heights {
    pub(super) fn of(&self, row: usize) -> f32 {
        match self {
            Self::Even(height) => *height,
            Self::Each(heights) => heights.get(row).copied().unwrap_or_default(),
        }
    }

    /// Where a row begins, with a gap after each.
    #[allow(clippy::cast_precision_loss, reason = "tens of thousands of rows at most")]
    #[allow(clippy::cast_possible_truncation, reason = "a sum of so many would drift by points in f32")]
    pub(super) fn top(&self, row: usize, gap: f32) -> f32 {
        let above = match self {
            Self::Even(height) => row as f64 * f64::from(*height),
            Self::Each(heights) => heights.iter().take(row).map(|height| f64::from(*height)).sum(),
        };
        (above + row as f64 * f64::from(gap)) as f32
    }
}

/// The parts of the cells of a row that can have the focus, in the order in which they are drawn.
#[derive(Debug, Default)]
pub struct Parts(Vec<(usize, Response)>);

impl Parts {
    /// A part of a cell was drawn; the first of a cell is the cell itself.
    pub fn add(&mut self, column: usize, response: Response) {
        self.0.push((column, response));
    }

    /// All of them, each with its column.
    pub(super) fn all(&self) -> &[(usize, Response)] {
        &self.0
    }
}
