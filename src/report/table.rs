//! Tables: a head that is repeated on every page, rows that are not torn unless they are taller
//! than a page.

use super::document::{Align, Table};
use super::layout::{Layout, base};
use super::pages::Item;
use super::style::{MARGIN, MUTED, NAVY, RULE, SMALL, TABLE, TINT, WIDTH};
use super::text::{Line, TEXT};

/// The space between a cell's edge and its text.
const PAD: f32 = 4.0;

#[allow(clippy::cast_precision_loss, reason = "lines of a cell on a page")]
fn height(lines: usize) -> f32 {
    lines as f32 * TABLE.leading + 2.0 * PAD
}

/// Lays out a table from the cursor on.
pub(super) fn lay_out(layout: &mut Layout<'_>, table: &Table) {
    let sum: f32 = table.columns.iter().map(|c| c.width).sum();
    let widths: Vec<f32> = table.columns.iter().map(|c| WIDTH * c.width / sum).collect();
    head(layout, table, &widths, false);
    for row in &table.rows {
        let cells: Vec<Vec<Line>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| layout.setter.lines(cell, TEXT, TABLE, width - 2.0 * PAD))
            .collect();
        let most = cells.iter().map(Vec::len).max().unwrap_or(0);
        let fits_a_page = height(most) <= layout.page_room() - 2.0 * height(2);
        if height(most) > layout.room() && (fits_a_page || layout.room() < height(3)) {
            layout.next_page();
            head(layout, table, &widths, false);
        }
        rows(layout, table, &widths, &cells, most);
    }
    layout.y += 10.0;
}

/// One row, in as many pieces as it needs pages.
fn rows(layout: &mut Layout<'_>, table: &Table, widths: &[f32], cells: &[Vec<Line>], most: usize) {
    let mut from = 0;
    loop {
        let mut to = most;
        while to > from + 1 && height(to - from) > layout.room() {
            to -= 1;
        }
        let top = layout.y;
        let mut x = MARGIN;
        for ((lines, width), column) in cells.iter().zip(widths).zip(&table.columns) {
            let mut y = top + PAD;
            for line in lines.iter().take(to).skip(from) {
                let free = width - 2.0 * PAD - line.width;
                let shift = match column.align {
                    Align::Left => 0.0,
                    Align::Centre => free / 2.0,
                    Align::Right => free,
                };
                layout.put(line.clone(), x + PAD + shift.max(0.0), y + base(TABLE), TABLE.size);
                y += TABLE.leading;
            }
            x += width;
        }
        layout.y = top + height(to - from);
        layout.push(Item::line((MARGIN, layout.y), (MARGIN + WIDTH, layout.y), RULE, 0.6));
        from = to;
        if from >= most {
            return;
        }
        layout.next_page();
        head(layout, table, widths, true);
    }
}

fn head(layout: &mut Layout<'_>, table: &Table, widths: &[f32], continued: bool) {
    let cells: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| layout.setter.plain(&column.title, true, NAVY, TABLE, width - 2.0 * PAD))
        .collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    layout.need(height(most) + height(2));
    if continued {
        let mark = format!("({})", layout.continued);
        for line in layout.setter.plain(&mark, false, MUTED, SMALL, WIDTH) {
            layout.put(line, MARGIN, layout.y + base(SMALL), SMALL.size);
            layout.y += SMALL.leading;
        }
    }
    let top = layout.y;
    layout.push(Item::rect(MARGIN, top, WIDTH, height(most), TINT));
    let mut x = MARGIN;
    for ((lines, width), column) in cells.into_iter().zip(widths).zip(&table.columns) {
        let mut y = top + PAD;
        for line in lines {
            let shift = match column.align {
                Align::Left => 0.0,
                Align::Centre => (width - 2.0 * PAD - line.width) / 2.0,
                Align::Right => width - 2.0 * PAD - line.width,
            };
            layout.put(line, x + PAD + shift.max(0.0), y + base(TABLE), TABLE.size);
            y += TABLE.leading;
        }
        x += width;
    }
    layout.y = top + height(most);
    layout.push(Item::line((MARGIN, layout.y), (MARGIN + WIDTH, layout.y), NAVY, 1.0));
}
