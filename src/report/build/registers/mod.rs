//! What the registers come to: a chapter for those who see everything, one page for the board. Where nothing stands in
//! them there is neither.

mod board;
mod chapter;
mod places;
mod points;
mod scenarios;
mod talks;
mod technologies;

use super::builder::Builder;
use crate::analysis::bought_said::totals_said;
use crate::audience::Edition;
use crate::report::document::Block;
use crate::report::pieces::{heading, joined};
use chapter::Chapter;

/// The part; empty where nothing stands in the registers, or nothing of them is shown.
pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let Some(figures) = b.input.disclosed.registers(b.input.date) else { return Vec::new() };
    let c = Chapter::of(b, &figures);
    match b.edition() {
        Edition::Full => full(&c),
        Edition::Board => board::blocks(&c),
        Edition::Questionnaire => Vec::new(),
    }
}

fn full(c: &Chapter<'_>) -> Vec<Block> {
    let [bought, sold, monthly] = totals_said(c.r, &c.figures.totals, c.lang());
    let doubts = c.doubts();
    joined([
        vec![heading(1, &c.w.title), c.bullets([bought, monthly, sold].into_iter().chain(doubts))],
        places::blocks(c),
        points::blocks(c),
        scenarios::blocks(c),
        technologies::blocks(c),
        talks::blocks(c),
    ])
}
