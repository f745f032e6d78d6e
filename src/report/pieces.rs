//! Pieces → pages: what no page break divides is a piece. Pieces go down the page; some stay with
//! the next one, some begin a page, some bring their table's head along when they begin one.

use std::rc::Rc;

use super::document::Anchor;
use super::pages::{Mark, Page, Placed, Target};
use super::style::{BOTTOM, ROOM, TOP};

/// A page that is filled no further than this part of it takes the beginning of the next part.
const SHORT: f32 = 0.66;

/// Lines, a row, a figure: what stands on one page as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// The space before it, but at the top of a page.
    pub(super) space: f32,
    pub(super) height: f32,
    /// Measured from the piece's top.
    pub(super) items: Vec<Placed>,
    /// It stays on the page of the next piece.
    pub(super) keep: bool,
    /// It begins a page, unless much of the last one is empty.
    pub(super) fresh: bool,
    /// What is put before it when a page begins with it: a head, a mark that something goes on.
    pub(super) again: Option<Rc<Piece>>,
    /// Its entry in the outline: level and title.
    pub(super) mark: Option<(u8, String)>,
    /// Where links to it lead.
    pub(super) anchor: Option<Anchor>,
}

/// The height of pieces one under another, without the space before the first.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    let spaces: f32 = pieces.iter().skip(1).map(|piece| piece.space).sum();
    spaces + pieces.iter().map(|piece| piece.height).sum::<f32>()
}

/// The pages under way.
pub(super) struct Pages {
    pub(super) pages: Vec<Page>,
    pub(super) marks: Vec<Mark>,
    pub(super) targets: Vec<Target>,
    y: f32,
}

impl Pages {
    /// Pages after those that are already there.
    pub(super) fn after(pages: Vec<Page>) -> Self {
        Self { pages, marks: Vec::new(), targets: Vec::new(), y: f32::INFINITY }
    }

    /// Puts pieces on pages.
    pub(super) fn fill(&mut self, pieces: Vec<Piece>) {
        let mut pieces = pieces.into_iter().peekable();
        while let Some(first) = pieces.next() {
            let mut together = vec![first];
            while together.last().is_some_and(|last| last.keep)
                && let Some(next) = pieces.next_if(|next| !next.fresh)
            {
                together.push(next);
            }
            self.place(together);
        }
    }

    fn place(&mut self, together: Vec<Piece>) {
        let needed = height(&together);
        let Some(first) = together.first() else { return };
        let again = first.again.as_ref().map_or(0.0, |head| head.height);
        let fits = self.y + self.space(first) + needed <= BOTTOM;
        let begins = first.fresh && self.y > TOP + SHORT * ROOM;
        if begins || (!fits && needed + again <= ROOM) {
            self.begin(first.again.clone());
        }
        for piece in together {
            if self.y + self.space(&piece) + piece.height > BOTTOM {
                self.begin(piece.again.clone());
            }
            self.put(piece);
        }
    }

    /// At the top of a page there is no space before a piece.
    fn space(&self, piece: &Piece) -> f32 {
        if self.y > TOP { piece.space } else { 0.0 }
    }

    fn begin(&mut self, again: Option<Rc<Piece>>) {
        self.pages.push(Page::default());
        self.y = TOP;
        if let Some(again) = again {
            self.put(Piece::clone(&again));
        }
    }

    fn put(&mut self, piece: Piece) {
        self.y += self.space(&piece);
        let Some(page) = self.pages.len().checked_sub(1) else { return };
        if let Some((level, title)) = piece.mark {
            self.marks.push(Mark { level, title, page, y: self.y });
        }
        if let Some(anchor) = piece.anchor {
            self.targets.push(Target { anchor, page, y: self.y });
        }
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(
                piece.items.into_iter().map(|placed| Placed { tag: placed.tag, item: placed.item.down(y) }),
            );
        }
        self.y += piece.height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(height: f32) -> Piece {
        Piece { height, ..Piece::default() }
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_what_it_stands_above() {
        let mut pages = Pages::after(Vec::new());
        let heading = Piece { keep: true, mark: Some((2, "A".to_owned())), ..piece(20.0) };
        pages.fill(vec![piece(ROOM - 30.0), heading, piece(20.0)]);
        assert_eq!((pages.pages.len(), pages.marks[0].page, pages.marks[0].y), (2, 1, TOP));
    }

    #[test]
    fn a_head_is_repeated_where_a_page_begins_within_its_table() {
        let head = Rc::new(piece(12.0));
        let row = || Piece { again: Some(Rc::clone(&head)), ..piece(ROOM / 2.0 - 10.0) };
        let mut pages = Pages::after(Vec::new());
        pages.fill(vec![Piece { keep: true, ..piece(12.0) }, row(), row(), row()]);
        assert_eq!(pages.pages.len(), 2);
        assert!((pages.y - (TOP + 12.0 + ROOM / 2.0 - 10.0)).abs() < 0.01);
    }
}
