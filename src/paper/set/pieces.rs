//! Pieces → pages: what no page break divides is a piece. Pieces go down the page; some stay with
//! the next one, some begin a page, some bring their table's head along when they begin one.

use std::rc::Rc;

use crate::paper::pages::{Mark, Page, Placed, Target};
use crate::paper::style::{BOTTOM, ROOM, TOP};
use crate::report::document::Anchor;

/// A page that is filled no further than this part of it takes the beginning of the next part; and the same
/// where there are only so many pages for more than they have room for.
const SHORT: f32 = 0.75;
const SHORT_OF_FEW: f32 = 0.85;
/// The same for a part whose beginning is taller than a page.
const SHORTER: f32 = 0.33;
/// How much of a page may stay empty so that what belongs together stays whole; and the same where there
/// are only so many pages for more than they have room for.
const HOLE: f32 = 0.33;
const HOLE_OF_FEW: f32 = 0.1;
/// The part of the spaces of what begins a part or a question that may give way so that no more stays empty.
const GIVES: f32 = 0.6;
/// What fills less of a page than this is kept whole whatever stays empty.
pub(in crate::paper) const TALL: f32 = 0.55;

/// How firmly a piece stays on the page of the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum Keep {
    /// A page may end here.
    #[default]
    No,
    /// A page ends here only if much of it would be empty otherwise: rows of a table, what is said
    /// about a question.
    Rather,
    /// The same, but what would rather stay together is torn here last: between the head of a part and its first
    /// question.
    Mostly,
    /// A page ends here only within what is taller than a page.
    Together,
    /// A page ends here only if two neighbours have no room on one: a heading and what it stands above.
    Firm,
}

impl Keep {
    /// The next firmer one.
    fn firmer(self) -> Option<Self> {
        match self {
            Self::No => Some(Self::Rather),
            Self::Rather => Some(Self::Mostly),
            Self::Mostly => Some(Self::Together),
            Self::Together => Some(Self::Firm),
            Self::Firm => None,
        }
    }
}

/// Lines, a row, a figure: what stands on one page as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::paper) struct Piece {
    /// The space before it, but at the top of a page.
    pub(in crate::paper) space: f32,
    pub(in crate::paper) height: f32,
    /// Measured from the piece's top.
    pub(in crate::paper) items: Vec<Placed>,
    /// How firmly it stays on the page of the next piece.
    pub(in crate::paper) keep: Keep,
    /// It begins a page, unless much of the last one is empty.
    pub(in crate::paper) fresh: bool,
    /// What is put before it when a page begins with it: a head, a mark that something goes on.
    pub(in crate::paper) again: Option<Rc<Piece>>,
    /// Its entry in the outline: level and title.
    pub(in crate::paper) mark: Option<(u8, String)>,
    /// Where links to it lead.
    pub(in crate::paper) anchor: Option<Anchor>,
    /// What is repeated below it as often as its page has room for.
    pub(in crate::paper) more: Option<More>,
    /// The row of which it is all or a part, in a table that may be shortened.
    pub(in crate::paper) row: Option<RowOf>,
}

/// A row of a table that may be shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) struct RowOf {
    /// The number of the table among those that may be shortened.
    pub(in crate::paper) table: usize,
    /// The place of the row.
    pub(in crate::paper) row: usize,
    /// How many lines it has.
    pub(in crate::paper) lines: usize,
    /// How many of them it has at least, however far it is cut.
    pub(in crate::paper) least: usize,
    /// Whether a line below the table tells of more rows, however many it shows.
    pub(in crate::paper) noted: bool,
}

/// What a piece has more of where its page would else end in empty space: lines to write on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct More {
    /// The height of one time.
    pub(in crate::paper) step: f32,
    /// How often at most.
    pub(in crate::paper) most: usize,
    /// Measured from the end of what is above.
    pub(in crate::paper) item: Placed,
}

/// The height of pieces one under another, without the space before the first.
pub(in crate::paper) fn height(pieces: &[Piece]) -> f32 {
    let spaces: f32 = pieces.iter().skip(1).map(|piece| piece.space).sum();
    spaces + pieces.iter().map(|piece| piece.height).sum::<f32>()
}

/// How much of a page may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) enum Packing {
    /// As much as keeps whole what belongs together.
    Loose,
    /// Next to nothing.
    Tight,
}

/// The pages under way.
pub(in crate::paper) struct Pages {
    pub(in crate::paper) pages: Vec<Page>,
    pub(in crate::paper) marks: Vec<Mark>,
    pub(in crate::paper) targets: Vec<Target>,
    /// The pieces of the page under way, and where each of them stands.
    open: Vec<(f32, Piece)>,
    y: f32,
    packing: Packing,
}

impl Pages {
    /// Pages after those that are already there.
    pub(in crate::paper) fn after(pages: Vec<Page>, packing: Packing) -> Self {
        Self { pages, marks: Vec::new(), targets: Vec::new(), open: Vec::new(), y: f32::INFINITY, packing }
    }

    /// Puts pieces on pages; the last page stays open for more.
    pub(in crate::paper) fn put_all(&mut self, pieces: Vec<Piece>) {
        self.groups(pieces, Keep::Rather);
    }

    /// Takes those pieces and puts them on pages that belong to none that may still come: all but the
    /// last of them and those that stay with it.
    pub(in crate::paper) fn put_settled(&mut self, pieces: &mut Vec<Piece>) {
        let ends = |pair: &[Piece]| matches!(pair, [a, b] if a.keep < Keep::Rather || b.fresh);
        if let Some(before) = pieces.windows(2).rposition(ends) {
            self.put_all(pieces.drain(..=before).collect());
        }
    }

    /// Whether pieces have room on the last page.
    pub(in crate::paper) fn has_room(&self, pieces: &[Piece]) -> bool {
        let space = pieces.first().map_or(0.0, |first| self.space(first));
        self.y + space + height(pieces) <= BOTTOM
    }

    /// Places one after another what stays on one page at least so firmly.
    fn groups(&mut self, pieces: Vec<Piece>, by: Keep) {
        let mut pieces = pieces.into_iter().peekable();
        while let Some(first) = pieces.next() {
            let mut group = vec![first];
            while group.last().is_some_and(|last| last.keep >= by)
                && let Some(next) = pieces.next_if(|next| !next.fresh)
            {
                group.push(next);
            }
            self.place(group, by);
        }
    }

    fn place(&mut self, mut group: Vec<Piece>, by: Keep) {
        if by == Keep::Mostly {
            self.squeeze(&mut group);
        }
        let needed = height(&group);
        let Some(first) = group.first() else { return };
        let again = first.again.as_ref().map_or(0.0, |head| head.height);
        let whole = needed + again <= ROOM;
        let (hole, short) = match self.packing {
            Packing::Loose => (HOLE, SHORT),
            Packing::Tight => (HOLE_OF_FEW, SHORT_OF_FEW),
        };
        let short = if by == Keep::Together && !whole { SHORTER } else { short };
        if first.fresh && self.y > TOP + short * ROOM {
            self.begin(first.again.clone());
        }
        let Some(first) = group.first() else { return };
        let fits = self.y + self.space(first) + needed <= BOTTOM;
        let little = BOTTOM - self.y <= hole * ROOM;
        let moves = match by {
            Keep::No | Keep::Rather | Keep::Mostly => little,
            // Tall rows of a table's end leave no page empty either.
            Keep::Together => little || first.mark.is_some() || needed <= TALL * ROOM,
            Keep::Firm => true,
        };
        if !fits && whole && moves {
            self.begin(first.again.clone());
        } else if let Some(firmer) = by.firmer()
            && !fits
        {
            self.groups(group, firmer);
            return;
        }
        for piece in group {
            if self.y + self.space(&piece) + piece.height > BOTTOM {
                self.begin(piece.again.clone());
            }
            self.put(piece);
        }
    }

    /// Where pieces would leave much of a page empty for want of a little room, their spaces give way.
    fn squeeze(&self, group: &mut [Piece]) {
        let Some(first) = group.first() else { return };
        let over = self.y + self.space(first) + height(group) - BOTTOM;
        let spaces = self.space(first) + group.iter().skip(1).map(|piece| piece.space).sum::<f32>();
        let empty = BOTTOM - self.y > HOLE * ROOM;
        if first.mark.is_some() && empty && over > 0.0 && over < GIVES * spaces {
            for piece in group {
                piece.space *= 1.0 - (over + 0.1) / spaces;
            }
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
    pub(in crate::paper) fn close(&mut self) {
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
        if let Some(page) = self.pages.last_mut() {
            page.items.shrink_to_fit();
        }
        self.y += down;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pages::Item;
    use crate::paper::tree::Tag;

    fn piece(height: f32) -> Piece {
        Piece { height, ..Piece::default() }
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_what_it_stands_above() {
        let mut pages = Pages::after(Vec::new(), Packing::Loose);
        let heading = Piece { keep: Keep::Firm, mark: Some((2, "A".to_owned())), ..piece(20.0) };
        pages.put_all(vec![piece(ROOM - 30.0), heading, piece(20.0)]);
        pages.close();
        assert_eq!((pages.pages.len(), pages.marks[0].page, pages.marks[0].y), (2, 1, TOP));
    }

    #[test]
    fn what_belongs_together_moves_whole_where_little_stays_empty_and_goes_on_with_its_title_else() {
        let title = Rc::new(piece(16.0));
        let rather = || Piece { keep: Keep::Rather, again: Some(Rc::clone(&title)), ..piece(100.0) };
        let heading = || Piece { mark: Some((2, "A".to_owned())), ..Piece { again: None, ..rather() } };
        let first_page = |used: f32| {
            let mut pages = Pages::after(Vec::new(), Packing::Loose);
            let last = Piece { keep: Keep::No, ..rather() };
            pages.put_all(vec![piece(used), heading(), rather(), rather(), last]);
            pages.close();
            (pages.marks[0].page, pages.y - TOP)
        };
        // 230 points are free for 400: the question moves whole.
        assert_eq!(first_page(ROOM - 230.0), (1, 400.0));
        // Of 360 points a page would be half empty: three pieces stay, the last comes with the title.
        assert_eq!(first_page(ROOM - 360.0), (0, 116.0));
    }

    #[test]
    fn the_spaces_of_a_beginning_give_way_where_a_page_would_stay_half_empty() {
        let first_page = |height: f32| {
            let mut pages = Pages::after(Vec::new(), Packing::Loose);
            let heading = Piece { fresh: true, space: 40.0, mark: Some((1, "A".to_owned())), ..piece(100.0) };
            let heading = Piece { keep: Keep::Together, ..heading };
            let first = Piece { space: 10.0, keep: Keep::Rather, ..piece(height) };
            pages.put_all(vec![piece(ROOM - 300.0), heading, first, piece(ROOM / 2.0)]);
            pages.close();
            pages.marks[0].page
        };
        // 300 points are free; 50 are spaces, of which 30 may go.
        assert_eq!([149.0, 179.0, 181.0].map(first_page), [0, 0, 1]);
    }

    #[test]
    fn a_part_begins_without_its_first_question_only_where_much_of_the_page_would_be_empty_else() {
        let heads = |free: f32| {
            let mut pages = Pages::after(Vec::new(), Packing::Loose);
            let head = Piece { fresh: true, mark: Some((1, "A".to_owned())), ..piece(100.0) };
            let (head, box_below) = (Piece { keep: Keep::Together, ..head }, piece(100.0));
            let question = Piece { mark: Some((2, "B".to_owned())), ..piece(200.0) };
            let box_below = Piece { keep: Keep::Mostly, ..box_below };
            pages.put_all(vec![piece(ROOM - free), head, box_below, question]);
            pages.close();
            [pages.marks[0].page, pages.marks[1].page]
        };
        // A third of a page is 235 points. With less nothing is torn, with 400 all has room.
        assert_eq!([230.0, 240.0, 390.0, 400.0].map(heads), [[1, 1], [0, 1], [0, 1], [0, 0]]);
    }

    #[test]
    fn of_few_pages_none_stays_empty_for_what_would_rather_be_whole() {
        let first_page = |packing: Packing| {
            let mut pages = Pages::after(Vec::new(), packing);
            let row = || Piece { keep: Keep::Rather, ..piece(100.0) };
            let last = Piece { keep: Keep::No, ..row() };
            let part = Piece { fresh: true, ..piece(20.0) };
            pages.put_all(vec![piece(ROOM - 230.0), row(), row(), last, part]);
            pages.close();
            (pages.pages.len(), pages.y - TOP)
        };
        // Three rows of 100 points for 230: they move whole, or one alone does.
        assert_eq!(first_page(Packing::Loose), (2, 320.0));
        assert_eq!(first_page(Packing::Tight), (2, 120.0));
    }

    #[test]
    fn what_may_be_repeated_takes_turns_until_its_page_is_full() {
        let item = Item::line((0.0, 0.0), (1.0, 0.0), [0.0; 3], 1.0);
        let item = Placed { tag: Tag::Artifact, item };
        let blank =
            |most| Piece { more: Some(More { step: 20.0, most, item: item.clone() }), ..piece(100.0) };
        let heading = Piece { mark: Some((2, "A".to_owned())), ..piece(ROOM - 290.0) };
        let mut pages = Pages::after(Vec::new(), Packing::Loose);
        // 90 points are free: one line for the second, which may have no more, three for the first.
        pages.put_all(vec![blank(9), blank(1), heading]);
        pages.close();
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
        let mut pages = Pages::after(Vec::new(), Packing::Loose);
        pages.put_all(vec![Piece { keep: Keep::Firm, ..piece(12.0) }, row(), row(), row()]);
        pages.close();
        assert_eq!(pages.pages.len(), 2);
        assert!((pages.y - (TOP + 12.0 + ROOM / 2.0 - 10.0)).abs() < 0.01);
    }
}
