//! Tables: a head that is repeated on every page, rows that are not torn unless they are taller
//! than a page; then a mark says that they go on.

use std::rc::Rc;

use super::document::{Align, Cell, Table};
use super::figures;
use super::flow::{Flow, artifact, count};
use super::pages::{Item, Placed};
use super::pieces::Piece;
use super::style::{MARGIN, NAVY, RIGHT, ROOM, RULE, SMALL, TABLE, TINT, WIDTH};
use super::text::{Line, Look, TEXT, aside};
use super::tree::{Role, Tag};

/// The space between a cell's edge and its text.
const PAD: f32 = 3.0;

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

fn height(lines: usize) -> f32 {
    count(lines) * TABLE.leading + 2.0 * PAD
}

/// Sets a table.
pub(super) fn set(flow: &mut Flow<'_>, table: &Table) {
    let mut x = MARGIN;
    let columns: Vec<(f32, f32, Align)> = widths(flow, table)
        .into_iter()
        .zip(&table.columns)
        .map(|(width, column)| {
            x += width;
            (x - width, width, column.align)
        })
        .collect();
    let tag = flow.setter.tree.add_with(Role::Table, Tag::Artifact, table.summary.clone());
    let first = head(flow, table, &columns, tag, false);
    flow.push(Piece { space: PAD, keep: true, ..first });
    let again = Rc::new(head(flow, table, &columns, Tag::Artifact, false));
    let torn = Rc::new(head(flow, table, &columns, Tag::Artifact, true));
    for (place, row) in table.rows.iter().enumerate() {
        let from = flow.pieces.len();
        let line = flow.setter.tree.add(Role::Row, tag);
        let cells: Vec<Set> =
            row.iter().zip(&columns).map(|(cell, column)| self::cell(flow, cell, *column, line)).collect();
        rows(flow, cells, &columns, &again, &torn);
        if let Some(first) = flow.pieces.get_mut(from) {
            first.anchor = table.anchors.get(place).cloned();
        }
    }
}

/// The widths of the columns: their shares, but no column is narrower than its widest word, and the
/// others give way.
fn widths(flow: &mut Flow<'_>, table: &Table) -> Vec<f32> {
    let sum: f32 = table.columns.iter().map(|column| column.width).sum();
    let least: Vec<f32> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let head = word(flow, &column.title, look(column.align, Tag::Artifact).bold());
            let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| match cell {
                Cell::Text(runs) => runs
                    .iter()
                    .map(|run| word(flow, &run.text, look(column.align, Tag::Artifact)))
                    .fold(0.0, f32::max),
                Cell::Level(..) => 0.0,
            });
            (cells.fold(head, f32::max) + 2.0 * PAD + 0.1).min(WIDTH / 4.0)
        })
        .collect();
    let mut widths: Vec<f32> = table.columns.iter().map(|column| WIDTH * column.width / sum).collect();
    let missing: f32 = widths.iter().zip(&least).map(|(width, least)| (least - width).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(&least).map(|(width, least)| (width - least).max(0.0)).sum();
    if missing <= spare {
        for (width, least) in widths.iter_mut().zip(least) {
            let free = *width - least;
            *width -= if free > 0.0 { missing * free / spare.max(0.1) } else { free };
        }
    }
    widths
}

/// The widest word of a text that is broken nowhere: letters and figures without a Japanese
/// character or a space between.
fn word(flow: &mut Flow<'_>, text: &str, look: Look) -> f32 {
    let words = text.split(|c: char| c.is_whitespace() || c > '\u{2e7f}');
    let mut widest: f32 = 0.0;
    for word in words {
        // What is longer is torn anyway, and need not be measured.
        if !word.is_empty() && word.len() < 40 {
            widest = widest.max(flow.setter.one_line(word, look, WIDTH).width);
        }
    }
    widest
}

fn look(align: Align, tag: Tag) -> Look {
    let look = Look::new(TABLE, TEXT, tag);
    if align == Align::Left { look } else { look.tabular() }
}

fn cell(flow: &mut Flow<'_>, cell: &Cell, (x, width, align): (f32, f32, Align), row: Tag) -> Set {
    let tag = flow.setter.tree.add(Role::Cell, row);
    match cell {
        Cell::Text(runs) => {
            let look = look(align, tag);
            let mut lines = flow.setter.lines(runs, look, width - 2.0 * PAD);
            if let Some(most) = flow.clip {
                flow.setter.clip(&mut lines, most, width - 2.0 * PAD, look);
            }
            Set::Text(lines)
        }
        Cell::Level(steps, alt) => {
            let figure = flow.setter.tree.add_with(Role::Figure, tag, alt.clone());
            Set::Drawn(figures::small_level(flow.setter, steps, (x + PAD, PAD), figure))
        }
    }
}

/// One row in one piece, or line by line where it is taller than a page.
fn rows(
    flow: &mut Flow<'_>,
    cells: Vec<Set>,
    columns: &[(f32, f32, Align)],
    again: &Rc<Piece>,
    torn: &Rc<Piece>,
) {
    let most = cells.iter().map(Set::lines).max().unwrap_or(0);
    let whole = height(most) + again.height <= ROOM;
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
                        if whole { (0, PAD + count(place) * TABLE.leading) } else { (place, 0.0) };
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
        let mut height = count(lines) * TABLE.leading;
        height += if first { PAD } else { 0.0 } + if last { PAD } else { 0.0 };
        if last {
            items.push(artifact(Item::line((MARGIN, height), (RIGHT, height), RULE, 0.6)));
        }
        let again = Some(Rc::clone(if first { again } else { torn }));
        let keep = !whole && (first || place + 2 == pieces);
        flow.push(Piece { height, items, keep, again, ..Piece::default() });
    }
}

/// The head; where it is repeated it is decoration, and says whether the row before goes on.
fn head(
    flow: &mut Flow<'_>,
    table: &Table,
    columns: &[(f32, f32, Align)],
    tag: Tag,
    continued: bool,
) -> Piece {
    let repeated = tag == Tag::Artifact;
    let row = if repeated { tag } else { flow.setter.tree.add(Role::Row, tag) };
    let cells: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(columns)
        .map(|(column, (_, width, _))| {
            let tag = if repeated { tag } else { flow.setter.tree.add(Role::Head, row) };
            let look = Look::new(TABLE, NAVY, tag).bold();
            flow.setter.plain(&column.title, look, width - 2.0 * PAD)
        })
        .collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut items = Vec::new();
    let mut top = 0.0;
    if continued {
        let mark = format!("({})", flow.continued);
        flow.setter.one_line(&mark, aside(Tag::Artifact), WIDTH).put(MARGIN, 0.0, &mut items);
        top = SMALL.leading;
    }
    let bottom = top + height(most);
    items.push(artifact(Item::rect(MARGIN, top, WIDTH, height(most), TINT)));
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
            y += TABLE.leading;
        }
    }
    items.push(artifact(Item::line((MARGIN, bottom), (RIGHT, bottom), NAVY, 0.9)));
    Piece { height: bottom, items, ..Piece::default() }
}
