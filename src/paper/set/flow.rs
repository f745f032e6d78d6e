//! The pieces of a document under way, and what is put on them from everywhere.

use std::rc::Rc;

use super::pieces::{Keep, Piece};
use super::text::{Line, Setter};
use crate::paper::style::{Scale, Type};
use crate::report::document::Document;

/// How far the rows of tables are cut.
#[derive(Clone, Copy, Debug)]
pub(in crate::paper) struct Clip {
    /// How many lines every row may have.
    pub(in crate::paper) most: usize,
    /// How many lines more those may have that need them, all together; the first rows come first.
    pub(in crate::paper) more: usize,
}

/// How much room tables have that may be shortened: how many lines a row and how many rows.
#[derive(Clone, Copy, Debug)]
pub(in crate::paper) struct Room {
    pub(in crate::paper) lines: usize,
    pub(in crate::paper) rows: usize,
}

impl Room {
    /// From as much as they want to next to none.
    pub(in crate::paper) const ALL: [Self; 12] = [
        Self { lines: usize::MAX, rows: usize::MAX },
        Self { lines: 4, rows: usize::MAX },
        Self { lines: 3, rows: 40 },
        Self { lines: 2, rows: 40 },
        Self { lines: 2, rows: 34 },
        Self { lines: 2, rows: 28 },
        Self { lines: 2, rows: 22 },
        Self { lines: 2, rows: 16 },
        Self { lines: 2, rows: 12 },
        Self { lines: 2, rows: 8 },
        Self { lines: 1, rows: 5 },
        Self { lines: 1, rows: 3 },
    ];
}

/// The pieces under way.
pub(in crate::paper) struct Flow<'a> {
    pub(in crate::paper) setter: &'a mut Setter,
    /// The sizes of its type.
    pub(in crate::paper) of: Scale,
    pub(in crate::paper) pieces: Vec<Piece>,
    /// The mark of what goes on from the page before.
    pub(in crate::paper) continued: &'a str,
    /// The heading that was set last.
    pub(in crate::paper) title: String,
    /// How many lines a row of a table may have, where its cells are cut.
    pub(in crate::paper) clip: Option<Clip>,
    /// How much room tables have that may be shortened.
    pub(in crate::paper) room: Room,
    /// The space that the last block wants after it.
    pub(in crate::paper) after: f32,
}

impl<'a> Flow<'a> {
    pub(in crate::paper) fn new(setter: &'a mut Setter, document: &'a Document, room: Room) -> Self {
        let (of, continued) = (Scale::of(document.meta.lang), document.continued.as_str());
        Self { setter, of, pieces: Vec::new(), continued, title: String::new(), clip: None, room, after: 0.0 }
    }

    /// Adds a piece, so far from the one before as either of them wants.
    pub(in crate::paper) fn push(&mut self, piece: Piece) {
        let space = piece.space.max(self.after);
        self.after = 0.0;
        self.pieces.push(Piece { space, ..piece });
    }

    /// Keeps the pieces from this place on together.
    pub(in crate::paper) fn together(&mut self, from: usize) {
        let to = self.pieces.len().saturating_sub(1);
        for piece in self.pieces.iter_mut().take(to).skip(from) {
            piece.keep = piece.keep.max(Keep::Together);
        }
    }

    /// Lines one under another; the first two stay together, and so do the last two. `again` is
    /// put where a page begins within them.
    pub(in crate::paper) fn lines(
        &mut self,
        lines: Vec<Line>,
        x: f32,
        of: Type,
        space: f32,
        again: Option<&Rc<Piece>>,
    ) {
        let many = lines.len();
        for (place, line) in lines.into_iter().enumerate() {
            let mut items = Vec::new();
            line.put(x, 0.0, &mut items);
            let firm = place + 1 < many && (many <= 3 || place == 0 || place + 2 == many);
            let keep = if firm { Keep::Firm } else { Keep::No };
            let space = if place == 0 { space } else { 0.0 };
            let again = if place == 0 { None } else { again.cloned() };
            self.push(Piece { space, height: of.leading, items, keep, again, ..Piece::default() });
        }
    }
}
