//! Tables: title and head are repeated on every page, with a mark that they go on; rows are not torn unless
//! they are taller than a page.

use std::rc::Rc;

use super::cells::{PAD, look};
use super::flow::{Clip, Flow, Room};
use super::items::{artifact, count};
use super::pieces::{Keep, Piece, RowOf, height as height_of};
use super::text::{Line, Look};
use super::{columns, figures};
use crate::base::lang::fill;
use crate::paper::pages::{Item, Placed};
use crate::paper::style::{MARGIN, NAVY, RIGHT, ROOM, RULE, TINT, Type, UNIT, WIDTH};
use crate::paper::tree::{Role, Tag};
use crate::report::document::{Align, Block, Cell, Shorten, Span, Style, Table};

/// How many rows of a table that goes on stand on its first and on its last page, at least; and how many of one
/// that has not twice as many.
pub(in crate::paper) const FEWEST: usize = 3;
pub(in crate::paper) const FEWEST_OF_FEW: usize = 2;
/// How high rows are that are enough, however few they are.
pub(in crate::paper) const ENOUGH: f32 = 0.18 * ROOM;

/// A cell that is set.
enum Set {
    Text(Vec<Line>),
    Drawn(Vec<Placed>),
}

impl Set {
    fn lines(&self) -> usize {
        match self {
            Self::Text(lines) => lines.len(),
            Self::Drawn(_) => 1,
        }
    }
}

/// The height of a row of so many lines.
pub(in crate::paper) fn height(lines: usize, of: Type) -> f32 {
    count(lines) * of.leading + 2.0 * PAD
}

/// Has rows stay together: of each where its pieces end, and its height.
pub(in crate::paper) fn keep_rows(pieces: &mut [Piece], rows: Vec<(usize, f32)>) {
    let (ends, heights): (Vec<usize>, Vec<f32>) = rows.into_iter().unzip();
    for (end, keep) in ends.into_iter().zip(keeps(&heights)) {
        pieces[end - 1].keep = keep;
    }
}

/// How firmly rows of these heights stay each with the next one.
fn keeps(heights: &[f32]) -> Vec<Keep> {
    let fewest = if heights.len() < 2 * FEWEST { FEWEST_OF_FEW } else { FEWEST };
    let enough = |rows: &[f32]| rows.len() >= fewest || rows.iter().sum::<f32>() >= ENOUGH;
    let places = 1..=heights.len();
    let keep = |place: usize| match heights.split_at(place) {
        (_, []) => Keep::No,
        (above, below) if enough(above) && enough(below) => Keep::Rather,
        _ => Keep::Together,
    };
    places.map(keep).collect()
}

/// Sets a table.
pub(in crate::paper) fn set(flow: &mut Flow<'_>, table: &Table) {
    let mut x = MARGIN;
    let columns: Vec<(f32, f32, Align)> = columns::widths(flow.setter, table)
        .into_iter()
        .zip(&table.columns)
        .map(|(width, column)| {
            x += width;
            (x - width, width, column.align)
        })
        .collect();
    let tag = flow.setter.tree.add_with(Role::Table, Tag::Artifact, table.summary.clone());
    // What is above says what the table is about.
    if let Some(above) = flow.pieces.last_mut() {
        above.keep = Keep::Firm;
    }
    let first = head(flow, table, &columns, Head::First(tag));
    flow.push(Piece { space: PAD, keep: Keep::Firm, ..first });
    let again = Rc::new(head(flow, table, &columns, Head::Repeated));
    // Where all must stand on one page, the cells give way and no row does.
    let (number, room) = match (&table.shorten, flow.clip) {
        (Some(_), None) => {
            let (number, room) = flow.next_room();
            (Some(number), room)
        }
        (_, clip) => (None, Room { clip: clip.unwrap_or(Clip::NONE), ..Room::AMPLE }),
    };
    let cuts = flow.clip.is_some() || table.shorten.as_ref().is_some_and(|shorten| shorten.texts.is_some());
    let mut clip = if cuts { room.clip } else { Clip::NONE };
    let shown = room.rows.min(table.rows.len());
    let noted = table.shorten.as_ref().is_some_and(|shorten| shorten.beyond > 0);
    let (mut any_cut, mut ends) = (false, Vec::with_capacity(shown));
    for (place, row) in table.rows.iter().take(shown).enumerate() {
        let from = flow.pieces.len();
        let line = flow.setter.tree.add(Role::Row, tag);
        // The first cell that stands at the left says what the row is about.
        let named = columns.iter().position(|(_, _, align)| *align == Align::Left);
        let mut cells: Vec<Set> = row
            .iter()
            .zip(&columns)
            .zip(0..)
            .map(|((cell, column), at)| {
                let role = if Some(at) == named { Role::RowHead } else { Role::Cell };
                let tag = flow.setter.tree.add(role, line);
                self::cell(flow, cell, *column, tag)
            })
            .collect();
        let (lines, fixed) = (most_lines(&cells), fixed_lines(&cells, &columns));
        any_cut |= cut(flow, &mut cells, &columns, clip.lines(lines).max(fixed));
        rows(flow, cells, &columns, &again);
        ends.push((flow.pieces.len(), height_of(&flow.pieces[from..])));
        let least = if cuts { fixed } else { lines };
        for piece in flow.pieces.iter_mut().skip(from) {
            piece.row = number.map(|table| RowOf { table, row: place, lines, least, noted });
        }
        if let Some(first) = flow.pieces.get_mut(from) {
            first.anchor = table.anchors.get(place).cloned();
        }
    }
    keep_rows(&mut flow.pieces, ends);
    if let Some(of_page) = &mut flow.clip {
        *of_page = clip;
    }
    if let Some(shorten) = &table.shorten {
        let texts = match &shorten.whole {
            Some((rows, said)) if flow.shows_whole(rows) => Some(said),
            _ => shorten.texts.as_ref(),
        };
        let texts = texts.map(String::as_str).filter(|_| any_cut);
        said(flow, shorten, shorten.beyond + table.rows.len() - shown, texts);
    }
}

/// How many lines the highest of cells has.
fn most_lines(cells: &[Set]) -> usize {
    cells.iter().map(Set::lines).max().unwrap_or(0)
}

/// The same of those that are never cut: what does not stand at the left are numbers and dates.
fn fixed_lines(cells: &[Set], columns: &[(f32, f32, Align)]) -> usize {
    let fixed = cells.iter().zip(columns).filter(|(_, (_, _, align))| *align != Align::Left);
    fixed.map(|(cell, _)| cell.lines()).max().unwrap_or(1)
}

/// Tells below a table what it leaves out, in one line.
fn said(flow: &mut Flow<'_>, shorten: &Shorten, rows: usize, texts: Option<&str>) {
    let left_out = match rows {
        0 => None,
        1 => Some(shorten.row.clone()),
        _ => Some(fill(&shorten.rows, &[("count", &rows.to_string())])),
    };
    let said: String = left_out.as_deref().into_iter().chain(texts).collect();
    if said.is_empty() {
        return;
    }
    if let Some(above) = flow.pieces.last_mut() {
        above.keep = Keep::Firm;
    }
    flow.after = UNIT;
    flow.block(&Block::Paragraph(Style::Small, vec![Span::plain(said)]));
}

fn cell(flow: &mut Flow<'_>, cell: &Cell, (x, width, align): (f32, f32, Align), tag: Tag) -> Set {
    match cell {
        Cell::Text(runs) => {
            let look = look(flow.of.table, align, tag);
            Set::Text(flow.setter.lines(runs, look, width - 2.0 * PAD))
        }
        Cell::Level(steps, alt) => {
            let figure = flow.setter.tree.add_with(Role::Figure, tag, alt.clone());
            Set::Drawn(figures::small_level(flow.setter, steps, (x + PAD, PAD), figure))
        }
    }
}

/// Cuts the cells of a row to as many lines as it may have, but no number and no date; says whether any
/// was cut.
fn cut(flow: &mut Flow<'_>, cells: &mut [Set], columns: &[(f32, f32, Align)], most: usize) -> bool {
    let mut any = false;
    for (cell, (_, width, align)) in cells.iter_mut().zip(columns) {
        if let (Set::Text(lines), Align::Left) = (cell, align) {
            let look = look(flow.of.table, *align, Tag::Artifact);
            any |= flow.setter.clip(lines, most, width - 2.0 * PAD, look);
        }
    }
    any
}

/// One row in one piece, or line by line where it is taller than a page.
fn rows(flow: &mut Flow<'_>, cells: Vec<Set>, columns: &[(f32, f32, Align)], again: &Rc<Piece>) {
    let most = cells.iter().map(Set::lines).max().unwrap_or(0);
    let whole = height(most, flow.of.table) + again.height <= ROOM;
    let pieces = if whole { 1 } else { most };
    let mut items: Vec<Vec<Placed>> = vec![Vec::new(); pieces];
    for (cell, (x, width, align)) in cells.into_iter().zip(columns) {
        match cell {
            Set::Text(lines) => {
                for (place, line) in lines.into_iter().enumerate() {
                    let free = (width - 2.0 * PAD - line.width).max(0.0);
                    let shift = match align {
                        Align::Left => 0.0,
                        Align::Centre => free / 2.0,
                        Align::Right => free,
                    };
                    let (piece, y) =
                        if whole { (0, PAD + count(place) * flow.of.table.leading) } else { (place, 0.0) };
                    let y = if !whole && place == 0 { PAD } else { y };
                    line.put(x + PAD + shift, y, &mut items[piece]);
                }
            }
            Set::Drawn(drawn) => items[0].extend(drawn),
        }
    }
    for (place, mut items) in items.into_iter().enumerate() {
        let (first, last) = (place == 0, place + 1 == pieces);
        let lines = if whole { most } else { 1 };
        let mut height = count(lines) * flow.of.table.leading;
        height += if first { PAD } else { 0.0 } + if last { PAD } else { 0.0 };
        if last {
            items.push(artifact(Item::line((MARGIN, height), (RIGHT, height), RULE, 0.6)));
        }
        let again = Some(Rc::clone(again));
        let firm = !whole && (first || place + 2 == pieces);
        let keep = if firm { Keep::Firm } else { Keep::Rather };
        flow.push(Piece { height, items, keep, again, ..Piece::default() });
    }
}

/// Where the head of a table stands.
#[derive(Clone, Copy, PartialEq)]
enum Head {
    /// Above the first row; it belongs to the table with this tag.
    First(Tag),
    /// At the top of a later page, where it is decoration, below what the table is about.
    Repeated,
}

/// The head.
fn head(flow: &mut Flow<'_>, table: &Table, columns: &[(f32, f32, Align)], of: Head) -> Piece {
    let tag = match of {
        Head::First(tag) => tag,
        Head::Repeated => Tag::Artifact,
    };
    let repeated = tag == Tag::Artifact;
    let row = if repeated { tag } else { flow.setter.tree.add(Role::Row, tag) };
    let cells: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(columns)
        .map(|(column, (_, width, _))| {
            let tag = if repeated { tag } else { flow.setter.tree.add(Role::Head, row) };
            let look = Look::new(flow.of.table, NAVY, tag).bold();
            flow.setter.plain(&column.title, look, width - 2.0 * PAD)
        })
        .collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    let Piece { height: top, mut items, .. } = match of {
        Head::First(_) => Piece::default(),
        Head::Repeated => Piece::clone(&flow.title_again()),
    };
    let bottom = top + height(most, flow.of.table);
    items.push(artifact(Item::rect(MARGIN, top, WIDTH, height(most, flow.of.table), TINT)));
    for (lines, (x, width, align)) in cells.into_iter().zip(columns) {
        let mut y = top + PAD;
        for line in lines {
            let free = (width - 2.0 * PAD - line.width).max(0.0);
            let shift = match align {
                Align::Left => 0.0,
                Align::Centre => free / 2.0,
                Align::Right => free,
            };
            line.put(x + PAD + shift, y, &mut items);
            y += flow.of.table.leading;
        }
    }
    items.push(artifact(Item::line((MARGIN, bottom), (RIGHT, bottom), NAVY, 0.9)));
    Piece { height: bottom, items, ..Piece::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_rows_stay_together_at_either_end_or_fewer_that_are_as_high() {
        let torn = |heights: &[f32]| -> Vec<usize> {
            (1..)
                .zip(keeps(heights))
                .filter(|(_, keep)| *keep == Keep::Rather)
                .map(|(place, _)| place)
                .collect()
        };
        assert_eq!(torn(&[20.0; 8]), [3, 4, 5]);
        assert_eq!(torn(&[20.0; 5]), [2, 3]);
        assert_eq!(torn(&[20.0; 3]), [0; 0]);
        assert_eq!(torn(&[130.0, 20.0, 20.0, 20.0, 20.0, 70.0, 60.0]), [1, 2, 3, 4, 5]);
        assert_eq!(keeps(&[20.0; 2]), [Keep::Together, Keep::No]);
    }
}
