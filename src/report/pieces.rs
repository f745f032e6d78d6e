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
    /// What is repeated below it as often as its page has room for.
    pub(super) more: Option<More>,
}

/// What a piece has more of where its page would else end in empty space: lines to write on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct More {
    /// The height of one time.
    pub(super) step: f32,
    /// How often at most.
    pub(super) most: usize,
    /// Measured from the end of what is above.
    pub(super) item: Placed,
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
    /// The pieces of the page under way, and where each of them stands.
    open: Vec<(f32, Piece)>,
    y: f32,
}

impl Pages {
    /// Pages after those that are already there.
    pub(super) fn after(pages: Vec<Page>) -> Self {
        Self { pages, marks: Vec::new(), targets: Vec::new(), open: Vec::new(), y: f32::INFINITY }
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
        self.close();
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
        self.close();
        self.pages.push(Page::default());
        self.y = TOP;
        if let Some(again) = again {
            self.put(Piece::clone(&again));
        }
    }

    fn put(&mut self, piece: Piece) {
        self.y += self.space(&piece);
        let y = self.y;
        self.y += piece.height;
        self.open.push((y, piece));
    }

    /// Gives the page under way its pieces; what may be repeated takes turns while there is room.
    fn close(&mut self) {
        let mut times = vec![0_usize; self.open.len()];
        let mut free = BOTTOM - self.y;
        loop {
            let before = free;
            for ((_, piece), times) in self.open.iter().zip(&mut times) {
                if let Some(more) = &piece.more
                    && *times < more.most
                    && more.step <= free
                {
                    *times += 1;
                    free -= more.step;
                }
            }
            if free >= before {
                break;
            }
        }
        let Some(number) = self.pages.len().checked_sub(1) else { return };
        let mut down = 0.0;
        for ((y, piece), times) in std::mem::take(&mut self.open).into_iter().zip(times) {
            let mut y = y + down;
            if let Some((level, title)) = piece.mark {
                self.marks.push(Mark { level, title, page: number, y });
            }
            if let Some(anchor) = piece.anchor {
                self.targets.push(Target { anchor, page: number, y });
            }
            let Some(page) = self.pages.last_mut() else { return };
            page.items.extend(
                piece.items.into_iter().map(|placed| Placed { tag: placed.tag, item: placed.item.down(y) }),
            );
            y += piece.height;
            for _ in 0..times {
                let Some(more) = &piece.more else { break };
                page.items.push(Placed { tag: more.item.tag, item: more.item.item.clone().down(y) });
                y += more.step;
                down += more.step;
            }
        }
        self.y += down;
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::Item;
    use super::super::tree::Tag;
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
    fn what_may_be_repeated_takes_turns_until_its_page_is_full() {
        let item = Item::line((0.0, 0.0), (1.0, 0.0), [0.0; 3], 1.0);
        let item = Placed { tag: Tag::Artifact, item };
        let blank =
            |most| Piece { more: Some(More { step: 20.0, most, item: item.clone() }), ..piece(100.0) };
        let heading = Piece { mark: Some((2, "A".to_owned())), ..piece(ROOM - 290.0) };
        let mut pages = Pages::after(Vec::new());
        // 90 points are free: one line for the second, which may have no more, three for the first.
        pages.fill(vec![blank(9), blank(1), heading]);
        let lines: Vec<f32> = pages.pages[0]
            .items
            .iter()
            .filter_map(|placed| match &placed.item {
                Item::Path { points, .. } => Some(points[0].1 - TOP),
                Item::Text { .. } | Item::Lines { .. } | Item::Link { .. } => None,
            })
            .collect();
        assert_eq!(lines, [100.0, 120.0, 140.0, 260.0]);
        assert!((pages.marks[0].y - (TOP + 280.0)).abs() < 0.01);
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
