//! Technologies at risk: how many of their ways out are closed, open, or not looked at.

use super::chapter::{Chapter, counted};
use crate::base::lang::fill;
use crate::report::document::{Align, Block, Cell, Table};
use crate::report::pieces::{body, column, heading};

/// How many technologies stand in the table.
const FIRST: usize = 30;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    let all = &c.figures.technologies;
    let Some(said) = said(c) else { return Vec::new() };
    let rows = all.iter().take(FIRST).map(|of| {
        let cells = [
            of.name.clone(),
            of.products.join(&c.b.w.separator),
            counted(of.routes.0),
            counted(of.routes.1),
            counted(of.unseen),
            c.day(of.reviewed_on),
        ];
        cells.map(Cell::plain).into()
    });
    let table = Table {
        summary: c.w.technologies.clone(),
        columns: vec![
            column(&c.w.technology, 26.0, Align::Left),
            column(&c.r.lives_by, 44.0, Align::Left),
            // Numbers and dates take what they need.
            column(&c.w.route_closed, 0.0, Align::Right),
            column(&c.w.route_still_open, 0.0, Align::Right),
            column(&c.w.route_unseen, 0.0, Align::Right),
            column(&c.r.reviewed, 0.0, Align::Centre),
        ],
        rows: rows.collect(),
        fitted: true,
        ..Table::default()
    };
    let mut blocks = vec![heading(2, &c.w.technologies), body(said), Block::Table(table)];
    blocks.extend(c.rest(all.len(), FIRST).map(body));
    blocks
}

/// Of how many technologies a way out is open, and of how many nobody has looked at all; none where there is none.
pub(super) fn said(c: &Chapter<'_>) -> Option<String> {
    let all = &c.figures.technologies;
    let open = counted(all.iter().filter(|of| of.routes.1 > 0).count());
    let unseen = counted(all.iter().filter(|of| of.unseen > 0).count());
    let values = [("all", &*counted(all.len())), ("open", &*open), ("unseen", &*unseen)];
    (!all.is_empty()).then(|| fill(&c.w.technologies_said, &values))
}
