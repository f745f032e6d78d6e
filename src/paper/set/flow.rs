//! The pieces of a document under way, and what is put on them from everywhere.

use std::rc::Rc;

use super::pieces::{Keep, Piece};
use super::text::{Line, Setter};
use crate::paper::style::{Scale, Type};
use crate::report::document::{Document, RowsThere, RowsWhen, Span};

/// How far the rows of tables are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) struct Clip {
    /// How many lines every row may have.
    pub(in crate::paper) most: usize,
    /// How many lines more those may have that need them, all together; the first rows come first.
    pub(in crate::paper) more: usize,
}

impl Clip {
    /// Nothing is cut.
    pub(in crate::paper) const NONE: Self = Self { most: usize::MAX, more: 0 };

    /// How many lines the next row may have, which needs so many.
    pub(in crate::paper) fn lines(&mut self, needed: usize) -> usize {
        let more = needed.saturating_sub(self.most).min(self.more);
        self.more -= more;
        self.most.saturating_add(more)
    }
}

/// How much room a table has that may be shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) struct Room {
    /// How many of its rows are shown.
    pub(in crate::paper) rows: usize,
    /// How far they are cut.
    pub(in crate::paper) clip: Clip,
}

impl Room {
    /// As much as it wants.
    pub(in crate::paper) const AMPLE: Self = Self { rows: usize::MAX, clip: Clip::NONE };
}

/// What is shown of a table that may be shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::paper) struct Shown {
    /// Its summary.
    pub(in crate::paper) table: String,
    /// How many of its rows are shown.
    pub(in crate::paper) rows: usize,
    /// How many of them, from the first on, are shown without a cut.
    pub(in crate::paper) whole: usize,
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
    /// The same once more, with the mark that something goes on, where it was already wanted.
    pub(in crate::paper) again: Option<Rc<Piece>>,
    /// Whether anything was set.
    pub(in crate::paper) begun: bool,
    /// The level of the heading below which what was set last is a sentence, if it is one.
    pub(in crate::paper) leads: Option<u8>,
    /// How many lines a row of a table may have, where its cells are cut.
    pub(in crate::paper) clip: Option<Clip>,
    /// How much room the tables have that may be shortened, in their order; those that are not named have
    /// as much as they want.
    rooms: &'a [Room],
    /// How many such tables were set.
    tables: usize,
    /// What is shown of them; of those that are not named everything.
    pub(in crate::paper) shown: &'a [Shown],
    /// The space that the last block wants after it.
    pub(in crate::paper) after: f32,
}

impl<'a> Flow<'a> {
    pub(in crate::paper) fn new(setter: &'a mut Setter, document: &'a Document, rooms: &'a [Room]) -> Self {
        let (of, continued) = (Scale::of(document.meta.lang), document.continued.as_str());
        Self {
            setter,
            of,
            pieces: Vec::new(),
            continued,
            title: String::new(),
            again: None,
            begun: false,
            leads: None,
            clip: None,
            rooms,
            tables: 0,
            shown: &[],
            after: 0.0,
        }
    }

    /// The number of the next table that may be shortened, and its room.
    pub(in crate::paper) fn next_room(&mut self) -> (usize, Room) {
        let number = self.tables;
        self.tables += 1;
        (number, self.rooms.get(number).copied().unwrap_or(Room::AMPLE))
    }

    /// Whether rows of a table that may be shortened are shown without a cut.
    pub(in crate::paper) fn shows_whole(&self, rows: &RowsThere) -> bool {
        self.shown.iter().all(|shown| shown.table != rows.table || shown.whole >= rows.count)
    }

    /// What is said: some of it only where rows are shown or lacking.
    pub(in crate::paper) fn said(&self, runs: &[Span]) -> Vec<Span> {
        let lack = |rows: &RowsThere| {
            self.shown.iter().any(|shown| shown.table == rows.table && shown.rows < rows.count)
        };
        let holds = |when: &RowsWhen| match when {
            RowsWhen::Shown(rows) => !lack(rows),
            RowsWhen::Lacking(rows) => lack(rows),
        };
        runs.iter().filter(|run| run.when.as_deref().is_none_or(holds)).cloned().collect()
    }

    /// Adds a piece, so far from the one before as either of them wants. No page begins with anything but a heading
    /// or the title of what goes on.
    pub(in crate::paper) fn push(&mut self, piece: Piece) {
        let space = piece.space.max(self.after);
        let mut again = piece.again;
        if again.is_none() && piece.mark.is_none() && !self.title.is_empty() {
            again = Some(self.title_again());
        }
        (self.after, self.begun) = (0.0, true);
        self.pieces.push(Piece { space, again, ..piece });
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
