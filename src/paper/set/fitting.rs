//! How much of its tables a report shows that may have so many pages only. It is set once with all that
//! it has; after that only the heights of its pieces are put on pages, with tables shorter or longer,
//! until what is shown is the most that fits.

use std::cmp::Reverse;
use std::rc::Rc;

use super::flow::{Clip, Room, Shown};
use super::pieces::{Keep, Packing, Pages, Piece, RowOf, height};
use super::table;
use crate::paper::pages::Page;
use crate::paper::style::{Scale, UNIT};
use crate::report::document::Block;

/// The least that a table shows: so many rows of one line.
const LEAST: Room = Room { rows: 3, clip: Clip { most: 1, more: 0 } };
/// How many lines of a row say what it is about: all rows come before more lines.
const ENOUGH: usize = 2;
/// Up to so many lines all rows get one more at a time; then all that they have.
const MANY: usize = 6;
/// How many lines the first rows get at most that the others do not get.
const MORE: usize = 30;

/// The pieces of a report without what stands on them.
pub(in crate::paper) struct Sketch {
    pieces: Vec<Piece>,
    /// The rows of each table that may be shortened.
    tables: Vec<Vec<RowOf>>,
    of: Scale,
}

impl Sketch {
    /// Of pieces that were set with all the room that they want.
    pub(in crate::paper) fn of(pieces: &[Piece], of: Scale) -> Self {
        let mut tables: Vec<Vec<RowOf>> = Vec::new();
        for row in pieces.iter().filter_map(|piece| piece.row) {
            tables.resize(tables.len().max(row.table + 1), Vec::new());
            // A row that is taller than a page has many pieces.
            if let Some(rows) = tables.get_mut(row.table).filter(|rows| rows.len() == row.row) {
                rows.push(row);
            }
        }
        Self { pieces: pieces.iter().map(bare).collect(), tables, of }
    }

    /// How many pages there are, the cover among them, where tables have this room.
    pub(in crate::paper) fn pages(&self, rooms: &[Room], packing: Packing) -> usize {
        let mut pages = Pages::after(vec![Page::default()], packing);
        pages.put_all(self.shortened(rooms));
        pages.pages.len()
    }

    /// The room of each table with which the report shows most on so many pages that are tightly packed: rows
    /// before lines, and always more of the table that lacks most.
    pub(in crate::paper) fn rooms(&self, most: usize) -> Vec<Room> {
        let mut rooms = vec![LEAST; self.tables.len()];
        // What has no room may have some when the part after it has grown onto another page.
        while self.raise(&mut rooms, most) {}
        // What is left of the pages is less than a step.
        let mut short: Vec<usize> =
            (0..rooms.len()).filter(|at| self.lacks(*at, rooms[*at]) != (0, 0)).collect();
        short.sort_by_key(|at| Reverse(self.lacks(*at, rooms[*at])));
        for table in short {
            let room = rooms[table];
            let more = |by: usize| match self.tables[table].len() > room.rows {
                true => Room { rows: room.rows + by, ..room },
                false => Room { clip: Clip { more: by, ..room.clip }, ..room },
            };
            let by = greatest(MORE, |by| {
                rooms[table] = more(by);
                self.pages(&rooms, Packing::Tight) <= most
            });
            rooms[table] = more(by);
        }
        rooms
    }

    /// What is shown of the tables in these rooms; their summaries come in their order.
    pub(in crate::paper) fn shown(&self, rooms: &[Room], summaries: &[&str]) -> Vec<Shown> {
        let tables = self.tables.iter().zip(rooms).zip(summaries);
        let shown = tables.map(|((rows, Room { rows: most, clip }), table)| {
            let (rows, mut clip) = (&rows[..rows.len().min(*most)], *clip);
            let whole = rows.iter().take_while(|row| clip.lines(row.lines).max(row.least) >= row.lines);
            Shown { table: (*table).to_owned(), rows: rows.len(), whole: whole.count() }
        });
        shown.collect()
    }

    /// Gives tables more room step by step, always the one that lacks most; says whether any got some.
    fn raise(&self, rooms: &mut [Room], most: usize) -> bool {
        let mut open: Vec<usize> = (0..rooms.len()).collect();
        let mut any = false;
        loop {
            open.retain(|at| self.lacks(*at, rooms[*at]) != (0, 0));
            let lacks = |at: &usize| (self.lacks(*at, rooms[*at]), Reverse(*at));
            let Some(table) = open.iter().copied().max_by_key(lacks) else { return any };
            let before = rooms[table];
            rooms[table] = self.raised(table, before);
            if self.pages(rooms, Packing::Tight) <= most {
                any = true;
            } else {
                rooms[table] = before;
                open.retain(|other| *other != table);
            }
        }
    }

    /// What a table lacks in a room, in thousandths: rows, then lines.
    fn lacks(&self, table: usize, room: Room) -> (usize, usize) {
        let rows = &self.tables[table];
        let shown = room.rows.min(rows.len());
        let lines = |row: &RowOf| row.lines.min(MANY + ENOUGH);
        let all: usize = rows.iter().map(lines).sum();
        let there: usize =
            rows[..shown].iter().map(|row| lines(row).min(row.least.max(room.clip.most))).sum();
        let of = |part: usize, whole: usize| 1000 * (whole - part) / whole.max(1);
        (of(shown, rows.len()), of(there, all))
    }

    /// A step more room than this for a table; the same where it has all.
    fn raised(&self, table: usize, Room { rows, clip }: Room) -> Room {
        let all = self.tables[table].len();
        match clip.most {
            most if most < ENOUGH => Room { rows, clip: Clip { most: ENOUGH, ..clip } },
            _ if rows < all => Room { rows: (rows + 1 + rows / 3).min(all), clip },
            most if most < MANY => Room { rows, clip: Clip { most: most + 1, ..clip } },
            _ => Room { rows, clip: Clip::NONE },
        }
    }

    /// The pieces with shorter tables.
    fn shortened(&self, rooms: &[Room]) -> Vec<Piece> {
        let mut out = Vec::with_capacity(self.pieces.len());
        let table = |piece: &Piece| piece.row.map(|row| row.table);
        for pieces in self.pieces.chunk_by(|a, b| table(a) == table(b)) {
            match pieces.first().and_then(table).and_then(|table| rooms.get(table)) {
                Some(room) => self.shorten(pieces, *room, &mut out),
                None => out.extend_from_slice(pieces),
            }
        }
        out
    }

    /// The rows of a table as they are set in a room, and the line below it that tells what it leaves out.
    fn shorten(&self, pieces: &[Piece], Room { rows, mut clip }: Room, out: &mut Vec<Piece>) {
        let end = pieces.last().map_or(Keep::No, |last| last.keep);
        let all = pieces.last().and_then(|last| last.row).map_or(0, |last| last.row + 1);
        let shown = rows.min(all);
        let (mut told, mut ends) = (shown < all, Vec::with_capacity(shown));
        for row in pieces.chunk_by(|a, b| a.row == b.row).take(shown) {
            let Some((first, of)) = row.first().and_then(|first| Some((first, first.row?))) else { continue };
            let (lines, from) = (clip.lines(of.lines).max(of.least), out.len());
            if lines < of.lines {
                told = true;
                out.push(Piece { height: table::height(lines, self.of.table), ..first.clone() });
            } else {
                out.extend_from_slice(row);
            }
            ends.push((out.len(), height(&out[from..])));
        }
        table::keep_rows(out, ends);
        let Some(last) = out.last_mut() else { return };
        if told && !pieces.iter().any(|piece| piece.row.is_some_and(|row| row.noted)) {
            last.keep = Keep::Firm;
            let height = self.of.small.leading;
            // Where a page begins with it, its title stands above it.
            let title = Piece { height: self.of.body.leading + UNIT, ..Piece::default() };
            out.push(Piece {
                space: UNIT,
                height,
                keep: end,
                again: Some(Rc::new(title)),
                ..Piece::default()
            });
        } else {
            last.keep = end;
        }
    }
}

/// The summaries of the tables that may be shortened where there are only so many pages, in their order: what
/// must fit on one page is cut by itself.
pub(in crate::paper) fn summaries(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) if table.shorten.is_some() => found.push(table.summary.as_str()),
            Block::Together(blocks) | Block::Last(blocks) => found.extend(summaries(blocks)),
            _ => {}
        }
    }
    found
}

/// A piece without what stands on it.
fn bare(piece: &Piece) -> Piece {
    let Piece { space, height, keep, fresh, again, mark, row, .. } = piece;
    let again = again.as_ref().map(|again| Rc::new(Piece { height: again.height, ..Piece::default() }));
    let mark = mark.as_ref().map(|(level, _)| (*level, String::new()));
    Piece {
        space: *space,
        height: *height,
        keep: *keep,
        fresh: *fresh,
        again,
        mark,
        row: *row,
        ..Piece::default()
    }
}

/// The greatest number up to `most` that fits, where 0 does.
fn greatest(most: usize, mut fits: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::registers::Registers;
    use crate::assessment::{Assessment, Response};
    use crate::audience::{Disclosed, Edition};
    use crate::base::lang::Lang;
    use crate::base::level::Level;
    use crate::paper::set::flow::Flow;
    use crate::paper::set::text::Setter;
    use crate::questionnaire::Catalogue;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::report::document::Document;
    use crate::report::{ReportInput, build};

    fn sample() -> Assessment {
        let bytes = include_bytes!("../../../assets/sample/sample.en.ron");
        crate::storage::parse(bytes, &Catalogue::shipped()).unwrap().assessment
    }

    fn board(assessment: &Assessment, lang: Lang) -> Document {
        let (questionnaire, date) = (meti_guideline(), date(2026, 11, 24));
        let disclosed = &Disclosed::to(Edition::Board, questionnaire, assessment, date);
        build(&ReportInput { questionnaire, disclosed, lang, date, app: "Keian test" }).unwrap()
    }

    fn pieces(document: &Document, rooms: &[Room]) -> Vec<Piece> {
        let mut setter = Setter::new().unwrap();
        let mut flow = Flow::new(&mut setter, document, rooms);
        flow.blocks(&document.blocks);
        flow.pieces
    }

    /// Whether the heights are right is what the number of pages hangs on.
    #[test]
    fn what_is_sketched_is_what_is_set() {
        for lang in Lang::ALL {
            let mut long = sample();
            for answer in long.answers.values_mut().take(20) {
                answer.response = Response::Unknown;
                answer.action_mut().text = "調達先と在庫を見直す。".repeat(90);
            }
            for assessment in [sample(), long] {
                let document = board(&assessment, lang);
                let sketch = Sketch::of(&pieces(&document, &[]), Scale::of(lang));
                assert_eq!(sketch.tables.len(), 8, "six areas, the plan and the weightiest checks");
                let clip = |most, more| Clip { most, more };
                let mixed: Vec<Room> =
                    (0..8).map(|at| Room { rows: 2 + at, clip: clip(1 + at % 3, 2 * at) }).collect();
                for rooms in [
                    vec![LEAST; 8],
                    vec![Room { rows: 5, clip: clip(2, 3) }; 8],
                    vec![Room { rows: usize::MAX, clip: clip(3, 30) }; 8],
                    vec![Room::AMPLE; 8],
                    mixed,
                    sketch.rooms(8),
                ] {
                    let set: Vec<Piece> = pieces(&document, &rooms).iter().map(bare).collect();
                    assert_eq!(sketch.shortened(&rooms), set, "{lang:?} {rooms:?}");
                }
            }
        }
    }

    #[test]
    fn all_rows_come_before_more_lines_and_nothing_more_has_room() {
        let mut assessment = sample();
        // With a page for them there is no room for all rows.
        assessment.registers = Registers::default();
        for (_, question) in meti_guideline().questions() {
            let answer = assessment.answers.entry(question.id.clone()).or_default();
            (answer.response, answer.meaning) = (Response::Unknown, question.meaning);
            answer.action_mut().text = "調達先と在庫を見直す。".repeat(8);
        }
        // Some have a level above the target, nothing is said of what was done, and they are in no plan.
        for answer in assessment.answers.values_mut().take(14) {
            answer.response = Response::Level(Level::FOUR);
            answer.actions.clear();
        }
        let document = board(&assessment, Lang::Ja);
        let sketch = Sketch::of(&pieces(&document, &[]), Scale::of(Lang::Ja));
        assert!(sketch.pages(&[], Packing::Loose) > 8);
        let rooms = sketch.rooms(8);
        assert_eq!(sketch.pages(&rooms, Packing::Tight), 8);
        for (table, room) in rooms.iter().enumerate() {
            let all = sketch.tables[table].len();
            assert!(room.rows >= all && room.clip.most >= ENOUGH, "table {table}: {room:?} of {all}");
            let mut more = rooms.clone();
            more[table] = sketch.raised(table, Room { clip: Clip { more: 0, ..room.clip }, ..*room });
            let shown = sketch.lacks(table, *room) == (0, 0);
            assert!(shown || sketch.pages(&more, Packing::Tight) > 8, "table {table}: {room:?}");
        }
    }

    #[test]
    fn the_greatest_number_that_fits_is_found() {
        for most in 0..9 {
            assert_eq!(greatest(8, |number| number <= most), most.min(8));
        }
    }
}
