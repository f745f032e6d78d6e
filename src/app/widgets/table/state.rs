//! Where a person is in a table: at which cell, whether on it or inside of its text, and what is in view.

use std::collections::HashMap;
use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Id, Rect};

use super::block::CellRange;
use super::cells::{Cells, Heights};

/// How a person is at a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// On it: arrows lead to other cells, what is typed takes the place of its text.
    #[default]
    On,
    /// What is typed has taken the place of its text; arrows still lead on.
    Typing,
    /// Inside of its text: arrows go by letters.
    Inside,
}

/// A part of a cell that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) row: Id,
    pub(super) column: usize,
    /// Which one of the cell's: the first is the cell itself.
    pub(super) number: usize,
    /// None of the cell's comes after it.
    pub(super) last: bool,
}

/// What a table remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct TableState {
    /// The cell at which the person is: the row by its key, for rows change their places.
    pub(super) at: Option<(Id, usize)>,
    pub(super) mode: Mode,
    /// The other corner of what is selected.
    pub(super) anchor: Option<(Id, usize)>,
    /// What stood in the cell when the person came to it.
    pub(super) before: Option<String>,
    /// The cell is to come into view and have the focus.
    pub(super) wanted: bool,
    /// All its text is to be selected.
    pub(super) selects: bool,
    pub(super) seen: Seen,
}

/// What was drawn in the last frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) parts: HashMap<Id, Part>,
    pub(super) rows: Range<usize>,
    pub(super) offset: f32,
    pub(super) height: f32,
    /// A cell that was come to and is not seen whole.
    pub(super) cut: Option<Rect>,
}

impl TableState {
    /// Has the person be at a cell, which comes into view and gets the focus.
    pub fn go_to(&mut self, row: Id, column: usize) {
        *self = Self {
            at: Some((row, column)),
            wanted: true,
            selects: true,
            seen: std::mem::take(&mut self.seen),
            ..Self::default()
        };
    }

    /// The column at which the person is.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.at.map(|(_, column)| column)
    }

    /// The keys of the first and the last row of what is selected, in either order.
    #[must_use]
    pub fn selected(&self) -> Option<(Id, Id)> {
        let (at, _) = self.at?;
        Some((self.anchor.map_or(at, |(row, _)| row), at))
    }

    /// What stands in the cell has changed under the person: all of it is selected again.
    pub fn select_again(&mut self) {
        self.selects = true;
        self.before = None;
    }

    /// The part of a cell that has the focus.
    pub(super) fn focused(&self, ctx: &Context) -> Option<(Id, Part)> {
        let id = ctx.memory(|memory| memory.focused())?;
        self.seen.parts.get(&id).map(|part| (id, *part))
    }

    /// Takes note of where the focus is by now.
    pub(super) fn arrive(&mut self, ctx: &Context) {
        let Some((_, part)) = self.focused(ctx).filter(|_| !self.wanted) else { return };
        if self.at != Some((part.row, part.column)) {
            self.at = Some((part.row, part.column));
            self.anchor = None;
            self.mode = Mode::On;
            self.before = None;
        }
    }

    /// Keeps what stands in the cell, once the person has come to it.
    pub(super) fn remember(&mut self, cells: &impl Cells) {
        if let (None, Some((row, column))) = (&self.before, self.place(cells)) {
            self.before = Some(cells.text(row, column));
        }
    }

    /// The place of the cell at which the person is.
    pub(super) fn place(&self, cells: &impl Cells) -> Option<(usize, usize)> {
        let (row, column) = self.at?;
        Some((cells.row(row)?, column))
    }

    /// What is selected.
    pub(super) fn block(&self, cells: &impl Cells) -> Option<CellRange> {
        let at = self.place(cells)?;
        let anchor = self.anchor.and_then(|(row, column)| Some((cells.row(row)?, column)));
        Some(CellRange::between(anchor.unwrap_or(at), at))
    }

    /// The offset in points at which the wanted row is in view; `None` where it is already.
    pub(super) fn offset(&self, row: usize, heights: &Heights, gap: f32) -> Option<f32> {
        let (top, height) = (heights.top(row, gap), heights.of(row));
        let (first, room) = (self.seen.offset, self.seen.height);
        if top < first || height > room {
            Some(top)
        } else if top + height > first + room {
            Some(top + height - room)
        } else {
            None
        }
    }
}

/// Puts the cursor behind the text of a field.
pub(super) fn to_the_end(ctx: &Context, field: Id, text: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    state.store(ctx, field);
}
